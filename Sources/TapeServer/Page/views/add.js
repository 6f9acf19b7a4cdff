// Adds a recording with its transcript: sent, analysed, aligned, in the index.
import { get, part, upload } from "../parts/api.js";
import { field, h } from "../parts/dom.js";
import { isOver, jobRow } from "../parts/job-row.js";
import { listenTo } from "../parts/live.js";
import { mayEdit } from "../parts/role.js";
import { say, trying } from "../parts/speak.js";

const transcripts = /\.(vtt|srt|txt|json|textgrid|eaf|docx|csv|tsv|ttml|xml|cha|rttm|ctm|stm|html?|otr|pdf)$/i;

/** Shows the form and the jobs. */
export async function show(stage) {
  const { items } = await get("/jobs").catch(() => ({ items: [] }));
  const view = new Add(items);
  view.build(stage);
  return { title: "Add a recording", shown: () => view.watch(), leave: () => view.leave() };
}

class Add {
  constructor(jobs) {
    this.jobs = jobs;
    this.rows = new Map();
    this.ends = [];
  }

  build(stage) {
    const file = (words, required) => {
      const input = h("input", { type: "file", required });
      return [input, field(words, input)];
    };
    const [recording, one] = file("Recording", true);
    const [transcript, two] = file("Transcript, if there is one", false);
    const [translation, three] = file("Translation, if there is one", false);
    const language = h("input", { size: "5", placeholder: "uk", autocomplete: "off", pattern: "[a-zA-Z-]{2,12}" });
    const legs = h("input", { placeholder: "NINA, TOM", autocomplete: "off" });
    const send = h("button", { class: "main" }, "Add it");
    const form = h(
      "form",
      {
        class: "stack drop form",
        onsubmit: async (event) => {
          event.preventDefault();
          send.disabled = true;
          const sent = await this.send({
            recording: recording.files[0],
            transcript: transcript.files[0],
            translation: translation.files[0],
            language: language.value.trim(),
            legs: legs.value.trim(),
          });
          send.disabled = false;
          if (sent) form.reset();
        },
      },
      h(
        "p",
        { class: "soft" },
        "Drop files here, or choose them. Captions, labels, word lists, TextGrid, EAF, DOCX and plain dialogue are read; ",
        "what is read of them is listed afterwards.",
      ),
      one,
      two,
      three,
      h(
        "div",
        { class: "row low" },
        field("Language", language),
        field("Speakers on the legs, left and right", legs, { class: "field grow" }),
        send,
      ),
    );
    form.addEventListener("dragover", (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
    form.addEventListener("dragleave", () => form.classList.remove("over"));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("over");
      for (const dropped of event.dataTransfer.files) {
        const list = new DataTransfer();
        list.items.add(dropped);
        const place = !transcripts.test(dropped.name)
          ? recording
          : transcript.files.length === 0
            ? transcript
            : translation;
        place.files = list.files;
      }
    });
    this.none = h("p", { class: "soft" }, "None.");
    this.list = h("div", { class: "jobs" });
    stage.append(
      h(
        "div",
        { class: "view stack" },
        h("div", { class: "heading" }, h("h1", { tabindex: "-1" }, "Add a recording")),
        mayEdit() ? form : h("p", { class: "warn" }, "You may only read here."),
        h("section", { class: "stack form" }, h("h2", {}, "Jobs"), this.none, this.list),
      ),
    );
    for (const job of this.jobs) this.put(job);
    this.drawNone();
  }

  /** Sends a form; gives whether it was taken. */
  async send(parts) {
    const body = new FormData();
    for (const [name, value] of Object.entries(parts)) if (value) body.append(name, value);
    say("Sending");
    const sending = { id: "sending", file: parts.recording.name, state: "sending", progress: 0 };
    this.put(sending);
    const job = await trying(() => upload("/jobs", body, (share) => this.put({ ...sending, progress: share })));
    this.rows.get("sending").element.remove();
    this.rows.delete("sending");
    if (!job) {
      this.drawNone();
      return false;
    }
    this.put(job);
    this.follow(job.id);
    return true;
  }

  watch() {
    for (const job of this.jobs) if (!isOver(job)) this.follow(job.id);
  }

  /** Follows a job until it is done. */
  follow(id) {
    const end = listenTo(`/jobs/${part(id)}/events`, {
      job: (job) => {
        this.put(job);
        if (!isOver(job)) return;
        end();
        say(job.state === "failed" ? `${job.file} failed` : `${job.file} is added`);
      },
    });
    this.ends.push(end);
  }

  /** Shows a job as it is now, a new one before the others. */
  put(job) {
    if (!this.rows.has(job.id)) {
      const row = jobRow();
      this.rows.set(job.id, row);
      this.list.prepend(row.element);
    }
    this.rows.get(job.id).draw(job);
    this.drawNone();
  }

  drawNone() {
    this.none.hidden = this.rows.size > 0;
  }

  leave() {
    for (const end of this.ends) end();
  }
}
