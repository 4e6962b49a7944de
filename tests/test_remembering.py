"""What is remembered of one conversation is found in the next, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bots import Room, ScriptedModel, a_bot

from bot import texts
from bot.events import ThreadRef
from bot.explained import Viewer
from bot.explanation import why
from bot.interpret.buttons import REMOVE, SHARE
from bot.memory import NAMED

CHURN = "no, by churn we mean logo churn"


def other(room: Room, thread: str = "next", workspace: str = "w") -> Room:
    """The same bot, in another thread or workspace."""
    found = Room(room.bot, room.seen, room.model, f"{workspace}-{thread}")
    found.ref = ThreadRef(platform="test", workspace=workspace, channel="c", thread=thread)
    return found


async def corrected(room: Room, **more: Any) -> Room:
    """A thread in which ana has said what churn is; another one after it."""
    await room.ask("How do we compute churn?")
    await room.reply(CHURN, **more)
    return other(room)


async def test_a_correction_is_found_when_a_new_question_touches_it(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await corrected(first)
        await room.ask("Was churn higher in May?")
        assert "logo churn" in room.prompt() and "earlier conversations" in room.prompt()
        await other(room, "third").ask("What is a tide?")
        assert "churn" not in room.prompt()


async def test_it_is_nobody_elses_and_of_no_other_workspace(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await corrected(first)
        await room.ask("Was churn higher in May?", by="ben")
        assert "logo churn" not in room.prompt()
        await other(room, workspace="v").ask("Was churn higher in May?")
        assert "logo churn" not in room.prompt()


async def test_a_steward_can_say_it_for_everyone_and_nobody_else_can(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask("How do we compute churn?")
        await room.reply("for everyone here: by churn we mean logo churn", steward=True)
        await other(room).ask("Was churn higher in May?", by="ben")
        assert "logo churn" in room.prompt()
        await other(room, "x").ask("How do we compute ARR?", by="ben")
        await other(room, "x2").reply("for everyone here: by ARR we mean annual run rate", by="ben")
        await other(room, "y").ask("Is ARR up?")
        assert "annual run rate" not in room.prompt()


async def test_what_is_taken_back_or_taken_out_is_remembered_no_more(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await corrected(first)
        (held,) = await room.bot.store.remembered(room.ref.who("ana"))
        assert held.term == "churn" and held.thread == str(first.ref)
        await first.delete("m2")
        assert await room.bot.store.remembered(room.ref.who("ana")) == ()
        await first.reply(CHURN)
        (held,) = await room.bot.store.remembered(room.ref.who("ana"))
        strange = await room.press(REMOVE, f"{NAMED}{held.name}", by="ben")
        assert (await room.outcome(strange)).notice == texts.OFFER_GONE
        assert await room.bot.store.remembered(room.ref.who("ana")) == (held,)
        pressed = await room.press(REMOVE, f"{NAMED}{held.name}")
        assert (await room.outcome(pressed)).notice == texts.REMEMBERED_NO_MORE
        assert await room.bot.store.remembered(room.ref.who("ana")) == ()


async def test_an_accepted_answer_is_an_example_beside_the_one_that_was_not_right(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(reads=True), read_with_model="never") as room:
        await room.ask("Write the weekly status update for the Apollo project.")
        wrong = await room.text()
        await room.react("👎")
        await room.reply("mention the launch date")
        right = await room.text()
        await room.react("👍")
        await other(room).ask("Write the weekly status update for the Apollo project, for May.")
        sent = room.model.requests[-1].messages
        assert [one.role for one in sent] == ["system", "user", "assistant", "user"]
        assert sent[2].content == right and wrong[:20] in sent[1].content
        await room.unreact("👍")
        await other(room, "third").ask("Write the weekly status update for the Apollo project, for June.")
        assert len(room.model.requests[-1].messages) == 2


async def test_a_weak_model_gets_no_examples(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask("Write the weekly status update for the Apollo project.")
        await room.react("👍")
        await other(room).ask("Write the weekly status update for the Apollo project, for May.")
        assert len(room.model.requests[-1].messages) == 2


async def test_why_shows_it_with_where_it_comes_from_and_to_the_person_who_asked_alone(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await corrected(first)
        await room.ask("Was churn higher in May?")
        answer = await room.answer()
        assert answer.current is not None
        own = why(answer, answer.current, (await room.thread()).context, Viewer(person="ana"))
        rows = [row for one in own.sections for row in one.rows if row.thread]
        assert [row.thread for row in rows] == [str(first.ref)] and "logo churn" in rows[0].text and own.prompt
        others = why(answer, answer.current, (await room.thread()).context, Viewer(person="ben"))
        assert "logo churn" not in others.model_dump_json() and not others.prompt
        assert "1 line of ana’s own" in others.model_dump_json()


async def test_a_profile_that_is_off_neither_finds_nor_adds(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await corrected(first)
        await room.command("/profile off")
        await other(room, "a").ask("Was churn higher in May?")
        assert "logo churn" not in room.prompt()
        await other(room, "b").ask("How do we compute ARR?")
        await room.command("/profile on")
        await room.command("/profile off here")
        await room.ask("Is churn up?")
        assert "logo churn" not in room.prompt()


async def test_sharing_is_for_stewards_and_makes_it_everybodys(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await corrected(first)
        (held,) = await room.bot.store.remembered(room.ref.who("ana"))
        refused = await room.press(SHARE, f"{NAMED}{held.name}")
        assert (await room.outcome(refused)).notice == texts.ONLY_STEWARDS
        shared = await room.press(SHARE, f"{NAMED}{held.name}", steward=True)
        assert (await room.outcome(shared)).notice == texts.SHARED
        await other(room, "b").ask("Was churn higher in May?", by="ben")
        assert "logo churn" in room.prompt()


async def test_an_answer_that_is_rejected_after_all_or_not_asked_for_any_more_is_no_example(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        for takes_back in (room.react("👎"), room.delete("m1")):
            await room.react("👍")
            assert [one.kind for one in await room.bot.store.remembered(room.ref.who("ana"))] == ["example"]
            await takes_back
            assert await room.bot.store.remembered(room.ref.who("ana")) == ()


async def test_what_was_erased_does_not_come_back_from_another_process_that_knew_it(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as one, a_bot(tmp_path) as two:
        await two.ask("Explain quokkas, please.")
        await other(one).ask("hello", id="hello")
        await other(one).command("/forget", id="forget")
        one.count = two.count = 50
        await one.ask("What is a wombat?", by="ben")  # as many commits as there were before
        two.count = 60
        await two.reply("shorter", by="ben")
        assert "quokka" not in two.prompt() and "wombat" in two.prompt()
