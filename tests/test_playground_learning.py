"""The playground in Chromium: a new person teaches it in one thread and sees it followed in the next."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bots import ScriptedModel
from playground import Site, anew, ask, asked, playground, rests, shot
from playwright.async_api import Page, expect

from bot import texts
from bot.meeting import QUESTIONS
from bot.ports import Request

LISTED = "- The moon pulls the sea.\n- The earth turns beneath it.\n- Twice a day the water is high."
PLAIN = "The moon pulls the sea, and the earth turns beneath it, so that twice a day the water is high."
QUESTION = ("What is photosynthesis?", "Explain how vaccines work.", "What is a black hole?", "Why is the sky blue?",
            "How does a fridge work?")  # fmt: skip
PHONE = {"width": 390, "height": 800}


def obeys(request: Request, call: int) -> str:
    """Bullets where they are asked for; short where that is; else a sentence."""
    prompt = request.messages[-1].content
    return LISTED if "bullet" in prompt else "The moon pulls." if "short" in prompt or "fewer" in prompt else PLAIN


@pytest.fixture
async def model() -> ScriptedModel:
    return ScriptedModel(obeys)


@pytest.fixture
async def site(tmp_path: Path, model: ScriptedModel) -> AsyncIterator[Site]:
    async with playground(tmp_path, model) as site:
        yield site


def bullets(page: Page):  # type: ignore[no-untyped-def]
    """The items of the newest answer."""
    return page.locator(".answer").last.locator(".text li")


async def wanted_three_times(site: Site, page: Page) -> None:
    """Three threads in which Ana asked for bullets."""
    for question in QUESTION[:3]:
        await anew(site, page, question)
        await asked(page, "as bullets")
        await rests(page, 2)


async def test_what_is_said_for_always_is_followed_in_the_next_thread_and_leads_back(site: Site) -> None:
    page = await site.open()
    await asked(page, QUESTION[0])
    await expect(bullets(page)).to_have_count(0)
    await asked(page, "From now on, always answer as bullets.")
    await rests(page, 2)
    await shot(page, "taught")
    taught = page.url
    await anew(site, page, QUESTION[1])
    await expect(bullets(page)).to_have_count(3)
    await page.click("#a1-why")
    panel = page.locator("#panel")
    await expect(panel).to_contain_text("From Ana’s profile")
    await expect(panel).to_contain_text("from “From now on, always answer as bullets.”")
    await shot(page, "followed")
    await panel.get_by_role("link", name=QUESTION[0]).click()
    await page.wait_for_url(taught)


async def test_what_three_threads_agree_on_is_announced_once_with_three_buttons_and_can_be_kept(site: Site) -> None:
    page = await site.open()
    await wanted_three_times(site, page)
    await anew(site, page, QUESTION[3])
    await expect(bullets(page)).to_have_count(3)
    beside = page.locator(".beside")
    await expect(beside.locator(".notice")).to_contain_text("You usually ask for bullets")
    await expect(beside.locator(".offer")).to_have_text(["Keep", "Not here", "Never"])
    await expect(page.locator("#heard")).to_contain_text("Buttons: Keep; Not here; Never.")
    await page.reload()
    await expect(beside.locator(".offer")).to_have_count(3)
    await shot(page, "announced")
    await page.click("#profile")
    usual = page.locator("#panel section", has_text="What you usually want")
    await expect(usual.locator(".what")).to_have_text("bullets, when explaining")
    await expect(usual).to_contain_text("in 3 conversations · 82% sure")
    await expect(usual.get_by_role("link")).to_have_text([QUESTION[2], QUESTION[1], QUESTION[0]])
    await shot(page, "profile-usual")
    await page.click("text=Keep >> nth=0")
    await expect(beside.locator(".offer")).to_have_count(0)
    await expect(beside.locator(".notice")).to_have_text(texts.USUAL_KEPT)
    await expect(page.locator(".trail")).to_contain_text("Ana chose “Keep”")
    await expect(page.locator("#panel section", has_text="It holds").locator(".what")).to_have_text(
        "bullets, when explaining"
    )
    await anew(site, page, QUESTION[4])
    await expect(bullets(page)).to_have_count(3)
    await expect(beside).to_have_count(0)


async def test_never_takes_it_out_of_the_answer_and_out_of_the_next_thread(site: Site) -> None:
    page = await site.open(viewport=PHONE, has_touch=True, is_mobile=True, color_scheme="dark")
    await wanted_three_times(site, page)
    await anew(site, page, QUESTION[3])
    await expect(page.locator(".offer").last).to_be_in_viewport()
    await shot(page, "phone-announced")
    await page.get_by_role("button", name="Never").click()
    await rests(page, 2)
    await expect(bullets(page)).to_have_count(0)
    await expect(page.locator(".beside .notice")).to_have_text(texts.USUAL_GONE)
    await anew(site, page, QUESTION[4])
    await expect(bullets(page)).to_have_count(0)
    await page.click("#profile")
    await expect(page.locator("#panel section", has_text="Never to be assumed").locator(".what")).to_have_count(1)
    await expect(page.locator("#panel")).not_to_contain_text("What you usually want")


async def test_what_is_usual_goes_with_an_x_in_the_profile(site: Site) -> None:
    page = await site.open()
    await wanted_three_times(site, page)
    await page.click("#profile")
    await page.click("#panel [data-value^=usual]")
    await expect(page.locator("#panel")).not_to_contain_text("What you usually want")
    await anew(site, page, QUESTION[3])
    await expect(bullets(page)).to_have_count(0)


async def test_somebody_new_is_asked_three_questions_under_the_first_answer_and_they_hold(site: Site) -> None:
    page = await site.open()
    await asked(page, QUESTION[0])
    notice, offers = page.locator(".beside .notice"), page.locator(".beside .offer")
    await expect(notice).to_contain_text(texts.MEETING_EXPERTISE)
    await expect(offers).to_have_text(["New to most of it", "I know the basics", "An expert", "Skip"])
    await shot(page, "meeting")
    await offers.get_by_text("An expert").click()
    for question, answer in zip(QUESTIONS[1:], ("Short", "Formal"), strict=True):
        await expect(notice).to_have_text(question.text)
        await page.get_by_role("button", name=answer, exact=True).click()
    await expect(notice).to_have_text(texts.MEETING_OVER)
    await expect(page.locator(".trail")).to_contain_text("Ana chose “An expert”")
    await shot(page, "met")
    await anew(site, page, QUESTION[1])
    await expect(page.locator("#a1-text")).to_have_text("The moon pulls.")
    await expect(page.locator(".beside")).to_have_count(0)
    ben = await site.open(person="Ben")
    await asked(ben, QUESTION[2])
    await ben.get_by_role("button", name="Skip").click()
    await expect(ben.locator(".beside .notice")).to_have_text(texts.MEETING_OVER)
    await anew(site, ben, QUESTION[3], "Ben")
    await expect(ben.locator(".beside")).to_have_count(0)


BOXES = "all => all.map(one => one.getBoundingClientRect().toJSON())"
"""Where all of them are at one moment: the page may scroll between two questions."""


async def test_two_variants_stand_side_by_side_and_one_is_taken(site: Site) -> None:
    page = await site.open()
    await asked(page, QUESTION[0])
    await ask(page, "/compare length")
    variants = page.locator(".variant")
    await expect(variants.locator("h3")).to_have_text(["A: shorter", "B: longer"])
    await expect(page.get_by_role("button", name="Take this")).to_have_count(2)
    left, right = await variants.evaluate_all(BOXES)
    assert left["y"] == right["y"] and left["x"] < right["x"]
    await shot(page, "variants")
    await page.reload()
    await expect(variants).to_have_count(2)
    await page.set_viewport_size({"width": 390, "height": 800})
    left, right = await variants.evaluate_all(BOXES)
    assert left["y"] < right["y"] and left["x"] == right["x"]
    assert await page.evaluate("middle.scrollWidth <= middle.clientWidth")
    await shot(page, "phone-variants")
    await page.get_by_role("button", name="Take this: A: shorter").click()
    await expect(variants).to_have_count(0)
    await expect(page.locator("#a1-text")).to_have_text("The moon pulls.")
    await expect(page.locator(".trail")).to_contain_text("Ana took version 2")
    await expect(page.locator("#a1")).to_be_focused()


async def test_neither_of_two_variants_leaves_the_answer_as_it_was(site: Site) -> None:
    page = await site.open(color_scheme="dark")
    await asked(page, QUESTION[0])
    await page.locator('.reactions button[title^="two variants"]').click()
    await expect(page.locator(".variant")).to_have_count(2)
    await shot(page, "dark-variants")
    await page.locator("#a1").get_by_role("button", name=texts.NEITHER).click()
    await expect(page.locator(".variant")).to_have_count(0)
    await expect(page.locator("#a1-text")).to_have_text(PLAIN)
    await expect(page.locator(".trail")).to_contain_text("Ana took neither variant")
