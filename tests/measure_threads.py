"""50-turn threads, measured: what of all that was said is in the prompt, how long it gets, and which facts are kept.

`python tests/measure_threads.py [--threads 30] [--turns 50] [--embedded] [--chart FILE.png] [--json FILE]`

Threads run through the real path and a real database with a model that follows a script. Every turn is checked against
an oracle of its own: it knows only what was pressed, said and taken back, in words that a sentence of the prompt has.
Facts: 30 accepted versions, five changes of style each; the scripted model loses a share of its facts on purpose, so
what is counted is what the checks see and what mending brings back. `--embedded` asks the embedded model instead.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import random
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog
from bots import Room, ScriptedModel, a_bot
from values import context, wish

from bot.agreed import kept, lost
from bot.carry import restore_facts
from bot.context import Agreed
from bot.ports import Model, Request
from bot.prompt import render
from bot.wanted import Wanted, wanted

STYLES = {
    "tone": {"formal": "formal tone", "casual": "casual tone", "friendly": "friendly tone"},
    "language": {"German": "German", "French": "French", "Spanish": "Spanish"},
    "format": {"bullets": "bullet", "table": "table", "steps": "numbered steps"},
    "expertise": {"beginner": "beginner", "expert": "an expert", "child": "a child"},
    "length": {"50 words": "50 words", "90 words": "90 words", "200 words": "200 words"},
}
"""By slot: what is given as a command, and the words of the sentence that it becomes; the latest of a slot holds."""
THINGS = [f"the {adjective} {noun}" for adjective in ("red", "blue", "green", "old", "new") for noun in (
    "harbour", "lantern", "glacier", "violin", "meadow", "anchor", "falcon", "cellar")]  # fmt: skip


@dataclass
class Oracle:
    """What must and must not be in the prompt, known from what people did and nothing else."""

    history: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Of each wish in force or overridden: its event, its slot, its words, its scope."""
    steps: list[list[tuple[str, str, str, str]]] = field(default_factory=list)
    """The history before each change that can be undone."""
    ever: set[str] = field(default_factory=set)

    def say(self, event: str, slot: str, words: str, scope: str = "answer") -> None:
        """A wish."""
        self.steps.append(list(self.history))
        self.history.append((event, slot, words, scope))
        self.ever.add(words)

    def take_back(self, event: str) -> None:
        """A message deleted: as if it had never been."""
        self.history = [one for one in self.history if one[0] != event]
        self.steps = [[one for one in before if one[0] != event] for before in self.steps]
        self.steps = [b for n, b in enumerate(self.steps) if b != [*self.steps, self.history][n + 1]]

    def undo(self) -> None:
        """The last change that there is."""
        if self.steps:
            self.history = self.steps.pop()

    def ask(self) -> None:
        """A new question."""
        self.history = [one for one in self.history if one[3] == "thread"]
        self.steps = []

    def wanted(self) -> set[str]:
        """The words that the prompt must have: of a slot of style the latest, and all the rest."""
        latest = {slot: words for _, slot, words, _ in self.history if slot in STYLES}
        return set(latest.values()) | {words for _, slot, words, _ in self.history if slot not in STYLES}


def in_prompt(content: str, words: str) -> bool:
    """Whether a prompt says a wish."""
    return re.search(rf"{re.escape(words)}(?!\w)", content) is not None


async def thread(seed: int, turns: int, path: Path) -> dict[str, Any]:
    """One thread: how long its prompts get, and every turn at which a wish was missing or stood there withdrawn."""
    chance = random.Random(seed)
    oracle = Oracle()
    missing: list[str] = []
    stale: list[str] = []
    lengths: list[int] = []
    async with a_bot(path, ScriptedModel(lambda request, call: f"Answer {call}: it rises.")) as room:
        await room.ask(f"Tell me about tides {seed}.")
        for turn in range(2, turns + 1):
            await step(room, oracle, chance, turn)
            content = render((await room.thread()).context)[-1].content
            lengths.append(len(content))
            must = oracle.wanted()
            missing += [f"turn {turn}: {words}" for words in must if not in_prompt(content, words)]
            stale += [f"turn {turn}: {words}" for words in oracle.ever - must if in_prompt(content, words)]
    return {"seed": seed, "missing": missing, "stale": stale, "lengths": lengths}


async def step(room: Room, oracle: Oracle, chance: random.Random, turn: int) -> None:
    """One turn of a thread: something that people do."""
    act = chance.choices(
        ["style", "include", "exclude", "thread", "pin", "tried", "undo", "delete", "ask", "accept"],
        [6, 5, 3, 2, 1, 2, 3, 2, 0.6, 1],
    )[0]
    said = [one for one in oracle.history if one[1] in ("include", "exclude") and one[3] == "answer"]  # by a message
    if act == "style":
        slot = chance.choice(list(STYLES))
        value = chance.choice(list(STYLES[slot]))
        event = await room.command(f"/{slot} {value}")
        oracle.say(event.id, slot, STYLES[slot][value])
    elif act in ("include", "exclude"):
        thing = chance.choice(THINGS)
        if thing.removeprefix("the ") not in oracle.ever:
            event = await room.reply(f"{'add' if act == 'include' else 'leave out'} {thing}")
            oracle.say(event.id, act, thing.removeprefix("the "))
    elif act == "thread":
        thing = f"harvest {turn}"
        event = await room.command(f"/thread include the word {thing.replace(' ', '')}")
        oracle.say(event.id, "include", thing.replace(" ", ""), "thread")
    elif act == "pin":
        event = await room.command(f"/pin the ship has {turn} sails")
        oracle.say(event.id, "pin", f"the ship has {turn} sails", "thread")
    elif act == "tried":
        event = await room.command(f"/ledger tried mending sail {turn}")
        oracle.say(event.id, "step", f"mending sail {turn}", "thread")
    elif act == "undo":
        await room.press("undo")
        oracle.undo()
    elif act == "delete" and said:
        event_id = chance.choice(said)[0]
        number = event_id.rpartition("e")[2]
        await room.delete(f"m{number}")
        if any(one[0] == event_id for one in oracle.history):
            oracle.take_back(event_id)
    elif act == "ask":
        await room.ask(f"And what else happens at hour {turn}?")
        oracle.ask()
    else:
        await room.press("accept")


ACCEPTED = (
    "{name} opened the {city} office on {month} {day}, {year}. It cost ${money}, and {count} people work there. "
    "We chose {tool} for the archive, see https://{site}.org/{year}. The motto is “{motto}”."
)
CHANGES = (
    ("tone", "formal"),
    ("length", "at most 90 words"),
    ("format", "bullets"),
    ("tone", "friendly"),
    ("expertise", "beginner"),
)


def accepted(chance: random.Random) -> str:
    """A text full of facts."""
    return ACCEPTED.format(
        name=chance.choice(["Ada Lovelace", "Rosa Parks", "Li Wei"]), city=chance.choice(["Lisbon", "Osaka"]),
        month=chance.choice(["May", "July", "March"]), day=chance.randint(1, 28), year=chance.randint(1950, 2024),
        money=f"{chance.randint(10, 900)},{chance.randint(100, 999)}", count=chance.randint(13, 400),
        tool=chance.choice(["Postgres", "Redis", "Kafka"]), site=chance.choice(["tide", "moon"]),
        motto=chance.choice(["slow and steady wins", "measure twice and cut once"]),
    )  # fmt: skip


def lossy(text: str, chance: random.Random) -> str:
    """The text with about a third of its sentences gone and one number changed: what a weak model does."""
    sentences = text.split(". ")
    kept_ones = [one for one in sentences if chance.random() > 0.33] or sentences[:1]
    return ". ".join(kept_ones).rstrip(".") + "."


async def answered(model: Model, want: Wanted, wishes: list[Any], text: str) -> str:
    """What a real model makes of it."""
    held = context(*wishes, text="Tell me about the office.").model_copy(update={"agreed": want.agreed})
    parts: list[str] = []
    async for piece in model.generate(Request(messages=render(held))):
        parts.append(piece.text)
    return "".join(parts)


async def facts_kept(count: int, model: Model | None) -> dict[str, Any]:
    """Over accepted versions and changes of style: facts that had to stay, that a draft lost, and after mending."""
    had = gone = still = mended = whole = 0
    for seed in range(count):
        chance = random.Random(seed)
        text = accepted(chance)
        for number in range(1, len(CHANGES) + 1):
            wishes = [wish(slot, value, n=n) for n, (slot, value) in enumerate(CHANGES[:number], 1)]
            want = wanted(context(*wishes).model_copy(update={"agreed": Agreed(version=1, text=text)}))
            draft = await answered(model, want, wishes, text) if model else lossy(text, chance)
            missing = lost(draft, want)
            fixed = restore_facts(draft, text, missing) if missing else draft
            had += len(kept(want))
            gone += len(missing)
            still += len(lost(fixed, want)) if fixed is not None else len(missing)
            mended += bool(missing) and fixed is not None
            whole += not (lost(fixed, want) if fixed is not None else missing)
    changes = count * len(CHANGES)
    return {"changes": changes, "facts": had, "lost by the draft": gone, "lost after mending": still,
            "drafts mended": mended, "answers with every fact": whole}  # fmt: skip


def chart(threads: list[dict[str, Any]], path: Path) -> None:
    """Prompt length by turn as a PNG: every thread, and the median."""
    import vl_convert

    rows = [
        {"turn": number, "characters": characters, "thread": one["seed"]}
        for one in threads
        for number, characters in enumerate(one["lengths"], 2)
    ]
    turn = {"field": "turn", "type": "quantitative"}
    length = {"field": "characters", "type": "quantitative", "title": "characters"}
    spec = {
        "data": {"values": rows},
        "width": 640,
        "height": 320,
        "title": "Prompt length over 50 turns (the last message, in characters)",
        "encoding": {"x": turn},
        "layer": [
            {"mark": {"type": "line", "opacity": 0.2}, "encoding": {"y": length, "detail": {"field": "thread"}}},
            {"mark": {"type": "line", "color": "#c33"}, "encoding": {"y": {**length, "aggregate": "median"}}},
        ],
    }
    path.write_bytes(vl_convert.vegalite_to_png(vl_spec=spec, scale=2))


async def measure(threads: int, turns: int, embedded: bool) -> dict[str, Any]:
    """Both measurements."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    found: list[dict[str, Any]] = []
    for seed in range(threads):
        with tempfile.TemporaryDirectory() as folder:
            found.append(await thread(seed, turns, Path(folder)))
    model: Model | None = None
    if embedded:
        from bot.embedded.model import EmbeddedModel
        from bot.settings import Settings

        model = EmbeddedModel(Settings())
        await model.ready(lambda text, share: None)
    try:
        return {"threads": found, "facts": await facts_kept(30, model)}
    finally:
        if model:
            await model.close()


def main() -> None:
    """Print both, and write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=30)
    parser.add_argument("--turns", type=int, default=50)
    parser.add_argument("--embedded", action="store_true")
    parser.add_argument("--chart", type=Path)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    found = asyncio.run(measure(given.threads, given.turns, given.embedded))
    threads = found["threads"]
    missing = [problem for one in threads for problem in one["missing"]]
    stale = [problem for one in threads for problem in one["stale"]]
    print(f"{len(threads)} threads of {given.turns} turns: missing {len(missing)}, withdrawn but there {len(stale)}")
    for problem in (missing + stale)[:20]:
        print("  ", problem)
    for turn in (2, 10, 20, 30, 40, given.turns):
        lengths = sorted(one["lengths"][turn - 2] for one in threads if len(one["lengths"]) > turn - 2)
        if lengths:
            print(f"turn {turn}: median {lengths[len(lengths) // 2]} characters, longest {lengths[-1]}")
    print(found["facts"])
    if given.json:
        given.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    if given.chart:
        chart(threads, given.chart)


if __name__ == "__main__":
    main()
