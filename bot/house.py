"""The rules of a community: who may ask, refine and change what, how its people decide, how much is enough. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

from pydantic import Field

from bot import refusals
from bot.values import Value

DAY = 24 * 60 * 60
"""Seconds of a day; budgets begin anew at midnight, UTC."""
LISTED = 100
"""Roles, and channels, that one list holds at most: what is more is nobody's to overlook any longer."""


class Area(StrEnum):
    """What can be given to some people and not to others."""

    ASK = "ask"
    """Ask a question."""
    REFINE = "refine"
    """Change an answer in any way: whoever may not, may none of what follows."""
    STYLE = "style"
    """How an answer is written: tone, length, format, language, for whom."""
    CONTENT = "content"
    """What an answer says."""
    TEXT = "text"
    """Edit an answer's own text."""
    VERSIONS = "versions"
    """Write it again, take changes back, go to another version."""
    FILES = "files"
    """Attach files."""
    POLICY = "policy"
    """Say who decides in a thread."""


Ids = tuple[str, ...]


class Access(Value):
    """Who, and where: lists of what is allowed (empty: everything) and of what is not, which counts for more."""

    roles: Ids = ()
    not_roles: Ids = ()
    channels: Ids = ()
    not_channels: Ids = ()

    def admits(self, roles: Iterable[str]) -> bool:
        """Whether somebody with these roles is meant."""
        have = set(roles)
        return not have & set(self.not_roles) and (not self.roles or bool(have & set(self.roles)))

    def here(self, places: Iterable[str]) -> bool:
        """Whether a place is meant, which is a thread, its channel and the channel's category."""
        found = set(places)
        return not found & set(self.not_channels) and (not self.channels or bool(found & set(self.channels)))


class Rules(Value):
    """All rules of one community; as they are made here, everybody may everything."""

    access: dict[Area, Access] = Field(default_factory=dict)
    others: bool = True
    """Whether people change answers to questions that others asked."""
    quorum: int = 0
    """So many people make a wish count in threads that begin from now on; 0 where there is no vote. Where there is one,
    only the roles allowed to say who decides may end it in a thread; where none are named, only who asked there first.
    """
    cooldown: int = 0
    """Seconds between two requests of one person."""
    person_budget: int = 0
    """Answers that one person gets a day; 0 for as many as they like."""
    server_budget: int = 0
    """Answers that all people together get a day."""
    quiet: Ids = ()
    """Channels where nothing can be asked."""
    locked: Ids = ()
    """Channels where nothing can be asked, and no answer changed."""
    names: dict[str, str] = Field(default_factory=dict)
    """Of the roles in lists, how they were called when they were put there."""

    @property
    def free(self) -> bool:
        """Whether there is no rule."""
        return self == Rules()


class Who(Value):
    """Somebody who wants something: their roles, where they are, and whether it is about an answer of their own."""

    person: str
    roles: Ids = ()
    places: Ids = ()
    """The thread, its channel, the channel's category."""
    asker: bool = False
    """Whether the question is theirs."""


class What(Value):
    """What somebody wants to do."""

    areas: tuple[Area, ...] = ()
    """None: everybody may, always."""
    costs: bool = False
    """Whether an answer may have to be written for it."""
    reaction: bool = False
    """Whether it is an emoji: nobody is told to wait between two of them."""


class Used(Value):
    """What was used up so far, those answers among it that are being written."""

    person: int = 0
    """Answers of today's that this person got."""
    server: int = 0
    since: float | None = None
    """Seconds since the person's last request; None where that is long ago."""
    until_midnight: float = DAY
    """Seconds until budgets begin anew."""
    closed: bool = False
    """Whether a moderator has locked the thread."""


def may(rules: Rules, who: Who, what: What, used: Used) -> str:
    """Why somebody may not do that, and what they can do instead, as a sentence; "" where they may."""
    if not what.areas:
        return ""
    return _closed(rules, who, what, used) or _denied(rules, who, what) or _spent(rules, who, what, used)


def _closed(rules: Rules, who: Who, what: What, used: Used) -> str:
    """Whether it is the place that takes nothing."""
    if used.closed:
        return refusals.THREAD_LOCKED
    if set(who.places) & set(rules.locked):
        return refusals.CHANNEL_LOCKED
    return refusals.QUIET if Area.ASK in what.areas and set(who.places) & set(rules.quiet) else ""


def _denied(rules: Rules, who: Who, what: What) -> str:
    """Whether it is not this person's to do, or not here."""
    if Area.ASK not in what.areas and not rules.others and not who.asker:
        return refusals.ONLY_ASKER
    for area in _needed(what):
        access = rules.access.get(area, Access())
        if not access.here(who.places):
            return refusals.elsewhere(area)
        if area is Area.POLICY and rules.quorum and not access.roles and not who.asker:
            return refusals.VOTES
        if not access.admits(who.roles):
            return refusals.not_yours(area, tuple(rules.names[one] for one in access.roles if one in rules.names))
    return ""


def _needed(what: What) -> tuple[Area, ...]:
    """All that has to be allowed: a change of whatever kind is one."""
    return what.areas if Area.ASK in what.areas else tuple(dict.fromkeys((Area.REFINE, *what.areas)))


def _spent(rules: Rules, who: Who, what: What, used: Used) -> str:
    """Whether it was enough for now: proposals of a vote are nobody's own budget."""
    if not what.costs:
        return ""
    if rules.server_budget and used.server >= rules.server_budget:
        return refusals.server_budget(rules.server_budget, used.until_midnight)
    own = who.asker or Area.ASK in what.areas or not rules.quorum
    if own and rules.person_budget and used.person >= rules.person_budget:
        return refusals.person_budget(rules.person_budget, used.until_midnight)
    if not what.reaction and used.since is not None and 0 <= used.since < rules.cooldown:
        return refusals.cooldown(rules.cooldown - used.since)
    return ""


# Changing the rules


def listed(access: Access, which: Literal["allow", "deny"], role: str = "", channel: str = "") -> Access:
    """The lists with a role or a channel on one of them; it leaves the other one."""
    lists = access.model_dump()
    for name, id in (("roles", role), ("channels", channel)):
        if not id:
            continue
        into, out = (name, f"not_{name}") if which == "allow" else (f"not_{name}", name)
        lists[out] = tuple(one for one in lists[out] if one != id)
        lists[into] = tuple(dict.fromkeys((*lists[into], id)))[:LISTED]
    return Access.model_validate(lists)


def accessed(rules: Rules, area: Area, access: Access | None) -> Rules:
    """The rules with other lists for an area; None for no lists."""
    lists = {one: held for one, held in rules.access.items() if one is not area}
    if access and access != Access():
        lists[area] = access
    return rules.model_copy(update={"access": {one: lists[one] for one in Area if one in lists}})


def toggled(ids: Ids, id: str, *, on: bool) -> Ids:
    """A list of channels with one more, or without it."""
    rest = tuple(one for one in ids if one != id)
    return (*rest, id)[-LISTED:] if on else rest
