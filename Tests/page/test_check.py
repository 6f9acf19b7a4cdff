"""The quote check."""

from scenario import scenario, until
from service import ROOT

STORY = (ROOT / "Examples/story.md").read_text(encoding="utf-8")


@scenario("A pasted story comes back with every quote marked by sign, word and pattern")
def marks(browser):
    with browser.page("/checks") as page:
        page.get_by_label("Policy").select_option("condensed-qa")
        page.get_by_label("Story", exact=True).fill(STORY)
        page.get_by_role("button", name="Check every quote").click()
        page.wait_for_selector(".checkview")
        until(page, "() => document.querySelectorAll('.quoted .verdict').length >= 39")
        words = page.locator(".quoted", has_text="Eighteen, maybe twenty").inner_text()
        assert "≠ altered" in words, words
        assert "wavy" in page.locator(".quoted.bad").first.evaluate(
            "(one) => getComputedStyle(one).textDecorationStyle"
        )


@scenario("A story is dropped as a file")
def drops(browser):
    with browser.page("/checks") as page:
        page.locator("input[type=file]").set_input_files(ROOT / "Examples/story.md")
        page.wait_for_selector(".checkview .quoted")


@scenario("An opened quote shows print and tape side by side, plays, and becomes a clip")
def opens(browser):
    check = browser.service.check(STORY)
    with browser.page(f"/checks/{check['id']}") as page:
        page.locator(".quoted", has_text="I can hear you").first.click()
        assert (
            page.locator(".evidence del").inner_text().strip().endswith("uh, I'm")
            or "uh" in page.locator(".evidence del").inner_text()
        )
        assert "#q" in page.url
        page.get_by_role("button", name="As said").click()
        until(page, "() => document.querySelector('#player .go').textContent === '■'")
        before = len(browser.service.ask("GET", "/clips?limit=200")["items"])
        page.get_by_role("button", name="Make clip").click()
        page.wait_for_selector(".toast")
        assert len(browser.service.ask("GET", "/clips?limit=200")["items"]) == before + 1


@scenario("A quote that was not found offers the nearest words, marked as not its source")
def nearest(browser):
    check = browser.service.check("“We were filling the sandbags behind the church all night,” Tom said.\n", "strict")
    quote = check["report"]["quotes"][0]
    with browser.page(f"/checks/{check['id']}#q1") as page:
        page.wait_for_selector(".evidence h2")
        if quote.get("nearest"):
            assert "not this quote's source" in page.locator(".evidence").inner_text()


@scenario("Keys go from one finding to the next")
def steps(browser):
    check = browser.service.check(STORY)
    findings = [quote["number"] for quote in check["report"]["quotes"] if quote["finding"]]
    with browser.page(f"/checks/{check['id']}") as page:
        page.get_by_label("Only what is to be looked at").check()
        for number in findings[:3]:
            page.keyboard.press("n")
            until(page, "(number) => location.hash === `#q${number}`", number)


@scenario("A story that one checks stands in everybody's list, with its outcome, and is taken away")
def shared(browser):
    story = "# Shared by all\n\n“I can hear you,” Tom said. “I’m on the near bank.”\n"
    with browser.page("/checks") as other:
        other.wait_for_timeout(300)
        check = browser.service.check(story, "strict")
        row = other.locator("tr", has_text="Shared by all").first
        row.wait_for()
        assert "strict" in row.inner_text() and row.locator(".tag").count() == 1, row.inner_text()
        row.get_by_role("link").click()
        other.wait_for_selector(".checkview")
        assert other.url.endswith(check["id"]), other.url
        other.go_back()
        row.get_by_role("button", name="Take Shared by all away").click()
        other.get_by_role("button", name="Take it away").click()
        until(
            other,
            "() => ![...document.querySelectorAll('tr')].some((one) => one.textContent.includes('Shared by all'))",
        )
    with browser.page("/checks", role="read") as reader:
        reader.wait_for_selector("table")
        assert reader.get_by_role("button", name="Take", exact=False).count() == 0


@scenario("A list of many checks comes page by page")
def many_checks(browser):
    for number in range(35):
        browser.service.check(f"# Number {number}\n\n“I can hear you,” Tom said.\n", "strict")
    with browser.page("/checks") as page:
        assert page.locator("tbody tr").count() == 30
        page.get_by_role("button", name="Show more").click()
        page.wait_for_selector("tr >> text=Number 0")
        assert page.evaluate("() => document.activeElement.tagName") == "A"


@scenario("A quote is heard as published: what print keeps, joined by the service")
def published(browser):
    check = browser.service.check("“I can hear you,” Tom said. “I’m on the near bank.”\n")
    with browser.page(f"/checks/{check['id']}#q1") as page:
        page.get_by_role("button", name="As published").click()
        until(page, "() => document.querySelector('#player .what').textContent === 'Quote 1 as published'")
        page.keyboard.press("k")
        page.keyboard.press("q")
        until(page, "() => document.querySelector('#player .what').textContent === '0413-bridge'")
        page.keyboard.press("q")
        until(page, "() => document.querySelector('#player .what').textContent === 'Quote 1 as published'")


@scenario("The report opens as a page to print")
def report(browser):
    check = browser.service.check(STORY)
    with browser.page(f"/checks/{check['id']}") as page:
        with page.expect_popup() as waited:
            page.get_by_role("link", name="Report to print").click()
        waited.value.wait_for_load_state()
        assert "altered" in waited.value.content()
