"""Taking a person out of a thread: whether all of it goes, and what is left of others' threads without them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answers import Answer, Version
from bot.changes import Change
from bot.context import PromptContext
from bot.directives import Directive, Slot
from bot.prompt import key
from bot.scrubbing import Theirs, scrubbed
from bot.store.state import Entry
from bot.telltale import files, said, telltales, tells
from bot.threads import Focus, Owed, Thread
from bot.values import Value


class Record(Value):
    """All that is kept of a thread."""

    thread: Thread
    entries: tuple[Entry, ...] = ()
    """In the order in which they came."""
    answers: tuple[Answer, ...] = ()
    focuses: tuple[tuple[int, Focus], ...] = ()
    """What the thread knows of each of its answers, by their numbers."""


class Left(Value):
    """What is left of a thread after somebody was taken out of it."""

    record: Record
    versions: tuple[tuple[int, int], ...] = ()
    """The answers and numbers of the versions that are gone."""
    shows: bool = False
    """Whether people are to see another thing than before."""


def is_theirs(record: Record, person: str) -> bool:
    """Whether a thread goes with a person: an answer in it is to a question of theirs, or nobody but them has asked."""
    contexts = [record.thread.context, *(focus.context for _, focus in record.focuses)]
    contexts += [version.context for answer in record.answers for version in answer.versions]
    askers = {context.task.author for context in contexts if context.task}
    if askers:
        return person in askers
    return bool(record.entries) and record.entries[0].event.by == person


def theirs_in(record: Record, person: str, more: Theirs | None = None) -> Theirs:
    """By what a person's things are known in a thread; `more` is what is known of them from elsewhere."""
    own = [entry.event for entry in record.entries if entry.event.by == person]
    others = [entry.event for entry in record.entries if entry.event.by != person]
    events = frozenset(one.id for one in own)
    held = frozenset(file for one in own for file in files(one)) - {file for one in others for file in files(one)}
    base = more or Theirs(person=person)
    known = base.model_copy(
        update={
            "events": base.events | events,
            "sources": base.sources | {one.source for one in own},
            "files": held,
            "words": frozenset(),
        }
    )
    clean = [one.text for answer in record.answers for one in answer.versions if not _shaped(one, known)]
    telling = telltales(
        (text for one in own for text in said(one)), (*(t for one in others for t in said(one)), *clean)
    )
    return known.model_copy(update={"words": telling | base.words})


def without(record: Record, theirs: Theirs) -> Left:
    """What is left of a thread of others without one of its people: their words, wishes, votes and verdicts are gone.

    A version that they wrote by hand, or that repeats to people what only they have said, is gone too; people see the
    one that it came from. Where what is owed was theirs, it is owed for what is left, if there is anything to write.
    """
    gone = {(answer.number, one.number) for answer in record.answers for one in answer.versions if _goes(one, theirs)}
    corrected = [one.value for one in _wishes(record) if one.slot is Slot.CORRECT and theirs.naming(one.author)]
    answers = tuple(_answer(answer, gone, theirs, corrected) for answer in record.answers)
    entries = tuple(_entry(one, theirs, gone) for one in record.entries if one.event.by != theirs.person)
    focuses = tuple(
        (number, _focus(focus, number, answers, gone, theirs, corrected)) for number, focus in record.focuses
    )
    thread = _thread(record, answers, entries, gone, theirs, corrected)
    left = Record(thread=thread, entries=entries, answers=answers, focuses=focuses)
    if left == record:
        return Left(record=record)
    now, then = _at(answers, thread.answer), _at(record.answers, thread.answer)
    shows = bool(now) and (_seen(now) != _seen(then) or (record.thread.owed is not None and thread.owed is None))
    thread = thread.model_copy(update={"head": record.thread.head + 1})
    return Left(record=left.model_copy(update={"thread": thread}), versions=tuple(sorted(gone)), shows=shows)


def _seen(answer: Answer | None) -> int | None:
    return answer.shown if answer else None


def _at(answers: Iterable[Answer], number: int) -> Answer | None:
    return next((one for one in answers if one.number == number), None)


def _wishes(record: Record) -> list[Directive]:
    """Every wish that was said in the thread."""
    contexts = [record.thread.context, *(focus.context for _, focus in record.focuses)]
    contexts += [one.context for answer in record.answers for one in answer.versions]
    said = [one for entry in record.entries if entry.outcome for one in entry.outcome.directives]
    return list(dict.fromkeys((*(one for context in contexts for one in context.directives), *said)))


def _shaped(version: Version, theirs: Theirs) -> bool:
    """Whether something of theirs went into a version."""
    return version.by == theirs.person or scrubbed(version.context, theirs) != version.context


def _goes(version: Version, theirs: Theirs) -> bool:
    """Whether a version has their words in it."""
    return version.by == theirs.person or (tells(version.text, theirs.words) and _shaped(version, theirs))


def _standing(answer: Answer, number: int | None, gone: set[tuple[int, int]]) -> int | None:
    """The version that stands for one: itself, or the nearest that it came from and that is left."""
    seen: set[int] = set()
    while number is not None and (answer.number, number) in gone and number not in seen:
        seen.add(number)
        version = answer.version(number)
        number = version.parent if version else None
    return number if answer.version(number) and (answer.number, number) not in gone else None


def _answer(answer: Answer, gone: set[tuple[int, int]], theirs: Theirs, corrected: Sequence[str]) -> Answer:
    kept = [one for one in answer.versions if (answer.number, one.number) not in gone]
    shown = _standing(answer, answer.shown, gone)
    if shown is None and answer.shown is not None and kept:
        shown = kept[-1].number
    versions = (
        _version(one, theirs, corrected).model_copy(update={"parent": _standing(answer, one.parent, gone)})
        for one in kept
    )
    return answer.model_copy(update={"shown": shown, "versions": tuple(versions)})


def _version(version: Version, theirs: Theirs, corrected: Sequence[str]) -> Version:
    """A version that stays, as it explains itself without them."""
    context = _context(version.context, theirs, corrected)
    prompt = version.prompt
    changed = context != version.context or scrubbed(version.memory, theirs) != version.memory
    if changed or any(theirs.mentioned(one.content) or tells(one.content, theirs.words) for one in prompt):
        prompt = ()
    text = version.text
    rest = version.model_copy(update={"context": PromptContext(), "prompt": (), "text": ""})
    return scrubbed(rest, theirs).model_copy(
        update={
            "context": context,
            "prompt": prompt,
            "text": theirs.unmentioned(text) if theirs.coded else text,
            "key": key(context) if context != version.context else version.key,
        }
    )


def _context(context: PromptContext, theirs: Theirs, corrected: Sequence[str]) -> PromptContext:
    """A context without their wishes, files and corrections; a wording of several wishes goes with any of them."""
    gone = {one.id for one in context.directives} - {one.id for one in scrubbed(context, theirs).directives}
    background = tuple(
        exchange.model_copy(update={"question": _uncorrected(exchange.question, corrected)})
        for exchange in context.background
    )
    plain = context.model_copy(
        update={
            "background": background,
            "consolidated": () if gone else context.consolidated,
            "agreed": None if context.agreed and tells(context.agreed.text, theirs.words) else context.agreed,
        }
    )
    return scrubbed(plain, theirs)


def _uncorrected(question: str, corrected: Sequence[str]) -> str:
    """An earlier question without the corrections of theirs that were written behind it."""
    for correction in corrected:
        question = question.replace(f" ({correction})", "")
    return question


def _entry(entry: Entry, theirs: Theirs, gone: set[tuple[int, int]]) -> Entry:
    event, outcome = scrubbed(entry.event, theirs), entry.outcome
    if outcome:
        outcome = scrubbed(outcome, theirs)
        if (outcome.answer, outcome.version) in gone:
            outcome = outcome.model_copy(update={"version": None})
    return entry.model_copy(update={"event": event, "outcome": outcome})


def _changes(changes: Sequence[Change], before: Answer | None, gone: set[tuple[int, int]]) -> tuple[Change, ...]:
    """Changes that show, undone, a version that is left."""
    if before is None:
        return tuple(changes)
    return tuple(one.model_copy(update={"shown": _standing(before, one.shown, gone)}) for one in changes)


def _focus(
    focus: Focus,
    number: int,
    answers: Sequence[Answer],
    gone: set[tuple[int, int]],
    theirs: Theirs,
    corrected: Sequence[str],
) -> Focus:
    changes = scrubbed(focus.model_copy(update={"context": PromptContext()}), theirs).changes
    context = _held(_context(focus.context, theirs, corrected), _at(answers, number))
    return focus.model_copy(update={"context": context, "changes": changes})


def _held(context: PromptContext, answer: Answer | None) -> PromptContext:
    """The context, which holds to an agreed version only where somebody who is left agreed to one that is."""
    found = answer.agreed if answer else None
    held = context.agreed
    return context if held is None or (found and found.version == held.version) else _loose(context)


def _loose(context: PromptContext) -> PromptContext:
    return context.model_copy(update={"agreed": None})


def _thread(
    record: Record,
    answers: Sequence[Answer],
    entries: Sequence[Entry],
    gone: set[tuple[int, int]],
    theirs: Theirs,
    corrected: Sequence[str],
) -> Thread:
    before = record.thread
    was, answer = _at(record.answers, before.answer), _at(answers, before.answer)
    context = _held(_context(before.context, theirs, corrected), answer)
    after = scrubbed(before.model_copy(update={"context": PromptContext()}), theirs)
    after = after.model_copy(
        update={
            "context": context,
            "asked_back": None if before.asked_back == theirs.person else before.asked_back,
            "changes": _changes(after.changes, was, gone),
        }
    )
    return after.model_copy(update={"owed": _owed(before, after, was, answer, entries)})


def _owed(
    before: Thread, after: Thread, was: Answer | None, answer: Answer | None, entries: Sequence[Entry]
) -> Owed | None:
    """What is still to be written: what was owed to others, or what is left of what was theirs."""
    task = after.context.task
    if task is None or after.owed:
        return after.owed if task else None
    if before.owed is None and _seen(was) == _seen(answer):
        return None
    current = answer.current if answer else None
    if current and not current.stopped and current.key == key(after.context):
        return None
    about = [one.event.id for one in entries if one.outcome and one.outcome.answer == after.answer]
    return Owed(event=about[-1] if about else task.event)
