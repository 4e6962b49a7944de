"""A question which passage is meant waits for its author's choice, and nothing else is taken for that choice."""

from __future__ import annotations

from pathlib import Path

import pytest
from bots import Room, ScriptedModel, a_bot

from bot.directives import Slot
from bot.events import Asked
from bot.threads import Thread

TIDES = "The sea rises. The moon pulls.\n\nThe sea falls. The sun helps.\n\n- One wave.\n- Two waves."
ROPES = "The sea rises.\n\nUse a shorter rope. Thanks for that."


def says(*replies: str) -> ScriptedModel:
    """A model that gives these replies one after another, the last one again and again."""
    return ScriptedModel(lambda request, call: replies[min(call, len(replies)) - 1])


async def given(room: Room, text: str = TIDES) -> None:
    """An answer of these words."""
    await room.send(Asked(text="Explain tides."), given=text)


async def test_a_wish_beside_a_quotation_is_that_wish_and_no_choice(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("Water")) as room:
        await given(room)
        await room.reply("make this livelier", quote="The sea")
        said = await room.reply("delete this", quote="The sea falls.")
        assert await room.text() == TIDES.replace("The sea falls. ", "")
        assert "I left out what you said before" in (await room.outcome(said)).notice


async def test_a_quotation_alone_is_the_choice(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("Water")) as room:
        await given(room)
        await room.reply("make this livelier", quote="The sea")
        await room.reply("this one", quote="The sea falls.")
        assert await room.text() == TIDES.replace("The sea falls", "Water falls")


@pytest.mark.parametrize("said", ["shorter", "thanks", "Thanks for that!", "rope"])
async def test_a_wish_or_thanks_or_a_single_word_is_no_quotation(tmp_path: Path, said: str) -> None:
    async with a_bot(tmp_path, says("Formal.")) as room:
        await given(room, ROPES)
        await room.command("/passage the paragraph about whales: livelier")
        await room.reply(said)
        assert [held for held in (await room.thread()).context.directives if held.slot is Slot.PASSAGE] == []


async def test_thanks_and_a_verdict_leave_the_question_open(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("Water")) as room:
        await given(room)
        await room.reply("make this livelier", quote="The sea")
        await room.react("👍")
        await room.reply("thanks")
        await room.reply("2")
        assert await room.text() == TIDES.replace("The sea falls", "Water falls")


async def test_the_choice_moves_to_the_version_that_is_shown(tmp_path: Path) -> None:
    other = "A new start.\n\nThe sea rises. The moon pulls.\n\nThe sea falls. The sun helps."
    async with a_bot(tmp_path, says(other, "Water")) as room:
        await given(room)
        await room.reply("make this livelier", quote="The sea")
        await room.reply("more formal", by="ben")
        await room.reply("2")
        assert await room.text() == other.replace("The sea falls", "Water falls")


async def test_a_choice_that_is_no_longer_there_is_said_and_nothing_is_rewritten(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("All is new here.", "Water")) as room:
        await given(room)
        await room.reply("make this livelier", quote="The sea")
        await room.reply("more formal", by="ben")
        said = await room.reply("2")
        assert await room.text() == "All is new here." and len(room.model.requests) == 1
        assert "no longer in the answer" in (await room.outcome(said)).notice
        assert (await room.thread()).pending == ()


@pytest.mark.parametrize("how", ["reply", "press"])
async def test_somebody_s_new_question_does_not_take_the_choice_away(tmp_path: Path, how: str) -> None:
    async with a_bot(tmp_path, says("A lake is water.", "Water")) as room:
        await given(room)
        asked = await room.reply("make this livelier", quote="The sea")
        await room.ask("What is a lake?", by="ben")
        await (room.reply("2") if how == "reply" else room.press("which", f"{asked.id}:2"))
        first = (await room.answer(1)).current
        assert first is not None and first.text == TIDES.replace("The sea falls", "Water falls")
        second = (await room.answer(2)).current
        assert second is not None and second.text == "A lake is water."


async def test_two_people_are_asked_and_each_chooses(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("Water", "Brine")) as room:
        await given(room)
        await room.reply("make this livelier", quote="The sea")
        await room.reply("make this shorter", by="ben", quote="The sea")
        await room.reply("2")
        await room.reply("1", by="ben")
        assert await room.text() == TIDES.replace("The sea falls", "Water falls").replace(
            "The sea rises", "Brine rises"
        )


async def test_a_press_on_a_question_that_is_settled_is_told_so(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("Water")) as room:
        await given(room)
        asked = await room.reply("make this livelier", quote="The sea")
        await room.reply("2")
        late = await room.press("which", f"{asked.id}:1")
        assert (await room.outcome(late)).notice == "That can't be done any more. Say it once more in other words."


async def test_a_question_that_was_not_told_is_told_after_a_restart_and_once(tmp_path: Path) -> None:
    async def killed(*given: object) -> None:
        raise ConnectionError("gone")

    async with a_bot(tmp_path) as room:
        await given(room)
        room.seen.tell = killed  # type: ignore[method-assign,assignment]
        await room.reply("make this livelier", quote="The sea")
    for told in (1, 0):
        async with a_bot(tmp_path) as room:
            await room.bot.inbox.resume("test")
            await room.settle()
            assert [notice.split("\n")[0] for _, _, notice in room.seen.told] == ["Which one do you mean?"] * told


async def test_a_notice_that_cannot_be_told_is_not_tried_for_ever(tmp_path: Path) -> None:
    tried: list[object] = []

    async def failing(*given: object) -> None:
        tried.append(given)
        raise ConnectionError("gone")

    async with a_bot(tmp_path) as room:
        room.seen.tell = failing  # type: ignore[method-assign,assignment]
        await given(room)
        await room.reply("make this livelier", quote="The sea")
        for _ in range(6):
            await room.reply("hm", by="ben")
        assert len(tried) == 3


def test_a_thread_stored_with_one_question_or_none_is_read() -> None:
    body = {"ref": {"platform": "t", "workspace": "w", "channel": "c", "thread": "1"}}
    one = {"person": "ana", "event": "e", "answer": 1, "version": 1, "directives": [], "at": 0}
    assert Thread.model_validate({**body, "pending": None}).pending == ()
    assert [asked.person for asked in Thread.model_validate({**body, "pending": one}).pending] == ["ana"]
