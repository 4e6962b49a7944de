"""Writing one answer: generate, verify, try again with what was broken named, keep the better draft."""

from __future__ import annotations

import asyncio
import time
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from bot import texts
from bot.answers import Answer, Frame, Progress, Usage, Version
from bot.errors import ForPeople
from bot.events import ThreadRef
from bot.finish.finish import Finished, finish
from bot.finish.hold import hold, room, unwrapped
from bot.finish.shape import Shape, shape
from bot.judge import judge
from bot.parts import Plan
from bot.passage import Span, splice
from bot.ports import Model, Request
from bot.profiles import Profile
from bot.prompt import Message, corrected, key
from bot.showing import Showing
from bot.threads import Owed, Thread
from bot.verify import Violation, score, stuck, verify
from bot.wanted import Wanted, wanted

STALE = 2
"""Rounds in a row that made nothing better, after which no other is tried."""
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
    """Rounds of drafts at most."""
    candidates: int = 1
    """Drafts of one round, made at once."""
    hold: bool = True
    """Whether the form is held while a draft is generated, where the model's server can."""
    finish: bool = True
    """Whether code finishes what is mechanical."""
    judge: bool = False
    """Whether the model is asked if the tone is the one wanted."""
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
    plan: Plan | None = None
    """The parts to change, in the version that is shown; None for all of it."""
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
            finished=self.best.finished,
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

    The first draft is shown while it comes; a later one only once it is better: no round can make it worse. It ends
    when all is as wanted, when STALE rounds in a row made nothing better, or when there are no rounds left.
    Raises ForPeople where the model fails at once; later, the draft that there is, is better than none.
    """
    want = wanted(job.thread.context, job.profile)
    messages, stale = job.messages, 0
    for turn in range(limits.attempts):
        try:
            drafts = await _drafts(job, model, messages, limits, want, turn)
        except ForPeople:
            if turn == 0:
                raise
            return
        better = min(drafts, key=lambda draft: score(draft.violations))
        if turn == 0 or score(better.violations) < score(job.best.violations):
            job.best, stale = better, 0
        else:
            stale += 1
        hopeless = job.span and not score(job.best.violations)[0]  # a passage cannot mend the rest
        if not job.best.violations or hopeless or stale == STALE or turn + 1 == limits.attempts:
            return
        again = texts.trying_again(turn + 2, limits.attempts, job.best.violations[0].text)
        await _show(job, job.frame(job.best.text, "checking", again))
        if model.reads:  # a weak one talks about what it is told went wrong: it gets a fresh try (measured)
            messages = corrected(job.messages, tuple(broken.wanted for broken in job.best.violations))


async def _drafts(
    job: Job, model: Model, messages: tuple[Message, ...], limits: Limits, want: Wanted, turn: int
) -> list[Draft]:
    """One round: so many candidates at once, each finished and checked."""
    form = shape(want)
    whole = job.span is None
    held = hold(form, model.holds if limits.hold and whole else "nothing", firm=turn > 0 or not model.reads)
    makers = []
    for _ in range(limits.candidates):
        job.attempts += 1
        request = Request(
            messages=messages,
            seed=None if limits.seed is None else limits.seed + 1009 * job.thread.next_version + job.attempts - 1,
            max_tokens=room(form) if held.grammar else None,
            json_schema=held.json_schema,
            grammar=held.grammar,
        )
        shown = job.attempts == 1
        makers.append(asyncio.ensure_future(_draft(job, model, request, form, shown=shown)))
    made = await asyncio.gather(*makers, return_exceptions=True)
    drafts = [one for one in made if isinstance(one, Draft)]
    failed = next((one for one in made if isinstance(one, BaseException)), None)
    if failed and not drafts:
        raise failed
    return [await _checked(draft, model, limits, want, form, whole=whole) for draft in drafts]


async def _checked(draft: Draft, model: Model, limits: Limits, want: Wanted, form: Shape, *, whole: bool) -> Draft:
    """A draft with what code finished of it, and what is broken all the same."""
    finished = finish(draft.text, form) if limits.finish and whole else Finished(text=draft.text)
    broken = verify(finished.text, want)
    if limits.judge and not score(broken)[0]:
        broken += await judge(model, finished.text, want)
    return replace(draft, text=finished.text, finished=finished.done, violations=broken)


async def _draft(job: Job, model: Model, request: Request, form: Shape, *, shown: bool) -> Draft:
    """One generation; the one that is `shown` is shown as it comes and kept in `job.best`."""
    parts: list[str] = []
    name, cut = "", False

    def text() -> str:
        said = "".join(parts)
        return job.whole(unwrapped(said, form) if request.json_schema else said)

    async with aclosing(model.generate(request)) as pieces:
        async for piece in pieces:
            if piece.restart:
                parts.clear()
            parts.append(piece.text)
            name, cut = piece.model or name, piece.cut or cut
            if piece.usage:
                job.usage = job.usage.plus(piece.usage)
            if len(parts) % GLANCE == 0 and stuck("".join(parts)):
                break  # it will not get better: the rest of the tokens are for another try
            if shown and piece.text:
                job.first_token = job.first_token or time.monotonic()
                job.best = Draft(text=text(), model=name)
                await _show(job, job.frame(job.best.text, "streaming"))
    return Draft(text=text().strip(), model=name, cut=cut)


async def _show(job: Job, frame: Frame) -> None:
    """Show a frame, unless newer feedback waits to be looked at: then nothing of this draft is shown any more."""
    if not job.line.woken.is_set():
        await job.showing.show(frame)
