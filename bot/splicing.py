"""Writing parts of an answer anew: one model call each, brought into the old form, and put where the old one was."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import aclosing

from bot import texts
from bot.errors import ForPeople
from bot.finish.finish import finish
from bot.finish.shape import Shape, shape
from bot.job import Draft, Job, Limits
from bot.outputs import anew
from bot.parts import Part, Plan, excerpt, failings, violation
from bot.passage import Span, fitted, removal, splice_all
from bot.ports import Model, Request
from bot.prompt import Message, corrected, render_passage
from bot.running.ran import Runner
from bot.verify import NUMBERS, Violation, verify
from bot.wanted import wanted

Change = tuple[Span, str]


async def write_parts(job: Job, plan: Plan, model: Model, limits: Limits, runner: Runner | None = None) -> None:
    """Change the parts of a plan one after another; `job.best` has the text with those that are done at any moment.

    A part for which nothing fits after all tries stays as it was, and that is a violation. Raises ForPeople where the
    model fails before anything is written.
    """
    changes: list[Change] = []
    broken: list[Violation] = []
    sent: tuple[Message, ...] = ()
    job.best = Draft(text=plan.text)
    for part in plan.parts:
        if part.goes:
            changes.extend((span, "") for span in removal(plan.text, part.found))
            job.best = Draft(text=splice_all(plan.text, changes), model=job.best.model)
            continue
        messages = render_passage(job.context, part.wishes, excerpt(plan.text, part), job.profile)
        new, unmet = await _write_part(job, plan, part, messages, changes, model, limits)
        changes.extend(zip(part.found.spans, new, strict=True) if new else ())
        broken.extend(unmet)
        sent += messages
        job.best = Draft(text=splice_all(plan.text, changes), model=job.best.model)
    others = [one for one in verify(job.best.text, job.want) if one.slot != "passage"]
    made = Draft(text=job.best.text, violations=(*broken, *others), model=job.best.model)
    job.best = await anew(made, job.want, runner) if runner else made
    job.messages = sent or job.messages


async def _write_part(
    job: Job,
    plan: Plan,
    part: Part,
    messages: tuple[Message, ...],
    done: Sequence[Change],
    model: Model,
    limits: Limits,
) -> tuple[tuple[str, ...] | None, tuple[Violation, ...]]:
    """The passages for a part's places, with what they break; None for them where no try gave any that fit."""
    asked = messages
    old = part.found.words(plan.text)
    best: tuple[str, ...] | None = None
    unmet = tuple(violation(wish, texts.PASSAGE_STAYED) for wish in part.wishes)
    for attempt in range(1, limits.attempts + 1):
        job.attempts += 1
        try:
            reply = await _reply(job, plan, part, asked, done, model, limits)
        except ForPeople:
            if attempt == 1 and not done:
                raise
            break  # what there is, is better than nothing
        new = _true(_marked(fitted(plan.text, part.found, reply, _wishes(part)), job, limits), job, plan, part)
        broken = tuple(failings(part, old, "\n".join(new))) if new else unmet
        if new and (best is None or len(broken) < len(unmet)):
            best, unmet = new, broken
        if best and not unmet:
            break
        failing = tuple(one.wanted for one in unmet) if new else (texts.PASSAGE_FORM,)
        asked = corrected(messages, failing)
        if attempt < limits.attempts:
            again = texts.trying_again(attempt + 1, limits.attempts, failing[0])
            await job.show(job.frame(job.best.text, "checking", again))
    return best, unmet


def _marked(new: tuple[str, ...] | None, job: Job, limits: Limits) -> tuple[str, ...] | None:
    """New passages with the marks and the case that the whole answer is to have."""
    if new is None or not limits.finish:
        return new
    whole = shape(wanted(job.context, job.profile))
    marks = Shape(task=whole.task, without=whole.without, case=whole.case)
    return tuple(finish(one, marks).text for one in new)


def _true(new: tuple[str, ...] | None, job: Job, plan: Plan, part: Part) -> tuple[str, ...] | None:
    """New passages of an answer about data, as long as they say nothing of it that does not hold."""
    if new is None or job.computed is None:
        return new
    made = splice_all(plan.text, list(zip(part.found.spans, new, strict=True)))
    return None if any(one.slot == NUMBERS for one in verify(made, job.want)) else new


def _wishes(part: Part) -> str:
    return " ".join(wish.value for wish in part.wishes)


async def _reply(
    job: Job,
    plan: Plan,
    part: Part,
    messages: tuple[Message, ...],
    done: Sequence[Change],
    model: Model,
    limits: Limits,
) -> str:
    """One generation, shown in its place as it comes, wherever what there is of it fits there."""
    seed = None if limits.seed is None else limits.seed + 1009 * job.thread.next_version + job.attempts - 1
    parts: list[str] = []
    name = job.best.model
    async with aclosing(model.generate(Request(messages=messages, seed=seed))) as pieces:
        async for piece in pieces:
            if piece.restart:
                parts.clear()
            parts.append(piece.text)
            name = piece.model or name
            if piece.usage:
                job.usage = job.usage.plus(piece.usage)
            if piece.text and job.computed is None:  # of data, nothing is shown that was not held to it
                job.first_token = job.first_token or time.monotonic()
                if new := fitted(plan.text, part.found, "".join(parts), _wishes(part)):
                    shown = splice_all(plan.text, [*done, *zip(part.found.spans, new, strict=True)])
                    await job.show(job.frame(shown, "streaming"))
    job.best = Draft(text=job.best.text, model=name)
    return "".join(parts)
