"""What people write in Slack, as they typed it: Slack's marks for people, channels and links taken back. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby

_MARK = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
"""What Slack makes of a mention or an address. A `<` that somebody typed comes as an entity."""
_ENTITY = re.compile(r"&(amp|lt|gt);")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">"}
_ADDRESS = re.compile(r"(?:(mailto|tel)|[A-Za-z][A-Za-z0-9+.-]{0,30}):(?s:.+)")
_WITHOUT_SCHEME = re.compile(r"(?:https?://(?:www\.)?|mailto:|tel:)")
_QUOTED = re.compile(r"[ \t]*(?:&gt;|>)[ \t]?")
_QUOTED_TO_END = re.compile(r"[ \t]*(?:(?:&gt;){3}|>{3})[ \t]?")
_FENCE = "```"


def plain(text: str, names: Mapping[str, str] | None = None) -> str:
    """A text as it was typed: people, groups and channels by their names, addresses as they are, no entities.

    In: mrkdwn as Slack sends it, and names by id. Whoever has none there keeps the id, behind its sign. Emoji codes and
    the marks of bold, code and the like stay: people typed them.
    """
    parts: list[str] = []
    end = 0
    for mark in _MARK.finditer(text):
        parts += [_unescaped(text[end : mark.start()]), _typed(mark, names or {})]
        end = mark.end()
    return "".join([*parts, _unescaped(text[end:])])


def called_off(text: str, bot_user: str, name: str = "") -> str:
    """A text without what only calls the bot: mentions of it at either end of a line, and the punctuation with them.

    A mention in the middle of a sentence becomes `name`, or nothing.
    """
    if not bot_user:
        return text.strip()
    mention = rf"<@{re.escape(bot_user)}(?:\|[^<>]*)?>"
    first = rf"^[ \t]*(?:{mention}(?:[ \t]*(?:,|[:;.!…–—]+(?=\s|\Z)))?[ \t]*)+"
    last = rf"(?<![ \t,])[ \t,]*{mention}(?:[ \t]*([.!?…]+))?[ \t]*$"
    within = mention if name else rf"(?<![ \t])[ \t]*{mention}(?=[,.!?;:])|{mention}[ \t]?"
    text = re.sub(first, "", text, flags=re.MULTILINE)
    text = re.sub(last, lambda found: found[1] or "", text, flags=re.MULTILINE)
    return re.sub(within, lambda _: name, text).strip()


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


def _typed(mark: re.Match[str], names: Mapping[str, str]) -> str:
    """What was typed where Slack has a mark; the mark itself where it is none of Slack's."""
    what, label = mark[1], _unescaped(mark[2] or "")
    sign, id = what[0], what[1:]
    if sign == "@":
        return "@" + (names.get(id) or label.removeprefix("@") or id)
    if sign == "#":
        return "#" + (label.removeprefix("#") or names.get(id) or id)
    if sign == "!":
        return _special(id, label, names)
    address = _ADDRESS.fullmatch(what)
    return _linked(_unescaped(what), label, bare=bool(address[1])) if address else _unescaped(mark[0])


def _special(what: str, label: str, names: Mapping[str, str]) -> str:
    """A group, everybody (`<!here>`), or a date, whose label is what those see who are shown no date."""
    kind, _, id = what.partition("^")
    if kind == "date":
        return label
    if kind == "subteam":
        group = id.partition("^")[0]
        return "@" + (label.removeprefix("@") or names.get(group) or group)
    return "@" + (label.removeprefix("@") or kind)


def _linked(address: str, label: str, *, bare: bool) -> str:
    """A link: its label and where it leads; once, where the label says that already. Slack makes links of bare names
    like example.com, so that the label is what was typed."""
    shown = address.partition(":")[2] if bare else address
    if not label:
        return shown
    same = _WITHOUT_SCHEME.sub("", address, count=1).rstrip("/") == _WITHOUT_SCHEME.sub("", label, count=1).rstrip("/")
    return label if same else f"{label} ({shown})"


def _unescaped(text: str) -> str:
    """Slack's three entities as the characters; no others are entities in Slack."""
    return _ENTITY.sub(lambda found: _CHARACTERS[found[1]], text)
