// Search over everything: hits with their words, playing in place.
import { get, part, post } from "../parts/api.js";
import { deskAddress } from "../parts/desk-address.js";
import { button, field, fill, h, tick } from "../parts/dom.js";
import { bind } from "../parts/keys.js";
import * as player from "../parts/player.js";
import { mayEdit } from "../parts/role.js";
import { go } from "../parts/router.js";
import { addToRundown } from "../parts/add-to-rundown.js";
import { hiddenTag } from "../parts/trust.js";
import { notice, say, trying } from "../parts/speak.js";
import { remember } from "../parts/store.js";
import { clock } from "../parts/time.js";
import { cutAt } from "../parts/utf8.js";

/** Shows what is found for the address's `q`. */
export async function show(stage, _, query) {
  const view = new Search(query);
  const first = view.q ? await get("/search", view.query()) : null;
  view.build(stage, first);
  return { title: view.q ? `“${view.q}”` : "Search", shown: () => view.shown(), leave: () => view.unbind?.() };
}

class Search {
  constructor(query) {
    this.q = query.get("q") ?? "";
    this.filter = {
      phrase: query.get("phrase") ?? "",
      speaker: query.get("speaker") ?? "",
      language: query.get("language") ?? "",
      recording: query.get("recording") ?? "",
    };
    this.hits = [];
    this.clips = new Map();
  }

  query(after) {
    return { q: this.q, limit: 50, after, ...this.filter };
  }

  build(stage, first) {
    const q = h("input", {
      type: "search",
      value: this.q,
      "aria-label": "Words",
      class: "grow",
      autocomplete: "off",
      maxlength: "500",
    });
    const speaker = h("input", { value: this.filter.speaker, autocomplete: "off" });
    const submit = () => {
      const words = new URLSearchParams(
        Object.entries({ q: q.value.trim(), ...this.filter, speaker: speaker.value.trim() }).filter(
          ([, value]) => value,
        ),
      );
      go(`/search?${words}`);
    };
    this.list = h("div", {
      class: "hits",
      role: "list",
      "aria-label": "Places found",
      onkeydown: (event) => this.pressed(event),
    });
    this.more = h("div", { class: "row" });
    stage.append(
      h(
        "div",
        { class: "view" },
        h(
          "div",
          { class: "heading" },
          h("h1", { tabindex: "-1" }, "Search"),
          (this.count = h("p", { class: "soft", role: "status" })),
        ),
        h(
          "form",
          {
            class: "row low",
            role: "search",
            onsubmit: (event) => {
              event.preventDefault();
              submit();
            },
          },
          field("Words of the original or the translation", q, { class: "field grow" }),
          field("Speaker", speaker),
          tick("As a phrase", Boolean(this.filter.phrase), (value) => {
            this.filter.phrase = value ? "true" : "";
            if (q.value.trim()) submit();
          }),
          h("button", { class: "main" }, "Search"),
        ),
        h("div", { class: "results" }, this.list),
        this.more,
      ),
    );
    if (first) this.take(first);
    else this.list.hidden = true;
  }

  take(page) {
    const from = this.hits.length;
    this.hits.push(...page.items);
    page.items.forEach((hit, index) => this.list.append(this.row(hit, from + index)));
    this.list.hidden = this.hits.length === 0;
    const total = page.total ?? this.hits.length;
    const more = page.next && page.total === undefined ? " and more" : "";
    this.count.textContent =
      this.hits.length === 0 ? "" : `${total}${more} place${total === 1 ? "" : "s"} for “${this.q}”`;
    fill(
      this.more,
      page.next &&
        button("Show more", async () => {
          const next = await trying(() => get("/search", this.query(page.next)));
          if (next) {
            const at = this.hits.length;
            this.take(next);
            this.focus(at);
          }
        }),
      this.hits.length === 0 &&
        h(
          "p",
          { class: "empty" },
          `Nothing is found for “${this.q}”. Words are found in any of their forms; try fewer of them.`,
        ),
    );
  }

  row(hit, index) {
    const placed = hit.startFrame !== null && hit.startFrame !== undefined;
    const other = hit.layer === "translation" ? hit.text : hit.translation;
    return h(
      "div",
      {
        class: "hit",
        role: "listitem",
        tabindex: index === 0 ? "0" : "-1",
        "data-hit": index,
        onfocus: () => this.focused(index),
      },
      placed
        ? button("▶", () => this.play(index), {
            class: "round",
            "aria-label": `Play: ${hit.speaker ?? ""}`,
            tabindex: "-1",
          })
        : h("span", { class: "tag bad" }, "∅"),
      h(
        "div",
        {},
        h(
          "p",
          { class: "words", dir: "auto", lang: hit.layer === "translation" ? undefined : hit.language },
          cutAt(hit.snippet, hit.matches).map((piece) =>
            piece.range === null ? piece.text : h("mark", {}, piece.text),
          ),
        ),
        other && h("p", { class: "soft", dir: "auto" }, other),
        h(
          "p",
          { class: "where" },
          h("b", {}, hit.speaker ?? ""),
          h("span", {}, hit.name),
          h("span", { class: "figures" }, placed ? clock(hit.start) : "not on the tape"),
          hit.said && h("span", {}, `said ${hit.said.slice(11, 19)}`),
          hit.layer === "translation" && h("span", {}, "in the translation"),
          hit.redacted && hiddenTag(),
        ),
      ),
      h(
        "div",
        { class: "acts" },
        mayEdit() && placed && button("Clip", () => this.clip(index), { class: "tiny", tabindex: "-1" }),
        h("a", { class: "button tiny", href: this.path(hit), tabindex: "-1" }, "Open"),
      ),
    );
  }

  path(hit) {
    return deskAddress(hit.recording, hit);
  }

  /** Plays the turn of a hit from its first to its last frame. */
  play(index) {
    const hit = this.hits[index];
    player.load({
      id: hit.recording,
      name: hit.name,
      rate: hit.rate,
      frameCount: Math.max(hit.endFrame, player.now().tape?.id === hit.recording ? player.now().tape.frameCount : 0),
      channels: hit.channel === null ? 1 : 2,
    });
    player.playRange(hit.startFrame, hit.endFrame);
    get(`/recordings/${part(hit.recording)}`).then(
      (recording) => player.correct(recording),
      () => {},
    );
  }

  async clip(index) {
    const hit = this.hits[index];
    const clip = await trying(() => post("/clips", { segments: [hit.id] }));
    if (!clip) return undefined;
    remember("lastClip", clip.id);
    this.clips.set(index, clip);
    say(`Clip ${clip.slug} made`);
    notice(`Clip “${clip.slug}” made`, { act: { words: "Put it into a rundown", run: () => addToRundown(clip) } });
    return clip;
  }

  shown() {
    const current = () => this.at ?? 0;
    this.unbind = bind({
      clip: () => {
        if (this.hits.length > 0 && mayEdit()) this.clip(current());
      },
      playSelection: () => this.hits.length > 0 && this.play(current()),
      addToRundown: async () => {
        const clip = this.clips.get(current()) ?? (await this.clip(current()));
        if (clip) addToRundown(clip);
      },
      replay: () => this.hits.length > 0 && this.play(current()),
      find: () => {
        const input = document.querySelector("main input[type=search]");
        input.focus();
        input.select();
      },
    });
    if (this.hits.length > 0) this.focus(0);
    else document.querySelector("main input[type=search]").focus();
  }

  focus(index) {
    this.list.querySelector(`[data-hit="${index}"]`)?.focus();
  }

  focused(index) {
    this.list.querySelector('.hit[tabindex="0"]')?.setAttribute("tabindex", "-1");
    this.list.children[index].setAttribute("tabindex", "0");
    this.at = index;
  }

  pressed(event) {
    const row = event.target.closest(".hit");
    if (!row || event.target !== row) return;
    const index = Number(row.dataset.hit);
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step && !event.altKey) this.focus(Math.max(0, Math.min(this.hits.length - 1, index + step)));
    else if (event.key === "Enter" && (event.ctrlKey || event.shiftKey)) go(this.path(this.hits[index]));
    else if (event.key === "Enter") this.play(index);
    else return;
    event.preventDefault();
  }
}
