"""Calls and words that nobody made the page for."""

import struct
import time

from scenario import go_to, scenario, until
from service import ROOT

HEBREW = "הגשר נסגר בשישה באפריל, והיא הגיעה אל הגדה הקרובה"
WIDTHS = ((390, 844), (1_024, 768), (1_440, 900))


def too_wide(page):
    """Pixels by which the page is wider than its window."""
    page.wait_for_timeout(250)
    return page.evaluate(
        "() => Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth) - innerWidth"
    )


def silence(seconds):
    """A WAV with no sound, 8 kHz."""
    data = bytes(2 * 8_000 * seconds)
    head = struct.pack("<4sI8sIHHIIHH", b"RIFF", 36 + len(data), b"WAVEfmt ", 16, 1, 1, 8_000, 16_000, 2, 16)
    return head + struct.pack("<4sI", b"data", len(data)) + data


@scenario("Slugs without an end, titles from right to left and markup stay inside their place at every width")
def long_words(browser):
    service = browser.service
    slug = "the-" + "bridge" * 12
    clip = service.clip("0414-dog", 132_800, 174_160, slug)
    change = {"advisory": "x" * 300, "rights": "<img src=x onerror=alert(1)>"}
    service.ask("PATCH", f"/clips/{clip['id']}", change, version=clip["version"])
    service.ask("POST", "/rundowns", {"name": "hostile", "title": f"{HEBREW} " + "W" * 200})
    for item in (
        {"kind": "clip", "clip": clip["id"]},
        {"kind": "narration", "text": HEBREW},
        {"kind": "note", "text": "<script>window.broken = true</script>" + "y" * 400},
    ):
        service.ask("POST", "/rundowns/hostile/items", item)
    check = service.check(f"# {HEBREW}\n\n“{'z' * 300},” said {'Q' * 80}.\n\n“I can hear you,” Tom said.\n")
    faults = []
    for width, height in WIDTHS:
        for path in (
            f"/clips/{clip['id']}",
            "/clips",
            "/rundowns",
            "/rundowns/hostile",
            "/checks",
            f"/checks/{check['id']}#q1",
        ):
            with browser.page(path, width=width, height=height) as page:
                over = too_wide(page)
                if over > 0:
                    faults.append(f"{path} at {width}: {over} pixels too wide")
                assert not page.evaluate("() => Boolean(window.broken)") and page.locator("main img").count() == 0
    assert not faults, "; ".join(faults)
    with browser.page("/rundowns/hostile") as page:
        words = page.get_by_label("Narration", exact=True)
        assert words.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
        assert page.locator("h1").evaluate("(one) => getComputedStyle(one).direction") == "rtl"


@scenario(
    "A call without a transcript is heard, chosen from and clipped; every key of the desk does something sensible"
)
def no_transcript(browser):
    sound = (ROOT / "Audio/0416-school.wav").read_bytes()
    recording = browser.service.upload("9100-no-transcript.wav", sound[:-2] + b"\x07\x00")
    with browser.page(f"/recordings/{recording[:12]}") as page:
        page.wait_for_selector("text=No transcript is known")
        page.keyboard.press("Space")
        until(page, "() => document.querySelector('#player .go').textContent === '■'")
        keys = (
            "k j l i [ ] + - n Shift+N t w c ArrowLeft ArrowRight Shift+ArrowRight o e Alt+ArrowLeft Alt+s p k".split()
        )
        for key in keys:
            page.keyboard.press(key)
            page.wait_for_timeout(30)
        page.keyboard.press("Escape")
        page.keyboard.press("u")
        for place, edge in (("2", "i"), ("3", "o")):
            go_to(page, place)
            page.keyboard.press(edge)
        page.keyboard.press("x")
        page.wait_for_selector(".toast >> text=made")
        page.get_by_label("Find in this call").fill("bridge")
        until(page, "() => document.querySelector('#status').textContent === '0 places'")
        assert page.locator(".toast.bad").count() == 0, page.locator(".toast.bad").all_inner_texts()
    with browser.page("/recordings") as page:
        page.locator(".call", has_text="9100-no-transcript").wait_for()
        assert "no transcript" in page.locator(".call", has_text="9100-no-transcript").inner_text()


@scenario("A recording that was cut short, and one without any sound, open with a word about what is wrong")
def with_warnings(browser):
    sound = (ROOT / "Audio/0416-school.wav").read_bytes()
    short = browser.service.upload("9101-cut-short.wav", sound[: len(sound) // 2])
    silent = browser.service.upload("9102-silent.wav", silence(3))
    for recording, words in ((short, "ends before"), (silent, "no sound")):
        with browser.page(f"/recordings/{recording[:12]}") as page:
            page.wait_for_selector(".deskhead >> text=1 warning")
            assert words in page.locator(".deskaside").inner_text(), page.locator(".deskaside").inner_text()
            page.keyboard.press("Space")
            until(page, "() => document.querySelector('#player .go').textContent === '■'")
            page.wait_for_timeout(300)
            assert page.locator(".toast.bad").count() == 0
    with browser.page("/recordings") as page:
        page.get_by_label("With warnings").check()
        until(page, "() => document.querySelectorAll('.call[role=listitem]').length === 2")


@scenario("Speech from right to left stands so in the transcript, and its words are walked in its order")
def right_to_left(browser):
    sound = (ROOT / "Audio/0416-school.wav").read_bytes()
    captions = f"WEBVTT\n\n00:01.000 --> 00:04.000\n<v דנה>{HEBREW}\n\n00:05.000 --> 00:07.000\n<v TOM>Say again?\n"
    recording = browser.service.upload(
        "9103-rtl.wav", sound[:-2] + b"\x09\x00", {"transcript": ("9103-rtl.he.vtt", captions.encode())}
    )
    with browser.page(f"/recordings/{recording[:12]}") as page:
        said = page.locator(".turn .said").first
        said.wait_for()
        assert said.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
        assert page.locator(".turn .said").nth(1).evaluate("(one) => getComputedStyle(one).direction") == "ltr"
        page.locator(".turn").first.focus()
        page.keyboard.press("ArrowRight")
        assert page.evaluate("() => document.activeElement.textContent") == HEBREW.split()[0]
        assert too_wide(page) <= 0


@scenario("A bin of 2 000 clips stays quick: opened, narrowed, and beside a rundown")
def many_clips(browser):
    service = browser.service
    one = service.clip("0411-exchange", 8_000, 12_000, "many")
    service.rundown("many-beside")
    many = [{**one, "id": f"c{10_000 + number}", "slug": f"many-{number:04}"} for number in range(2_000)]

    def answer(route):
        after = route.request.url.partition("after=")[2].split("&")[0]
        start = next((place + 1 for place, clip in enumerate(many) if clip["id"] == after), 0)
        page = many[start : start + 500]
        route.fulfill(json={"items": page, "next": page[-1]["id"] if start + 500 < len(many) else None})

    with browser.page("/log") as page:
        page.route("**/api/v1/clips?*", answer)
        begun = time.monotonic()
        page.get_by_role("link", name="Clips").click()
        page.wait_for_selector("text=2000,")
        assert time.monotonic() - begun < 5, time.monotonic() - begun
        page.get_by_label("Narrow the bin").fill("many-1999")
        until(page, "() => document.querySelectorAll('.clip').length === 1", timeout=2_000)
        page.goto("/rundowns/many-beside")
        page.wait_for_selector("text=1800 more: narrow the bin.")
        assert page.locator(".side .clip").count() == 200
        page.get_by_label("Narrow the bin").fill("many-1999")
        until(page, "() => document.querySelectorAll('.side .clip').length === 1", timeout=2_000)
