"""How often the embedded model's second version of a function parses and is the generator that was asked for.

`python tests/measure_code.py [--seeds 20] [--from 1] [--save texts.jsonl]` asks for a Fibonacci function and replies
"Make it more memory-efficient using a generator.", through the path that people use; `--read texts.jsonl` scores the
texts of an earlier run anew. About 4 seconds a seed on two quiet cores.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path

from bot.embedded.model import EmbeddedModel
from bot.eval.arms import ARMS
from bot.eval.conversation import converse
from bot.eval.items import Item, Wish
from bot.settings import Settings

ASKED = "Create a Python function to calculate Fibonacci."
REPLIED = "Make it more memory-efficient using a generator."
ITEM = Item(id="fibonacci", task=ASKED, kind="code", wishes=(Wish(says=REPLIED),))


async def texts(seeds: range, arm: str) -> list[dict[str, object]]:
    """The versions of each seed's conversation, printed as they come."""
    settings = Settings()
    model = EmbeddedModel(settings)
    await model.ready(lambda sentence, share: None)
    chosen = next(one for one in ARMS if one.name == arm)
    found: list[dict[str, object]] = []
    for seed in seeds:
        began = time.monotonic()
        turns = await converse(ITEM, chosen, model, settings.model_copy(update={"seed": seed}))
        row = {"seed": seed, "texts": [turn.text for turn in turns], "read": list(turns[-1].read),
               "calls": [turn.cost.calls for turn in turns], "seconds": round(time.monotonic() - began, 1)}  # fmt: skip
        print(json.dumps({key: value for key, value in row.items() if key != "texts"}), flush=True)
        found.append(row)
    await model.close()
    return found


def scored(text: str) -> Iterator[str]:
    """What a second version has of what it should have."""
    from bot.code.blocks import Snippet, snippets
    from bot.code.syntax import wrong
    from bot.code.wishes import check, wishes

    found = snippets(text)
    wish = wishes(REPLIED)[0]
    whole: tuple[Snippet, ...] = tuple(one for one in found if one.language == "python")
    if found:
        yield "has a block of code"
    if whole:
        yield "in Python"
        if not any(wrong(one.code, "python") for one in whole):
            yield "that parses"
            if not check(wish, "\n\n".join(one.code for one in whole)):
                yield "and is a generator"


def main() -> None:
    """Print how many seeds have what."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--from", type=int, default=1, dest="first")
    parser.add_argument("--arm", default="finished")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--read", type=Path)
    given = parser.parse_args()
    if given.read:
        rows = [json.loads(line) for line in given.read.read_text(encoding="utf-8").splitlines()]
    else:
        rows = asyncio.run(texts(range(given.first, given.first + given.seeds), given.arm))
        if given.save:
            given.save.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    for number, name in enumerate(("first version", "second version")):
        counts: dict[str, int] = {}
        for row in rows:
            for has in scored(row["texts"][number]) if len(row["texts"]) > number else ():
                counts[has] = counts.get(has, 0) + 1
        print(f"{name}, of {len(rows)}:", *(f"  {count} {has}" for has, count in counts.items()), sep="\n")


if __name__ == "__main__":
    main()
