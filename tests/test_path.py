"""The path, by dialogues: what goes in as events comes out as what people see."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from bots import Room, ScriptedModel, a_bot

from bot.directives import Slot
from bot.errors import ModelUnavailable
from bot.events import Replied
from bot.interpret.meaning import interpret
from bot.interpret.reading import Kind, Reading
from bot.ports import Piece, Request


def numbered(request: Request, call: int) -> str:
    """An answer that is another one at each call."""
    return f"Answer {call}: " + "the tide rises and falls with the moon, twice each day. " * (6 - min(call, 5))


async def test_a_question_is_answered_and_a_reply_refines_the_same_answer_in_place(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask()
        await room.reply("shorter, and for a beginner")
        answer = await room.answer()
        assert [version.number for version in answer.versions] == [1, 2]
        assert answer.current and answer.current.text.startswith("Answer 2")
        assert "Write for a beginner." in room.prompt() and "fewer than" in room.prompt()
        assert "Answer 1" not in str(room.model.requests[-1])
        assert len({frame.answer for frame in room.seen.frames}) == 1


async def test_undo_shows_the_earlier_version_again_without_asking_the_model(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask()
        await room.reply("more formal")
        before = len(room.model.requests)
        undone = await room.press("undo")
        assert (await room.answer()).shown == 1
        assert (await room.text()).startswith("Answer 1")
        assert len(room.model.requests) == before
        assert (await room.outcome(undone)).version == 1
        await room.press("shorter")
        assert [version.number for version in (await room.answer()).versions] == [1, 2, 3]
        assert "formal" not in room.prompt()


async def test_undo_goes_back_step_by_step_and_says_when_nothing_is_left(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask()
        await room.reply("more formal")
        await room.reply("as a table")
        await room.press("undo")
        assert (await room.answer()).shown == 2
        await room.command("/undo")
        assert (await room.answer()).shown == 1
        last = await room.reply("undo")
        assert "nothing left to undo" in (await room.outcome(last)).notice
        assert (await room.answer()).shown == 1


async def test_undoing_a_reset_brings_everything_back(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask()
        await room.reply("more formal")
        await room.press("reset")
        assert (await room.thread()).context.directives == ()
        assert (await room.answer()).shown == 1
        await room.press("undo")
        assert [held.value for held in (await room.thread()).context.directives] == ["formal"]
        assert (await room.answer()).shown == 2


async def test_a_version_can_be_restored_and_is_built_on(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask()
        await room.reply("more formal")
        await room.reply("as a table")
        await room.press("restore", "2")
        assert (await room.answer()).shown == 2
        await room.reply("in German")
        version = (await room.answer()).current
        assert version and version.number == 4 and version.parent == 2
        assert "formal" in room.prompt() and "German" in room.prompt() and "table" not in room.prompt()
        gone = await room.command("/restore 17")
        assert "There is no version 17" in (await room.outcome(gone)).notice


async def test_a_removed_reaction_takes_back_what_it_had_said(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask()
        await room.react("✂️")
        assert (await room.answer()).shown == 2
        await room.unreact(":scissors:")
        assert (await room.answer()).shown == 1
        assert (await room.thread()).context.directives == ()


async def test_a_removed_thumb_takes_back_the_acceptance(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        await room.react("👍")
        assert (await room.answer()).versions[0].accepted
        await room.unreact("👍")
        assert not (await room.answer()).versions[0].accepted
        assert len(room.model.requests) == 1


async def test_an_edited_message_says_what_it_says_now(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask()
        said = await room.reply("more formal")
        await room.edit(said.message, "more casual, please")
        assert "casual" in room.prompt() and "formal" not in room.prompt()


async def test_a_deleted_message_is_as_if_never_said(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask()
        said = await room.reply("more formal")
        await room.delete(said.message)
        assert (await room.answer()).shown == 1


async def test_an_edited_question_is_answered_anew_with_the_same_wishes(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        asked = await room.ask("Explain tides.")
        await room.reply("as bullets")
        await room.edit(asked.message, "Explain rainbows.")
        assert room.prompt().startswith("Explain rainbows.") and "bullet" in room.prompt()


async def test_a_deleted_question_takes_its_answer_back(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        asked = await room.ask()
        await room.delete(asked.message)
        assert (await room.answer()).shown is None
        assert room.seen.frames[-1].progress == "withdrawn" and room.seen.frames[-1].text == ""


async def test_new_feedback_stops_the_running_generation_at_the_model(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: " ".join(f"{call}:{n}" for n in range(400)), pause=0.002)
    async with a_bot(tmp_path, model) as room:
        asked = await room.ask(wait=False)
        await room.streamed(5)
        await room.reply("shorter", wait=False)
        frames = len(room.seen.frames)
        await room.settle()
        later = [frame for frame in room.seen.frames[frames:] if frame.text]
        begun = next(at for at, frame in enumerate(later) if "2:" in frame.text)
        assert not any("1:" in frame.text for frame in later[begun:])
        assert model.closed_early == 1 and len(model.requests) == 2
        outcome = await room.outcome(asked)
        assert outcome.stopped and outcome.version is None
        assert [version.number for version in (await room.answer()).versions] == [1]


async def test_a_burst_of_feedback_is_taken_together(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: " ".join(f"{call}:{n}" for n in range(60)), pause=0.002)
    async with a_bot(tmp_path, model) as room:
        await room.ask()
        for text in ("more formal", "as a table", "in German", "with an example", "without prices"):
            await room.reply(text, wait=False)
        await room.settle()
        assert len(model.requests) <= 3
        for part in ("formal", "table", "German", "example", "prices"):
            assert part in room.prompt()


async def test_thanks_and_chatter_let_the_running_answer_come(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: " ".join(f"word{n}" for n in range(60)), pause=0.002)
    async with a_bot(tmp_path, model) as room:
        await room.ask(wait=False)
        await room.streamed(5)
        thanked = await room.reply("thanks!", "ben", wait=False)
        await room.settle()
        assert model.closed_early == 0 and len(model.requests) == 1
        assert (await room.outcome(thanked)).kind is Kind.THANKS
        assert (await room.text()).split() == [f"word{n}" for n in range(60)]


async def test_stop_keeps_what_there_is(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: " ".join(f"{n}" for n in range(400)), pause=0.002)
    async with a_bot(tmp_path, model) as room:
        asked = await room.ask(wait=False)
        await room.streamed(10)
        await room.press("stop")
        version = (await room.answer()).current
        assert version and version.stopped and version.text.startswith("0 1 2")
        assert len(version.text.split()) < 400
        assert room.seen.frames[-1].progress == "stopped"
        assert (await room.outcome(asked)).stopped and (await room.outcome(asked)).version == 1
        await room.press("again")
        again = (await room.answer()).current
        assert again and again.number == 2 and len(again.text.split()) == 400


async def test_stop_before_the_first_word_says_so(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: "late", pause=5)
    async with a_bot(tmp_path, model) as room:
        await room.ask(wait=False)
        await asyncio.sleep(0.05)
        await room.press("stop")
        assert room.seen.frames[-1].progress == "stopped" and "Again" in room.seen.frames[-1].line


async def test_rejecting_asks_what_was_wrong_and_takes_the_reply_as_feedback(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask()
        rejected = await room.react("👎")
        assert (await room.outcome(rejected)).notice.startswith("Sorry about that. What was wrong")
        assert len(room.model.requests) == 1
        said = await room.reply("it mixes up high and low tide")
        assert (await room.outcome(said)).kind is Kind.ANSWER_TO_BOT
        assert "it mixes up high and low tide" in room.prompt()


async def test_again_is_another_try_at_the_same_prompt(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered), seed=7) as room:
        await room.ask()
        await room.press("again")
        first, second = room.model.requests
        assert first.messages == second.messages and first.seed != second.seed
        assert (await room.answer()).shown == 2


async def test_feedback_that_nobody_can_read_stays_word_for_word(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask("Create a Python function to calculate Fibonacci.")
        said = await room.reply("Make it more memory-efficient using a generator.")
        (directive,) = (await room.outcome(said)).directives
        assert directive.value == "Make it more memory-efficient using a generator." and directive.verbatim
        assert "- Make it more memory-efficient using a generator." in room.prompt()


async def test_the_model_reads_what_is_not_plain_and_only_what_the_words_bear_out_counts(tmp_path: Path) -> None:
    reading = (
        '{"wishes": [{"slot": "include", "value": "a generator", "scope": "answer", "words": "using a generator"},'
        ' {"slot": "language", "value": "French", "scope": "always", "words": "en français"}]}'
    )
    model = ScriptedModel(lambda request, call: reading if request.json_schema else "An answer.", reads=True)
    async with a_bot(tmp_path, model) as room:
        await room.ask("Create a Python function to calculate Fibonacci.")
        said = await room.reply("Make it more memory-efficient using a generator.")
        assert [(one.slot, one.value) for one in (await room.outcome(said)).directives] == [
            (Slot.INCLUDE, "a generator")
        ]


@pytest.mark.parametrize("reply", ["not json", "{}", '{"wishes": [{"slot": "mood"}]}', ""])
async def test_a_reading_that_is_no_reading_leaves_the_persons_own_words(tmp_path: Path, reply: str) -> None:
    model = ScriptedModel(lambda request, call: reply if request.json_schema else "An answer.", reads=True)
    async with a_bot(tmp_path, model) as room:
        await room.ask()
        said = await room.reply("Make it more memory-efficient using a generator.")
        (directive,) = (await room.outcome(said)).directives
        assert directive.verbatim


async def test_a_bug_in_the_reader_loses_no_feedback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str, **more: object) -> Reading:
        raise RecursionError(text)

    async with a_bot(tmp_path) as room:
        await room.ask()
        monkeypatch.setitem(interpret.__kwdefaults__ or {}, "read", broken)
        await room.reply("shorter, and in German")
        assert "- shorter, and in German" in room.prompt()


async def test_a_draft_that_breaks_a_wish_is_tried_again_with_the_wish_named(tmp_path: Path) -> None:
    def script(request: Request, call: int) -> str:
        return "- one\n- two" if "Take special care" in request.messages[-1].content else "No list at all."

    async with a_bot(tmp_path, ScriptedModel(script, reads=True), attempts=3) as room:
        await room.ask()
        await room.reply("as bullets")
        version = (await room.answer()).current
        assert version and version.text == "- one\n- two"
        assert version.attempts == 2 and version.violations == ()
        assert "checking" in [frame.progress for frame in room.seen.frames]


async def test_the_better_draft_is_kept_and_what_was_not_met_is_said(tmp_path: Path) -> None:
    drafts = {1: "The tide rises and falls.", 2: "- one\n- two", 3: "", 4: "no list"}
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: drafts[call]), attempts=3) as room:
        await room.ask()
        await room.reply("exactly 3 bullets")
        version = (await room.answer()).current
        assert version and version.text == "- one\n- two" and version.attempts == 3
        assert "Not managed" in room.seen.frames[-1].line and "It had 2." in room.seen.frames[-1].line


async def test_a_passage_is_rewritten_alone_and_the_rest_stays(tmp_path: Path) -> None:
    first = "The sea rises.\n\nThe moon pulls on it.\n\nThen it falls."
    script = ScriptedModel(lambda request, call: first if call == 1 else "A new middle.")
    async with a_bot(tmp_path, script) as room:
        await room.ask()
        await room.reply("make this simpler", quote="The moon pulls on it.")
        assert await room.text() == "The sea rises.\n\nA new middle.\n\nThen it falls."
        assert "After it (context, not to be repeated):\nThen it falls.\n\nPassage:\nThe moon" in room.prompt()


async def test_two_people_who_pull_apart_are_told_and_the_asker_decides(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask(by="ana")
        await room.reply("more formal", by="ana")
        before = len(room.model.requests)
        said = await room.reply("more casual", by="ben")
        notice = (await room.outcome(said)).notice
        assert "ana wants “formal”" in notice and "ben wants “casual”" in notice
        assert len(room.model.requests) == before
        await room.command("/policy anyone")
        assert "casual" in room.prompt()


async def test_a_follow_up_question_gets_an_answer_of_its_own(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask()
        await room.reply("in this thread, be formal")
        await room.reply("as a table")
        asked = await room.reply("What causes neap tides?")
        outcome = await room.outcome(asked)
        assert outcome.kind is Kind.QUESTION and outcome.answer == 2 and outcome.version == 1
        assert "formal" in room.prompt() and "table" not in room.prompt()
        assert [message.role for message in room.model.requests[-1].messages] == ["system", "user", "assistant", "user"]


async def test_feedback_on_an_older_answer_refines_that_one(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask("Explain tides.")
        await room.ask("Explain rainbows.")
        await room.react("✂️", answer=1)
        assert [len((await room.answer(n)).versions) for n in (1, 2)] == [2, 1]
        assert room.prompt().startswith("Explain tides.")
        await room.reply("more formal", answer=2)
        assert room.prompt().startswith("Explain rainbows.") and "fewer" not in room.prompt()
        await room.ask("Explain dew.")
        assert (await room.thread()).answers == 3


async def test_feedback_on_another_answer_waits_for_the_running_one(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: " ".join(f"{call}:{n}" for n in range(50)), pause=0.002)
    async with a_bot(tmp_path, model) as room:
        await room.ask("Explain tides.")
        await room.ask("Explain rainbows.", wait=False)
        await room.streamed(5)
        await room.press("shorter", answer=1)
        assert model.closed_early == 0
        assert [len((await room.answer(n)).versions) for n in (1, 2)] == [2, 1]


async def test_always_goes_with_the_person_into_the_next_thread_and_with_nobody_else(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        await room.reply("always answer in German, from now on")
        other = Room(room.bot, room.seen, room.model, thread="2")
        await other.ask("Explain rainbows.", by="ana")
        assert "German" in room.model.requests[-1].messages[-1].content
        third = Room(room.bot, room.seen, room.model, thread="3")
        await third.ask("Explain dew.", by="ben")
        assert "German" not in str(room.model.requests[-1])


async def test_taking_an_always_back_takes_it_out_of_the_profile_too(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        await room.reply("always answer in German")
        await room.press("undo")
        assert (await room.bot.store.profile(room.ref.who("ana"))).directives == ()


async def test_the_profile_command_sets_shows_and_forgets(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        await room.command("/profile formal")
        assert len(room.model.requests) == 1
        shown = await room.command("/profile")
        assert "formal" in (await room.outcome(shown)).notice
        await room.command("/forget")
        assert (await room.bot.store.profile(room.ref.who("ana"))).directives == ()


async def test_a_single_wish_can_be_removed_by_its_x(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask()
        said = await room.reply("more formal, and as a table")
        formal = next(d for d in (await room.outcome(said)).directives if d.slot is Slot.TONE)
        await room.press("remove", formal.id)
        assert "table" in room.prompt() and "formal" not in room.prompt()
        await room.press("undo")
        assert (await room.answer()).shown == 2


async def test_what_it_cannot_draw_is_said_plainly(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask("Analyze Q4 sales.")
        said = await room.reply("Add regional breakdown and visual representation.")
        assert "I can't draw charts" in (await room.outcome(said)).notice


async def test_a_fourth_shorter_says_that_it_is_as_far_as_it_goes(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        for _ in range(3):
            await room.press("formal")
        before = len(room.model.requests)
        said = await room.press("formal")
        assert len(room.model.requests) == before
        assert "as far that way as I can" in (await room.outcome(said)).notice


async def test_an_unknown_command_or_button_says_what_there_is(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        for sent in (await room.command("/shrter"), await room.press("nonsense")):
            assert (await room.outcome(sent)).notice
        assert len(room.model.requests) == 1


async def test_the_same_event_three_times_is_one(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        for _ in range(3):
            await room.send(Replied(text="shorter"), id="same")
        assert [version.number for version in (await room.answer()).versions] == [1, 2]


async def test_a_model_that_fails_is_said_plainly_and_again_brings_the_answer(tmp_path: Path) -> None:
    class Failing(ScriptedModel):
        failing = True

        async def generate(self, request: Request):  # type: ignore[no-untyped-def]
            if self.failing:
                raise ModelUnavailable("I can't reach the model right now.", reason="refused")
            yield Piece(text="Here it is.")

    model = Failing()
    async with a_bot(tmp_path, model) as room:
        asked = await room.ask()
        assert room.seen.frames[-1].progress == "failed"
        assert "can't reach the model" in (await room.outcome(asked)).notice
        model.failing = False
        await room.press("again")
        assert await room.text() == "Here it is."


async def test_a_restart_goes_on_with_what_was_in_flight(tmp_path: Path) -> None:
    slow = ScriptedModel(lambda request, call: " ".join(["slow"] * 1000), pause=0.01)
    async with a_bot(tmp_path, slow) as room:
        await room.ask(wait=False)
        await room.streamed(3)
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: "Whole.")) as room:
        assert await room.bot.inbox.resume("test") == 1
        await room.settle()
        assert await room.text() == "Whole."
        assert len((await room.answer()).versions) == 1


async def test_nobody_edits_or_deletes_for_somebody_else(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        asked = await room.ask(by="ana")
        said = await room.reply("more formal", by="ana")
        before = len(room.model.requests)
        await room.edit(said.message, "more casual", by="ben")
        await room.delete(said.message, by="ben")
        await room.edit(asked.message, "Explain rainbows.", by="ben")
        await room.delete(asked.message, by="ben")
        assert len(room.model.requests) == before and (await room.answer()).shown == 2
        assert (await room.thread()).context.task is not None


async def test_a_question_may_say_what_holds_for_longer(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask("From now on always answer in German. Explain tides.")
        assert [one.value for one in (await room.bot.store.profile(room.ref.who("ana"))).directives] == ["German"]
        assert "Write in German." in room.prompt()


async def test_a_rejection_with_its_reason_is_taken_without_asking(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        said = await room.command("/reject mixes up high and low tide")
        assert "What was wrong" not in (await room.outcome(said)).notice
        assert "mixes up high and low tide" in room.prompt()


async def test_a_draft_that_loops_is_broken_off(tmp_path: Path) -> None:
    def script(request: Request, call: int) -> str:
        return "The tide comes in again. " * 500 if call == 1 else "The moon pulls on the sea."

    async with a_bot(tmp_path, ScriptedModel(script), attempts=2) as room:
        await room.ask()
        assert await room.text() == "The moon pulls on the sea."
        assert room.model.closed_early == 1


async def test_why_says_what_the_profile_was_when_the_version_was_made(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.command("/profile in German")
        await room.ask()
        await room.command("/profile in French")
        why = await room.command("/why")
        assert "Write in German. (from the profile of ana)" in (await room.outcome(why)).notice


async def test_an_edit_of_an_older_message_refines_the_answer_it_was_about(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask("Explain tides.")
        said = await room.reply("more formal")
        await room.ask("Explain rainbows.")
        await room.edit(said.message, "more casual")
        assert room.prompt().startswith("Explain tides.") and "casual" in room.prompt()
        assert [len((await room.answer(n)).versions) for n in (1, 2)] == [3, 1]


async def test_what_is_to_be_kept_goes_along_word_for_word(tmp_path: Path) -> None:
    first = "The sea rises.\n\nThe moon pulls on it.\n\nThen it falls."
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: first)) as room:
        await room.ask()
        await room.reply("more formal, but keep the last paragraph")
        assert "Keep this word for word: “Then it falls.”" in room.prompt()


async def test_buttons_answer_to_their_label_too_and_why_is_one(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask()
        await room.press("More detail")
        assert "more than" in room.prompt()
        why = await room.press("Why?")
        assert "holds to" in (await room.outcome(why)).notice


async def test_feedback_right_after_thanks_is_not_swallowed(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: " ".join(f"{call}:{n}" for n in range(80)), pause=0.002)
    async with a_bot(tmp_path, model) as room:
        await room.ask(wait=False)
        await room.streamed(5)
        await room.reply("thanks!", "ben", wait=False)
        await room.reply("as a table", wait=False)
        await room.settle()
        assert "table" in room.prompt() and len(model.requests) == 2


async def test_a_second_question_waits_for_the_first_answer(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: f"On {request.messages[-1].content} " + "word " * 40, pause=0.002)
    async with a_bot(tmp_path, model) as room:
        await room.ask("tides", "ana", wait=False)
        await room.streamed(5)
        await room.ask("rainbows", "ben", wait=False)
        await room.reply("more formal", "ana", wait=False)
        await room.settle()
        answers = [await room.answer(n) for n in (1, 2)]
        assert [one.current.text.split()[1] for one in answers if one.current] == ["tides", "rainbows"]


async def test_stop_is_heard_while_something_about_another_answer_waits(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: " ".join(f"{call}:{n}" for n in range(300)), pause=0.002)
    async with a_bot(tmp_path, model) as room:
        model.pause = 0.0
        await room.ask("Explain tides.")
        model.pause = 0.002
        await room.ask("Explain rainbows.", wait=False)
        await room.streamed(5)
        await room.react("✂️", answer=1, wait=False)
        await room.press("stop", answer=2)
        current = (await room.answer(2)).current
        assert current and current.stopped
        assert len((await room.answer(1)).versions) == 2


async def test_feedback_that_names_no_answer_is_about_the_newest(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask("Explain tides.")
        await room.ask("Explain rainbows.")
        await room.command("/thread formal")
        await room.react("✂️", answer=1)
        await room.reply("as a table")
        assert room.prompt().startswith("Explain rainbows.")
        assert "table" in room.prompt() and "formal" in room.prompt() and "fewer" not in room.prompt()
        await room.ask("Explain dew.")
        assert "formal" in room.prompt()


async def test_a_publisher_that_fails_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*args: object) -> None:
        raise ConnectionError("gone")

    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        monkeypatch.setattr(room.seen, "edit", broken)
        monkeypatch.setattr(room.seen, "tell", broken)
        await room.ask()
        await room.react("👎")
        await room.reply("as a table")
        assert [version.number for version in (await room.answer()).versions] == [1, 2]


async def test_a_version_that_nobody_saw_is_shown_after_the_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*args: object) -> None:
        raise ConnectionError("gone")

    async with a_bot(tmp_path) as room:
        monkeypatch.setattr(room.seen, "edit", broken)
        await room.ask()
    async with a_bot(tmp_path) as room:
        assert await room.bot.inbox.resume("test") == 1
        await room.settle()
        assert room.seen.frames[-1].progress == "done" and room.model.requests == []
        assert await room.bot.inbox.resume("test") == 0


async def test_a_second_draft_that_fails_leaves_the_first(tmp_path: Path) -> None:
    class Failing(ScriptedModel):
        async def generate(self, request: Request):  # type: ignore[no-untyped-def]
            self.requests.append(request)
            if len(self.requests) > 1:
                raise ModelUnavailable("I can't reach the model right now.", reason="refused")
            yield Piece(text="The first draft. The first draft. The first draft. The first draft.")

    async with a_bot(tmp_path, Failing(), attempts=3) as room:
        await room.ask()
        assert (await room.text()).startswith("The first draft.")


async def test_a_removed_reaction_cannot_be_brought_back_by_undo(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        await room.ask()
        await room.reply("as a table")
        await room.react("👔")
        await room.unreact("👔")
        await room.press("undo")
        assert (await room.thread()).context.directives == () and (await room.answer()).shown == 1


async def test_many_profiles_set_at_once_are_all_kept(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        wishes = ["formal", "in German", "as bullets", "for a beginner", "under 50 words"]
        rooms = [Room(room.bot, room.seen, room.model, thread=str(n)) for n in range(len(wishes))]
        await asyncio.gather(*(one.command(f"/profile {text}") for one, text in zip(rooms, wishes, strict=True)))
        assert len((await room.bot.store.profile(room.ref.who("ana"))).holding) == 5


async def test_a_wish_before_any_question_says_so(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        said = await room.command("/formal")
        assert "Ask something first" in (await room.outcome(said)).notice and room.model.requests == []


async def test_an_answer_that_was_stopped_is_written_when_the_wish_is_repeated(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: " ".join(f"{call}:{n}" for n in range(100)), pause=0.002)
    async with a_bot(tmp_path, model) as room:
        await room.ask()
        await room.reply("as a table", wait=False)
        await room.streamed(5)
        await room.press("stop")
        again = await room.reply("as a table")
        current = (await room.answer()).current
        assert current and not current.stopped and (await room.outcome(again)).notice == ""


async def test_going_back_to_a_version_goes_back_to_its_question(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(numbered)) as room:
        asked = await room.ask("Explain tides.")
        await room.edit(asked.message, "Explain rainbows.")
        await room.press("restore", "1")
        assert (await room.answer()).shown == 1
        await room.reply("as a table")
        assert room.prompt().startswith("Explain tides.")


async def test_anyones_thumb_is_their_own(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        await room.react("👍", "ana")
        await room.react("👍", "ben")
        await room.unreact("👍", "ben")
        assert (await room.answer()).versions[0].accepted == ("ana",)


async def test_a_wish_that_was_not_met_and_is_said_again_is_tried_again(tmp_path: Path) -> None:
    drafts = {1: "one two three four five six", 2: "one two three four five six", 3: "one two"}
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: drafts[call])) as room:
        await room.ask("Count in words for me.")
        await room.reply("shorter")
        again = await room.reply("could it be shorter?")
        assert await room.text() == "one two" and (await room.outcome(again)).notice == ""


async def test_a_part_that_was_taken_out_is_named_by_its_words_when_all_is_written_again(tmp_path: Path) -> None:
    first = "- Drink water\n- Sleep well\n- Walk daily"
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: first)) as room:
        await room.ask("Health tips.")
        await room.reply("remove the last bullet")
        await room.reply("more formal")
        assert "Leave out what this said: “Walk daily”" in room.prompt()
