"""The listening desk."""

from scenario import changed, go_to, place, scenario, until

DOG = "/recordings/0414"


@scenario("A click on a word plays from it, and the word that sounds is marked")
def plays_a_word(browser):
    with browser.page(DOG) as page:
        page.locator('[data-turn="3"] [data-word="2"]').click()
        until(page, "() => document.querySelector('#player .go').textContent === '■'")
        until(page, "() => document.querySelector('.heard')?.closest('.turn').dataset.turn === '3'")
        assert 12 <= place(page) < 16, place(page)
        page.keyboard.press("k")
        until(page, "() => document.querySelector('#player .go').textContent === '▶'")


@scenario("The word that sounds goes with the sound, over turns")
def follows(browser):
    with browser.page(DOG) as page:
        page.locator('[data-turn="1"] [data-word="0"]').click()
        until(page, "() => document.querySelector('.heard')?.closest('.turn').dataset.turn === '2'", timeout=15_000)


@scenario("Enter on a word plays it; arrow keys walk words and turns")
def walks(browser):
    with browser.page(DOG) as page:
        page.locator('[data-turn="0"]').focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.dataset.turn") == "2"
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.dataset.word") == "1"
        page.keyboard.press("Enter")
        until(page, "() => document.querySelector('#player .go').textContent === '■'")
        assert 8 < place(page) < 13, place(page)


@scenario("Original and translation stand side by side")
def bilingual(browser):
    with browser.page(DOG) as page:
        row = page.locator('[data-turn="3"]')
        said, translated = row.locator(".said").bounding_box(), row.locator(".translation").bounding_box()
        assert translated["x"] > said["x"] + 100 and abs(translated["y"] - said["y"]) < 12


@scenario("Find in the call counts n of m, marks the overview and goes to the place")
def finds(browser):
    with browser.page(DOG) as page:
        page.keyboard.press("/")
        page.keyboard.type("мост")
        page.keyboard.press("Enter")
        until(page, "() => document.querySelector('.find .figures').textContent === '1 of 2'")
        assert "2 places found" in page.locator(".overview canvas").get_attribute("aria-label")
        assert page.locator("[data-word].found").count() == 2
        page.keyboard.press("Enter")
        until(page, "() => document.querySelector('.find .figures').textContent === '2 of 2'")


@scenario("Go to takes seconds, clock times, frames and the time of day")
def goes_to(browser):
    for typed, wanted in (("12.5", 12.5), ("0:31", 31.0), ("#80000", 10.0), ("7:41:42", 30.0)):
        with browser.page(DOG) as page:
            go_to(page, typed, wanted)


@scenario("The waveform is a slider: arrows, page keys, Home and End move, and its value is said")
def slider(browser):
    with browser.page(DOG) as page:
        wave = page.get_by_role("slider", name="Place in the recording")
        wave.focus()
        for key, wanted in (
            ("Home", "0.000"),
            ("ArrowRight", "1.000"),
            ("Shift+ArrowRight", "6.000"),
            ("PageUp", "16.000"),
            ("End", "50.819"),
        ):
            page.keyboard.press(key)
            until(
                page,
                "(wanted) => Math.abs(document.querySelector('.wave')?.getAttribute('aria-valuenow') - wanted) < 0.002",
                float(wanted),
            )
        assert " of 0:51" in wave.get_attribute("aria-valuetext")


@scenario("In and out make a selection with an address, X makes a clip of it")
def clips(browser):
    with browser.page(DOG) as page:
        for typed, key in (("16.6", "i"), ("21.77", "o")):
            go_to(page, typed)
            page.keyboard.press(key)
        assert page.url.endswith("#t=16.6,21.77"), page.url
        page.keyboard.press("x")
        page.wait_for_selector(".toast")
        made = browser.service.ask("GET", "/clips?limit=100")["items"][-1]
        assert (made["startFrame"], made["endFrame"]) == (132_800, 174_160), made


@scenario("An edge moves by ten milliseconds, one millisecond and one frame by key, and to the nearest pause")
def nudges(browser):
    with browser.page(DOG + "#t=16.6,21.77") as page:
        out = lambda: int(page.locator(".range .edge").nth(1).locator(".soft").inner_text()[1:])
        assert out() == 174_160
        for keys, by in (("Alt+ArrowRight", 80), ("Alt+Shift+ArrowRight", 8), ("Alt+.", 1), ("Alt+ArrowLeft", -80)):
            before = out()
            page.keyboard.press(keys)
            until(
                page,
                "(wanted) => document.querySelectorAll('.range .edge .soft')[1].textContent === `#${wanted}`",
                before + by,
            )
        before = out()
        page.keyboard.press("Alt+s")
        until(
            page, "(before) => document.querySelectorAll('.range .edge .soft')[1].textContent !== `#${before}`", before
        )
        assert abs(out() - before) <= 2_000


@scenario("A handle of the selection can be dragged")
def drags(browser):
    with browser.page(DOG + "#t=16.6,21.77") as page:
        box = page.locator(".handle.end").bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 30)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] / 2 + 60, box["y"] + 30, steps=4)
        page.mouse.up()
        until(page, "() => Number(document.querySelectorAll('.range .edge .soft')[1].textContent.slice(1)) > 174160")


@scenario("Edges of a turn are moved and confirmed, and the tape log has them")
def confirms(browser):
    with browser.page("/recordings/0412") as page:
        page.locator('[data-turn="4"] .said').click(position={"x": 2, "y": 2})
        page.keyboard.press("k")
        page.keyboard.press("t")
        page.wait_for_selector(".selection:not([hidden])")
        page.keyboard.press("e")
        page.keyboard.press("Alt+ArrowLeft")
        wanted = int(page.locator(".range .edge").nth(1).locator(".soft").inner_text()[1:])
        page.keyboard.press("c")
        page.wait_for_selector('[data-turn="4"] .tag.good')
        segment = browser.service.ask("GET", "/recordings/0412/segments")["items"][4]
        assert segment["timing"] == "confirmed" and segment["endFrame"] == wanted, segment


@scenario("The words of a turn are corrected, in the transcript and in the index")
def corrects(browser):
    with browser.page("/recordings/0411") as page:
        page.locator('[data-turn="2"]').focus()
        page.keyboard.press("w")
        words = page.get_by_label("As said")
        words.fill(words.input_value() + " Corrected.")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector('[data-turn="2"] >> text=Corrected.')
        assert browser.service.ask("GET", "/recordings/0411/segments")["items"][2]["text"].endswith("Corrected.")


@scenario("Turns that are not on the tape, and doubtful ones, say so in words")
def says_trust(browser):
    with browser.page("/recordings/0416") as page:
        assert page.locator(".turn.absent").first.inner_text().count("not on the tape") == 1

    def doubt(segments):
        for number, segment in enumerate(segments["items"]):
            segment["confidence"] = 0.3 if number == 9 else 0.95

    with browser.page("/recordings/0415") as page:
        changed(page, "**/api/v1/recordings/*/segments", doubt)
        page.reload()
        tag = page.locator(".turn.doubtful .tag")
        assert tag.first.inner_text() == "◌ doubtful · aligned 30 %", tag.first.inner_text()
        assert tag.count() == 1, tag.count()


@scenario("The call opens where it was left, and at the range that its address names")
def remembers(browser):
    with browser.page(DOG) as page:
        go_to(page, "31")
        page.get_by_role("link", name="Recordings").click()
        page.wait_for_selector(".calls")
        page.goto(DOG)
        until(page, "() => document.querySelector('.wave')?.getAttribute('aria-valuenow') === '31.000'")


@scenario("Following can be switched off and stays off")
def follow_off(browser):
    with browser.page(DOG) as page:
        follow = page.get_by_role("button", name="Follow")
        assert follow.get_attribute("aria-pressed") == "true"
        page.keyboard.press("f")
        assert follow.get_attribute("aria-pressed") == "false"
        page.reload()
        until(
            page,
            "() => [...document.querySelectorAll('.deskbar button')].find((one) => one.textContent === 'Follow')?.getAttribute('aria-pressed') === 'false'",
        )


@scenario("Keys work on a Russian keyboard, can be given to others, and letters can be switched off")
def remaps(browser):
    with browser.page(DOG) as page:
        go_to(page, "20")
        page.evaluate(
            "() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'о', code: 'KeyJ', bubbles: true }))"
        )
        until(page, "() => document.querySelector('.wave')?.getAttribute('aria-valuenow') === '18.000'")
        page.keyboard.press("?")
        page.locator("dialog").get_by_role("button", name="Back 2 s").click()
        page.keyboard.press("b")
        page.keyboard.press("Escape")
        page.keyboard.press("b")
        until(page, "() => document.querySelector('.wave')?.getAttribute('aria-valuenow') === '16.000'")
        page.keyboard.press("?")
        page.get_by_label("Keys of one letter work").select_option("off")
        page.keyboard.press("Escape")
        page.keyboard.press("b")
        page.keyboard.press("i")
        assert page.locator(".selection").is_hidden()


@scenario("Keys do nothing while one types")
def typing(browser):
    with browser.page(DOG) as page:
        page.get_by_label("Find in this call").fill("")
        page.keyboard.type("iox ")
        assert page.locator(".selection").is_hidden()
        assert page.locator("#player .go").inner_text() == "▶"


@scenario("Who may only read is offered no changes")
def reads(browser):
    with browser.page(DOG + "#t=16.6,21.77", role="read") as page:
        assert page.get_by_role("button", name="Make clip").count() == 0
        assert page.get_by_role("button", name="Confirm").count() == 0


@scenario("A turn changed elsewhere is shown without a reload")
def pushed(browser):
    with browser.page("/recordings/0413") as page:
        first = browser.service.ask("GET", "/recordings/0413/segments")["items"][0]
        number = first["id"].rsplit("-", 1)[1]
        page.wait_for_timeout(300)
        browser.service.ask(
            "PUT",
            f"/recordings/0413/segments/{number}/times",
            {"startFrame": first["startFrame"], "endFrame": first["endFrame"]},
        )
        page.wait_for_selector('[data-turn="0"] .tag.good')
