"""Joined accounts in the database: who is one person with whom, and the codes by which that comes about.

Each account keeps what it was taught; being joined is a view. Pure scripts; the clock and the code come from outside.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable

from bot.events import PersonRef
from bot.joining import ALPHABET, LETTERS, TRIES, VALID, Joining, Step, neighbours, plain, sealed, spelled
from bot.store.script import Driver, Script


class Circles:
    """All accounts that people have joined."""

    def __init__(self, driver: Driver, clock: Callable[[], float] = time.time) -> None:
        self._driver = driver
        self._clock = clock

    async def circle(self, who: PersonRef) -> tuple[PersonRef, ...]:
        """The accounts that are one person with this one, itself first."""
        return await self._driver.read(circle(who))

    async def make(self, who: PersonRef) -> tuple[str, Joining]:
        """A new code, as it is shown, in place of the one before."""
        letters = "".join(secrets.choice(ALPHABET) for _ in range(LETTERS))
        return spelled(letters), await self._driver.write(make(who, letters, self._clock()))

    async def type(self, who: PersonRef, typed: str) -> Joining:
        """Somebody types a code."""
        return await self._driver.write(type_in(who, typed, self._clock()))

    async def part(self, who: PersonRef) -> tuple[PersonRef, ...]:
        """Part an account from those that it is joined with; which these were."""
        return await self._driver.write(part(who))


def circle(who: PersonRef) -> Script[tuple[PersonRef, ...]]:
    """The accounts that are one person with this one: itself first, the others in the order of their names."""
    rows = yield (
        "SELECT other.platform, other.workspace, other.person FROM joined AS own JOIN joined AS other"
        " ON other.circle = own.circle WHERE own.platform = ? AND own.workspace = ? AND own.person = ?"
        " ORDER BY other.platform, other.workspace, other.person",
        (who.platform, who.workspace, who.person),
    )
    found = (PersonRef(platform=platform, workspace=workspace, person=person) for platform, workspace, person in rows)
    return (who, *(one for one in found if one != who))


def make(who: PersonRef, letters: str, now: float) -> Script[Joining]:
    """Keep a new code, in place of the one that the person had before. Of the code itself nothing is kept."""
    yield "DELETE FROM join_code WHERE until <= ? OR made_by = ?", (now, str(who))
    yield (
        "INSERT INTO join_code (code, made_by, typed_by, until) VALUES (?, ?, '', ?)",
        (sealed(letters), str(who), now + VALID),
    )
    return Joining(step=Step.MADE, seconds=VALID)


def type_in(who: PersonRef, typed: str, now: float) -> Script[Joining]:
    """Type a code: on the other account it says that both are one person, by its maker that they agree."""
    yield "DELETE FROM join_code WHERE until <= ?", (now,)
    wait = yield from _wait(who, now)
    if wait:
        return Joining(step=Step.TOO_MANY, seconds=wait)
    code = sealed(plain(typed)) if plain(typed) else ""
    rows = yield "SELECT made_by, typed_by, until FROM join_code WHERE code = ? AND made_by <> ''", (code,)
    if not rows or (rows[0][1] and str(who) not in rows[0][:2]):
        yield from _wrong(who, now)
        return Joining(step=Step.UNKNOWN)
    maker, other, left = PersonRef.parse(rows[0][0]), rows[0][1], rows[0][2] - now
    if who != maker:
        return (yield from _typed(who, maker, code, left))
    if not other:
        return Joining(step=Step.EARLY, seconds=left)
    return (yield from _agreed(maker, PersonRef.parse(other), code, now))


def part(who: PersonRef) -> Script[tuple[PersonRef, ...]]:
    """Take an account out of its circle; those that it was joined with. One that is left alone is joined no more."""
    everyone = yield from circle(who)
    for one in everyone if len(everyone) == 2 else (who,):
        yield (
            "DELETE FROM joined WHERE platform = ? AND workspace = ? AND person = ?",
            (one.platform, one.workspace, one.person),
        )
    return everyone[1:]


def _typed(who: PersonRef, maker: PersonRef, code: str, left: float) -> Script[Joining]:
    """The code is typed on the other account: now its maker has to agree."""
    refused = yield from _refused(maker, who)
    if refused:
        return Joining(step=refused, other=maker)
    yield "UPDATE join_code SET typed_by = ? WHERE code = ?", (str(who), code)
    return Joining(step=Step.TYPED, other=maker, seconds=left)


def _agreed(maker: PersonRef, other: PersonRef, code: str, now: float) -> Script[Joining]:
    """Its maker agrees: both accounts, and those that they are joined with already, are one person."""
    yield "DELETE FROM join_code WHERE code = ?", (code,)
    refused = yield from _refused(maker, other)  # meanwhile either may have joined another
    if refused:
        return Joining(step=refused, other=other)
    both = (yield from circle(maker)) + (yield from circle(other))
    for one in both:
        yield (
            "INSERT INTO joined (platform, workspace, person, circle, at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (platform, workspace, person) DO UPDATE SET circle = excluded.circle",
            (one.platform, one.workspace, one.person, code, now),
        )
    return Joining(step=Step.JOINED, other=other, circle=both)


def _refused(maker: PersonRef, other: PersonRef) -> Script[Step | None]:
    """Why two accounts cannot be joined; None where they can."""
    own, theirs = (yield from circle(maker)), (yield from circle(other))
    if other in own:
        return Step.ALREADY
    return Step.NEIGHBOURS if neighbours(own, theirs) else None


def _wait(who: PersonRef, now: float) -> Script[float]:
    """Seconds until a person may type a code again; 0 where they may."""
    rows = yield "SELECT until FROM join_code WHERE made_by = '' AND typed_by = ? ORDER BY until", (str(who),)
    return float(rows[-TRIES][0]) - now if len(rows) >= TRIES else 0.0


def _wrong(who: PersonRef, now: float) -> Script[None]:
    """Keep that a wrong code was typed: a row of nobody's code."""
    rows = yield "SELECT count(*) FROM join_code WHERE made_by = '' AND typed_by = ?", (str(who),)
    name = hashlib.sha256(f"wrong {who} {now} {rows[0][0]}".encode()).hexdigest()
    yield "INSERT INTO join_code (code, made_by, typed_by, until) VALUES (?, '', ?, ?)", (name, str(who), now + VALID)
