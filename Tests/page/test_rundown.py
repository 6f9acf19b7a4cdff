"""The rundown."""

from scenario import downloaded, scenario, until


def slugs(page):
    return page.locator(".item.clip a[href^='/clips/']").all_inner_texts()


def begun(browser, name):
    service = browser.service
    clips = [
        service.clip("0411-exchange", start, start + 8_000, f"{name}-{slug}")
        for slug, start in (("a", 8_000), ("b", 24_000), ("c", 40_000))
    ]
    return service.rundown(name, clips)


@scenario("A rundown is begun, gets clips from the bin, narration and its running time")
def builds(browser):
    browser.service.clip("0414-dog", 132_800, 174_160, "builds-clip")
    with browser.page("/rundowns") as page:
        page.get_by_label("Title of a new rundown").fill("An evening at the river")
        page.keyboard.press("Enter")
        page.wait_for_selector(".rundown")
        assert page.url.endswith("/rundowns/an-evening-at-the-river")
        page.get_by_role("button", name="Add builds-clip").click()
        until(page, "() => document.querySelectorAll('.item').length === 1")
        page.get_by_role("button", name="+ Narration").click()
        page.keyboard.type("It was the sixth of April and the bridge was closed.")
        page.keyboard.press("Enter")
        until(page, "() => document.querySelectorAll('.item').length === 2")
        stored = browser.service.ask("GET", "/rundowns/an-evening-at-the-river")
        assert [item["kind"] for item in stored["items"]] == ["clip", "narration"], stored
        assert stored["items"][1]["runningTime"] == 4.5, stored["items"][1]
        page.get_by_label("Target length").fill("0:30")
        page.keyboard.press("Tab")
        page.wait_for_selector("text=under")


@scenario("A clip is dragged from the bin to its place, and items are dragged into order")
def drags(browser):
    begun(browser, "drags")
    browser.service.clip("0414-dog", 132_800, 174_160, "drags-new")
    with browser.page("/rundowns/drags") as page:
        page.locator(".side .clip", has_text="drags-new").drag_to(
            page.locator(".item").nth(1), target_position={"x": 100, "y": 4}
        )
        until(page, "() => document.querySelectorAll('.item').length === 4")
        assert slugs(page) == ["drags-a", "drags-new", "drags-b", "drags-c"], slugs(page)
        page.locator(".item").nth(3).drag_to(page.locator(".item").nth(0), target_position={"x": 100, "y": 4})
        until(page, "() => document.querySelector('.item a').textContent === 'drags-c'")
        assert slugs(page) == ["drags-c", "drags-a", "drags-new", "drags-b"], slugs(page)


@scenario("Items are moved, taken out and brought back by keys")
def keys(browser):
    begun(browser, "by-keys")
    with browser.page("/rundowns/by-keys") as page:
        page.locator(".item").first.focus()
        page.keyboard.press("Alt+ArrowDown")
        until(page, "() => document.querySelector('.item a').textContent === 'by-keys-b'")
        page.keyboard.press("Alt+ArrowDown")
        until(page, "() => document.querySelectorAll('.item a')[2].textContent === 'by-keys-a'")
        page.keyboard.press("Delete")
        until(page, "() => document.querySelectorAll('.item').length === 2")
        page.locator(".heading").get_by_role("button", name="Undo").click()
        until(page, "() => document.querySelectorAll('.item').length === 3")


@scenario("Narration is rewritten in place; its time is estimated or stated")
def narration(browser):
    browser.service.rundown("narration", narration=["One two three four."])
    with browser.page("/rundowns/narration") as page:
        page.get_by_label("Narration", exact=True).fill("One two three four five six seven eight.")
        page.keyboard.press("Tab")
        until(page, "() => document.querySelector('.lasts').textContent === '0:03.0'")
        page.get_by_label("Seconds it takes; empty for an estimate").fill("7")
        page.keyboard.press("Tab")
        until(page, "() => document.querySelector('.lasts').textContent === '0:07.0'")


@scenario("Two pages show one rundown: what one changes the other shows")
def live(browser):
    begun(browser, "live")
    with browser.page("/rundowns/live") as one, browser.page("/rundowns/live") as other:
        other.wait_for_selector(".item")
        other.wait_for_timeout(300)
        one.locator(".item").first.focus()
        one.keyboard.press("Alt+ArrowDown")
        until(other, "() => document.querySelector('.item a').textContent === 'live-b'")


@scenario("Two people rewrite one narration: the second sees both and chooses")
def conflict(browser):
    rundown = browser.service.rundown("conflict", narration=["As it was."])
    item = rundown["items"][0]
    with browser.page("/rundowns/conflict") as page:
        page.get_by_label("Narration", exact=True).fill("Mine.")
        browser.service.ask(
            "PATCH", f"/rundowns/conflict/items/{item['id']}", {"text": "Theirs."}, version=item["version"]
        )
        page.keyboard.press("Tab")
        page.wait_for_selector("dialog >> text=Theirs.")
        page.get_by_role("button", name="Keep mine").click()
        page.wait_for_selector("dialog", state="detached")
        until(page, "() => document.querySelector('.item textarea').value === 'Mine.'")
        assert browser.service.ask("GET", "/rundowns/conflict")["items"][0]["text"] == "Mine."


@scenario("A rundown is exported in a format that is chosen, and says what the format loses")
def exports(browser):
    begun(browser, "exports")
    with browser.page("/rundowns/exports") as page:
        page.get_by_label("Format").select_option("markdown")
        page.wait_for_selector(".losses summary")
        name, content = downloaded(page, lambda: page.get_by_role("link", name="Export", exact=True).click())
        assert name.endswith(".md") and b"exports-a" in content, name
        page.get_by_label("Format").select_option("reaper")
        name, content = downloaded(page, lambda: page.get_by_role("link", name="Export", exact=True).click())
        assert name.endswith(".zip") and content[:2] == b"PK", name


@scenario("The loudness of the mix is measured")
def loudness(browser):
    begun(browser, "loudness")
    with browser.page("/rundowns/loudness") as page:
        page.get_by_role("button", name="Measure").click()
        page.wait_for_selector("text=LUFS")
