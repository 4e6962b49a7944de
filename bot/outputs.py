"""Code of an answer run where an operator allows it, and its output put under it, as run."""

from __future__ import annotations

from dataclasses import replace

import structlog

from bot.abilities import bound, told_in
from bot.job import Draft
from bot.running.ran import NotRun, Runner
from bot.running.runnable import Run, runnable
from bot.running.shown import bare, shown, unmet
from bot.verify import CODE, Violation
from bot.wanted import Wanted

log = structlog.get_logger()


async def run(draft: Draft, want: Wanted, runner: Runner | None) -> Draft:
    """A draft with what its programs came to; one that fails, or prints what the draft denies, breaks a wish.

    Nothing is run for an answer that is bound to a form without room for an output, nor for one about data.
    """
    if runner is None or want.computed or bound(want):
        return draft
    runs: list[Run] = []
    for program in runnable(draft.text):
        try:
            runs.append(Run(program=program, ran=await runner.run(program.code)))
        except NotRun as failed:
            log.warning("code not run", reason=str(failed))
    broken = tuple(Violation(slot=CODE, wanted=wanted, found=found) for wanted, found in unmet(draft.text, runs))
    return replace(draft, runs=tuple(runs), violations=draft.violations + broken)


async def anew(draft: Draft, want: Wanted, runner: Runner | None) -> Draft:
    """A changed answer with the outputs of the code that it has now."""
    return with_outputs(await run(replace(draft, text=bare(draft.text)), want, runner), want)


def with_outputs(draft: Draft, want: Wanted) -> Draft:
    """A draft with its outputs under its code."""
    return replace(draft, text=shown(draft.text, draft.runs, told_in(draft.text, want))) if draft.runs else draft
