"""Feedback events of what Discord delivered, given what was looked up for it. Pure.

An event's id is made of the doing itself: whatever delivers it again (a resume, a restart, catching up), it is one
event. Reactions have no id on Discord: theirs is made of the message, the person, the emoji, and where it was heard.
"""

from __future__ import annotations

from adapters.discord.buttons import PLATFORM, QUERY
from adapters.discord.delivery import Changed, Cleared, Gone, Press, Reaction, Said, Submitted
from adapters.discord.where import DIRECT, PROFILE
from adapters.said import Files, Words, signal
from bot.announcing import HERE, KEEP, NEVER
from bot.events import (
    Asked,
    Commanded,
    Deleted,
    Edited,
    FeedbackEvent,
    Pressed,
    Reacted,
    Replied,
    Signal,
    ThreadRef,
    Unreacted,
)
from bot.memory import NAMED
from bot.store.places import Place
from bot.store.state import Entry, State
from bot.values import Value

FORWARDED = "the forwarded message"
FORGET = "forget"
"""The button that erases all that is kept of whom it was shown to; its value is the command's interaction."""
ANNOUNCED = (KEEP, HERE, NEVER)
"""The buttons of what only the person who asked is told, if need be in direct messages."""


class About(Value):
    """Which answer a message speaks of."""

    answer: int | None = None
    version: int | None = None


def named(message: str) -> str:
    """A message's event: its id is its own among all of Discord's."""
    return f"{PLATFORM}:{message}"


def whole(workspace: str, channel: str) -> ThreadRef:
    """A channel that is one conversation: a thread of Discord's, or direct messages."""
    return ThreadRef(platform=PLATFORM, workspace=workspace, channel=channel, thread=channel)


def begun(workspace: str, channel: str, message: str, *, thread: bool) -> ThreadRef:
    """The conversation that a message in a channel begins: in its thread, whose id is the message's, or in replies."""
    return ThreadRef(platform=PLATFORM, workspace=workspace, channel=message if thread else channel, thread=message)


def profile_of(workspace: str, user: str) -> ThreadRef:
    """The thread of what a person says about their profile, which nobody sees."""
    return ThreadRef(platform=PLATFORM, workspace=workspace, channel=PROFILE, thread=user)


def alone(ref: ThreadRef) -> bool:
    """Whether nobody but one person and the bot is in a thread."""
    return ref.workspace == DIRECT or ref.channel == PROFILE


def authored(event: FeedbackEvent, *, steward: bool) -> FeedbackEvent:
    """An event with what its author is where it is: in direct messages, nobody teaches for others."""
    teaches = steward and event.thread.workspace != DIRECT
    return event.model_copy(update={"alone": alone(event.thread), "steward": teaches})


def personal(event: FeedbackEvent) -> bool:
    """Whether an event is about what is kept of its author alone: no rules of a server are about that."""
    remembered = isinstance(event.signal, Pressed) and event.signal.value.startswith(NAMED)
    return event.thread.channel == PROFILE or remembered


def answered_in(state: State) -> bool:
    """Whether the bot has answered in a thread, or has been asked there."""
    return state.thread.answers > 0 or any(isinstance(one.signal, Asked) for one in state.unapplied)


def listened_to(state: State) -> bool:
    """Whether what people say in a thread may be meant for the bot: it was asked there, and the question stands."""
    return answered_in(state) and (state.thread.answers == 0 or state.thread.context.task is not None)


def asker(state: State) -> str:
    """Whose question a thread is about."""
    return state.thread.context.task.author if state.thread.context.task else ""


def spoken(said: Said, ref: ThreadRef, what: Words, files: Files, about: About, *, known: bool) -> FeedbackEvent:
    """A message to the bot: in a thread that it has answered in (`known`) feedback, else a question."""
    return FeedbackEvent(
        id=named(said.message),
        thread=ref,
        by=said.user,
        at=said.at,
        message=said.message,
        answer=about.answer,
        version=about.version,
        signal=signal(what, files, known=known),
    )


def changed(new: Changed, what: Words, said: Entry) -> tuple[FeedbackEvent, ...]:
    """A change of a message that said something to the bot, which `said` is; none where its words are the same.

    Where it quotes a passage, what it had said is taken back and said anew: an edit by itself names no passage.
    """
    id, was = f"{named(new.message)}:edited:{new.stamp}", said.event.signal
    if getattr(was, "text", None) == what.rest and getattr(was, "quote", None) == what.quote:
        return ()
    made = FeedbackEvent(
        id=id,
        thread=said.event.thread,
        by=new.user,
        at=new.at,
        signal=Edited(message=new.message, text=what.text.removeprefix("/")),
    )
    if what.quote is None or not isinstance(was, Replied):
        return (made,)
    answer = said.outcome.answer if said.outcome else None
    back = made.model_copy(update={"id": f"{id}:back", "answer": answer, "signal": Deleted(message=new.message)})
    anew = was.model_copy(update={"text": what.rest, "quote": what.quote})
    return back, made.model_copy(update={"answer": answer, "message": new.message, "signal": anew})


def asked_late(new: Changed) -> Said:
    """A message that the bot hears of only now, when it was changed, as if it had just come."""
    return Said.model_validate(new.model_dump(exclude={"kind", "stamp"}))


def gone(left: Gone, said: Entry) -> FeedbackEvent:
    """A message that said something to the bot was deleted: whoever did it, it is its author's no longer."""
    return FeedbackEvent(
        id=f"{named(left.message)}:deleted",
        thread=said.event.thread,
        by=said.event.by,
        at=left.at,
        signal=Deleted(message=left.message),
    )


def doings(channel: str, message: str, user: str, key: str) -> str:
    """What the ids of all that one person does with one emoji under one message begin with."""
    return f"{PLATFORM}:reaction:{channel}:{message}:{user}:{key}:"


def doing(id: str) -> tuple[str, str, str] | None:
    """The message, the person and the emoji's key of a reaction's event id; None for any other event's."""
    parts = id.split(":")
    if parts[:2] != [PLATFORM, "reaction"] or len(parts) < 8:
        return None
    return parts[3], parts[4], ":".join(parts[5:-2])


def reacted(put: Reaction, place: Place, before: FeedbackEvent | None) -> FeedbackEvent | None:
    """An emoji put on, or taken off, a message that shows an answer; None where it is so already.

    `before` is what that person did last with it there: told twice, or found once more by catching up, it is nothing;
    on, off and on again are three. An emoji that was taken off has the name that it was put on with.
    """
    stood = before is not None and isinstance(before.signal, Reacted)
    if put.on is stood:
        return None
    shown = before.signal.emoji if before and isinstance(before.signal, Reacted) else put.emoji
    doing = "on" if put.on else "off"
    return FeedbackEvent(
        id=f"{doings(put.channel, put.message, put.user, put.key)}{doing}:{put.stamp}",
        thread=place.thread,
        by=put.user,
        at=put.at,
        answer=place.answer,
        version=place.version if put.on or before is None else before.version,
        signal=Reacted(emoji=shown) if put.on else Unreacted(emoji=shown),
    )


def standing(history: tuple[Entry, ...]) -> dict[tuple[str, str, str], FeedbackEvent]:
    """Of a thread's reactions those that still stand, by message, person and key."""
    found: dict[tuple[str, str, str], FeedbackEvent] = {}
    for entry in history:
        if (one := doing(entry.event.id)) is None:
            continue
        if isinstance(entry.event.signal, Reacted):
            found[one] = entry.event
        else:
            found.pop(one, None)
    return found


def taken_off(left: Cleared, history: tuple[Entry, ...]) -> tuple[Reaction, ...]:
    """The reactions that a moderator has taken off, each as if its owner had."""
    found = []
    for (message, user, key), event in standing(history).items():
        if message != left.message or (left.key and key != left.key) or not isinstance(event.signal, Reacted):
            continue
        found.append(
            Reaction(
                **left.model_dump(include={"workspace", "channel", "at", "message", "stamp"}),
                user=user,
                emoji=event.signal.emoji,
                key=key,
                on=False,
                ours=True,
            )
        )
    return tuple(found)


def pressed(press: Press) -> FeedbackEvent | None:
    """A press of a button: one person presses one button of one state once, but for what only shows something, which
    they may look at again. None for another's profile, and for what stands in another server or channel than it says.

    Its id names the message, too: after all of a person's was erased, the same states come again.
    """
    held, ref = press.carried, ThreadRef.parse(press.carried.thread)
    told_alone = press.workspace == DIRECT and press.button in ANNOUNCED
    if not _theirs(ref, ref.workspace if told_alone else press.workspace, press.user):
        return None
    said = f"{held.answer}:{held.sequence}:{press.button}:{held.value}:{press.user}:{press.message}"
    said += f":{press.interaction}" if press.button == QUERY else ""
    forgets = press.button == FORGET and ref.channel == PROFILE
    return FeedbackEvent(
        id=f"{PLATFORM}:press:{held.thread}:{said}",
        thread=ref,
        by=press.user,
        at=press.at,
        answer=held.answer or None,
        version=held.version,
        signal=Commanded(text="/forget") if forgets else Pressed(button=press.button, value=held.value),
    )


def again(press: Press, event: FeedbackEvent, first: Entry | None, later: FeedbackEvent | None) -> FeedbackEvent:
    """What a press is where it, or one like it, may be known: pressed once more after it was refused, it is another.

    `first` is what is known of the event; `later` the last of those that were made of it so. One that counts is all
    that there is of that button in that state.
    """
    if first is None or not first.event.refused or first.event.at == press.at:
        return event
    if later and (later.refused is None or later.at == press.at):
        return later
    return event.model_copy(update={"id": f"{event.id}:{press.interaction}"})


def filled(form: Submitted, signal: Signal) -> FeedbackEvent | None:
    """A form that a person sent, and what it says; None for another's profile."""
    held, ref = form.carried, ThreadRef.parse(form.carried.thread)
    if not _theirs(ref, form.workspace, form.user):
        return None
    return FeedbackEvent(
        id=f"{PLATFORM}:form:{form.interaction}",
        thread=ref,
        by=form.user,
        at=form.at,
        answer=held.answer or None,
        version=held.version,
        signal=signal,
    )


def _theirs(ref: ThreadRef, workspace: str, user: str) -> bool:
    """Whether somebody may speak in a thread from where they are: never into another server's."""
    if ref.platform != PLATFORM or not all((ref.workspace, ref.channel, ref.thread)):
        return False
    if ref.channel == PROFILE:
        return ref.thread == user
    return ref.workspace == workspace
