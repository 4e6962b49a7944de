"""One part of an answer is changed through the front door: the right one, alone, or the person is asked which."""

from __future__ import annotations

from pathlib import Path

import pytest
from bots import Room, ScriptedModel, a_bot
from measure_edits import measure

from bot.events import Asked, Rewrote
from bot.ports import Request
from bot.which import offers

TIDES = "The sea rises. The moon pulls.\n\nThe sea falls. The sun helps.\n\n- One wave.\n- Two waves.\n- Three waves."


def says(*replies: str) -> ScriptedModel:
    """A model that gives these replies one after another, the last one again and again."""
    return ScriptedModel(lambda request, call: replies[min(call, len(replies)) - 1])


async def given(room: Room, text: str = TIDES) -> None:
    """An answer of these words."""
    await room.send(Asked(text="Explain tides."), given=text)


async def notice(room: Room, event: object) -> str:
    """What the person was told after an event."""
    return (await room.outcome(event)).notice  # type: ignore[arg-type]


async def test_every_edit_of_the_measure_is_right_or_asked_and_leaves_the_rest() -> None:
    found = await measure(slice(None, None, 3))
    assert sum(sum(counts.values()) for counts in found.values()) >= 70
    assert all(set(counts) <= {"right", "asked"} for counts in found.values()), found


async def test_what_could_be_several_passages_is_asked_and_the_answer_stays(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("Water goes")) as room:
        await given(room)
        asked = await room.reply("make this livelier", quote="The sea")
        assert await room.text() == TIDES and room.model.requests == []
        assert (await notice(room, asked)).startswith("Which one do you mean?\n1. “")
        assert (await room.thread()).context.directives == ()


@pytest.mark.parametrize("reply", ["the second", "2", "The second one.", "the sea falls", "the last one"])
async def test_the_next_reply_says_which(tmp_path: Path, reply: str) -> None:
    async with a_bot(tmp_path, says("Water")) as room:
        await given(room)
        await room.reply("make this livelier", quote="The sea")
        await room.reply(reply)
        assert await room.text() == TIDES.replace("The sea falls", "Water falls")
        assert (await room.thread()).pending == ()


async def test_a_press_says_which_and_only_its_author_s(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("Water")) as room:
        await given(room)
        asked = await room.reply("make this livelier", quote="The sea")
        await room.press("which", f"{asked.id}:1", by="ben")
        assert await room.text() == TIDES
        await room.press("which", f"{asked.id}:1")
        assert await room.text() == TIDES.replace("The sea rises", "Water rises")


async def test_what_is_not_found_is_asked_for_and_a_quotation_answers(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("Waves everywhere.")) as room:
        await given(room)
        asked = await room.command("/passage the paragraph about whales: livelier")
        assert "I can't find “paragraph about whales” in the answer" in await notice(room, asked)
        await room.reply("“Two waves.”")
        assert await room.text() == TIDES.replace("Two waves.", "Waves everywhere.")


async def test_other_feedback_lets_the_question_lapse_and_that_is_told_once(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("Short.")) as room:
        await given(room)
        await room.reply("make this livelier", quote="The sea")
        said = await room.reply("as bullets")
        assert "I left out what you said before" in await notice(room, said)
        again = await room.reply("more formal")
        assert "left out" not in await notice(room, again)


async def test_an_undo_and_the_same_choice_again_come_to_the_right_texts(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("Water", "Brine")) as room:
        await given(room)
        await room.reply("make this livelier", quote="The sea")
        await room.reply("1")
        await room.command("/undo")
        assert await room.text() == TIDES
        await room.reply("make this livelier", quote="The sea")
        await room.reply("2")
        assert await room.text() == TIDES.replace("The sea falls", "Brine falls")


async def test_a_part_that_goes_is_taken_out_by_code(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await given(room)
        await room.reply("remove the second bullet")
        assert await room.text() == TIDES.replace("- Two waves.\n", "") and room.model.requests == []


async def test_several_passages_of_one_burst_are_each_changed_in_place(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("First.", "Last."), settle=0.2) as room:
        await given(room)
        await room.reply("make this livelier", quote="The moon pulls.", wait=False)
        await room.reply("make this livelier", quote="Three waves.")
        assert await room.text() == TIDES.replace("The moon pulls.", "First.").replace("Three waves.", "Last.")


async def test_the_same_wish_again_changes_the_passage_again(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("One wave only.", "One.")) as room:
        await given(room)
        await room.reply("rewrite the first bullet")
        await room.reply("rewrite the first bullet")
        assert await room.text() == TIDES.replace("One wave.", "One.")
        await room.command("/undo")
        assert await room.text() == TIDES.replace("One wave.", "One wave only.")


async def test_again_writes_only_that_passage_again(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("First try.", "Second try.")) as room:
        await given(room)
        await room.reply("rewrite the first bullet")
        await room.command("/again")
        assert await room.text() == TIDES.replace("One wave.", "Second try.")


async def test_the_model_sees_the_passage_and_a_little_around_it(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("Two big waves.")) as room:
        await given(room)
        await room.reply("rewrite the second bullet")
        prompt = room.prompt()
        assert "Passage:\nTwo waves." in prompt and "as the words of one list item" in prompt
        assert "Before it (context, not to be repeated):\n" in prompt and "- Three waves." in prompt


async def test_a_reply_that_fits_nowhere_leaves_the_passage_and_that_is_said(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("- One.\n- And another."), attempts=2) as room:
        await given(room)
        await room.reply("rewrite the first bullet")
        version = (await room.answer()).current
        assert version and version.text == TIDES and version.attempts == 2
        assert [one.found for one in version.violations] == ["Nothing that came fits there, so it stayed as it was."]


async def test_a_passage_is_checked_for_its_own_wish_alone(tmp_path: Path) -> None:
    def script(request: Request, call: int) -> str:
        return "A wave, and then another wave." if call == 1 else "A wave."

    async with a_bot(tmp_path, ScriptedModel(script), attempts=3) as room:
        await given(room, TIDES.replace("One wave.", "One wave, and then another wave."))
        await room.reply("make the first bullet shorter")
        version = (await room.answer()).current
        assert version and "- A wave.\n" in version.text and version.attempts == 2 and version.violations == ()


async def test_a_wish_for_the_whole_beside_it_regenerates_the_whole(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("All new.")) as room:
        await given(room)
        await room.reply("in German, and make the first bullet livelier")
        assert await room.text() == "All new."
        assert "In the first bullet: " in room.prompt()


async def test_a_passage_of_an_older_version_is_found_where_it_is_now(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("A much longer first wave than before.", "Waves, two.")) as room:
        await given(room)
        await room.reply("rewrite the first bullet")
        await room.reply("make this livelier", quote="Two waves.", version=1)
        assert (await room.text()).endswith("than before.\n- Waves, two.\n- Three waves.")


async def test_a_person_s_own_edit_is_the_new_version_at_once(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("Formal now.")) as room:
        await given(room)
        mine = TIDES.replace("Two waves.", "Two huge waves came in.")
        await room.send(Rewrote(text=mine))
        version = (await room.answer()).current
        assert version and version.text == mine and version.by == "ana" and room.model.requests == []
        assert "edited by ana" in room.seen.frames[-1].line
        await room.reply("more formal")
        assert "Keep this word for word: “- Two huge waves came in.”" in room.prompt()
        await room.command("/undo")
        assert await room.text() == mine
        await room.command("/undo")
        assert await room.text() == TIDES


async def test_what_a_person_took_out_by_hand_stays_out(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("Formal now.")) as room:
        await given(room)
        await room.send(Rewrote(text=TIDES.replace(" The sun helps.", "")))
        await room.reply("more formal")
        assert "The sun helps" in room.prompt()
        await room.send(Rewrote(text=await room.text()))
        assert len((await room.answer()).versions) == 3


async def test_only_the_person_who_asked_edits_unless_the_policy_lets_others(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await given(room)
        event = await room.send(Rewrote(text="Mine."), by="ben")
        assert await room.text() == TIDES and "Only the person who asked" in await notice(room, event)
        await room.command("/policy anyone")
        await room.send(Rewrote(text="Mine."), by="ben")
        assert await room.text() == "Mine."


async def test_a_question_which_survives_a_restart(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await given(room)
        await room.reply("make this livelier", quote="The sea")
        count = room.count
    async with a_bot(tmp_path, says("Water")) as room:
        room.count = count
        await room.reply("1")
        assert await room.text() == TIDES.replace("The sea rises", "Water rises")


async def test_every_stretch_that_was_edited_by_hand_is_kept(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("Formal now.")) as room:
        await given(room)
        mine = TIDES.replace("The sea rises.", "The sea rises by three metres.").replace("Two waves.", "Two big waves.")
        await room.send(Rewrote(text=mine))
        await room.reply("more formal")
        assert "“The sea rises by three metres.”" in room.prompt() and "“- Two big waves.”" in room.prompt()


async def test_words_that_were_edited_again_are_no_longer_kept_nor_left_out(tmp_path: Path) -> None:
    async with a_bot(tmp_path, says("The sea rises. My own line stays here.")) as room:
        await given(room, "The sea rises. The moon pulls.")
        await room.send(Rewrote(text="The sea rises. My own sentence stays here."))
        await room.send(Rewrote(text="The sea rises. The moon pulls. My own line stays here."))
        await room.reply("more formal")
        assert "My own sentence" not in room.prompt() and "Do not use the phrase" not in room.prompt()
        version = (await room.answer()).current
        assert version is not None and "“My own line stays here.”" not in str(version.violations)


async def test_a_wish_that_was_being_written_is_written_from_the_own_edit(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: "word " * 30 + "The moon pulls hard.", pause=0.01)
    async with a_bot(tmp_path, model) as room:
        await given(room, "The sea rises. The moon pulls.")
        wish = await room.reply("more formal", wait=False)
        await room.streamed(3)
        await room.send(Rewrote(text="The sea rises. The moon pulls hard."), version=1)
        answer = await room.answer()
        assert [version.by for version in answer.versions] == ["", "ana", ""]
        assert answer.shown == 3 and (answer.current and answer.current.parent) == 2
        assert "Write in a formal tone" in room.prompt() and "“The moon pulls hard.”" in room.prompt()
        assert (await room.outcome(wish)).version == 3 and not (await room.outcome(wish)).stopped


@pytest.mark.parametrize(
    "said",
    ["kürze den ersten Absatz", "raccourcis le premier paragraphe", "acorta el primer párrafo",
     "o primeiro parágrafo mais curto", "最初の段落を短くして", "第一段短一点"],
)  # fmt: skip
async def test_a_part_named_in_another_language_is_changed_alone(tmp_path: Path, said: str) -> None:
    async with a_bot(tmp_path, says("Sea up.")) as room:
        await given(room)
        await room.reply(said)
        assert await room.text() == TIDES.replace("The sea rises. The moon pulls.", "Sea up.")


async def test_a_candidate_that_is_cut_short_on_its_button_ends_in_an_ellipsis(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await given(room)
        asked = await room.reply("make this livelier", quote="The sea")
        (pending,) = (await room.thread()).pending
        labels = [offer.label for offer in offers(pending, TIDES)]
        assert pending.event == asked.id and all(len(label) <= 43 and label.endswith("…") for label in labels)
        assert labels[0] != labels[1]


@pytest.mark.parametrize(
    ("said", "line"),
    [("give two examples", "with two examples"), ("with an example", "with an example"),
     ("give an example from music", "with an example from music")],
)  # fmt: skip
async def test_the_quiet_line_says_how_many_examples_are_wanted(tmp_path: Path, said: str, line: str) -> None:
    async with a_bot(tmp_path, says("For example, a wave.")) as room:
        await given(room)
        await room.reply(said)
        assert line in room.seen.frames[-1].line
