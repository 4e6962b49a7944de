"""How the unseen files are answered: `python tests/measure_unseen.py [--help] [freight|gym|desk|clinic ...]`.

Shares right, declined, asked back and wrong, and the seconds; `desk` has a million rows.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

import unseen_tables
from bots import Room, a_bot
from unseen_judging import Judged, conversations, turns

import bot.bootstrap
from bot.desk import Desk
from bot.tables.limits import LIMITS


async def main(files: list[str], show: bool, out: str, patience: float, sets: list[int]) -> None:
    """Ask everything; a file is read once where the bot keeps its table."""
    found: list[tuple[str, int, Judged]] = []
    limits = LIMITS.model_copy(update={"read_seconds": patience})
    setattr(bot.bootstrap, "Desk", partial(Desk, limits=limits))  # noqa: B010  (the bot has no setting for it)
    for file in files:
        data, name = getattr(unseen_tables, file)(), unseen_tables.FILES[file]
        with tempfile.TemporaryDirectory() as folder:
            async with a_bot(Path(folder)) as first:
                for at, talk in enumerate(one for one in conversations() if one["file"] == file and one["set"] in sets):
                    room = first if file == "desk" else Room(first.bot, first.seen, first.model, str(at))
                    async for turn in turns(room, talk, name, data):
                        found.append((file, at, turn))
                        print(f"{turn.verdict:10} {turn.seconds:6.2f} s  {file}: {turn.said}", flush=True)
                        if show:
                            print(f"    {turn.notice}\n    " + turn.seen.replace("\n", "\n    "), flush=True)
    for file in files:
        mine = [turn for one, _, turn in found if one == file]
        spent = [turn.seconds for turn in mine]
        print(file, dict(Counter(turn.verdict for turn in mine)), f"first {spent[0]:.1f} s,",
              f"then median {statistics.median(spent[1:]):.2f} s, at most {max(spent[1:]):.2f} s")  # fmt: skip
    if out:
        kept = [{"file": file, "talk": at, **turn.__dict__} for file, at, turn in found]
        Path(out).write_text(  # noqa: ASYNC240
            "\n".join(json.dumps(one, ensure_ascii=False) for one in kept) + "\n", "utf-8"
        )


if __name__ == "__main__":
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("files", nargs="*", default=["freight", "gym", "desk"])
    given.add_argument("--show", action="store_true")
    given.add_argument("--json", default="")
    given.add_argument("--patience", type=float, default=LIMITS.read_seconds, help="seconds for reading a file")
    given.add_argument("--set", type=int, action="append", help="1, 3: the first questions; 2, 4: those written later")
    asked = given.parse_args()
    asyncio.run(main(asked.files, asked.show, asked.json, asked.patience, asked.set or [1, 2, 3, 4]))
