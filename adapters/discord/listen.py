"""What Discord sends: kept as it came first, looked at after; interactions are answered at once.

The gateway waits for no "got it", and replays what it sent while a session lives. So what was heard is written to the
disk in the order in which it came, by one writer, before anything is done about it; a process that dies before that
has not heard it, and catches up with it. Interactions have three seconds: a press is kept, and acknowledged.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Iterable
from functools import partial
from typing import Any

import discord
import structlog

from adapters.discord import limits, parse, pressed, written
from adapters.discord.answering import Answering
from adapters.discord.buttons import PLATFORM
from adapters.discord.delivery import KEPT, Changed, Cleared, Delivery, Gone, Reaction, Said
from adapters.discord.order import Order
from adapters.discord.shards import Marks, Shards
from adapters.discord.where import DIRECT
from adapters.lanes import Lanes
from bot.bootstrap import Bot

log = structlog.get_logger()

Heard = tuple[Delivery, asyncio.Future[None] | None]


class Listener:
    """Told by the client of all that it hears."""

    def __init__(self, bot: Bot, lanes: Lanes, marks: Marks, shards: Shards, client: discord.Client) -> None:
        self._bot = bot
        self._lanes = lanes
        self._marks = marks
        self._shards = shards
        self._client = client
        self._line: asyncio.Queue[Heard | None] = asyncio.Queue()
        self._order = Order(bot, lanes)
        self._live: OrderedDict[tuple[str, ...], int] = OrderedDict()
        """What was heard of since its shard, which this names, began anew: catching up has nothing newer to say."""
        self._resumed = self._open = False
        self._count = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._catching: set[asyncio.Task[None]] = set()
        self.answering: Answering | None = None
        self.catch_up: Callable[[int], Coroutine[Any, Any, None]] | None = None
        self.register: Callable[[], Coroutine[Any, Any, None]] | None = None
        """Has Discord show our commands."""

    def start(self) -> None:
        """Begin to write down what is heard."""
        self.beside(self._write())
        self.beside(self._save())

    async def logged_in(self) -> None:
        """Go on with the conversations that an earlier process has left."""
        if isinstance(self._client, discord.AutoShardedClient):
            self._shards.count = self._client.shard_count or self._shards.count
        if self.register and self._shards.has(DIRECT):  # one process of several does it
            self.beside(self.register())
        left = await self._bot.inbox.resume(PLATFORM, self._shards.mine)
        log.info("Discord: logged in", gone_on_with=left)

    def connected(self, shard: int) -> None:
        """What was heard before the shard began anew has its end here."""
        self._shards.count = self._client.shard_count or 1
        self._live = OrderedDict((about, own) for about, own in self._live.items() if own != shard)
        if self._marks.hold(shard) is None:
            self.beside(self._marks.begin(shard, limits.first_id(time.time())))

    async def ready(self, shard: int) -> None:
        """Handle what an earlier process kept, once; then catch up with what nobody heard."""
        if not self._resumed:
            self._resumed = True
            self._line.put_nowait(None)
        if self.catch_up:
            self._catching.add(task := self.beside(self.catch_up(shard)))
            task.add_done_callback(self._catching.discard)

    def said(self, message: discord.Message) -> None:
        """A message came."""
        self._read(lambda: written.heard(message, self._me), message)

    def changed(self, message: discord.Message) -> None:
        """A message was changed."""
        self._read(lambda: written.changed(message, self._me))

    def gone(self, messages: Iterable[int], channel: int, guild: int | None) -> None:
        """Messages were deleted."""
        for message in messages:
            self._read(partial(parse.gone, message, channel, guild, time.time()))

    def reaction(self, raw: discord.RawReactionActionEvent) -> None:
        """An emoji was put on or taken off."""
        self._read(lambda: parse.reaction(raw, self._me, time.time(), self._stamp()))

    def cleared(self, raw: discord.RawReactionClearEvent | discord.RawReactionClearEmojiEvent) -> None:
        """Emoji were taken off by a moderator."""
        self._read(lambda: parse.cleared(raw, time.time(), self._stamp()))

    async def interaction(self, interaction: discord.Interaction) -> None:
        """A button or a form: answered in time, whatever happens."""
        if self.answering and interaction.type in pressed.KINDS and pressed.is_ours(interaction):
            await self.answering.answer(interaction)

    def unreadable(self, payload: Any) -> None:
        """An interaction that discord.py cannot read: its person is told."""
        if self.answering:
            self.beside(self.answering.unreadable(payload))

    def hear(self, found: Delivery) -> None:
        """Have something kept, and handled in its lane."""
        self._line.put_nowait((found, None))

    async def keep(self, found: Delivery) -> None:
        """The same; when this returns, it is durable. Raises the database's errors."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._line.put_nowait((found, done))
        await done

    def live(self, *about: str) -> bool:
        """Whether something was heard of this message, or of this person's emoji under it, since the shard began."""
        return about in self._live

    def beside(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do it while nobody waits for it; what goes wrong is logged."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (problem := task.exception()):
            log.error("not done", exc_info=problem)

    async def close(self) -> None:
        """Stop what is under way; how far everything was read is kept."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._lanes.close()
        await self._marks.save()

    @property
    def _me(self) -> int:
        return self._client.user.id if self._client.user else 0

    def _stamp(self) -> str:
        """Of a doing that Discord gives no id: when it was heard, and the how-manieth it is of this process."""
        self._count += 1
        return f"{time.time_ns():x}.{self._count:x}"

    def _read(self, read: Callable[[], Delivery | None], message: discord.Message | None = None) -> None:
        """Read something, and have it kept. Of what we cannot even read, nobody is helped by an error."""
        try:
            found = read()
        except Exception:
            log.exception("not read")
            return
        if found is not None:
            self._note(found)
            self._line.put_nowait((found, None))
        elif message is not None:
            self._marks.read(parse.workspace(message.guild.id if message.guild else None), str(message.id))

    def _note(self, found: Delivery) -> None:
        """Note what was heard of."""
        if isinstance(found, Reaction):
            self._live[found.message, found.user, found.key] = self._shards.of(found.workspace)
        elif isinstance(found, Said | Changed | Gone | Cleared):
            self._live[(found.message,)] = self._shards.of(found.workspace)
        while len(self._live) > limits.MOST_KNOWN:
            self._live.popitem(last=False)

    async def _write(self) -> None:
        """Keep what was heard, in its order, for as long as the process runs."""
        while True:
            heard = await self._line.get()
            try:
                await (self._kept(*heard) if heard else self._left())
            except Exception as problem:
                log.exception("not kept")
                if heard is None:
                    self.beside(self._left_later())
                elif heard[1] and not heard[1].done():
                    heard[1].set_exception(problem)
            finally:
                self._line.task_done()

    async def _kept(self, found: Delivery, done: asyncio.Future[None] | None) -> None:
        """Durable first; then it waits in its lane. What is nothing to us is not kept."""
        lane = await self._order.lane(found)
        if lane:
            delivery = await self._bot.deliveries.keep(PLATFORM, lane, found.model_dump_json())
            if self._open:
                self._lanes.put(delivery)
        if isinstance(found, Said):
            self._marks.read(found.workspace, found.message)
        if done and not done.done():
            done.set_result(None)

    async def _left(self) -> None:
        """Put what was kept and not handled yet into its lanes: an earlier process's, and what came so far."""
        left = [one for one in await self._bot.deliveries.left(PLATFORM) if self._own(one.body)]
        for delivery in left:
            self._lanes.put(delivery)
        self._open = True
        if left:
            log.info("Discord: gone on with what was kept", deliveries=len(left))

    async def _left_later(self) -> None:
        await asyncio.sleep(limits.RETRY_AFTER)
        self._line.put_nowait(None)

    def _own(self, body: str) -> bool:
        return self._shards.has(KEPT.validate_json(body).workspace)

    async def _save(self) -> None:
        """Keep, every few seconds, how far everything was read."""
        while True:
            await asyncio.sleep(limits.MARK_EVERY)
            await self._marks.save()

    async def idle(self) -> None:
        """Wait until nothing is caught up with, and all that was heard is handled."""
        while self._catching:
            await asyncio.wait(self._catching)
        await self._line.join()
        await self._lanes.idle()
