"""What people write in Slack, as they typed it: Slack's marks for people, channels and links taken back. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from adapters import saying
from adapters.saying import bound, quoted

__all__ = ["called_off", "plain", "quoted"]

_MARK = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
"""What Slack makes of a mention or an address. A `<` that somebody typed comes as an entity."""
_ENTITY = re.compile(r"&(amp|lt|gt);")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">"}
_ADDRESS = re.compile(r"(?:(mailto|tel)|[A-Za-z][A-Za-z0-9+.-]{0,30}):(?s:.+)")
_WITHOUT_SCHEME = re.compile(r"(?:https?://(?:www\.)?|mailto:|tel:)")


def plain(text: str, names: Mapping[str, str] | None = None) -> str:
    """A text as it was typed: people, groups and channels by their names, addresses as they are, no entities.

    In: mrkdwn as Slack sends it, and names by id. Whoever has none there keeps the id, behind its sign. The words of a
    name are bound together (`saying.bound`). Emoji codes and the marks of bold, code and the like stay: people typed
    them.
    """
    parts: list[str] = []
    end = 0
    for mark in _MARK.finditer(text):
        parts += [_unescaped(text[end : mark.start()]), _typed(mark, names or {})]
        end = mark.end()
    return "".join([*parts, _unescaped(text[end:])])


def called_off(text: str, bot_user: str, name: str = "") -> str:
    """A text without what only calls the bot; see `saying.called_off`."""
    if not bot_user:
        return text.strip()
    return saying.called_off(text, rf"<@{re.escape(bot_user)}(?:\|[^<>]*)?>", name)


def _typed(mark: re.Match[str], names: Mapping[str, str]) -> str:
    """What was typed where Slack has a mark; the mark itself where it is none of Slack's."""
    what, label = mark[1], _unescaped(mark[2] or "")
    sign, id = what[0], what[1:]
    if sign == "@":
        return _named(mark, "@", names.get(id) or label.removeprefix("@") or id)
    if sign == "#":
        return _named(mark, "#", label.removeprefix("#") or names.get(id) or id)
    if sign == "!":
        return _special(mark, id, label, names)
    address = _ADDRESS.fullmatch(what)
    return _linked(_unescaped(what), label, bare=bool(address[1])) if address else _unescaped(mark[0])


def _named(mark: re.Match[str], sign: str, name: str) -> str:
    return bound(sign, name, mark.string[: mark.start()], mark.string[mark.end() :])


def _special(mark: re.Match[str], what: str, label: str, names: Mapping[str, str]) -> str:
    """A group, everybody (`<!here>`), or a date, whose label is what those see who are shown no date."""
    kind, _, id = what.partition("^")
    if kind == "date":
        return label
    if kind == "subteam":
        group = id.partition("^")[0]
        return _named(mark, "@", label.removeprefix("@") or names.get(group) or group)
    return _named(mark, "@", label.removeprefix("@") or kind)


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
