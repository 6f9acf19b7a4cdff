"""What the tests of the page share: how they are listed, and the browser they run in."""

import contextlib
import json
import os
import pathlib

scenarios = []

# Sound that a page plays through the audio clock is kept, sample by sample, in `window.heard`. A worklet keeps it: it
# runs with the clock and gets every block, where a script processor loses blocks while the page is busy.
KEEP = """
  registerProcessor("keep", class extends AudioWorkletProcessor {
    constructor() {
      super();
      this.restart();
    }
    restart() {
      this.left = new Float32Array(2048);
      this.right = new Float32Array(2048);
      this.count = 0;
    }
    process([input]) {
      if (input.length > 0) {
        this.left.set(input[0], this.count);
        this.right.set(input[1] ?? input[0], this.count);
      }
      this.count += 128;
      if (this.count === this.left.length) {
        this.port.postMessage([this.left, this.right]);
        this.restart();
      }
      return true;
    }
  });
"""
LISTEN = (
    """
  window.heard = [];
  const connect = AudioNode.prototype.connect;
  const resume = AudioContext.prototype.resume;
  const taps = new WeakMap();
  const listen = async (context) => {
    await context.audioWorklet.addModule(URL.createObjectURL(new Blob([%s], { type: "text/javascript" })));
    const tap = new AudioWorkletNode(context, "keep", { channelCount: 2, channelCountMode: "explicit" });
    const kept = { rate: context.sampleRate, left: [], right: [] };
    window.heard.push(kept);
    tap.port.onmessage = ({ data: [left, right] }) => {
      kept.left.push(...left);
      kept.right.push(...right);
    };
    taps.set(context, tap);
    connect.call(tap, context.destination);
  };
  window.AudioContext = class extends AudioContext {
    constructor(...how) {
      super(...how);
      this.listening = listen(this);
    }
    get state() {
      return taps.has(this) ? super.state : "suspended";
    }
    async resume() {
      await this.listening;
      return resume.call(this);
    }
  };
  AudioNode.prototype.connect = function (to, ...rest) {
    if (to instanceof AudioDestinationNode) connect.call(this, taps.get(this.context));
    return connect.call(this, to, ...rest);
  };
"""
    % json.dumps(KEEP)
)


def scenario(sentence):
    """Lists a test under a sentence about the product."""

    def listed(test):
        scenarios.append((sentence, test))
        return test

    return listed


class Browser:
    """Debian's Chromium, with pages that are signed in."""

    def __init__(self, playwright, service):
        self.service = service
        self.chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
        )
        self.cookies = {}
        self.begin_sessions()

    def begin_sessions(self):
        """Signs in, as at first; sessions end with the service."""
        self.cookies = {role: self.sign_in(role) for role in ("edit", "read")}

    @contextlib.contextmanager
    def at_rest(self):
        """The service does not run meanwhile: pages lose it, and its index can be written to."""
        self.service.stop()
        try:
            yield
        finally:
            self.service.start()
            self.begin_sessions()

    def sign_in(self, role):
        """The cookies of a session."""
        context = self.chromium.new_context()
        answer = context.request.post(
            f"{self.service.address}/api/v1/session",
            data={"token": self.service.tokens[role]},
            headers={"Origin": self.service.address},
            max_redirects=0,
        )
        state = context.storage_state()
        context.close()
        if not state["cookies"]:
            raise RuntimeError(f"no session: status {answer.status}")
        return state

    @contextlib.contextmanager
    def page(
        self,
        path="/recordings",
        role="edit",
        width=1440,
        height=900,
        scheme="light",
        loses=False,
        hears=False,
        **more,
    ):
        """A page at an address. What goes wrong in it fails the test; lost connections do not where it `loses` them.
        What it plays is kept where the test `hears`; its policy then lets the test's own script in."""
        context = self.chromium.new_context(
            storage_state=self.cookies[role] if role else None,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            base_url=self.service.address,
            accept_downloads=True,
            bypass_csp=hears,
            **more,
        )
        if hears:
            context.add_init_script(LISTEN)
        page = context.new_page()
        page.set_default_timeout(30_000)
        faults = []
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on(
            "console",
            lambda said: (
                faults.append(f"console: {said.text}")
                if said.type == "error" and "status of 4" not in said.text and not (loses and "net::ERR" in said.text)
                else None
            ),
        )
        try:
            page.goto(path)
            page.wait_for_selector("h1")
            yield page
        finally:
            context.close()
        assert not faults, "; ".join(faults)

    def close(self):
        self.chromium.close()


def changed(page, address, change):
    """The page gets answers from an address as `change` makes them."""

    def answer(route):
        given = route.fetch()
        body = given.json()
        change(body)
        route.fulfill(response=given, json=body)

    page.route(address, answer)



def place(page):
    """Seconds that the player's bar shows."""
    words = page.locator("#player .time").inner_text()
    minutes, seconds = words.rsplit(":", 1)
    return int(minutes.split(":")[-1]) * 60 + float(seconds)


def go_to(page, typed, seconds=None):
    """Goes to a time by the key, and waits until the desk is there: `seconds`, or what was typed."""
    page.keyboard.press("g")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    until(
        page,
        "(wanted) => Math.abs(document.querySelector('.wave')?.getAttribute('aria-valuenow') - wanted) < 0.001",
        float(typed) if seconds is None else seconds,
    )


def until(page, expression, argument=None, timeout=30_000):
    """Waits until an expression in the page is true."""
    page.wait_for_function(expression, arg=argument, timeout=timeout)


def downloaded(page, act):
    """What a click downloads: name and bytes."""
    with page.expect_download() as waited:
        act()
    return waited.value.suggested_filename, pathlib.Path(waited.value.path()).read_bytes()
