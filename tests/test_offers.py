"""In doubt between feedback and a question: the smaller thing is done, the other is offered with one press."""

from __future__ import annotations

from pathlib import Path

from bots import a_bot

from bot import texts
from bot.answers import Offer
from bot.directives import Slot
from bot.interpret.buttons import INSTEAD
from bot.interpret.reading import Kind


async def test_a_subject_is_taken_for_a_question_and_the_change_is_offered(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        said = await room.reply("what about prices?")
        assert (await room.outcome(said)).kind is Kind.QUESTION
        assert (await room.thread()).answer == 2
        assert (await room.outcome(said)).offers == (Offer(label=texts.OFFER_CHANGE, button=INSTEAD, value=said.id),)
        assert room.seen.told == [(str(room.ref), "ana", texts.TAKEN_AS_QUESTION)]
        assert room.seen.offered == list((await room.outcome(said)).offers)


async def test_one_press_takes_the_question_back_and_changes_the_answer_before_it(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        said = await room.reply("what about prices?")
        await room.press(INSTEAD, said.id)
        first, second = await room.answer(1), await room.answer(2)
        assert (first.shown, second.shown) == (2, None)
        assert first.current is not None
        assert [(one.slot, one.value) for one in first.current.context.directives] == [(Slot.INCLUDE, "prices")]
        assert "prices" in room.prompt()


async def test_feedback_after_that_is_about_the_answer_that_is_left(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        said = await room.reply("what about prices?")
        await room.press(INSTEAD, said.id)
        await room.reply("shorter")
        assert (await room.answer(1)).shown == 3
        assert (await room.thread()).answers == 2


async def test_one_press_takes_a_wish_back_and_answers_it_as_a_question(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        said = await room.reply("as a table?")
        assert (await room.outcome(said)).kind is Kind.FEEDBACK
        assert (await room.answer(1)).shown == 2
        await room.press(INSTEAD, said.id)
        assert (await room.answer(1)).shown == 1
        thread = await room.thread()
        assert thread.answer == 2 and thread.context.task is not None
        assert thread.context.task.text == "as a table?" and thread.context.directives == ()


async def test_an_offer_is_taken_once_and_by_the_one_who_spoke(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        said = await room.reply("what about prices?")
        other = await room.press(INSTEAD, said.id, "ben")
        assert (await room.outcome(other)).notice == texts.OFFER_GONE
        assert (await room.answer(2)).shown == 1
        await room.press(INSTEAD, said.id)
        calls = len(room.model.requests)
        again = await room.press(INSTEAD, said.id)
        assert (await room.outcome(again)).notice == texts.OFFER_GONE
        assert len(room.model.requests) == calls


async def test_a_press_on_nothing_says_so(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        pressed = await room.press(INSTEAD, "no such event")
        assert (await room.outcome(pressed)).notice == texts.OFFER_GONE
        assert (await room.answer()).shown == 1


async def test_a_plain_request_is_offered_nothing(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        said = await room.reply("can you add prices?")
        assert (await room.outcome(said)).offers == () and room.seen.offered == []
