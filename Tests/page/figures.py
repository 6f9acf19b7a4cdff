"""Figures: how soon the page can be used, and how evenly a long transcript scrolls."""

import json
import pathlib
import statistics
import tempfile
import time

import long_call
from service import Service

FIRST_USABLE = 1_000  # milliseconds
THREE_HOURS = 3 * 3_600


def first_usable(browser, rounds=5):
    """Milliseconds from a cold start (no cache, a new context) until calls can be chosen; the worst."""
    found = []
    for _ in range(rounds):
        with browser.page("/recordings") as page:
            page.wait_for_selector(".call[role=listitem] a")
            client = page.context.new_cdp_session(page)
            client.send("Network.clearBrowserCache")
            begun = time.monotonic()
            page.goto("/recordings", wait_until="commit")
            page.wait_for_selector(".call[role=listitem] a")
            found.append((time.monotonic() - begun) * 1_000)
    return found


def scrolling(browser, path, selector):
    """Frames that Chromium drew and dropped while a list was scrolled for some seconds, from its trace."""
    with browser.page(path) as page:
        page.wait_for_selector(f"{selector} [role=listitem]")
        page.wait_for_timeout(1_500)
        box = page.locator(selector).bounding_box()
        trace = pathlib.Path(tempfile.mkstemp(suffix=".json")[1])
        browser.chromium.start_tracing(
            page=page,
            path=str(trace),
            categories=[
                "toplevel",
                "devtools.timeline",
                "disabled-by-default-devtools.timeline.frame",
                "disabled-by-default-devtools.timeline",
                "cc",
                "benchmark",
            ],
        )
        page.evaluate(
            """() => { window.gaps = []; let last = 0; const step = (now) => { if (last) window.gaps.push(now - last); last = now; window.frame = requestAnimationFrame(step); }; requestAnimationFrame(step); }"""
        )
        client = page.context.new_cdp_session(page)
        begun = time.monotonic()
        for speed, far in ((1_500, 6_000), (4_000, 16_000)):
            client.send(
                "Input.synthesizeScrollGesture",
                {
                    "x": box["x"] + box["width"] / 2,
                    "y": box["y"] + box["height"] / 2,
                    "yDistance": -far,
                    "speed": speed,
                    "gestureSourceType": "mouse",
                    "preventFling": True,
                },
            )
        seconds = time.monotonic() - begun
        gaps = page.evaluate("() => { cancelAnimationFrame(window.frame); return window.gaps; }")
        browser.chromium.stop_tracing()
        events = json.loads(trace.read_text(encoding="utf-8"))["traceEvents"]
        trace.unlink()
    drawn = sum(one["name"] == "DrawFrame" for one in events)
    dropped = sum(one["name"] == "DroppedFrame" for one in events)
    main = {
        (one["pid"], one["tid"])
        for one in events
        if one["name"] == "thread_name" and one["args"].get("name") == "CrRendererMain"
    }
    work = sorted(
        one["tdur"] / 1_000
        for one in events
        if one["name"] == "ThreadControllerImpl::RunTask" and "tdur" in one and (one["pid"], one["tid"]) in main
    )
    return {
        "work": work[int(len(work) * 0.999)] if work else 0,
        "most": work[-1] if work else 0,
        "over": sum(one > 16.7 for one in work),
        "seconds": seconds,
        "drawn": drawn,
        "dropped": dropped,
        "rate": len(gaps) / (sum(gaps) / 1_000),
        "p50": statistics.median(gaps),
        "p99": sorted(gaps)[int(len(gaps) * 0.99)],
        "worst": max(gaps),
    }


def long_service(program, page_folder, seconds=THREE_HOURS):
    """A service over an index that holds one call of three hours."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tapelog-long-"))
    length = long_call.make(folder, seconds)
    service = Service.__new__(Service)
    service.program, service.page_folder, service.folder = str(program), page_folder, folder
    service.index = folder / "long.tapelog"
    begun = time.monotonic()
    service.run("index", str(folder / "long.wav"), "--transcript", str(folder / "long.vtt"), "--legs", "NINA,TOM")
    print(f"a call of {length / 3_600:.2f} hours indexed in {time.monotonic() - begun:.0f} s", flush=True)
    service.start()
    return service


def report(name, found):
    return (
        f"{name}: {found['rate']:.1f} frames/s over {found['seconds']:.1f} s, {found['drawn']} drawn, {found['dropped']} dropped, "
        f"gap p50 {found['p50']:.1f} ms, p99 {found['p99']:.1f} ms, worst {found['worst']:.1f} ms; "
        f"main thread: longest task {found['most']:.1f} ms of processor time, {found['over']} over 16.7 ms"
    )
