"""Two hundred edits of one part: was it the right part, or asked, and did all the rest stay byte for byte?

`python tests/measure_edits.py` runs them through the whole path with a model that answers as models do: well, and with
prefaces, quotation marks, fences, another bullet, the neighbours repeated. `--embedded N` runs N of them with the real
one.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bots import Room, ScriptedModel, a_bot
from edits_data import CASES

from bot.events import Asked, Commanded, Replied
from bot.passage import Span
from bot.ports import Request

_MARK = re.compile(r"⟦(\w+)\||⟧")
MANNERS = ("plain", "preface", "quoted", "fenced", "neighbours", "more", "closing", "block")
"""How the scripted model answers, one edit after another."""


def unmarked(source: str) -> tuple[str, dict[str, Span]]:
    """A marked document's text, and where its marked parts stand in it."""
    text, spans, opened, at = "", {}, [], 0
    for match in _MARK.finditer(source):
        text += source[at : match.start()]
        at = match.end()
        if match[1]:
            opened.append((match[1], len(text)))
        else:
            name, start = opened.pop()
            spans[name] = Span(start=start, end=len(text))
    return text + source[at:], spans


def scripted(request: Request, call: int) -> str:
    """A passage in capitals, or a function with another result, in one of the manners; on another try it alone."""
    prompt = request.messages[-1].content
    passage = prompt.partition("Passage:\n")[2].partition("\n\nRewrite the passage:")[0]
    new = _recoded(passage) or re.sub(r"[a-zäöü]", lambda letter: letter[0].upper(), passage)
    new = new if new != passage else re.sub(r"(\w)", r"\1\1", passage, count=1)
    around = re.search(r"After it \(context, not to be repeated\):\n(.*?)\n", prompt, re.DOTALL)
    manner = "plain" if "Take special care" in prompt else MANNERS[call % len(MANNERS)]
    return {
        "plain": new,
        "preface": f"Sure! Here is the rewritten passage:\n\n{new}",
        "quoted": f"“{new}”",
        "fenced": f"```\n{new}\n```",
        "neighbours": f"{new}\n\n{around[1]}" if around else new,
        "more": f"- {new}\n- And another point.",
        "closing": f"{new}\n\nLet me know if you would like anything else!",
        "block": f"Here is the code:\n\n```python\n{new}\n```",
    }[manner]


def _recoded(passage: str) -> str:
    """A function or a class that does something else, under its name; "" for any other passage."""
    if not re.match(r"(?:def|class|function|const) ", passage):
        return ""
    other = re.sub(r"\breturn ", "return !" if "{" in passage else "return not ", passage)
    return other if other != passage else passage.replace("] = ", "] = 1 + ")


def verdict(before: str, after: str, parts: list[Span], asked: bool, may_ask: bool) -> str:
    """What became of an edit: `right`, `asked`, `stayed` (nothing that fitted came), or `wrong`; or `damaged`."""
    if asked:
        return ("asked" if may_ask else "asked needlessly") if after == before else "damaged"
    if after == before:
        return "stayed"
    around = [before[start:end] for start, end in _around(parts, len(before))]
    same = re.fullmatch("(.*?)".join(re.escape(piece) for piece in around), after, re.DOTALL)
    return "right" if same and parts else "wrong"


def _around(parts: list[Span], length: int) -> list[tuple[int, int]]:
    edges = [0, *(edge for part in parts for edge in (part.start, part.end)), length]
    return list(zip(edges[::2], edges[1::2], strict=True))


async def edit(room: Room, text: str, said: str) -> tuple[str, bool]:
    """The answer after a wish about one part of it, and whether the bot asked which part."""
    await room.send(Asked(text="Tell me."), given=text)
    if said.startswith('"'):
        await room.send(Replied(text="rephrase this", quote=said[1:]))
    else:
        await room.send(Commanded(text=f"/passage {said}: rephrase it"))
    return await room.text(), bool((await room.thread()).pending)


async def measure(only: slice, model: Any = None) -> dict[str, Counter[str]]:
    """The verdicts by kind of document, of a slice of all cases."""
    found: dict[str, Counter[str]] = {}
    cases = [(name, source, said, means) for name, (source, some) in CASES.items() for said, means in some][only]
    with tempfile.TemporaryDirectory() as folder:
        async with a_bot(Path(folder), model or ScriptedModel(scripted), attempts=3) as room:
            for number, (name, source, said, means) in enumerate(cases):
                text, marks = unmarked(source)
                parts = [marks[one] for one in means.removeprefix("?").split()]
                here = Room(room.bot, room.seen, room.model, thread=f"t{number}")
                after, asked = await edit(here, text, said)
                got = verdict(text, after, parts, asked, means.startswith("?"))
                found.setdefault(name.split("/")[0], Counter())[got] += 1
                if got not in ("right", "asked"):
                    print(f"  {got}: {name}: {said!r} means {means}\n    {after!r}")
    return found


def main() -> None:
    """Print the verdicts by kind of document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--embedded", type=int, default=0, metavar="N", help="run N edits with the embedded model")
    number = parser.parse_args().embedded
    model = None
    if number:
        from bot.embedded.model import EmbeddedModel
        from bot.settings import Settings

        model = EmbeddedModel(Settings())
    total = sum(len(cases) for _, cases in CASES.values())
    step = max(1, total // number) if number else 1
    found = asyncio.run(measure(slice(None, None, step), model))
    for kind, counts in found.items():
        print(
            f"{kind:8} {sum(counts.values()):4}  " + "  ".join(f"{name} {many}" for name, many in counts.most_common())
        )
    print(f"{'all':8} {sum(sum(counts.values()) for counts in found.values()):4}")


if __name__ == "__main__":
    main()
