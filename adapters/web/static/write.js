// The message field: drafts that outlive a reload, slash commands, a marked passage.

import { add, attach, attached, attaching, ready } from "./attach.js";
import { complain, id, send } from "./send.js";
import { refresh } from "./live.js";

const page = document.body.dataset;
const form = document.getElementById("composer");
const field = document.getElementById("say");
const list = document.getElementById("commands");
const quoted = document.getElementById("quote");
const COMMAND = /^\/[a-z]/i;
const drafts = () => `draft:${location.pathname.startsWith("/t/") ? page.thread : "new"}`;

let quote = null;
let pending = null;
let waiting = false; // for files that are on their way

export function writing() {
  const kept = JSON.parse(sessionStorage.getItem(drafts()) || "null");
  if (kept) {
    field.value = kept.text;
    pending = kept.id;
    if (kept.quote) quoting(kept.quote);
    if (kept.files?.length) again(kept);
  }
  grow();
  field.addEventListener("input", () => {
    pending = null;
    keep();
    grow();
    offer();
  });
  field.addEventListener("keydown", keys);
  field.addEventListener("blur", () => setTimeout(shut, 150));
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) complete(option);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  attaching(keep);
}

export function ask(text) {
  field.value = text;
  return submit();
}

// A file of ours with a question that it answers, to be tried with one press.
export async function sample(one) {
  if (waiting || attached().length) return;
  const { file, text } = one.dataset;
  const reply = await fetch(file);
  add([new File([await reply.blob()], file.split("/").pop(), { type: "text/csv" })]);
  await ask(text);
}

// Files that went up before the page was loaded anew: an empty page is another thread by then.
function again({ thread, files }) {
  if (thread === page.thread) attach(files.map((one) => ({ ...one, state: "kept" })));
  else complain(`Attach ${files.map((one) => one.name).join(", ")} once more: the page was loaded anew.`);
}

function keep() {
  const files = attached().filter((one) => one.state === "kept").map(({ id, name }) => ({ id, name }));
  const draft = { text: field.value, id: pending, quote, files, thread: page.thread };
  if (draft.text || quote || files.length) sessionStorage.setItem(drafts(), JSON.stringify(draft));
  else sessionStorage.removeItem(drafts());
}

function grow() {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 220)}px`;
}

async function submit() {
  if (waiting || (attached().length && !(await uploaded()))) return;
  const text = field.value.trim();
  const command = COMMAND.test(text);
  if (!text && !attached().length) return;
  shut();
  pending ??= id();
  keep();
  const sent = { ...fields(text), id: pending };
  const was = { text: field.value, quote, files: attached() };
  clear(command); // the files wait for a message
  if (!(await send(sent))) {
    if (!field.value) restore(was, sent.id);
    return;
  }
  sessionStorage.removeItem(drafts());
  keep();
  if (!location.pathname.startsWith("/t/")) {
    history.pushState(null, "", `/t/${page.thread}?${new URLSearchParams({ as: page.me })}`);
    field.placeholder = "Reply, or type /";
  }
  refresh();
}

// Whether the files are there by now; the field waits with its words, which can still be changed.
async function uploaded() {
  waiting = true;
  form.setAttribute("aria-busy", "true");
  try {
    return await ready();
  } finally {
    waiting = false;
    form.removeAttribute("aria-busy");
  }
}

function clear(keepFiles) {
  field.value = "";
  pending = null;
  quoting(null);
  if (!keepFiles) attach([]);
  grow();
}

function restore(was, sent) {
  field.value = was.text;
  quoting(was.quote);
  attach(was.files);
  pending = sent;
  keep();
  grow();
}

// What is in the field, as an event: a command, a question that opens the thread, or a reply to the newest answer.
function fields(text) {
  const files = attached().length ? { files: attached().map((one) => one.id).join(" ") } : {};
  const card = quote ? document.getElementById(`a${quote.answer}`) : [...document.querySelectorAll(".answer[id]")].pop();
  const about = { answer: card?.dataset.answer ?? "", version: quote?.version ?? card?.dataset.version ?? "" };
  if (!text) return { kind: "attached", ...files, ...about };
  if (COMMAND.test(text)) return { kind: "commanded", text, ...about };
  if (!document.querySelector(".exchange .question")) return { kind: "asked", text, ...files };
  return { kind: "replied", text, quote: quote?.text ?? "", ...files, ...about };
}

// A marked passage

export function quoting(next) {
  quote = next;
  chip(quoted, next && `About “${next.text}”`, "Not about this passage", () => {
    quoting(null);
    keep();
  });
  field.placeholder = next ? "What should change in this passage?" : field.placeholder.replace(/^What.*/, "Reply, or type /");
  if (next) field.focus();
}

function chip(place, text, label, drop) {
  place.replaceChildren();
  place.hidden = !text;
  if (!text) return;
  const words = document.createElement("span");
  words.textContent = text;
  const x = document.createElement("button");
  x.type = "button";
  x.className = "x";
  x.textContent = "×";
  x.setAttribute("aria-label", label);
  x.addEventListener("click", () => {
    drop();
    field.focus();
  });
  place.append(words, x);
}

// Slash commands

function keys(event) {
  if (event.isComposing) return;
  const open = options();
  if (open.length && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    const at = open.findIndex((one) => one.ariaSelected === "true");
    choose(open, (at + (event.key === "ArrowDown" ? 1 : open.length - 1)) % open.length);
  } else if (open.length && event.key === "Escape") {
    event.stopPropagation();
    shut();
  } else if (open.length && (event.key === "Tab" || event.key === "Enter") && !event.shiftKey) {
    const chosen = open.find((one) => one.ariaSelected === "true") ?? open[0];
    if (event.key === "Enter" && field.value.trim() === `/${chosen.dataset.name}`) return enter(event);
    event.preventDefault();
    complete(chosen);
  } else if (event.key === "Enter" && !event.shiftKey) {
    enter(event);
  }
}

function enter(event) {
  event.preventDefault();
  submit();
}

function options() {
  return list.hidden ? [] : [...list.children].filter((one) => !one.hidden);
}

function offer() {
  const typed = /^\/([a-z]*)$/i.exec(field.value)?.[1].toLowerCase();
  for (const one of list.children) one.hidden = typed === undefined || !one.dataset.name.startsWith(typed);
  const fitting = [...list.children].filter((one) => !one.hidden);
  list.hidden = fitting.length === 0;
  field.setAttribute("aria-expanded", String(!list.hidden));
  if (fitting.length) choose(fitting, 0);
  else field.removeAttribute("aria-activedescendant");
}

function choose(open, at) {
  for (const one of list.children) one.ariaSelected = "false";
  open[at].ariaSelected = "true";
  open[at].scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", open[at].id);
}

function complete(option) {
  field.value = `/${option.dataset.name} `;
  pending = null;
  keep();
  shut();
  field.focus();
}

function shut() {
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}
