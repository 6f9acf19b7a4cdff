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


@scenario("Turns and hits of which something is hidden carry the mark, and do not tell what")
def marks_hidden(browser):
    service = browser.service
    made = service.ask("POST", "/redactions", {"words": "Буран"})
    try:
        with browser.page("/recordings/0414") as page:
            until(page, "() => document.querySelectorAll('.turn').length > 0")
            page.get_by_label("Find in this call").fill("поеду без")
            page.keyboard.press("Enter")
            page.wait_for_selector(".turn.active >> text=▒ hidden")
            page.wait_for_selector(".turn.active .hidden-words")
            assert "Буран" not in page.content() and "Бурана" not in page.content()
        with browser.page("/search?q=найдётся") as page:
            page.wait_for_selector(".hit >> text=▒ hidden")
            assert page.locator(".hit").count() > page.locator(".hit >> text=▒ hidden").count()
            assert "Буран" not in page.content() and "Бурана" not in page.content()
    finally:
        service.ask("DELETE", f"/redactions/{made['id']}")


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
        page.wait_for_selector(".job progress")
        seen = page.evaluate("""() => new Promise((done) => {
          const shares = [];
          const look = () => {
            const job = document.querySelector(".job");
            if (!job.textContent.includes("sending")) shares.push(job.querySelector("progress").value);
            if (/done|failed/.test(job.textContent)) done(shares);
            else setTimeout(look, 5);
          };
          look();
        })""")
        assert seen == sorted(seen) and len({one for one in seen if 0 < one < 1}) >= 3, sorted(set(seen))
        page.wait_for_selector(".job >> text=done", timeout=60_000)
        page.get_by_role("link", name="Open it at the desk").first.click()
        page.wait_for_selector(".turn")
        assert page.locator("h1").inner_text() == "9001-added"
