"""What people type and press in the local Discord with the whole bot in it, and what only they see of what comes."""

from __future__ import annotations

import asyncio
from typing import Any

from discord_bot import Desk
from discord_checks import walk
from discord_state import ADA, LOADING, Json, Message

from adapters.discord import limits, sentences
from bot import texts


async def synced(desk: Desk) -> None:
    """Discord has the commands: the echo is the last call of all that begins."""
    await desk.running.listener.idle()
    for task in tuple(desk.running.listener._tasks):
        if "registered" in repr(task):
            await task
    assert desk.server.world.commands.get(0)


async def loaded(desk: Desk, user: int = ADA) -> None:
    """Wait until nothing that this person opened is still being looked up."""
    async with asyncio.timeout(60):
        while any(one.flags & LOADING for one in desk.server.shown_to(user)):
            await desk.echo()
    await desk.settle()


async def slash(desk: Desk, user: int, channel: int, words: str, **given: Any) -> str:
    """Give a command, and read what only that person sees, the newest last."""
    seen = {one.id for one in desk.server.shown_to(user)}
    asked = await desk.server.slash(user, channel, words, **given)
    assert not asked.failed and asked.delay < limits.ACK
    await loaded(desk, user)
    return "\n".join(one.content for one in desk.server.shown_to(user) if one.id not in seen)


async def shown(desk: Desk, user: int = ADA) -> Message:
    """What only this person sees, the last, once nothing of it is still being looked up."""
    await loaded(desk, user)
    return desk.server.shown_to(user)[-1]


async def until(desk: Desk, message: Message, words: str) -> None:
    """Wait until a message says something."""
    async with asyncio.timeout(60):
        while words not in message.content:
            await desk.echo()


async def presses(desk: Desk, user: int, message: Message | Json, label: str) -> str:
    """Press what stands under a message, and read what only that person is told of it, the newest last."""
    seen = {one.id for one in desk.server.shown_to(user)}
    assert not (
        await desk.server.presses(user, message["id"] if isinstance(message, dict) else message.id, label)
    ).failed
    await loaded(desk, user)
    return "\n".join(one.content for one in desk.server.shown_to(user) if one.id not in seen)


async def erased(desk: Desk, user: int, channel: int) -> Message:
    """All that is kept of somebody is erased, which they are asked about once; what asked them."""
    before = desk.told(user).count(texts.FORGOTTEN)
    await slash(desk, user, channel, "forget")
    asked = await shown(desk, user)
    await presses(desk, user, asked, sentences.ERASE)
    async with asyncio.timeout(60):  # the disk is cleared before they are told
        while desk.told(user).count(texts.FORGOTTEN) == before:
            await desk.echo()
    await desk.settle()
    return asked


def controls(message: Message) -> list[str]:
    """What stands on the buttons under a message."""
    return [str(one["label"]) for _, one in walk(message.components) if one["type"] == 2]
