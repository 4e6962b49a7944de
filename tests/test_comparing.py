"""Two variants side by side: what differs, who chooses, what is learned, and what ends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bots import Room, ScriptedModel, a_bot
from values import context, wish

from bot import texts
from bot.comparing import CHOOSE, sides
from bot.ports import Request


def written(request: Request, call: int) -> str:
    """A short text where that is asked for, else a long one."""
    prompt = request.messages[-1].content
    if "bullet" in prompt:
        return "- The moon pulls.\n- The sea rises."
    return "Short." if "short" in prompt or "fewer" in prompt else "A long text about the tides, " * 5


async def labels(room: Room) -> list[str]:
    """What stands over the variants that people see."""
    return [one.label for one in room.seen.frames[-1].variants]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("length", ("shorter", "longer")),
        ("the tone", ("formal", "casual")),
        ("bullets or a table", ("bullets", "table")),
        ("formal vs friendly", ("formal", "friendly")),
        ("", ("shorter", "longer")),
        ("weather", None),
        ("formal or bullets", None),
    ],
)
def test_what_is_compared(said: str, found: tuple[str, str] | None) -> None:
    pair = sides(context(), said)
    assert (pair and (pair[0].value, pair[1].value)) == found


def test_without_a_name_the_first_thing_is_compared_about_which_nothing_is_wanted() -> None:
    pair = sides(context(wish("length", "shorter")), "")
    assert pair and pair[0].slot == "format"


async def test_two_variants_stand_side_by_side_and_the_chosen_one_is_the_answer(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(written)) as room:
        await room.ask()
        await room.command("/compare length")
        assert await labels(room) == ["A: shorter", "B: longer"]
        assert (await room.answer()).shown == 1
        assert room.seen.told[-1][2] == texts.COMPARING
        assert [offer.value for offer in room.seen.offered] == ["2", "3", ""]
        await room.press(CHOOSE, "2")
        assert await room.text() == "Short." and not room.seen.frames[-1].variants
        await room.reply("as bullets")
        assert "fewer" in room.prompt() or "short" in room.prompt()


async def test_the_emoji_compares_and_neither_goes_back_to_what_was_there(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(written)) as room:
        await room.ask()
        before = await room.text()
        await room.react("🔀")
        assert len(await labels(room)) == 2
        await room.press(CHOOSE, "")
        assert not room.seen.frames[-1].variants and await room.text() == before
        late = await room.press(CHOOSE, "2")
        assert (await room.outcome(late)).notice == texts.OFFER_GONE


async def test_other_feedback_ends_the_comparison_and_is_answered(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(written)) as room:
        await room.ask()
        await room.command("/compare tone")
        await room.reply("as bullets")
        assert (await room.text()).startswith("- ") and not room.seen.frames[-1].variants
        assert (await room.thread()).comparing is None


async def test_a_restart_between_the_variants_writes_the_second(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: written(request, call), pause=0.02)
    async with a_bot(tmp_path, model) as room:
        await room.ask()
        await room.command("/compare length", wait=False)
        await room.seen.until(lambda: bool((room.seen.frames[-1].variants or ()) and model.requests[2:]))
    async with a_bot(tmp_path, ScriptedModel(written)) as again:
        await again.bot.inbox.resume("test")
        await again.settle()
        thread = await again.thread()
        assert thread.comparing and thread.comparing.whole and thread.owed is None


async def test_choosing_is_kept_as_the_strongest_evidence(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(written)) as room:
        await room.ask("Explain how tides work.")
        await room.command("/compare length")
        await room.press(CHOOSE, "2")
        held = (await room.bot.store.profile(room.ref.who("ana"))).evidence
        assert [(one.slot, one.value) for one in held] == [("length", "shorter")] and held[0].weight > 1


async def test_what_cannot_be_compared_is_said(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(written)) as room:
        early = await room.command("/compare length")
        assert (await room.outcome(early)).notice == texts.NO_ANSWER_YET
        await room.ask()
        asked = await room.command("/compare the weather")
        assert (await room.outcome(asked)).notice == texts.CANNOT_COMPARE
        assert not room.seen.frames[-1].variants


async def test_a_choice_that_is_undone_is_no_evidence(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(written)) as room:
        await room.ask()
        await room.command("/compare length")
        await room.press(CHOOSE, "2")
        assert [one.value for one in (await room.bot.store.profile(room.ref.who("ana"))).evidence] == ["shorter"]
        await room.reply("undo")
        assert (await room.answer()).shown == 1
        assert (await room.bot.store.profile(room.ref.who("ana"))).evidence == ()


async def test_feedback_on_another_answer_is_no_choice_and_the_comparison_waits(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(written)) as room:
        await room.ask()
        await room.reply("longer")
        await room.ask("What is a black hole?")
        await room.command("/compare length")
        await room.react("👍", answer=1)
        await room.press("restore", "2", answer=1)
        assert not any(frame.variants for frame in room.seen.frames if frame.answer == 1)
        kept = await room.bot.store.profile(room.ref.who("ana"))
        assert "shorter" not in [one.value for one in kept.evidence]
        await room.press(CHOOSE, "2", answer=2)
        assert (await room.answer(2)).shown == 2 and (await room.answer(1)).shown == 2
        assert (await room.thread()).comparing is None


async def test_the_emoji_taken_off_again_ends_it_also_while_it_is_written(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(written, pause=0.01)) as room:
        await room.ask()
        await room.react("🔀")
        await room.unreact("🔀")
        assert (await room.thread()).comparing is None and not room.seen.frames[-1].variants
        room.model.script = lambda request, call: "A long text about the tides, " * 9
        shown = len(room.seen.frames)
        await room.react("🔀", wait=False)
        await room.seen.until(lambda: any(half.text for frame in room.seen.frames[shown:] for half in frame.variants))
        await room.unreact("🔀")
        state = await room.thread()
        assert state.comparing is None and state.owed is None
        assert (await room.answer()).shown == 1 and not room.seen.frames[-1].variants


async def test_a_stop_keeps_the_answer_and_no_half_of_a_variant(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: "A long text about the tides, " * 9, pause=0.01)
    async with a_bot(tmp_path, model) as room:
        await room.ask()
        shown = len(room.seen.frames)
        await room.command("/compare length", wait=False)
        await room.seen.until(lambda: any(half.text for frame in room.seen.frames[shown:] for half in frame.variants))
        await room.press("stop")
        assert (await room.answer()).shown == 1 and (await room.thread()).comparing is None
        assert not any(version.stopped for version in (await room.answer()).versions)
