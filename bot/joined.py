"""What comes of joining and parting accounts, in words. Pure."""

from __future__ import annotations

from bot import texts
from bot.events import PersonRef
from bot.joining import Joining, Step

_PLATFORMS = {"slack": "Slack", "discord": "Discord", "web": "the playground", "console": "the terminal"}


def joined(code: str, found: Joining) -> str:
    """What a person is told who has asked for a code, or typed one."""
    other = _named(found.other) if found.other else ""
    minutes = max(1, round(found.seconds / 60))
    match found.step:
        case Step.MADE:
            return texts.join_made(code, minutes)
        case Step.TYPED:
            return texts.join_typed(other, minutes)
        case Step.JOINED:
            return texts.join_done(other)
        case Step.EARLY:
            return texts.join_early(minutes)
        case Step.TOO_MANY:
            return texts.join_too_many(minutes)
        case _:
            return texts.JOINING[found.step.value]


def _named(who: PersonRef) -> str:
    return f"{who.person} on {_PLATFORMS.get(who.platform, who.platform)}"
