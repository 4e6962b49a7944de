"""What the bot tells beside an answer and offers with one press: shown, reached by keyboard, taken once, then gone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bots import ScriptedModel
from playground import Site, ask, asked, playground, rests, shot
from playwright.async_api import Page, expect

from bot import texts

WAVES = "# Waves\n\nThe sea rises by 40 cm.\n\n- One **big** wave.\n- Two waves."
IN_DOUBT = "what about prices?"
PHONE = {"width": 390, "height": 800}


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    """A playground whose model always says the same of waves."""
    async with playground(tmp_path, ScriptedModel(lambda request, call: WAVES)) as running:
        yield running


def path(page: Page) -> str:
    return "/t/" + page.url.split("/t/")[1].split("?")[0]


async def in_doubt(site: Site) -> Page:
    """A page where a reply was taken for a question, in doubt."""
    page = await site.open()
    await asked(page, "Explain waves.")
    await ask(page, IN_DOUBT)
    await expect(page.locator(".answer")).to_have_count(2)
    await rests(page)
    return page


async def pulling(page: Page) -> None:
    """Two wishes that pull against each other."""
    await asked(page, "Explain waves.")
    await asked(page, "at most 20 words")
    await rests(page, 2)
    await asked(page, "as exactly 12 bullets")
    await rests(page, 3)


async def test_an_offer_is_reached_from_the_field_and_after_it_the_words_stand_once(site: Site) -> None:
    page = await in_doubt(site)
    beside = page.locator(".beside")
    await expect(beside.locator(".notice")).to_have_text(texts.TAKEN_AS_QUESTION)
    await expect(page.locator("#heard")).to_contain_text(f"Buttons: {texts.OFFER_CHANGE}.")
    await page.focus("#say")
    await page.keyboard.press("Shift+Tab")
    await expect(beside.locator(".offer")).to_be_focused()
    await shot(page, "offer")
    await page.keyboard.press("Enter")
    await rests(page, 2)
    await expect(page.locator(".answer")).to_have_count(1)
    await expect(page.locator(".words")).to_have_text(["Explain waves.", IN_DOUBT])
    await expect(page.locator(".trail .mark")).to_have_text("read as a change")
    await expect(page.locator(".offer")).to_have_count(0)
    await expect(page.locator("#a1")).to_be_focused()
    await expect(page.locator("#a1-b-shorter")).to_be_visible()
    await shot(page, "offer-taken")


async def test_words_that_were_read_anew_can_still_be_edited(site: Site) -> None:
    page = await in_doubt(site)
    await page.click(".offer")
    await rests(page, 2)
    row = page.locator(".trail li")
    await row.hover()
    await row.locator("[data-act=edit]").click()
    await page.fill(".editing textarea", "more formal")
    await page.press(".editing textarea", "Enter")
    await rests(page, 3)
    await expect(row.locator(".chip")).to_have_text(["formal"])
    await expect(page.locator(".words")).to_have_text(["Explain waves.", "more formal"])


async def test_a_change_that_was_meant_as_a_question_becomes_one(site: Site) -> None:
    page = await site.open()
    await asked(page, "Explain waves.")
    await asked(page, "as a table?")
    await rests(page, 2)
    await page.get_by_role("button", name=texts.OFFER_QUESTION).click()
    await expect(page.locator(".answer")).to_have_count(2)
    await expect(page.locator(".words")).to_have_text(["Explain waves.", "as a table?"])
    await expect(page.locator(".question .mark")).to_have_text("read as a question")
    await expect(page.locator("#a1")).to_have_attribute("data-version", "1")


async def test_an_offer_outlives_a_reload_stands_in_every_tab_of_its_person_and_goes_in_all(site: Site) -> None:
    page = await in_doubt(site)
    await page.reload()
    other = await site.tab(page.context, path(page))
    ben = await site.open(path(page), "Ben")
    await expect(page.locator(".offer")).to_have_text(texts.OFFER_CHANGE)
    await expect(ben.locator(".answer")).to_have_count(2)
    await expect(ben.locator(".beside")).to_have_count(0)
    await other.click(".offer")
    for one in (page, other, ben):
        await expect(one.locator(".answer")).to_have_count(1)
        await expect(one.locator(".offer")).to_have_count(0)


async def test_an_offer_goes_when_its_person_goes_on(site: Site) -> None:
    page = await in_doubt(site)
    await page.click("#a2-b-shorter")
    await rests(page, 2)
    await expect(page.locator(".offer")).to_have_count(0)
    await expect(page.locator("#x1 > .question .notice")).to_have_text(texts.TAKEN_AS_QUESTION)


async def test_which_passage_is_meant_is_chosen_with_a_press(site: Site) -> None:
    page = await site.open()
    await asked(page, "Explain waves.")
    await ask(page, "make the bullet shorter")
    await expect(page.locator(".offer")).to_have_text(["1. One big wave.", "2. Two waves."])
    await expect(page.locator(".beside .notice")).to_have_text("Which one do you mean?")
    await shot(page, "which")
    await page.click(".offer >> nth=0")
    await expect(page.locator(".trail")).to_contain_text("Ana chose “1. One big wave.”")
    await expect(page.locator(".offer")).to_have_count(0)
    await expect(page.locator(".trail .notice")).to_contain_text("Reply with its number.")


async def test_of_two_wishes_that_pull_one_is_dropped_with_a_press_and_the_other_not_asked_about(site: Site) -> None:
    page = await site.open()
    await pulling(page)
    await expect(page.locator(".offer")).to_have_text(
        ["Drop “at most 20 words”", "Drop “exactly 12 bullets”"], use_inner_text=True
    )
    await page.click("#a1-why")
    await expect(page.locator("#panel")).to_contain_text("Pull against each other")
    await shot(page, "pulling")
    await page.click(".offer >> nth=0")
    await rests(page, 4)
    await expect(page.locator(".offer")).to_have_count(0)
    await expect(page.locator("#panel")).not_to_contain_text("Pull against each other")
    await expect(page.locator(".trail")).to_contain_text("Ana removed “at most 20 words”")


async def test_a_phone_has_room_for_what_is_offered(site: Site) -> None:
    page = await site.open(viewport=PHONE, has_touch=True, is_mobile=True, color_scheme="dark")
    await pulling(page)
    await expect(page.locator(".offer").last).to_be_in_viewport()
    assert await page.evaluate("middle.scrollWidth <= middle.clientWidth")
    await shot(page, "phone-offers")


async def test_why_shows_what_is_noted_what_is_kept_and_how_each_version_came_about(tmp_path: Path) -> None:
    async with playground(tmp_path, ScriptedModel(lambda request, call: WAVES), attempts=2) as site:
        page = await site.open()
        await asked(page, "Explain waves.")
        await asked(page, "/pin we sail on Mondays")
        await rests(page, 2)
        await asked(page, "/ledger tried a longer rope")
        await rests(page, 3)
        await page.click("#a1-b-accept")
        await asked(page, "exactly 5 bullets, and end with “Ahoy”")
        await rests(page, 4)
        await page.click("#a1-why")
        panel = page.locator("#panel")
        await expect(panel).to_contain_text("Pinned: we sail on Mondays")
        await expect(panel).to_contain_text("Kept from version 3, which was right")
        await expect(panel).to_contain_text("Finished by code")
        last = panel.locator(".past").last
        await expect(last).to_contain_text("This one is shown. · Finished by code: last words put in")
        await expect(last).to_contain_text("The best of 2 tries. · Not managed:")
        await shot(page, "why-noted")
        await panel.get_by_label("Remove: noted: a longer rope").click()
        await expect(panel).not_to_contain_text("Tried so far")
