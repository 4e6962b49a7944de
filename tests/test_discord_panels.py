"""What explains in Discord, and the forms: within Discord's limits, controls that work, nobody notified."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import discord_limits as discords
import pytest
from bots import ScriptedModel
from discord_bot import Desk, a_desk
from discord_checks import check_message, check_modal
from discord_slash import controls, presses, shown, until
from discord_state import ADA, BEN
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord import forms
from adapters.discord.buttons import Key, read_press
from adapters.discord.explaining import explained, turned
from adapters.discord.wire import Outgoing, arguments
from bot import texts as words
from bot.answers import Frame
from bot.explained import Explanation, Row, Section
from bot.prompt import Message as Told

FRAME = Frame(
    thread="discord:101000000000000101:102000000000000102:103000000000000103", answer=12, version=34, text="",
    progress="done", sequence=567,
)  # fmt: skip

texts = st.text(st.sampled_from("ab *_`~|>#[]()<@&!1:/\n\u200b😎é"), max_size=900) | st.sampled_from(
    ["@everyone", "<@101000000000000101>", "<@&1>", "```x", "x" * 3_000, "[a.com](https://b.com)"]
)
rows = st.builds(
    Row, text=texts, by=texts, at=st.none() | st.floats(0, 2e9), told=st.lists(texts, max_size=3).map(tuple),
    brief=texts, takes=st.sampled_from(["", "discord:1576221340573106176#0", "x" * 200, "memory:" + "x" * 200]),
    thread=st.sampled_from(["", FRAME.thread, "discord:@me:102000000000000102:102000000000000102", "slack:T:C:1", "x"]),
    restores=st.none() | st.integers(1, 99), quoted=texts,
)  # fmt: skip
sections = st.builds(
    Section, title=texts, rows=st.lists(rows, max_size=12).map(tuple), nothing=texts,
    kind=st.sampled_from(["wishes", "sentences", "figures", "versions"]),
)  # fmt: skip
explanations = st.builds(
    Explanation, title=texts, lead=texts, sections=st.lists(sections, max_size=4).map(tuple),
    prompt=st.lists(st.builds(Told, role=st.just("user"), content=texts), max_size=2).map(tuple),
)  # fmt: skip


def checked(message: Outgoing) -> None:
    """Discord takes it, and nobody is notified."""
    given = arguments(message)
    view = given.get("view")
    components = view.to_components() if view else []
    check_message({"content": message.content or "…", "components": components}, files=len(given.get("files", ())))
    assert given["allowed_mentions"].to_dict() == {"parse": []}


@given(explanations, st.booleans())
def test_every_page_is_within_discords_limits(told: Explanation, shares: bool) -> None:
    for page in range(90):
        message = explained(told, FRAME, ["101000000000000101"], view="why", page=page, shares=shares)
        checked(message)
        assert "@everyone" not in message.content
        if not any(key.label.endswith("▶") for row in message.rows for key in row if isinstance(key, Key)):
            break
    else:
        raise AssertionError("no last page")


def test_pages_hold_every_row_and_every_control_once() -> None:
    wishes = tuple(Row(text=f"wish {n}: {'x' * 80}", brief=f"wish {n}", takes=f"e{n}#0") for n in range(70))
    told = Explanation(title="Why this answer?", lead="Version 2.", sections=(Section(title="In force", rows=wishes),))
    pages: list[Outgoing] = []
    page: int | None = 0
    while page is not None:
        pages.append(message := explained(told, FRAME, view="why", page=page))
        keys = [key for row in message.rows for key in row if isinstance(key, Key)]
        later = [press for key in keys if key.label.endswith("▶") and (press := read_press(key.id))]
        page = turned(later[0].value) if later else None
    text = "\n".join(one.content for one in pages)
    labels = [key.label for one in pages for row in one.rows for key in row if isinstance(key, Key)]
    assert all(text.count(f"wish {n}:") == 1 for n in range(70)) and len(pages) < 8
    assert [one for one in labels if one.startswith("Remove")] == [f"Remove: wish {n}" for n in range(70)]
    assert explained(told, FRAME, view="why", page=999) == pages[-1]


@pytest.mark.parametrize("value", ["", "page", "pagex", "page-1", "7", "page99999"])
def test_what_turns_no_page(value: str) -> None:
    assert turned(value) is None


@pytest.mark.parametrize("text", ["", "word " * 10, "a paragraph.\n\n" * 900, "😎" * 4_000, "x" * 19_000])
async def test_the_forms_are_within_discords_limits(text: str) -> None:
    for form in (forms.refine_form(FRAME, text), forms.edit_form(FRAME, text), forms.ask_form(FRAME, "1" * 20)):
        assert form is not None
        check_modal(form.to_dict())
        assert len(form.children) <= discords.MODAL_PARTS
    assert forms.edit_form(FRAME, "x" * 30_000) is None
    private = read_press(forms.ask_form(FRAME, "1" * 20, private=True).custom_id)
    assert private and private.value == "1" * 20 + "/me"


# In the running bot


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncGenerator[Desk]:
    async with a_desk(tmp_path, ScriptedModel(lambda request, call: f"Answer {call}: the tide rises.")) as running:
        yield running


async def test_a_wish_is_removed_where_it_is_explained_and_that_shows_what_came_of_it(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.says("shorter, and mention the moon", thread)
    await desk.presses(ADA, desk.answers(thread)[0]["id"], "Why?")
    why = await shown(desk)
    assert "Remove: shorter" in controls(why) and "Remove: with the moon" in controls(why)
    await desk.server.presses(ADA, why.id, "Remove: shorter")
    await until(desk, why, "Version 3")
    assert "Remove: shorter" not in controls(why) and "Remove: with the moon" in controls(why)
    event, _ = await desk.last(thread)
    assert event.signal.kind == "pressed" and len(await desk.history(desk.ref(thread))) == 3


async def test_a_wish_whose_id_is_too_long_for_a_button_is_removed_all_the_same_and_once(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.presses(ADA, desk.answer(thread)["id"], "Shorter")
    await desk.presses(ADA, desk.answer(thread)["id"], "Why?")
    other = await shown(desk)
    await desk.presses(ADA, desk.answer(thread)["id"], "Why?")
    why = await shown(desk)
    await desk.server.presses(ADA, why.id, "Remove: shorter")
    await until(desk, why, "Version 1")
    assert "Remove: shorter" not in controls(why)
    assert words.OFFER_GONE in await presses(desk, ADA, other, "Remove: shorter")


async def test_a_version_is_restored_from_the_history(desk: Desk) -> None:
    thread = await desk.asks()
    await desk.says("shorter", thread)
    await desk.server.chooses(BEN, desk.answers(thread)[0]["id"], "More…", "History")
    history = await shown(desk, BEN)
    assert controls(history) == ["Restore version 1"]
    await desk.server.presses(BEN, history.id, "Restore version 1")
    await desk.settle()
    assert "Answer 1" in desk.answer(thread)["content"]


async def test_names_stand_for_people_and_nobody_is_notified(desk: Desk) -> None:
    thread = await desk.asks("Who is @everyone?")
    await desk.says("mention @here", thread, user=BEN)
    await desk.presses(ADA, desk.answers(thread)[0]["id"], "Why?")
    why = await shown(desk)
    assert f"<@{ADA}>" in why.content and f"<@{BEN}>" in why.content
    assert "@everyone" not in why.content and "@here" not in why.content


async def test_a_profile_is_shown_to_whose_it_is_and_a_wish_in_it_removed(desk: Desk) -> None:
    await desk.says("What is a tide? From now on always be formal.", desk.server.direct(ADA))
    shown_now = await desk.running.panels.lookup.profile_page("@me", str(ADA))
    assert "formal" in shown_now.content and len(shown_now.rows) == 1
    checked(shown_now)


async def test_pages_are_turned_in_place(desk: Desk) -> None:
    thread = await desk.asks()
    for number in range(30):
        await desk.server.says(ADA, thread, f"mention word{number} and its long history in every harbour of the coast")
    await desk.settle()
    await desk.presses(ADA, desk.answers(thread)[0]["id"], "Why?")
    why = await shown(desk)
    first, turn = why.content, next(one for one in controls(why) if one.endswith("▶"))
    await desk.server.presses(ADA, why.id, turn)
    async with asyncio.timeout(60):
        while why.content == first:
            await desk.echo()
    assert "(continued)" in why.content and "◀ Page 1" in controls(why)
