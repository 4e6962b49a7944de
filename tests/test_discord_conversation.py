"""Talking to the bot in Discord: from what people do there to what they see, through the real bot and its client."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import discord_interactions as interactions
import discord_rights as rights
import pytest
from bots import ScriptedModel
from discord_asked import Upload
from discord_bot import Desk, a_desk
from discord_state import ADA, BEN, BOT, CLEO, MODERATOR

from adapters.discord import sentences
from adapters.said import FILES_ALONE
from bot import texts
from bot.events import Asked
from bot.house import Access, Area, accessed


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncGenerator[Desk]:
    async with a_desk(tmp_path) as running:
        yield running


def version(desk: Desk, channel: int) -> str:
    """What stands under the only answer in a channel."""
    return str(desk.answer(channel)["content"]).partition("-# ")[2]


# Questions


async def test_a_mention_is_answered_in_a_thread_on_it(desk: Desk) -> None:
    thread = await desk.asks("What is a tide?")
    assert desk.answer(thread)["content"].startswith("Answer 1: the tide rises and falls.")
    assert desk.answers(desk.general) == [] and desk.server.world.channels[thread].name == "What is a tide?"
    assert await desk.kinds(thread) == ["asked"] and "<@" not in desk.prompt()


async def test_where_no_thread_may_be_begun_the_answer_is_a_reply(desk: Desk) -> None:
    await desk.server.sets(desk.general, BOT, deny=rights.PUBLIC_THREADS)
    question = await desk.asks()
    answer = desk.answer(desk.general)
    assert answer["reply_to"] == question and desk.server.world.threads(desk.server.guild.id) == []
    await desk.says("shorter", desk.general, reply_to=answer["id"])
    assert await desk.kinds(question, desk.general) == ["asked", "replied"]
    assert "Version 2" in version(desk, desk.general)


async def test_a_thread_in_which_the_bot_may_not_write_is_not_begun(desk: Desk) -> None:
    await desk.server.sets(desk.general, BOT, deny=rights.SEND_IN_THREADS)
    question = await desk.asks()
    assert desk.answer(desk.general)["reply_to"] == question


async def test_a_thread_that_is_there_already_is_used(desk: Desk) -> None:
    desk.server.fail("threads.start", status=400, code=160004, message="A thread has already been created", times=0)
    question = await desk.server.says(ADA, desk.general, "What is a tide?")
    await desk.server.starts_thread(BEN, question)
    await desk.server.edits(ADA, question, f"<@{BOT}> What is a tide?")
    await desk.settle()
    assert desk.answer(question)["content"].startswith("Answer 1")


async def test_direct_messages_are_one_conversation_without_mentions(desk: Desk) -> None:
    direct = desk.server.direct(ADA)
    await desk.says("What is a tide?", direct)
    assert desk.answer(direct)["content"].startswith("Answer 1")
    await desk.says("shorter", direct)
    assert await desk.kinds(direct) == ["asked", "replied"] and "Version 2" in version(desk, direct)
    await desk.says("What is the capital of France?", direct)
    assert len(desk.answers(direct)) == 2


async def test_a_reply_to_an_older_answer_is_about_that_one(desk: Desk) -> None:
    direct = desk.server.direct(ADA)
    await desk.says("What is a tide?", direct)
    await desk.says("What is the capital of France?", direct)
    first = desk.answers(direct)[0]["id"]
    await desk.says("shorter", direct, reply_to=first)
    event, _ = await desk.last(direct)
    assert event.answer == 1 and "Version 2" in desk.answers(direct)[0]["content"]


async def test_a_message_that_calls_nobody_is_nothing(desk: Desk) -> None:
    await desk.says("What is a tide?", desk.general)
    await desk.says("the moon does it", desk.general, user=BEN)
    assert desk.model.requests == [] and await desk.bot.heard.threads("discord", 9) == ()


async def test_a_mention_under_somebodys_message_brings_that_along_and_says_so(desk: Desk) -> None:
    theirs = await desk.server.says(BEN, desk.general, "The <#1> sale ends Friday :)")
    thread = await desk.asks("what does this mean?", reply_to=theirs)
    assert "Ben: The #1 sale ends Friday :)" in desk.prompt()
    assert "Used: the message you replied to" in version(desk, thread)


async def test_a_bare_mention_under_somebodys_file_sums_it_up(desk: Desk) -> None:
    theirs = await desk.server.says(BEN, desk.general, "", [Upload("sales.csv", b"month,total\nMay,7\n")])
    thread = await desk.asks("", reply_to=theirs)
    event, _ = await desk.last(thread)
    assert isinstance(event.signal, Asked) and event.signal.text == FILES_ALONE
    assert await desk.bot.files.content(event.thread, event.signal.files[-1].file) == b"month,total\nMay,7\n"
    assert len(desk.answers(thread)) == 1


async def test_a_mention_in_somebody_elses_thread_reads_it(desk: Desk) -> None:
    root = await desk.server.says(ADA, desk.general, "The sale ends Friday")
    thread = await desk.server.starts_thread(ADA, root)
    await desk.server.says(BEN, thread, "No, on Sunday")
    await desk.asks("when does it end?", user=CLEO, channel=thread)
    assert "Ada: The sale ends Friday\n\nBen: No, on Sunday" in desk.prompt()
    assert "Used: the 2 messages above" in version(desk, thread)
    await desk.says("shorter", thread, user=CLEO)
    assert await desk.kinds(thread) == ["asked", "replied"]


async def test_a_thread_that_cannot_be_read_is_answered_without_it(desk: Desk) -> None:
    root = await desk.server.says(ADA, desk.general, "The sale ends Friday")
    thread = await desk.server.starts_thread(ADA, root)
    await desk.server.sets(desk.general, BOT, deny=rights.HISTORY)
    await desk.asks("when does it end?", channel=thread)
    assert any(sentences.NOT_READ in one["content"] for one in desk.answers(thread))


async def test_a_mention_without_a_word_gets_a_hint(desk: Desk) -> None:
    await desk.asks("")
    assert "Ask me something behind the mention" in desk.answer(desk.general)["content"]
    assert desk.model.requests == [] and desk.server.pinged == set()


async def test_bots_webhooks_and_the_bot_itself_are_nobody(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.server.says(BOT, thread, "shorter")
    await desk.settle()
    assert await desk.kinds(thread) == ["asked"]


async def test_nobody_is_pinged_by_what_anybody_writes(tmp_path: Path) -> None:
    def echo(request: object, call: int) -> str:
        return "@everyone <@102> @here <@&4194315> done"

    async with a_desk(tmp_path, ScriptedModel(echo)) as desk:
        thread = await desk.asks(f"tell @everyone and <@{BEN}>")
        assert "tell @everyone and @Ben" in desk.prompt() and "done" in desk.answer(thread)["content"]
        assert desk.server.pinged == set()


# Feedback


async def test_a_reply_by_anybody_refines_the_answer_in_place(desk: Desk) -> None:
    thread = await desk.asks()
    message = desk.answer(thread)["id"]
    await desk.says("make it shorter", thread)
    await desk.says("and more formal please", thread, user=BEN)
    assert desk.answer(thread)["id"] == message and "Version 3: formal" in version(desk, thread)


async def test_people_who_talk_to_each_other_are_left_alone(desk: Desk) -> None:
    thread = await desk.asks()
    for words in ("lol", "see you tomorrow", "let's discuss it on Monday"):
        await desk.says(words, thread, user=BEN)
    assert "Version 1" in version(desk, thread) and len(desk.model.requests) == 1


async def test_a_quoted_passage_is_what_the_reply_is_about(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.says("> the tide rises\nsay it in capitals", thread)
    event, _ = await desk.last(thread)
    assert (event.signal.quote, event.signal.text) == ("the tide rises", "say it in capitals")  # type: ignore[union-attr]


@pytest.mark.parametrize(("words", "kind"), [("/shorter", "commanded"), ("undo", "replied")])
async def test_commands_can_be_typed_into_a_thread(desk: Desk, words: str, kind: str) -> None:
    thread = await desk.asks()
    await desk.says(words, thread, mention=True)
    assert await desk.kinds(thread) == ["asked", kind]


async def test_on_off_and_on_again_are_three_doings(desk: Desk) -> None:
    thread = await desk.asks()
    answer = desk.answer(thread)["id"]
    for on in (True, False, True):
        await desk.reacts(ADA, answer, "✂️", on=on)
    assert await desk.kinds(thread) == ["asked", "reacted", "unreacted", "reacted"]
    assert "shorter" in version(desk, thread)


async def test_custom_and_animated_emoji_count_by_their_names(tmp_path: Path) -> None:
    async with a_desk(tmp_path, emoji={"tinier": "length shorter"}) as desk:
        emoji = await desk.server.adds_emoji(desk.server.guild.id, "tinier", animated=True)
        thread = await desk.asks()
        await desk.reacts(ADA, desk.answer(thread)["id"], emoji)
        event, outcome = await desk.last(thread)
        assert event.signal.emoji.startswith("<a:tinier:") and outcome.directives  # type: ignore[union-attr]


async def test_a_reaction_on_a_persons_message_is_nothing(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.reacts(BEN, thread, "✂️")
    assert await desk.kinds(thread) == ["asked"]


async def test_a_moderator_who_clears_reactions_takes_them_back(desk: Desk) -> None:
    thread = await desk.asks()
    answer = desk.answer(thread)["id"]
    await desk.reacts(ADA, answer, "✂️")
    await desk.server.clears(MODERATOR, answer)
    await desk.settle()
    assert await desk.kinds(thread) == ["asked", "reacted", "unreacted"]


async def test_an_edited_reply_counts_as_it_is_now_and_a_deleted_one_not_at_all(desk: Desk) -> None:
    thread = await desk.asks()
    reply = await desk.says("shorter", thread)
    await desk.server.edits(ADA, reply, "more formal")
    await desk.settle()
    assert "formal, no longer shorter" in version(desk, thread)
    await desk.server.deletes(ADA, reply)
    await desk.settle()
    assert await desk.kinds(thread) == ["asked", "replied", "edited", "deleted"]


async def test_an_unfurled_link_changes_nothing(desk: Desk) -> None:
    thread = await desk.asks()
    reply = await desk.says("mention https://example.com", thread)
    await desk.server.unfurls(reply)
    await desk.settle()
    assert await desk.kinds(thread) == ["asked", "replied"]


async def test_a_deleted_question_takes_the_answer_back(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.server.deletes(ADA, thread)
    await desk.settle()
    taken, told = desk.answers(thread)
    assert texts.WITHDRAWN in taken["content"] and texts.QUESTION_DELETED in told["content"]


async def test_a_mention_that_is_added_by_an_edit_is_a_question(desk: Desk) -> None:
    message = await desk.says("What is a tide?", desk.general)
    await desk.server.edits(ADA, message, f"<@{BOT}> What is a tide?")
    await desk.settle()
    assert desk.answer(message)["content"].startswith("Answer 1")


async def test_files_are_read_within_limits_and_what_is_not_is_said(desk: Desk) -> None:
    files = [Upload("a.txt", b"The moon does it."), Upload("b.png", b"\x89PNG", mimetype="image/png")]
    thread = await desk.asks("sum it up", files=files)
    assert "The moon does it." in desk.prompt()
    assert any("I cannot read “b.png”" in one["content"] for one in desk.answers(thread))


# Buttons and forms


async def test_a_press_is_acknowledged_and_counts_once_on_one_state(desk: Desk) -> None:
    thread = await desk.asks()
    answer = desk.answer(thread)["id"]
    await desk.presses(ADA, answer, "Shorter")
    event, _ = await desk.last(thread)
    assert event.signal.kind == "pressed" and "Version 2" in version(desk, thread)


async def test_why_is_seen_by_one_person_alone(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.says("more formal", thread)
    await desk.presses(ADA, desk.answer(thread)["id"], "Why?")
    (told,) = desk.told()
    assert "Why this answer?" in told and "formal" in told and desk.server.pinged == set()


async def test_history_has_every_version(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.says("more formal", thread)
    answer = desk.answer(thread)["id"]
    await desk.server.chooses(ADA, answer, "More…", "History")
    await desk.settle()
    (told,) = desk.told()
    assert "Answer 1" in told and "Answer 2" in told


async def test_a_form_refines_what_it_was_opened_for(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.server.chooses(ADA, desk.answer(thread)["id"], "More…", "Refine…")
    assert not (await desk.server.submits(ADA, say="more formal")).failed
    await desk.settle()
    event, _ = await desk.last(thread)
    assert event.signal.kind == "replied" and "formal" in version(desk, thread)


async def test_an_answer_can_be_edited_by_hand(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.server.chooses(ADA, desk.answer(thread)["id"], "More…", "Edit the text…")
    await desk.server.submits(ADA, text0="My own words.")
    await desk.settle()
    assert desk.answer(thread)["content"].startswith("My own words.")


async def test_a_form_with_blanks_alone_is_not_taken_and_says_why(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.server.chooses(ADA, desk.answer(thread)["id"], "More…", "Refine…")
    await desk.server.submits(ADA, say="   ")
    assert desk.told() == [sentences.SAY_WHAT] and await desk.kinds(thread) == ["asked"]


async def test_a_press_is_answered_in_time_though_the_database_hangs(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    import asyncio

    from adapters.discord import limits

    thread = await desk.asks()
    monkeypatch.setattr(limits, "ACK_PATIENCE", 0.05)
    going_on, keep = asyncio.Event(), desk.bot.deliveries.keep

    async def slow(*given: str) -> object:
        await going_on.wait()
        return await keep(*given)

    monkeypatch.setattr(type(desk.bot.deliveries), "keep", lambda self, *given: slow(*given))
    pressed = await desk.server.presses(ADA, desk.answer(thread)["id"], "Shorter")
    assert not pressed.failed and desk.server.troubles == []
    going_on.set()
    await desk.settle()
    assert await desk.kinds(thread) == ["asked", "pressed"]


# Without the message-content intent


async def test_without_the_content_intent_mentions_replies_and_buttons_work_and_the_rest_is_said_once(
    tmp_path: Path,
) -> None:
    async with a_desk(tmp_path, content=False) as desk:
        thread = await desk.asks()
        answer = desk.answer(thread)["id"]
        await desk.says("shorter", thread)
        await desk.says("formal", thread)
        hints = [one for one in desk.answers(thread) if sentences.UNREAD[:30] in one["content"]]
        assert len(hints) == 1 and await desk.kinds(thread) == ["asked"]
        await desk.says("shorter", thread, reply_to=answer)
        await desk.presses(ADA, answer, "Simpler")
        await desk.reacts(BEN, answer, "👍")
        assert await desk.kinds(thread) == ["asked", "replied", "pressed", "reacted"]


# Rules of a server


async def test_what_a_servers_rules_do_not_let_count_begins_no_thread_and_its_author_is_told(desk: Desk) -> None:
    guild = desk.server.guild
    access = Access(roles=(str(guild.moderators),))
    await desk.bot.houses.change("discord", str(guild.id), lambda rules: accessed(rules, Area.ASK, access))
    refused = await desk.asks()
    assert refused not in desk.server.world.channels and desk.model.requests == []
    assert len(desk.answers(desk.general)) == 1 and "ask me questions" in desk.answer(desk.general)["content"]
    thread = await desk.asks(user=MODERATOR)
    assert "Version 1" in version(desk, thread)


async def test_rules_about_a_channel_hold_in_its_threads(desk: Desk) -> None:
    thread = await desk.asks()
    access = Access(not_channels=(str(desk.general),))
    await desk.bot.houses.change(
        "discord", str(desk.server.guild.id), lambda rules: accessed(rules, Area.STYLE, access)
    )
    await desk.presses(ADA, desk.answer(thread)["id"], "Shorter")
    assert "Version 1" in desk.answers(thread)[0]["content"] and len(desk.model.requests) == 1


@pytest.mark.parametrize("broken", [{"data": None}, {"data": {}}, {"type": 3, "data": {"custom_id": "burnish:x"}}])
async def test_an_interaction_that_nobody_can_read_is_answered_and_ends_nothing(
    desk: Desk, broken: dict[str, object]
) -> None:
    thread = await desk.asks()
    shown = desk.server.at(desk.answer(thread)["id"])
    data = {"component_type": 2, "custom_id": shown.components[0]["components"][0]["custom_id"]}
    asked = interactions.begin(desk.server.world, interactions.COMPONENT, ADA, thread, data, shown)
    asked.payload |= broken
    assert not (await desk.server._wait(asked)).failed
    await desk.says("more formal", thread)
    assert "Version 2" in desk.answers(thread)[0]["content"] and desk.told() == [sentences.OLD]
