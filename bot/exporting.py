"""All that is kept of a person, as one value to take along. Pure.

In it are their own words and what was made for them. What others said is left out, also in their own threads; ids of
others stand where a thread of theirs has them.
"""

from __future__ import annotations

from base64 import b64decode, b64encode

from bot.answers import Answer, Version
from bot.directives import Directive, Scope, Slot
from bot.erasing import Record, is_theirs
from bot.events import FeedbackEvent, PersonRef, ThreadRef
from bot.memory import Memory
from bot.profiles import Profile
from bot.store.state import Entry
from bot.tasks import TaskKind
from bot.values import Value


class Wanted(Value):
    """What an event of theirs was taken to want."""

    slot: Slot
    value: str = ""
    """"" for what is done once, as taking a wish back: that has the words of the wish."""
    scope: Scope
    target: str | None = None
    task: TaskKind | None = None
    topic: str = ""


class Did(Value):
    """One event of theirs, and what came of it."""

    event: FeedbackEvent
    kind: str | None = None
    wanted: tuple[Wanted, ...] = ()
    answer: int | None = None
    version: int | None = None


class Text(Value):
    """A version of an answer in a thread of theirs."""

    number: int
    text: str
    """"" where somebody else wrote it by hand."""
    by: str = ""
    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    at: float = 0.0


class Answered(Value):
    """An answer to a question of theirs."""

    number: int
    question: str
    shown: int | None
    messages: tuple[str, ...] = ()
    """The platform's ids of what shows it."""
    versions: tuple[Text, ...] = ()


class OwnThread(Value):
    """A thread that they opened, or asked in."""

    ref: ThreadRef
    answers: tuple[Answered, ...] = ()


class Written(Value):
    """One answer that counts for what they may get in a day."""

    thread: str
    answer: int
    version: int
    at: float


class OwnFile(Value):
    """A file that they sent, with its content byte for byte: as text where it is text in UTF-8, else in base64."""

    id: str
    """By which their event names it."""
    name: str
    at: float
    """When it was kept."""
    thread: str
    size: int
    """In bytes."""
    text: str | None = None
    base64: str | None = None

    @property
    def content(self) -> bytes | None:
        """Its bytes; None in an export without contents."""
        if self.text is not None:
            return self.text.encode()
        return b64decode(self.base64) if self.base64 is not None else None


class Account(Value):
    """All that is kept of one account. Times are seconds since the epoch."""

    who: PersonRef
    profile: Profile
    memory: tuple[Memory, ...] = ()
    events: tuple[Did, ...] = ()
    threads: tuple[OwnThread, ...] = ()
    files: tuple[OwnFile, ...] = ()
    """What they sent to be read as data, in whosever thread; what is text stands in their events."""
    written: tuple[Written, ...] = ()
    last: float | None = None
    """When they last wanted something, where people have to wait in between."""
    locked: tuple[str, ...] = ()
    """The threads that they have locked."""
    codes: tuple[float, ...] = ()
    """Until when codes are good that they made or typed to join accounts, and wrong ones are counted."""
    joined: float | None = None
    """Since when the account is joined with the others."""
    waiting: int = 0
    """How many of the platform's messages that name them are still to be looked at."""
    marks: tuple[str, ...] = ()
    """The names of marks of what was read of the platform, where these name them."""


class Export(Value):
    """All that is kept of a person, with all the accounts that they have joined."""

    accounts: tuple[Account, ...]


def spelled_out(export: Export) -> str:
    """An export as JSON, to take along: `Export.model_validate_json` reads it. What is nothing is left out."""
    return export.model_dump_json(indent=2, exclude_none=True)


def did(entry: Entry) -> Did:
    """An event of theirs as it is exported."""
    outcome = entry.outcome
    own = [one for one in outcome.directives if one.author == entry.event.by] if outcome else []
    return Did(
        event=entry.event,
        kind=outcome.kind if outcome else None,
        wanted=tuple(map(_wanted, own)),
        answer=outcome.answer if outcome else None,
        version=outcome.version if outcome else None,
    )


def own_thread(record: Record, person: str, messages: dict[int, tuple[str, ...]]) -> OwnThread | None:
    """A thread of theirs as it is exported; None for one that is not. `messages` has what shows each answer."""
    if not is_theirs(record, person):
        return None
    focuses = {number: focus.context for number, focus in record.focuses}
    found: list[Answered] = []
    for answer in record.answers:
        context = record.thread.context if answer.number == record.thread.answer else focuses.get(answer.number)
        contexts = (*([context] if context else []), *(version.context for version in answer.versions))
        task = next((one.task for one in contexts if one.task), None)
        if task is None or task.author == person:
            found.append(_answered(answer, task.text if task else "", person, messages.get(answer.number, ())))
    return OwnThread(ref=record.thread.ref, answers=tuple(found))


def own_file(id: str, name: str, thread: str, at: float, size: int, content: bytes | None) -> OwnFile:
    """A file of theirs as it is exported; without its content where that is None."""
    file = OwnFile(id=id, name=name, at=at, thread=thread, size=size)
    if content is None:
        return file
    try:
        return file.model_copy(update={"text": content.decode()})
    except UnicodeDecodeError:
        return file.model_copy(update={"base64": b64encode(content).decode()})


def own_memory(memory: Memory, threads: frozenset[str]) -> Memory:
    """What is remembered of theirs; of what came up in others' threads, without the question, which is another's."""
    return memory if memory.thread in threads else memory.model_copy(update={"question": ""})


def _answered(answer: Answer, question: str, person: str, messages: tuple[str, ...]) -> Answered:
    return Answered(
        number=answer.number,
        question=question,
        shown=answer.shown,
        messages=tuple(dict.fromkeys(filter(None, (answer.message or "", *messages)))),
        versions=tuple(_text(version, person) for version in answer.versions),
    )


def _text(version: Version, person: str) -> Text:
    return Text(
        number=version.number,
        text=version.text if version.by in ("", person) else "",
        by=version.by,
        accepted=version.accepted,
        rejected=version.rejected,
        at=version.at,
    )


def _wanted(directive: Directive) -> Wanted:
    return Wanted(
        slot=directive.slot,
        value=directive.value if directive.is_wish else "",
        scope=directive.scope,
        target=directive.target,
        task=directive.task,
        topic=directive.topic,
    )
