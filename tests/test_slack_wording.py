"""What people read in Slack can be done in Slack: commands as they are typed there, and one question at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from slack_bot import a_desk

from adapters.slack import sentences
from adapters.slack.commands import Order, read_order
from adapters.slack.sentences import typed


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("(/policy changes who decides)", "(@Burnish /policy changes who decides)"),
        ("I don't know /foo. Did you mean /undo?", "I don't know /foo. Did you mean @Burnish /undo?"),
        ("/help lists what I know.", "@Burnish /help lists what I know."),
        ("See /usr/share/profile, https://e.com/help, 1/2 and /burnish undo", ""),
    ],
)
def test_a_command_in_a_sentence_is_one_that_can_be_given_in_a_thread(said: str, seen: str) -> None:
    assert typed(said) == (seen or said)


def test_outside_of_threads_it_is_slacks_own_command() -> None:
    assert typed("or use /profile, to put something into it", thread=False).startswith("or use /burnish profile,")


async def test_people_read_no_command_that_slack_does_not_take_and_the_one_they_read_works(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        ts = await desk.asks()
        await desk.replies("more formal", ts, user="U2")
        await desk.replies("more casual", ts, user="U3")
        assert "(@Burnish /policy changes who decides)" in desk.answer(ts)["text"]
        await desk.pressed("U1", desk.answer(ts)["ts"], "Why?")
        assert "(@Burnish /policy changes who decides)" in desk.seen()
        await desk.server.says("U1", "C1", "/policy anyone", ts, mention=True)
        await desk.settle()
        assert desk.told()[-1] == "From now on, whoever speaks last decides here."


async def test_who_was_asked_what_was_wrong_is_not_asked_again_before_they_have_said_it(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        ts = await desk.asks()
        message = desk.answer(ts)["ts"]
        for emoji in ("-1", "question", "confused"):
            await desk.server.reacts("U2", message, emoji)
            await desk.settle()
        assert len([one for one in desk.told("U2") if "What was wrong" in one]) == 1
        await desk.server.reacts("U3", message, "-1")
        await desk.settle()
        assert len([one for one in desk.told("U3") if "What was wrong" in one]) == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("what is a tide?", "To ask that, put “ask” in front: /burnish ask what is a tide?"),
        ("shorter", f"“shorter” is about one answer. {sentences.INSTEAD}"),
        ("compare length", f"“compare” is about one answer. {sentences.INSTEAD}"),
        ("policy anyone", f"“policy” is about one answer. {sentences.INSTEAD}"),
        ("profil in German", "I don't know “profil”. Did you mean /burnish profile?"),
    ],
)
def test_a_command_that_there_is_not_is_answered_by_what_there_is(text: str, problem: str) -> None:
    assert read_order(text) == Order(argument=text, problem=problem)
