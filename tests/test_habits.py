"""What a person usually wants: inferred from threads that agree, announced, kept, set aside, denied."""

from __future__ import annotations

import time
from pathlib import Path

from bots import Room, a_bot

from bot import texts
from bot.announcing import HERE, KEEP, NEVER

QUESTIONS = (
    "What is photosynthesis?",
    "Explain how vaccines work.",
    "What is a black hole?",
    "Why is the sky blue?",
    "How does a fridge work?",
    "What is inflation?",
    "Explain plate tectonics.",
)
USUAL = "usual:format:explaining::bullets"


def moved(room: Room, thread: str) -> Room:
    """The same bot, in another thread."""
    other = Room(room.bot, room.seen, room.model, thread)
    other.began = time.time()
    return other


async def taught(room: Room, wish: str = "as bullets", threads: int = 3, name: str = "t") -> Room:
    """A room in a thread of its own, after so many threads in which ana wanted the same."""
    for number in range(threads):
        other = moved(room, f"{name}{number}")
        await other.ask(QUESTIONS[number])
        await other.reply(wish)
    return moved(room, f"{name}-next")


async def test_what_three_threads_agree_on_is_used_in_the_fourth_and_said_under_its_answer(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await taught(first, threads=2)
        await room.ask(QUESTIONS[3])
        assert "bullet" not in room.prompt()
        await room.reply("as bullets")
        room = moved(room, "fourth")
        await room.ask(QUESTIONS[4])
        assert "bullet" in room.prompt()
        told = [notice for *_, notice in room.seen.told if "usually" in notice]
        assert told == ["You usually ask for bullets when I explain something, so I went by that here."]
        assert [(offer.button, offer.value) for offer in room.seen.offered] == [
            (button, USUAL) for button in (KEEP, HERE, NEVER)
        ]
        room = moved(room, "fifth")
        await room.ask(QUESTIONS[5])
        assert "bullet" in room.prompt()
        assert len([notice for *_, notice in room.seen.told if "usually" in notice]) == 1


async def test_it_is_not_used_for_another_kind_of_task(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await taught(first)
        await room.ask("Write a Python function that reverses a list.")
        assert "bullet" not in room.prompt()


async def test_never_takes_it_out_here_and_for_good(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await taught(first)
        await room.ask(QUESTIONS[3])
        pressed = await room.press(NEVER, USUAL)
        assert (await room.outcome(pressed)).notice == texts.USUAL_GONE
        assert "bullet" not in room.prompt()
        room = await taught(room, threads=6, name="more")
        await room.ask(QUESTIONS[6])
        assert "bullet" not in room.prompt()
