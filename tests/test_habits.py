"""What a person usually wants: inferred from threads that agree, announced, kept, set aside, denied."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from bots import Room, a_bot

from bot import holdings, texts
from bot.announcing import HERE, KEEP, NEVER
from bot.explained import Viewer
from bot.interpret.buttons import INSTEAD, REMOVE
from bot.meeting import MEET
from bot.relevance import own_words

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


async def test_never_stands_in_the_profile_and_can_be_taken_back(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await taught(first)
        await room.ask(QUESTIONS[3])
        await room.press(NEVER, USUAL)
        kept = await room.bot.store.profile(room.ref.who("ana"))
        told = holdings.profile(kept, Viewer(person="ana"), time.time())
        (row,) = next(one.rows for one in told.sections if one.title.startswith("Never"))
        await room.press(REMOVE, row.takes)
        await moved(room, "again").ask(QUESTIONS[4])
        assert "bullet" in room.prompt()


async def test_keep_makes_it_said_and_not_here_leaves_it_out_in_this_thread_alone(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await taught(first)
        await room.ask(QUESTIONS[3])
        kept = await room.press(KEEP, USUAL)
        assert (await room.outcome(kept)).notice == texts.USUAL_KEPT
        held = (await room.bot.store.profile(room.ref.who("ana"))).holding
        assert [(one.value, one.task, one.inferred) for one in held] == [("bullets", "explaining", False)]
    async with a_bot(tmp_path / "b") as first:
        room = await taught(first)
        await room.ask(QUESTIONS[3])
        await room.press(HERE, USUAL)
        assert "bullet" not in room.prompt() and (await room.answer()).shown == 2
        await room.reply("shorter")
        assert "bullet" not in room.prompt()
        await moved(room, "after").ask(QUESTIONS[4])
        assert "bullet" in room.prompt()


async def test_what_was_kept_by_a_press_gives_way_to_a_later_habit(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await taught(first)
        await room.ask(QUESTIONS[3])
        await room.press(KEEP, USUAL)
        room = await taught(room, "as a table", threads=4, name="later")
        await room.ask(QUESTIONS[6])
        assert "table" in room.prompt() and "bullet" not in room.prompt()


async def test_only_the_person_it_is_about_is_told_and_has_a_say(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await taught(first)
        await room.ask(QUESTIONS[3])
        assert {person for _, person, notice in room.seen.told if "usually" in notice} == {"ana"}
        strange = await room.press(NEVER, USUAL, by="ben")
        assert (await room.outcome(strange)).notice == texts.OFFER_GONE
        await moved(room, "ben").ask(QUESTIONS[4], by="ben")
        assert "bullet" not in room.prompt()
        why = await room.command("/why", by="ben")
        assert "bullet" not in (await room.outcome(why)).notice


async def test_what_was_not_announced_is_not_used_where_somebody_else_has_the_answer_written(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = moved(first, "old")
        await room.ask(QUESTIONS[5])
        await taught(first)
        await room.reply("mention the price", by="ben")
        assert "bullet" not in room.prompt()


async def test_other_peoples_feedback_on_an_answer_of_anas_is_no_habit_of_either(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        for number in range(3):
            other = moved(room, f"t{number}")
            await other.ask(QUESTIONS[number])
            await other.reply("as bullets", by="ben")
        for person in ("ana", "ben"):
            assert (await room.bot.store.profile(room.ref.who(person))).evidence == ()


async def test_what_the_question_itself_asks_for_comes_before_a_habit(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await taught(first)
        await room.ask("Explain how magnets work, as a numbered list.")
        assert "bullet" not in room.prompt()


async def test_a_profile_is_left_out_of_one_thread_and_comes_back(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await moved(room, "p").command("/profile like a pirate")
        await room.ask(QUESTIONS[0])
        assert "pirate" in room.prompt()
        left = await room.command("/profile off here")
        assert (await room.outcome(left)).notice == texts.PROFILE_ASIDE
        assert "pirate" not in room.prompt() and (await room.answer()).shown == 2
        await moved(room, "b").ask(QUESTIONS[1])
        assert "pirate" in room.prompt()
        await room.command("/profile on here")
        assert "pirate" in room.prompt()


async def test_a_newcomer_who_is_alone_with_it_is_asked_three_questions_once(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask(QUESTIONS[0], alone=True)
        assert room.seen.told[-1][2] == f"{texts.MEETING} {texts.MEETING_EXPERTISE}"
        assert [one.value for one in room.seen.offered] == ["1:beginner", "1:intermediate", "1:expert", "3:skip"]
        await room.press(MEET, "1:expert")
        await room.press(MEET, "2:")
        last = await room.press(MEET, "3:formal")
        assert (await room.outcome(last)).notice == texts.MEETING_OVER
        other = moved(room, "next")
        await other.ask(QUESTIONS[1], alone=True)
        assert "expert" in room.prompt() and "formal" in room.prompt()
        assert room.seen.told[-1][2] == texts.MEETING_OVER


async def test_a_newcomer_among_others_is_left_in_peace_and_one_who_skips_too(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask(QUESTIONS[0])
        assert room.seen.told == []
        await moved(room, "b").ask(QUESTIONS[1], by="ben", alone=True)
        await moved(room, "b2").press(MEET, "3:skip", by="ben")
        before = len(room.seen.told)
        await moved(room, "c").ask(QUESTIONS[2], by="ben", alone=True)
        assert len(room.seen.told) == before


async def test_what_was_withdrawn_is_said_anew_where_new_threads_bring_it_back(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await taught(first)
        await room.ask(QUESTIONS[3])
        await room.press(REMOVE, USUAL)
        room = await taught(room, threads=3, name="more")
        await room.ask(QUESTIONS[6])
        assert "bullet" in room.prompt()
        assert len([notice for *_, notice in room.seen.told if "usually" in notice]) == 2


async def test_a_line_that_is_removed_takes_its_own_evidence_and_no_other(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask(QUESTIONS[0])
        await room.reply("shorter and as bullets")
        length = next(one for one in (await room.thread()).context.directives if one.slot == "length")
        await room.press(REMOVE, length.id)
        kept = await room.bot.store.profile(room.ref.who("ana"))
        assert [(one.slot, one.value) for one in kept.evidence] == [("format", "bullets")]


async def test_what_is_always_wanted_outlasts_going_back_to_a_version(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask(QUESTIONS[0])
        await room.reply("from now on always use a formal tone")
        await room.reply("go back to version 1")
        assert (await room.answer()).shown == 1
        assert [one.value for one in (await room.bot.store.profile(room.ref.who("ana"))).holding] == ["formal"]


async def test_one_account_that_is_off_is_off_for_all_that_are_joined_with_it(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        store, ana = room.bot.store, room.ref.who("ana")
        await room.ask(QUESTIONS[0])
        await room.command("/profile off")
        other = moved(room, "other")
        other.ref = other.ref.model_copy(update={"platform": "other", "workspace": "v"})
        code, _ = await store.join(ana, "", 1.0)
        await store.join(other.ref.who("7"), code, 1.0)
        await store.join(ana, code, 1.0)
        await other.ask("How do we compute churn?", by="7")
        await other.reply("no, by churn we mean logo churn", by="7")
        await other.reply("always shorter", by="7")
        kept = await store.profile(other.ref.who("7"))
        assert kept.off and not kept.directives and not kept.evidence
        assert await store.remembered(other.ref.who("7")) == ()
        await other.command("/profile on", by="7")
        await other.reply("always shorter", by="7")
        assert [one.value for one in (await store.profile(ana)).holding] == ["shorter"]


async def test_a_habit_that_is_announced_leaves_the_other_reading_to_be_pressed(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await taught(first, "as bullets and formal")
        await room.ask(QUESTIONS[4])
        said = await room.reply("in French?")
        assert "usually" in (await room.outcome(said)).notice
        pressed = await room.press(INSTEAD, said.id)
        assert (await room.outcome(pressed)).notice != texts.OFFER_GONE


async def test_a_profile_that_is_left_out_while_an_answer_is_written_is_left_out_of_it(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as first:
        room = await taught(first)
        room.model.pause = 0.02
        await room.ask(QUESTIONS[3], wait=False)
        await room.streamed(1)
        await room.command("/profile off here")
        assert "bullet" not in room.prompt()
        assert [version.profile for version in (await room.answer()).versions] == [None]


@pytest.mark.parametrize(
    ("question", "slot"),
    [
        ("Write a 500-word essay about tides.", "length"),
        ("Give me a short summary of Hamlet.", "length"),
        ("Explain entropy briefly.", "length"),
        ("Compare the two as a table.", "format"),
        ("Write an email to Bob.", "format"),
        ("Explain it in German.", "language"),
        ("Translate this to French.", "language"),
        ("Write a formal letter to the bank.", "tone"),
        ("Explain black holes for a child.", "expertise"),
    ],
)
def test_a_question_that_says_how_it_wants_to_be_answered(question: str, slot: str) -> None:
    assert slot in own_words(question)


@pytest.mark.parametrize(
    "question",
    [
        "What is short selling?",
        "What is formal verification?",
        "How do I avoid a full table scan?",
        "What is a JSON web token?",
        "How do letters get delivered?",
        "How many steps should I walk?",
        "What is consideration in English law?",
        "How does mRNA translation work?",
        "What is an expert system?",
        "How do I read a 10 line file?",
    ],
)
def test_ordinary_words_say_nothing_of_how(question: str) -> None:
    assert own_words(question) == set()


async def test_a_wish_of_a_profile_that_was_not_met_is_named_to_its_person_alone(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await moved(room, "p").command("/profile at most 5 words")
        room.model.script = lambda request, call: "One two three four five six seven eight."
        await room.ask("Which way does the tide go?")
        line = room.seen.frames[-1].line
        assert texts.UNMET_OWN in line and "5 words" not in line
        history = await room.command("/history", by="ben")
        assert "5 words" not in (await room.outcome(history)).notice


async def test_where_a_profile_is_left_out_nothing_is_learned(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask(QUESTIONS[0])
        await room.command("/profile off here")
        await room.reply("as bullets")
        await room.reply("no, by tide we mean the detergent")
        assert (await room.bot.store.profile(room.ref.who("ana"))).evidence == ()
        assert await room.bot.store.remembered(room.ref.who("ana")) == ()
