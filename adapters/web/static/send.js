// Sends what a person does to the server, each action under an id of its own: sent twice, it is one event.

const page = document.body.dataset;
const problem = document.getElementById("problem");
const TRIES = 4;
const AGAIN = 350; // milliseconds in which a second press of the same button is the same press
const lately = new Map();

export function id() {
  return crypto.randomUUID();
}

export function complain(sentence) {
  problem.textContent = sentence;
  problem.hidden = !sentence;
}

export async function send(fields) {
  const thread = "thread" in fields ? fields.thread : page.thread;
  const event = new URLSearchParams({ id: id(), by: page.me, ...fields, thread });
  for (let tried = 1; ; tried += 1) {
    try {
      const reply = await fetch("/events", { method: "POST", body: event });
      const told = await reply.json().catch(() => ({ problem: "That was not taken." }));
      complain(reply.ok ? "" : told.problem);
      return reply.ok;
    } catch {
      if (tried === TRIES) {
        complain("Burnish does not answer. What you wrote is still here: try again in a moment.");
        return false;
      }
      await new Promise((resolve) => setTimeout(resolve, 300 * 2 ** tried));
    }
  }
}

// `kept`: what is kept of the person is changed, outside of any thread.
export function press(button, answer, value = "", kept = false) {
  const name = `${button} ${answer} ${value}`;
  const now = performance.now();
  if (now - (lately.get(name) ?? -AGAIN) < AGAIN) return null;
  lately.set(name, now);
  const version = document.getElementById(`a${answer}`)?.dataset.version ?? "";
  return send({ kind: "pressed", button, value, answer, version, ...(kept ? { thread: "" } : {}) });
}

export function react(emoji, answer, on) {
  const version = document.getElementById(`a${answer}`)?.dataset.version ?? "";
  return send({ kind: on ? "reacted" : "unreacted", emoji, answer, version });
}
