"""The terminal: what is learned, offered and compared there, as it is printed."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bots import ScriptedModel

from adapters.console.chat import Conversation, take
from adapters.console.terminal import Terminal
from bot import texts
from bot.bootstrap import Bot, bootstrap
from bot.ports import Request
from bot.settings import Settings

LISTED = "- The moon.\n- The sea."
PLAIN = "The moon pulls the sea, and the earth turns beneath it."
QUESTIONS = ("What is photosynthesis?", "Explain how vaccines work.", "What is a black hole?", "Why is the sky blue?")


def obeys(request: Request, call: int) -> str:
    """Bullets where they are asked for; short where that is; else a sentence."""
    prompt = request.messages[-1].content
    return LISTED if "bullet" in prompt else "The moon pulls." if "short" in prompt or "fewer" in prompt else PLAIN


class Desk:
    """Somebody at a terminal, one line after the other."""

    def __init__(self, bot: Bot, terminal: Terminal, out: io.StringIO) -> None:
        self.bot, self.terminal, self._out = bot, terminal, out
        self._conversation = Conversation("ana")

    async def types(self, *lines: str) -> str:
        """What is printed after the last of these lines, all of them answered."""
        for line in lines:
            began = self._out.tell()
            await take(line, self.bot, self.terminal, self._conversation)
            await self.bot.inbox.settled(self._conversation.thread)
        return self._out.getvalue()[began:]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    out = io.StringIO()
    terminal = Terminal(out)
    settings = Settings(database=tmp_path / "test.db", settle=0.02, attempts=1)
    async with bootstrap(settings, terminal, model=ScriptedModel(obeys)) as bot:
        yield Desk(bot, terminal, out)


async def test_somebody_new_answers_three_questions_by_their_numbers(desk: Desk) -> None:
    first = await desk.types(QUESTIONS[0])
    assert PLAIN in first and texts.MEETING_EXPERTISE in first and "/3  An expert" in first
    assert "/2  Formal" in await desk.types("/3", "/1")
    assert texts.MEETING_OVER in await desk.types("/2")
    assert "The moon pulls.\n" in await desk.types("/new", QUESTIONS[1])


async def test_what_three_threads_agree_on_is_announced_in_the_fourth_and_taken_out_by_its_number(desk: Desk) -> None:
    for question in QUESTIONS[:3]:
        await desk.types("/new", question, "as bullets")
    fourth = await desk.types("/new", QUESTIONS[3])
    assert LISTED in fourth and "You usually ask for bullets" in fourth and "/3  Never" in fourth
    after = await desk.types("/3")
    assert texts.USUAL_GONE in after and PLAIN in after


async def test_two_variants_are_printed_once_and_one_is_taken_by_its_number(desk: Desk) -> None:
    await desk.types(QUESTIONS[0])
    printed = await desk.types("/compare length")
    assert printed.count("**A: shorter**") == printed.count("**B: longer**") == 1
    assert printed.count(texts.COMPARING) == 1 and "/3  Neither" in printed
    assert (await desk.types("/1")).count("The moon pulls.") == 1


async def test_a_correction_is_remembered_in_the_next_thread(desk: Desk) -> None:
    await desk.types("What is churn?", "no, by churn we mean logo churn")
    assert "logo churn" in await desk.types("/memory")
    assert "remembered" in await desk.types("/new", "How do I lower churn?", "/why")
