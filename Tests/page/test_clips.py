"""The bin, and one clip."""

import numpy

from scenario import downloaded, scenario, until
from test_sound import find, heard, tape


@scenario("A clip shows slug, in-cue, out-cue and running time, and takes a new slug and an advisory")
def papers(browser):
    clip = browser.service.clip("0414-dog", 132_800, 174_160, "papers")
    with browser.page(f"/clips/{clip['id']}") as page:
        page.wait_for_selector(".papers")
        words = page.locator(".clipdetail").inner_text()
        assert clip["inCue"] in words and clip["outCue"] in words and "0:05.2" in words
        page.get_by_label("Slug", exact=True).fill("the-fence-again")
        page.keyboard.press("Enter")
        until(page, "() => document.querySelector('.clip[aria-current] .slug').textContent === 'the-fence-again'")
        page.get_by_label("Advisory").fill("somebody cries")
        page.keyboard.press("Tab")
        page.wait_for_selector(".clip[aria-current] .tag.check")
        stored = browser.service.ask("GET", f"/clips/{clip['id']}")
        assert stored["slug"] == "the-fence-again" and stored["advisory"] == "somebody cries"


@scenario("A clip is trimmed on its waveform, with what stands around it, by keys")
def trims(browser):
    clip = browser.service.clip("0414-dog", 132_800, 174_160, "trims")
    with browser.page(f"/clips/{clip['id']}") as page:
        page.wait_for_selector(".handle.end:not([hidden])")
        page.locator(".handle.end").focus()
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        page.get_by_role("button", name="Keep these edges").click()
        until(page, "() => document.querySelector('#status').textContent === 'Kept'")
        assert browser.service.ask("GET", f"/clips/{clip['id']}")["endFrame"] == 174_000


@scenario("The bin is put in order by keys and by dragging, and the order stays")
def order(browser):
    for slug, start in (("order-a", 8_000), ("order-b", 16_000), ("order-c", 24_000)):
        browser.service.clip("0411-exchange", start, start + 4_000, slug)
    with browser.page("/clips") as page:
        page.get_by_label("Narrow the bin").fill("order-")
        slugs = lambda: page.locator(".clip .slug").all_inner_texts()
        assert slugs() == ["order-a", "order-b", "order-c"], slugs()
        page.get_by_role("link", name="order-a").focus()
        page.keyboard.press("Alt+ArrowDown")
        until(page, "() => document.querySelectorAll('.clip .slug')[1].textContent === 'order-a'")
        page.locator(".clip", has_text="order-c").drag_to(
            page.locator(".clip", has_text="order-b"), target_position={"x": 60, "y": 4}
        )
        until(page, "() => document.querySelectorAll('.clip .slug')[0].textContent === 'order-c'")
        page.reload()
        page.wait_for_selector(".clip")
        page.get_by_label("Narrow the bin").fill("order-")
        assert slugs() == ["order-c", "order-b", "order-a"], slugs()


@scenario("A clip of a checked quote is heard as said and as published")
def compares(browser):
    service = browser.service
    check = service.check("“I can hear you,” Tom said. “I’m on the near bank.”\n")
    with browser.page(f"/checks/{check['id']}#q1") as page:
        page.get_by_role("button", name="Make clip").click()
        page.wait_for_selector(".toast")
        page.goto(f"/clips/{service.ask('GET', '/clips?limit=200')['items'][-1]['id']}")
        page.get_by_role("button", name="As published").click()
        until(page, "() => document.querySelector('#player .what').textContent === 'As published'")
        page.get_by_role("button", name="As said").click()
        until(page, "() => document.querySelector('#player .what').textContent === '0413-bridge'")


@scenario("A clip that no story quotes is heard as said and as it is cut, with its fades and gain")
def hears_the_cut(browser):
    service = browser.service
    clip = service.clip("0414-dog", 132_800, 140_800, "cut")
    change = {"gain": -6, "fadeInSeconds": 0.5}
    service.ask("PATCH", f"/clips/{clip['id']}", change, version=clip["version"])
    wanted = tape("0414-dog.flac", 132_800, 140_800)
    with browser.page(f"/clips/{clip['id']}", hears=True) as page:
        page.get_by_role("button", name="A As said").click()
        rate, said = heard(page)
        assert rate == 8_000 and find(said, wanted) >= 0, "the stretch was not played as it was recorded"
        page.evaluate("() => { for (const kept of window.heard) { kept.left = []; kept.right = []; } }")
        page.get_by_role("button", name="B As published").click()
        _, published = heard(page)
        assert find(published, wanted) < 0 and published.any(), "the cut is the same as the stretch"
        louder = abs(wanted[5_000:8_000]).max()
        first = int(published.nonzero()[0][0])
        softer = abs(published[first + 5_000 : first + 8_000]).max()
        assert 0.4 < softer / louder < 0.6, (softer, louder)


@scenario("A clip of which something is hidden is heard without it, and says so")
def hears_no_hidden(browser):
    service = browser.service
    clip = service.clip("0414-dog", 132_800, 140_800, "hidden-part")
    recording = service.recording("0414-dog")["id"]
    hidden = {"recording": recording, "startFrame": 134_000, "endFrame": 138_000, "sound": "silence"}
    made = service.ask("POST", "/redactions", hidden)
    try:
        with browser.page(f"/clips/{clip['id']}", hears=True) as page:
            page.wait_for_selector("text=Some of this clip is redacted.")
            page.get_by_role("button", name="B As published").click()
            until(page, "() => document.querySelector('#player .what').textContent === 'As published'")
            until(page, "() => (window.heard.at(-1)?.left.length ?? 0) > 12000")
            kept = numpy.array(page.evaluate("() => window.heard.at(-1).left"))
            first = int(kept.nonzero()[0][0])
            assert not kept[first + 1_400 : first + 5_000].any(), "what is hidden is heard"
    finally:
        service.ask("DELETE", f"/redactions/{made['id']}")


@scenario("A clip is downloaded as WAV")
def wave(browser):
    clip = browser.service.clip("0414-dog", 132_800, 174_160, "wave")
    with browser.page(f"/clips/{clip['id']}") as page:
        page.wait_for_selector("a[download$='.wav']")
        name, content = downloaded(page, lambda: page.locator("a[download$='.wav']").click())
        assert content[:4] == b"RIFF" and len(content) > 2 * 41_360, (name, len(content))


@scenario("Two people change one clip: the second sees both sides and chooses")
def conflict(browser):
    clip = browser.service.clip("0414-dog", 132_800, 174_160, "conflict")
    with browser.page(f"/clips/{clip['id']}") as page:
        page.wait_for_selector(".papers")
        rights = page.get_by_label("Rights")
        rights.fill("mine")
        browser.service.ask("PATCH", f"/clips/{clip['id']}", {"rights": "theirs"}, version=clip["version"])
        page.wait_for_timeout(200)
        page.keyboard.press("Tab")
        page.wait_for_selector("dialog >> text=theirs")
        page.get_by_role("button", name="Keep mine").click()
        until(page, "() => document.querySelector('#status').textContent === 'Kept'")
        assert browser.service.ask("GET", f"/clips/{clip['id']}")["rights"] == "mine"
