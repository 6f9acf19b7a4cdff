"""The rundown."""

from playwright.sync_api import TimeoutError
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


def drag(page, source, target, done):
    """Drags, and once more where the list was drawn anew under the pointer, which ends a drag."""
    for _ in range(2):
        source.drag_to(target, target_position={"x": 100, "y": 4})
        try:
            return until(page, done, timeout=10_000)
        except TimeoutError:
            continue
    until(page, done)


@scenario("A clip is dragged from the bin to its place, and items are dragged into order")
def drags(browser):
    begun(browser, "drags")
    browser.service.clip("0414-dog", 132_800, 174_160, "drags-new")
    with browser.page("/rundowns/drags") as page:
        clip = page.locator(".side .clip", has_text="drags-new")
        drag(page, clip, page.locator(".item").nth(1), "() => document.querySelectorAll('.item').length === 4")
        assert slugs(page) == ["drags-a", "drags-new", "drags-b", "drags-c"], slugs(page)
        first = "() => document.querySelector('.item a').textContent === 'drags-c'"
        drag(page, page.locator(".item").nth(3), page.locator(".item").nth(0), first)
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
        # The row says mine all along: only the answer tells that it is kept.
        with page.expect_response(lambda answer: answer.request.method == "PATCH" and answer.ok):
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


@scenario("The loudness of the mix is measured, and held against what a broadcaster wants")
def loudness(browser):
    begun(browser, "loudness")
    with browser.page("/rundowns/loudness") as page:
        page.get_by_role("button", name="Measure").click()
        page.wait_for_selector("dt >> text=Loudest 3 s")
        figures = page.locator(".side .facts").inner_text()
        assert figures.count("LUFS") == 3 and "dBTP" in figures and " LU" in figures, figures
        found = browser.service.ask("POST", "/rundowns/loudness/loudness", {})
        off = found["integrated"] + 23
        words = f"{abs(off):.1f} LU too {'loud' if off > 0 else 'soft'}"
        page.wait_for_selector(f"text={words}")
        page.get_by_label("Loudness that is wanted").select_option("podcast")
        page.wait_for_selector(f"text={abs(found['integrated'] + 16):.1f} LU too")
        name, content = downloaded(page, lambda: page.get_by_role("link", name="WAV at −16 LUFS").click())
        assert name == "loudness-16-lufs.wav" and content[:4] == b"RIFF", name
        page.locator(".item").first.focus()
        page.keyboard.press("Alt+ArrowDown")
        page.wait_for_selector("text=Measured before the last change.")


@scenario("The target length is the rundown's: others see it at once, the log has it, undo takes it back")
def target(browser):
    begun(browser, "target")
    with browser.page("/rundowns/target") as one, browser.page("/rundowns/target") as other:
        other.wait_for_timeout(300)
        one.get_by_label("Target length").fill("0:30")
        one.keyboard.press("Tab")
        until(other, "() => document.querySelector('.target input').value === '0:30.0'")
        other.wait_for_selector("text=0:27.0 under")
        assert browser.service.ask("GET", "/rundowns/target")["targetSeconds"] == 30
        one.get_by_text("Edit log").click()
        one.wait_for_selector("text=target 0:30.0")
        one.locator(".heading").get_by_role("button", name="Undo").click()
        until(other, "() => document.querySelector('.target input').value === ''")
        one.get_by_label("Target length").fill("half an hour")
        one.keyboard.press("Tab")
        one.wait_for_selector(".target input[aria-invalid]")


@scenario("A rundown is removed; whoever has it open is told")
def removes(browser):
    begun(browser, "removes")
    with browser.page("/rundowns/removes") as one, browser.page("/rundowns/removes") as other:
        other.wait_for_timeout(300)
        one.get_by_role("button", name="Remove this rundown…").click()
        one.get_by_role("button", name="Remove it").click()
        one.wait_for_selector("h1 >> text=Rundowns")
        other.wait_for_selector(".toast >> text=This rundown was removed")


@scenario("The bin beside a rundown has the order of the bin, and is narrowed by words")
def side_bin(browser):
    begun(browser, "sidebin")
    clips = [
        one for one in browser.service.ask("GET", "/clips?limit=500")["items"] if one["slug"].startswith("sidebin")
    ]
    with browser.page("/rundowns/sidebin") as page:
        order = [one["id"] for one in reversed(clips)]
        page.evaluate("(order) => localStorage.setItem('tapelog.bin', JSON.stringify(order))", order)
        page.reload()
        page.get_by_label("Narrow the bin").fill("sidebin")
        until(page, "() => document.querySelectorAll('.side .clip').length === 3")
        shown = page.locator(".side .clip .slug").all_inner_texts()
        assert shown == ["sidebin-c", "sidebin-b", "sidebin-a"], shown
