"""What people are told who may not do something by their community's rules: why, and what they can do. Pure."""

from __future__ import annotations

from collections.abc import Sequence

THREAD_LOCKED = (
    "A moderator has locked this thread, so the answer stays as it is. Nothing you said is lost: ask a moderator to"
    " unlock it, then say it again; or ask anew in a channel."
)
CHANNEL_LOCKED = "I don't answer or change anything in this channel. Ask in another one, or write to me directly."
QUIET = "I don't take questions in this channel. Ask in another one, or write to me directly."
ONLY_ASKER = (
    "Here only the person who asked changes their answer. Tell them what you would change, or ask a question of your"
    " own."
)
VOTES = (
    "People vote here, so only the person who asked first in this thread may say who decides in it. Say what you want"
    " of the answer instead: it counts once enough people want it too."
)
MENTIONED = 3
"""Roles that are named at most."""
DOES = {
    "ask": "ask me questions",
    "refine": "change answers",
    "style": "change how an answer is written",
    "content": "change what an answer says",
    "text": "edit an answer's own text",
    "versions": "write an answer again or go back to an earlier one",
    "files": "attach files for me",
    "policy": "say who decides in a thread",
}
"""By area, what it is."""
INSTEAD = {
    "ask": "Ask somebody who may to put your question.",
    "refine": "Tell somebody who may, or the person who asked, what you would change.",
    "files": "Paste what matters of it as text instead.",
}
"""By area, what somebody can do who may not; of all others, as of `refine`."""


def not_yours(area: str, roles: Sequence[str]) -> str:
    """For somebody whose roles do not give it to them; `roles` are the names of those that do."""
    named = " or ".join(f"“{one}”" for one in roles[:MENTIONED])
    whose = f"Only people with the role {named} may" if named else "With your roles you can't"
    return f"{whose} {DOES[area]} here. {INSTEAD.get(area, INSTEAD['refine'])}"


def elsewhere(area: str) -> str:
    """For a place where it is not to be done."""
    return f"This is not the channel to {DOES[area]}. Try another one: the moderators know which."


def person_budget(most: int, wait: float) -> str:
    """For somebody who has had their answers of today."""
    return f"You have had your {counted(most, 'answer')} of today. Say it again {after(wait)}: then you have new ones."


def server_budget(most: int, wait: float) -> str:
    """Where everybody together has."""
    return (
        f"All of you here together have had your {counted(most, 'answer')} of today. Say it again {after(wait)}, or"
        " write to me directly."
    )


def cooldown(wait: float) -> str:
    """Between two requests."""
    return f"Not so fast: say it again {after(wait)}."


def after(seconds: float) -> str:
    """How long something takes, rounded up, in words."""
    if seconds <= 90:
        return f"in {counted(max(1, _up(seconds)), 'second')}"
    if seconds <= 90 * 60:
        return f"in {counted(_up(seconds / 60), 'minute')}"
    return f"in {counted(_up(seconds / 3600), 'hour')}"


def counted(number: int, thing: str) -> str:
    """`1 answer`, `2 answers`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _up(number: float) -> int:
    return -int(-number // 1)
