// Keeps the page in step with the server: running text as it comes, and everything else as fresh pieces.

import { morph } from "./morph.js";

const page = document.body.dataset;
const middle = document.getElementById("middle");
const heard = document.getElementById("heard");
const HIDDEN = 60_000; // milliseconds after which a tab that nobody sees lets go of its stream (a browser has six)
const SAID = 4; // sentences that are kept for who hears the page
const AGAIN = 1000; // milliseconds after which a server that was away is asked again

const frames = new Map();
const listeners = new Set();
let seen = Number(page.seq);
let stream = null;
let asking = false;
let again = false;

export function address(path, more = {}) {
  return `/t/${page.thread}/${path}?${new URLSearchParams({ as: page.me, ...more })}`;
}

export function latest() {
  return seen;
}

export function onChange(listener) {
  listeners.add(listener);
}

export function listen() {
  open();
  let hiding;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(close, HIDDEN);
    else if (!stream) open();
  });
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", () => stream || open());
}

function open() {
  stream = new EventSource(address("live"));
  const on = (kind, take) => stream.addEventListener(kind, (event) => take(JSON.parse(event.data)));
  on("hello", async () => {
    await refresh(); // whatever came while there was no stream
    page.live = "yes";
  });
  on("changed", refresh);
  on("model", refresh);
  on("frame", arrive);
  on("notice", (update) => say(update.notice));
  stream.addEventListener("error", () => (page.live = "lost"));
}

function close() {
  stream?.close();
  stream = null;
}

// Each sentence stands by itself, so that one that comes right after another does not silence it.
export function say(text) {
  const said = document.createElement("p");
  said.textContent = text.replace(/\.? · /g, ". "); // a middle dot is read as one, and as no pause
  heard.append(said);
  while (heard.children.length > SAID) heard.firstElementChild.remove();
}

export async function refresh() {
  again = true;
  if (asking) return;
  asking = true;
  while (again) {
    again = false;
    try {
      const reply = await fetch(address("state"));
      if (reply.ok) apply(await reply.json());
    } catch {
      setTimeout(refresh, AGAIN); // the server is away
    }
  }
  asking = false;
}

function apply(state) {
  if (state.seq < seen) return;
  seen = state.seq;
  keepingFocus(() => {
    morph(document.getElementById("threads"), state.threads);
    morph(document.getElementById("talk"), state.talk);
    const model = document.createElement("template");
    model.innerHTML = state.model;
    document.getElementById("model").replaceWith(model.content);
    for (const [answer, frame] of frames) {
      if (frame.seq > state.seq) show(frame);
      else frames.delete(answer);
    }
  });
  if (state.title) document.title = `${state.title} · Burnish`;
  for (const listener of listeners) listener(state);
}

function arrive(frame) {
  const known = frames.get(frame.answer);
  if (frame.seq <= seen || (known && known.seq > frame.seq)) return;
  frames.set(frame.answer, frame);
  keepingFocus(() => show(frame));
  if (["done", "stopped", "failed", "withdrawn"].includes(frame.progress)) {
    const text = document.getElementById(`a${frame.answer}-text`);
    say(`Answer ${frame.answer}. ${text ? text.textContent : ""} ${frame.line}`);
  }
}

function show(frame) {
  const card = document.getElementById(`a${frame.answer}`);
  if (!card) return; // it comes with the next state
  const running = ["thinking", "streaming", "checking"].includes(frame.progress);
  card.dataset.progress = frame.progress;
  card.setAttribute("aria-busy", String(running));
  if (running) card.querySelector(".compare")?.remove();
  morph(document.getElementById(`a${frame.answer}-text`), frame.html);
  morph(document.getElementById(`a${frame.answer}-picture`), frame.picture);
  document.getElementById(`a${frame.answer}-status`).textContent = frame.status;
  document.getElementById(`a${frame.answer}-line`).textContent = frame.line;
}

// A button that has done its work is gone; who was on it goes on from its answer.
function keepingFocus(change) {
  const at = document.activeElement;
  const near = at?.closest(".exchange")?.querySelector(".answer[id]")?.id;
  keepingPlace(change);
  if (!at?.isConnected) (document.getElementById(near) ?? [...document.querySelectorAll(".answer[id]")].pop())?.focus({ preventScroll: true });
}

// A picture comes after its place: who reads the end goes on reading the end.
let atEnd = true;
middle.addEventListener("scroll", () => (atEnd = nearEnd()), { passive: true });
middle.addEventListener("load", () => atEnd && (middle.scrollTop = middle.scrollHeight), true);

function nearEnd() {
  return middle.scrollHeight - middle.scrollTop - middle.clientHeight < 80;
}

// Who reads the end goes on reading the end; who has scrolled up stays where they are.
export function keepingPlace(change) {
  const wasAtEnd = nearEnd();
  change();
  if (wasAtEnd) middle.scrollTop = middle.scrollHeight;
}
