// Files on their way: chosen, dropped or pasted. Each goes up by itself and is kept before the message is sent.

import { say } from "./live.js";
import { complain } from "./send.js";

const page = document.body.dataset;
const place = document.getElementById("files");
const input = document.getElementById("attach");
const MOST = Number(input.dataset.most); // files of one message
const TRIES = 3;
const GONE = "Burnish does not answer. Your files and your words are still here: try again in a moment.";

let files = []; // { name, file, id, share, state: "waiting" | "kept" | "lost", sending }
let turn = Promise.resolve(); // one goes up after the other
let changed = () => {};

export function attaching(whenChanged) {
  changed = whenChanged;
  input.addEventListener("change", () => {
    add([...input.files]);
    input.value = "";
  });
  document.addEventListener("paste", (event) => {
    const pasted = [...event.clipboardData.files];
    const words = event.clipboardData.types.includes("text/plain"); // cells of a sheet come as words and as a picture
    if (!pasted.length || (words && pasted.every((one) => one.type.startsWith("image/")))) return;
    event.preventDefault();
    add(pasted);
  });
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault(); // also beside the field: a file that is let go there must not open in place of the page
    page.drop = "";
  });
  document.addEventListener("dragleave", (event) => event.relatedTarget || delete page.drop);
  document.addEventListener("drop", (event) => {
    delete page.drop;
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    const folders = [...event.dataTransfer.items].map((one) => one.webkitGetAsEntry?.()?.isDirectory);
    add([...event.dataTransfer.files].filter((_, at) => !folders[at]));
    if (folders.includes(true)) refuse("A folder cannot be attached. Attach the files in it.");
  });
}

export function attached() {
  return files;
}

// Put back what was in the field before, or nothing.
export function attach(next) {
  files = next;
  show();
}

export function add(chosen) {
  complain("");
  for (const file of chosen) {
    if (files.length >= MOST) {
      refuse(`I read ${MOST} files of a message at most.`);
      break;
    }
    const one = { name: file.name, file, share: 0, state: "waiting" };
    files.push(one);
    go(one);
  }
  show();
}

// Whether all that is attached is kept by now; what was lost on its way is tried once more.
export async function ready() {
  const known = files.length;
  for (const one of files) if (one.state === "lost") go(one);
  show();
  await Promise.all(files.map((one) => one.sending));
  if (files.some((one) => one.state === "lost")) complain(GONE);
  return files.length === known && files.every((one) => one.state === "kept");
}

function go(one) {
  one.state = "waiting";
  one.sending = turn = turn.then(() => up(one));
}

async function up(one) {
  for (let tried = 1; files.includes(one); tried += 1) {
    try {
      const told = (await look(one)) || (await put(one));
      if (told) drop(one, told);
      else if (files.includes(one)) say(`${one.name} is attached.`);
      break;
    } catch {
      if (tried === TRIES) {
        one.state = "lost";
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 300 * 2 ** tried));
    }
  }
  show();
  changed();
}

function address(one, more = {}) {
  return `/t/${page.thread}/files?${new URLSearchParams({ as: page.me, name: one.name, ...more })}`;
}

async function look(one) {
  const reply = await fetch(address(one, { type: one.file.type, size: one.file.size }));
  return (await reply.json()).problem;
}

// Send the bytes; "" once they are kept, else the sentence that says why not. fetch tells no progress.
function put(one) {
  return new Promise((resolve, reject) => {
    const request = (one.request = new XMLHttpRequest());
    request.open("POST", address(one));
    request.upload.addEventListener("progress", (event) => {
      one.share = event.loaded / event.total;
      for (const bar of place.querySelectorAll("progress")) if (bar.dataset.name === one.name) bar.value = one.share;
    });
    request.addEventListener("load", () => {
      let told = {};
      try {
        told = JSON.parse(request.responseText);
      } catch {
        told.problem = request.responseText;
      }
      one.id = told.id;
      if (one.id) one.state = "kept";
      resolve(one.id ? "" : told.problem || `“${one.name}” was not taken. Try again.`);
    });
    request.addEventListener("error", reject);
    request.addEventListener("abort", () => resolve(""));
    request.send(one.file);
  });
}

function drop(one, sentence = "") {
  one.request?.abort();
  files = files.filter((other) => other !== one);
  if (sentence) refuse(sentence);
  show();
  changed();
}

// Of several that are refused, each has its sentence.
function refuse(sentence) {
  const before = document.getElementById("problem").textContent;
  if (!before.includes(sentence)) complain(before ? `${before}\n${sentence}` : sentence);
}

function show() {
  place.hidden = !files.length;
  place.replaceChildren(...files.map(chip));
}

function chip(one) {
  const row = document.createElement("div");
  row.dataset.state = one.state;
  const name = document.createElement("span");
  name.textContent = `📎 ${one.name}`;
  row.append(name);
  if (one.state === "waiting") {
    const bar = document.createElement("progress");
    bar.value = one.share;
    bar.dataset.name = one.name;
    bar.setAttribute("aria-label", `${one.name} on its way`);
    row.append(bar);
  } else if (one.state === "lost") {
    const told = document.createElement("small");
    told.textContent = "not sent yet";
    row.append(told);
  }
  const x = document.createElement("button");
  x.type = "button";
  x.className = "x";
  x.textContent = "×";
  x.setAttribute("aria-label", `Do not attach ${one.name}`);
  x.addEventListener("click", () => {
    drop(one);
    document.getElementById("say").focus();
  });
  row.append(x);
  return row;
}
