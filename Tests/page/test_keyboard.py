"""One way through the house with no mouse."""

from scenario import scenario, until


def tab_to(page, words, most=80):
    """Presses Tab until what has the focus is named so."""
    for _ in range(most):
        page.keyboard.press("Tab")
        named = page.evaluate(
            "() => { const one = document.activeElement; return one.getAttribute('aria-label') ?? one.textContent; }"
        )
        if named and named.strip().startswith(words):
            return
    raise AssertionError(f"the Tab key does not lead to “{words}”")


@scenario("By keys alone: find a call by search, hear the quote, make a clip, put it into a rundown, export a session")
def whole_way(browser):
    with browser.page("/recordings") as page:
        page.keyboard.press("/")
        page.keyboard.type("the ice behind it")
        page.keyboard.press("Enter")
        page.wait_for_selector(".hit:focus")
        page.keyboard.press("Enter")
        until(page, "() => document.querySelector('#player .go').textContent === '■'")
        page.keyboard.press("k")
        page.keyboard.press("x")
        page.wait_for_selector(".toast")
        page.keyboard.press("a")
        page.wait_for_selector("dialog")
        page.keyboard.press("End")
        page.keyboard.press("Tab")
        page.keyboard.type("By keys alone")
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog", state="detached")
        tab_to(page, "Open the rundown", 200)
        page.keyboard.press("Enter")
        page.wait_for_selector(".item.clip")
        tab_to(page, "Format")
        page.keyboard.type("reaper")
        until(page, "() => document.querySelector('.formats select').value.startsWith('reaper')")
        tab_to(page, "Export")
        with page.expect_download() as waited:
            page.keyboard.press("Enter")
        assert waited.value.suggested_filename.endswith(".zip"), waited.value.suggested_filename


@scenario("The first stops of the Tab key skip to the content, the player and, at the desk, the transcript")
def skip_links(browser):
    with browser.page("/recordings/0414") as page:
        names = []
        for _ in range(3):
            page.keyboard.press("Tab")
            names.append(page.evaluate("() => document.activeElement.textContent"))
        assert names[:2] == ["Skip to the content", "Skip to the player"], names


@scenario("Every control has a name, and the focus is always seen")
def names(browser):
    for path in ("/recordings", "/recordings/0414", "/clips", "/rundowns", "/checks", "/redactions", "/add"):
        with browser.page(path) as page:
            for _ in range(60):
                page.keyboard.press("Tab")
                found = page.evaluate("""() => {
                  const one = document.activeElement;
                  if (one === document.body) return null;
                  const labels = [...(one.labels ?? [])].map((label) => label.textContent).join(" ");
                  const name = one.getAttribute("aria-label") || labels || one.textContent || one.title || one.placeholder;
                  const style = getComputedStyle(one);
                  return { tag: one.tagName, name: name.trim(), seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 };
                }""")
                if found is None:
                    break
                assert found["name"], f"{path}: a {found['tag']} without a name"
                assert found["seen"], f"{path}: the focus on “{found['name'][:40]}” is not seen"
