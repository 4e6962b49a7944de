"""Over-tuning, measured: 40 contradictory or piled-up dialogues and 20 healthy ones, each with what should be found.

`python tests/measure_tuning.py [--json FILE]` prints what was detected, put together and told, and every miss.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from values import context, wish

from bot.condition import Told, condition, overtuning
from bot.directives import Directive
from bot.merging import CROWDED
from bot.requirements import requirements, stated
from bot.wanted import wanted

Said = tuple[str, str] | tuple[str, str, dict[str, Any]]
WORDS = {"verbatim": True}


def said(*rows: Said) -> list[Directive]:
    """Wishes in the order in which they were said, each by an event of its own: e1, e2, ..."""
    return [wish(row[0], row[1], n=n, **(row[2] if len(row) > 2 else {})) for n, row in enumerate(rows, 1)]


def pair(*numbers: int) -> frozenset[str]:
    """Two of them, by their number."""
    return frozenset(f"e{number}#0" for number in numbers)


def pairs_of(wishes: list[Directive]) -> set[frozenset[str]]:
    """The pairs that are found to pull against each other."""
    return {frozenset((one.id, other.id)) for one, other in condition(context(*wishes)).pulling}


_TOPICS = (
    "the price",
    "the deadline",
    "the owner",
    "the budget",
    "a risk",
    "the supplier",
    "the warranty",
    "the colour",
)
_PILE = [("include", topic) for topic in _TOPICS]
_CONTRARY: list[tuple[list[Said], list[frozenset[str]]]] = [
    ([("length", "at most 50 words"), ("include", "explain every term", WORDS)], [pair(1, 2)]),
    ([("length", "at most 20 words"), ("example", ""), ("tone", "formal")], [pair(1, 2)]),
    ([("length", "shorter", {"words": 40, "version": 1}), ("include", "three examples", WORDS)], [pair(1, 2)]),
    ([("length", "at most 20 words"), ("include", "the price"), ("include", "the deadline"), ("include", "the owner")],
     [pair(1, 2)]),
    ([("length", "at most 40 words"), ("keep", "everything")], [pair(1, 2)]),
    ([("length", "at most 10 words"), ("keep", "the intro", {"passage": "The tide comes twice a day here " * 2})],
     [pair(1, 2)]),
    ([("length", "at most 15 words"), ("format", "exactly 10 bullets")], [pair(1, 2)]),
    ([("length", "at most 1 sentences"), ("format", "exactly 5 bullets")], [pair(1, 2)]),
    ([("length", "at most 30 words"), ("format", "at least 4 headings")], [pair(1, 2)]),
    ([("length", "shorter"), ("include", "go into more detail", WORDS)], [pair(1, 2)]),
    ([("length", "longer"), ("include", "keep it short", WORDS)], [pair(1, 2)]),
    ([("length", "at most 3 sentences"), ("include", "an in-depth analysis")], [pair(1, 2)]),
    ([("format", "prose"), ("include", "a bullet list of the steps")], [pair(1, 2)]),
    ([("format", "prose"), ("include", "a comparison table")], [pair(1, 2)]),
    ([("format", "code only"), ("example", "")], [pair(1, 2)]),
    ([("format", "code only"), ("include", "an explanation")], [pair(1, 2)]),
    ([("format", "json"), ("include", "an introduction")], [pair(1, 2)]),
    ([("format", "table"), ("exclude", "tables")], [pair(1, 2)]),
    ([("format", "numbered"), ("exclude", "digits")], [pair(1, 2)]),
    ([("format", "bullets"), ("exclude", "bullets")], [pair(1, 2)]),
    ([("case", "capitals"), ("end", "Best regards, Ana")], [pair(1, 2)]),
    ([("case", "capitals"), ("keep", "the motto", {"passage": "slow and steady"})], [pair(1, 2)]),
    ([("case", "lowercase"), ("include", "at least 3 words in capitals")], [pair(1, 2)]),
    ([("include", "apple prices"), ("exclude", "prices")], [pair(1, 2)]),
    ([("include", "the prices"), ("exclude", "digits")], [pair(1, 2)]),
    ([("include", "sources"), ("exclude", "links")], [pair(1, 2)]),
    ([("example", ""), ("exclude", "examples")], [pair(1, 2)]),
    ([("exclude", "commas"), ("start", "Dear team,")], [pair(1, 2)]),
    ([("exclude", "exclamation marks"), ("end", "See you soon!")], [pair(1, 2)]),
    ([("exclude", 'the word "tide"'), ("keep", "the start", {"passage": "The tide rises."})], [pair(1, 2)]),
    ([("exclude", "bold"), ("include", "at least 2 highlighted parts")], [pair(1, 2)]),
    ([("expertise", "expert"), ("include", "explain every term", WORDS)], [pair(1, 2)]),
    ([("expertise", "beginner"), ("include", "technical terms")], [pair(1, 2)]),
    ([("tone", "formal"), ("include", "a joke")], [pair(1, 2)]),
    ([("tone", "funny"), ("exclude", "jokes")], [pair(1, 2)]),
    ([("language", "German"), ("end", "Let me know if you have any questions.")], [pair(1, 2)]),
    ([("language", "Japanese"), ("include", 'the word "river"')], [pair(1, 2)]),
    ([("correct", "it was 1969"), ("correct", "it was 1968")], [pair(1, 2)]),
    ([*_PILE, ("tone", "formal"), ("language", "German"), ("include", "prices")], []),
    ([*_PILE, ("exclude", "jokes"), ("exclude", "dates"), ("length", "at most 30 words")], [pair(1, 11)]),
]  # fmt: skip
_FINE: list[list[Said]] = [
    [("tone", "formal"), ("length", "at most 100 words"), ("format", "bullets")],
    [("length", "shorter", {"words": 200, "version": 1}), ("example", "")],
    [("expertise", "beginner"), ("tone", "friendly"), ("include", "the price")],
    [("exclude", "jargon"), ("expertise", "beginner"), ("example", "")],
    [("language", "German"), ("include", 'the word "Burnish"')],
    [("format", "steps"), ("include", "a safety warning"), ("length", "at most 120 words")],
    [("case", "capitals"), ("start", "NOTICE")],
    [("exclude", "emoji"), ("tone", "casual")],
    [("format", "table"), ("include", "prices"), ("exclude", "discounts")],
    [("keep", "the intro"), ("passage", "shorter", {"target": "second paragraph"})],
    [("expertise", "expert"), ("length", "at most 80 words"), ("include", "the trade-offs")],
    [("tone", "funny"), ("include", "a joke"), ("length", "shorter", {"words": 150, "version": 1})],
    [("language", "French"), ("tone", "formal"), ("end", "Cordialement")],
    [("format", "exactly 3 bullets"), ("length", "at most 60 words")],
    [("exclude", "commas"), ("end", "That is all.")],
    [("format", "code only"), ("include", 'the word "def"')],
    [("tone", "professional"), ("exclude", "jokes")],
    [("format", "headings"), ("include", "a summary"), ("length", "about 200 words")],
    [("include", "no jargon please", WORDS), ("expertise", "beginner")],
    [("length", "longer"), ("include", "more detail on costs", WORDS)],
]
DIALOGUES = [(said(*rows), set(expected)) for rows, expected in _CONTRARY]
HEALTHY = [said(*rows) for rows in _FINE]


def measure() -> dict[str, Any]:
    """What was detected, put together and told, over all dialogues."""
    rows: list[dict[str, Any]] = []
    for wishes, expected in DIALOGUES:
        now, want = condition(context(*wishes)), wanted(context(*wishes))
        found = pairs_of(wishes)
        lines, single = requirements(want), stated(want)
        sentence, offers, told = overtuning(Told(), now)
        covered = sorted(name for line in lines for name in line.covers)
        rows.append(
            {
                "wishes": [f"{one.slot.value}: {one.value}" for one in wishes],
                "expected": len(expected),
                "missed": len(expected - found),
                "more": len(found - expected),
                "live": now.live,
                "lines": [len(single), len(lines)],
                "lost": len({one.id for held in want.all for one in held.run} - set(covered)),
                "told": sentence,
                "offers": len(offers),
                "told again": bool(overtuning(told, now)[0]),
            }
        )
    return {
        "dialogues": rows,
        "false alarms": [[one.value for one in wishes] for wishes in HEALTHY if pairs_of(wishes)],
    }


def main() -> None:
    """Print the measurement, and write it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    found = measure()
    rows = found["dialogues"]
    piled = [row for row in rows if row["live"] >= CROWDED]
    print(f"dialogues {len(rows)}, pairs expected {sum(row['expected'] for row in rows)}, "
          f"missed {sum(row['missed'] for row in rows)}, found beside {sum(row['more'] for row in rows)}")  # fmt: skip
    print(
        f"told {sum(bool(row['told']) for row in rows)} of {len(rows)}, again {sum(row['told again'] for row in rows)}"
    )
    print(f"put together {[row['lines'] for row in piled]} (lines), wishes lost {sum(row['lost'] for row in rows)}")
    print(f"healthy {len(HEALTHY)}, false alarms {len(found['false alarms'])}")
    for row in rows:
        if row["missed"] or not row["told"]:
            print("MISSED", row["wishes"], row["told"])
    if given.json:
        given.json.write_text(json.dumps(found, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
