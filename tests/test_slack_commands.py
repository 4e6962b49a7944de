"""`/burnish …`: what each command does, said only to who gave it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import slack_server
from hypothesis import given
from hypothesis import strategies as st
from slack_bot import Desk, a_bot_in, a_desk
from slack_state import Json

from adapters.slack import sentences
from adapters.slack.commands import NAMES, Order, read_order
from adapters.slack.views.entered import NO_CODE
from bot import texts
from bot.events import PersonRef
from bot.store.deliveries import Delivery


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncGenerator[Desk]:
    async with a_desk(tmp_path) as running:
        yield running


async def commands(desk: Desk, text: str, user: str = "U1", channel: str = "C1") -> None:
    """A command, and what comes of it."""
    assert (await desk.server.commands(user, channel, text)).acked
    await desk.settle()


def posted(desk: Desk, channel: str = "C1") -> list[Json]:
    """The bot's messages in a channel outside of threads."""
    bot = desk.server.team.bot_user
    return [one for one in desk.server.visible(channel) if one["user"] == bot]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("", Order(name="help")),
        ("help", Order(name="help")),
        ("ask What is a tide?", Order(name="ask", argument="What is a tide?")),
        ("ASK  x", Order(name="ask", argument="x")),
        ("/undo", Order(name="undo")),
        ("profile in German", Order(name="profile", argument="in German")),
        ("memory", Order(name="memory")),
        ("meet", Order(name="meet")),
        ("profile off here", Order(problem=sentences.not_here("off here"))),
        ("profile join abcd-efgh", Order(name="profile", argument="join abcd-efgh")),
        ("profile join", Order(name="profile", argument="join")),
        ("profile join me", Order(problem=NO_CODE)),
        ("ask", Order(problem=sentences.ASK_WHAT)),
        ("histry", Order(argument="histry", problem="I don't know “histry”. Did you mean /burnish history?")),
        ("xyzzy", Order(argument="xyzzy", problem="I don't know “xyzzy”. /burnish help lists what I know.")),
    ],
)
def test_a_command_is_read(text: str, order: Order) -> None:
    assert read_order(text) == order


@given(st.text())
def test_any_command_is_understood_or_answered(text: str) -> None:
    order = read_order(text)
    assert (order.name in NAMES) != bool(order.problem)


async def test_ask_puts_the_question_into_the_channel_and_answers_in_its_thread(desk: Desk) -> None:
    await commands(desk, "ask What does <@U2|ben> mean by &lt;!channel&gt;?")
    (question,) = posted(desk)
    assert question["text"] == "*Ada* asked:\nWhat does @Ben mean by <\u200b!channel>?"
    assert len(desk.answers(question["ts"])) == 2 and "mean by <!channel>?" in desk.prompt()
    assert desk.server.world.pinged == set() and desk.told() == []
    await desk.replies("shorter", question["ts"], user="U2")
    assert "Version 2: shorter" in desk.answers(question["ts"])[1]["text"]
    await desk.server.reacts("U1", question["ts"], "scissors")
    await desk.settle()
    assert await desk.kinds(question["ts"]) == ["asked", "replied"]


async def test_ask_where_the_bot_is_not_says_how_to(desk: Desk) -> None:
    desk.server.team.channels["C1"]["members"].remove(desk.server.team.bot_user)
    await commands(desk, "ask What is a tide?")
    assert desk.told() == [sentences.NOT_THERE] and desk.model.requests == []


async def test_a_question_whose_post_nobody_confirmed_is_found_and_not_posted_again(desk: Desk) -> None:
    desk.server.fail("chat.postMessage", "drop", lost=True)
    await commands(desk, "ask What is a tide?")
    (question,) = posted(desk)
    assert len(desk.answers(question["ts"])) == 2 and len(desk.model.requests) == 1


async def test_a_question_that_was_not_posted_is_posted(desk: Desk) -> None:
    desk.server.fail("chat.postMessage", "drop")
    await commands(desk, "ask What is a tide?")
    (question,) = posted(desk)
    assert len(desk.answers(question["ts"])) == 2


async def test_a_command_that_is_handled_twice_asks_once(tmp_path: Path) -> None:
    async with slack_server.slack() as server:
        async with a_bot_in(server, tmp_path) as before:
            kept: list[str] = []
            keep = before.bot.deliveries.keep

            async def noting(platform: str, lane: str, body: str) -> Delivery:
                kept.append(body)
                return await keep(platform, lane, body)

            before.bot.deliveries.keep = noting  # type: ignore[method-assign]
            await commands(before, "ask What is a tide?")
            await keep("slack", "again", kept[0])  # its process died before it was crossed off
        async with a_bot_in(server, tmp_path) as after:
            await after.settle()
            (question,) = posted(after)
            assert len(after.answers(question["ts"])) == 2 and after.model.requests == []


async def test_undo_takes_back_the_last_change_of_ones_latest_answer_there_and_links_to_it(desk: Desk) -> None:
    ts = await desk.asks()
    await desk.replies("more formal", ts)
    other = await desk.asks("What is a wave?", channel="C2")
    await desk.asks("What is a lake?", user="U2")
    await commands(desk, "undo")
    assert "Version 1" in desk.answer(ts)["text"] and await desk.kinds(other, "C2") == ["asked"]
    (told,) = desk.told()
    assert sentences.UNDONE in told and sentences.NO_REACH in told
    assert f"<https://acme.slack.com/archives/C1/p{ts.replace('.', '')}|{sentences.THREAD}>" in told


async def test_undo_with_nothing_to_undo_says_so(desk: Desk) -> None:
    await desk.asks()
    await commands(desk, "undo")
    assert any(texts.NOTHING_TO_UNDO in told and sentences.THREAD in told for told in desk.told())


async def test_history_shows_the_versions_and_one_can_be_restored_from_there(desk: Desk) -> None:
    ts = await desk.asks()
    await desk.replies("more formal", ts)
    await commands(desk, "history")
    (told,) = desk.told()
    assert "2. formal" in told and "1. the first answer" in told and sentences.NO_REACH in told
    await desk.pressed("U1", desk.server.team.ephemerals[0]["ts"], "Restore")
    assert "Version 1" in desk.answer(ts)["text"]


@pytest.mark.parametrize("command", ["undo", "history"])
async def test_without_an_answer_in_the_channel_it_says_how_to_get_one(desk: Desk, command: str) -> None:
    await desk.asks(channel="C2")
    await commands(desk, command)
    assert desk.told() == [sentences.NO_ANSWER_HERE]


async def test_the_profile_is_added_to_shown_switched_and_erased_without_a_word_in_the_channel(desk: Desk) -> None:
    for text in ("profile formal", "profile", "profile off", "profile casual", "profile on", "forget", "profile"):
        await commands(desk, text)
    told = desk.told()[:5]
    assert told[0] == texts.PROFILE_SAVED and "- formal" in told[1]
    assert told[2:5] == [texts.PROFILE_OFF, texts.PROFILE_IS_OFF, texts.PROFILE_ON]
    assert (await desk.bot.store.profile(PersonRef(platform="slack", workspace="T1", person="U1"))).directives == ()
    assert posted(desk) == [] and len(desk.told()) == 7


async def test_help_lists_the_commands_and_what_reaches_into_threads(desk: Desk) -> None:
    await commands(desk, "")
    (told,) = desk.told()
    assert all(f"/burnish {name}" in told for name in NAMES) and sentences.INSTEAD in told
    await commands(desk, "shorter")
    assert desk.told()[1] == sentences.unknown("shorter", "")


async def test_where_the_answer_to_a_command_is_not_taken_it_comes_in_private(desk: Desk) -> None:
    hooks = desk.server.world.hooks
    made = desk.server.world.hook

    def used(*args: object, **more: object) -> str:
        url = made(*args, **more)  # type: ignore[arg-type]
        hooks[url.rpartition("/")[2]]["uses"] = 5
        return url

    desk.server.world.hook = used  # type: ignore[method-assign]
    await commands(desk, "help")
    direct = desk.server.team.direct("U1")
    assert [one["text"] for one in desk.server.visible(direct)] == [sentences.INSTEAD] and desk.told() == []


async def test_a_history_of_many_versions_is_told_as_far_as_a_message_holds_it(desk: Desk) -> None:
    await desk.asks()
    ref = (await desk.bot.store.threads("slack", "T1"))[0].ref
    for number in range(45):
        await desk.replies(f"mention harbour{number} and the {'long ' * 40}story of it", ref.thread)
    await commands(desk, "history")
    assert "There is more, which does not fit here." in desk.told()[-1] and "46. " in desk.told()[-1]
