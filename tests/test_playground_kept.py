"""What is kept of a person, on the page: seen, added to, switched off, shared, taken along, joined, erased."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bots import ScriptedModel
from playground import Site, anew, ask, asked, playground, rests, shot
from playwright.async_api import Page, expect

from bot import texts
from bot.ports import Request

PHONE = {"width": 390, "height": 800}
CHURN = "What is churn?"


def obeys(request: Request, call: int) -> str:
    """Says which of two wishes it was given."""
    prompt = request.messages[-1].content
    told = [word for word in ("formal", "logo churn") if word in prompt]
    return f"Churn is how many leave. {' and '.join(told) or 'Nothing'} was asked for."


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    async with playground(tmp_path, ScriptedModel(obeys)) as site:
        yield site


async def formal(page: Page) -> None:
    """A standing wish, put into the open panel."""
    await page.fill("#standing", "formal")
    await page.press("#standing", "Enter")
    await expect(page.locator("#panel .what")).to_have_text(["formal"])


async def remembers(page: Page) -> None:
    """A correction and an answer that was right, and the panel's page that shows both."""
    await asked(page, CHURN)
    await asked(page, "no, by churn we mean logo churn")
    await rests(page, 2)
    await page.click("#a1-b-accept")
    await expect(page.locator("#a1-b-accept")).to_have_attribute("aria-pressed", "true")
    await page.click("#profile")
    await page.click("#tab-memory")


async def test_it_is_added_to_and_says_what_came_of_it(site: Site) -> None:
    page = await site.open()
    await page.click("#profile")
    await formal(page)
    await expect(page.locator("#kept-told")).to_have_text(texts.PROFILE_SAVED)
    await expect(page.locator("#standing")).to_have_value("")
    await expect(page.locator("#heard")).to_contain_text(texts.PROFILE_SAVED)
    await page.click("#close")
    await page.click("#profile")
    await expect(page.locator("#kept-told")).to_be_empty()
    await page.click("#panel [data-button=remove]")
    await expect(page.locator("#panel .what")).to_have_count(0)
    await expect(page.locator("#panel")).to_be_focused()


async def test_switched_off_it_is_kept_and_not_used(site: Site) -> None:
    page = await site.open()
    await page.click("#profile")
    await formal(page)
    switch = page.get_by_role("switch", name="Use my profile")
    await expect(switch).to_have_attribute("aria-checked", "true")
    await switch.focus()
    await page.keyboard.press("Space")
    await expect(switch).to_have_attribute("aria-checked", "false")
    await expect(switch).to_be_focused()
    await expect(page.locator("#panel .lead")).to_have_text(texts.PROFILE_OFF)
    await expect(page.locator("#standing")).to_have_count(0)
    await expect(page.locator("#panel .what")).to_have_text(["formal"])
    await page.click("#close")
    await asked(page, CHURN)
    await expect(page.locator("#a1-text")).to_contain_text("Nothing was asked for.")
    await page.click("#profile")
    await switch.click()
    await expect(switch).to_have_attribute("aria-checked", "true")
    await anew(site, page, CHURN)
    await expect(page.locator("#a1-text")).to_contain_text("formal was asked for.")


async def test_in_one_thread_it_is_left_out_and_holds_again(site: Site) -> None:
    page = await site.open()
    await page.click("#profile")
    await formal(page)
    here = page.get_by_role("switch", name="In this thread too")
    await expect(here).to_have_count(0)
    await asked(page, CHURN)
    await expect(page.locator("#a1-text")).to_contain_text("formal was asked for.")
    await here.click()
    await expect(here).to_have_attribute("aria-checked", "false")
    await expect(page.locator("#a1-text")).to_contain_text("Nothing was asked for.")
    await shot(page, "profile-off-here")
    await here.click()
    await expect(here).to_have_attribute("aria-checked", "true")
    await expect(page.locator("#a1-text")).to_contain_text("formal was asked for.")
    await here.click()
    await expect(page.locator("#a1-text")).to_contain_text("Nothing was asked for.")
    await anew(site, page, CHURN)
    await expect(page.locator("#a1-text")).to_contain_text("formal was asked for.")


async def test_memory_shows_corrections_and_right_answers_with_where_they_come_from(site: Site) -> None:
    page = await site.open()
    await remembers(page)
    panel = page.locator("#panel")
    await expect(panel.locator("h3")).to_have_text(["What is meant, and what is right", "Answers that were right"])
    await expect(panel.locator(".what").first).to_contain_text("logo churn")
    await expect(panel.get_by_role("link", name=CHURN)).to_have_count(2)
    await shot(page, "memory")
    first = page.url
    await anew(site, page, "How do I lower churn?")
    await expect(page.locator("#a1-text")).to_contain_text("logo churn was asked for.")
    await page.click("#a1-why")
    await expect(panel).to_contain_text("Remembered from earlier conversations")
    await shot(page, "why-remembered")
    await panel.get_by_role("link", name=CHURN).first.click()
    await page.wait_for_url(first)


async def test_what_is_remembered_is_taken_out_with_an_x(site: Site) -> None:
    page = await site.open()
    await remembers(page)
    await page.locator("#panel li", has_text="logo churn").first.locator("[data-button=remove]").click()
    await expect(page.locator("#kept-told")).to_have_text(texts.REMEMBERED_NO_MORE)
    await expect(page.locator("#panel h3")).to_have_text(["Answers that were right"])
    await anew(site, page, "How do I lower churn?")
    await page.click("#a1-why")
    await expect(page.locator("#panel")).not_to_contain_text("by churn")


async def test_what_one_shares_holds_for_everyone(site: Site) -> None:
    page = await site.open()
    await remembers(page)
    await page.locator("#panel li", has_text="logo churn").first.get_by_text("Share with everyone").click()
    await expect(page.locator("#panel h3").last).to_have_text("For everyone here, by you")
    await expect(page.locator("#kept-told")).to_have_text(texts.SHARED)
    await shot(page, "memory-shared")
    ben = await site.open(person="Ben")
    await asked(ben, "How do I lower churn?")
    await expect(ben.locator("#a1-text")).to_contain_text("logo churn was asked for.")


async def test_everything_goes_along_as_a_file(site: Site) -> None:
    page = await site.open(color_scheme="dark")
    await page.click("#profile")
    await formal(page)
    await shot(page, "dark-profile")
    async with page.expect_download() as waits:
        await page.click("#take-along")
    download = await waits.value
    assert download.suggested_filename == "burnish-ana.json"
    held = json.loads(await asyncio.to_thread((await download.path()).read_text, encoding="utf-8"))
    assert "formal" in json.dumps(held)


async def test_erasing_says_what_goes_and_everything_goes(site: Site) -> None:
    page = await site.open()
    await remembers(page)
    other = await site.tab(page.context)
    await page.click("#tab-profile")
    await formal(page)
    await page.click("#erase")
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Your conversations")
    await expect(page.locator("#erase-not")).to_be_focused()
    await shot(page, "erase")
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await expect(page.locator("#panel")).to_be_visible()
    await page.click("#erase")
    await page.click("#erase-now")
    await page.wait_for_url(f"{site.address}/?as=Ana")
    await expect(page.locator("#kept-told")).to_have_text(texts.FORGOTTEN)
    await expect(page.locator("#panel .what")).to_have_count(0)
    await expect(page.locator("#rows li")).to_have_count(0)
    await expect(other.locator("#rows li")).to_have_count(0)
    await shot(page, "erased")
    await asked(page, "How do I lower churn?")
    await expect(page.locator("#a1-text")).to_contain_text("Nothing was asked for.")


async def test_accounts_are_joined_by_a_code_that_is_got_here(site: Site) -> None:
    page = await site.open()
    await page.click("#profile")
    await page.click("#accounts-more")
    await page.click("#join-make")
    await expect(page.locator("#kept-told")).to_contain_text("-")
    await shot(page, "join")
    await page.fill("#join-code", "ABCD-2345")
    await page.press("#join-code", "Enter")
    await expect(page.locator("#kept-told")).to_have_text(texts.JOINING["unknown"])
    await page.click("#part")
    await expect(page.locator("#kept-told")).to_have_text(texts.NOT_JOINED)


async def test_the_questions_of_the_first_meeting_can_be_answered_in_the_panel(site: Site) -> None:
    page = await site.open()
    await page.click("#profile")
    await page.click("#meet")
    told = page.locator("#kept-told")
    await expect(told).to_contain_text(texts.MEETING_EXPERTISE)
    for answer in ("An expert", "As it needs", "Formal"):
        await told.get_by_role("button", name=answer).click()
    await expect(told).to_have_text(texts.MEETING_OVER)
    await expect(page.locator("#panel .what")).to_have_text(["for an expert", "formal"])


async def test_nobody_else_sees_a_profile_nor_the_prompt_that_has_it(site: Site) -> None:
    page = await site.open()
    await page.click("#profile")
    await formal(page)
    await asked(page, CHURN)
    ben = await site.open("/t/" + page.url.split("/t/")[1].split("?")[0], "Ben")
    await ben.click("#a1-why")
    await expect(ben.locator("#panel .private")).to_contain_text("only Ana can read it")
    await expect(ben.locator("#panel pre")).to_have_count(0)
    await shot(ben, "why-hidden")
    await ben.click("#profile")
    await expect(ben.locator("#panel h2")).to_have_text("Ben’s profile")
    await expect(ben.locator("#panel")).not_to_contain_text("formal")


async def test_the_panel_fits_a_phone_in_the_dark_and_every_control_has_a_name(site: Site) -> None:
    page = await site.open(viewport=PHONE, has_touch=True, is_mobile=True, color_scheme="dark")
    await ask(page, CHURN)
    await rests(page)
    await page.click("#profile")
    await formal(page)
    assert await page.evaluate("panel.scrollWidth <= panel.clientWidth")
    await shot(page, "phone-profile")
    await page.click("#tab-memory")
    await expect(page.locator("#panel .lead")).to_have_text(texts.MEMORY_EMPTY)
    await expect(page.locator("#tab-memory")).to_be_focused()
    nameless = await page.evaluate(
        "[...panel.querySelectorAll('button, a, input')].filter(one =>"
        " !(one.textContent.trim() || one.ariaLabel || one.labels?.length)).map(one => one.outerHTML)"
    )
    assert nameless == []
    await page.keyboard.press("Escape")
    await expect(page.locator("#profile")).to_be_focused()
