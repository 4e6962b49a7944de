"""What files cost in the database: `python tests/measure_files.py [FOLDER]` keeps some in a new one and says how long.

The numbers in `bot/store/files.py` come from it. It needs 3 GB of disk for some minutes.
"""

from __future__ import annotations

import asyncio
import os
import resource
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bot.events import FeedbackEvent, Replied, ThreadRef
from bot.store.erasing import Erasing
from bot.store.files import MB, Files
from bot.store.sql import SQLStore
from bot.store.sqlite import SQLite

SIZE = 50 * MB


def ref(number: int) -> ThreadRef:
    return ThreadRef(platform="test", workspace="w", channel="c", thread=str(number))


def used(folder: Path) -> int:
    """MB of all files in a folder."""
    return sum(one.stat().st_size for one in folder.iterdir()) // MB


class Meanwhile:
    """What else a bot does, and the longest that each kind of it has waited."""

    def __init__(self, store: SQLStore) -> None:
        self._store = store
        self.worst: dict[str, float] = {}

    @asynccontextmanager
    async def going_on(self) -> AsyncIterator[None]:
        """Write, read and do nothing for as long as the block runs."""
        tasks = [asyncio.create_task(one()) for one in (self._write, self._read, self._idle)]
        await asyncio.sleep(0.05)
        self.worst.clear()
        yield
        await asyncio.sleep(0.05)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _write(self) -> None:
        while True:
            event = FeedbackEvent(id=str(time.time()), thread=ref(0), by="ben", at=1.0, signal=Replied(text="shorter"))
            await self._took("write", self._store.accept(event))

    async def _read(self) -> None:
        while True:
            await self._took("read", self._store.answer(ref(0), 1))

    async def _idle(self) -> None:
        while True:
            await self._took("loop", asyncio.sleep(0.001))

    async def _took(self, what: str, work: Awaitable[object]) -> None:
        began = time.perf_counter()
        await work
        self.worst[what] = max(self.worst.get(what, 0.0), time.perf_counter() - began)
        await asyncio.sleep(0.003)


async def main(folder: Path) -> None:
    driver = await SQLite.open(folder / "measured.db")
    store, files = SQLStore(driver), Files(driver)
    meanwhile = Meanwhile(store)

    async def measure(what: str, work: Awaitable[object]) -> None:
        async with meanwhile.going_on():
            began = time.perf_counter()
            await work
            took = time.perf_counter() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        waits = ", ".join(f"{name} {seconds:.3f}" for name, seconds in sorted(meanwhile.worst.items()))
        print(f"{what}: {took:.3f} s; the longest wait of others: {waits}; memory at most {memory} MB", flush=True)

    content = os.urandom(SIZE)
    await measure("nothing", asyncio.sleep(1.0))
    for number in range(3):
        await measure("keep 50 MB", files.keep(ref(number), "ana", "a.csv", content))
    kept = await files.keep(ref(1), "ana", "b.csv", content)
    await measure("keep the same 50 MB again", files.keep(ref(1), "ana", "b.csv", content))
    await measure("read 50 MB", files.content(ref(1), kept))
    await measure(
        "keep four of 50 MB at once",
        asyncio.gather(*(files.keep(ref(9), "eva", str(n), os.urandom(SIZE - n)) for n in range(4))),
    )
    await measure("export of 200 MB", store.export(ref(1).who("eva")))
    for number in range(20):
        await files.keep(ref(100 + number), f"p{number}", "a.csv", content)
    size = used(folder)
    await measure(f"erase somebody, with {size} MB of files", Erasing(driver).erase(ref(1).who("nobody")))
    await store.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as made:
        asyncio.run(main(Path(made)))
