"""What a command offers while it is typed, and what its options say together. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from adapters import refining
from adapters.discord import limits
from adapters.discord.buttons import words
from adapters.refining import FOR
from bot.answers import Answer
from bot.directives import Scope, Slot
from bot.events import Replied
from bot.interpret.offered import offered, said
from bot.interpret.reading import Kind
from bot.interpret.words import read

STYLES = {"tone": Slot.TONE, "length": Slot.LENGTH, "format": Slot.FORMAT, "expertise": Slot.EXPERTISE}
"""The options of /refine that are a slot each."""
Choices = list[tuple[str, str]]
"""Names that people see, and the values that come back."""
_PLACE = re.compile(r"v(\d{1,9}):(\d{1,9}-\d{1,9})")


def values(option: str, typed: str) -> Choices:
    """What can be chosen for a slot, what fits best to what is typed first; that itself is offered as well."""
    known = offered(STYLES[option])
    own = " ".join(typed.split())[: limits.OPTION_LABEL]
    found = _ranked([(one, one) for one in known], own)
    return ([*found, (own, own)] if own and own.casefold() not in known else found)[: limits.OPTIONS]


def passages(answer: Answer | None, typed: str) -> Choices:
    """The parts of the answer that is shown, each by its first words; what is typed counts as a quotation."""
    version = answer.current if answer else None
    own = " ".join(typed.split())[: limits.OPTION_LABEL]
    if version is None:
        return []
    listed = [
        (words(one.label, limits.OPTION_LABEL), f"v{version.number}:{one.value}")
        for one in refining.passages(version.text, limits.OPTIONS - 1)
    ]
    found = _ranked(listed, own)
    return found or ([(words(f"“{own}”", limits.OPTION_LABEL), own)] if own else [])


def _ranked(listed: Choices, typed: str) -> Choices:
    """Those that begin with what is typed, then those that have it somewhere."""
    name = typed.casefold()
    have = [one for one in listed if name in one[0].casefold()]
    return sorted(have, key=lambda one: not one[0].casefold().startswith(name))


def refined(answer: Answer | None, text: str, styles: Mapping[str, str], passage: str, holds: str) -> Replied | None:
    """What the options of /refine say together; None where they say nothing.

    A passage is one that was offered, by its place in that version, or words of the answer.
    """
    told = [*(said(STYLES[name], value) for name, value in styles.items() if value.strip()), text.strip()]
    whole = ". ".join(one.rstrip(" .") for one in _joined(told))
    if not whole:
        return None
    scope, quote = Scope(holds) if holds in tuple(Scope) else None, quoted(answer, passage)
    asks = read(whole, quote=quote).kind in (Kind.QUESTION, Kind.TASK)  # which a command of this name never does
    return Replied(text=whole, quote=quote, meant="feedback" if asks else None, holds=scope)


def _joined(told: Iterable[str]) -> list[str]:
    """Short wishes on one line, what is said in words behind them."""
    *styles, text = told
    return [one for one in (", ".join(styles), text) if one]


def quoted(answer: Answer | None, passage: str) -> str | None:
    """The words of a passage; None for the whole answer, and for a place that is not there any more."""
    place = _PLACE.fullmatch(passage)
    if place is None:
        return passage.strip() or None
    version = answer.version(int(place[1])) if answer else None
    return refining.refined(version.text, {refining.PASSAGE: place[2]}).quote if version else None


LASTING = [(label, scope.value) for scope, label in FOR.items()]
"""For how long a wish can be to hold."""


def gone(answer: Answer | None, passage: str) -> bool:
    """Whether a passage was offered that is not there any more."""
    return _PLACE.fullmatch(passage) is not None and quoted(answer, passage) is None
