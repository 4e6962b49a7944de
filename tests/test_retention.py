"""Retention: what nobody touches any more is let go, by workspace; what was said outright stays."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs
from values import wish

from bot import keeping
from bot.directives import Scope, Slot
from bot.errors import BadSettings
from bot.events import FeedbackEvent, PersonRef, Replied, ThreadRef
from bot.keeping import Keeping
from bot.memory import Memory
from bot.profiles import Evidence, Lesson
from bot.retaining import DAY, days
from bot.settings import load
from bot.store import memories, people, tombstones
from bot.store.retention import STEP, Retention, Retired
from bot.store.sql import Commit, SQLStore
from bot.store.sqlite import SQLite
from bot.threads import Outcome


@pytest.fixture
async def driver(tmp_path: Path) -> AsyncIterator[SQLite]:
    database = await SQLite.open(tmp_path / "test.db")
    yield database
    await database.close()


def ref(thread: str, workspace: str = "w", platform: str = "test") -> ThreadRef:
    return ThreadRef(platform=platform, workspace=workspace, channel="c", thread=thread)


async def said(driver: SQLite, where: ThreadRef, *, day: float, applied: bool = True) -> None:
    """Something is said in a thread on that day."""
    store = SQLStore(driver)
    name = f"{where}-{day}"
    await store.accept(FeedbackEvent(id=name, thread=where, by="ana", at=day * DAY, signal=Replied(text="shorter")))
    if applied:
        thread = (await store.load(where)).thread
        moved = thread.model_copy(update={"sequence": thread.sequence + 1})
        assert await store.commit(Commit(thread=moved, outcomes=(Outcome(event=name, seq=moved.sequence),)))


async def threads(driver: SQLite, workspace: str = "w", platform: str = "test") -> set[str]:
    return {one.ref.thread for one in await SQLStore(driver).threads(platform, workspace, 10_000)}


async def remembered(driver: SQLite, name: str, *, day: float, shared: bool = False) -> None:
    who = PersonRef(platform="test", workspace="w", person="ana")
    entry = Memory(
        name=name, kind="correction", who=who, shared=shared, question="What is churn?", text="churn is of logos",
        thread=str(ref("1")), event=name, source=name, at=day * DAY,
    )  # fmt: skip
    await driver.write(memories.remember(entry, "s"))


def shown(event: str, day: float) -> Evidence:
    return Evidence(slot=Slot.TONE, value="formal", thread="t", event=event, source=event, at=day * DAY)


async def test_conversations_go_that_nobody_has_touched_since(driver: SQLite) -> None:
    await said(driver, ref("old"), day=1)
    await said(driver, ref("new"), day=9)
    await said(driver, ref("touched again"), day=1)
    await said(driver, ref("touched again"), day=9)
    await said(driver, ref("just come"), day=9, applied=False)
    await said(driver, ref("old", workspace="other"), day=1)
    assert await Retention(driver).retire("test", "w", 5 * DAY) == Retired(threads=1)
    assert await threads(driver) == {"new", "touched again", "just come"}
    assert await threads(driver, "other") == {"old"}
    assert await Retention(driver).retire("test", "w", 5 * DAY) == Retired()


async def test_many_go_in_small_steps(driver: SQLite) -> None:
    for n in range(2 * STEP + 7):
        await said(driver, ref(str(n)), day=1 if n % 2 else 9)
    found = await Retention(driver).retire("test", "w", 5 * DAY)
    assert found.threads == STEP + 3
    assert all(int(name) % 2 == 0 for name in await threads(driver))


async def test_old_memory_goes_and_is_found_no_more(driver: SQLite) -> None:
    for name, day, shared in (("a", 1, False), ("b", 1, True), ("c", 9, False)):
        await remembered(driver, name, day=day, shared=shared)
    assert await Retention(driver).retire("test", "w", 5 * DAY) == Retired(memories=2)
    who = PersonRef(platform="test", workspace="w", person="ana")
    assert [one.name for one in await driver.read(memories.candidates(who, ("churn",)))] == ["c"]


async def test_old_evidence_goes_and_what_was_said_outright_stays(driver: SQLite) -> None:
    who = PersonRef(platform="test", workspace="w", person="ana")
    always = wish("tone", "formal", n=1, scope=Scope.ALWAYS)
    await driver.write(people.teach(Lesson(who=who, directives=(always,), evidence=(shown("a", 1), shown("b", 9)))))
    assert await Retention(driver).retire("test", "w", 5 * DAY) == Retired(evidence=1)
    profile = await driver.read(people.profile(who))
    assert [one.event for one in profile.evidence] == ["b"] and len(profile.directives) == 1


async def test_each_workspace_is_kept_for_as_long_as_its_own_days_say(driver: SQLite) -> None:
    for platform, workspace in (("slack", "T1"), ("slack", "T2"), ("discord", "G1")):
        for day in (1, 50, 99):
            await said(driver, ref(str(day), workspace, platform), day=day)
    kept = {"slack": 60, "slack:T1": 10}
    with capture_logs() as lines:
        assert (await Keeping(driver, kept, lambda: 100.0 * DAY).look()).threads == 3
    assert await threads(driver, "T1", "slack") == {"99"}
    assert await threads(driver, "T2", "slack") == {"50", "99"}
    assert await threads(driver, "G1", "discord") == {"1", "50", "99"}
    assert [(line["event"], line["threads"]) for line in lines] == [("let go of what is old", 3)]


async def test_it_looks_soon_after_the_start_and_goes_on_after_an_error(
    driver: SQLite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "FIRST", 0.0)
    monkeypatch.setattr(keeping, "EVERY", 0.01)
    await said(driver, ref("old"), day=1)
    moments = iter([OverflowError("a clock that fails once")])

    def clock() -> float:
        for problem in moments:
            raise problem
        return 100.0 * DAY

    with capture_logs() as lines:
        task = asyncio.create_task(Keeping(driver, {"*": 10}, clock).run())
        async with asyncio.timeout(10):
            while await threads(driver):  # noqa: ASYNC110 - what is waited for is in the database
                await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert "tried again" in lines[0]["event"] and lines[1]["threads"] == 1


async def test_a_disk_that_could_not_be_cleared_is_cleared_at_the_next_look(driver: SQLite) -> None:
    await driver.write(tombstones.bury(["e1"], "x"))
    await Keeping(driver, {}).look()
    assert not await driver.read(tombstones.unscrubbed()) and await driver.read(tombstones.buried("e1"))


@pytest.mark.parametrize(
    ("platform", "workspace", "found"), [("slack", "T1", 5), ("slack", "T2", 60), ("web", "p", 365)]
)
def test_the_most_exact_days_count(platform: str, workspace: str, found: int) -> None:
    assert days({"*": 365, "slack": 60, "slack:T1": 5}, platform, workspace) == found
    assert days({"discord": 9}, platform, workspace) is None


@pytest.mark.parametrize("given", ['{"*": 0}', '{"Slack!": 3}', '{"slack:": 3}', '{"*": "soon"}'])
def test_days_that_make_no_sense_are_named(given: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BURNISH_RETENTION", given)
    with pytest.raises(BadSettings, match="retention"):
        load()
