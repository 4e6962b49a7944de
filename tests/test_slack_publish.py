"""Answers in Slack: one message for each part, streamed or edited, whole in the end whatever goes wrong meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest
from slack_publishing import Desk, a_desk, frame
from slack_sdk.errors import SlackApiError
from slack_server import SlackServer, slack

from adapters.slack import sentences
from bot.answers import Offer
from bot.events import Asked, FeedbackEvent, ThreadRef

TIDE = "The tide rises and falls twice a day, since the moon pulls at the sea, and the earth turns below the moon."
LONG = "\n\n".join(f"Paragraph {number}: {TIDE * 8}" for number in range(25))
"""More than one message takes, and no file."""
HUGE = "\n\n".join(f"Paragraph {number}: {TIDE * 8}" for number in range(70))
"""More than messages take."""


@pytest.fixture
async def server() -> AsyncIterator[SlackServer]:
    async with slack() as made:
        yield made


@pytest.fixture
async def desk(server: SlackServer, tmp_path: Path) -> AsyncIterator[Desk]:
    async with a_desk(server, tmp_path) as made:
        yield made


async def test_an_answer_is_streamed_into_one_message_and_gets_its_buttons_at_the_end(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.writes(ref, TIDE, 0.01)
    (shown,) = desk.replies(ref)
    assert shown["ts"] == message and shown["text"].startswith(TIDE) and "[Shorter]" in shown["text"]
    assert desk.called("chat.startStream", "chat.stopStream") == 2
    assert desk.called("chat.postMessage", "chat.update") == 0


async def test_a_message_knows_which_answer_it_shows_and_the_database_where_it_is(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.writes(ref, TIDE)
    payload = {"thread": str(ref), "answer": 1, "part": 0}
    assert desk.raw(ref)[0]["metadata"] == {"event_type": "burnish_answer", "event_payload": payload}
    place = await desk.bot.places.find("slack", "T1", "C1", message)
    assert place and (place.thread, place.answer, place.part, place.version) == (ref, 1, 0, 1)


async def test_in_a_direct_message_a_stream_needs_no_recipient(desk: Desk) -> None:
    ref = await desk.asked(channel=desk.server.team.direct("U1"))
    await desk.writes(ref, TIDE)
    assert desk.text(ref) == TIDE and desk.called("chat.startStream") == 1 and desk.called("users.info") == 0


async def test_in_a_shared_channel_the_recipient_is_named_with_their_own_workspace(desk: Desk) -> None:
    desk.server.team.add_user("U9", "Zoe Zuse", team="T9")
    ref = await desk.asked(by="U9")
    await desk.writes(ref, TIDE)
    (start,) = desk.server.calls("chat.startStream")
    assert (start.args["recipient_user_id"], start.args["recipient_team_id"]) == ("U9", "T9")


async def test_an_answer_that_comes_whole_is_posted_whole_and_links_and_pings_nothing(desk: Desk) -> None:
    ref = await desk.asked()
    await desk.publisher.post(frame(ref, "Hello @channel, see https://example.com <@U2>", "done"))
    (post,) = desk.server.calls("chat.postMessage")
    assert {name: post.args[name] for name in ("parse", "link_names", "unfurl_links", "unfurl_media")} == {
        "parse": "none",
        "link_names": False,
        "unfurl_links": False,
        "unfurl_media": False,
    }
    assert desk.server.world.workspaces["T1"].ephemerals == [] and len(desk.replies(ref)) == 1


@pytest.mark.parametrize("error", ["feature_not_enabled", "unknown_method", "method_deprecated"])
async def test_where_slack_has_no_streams_it_posts_and_edits_and_does_not_ask_again(desk: Desk, error: str) -> None:
    desk.server.world.streaming = error
    first, second = await desk.asked(), await desk.asked(channel="C2")
    await desk.writes(first, TIDE, 0.02)
    await desk.writes(second, TIDE)
    assert desk.text(first) == desk.text(second) == TIDE
    assert len(desk.replies(first)) == len(desk.replies(second)) == 1
    assert desk.called("chat.startStream") == 1 and desk.called("chat.update") >= 2


async def test_a_kind_of_channel_that_takes_no_streams_is_remembered_alone(desk: Desk) -> None:
    desk.server.fail("chat.startStream", "channel_type_not_supported")
    for channel in ("C1", "C1", "C2"):
        ref = await desk.asked(channel=channel)
        await desk.writes(ref, TIDE)
        assert desk.text(ref) == TIDE
    assert [call.args["channel"] for call in desk.server.calls("chat.startStream")] == ["C1", "C2"]


async def test_while_it_is_edited_an_answer_can_be_stopped_and_nothing_else(desk: Desk) -> None:
    desk.server.world.streaming = "feature_not_enabled"
    ref = await desk.asked()
    await desk.publisher.post(frame(ref, "The tide"))
    assert desk.replies(ref)[0]["text"].endswith("[Stop]")


async def test_a_draft_that_begins_anew_takes_the_place_of_what_was_streamed(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.publisher.post(frame(ref, "The moon is made of cheese and"))
    await desk.publisher.edit(message, frame(ref, "Quite another beginning of"))
    await desk.server.until(lambda: "Quite" in desk.text(ref))
    await desk.publisher.edit(message, frame(ref, TIDE, "done"))
    assert desk.text(ref) == TIDE and [one["ts"] for one in desk.replies(ref)] == [message]


async def test_a_stream_that_slack_has_ended_is_completed_by_editing_its_message(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.publisher.post(frame(ref, "The tide rises and falls"))
    desk.server.world.clock.skip(301)
    await desk.publisher.edit(message, frame(ref, "The tide rises and falls twice a day,"))
    await desk.server.until(lambda: "twice" in desk.text(ref))
    await desk.publisher.edit(message, frame(ref, TIDE, "done"))
    assert desk.text(ref) == TIDE and [one["ts"] for one in desk.replies(ref)] == [message]
    assert "[Shorter]" in desk.replies(ref)[0]["text"]


async def test_a_person_who_stops_a_stream_is_obeyed_once_and_sees_what_it_came_to(desk: Desk) -> None:
    stopped: list[tuple[ThreadRef, int]] = []

    async def note(ref: ThreadRef, answer: int) -> None:
        stopped.append((ref, answer))

    desk.publisher.on_stopped = note
    ref = await desk.asked()
    message = await desk.publisher.post(frame(ref, "The tide rises and falls"))
    desk.raw(ref)[0]["streaming"] = "stopped"
    for words in range(6, 12):
        await desk.publisher.edit(message, frame(ref, " ".join(TIDE.split()[:words])))
        await asyncio.sleep(0.3)
    assert stopped == [(ref, 1)] and desk.called("chat.update") == 0
    await desk.publisher.edit(message, frame(ref, "The tide rises", "stopped"))
    assert desk.text(ref) == "The tide rises" and len(desk.replies(ref)) == 1


async def test_a_refinement_is_edited_in_place(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.writes(ref, TIDE)
    await desk.publisher.edit(message, frame(ref, TIDE, "thinking", 2))
    await desk.publisher.edit(message, frame(ref, "The moon", "streaming", 2))
    await desk.publisher.edit(message, frame(ref, "The moon does it.", "done", 2))
    (shown,) = desk.replies(ref)
    assert shown["ts"] == message and shown["text"].startswith("The moon does it.\nVersion 2")
    place = await desk.bot.places.find("slack", "T1", "C1", message)
    assert place and place.version == 2


async def test_hundreds_of_frames_are_few_edits_and_the_last_of_them_is_whole(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.writes(ref, TIDE)
    for count in range(400):
        await desk.publisher.edit(message, frame(ref, "word " * count, "streaming", 2))
        await asyncio.sleep(0.001)
    await desk.publisher.edit(message, frame(ref, TIDE, "done", 2))
    assert desk.text(ref) == TIDE and desk.called("chat.update") <= 4


async def test_what_is_shown_already_is_not_sent_again(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.writes(ref, TIDE)
    before = len(desk.server.log)
    await desk.publisher.edit(message, frame(ref, TIDE, "done"))
    assert len(desk.server.log) == before


async def test_a_frame_at_rest_is_let_go_when_a_newer_one_takes_its_place(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.writes(ref, TIDE)
    desk.server.fail("chat.update", "ratelimited", retry_after=1)
    waiting = asyncio.create_task(desk.publisher.edit(message, frame(ref, "Second.", "done", 2)))
    await asyncio.sleep(0.2)
    assert not waiting.done()
    await desk.publisher.edit(message, frame(ref, "Third", "streaming", 3))
    await asyncio.wait_for(waiting, 0.2)
    await desk.publisher.edit(message, frame(ref, "Third.", "done", 3))
    assert desk.text(ref) == "Third."


async def test_posted_twice_at_once_it_is_one_message(desk: Desk) -> None:
    ref = await desk.asked()
    first, second = await asyncio.gather(
        desk.publisher.post(frame(ref, "The tide rises")), desk.publisher.post(frame(ref, TIDE, "done"))
    )
    assert first == second and len(desk.replies(ref)) == 1 and desk.text(ref) == TIDE


async def test_two_answers_of_a_thread_are_two_messages(desk: Desk) -> None:
    ref = await desk.asked()
    first = await desk.writes(ref, "One.")
    second = await desk.writes(ref, "Two.", answer=2)
    await desk.publisher.edit(first, frame(ref, "One, again.", "done", 2))
    assert [(one["ts"], one["text"].splitlines()[0]) for one in desk.replies(ref)] == [
        (first, "One, again."),
        (second, "Two."),
    ]


# --- many messages, and files


async def test_a_long_answer_has_several_messages_and_a_shorter_version_takes_the_others_away(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.publisher.post(frame(ref, LONG, "done"))
    assert len(desk.replies(ref)) >= 2 and desk.text(ref) == LONG
    parts = await desk.bot.places.of(ref, 1)
    assert [place.message for place in parts] == [one["ts"] for one in desk.replies(ref)]
    await desk.publisher.edit(message, frame(ref, TIDE, "done", 2))
    assert [one["ts"] for one in desk.replies(ref)] == [message] and desk.text(ref) == TIDE
    assert len(await desk.bot.places.of(ref, 1)) == 1
    await desk.publisher.edit(message, frame(ref, LONG, "done", 3))
    assert desk.text(ref) == LONG


async def test_a_stream_that_outgrows_a_message_goes_on_in_the_next(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.publisher.post(frame(ref, LONG[:3000]))
    for end in range(3000, len(LONG), 4000):
        await desk.publisher.edit(message, frame(ref, LONG[:end]))
        await asyncio.sleep(0.2)
    await desk.publisher.edit(message, frame(ref, LONG, "done"))
    assert desk.text(ref) == LONG and desk.replies(ref)[0]["ts"] == message and len(desk.replies(ref)) >= 2


async def test_what_is_too_long_is_a_file_once_for_each_version(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.publisher.post(frame(ref, HUGE, "done"))
    await desk.publisher.edit(message, frame(ref, HUGE, "done", conflicts=("You two pull it both ways.",)))
    assert desk.called("files.completeUploadExternal") == 1
    (file,) = [one for one in desk.raw(ref) if one.get("files")]
    assert desk.server.team.contents[file["files"][0]["id"]].decode() == HUGE + "\n"
    await desk.publisher.edit(message, frame(ref, HUGE + " More.", "done", 2))
    await desk.publisher.edit(message, frame(ref, HUGE, "done", 1))
    assert desk.called("files.completeUploadExternal") == 2
    place = await desk.bot.places.find("slack", "T1", "C1", file["ts"])
    assert place and place.version == 1


async def test_a_file_whose_upload_got_no_answer_is_found_and_not_sent_again(desk: Desk) -> None:
    ref = await desk.asked()
    desk.server.fail("files.completeUploadExternal", "", lost=True)
    await desk.publisher.post(frame(ref, HUGE, "done"))
    assert len([one for one in desk.raw(ref) if one.get("files")]) == 1


# --- troubles


@pytest.mark.parametrize("method", ["chat.startStream", "chat.stopStream", "chat.appendStream"])
async def test_a_429_while_it_streams_loses_nothing(desk: Desk, method: str) -> None:
    desk.server.fail(method, "ratelimited", retry_after=1, times=2)
    ref = await desk.asked()
    message = await desk.publisher.post(frame(ref, "The tide rises"))
    await desk.publisher.edit(message, frame(ref, "The tide rises and falls twice"))
    await desk.server.until(lambda: desk.called("chat.appendStream"))
    await desk.publisher.edit(message, frame(ref, TIDE, "done"))
    assert desk.text(ref) == TIDE and len(desk.replies(ref)) == 1
    assert not any(call.impatient for call in desk.server.log)


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update"])
async def test_a_429_while_it_is_edited_loses_nothing(desk: Desk, method: str) -> None:
    desk.server.world.streaming = "feature_not_enabled"
    desk.server.fail(method, "ratelimited", retry_after=1, times=2)
    ref = await desk.asked()
    await desk.writes(ref, TIDE)
    assert desk.text(ref) == TIDE and len(desk.replies(ref)) == 1
    assert not any(call.impatient for call in desk.server.log)


@pytest.mark.parametrize("streams", [True, False])
@pytest.mark.parametrize("lost", [True, False])
@pytest.mark.parametrize(
    "method", ["chat.startStream", "chat.appendStream", "chat.stopStream", "chat.postMessage", "chat.update"]
)
async def test_a_connection_that_breaks_leaves_one_whole_message(
    desk: Desk, method: str, lost: bool, streams: bool
) -> None:
    desk.server.world.streaming = "" if streams else "feature_not_enabled"
    desk.server.fail(method, "drop", lost=lost)
    ref = await desk.asked()
    message = await desk.publisher.post(frame(ref, "The tide rises"))
    await desk.publisher.edit(message, frame(ref, "The tide rises and falls twice"))
    await asyncio.sleep(0.1)
    await desk.publisher.edit(message, frame(ref, TIDE, "done"))
    await desk.publisher.edit(message, frame(ref, TIDE + " Yes.", "done", 2))
    assert desk.text(ref) == TIDE + " Yes." and [one["ts"] for one in desk.replies(ref)] == [message]
    assert desk.raw(ref)[0].get("streaming") != "in_progress"


@pytest.mark.parametrize("status", [500, 503])
async def test_a_trouble_of_slacks_own_passes(desk: Desk, status: int) -> None:
    desk.server.world.streaming = "feature_not_enabled"
    for method in ("chat.postMessage", "chat.update"):
        desk.server.fail(method, "internal_error", status=status, times=2)
    ref = await desk.asked()
    await desk.writes(ref, TIDE)
    assert desk.text(ref) == TIDE and len(desk.replies(ref)) == 1


async def test_blocks_that_slack_refuses_are_said_more_plainly_and_nothing_is_lost(desk: Desk) -> None:
    for method in ("chat.postMessage", "chat.update"):
        desk.server.fail(method, "invalid_blocks")
    ref = await desk.asked()
    message = await desk.publisher.post(frame(ref, TIDE, "done"))
    assert TIDE in desk.replies(ref)[0]["text"] and "[Shorter]" in desk.replies(ref)[0]["text"]
    await desk.publisher.edit(message, frame(ref, TIDE + " Yes.", "done", 2))
    assert TIDE + " Yes." in desk.replies(ref)[0]["text"] and len(desk.replies(ref)) == 1


async def test_an_answer_whose_message_somebody_deleted_is_posted_anew_when_it_is_refined(desk: Desk) -> None:
    ref = await desk.asked()
    message = await desk.writes(ref, TIDE)
    del desk.server.team.messages["C1", message]
    await desk.publisher.edit(message, frame(ref, "The moon.", "streaming", 2))
    await desk.publisher.edit(message, frame(ref, "The moon.", "done", 2))
    assert desk.text(ref) == "The moon." and len(desk.replies(ref)) == 1
    (place,) = await desk.bot.places.of(ref, 1)
    assert place.message == desk.replies(ref)[0]["ts"] != message


async def test_where_the_bot_was_put_out_of_the_channel_who_waits_is_told_and_the_next_one_may_work(desk: Desk) -> None:
    ref = await desk.asked()
    members = desk.server.team.channels["C1"]["members"]
    members.remove("UBOT")
    with pytest.raises(SlackApiError, match="not_in_channel"):
        await desk.publisher.post(frame(ref, TIDE, "done"))
    members.append("UBOT")
    await desk.publisher.post(frame(ref, TIDE, "done"))
    assert desk.text(ref) == TIDE and len(desk.replies(ref)) == 1


async def test_names_stand_where_ids_of_people_were_and_nobody_is_mentioned(desk: Desk) -> None:
    ref = await desk.asked()
    conflict = "U1 wants “short”, U2 wants “long”, and UNKNOWN1 wants nothing."
    await desk.publisher.post(frame(ref, TIDE, "done", conflicts=(conflict,)))
    assert "Ada wants “short”, Ben wants “long”, and UNKNOWN1 wants" in desk.replies(ref)[0]["text"]
    await desk.publisher.post(frame(await desk.asked(), TIDE, "done", conflicts=(conflict,)))
    assert desk.called("users.info") == 3


# --- before there is anything


async def test_the_thread_says_that_the_bot_is_thinking_until_the_answer_comes(desk: Desk) -> None:
    ref = await desk.asked()
    await desk.publisher.thinking(frame(ref, "", "thinking"))
    await desk.server.until(lambda: desk.server.team.statuses.get(("C1", ref.thread)))
    await desk.publisher.thinking(frame(ref, "", "checking"))
    await desk.writes(ref, TIDE)
    assert not desk.server.team.statuses and desk.called("assistant.threads.setStatus") == 1


async def test_a_status_is_put_up_again_before_slack_takes_it_off(tmp_path: Path) -> None:
    async with slack(speed=400) as server, a_desk(server, tmp_path) as desk:
        ref = await desk.asked()
        await desk.publisher.thinking(frame(ref, "", "thinking"))
        await server.until(lambda: desk.called("assistant.threads.setStatus") >= 4)
        await desk.writes(ref, TIDE)
        calls = server.calls("assistant.threads.setStatus")
        assert all(later.at - earlier.at < 120 for earlier, later in pairwise(calls))


async def test_a_status_that_comes_after_the_answer_is_taken_off_again(desk: Desk) -> None:
    ref = await desk.asked()
    desk.server.world.latency = 0.1
    await desk.publisher.thinking(frame(ref, "", "thinking"))
    await desk.server.until(lambda: desk.called("assistant.threads.setStatus"))
    await desk.publisher.post(frame(ref, TIDE, "done"))
    await desk.server.until(lambda: desk.called("assistant.threads.setStatus") == 2)
    await desk.server.until(lambda: not (desk.server.team.statuses.get(("C1", ref.thread)) or {}).get("status"))


async def test_where_there_is_no_status_the_answer_comes_all_the_same(desk: Desk) -> None:
    desk.server.fail("assistant.threads.setStatus", "missing_scope", times=9)
    ref = await desk.asked()
    await desk.publisher.thinking(frame(ref, "", "thinking"))
    await desk.writes(ref, TIDE)
    assert desk.text(ref) == TIDE


# --- to one person


async def test_a_notice_is_seen_by_its_person_alone_with_what_they_may_have_meant(desk: Desk) -> None:
    ref = await desk.asked()
    offers = (
        Offer(label="Change it", button="instead", value="e1"),
        Offer(label="Drop it", button="instead", value="e2"),
    )
    await desk.publisher.tell(str(ref), "U1", "I took that for a question, U2. <!channel>", offers)
    (told,) = desk.server.team.ephemerals
    assert (told["user"], told["channel"]) == ("U1", "C1")
    assert "thread_ts" not in told, "the thread has no reply yet: nobody would see it there"
    assert "a question, Ben." in told["blocks"][0]["text"]["text"] and "<!channel>" not in told["text"]
    first, second = told["blocks"][1]["elements"]
    assert (first["action_id"], second["action_id"]) == ("burnish:instead", "burnish:instead:1")
    assert '"x":"e2"' in second["value"] and str(ref) in second["value"]


async def test_a_notice_is_told_in_the_thread_once_that_has_an_answer(desk: Desk) -> None:
    ref = await desk.asked()
    event = FeedbackEvent(
        id="given", thread=ref, by="U1", at=1.0, message="m2", signal=Asked(text="And a wave?"), given="Water."
    )
    await desk.bot.inbox.accept(event)
    await desk.bot.inbox.settled(ref)
    state = await desk.bot.store.load(ref)
    assert state.answer
    await desk.bot.store.posted(ref, state.answer.number, "1.2")
    await desk.publisher.tell(str(ref), "U1", "Noted.")
    assert desk.server.team.ephemerals[-1]["thread_ts"] == ref.thread


async def test_a_notice_that_is_long_is_told_whole(desk: Desk) -> None:
    ref = await desk.asked()
    await desk.publisher.tell(str(ref), "U1", LONG[:9000])
    (told,) = desk.server.team.ephemerals
    assert "".join(block["text"]["text"] for block in told["blocks"]) == LONG[:9000]


async def test_a_notice_longer_than_a_message_is_told_as_far_as_it_fits_and_says_so(desk: Desk) -> None:
    ref = await desk.asked()
    listed = "\n".join(f"- wish {number} and the story of it" for number in range(900))
    await desk.publisher.tell(str(ref), "U1", listed)
    (told,) = desk.server.team.ephemerals
    said = "".join(block["text"]["text"] for block in told["blocks"])
    *rows, last = said.split("\n")
    assert last == sentences.TOO_MUCH and len(rows) > 200 and listed.startswith("\n".join(rows) + "\n")


async def test_in_private_is_where_a_person_is_told_who_has_turned_to_what_is_in_no_channel(desk: Desk) -> None:
    team = desk.server.team
    ref = ThreadRef(platform="slack", workspace="T1", channel="profile", thread="U1")
    desk.publisher.remember("U1", desk.server.world.hook(team, "U1", "C1"))
    desk.publisher.remember("U1", "")
    await desk.publisher.tell(str(ref), "U1", "Kept.")
    assert team.ephemerals == [] and [one["text"] for one in desk.server.visible(team.direct("U1"))] == ["Kept."]


async def test_what_is_about_no_thread_is_said_where_the_command_was_given_and_else_in_private(desk: Desk) -> None:
    team = desk.server.team
    ref = ThreadRef(platform="slack", workspace="T1", channel="profile", thread="U1")
    desk.publisher.remember("U1", desk.server.world.hook(team, "U1", "C1"))
    for number in range(6):
        await desk.publisher.tell(str(ref), "U1", f"Kept {number}.")
    assert [told["channel"] for told in team.ephemerals] == ["C1"] * 5
    (direct,) = [one for (channel, _), one in team.messages.items() if channel == team.direct("U1")]
    assert direct["text"] == "Kept 5."


async def test_a_notice_to_somebody_who_is_not_in_the_channel_reaches_them_in_private(desk: Desk) -> None:
    ref = await desk.asked()
    desk.server.fail("chat.postEphemeral", "user_not_in_channel")
    await desk.publisher.tell(str(ref), "U2", "Noted.")
    channel = desk.server.team.direct("U2")
    assert [one["text"] for one in desk.server.visible(channel)] == ["Noted."]


async def test_a_notice_to_the_wrong_address_raises(desk: Desk) -> None:
    ref = ThreadRef(platform="slack", workspace="T1", channel="C404", thread="1.0")
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await desk.publisher.tell(str(ref), "U1", "Noted.")
