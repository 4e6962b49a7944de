"""Two variants of an answer that differ in one named thing, side by side, until somebody has chosen. Pure."""

from __future__ import annotations

import re

from bot import texts
from bot.answers import Answer, Frame, Offer, Variant, Version
from bot.context import PromptContext, rewrite
from bot.directives import STYLE, Directive, Slot
from bot.events import FeedbackEvent, Pressed
from bot.explain import brief
from bot.interpret.reading import Wish
from bot.interpret.words import read
from bot.prompt import key
from bot.threads import Comparison, Interpretation, Owed, Thread
from bot.wanted import wanted

CHOOSE = "choose"
"""The button under a variant: it carries the version's number, "" for neither."""
LETTERS = "AB"

_SIDES: dict[Slot, tuple[str, str]] = {
    Slot.LENGTH: ("shorter", "longer"),
    Slot.FORMAT: ("bullets", "prose"),
    Slot.TONE: ("formal", "casual"),
    Slot.EXPERTISE: ("beginner", "expert"),
}
"""What the variants are where only the thing is named; and in this order, which thing where none is."""
_NAMES = {"size": Slot.LENGTH, "form": Slot.FORMAT, "style": Slot.TONE, "level": Slot.EXPERTISE}
_BETWEEN = re.compile(r"\s*(?:\bvs?\b\.?|\bversus\b|\bor\b|\band\b|\bwith\b|/|,|\|)\s*", re.IGNORECASE)


def sides(context: PromptContext, what: str) -> tuple[Wish, Wish] | None:
    """The wishes of the two variants; None for words that name no thing to compare.

    `what` is a slot ("length"), two values of one ("bullets or a table"), or "": then the first thing about which
    nothing is wanted yet.
    """
    said = " ".join(what.casefold().split()).removeprefix("the ")
    if not said:
        held = wanted(context)
        slot = next((one for one in _SIDES if held.held(one) is None), Slot.LENGTH)
    else:
        named = {**{one.value: one for one in _SIDES}, **_NAMES}.get(said)
        if named is None:
            return _values(said)
        slot = named
    one, other = _SIDES[slot]
    return Wish(slot=slot, value=one), Wish(slot=slot, value=other)


def _values(said: str) -> tuple[Wish, Wish] | None:
    """Two values of one slot of style, as people name them."""
    parts = [part for part in _BETWEEN.split(said) if part]
    found = [next((wish for wish in read(part).wishes if wish.slot in STYLE), None) for part in parts]
    if len(found) != 2 or found[0] is None or found[1] is None:
        return None
    one, other = found[0], found[1]
    return (one, other) if one.slot is other.slot and one.value != other.value else None


def compared(thread: Thread, asked: Directive) -> Comparison | None:
    """The comparison that an act asks for; None where it names nothing that can be compared."""
    found = sides(thread.context, asked.value)
    if found is None:
        return None
    wishes = [
        asked.model_copy(update={"slot": wish.slot, "value": wish.value, "part": asked.part + number})
        for number, wish in enumerate(found, 1)
    ]
    return Comparison(event=asked.event, by=asked.author, answer=thread.answer, sides=(wishes[0], wishes[1]))


def comparing_after(
    before: Thread, thread: Thread, answer: Answer | None, event: FeedbackEvent, meant: Interpretation
) -> Thread:
    """The thread with the comparison that an event asks for, or without the one that it ends."""
    asked = next((one for one in meant.directives if one.slot is Slot.COMPARE), None)
    new = compared(thread, asked) if asked and answer and answer.current else None
    if new:
        return thread.model_copy(update={"comparing": new, "owed": Owed(event=event.id)})
    if before.comparing is None or before.comparing.answer != before.answer:
        return thread
    other = (thread.answer, thread.owed) != (before.answer, before.owed) or key(thread.context) != key(before.context)
    ended = other or meant.ends_comparing or any(one.slot is Slot.RESTORE for one in meant.directives)
    owes = thread.owed is not None and thread.owed.event != before.comparing.event
    return thread.model_copy(update={"comparing": None, "owed": thread.owed if owes else None}) if ended else thread


def side(thread: Thread) -> Directive | None:
    """What the variant is written with that is owed now; None where no variant is."""
    comparing = thread.comparing
    if comparing is None or thread.owed is None or thread.owed.event != comparing.event or comparing.whole:
        return None
    return comparing.sides[len(comparing.versions)]


def with_side(thread: Thread) -> PromptContext:
    """The context of what is owed: with what makes the difference, where it is a variant."""
    wish = side(thread)
    return rewrite(thread.context, (wish,)) if wish else thread.context


def placed(thread: Thread, answer: Answer, version: Version) -> tuple[Thread, Answer]:
    """Thread and answer with a version that was written: shown, unless it is a variant; then it stands beside."""
    versions = (*answer.versions, version)
    after = {"owed": None, "next_version": version.number + 1}
    if thread.comparing is None or side(thread) is None:
        return thread.model_copy(update=after), answer.model_copy(
            update={"shown": version.number, "versions": versions}
        )
    known = thread.comparing.model_copy(update={"versions": (*thread.comparing.versions, version.number)})
    owed = None if known.whole else thread.owed
    return thread.model_copy(update={**after, "owed": owed, "comparing": known}), answer.model_copy(
        update={"versions": versions}
    )


def variants(thread: Thread, answer: Answer) -> tuple[Variant, ...]:
    """The variants that stand side by side, as far as they are written; none where nothing is compared."""
    comparing = thread.comparing
    if comparing is None or comparing.answer != answer.number:
        return ()
    made = [answer.version(number) for number in comparing.versions]
    return tuple(
        Variant(label=f"{letter}: {brief(wish)}", text=version.text, version=version.number)
        for letter, wish, version in zip(LETTERS, comparing.sides, made, strict=False)
        if version
    )


def beside(frame: Frame, shown: tuple[Variant, ...]) -> Frame:
    """A frame with variants: for a platform that has no columns, one under the other."""
    text = "\n\n---\n\n".join(f"**{one.label}**\n\n{one.text}" for one in shown)
    return frame.model_copy(update={"text": text, "variants": shown})


def choices(shown: tuple[Variant, ...]) -> tuple[Offer, ...]:
    """What can be pressed under them."""
    taken = tuple(Offer(label=texts.take(one.label), button=CHOOSE, value=str(one.version)) for one in shown)
    return (*taken, Offer(label=texts.NEITHER, button=CHOOSE))


def pressed(event: FeedbackEvent, signal: Pressed, thread: Thread) -> Interpretation | Wish | None:
    """What a press under a variant means: going to its version, or that neither is wanted; None for other buttons."""
    if signal.button.strip().lower() != CHOOSE:
        return None
    comparing = thread.comparing
    if comparing is None or not comparing.whole or comparing.answer != thread.answer:
        return Interpretation(notice=texts.OFFER_GONE)
    if not signal.value:
        return Interpretation(ends_comparing=True)
    if signal.value not in map(str, comparing.versions):
        return Interpretation(notice=texts.OFFER_GONE)
    return Wish(slot=Slot.RESTORE, value=signal.value)


def chosen(thread: Thread, version: int | None) -> tuple[Directive, ...]:
    """What made the difference of the variant that was chosen."""
    comparing = thread.comparing
    if comparing is None or comparing.answer != thread.answer or version not in comparing.versions:
        return ()
    return (comparing.sides[comparing.versions.index(version)],)
