"""What an event means: exact tables for emoji, buttons and commands; a plain reader, then the model, for words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, assert_never

from bot import texts
from bot.answers import Answer
from bot.directives import WISHES, Directive, Scope, Slot
from bot.errors import ForPeople
from bot.events import (
    Asked,
    Attached,
    Commanded,
    Deleted,
    Edited,
    FeedbackEvent,
    Pressed,
    Reacted,
    Replied,
    Unreacted,
)
from bot.interpret.buttons import REMOVE, ButtonTable, read_button
from bot.interpret.commands import Command, read_command
from bot.interpret.consult import consult
from bot.interpret.emoji import EmojiTable, canonical, read_emoji
from bot.interpret.reading import Kind, Reading, Wish
from bot.interpret.words import read
from bot.length import words
from bot.passage import locate
from bot.ports import Model
from bot.threads import Interpretation, Thread, resetting, restoring, undoing
from bot.values import Value


class Tables(Value):
    """The operator's tables for what emoji and buttons mean."""

    emoji: EmojiTable
    buttons: ButtonTable


@dataclass(frozen=True)
class _Scene:
    """What an event speaks about, and how it is read."""

    event: FeedbackEvent
    thread: Thread
    answer: Answer | None
    tables: Tables
    read: Read


LONGEST = 1_200
"""Characters of a message that are read for wishes; a longer one is followed as it stands."""


class Read(Protocol):
    """A reader of a message's words."""

    def __call__(self, text: str, *, has_answer: bool, answering: bool, quote: str | None) -> Reading:
        """What the words want."""


def as_said(text: str, *, has_answer: bool, answering: bool, quote: str | None) -> Reading:
    """The reader that reads nothing: all words are feedback, to be followed as they stand."""
    return Reading(kind=Kind.ANSWER_TO_BOT if answering else Kind.FEEDBACK, unread=(text,) if text.strip() else ())


async def interpret(
    event: FeedbackEvent,
    thread: Thread,
    answer: Answer | None,
    tables: Tables,
    model: Model | None = None,
    *,
    read: Read = read,
) -> Interpretation:
    """What an event means for a thread with that answer.

    `model` is asked only about words that `read` leaves unread; where it fails too, or is None, those words hold as a
    requirement as they stand: feedback is never dropped.
    """
    scene = _Scene(event, thread, answer, tables, read)
    signal = event.signal
    match signal:
        case Asked():
            return _opening(scene, signal.text)
        case Replied():
            return await _replied(scene, signal, model)
        case Reacted():
            return _reacted(scene, signal)
        case Unreacted():
            return _unreacted(scene, signal)
        case Pressed():
            return _pressed(scene, signal)
        case Commanded():
            return await _commanded(scene, signal, model)
        case Edited():
            return await _edited(scene, signal, model)
        case Deleted():
            source = f"message:{signal.message}"
            return _withdrawn(scene, source) if _own(scene, source) else Interpretation()
        case Attached():
            return Interpretation()
    assert_never(signal)


def _opening(scene: _Scene, text: str) -> Interpretation:
    """A question that opens a thread; it is read for wishes only where it can have one that lasts."""
    lasts = _LASTING.search(text) is not None
    reading = _read(scene, text) if lasts else Reading(kind=Kind.TASK)
    return _asked(scene, text, reading.model_copy(update={"kind": Kind.TASK}))


_LASTING = re.compile(
    r"always|from now|from here on|future|every|never|thread|conversation|generally|by default|immer|ab jetzt|künftig|"
    r"toujours|désormais|siempre|a partir de|sempre|agora em diante|"
    r"いつも|今後|常に|これから|总是|以后|以後|始终|从现在",
    re.IGNORECASE,
)


def _asked(scene: _Scene, text: str, reading: Reading) -> Interpretation:
    """A new question, with what it wants for longer than itself ("from now on ..."); the rest is the model's."""
    lasting = [(wish, False) for wish in reading.wishes if wish.scope is not Scope.ANSWER and wish.slot in WISHES]
    kind = reading.kind if reading.kind in (Kind.QUESTION, Kind.TASK) else Kind.TASK
    meant = _meant(scene, lasting, scene.event.source)
    return meant.model_copy(update={"kind": kind, "question": text})


async def _replied(scene: _Scene, signal: Replied, model: Model | None) -> Interpretation:
    if scene.thread.context.task is None:
        return _opening(scene, signal.text)
    reading = _read(scene, signal.text, signal.quote)
    if reading.kind in (Kind.QUESTION, Kind.TASK):
        return _asked(scene, signal.text, reading)
    return _meant(scene, await _wishes(reading, model), scene.event.source, reading)


def _read(scene: _Scene, text: str, quote: str | None = None) -> Reading:
    answering = scene.thread.asked_back == scene.event.by
    whole = scene.read(text[:LONGEST], has_answer=scene.answer is not None, answering=answering, quote=quote)
    return whole if len(text) <= LONGEST else Reading(kind=whole.kind, unread=(text,))


async def _wishes(reading: Reading, model: Model | None, scope: Scope = Scope.ANSWER) -> list[tuple[Wish, bool]]:
    """The wishes of a reading, each with whether it is verbatim: what nobody can read stays as it was said.

    What is unread holds for that scope, or as long as all the wishes beside it do.
    """
    scopes = {wish.scope for wish in reading.wishes}
    scope = scopes.pop() if scope is Scope.ANSWER and len(scopes) == 1 else scope
    found = [(wish, False) for wish in reading.wishes]
    for clause in reading.unread:
        read_by_model: tuple[Wish, ...] = ()
        if model is not None:
            try:
                read_by_model = await consult(model, clause)
            except ForPeople:
                read_by_model = ()
        found.extend((wish, False) for wish in read_by_model)
        if not read_by_model:
            found.append((Wish(slot=Slot.INCLUDE, value=clause, scope=scope), True))
    return found


def _meant(
    scene: _Scene, wishes: Iterable[tuple[Wish, bool]], source: str, reading: Reading | None = None
) -> Interpretation:
    """Directives of these wishes, with acts resolved against the thread."""
    directives: list[Directive] = []
    notice = ""
    for part, (wish, verbatim) in enumerate(wishes):
        directive, problem = _resolved(scene, _directive(scene, wish, source, part, verbatim))
        notice = notice or problem
        directives.append(directive)
    if len(directives) == 1 and directives[0].slot is Slot.REJECT and not directives[0].value:
        notice = texts.WHAT_WAS_WRONG
    return Interpretation(kind=reading.kind if reading else None, directives=tuple(directives), notice=notice)


def _directive(scene: _Scene, wish: Wish, source: str, part: int, verbatim: bool) -> Directive:
    event, answer = scene.event, scene.answer
    version = answer.version(event.version or answer.shown) if answer else None
    kept = locate(version.text, wish.target or wish.value) if version and wish.slot is Slot.KEEP else None
    return Directive(
        slot=wish.slot,
        value=wish.value,
        scope=wish.scope,
        target=wish.target,
        verbatim=verbatim,
        author=event.by,
        event=event.id,
        part=part,
        source=source,
        order=scene.thread.sequence + 1,
        at=event.at,
        passage=version.text[kept.start : kept.end] if version and kept else None,
        version=version.number if version else None,
        words=words(version.text) if version else None,
    )


def _resolved(scene: _Scene, directive: Directive) -> tuple[Directive, str]:
    """An act with what it withdraws and returns; where it cannot do anything, what the person is told."""
    thread, answer = scene.thread, scene.answer
    if directive.slot is Slot.UNDO:
        undone = undoing(thread)
        if undone is None:
            return directive, texts.NOTHING_TO_UNDO
        return directive.model_copy(update={"withdraws": undone[0], "returns": undone[1]}), ""
    if directive.slot is Slot.RESET:
        return directive.model_copy(update={"withdraws": resetting(thread)}), ""
    if directive.slot is Slot.RESTORE:
        number = int(directive.value) if directive.value.isdigit() else 0
        found = restoring(thread, answer, number) if answer else None
        if found is None:
            return directive, texts.no_such_version(directive.value, len(answer.versions) if answer else 0)
        return directive.model_copy(update={"withdraws": found[0], "returns": found[1]}), ""
    if directive.slot is Slot.ACCEPT and answer and scene.event.version and not answer.version(scene.event.version):
        return directive, texts.no_such_version(str(scene.event.version), len(answer.versions))
    if directive.slot in (Slot.ACCEPT, Slot.REJECT) and answer is None:
        return directive, texts.NO_ANSWER_YET
    return directive, ""


def _reaction(scene: _Scene, emoji: str) -> str:
    return f"reaction:{scene.event.answer or scene.thread.answer}:{scene.event.by}:{canonical(emoji)}"


def _reacted(scene: _Scene, signal: Reacted) -> Interpretation:
    wish = read_emoji(signal.emoji, scene.tables.emoji)
    if wish is None:
        return Interpretation()
    source = _reaction(scene, signal.emoji)
    if any(held.source == source for held in scene.thread.context.directives):
        return Interpretation()  # a reaction is there or not: a second delivery under another id adds nothing
    return _meant(scene, [(wish, False)], source)


def _unreacted(scene: _Scene, signal: Unreacted) -> Interpretation:
    wish = read_emoji(signal.emoji, scene.tables.emoji)
    if wish is None:
        return Interpretation()
    meant = _withdrawn(scene, _reaction(scene, signal.emoji))
    if wish.slot in WISHES:
        return meant
    undo = tuple(one.model_copy(update={"withdraws": ()}) for one in meant.directives)
    return meant.model_copy(update={"directives": undo, "takes_back": wish.slot})


def _withdrawn(scene: _Scene, source: str) -> Interpretation:
    """Take back all that a source said; where it said nothing that holds, only its early arrival is kept."""
    undo = _directive(scene, Wish(slot=Slot.UNDO, value=_said(scene, source)), f"event:{scene.event.id}", 0, False)
    notice = ""
    task = scene.thread.context.task
    if task and task.source == source:
        notice = texts.QUESTION_DELETED
    return Interpretation(directives=(undo.model_copy(update={"withdraws": (source,)}),), notice=notice)


def _own(scene: _Scene, source: str) -> bool:
    """Whether what a message said is this person's to change: nobody edits or deletes for somebody else."""
    context = scene.thread.context
    authors = {held.author for held in context.directives if held.source == source}
    if context.task and context.task.source == source:
        authors.add(context.task.author)
    return authors <= {scene.event.by}


def _said(scene: _Scene, name: str) -> str:
    """What a source or directive said that holds still, in a few words."""
    return ", ".join(held.value or held.slot.value for held in scene.thread.context.directives if held.named_by(name))


def _pressed(scene: _Scene, signal: Pressed) -> Interpretation:
    if signal.button == REMOVE:
        undo = _directive(scene, Wish(slot=Slot.UNDO, value=_said(scene, signal.value)), scene.event.source, 0, False)
        return Interpretation(directives=(undo.model_copy(update={"withdraws": (signal.value,)}),))
    topic = signal.button.strip(" ?").lower()
    if topic in ("why", "history", "profile", "help"):
        return Interpretation.model_validate({"topic": topic})
    wish = read_button(signal.button, signal.value, scene.tables.buttons)
    if wish is None:
        return Interpretation(notice=texts.unknown_button(signal.button))
    return _meant(scene, [(wish, False)], f"event:{scene.event.id}")


async def _commanded(scene: _Scene, signal: Commanded, model: Model | None) -> Interpretation:
    command = read_command(signal.text)
    if command.problem:
        return Interpretation(notice=command.problem)
    if command.name == "profile" and command.argument and not _standing(command):
        return Interpretation(notice=texts.PROFILE_CANNOT)
    if command.name == "ask":
        return Interpretation(kind=Kind.TASK, question=command.argument)
    reading = Reading(kind=Kind.FEEDBACK, wishes=command.wishes, unread=command.unread)
    meant = _meant(scene, await _wishes(reading, model, command.scope), scene.event.source)
    return meant.model_copy(update=_beside(command))


def _standing(command: Command) -> bool:
    """Whether all of it can hold for every answer: an act or a passage cannot."""
    return all(wish.slot in WISHES and wish.slot not in (Slot.PASSAGE, Slot.KEEP) for wish in command.wishes)


def _beside(command: Command) -> dict[str, object]:
    """What a command asks of the bot besides its wishes."""
    if command.name == "profile" and command.argument:
        return {"profile_only": True, "notice": texts.PROFILE_SAVED}
    if command.name in ("why", "history", "profile", "help"):
        return {"topic": command.name}
    if command.name == "forget":
        return {"forgets": True, "notice": texts.FORGOTTEN}
    if command.name == "policy":
        return {"policy": command.policy, "notice": texts.policy(command.argument.lower())}
    return {}


async def _edited(scene: _Scene, signal: Edited, model: Model | None) -> Interpretation:
    """An edit withdraws what the message had said, and says what it says now in its place."""
    source = f"message:{signal.message}"
    task = scene.thread.context.task
    if not _own(scene, source):
        return Interpretation()
    if task and task.source == source:
        return Interpretation(kind=Kind.TASK)
    withdrawn = _withdrawn(scene, source).directives
    reading = _read(scene, signal.text)
    asks = reading.kind in (Kind.QUESTION, Kind.TASK)
    if asks:
        reading = Reading(kind=reading.kind)
    meant = _meant(scene, await _wishes(reading, model), source, reading)
    if asks:
        meant = meant.model_copy(update={"notice": texts.ASK_ANEW})
    shifted = tuple(one.model_copy(update={"part": one.part + 1}) for one in meant.directives)
    return meant.model_copy(update={"directives": withdrawn + shifted})
