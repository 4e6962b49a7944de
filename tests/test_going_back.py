"""Going back to a version by its number or by what it was like, alone and with more wanted of it; and the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
from bots import ScriptedModel, a_bot

from bot.directives import Scope, Slot
from bot.events import Asked, Attached, Attachment, Rewrote
from bot.interpret.reading import Kind
from bot.ports import Request

TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |"
TIDES = "The sea rises. The moon pulls.\n\n- One wave.\n- Two waves."
BULLETS = "- tides\n- moon\n- sun"


def forms(request: Request, call: int) -> str:
    """First bullets, then a table, then prose."""
    return [BULLETS, TABLE, "The tide rises and falls with the moon."][min(call, 3) - 1]


async def test_going_back_shows_the_version_and_asks_no_model(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        await room.reply("shorter")
        await room.reply("go back to version 1")
        assert (await room.answer()).shown == 1
        assert len(room.model.requests) == 2 and (await room.thread()).owed is None


async def test_what_is_wanted_beside_going_back_is_wanted_of_that_version(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        await room.reply("more formal")
        await room.reply("go back to version 1 and add prices")
        answer = await room.answer()
        assert answer.shown == 3 and answer.current is not None and answer.current.parent == 1
        assert [one.slot for one in answer.current.context.directives] == [Slot.INCLUDE]
        assert "prices" in room.prompt() and "formal" not in room.prompt()


async def test_shorter_than_the_version_gone_back_to(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: " ".join(f"w{n}." for n in range(40 if call == 1 else 20)))
    async with a_bot(tmp_path, model) as room:
        await room.ask()
        await room.reply("in German")
        await room.reply("like the first version but shorter")
        (held,) = (await room.thread()).context.directives
        assert (held.slot, held.words, held.version) == (Slot.LENGTH, 40, 1)


async def test_an_undo_after_going_back_with_a_wish_brings_what_was_before(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        await room.reply("more formal")
        await room.reply("go back to version 1 and add prices")
        await room.reply("undo")
        assert (await room.answer()).shown == 2


async def test_the_version_that_was_a_table_is_found_by_its_form(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(forms)) as room:
        await room.ask()
        await room.reply("again")
        await room.reply("friendlier")
        await room.reply("go back to the table")
        assert (await room.answer()).shown == 2
        await room.reply("the bullet version was better")
        assert (await room.answer()).shown == 1


async def test_where_no_version_was_like_that_it_is_a_wish(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        await room.reply("go back to the table")
        (held,) = (await room.thread()).context.directives
        assert (held.slot, held.value) == (Slot.FORMAT, "table")


async def test_a_version_that_is_not_there_is_said(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        said = await room.reply("go back to version 7")
        assert "7" in (await room.outcome(said)).notice or "one version" in (await room.outcome(said)).notice
        assert (await room.answer()).shown == 1


async def test_a_report_is_a_question_that_follows_on_with_a_line_in_the_ledger(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask("My internet is down, what can I do?")
        said = await room.reply("I restarted the router, still no internet")
        assert (await room.outcome(said)).kind is Kind.QUESTION
        assert (await room.answer(1)).shown == 1 and (await room.thread()).answer == 2
        (line,) = (await room.thread()).context.directives
        assert (line.slot, line.target, line.scope) == (Slot.STEP, "tried", Scope.THREAD)
        assert line.value == "restarted the router: still no internet"


async def test_what_worked_is_noted_and_nothing_is_written(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask("My internet is down, what can I do?")
        said = await room.reply("did that, works now, thanks!")
        assert (await room.outcome(said)).kind is Kind.THANKS
        assert len(room.model.requests) == 1
        current = (await room.answer()).current
        assert current is not None and current.accepted == ("ana",)


async def test_a_fact_is_pinned_for_the_thread(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        await room.reply("remember for this thread: we are on Python 3.8")
        await room.ask("How do I write a type alias?")
        (held,) = (await room.thread()).context.directives
        assert (held.slot, held.value, held.scope) == (Slot.PIN, "we are on Python 3.8", Scope.THREAD)
        assert "we are on Python 3.8" in "".join(one.content for one in room.model.requests[-1].messages)


async def test_an_undo_takes_back_again(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        await room.press("again")
        await room.reply("undo")
        assert (await room.answer()).shown == 1


async def test_an_undo_after_again_leaves_the_wish_before_it(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        await room.reply("shorter")
        await room.press("again")
        await room.reply("undo")
        assert (await room.answer()).shown == 2
        await room.reply("undo")
        assert (await room.answer()).shown == 1


async def test_going_back_keeps_what_holds_for_the_thread_and_its_undo_is_exact(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        await room.command("/ledger pin the budget is $500")
        await room.command("/ledger tried a reboot")
        await room.reply("from now on in this thread, answer in German")
        await room.send(Attached(files=(Attachment(name="a.csv", text="x,y"),)))
        await room.reply("shorter")
        before, shown = (await room.thread()).context, (await room.answer()).shown
        await room.reply("go back to version 1")
        now = (await room.thread()).context
        assert [held.slot for held in now.directives] == [Slot.PIN, Slot.STEP, Slot.LANGUAGE]
        assert now.data == before.data and (await room.answer()).shown == 1
        await room.reply("undo")
        assert (await room.thread()).context == before and (await room.answer()).shown == shown


async def test_each_undo_of_two_own_edits_shows_the_text_before_it(tmp_path: Path) -> None:
    texts = ["The sea. The sea. The moon. The moon.", "The sea. The moon. The moon.", "The sea. The moon."]
    async with a_bot(tmp_path) as room:
        await room.send(Asked(text="Explain tides."), given=texts[0])
        for text in texts[1:]:
            await room.send(Rewrote(text=text))
        for text in reversed(texts[:2]):
            await room.reply("undo")
            assert await room.text() == text


@pytest.mark.parametrize(
    "said", ["pin: the reader is a sailor", "in this thread always write formally", "no emojis in this thread, ever"]
)
async def test_what_holds_for_the_thread_does_not_rewrite_a_version_that_was_gone_back_to(
    tmp_path: Path, said: str
) -> None:
    async with a_bot(
        tmp_path, ScriptedModel(lambda request, call: ["All new.", "One wave only."][min(call, 2) - 1])
    ) as room:
        await room.send(Asked(text="Explain tides."), given=TIDES)
        await room.reply(said)
        assert await room.text() == "All new."
        await room.reply("go back to version 1")
        await room.reply("rewrite the first bullet")
        assert await room.text() == TIDES.replace("One wave.", "One wave only.")
        assert len((await room.thread()).context.directives) == 2


async def test_a_new_wish_for_the_thread_that_the_text_does_not_meet_regenerates_the_whole(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: "Waves.")) as room:
        await room.send(Asked(text="Explain tides."), given=TIDES)
        await room.reply("in this thread write in German, and make the first bullet livelier")
        assert await room.text() == "Waves."
        await room.command("/again")
        assert await room.text() == "Waves." and "Passage:" not in room.prompt()


async def test_a_new_wish_for_the_thread_that_the_text_meets_leaves_all_but_the_passage(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: "One wave only.")) as room:
        await room.send(Asked(text="Explain tides."), given=TIDES)
        await room.reply("in this thread no emojis, and rewrite the first bullet")
        assert await room.text() == TIDES.replace("One wave.", "One wave only.")
