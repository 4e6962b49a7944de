"""What is kept of a person, in Slack: seen, taken out, shared, taken along, erased; and theirs alone."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from slack_bot import Desk, a_desk
from slack_state import Json

from adapters.slack import sentences
from adapters.slack.rights import weighs
from bot import texts
from bot.events import Asked, Commanded, Pressed, Reacted, Replied, Signal
from bot.events import PersonRef as Who

CHURN = "no, by churn we mean logo churn"
ADA = Who(platform="slack", workspace="T1", person="U1")


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncGenerator[Desk]:
    async with a_desk(tmp_path) as running:
        yield running


async def home(desk: Desk, user: str = "U1") -> str:
    """A person's page, looked at; its id."""
    await desk.server.opens_home(user)
    await desk.settle()
    return str(desk.server.team.homes[user]["id"])


async def corrected(desk: Desk, user: str = "U1", **more: str) -> str:
    """A thread in which somebody says what a word means."""
    ts = await desk.asks("How is churn doing?", user=user, **more)
    await desk.replies(CHURN, ts, user=user, **more)
    return ts


def runs(desk: Desk, user: str, what: str = "is_admin") -> None:
    """From now on, they run the workspace."""
    desk.server.team.users[user][what] = True


# The page


async def test_the_page_shows_what_is_remembered_with_its_thread_and_takes_it_out(desk: Desk) -> None:
    ts = await corrected(desk)
    await desk.server.reacts("U1", desk.answer(ts)["ts"], "+1")
    await desk.settle()
    page = await home(desk)
    said = desk.home()
    assert "“churn”: " in said and "logo churn" in said and "An answer that was right: “How is churn doing?”" in said
    link = f"<https://acme.slack.com/archives/C1/p{ts.replace('.', '')}|Open the conversation>"
    assert said.count(link) == 2 and "For everyone here" not in said
    await desk.pressed("U1", page, "Remove")
    assert "“churn”: " not in desk.home() and "An answer that was right" in desk.home()
    assert [one.kind for one in await desk.bot.store.remembered(ADA)] == ["example"]


async def test_what_is_usually_wanted_stands_there_with_its_evidence_and_is_denied_by_one_press(desk: Desk) -> None:
    for question in ("What is photosynthesis?", "Explain how vaccines work.", "What is a black hole?"):
        await desk.replies("as bullets", await desk.asks(question))
    page = await home(desk)
    said = desk.home()
    assert "What you usually want" in said and "in 3 conversations" in said and "% sure" in said
    assert "from “as bullets”" in said and "not used yet" in said
    await desk.pressed("U1", page, "Remove")
    assert "What you usually want" not in desk.home()
    await desk.asks("Why is the sky blue?")
    assert "bullet" not in desk.prompt()


async def test_the_three_questions_are_asked_from_the_page_and_their_answers_hold(desk: Desk) -> None:
    await desk.pressed("U1", await home(desk), "Three questions")
    direct = desk.server.team.direct("U1")
    for question, answer in (("How much do you know", "An expert"), ("How long", "Short"), ("what tone", "Formal")):
        shown = [one for one in desk.server.team.messages.values() if one["channel"] == direct]
        (asked,) = [one for one in (*shown, *desk.beside()) if question in str(one["blocks"]) and not one.get("gone")]
        await desk.pressed("U1", asked["ts"], answer)
    held = (await desk.bot.store.profile(ADA)).holding
    assert [one.value for one in held] == ["expert", "shorter", "formal"]
    await home(desk)
    assert all(f"*{value}*" in desk.home() for value in ("for an expert", "shorter", "formal"))


async def test_accounts_are_joined_by_a_code_that_only_its_person_gets_and_parted(desk: Desk) -> None:
    await desk.pressed("U1", await home(desk), "Get a code")
    direct = desk.server.team.direct("U1")
    (told,) = desk.server.visible(direct)
    code = told["text"].partition("Your code is ")[2][:9]
    other = Who(platform="discord", workspace="9", person="7")
    await desk.bot.store.join(other, code, 0.0)
    await desk.pressed("U1", await home(desk), "Type a code…")
    wrong = await desk.server.submits(desk.modal()["id"], {"code": "abc"})
    assert wrong.answer["errors"].keys() == {"code"}
    await desk.server.submits(desk.modal()["id"], {"code": code.lower().replace("-", " ")})
    await desk.settle()
    assert "have one profile now" in desk.server.visible(direct)[-1]["text"]
    await desk.pressed("U1", await home(desk), "Part them")
    assert desk.server.visible(direct)[-1]["text"] == texts.PARTED and desk.told() == []


async def test_a_notice_about_the_page_comes_in_private_though_a_command_was_given_in_a_channel(desk: Desk) -> None:
    await desk.server.commands("U1", "C1", "help")
    await desk.pressed("U1", await home(desk), "Get a code")
    assert len(desk.told()) == 1 and "Your code is" in desk.server.visible(desk.server.team.direct("U1"))[-1]["text"]


async def test_why_names_the_thread_that_something_is_remembered_from_and_takes_it_out_once(desk: Desk) -> None:
    ts = await corrected(desk)
    other = await desk.asks("What does churn tell us?")
    await desk.pressed("U1", desk.answer(other)["ts"], "Why?")
    assert "Remembered from earlier conversations\n*“churn”: " in desk.seen()
    assert f"<https://acme.slack.com/archives/C1/p{ts.replace('.', '')}|Open the conversation>" in desk.seen()
    await desk.pressed("U1", desk.modal()["id"], "burnish:remove")
    assert "“churn”: " in desk.seen() and "burnish:remove" not in str(desk.modal()["blocks"])
    assert await desk.bot.store.remembered(ADA) == () and desk.told()[-1] == texts.REMEMBERED_NO_MORE


async def test_what_somebody_shared_is_not_others_to_take_out(desk: Desk) -> None:
    runs(desk, "U2")
    ts = await desk.asks(user="U2")
    await desk.replies("for everyone here: by churn we mean logo churn", ts, user="U2")
    other = await desk.asks("What does churn tell us?")
    for user in ("U1", "U2"):
        await desk.pressed(user, desk.answer(other)["ts"], "Why?")
        assert "“churn”: " in desk.seen(user) and "for everyone here" in desk.seen(user)
        assert ("burnish:remove" in str(desk.modal(user)["blocks"])) == (user == "U2")


# Everybody's


async def test_who_runs_the_workspace_makes_a_meaning_everybodys_and_nobody_else_can(desk: Desk) -> None:
    runs(desk, "U2", "is_owner")
    await corrected(desk)
    assert desk.told()[-1] == f"{texts.remembered('churn', shared=False)}\n[{texts.FORGET_THAT}]"
    await corrected(desk, user="U2")
    (notice,) = desk.beside("U2")
    assert texts.FOR_EVERYONE in desk.told("U2")[0]
    await desk.pressed("U2", notice["ts"], texts.FOR_EVERYONE)
    assert desk.told("U2") == [texts.SHARED]
    await desk.asks("What does churn tell us?", user="U3")
    assert "logo churn" in desk.prompt()


async def test_sharing_and_removing_stand_on_the_page_of_who_may(desk: Desk) -> None:
    runs(desk, "U1", "is_primary_owner")
    for user in ("U1", "U2"):
        await corrected(desk, user=user)
    await home(desk, "U2")
    assert "churn" in desk.home("U2") and "[For everyone here]" not in desk.home("U2")
    page = await home(desk)
    assert "[Remove] [For everyone here]" in desk.home()
    await desk.pressed("U1", page, texts.FOR_EVERYONE)
    assert "For everyone here, by you" in desk.home() and "[For everyone here]" not in desk.home()


async def test_an_admin_of_another_company_runs_nothing_here(desk: Desk) -> None:
    desk.server.team.add_user("U9", "Zoe Far", team="T9")
    runs(desk, "U9")
    desk.server.team.channels["C1"]["members"].append("U9")
    await corrected(desk, user="U9")
    assert texts.FOR_EVERYONE not in desk.told("U9")[-1]


@pytest.mark.parametrize(
    ("signal", "matters"),
    [
        (Replied(text="for everyone here: by ARR we mean annual run rate"), True),
        (Replied(text=CHURN), True),
        (Commanded(text="/correct by churn we mean logo churn"), False),
        (Replied(text="shorter"), False),
        (Asked(text="write it for everyone"), False),
        (Pressed(button="share", value="memory:a"), True),
        (Pressed(button="remove", value="memory:a"), True),
        (Pressed(button="remove", value="e1#0"), False),
        (Reacted(emoji="+1"), False),
    ],
)
def test_who_runs_the_workspace_is_asked_only_where_it_can_matter(signal: Signal, matters: bool) -> None:
    assert weighs(signal) is matters


async def test_nothing_is_asked_of_slack_about_a_person_for_a_plain_reply(desk: Desk) -> None:
    ts = await desk.asks()
    before = len(desk.server.calls("users.info"))
    await desk.replies("shorter", ts)
    await desk.server.reacts("U1", desk.answer(ts)["ts"], "scissors")
    await desk.settle()
    assert len(desk.server.calls("users.info")) == before


# Commands


async def commands(desk: Desk, text: str, user: str = "U1") -> None:
    """A command, and what comes of it."""
    assert (await desk.server.commands(user, "C1", text)).acked
    await desk.settle()


async def test_the_command_shows_memory_where_it_was_given_and_takes_out_of_it_there(desk: Desk) -> None:
    await commands(desk, "memory")
    assert desk.told() == [f"What I remember\n{texts.MEMORY_EMPTY}"]
    await corrected(desk)
    await commands(desk, "memory")
    shown = desk.beside()[-1]
    assert "“churn”: " in desk.told()[-1] and "Open the conversation" in desk.told()[-1]
    await desk.pressed("U1", shown["ts"], "Remove")
    assert desk.told()[-1] == texts.REMEMBERED_NO_MORE and await desk.bot.store.remembered(ADA) == ()
    assert shown in desk.beside(), "a list stays; only a notice is answered by a press"


async def test_the_meeting_by_command_goes_on_where_it_began_and_each_question_goes_once_it_is_answered(
    desk: Desk,
) -> None:
    await commands(desk, "meet")
    for answer in ("I know the basics", "Skip"):
        (question,) = desk.beside()
        await desk.pressed("U1", question["ts"], answer)
    assert desk.told() == [sentences.typed(texts.MEETING_OVER, thread=False)]
    assert [one.value for one in (await desk.bot.store.profile(ADA)).holding] == ["intermediate"]


async def test_switching_off_for_a_thread_from_outside_says_where_it_can_be_done_and_there_it_works(desk: Desk) -> None:
    await commands(desk, "profile formal")
    await commands(desk, "profile off here")
    assert desk.told()[-1] == sentences.not_here("off here") and "@Burnish /profile off here" in desk.told()[-1]
    ts = await desk.asks()
    assert "formal" in desk.prompt()
    await desk.server.says("U1", "C1", "/profile off here", ts, mention=True)
    await desk.settle()
    assert desk.told()[-1] == texts.PROFILE_ASIDE and "formal" not in desk.prompt()


# Erased and taken along


async def test_erasing_from_the_page_leaves_it_empty_and_says_so_and_everything_can_begin_anew(desk: Desk) -> None:
    ts = await corrected(desk)
    for _ in range(2):
        page = await home(desk)
        await desk.pressed("U1", page, "Switch off")
        assert "[Switch on]" in desk.home()
        await desk.pressed("U1", page, "Erase everything")
        assert desk.server.visible(desk.server.team.direct("U1"))[-1]["text"] == texts.FORGOTTEN
        said = desk.home()
        assert "[Switch off]" in said and "Nothing yet." in said and "churn" not in said and "Erase" not in said
    assert await desk.history(ts) == () and await desk.bot.store.remembered(ADA) == ()
    ts = await desk.asks("What is a wave?")
    await desk.pressed("U1", desk.answer(ts)["ts"], "Shorter")
    assert "Version 2: shorter" in desk.answer(ts)["text"]


async def test_erasing_in_the_thread_that_goes_with_it_is_told_to_its_person_alone(desk: Desk) -> None:
    ts = await desk.asks()
    await desk.server.says("U1", "C1", "/forget", ts, mention=True)
    await desk.settle()
    await desk.bot.inbox.settled(desk.ref(ts))
    assert desk.told() == [texts.FORGOTTEN] and await desk.history(ts) == ()
    other = await desk.asks("What is a wave?", user="U2")
    await commands(desk, "forget")
    assert desk.told()[-1] == texts.FORGOTTEN and len(await desk.history(other)) == 1


async def test_a_page_that_was_shown_is_empty_too_however_its_person_is_erased(desk: Desk) -> None:
    for by_command in (True, False):
        ts = await corrected(desk)
        await home(desk)
        assert "churn" in desk.home() and "Erase everything" in desk.home()
        if by_command:
            await commands(desk, "forget")
        else:
            await desk.server.says("U1", "C1", "/forget", ts, mention=True)
            await desk.settle()
        assert "churn" not in desk.home() and "Erase everything" not in desk.home()


async def test_a_thread_that_was_erased_can_be_asked_in_again_and_its_buttons_work(desk: Desk) -> None:
    ts = await desk.asks()
    await desk.pressed("U1", desk.answer(ts)["ts"], "Shorter")
    await commands(desk, "forget")
    await desk.asks("And what is a wave?", thread_ts=ts)
    old, again = (one["ts"] for one in desk.answers(ts))
    await desk.pressed("U1", again, "Shorter")
    await desk.server.reacts("U1", old, "scissors")
    await desk.settle()
    assert await desk.kinds(ts) == ["asked", "pressed"]
    assert "Version 2: shorter" in desk.answers(ts)[-1]["text"]


async def test_nobody_erases_answers_or_shares_for_somebody_else(desk: Desk) -> None:
    runs(desk, "U2")
    await corrected(desk)
    await home(desk)
    theirs = desk.server.team.homes["U1"]["blocks"]
    mine: Json = desk.server.team.homes.setdefault("U2", {}) if await home(desk, "U2") else {}
    mine["blocks"] = theirs
    for button in ("Erase everything", "Three questions", "Get a code", "Part them", "Remove"):
        await desk.pressed("U2", mine["id"], button)
    (notice,) = desk.beside()
    notice["user"] = "U2"
    await desk.pressed("U2", notice["ts"], texts.FORGET_THAT)
    assert desk.told("U2") == [texts.OFFER_GONE]
    assert len(await desk.bot.store.remembered(ADA)) == 1 and desk.server.visible(desk.server.team.direct("U1")) == []
