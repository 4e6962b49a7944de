"""Taking a person out of a thread: whether all of it goes, and what is left of others' threads without them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answers import Answer, Version
from bot.changes import Change
from bot.context import PromptContext
from bot.directives import STYLE, Directive, Slot
from bot.profiles import Profile
from bot.prompt import key
from bot.scrubbing import Theirs, scrubbed
from bot.store.state import Entry
from bot.telltale import files, said, tells, telltales, words
from bot.threads import Focus, Owed, Thread
from bot.tracing import added, computed_of, copied, quotes, texts_of, traces
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
    askers = {context.task.author for context in _contexts(record) if context.task}
    if askers or not record.entries:
        return person in askers
    return record.entries[0].event.by == person


def theirs_in(record: Record, person: str, more: Theirs | None = None) -> Theirs:
    """By what a person's things are known in a thread; `more` is what is known of them from elsewhere."""
    own = [entry.event for entry in record.entries if entry.event.by == person]
    others = [entry.event for entry in record.entries if entry.event.by != person]
    events = frozenset(one.id for one in own)
    sent = frozenset(file for one in own for file in files(one)) - {file for one in others for file in files(one)}
    base = more or Theirs(person=person)
    kept = base.kept | {file.file for file in sent if file.file}
    data, other = traces(_contexts(record), record.answers, kept)
    known = base.model_copy(
        update={
            "events": base.events | events,
            "sources": base.sources | {one.source for one in own},
            "files": frozenset(file for file in sent if not file.file),
            "kept": kept,
            "tables": data.tables,
            "words": frozenset(),
        }
    )
    edited = copied(record.answers, kept)
    heard = [added(text, edited[one.id]) if one.id in edited else text for one in others for text in said(one)]
    heard += [*_before(record, person), *other.texts]
    wishes = (one.value for one in _wishes(record) if one.author == person and one.slot not in STYLE)
    theirs = (*base.words, *wishes, *data.texts, *(text for one in own for text in said(one)))
    telling = telltales(theirs, heard) | data.words.difference(*map(words, heard))
    return known.model_copy(update={"words": telling - other.words})


def untaught(profile: Profile, thread: str, words: frozenset[str]) -> Profile:
    """Another's profile without what it has of a thread in words that only somebody who is erased has used there."""
    evidence = tuple(one for one in profile.evidence if one.thread != thread or not tells(one.value, words))
    directives = tuple(
        one for one in profile.directives if not one.source.startswith(f"{thread} ") or not tells(one.value, words)
    )
    return profile.model_copy(update={"evidence": evidence, "directives": directives})


def without(record: Record, theirs: Theirs) -> Left:
    """What is left of a thread of others without one of its people: their words, wishes, votes and verdicts are gone.

    A version that they wrote by hand, that was computed of their files, or that repeats to people what only they have
    said or sent, is gone too; people see the one that it came from. Where what is owed was theirs, it is owed for what
    is left, if there is anything to write.
    """
    gone = {(answer.number, number) for answer in record.answers for number in _going(answer, theirs)}
    corrected = {one.value for one in _wishes(record) if one.slot is Slot.CORRECT and one.author == theirs.person}
    told = tuple(texts_of(record.answers, theirs.kept))
    out = _Removal(record=record, theirs=theirs, gone=frozenset(gone), corrected=frozenset(corrected), told=told)
    left = out.left()
    if left == record:
        return Left(record=record)
    now, then = _at(left.answers, left.thread.answer), _at(record.answers, left.thread.answer)
    ended = record.thread.owed is not None and left.thread.owed is None
    shows = now is not None and (ended or _seen(now) != _seen(then))
    thread = left.thread.model_copy(update={"head": record.thread.head + 1})
    return Left(record=left.model_copy(update={"thread": thread}), versions=tuple(sorted(gone)), shows=shows)


class _Removal(Value):
    """One person's removal from one thread: each of its parts without them."""

    record: Record
    theirs: Theirs
    gone: frozenset[tuple[int, int]]
    """The answers and numbers of the versions that go."""
    corrected: frozenset[str]
    """Their corrections, which stand behind earlier questions."""
    told: tuple[str, ...] = ()
    """The answers that were computed of their files."""

    def left(self) -> Record:
        """The record without them, but for its head."""
        answers = tuple(map(self._answer, self.record.answers))
        entries = tuple(self._entry(one) for one in self.record.entries if one.event.by != self.theirs.person)
        focuses = tuple((number, self._focus(focus, _at(answers, number))) for number, focus in self.record.focuses)
        thread = self._thread(_at(answers, self.record.thread.answer), entries)
        return Record(thread=thread, entries=entries, answers=answers, focuses=focuses)

    def _standing(self, answer: Answer | None, number: int | None) -> int | None:
        """The version that stands for one: itself, or the nearest that it came from and that is left."""
        version = answer.version(number) if answer else None
        while answer and version and (answer.number, version.number) in self.gone:
            version = answer.version(version.parent) if version.parent != version.number else None
        return version.number if version else None

    def _answer(self, answer: Answer) -> Answer:
        kept = [one for one in answer.versions if (answer.number, one.number) not in self.gone]
        shown = self._standing(answer, answer.shown)
        if shown is None and answer.shown is not None and kept:
            shown = kept[-1].number
        versions = (
            self._version(one).model_copy(update={"parent": self._standing(answer, one.parent)}) for one in kept
        )
        return answer.model_copy(update={"shown": shown, "versions": tuple(versions)})

    def _version(self, version: Version) -> Version:
        """A version that stays, as it explains itself without them."""
        theirs = self.theirs
        context, prompt = self._context(version.context), version.prompt
        changed = context != version.context or scrubbed(version.memory, theirs) != version.memory
        if changed or any(theirs.mentioned(one.content) or tells(one.content, theirs.words) for one in prompt):
            prompt = ()
        rest = scrubbed(version.model_copy(update={"context": PromptContext(), "prompt": (), "text": ""}), theirs)
        return rest.model_copy(
            update={
                "context": context,
                "prompt": prompt,
                "text": theirs.unmentioned(version.text) if theirs.coded else version.text,
                "key": key(context) if context != version.context else version.key,
            }
        )

    def _context(self, context: PromptContext) -> PromptContext:
        """A context without their wishes, files and corrections; a wording of several wishes goes with any of them."""
        gone = len(scrubbed(context, self.theirs).directives) < len(context.directives)
        agreed = context.agreed
        background = tuple(
            exchange.model_copy(update={"question": self._uncorrected(exchange.question)})
            for exchange in context.background
            if not quotes(exchange.answer, self.told)
        )
        plain = context.model_copy(
            update={
                "background": background,
                "consolidated": () if gone else context.consolidated,
                "agreed": None if agreed and tells(agreed.text, self.theirs.words) else agreed,
            }
        )
        return scrubbed(plain, self.theirs)

    def _uncorrected(self, question: str) -> str:
        for correction in self.corrected:
            question = question.replace(f" ({correction})", "")
        return question

    def _entry(self, entry: Entry) -> Entry:
        outcome = scrubbed(entry.outcome, self.theirs) if entry.outcome else None
        if outcome and (outcome.answer, outcome.version) in self.gone:
            outcome = outcome.model_copy(update={"version": None})
        return entry.model_copy(update={"event": scrubbed(entry.event, self.theirs), "outcome": outcome})

    def _focus(self, focus: Focus, answer: Answer | None) -> Focus:
        plain = scrubbed(focus.model_copy(update={"context": PromptContext()}), self.theirs)
        context = _held(self._context(focus.context), answer)
        changes = self._changes(plain.changes, _at(self.record.answers, answer.number) if answer else None)
        return plain.model_copy(update={"context": context, "changes": changes})

    def _changes(self, changes: Sequence[Change], answer: Answer | None) -> tuple[Change, ...]:
        """Changes that show, undone, a version that is left."""
        return tuple(one.model_copy(update={"shown": self._standing(answer, one.shown)}) for one in changes)

    def _thread(self, answer: Answer | None, entries: Sequence[Entry]) -> Thread:
        before = self.record.thread
        was = _at(self.record.answers, before.answer)
        plain = scrubbed(before.model_copy(update={"context": PromptContext()}), self.theirs)
        after = plain.model_copy(
            update={
                "context": _held(self._context(before.context), answer),
                "asked_back": None if before.asked_back == self.theirs.person else before.asked_back,
                "changes": self._changes(plain.changes, was),
            }
        )
        moved = before.owed is not None or _seen(was) != _seen(answer)
        return after.model_copy(update={"owed": _owed(after, answer, entries) if moved else None})


def _seen(answer: Answer | None) -> int | None:
    return answer.shown if answer else None


def _at(answers: Iterable[Answer], number: int) -> Answer | None:
    return next((one for one in answers if one.number == number), None)


def _wishes(record: Record) -> list[Directive]:
    """Every wish that was said in the thread."""
    told = [one for entry in record.entries if entry.outcome for one in entry.outcome.directives]
    return [*(one for context in _contexts(record) for one in context.directives), *told]


def _contexts(record: Record) -> list[PromptContext]:
    """Every context that is kept of the thread."""
    contexts = [record.thread.context, *(focus.context for _, focus in record.focuses)]
    return contexts + [one.context for answer in record.answers for one in answer.versions]


def _before(record: Record, person: str) -> tuple[str, ...]:
    """The texts of the versions that were made before somebody first spoke in the thread."""
    seqs = {entry.event.id: entry.outcome.seq for entry in record.entries if entry.outcome}
    own = [seqs[entry.event.id] for entry in record.entries if entry.event.by == person and entry.event.id in seqs]
    versions = [one for answer in record.answers for one in answer.versions]
    return tuple(one.text for one in versions if not own or seqs.get(one.event, max(own)) < min(own))


def _going(answer: Answer, theirs: Theirs) -> set[int]:
    """The versions with their words or their data in them: by their hand, computed of their files, made with these in
    the context, or from such a version."""
    gone: set[int] = set()
    for one in answer.versions:
        shaped = one.parent in gone or scrubbed(one.context, theirs) != one.context
        computed = computed_of(one, theirs.kept)
        if one.by == theirs.person or computed or (shaped and tells(one.text, theirs.words)):
            gone.add(one.number)
    return gone


def _held(context: PromptContext, answer: Answer | None) -> PromptContext:
    """The context, which holds to an agreed version only where somebody who is left agreed to it and it is left."""
    found = answer.agreed if answer else None
    if context.agreed is None or (found and found.version == context.agreed.version):
        return context
    return context.model_copy(update={"agreed": None})


def _owed(after: Thread, answer: Answer | None, entries: Sequence[Entry]) -> Owed | None:
    """What is still to be written: what is owed to others, or what is left of what was owed to them."""
    task, current = after.context.task, answer.current if answer else None
    if task is None or after.owed:
        return after.owed if task else None
    if current and not current.stopped and current.key == key(after.context):
        return None
    about = [one.event.id for one in entries if one.outcome and one.outcome.answer == after.answer]
    return Owed(event=about[-1] if about else task.event)
