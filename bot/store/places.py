"""Which message of a platform shows which part of which answer: a reaction finds it, after a restart too."""

from __future__ import annotations

from bot.events import ThreadRef
from bot.store.script import Driver, Script
from bot.values import Value


class Place(Value):
    """A platform's message that shows an answer, or one part of a long one."""

    platform: str
    workspace: str
    channel: str
    message: str
    """The platform's id of it; "" while it is about to be posted."""
    thread: ThreadRef
    answer: int
    part: int = 0
    """From 0."""
    version: int | None = None
    """The version that it showed last; None before one is finished."""

    @classmethod
    def of(cls, ref: ThreadRef, answer: int, part: int = 0, message: str = "") -> Place:
        """The place of a part of an answer in the channel of its thread."""
        return cls(
            platform=ref.platform,
            workspace=ref.workspace,
            channel=ref.channel,
            message=message,
            thread=ref,
            answer=answer,
            part=part,
        )


class Places:
    """The places of all answers, in the database."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def put(self, place: Place) -> None:
        """Keep a place; there is one for each part of an answer."""

        def script() -> Script[None]:
            yield (
                "INSERT INTO place (thread, answer, part, platform, workspace, channel, message, version)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (thread, answer, part) DO UPDATE SET"
                " channel = excluded.channel, message = excluded.message, version = excluded.version",
                (
                    str(place.thread),
                    place.answer,
                    place.part,
                    place.platform,
                    place.workspace,
                    place.channel,
                    place.message,
                    place.version,
                ),
            )

        await self._driver.write(script())

    async def find(self, platform: str, workspace: str, channel: str, message: str) -> Place | None:
        """What a message shows; None for one that is not ours."""

        def script() -> Script[Place | None]:
            rows = yield (
                f"{_PLACE} WHERE platform = ? AND workspace = ? AND channel = ? AND message = ?",
                (platform, workspace, channel, message),
            )
            return _place(*rows[0]) if rows and message else None

        return await self._driver.read(script())

    async def of(self, thread: ThreadRef, answer: int) -> tuple[Place, ...]:
        """The messages that show an answer, in the order of its parts."""

        def script() -> Script[tuple[Place, ...]]:
            rows = yield f"{_PLACE} WHERE thread = ? AND answer = ? ORDER BY part", (str(thread), answer)
            return tuple(_place(*row) for row in rows)

        return await self._driver.read(script())

    async def remove(self, place: Place) -> None:
        """Forget a place: its message is gone."""

        def script() -> Script[None]:
            yield (
                "DELETE FROM place WHERE thread = ? AND answer = ? AND part = ?",
                (str(place.thread), place.answer, place.part),
            )

        await self._driver.write(script())


_PLACE = "SELECT platform, workspace, channel, message, thread, answer, part, version FROM place"


def _place(
    platform: str, workspace: str, channel: str, message: str, thread: str, answer: int, part: int, version: int | None
) -> Place:
    return Place(
        platform=platform,
        workspace=workspace,
        channel=channel,
        message=message,
        thread=ThreadRef.parse(thread),
        answer=answer,
        part=part,
        version=version,
    )
