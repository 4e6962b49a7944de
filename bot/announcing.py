"""Telling people what was inferred of them when it is used first, and what their press on it means. Pure."""

from __future__ import annotations

from bot import texts
from bot.answers import Answer, Offer
from bot.directives import Directive, Slot
from bot.events import FeedbackEvent, Pressed
from bot.explain import reader
from bot.length import parse_length
from bot.profiles import Usual
from bot.tasks import TaskKind
from bot.threads import Aside, Interpretation, Owed, Personal, Thread
from bot.wanted import Wanted, way

KEEP, HERE, NEVER = "usual-keep", "usual-here", "usual-never"
"""The buttons under the announcement; each carries the id of what was inferred."""

_WHEN = {
    TaskKind.CODE: "for code",
    TaskKind.WRITING: "when I write something for you",
    TaskKind.EXPLAINING: "when I explain something",
    TaskKind.DATA: "when it is about data",
}


def announced(want: Wanted, known: tuple[str, ...]) -> tuple[Directive, ...]:
    """What is inferred, in force, and not among what its person was told of."""
    inferred = (held.directive for held in want.all if held.from_profile and held.directive.inferred)
    return tuple(one for one in inferred if one.event not in known)


def announcement(inferred: Directive) -> tuple[str, tuple[Offer, ...]]:
    """The sentence for what was used for the first time, and the buttons under it."""
    when = f"about {inferred.topic}" if inferred.topic else _WHEN[inferred.task] if inferred.task else ""
    offers = tuple(
        Offer(label=label, button=button, value=inferred.event)
        for label, button in ((texts.USUAL_KEEP, KEEP), (texts.USUAL_HERE, HERE), (texts.USUAL_NEVER, NEVER))
    )
    return texts.usual(what(inferred.slot, inferred.value), when), offers


def what(slot: Slot, value: str) -> str:
    """What is inferred, as something that a person asks for."""
    match slot:
        case Slot.LENGTH:
            length = parse_length(value)
            relative = length is not None and length.is_relative
            return {"down": "short answers", "up": "long answers"}[way(slot, value)] if relative else value
        case Slot.TONE:
            return f"a tone {value}" if value.startswith(("like ", "in ")) else f"a {value} tone"
        case Slot.EXPERTISE:
            return f"answers for {reader(value)}"
        case Slot.INCLUDE:
            return f"answers with {value}"
        case Slot.EXCLUDE:
            return f"answers without {value}"
        case _:
            return value


def pressed(event: FeedbackEvent, signal: Pressed, thread: Thread) -> Interpretation | None:
    """What a press under an announcement means; None for another button. Only the person who asked has a say in it."""
    button = signal.button.strip().lower()
    if button not in (KEEP, HERE, NEVER):
        return None
    task = thread.context.task
    usual = Usual.parse(signal.value)
    if usual is None or task is None or task.author != event.by:
        return Interpretation(notice=texts.OFFER_GONE)
    if button == KEEP:
        return Interpretation(notice=texts.USUAL_KEPT, personal=Personal(keeps=usual.id))
    if button == HERE:
        return Interpretation(notice=texts.USUAL_NOT_HERE, personal=Personal(aside=usual.id))
    return Interpretation(notice=texts.USUAL_GONE, personal=Personal(aside=usual.id, never=usual.id))


def set_aside(thread: Thread, answer: Answer | None, event: FeedbackEvent, meant: Interpretation) -> Thread:
    """The thread once its author has set something of their profile aside here, or has it hold again.

    Where the answer is to a question of theirs and that makes a difference, it is owed anew.
    """
    entry, back = meant.personal.aside, meant.personal.back
    if entry is None and not back:
        return thread
    others = tuple(one for one in thread.asides if one.person != event.by or not (back or one.entry == entry))
    asides = others if entry is None else (*others, Aside(person=event.by, entry=entry))
    task, version = thread.context.task, answer.current if answer else None
    used = {one.id for one in version.profile.directives} if version and version.profile else set()
    matters = back or bool(used if not entry else used & {entry})
    owes = task is not None and task.author == event.by and version is not None and matters and asides != thread.asides
    owed = Owed(event=event.id) if owes else thread.owed
    return thread.model_copy(update={"asides": asides, "owed": owed})
