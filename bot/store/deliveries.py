"""What a platform delivered and nobody has looked at yet: kept as it came, so that it may be acknowledged at once."""

from __future__ import annotations

from bot.store.script import Driver, Script
from bot.values import Value


class Delivery(Value):
    """A platform's payload as it came."""

    id: int
    """The database's number: the order of arrival."""
    lane: str
    """What has to be handled in order: deliveries of different lanes go side by side."""
    body: str


class Deliveries:
    """The deliveries of all platforms that are still to be handled."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def keep(self, platform: str, lane: str, body: str) -> Delivery:
        """Keep one. When this returns it is durable: now the platform may be told "got it"."""

        def script() -> Script[int]:
            rows = yield (
                "INSERT INTO delivery (platform, lane, body) VALUES (?, ?, ?) RETURNING id",
                (platform, lane, body),
            )
            return int(rows[0][0])

        return Delivery(id=await self._driver.write(script()), lane=lane, body=body)

    async def done(self, delivery: Delivery) -> None:
        """It was handled."""

        def script() -> Script[None]:
            yield "DELETE FROM delivery WHERE id = ?", (delivery.id,)

        await self._driver.write(script())

    async def left(self, platform: str) -> tuple[Delivery, ...]:
        """What an earlier process left, in the order of arrival."""

        def script() -> Script[tuple[Delivery, ...]]:
            rows = yield "SELECT id, lane, body FROM delivery WHERE platform = ? ORDER BY id", (platform,)
            return tuple(Delivery(id=id, lane=lane, body=body) for id, lane, body in rows)

        return await self._driver.read(script())
