"""Which process hears of which server: Discord's own rule, and how far each shard was read."""

from __future__ import annotations

from collections.abc import Iterable

from adapters.discord.buttons import PLATFORM
from bot.events import ThreadRef
from bot.store.heard import Heard


def shard(workspace: str, count: int) -> int:
    """The shard that hears of a server; direct messages are the first one's (docs: topics/gateway, Sharding)."""
    return (int(workspace) >> 22) % count if workspace.isdigit() else 0


class Shards:
    """The shards of this process, of so many in all. Neither is known before the client has asked Discord, where
    nobody has set them."""

    def __init__(self, count: int | None = None, ids: Iterable[int] = ()) -> None:
        self.count = count or 1
        self._ids = frozenset(ids)

    def mine(self, ref: ThreadRef) -> bool:
        """Whether a thread is this process's."""
        return self.has(ref.workspace)

    def has(self, workspace: str) -> bool:
        """Whether a server is this process's."""
        return not self._ids or shard(workspace, self.count) in self._ids

    def of(self, workspace: str) -> int:
        """The shard of a server."""
        return shard(workspace, self.count)


class Marks:
    """How far each shard was read: the newest message of it that is kept, or is nothing to us.

    While a shard is caught up with, its mark stays where it was: if the process dies, the next one starts from there.
    """

    def __init__(self, heard: Heard, shards: Shards) -> None:
        self._heard = heard
        self._shards = shards
        self._read: dict[int, int] = {}
        self._saved: dict[int, int] = {}
        self._held: dict[int, int | None] = {}
        self._before: dict[str, int] = {}

    async def load(self) -> None:
        """What earlier processes have left."""
        self._before = await self._heard.marks(PLATFORM)

    def read(self, workspace: str, message: str) -> None:
        """A message was read."""
        own = self._shards.of(workspace)
        self._read[own] = max(self._read.get(own, 0), int(message))

    def hold(self, shard: int) -> int | None:
        """A shard begins anew: from where it is to be caught up with; None where nothing of it was ever read.

        Where the number of shards is another than before, the oldest mark of all counts.
        """
        if shard not in self._held:
            before = self._before.get(self._name(shard), min(self._before.values(), default=None))
            self._held[shard] = self._read.get(shard) or before
        return self._held[shard]

    async def begin(self, shard: int, mark: int) -> None:
        """Nothing of a shard was ever read: from now on, something can be missed."""
        await self._heard.mark(PLATFORM, self._name(shard), mark)

    def release(self, shard: int) -> None:
        """A shard was caught up with."""
        self._held.pop(shard, None)

    async def save(self) -> None:
        """Keep the marks."""
        for shard, mark in self._read.items():
            if shard not in self._held and mark != self._saved.get(shard):
                await self._heard.mark(PLATFORM, self._name(shard), mark)
                self._saved[shard] = mark

    def _name(self, shard: int) -> str:
        return f"{shard}/{self._shards.count}"
