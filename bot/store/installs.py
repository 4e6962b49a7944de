"""Where the bot is installed, with the platform's tokens (encrypted by their adapter), and installations under way."""

from __future__ import annotations

from bot.store.script import Driver, Script


class Installs:
    """Installations by platform and a key of the platform's own (a workspace, an organisation)."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def put(self, platform: str, key: str, body: str) -> None:
        """Keep an installation in place of what was kept under its key. `body` is encrypted already."""

        def script() -> Script[None]:
            yield (
                "INSERT INTO install (platform, name, body) VALUES (?, ?, ?)"
                " ON CONFLICT (platform, name) DO UPDATE SET body = excluded.body",
                (platform, key, body),
            )

        await self._driver.write(script())

    async def get(self, platform: str, key: str) -> str | None:
        """What is kept under a key."""

        def script() -> Script[str | None]:
            rows = yield "SELECT body FROM install WHERE platform = ? AND name = ?", (platform, key)
            return rows[0][0] if rows else None

        return await self._driver.read(script())

    async def remove(self, platform: str, key: str) -> None:
        """Forget an installation: its tokens are erased."""

        def script() -> Script[None]:
            yield "DELETE FROM install WHERE platform = ? AND name = ?", (platform, key)

        await self._driver.write(script())

    async def all(self, platform: str) -> tuple[str, ...]:
        """The keys of a platform's installations, in their order."""

        def script() -> Script[tuple[str, ...]]:
            rows = yield "SELECT name FROM install WHERE platform = ? ORDER BY name", (platform,)
            return tuple(name for (name,) in rows)

        return await self._driver.read(script())

    async def keep_state(self, state: str, until: float) -> None:
        """Keep the secret that an installation under way comes back with, until so many seconds since the epoch."""

        def script() -> Script[None]:
            yield "INSERT INTO installing (state, until) VALUES (?, ?)", (state, until)

        await self._driver.write(script())

    async def take_state(self, state: str, now: float) -> bool:
        """Whether that secret was given out, is not too old and has not come back before; it is used up by this."""

        def script() -> Script[bool]:
            rows = yield "DELETE FROM installing WHERE state = ? RETURNING until", (state,)
            yield "DELETE FROM installing WHERE until < ?", (now,)
            return bool(rows) and rows[0][0] >= now

        return await self._driver.write(script())
