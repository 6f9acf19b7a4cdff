"""The service goes away and comes back while pages are open."""

from scenario import scenario, until


@scenario("While the service does not answer the page says so, keeps what is written, and goes on when it is back")
def comes_back(browser):
    rundown = browser.service.rundown("comes-back", narration=["As it was."])
    item = rundown["items"][0]
    with browser.page("/rundowns/comes-back", loses=True) as page:
        page.wait_for_timeout(300)
        with browser.at_rest():
            page.wait_for_selector("#connection >> text=does not answer")
            page.get_by_label("Narration", exact=True).fill("Written meanwhile.")
            page.keyboard.press("Tab")
            page.wait_for_selector(".toast.bad >> text=cannot be reached")
            page.wait_for_selector(".item.unkept >> text=not kept yet")
            assert page.get_by_label("Narration", exact=True).input_value() == "Written meanwhile."
        # Sessions end with the service.
        page.wait_for_selector("#connection >> text=The session has ended")
        assert page.get_by_label("Narration", exact=True).input_value() == "Written meanwhile."
        page.get_by_role("link", name="Clips").click()
        page.get_by_role("dialog").get_by_role("button", name="Close").click()
        page.get_by_role("button", name="Sign in…").click()
        page.get_by_label("Token").fill(browser.service.tokens["edit"])
        page.keyboard.press("Enter")
        page.wait_for_selector("#connection", state="detached", timeout=15_000)
        until(page, "() => !document.querySelector('.item.unkept')")
        kept = browser.service.ask("GET", "/rundowns/comes-back")["items"][0]
        assert kept["text"] == "Written meanwhile." and kept["version"] == item["version"] + 1, kept


@scenario("A recording that plays when the service goes away stops with a word about it, and the desk stays")
def desk_stays(browser):
    with browser.page("/recordings/0414", loses=True) as page:
        page.wait_for_selector(".turn")
        with browser.at_rest():
            page.wait_for_selector("#connection >> text=does not answer")
            assert page.locator(".turn").count() > 3
            page.get_by_role("link", name="Clips").click()
            page.wait_for_selector("h1 >> text=Not shown")
            page.go_back()
        page.wait_for_timeout(200)


@scenario("Two people undo and move at once: nothing is lost, and both see the same")
def two_at_once(browser):
    service = browser.service
    clips = [service.clip("0411-exchange", start, start + 8_000, f"twice-{start}") for start in (8_000, 24_000, 40_000)]
    service.rundown("twice", clips)
    order = "() => [...document.querySelectorAll('.item a[href^=\"/clips\"]')].map((one) => one.textContent).join()"
    with browser.page("/rundowns/twice") as one, browser.page("/rundowns/twice") as other:
        one.wait_for_timeout(300)
        one.locator(".item").first.focus()
        other.locator(".item").last.focus()
        one.keyboard.press("Alt+ArrowDown")
        other.keyboard.press("Alt+ArrowUp")
        until(one, "() => document.querySelectorAll('.item').length === 3")
        one.wait_for_timeout(600)
        assert one.evaluate(order) == other.evaluate(order), (one.evaluate(order), other.evaluate(order))
        for page in (one, other):
            page.locator(".heading").get_by_role("button", name="Undo").click()
            page.wait_for_timeout(300)
        started = "twice-8000,twice-24000,twice-40000"
        until(
            one,
            "(wanted) => [...document.querySelectorAll('.item a[href^=\"/clips\"]')].map((one) => one.textContent).join() === wanted",
            started,
        )
        until(
            other,
            "(wanted) => [...document.querySelectorAll('.item a[href^=\"/clips\"]')].map((one) => one.textContent).join() === wanted",
            started,
        )
