"""Writing one answer: generate, verify, try again with what was broken named, keep the better draft."""

from __future__ import annotations

import asyncio
import time
from contextlib import aclosing
from dataclasses import dataclass, field

from bot import texts
from bot.answers import Answer, Frame, Progress, Usage, Version
from bot.errors import ForPeople
from bot.events import ThreadRef
from bot.passage import Span, splice
from bot.ports import Model, Request
from bot.profiles import Profile
from bot.prompt import Message, corrected, key
from bot.showing import Showing
from bot.threads import Owed, Thread
from bot.verify import Violation, score, stuck, verify
from bot.wanted import wanted

GLANCE = 32
"""Pieces after which a draft is looked at for a loop while it comes."""


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
    """Drafts at most."""
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
    model: str = ""
    cut: bool = False


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
    span: Span | None = None
    """The only part to write anew, in the version that is shown; None for all of it."""
    given: str | None = None
    """The answer that the event brought along: nothing is generated."""
    best: Draft = field(default_factory=Draft)
    attempts: int = 0
    usage: Usage = field(default_factory=Usage)
    started: float = field(default_factory=time.monotonic)
    first_token: float | None = None

    @property
    def ref(self) -> ThreadRef:
        """The thread's."""
        return self.thread.ref

    def whole(self, text: str) -> str:
        """The answer with that text in it: all of it, or one passage spliced in."""
        current = self.answer.current
        return splice(current.text, self.span, text.strip()) if self.span and current else text

    def frame(self, text: str, progress: Progress, line: str = "") -> Frame:
        """What people see of it at this moment."""
        return Frame(
            thread=str(self.ref),
            answer=self.answer.number,
            version=self.thread.next_version,
            text=text,
            progress=progress,
            line=line,
        )

    def version(self, at: float, *, stopped: bool = False) -> Version:
        """The best draft as a version; `at` in seconds since the epoch."""
        begun = self.line.accepted.get(self.owed.event, self.started)
        return Version(
            number=self.thread.next_version,
            parent=self.answer.shown,
            event=self.owed.event,
            text=self.best.text,
            context=self.thread.context,
            key=key(self.thread.context),
            profile=self.profile if self.profile.holding and not self.profile.off else None,
            prompt=self.messages if self.attempts else (),
            violations=self.best.violations,
            attempts=self.attempts,
            stopped=stopped,
            cut=self.best.cut,
            given=not self.attempts,
            model=self.best.model,
            usage=self.usage,
            first_token_ms=(self.first_token - begun) * 1000 if self.first_token else None,
            total_ms=(time.monotonic() - begun) * 1000,
            at=at,
        )


async def write(job: Job, model: Model, limits: Limits) -> None:
    """Write the answer that a job owes; `job.best` has the best draft at any moment, also when this is cancelled.

    The first draft is shown while it comes; a later one only once it is better. Raises ForPeople where the model fails.
    """
    want = wanted(job.thread.context, job.profile)
    messages = job.messages
    most = limits.attempts
    while job.attempts < most:
        job.attempts += 1
        try:
            draft = await _draft(job, model, messages, limits.seed)
        except ForPeople:
            if job.attempts == 1:
                raise
            return  # the draft that there is, is better than none
        violations = verify(draft.text, want)
        draft = Draft(text=draft.text, violations=violations, model=draft.model, cut=draft.cut)
        if job.attempts == 1 or score(violations) < score(job.best.violations):
            job.best = draft
        hopeless = job.span and not score(job.best.violations)[0]  # a passage cannot mend the rest
        if not job.best.violations or hopeless or job.attempts == most:
            return
        broken = tuple(violation.wanted for violation in job.best.violations)
        again = texts.trying_again(job.attempts + 1, most, job.best.violations[0].text)
        await _show(job, job.frame(job.best.text, "checking", again))
        messages = corrected(job.messages, broken)


async def _draft(job: Job, model: Model, messages: tuple[Message, ...], seed: int | None) -> Draft:
    """One generation; the first of a job is shown as it comes and kept in `job.best`."""
    first = job.attempts == 1
    numbered = None if seed is None else seed + 1009 * job.thread.next_version + job.attempts - 1
    parts: list[str] = []
    name, cut = "", False
    async with aclosing(model.generate(Request(messages=messages, seed=numbered))) as pieces:
        async for piece in pieces:
            if piece.restart:
                parts.clear()
            parts.append(piece.text)
            name, cut = piece.model or name, piece.cut or cut
            if piece.usage:
                job.usage = job.usage.plus(piece.usage)
            if len(parts) % GLANCE == 0 and stuck("".join(parts)):
                break  # it will not get better: the rest of the tokens are for another try
            if first and piece.text:
                job.first_token = job.first_token or time.monotonic()
                job.best = Draft(text=job.whole("".join(parts)), model=name)
                await _show(job, job.frame(job.best.text, "streaming"))
    return Draft(text=job.whole("".join(parts)).strip(), model=name, cut=cut)


async def _show(job: Job, frame: Frame) -> None:
    """Show a frame, unless newer feedback waits to be looked at: then nothing of this draft is shown any more."""
    if not job.line.woken.is_set():
        await job.showing.show(frame)
