"""Redactions, the log, adding a recording."""

from scenario import scenario, until
from service import ROOT


@scenario("What a name would hide is shown and heard before it is hidden; hiding works and is taken back")
def hides(browser):
    with browser.page("/redactions") as page:
        page.get_by_label("Name or words").fill("Pavel")
        page.keyboard.press("Enter")
        page.wait_for_selector(".hit")
        page.locator(".hit button").first.click()
        until(page, "() => document.querySelector('#player .go')?.textContent === '■'")
        page.get_by_role("button", name="Hide “Pavel” everywhere").click()
        page.wait_for_selector("table >> text=Pavel")
        page.get_by_role("button", name="Show again…").first.click()
        page.get_by_role("button", name="Show it again").click()
        page.wait_for_selector("text=Nothing is hidden.")


@scenario("A range is hidden from the desk")
def hides_range(browser):
    with browser.page("/recordings/0411#t=10,11") as page:
        page.locator(".selection").get_by_role("button", name="Hide…").click()
        page.keyboard.type("a name")
        page.keyboard.press("Enter")
        page.wait_for_selector(".toast >> text=Hidden")
        items = browser.service.ask("GET", "/redactions")["items"]
        assert any(item.get("startFrame") == 80_000 and item.get("endFrame") == 88_000 for item in items), items
        for item in items:
            browser.service.ask("DELETE", f"/redactions/{item['id']}")


@scenario("The custody log shows who did what")
def log(browser):
    with browser.page("/log") as page:
        page.wait_for_selector("table")
        assert "indexed" in page.locator("table").inner_text()


@scenario("A recording is added with its transcript, its progress is shown, and it opens at the desk")
def adds(browser):
    samples = bytearray((ROOT / "Audio/0416-school.wav").read_bytes())
    samples[-2:] = b"\x01\x00"
    files = {"name": "9001-added.wav", "mimeType": "audio/wav", "buffer": bytes(samples)}
    with browser.page("/add") as page:
        page.get_by_label("Recording", exact=True).set_input_files(files)
        page.get_by_label("Transcript, if there is one").set_input_files(ROOT / "Audio/0416-school.txt")
        page.get_by_role("button", name="Add it").click()
        page.wait_for_selector(".job")
        page.wait_for_selector(".job >> text=done", timeout=60_000)
        page.get_by_role("link", name="Open it at the desk").click()
        page.wait_for_selector(".turn")
        assert page.locator("h1").inner_text() == "9001-added"
