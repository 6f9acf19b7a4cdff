// The quote check: a story goes in, every quote comes back marked.
import { part, post } from "../parts/api.js";
import { checkList, firstChecks } from "../parts/check-list.js";
import { choice, field, h } from "../parts/dom.js";
import { go } from "../parts/router.js";
import { complain, say } from "../parts/speak.js";
import { recall, remember } from "../parts/store.js";

const policies = [
  ["strict", "strict: only verbatim and cleaned"],
  ["internal-edits", "internal edits allowed"],
  ["condensed-qa", "condensed questions and answers"],
];

/** Shows the box for a story, and the checks that were made, by whomever. */
export async function show(stage) {
  const list = checkList(await firstChecks());
  let end = null;
  let policy = recall("policy", "strict");
  const words = h("textarea", {
    rows: "8",
    class: "storybox",
    placeholder: "Paste the story here, or drop a file",
    spellcheck: "false",
  });
  const aliases = h("textarea", { rows: "3", placeholder: "Mom = MOTHER", spellcheck: "false" });
  const file = h("input", {
    type: "file",
    accept: ".txt,.md,.html,.htm,.docx",
    onchange: () => {
      if (file.files[0]) submit(file.files[0]);
    },
  });
  const send = h("button", { class: "main" }, "Check every quote");
  const submit = async (chosen) => {
    send.disabled = true;
    say("Checking");
    try {
      const query = new URLSearchParams({ policy });
      const named = aliases.value
        .split("\n")
        .filter((line) => line.includes("="))
        .map((line) =>
          line
            .split("=")
            .map((side) => side.trim())
            .join("="),
        );
      if (named.length > 0) query.set("alias", named.join(","));
      if (chosen) query.set("name", chosen.name.replace(/\.[^.]*$/, ""));
      const check = await sent(chosen, words.value, query);
      await go(`/checks/${part(check.id)}`);
    } catch (error) {
      complain(error);
    } finally {
      send.disabled = false;
    }
  };
  const form = h(
    "form",
    {
      class: "stack drop",
      onsubmit: (event) => {
        event.preventDefault();
        if (words.value.trim()) submit(null);
        else words.focus();
      },
    },
    field("Story", words),
    h(
      "div",
      { class: "row low" },
      field(
        "Policy",
        choice(policies, policy, (value) => {
          policy = value;
          remember("policy", value);
        }),
      ),
      field("Or a file: text, Markdown, HTML, DOCX", file),
      send,
    ),
    h(
      "details",
      {},
      h("summary", {}, "Names in the story that differ from the transcripts'"),
      field("One a line", aliases),
    ),
  );
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    form.classList.remove("over");
    if (event.dataTransfer.files[0]) {
      event.preventDefault();
      submit(event.dataTransfer.files[0]);
    }
  });
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  stage.append(
    h(
      "div",
      { class: "view stack" },
      h(
        "div",
        { class: "heading" },
        h("h1", { tabindex: "-1" }, "Quote check"),
        h("p", { class: "soft" }, "Was it said, by whom, where, and what did the edit change?"),
      ),
      form,
      list.element,
    ),
  );
  const shown = () => {
    end = list.begin();
  };
  return { title: "Quote check", shown, leave: () => end?.() };
}

/** Sends pasted words as text, a file as it is. */
async function sent(file, words, query) {
  if (/\.docx$/i.test(file?.name ?? "")) query.set("name", file.name);
  const path = `/checks?${query}`;
  if (!file)
    return post(path, words, {
      headers: { "content-type": /^---\n|^#|\n#|\n>/.test(words) ? "text/markdown" : "text/plain" },
    });
  if (/\.docx$/i.test(file.name)) {
    const form = new FormData();
    form.append("file", file, file.name);
    return post(path, form);
  }
  const type = /\.html?$/i.test(file.name)
    ? "text/html"
    : /\.(md|markdown)$/i.test(file.name)
      ? "text/markdown"
      : "text/plain";
  return post(path, await file.text(), { headers: { "content-type": type } });
}
