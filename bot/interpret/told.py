"""What a sentence tells rather than wishes: a fact to keep in mind, a line of a longer job's ledger."""

from __future__ import annotations

from typing import NamedTuple

from bot.directives import Slot
from bot.interpret.content import head
from bot.interpret.cover import Found
from bot.interpret.pins import pinned
from bot.interpret.reading import Wish
from bot.interpret.reports import report
from bot.interpret.tokens import Text
from bot.interpret.tongues import covered


class Told(NamedTuple):
    """What was told, as directives that hold a fact."""

    found: tuple[Found, ...]
    reports: bool
    """Whether it is a report, after which the next step is expected."""


def told(text: Text, start: int, end: int) -> Told | None:
    """What a stretch of text tells; None where it wants the answer changed after all, or something else."""
    if pin := pinned(text, start, end):
        if wishing(text, pin.start, pin.end):
            return None
        wish = Wish(slot=Slot.PIN, value=text.slice(pin.start, pin.end), scope=pin.scope)
        return Told((Found(wish),), reports=False)
    line = report(text, start, end)
    if line is None or (line.came and wishing(text, *line.came)):
        return None
    well = (Found(Wish(slot=Slot.ACCEPT)),) if line.worked else ()
    return Told((Found(line.wish), *well), reports=True)


def wishing(text: Text, start: int, end: int) -> bool:
    """Whether a stretch is a wish for the answer by itself (`still too long` in `I cut it, still too long`)."""
    whole = covered(text, start, end)
    if whole is not None and whole.found:
        return all(one.wish.slot not in (Slot.ACCEPT, Slot.REJECT) for one in whole.found)
    return head(text, start, end) is not None and not text.plain[start:end].startswith(("no ", "still no ", "same "))
