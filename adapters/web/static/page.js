// The playground's page: what its buttons do, its panel, and marking a passage.

import { address, keepingPlace, listen, onChange, say } from "./live.js";
import { commands, hide, reopen, show } from "./panel.js";
import { press, react, send } from "./send.js";
import { ask, quoting, sample, writing } from "./write.js";

const menu = document.getElementById("menu");
const refine = document.getElementById("refine");

// Buttons

const acts = {
  press: (one) => press(one.dataset.button, one.dataset.answer ?? "", one.dataset.value ?? "", "kept" in one.dataset),
  react: (one) => react(one.dataset.emoji, one.dataset.answer, one.getAttribute("aria-pressed") !== "true"),
  example: (one) => ask(one.textContent),
  why: (one) => show(one, `why/${one.dataset.answer}`),
  compare: (one) => compare(one.dataset.answer),
  sample: (one) => sample(one),
  copy: (one) => copy(one, document.getElementById(`a${one.dataset.answer}-text`)),
  code: (one) => copy(one, one.closest(".code").querySelector("code")),
  edit: (one) => edit(one.dataset.message),
  rewrite: (one) => rewrite(one),
  delete: (one) => send({ kind: "deleted", message: one.dataset.message }),
  retry: () => fetch("/model", { method: "POST" }),
  ...commands,
};

document.addEventListener("click", (event) => {
  const one = event.target.closest("[data-act]");
  if (one) acts[one.dataset.act]?.(one);
  else if (!event.target.closest("#panel") && document.body.dataset.menu !== undefined && !event.target.closest("#threads, #menu")) fold();
});

async function copy(one, from) {
  await navigator.clipboard.writeText(from.innerText);
  say("Copied.");
  one.textContent = "Copied";
  setTimeout(() => (one.textContent = "Copy"), 1500);
}

// One's own messages

function edit(message) {
  const said = document.getElementById(`m-${message}`);
  if (!said || said.querySelector("form")) return;
  const form = document.createElement("form");
  form.dataset.own = "";
  form.className = "editing";
  const text = document.createElement("textarea");
  text.value = said.querySelector(".words").textContent;
  text.rows = Math.min(8, Math.ceil(text.value.length / 60) + 1);
  text.setAttribute("aria-label", "Your message, changed");
  const save = button("Save", "submit");
  const cancel = button("Cancel", "button");
  cancel.addEventListener("click", () => leave());
  form.append(text, save, cancel);
  said.querySelector(".words").after(form);
  text.focus();
  const leave = () => {
    form.remove();
    document.getElementById(`edit-${message}`)?.focus();
  };
  const done = async () => {
    const words = text.value.trim();
    const same = words === said.querySelector(".words").textContent;
    if (same || (words && (await send({ kind: "edited", message, text: words })))) leave();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    done();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      done();
    }
  });
}

function button(label, type) {
  const one = document.createElement("button");
  one.type = type;
  one.textContent = label;
  return one;
}

// The answer's own words

function rewrite(one) {
  const { answer, source } = one.dataset;
  const card = document.getElementById(`a${answer}`);
  if (card.querySelector(".rewriting")) return;
  const version = card.dataset.version;
  const form = document.createElement("form");
  form.dataset.own = "";
  form.className = "rewriting";
  form.dataset.version = version;
  const text = document.createElement("textarea");
  text.value = source;
  text.rows = Math.min(24, source.split("\n").length + 2);
  text.setAttribute("aria-label", "The answer, in Markdown");
  const cancel = button("Cancel", "button");
  const leave = () => {
    form.remove();
    document.getElementById(`a${answer}-more`)?.focus(); // the button itself is folded away
  };
  cancel.addEventListener("click", leave);
  form.append(text, button("Save", "submit"), cancel);
  card.querySelector(".compare")?.remove();
  document.getElementById(`a${answer}-text`).after(form);
  one.closest("details").open = false;
  text.focus();
  text.setSelectionRange(0, 0);
  text.scrollTop = 0;
  form.scrollIntoView({ block: "nearest" });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (text.value === source || (await send({ kind: "rewrote", answer, version, text: text.value }))) leave();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
}

// Who edits an answer that has changed meanwhile is told so before they save.
function outdated() {
  for (const form of document.querySelectorAll(".rewriting")) {
    const newer = form.closest(".answer").dataset.version;
    const told = form.querySelector(".notice");
    if (newer === form.dataset.version || told?.dataset.version === newer) continue;
    const notice = told ?? document.createElement("p");
    notice.className = "notice";
    notice.dataset.version = newer;
    notice.textContent = `The answer is at version ${newer} by now. Saving puts your text in its place; version ${newer} stays in the list.`;
    form.append(notice);
    say(notice.textContent);
  }
}

onChange(outdated);

// Two versions, word by word

async function compare(answer, ends = {}) {
  const card = document.getElementById(`a${answer}`);
  const there = card.querySelector(".compare");
  const opener = document.getElementById(`a${answer}-compare`);
  if (there && !ends.to) {
    there.remove();
    opener.setAttribute("aria-expanded", "false");
    return;
  }
  const reply = await fetch(address(`compare/${answer}`, ends));
  if (!reply.ok) return;
  const fresh = document.createElement("template");
  fresh.innerHTML = await reply.text();
  const diff = fresh.content.firstElementChild;
  diff.dataset.own = "";
  keepingPlace(() => (there ? there.replaceWith(diff) : document.getElementById(`a${answer}-text`).after(diff)));
  opener.setAttribute("aria-expanded", "true");
}

document.addEventListener("change", (event) => {
  const answer = event.target.dataset?.compare;
  if (!answer) return;
  const end = (name) => document.getElementById(`a${answer}-${name}`).value;
  const changed = event.target.id;
  compare(answer, { from: end("from"), to: end("to") }).then(() => document.getElementById(changed)?.focus());
});

// Marking a passage

function marked() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const inside = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest(".answer > .text:not(:has(.variants))");
  const text = selection.toString().trim();
  const place = inside(range.startContainer);
  return text && place && place === inside(range.endContainer) ? { text, range, card: place.parentElement } : null;
}

document.addEventListener("selectionchange", () => {
  const found = marked();
  refine.hidden = !found;
  if (!found) return;
  const box = found.range.getBoundingClientRect();
  refine.style.left = `${Math.max(8, Math.min(box.left + box.width / 2 - 80, innerWidth - 176))}px`;
  const below = matchMedia("(pointer: coarse)").matches; // a phone puts its own menu above what is marked
  refine.style.top = `${below ? Math.min(box.bottom + 16, innerHeight - 56) : Math.max(8, box.top - 44)}px`;
});

refine.addEventListener("pointerdown", (event) => event.preventDefault());
refine.addEventListener("click", () => {
  const found = marked();
  if (!found) return;
  quoting({ text: found.text, answer: found.card.dataset.answer, version: found.card.dataset.version ?? "" });
  getSelection().removeAllRanges();
});

// The list of threads on a phone, light and dark, leaving with Escape

function fold(open = false) {
  if (open) document.body.dataset.menu = "";
  else delete document.body.dataset.menu;
  menu.setAttribute("aria-expanded", String(open));
}

menu.addEventListener("click", () => fold(document.body.dataset.menu === undefined));

document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
  for (const more of document.querySelectorAll("details.more[open]")) more.open = false;
  fold();
  hide();
});

document.addEventListener("click", (event) => {
  for (const more of document.querySelectorAll("details.more[open]")) {
    if (!more.contains(event.target) || event.target.closest(".sheet button")) more.open = false;
  }
});

window.addEventListener("popstate", () => location.reload());
document.getElementById("middle").scrollTop = document.getElementById("middle").scrollHeight;
writing();
listen();
reopen();
