"""Which version of an answer was like that: in a form, of a tone, the shortest. Pure."""

from __future__ import annotations

import re

from bot.answers import Answer, Version
from bot.directives import Slot
from bot.interpret.reading import Wish
from bot.length import words
from bot.wanted import wanted

_FORMS = {
    "table": r"^\s*\|.*\|\s*$",
    "bullets": r"^\s*[-*+•]\s+\S",
    "numbered": r"^\s*\d+[.)]\s+\S",
    "steps": r"^\s*\d+[.)]\s+\S",
    "checklist": r"^\s*[-*+]\s+\[[ xX]\]\s",
    "headings": r"^#{1,6}\s+\S",
    "code only": r"^\s*(?:```|~~~)",
    "json": r"^\s*[{\[]",
}
"""How a line of a text in that form looks; two such lines make the form."""


def version_like(answer: Answer, style: Wish) -> Version | None:
    """The earlier version that a person means by what it was like.

    That is the newest but the shown one that was made with that wish in force, else the newest whose text has the form;
    for a length the shortest or the longest. None where no earlier version was like that.
    """
    earlier = [version for version in reversed(answer.versions) if version.number != answer.shown]
    for version in earlier:
        if any(held.slot is style.slot and held.value == style.value for held in _held(version)):
            return version
    if style.slot is Slot.LENGTH and earlier and answer.current:
        pick = min if "shorter" in style.value else max
        found = pick(earlier, key=lambda version: words(version.text))
        less, now = words(found.text), words(answer.current.text)
        return found if (less < now if "shorter" in style.value else less > now) else None
    pattern = _FORMS.get(style.value) if style.slot is Slot.FORMAT else None
    if pattern is None:
        return None
    return next((one for one in earlier if len(re.findall(pattern, one.text, re.MULTILINE)) > 1), None)


def _held(version: Version) -> list[Wish]:
    """The wishes for style that were in force when a version was made."""
    found = wanted(version.context, version.profile)
    return [Wish(slot=held.directive.slot, value=held.directive.value) for held in found.style]
