"""How much of the labelled replies is read rightly: by kind, slot, scope, target and language, with a confusion table.

Run as `python tests/measure_reading.py [--model embedded] [--json FILE] [--misses] [FILE ...]`. Without files it takes
constraints.jsonl and every tests/replies*.jsonl. A line is an object with `text`, `kind`, `directives` (each
`slot`, `value`, `scope`, `target`), `lang`, and where they hold `unread` (words stay that no wish accounts for),
`doubt` (the other kind that it may be) and `quote`. With a model, what the plain reader leaves unread is read by that
too, as the bot does. A reply is read rightly where its kind, every directive and the rest are as labelled.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.errors import ForPeople
from bot.interpret.consult import consult
from bot.interpret.reading import Kind, Reading, Wish
from bot.interpret.words import read
from bot.ports import Model

TESTS = Path(__file__).parent
Row = tuple[str, str, str, str]
"""Slot, value, scope and target of one directive, in lower case."""


def replies(paths: Iterable[Path] = ()) -> list[dict[str, Any]]:
    """The labelled replies of these files; of all such beside this one where none is named."""
    found: list[dict[str, Any]] = []
    for path in list(paths) or [TESTS / "constraints.jsonl", *sorted(TESTS.glob("replies*.jsonl"))]:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        found.extend(_labelled(row) for row in rows if {"text", "kind"} <= set(row))
    return found


def _labelled(row: dict[str, Any]) -> dict[str, Any]:
    """A label in one form: constraints.jsonl calls directives wishes, and spells out what is unread."""
    return {
        "lang": "en or mixed",
        **row,
        "directives": row.get("directives", row.get("wishes", [])),
        "unread": bool(row.get("unread")),
    }


def wanted(reply: dict[str, Any]) -> list[Row]:
    """The directives of a label."""
    return sorted(
        (one["slot"], one["value"].lower(), one.get("scope", "answer"), one.get("target", "").lower())
        for one in reply["directives"]
    )


def found(wishes: Iterable[Wish]) -> list[Row]:
    """The same of what was read."""
    return sorted(
        (wish.slot.value, wish.value.lower(), wish.scope.value, (wish.target or "").lower()) for wish in wishes
    )


def problems(reply: dict[str, Any], reading: Reading) -> list[str]:
    """What was read wrongly in a reply, each a sentence; [] where all is right."""
    wrong = []
    if reading.kind.value != reply["kind"]:
        wrong.append(f"kind {reading.kind.value}, should be {reply['kind']}")
    if found(reading.wishes) != wanted(reply):
        wrong.append(f"wishes {found(reading.wishes)}, should be {wanted(reply)}")
    if reading.kind is Kind.FEEDBACK and bool(reading.unread) != reply.get("unread", False):
        wrong.append(f"unread {reading.unread}")
    doubt = reading.doubt.value if reading.doubt else None
    if doubt != reply.get("doubt"):
        wrong.append(f"doubt {doubt}, should be {reply.get('doubt')}")
    return wrong


class Tally:
    """Shares of what was read rightly, collected reply by reply."""

    def __init__(self) -> None:
        self.right: dict[str, Counter[str]] = defaultdict(Counter)
        self.all: dict[str, Counter[str]] = defaultdict(Counter)
        self.kinds: Counter[tuple[str, str]] = Counter()
        self.slots: Counter[tuple[str, str]] = Counter()

    def count(self, table: str, name: str, right: bool) -> None:
        """One more of a name in a table."""
        self.all[table][name] += 1
        self.right[table][name] += right

    def take(self, reply: dict[str, Any], reading: Reading) -> None:
        """One reply and how it was read."""
        right = not problems(reply, reading)
        self.count("reply", "all", right)
        self.count("language", reply.get("lang", "?"), right)
        self.count("kind", reply["kind"], reading.kind.value == reply["kind"])
        self.kinds[reply["kind"], reading.kind.value] += 1
        label, read_ = wanted(reply), found(reading.wishes)
        for row in label:
            self.count("slot", row[0], row in read_)
            self.count("scope", row[2], any(other[:3] == row[:3] for other in read_))
            if row[3]:
                self.count("target", row[0], any(other[0] == row[0] and other[3] == row[3] for other in read_))
        missed, extra = _less(label, read_), _less(read_, label)
        for row in missed:
            same = next((other for other in extra if other[0] == row[0]), extra[0] if extra else None)
            self.slots[row[0], same[0] if same else "nothing"] += 1
            if same:
                extra.remove(same)
        for row in extra:
            self.slots["nothing", row[0]] += 1

    def report(self) -> dict[str, Any]:
        """All shares and both confusion tables, ready for JSON."""
        shares = {
            table: {name: [self.right[table][name], total] for name, total in sorted(names.items())}
            for table, names in self.all.items()
        }
        kinds = {f"{label} -> {read_}": count for (label, read_), count in sorted(self.kinds.items())}
        slots = {f"{label} -> {read_}": count for (label, read_), count in self.slots.most_common()}
        return {"shares": shares, "kinds": kinds, "slots misread": slots}


def _less(rows: list[Row], others: list[Row]) -> list[Row]:
    left = list(others)
    kept = []
    for row in rows:
        if row in left:
            left.remove(row)
        else:
            kept.append(row)
    return kept


def plainly(reply: dict[str, Any]) -> Reading:
    """A reply as the reader without a model has it."""
    return read(reply["text"], quote=reply.get("quote"))


async def modelled(reply: dict[str, Any], model: Model) -> Reading:
    """The same, with what stayed unread read by the model."""
    reading = plainly(reply)
    if reading.kind is not Kind.FEEDBACK:
        return reading
    wishes, unread = list(reading.wishes), []
    for clause in reading.unread:
        try:
            more = await consult(model, clause)
        except ForPeople:
            more = ()
        wishes.extend(more)
        if not more:
            unread.append(clause)
    return reading.model_copy(update={"wishes": tuple(wishes), "unread": tuple(unread)})


def timed(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Milliseconds of this process's own time for one reply, without a model."""
    took = []
    for reply in rows:
        begun = time.process_time()
        plainly(reply)
        took.append((time.process_time() - begun) * 1000)
    took.sort()
    return {"median": statistics.median(took), "p99": took[int(len(took) * 0.99)], "max": took[-1]}


def show(title: str, report: dict[str, Any]) -> None:
    """Print a report as text."""
    print(f"\n{title}")
    for table, names in report["shares"].items():
        line = ", ".join(f"{name} {right}/{total} ({right / total:.0%})" for name, (right, total) in names.items())
        print(f"  {table}: {line}")
    print(f"  kinds: {', '.join(f'{pair} {count}' for pair, count in report['kinds'].items())}")
    print(f"  slots misread: {', '.join(f'{pair} {count}' for pair, count in report['slots misread'].items()) or '-'}")


async def embedded(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The report with the embedded model; it is started and stopped here."""
    from bot.embedded.model import EmbeddedModel
    from bot.settings import Settings

    model = EmbeddedModel(Settings())
    tally = Tally()
    try:
        await model.ready(lambda said, share: None)
        for reply in rows:
            tally.take(reply, await modelled(reply, model))
    finally:
        await model.close()
    return tally.report()


def main() -> None:
    """Measure, print, and where asked write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--model", choices=["embedded"])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--misses", action="store_true", help="print every reply that was misread")
    given = parser.parse_args()
    rows = replies(given.files)
    tally = Tally()
    for reply in rows:
        reading = plainly(reply)
        tally.take(reply, reading)
        if given.misses and (wrong := problems(reply, reading)):
            print(f"{reply['text']!r}: {'; '.join(wrong)}")
    results: dict[str, Any] = {"replies": len(rows), "milliseconds": timed(rows), "without a model": tally.report()}
    show(f"{len(rows)} replies without a model", results["without a model"])
    print("  milliseconds:", ", ".join(f"{name} {value:.2f}" for name, value in results["milliseconds"].items()))
    if given.model:
        results[given.model] = asyncio.run(embedded(rows))
        show(f"with the model: {given.model}", results[given.model])
    if given.json:
        given.json.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
