"""Nothing of a profile or of memory is where it does not belong: other kinds of task, people, workspaces, platforms."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from bots import Room, a_bot

from bot.events import ThreadRef
from bot.tasks import TaskKind

QUESTIONS = {
    TaskKind.CODE: [
        "Write a Python function that reverses a list.",
        "Fix this function: def add(a, b): return a - b",
        "Write a SQL query that counts orders per day.",
        "Refactor this JavaScript function to use async/await.",
    ],
    TaskKind.WRITING: [
        "Write an email to my landlord about the heating.",
        "Draft a LinkedIn post about our new office.",
        "Write a short story about a lighthouse.",
        "Write a birthday message for my colleague.",
    ],
    TaskKind.EXPLAINING: [
        "What is photosynthesis?",
        "Explain how vaccines work.",
        "Why is the sky blue?",
        "How does a fridge work?",
    ],
    TaskKind.DATA: [
        "Analyze these sales numbers: Jan 10, Feb 20, Mar 15.",
        "Find the trend in this data: 3, 5, 8, 12.",
        "Analyze the data of our orders: North 5, South 9.",
        "Analyze this data and find the best month: May 3, June 7.",
    ],
}
WISHES = [("as a table", "table"), ("more casual", "casual"), ("in German", "German"), ("no emojis", "emoji")]


def moved(room: Room, thread: str, workspace: str = "w", platform: str = "test") -> Room:
    """The same bot, in another place."""
    found = Room(room.bot, room.seen, room.model, f"{platform}-{workspace}-{thread}")
    found.ref = ThreadRef(platform=platform, workspace=workspace, channel="c", thread=thread)
    found.began = time.time()
    return found


async def prompts_after(room: Room, question: str, thread: str, by: str = "ana") -> str:
    """All that the model is sent for a new question."""
    await moved(room, thread).ask(question, by=by)
    return "\n".join(one.content for one in room.model.requests[-1].messages)


@pytest.mark.parametrize("kind", QUESTIONS)
@pytest.mark.parametrize(("said", "shows"), WISHES)
async def test_a_habit_of_one_kind_of_task_never_shows_in_anothers_prompt(
    tmp_path: Path, kind: TaskKind, said: str, shows: str
) -> None:
    async with a_bot(tmp_path) as room:
        for number, question in enumerate(QUESTIONS[kind][:3]):
            other = moved(room, f"{kind}{number}")
            await other.ask(question)
            await other.reply(said)
        assert shows in await prompts_after(room, QUESTIONS[kind][3], "same")
        for strange in set(QUESTIONS) - {kind}:
            for number, question in enumerate(QUESTIONS[strange]):
                assert shows not in await prompts_after(room, question, f"{strange}-{number}")


@pytest.mark.parametrize("kind", QUESTIONS)
async def test_a_wish_said_for_one_kind_of_task_shows_in_no_other(tmp_path: Path, kind: TaskKind) -> None:
    said = {
        TaskKind.CODE: "/profile for code: like a pirate",
        TaskKind.WRITING: "/profile for writing: like a pirate",
        TaskKind.EXPLAINING: "/profile when you explain something: like a pirate",
        TaskKind.DATA: "/profile for data questions: like a pirate",
    }
    async with a_bot(tmp_path) as room:
        await moved(room, "p").command(said[kind])
        (held,) = (await room.bot.store.profile(room.ref.who("ana"))).directives
        assert held.task is kind
        for strange in QUESTIONS:
            for number, question in enumerate(QUESTIONS[strange]):
                told = await prompts_after(room, question, f"{strange}-{number}")
                assert ("pirate" in told) is (strange is kind), question


async def test_expertise_in_one_topic_shows_in_no_question_about_another(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await moved(room, "p").command("/profile I'm an expert in SQL")
        assert "expert" in await prompts_after(room, "How do I speed up a SQL query with many joins?", "a")
        assert "expert" not in await prompts_after(room, "How is income taxed in Germany?", "b")


async def test_nothing_crosses_from_a_workspace_to_another_or_between_people_of_one_name(tmp_path: Path) -> None:
    """Two workspaces of one platform, one of another with the same ids; ana is in all of them, ben in the first."""
    async with a_bot(tmp_path) as room:
        for number, question in enumerate(QUESTIONS[TaskKind.EXPLAINING][:3]):
            other = moved(room, f"h{number}")
            await other.ask(question)
            await other.reply("as bullets")
        first = moved(room, "said")
        await first.command("/profile like a pirate")
        await first.ask("How do we compute churn?")
        await first.reply("no, by churn we mean logo churn", steward=True)
        await first.reply("for everyone here: by ARR we mean annual run rate", steward=True)
        await first.react("👍")
        marks = ("bullet", "pirate", "logo churn", "annual run rate")
        asks = [QUESTIONS[TaskKind.EXPLAINING][3], "How do we compute churn?", "Is churn worse than ARR?"]
        for place in (("v", "test"), ("w", "else"), ("W", "test"), ("w ", "test")):
            for number, question in enumerate(asks):
                await moved(room, f"x{number}", *place).ask(question)
                sent = "\n".join(one.content for one in room.model.requests[-1].messages)
                assert not [mark for mark in marks if mark in sent], place
        for number, question in enumerate(asks):
            told = await prompts_after(room, question, f"ben{number}", by="ben")
            assert not [mark for mark in marks[:3] if mark in told]
        assert "annual run rate" in await prompts_after(room, asks[2], "ben", by="ben")
        assert "pirate" in await prompts_after(room, asks[2], "own")
