"""Feedback events of what Slack delivered, given what was looked up for it. Pure.

An event's id is made of the doing itself: whatever delivers it again, under whatever name, it is one event.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from adapters.carried import Carried
from adapters.said import Files, Words, signal, taken_apart
from adapters.slack import buttons, views
from adapters.slack.delivery import Changed, Command, Gone, Halted, Press, Reaction, Said, Submitted
from adapters.slack.tell import PROFILE
from adapters.slack.text import called_off, plain
from adapters.slack.views import home
from adapters.slack.views.refine import QUESTION
from bot import joining
from bot.answers import Answer
from bot.events import (
    Asked,
    Commanded,
    Deleted,
    Edited,
    FeedbackEvent,
    Pressed,
    Reacted,
    Replied,
    Rewrote,
    Signal,
    ThreadRef,
    Unreacted,
)
from bot.interpret.buttons import REMOVE
from bot.memory import NAMED
from bot.store.places import Place
from bot.store.state import Entry, State

PLATFORM = "slack"
STOP = "stop"
"""The button that Slack's own stop control stands for."""
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)[|>]")


def mentioned(text: str) -> tuple[str, ...]:
    """The ids of the people that a text, as Slack sends it, mentions."""
    return tuple(dict.fromkeys(_MENTION.findall(text)))


def words(text: str, bot_user: str, names: Mapping[str, str]) -> Words:
    """A message's text, as Slack sends it, in the words of who wrote it."""
    return taken_apart(plain(called_off(text, bot_user), names).strip())


def thread_of(where: Said | Changed | Gone) -> ThreadRef:
    """The thread that a message is in, or begins."""
    return ThreadRef(platform=PLATFORM, workspace=where.team, channel=where.channel, thread=where.thread or where.ts)


def profile_of(team: str, user: str) -> ThreadRef:
    """The thread of what a person says about their profile, which nobody sees."""
    return ThreadRef(platform=PLATFORM, workspace=team, channel=PROFILE, thread=user)


def named(said: Said | Changed | Gone) -> str:
    """A message's name among all of Slack's."""
    return f"{PLATFORM}:{said.team}:{said.channel}:{said.ts}"


def answered_in(state: State) -> bool:
    """Whether the bot has answered in a thread, or has been asked there."""
    return state.thread.answers > 0 or any(isinstance(one.signal, Asked) for one in state.unapplied)


def listened_to(state: State) -> bool:
    """Whether what people say in a thread may be meant for the bot: it was asked there, and the question stands."""
    return answered_in(state) and (state.thread.answers == 0 or state.thread.context.task is not None)


def spoken(said: Said, what: Words, files: Files, *, known: bool) -> FeedbackEvent:
    """A message to the bot: in a thread that it has answered in (`known`) feedback, else a question."""
    return FeedbackEvent(
        id=named(said),
        thread=thread_of(said),
        by=said.user,
        at=said.at,
        message=said.ts,
        signal=signal(what, files, known=known),
    )


def changed(new: Changed, what: Words, said: Entry) -> tuple[FeedbackEvent, ...]:
    """A change of a message that said something to the bot, which `said` is.

    Where it quotes a passage, what it had said is taken back and said anew: an edit by itself names no passage.
    """
    id, answer = f"{named(new)}:edited:{new.stamp}", said.outcome.answer if said.outcome else None
    made = FeedbackEvent(
        id=id,
        thread=thread_of(new),
        by=new.user,
        at=new.at,
        signal=Edited(message=new.ts, text=what.text.removeprefix("/")),
    )
    if what.quote is None or not isinstance(said.event.signal, Replied):
        return (made,)
    back = made.model_copy(update={"id": f"{id}:back", "answer": answer, "signal": Deleted(message=new.ts)})
    anew = said.event.signal.model_copy(update={"text": what.rest, "quote": what.quote})
    return back, made.model_copy(update={"answer": answer, "message": new.ts, "signal": anew})


def asked_late(new: Changed) -> Said:
    """A message that the bot hears of only now, when it was changed, as if it had just come."""
    known = new.model_dump(include={"team", "enterprise", "user", "at", "channel", "ts", "thread", "text", "called"})
    return Said(**known, direct=new.direct, files=new.files)


def gone(left: Gone) -> FeedbackEvent:
    """A message that said something to the bot was deleted."""
    return FeedbackEvent(
        id=f"{named(left)}:deleted", thread=thread_of(left), by=left.user, at=left.at, signal=Deleted(message=left.ts)
    )


def reacted(put: Reaction, place: Place) -> FeedbackEvent:
    """An emoji put on, or taken off, a message that shows an answer."""
    doing = "on" if put.on else "off"
    return FeedbackEvent(
        id=f"{PLATFORM}:{put.team}:{put.channel}:{put.ts}:{put.user}:{put.emoji}:{doing}:{put.stamp}",
        thread=place.thread,
        by=put.user,
        at=put.at,
        answer=place.answer,
        version=place.version,
        signal=Reacted(emoji=put.emoji) if put.on else Unreacted(emoji=put.emoji),
    )


def pressed(press: Press) -> FeedbackEvent | None:
    """A press of a button: one person presses one button of one state once, on one message. None for another's profile.

    What has been erased must not come again: so the message counts as well, since a thread of which nothing is known
    any more begins to count anew. What only shows something may be pressed again: what it showed is gone by then.
    """
    held, ref = press.carried, ThreadRef.parse(press.carried.thread)
    if ref.channel == PROFILE and ref.thread != press.user:
        return None
    said = f"{held.answer}:{held.sequence}:{press.button}:{held.value}:{press.user}:{press.message}"
    if press.button == buttons.QUERY:
        said = f"{said}:{press.stamp}"
    return FeedbackEvent(
        id=f"{PLATFORM}:press:{held.thread}:{said}",
        thread=ref,
        by=press.user,
        at=press.at,
        answer=held.answer or None,
        version=held.version,
        signal=_press(press, ref),
    )


def _press(press: Press, ref: ThreadRef) -> Signal:
    """What a button says; those of a person's own page say commands."""
    if ref.channel == PROFILE and press.button in home.SAYS:
        return Commanded(text=home.SAYS[press.button])
    if ref.channel == PROFILE and press.button == home.SWITCH:
        return Commanded(text=f"/profile {'on' if press.carried.value == home.ON else 'off'}")
    return Pressed(button=press.button, value=press.carried.value)


def settles(press: Press) -> bool:
    """Whether a notice has had its answer with a press; where several wishes can be taken back, one is not the last."""
    relaxes = press.button == REMOVE and not press.carried.value.startswith(NAMED)
    return press.notice and not relaxes


def halted(ref: ThreadRef, answer: int | None, message: str, by: str, at: float) -> FeedbackEvent:
    """A person stopped a stream by Slack's own control: one stop for one stream, whoever tells of it."""
    id = f"{PLATFORM}:stop:{ref}:{message}"
    return FeedbackEvent(id=id, thread=ref, by=by, at=at, answer=answer, signal=Pressed(button=STOP))


def thread_halted(stop: Halted) -> ThreadRef:
    """The thread that a stream was stopped in, by what Slack says of it."""
    return ThreadRef(platform=PLATFORM, workspace=stop.team, channel=stop.channel, thread=stop.thread)


def filled(form: Submitted, answer: Answer | None, files: Files, at: float) -> FeedbackEvent | None:
    """A form that a person sent; `answer` is the one that it is about, `files` hold the message that it asks about.

    None for another's profile, and for a form about a version that is not there.
    """
    held, ref = form.carried, ThreadRef.parse(form.carried.thread)
    if ref.channel == PROFILE and ref.thread != form.user:
        return None
    signal = _entered(form, held, answer, files)
    if signal is None:
        return None
    return FeedbackEvent(
        id=f"{PLATFORM}:view:{form.view}",
        thread=ref,
        by=form.user,
        at=at,
        answer=held.answer or None,
        version=held.version,
        signal=signal,
    )


def _entered(form: Submitted, held: Carried, answer: Answer | None, files: Files) -> Signal | None:
    version = (answer.version(held.version) or answer.current) if answer else None
    match form.callback:
        case "ask":
            return Asked(text=form.values.get(QUESTION, "").strip(), files=files)
        case home.PROFILE:
            return Commanded(text=f"/profile {form.values.get(home.STANDING, '').strip()}")
        case home.CODE:
            return Commanded(text=f"/profile join {joining.spelled(joining.plain(form.values.get(home.CODE, '')))}")
        case buttons.REFINE if version:
            return views.refined(version.text, form.values)
        case buttons.EDIT if version:
            return Rewrote(text=views.edited(version.text, form.values))
    return None


def commanded(given: Command, ref: ThreadRef, signal: Signal, at: float, **about: int | None) -> FeedbackEvent:
    """What a slash command comes to; each time that it is given has a trigger of its own."""
    id = f"{PLATFORM}:command:{given.trigger}"
    return FeedbackEvent(id=id, thread=ref, by=given.user, at=at, signal=signal, **about)
