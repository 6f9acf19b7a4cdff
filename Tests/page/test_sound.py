"""What comes out: exactly the samples of the range, and nothing after them."""

import io

import numpy
import soundfile

from scenario import place, scenario, until
from service import ROOT


def heard(page, quiet=3_000):
    """The left channel that the page has played, once it has been silent for so many samples."""
    until(
        page,
        "(quiet) => { const kept = window.heard.at(-1)?.left ?? []; return kept.some(Boolean) && kept.slice(-quiet).every((one) => one === 0); }",
        quiet,
        timeout=20_000,
    )
    page.wait_for_timeout(300)
    kept = page.evaluate("() => ({ rate: window.heard.at(-1).rate, left: window.heard.at(-1).left })")
    return kept["rate"], numpy.rint(numpy.array(kept["left"]) * 32_768).astype(int)


def tape(name, start, end):
    samples, _ = soundfile.read(ROOT / "Audio" / name, dtype="int16", always_2d=True)
    return samples[start:end, 0].astype(int)


def find(samples, wanted):
    """Where `wanted` stands in `samples`, whole."""
    first = numpy.flatnonzero(samples)[0] - numpy.flatnonzero(wanted)[0]
    return first if first >= 0 and numpy.array_equal(samples[first : first + len(wanted)], wanted) else -1


@scenario("A range plays from its first to its last sample, and not one more")
def ends_on_the_sample(browser):
    for start, end in ((132_800, 174_160), (20_001, 27_998)):
        with browser.page(f"/recordings/0414#t={start / 8000:.6f},{end / 8000:.6f}", hears=True) as page:
            page.keyboard.press("p")
            rate, samples = heard(page)
            wanted = tape("0414-dog.flac", start, end)
            at = find(samples, wanted)
            assert rate == 8_000 and at >= 0, "the samples of the range were not played as they are"
            assert not samples[
                at + len(wanted) :
            ].any(), f"{numpy.count_nonzero(samples[at + len(wanted):])} samples after the end"


@scenario("A looped range comes round without a gap")
def loops(browser):
    with browser.page("/recordings/0414#t=16.6,17.4", hears=True) as page:
        page.keyboard.press("Shift+R")
        wanted = tape("0414-dog.flac", 132_800, 139_200)
        until(page, "() => (window.heard.at(-1)?.left.length ?? 0) > 32000", timeout=20_000)
        page.keyboard.press("k")
        samples = numpy.rint(numpy.array(page.evaluate("() => window.heard.at(-1).left")) * 32_768).astype(int)
        at = find(samples, numpy.concatenate([wanted, wanted]))
        assert at >= 0, "two rounds do not follow each other"


@scenario("A rundown plays without a gap: clips follow each other on the sample")
def gapless(browser):
    service = browser.service
    clips = [
        service.clip("0414-dog", 132_800, 139_200, "one"),
        service.clip("0411-exchange", 80_000, 88_000, "two"),
        service.clip("0414-dog", 139_200, 143_000, "three"),
    ]
    service.rundown("gapless", clips)
    with browser.page("/rundowns/gapless", hears=True) as page:
        page.wait_for_selector(".item")
        page.get_by_role("button", name="▶ Play", exact=True).click()
        until(page, "() => (window.heard.at(-1)?.left ?? []).length > 48000 * 3.2", timeout=20_000)
        kept = numpy.array(page.evaluate("() => window.heard.at(-1).left"))
        sounding = numpy.flatnonzero(numpy.abs(kept) > 1e-6)
        length = (sounding[-1] - sounding[0]) / 48_000
        wanted = sum(clip["runningTime"] for clip in clips)
        assert abs(length - wanted) < 0.003, f"{length:.4f} s heard, {wanted:.4f} s wanted"


@scenario("Recorded narration is heard in the programme, what is not recorded is silent for its time or left out")
def narration(browser):
    service = browser.service
    take = service.folder / "take.wav"
    seconds = 0.75
    samples = (8_000 * numpy.sin(numpy.arange(int(24_000 * seconds)) * 0.2)).astype("int16")
    soundfile.write(take, samples, 24_000, subtype="PCM_24")
    clip = service.clip("0414-dog", 132_800, 136_800, "after-narration")
    service.rundown("spoken", narration=["It was the sixth of April.", "The bridge was closed."])
    service.ask("POST", "/rundowns/spoken/items", {"kind": "clip", "clip": clip["id"]})
    with browser.at_rest():
        service.run("rundown", "voice", "spoken", "1", str(take))
    with browser.page("/rundowns/spoken", hears=True) as page:
        page.wait_for_selector(".item >> text=● recorded")
        silent = service.ask("GET", "/rundowns/spoken")["items"][1]["runningTime"]
        page.get_by_role("button", name="▶ Play", exact=True).click()
        until(page, "() => document.querySelector('#status').textContent.startsWith('Narration, not recorded')")
        whole = seconds + silent + 0.5
        until(
            page, "(count) => (window.heard.at(-1)?.left ?? []).length > count", 48_000 * (whole + 0.6), timeout=20_000
        )
        kept = numpy.abs(numpy.array(page.evaluate("() => window.heard.at(-1).left")))
        sounding = numpy.flatnonzero(kept > 1e-4)
        first, last = sounding[0], sounding[-1]
        assert abs((last - first) / 48_000 - whole) < 0.01, ((last - first) / 48_000, whole)
        gap = kept[first + int(48_000 * (seconds + 0.02)) : first + int(48_000 * (seconds + silent - 0.02))]
        assert not gap.any(), "narration that is not recorded makes a sound"
        page.get_by_label("What is heard of narration").select_option("recorded")
        page.evaluate("() => { for (const kept of window.heard) { kept.left = []; kept.right = []; } }")
        page.get_by_role("button", name="▶ Play", exact=True).click()
        until(page, "(count) => (window.heard.at(-1)?.left ?? []).length > count", 48_000 * 2, timeout=20_000)
        sounding = numpy.flatnonzero(numpy.abs(numpy.array(page.evaluate("() => window.heard.at(-1).left"))) > 1e-4)
        assert abs((sounding[-1] - sounding[0]) / 48_000 - seconds - 0.5) < 0.01


@scenario("A clip of a 24-bit recording is heard as it is, not as noise")
def deep(browser):
    service = browser.service
    samples, rate = soundfile.read(ROOT / "Audio/0414-dog.flac", dtype="int16")
    sound = io.BytesIO()
    soundfile.write(sound, samples.astype("int32") * 65_536 + 4_096, rate, subtype="PCM_24", format="WAV")
    recording = service.upload("9024-deep.wav", sound.getvalue())
    clip = service.ask(
        "POST",
        "/clips",
        {"recording": recording, "startFrame": 132_800, "endFrame": 140_800, "slug": "deep", "exact": True},
    )
    with browser.page(f"/clips/{clip['id']}", hears=True) as page:
        page.get_by_role("button", name="B As published").click()
        _, heard_samples = heard(page)
        wanted = samples[132_800:140_800].astype(int)
        first = int(numpy.flatnonzero(heard_samples)[0] - numpy.flatnonzero(wanted)[0])
        off = numpy.abs(heard_samples[first : first + 8_000] - wanted).max()
        assert off <= 1, f"off by {off} steps of 16 bits"


@scenario("Speed changes from half to double and keeps the pitch")
def speed(browser):
    with browser.page("/recordings/0414") as page:
        page.get_by_label("Speed, pitch kept").select_option("2")
        page.keyboard.press("Space")
        until(page, "() => document.querySelector('#player .go').textContent === '■'")
        page.wait_for_timeout(400)
        first = place(page)
        page.wait_for_timeout(2_000)
        passed = place(page) - first
        assert 3.4 < passed < 4.8, passed


@scenario("Skipping leaves pauses out")
def skips(browser):
    passed = {}
    for skip in (False, True):
        with browser.page("/recordings/0416") as page:
            if skip:
                page.keyboard.press("s")
            page.wait_for_timeout(300)
            page.keyboard.press("Space")
            until(page, "() => document.querySelector('#player .go').textContent === '■'")
            page.wait_for_timeout(6_000)
            passed[skip] = place(page)
    assert passed[True] > passed[False] + 0.3, passed


@scenario("R replays from two seconds before, J and L go two seconds back and on")
def replays(browser):
    with browser.page("/recordings/0414") as page:
        page.keyboard.press("g")
        page.keyboard.type("20")
        page.keyboard.press("Enter")
        now = "(wanted) => document.querySelector('.wave').getAttribute('aria-valuenow') === wanted"
        until(page, now, "20.000")
        page.keyboard.press("j")
        until(page, now, "18.000")
        page.keyboard.press("r")
        until(page, "() => document.querySelector('#player .go').textContent === '■'")
        assert 15.9 < place(page) < 17.5, place(page)


@scenario("One leg of a call can be heard alone")
def legs(browser):
    with browser.page("/recordings/0413#t=24,25", hears=True) as page:
        page.get_by_label("Leg").select_option("1")
        page.keyboard.press("p")
        _, samples = heard(page)
        right, _ = soundfile.read(ROOT / "Audio/0413-bridge.wav", dtype="int16", always_2d=True)
        assert find(samples, right[192_000:200_000, 1].astype(int)) >= 0
