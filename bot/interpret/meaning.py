"""What an event means: exact tables for emoji, buttons and commands; a plain reader, then the model, for words."""

from __future__ import annotations

import re
from typing import assert_never

from bot import announcing, comparing, meeting, texts
from bot.analysing import draws
from bot.answers import Answer, Offer
from bot.directives import STYLE, WISHES, Scope, Slot
from bot.edits import edited
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
    Rewrote,
    Unreacted,
)
from bot.interpret import otherwise
from bot.interpret.buttons import INSTEAD, REMOVE, SHARE, read_button
from bot.interpret.coded import of_code
from bot.interpret.commands import Command, read_command
from bot.interpret.consult import wished
from bot.interpret.data import breaks_down, of_data, unheard
from bot.interpret.doubts import read_as
from bot.interpret.modelled import changed, of_tables
from bot.interpret.reactions import own, reacted, said_by, unreacted, withdrawn
from bot.interpret.reading import Kind, Reading, Wish
from bot.interpret.resolve import directive_of, meant
from bot.interpret.scene import Read, Scene, Tables
from bot.interpret.words import read
from bot.ledger import steps
from bot.memory import NAMED
from bot.ports import Model
from bot.profiles import ALLOW
from bot.settling import pressed, settled
from bot.threads import Interpretation, Personal, Thread
from bot.wanted import wanted

__all__ = ["Tables", "as_said", "interpret"]

TOPICS = ("why", "history", "profile", "memory", "help", "ledger", "query")
"""What the bot tells about: buttons and commands of these names."""
LONGEST = 3_000
"""Characters of a message that are read for wishes, sentence by sentence; what is longer is followed as it stands."""


def as_said(text: str, *, has_answer: bool, answering: bool, quote: str | None) -> Reading:
    """The reader that reads nothing: all words are feedback, to be followed as they stand."""
    return Reading(kind=Kind.ANSWER_TO_BOT if answering else Kind.FEEDBACK, unread=(text,) if text.strip() else ())


async def interpret(
    event: FeedbackEvent,
    thread: Thread,
    answer: Answer | None,
    signs: Tables,
    model: Model | None = None,
    *,
    read: Read = read,
) -> Interpretation:
    """What an event means for a thread with that answer.

    `model` is asked only about words that `read` leaves unread; where it fails too, or is None, those words hold as a
    requirement as they stand: feedback is never dropped.
    """
    scene = Scene(event, thread, answer, signs, read)
    signal = event.signal
    if chosen := settled(thread.pending, answer, event, read):
        return Interpretation(
            kind=Kind.ANSWER_TO_BOT, directives=chosen.directives, notice=chosen.notice, settles=chosen.pending
        )
    match signal:
        case Asked():
            return await of_tables(scene, _opening(scene, signal.text), model)
        case Replied():
            return await _replied(scene, signal, model)
        case Reacted():
            return reacted(scene, signal)
        case Unreacted():
            return unreacted(scene, signal)
        case Pressed():
            return _pressed(scene, signal)
        case Commanded():
            return await _commanded(scene, signal, model)
        case Edited():
            return await _edited(scene, signal, model)
        case Deleted():
            source = f"message:{signal.message}"
            return withdrawn(scene, source) if own(scene, source) else Interpretation()
        case Attached():
            return Interpretation()
        case Rewrote():
            by_hand = edited(event, signal.text, answer, thread.context, thread.sequence + 1)
            return Interpretation(directives=by_hand.directives, notice=by_hand.notice)
    assert_never(signal)


def _opening(scene: Scene, text: str) -> Interpretation:
    """A question that opens a thread; it is read for wishes only where it can have one that lasts."""
    lasts = _LASTING.search(text) is not None
    reading = _read(scene, text) if lasts else Reading(kind=Kind.TASK)
    return _asked(scene, text, reading.model_copy(update={"kind": Kind.TASK}))


_LASTING = re.compile(
    r"always|from now|from here on|future|every|never|thread|conversation|generally|by default|immer|ab jetzt|künftig|"
    r"toujours|désormais|siempre|a partir de|sempre|agora em diante|"
    r"i'?m |i am |i know |i(?:'ve| have) |i (?:don'?t|do not) know|(?:treat|consider) me |talk to me |"  # of oneself
    r"when(?:ever)? |ich bin |ich kenne |ich wei|je suis |je ne |soy |no sé |sou |não sei |"
    r"いつも|今後|常に|これから|总是|以后|以後|始终|从现在",
    re.IGNORECASE,
)


def _asked(scene: Scene, text: str, reading: Reading) -> Interpretation:
    """A new question, with what it wants for longer than itself ("from now on ..."); the rest is the model's."""
    lasting = [(wish, False) for wish in reading.wishes if wish.scope is not Scope.ANSWER and wish.slot in WISHES]
    kind = reading.kind if reading.kind in (Kind.QUESTION, Kind.TASK) else Kind.TASK
    asked = meant(scene, lasting, scene.event.source)
    return asked.model_copy(update={"kind": kind, "question": text, **_offered(scene, reading)})


def _offered(scene: Scene, reading: Reading) -> dict[str, object]:
    """Where a message may be of another kind: that, to be had with one press, and what it was taken for."""
    if reading.doubt is None:
        return {}
    asks = reading.doubt is Kind.QUESTION
    offer = Offer(label=texts.OFFER_QUESTION if asks else texts.OFFER_CHANGE, button=INSTEAD, value=scene.event.id)
    return {"offer": offer, "notice": texts.TAKEN_AS_CHANGE if asks else texts.TAKEN_AS_QUESTION}


async def _replied(scene: Scene, signal: Replied, model: Model | None) -> Interpretation:
    if scene.thread.context.task is None:
        return await of_tables(scene, _opening(scene, signal.text), model)
    told = Kind(signal.meant) if signal.meant else None
    data, text = ([], signal.text) if told or signal.quote else of_data(scene.thread.context, signal.text)
    if data and not text:
        return meant(scene, ((wish, False) for wish in data), scene.event.source, Reading(kind=Kind.FEEDBACK))
    plain = not told and not signal.quote
    if plain and (anew := otherwise.earlier(scene, text)):
        return anew
    reading = read_as(text, told) if told else _read(scene, text, signal.quote)
    if data and reading.kind in (Kind.QUESTION, Kind.TASK):
        data, reading = [], _read(scene, signal.text, signal.quote)
    if signal.holds:
        wishes = tuple(wish.lasting(signal.holds) for wish in reading.wishes)
        reading = reading.model_copy(update={"wishes": wishes})
    if reading.kind in (Kind.QUESTION, Kind.TASK):
        return await of_tables(scene, _asked(scene, signal.text, reading), model)
    if plain and not (data or model) and (at_once := otherwise.told(scene, text, reading)):
        return at_once
    lost = plain and unheard(scene.thread.context, text, reading)
    heard = reading
    reading = Reading(kind=Kind.FEEDBACK, unread=(text,)) if lost else reading
    reading, by_model = await changed(scene, reading, model)
    if lost and reading.unread:
        kept = [slot for slot in STYLE if slot is not Slot.EXPERTISE or not breaks_down(text)]
        style = tuple(wish for wish in heard.wishes if wish.slot in kept)
        found = [*((wish, False) for wish in (*data, *by_model)), *((wish, False) for wish in style)]
        return meant(scene, found, scene.event.source).model_copy(update={"notice": texts.DATA_UNREAD})
    found = [
        *((wish, False) for wish in (*data, *by_model)),
        *await wished(reading, model, signal.holds or Scope.ANSWER),
    ]
    said = meant(scene, found, scene.event.source, reading)
    offered = _offered(scene, reading)
    return said.model_copy(update=offered) if offered and not said.notice else said


def _read(scene: Scene, text: str, quote: str | None = None) -> Reading:
    answering = scene.thread.asked_back == scene.event.by
    if quote is None and (wishes := of_code(scene, text)):
        return Reading(kind=Kind.ANSWER_TO_BOT if answering else Kind.FEEDBACK, wishes=wishes)
    end = (
        len(text) if len(text) <= LONGEST else max(text.rfind(mark, 1, LONGEST) for mark in (". ", "\n", "。", " ")) + 1
    )
    whole = scene.read(text[: end or LONGEST], has_answer=scene.answer is not None, answering=answering, quote=quote)
    rest = text[end or LONGEST :].strip()
    return whole.model_copy(update={"unread": (*whole.unread, rest)}) if rest else whole


def _pressed(scene: Scene, signal: Pressed) -> Interpretation:
    if signal.value.startswith(NAMED):
        return _of_memory(scene, signal)
    if signal.button == REMOVE and signal.value.startswith(ALLOW):
        allows = Personal(allows=signal.value.removeprefix(ALLOW))
        return Interpretation(profile_only=True, notice=texts.USUAL_AGAIN, personal=allows)
    if signal.button == REMOVE:
        undo = directive_of(
            scene, Wish(slot=Slot.UNDO, value=said_by(scene, signal.value)), scene.event.source, 0, False
        )
        return Interpretation(directives=(undo.model_copy(update={"withdraws": (signal.value,)}),))
    topic = signal.button.strip(" ?").lower()
    if topic in TOPICS:
        return Interpretation.model_validate({"topic": topic})
    if personal := announcing.pressed(scene.event, signal, scene.thread) or meeting.pressed(scene.event, signal):
        return personal
    if pressed(scene.event):
        return Interpretation(notice=texts.OFFER_GONE)
    choice = comparing.pressed(scene.event, signal, scene.thread)
    if isinstance(choice, Interpretation):
        return choice
    wish = choice or read_button(signal.button, signal.value, scene.tables.buttons)
    if wish is None:
        return Interpretation(notice=texts.unknown_button(signal.button))
    return meant(scene, [(wish, False)], f"event:{scene.event.id}")


def _of_memory(scene: Scene, signal: Pressed) -> Interpretation:
    """What a press on something that is remembered means."""
    name = signal.value.removeprefix(NAMED)
    if signal.button == SHARE:
        notice = texts.SHARED if scene.event.steward else texts.ONLY_STEWARDS
        return Interpretation(profile_only=True, notice=notice, personal=Personal(shares=name))
    if signal.button == REMOVE:
        return Interpretation(profile_only=True, notice=texts.REMEMBERED_NO_MORE, personal=Personal(drops=name))
    return Interpretation(notice=texts.unknown_button(signal.button))


async def _commanded(scene: Scene, signal: Commanded, model: Model | None) -> Interpretation:
    command = read_command(signal.text)
    if command.problem:
        return Interpretation(notice=command.problem)
    if command.name == "profile" and not _standing(command):
        return Interpretation(notice=texts.PROFILE_CANNOT)
    if command.name == "ask":
        return await of_tables(scene, Interpretation(kind=Kind.TASK, question=command.argument), model)
    if command.name == "ledger" and not command.wishes:
        return _closed(scene, int(command.argument.split()[1])) if command.argument else Interpretation(topic="ledger")
    if command.name in ("analysis", "chart"):
        return await _of_data(scene, command, model)
    reading = Reading(kind=Kind.FEEDBACK, wishes=command.wishes, unread=command.unread)
    said = meant(scene, await wished(reading, model, command.scope), scene.event.source)
    return said.model_copy(update=_beside(command))


async def _of_data(scene: Scene, command: Command, model: Model | None) -> Interpretation:
    """A command about attached data, which has to be there, and to be able to do that."""
    if not scene.thread.context.tables:
        return Interpretation(notice=texts.NO_DATA)
    wish = command.wishes[0]
    found, rest = of_data(scene.thread.context, wish.value)
    if wish.slot is Slot.CHART and draws(wish.value):
        found, rest = [wish], ""
    if rest and not found:
        _, found = await changed(scene, Reading(kind=Kind.FEEDBACK, unread=(rest,)), model)
    if not found:
        return Interpretation(notice=texts.DATA_UNREAD)
    return meant(scene, ((one, False) for one in found), scene.event.source, Reading(kind=Kind.FEEDBACK))


def _closed(scene: Scene, number: int) -> Interpretation:
    """A line of the ledger taken back, by the number that it is shown with."""
    lines = steps(wanted(scene.thread.context))
    if not 1 <= number <= len(lines):
        return Interpretation(notice=texts.NO_SUCH_LINE)
    wish = Wish(slot=Slot.UNDO, value=lines[number - 1].value)
    undo = directive_of(scene, wish, scene.event.source, 0, False)
    return Interpretation(directives=(undo.model_copy(update={"withdraws": (lines[number - 1].id,)}),))


def _standing(command: Command) -> bool:
    """Whether all of it can hold for every answer: an act or a passage cannot."""
    return all(wish.slot in WISHES and wish.slot not in (Slot.PASSAGE, Slot.KEEP) for wish in command.wishes)


def _beside(command: Command) -> dict[str, object]:
    """What a command asks of the bot besides its wishes."""
    if command.switches is not None:
        notice = texts.PROFILE_ON if command.switches else texts.PROFILE_OFF
        return {"profile_only": True, "switches": command.switches, "notice": notice}
    if command.here is not None:
        notice = texts.PROFILE_BACK if command.here else texts.PROFILE_ASIDE
        aside = Personal(back=True) if command.here else Personal(aside="")
        return {"profile_only": True, "notice": notice, "personal": aside}
    if command.name == "meet":
        text, offers = meeting.asked(1, new=False)
        return {"profile_only": True, "notice": text, "offers": offers, "personal": Personal(met=0)}
    if command.joins is not None or command.parts:
        return {"profile_only": True, "personal": Personal(joins=command.joins, parts=command.parts)}
    if command.name == "profile" and command.argument:
        return {"profile_only": True, "notice": texts.PROFILE_SAVED}
    if command.name in TOPICS:
        return {"topic": command.name}
    if command.name == "forget":
        return {"forgets": True, "notice": texts.FORGOTTEN}
    if command.name == "policy":
        return {"policy": command.policy, "notice": texts.policy(command.argument.lower())}
    return {}


async def _edited(scene: Scene, signal: Edited, model: Model | None) -> Interpretation:
    """An edit withdraws what the message had said, and says what it says now in its place."""
    source = f"message:{signal.message}"
    task = scene.thread.context.task
    if not own(scene, source):
        return Interpretation()
    if task and task.source == source:
        return Interpretation(kind=Kind.TASK)
    before = withdrawn(scene, source).directives
    gone = {name for one in before for name in one.withdraws}
    context = scene.thread.context
    left = context.model_copy(update={"directives": tuple(one for one in context.directives if one.id not in gone)})
    data, text = of_data(left, signal.text)
    reading = _read(scene, text) if text else Reading(kind=Kind.FEEDBACK)
    asks = reading.kind in (Kind.QUESTION, Kind.TASK)
    if asks:
        data, reading = [], Reading(kind=reading.kind)
    found = [*((wish, False) for wish in data), *await wished(reading, model)]
    said = meant(scene, found, source, reading)
    if asks:
        said = said.model_copy(update={"notice": texts.ASK_ANEW})
    shifted = tuple(one.model_copy(update={"part": one.part + 1}) for one in said.directives)
    return said.model_copy(update={"directives": before + shifted})
