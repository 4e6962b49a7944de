"""Answers in Discord: one message for each part, edited in place, whole in the end whatever goes wrong meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import discord
import discord_rights as rights
import pytest
from discord_publishing import Desk, Mortal, a_desk, frame
from discord_server import DiscordServer, discord_server
from discord_state import ADA, BOT, OWNER

from adapters.discord import limits
from adapters.discord.buttons import read_press
from adapters.discord.wire import Outgoing
from bot import texts
from bot.answers import Offer
from bot.events import ThreadRef

TIDE = "The tide rises and falls twice a day, since the moon pulls at the sea, and the earth turns below the moon."
LONG = "\n\n".join(f"Paragraph {number}: {TIDE * 3}" for number in range(14))
"""More than one message takes, and no file."""
HUGE = "\n\n".join(f"Paragraph {number}: {TIDE * 3}" for number in range(50))
"""More than messages take."""


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with discord_server() as made:
        yield made


@pytest.fixture
async def desk(server: DiscordServer, tmp_path: Path) -> AsyncIterator[Desk]:
    async with a_desk(server, tmp_path) as made:
        yield made


# --- one message, edited in place


async def test_an_answer_replies_to_its_question_moves_and_gets_its_buttons_at_the_end(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.writes(ref, TIDE, 0.01)
    (shown,) = desk.replies(ref)
    assert shown["id"] == int(message) and shown["reply_to"] == int(ref.thread)
    assert shown["content"].startswith(f"{TIDE}\n-# Version 1") and shown["labels"][0] == "Shorter"
    assert desk.called("messages.post") == 1


async def test_in_a_thread_and_in_direct_messages_it_replies_to_nothing(desk: Desk) -> None:
    question = await desk.server.says(ADA, desk.server.guild.general, "A thread?")
    for channel in (await desk.server.starts_thread(ADA, question), desk.server.direct(ADA)):
        ref = await desk.asked(channel=channel)
        await desk.publisher.post(frame(ref, TIDE, "done"))
        assert [one["reply_to"] for one in desk.replies(ref)] == [0] and desk.text(ref) == TIDE


async def test_the_database_knows_where_an_answer_is_and_its_buttons_know_which_it_is(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.writes(ref, TIDE)
    place = await desk.bot.places.find("discord", ref.workspace, ref.channel, message)
    assert place and (place.thread, place.answer, place.part, place.version) == (ref, 1, 0, 1)
    row = desk.server.at(int(message)).components[0]["components"]
    press = read_press(row[0]["custom_id"])
    assert press and (press.thread, press.button, press.version) == (ref, "shorter", 1)


async def test_nobody_is_pinged_and_no_link_is_unfolded(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.publisher.post(frame(ref, f"@everyone <@{ADA}> <@&{desk.server.guild.moderators}>", "done"))
    await desk.publisher.edit(message, frame(ref, f"@here <@{ADA}>", "done", 2))
    await desk.publisher.tell(str(ref), str(ADA), "@everyone look")
    assert desk.server.pinged == set()
    written = [call for call in desk.server.log if call.name in ("messages.post", "messages.edit")]
    assert all(call.payload["allowed_mentions"]["parse"] == [] for call in written)
    assert desk.server.calls("messages.post")[0].payload["flags"] == 4


async def test_a_refinement_is_edited_in_place(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.writes(ref, TIDE)
    await desk.publisher.edit(message, frame(ref, "The moon", "streaming", 2))
    await desk.publisher.edit(message, frame(ref, "The moon does it.", "done", 2))
    (shown,) = desk.replies(ref)
    assert shown["content"] == "The moon does it.\n-# Version 2"
    place = await desk.bot.places.find("discord", ref.workspace, ref.channel, message)
    assert place and place.version == 2


async def test_hundreds_of_frames_are_few_edits_and_the_last_of_them_is_whole(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.writes(ref, TIDE)
    for count in range(300):
        await desk.publisher.edit(message, frame(ref, "word " * count, "streaming", 2))
        await asyncio.sleep(0.001)
    await desk.publisher.edit(message, frame(ref, TIDE, "done", 2))
    assert desk.text(ref) == TIDE and desk.called("messages.edit") <= 5


async def test_what_is_shown_already_is_not_sent_again(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.writes(ref, TIDE)
    before = len(desk.server.log)
    await desk.publisher.edit(message, frame(ref, TIDE, "done"))
    assert len(desk.server.log) == before


async def test_the_client_keeps_no_view_of_what_was_sent(desk: Desk) -> None:
    await desk.writes(await desk.asked(), TIDE)
    assert list(desk.client.persistent_views) == []


# --- long ones


async def test_a_long_answer_is_several_messages_and_fewer_once_it_is_short(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.publisher.post(frame(ref, LONG, "done"))
    shown = desk.replies(ref)
    assert len(shown) == 3 and desk.text(ref).replace("\n\n\n", "\n\n").strip() == LONG
    assert [bool(one["labels"]) for one in shown] == [False, False, True]
    await desk.publisher.edit(message, frame(ref, TIDE, "done", 2))
    assert [one["id"] for one in desk.replies(ref)] == [int(message)] and desk.text(ref) == TIDE
    assert [one.part for one in await desk.bot.places.of(ref, 1)] == [0]


async def test_what_is_too_long_for_messages_is_a_file_beside_its_beginning(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.publisher.post(frame(ref, HUGE, "done"))
    (shown,) = desk.replies(ref)
    assert shown["files"] == ["answer-1-version-1.md"] and texts.REST_IN_FILE in shown["content"]
    (file,) = desk.server.at(int(message)).attachments
    assert desk.server.world.contents[int(file["id"])].decode() == HUGE + "\n"
    await desk.publisher.edit(message, frame(ref, TIDE, "done", 2))
    assert desk.replies(ref)[0]["files"] == [] and desk.text(ref) == TIDE


# --- whatever goes wrong


@pytest.mark.parametrize("name", ["messages.post", "messages.edit"])
@pytest.mark.parametrize(
    "trouble", [{"lost": True}, {"drop": True}, {"status": 500}, {"status": 429, "retry_after": 0.1}]
)
async def test_a_trouble_that_passes_leaves_one_whole_answer(desk: Desk, name: str, trouble: dict[str, object]) -> None:
    ref = await desk.asked()
    desk.server.fail(name, **trouble)  # type: ignore[arg-type]
    await desk.writes(ref, TIDE, 0.002)
    assert desk.text(ref) == TIDE and len(desk.replies(ref)) == 1


@pytest.mark.parametrize("text", [TIDE, LONG])
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", [1, 2, 3])
async def test_a_process_that_dies_at_any_call_leaves_one_answer_to_the_next(
    server: DiscordServer, tmp_path: Path, text: str, after: bool, at: int
) -> None:
    mortal: list[Mortal] = []

    def dying(client: discord.Client) -> Mortal:
        mortal.append(Mortal(client, after=after))
        return mortal[0]

    async with a_desk(server, tmp_path, wire=dying) as desk:
        ref = await desk.asked()
        await desk.publisher.tell(str(ref), str(ADA), "Not an answer.")
        mortal[0].left = at
        writing = asyncio.create_task(desk.writes(ref, text, 0.01, step=9))
        await asyncio.wait({writing, asyncio.create_task(mortal[0].dead.wait())}, return_when="FIRST_COMPLETED")
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
    server.world.nonces.clear()  # it took longer than a nonce is remembered
    async with a_desk(server, tmp_path) as desk:
        await desk.publisher.post(frame(ref, text, "done"))
        answers = [one for one in desk.replies(ref) if "Not an answer" not in one["content"]]
        assert "\n\n".join(one["content"] for one in answers) == f"{text}\n-# Version 1"


async def test_the_same_post_twice_is_one_message_by_its_nonce(desk: Desk) -> None:
    ref = await desk.asked()
    desk.server.fail("messages.post", lost=True)
    await desk.publisher.post(frame(ref, TIDE, "done"))
    nonces = {call.payload["nonce"] for call in desk.server.calls("messages.post")}
    assert len(nonces) == 1 and len(desk.replies(ref)) == 1 and all(len(one) <= limits.NONCE for one in nonces)


async def test_an_answer_that_somebody_deleted_is_posted_anew(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.writes(ref, TIDE)
    await desk.server.deletes(OWNER, int(message))
    await desk.publisher.edit(message, frame(ref, "The moon does it.", "done", 2))
    (shown,) = desk.replies(ref)
    assert shown["id"] != int(message) and desk.text(ref) == "The moon does it."
    assert await desk.bot.places.find("discord", ref.workspace, ref.channel, str(shown["id"]))


async def test_a_part_that_somebody_deleted_comes_anew_with_what_follows_it(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.publisher.post(frame(ref, LONG, "done"))
    await desk.server.deletes(OWNER, desk.replies(ref)[1]["id"])
    new = LONG.replace("tide", "TIDE")
    await desk.publisher.edit(message, frame(ref, new, "done", 2))
    assert desk.text(ref).strip() == new and len(desk.replies(ref)) == 3


async def test_an_archived_thread_is_opened_and_the_answer_edited(desk: Desk) -> None:
    question = await desk.server.says(ADA, desk.server.guild.general, "A thread?")
    ref = await desk.asked(channel=await desk.server.starts_thread(ADA, question))
    message = await desk.writes(ref, TIDE)
    await desk.server.archives(int(ref.channel))
    await desk.publisher.edit(message, frame(ref, "The moon does it.", "done", 2))
    (shown,) = desk.replies(ref)
    assert shown["id"] == int(message) and desk.text(ref) == "The moon does it."


async def test_nothing_moves_in_an_old_answer(server: DiscordServer, tmp_path: Path) -> None:
    async with a_desk(server, tmp_path, later=2 * limits.OLD) as desk:
        ref = await desk.asked()
        message = await desk.publisher.post(frame(ref, TIDE, "done"))
        for count in range(20):
            await desk.publisher.edit(message, frame(ref, "word " * count, "streaming", 2))
            await asyncio.sleep(0.002)
        await server.until(lambda: server.world.typing)
        assert desk.called("messages.edit") == 0
        await desk.publisher.edit(message, frame(ref, "The moon does it.", "done", 2))
        assert desk.called("messages.edit") == 1 and desk.text(ref) == "The moon does it."


async def test_an_answer_too_old_to_be_edited_is_answered_anew_and_both_lead_to_each_other(
    server: DiscordServer, tmp_path: Path
) -> None:
    async with a_desk(server, tmp_path, later=2 * limits.OLD) as desk:
        ref = await desk.asked()
        message = await desk.publisher.post(frame(ref, TIDE, "done"))
        server.fail("messages.edit", status=400, code=limits.TOO_MANY_EDITS, message="Too many edits")
        await desk.publisher.edit(message, frame(ref, "The moon does it.", "done", 2))
        old, new = desk.replies(ref)
        assert new["content"] == "The moon does it.\n-# Version 2" and new["reply_to"] == old["id"] == int(message)
        assert f"{ref.channel}/{new['id']}" in old["content"]
        places = [await desk.bot.places.find("discord", ref.workspace, ref.channel, str(it["id"])) for it in (old, new)]
        assert [place and place.thread for place in places] == [ref, ref]


async def test_a_missing_permission_is_told_once_to_the_servers_owner(desk: Desk) -> None:
    channel = desk.server.guild.general
    ref = await desk.asked()
    await desk.server.sets(channel, BOT, deny=rights.SEND)
    for _ in range(3):
        with pytest.raises(discord.Forbidden):
            await desk.publisher.post(frame(ref, TIDE, "done"))
    direct = desk.server.direct(OWNER)
    await desk.server.until(lambda: desk.server.visible(direct))
    (told,) = desk.server.visible(direct)
    assert f"<#{channel}>" in told["content"] and "Send Messages" in told["content"]


# --- before there is anything, and beside it


async def test_the_bot_types_until_the_answer_comes(desk: Desk) -> None:
    ref = await desk.asked()
    await desk.publisher.thinking(frame(ref, "", "thinking"))
    await desk.publisher.thinking(frame(ref, "", "checking"))
    await desk.server.until(lambda: desk.server.world.typing)
    await desk.writes(ref, TIDE)
    assert len(desk.server.world.typing) == 1


async def test_a_notice_after_a_press_is_seen_by_nobody_else(desk: Desk) -> None:
    ref = await desk.asked()
    said: list[Outgoing] = []

    async def say(message: Outgoing) -> None:
        said.append(message)

    desk.publisher.remember(str(ADA), ref.channel, say)
    await desk.publisher.tell(str(ref), str(ADA), "Which?", (Offer(label="1.", button="which", value="discord:1:1"),))
    assert [(one.content, len(one.rows)) for one in said] == [("Which?", 1)] and desk.replies(ref) == []


async def test_without_one_it_stands_in_small_print_for_a_while(server: DiscordServer, tmp_path: Path) -> None:
    async with discord_server(speed=100) as fast, a_desk(fast, tmp_path) as desk:
        ref = await desk.asked()
        await desk.publisher.tell(str(ref), str(ADA), "There is nothing left to undo here.")
        (shown,) = desk.replies(ref)
        assert shown["content"] == f"-# <@{ADA}>\n-# There is nothing left to undo here."
        await fast.until(lambda: not desk.replies(ref))


async def test_what_is_about_no_thread_is_said_in_a_direct_message(desk: Desk) -> None:
    ref = ThreadRef(platform="discord", workspace=str(desk.server.guild.id), channel="profile", thread=str(ADA))
    await desk.publisher.tell(str(ref), str(ADA), texts.PROFILE_SAVED)
    assert [one["content"] for one in desk.server.visible(desk.server.direct(ADA))] == [texts.PROFILE_SAVED]
