// A checked story: every quote marked in its sentence; opening one shows tape and print side by side.
import { address, get, part } from "../parts/api.js";
import { button, fill, h, tick } from "../parts/dom.js";
import { bind } from "../parts/keys.js";
import { note } from "../parts/router.js";
import { quotePanel } from "../parts/quote-panel.js";
import { say } from "../parts/speak.js";
import { recall, remember } from "../parts/store.js";
import { cutAt } from "../parts/utf8.js";
import { verdicts, verdictTag } from "../parts/verdicts.js";

/** Shows the check of the address; `#q12` opens quote 12. */
export async function show(stage, { id }) {
  const check = await get(`/checks/${part(id)}`);
  const view = new Check(id, check);
  view.build(stage);
  return {
    title: check.story.title || check.report.story || "Quote check",
    shown: () => view.shown(),
    hash: () => view.fromHash(),
    leave: () => view.unbind?.(),
  };
}

class Check {
  constructor(id, { report, story, by, created, checked }) {
    Object.assign(this, { id, report, story, by, created, checked });
    this.open = null;
    this.only = recall("onlyFindings", false);
  }

  build(stage) {
    const { report } = this;
    this.text = h("article", { class: "story", "aria-label": "The story", lang: report.language ?? undefined });
    this.panel = h("aside", { class: "evidence", "aria-label": "The quote on tape", "aria-live": "off" });
    const download = (ending, words) =>
      h(
        "a",
        {
          class: "button tiny",
          href: address(`/checks/${part(this.id)}/report.${ending}`),
          target: "_blank",
          rel: "noopener",
        },
        words,
      );
    stage.append(
      h(
        "div",
        { class: "view full checkview" },
        h(
          "div",
          { class: "checkhead" },
          h("h1", { tabindex: "-1", dir: "auto" }, this.story.title || report.story || "Story"),
          this.summary(),
          h(
            "div",
            { class: "row push" },
            tick("Only what is to be looked at", this.only, (value) => {
              this.only = value;
              remember("onlyFindings", value);
              this.drawStory();
            }),
            button("◀", () => this.step(-1), { class: "tiny", "aria-label": "Quote before" }),
            button("▶", () => this.step(1), { class: "tiny", "aria-label": "Next quote" }),
            download("html", "Report to print"),
            download("md", "Markdown"),
            h("a", { class: "button tiny", href: "/checks" }, "Another story"),
          ),
        ),
        h("div", { class: "checkbody" }, this.text, this.panel),
      ),
    );
    this.drawStory();
    this.show(null);
  }

  summary() {
    const { summary, policy, editingStatement } = this.report;
    const counts = Object.keys(verdicts)
      .filter((name) => summary.verdicts[name])
      .map((name) => h("li", {}, h("b", {}, summary.verdicts[name]), " ", verdictTag({ verdict: name })));
    return h(
      "div",
      { class: "summary" },
      h(
        "p",
        {},
        h("b", {}, `${summary.findings} of ${summary.quotes} quotes to look at`),
        h("span", { class: "soft" }, ` by the policy ${policy}`),
      ),
      h("ul", { class: "row" }, counts),
      editingStatement && h("p", { class: "soft small" }, `The story says: “${editingStatement.text}”`),
    );
  }

  shown() {
    this.unbind = bind({
      findNext: () => this.step(1),
      findBack: () => this.step(-1),
      playSelection: () => this.parts?.said?.(),
      replay: () => this.parts?.said?.(),
      compare: () => this.parts?.compare?.(),
      clip: () => this.parts?.clip?.(),
    });
    this.fromHash();
  }

  fromHash() {
    const number = Number(/^#q(\d+)$/.exec(location.hash)?.[1]);
    if (number) this.show(number, { scroll: true });
  }

  drawStory() {
    const tags = { heading: "h2", body: "p", caption: "p", block: "blockquote" };
    const known = new Map(this.report.quotes.map((quote) => [quote.number, quote]));
    const parts = this.story.quotes.flatMap((quote, index) =>
      quote.parts.map((place, at) => ({ ...place, number: index + 1, last: at === quote.parts.length - 1 })),
    );
    fill(
      this.text,
      this.story.paragraphs.map((paragraph, index) => {
        const places = parts
          .filter((place) => place.paragraph === index && known.has(place.number))
          .sort((one, other) => one.startByte - other.startByte);
        const pieces = cutAt(
          paragraph.text,
          places.map((place) => [place.startByte, place.endByte]),
        );
        return h(
          tags[paragraph.kind] ?? "p",
          { class: paragraph.kind, dir: "auto" },
          pieces.map((piece) =>
            piece.range === null
              ? piece.text
              : this.mark(known.get(places[piece.range].number), piece.text, places[piece.range].last),
          ),
        );
      }),
    );
    this.lit();
  }

  /** A quote in its sentence: pattern, sign and word besides colour. */
  mark(quote, text, last) {
    const verdict = verdicts[quote.verdict];
    const plain = this.only && !quote.finding;
    return h(
      "a",
      {
        class: plain ? "quoted" : `quoted ${verdict.tone} v-${quote.verdict}${quote.finding ? " finding" : ""}`,
        href: `#q${quote.number}`,
        "data-quote": quote.number,
        onclick: (event) => {
          event.preventDefault();
          this.show(quote.number);
          note(`${location.pathname}#q${quote.number}`);
        },
      },
      text,
      !plain &&
        last &&
        h("span", { class: "verdict" }, `${verdict.sign} ${verdict.words}${quote.uncertain ? "?" : ""}`),
    );
  }

  /** Opens a quote. */
  show(number, { scroll = false, focus = false } = {}) {
    this.open = number;
    const quote = this.report.quotes.find((one) => one.number === number);
    this.parts = quote ? quotePanel(quote, this.id) : null;
    fill(
      this.panel,
      this.parts?.element ??
        h(
          "p",
          { class: "empty" },
          this.report.quotes.length === 0
            ? "No quotes are found in this story."
            : "Open a quote to hear it and to see what the edit changed.",
        ),
    );
    this.lit();
    const link = this.text.querySelector(`[data-quote="${number}"]`);
    if (scroll || focus) link?.scrollIntoView({ block: "center" });
    if (focus) link?.focus({ preventScroll: true });
  }

  lit() {
    for (const link of this.text.querySelectorAll("[data-quote]")) {
      if (Number(link.dataset.quote) === this.open) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  /** The next quote, of those to be looked at where only they are shown. */
  step(by) {
    const quotes = this.report.quotes.filter((quote) => !this.only || quote.finding);
    if (quotes.length === 0) return;
    const at = quotes.findIndex((quote) => quote.number === this.open);
    const next = quotes[at < 0 ? (by > 0 ? 0 : quotes.length - 1) : (at + by + quotes.length) % quotes.length];
    this.show(next.number, { focus: true });
    note(`${location.pathname}#q${next.number}`);
    say(`Quote ${next.number}, ${verdicts[next.verdict].words}`);
  }
}
