"""A simulated person's threads, one a day, through the very path that people use, with a database of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from bot.announcing import HERE, KEEP, NEVER
from bot.answers import Frame, Offer, Version
from bot.bootstrap import Bot, bootstrap
from bot.errors import BadEval
from bot.eval.conversation import Meter
from bot.eval.habits import Person, Preference
from bot.eval.leaks import strays
from bot.eval.learned import Edit, Life, Used, Visit
from bot.eval.missing import in_force, missing, opposed
from bot.eval.wordings import Saying, saying
from bot.events import Asked, Commanded, FeedbackEvent, Pressed, Reacted, Replied, Signal, ThreadRef
from bot.inferring import inferred
from bot.ports import Model
from bot.profiles import Profile, Usual
from bot.settings import Settings

MOST = 6
"""Edits of one answer after which a person gives up."""
START = 1_800_000_000.0
"""When the first thread is opened, in seconds since the epoch; the next one is a day later."""
DAY = 86_400.0
MINUTE = 60.0


class _Hearing:
    """A publisher for one person: it keeps what was last offered to them."""

    def __init__(self) -> None:
        self.offered: tuple[Offer, ...] = ()

    async def thinking(self, frame: Frame) -> None:
        """Say that an answer is on its way."""

    async def post(self, frame: Frame) -> str:
        """Show an answer for the first time."""
        return f"{frame.thread}/{frame.answer}"

    async def edit(self, message: str, frame: Frame) -> None:
        """Show the next frame of it."""

    async def tell(self, thread: str, person: str, notice: str, offers: tuple[Offer, ...] = ()) -> None:
        """Keep what is offered of their habits."""
        if any(one.button == KEEP for one in offers):
            self.offered = offers


@dataclass
class _Clock:
    """The time of the simulation, in seconds since the epoch."""

    now: float = START

    def __call__(self) -> float:
        return self.now


@dataclass
class _Thread:
    """One thread as the person has it before them."""

    bot: Bot
    heard: _Hearing
    clock: _Clock
    person: Person
    number: int
    sent: int = field(default=0)

    @property
    def ref(self) -> ThreadRef:
        return ThreadRef(platform="eval", workspace="local", channel="c", thread=str(self.number))

    async def send(self, signal: Signal) -> None:
        """Send a signal and wait for all that it brings about."""
        self.sent += 1
        self.clock.now += MINUTE
        event = FeedbackEvent(
            id=f"{self.person.name}:{self.number}:{self.sent}",
            thread=self.ref,
            by=self.person.name,
            at=self.clock.now,
            message=f"m{self.sent}" if isinstance(signal, Asked | Replied) else "",
            signal=signal,
        )
        await self.bot.inbox.accept(event)
        await self.bot.inbox.settled(self.ref)

    async def shown(self) -> Version:
        """The version before them. Raises BadEval where there is none."""
        state = await self.bot.store.load(self.ref)
        version = state.answer.current if state.answer else None
        if version is None or state.thread.owed:
            raise BadEval(f"The path broke in thread {self.number} of {self.person.name}: the log has why.")
        return version

    async def prompts(self) -> tuple[Version, ...]:
        """All versions of the answer."""
        state = await self.bot.store.load(self.ref)
        return state.answer.versions if state.answer else ()

    async def profile(self) -> Profile:
        """The person's, all of it."""
        return await self.bot.store.profile(self.ref.who(self.person.name))


async def live(
    person: Person,
    model: Model,
    settings: Settings,
    *,
    profile: bool,
    after: Callable[[], None] = lambda: None,
) -> Life:
    """All threads of a person, with their profile or with it switched off; `after` is called after each.

    Raises BadEval where the model does not answer or our path breaks.
    """
    meter, heard, clock = Meter(model), _Hearing(), _Clock()
    visits: list[Visit] = []
    with TemporaryDirectory(prefix="burnish-eval-") as folder:
        own = settings.model_copy(update={"database": Path(folder) / "eval.db"})
        async with bootstrap(own, heard, model=meter, clock=clock) as bot:
            if not profile:
                await _Thread(bot, heard, clock, person, 0).send(Commanded(text="/profile off"))
            for number in range(1, len(person.days) + 1):
                clock.now = START + number * DAY
                thread = _Thread(bot, heard, clock, person, number)
                try:
                    visits.append(await _visit(thread))
                except BadEval:
                    if meter.failure:
                        raise BadEval(f"The model {model.name} does not answer: {meter.failure.reason}") from None
                    raise
                after()
    return Life(person=person.name, profile=profile, visits=tuple(visits))


async def _visit(thread: _Thread) -> Visit:
    """Ask, look, say what is missing one at a time, until it is all there or it is enough."""
    person, number = thread.person, thread.number
    wants = person.wants(number)
    thread.heard.offered = ()
    await thread.send(Asked(text=person.days[number - 1].question.text))
    first = version = await thread.shown()
    pressed = await _answered(thread)
    if pressed:
        version = await thread.shown()
    edits: list[Edit] = []
    spoken = int(pressed in ("here", "never"))
    while (gone := missing(version, wants)) and len(edits) + spoken < MOST:
        missed = next((one for one in gone if not edits or one.slot is not edits[-1].slot), gone[0])
        said = _said(thread, missed, edits)
        edits.append(_edit(version, missed, said))
        await thread.send(said)
        version = await thread.shown()
    gone = missing(version, wants)
    if person.thumbs and not gone:
        await thread.send(Reacted(emoji="👍"))
    question = person.days[number - 1].question
    return Visit(
        thread=number,
        edits=tuple(edits),
        used=_used(first),
        known=_known(await thread.profile(), thread.clock.now),
        pressed=pressed,
        missed=tuple(one.name for one in gone),
        strays=tuple(line for one in await thread.prompts() for line in strays(one, question)),
        text=first.text,
    )


def _said(thread: _Thread, missed: Preference, before: list[Edit]) -> Saying:
    """How they say it; who has to say it again uses words."""
    person = thread.person
    repeated = any(edit.slot is missed.slot for edit in before)
    draw = f"{person.name} {thread.number} {len(before)}"
    return saying(missed, draw, limits=person.limits, taps=person.taps and not repeated)


def _edit(version: Version, missed: Preference, said: Saying) -> Edit:
    """What is kept of it, beside whether it is against what the profile had put into the version before them."""
    held, contrary = in_force(version, missed.slot), opposed(version, missed)
    inferred = contrary and held is not None and held.directive.inferred
    return Edit(slot=missed.slot, wanted=missed.value, said=_words(said), contrary=contrary, inferred=inferred)


def _words(said: Saying) -> str:
    match said:
        case Replied():
            return said.text
        case Reacted():
            return said.emoji
        case Pressed():
            return f"[{said.button}]"


async def _answered(thread: _Thread) -> Literal["", "keep", "here", "never"]:
    """What somebody presses under the announcement of a habit, if there is one and they look at such things.

    Keep where it is what they prefer, Not here where it is that but for this once, Never where it is not.
    """
    person, offers = thread.person, thread.heard.offered
    usual = Usual.parse(offers[0].value) if offers else None
    if usual is None or person.ignores:
        return ""
    right = any(one.served_by(usual) for one in person.truth(thread.number))
    once = person.days[thread.number - 1].once
    unwanted = once is not None and (once.slot, once.kind, once.topic) == (usual.slot, usual.task, usual.topic)
    button = NEVER if not right else HERE if unwanted else KEEP
    await thread.send(Pressed(button=button, value=usual.id))
    return "never" if button == NEVER else "here" if button == HERE else "keep"


def _used(version: Version) -> tuple[Used, ...]:
    """What of the profile a version was told."""
    wishes = version.profile.directives if version.profile else ()
    held = [one for one in wishes if (found := in_force(version, one.slot)) and found.from_profile]
    return tuple(
        Used(
            usual=Usual(slot=one.slot, value=one.value, task=one.task, topic=one.topic),
            inferred=one.inferred,
        )
        for one in held
    )


def _known(profile: Profile, now: float) -> tuple[Usual, ...]:
    """All that is inferred at a moment, and what was kept."""
    kept = [Usual(slot=one.slot, value=one.value, task=one.task, topic=one.topic) for one in profile.holding]
    return tuple(dict.fromkeys((*(one.usual for one in inferred(profile, now)), *kept)))
