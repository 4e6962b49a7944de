"""Commands and menus in Discord: what people type and choose, through the real bot and its client."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import discord_interactions as interactions
import discord_rights as rights
import pytest
from bots import ScriptedModel
from discord_asked import Upload
from discord_bot import Desk, a_desk
from discord_slash import erased, slash, synced
from discord_state import ADA, BEN, BOT, CLEO, MODERATOR, OWNER

from adapters.discord import limits, ruling, sentences
from bot import refusals, texts
from bot.events import PersonRef, Replied
from bot.house import Access, Area, Rules

TEXT = "# Tides\n\nThe tide rises and falls.\n\n- The moon pulls.\n- The sun pulls less."


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncGenerator[Desk]:
    async with a_desk(tmp_path) as running:
        await synced(running)
        yield running


# What Discord is told


async def test_discord_is_told_the_commands_once(desk: Desk) -> None:
    names = {(one["type"], one["name"]) for one in desk.server.world.commands[0]}
    assert names == {
        *((1, name) for name in (
            "ask", "refine", "why", "history", "undo", "forget", "profile", "memory", "meet", "compare", "burnish"
        )),
        (3, "Refine this answer"), (3, "Ask about this"),
    }  # fmt: skip
    calls = [call.name for call in desk.server.log if call.name.startswith("commands")]
    assert desk.running.listener.register
    await desk.running.listener.register()
    more = [call.name for call in desk.server.log if call.name.startswith("commands")][len(calls) :]
    assert len(more) == 1, "read, and found to be the same"


async def test_everybody_is_offered_commands_and_moderators_burnish(desk: Desk) -> None:
    with pytest.raises(AssertionError, match="nobody offers"):
        await desk.server.slash(ADA, desk.general, "burnish rules")
    assert ruling.NO_RULES in await slash(desk, MODERATOR, desk.general, "burnish rules")


# Asking


async def test_a_question_is_put_before_everybody_and_answered_in_a_thread_on_it(desk: Desk) -> None:
    told = await slash(desk, ADA, desk.general, "ask", question="What is a tide? @everyone")
    assert told.startswith(sentences.ASKED)
    (question,) = desk.answers(desk.general)
    assert question["content"].startswith("**Ada** asked: What is a tide?") and "@everyone" not in question["content"]
    assert "Answer 1" in desk.answer(question["id"])["content"]
    assert await desk.kinds(question["id"]) == ["asked"]
    await desk.says("shorter", question["id"])
    assert await desk.kinds(question["id"]) == ["asked", "replied"]


async def test_a_question_brings_its_file(desk: Desk) -> None:
    file = Upload("sales.txt", b"In May, 7 were sold.")
    await slash(desk, ADA, desk.general, "ask", question="What does it say?", attachment=file)
    assert "In May, 7 were sold." in desk.prompt()


async def test_in_direct_messages_it_is_part_of_them(desk: Desk) -> None:
    direct = desk.server.direct(ADA)
    await slash(desk, ADA, direct, "ask", question="What is a tide?")
    assert [one["content"][:9] for one in desk.answers(direct)] == ["**Ada** a", "Answer 1:"]


async def test_where_the_bot_is_not_it_answers_in_private(desk: Desk) -> None:
    desk.server.world.installs.add(ADA)
    group = desk.server.group(ADA, BEN)
    told = await slash(desk, ADA, group, "ask", question="What is a tide?")
    assert told.startswith(sentences.IN_PRIVATE)
    assert "Answer 1" in desk.answers(desk.server.direct(ADA))[-1]["content"]


# Refining


async def test_refine_in_a_thread_means_that_answer(desk: Desk) -> None:
    thread = await desk.asks()
    told = await slash(desk, ADA, thread, "refine", tone="formal", length="shorter", text="mention the moon")
    assert told.startswith(sentences.ON_IT) and "discord.com" not in told
    event, outcome = await desk.last(thread)
    assert event.signal == Replied(text="formal, shorter. mention the moon")
    wishes = {(one.slot.value, one.value) for one in outcome.directives}
    assert wishes == {("tone", "formal"), ("length", "shorter"), ("include", "the moon")}


async def test_in_a_channel_it_means_the_persons_own_latest_there_and_links_it(desk: Desk) -> None:
    theirs = await desk.asks("What is a tide?")
    await desk.asks("What is dew?", user=BEN)
    told = await slash(desk, ADA, desk.general, "refine", expertise="beginner", **{"for": "This thread"})
    assert f"/{theirs}/" in told
    _, outcome = await desk.last(theirs)
    assert [(one.value, one.scope.value) for one in outcome.directives] == [("beginner", "thread")]
    assert sentences.NO_ANSWER_HERE in await slash(desk, CLEO, desk.general, "refine", tone="formal")
    assert sentences.NO_ANSWER_HERE in await slash(desk, ADA, desk.server.guild.random, "undo")


async def test_a_passage_is_chosen_while_typing(tmp_path: Path) -> None:
    async with a_desk(tmp_path, ScriptedModel(lambda request, call: TEXT)) as desk:
        await synced(desk)
        thread = await desk.asks()
        names = await desk.server.autocompletes(ADA, thread, "refine", "passage", "")
        assert names[0].startswith("Section: Tides") and "• The sun pulls less." in names
        assert await desk.server.autocompletes(ADA, thread, "refine", "passage", "moon") == ["• The moon pulls."]
        start = TEXT.index("The moon")
        place = f"v1:{start}-{start + len('The moon pulls.')}"
        await slash(desk, ADA, thread, "refine", text="shorter", passage=place)
        event, _ = await desk.last(thread)
        assert event.signal == Replied(text="shorter", quote="The moon pulls.")
        told = await slash(desk, ADA, thread, "refine", text="shorter", passage="v9:0-4")
        assert told.startswith(texts.PASSAGE_GONE)


@pytest.mark.parametrize(("option", "typed", "first"), [
    ("tone", "for", "formal"), ("length", "", "shorter"), ("format", "tab", "table"), ("expertise", "ex", "expert"),
    ("tone", "like a pirate", "like a pirate"), ("tone", "x" * 3_000, "x" * 100),
])  # fmt: skip
async def test_what_is_offered_while_typing(desk: Desk, option: str, typed: str, first: str) -> None:
    names = await desk.server.autocompletes(ADA, desk.general, "refine", option, typed)
    assert names[0] == first and len(names) <= limits.OPTIONS


async def test_refine_without_options_opens_the_form(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.server.slash(ADA, thread, "refine")
    assert (desk.server.modal(ADA) or {})["title"] == "Refine this answer"
    await desk.server.submits(ADA, say="shorter")
    await desk.settle()
    assert "Version 2" in desk.answer(thread)["content"]


async def test_undo_takes_the_last_change_back(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.says("shorter", thread)
    assert (await slash(desk, ADA, thread, "undo")).startswith(sentences.ON_IT)
    state = await desk.bot.store.load(desk.ref(thread))
    assert state.thread.context.directives == ()


# Looking


async def test_why_and_history_show_what_there_is(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.says("shorter", thread)
    told = await slash(desk, ADA, thread, "why")
    assert "**Why this answer?**" in told and f"<@{ADA}> asked" in told
    assert "**Versions of this answer**" in await slash(desk, BEN, thread, "history")
    assert sentences.NO_ANSWER_HERE in await slash(desk, CLEO, desk.server.guild.random, "why")


async def test_a_profile_is_kept_seen_switched_taken_along_and_erased(desk: Desk) -> None:
    assert texts.PROFILE_SAVED in await slash(desk, ADA, desk.general, "profile add", wish="always formal")
    assert "formal" in await slash(desk, ADA, desk.general, "profile show")
    assert texts.PROFILE_OFF in await slash(desk, ADA, desk.general, "profile off")
    assert texts.PROFILE_ON in await slash(desk, ADA, desk.general, "profile on")
    await slash(desk, ADA, desk.general, "profile export")
    (file,) = desk.server.shown_to(ADA)[-1].attachments
    assert b"formal" in desk.server.world.contents[int(file["id"])]
    who = PersonRef(platform="discord", workspace=str(desk.server.guild.id), person=str(ADA))
    assert "all that I keep of you in this server" in await slash(desk, ADA, desk.general, "forget")
    assert (await desk.bot.store.profile(who)).directives
    await erased(desk, ADA, desk.general)
    assert not (await desk.bot.store.profile(who)).directives


# Menus


async def test_refine_this_answer_from_a_messages_menu(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.server.context_menu(BEN, desk.answer(thread)["id"], "Refine this answer")
    await desk.server.submits(BEN, say="shorter")
    await desk.settle()
    assert "Version 2" in desk.answer(thread)["content"]


async def test_ask_about_this_answers_in_a_thread_on_that_message(desk: Desk) -> None:
    theirs = await desk.server.says(BEN, desk.general, "The sale ends Friday")
    await desk.server.context_menu(ADA, theirs, "Ask about this")
    await desk.server.submits(ADA, question="When does it end?")
    await desk.settle()
    assert "The sale ends Friday" in desk.prompt()
    asked, answer = desk.answers(theirs)
    assert asked["content"] == "**Ada** asked: When does it end?" and "Answer 1" in answer["content"]


# Rules


async def test_rules_are_set_and_seen(desk: Desk) -> None:
    guild = desk.server.guild
    await slash(desk, OWNER, desk.general, "burnish allow", what="ask me questions", who=guild.moderators)
    await slash(desk, OWNER, desk.general, "burnish deny", what="change answers", where=guild.random)
    await slash(desk, OWNER, desk.general, "burnish others", may=False)
    await slash(desk, OWNER, desk.general, "burnish cooldown", seconds=30)
    await slash(desk, OWNER, desk.general, "burnish budget", person=5, server=50)
    await slash(desk, OWNER, desk.general, "burnish quiet", where=guild.random)
    await slash(desk, OWNER, desk.general, "burnish lock", where=guild.random)
    told = await slash(desk, OWNER, desk.general, "burnish vote", people=3)
    assert told.splitlines() == [
        "**The rules here**",
        f"- To ask me questions: only <@&{guild.moderators}>.",
        f"- To change answers: not in <#{guild.random}>.",
        "- Only the person who asked changes their answer.",
        "- A vote: a wish counts when 3 people share it; the asker’s own counts at once.",
        "- 30 seconds between two requests of one person.",
        "- 5 answers a day for each person.",
        "- 50 answers a day for all together.",
        f"- No questions in <#{guild.random}>.",
        f"- Neither questions nor changes in <#{guild.random}>.",
        ruling.NEW_THREADS,
    ]
    everybody = await slash(desk, OWNER, desk.general, "burnish everybody", what="ask me questions")
    assert "To ask" not in everybody
    assert ruling.NOT_ADMIN in await slash(desk, MODERATOR, desk.general, "burnish vote", people=9)
    assert ruling.NOTHING_NAMED in await slash(desk, OWNER, desk.general, "burnish deny", what="change answers")
    assert (await desk.bot.houses.rules("discord", str(guild.id))).quorum == 3


async def test_who_may_not_is_told_why_and_nothing_is_begun(desk: Desk) -> None:
    guild = desk.server.guild
    await slash(desk, OWNER, desk.general, "burnish allow", what="ask me questions", who=guild.moderators)
    told = await slash(desk, ADA, desk.general, "ask", question="What is a tide?")
    assert told == refusals.not_yours(Area.ASK, ["moderators"]) + "\n> What is a tide?"
    assert not desk.answers(desk.general)
    await desk.asks("What is a tide?")
    assert not desk.model.requests and not desk.server.world.threads(guild.id)
    assert any("moderators" in one["content"] for one in desk.answers(desk.general))
    thread = await desk.asks("What is a tide?", user=MODERATOR)
    await slash(desk, OWNER, desk.general, "burnish others", may=False)
    assert await slash(desk, ADA, thread, "refine", tone="formal") == refusals.ONLY_ASKER
    event, outcome = await desk.last(thread)
    assert event.refused and event.refused.why == refusals.ONLY_ASKER and not outcome.directives
    assert len(desk.model.requests) == 1


async def test_a_vote_on_an_answer(desk: Desk) -> None:
    await slash(desk, OWNER, desk.general, "burnish vote", people=2)
    thread = await desk.asks()
    answer = desk.answer(thread)["id"]
    await desk.reacts(BEN, answer, "✂️")
    assert "Vote: 1 of 2 for “shorter”." in desk.answer(thread)["content"] and len(desk.model.requests) == 1
    await desk.reacts(CLEO, answer, "✂️")
    assert "Version 2: shorter" in desk.answer(thread)["content"] and "Vote" not in desk.answer(thread)["content"]


async def test_moderators_lock_stop_and_clear_threads(desk: Desk) -> None:
    thread = await desk.asks()
    assert await slash(desk, MODERATOR, thread, "burnish thread lock") == ruling.LOCKED
    assert refusals.THREAD_LOCKED in await slash(desk, ADA, thread, "refine", tone="formal")
    await desk.presses(ADA, desk.answer(thread)["id"], "Shorter")
    assert len(desk.model.requests) == 1
    assert await slash(desk, MODERATOR, thread, "burnish thread unlock") == ruling.UNLOCKED
    assert await slash(desk, MODERATOR, thread, "burnish thread unlock") == ruling.WAS_OPEN
    assert await slash(desk, MODERATOR, thread, "burnish thread stop") == ruling.STOPPED
    guild, answer = desk.server.guild.id, desk.answer(thread)["id"]
    link = f"https://discord.com/channels/{guild}/{thread}/{answer}"
    assert await slash(desk, MODERATOR, desk.general, "burnish thread clear", answer=link) == ruling.CLEARED
    assert texts.WITHDRAWN in desk.answer(thread)["content"] and "tide rises" not in desk.answer(thread)["content"]
    assert await slash(desk, MODERATOR, desk.general, "burnish thread lock") == ruling.NO_THREAD


async def test_all_rules_that_there_can_be_are_shown(desk: Desk) -> None:
    many = tuple(str(10**18 + n) for n in range(100))
    full = Access(roles=many, not_roles=many, channels=many, not_channels=many)
    workspace = str(desk.server.guild.id)
    await desk.bot.houses.change(
        "discord", workspace, lambda _: Rules(access=dict.fromkeys(Area, full), quiet=many, locked=many)
    )
    told = await slash(desk, OWNER, desk.general, "burnish rules")
    assert all(one in told for one in refusals.DOES.values()) and "and 92 more" in told


async def test_where_a_question_cannot_be_posted_its_person_is_told(desk: Desk) -> None:
    await desk.server.sets(desk.general, BOT, deny=rights.SEND)
    assert sentences.NOT_POSTED in await slash(desk, ADA, desk.general, "ask", question="What is a tide?")


async def test_a_command_that_cannot_be_read_is_answered(desk: Desk) -> None:
    for data in ({"name": "gone", "type": 1, "id": "1"}, {"name": "refine", "type": 1, "id": "1", "options": 7}):
        asked = interactions.begin(desk.server.world, interactions.COMMAND, ADA, desk.general, data)
        asked = await desk.server._wait(asked)
        assert not asked.failed
    assert desk.server.shown_to(ADA)[-1].content in (texts.TROUBLE, sentences.OLD_COMMAND, sentences.OLD)
