"""The list of recordings."""

from scenario import changed, scenario, until


@scenario("The list shows every call with its speakers, length and trust")
def shows_all(browser):
    with browser.page("/recordings") as page:
        until(page, "() => document.querySelectorAll('.call[role=listitem]').length === 6")
        row = page.locator(".call", has_text="0415-sandbags")
        assert "ALEC" in row.inner_text() and "1:01" in row.inner_text()
        label = row.locator("[role=img]").get_attribute("aria-label")
        assert "found in the sound" in label, label
        label = page.locator(".call", has_text="0416-school").locator("[role=img]").get_attribute("aria-label")
        assert "not on the tape" in label, label


@scenario("Turns that are doubtful are counted in the list")
def counts_doubt(browser):
    def doubt(recordings):
        recordings["items"][0]["confidence"]["doubtful"] = 7

    with browser.page("/search") as page:
        changed(page, "**/api/v1/recordings?*", doubt)
        page.goto("/recordings")
        label = page.locator(".call [role=img]").first.get_attribute("aria-label")
        assert "7 doubtful" in label, label


@scenario("A filter narrows the list and stands in the address, also after a reload")
def filters(browser):
    with browser.page("/recordings") as page:
        page.get_by_label("Speaker").fill("NINA")
        until(page, "() => document.querySelectorAll('.call[role=listitem]').length === 1")
        assert "party=NINA" in page.url, page.url
        page.reload()
        until(page, "() => document.querySelectorAll('.call[role=listitem]').length === 1")
        assert page.get_by_label("Speaker").input_value() == "NINA"


@scenario("Arrow keys walk the list, Enter opens a call, and the back button leads to the list again")
def keys(browser):
    with browser.page("/recordings") as page:
        page.locator(".call a").first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_selector(".desk")
        assert page.locator("h1").inner_text() == "0413-bridge"
        page.go_back()
        page.wait_for_selector(".calls")


@scenario("Without a session the page asks for the token and lets one in with it")
def signs_in(browser):
    with browser.page("/recordings/0414", role=None) as page:
        page.get_by_label("Token").fill("wrong")
        page.keyboard.press("Enter")
        page.wait_for_selector(".fault:not([hidden])")
        page.get_by_label("Token").fill(browser.service.tokens["read"])
        page.keyboard.press("Enter")
        page.wait_for_selector(".desk")


@scenario("Nothing is fetched from another host, and no script or style stands in the page itself")
def stays_here(browser):
    with browser.page("/recordings/0414") as page:
        hosts = page.evaluate(
            "() => [...new Set(performance.getEntriesByType('resource').map((one) => new URL(one.name).origin))]"
        )
        assert hosts == [browser.service.address], hosts
        inline = page.evaluate("() => document.querySelectorAll('script:not([src]), style').length")
        assert inline == 0, inline
