"""What people write on Discord, as they typed it: Discord's marks for people, channels and emoji taken back. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from adapters import saying

_MARK = re.compile(
    r"<(?:(?P<person>@!?)|(?P<role>@&)|(?P<channel>\#))(?P<id>\d{1,20})>"
    r"|<a?:(?P<emoji>\w{1,40}):\d{1,20}>"
    r"|<t:(?P<time>-?\d{1,13})(?::[tTdDfFR])?>"
    r"|</(?P<command>[^<>:\n]{1,100}):\d{1,20}>"
)


def plain(text: str, names: Mapping[str, str]) -> str:
    """A text as people see it: people, roles and channels by their names, emoji as `:name:`, moments as a date.

    `names` are by id; whoever has none there keeps the id, behind its sign. The words of a name are bound together
    (`saying.bound`). Marks of bold, code and the like stay: people typed them.
    """
    return _MARK.sub(lambda found: _seen(found, names), text)


def _seen(mark: re.Match[str], names: Mapping[str, str]) -> str:
    if emoji := mark["emoji"]:
        return f":{emoji}:"
    if mark["time"]:
        return _moment(int(mark["time"])) or mark[0]
    beside = mark.string[: mark.start()], mark.string[mark.end() :]
    if command := mark["command"]:
        return saying.bound("/", command, *beside)
    return saying.bound("#" if mark["channel"] else "@", names.get(mark["id"], mark["id"]), *beside)


def _moment(seconds: int) -> str:
    """A moment that somebody wrote, which each person sees by their own clock; here by none but UTC's."""
    try:
        return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M} UTC"
    except (OverflowError, ValueError, OSError):
        return ""


def mention(me: int, role: int | None = None) -> str:
    """The pattern of what calls the bot: a mention of it, or of the role that is its own (which people often take)."""
    return rf"<@!?{me}>" if role is None else rf"(?:<@!?{me}>|<@&{role}>)"


def called(text: str, me: int, role: int | None = None) -> bool:
    """Whether a text mentions the bot."""
    return re.search(mention(me, role), text) is not None


def said(text: str, me: int, role: int | None, names: Mapping[str, str]) -> str:
    """What a message says to the bot, in the words of who wrote it."""
    return plain(saying.called_off(text, mention(me, role)), names).strip()
