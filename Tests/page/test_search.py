"""Search over everything."""

from scenario import place, scenario, until


@scenario("A search finds every form of a word, in the original and the translation, and plays a hit in place")
def plays(browser):
    with browser.page("/search?q=мост") as page:
        page.wait_for_selector(".hit")
        assert page.locator(".hit mark").count() >= 3
        page.locator(".hit button").first.click()
        until(page, "() => document.querySelector('#player .go').textContent === '■'")
        assert page.url.endswith("q=%D0%BC%D0%BE%D1%81%D1%82") or "мост" in page.url
        assert place(page) > 1


@scenario("What was said in another language's translation is found, with the words as spoken")
def translation(browser):
    with browser.page("/search?q=clever") as page:
        hit = page.locator(".hit").first
        hit.wait_for()
        assert "in the translation" in hit.inner_text() and "Буран" in hit.inner_text()


@scenario("A phrase is searched as a phrase")
def phrase(browser):
    with browser.page("/search?q=the+dog+is+missing&phrase=true") as page:
        page.wait_for_selector(".hit")
        assert page.locator(".hit").count() == 1


@scenario("Nothing found is said")
def nothing(browser):
    with browser.page("/search?q=helicopters") as page:
        page.wait_for_selector("text=Nothing is found")


@scenario("Words of a call stay words: no markup of theirs is read")
def inert(browser):
    with browser.page("/search?q=" + "%3Cimg+src%3Dx+onerror%3Dalert(1)%3E") as page:
        page.wait_for_selector("text=Nothing is found")
        assert page.locator("main img").count() == 0
