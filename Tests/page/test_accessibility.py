"""Every view, light and dark, narrow and wide, under axe."""

from axe_playwright_python.sync_playwright import Axe

from scenario import scenario
from service import ROOT

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def views(browser):
    """Addresses of all views, each with something in it."""
    service = browser.service
    clip = next((one for one in service.ask("GET", "/clips?limit=200")["items"] if one["slug"] == "scanned"), None)
    if clip is None:
        clip = service.clip("0414-dog", 132_800, 174_160, "scanned")
        service.rundown("scanned", [clip], ["It was the sixth of April."])
    check = service.check((ROOT / "Examples/story.md").read_text(encoding="utf-8"))
    return [
        "/recordings",
        "/recordings/0414#t=16.6,21.77",
        "/recordings/0415",
        "/recordings/0413",
        "/search?q=bridge",
        "/clips",
        f"/clips/{clip['id']}",
        "/rundowns",
        "/rundowns/scanned",
        "/checks",
        f"/checks/{check['id']}#q7",
        "/redactions",
        "/log",
        "/add",
    ]


def scan(page, where):
    """Findings that are serious."""
    page.wait_for_timeout(500)
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{where}: {one['id']}: {one['nodes'][0]['html'][:140]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def everywhere(browser, **more):
    faults = []
    for path in views(browser):
        with browser.page(path, **more) as page:
            faults += scan(page, path)
    assert not faults, "\n  " + "\n  ".join(faults)


@scenario("No view has a serious accessibility finding, in light")
def light(browser):
    everywhere(browser)


@scenario("No view has a serious accessibility finding, in dark")
def dark(browser):
    everywhere(browser, scheme="dark")


@scenario("No view has a serious accessibility finding, at 390 pixels")
def narrow(browser):
    everywhere(browser, width=390, height=844)


@scenario("Help, a question and the sign-in have no serious accessibility finding")
def windows(browser):
    faults = []
    with browser.page("/recordings/0414") as page:
        page.keyboard.press("?")
        page.wait_for_selector("dialog")
        faults += scan(page, "help")
        page.keyboard.press("Escape")
        page.keyboard.press("g")
        page.wait_for_selector("dialog")
        faults += scan(page, "go to")
    with browser.page("/recordings", role=None) as page:
        faults += scan(page, "sign in")
    assert not faults, "\n  " + "\n  ".join(faults)


@scenario("No view scrolls sideways at 390, 1 024 and 1 440 pixels")
def widths(browser):
    faults = []
    for width, height in ((390, 844), (1_024, 768), (1_440, 900)):
        for path in views(browser):
            with browser.page(path, width=width, height=height) as page:
                page.wait_for_timeout(250)
                over = page.evaluate(
                    "() => Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth) - innerWidth"
                )
                if over > 0:
                    faults.append(f"{path} at {width}: {over} pixels too wide")
    assert not faults, "; ".join(faults)
