"""What a message says to the bot: without the mention that only calls it, and with the passage it quotes by itself.
Pure."""

from __future__ import annotations

import re
from itertools import groupby

_QUOTED = re.compile(r"[ \t]*(?:&gt;|>)[ \t]?")
_QUOTED_TO_END = re.compile(r"[ \t]*(?:(?:&gt;){3}|>{3})[ \t]?")
_FENCE = "```"
LONGEST_NAME = 80
"""Characters of a name that are shown: as many as Slack lets people take, the most of all platforms."""


def called_off(text: str, mention: str, name: str = "") -> str:
    """A text without what only calls the bot: mentions of it at either end of a line, and the punctuation with them.

    `mention` is the pattern of a mention of it. One in the middle of a sentence becomes `name`, or nothing.
    """
    first = rf"^[ \t]*(?:{mention}(?:[ \t]*(?:,|[:;.!…–—]+(?=\s|\Z)))?[ \t]*)+"
    last = rf"(?<![ \t,])[ \t,]*{mention}(?:[ \t]*([.!?…]+))?[ \t]*$"
    within = mention if name else rf"(?<![ \t])[ \t]*{mention}(?=[,.!?;:])|{mention}[ \t]?"
    text = re.sub(first, "", text, flags=re.MULTILINE)
    text = re.sub(last, lambda found: found[1] or "", text, flags=re.MULTILINE)
    return re.sub(within, lambda _: name, text).strip()


def bound(sign: str, name: str, before: str, after: str) -> str:
    """A name in a text, behind its sign (`@`, `#`): with U+00A0 between its words, so that readers see where it ends.

    People choose their names, and those of channels, themselves: one that says something says it to nobody.
    `before` and `after` are what stands beside it: no letter of it may touch the name.
    """
    one = "\u00a0".join(name.split())[:LONGEST_NAME]
    left, right = (" " if beside.isalnum() else "" for beside in (before[-1:], after[:1]))
    return f"{left}{sign}{one}{right}"


def quoted(text: str) -> tuple[str | None, str]:
    """The passage that a message quotes with "> ", and the words that it says of it; raw and plain text read alike.

    No passage where there are no words beside it, or where there are several with words between them: which words are
    about which, only the whole message tells, so that it stays as it is.
    """
    lines = text.split("\n")
    marks = _marks(lines)
    told = [mark for line, mark in zip(lines, marks, strict=True) if line.strip()]
    passages = sum(mark for mark, _ in groupby(told))
    words = "\n".join(line for line, mark in zip(lines, marks, strict=True) if not mark).strip()
    passage = "\n".join(_bare(line) for line, mark in zip(lines, marks, strict=True) if mark).strip()
    if passages != 1 or not words or not passage:
        return None, text
    return passage, words


def _marks(lines: list[str]) -> list[bool]:
    """Which lines are quoted: by a mark of their own, or by ">>>", which quotes all that follows. In code none is."""
    found: list[bool] = []
    code = to_end = False
    for line in lines:
        to_end = to_end or (not code and bool(_QUOTED_TO_END.match(line)))
        found.append(to_end or (not code and bool(_QUOTED.match(line))))
        if not found[-1] and line.count(_FENCE) % 2:
            code = not code
    return found


def _bare(line: str) -> str:
    """A quoted line without its mark."""
    mark = _QUOTED_TO_END.match(line) or _QUOTED.match(line)
    return line[mark.end() :] if mark else line
