// All calls: a list of thousands, narrowed by filters, with the trust in their times at a glance.
import { get, pages } from "../parts/api.js";
import { deskAddress } from "../parts/desk-address.js";
import { afterAPause, button, choice, field, h, tick } from "../parts/dom.js";
import { go, note } from "../parts/router.js";
import { complain, say } from "../parts/speak.js";
import { clock, day } from "../parts/time.js";
import { trustBar } from "../parts/trust.js";
import { VirtualList } from "../parts/virtual-list.js";

const lengths = [
  ["", "any"],
  ["0-60", "under 1 min"],
  ["60-600", "1 to 10 min"],
  ["600-3600", "10 to 60 min"],
  ["3600-", "over 1 h"],
];

/** Shows the list; the filters stand in the address. */
export async function show(stage, _, query) {
  const view = new Recordings(query);
  const first = await get("/recordings", { ...view.query(), limit: 100 });
  view.build(stage, first);
  return { title: "Recordings", shown: () => view.shown(first), leave: () => view.leave() };
}

class Recordings {
  constructor(query) {
    this.filter = Object.fromEntries(
      ["text", "party", "language", "status", "from", "to", "length", "warnings"].map((name) => [
        name,
        query.get(name) ?? "",
      ]),
    );
    this.rows = [];
    this.active = 0;
  }

  /** The filters as the service takes them. */
  query() {
    const { text, party, language, status, from, to, warnings } = this.filter;
    const [least, most] = this.filter.length.split("-");
    return {
      text,
      party,
      language,
      status,
      from,
      to,
      warnings: warnings ? "true" : "",
      minSeconds: least,
      maxSeconds: most,
    };
  }

  build(stage) {
    const change = afterAPause(200, () => this.load());
    const input = (name, properties) =>
      h("input", {
        value: this.filter[name],
        autocomplete: "off",
        ...properties,
        oninput: (event) => {
          this.filter[name] = event.target.value;
          change();
        },
      });
    const pick = (name, options) =>
      choice(options, this.filter[name], (value) => {
        this.filter[name] = value;
        this.load();
      });
    this.parties = h("datalist", { id: "parties" });
    this.languages = h("datalist", { id: "languages" });
    this.count = h("p", { class: "soft", role: "status" });
    this.scroller = h("div", { class: "scroller", onkeydown: (event) => this.pressed(event) });
    const more = button(
      "More filters",
      () => more.setAttribute("aria-expanded", String(more.parentElement.classList.toggle("open"))),
      { class: "phone-only", "aria-expanded": "false" },
    );
    stage.append(
      h(
        "div",
        { class: "view full" },
        h("div", { class: "listhead" }, h("h1", { tabindex: "-1" }, "Recordings"), this.count),
        h(
          "form",
          { class: "filters", "aria-label": "Filters", onsubmit: (event) => event.preventDefault() },
          field("Name, call, place, notes", input("text", { type: "search" }), { class: "field wide" }),
          more,
          field("Speaker", input("party", { list: "parties" })),
          field("Language", input("language", { list: "languages", size: "4" }), { class: "field narrow" }),
          field(
            "Status",
            pick("status", [
              ["", "any"],
              ["verified", "verified"],
              ["partly", "partly"],
              ["unverified", "unverified"],
            ]),
          ),
          field("Length", pick("length", lengths)),
          field("From", input("from", { type: "date" })),
          field("To", input("to", { type: "date" })),
          tick("With warnings", Boolean(this.filter.warnings), (value) => {
            this.filter.warnings = value ? "1" : "";
            this.load();
          }),
          button("Clear", () => go("/recordings"), { class: "plain" }),
          this.parties,
          this.languages,
        ),
        h(
          "div",
          { class: "calls" },
          h(
            "div",
            { class: "call callhead", "aria-hidden": "true" },
            ["Recording", "Started", "Speakers", "Place", "Length", "Trust in times", "Status"].map((words, index) =>
              h("span", { class: index === 4 ? "number" : index === 3 ? "place" : "" }, words),
            ),
          ),
          this.scroller,
        ),
      ),
    );
  }

  shown(first) {
    this.list = new VirtualList(this.scroller, {
      label: "Recordings",
      row: (index) => this.row(index),
      guess: () => this.rowHeight(),
    });
    this.take(first, true);
    this.rest(first);
  }

  rowHeight() {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    return (matchMedia("(max-width: 58rem)").matches ? 4.75 : 2.75) * rem;
  }

  async load() {
    const words = new URLSearchParams(Object.entries(this.filter).filter(([, value]) => value)).toString();
    note(`/recordings${words ? `?${words}` : ""}`);
    this.stopper?.abort();
    const stopper = (this.stopper = new AbortController());
    try {
      const first = await get("/recordings", { ...this.query(), limit: 100 }, stopper.signal);
      this.active = 0;
      this.scroller.scrollTop = 0;
      this.take(first, true);
      say(`${first.total ?? this.rows.length} recordings`);
      await this.rest(first);
    } catch (error) {
      complain(error);
    }
  }

  /** Fetches what comes after the first page, a page at a time, while one looks. */
  async rest(first) {
    if (first.next === null || first.next === undefined) return;
    const stopper = (this.stopper ??= new AbortController());
    try {
      for await (const page of pages("/recordings", { ...this.query(), limit: 500, after: first.next }, stopper.signal))
        this.take(page, false);
    } catch (error) {
      complain(error);
    }
  }

  take(page, anew) {
    this.rows = anew ? page.items : this.rows.concat(page.items);
    this.total = page.total ?? this.total ?? this.rows.length;
    if (anew) this.list.reset(this.rows.length);
    else this.list.extend(this.rows.length);
    this.count.textContent = `${this.total ?? this.rows.length}${page.next && !page.total ? " and more" : ""}`;
    this.empty?.remove();
    if (this.rows.length === 0) this.scroller.append((this.empty = this.nothing()));
    this.offer(page.items);
  }

  nothing() {
    const filtered = Object.values(this.filter).some(Boolean);
    return h(
      "div",
      { class: "empty" },
      filtered
        ? h("p", {}, "No recording fits these filters.")
        : [
            h("p", {}, "This index is empty."),
            h(
              "p",
              {},
              h("a", { href: "/add" }, "Add a recording"),
              ", or run ",
              h("code", {}, "tapelog index FOLDER"),
              " on the machine that serves this page.",
            ),
          ],
    );
  }

  /** Offers the speakers and languages that are there. */
  offer(items) {
    this.known ??= new Set();
    for (const row of items) {
      for (const name of [...(row.speakers ?? []), ...(row.parties ?? [])]) this.suggest(this.parties, name, 300);
      if (row.language) this.suggest(this.languages, row.language, 60);
    }
  }

  suggest(list, value, most) {
    const key = `${list.id} ${value}`;
    if (this.known.has(key) || list.children.length >= most) return;
    this.known.add(key);
    list.append(h("option", { value }));
  }

  row(index) {
    const row = this.rows[index];
    const speakers = (row.speakers?.length ? row.speakers : (row.parties ?? [])).join(", ");
    const warnings = row.warnings?.length ?? 0;
    return h(
      "div",
      {
        class: "call",
        role: "listitem",
        "data-row": index,
        onclick: (event) => {
          if (!event.target.closest("a") && getSelection().isCollapsed) go(this.path(row));
        },
      },
      h(
        "span",
        { class: "name" },
        h("a", { href: this.path(row), tabindex: index === this.active ? "0" : "-1" }, row.name),
      ),
      h("span", { class: "date figures soft" }, day(row.start)),
      h("span", { class: "who", title: speakers }, speakers),
      h("span", { class: "place soft" }, row.place ?? ""),
      h("span", { class: "length number figures" }, clock(row.duration, 0)),
      h("span", { class: "confidence" }, trustBar(row.confidence)),
      h(
        "span",
        { class: "state row" },
        h(
          "span",
          { class: row.status === "verified" ? "tag good" : "tag" },
          row.status === "verified" ? "✓ verified" : (row.status ?? ""),
        ),
        warnings > 0 &&
          h(
            "span",
            { class: "tag bad", title: row.warnings.map((warning) => warning.sentence).join("\n") },
            `⚠ ${warnings}`,
          ),
        row.advisory &&
          h("span", { class: "tag check", title: row.advisory }, "⚠", h("span", { class: "spoken" }, row.advisory)),
      ),
    );
  }

  path(row) {
    return deskAddress(row.id);
  }

  pressed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12, Home: -Infinity, End: Infinity }[event.key];
    if (!step || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    const before = this.active;
    this.active = Math.max(0, Math.min(this.rows.length - 1, this.active + step));
    this.list.element(before)?.querySelector("a")?.setAttribute("tabindex", "-1");
    this.list.show(this.active);
    const link = this.list.element(this.active)?.querySelector("a");
    link?.setAttribute("tabindex", "0");
    link?.focus({ preventScroll: true });
  }

  leave() {
    this.stopper?.abort();
    this.list?.close();
  }
}
