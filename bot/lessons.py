"""What an event teaches of the person who sent it, and what it leaves to be remembered. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bot import texts
from bot.directives import Directive, Scope, Slot
from bot.events import Commanded, Deleted, FeedbackEvent, Pressed, Reacted, Replied, Unreacted
from bot.inferring import tells
from bot.interpret.definitions import definition, for_all
from bot.interpret.quoting import quoted
from bot.interpret.reactions import reaction
from bot.memory import Memory
from bot.planting import plants
from bot.private import kinds, private
from bot.profiles import Evidence, Lesson, Usual
from bot.tasks import kind_of
from bot.threads import Interpretation, Thread, Turn
from bot.topics import topics_of

WEIGHTS = {Reacted: 0.7, Pressed: 1.0, Commanded: 1.0, Replied: 1.0}
"""How much a wish says by how it came: an emoji is quickly put."""
CHOSEN = 2.0
"""How much the choice of one of two variants says."""
ACCEPTED = 0.5
"""How much it says that an answer was right which was made with what is inferred."""
LONGEST = 400
"""Characters of a wish that is kept: what is longer is a text, and no wish."""
ANSWER = 4_000
"""Characters of an accepted answer that is kept as an example."""


def lessons(event: FeedbackEvent, meant: Interpretation, turn: Turn) -> tuple[Lesson, ...]:
    """The lesson of an event of that meaning; none where nothing in it concerns its author."""
    if event.refused:
        return ()
    personal = meant.personal
    left_out = "" in turn.thread.aside(event.by)
    kept = personal.keeps and Usual.parse(personal.keeps)
    said = tuple(one for directive in meant.directives for one in (directive, *directive.returns))
    lesson = Lesson(
        who=event.author,
        thread=str(event.thread),
        directives=(*filter(keepable, said), *([_said(kept, event)] if kept else [])),
        evidence=() if left_out else _evidence(event, meant, turn),
        withdrawn=_withdrawn(event, meant, turn),
        never=personal.never,
        allows=personal.allows,
        met=personal.met,
        switches=meant.switches,
        forgets=meant.forgets,
        memories=() if left_out else _memories(event, meant, turn),
        shares=personal.shares if event.steward else "",
        drops=personal.drops,
        steward=event.steward,
    )
    blank = Lesson(who=lesson.who, thread=lesson.thread, steward=lesson.steward)
    return () if lesson == blank else (lesson,)


def unkept(meant: Interpretation) -> str:
    """What a person is told whose standing wish has something in it that is not stored; "" where there is nothing."""
    found = [found for one in meant.directives if one.scope is Scope.ALWAYS for found in private(one.value)]
    return texts.not_kept(kinds(found)) if found else ""


def keepable(directive: Directive) -> bool:
    """Whether a wish may stand in a profile: for always, no longer than a wish is, and with nothing private in it."""
    return directive.scope is Scope.ALWAYS and len(directive.value) <= LONGEST and not private(directive.value)


def _said(usual: Usual, event: FeedbackEvent) -> Directive:
    """What was inferred, said outright by a press."""
    said = {"inferred": False, "kept": True, "event": event.id, "source": event.source}
    return usual.wish(event.by, event.at).model_copy(update=said)


def _withdrawn(event: FeedbackEvent, meant: Interpretation, turn: Turn) -> tuple[str, ...]:
    names = [name for directive in meant.directives for name in directive.withdraws]
    if meant.takes_back is not None and isinstance(event.signal, Unreacted):
        names.append(reaction(event.answer or turn.thread.answer, event.by, event.signal.emoji))
    unasked = turn.thread.context.task is None and (meant.unasks is not None or isinstance(event.signal, Deleted))
    if turn.outcome.answer and (unasked or _none_is_right(event, turn)):
        names.append(example_of(str(turn.thread.ref), turn.outcome.answer))
    return tuple(names)


def _none_is_right(event: FeedbackEvent, turn: Turn) -> bool:
    """Whether somebody has rejected what they had accepted of an answer."""
    rejects = any(one.slot is Slot.REJECT for one in turn.outcome.directives)
    return rejects and turn.answer is not None and not any(event.by in one.accepted for one in turn.answer.versions)


def _evidence(event: FeedbackEvent, meant: Interpretation, turn: Turn) -> tuple[Evidence, ...]:
    """What an event tells of its author's habits: only of answers to questions of their own."""
    task = turn.thread.context.task
    if task is None or task.author != event.by or meant.profile_only or meant.question is not None:
        return ()
    weight = WEIGHTS.get(type(event.signal), 1.0)
    found = [(one, weight, one.source) for one in turn.outcome.directives if one.scope is not Scope.ALWAYS]
    found += [(one, CHOSEN, one.source) for one in turn.chosen]
    found = [one for one in found if tells(one[0]) and _clean(one[0])]
    accepts = next((one for one in turn.outcome.directives if one.slot is Slot.ACCEPT), None)
    if accepts and turn.answer and turn.answer.current and (used := turn.answer.current.profile):
        found += [(one, ACCEPTED, accepts.source) for one in used.directives if one.inferred]
    if not found:
        return ()
    kind = kind_of(task.text, files=[file.name for file in turn.thread.context.data])
    topics = topics_of(task.text)
    return tuple(
        Evidence(
            slot=wish.slot,
            value=wish.value,
            task=kind,
            topics=topics,
            thread=str(event.thread),
            event=event.id,
            wish="" if wish.inferred else wish.id,
            source=source,
            at=event.at,
            weight=much,
        )
        for wish, much, source in found
    )


def _clean(wish: Directive) -> bool:
    return not private(wish.value) and not plants(wish.value)


def _memories(event: FeedbackEvent, meant: Interpretation, turn: Turn) -> tuple[Memory, ...]:
    """What is to be remembered: corrections, and an answer that the person who asked has accepted."""
    found = [_correction(one, event, turn.thread) for one in meant.directives if one.slot is Slot.CORRECT]
    if any(one.slot is Slot.ACCEPT for one in turn.outcome.directives):
        found.append(_example(event, turn))
    return tuple(one for one in found if one and _harmless(one))


def _harmless(memory: Memory) -> bool:
    """Whether it has nothing private in it, and tells nobody how to answer."""
    parts = (memory.question, memory.text, memory.rejected)
    return not any(private(part) or plants(part) for part in parts)


def _correction(directive: Directive, event: FeedbackEvent, thread: Thread) -> Memory | None:
    if directive.author != event.by or len(directive.value) > LONGEST:
        return None
    said = event.signal.text if isinstance(event.signal, Replied | Commanded) else directive.value
    task = thread.context.task
    defined = definition(said) or definition(directive.value)
    return Memory(
        name=directive.id,
        kind="correction",
        who=event.author,
        shared=event.steward and not quoted(said) and for_all(said),
        question=task.text if task and task.author == event.by else "",  # nobody keeps another's words
        text=directive.value,
        term=defined[0] if defined else "",
        thread=str(thread.ref),
        event=event.id,
        source=directive.source,
        at=event.at,
    )


def _example(event: FeedbackEvent, turn: Turn) -> Memory | None:
    """The accepted version of an answer, beside the last one that was not right."""
    answer, task = turn.answer, turn.thread.context.task
    version = answer.version(event.version) or answer.current if answer else None
    if answer is None or version is None or task is None or task.author != event.by or len(version.text) > ANSWER:
        return None
    if version.computed:  # its numbers are those of a file: in another conversation they would be wrong
        return None
    wrong = [one for one in answer.versions if event.by in one.rejected and one.number != version.number]
    return Memory(
        name=example_of(str(turn.thread.ref), answer.number),
        kind="example",
        who=event.author,
        question=task.text,
        text=version.written,
        rejected=wrong[-1].written if wrong else "",
        thread=str(turn.thread.ref),
        event=event.id,
        source=next(one.source for one in turn.outcome.directives if one.slot is Slot.ACCEPT),
        at=event.at,
    )


def example_of(thread: str, answer: int) -> str:
    """The name of what is remembered of an accepted answer: one example for each."""
    return f"answer:{answer}@{thread}"


def names(lessons: Iterable[Lesson]) -> tuple[str, ...]:
    """The names of what is newly remembered."""
    return tuple(memory.name for lesson in lessons for memory in lesson.memories)
