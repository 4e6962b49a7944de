"""Writing one answer: generate, finish, verify, try again with what was broken named, keep the better draft."""

from __future__ import annotations

import asyncio
import time
from contextlib import aclosing
from dataclasses import dataclass, replace

from bot import texts
from bot.abilities import disclaimers, honest, told_in
from bot.agreed import restorable
from bot.carry import restore_facts
from bot.errors import ForPeople
from bot.finish.finish import Finished, finish
from bot.finish.hold import hold, room, unwrapped
from bot.finish.shape import Shape, shape
from bot.job import Draft, Job, Limits
from bot.judge import judge
from bot.outputs import run, with_outputs
from bot.ports import Model, Request
from bot.prompt import Message, corrected
from bot.reporting import placed, told
from bot.running.ran import Runner
from bot.running.shown import bare
from bot.verify import CODE, NUMBERS, Violation, score, stuck, verify
from bot.wanted import Wanted

STALE = 2
"""Rounds in a row that made nothing better, after which no other is tried."""
GLANCE = 32
"""Pieces after which a draft is looked at for a loop while it comes."""


CARRIED, ADMITTED = "sentences of the accepted version carried over", "what I cannot do said first"
CLEARED = "claims of what I did not do taken out"
"""What was done to a draft beside finishing it, as people are told it."""


@dataclass(frozen=True)
class _Order:
    """What every draft of a job has in common."""

    job: Job
    model: Model
    limits: Limits
    runner: Runner | None
    want: Wanted
    form: Shape


async def write(job: Job, model: Model, limits: Limits, runner: Runner | None = None) -> None:
    """Write the answer that a job owes; `job.best` has the best draft at any moment, also when this is cancelled.

    The first draft is shown while it comes; a later one only once it is better: no round can make it worse. It ends
    when all is as wanted, when STALE rounds in a row made nothing better, or when there are no rounds left.
    Raises ForPeople where the model fails at once; later, the draft that there is, is better than none.
    """
    want = job.want
    order = _Order(job, model, limits, runner, want, shape(want))
    messages, stale = job.messages, 0
    best: Draft | None = None
    if want.computed:
        job.best = told(want)
        if not model.reads:  # a small one fills in what is not there (measured): what code says holds
            return
        await job.show(job.frame(job.best.text, "checking"))
    for turn in range(limits.attempts):
        try:
            drafts = await _drafts(order, messages, turn)
        except ForPeople:
            if turn == 0 and not want.computed:
                raise
            return
        better = min(drafts, key=lambda draft: score(draft.violations))
        if best is None or score(better.violations) < score(best.violations):
            best, stale = better, 0
            job.best = with_outputs(placed(best, want), want)
        else:
            stale += 1
        if not best.violations or stale == STALE or turn + 1 == limits.attempts:
            return
        again = texts.trying_again(turn + 2, limits.attempts, best.violations[0].text)
        await job.show(job.frame(job.best.text, "checking", again))
        if model.reads:  # a weak one talks about what it is told went wrong: it gets a fresh try (measured)
            messages = corrected(job.messages, tuple(_named(broken) for broken in best.violations))


def _named(broken: Violation) -> str:
    """What was broken as a model is told it: of code and of numbers with what was found, the error and its line."""
    return broken.text if broken.slot in (CODE, NUMBERS) else broken.wanted


async def _drafts(order: _Order, messages: tuple[Message, ...], turn: int) -> list[Draft]:
    """One round: so many candidates at once, each finished and checked; at least one, or ForPeople."""
    job, limits = order.job, order.limits
    holds = order.model.holds if limits.hold else "nothing"
    held = hold(order.form, holds, firm=turn > 0 or not order.model.reads)
    makers: list[asyncio.Task[Draft]] = []
    for _ in range(limits.candidates):
        job.attempts += 1
        request = Request(
            messages=messages,
            seed=None if limits.seed is None else limits.seed + 1009 * job.thread.next_version + job.attempts - 1,
            max_tokens=room(order.form) if held.grammar else None,
            json_schema=held.json_schema,
            grammar=held.grammar,
        )
        makers.append(asyncio.create_task(_draft(order, request, shown=job.attempts == 1 and not order.want.tables)))
    made = await asyncio.gather(*makers, return_exceptions=True)
    drafts = [one for one in made if isinstance(one, Draft)]
    failed = next((one for one in made if isinstance(one, BaseException)), None)
    if failed and not drafts:
        raise failed
    return [await _judged(order, draft) for draft in drafts]


async def _judged(order: _Order, draft: Draft) -> Draft:
    """A draft finished and checked, and its tone judged where that is wanted."""
    draft = await run(_checked(order, draft), order.want, order.runner)
    if order.limits.judge and not score(draft.violations)[0]:
        found = await judge(order.model, draft.text, order.want)
        draft = replace(draft, violations=draft.violations + found)
    return draft


def _checked(order: _Order, draft: Draft) -> Draft:
    """A draft as code can make it best: mended where that breaks less, finished, with what is broken all the same."""
    want, form = order.want, order.form
    if not order.limits.finish:
        return replace(draft, violations=verify(draft.text, want))

    def made(text: str, form: Shape, *done: str) -> Draft:
        finished: Finished = finish(text, form)
        told = tuple(dict.fromkeys((*done, *finished.done)))
        return replace(draft, text=finished.text, finished=told, violations=verify(finished.text, want))

    best = made(draft.text, form)
    if best.violations and want.agreed:
        carried = restore_facts(best.text, want.agreed.text, restorable(best.text, want))
        other = made(carried, form, *best.finished, CARRIED) if carried else best
        best = other if score(other.violations) < score(best.violations) else best
    if (cleared := honest(best.text, want)) != best.text:
        other = made(cleared, form, *best.finished, CLEARED)
        best = other if cleared and score(other.violations) <= score(best.violations) else best
    if sentence := texts.cannot((one.value for one in disclaimers(best.text, want)), told_in(best.text, want)):
        body = finish(best.text, form.beside(sentence))  # a limit leaves room for it: no cut may leave it alone
        other = made(f"{sentence}\n\n{body.text}", form.unlimited, *best.finished, *body.done, ADMITTED)
        best = other if score(other.violations) <= score(best.violations) else best
    return best


async def _draft(order: _Order, request: Request, *, shown: bool) -> Draft:
    """One generation; the one that is `shown` is shown as it comes and kept in `job.best`."""
    job = order.job
    parts: list[str] = []
    name, cut = "", False

    def text() -> str:
        said = "".join(parts)
        return unwrapped(said, order.form) if request.json_schema else said

    async with aclosing(order.model.generate(request)) as pieces:
        async for piece in pieces:
            if piece.restart:
                parts.clear()
            parts.append(piece.text)
            name, cut = piece.model or name, piece.cut or cut
            if piece.usage:
                job.usage = job.usage.plus(piece.usage)
            if len(parts) % GLANCE == 0 and stuck("".join(parts), order.want.task):
                break  # it will not get better: the rest of the tokens are for another try
            if shown and piece.text:
                job.first_token = job.first_token or time.monotonic()
                job.best = Draft(text=text(), model=name)
                await job.show(job.frame(job.best.text, "streaming"))
    return Draft(text=bare(text().strip()), model=name, cut=cut)  # only what was run is shown as run
