"""An answer being written, as a job: what it is made from, what it may cost, and what there is of it so far."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from bot.answers import Answer, Frame, Progress, Usage, Variant, Version
from bot.comparing import LETTERS, beside, side, variants, with_side
from bot.computed import Computed
from bot.context import PromptContext
from bot.events import ThreadRef
from bot.explain import brief
from bot.memory import Recall
from bot.parts import Plan
from bot.profiles import Profile
from bot.prompt import Message, key
from bot.running.runnable import Run
from bot.showing import Showing
from bot.store.state import Entry
from bot.threads import Owed, Thread
from bot.verify import Violation
from bot.wanted import Wanted, wanted


@dataclass
class Line:
    """What this process knows of a thread that is being worked on: a wake-up, and when its events were accepted."""

    woken: asyncio.Event = field(default_factory=asyncio.Event)
    """Set while something has come that was not looked at; nothing more is shown until it was."""
    accepted: dict[str, float] = field(default_factory=dict)
    """By event id, on the monotonic clock."""


@dataclass(frozen=True)
class Limits:
    """How much the path may spend on one answer."""

    attempts: int = 3
    """Rounds of drafts at most."""
    candidates: int = 1
    """Drafts of one round, made at once."""
    hold: bool = True
    """Whether the form is held while a draft is generated, where the model's server can."""
    finish: bool = True
    """Whether code finishes what is mechanical."""
    judge: bool = False
    """Whether the model is asked if the tone is the one wanted."""
    memory: int = 0
    """Tokens (by estimate) of earlier conversations in one prompt, at most."""
    examples: bool = False
    """Whether accepted answers go along as examples."""
    meets: bool = False
    """Whether people who are new are asked how they like answers."""
    settle: float = 0.25
    """Seconds of quiet that end a burst of feedback."""
    seed: int | None = None
    dry: bool = False
    """Nothing is generated: answers are only taken where they are given."""


@dataclass(frozen=True)
class Draft:
    """A text on its way to becoming a version."""

    text: str = ""
    violations: tuple[Violation, ...] = ()
    finished: tuple[str, ...] = ()
    """What code did to it after the model."""
    model: str = ""
    cut: bool = False
    runs: tuple[Run, ...] = ()
    """Of its code, what was run."""


@dataclass
class Job:
    """An answer being written: what it is made from, and what there is of it so far."""

    thread: Thread
    answer: Answer
    owed: Owed
    profile: Profile
    messages: tuple[Message, ...]
    showing: Showing
    line: Line
    plan: Plan | None = None
    """The parts to change, in the version that is shown; None for all of it."""
    memory: Recall = field(default_factory=Recall)
    """What of earlier conversations touches the question."""
    kept: Profile | None = None
    """All that is kept of the person who asked, of which `profile` is what fits."""
    entry: Entry | None = None
    """The event that it answers, and what came of it."""
    given: str | None = None
    """The answer that the event brought along: nothing is generated."""
    computed: Computed | None = None
    """What it tells of attached data."""
    runs: bool = False
    """Whether its code is run."""
    best: Draft = field(default_factory=Draft)
    attempts: int = 0
    usage: Usage = field(default_factory=Usage)
    started: float = field(default_factory=time.monotonic)
    first_token: float | None = None

    @property
    def context(self) -> PromptContext:
        """What it is written from: of two variants, with what makes the difference."""
        return with_side(self.thread)

    @property
    def want(self) -> Wanted:
        """What it has to be, and what it may say of data."""
        update = {"computed": self.computed, "runs": self.runs}
        return wanted(self.context, self.profile).model_copy(update=update)

    @property
    def ref(self) -> ThreadRef:
        """The thread's."""
        return self.thread.ref

    async def show(self, frame: Frame) -> None:
        """Show a frame, unless newer feedback waits to be looked at: then nothing of this draft is shown any more."""
        if not self.line.woken.is_set():
            await self.showing.show(frame)

    def frame(self, text: str, progress: Progress, line: str = "") -> Frame:
        """What people see of it at this moment."""
        frame = Frame(
            thread=str(self.ref),
            answer=self.answer.number,
            version=self.thread.next_version,
            text=text,
            progress=progress,
            line=line,
            sequence=self.thread.sequence,
        )
        if (wish := side(self.thread)) is None:
            return frame
        known = variants(self.thread, self.answer)
        return beside(frame, (*known, Variant(label=f"{LETTERS[len(known)]}: {brief(wish)}", text=self.best.text)))

    def version(self, at: float, *, stopped: bool = False) -> Version:
        """The best draft as a version; `at` in seconds since the epoch."""
        begun = self.line.accepted.get(self.owed.event, self.started)
        return Version(
            number=self.thread.next_version,
            parent=self.answer.shown,
            event=self.owed.event,
            text=self.best.text,
            context=self.context,
            key=key(self.context),
            profile=self.profile if self.profile.holding and not self.profile.off else None,
            memory=self.memory,
            computed=self.computed,
            prompt=self.messages if self.attempts else (),
            violations=self.best.violations,
            finished=self.best.finished,
            attempts=self.attempts,
            stopped=stopped,
            cut=self.best.cut,
            given=self.given is not None,
            model=self.best.model,
            usage=self.usage,
            first_token_ms=(self.first_token - begun) * 1000 if self.first_token else None,
            total_ms=(time.monotonic() - begun) * 1000,
            at=at,
        )
