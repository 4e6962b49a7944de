"""The rules of communities, the threads that their moderators have locked, and what was used up."""

from __future__ import annotations

from collections.abc import Callable

from bot.events import ThreadRef
from bot.house import DAY, Rules, Used
from bot.store import spending
from bot.store.script import Driver, Script


class Houses:
    """All communities, in the database; one is a workspace of a platform."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def rules(self, platform: str, workspace: str) -> Rules:
        """A community's rules; none where none were made."""
        return await self._driver.read(_rules(platform, workspace))

    async def change(self, platform: str, workspace: str, step: Callable[[Rules], Rules]) -> Rules:
        """Make other rules of those there are; the new ones. Two who do so at once both have their way."""

        def script() -> Script[Rules]:
            new = step((yield from _rules(platform, workspace)))
            yield (
                "INSERT INTO house (platform, workspace, body) VALUES (?, ?, ?)"
                " ON CONFLICT (platform, workspace) DO UPDATE SET body = excluded.body",
                (platform, workspace, new.model_dump_json()),
            )
            return new

        return await self._driver.write(script())

    async def close(self, ref: ThreadRef, person: str, at: float) -> None:
        """A moderator locks a thread."""

        def script() -> Script[None]:
            yield (
                "INSERT INTO closed (thread, person, at) VALUES (?, ?, ?) ON CONFLICT (thread) DO NOTHING",
                (str(ref), person, at),
            )

        await self._driver.write(script())

    async def open(self, ref: ThreadRef) -> bool:
        """A moderator unlocks a thread; whether it was locked."""

        def script() -> Script[bool]:
            return bool((yield "DELETE FROM closed WHERE thread = ? RETURNING thread", (str(ref),)))

        return await self._driver.write(script())

    async def closed(self, ref: ThreadRef) -> str:
        """Who has locked a thread; "" where nobody has."""

        def script() -> Script[str]:
            return (yield from _closed(ref))

        return await self._driver.read(script())

    async def standing(self, ref: ThreadRef, person: str, now: float) -> tuple[Rules, Used]:
        """The rules that hold for a person in a thread at that moment, and what was used up."""

        def script() -> Script[tuple[Rules, Used]]:
            rules = yield from _rules(ref.platform, ref.workspace)
            closed = yield from _closed(ref)
            if rules.free:
                return rules, Used(closed=bool(closed))
            midnight = now - now % DAY
            own, all = yield from spending.written(ref.platform, ref.workspace, person, midnight)
            owing, waiting = yield from spending.underway(ref, person)
            last = yield (
                "SELECT at FROM turn WHERE platform = ? AND workspace = ? AND person = ?",
                (ref.platform, ref.workspace, person),
            )
            return rules, Used(
                person=own + owing,
                server=all + waiting,
                since=now - last[0][0] if last else None,
                until_midnight=midnight + DAY - now,
                closed=bool(closed),
            )

        return await self._driver.read(script())

    async def turn(self, ref: ThreadRef, person: str, at: float) -> None:
        """Keep when somebody last wanted something."""

        def script() -> Script[None]:
            yield (
                "INSERT INTO turn (platform, workspace, person, at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (platform, workspace, person) DO UPDATE SET at = excluded.at",
                (ref.platform, ref.workspace, person, at),
            )

        await self._driver.write(script())


def _rules(platform: str, workspace: str) -> Script[Rules]:
    rows = yield "SELECT body FROM house WHERE platform = ? AND workspace = ?", (platform, workspace)
    return Rules.model_validate_json(rows[0][0]) if rows else Rules()


def _closed(ref: ThreadRef) -> Script[str]:
    rows = yield "SELECT person FROM closed WHERE thread = ?", (str(ref),)
    return str(rows[0][0]) if rows else ""
