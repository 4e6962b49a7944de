"""The playground in Chromium: asking, changing the answer, looking at why."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bots import ScriptedModel
from playground import Site, ask, asked, playground, rests, shot
from playwright.async_api import Page, expect

TIDES = (
    "Tides are the **rise and fall** of the sea. The moon pulls the water, and the earth turns beneath it.\n\n"
    "- High tide comes twice a day.\n- Low tide lies between.\n\n"
    "```python\ndef tide(hour: float) -> float:\n    return sin(hour / 12.4 * tau)\n```\n"
)
SHORT = "Tides are the rise and fall of the sea. The moon pulls the water."


def script(request: object, call: int) -> str:
    return TIDES if call == 1 else f"{SHORT} Draft {call}."


@pytest.fixture
async def model() -> ScriptedModel:
    return ScriptedModel(script, pause=0.01)


@pytest.fixture
async def site(tmp_path: Path, model: ScriptedModel) -> AsyncIterator[Site]:
    async with playground(tmp_path, model) as site:
        yield site


async def texts(page: Page) -> str:
    return await page.locator(".answer > .text").last.inner_text()


async def test_a_question_streams_in_and_is_set_as_markdown(site: Site, model: ScriptedModel) -> None:
    model.pause = 0.05
    page = await site.open()
    await shot(page, "empty")
    await page.click("text=Write a short story.")
    await expect(page.locator(".status")).to_have_text("Writing…")
    await expect(page.locator(".text strong")).to_have_text("rise and fall")
    assert "Low tide" not in await texts(page)
    await shot(page, "streaming")
    await rests(page)
    await expect(page.locator(".text li")).to_have_count(2)
    await expect(page.locator(".text pre code")).to_contain_text("def tide")
    await expect(page.locator("#heard")).to_contain_text("Low tide lies between")
    assert "/t/" in page.url
    await expect(page.locator("#rows a[aria-current]")).to_have_text("Write a short story.")


async def test_a_press_changes_the_answer_in_place(site: Site, model: ScriptedModel) -> None:
    page = await site.open()
    await asked(page)
    await page.click("#a1-b-shorter")
    await rests(page, 2)
    await expect(page.locator(".answer")).to_have_count(1)
    await expect(page.locator("#a1-line")).to_have_text("Version 2: shorter")
    await expect(page.locator(".trail")).to_contain_text("Ana pressed Shorter")
    assert "Draft 2" in await texts(page)


async def test_a_double_click_is_one_press(site: Site, model: ScriptedModel) -> None:
    page = await site.open()
    await asked(page)
    await page.dblclick("#a1-b-shorter")
    await rests(page, 2)
    await page.wait_for_timeout(300)
    assert len(model.requests) == 2


async def test_a_reaction_changes_the_answer_and_taking_it_off_gives_the_first_one_back(
    site: Site, model: ScriptedModel
) -> None:
    page = await site.open()
    await asked(page)
    scissors = page.locator('.reactions button[title^="shorter"]')
    await scissors.click()
    await rests(page, 2)
    await expect(scissors).to_have_attribute("aria-pressed", "true")
    await expect(scissors).to_have_attribute("title", "shorter (Ana)")
    await scissors.click()
    await rests(page, 1)
    await expect(scissors).to_have_attribute("aria-pressed", "false")
    assert len(model.requests) == 2


async def test_a_reply_says_what_was_understood_of_it(site: Site, model: ScriptedModel) -> None:
    page = await site.open()
    await asked(page)
    await asked(page, "shorter and for a beginner, as bullets")
    await rests(page, 2)
    await expect(page.locator(".trail .chip")).to_have_text(
        ["shorter", "for a beginner", "bullets"], use_inner_text=True
    )
    await expect(page.locator(".trail .words")).to_have_text("shorter and for a beginner, as bullets")
    assert len(model.requests) == 2
    await shot(page, "light")


async def test_the_stop_button_keeps_what_was_written(site: Site, model: ScriptedModel) -> None:
    model.pause = 0.1
    page = await site.open()
    await ask(page)
    await expect(page.locator("#a1-text")).to_contain_text("rise and fall")
    await page.click("#a1-stop")
    await expect(page.locator(".answer")).to_have_attribute("data-progress", "stopped")
    await expect(page.locator("#a1-text")).to_contain_text("rise and fall")
    assert "Low tide" not in await texts(page)
    assert model.closed_early == 1
    await expect(page.locator("#a1-stop")).to_be_hidden()


async def test_after_feedback_while_streaming_no_word_of_the_old_version_is_shown(
    site: Site, model: ScriptedModel
) -> None:
    model.pause = 0.02
    model.script = lambda request, call: " ".join(f"{'old' if call == 1 else 'new'}{n}" for n in range(150))
    page = await site.open()
    await ask(page)
    await expect(page.locator("#a1-text")).to_contain_text("old0 old1 old2")
    await page.evaluate(
        """() => {
            window.shown = [];
            const look = () => window.shown.push(document.getElementById("a1-text").textContent);
            new MutationObserver(look).observe(document.getElementById("talk"),
                {childList: true, subtree: true, characterData: true});
        }"""
    )
    async with page.expect_response("**/events"):
        await page.click("#a1-b-shorter")
    await page.wait_for_timeout(100)  # a frame sent before the press may still be on its way; 150 words take 3 s
    told = await page.evaluate("window.shown.length")
    old = (await texts(page)).count("old")
    await rests(page)
    shown: list[str] = await page.evaluate("window.shown")
    assert max(text.count("old") for text in shown[told:]) <= old < 150
    first = next(place for place, text in enumerate(shown) if "new" in text)
    assert not any("old" in text for text in shown[first:])
    assert "old" not in await texts(page)
    assert model.closed_early == 1


async def test_undo_and_the_version_switch_show_earlier_versions_without_asking_the_model(
    site: Site, model: ScriptedModel
) -> None:
    page = await site.open()
    await asked(page)
    await page.click("#a1-b-shorter")
    await rests(page, 2)
    await page.click("#a1-b-undo")
    await rests(page, 1)
    await expect(page.locator("#a1-text")).to_contain_text("Low tide lies between")
    await page.click("#a1-v2")
    await rests(page, 2)
    await expect(page.locator("#a1-v2")).to_have_attribute("aria-pressed", "true")
    await expect(page.locator(".trail")).to_contain_text("Ana went to version 2")
    assert len(model.requests) == 2


async def test_two_versions_are_compared_word_by_word(site: Site) -> None:
    page = await site.open()
    await asked(page)
    await page.click("#a1-b-shorter")
    await rests(page, 2)
    await page.click("#a1-compare")
    await expect(page.locator(".diff ins").first).to_be_visible()
    assert "Draft" in "".join(await page.locator(".diff ins").all_inner_texts())
    assert "High" in "".join(await page.locator(".diff del").all_inner_texts())
    await expect(page.locator("#a1-text")).to_be_hidden()
    await shot(page, "diff")
    await page.select_option("#a1-from", "2")
    await expect(page.locator(".diff del")).to_have_count(0)
    await page.click("#a1-compare")
    await expect(page.locator("#a1-text")).to_be_visible()


async def test_the_panel_says_why_and_its_x_takes_a_wish_back(site: Site) -> None:
    page = await site.open()
    await asked(page)
    await page.click("#a1-b-shorter")
    await rests(page, 2)
    await asked(page, "and for a beginner")
    await rests(page, 3)
    await page.click("#a1-why")
    panel = page.locator("#panel")
    await expect(panel.locator("[data-wish]")).to_have_count(2)
    await expect(panel).to_contain_text("from the button Shorter")
    await expect(panel).to_contain_text("from “and for a beginner”")
    await expect(panel).to_contain_text(re.compile(r"Ana · \d\d:\d\d · for this answer"))
    await expect(panel).to_contain_text("Prompt tokens")
    await panel.locator("summary").click()
    await expect(panel.locator("pre").last).to_contain_text("Explain tides.")
    await shot(page, "why")
    await panel.get_by_label("Remove: shorter").click()
    await rests(page, 4)
    await expect(panel.locator("[data-wish]")).to_have_count(1)
    await expect(panel).not_to_contain_text("from the button Shorter")
    await expect(page.locator(".trail")).to_contain_text("Ana removed “shorter”")


async def test_marking_words_of_an_answer_refines_that_passage_only(site: Site, model: ScriptedModel) -> None:
    model.script = lambda request, call: TIDES if call == 1 else "The moon draws the sea"
    page = await site.open()
    await asked(page)
    await page.evaluate(
        """() => {
            const text = document.querySelector("#a1-text p").lastChild, range = document.createRange();
            const at = text.data.indexOf("The moon pulls the water");
            range.setStart(text, at);
            range.setEnd(text, at + "The moon pulls the water".length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    await page.click("#refine")
    await expect(page.locator("#quote")).to_contain_text("The moon pulls the water")
    await shot(page, "passage")
    await asked(page, "make this livelier")
    await rests(page, 2)
    await expect(page.locator("#a1-text")).to_contain_text("The moon draws the sea, and the earth turns beneath it.")
    await expect(page.locator("#a1-text")).to_contain_text("Low tide lies between")
    await expect(page.locator(".trail blockquote")).to_have_text("The moon pulls the water")
    await expect(page.locator("#quote")).to_be_hidden()
