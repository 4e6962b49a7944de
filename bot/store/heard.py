"""What was heard of a platform that tells nothing twice: how far it was read, and which doings are known."""

from __future__ import annotations

from bot.events import FeedbackEvent, ThreadRef
from bot.store.script import Driver, Script


class Heard:
    """The marks of all platforms, and events found by the beginning of their id."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def mark(self, platform: str, name: str, mark: int) -> None:
        """Keep how far something was read; a mark never goes back."""

        def script() -> Script[None]:
            yield (
                "INSERT INTO heard (platform, name, mark) VALUES (?, ?, ?) ON CONFLICT (platform, name)"
                " DO UPDATE SET mark = excluded.mark WHERE excluded.mark > heard.mark",
                (platform, name, mark),
            )

        await self._driver.write(script())

    async def marks(self, platform: str) -> dict[str, int]:
        """How far each was read."""

        def script() -> Script[dict[str, int]]:
            rows = yield "SELECT name, mark FROM heard WHERE platform = ?", (platform,)
            return dict(rows)

        return await self._driver.read(script())

    async def last(self, beginning: str) -> FeedbackEvent | None:
        """The last event to come whose id begins so; `beginning` ends with a colon."""

        def script() -> Script[FeedbackEvent | None]:
            rows = yield (
                "SELECT body FROM event WHERE dedupe >= ? AND dedupe < ? ORDER BY id DESC LIMIT 1",
                (beginning, f"{beginning.removesuffix(':')};"),
            )
            return FeedbackEvent.model_validate_json(rows[0][0]) if rows else None

        return await self._driver.read(script())

    async def threads(self, platform: str, most: int) -> tuple[ThreadRef, ...]:
        """A platform's threads in all of its workspaces, the one with the newest event first."""

        def script() -> Script[tuple[ThreadRef, ...]]:
            rows = yield "SELECT id FROM thread WHERE platform = ? ORDER BY touched DESC, id LIMIT ?", (platform, most)
            return tuple(ThreadRef.parse(name) for (name,) in rows)

        return await self._driver.read(script())
