"""Notices with buttons in Slack: seen by one person, answered by a press, and gone then; variants to choose from."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from bots import ScriptedModel
from slack_bot import Desk, a_desk
from slack_shown import labels

from bot import texts
from bot.ports import Request

QUESTIONS = (
    "What is photosynthesis?",
    "Explain how vaccines work.",
    "What is a black hole?",
    "Why is the sky blue?",
    "How does a fridge work?",
)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncGenerator[Desk]:
    async with a_desk(tmp_path) as running:
        yield running


async def taught(desk: Desk, channel: str) -> str:
    """The fourth question, after three threads in which the same was wanted."""
    for question in QUESTIONS[:3]:
        ts = await desk.server.says("U1", channel, question, mention=channel == "C1")
        await desk.settle()
        await desk.replies("as bullets", ts, channel=channel)
    ts = await desk.server.says("U1", channel, QUESTIONS[3], mention=channel == "C1")
    await desk.settle()
    return ts


# What is usually wanted


async def test_a_habit_is_announced_to_its_person_alone_and_never_takes_it_out_for_good(desk: Desk) -> None:
    ts = await taught(desk, "C1")
    assert "bullet" in desk.prompt()
    (notice,) = desk.beside()
    assert desk.told() == [
        "You usually ask for bullets when I explain something, so I went by that here.\n[Keep] [Not here] [Never]"
    ]
    assert notice["channel"] == "C1" and notice["thread_ts"] == ts and desk.told("U2") == []
    assert "usually" not in str(desk.answers(ts))
    await desk.pressed("U1", notice["ts"], "Never")
    assert desk.told() == [texts.USUAL_GONE] and "bullet" not in desk.prompt()
    assert "Version 2" in desk.answer(ts)["text"]
    await desk.asks(QUESTIONS[4])
    assert "bullet" not in desk.prompt()
    await desk.server.opens_home("U1")
    await desk.settle()
    assert "Never to be assumed\n*bullets" in desk.home()


async def test_keep_and_not_here_reach_the_core_from_where_they_stand(desk: Desk) -> None:
    direct = desk.server.team.direct("U1")
    ts = await taught(desk, direct)
    notice = next(one for one in desk.beside() if "You usually" in str(one["blocks"]))
    await desk.pressed("U1", notice["ts"], "Not here")
    assert texts.USUAL_NOT_HERE in desk.told() and "bullet" not in desk.prompt() and notice not in desk.beside()
    assert "Version 2" in desk.answer(ts, direct)["text"]
    await desk.server.says("U1", direct, QUESTIONS[4])
    await desk.settle()
    assert "bullet" in desk.prompt()


async def test_somebody_elses_press_on_it_changes_nothing(desk: Desk) -> None:
    await taught(desk, "C1")
    (notice,) = desk.beside()
    notice["user"] = "U2"
    await desk.pressed("U2", notice["ts"], "Never")
    assert desk.told("U2") == [texts.OFFER_GONE]
    await desk.asks(QUESTIONS[4])
    assert "bullet" in desk.prompt()


# The first meeting


async def test_a_new_person_is_met_in_direct_messages_and_not_in_a_channel(desk: Desk) -> None:
    await desk.asks()
    assert desk.told() == []
    direct = desk.server.team.direct("U1")
    ts = await desk.server.says("U1", direct, "What is a tide?")
    await desk.settle()
    (event,) = [one.event for one in await desk.history(ts, direct)]
    assert event.alone and not (await desk.history(await desk.asks("What is a lake?")))[0].event.alone
    (notice,) = desk.beside()
    assert notice["channel"] == direct and texts.MEETING in desk.told()[0]
    await desk.pressed("U1", notice["ts"], "An expert")
    (notice,) = desk.beside()
    assert texts.MEETING_LENGTH in desk.told()[0]
    await desk.pressed("U1", notice["ts"], "Skip")
    assert len(desk.told()) == 1 and "Thanks." in desk.told()[0]
    await desk.server.says("U1", direct, "What is a wave?")
    await desk.settle()
    assert "expert" in desk.prompt() and len(desk.told()) == 1


# Two variants


def two(request: Request, call: int) -> str:
    """A long first answer, and variants that can be told apart."""
    return f"Answer {call} of the tide. " + "word " * 12


async def compared(desk: Desk, how: str = "emoji") -> str:
    """A thread in which two variants stand."""
    ts = await desk.asks()
    message = desk.answer(ts)["ts"]
    if how == "emoji":
        assert (await desk.server.reacts("U1", message, "twisted_rightwards_arrows")).acked
        await desk.settle()
    elif how == "button":
        await desk.pressed("U1", message, "More…", "Compare")
    else:
        await desk.replies("compare", ts)
    return ts


@pytest.mark.parametrize("how", ["emoji", "button", "words"])
async def test_two_variants_stand_under_each_other_and_one_is_taken_with_a_press(desk: Desk, how: str) -> None:
    ts = await compared(desk, how)
    shown = desk.answer(ts)
    assert "A: shorter" in shown["text"] and "B: longer" in shown["text"]
    assert "Answer 2" in shown["text"] and "Answer 3" in shown["text"] and "Answer 1" not in shown["text"]
    (notice,) = desk.beside()
    assert desk.told()[0].startswith(texts.COMPARING) and desk.told("U2") == []
    assert labels(notice["blocks"]) == ["Take A: shorter", "Take B: longer", "Neither"]
    await desk.pressed("U1", notice["ts"], "Take B: longer")
    assert "Answer 3" in desk.answer(ts)["text"] and "Answer 2" not in desk.answer(ts)["text"]
    assert desk.beside() == [] and len(desk.model.requests) == 3


async def test_the_choice_stands_under_the_variants_too_where_a_notice_may_be_gone(desk: Desk) -> None:
    ts = await compared(desk)
    message = desk.server.team.message("C1", desk.answer(ts)["ts"])
    assert message and labels(message["blocks"]) == ["Take A: shorter", "Take B: longer", "Neither", "More…", "Why?"]
    await desk.pressed("U1", message["ts"], "Neither")
    assert "Answer 1" in desk.answer(ts)["text"] and "Answer 2" not in desk.answer(ts)["text"]
    assert "Shorter" in labels(message["blocks"]) and "Neither" not in labels(message["blocks"])
    (notice,) = desk.beside()
    await desk.pressed("U1", notice["ts"], "Take A: shorter")
    assert desk.told() == [texts.OFFER_GONE] and "Answer 1" in desk.answer(ts)["text"]


async def test_two_long_variants_take_several_messages_and_one_again_when_it_is_chosen(tmp_path: Path) -> None:
    def long(request: Request, call: int) -> str:
        words = (" ".join(f"word{n}x{m}" for m in range(30)) for n in range(30))
        return f"Answer {call}. " + "\n\n".join(f"Paragraph {n} of {call}: {told}." for n, told in enumerate(words))

    async with a_desk(tmp_path, ScriptedModel(long)) as desk:
        ts = await compared(desk)
        found = [desk.server.team.message("C1", one["ts"]) for one in desk.answers(ts)]
        parts = [one for one in found if one]
        assert len(parts) == 2 and "A: shorter" in parts[0]["text"] and "Paragraph 29 of 3" in str(parts[1]["blocks"])
        assert labels(parts[0]["blocks"]) == [] and labels(parts[1]["blocks"])[0] == "Take A: shorter"
        await desk.pressed("U1", parts[1]["ts"], "Take A: shorter")
        assert "Answer 2" in desk.answer(ts)["text"]


async def test_while_variants_are_written_only_stop_can_be_pressed(tmp_path: Path) -> None:
    model = ScriptedModel(two)
    async with a_desk(tmp_path, model) as desk:
        ts = await desk.asks()
        message = desk.server.team.message("C1", desk.answer(ts)["ts"])
        assert message
        model.pause = 0.25
        await desk.server.reacts("U1", message["ts"], "twisted_rightwards_arrows")
        seen: set[tuple[str, ...]] = set()
        while len(model.requests) < 3 or model.running:
            seen.add(tuple(labels(message["blocks"])))
            await desk.server.world.clock.sleep(0.05)
        await desk.settle()
        seen.discard(("Take A: shorter", "Take B: longer", "Neither", "More…", "Why?"))
        assert ("Stop",) in seen and all("Shorter" not in row or row[0] == "Shorter" for row in seen)
        assert labels(message["blocks"])[0] == "Take A: shorter"


# Why, for others


async def test_what_is_the_askers_own_is_not_shown_to_others_under_why(desk: Desk) -> None:
    await desk.server.commands("U1", "C1", "profile formal")
    await desk.settle()
    ts = await desk.asks()
    for user in ("U1", "U2"):
        await desk.pressed(user, desk.answer(ts)["ts"], "Why?")
    assert "from the command /burnish profile formal" in desk.seen() and "exactly as it was sent" in desk.seen()
    assert "1 line of Ada’s own, which only Ada sees." in desk.seen("U2")
    assert "formal" not in desk.seen("U2") and "exactly as it was sent" not in desk.seen("U2")
