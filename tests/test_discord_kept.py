"""What is kept of people in Discord: told to them alone, shown, changed and erased by them alone."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from pathlib import Path

import discord_rights as rights
import pytest
from bots import ScriptedModel
from discord_bot import Desk, a_bot_in, a_desk
from discord_server import discord_server
from discord_slash import controls, erased, loaded, presses, shown, slash, synced
from discord_state import ADA, BEN, OWNER, Message

from adapters.carried import Carried
from adapters.discord import events, limits, sentences
from adapters.discord.delivery import Press
from adapters.discord.kept import typed
from bot import texts
from bot.announcing import HERE, KEEP, NEVER
from bot.directives import Slot
from bot.events import PersonRef
from bot.ports import Request

QUESTIONS = (
    "What is photosynthesis?", "Explain how vaccines work.", "What is a black hole?", "Why is the sky blue?",
    "How does a fridge work?",
)  # fmt: skip
CHURN = "no, by churn I mean logo churn"


def written(request: Request, call: int) -> str:
    """Bullets where they are asked for."""
    wanted = "bullet" in "".join(message.content for message in request.messages)
    return f"- Answer {call}.\n- The moon pulls." if wanted else f"Answer {call}: the moon pulls."


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncGenerator[Desk]:
    async with a_desk(tmp_path, ScriptedModel(written), first_meeting=True) as running:
        await synced(running)
        yield running


def who(desk: Desk, user: int = ADA, workspace: str = "") -> PersonRef:
    """A person in the first server, or elsewhere."""
    return PersonRef(platform="discord", workspace=workspace or str(desk.server.guild.id), person=str(user))


async def usual(desk: Desk, threads: int = 3) -> int:
    """The thread after so many in which Ada wanted bullets."""
    for question in QUESTIONS[:threads]:
        await desk.says("as bullets", await desk.asks(question))
    return await desk.asks(QUESTIONS[threads])


async def direct(desk: Desk, user: int = ADA) -> Message:
    """The bot's last message in the direct messages with somebody."""
    await desk.settle()
    return desk.server.world.messages[desk.answers(desk.server.direct(user))[-1]["id"]]


# What is inferred


async def test_a_habit_is_told_to_its_person_alone_and_never_takes_it_out_for_good(desk: Desk) -> None:
    thread = await usual(desk)
    assert desk.answer(thread)["content"].startswith("- Answer")
    told = await direct(desk)
    assert told.content.startswith("You usually ask for bullets when I explain something")
    assert f"/channels/{desk.server.guild.id}/{thread}" in told.content and not desk.told()
    assert controls(told) == [texts.USUAL_KEEP, texts.USUAL_HERE, texts.USUAL_NEVER]
    assert texts.USUAL_GONE in await presses(desk, ADA, told, texts.USUAL_NEVER)
    assert not controls(told) and "You chose “Never”." in told.content
    assert "Answer 8:" in desk.answer(thread)["content"]
    profile = await slash(desk, ADA, desk.general, "profile show")
    assert "**Never to be assumed**\n- bullets" in profile and "What you usually want" not in profile


async def test_a_habit_is_kept_and_a_server_of_roles_knows_whose_press_it_was(desk: Desk) -> None:
    await desk.server.gives(desk.server.guild.id, ADA, desk.server.guild.moderators)
    await slash(desk, OWNER, desk.general, "burnish allow", what="change answers", who=desk.server.guild.moderators)
    thread = await usual(desk)
    told = await direct(desk)
    assert texts.USUAL_NOT_HERE in await presses(desk, ADA, told, texts.USUAL_HERE)
    assert "Answer 8:" in desk.answer(thread)["content"]
    other = await desk.asks(QUESTIONS[4])
    assert desk.answer(other)["content"].startswith("- Answer")


async def test_who_takes_no_direct_messages_is_told_where_to_look(desk: Desk) -> None:
    desk.server.world.closed.add(ADA)
    thread = await usual(desk)
    notice = desk.answers(thread)[-1]
    assert sentences.USUAL_UNTOLD in notice["content"] and "bullets" not in notice["content"]
    shows = await slash(desk, ADA, thread, "profile show")
    assert "**What you usually want**\n- bullets, when explaining" in shows and "in 3 conversations" in shows
    page = await shown(desk)
    await presses(desk, ADA, page, "Remove: bullets, when explaining")
    assert "What you usually want" not in page.content
    assert desk.answer(await desk.asks(QUESTIONS[4]))["content"].startswith("Answer")


# Meeting, in direct messages and by command


async def test_whoever_is_new_in_direct_messages_is_met(desk: Desk) -> None:
    channel = desk.server.direct(ADA)
    await desk.says("What is a tide?", channel)
    asked = await direct(desk)
    assert asked.content.startswith(texts.MEETING) and controls(asked)[-1] == texts.MEETING_SKIP
    assert texts.MEETING_LENGTH in await presses(desk, ADA, asked, "An expert")
    assert not controls(asked) and "You chose “An expert”." in asked.content
    second = await shown(desk)
    assert texts.MEETING_TONE in await presses(desk, ADA, second, "Short")
    assert texts.MEETING_OVER in await presses(desk, ADA, await shown(desk), "Formal")
    held = (await desk.bot.store.profile(who(desk, workspace="@me"))).holding
    assert {(one.slot, one.value) for one in held} == {
        (Slot.EXPERTISE, "expert"), (Slot.LENGTH, "shorter"), (Slot.TONE, "formal"),
    }  # fmt: skip
    event, _ = await desk.last(channel)
    assert event.alone and not event.steward


async def test_meet_again_after_all_was_erased_and_remove_what_was_said(desk: Desk) -> None:
    for _ in range(2):
        assert texts.MEETING_EXPERTISE in await slash(desk, ADA, desk.general, "meet")
        await presses(desk, ADA, await shown(desk), "An expert")
        assert "for an expert" in await slash(desk, ADA, desk.general, "profile show")
        await erased(desk, ADA, desk.general)
    await slash(desk, ADA, desk.general, "meet")
    await presses(desk, ADA, await shown(desk), "An expert")
    await slash(desk, ADA, desk.general, "profile show")
    page = await shown(desk)
    await presses(desk, ADA, page, "Remove: for an expert")
    assert "for an expert" not in page.content
    assert not (await desk.bot.store.profile(who(desk))).holding


# Memory


async def test_what_is_remembered_is_listed_with_its_thread_and_removed(desk: Desk) -> None:
    thread = await desk.asks("How is our churn?")
    await desk.says(CHURN, thread)
    notice = desk.server.world.messages[desk.answers(thread)[-1]["id"]]
    assert texts.remembered("churn", shared=False) in notice.content and controls(notice) == [texts.FORGET_THAT]
    assert texts.OFFER_GONE in await presses(desk, BEN, notice, texts.FORGET_THAT)
    assert controls(notice) == [texts.FORGET_THAT]
    listed = await slash(desk, ADA, desk.general, "memory")
    assert "“churn”: " in listed and f"/channels/{desk.server.guild.id}/{thread}" in listed
    page = await shown(desk)
    assert controls(page) == ["Remove: churn"]
    await presses(desk, ADA, page, "Remove: churn")
    assert "churn" not in page.content and not await desk.bot.store.remembered(who(desk))
    assert texts.MEMORY_EMPTY in await slash(desk, BEN, desk.general, "memory")


async def test_an_answer_that_was_right_is_listed_and_removed(desk: Desk) -> None:
    thread = await desk.asks("How is our churn?")
    await desk.reacts(ADA, desk.answer(thread)["id"], "👍")
    assert "An answer that was right: “How is our churn?”" in await slash(desk, ADA, desk.general, "memory")
    await presses(desk, ADA, await shown(desk), "Remove: How is our churn?")
    assert not await desk.bot.store.remembered(who(desk))


async def test_dont_remember_takes_it_out_at_once(desk: Desk) -> None:
    thread = await desk.asks("How is our churn?")
    await desk.says(CHURN, thread)
    notice = desk.server.world.messages[desk.answers(thread)[-1]["id"]]
    assert texts.REMEMBERED_NO_MORE in await presses(desk, ADA, notice, texts.FORGET_THAT)
    assert not controls(notice) and not await desk.bot.store.remembered(who(desk))


async def test_only_who_manages_the_server_says_something_for_everyone(desk: Desk) -> None:
    thread = await desk.asks("How is our churn?", user=OWNER)
    await desk.says(CHURN, thread, user=OWNER)
    event, _ = await desk.last(thread)
    assert event.steward and not event.alone
    await slash(desk, OWNER, desk.general, "memory")
    page = await shown(desk, OWNER)
    assert controls(page) == ["Remove: churn", f"{texts.FOR_EVERYONE}: churn"]
    await presses(desk, OWNER, page, f"{texts.FOR_EVERYONE}: churn")
    assert "**For everyone here, by you**" in page.content and controls(page) == ["Remove: churn"]
    await desk.asks("How is churn this May?", user=BEN)
    assert "logo churn" in "".join(message.content for message in desk.model.requests[-1].messages)
    manager = await desk.server.makes_role(desk.server.guild.id, "managers", rights.MANAGE_GUILD)
    await desk.server.gives(desk.server.guild.id, BEN, manager)
    await desk.says("by MRR I mean gross", desk.general, user=BEN, mention=True)
    assert (await desk.last(desk.server.world.threads(desk.server.guild.id)[-1].id))[0].steward


@pytest.mark.parametrize(("user", "shared"), [(OWNER, True), (ADA, False)])
async def test_what_is_said_for_everyone_is_so_only_from_who_manages_the_server(
    desk: Desk, user: int, *, shared: bool
) -> None:
    thread = await desk.asks("How is our churn?", user=user)
    await desk.says("for everyone here: by churn we mean logo churn", thread, user=user)
    assert [one.shared for one in await desk.bot.store.remembered(who(desk, user))] == [shared]
    await desk.asks("How is churn this May?", user=BEN)
    asked = "".join(message.content for message in desk.model.requests[-1].messages)
    assert ("logo churn" in asked) is shared


# Switching, joining, privacy


async def test_a_profile_is_left_out_in_one_conversation(desk: Desk) -> None:
    await slash(desk, ADA, desk.general, "profile add", wish="always formal")
    thread = await desk.asks()
    assert "formal" in desk.prompt()
    assert texts.PROFILE_ASIDE in await slash(desk, ADA, thread, "profile here off")
    await desk.says("shorter", thread)
    assert "formal" not in desk.prompt()
    assert texts.PROFILE_BACK in await slash(desk, ADA, thread, "profile here on")
    assert sentences.NO_THREAD in await slash(desk, BEN, desk.general, "profile here off")


async def test_a_server_and_direct_messages_are_joined_and_parted(desk: Desk) -> None:
    channel = desk.server.direct(ADA)
    await slash(desk, ADA, desk.general, "profile add", wish="always formal")
    code = next(word for word in (await slash(desk, ADA, desk.general, "profile join")).split() if "-" in word).strip(
        ",."
    )
    assert f"<@{ADA}> on Discord" in await slash(desk, ADA, channel, "profile join", code=f" {code} ")
    assert "one profile now" in await slash(desk, ADA, desk.general, "profile join", code=code.replace("-", " "))
    assert "formal" in await slash(desk, ADA, channel, "profile show")
    assert texts.PARTED in await slash(desk, ADA, channel, "profile part")
    assert "formal" not in await slash(desk, ADA, channel, "profile show")
    assert texts.NOT_JOINED in await slash(desk, ADA, channel, "profile part")
    assert texts.JOINING["unknown"] in await slash(desk, ADA, channel, "profile join", code="!")


@pytest.mark.parametrize(("code", "found"), [("", ""), (" ", ""), ("abcd-efgh", "abcd-efgh"), ("`AB CD-1`", "ABCD-1")])
def test_a_code_is_what_can_be_one(code: str, found: str) -> None:
    assert typed(code) == found


async def test_why_tells_others_nothing_of_a_profile_and_has_no_prompt_for_them(desk: Desk) -> None:
    await slash(desk, ADA, desk.general, "profile add", wish="always formal")
    thread = await desk.asks()
    assert "formal" in await slash(desk, ADA, thread, "why") and (await shown(desk)).attachments
    theirs = await slash(desk, BEN, thread, "why")
    assert "formal" not in theirs and not (await shown(desk, BEN)).attachments
    assert "which only" in theirs
    assert "formal" not in await slash(desk, BEN, desk.general, "profile show")


async def test_erasing_asks_once_and_then_takes_everything(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.says(CHURN, thread)
    await slash(desk, ADA, desk.general, "forget")
    assert await desk.bot.store.remembered(who(desk))
    for _ in range(2):
        told = await erased(desk, ADA, desk.general)
        assert not controls(told) and not await desk.bot.store.remembered(who(desk))
    assert not await desk.history(desk.ref(thread))


async def test_all_of_it_is_taken_along_as_a_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await slash(desk, ADA, desk.general, "profile add", wish="always formal")
    await desk.says(CHURN, await desk.asks("How is our churn?"))
    assert sentences.EXPORTED in await slash(desk, ADA, desk.general, "profile export")
    (file,) = (await shown(desk)).attachments
    export = json.loads(desk.server.world.contents[int(file["id"])])
    assert file["filename"] == "burnish-export.json"
    assert all(word in str(export) for word in ("formal", "How is our churn?", "logo churn"))
    monkeypatch.setattr(limits, "UPLOAD", 10)
    assert sentences.TOO_MUCH in await slash(desk, ADA, desk.general, "profile export")


async def test_after_an_erasure_a_new_question_gets_an_answer_of_its_own(desk: Desk) -> None:
    channel = desk.server.direct(ADA)
    await desk.says("What is a tide?", channel)
    await erased(desk, ADA, channel)
    await desk.says("What is dew?", channel)
    first, _, second, _ = desk.answers(channel)
    assert "Answer 1" in first["content"] and "Answer 2" in second["content"]
    await desk.presses(ADA, second["id"], "Shorter")
    assert "Version 2: shorter" in desk.answers(channel)[2]["content"]


@pytest.mark.parametrize(("button", "counts"), [(KEEP, True), (HERE, True), (NEVER, True), ("shorter", False)])
def test_of_a_server_only_an_announcement_is_pressed_in_direct_messages(button: str, *, counts: bool) -> None:
    carried = Carried(thread="discord:1:2:2", value="usual:format:explaining::bullets")
    press = Press(workspace="@me", channel="9", user="7", interaction="5", button=button, carried=carried, message="8")
    assert (events.pressed(press) is not None) is counts
    assert events.pressed(press.model_copy(update={"workspace": "3"})) is None


async def test_presses_survive_a_restart(tmp_path: Path) -> None:
    async with discord_server() as server:
        async with a_bot_in(server, tmp_path, ScriptedModel(written)) as desk:
            thread = await usual(desk)
        async with a_bot_in(server, tmp_path, ScriptedModel(written)) as desk:
            told = await direct(desk)
            await desk.server.presses(ADA, told.id, texts.USUAL_KEEP)
            await loaded(desk)
            held = (await desk.bot.store.profile(who(desk))).holding
            assert [one.value for one in held] == ["bullets"] and thread
