"""The store: once, in order, durable, and behind a fence."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from values import wish

from bot.answers import Answer, Version
from bot.context import PromptContext
from bot.directives import Scope
from bot.events import Asked, FeedbackEvent, Replied, ThreadRef
from bot.profiles import Lesson
from bot.store.script import Script
from bot.store.sql import Commit, SQLStore
from bot.store.sqlite import SQLite
from bot.threads import Outcome

REF = ThreadRef(platform="test", workspace="w", channel="c", thread="1")


def event(name: str, text: str = "Explain tides.", ref: ThreadRef = REF) -> FeedbackEvent:
    return FeedbackEvent(id=name, thread=ref, by="ana", at=1.0, signal=Asked(text=text))


async def opened(path: Path) -> SQLStore:
    return SQLStore(await SQLite.open(path / "deep" / "folder" / "store.db"))


async def test_an_event_is_kept_once_and_in_the_order_of_arrival(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    assert [await store.accept(event(name)) for name in ("b", "a", "b", "c", "a")] == [True, True, False, True, False]
    assert [one.id for one in (await store.load(REF)).unapplied] == ["b", "a", "c"]
    await store.close()


async def test_many_at_once_are_all_kept(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    names = [f"e{n}" for n in range(200)]
    seen = await asyncio.gather(*(store.accept(event(name)) for name in names * 2))
    assert sum(seen) == 200
    assert {one.id for one in (await store.load(REF)).unapplied} == set(names)
    await store.close()


async def test_what_is_accepted_is_there_after_a_restart(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept(event("a"))
    await store.close()
    again = await opened(tmp_path)
    assert [one.id for one in (await again.load(REF)).unapplied] == ["a"]
    assert await again.pending("test") == (REF,)
    await again.close()


async def test_a_commit_on_a_head_that_moved_changes_nothing(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept(event("a"))
    thread = (await store.load(REF)).thread
    outcome = Outcome(event="a", seq=1)
    assert await store.commit(Commit(thread=thread, outcomes=(outcome,)))
    lesson = Lesson(who=REF.who("ana"), directives=(wish("tone", "formal", scope=Scope.ALWAYS),))
    assert await store.commit(Commit(thread=thread, lessons=(lesson,))) is None
    assert (await store.profile(REF.who("ana"))).directives == ()
    assert (await store.load(REF)).thread.head == thread.head + 1
    await store.close()


async def test_a_thread_reads_the_same_from_the_file_as_from_memory(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept(event("a"))
    state = await store.load(REF)
    version = Version(number=1, event="a", text="The moon pulls.", context=PromptContext(), key="k")
    answer = Answer(number=1, shown=1, versions=(version,))
    thread = state.thread.model_copy(update={"answer": 1, "answers": 1})
    saved = await store.commit(
        Commit(thread=thread, answer=answer, versions=(version,), outcomes=(Outcome(event="a", seq=1),))
    )
    await store.posted(REF, 1, "m-77")
    warm = await store.load(REF)
    await store.close()
    cold = await opened(tmp_path)
    assert saved and await cold.load(REF) == warm
    assert warm.answer and warm.answer.message == "m-77"
    await cold.close()


async def test_a_later_commit_keeps_the_message_that_was_posted_meanwhile(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept(event("a"))
    state = await store.load(REF)
    thread = state.thread.model_copy(update={"answer": 1, "answers": 1})
    saved = await store.commit(Commit(thread=thread, answer=Answer(number=1)))
    assert saved
    await store.posted(REF, 1, "m-77")
    later = await store.commit(Commit(thread=saved.thread, answer=Answer(number=1, shown=None)))
    assert later and later.answer and later.answer.message == "m-77"
    await store.close()


async def test_an_error_in_one_script_undoes_that_one_alone(tmp_path: Path) -> None:
    database = await SQLite.open(tmp_path / "store.db")

    def broken() -> Script[None]:
        yield "INSERT INTO profile (platform, workspace, person, body) VALUES ('test', 'w', 'ana', '{}')", ()
        yield "INSERT INTO nowhere VALUES (1)", ()

    store = SQLStore(database)
    results = await asyncio.gather(
        store.accept(event("a")), database.write(broken()), store.accept(event("b")), return_exceptions=True
    )
    assert results[0] is True and results[2] is True
    assert isinstance(results[1], sqlite3.OperationalError)
    assert (await store.profile(REF.who("ana"))).directives == ()
    await store.close()


async def test_a_caller_that_is_cancelled_leaves_a_whole_event_or_none(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    for n in range(30):
        task = asyncio.create_task(store.accept(event(f"e{n}")))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert await store.accept(event("last"))
    names = [one.id for one in (await store.load(REF)).unapplied]
    assert names[-1] == "last" and len(names) == len(set(names))
    await store.close()


async def test_threads_are_listed_by_workspace_newest_first(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    other = REF.model_copy(update={"thread": "2"})
    elsewhere = REF.model_copy(update={"workspace": "x"})
    for number, ref in enumerate((REF, other, elsewhere, REF)):
        await store.accept(event(f"e{number}", f"Question {number}\nmore", ref))
        state = await store.load(ref)
        await store.commit(Commit(thread=state.thread, outcomes=(Outcome(event=f"e{number}", seq=number + 1),)))
    assert [(one.ref, one.title) for one in await store.threads("test", "w")] == [
        (REF, "Question 0 more"),
        (other, "Question 1 more"),
    ]
    await store.close()


@given(st.lists(st.text(min_size=0, max_size=12), min_size=4, max_size=4))
def test_a_thread_ref_survives_being_a_string(parts: list[str]) -> None:
    ref = ThreadRef(platform=parts[0], workspace=parts[1], channel=parts[2], thread=parts[3])
    assert ThreadRef.parse(str(ref)) == ref
    assert str(ref).count(":") == 3


@pytest.mark.parametrize("signal", [Asked(text="x"), Replied(text="y", quote="z")])
def test_an_event_survives_being_json(signal: Asked | Replied) -> None:
    sent = FeedbackEvent(id="e", thread=REF, by="ana", at=1.5, signal=signal, given="text")
    assert FeedbackEvent.model_validate_json(sent.model_dump_json()) == sent
