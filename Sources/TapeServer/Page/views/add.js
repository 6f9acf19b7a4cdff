// Adds a recording with its transcript: sent, analysed, aligned, in the index.
import { get, part, post } from "../parts/api.js";
import { field, fill, h } from "../parts/dom.js";
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
    this.jobs = new Map(jobs.map((job) => [job.id, job]));
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
          await this.send({
            recording: recording.files[0],
            transcript: transcript.files[0],
            translation: translation.files[0],
            language: language.value.trim(),
            legs: legs.value.trim(),
          });
          send.disabled = false;
        },
      },
      h(
        "p",
        { class: "soft" },
        "Drop files here, or choose them. Captions, labels, word lists, TextGrid, EAF, DOCX and plain dialogue are read; what is read of them is listed afterwards.",
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
    this.list = h("div", { class: "jobs" });
    stage.append(
      h(
        "div",
        { class: "view stack" },
        h("div", { class: "heading" }, h("h1", { tabindex: "-1" }, "Add a recording")),
        mayEdit() ? form : h("p", { class: "warn" }, "You may only read here."),
        h("section", { class: "stack form" }, h("h2", {}, "Jobs"), this.list),
      ),
    );
    this.draw();
  }

  async send(parts) {
    const body = new FormData();
    for (const [name, value] of Object.entries(parts)) if (value) body.append(name, value);
    say("Sending");
    const job = await trying(() => post("/jobs", body));
    if (!job) return;
    this.jobs.set(job.id, job);
    this.draw();
    this.follow(job.id);
  }

  watch() {
    for (const job of this.jobs.values()) if (job.state === "queued" || job.state === "indexing") this.follow(job.id);
  }

  /** Follows a job until it is done. */
  follow(id) {
    const take = (job) => {
      this.jobs.set(id, { ...this.jobs.get(id), ...job });
      this.draw();
    };
    const end = listenTo(`/jobs/${part(id)}/events`, {
      job: (job) => {
        take(job);
        if (job.state !== "done" && job.state !== "failed") return;
        end();
        say(job.state === "failed" ? "It failed" : "Added");
      },
    });
    this.ends.push(end);
  }

  draw() {
    const jobs = [...this.jobs.values()].reverse();
    fill(
      this.list,
      jobs.length === 0
        ? h("p", { class: "soft" }, "None.")
        : jobs.map((job) =>
            h(
              "div",
              { class: "job" },
              h(
                "div",
                { class: "row" },
                h("b", { class: "grow" }, job.file),
                job.state === "failed"
                  ? h("span", { class: "tag bad" }, "✗ failed")
                  : job.state === "done"
                    ? h("span", { class: "tag good" }, "✓ done")
                    : h("span", { class: "tag" }, job.state),
              ),
              (job.state === "queued" || job.state === "indexing") &&
                h("progress", { "aria-label": `Progress of ${job.file}` }),
              job.failure && h("p", { class: "fault" }, job.failure),
              job.warnings?.length > 0 &&
                h(
                  "ul",
                  { class: "warn small" },
                  job.warnings.map((line) => h("li", {}, line)),
                ),
              job.notices?.length > 0 &&
                h(
                  "ul",
                  { class: "small soft" },
                  job.notices.map((line) => h("li", {}, line)),
                ),
              job.recording &&
                h(
                  "p",
                  {},
                  h("a", { href: `/recordings/${part(String(job.recording).slice(0, 12))}` }, "Open it at the desk"),
                ),
            ),
          ),
    );
  }

  leave() {
    for (const end of this.ends) end();
  }
}
