// Makes a piece of the page look like a fresh one, touching only what differs: focus, selection and scroll stay.

// What people have changed in the page themselves, and the server knows nothing of.
const OWN = new Set(["open", "aria-expanded"]);

export function morph(old, html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  children(old, fresh.content);
}

function children(old, fresh) {
  const named = new Map();
  for (const child of old.children) if (child.id) named.set(child.id, child);
  const left = new Set(old.childNodes);
  let at = next(old.firstChild);
  for (const wanted of [...fresh.childNodes]) {
    const match = (wanted.id && named.get(wanted.id)) || (at && fits(at, wanted) ? at : null);
    if (!match || !left.has(match)) {
      old.insertBefore(wanted, at);
      continue;
    }
    left.delete(match);
    if (match === at) at = next(at.nextSibling);
    else old.insertBefore(match, at);
    same(match, wanted);
  }
  for (const gone of left) if (!own(gone)) gone.remove();
}

// Elements that the page itself has put in stay where they are.
function own(node) {
  return node.nodeType === Node.ELEMENT_NODE && "own" in node.dataset;
}

function next(node) {
  while (node && own(node)) node = node.nextSibling;
  return node;
}

function fits(old, fresh) {
  return old.nodeName === fresh.nodeName && (old.id || "") === (fresh.id || "");
}

function same(old, fresh) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  if (old.isEqualNode(fresh)) return;
  for (const { name } of [...old.attributes]) if (!OWN.has(name) && !fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) {
    if (!OWN.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  children(old, fresh);
}
