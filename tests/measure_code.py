"""How often the embedded model's second version of a function is the generator that was asked for, and keeps the rest.

`python tests/measure_code.py [--seeds 50] [--from 1] [--save texts.jsonl]` asks for a Fibonacci function, accepts the
answer, and replies "Use a generator instead.", through the path that people use. "Without the check" is the first
draft, which would then be the answer; "with it" is what is shown in the end. `--read texts.jsonl` scores the texts of
an earlier run anew. 5 to 15 seconds a seed on two quiet cores.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections import Counter
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bots import Room

from adapters.console.replay import Recorder
from bot.bootstrap import bootstrap
from bot.code import unmet, wishes
from bot.code.blocks import snippets, together
from bot.code.keeps import kept
from bot.code.syntax import wrong
from bot.embedded.model import EmbeddedModel
from bot.eval.conversation import Meter
from bot.ports import Piece, Request
from bot.settings import Settings

ASKED = "Create a Python function to calculate Fibonacci."
REPLIED = "Use a generator instead."


class Noting(Meter):
    """A model whose every draft is kept."""

    def __init__(self, model: EmbeddedModel) -> None:
        super().__init__(model)
        self.drafts: list[str] = []

    async def generate(self, request: Request) -> AsyncGenerator[Piece, None]:
        """Stream the model's reply, and keep it."""
        self.drafts.append("")
        async with aclosing(super().generate(request)) as pieces:
            async for piece in pieces:
                self.drafts[-1] = piece.text if piece.restart else self.drafts[-1] + piece.text
                yield piece


async def texts(seeds: range, settings: Settings, save: Path | None) -> list[dict[str, Any]]:
    """Of each seed the first version, all drafts of the second, and the one that was shown; saved as they come."""
    model = EmbeddedModel(settings)
    await model.ready(lambda sentence, share: None)
    found: list[dict[str, Any]] = []
    for seed in seeds:
        began = time.monotonic()
        noting = Noting(model)
        with TemporaryDirectory(prefix="burnish-code-") as folder:
            own = settings.model_copy(update={"seed": seed, "database": Path(folder) / "code.db"})
            async with bootstrap(own, Recorder(), model=noting) as bot:
                room = Room(bot, Recorder(), noting)  # type: ignore[arg-type]
                await room.ask(ASKED)
                first, noting.drafts = await room.text(), []
                await room.press("accept")
                await room.reply(REPLIED)
                shown, seconds = await room.text(), round(time.monotonic() - began, 1)
        row: dict[str, Any] = {
            "seed": seed,
            "first": first,
            "drafts": noting.drafts,
            "shown": shown,
            "seconds": seconds,
        }
        found.append(row)
        print(seed, len(noting.drafts), *scored(row["shown"], first), row["seconds"], sep=", ", flush=True)
        if save:
            with save.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")
    await model.close()
    return found


def scored(text: str, first: str) -> Iterator[str]:
    """What a version has of what it should have."""
    blocks = [one for one in snippets(text) if one.language == "python"]
    if not blocks:
        return
    yield "has Python"
    parses = not any(wrong(one.code, "python") for one in blocks)
    if parses:
        yield "that parses"
    generator = parses and not unmet(wishes(REPLIED)[0], text)
    if generator:
        yield "and is a generator"
    if generator and "def fibonacci(" in together(text).get("python", ""):
        yield "called fibonacci"
    if generator and not kept(first, text):
        yield "and keeps all names and parameters"


def told(title: str, rows: list[dict[str, Any]], versions: list[str]) -> None:
    """Print how many of these versions have what."""
    counts = Counter(has for row, text in zip(rows, versions, strict=True) for has in scored(text, row["first"]))
    print(f"{title}, of {len(rows)}:", *(f"  {count} {has}" for has, count in counts.items()), sep="\n")


def main() -> None:
    """Print how many seeds have what."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=50)
    parser.add_argument("--from", type=int, default=1, dest="first")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--read", type=Path)
    given = parser.parse_args()
    if given.read:
        rows = [json.loads(line) for line in given.read.read_text(encoding="utf-8").splitlines()]
    else:
        rows = asyncio.run(texts(range(given.first, given.first + given.seeds), Settings(), given.save))
    told("first version", rows, [row["first"] for row in rows])
    told("second version without the check", rows, [(row["drafts"] or [row["shown"]])[0] for row in rows])
    told("second version with the check", rows, [row["shown"] for row in rows])
    print(f"drafts a seed: {sum(len(row['drafts']) for row in rows) / max(1, len(rows)):.1f}")


if __name__ == "__main__":
    main()
