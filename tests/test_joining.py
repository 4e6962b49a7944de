"""Joining accounts by a code typed on both sides, and parting them again: each keeps what it was taught."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from values import wish

from bot.directives import Scope
from bot.events import PersonRef
from bot.joining import ALPHABET, LETTERS, TRIES, VALID, Step, plain, spelled
from bot.profiles import Lesson
from bot.store import people
from bot.store.erasing import erase
from bot.store.joining import Circles, circle
from bot.store.sqlite import SQLite

SLACK = PersonRef(platform="slack", workspace="T1", person="U1")
DISCORD = PersonRef(platform="discord", workspace="G1", person="77")
WEB = PersonRef(platform="web", workspace="p", person="Ana")
EVE = PersonRef(platform="discord", workspace="G1", person="99")


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def driver(tmp_path: Path) -> AsyncIterator[SQLite]:
    database = await SQLite.open(tmp_path / "test.db")
    yield database
    await database.close()


@pytest.fixture
def circles(driver: SQLite, clock: Clock) -> Circles:
    return Circles(driver, clock)


async def join(circles: Circles, one: PersonRef, other: PersonRef) -> Step:
    code, _ = await circles.make(one)
    await circles.type(other, code)
    return (await circles.type(one, code)).step


async def wants(driver: SQLite, who: PersonRef) -> set[str]:
    return {one.value for one in (await driver.read(people.profile(who))).directives}


async def teach(driver: SQLite, who: PersonRef, value: str, n: int) -> None:
    said = wish("include", value, by=who.person, n=n, scope=Scope.ALWAYS)
    await driver.write(people.teach(Lesson(who=who, directives=(said,))))


async def test_accounts_are_joined_once_the_code_was_typed_on_the_other_and_agreed_to(circles: Circles) -> None:
    code, made = await circles.make(SLACK)
    assert made.step is Step.MADE and made.seconds == VALID
    typed = await circles.type(DISCORD, f" {code.lower()} ")
    assert typed.step is Step.TYPED and typed.other == SLACK
    assert await circles.circle(DISCORD) == (DISCORD,)  # not before the first side agrees
    joined = await circles.type(SLACK, code)
    assert joined.step is Step.JOINED and joined.other == DISCORD and set(joined.circle) == {SLACK, DISCORD}
    assert await circles.circle(SLACK) == (SLACK, DISCORD) and await circles.circle(DISCORD) == (DISCORD, SLACK)


async def test_a_profile_is_one_while_joined_and_each_sides_own_after_parting(driver: SQLite, circles: Circles) -> None:
    await teach(driver, SLACK, "tables", 1)
    await teach(driver, DISCORD, "jokes", 2)
    assert await join(circles, SLACK, DISCORD) is Step.JOINED
    for who in (SLACK, DISCORD):
        assert await wants(driver, who) == {"tables", "jokes"}
    await teach(driver, DISCORD, "sources", 3)
    assert await circles.part(SLACK) == (DISCORD,)
    assert await wants(driver, SLACK) == {"tables"} and await wants(driver, DISCORD) == {"jokes", "sources"}
    assert await circles.circle(DISCORD) == (DISCORD,)
    assert await join(circles, DISCORD, SLACK) is Step.JOINED  # and the other way round
    assert await wants(driver, SLACK) == {"tables", "jokes", "sources"}


def raw(path: Path) -> bytes:
    return b"".join(one.read_bytes() for one in path.glob("test.db*"))


async def test_the_code_itself_is_nowhere_in_the_file(circles: Circles, tmp_path: Path) -> None:
    code, _ = await circles.make(SLACK)
    content = raw(tmp_path)
    assert b"slack:T1:U1" in content
    assert code.encode() not in content and plain(code).encode() not in content


async def test_ones_own_code_joins_nothing_before_somebody_typed_it(circles: Circles) -> None:
    code, _ = await circles.make(SLACK)
    assert (await circles.type(SLACK, code)).step is Step.EARLY
    assert (await circles.type(DISCORD, code)).step is Step.TYPED


async def test_a_code_is_used_once(circles: Circles) -> None:
    code, _ = await circles.make(SLACK)
    await circles.type(DISCORD, code)
    await circles.type(SLACK, code)
    assert (await circles.type(WEB, code)).step is Step.UNKNOWN
    assert (await circles.type(SLACK, code)).step is Step.UNKNOWN


async def test_an_old_code_and_one_that_a_newer_took_the_place_of_are_unknown(circles: Circles, clock: Clock) -> None:
    first, _ = await circles.make(SLACK)
    second, _ = await circles.make(SLACK)
    assert (await circles.type(DISCORD, first)).step is Step.UNKNOWN
    assert (await circles.type(DISCORD, second)).step is Step.TYPED
    clock.now += VALID
    assert (await circles.type(SLACK, second)).step is Step.UNKNOWN
    assert await circles.circle(SLACK) == (SLACK,)


async def test_a_third_person_who_sees_the_code_gets_nowhere(circles: Circles) -> None:
    code, _ = await circles.make(SLACK)
    assert (await circles.type(DISCORD, code)).step is Step.TYPED
    assert (await circles.type(WEB, code)).step is Step.UNKNOWN
    assert (await circles.type(DISCORD, code)).step is Step.TYPED  # typed twice is typed
    assert set((await circles.type(SLACK, code)).circle) == {SLACK, DISCORD}


async def test_five_wrong_codes_are_enough_for_a_while(circles: Circles, clock: Clock) -> None:
    code, _ = await circles.make(SLACK)
    for _ in range(TRIES):
        assert (await circles.type(EVE, "AAAA-AAAA")).step is Step.UNKNOWN
        clock.now += 1
    refused = await circles.type(EVE, code)  # the right one too
    assert refused.step is Step.TOO_MANY and refused.seconds == VALID - TRIES
    assert (await circles.type(DISCORD, code)).step is Step.TYPED  # others may
    clock.now += refused.seconds
    assert (await circles.type(EVE, "AAAA-AAAA")).step is Step.UNKNOWN


async def test_what_is_joined_is_not_joined_again(circles: Circles) -> None:
    assert await join(circles, SLACK, DISCORD) is Step.JOINED
    code, _ = await circles.make(SLACK)
    assert (await circles.type(DISCORD, code)).step is Step.ALREADY


async def test_two_accounts_of_one_workspace_are_two_people(circles: Circles) -> None:
    code, _ = await circles.make(DISCORD)
    assert (await circles.type(EVE, code)).step is Step.NEIGHBOURS
    assert await join(circles, SLACK, DISCORD) is Step.JOINED
    code, _ = await circles.make(EVE)
    assert (await circles.type(SLACK, code)).step is Step.NEIGHBOURS  # by way of Discord


async def test_three_accounts_are_one_and_one_of_them_parts(circles: Circles) -> None:
    await join(circles, SLACK, DISCORD)
    await join(circles, WEB, DISCORD)
    for who in (SLACK, DISCORD, WEB):
        assert set(await circles.circle(who)) == {SLACK, DISCORD, WEB}
    assert set(await circles.part(DISCORD)) == {SLACK, WEB}
    assert await circles.circle(DISCORD) == (DISCORD,)
    assert set(await circles.circle(WEB)) == {SLACK, WEB}
    assert await circles.part(DISCORD) == ()


async def test_two_circles_become_one(circles: Circles) -> None:
    other = PersonRef(platform="slack", workspace="T2", person="U1")
    await join(circles, SLACK, DISCORD)
    await join(circles, WEB, other)
    await join(circles, DISCORD, other)
    assert set(await circles.circle(SLACK)) == {SLACK, DISCORD, WEB, other}


async def test_erasing_one_erases_all_that_are_joined_and_no_other(driver: SQLite, circles: Circles) -> None:
    for n, who in enumerate((SLACK, DISCORD, WEB, EVE)):
        await teach(driver, who, f"thing {n}", n)
    await join(circles, SLACK, DISCORD)
    await join(circles, SLACK, WEB)
    await circles.part(WEB)
    erased = await driver.write(erase(DISCORD, "s"))
    assert set(erased.accounts) == {SLACK, DISCORD}
    assert not await wants(driver, SLACK) and not await wants(driver, DISCORD)
    assert await wants(driver, WEB) == {"thing 2"} and await wants(driver, EVE) == {"thing 3"}
    assert await driver.read(circle(WEB)) == (WEB,)


async def test_a_race_to_type_a_code_has_one_winner(circles: Circles) -> None:
    code, _ = await circles.make(SLACK)
    steps = [one.step for one in await asyncio.gather(*(circles.type(who, code) for who in (DISCORD, WEB)))]
    assert sorted(steps) == [Step.TYPED, Step.UNKNOWN]
    agreed = await asyncio.gather(*(circles.type(SLACK, code) for _ in range(3)))
    assert [one.step for one in agreed].count(Step.JOINED) == 1
    assert len(await circles.circle(SLACK)) == 2


@given(st.text(ALPHABET, min_size=LETTERS, max_size=LETTERS), st.sampled_from(["{}", " {} ", "`{}`", "“{}”", "{}."]))
def test_a_code_is_known_however_it_is_typed(letters: str, around: str) -> None:
    assert plain(around.format(spelled(letters))) == letters
    assert plain(around.format(spelled(letters).lower())) == letters
    assert plain(around.format(spelled(letters).replace("-", " "))) == letters


@pytest.mark.parametrize("typed", ["", "ABCD", "ABCD-EFG0", "ABCD-EFGHI", "äöü", "x" * 5000])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert plain(typed) == ""
