"""Slack's modals and the App Home through the front door: opened in time, filled, sent, refused, kept up to date."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from bots import ScriptedModel
from slack_bot import Desk, a_desk
from slack_state import Json

from adapters.slack import sentences
from bot import texts
from bot.events import PersonRef
from bot.exporting import Export

ADA = PersonRef(platform="slack", workspace="T1", person="U1")
TEXT = "The tide rises.\n\nThe tide falls.\n\nThe moon does it."


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncGenerator[Desk]:
    async with a_desk(tmp_path, ScriptedModel(lambda request, call: f"{TEXT} ({call})")) as running:
        yield running


async def answered(desk: Desk) -> tuple[str, str]:
    """A question's ts and its answer's."""
    ts = await desk.asks()
    return ts, str(desk.answer(ts)["ts"])


# Why and History


async def test_why_shows_what_shaped_the_answer_and_a_line_can_be_removed_where_it_stands(desk: Desk) -> None:
    ts, message = await answered(desk)
    await desk.replies("more formal", ts, user="U2")
    await desk.pressed("U1", message, "Why?")
    assert (
        "Ada asked: “What is a tide?”" in desk.seen() and "Ben" in desk.seen() and "from “more formal”" in desk.seen()
    )
    await desk.pressed("U1", desk.modal()["id"], "burnish:remove")
    assert "more formal" not in desk.seen() and "Nothing was asked for beyond the question." in desk.seen()
    assert "Version 1" in desk.answer(ts)["text"]


async def test_a_line_removed_twice_is_removed_once(desk: Desk) -> None:
    ts, message = await answered(desk)
    await desk.replies("more formal", ts)
    await desk.pressed("U1", message, "Why?")
    stale = json.loads(json.dumps(desk.modal()["blocks"]))
    await desk.pressed("U1", desk.modal()["id"], "burnish:remove")
    desk.modal()["blocks"] = stale
    await desk.pressed("U1", desk.modal()["id"], "burnish:remove")
    assert (await desk.kinds(ts)).count("pressed") == 1


async def test_history_shows_the_versions_and_brings_one_back(desk: Desk) -> None:
    ts, message = await answered(desk)
    await desk.replies("more formal", ts)
    await desk.pressed("U2", message, "More…", "History")
    assert "2. formal" in desk.seen("U2") and "1. the first answer" in desk.seen("U2")
    await desk.pressed("U2", desk.modal("U2")["id"], "Restore")
    assert "Version 1" in desk.answer(ts)["text"]
    assert desk.seen("U2").index("This one is shown.") > desk.seen("U2").index("1. the first answer")


async def test_a_modal_is_open_before_anything_is_looked_up(desk: Desk) -> None:
    _, message = await answered(desk)
    await desk.pressed("U1", message, "Why?")
    opened, updated = desk.server.calls("views.open")[-1], desk.server.calls("views.update")[-1]
    assert "One moment…" in str(opened.args["view"]) and "One moment…" not in str(updated.args["view"])


async def test_what_slack_does_not_let_us_open_any_more_is_said(desk: Desk) -> None:
    _, message = await answered(desk)
    desk.server.fail("views.open", "expired_trigger_id")
    await desk.pressed("U1", message, "Why?")
    assert desk.told() == [sentences.LATE] and desk.server.modal("U1") is None


async def test_a_modal_that_was_closed_meanwhile_is_left_closed(desk: Desk) -> None:
    _, message = await answered(desk)
    desk.server.fail("views.update", "not_found")
    await desk.pressed("U1", message, "Why?")
    assert "One moment…" in desk.seen()


# Refine, edit, ask


async def test_refining_by_the_form_says_what_of_which_passage_and_for_how_long(desk: Desk) -> None:
    ts, message = await answered(desk)
    await desk.pressed("U1", message, "More…", "Refine…")
    view = desk.modal()["id"]
    await desk.server.submits(view, {"say": "more formal", "holds": "thread"})
    await desk.settle()
    event, outcome = await desk.last(ts)
    assert (event.signal.kind, event.signal.holds, event.answer, event.version) == ("replied", "thread", 1, 1)
    assert [one.value for one in outcome.directives] == ["formal"] and "Version 2" in desk.answer(ts)["text"]
    assert desk.server.troubles == [] and desk.server.modal("U1") is None


async def test_a_chosen_passage_is_the_passage(desk: Desk) -> None:
    ts, message = await answered(desk)
    await desk.server.shortcut("U1", message, "burnish:refine")
    await desk.settle()
    await desk.server.submits(desk.modal()["id"], {"say": "say it in other words", "passage": "The tide falls."})
    await desk.settle()
    event, _ = await desk.last(ts)
    assert event.signal.quote == "The tide falls."


async def test_a_form_sent_twice_is_one_wish(desk: Desk) -> None:
    ts, message = await answered(desk)
    await desk.server.shortcut("U1", message, "burnish:refine")
    await desk.settle()
    view = desk.modal()["id"]
    for _ in range(2):
        await desk.server.submits(view, {"say": "more formal"})
        desk.server.team.modals["U1"] = [view]
    await desk.settle()
    assert await desk.kinds(ts) == ["asked", "replied"]


async def test_an_empty_wish_is_refused_in_the_form(desk: Desk) -> None:
    ts, message = await answered(desk)
    await desk.pressed("U1", message, "More…", "Refine…")
    delivered = await desk.server.submits(desk.modal()["id"], {"say": "  "})
    await desk.settle()
    assert delivered.answer["errors"] == {"say": "Say what should change, in your own words."}
    assert desk.server.modal("U1") is not None and await desk.kinds(ts) == ["asked"]


async def test_refining_from_the_menu_of_a_persons_message_is_about_the_answer_in_its_thread(desk: Desk) -> None:
    ts, _ = await answered(desk)
    await desk.server.shortcut("U1", ts, "burnish:refine")
    await desk.settle()
    assert '"a":1,"v":1' in desk.modal()["private_metadata"]


async def test_refining_what_is_no_answer_says_so(desk: Desk) -> None:
    ts = await desk.replies("Lunch?", "")
    await desk.server.shortcut("U1", ts, "burnish:refine")
    await desk.settle()
    assert sentences.NO_ANSWER in desk.seen() and await desk.history(ts) == ()


async def test_the_asker_edits_the_text_by_hand_and_nobody_else_does(desk: Desk) -> None:
    ts, message = await answered(desk)
    await desk.pressed("U1", message, "More…", "Edit the text…")
    await desk.server.submits(desk.modal()["id"], {"text0": f"{TEXT} So it is."})
    await desk.settle()
    assert "So it is." in desk.answer(ts)["text"] and "edited by" in desk.answer(ts)["text"]
    await desk.pressed("U2", message, "More…", "Edit the text…")
    await desk.server.submits(desk.modal("U2")["id"], {"text0": "Mine."})
    await desk.settle()
    assert "Mine." not in desk.answer(ts)["text"] and desk.told("U2") == [texts.ONLY_ASKER_EDITS]


async def test_asking_about_any_message_answers_in_its_thread_with_that_message(desk: Desk) -> None:
    root = await desk.replies("Who is in?", "")
    ts = await desk.replies("The ARR is 5 &amp; growing, says <@U3>", root, user="U2")
    await desk.server.shortcut("U1", ts, "burnish:ask")
    await desk.settle()
    assert "The ARR is 5 & growing, says @Cleo" in desk.seen()
    await desk.server.submits(desk.modal()["id"], {"question": "What is ARR?"})
    await desk.settle()
    assert "Ben: The ARR is 5 & growing, says @Cleo" in desk.prompt() and "What is ARR?" in desk.prompt()
    assert "Used: the message asked about" in desk.answer(root)["text"] and "Who is in?" not in desk.prompt()


async def test_asking_where_the_bot_is_not_says_how_to(desk: Desk) -> None:
    ts = await desk.replies("The ARR is 5", "")
    desk.server.team.channels["C1"]["members"].remove(desk.server.team.bot_user)
    await desk.server.shortcut("U1", ts, "burnish:ask")
    await desk.settle()
    await desk.server.submits(desk.modal()["id"], {"question": "What is ARR?"})
    await desk.settle()
    direct = desk.server.team.direct("U1")
    assert [one["text"] for one in desk.server.visible(direct)] == [sentences.NOT_THERE]
    assert await desk.history(ts) == ()


# The App Home


async def opened(desk: Desk, user: str = "U1") -> Json:
    """A person's page, looked at."""
    await desk.server.opens_home(user)
    await desk.settle()
    return desk.server.team.homes[user]


async def adds(desk: Desk, wish: str) -> None:
    """Add to one's profile by the form."""
    await desk.pressed("U1", (await opened(desk))["id"], "Add a wish…")
    await desk.server.submits(desk.modal()["id"], {"standing": wish})
    await desk.settle()


async def test_home_shows_the_profile_the_threads_with_links_and_the_emoji(desk: Desk) -> None:
    ts, _ = await answered(desk)
    await adds(desk, "formal")
    said = desk.home()
    assert "Ada’s profile" in said and "formal" in said and "👎" in said
    assert f"<https://acme.slack.com/archives/C1/p{ts.replace('.', '')}|What is a tide?>" in said
    await opened(desk, "U2")
    assert "What is a tide?" not in desk.home("U2") and "Nothing yet." in desk.home("U2")


async def test_what_holds_goes_with_the_next_question_and_can_be_removed(desk: Desk) -> None:
    await adds(desk, "formal")
    await desk.asks()
    assert "formal" in desk.prompt()
    await desk.pressed("U1", desk.server.team.homes["U1"]["id"], "Remove")
    assert "Nothing yet." in desk.home() and (await desk.bot.store.profile(ADA)).directives == ()


async def test_a_profile_is_switched_off_and_on_again(desk: Desk) -> None:
    await adds(desk, "formal")
    home = (await opened(desk))["id"]
    await desk.pressed("U1", home, "Switch off")
    assert texts.PROFILE_OFF in desk.home()
    await desk.asks()
    assert "formal" not in desk.prompt()
    await desk.pressed("U1", home, "Switch on")
    assert texts.PROFILE_OFF not in desk.home() and "Switch off" in str(desk.server.team.homes["U1"])
    await desk.asks("What is a wave?")
    assert "formal" in desk.prompt()


async def test_all_that_is_kept_is_exported_as_a_file_and_erased(desk: Desk) -> None:
    await adds(desk, "formal")
    ts = await desk.asks()
    await desk.replies("no, by tide we mean the news", ts)
    home = (await opened(desk))["id"]
    await desk.pressed("U1", home, "Export everything")
    assert sentences.SENT in desk.seen()
    (file,) = [one for one in desk.server.team.files.values() if one["name"] == "burnish-profile.json"]
    (account,) = Export.model_validate_json(desk.server.team.contents[file["id"]]).accounts
    assert account.profile == await desk.bot.store.profile(ADA) and account.profile.directives
    assert account.memory and desk.ref(ts) in [one.ref for one in account.threads]
    assert file["channels"] == [desk.server.team.direct("U1")]
    await desk.pressed("U1", home, "Erase everything")
    assert "Nothing yet." in desk.home() and (await desk.bot.store.profile(ADA)).directives == ()


async def test_what_cannot_hold_for_every_answer_is_said_and_a_blank_wish_refused(desk: Desk) -> None:
    await adds(desk, "undo")
    direct = desk.server.team.direct("U1")
    assert [one["text"] for one in desk.server.visible(direct)] == [texts.PROFILE_CANNOT]
    await desk.pressed("U1", (await opened(desk))["id"], "Add a wish…")
    delivered = await desk.server.submits(desk.modal()["id"], {"standing": " "})
    assert delivered.answer["response_action"] == "errors"


async def test_nobody_changes_the_profile_of_somebody_else(desk: Desk) -> None:
    await adds(desk, "formal")
    theirs = await opened(desk, "U2")
    theirs["blocks"] = desk.server.team.homes["U1"]["blocks"]
    for button in ("Erase everything", "Switch off", "Remove"):
        await desk.pressed("U2", theirs["id"], button)
    held = await desk.bot.store.profile(ADA)
    assert held.directives and not held.off


async def test_a_page_that_slack_does_not_take_is_nobodys_trouble(desk: Desk) -> None:
    desk.server.fail("views.publish", "view_too_large")
    await desk.server.opens_home("U1")
    await desk.settle()
    assert "U1" not in desk.server.team.homes and len(desk.answers(await desk.asks())) == 1
