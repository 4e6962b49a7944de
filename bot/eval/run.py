"""Running items through arms: each item, arm and seed is a conversation of its own, so that a run can be resumed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence

from bot.eval.arms import Arm
from bot.eval.conversation import converse, limited
from bot.eval.items import Item
from bot.eval.record import Conversation, fingerprint
from bot.ports import Model
from bot.settings import Settings
from bot.values import Value

APART = 100_003
"""Between the seeds of two repeats: more than the path adds to a seed within one conversation."""


class Run(Value):
    """One conversation to be had."""

    item: Item
    arm: Arm
    repeat: int
    print: str

    @property
    def key(self) -> tuple[str, str, int, str]:
        """The key of its record."""
        return self.item.id, self.arm.name, self.repeat, self.print


def planned(items: Iterable[Item], arms: Sequence[Arm], repeats: int, settings: Settings) -> tuple[Run, ...]:
    """Every item through every arm, so often; all arms of an item side by side, so that a part of a run is fair."""
    model = [settings.model_url or "embedded", settings.model, settings.temperature, settings.max_tokens, settings.seed]
    reading = [settings.read_with_model, settings.judge_tone]
    runs = []
    for repeat in range(repeats):
        for item in items:
            for arm in arms:
                own = limited(settings, arm)
                made_with = [arm.rewrites, own.attempts, own.finish, own.model_holds, own.candidates, *reading]
                runs.append(Run(item=item, arm=arm, repeat=repeat, print=fingerprint(item, model=model, arm=made_with)))
    return tuple(runs)


async def conversations(
    runs: Sequence[Run], model: Model, settings: Settings, *, parallel: int = 1
) -> AsyncIterator[Conversation]:
    """The conversations as they end, so many at once. Raises BadEval where the model does not answer."""
    gate = asyncio.Semaphore(parallel)

    async def one(run: Run) -> Conversation:
        async with gate:
            seed = None if settings.seed is None else settings.seed + APART * run.repeat
            turns = await converse(run.item, run.arm, model, settings.model_copy(update={"seed": seed}))
            return Conversation(item=run.item.id, arm=run.arm.name, repeat=run.repeat, print=run.print, turns=turns)

    tasks = [asyncio.create_task(one(run)) for run in runs]
    try:
        for ended in asyncio.as_completed(tasks):
            yield await ended
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
