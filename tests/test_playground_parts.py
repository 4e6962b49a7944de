"""One part of an answer on the page: asked which, chosen with a press, and changed by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bots import ScriptedModel
from playground import Site, asked, playground, rests, shot
from playwright.async_api import expect

WAVES = "# Waves\n\nThe sea rises.\n\n- One **big** wave.\n- Two waves."


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    """A playground whose model always says the same."""
    async with playground(tmp_path, ScriptedModel(lambda request, call: WAVES)) as running:
        yield running


async def test_an_answer_edited_by_hand_is_the_new_version(site: Site) -> None:
    page = await site.open()
    await asked(page)
    await page.click("#a1-more")
    await page.click("#a1-edit")
    field = page.get_by_label("The answer, in Markdown")
    await expect(field).to_have_value(WAVES)
    await field.fill(WAVES.replace("Two waves.", "Two huge waves."))
    await shot(page, "edit")
    await page.get_by_role("button", name="Save").click()
    await rests(page, 2)
    await expect(page.locator("#a1-text li").last).to_have_text("Two huge waves.")
    await expect(page.locator("#a1-line")).to_contain_text("edited by Ana")
    await expect(page.locator(".trail")).to_contain_text("Ana edited the answer")
    await expect(field).to_have_count(0)
    await expect(page.locator("#a1-more")).to_be_focused()
    await shot(page, "edited")


async def test_escape_leaves_the_answer_as_it_is(site: Site) -> None:
    page = await site.open()
    await asked(page)
    await page.click("#a1-more")
    await page.click("#a1-edit")
    await page.get_by_label("The answer, in Markdown").fill("Nothing.")
    await page.keyboard.press("Escape")
    await expect(page.locator("#a1-text li")).to_have_count(2)
    await expect(page.locator("#a1-text")).to_be_visible()


async def test_what_is_not_clear_is_asked_beside_the_answer(site: Site) -> None:
    page = await site.open()
    await asked(page)
    await asked(page, "make the third paragraph shorter")
    await expect(page.locator(".beside")).to_contain_text("I can't find “third paragraph” in the answer.")
    await expect(page.locator("#a1")).to_have_attribute("data-version", "1")


async def test_who_edits_an_answer_that_changes_meanwhile_is_told_before_saving(site: Site) -> None:
    page = await site.open()
    await asked(page)
    await page.click("#a1-more")
    await page.click("#a1-edit")
    other = await site.tab(page.context, "/t/" + page.url.split("/t/")[1].split("?")[0])
    await other.click("#a1-b-shorter")
    await rests(other, 2)
    await expect(page.locator(".rewriting .notice")).to_contain_text("The answer is at version 2 by now.")
    await page.get_by_label("The answer, in Markdown").fill("My own words.")
    await page.keyboard.press("Control+Enter")
    await rests(other, 3)
    await expect(other.locator("#a1-text")).to_have_text("My own words.")
    await expect(page.locator(".rewriting")).to_have_count(0)
