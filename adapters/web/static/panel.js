// The panel beside the conversation: why an answer is what it is, and what is kept of the person who looks.

import { address, latest, onChange } from "./live.js";
import { morph } from "./morph.js";
import { send } from "./send.js";

const panel = document.getElementById("panel");
const KEPT = "#profile"; // in the address: the panel opens with the page

let opened = null;
let filled = 0; // counts: what was asked for earlier and comes later is not shown
let begun = document.querySelector(".exchange") !== null;

// What the panel's own buttons do. What is kept of a person is changed in a thread of its own: "".
export const commands = {
  profile: (one) => show(one, "profile"),
  memory: (one) => show(one, "memory"),
  close: () => hide(),
  erase: () => document.getElementById("erasing").showModal(),
  unerase: () => document.getElementById("erasing").close(),
  command: (one) => {
    document.getElementById("erasing")?.close();
    send({ kind: "commanded", text: one.dataset.text, ...("kept" in one.dataset ? { thread: "" } : {}) });
  },
};

export async function show(opener, path) {
  if (panel.contains(opener)) {
    opened.path = path;
    return fill();
  }
  opened = { opener: opener.id, path, since: latest() };
  await open();
}

// After everything was erased the page begins anew, and says so.
export async function reopen() {
  if (location.hash !== KEPT) return;
  history.replaceState(null, "", location.pathname + location.search);
  opened = { opener: "profile", path: "profile", since: 0 };
  await open();
}

async function open() {
  await fill();
  panel.hidden = false;
  document.body.dataset.panel = "";
  panel.focus();
}

async function fill() {
  if (!opened) return;
  const asked = ++filled;
  const reply = await fetch(address(opened.path, { since: opened.since }));
  const text = reply.ok ? await reply.text() : "";
  if (!text || !opened || asked !== filled) return;
  const at = document.activeElement;
  const before = told();
  morph(panel, text);
  if (told() && told() !== before) document.getElementById("kept-told").scrollIntoView({ block: "nearest" });
  // a button that has done its work is gone; who was on it stays in the panel
  if (!at?.isConnected) panel.focus();
}

function told() {
  return document.getElementById("kept-told")?.textContent ?? "";
}

export function hide() {
  if (!opened) return;
  panel.hidden = true;
  panel.replaceChildren();
  delete document.body.dataset.panel;
  document.getElementById(opened.opener)?.focus();
  opened = null;
}

onChange((state) => {
  const erased = begun && !state.begun;
  begun = state.begun;
  if (!erased) return fill();
  location.replace(`/?${new URLSearchParams({ as: document.body.dataset.me })}${opened ? KEPT : ""}`);
});

panel.addEventListener("submit", async (event) => {
  event.preventDefault();
  const field = event.target.querySelector("input");
  const text = field.value.trim();
  if (text && (await send({ kind: "commanded", text: `${event.target.dataset.command} ${text}`, thread: "" }))) field.value = "";
});
