"""A server's rules as people read them, and what moderators are told. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from adapters.discord.safe import line
from bot.house import Access, Area, Rules
from bot.refusals import DOES, counted

NO_RULES = "There are no rules: everybody may ask and change answers, everywhere, as often as they like."
NOT_ADMIN = "Only people who may manage the server can change its rules."
NOT_MODERATOR = "Only people who may manage messages or threads here can do that."
NOT_MODERATOR_THERE = "Only people who may manage messages or threads in its channel can do that."
NO_SERVER = "Servers have rules; here there are none."
NOTHING_NAMED = "Say a role, a channel, or both."
NO_THREAD = (
    "I have no answer here. Give this command in a thread of mine, or name an answer by its link (Copy Message Link)."
)
LOCKED = "Locked: nobody asks or changes anything in it until /burnish thread unlock."
WAS_OPEN = "It was not locked."
UNLOCKED = "Unlocked: people can ask and change answers in it again."
STOPPED = "Stopped: what was being written ends with what there is."
CLEARED = "Cleared: my answers in it are taken back."
NOTHING_TO_CLEAR = "There is nothing of mine in it to take back."
NEW_THREADS = "It holds for questions from now on; threads that are there keep how they decide (/policy in the thread)."
MOST_LISTED = 8
"""Roles, or channels, that one line names."""


def told(rules: Rules) -> str:
    """All rules, in Discord's Markdown; roles and channels as mentions, which ping nobody."""
    rows = [*(_access(area, rules.access[area]) for area in Area if area in rules.access)]
    if not rules.others:
        rows.append("Only the person who asked changes their answer.")
    if rules.quorum:
        rows.append(f"A vote: a wish counts when {rules.quorum} people share it; the asker’s own counts at once.")
    if rules.cooldown:
        rows.append(f"{counted(rules.cooldown, 'second')} between two requests of one person.")
    if rules.person_budget:
        rows.append(f"{counted(rules.person_budget, 'answer')} a day for each person.")
    if rules.server_budget:
        rows.append(f"{counted(rules.server_budget, 'answer')} a day for all together.")
    if rules.quiet:
        rows.append(f"No questions in {_channels(rules.quiet)}.")
    if rules.locked:
        rows.append(f"Neither questions nor changes in {_channels(rules.locked)}.")
    return "\n".join(["**The rules here**", *(f"- {one}" for one in rows)]) if rows else NO_RULES


def _access(area: Area, access: Access) -> str:
    """Who may do one thing, and where."""
    found = [
        f"only {_roles(access.roles)}" if access.roles else "",
        f"not {_roles(access.not_roles)}" if access.not_roles else "",
        f"only in {_channels(access.channels)}" if access.channels else "",
        f"not in {_channels(access.not_channels)}" if access.not_channels else "",
    ]
    return f"To {DOES[area]}: {'; '.join(filter(None, found))}."


def _roles(ids: Iterable[str]) -> str:
    return _listed(f"<@&{one}>" for one in ids)


def _channels(ids: Iterable[str]) -> str:
    return _listed(f"<#{one}>" for one in ids)


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    more = f" and {len(found) - MOST_LISTED} more" if len(found) > MOST_LISTED else ""
    return ", ".join(found[:MOST_LISTED]) + more


def named(role: str) -> str:
    """A role's name as it is kept for sentences."""
    return line(role)[:100]
