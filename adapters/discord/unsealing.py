"""What a press carries whose value was too long for its button: found again among what its person can press."""

from __future__ import annotations

from collections.abc import AsyncIterator

from adapters.discord.buttons import is_sealed, sealed
from adapters.discord.delivery import Press
from adapters.lookup import Lookup
from bot.bootstrap import Bot
from bot.events import PersonRef, ThreadRef
from bot.inferring import inferred
from bot.memory import NAMED


async def unsealed(press: Press, bot: Bot, lookup: Lookup) -> Press | None:
    """The press with all that it carries; None where nobody knows any longer what that was, or it is not its person's.

    It is looked for in their profile, in what is remembered of them, and in what shapes the answer that it is about.
    """
    held = press.carried
    if not is_sealed(held.value):
        return press
    ref = ThreadRef.parse(held.thread)
    async for value in _known(ref.who(press.user), press, bot, lookup):
        if sealed(value) == held.value:
            return press.model_copy(update={"carried": held.model_copy(update={"value": value})})
    return None


async def _known(who: PersonRef, press: Press, bot: Bot, lookup: Lookup) -> AsyncIterator[str]:
    profile = await bot.store.profile(who)
    for one in (*profile.announced, *(found.id for found in inferred(profile, press.at))):
        yield one
    for wish in profile.directives:
        yield wish.id
    for memory in await bot.store.remembered(who):
        yield f"{NAMED}{memory.name}"
    if press.carried.answer is None:
        return
    spoken = await lookup.answer(ThreadRef.parse(press.carried.thread), press.carried.answer)
    version = spoken.answer.current if spoken.answer else None
    for wish in (*spoken.now.directives, *(version.context.directives if version else ())):
        yield wish.id
    for memory in (*version.memory.corrections, *version.memory.examples) if version else ():
        yield f"{NAMED}{memory.name}"
