"""The playground in Chromium: the message field, the keyboard, light and dark, a phone, the profile, the model."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from bots import ScriptedModel
from playground import Site, ask, asked, playground, rests, shot
from playwright.async_api import Page, expect

from bot.errors import FetchFailed

TABLE = "| " + "column | " * 30 + "\n|" + "---|" * 30 + "\n"
WIDE = "A word: " + "x" * 300 + "\n\n```\n" + "code " * 80 + "\n```\n\n" + TABLE
PHONE = {"width": 360, "height": 720}


class SlowToStart(ScriptedModel):
    """Comes up once it is let, and says how far it is; fails the first time if told to."""

    def __init__(self, failing: bool = False) -> None:
        super().__init__()
        self.up = asyncio.Event()
        self.failing = failing

    async def ready(self, progress: Callable[[str, float | None], None]) -> None:
        if self.failing:
            self.failing = False
            raise FetchFailed("There is no network. Connect, and try again.")
        progress("Fetching the model", 0.4)
        await self.up.wait()

    async def generate(self, request):  # type: ignore[no-untyped-def]
        await self.up.wait()
        async for piece in super().generate(request):
            yield piece


@pytest.fixture
async def model() -> ScriptedModel:
    return ScriptedModel(lambda request, call: f"Tides rise and fall with the moon. Draft {call}.")


@pytest.fixture
async def site(tmp_path: Path, model: ScriptedModel) -> AsyncIterator[Site]:
    async with playground(tmp_path, model) as site:
        yield site


async def paper(page: Page) -> str:
    return str(await page.evaluate("getComputedStyle(document.body).backgroundColor"))


async def fits(page: Page) -> bool:
    return bool(
        await page.evaluate(
            "document.documentElement.scrollWidth <= innerWidth && middle.scrollWidth <= middle.clientWidth"
        )
    )


async def test_the_first_reply_has_the_whole_page_in_it(site: Site) -> None:
    page = await site.open()
    await asked(page)
    await page.context.close()
    bare = await site._browser.new_context(java_script_enabled=False)
    plain = await bare.new_page()
    await plain.goto(f"{site.address}{page.url.partition(site.address)[2]}")
    await expect(plain.locator("#a1-text")).to_have_text("Tides rise and fall with the moon. Draft 1.")
    await plain.goto(site.address)
    await expect(plain.locator(".examples button")).to_have_count(4)


async def test_slash_commands_complete_with_arrows_tab_and_enter(site: Site, model: ScriptedModel) -> None:
    page = await site.open()
    await asked(page)
    await page.locator("#say").press_sequentially("/")
    everything = await page.locator("#commands li:visible").count()
    await expect(page.locator("#commands li[aria-selected=true]")).to_have_count(1)
    await shot(page, "commands")
    await page.locator("#say").press_sequentially("to")
    assert 0 < await page.locator("#commands li:visible").count() < everything
    await page.press("#say", "ArrowDown")
    await page.press("#say", "ArrowUp")
    await page.press("#say", "Tab")
    await expect(page.locator("#say")).to_have_value("/tone ")
    await expect(page.locator("#commands")).to_be_hidden()
    await page.locator("#say").press_sequentially("formal")
    await page.press("#say", "Enter")
    await rests(page, 2)
    await expect(page.locator(".trail")).to_contain_text("typed /tone formal")
    await page.locator("#say").press_sequentially("/und")
    await page.press("#say", "Enter")
    await expect(page.locator("#say")).to_have_value("/undo ")
    await page.press("#say", "Enter")
    await rests(page, 1)


async def test_shift_enter_makes_a_new_line_and_enter_sends(site: Site) -> None:
    page = await site.open()
    await page.locator("#say").press_sequentially("one")
    await page.press("#say", "Shift+Enter")
    await page.locator("#say").press_sequentially("two")
    await page.press("#say", "Enter")
    await rests(page)
    assert await page.inner_text(".question .words") == "one\ntwo"
    await expect(page.locator("#say")).to_have_value("")


async def test_an_attached_file_goes_into_the_prompt(site: Site, model: ScriptedModel) -> None:
    page = await site.open()
    sales = {"name": "sales.txt", "mimeType": "text/plain", "buffer": b"region,total\nNorth,12\n"}
    await page.set_input_files("#attach", sales)  # type: ignore[arg-type]
    await expect(page.locator("#files")).to_contain_text("sales.txt")
    await asked(page, "Analyze Q4 sales.")
    assert "North,12" in model.requests[0].messages[-1].content
    await expect(page.locator(".question .file")).to_contain_text("sales.txt")


async def test_everything_is_reached_by_keyboard_and_shows_where_it_is(site: Site) -> None:
    page = await site.open()
    await asked(page)
    await page.focus("#a1-why")
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.id") == "a1-why"
    assert await page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    await page.keyboard.press("Enter")
    await expect(page.locator("#panel")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator("#panel")).to_be_hidden()
    assert await page.evaluate("document.activeElement.id") == "a1-why"
    await page.focus("#a1-b-shorter")
    await page.keyboard.press("Enter")
    await rests(page, 2)
    assert await page.evaluate("document.activeElement.id") == "a1-b-shorter"
    nameless = await page.evaluate(
        "[...document.querySelectorAll('button, a, input, textarea, select')].filter(one =>"
        " !(one.textContent.trim() || one.ariaLabel || one.labels?.length)).map(one => one.outerHTML)"
    )
    assert nameless == []


async def test_dark_follows_the_system_and_a_choice_is_remembered(site: Site) -> None:
    page = await site.open(color_scheme="dark")
    await asked(page)
    dark = await paper(page)
    await shot(page, "dark")
    await page.click("#theme")
    light = await paper(page)
    assert light != dark
    await page.reload()
    assert await paper(page) == light
    await page.click("#theme")
    assert await paper(page) == dark
    bright = await site.open(color_scheme="light")
    assert await paper(bright) == light


async def test_a_phone_needs_no_sideways_scrolling(site: Site, model: ScriptedModel) -> None:
    model.script = lambda request, call: WIDE
    page = await site.open(viewport=PHONE, has_touch=True, is_mobile=True)
    assert await fits(page)
    await asked(page, "y" * 200)
    assert await fits(page)
    await page.click("#a1-more")
    box = await page.locator(".sheet").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
    await page.keyboard.press("Escape")
    await expect(page.locator("#threads")).to_be_hidden()
    await page.click("#menu")
    await expect(page.locator("#threads")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.click("#a1-why")
    await expect(page.locator("#panel")).to_be_visible()
    assert await fits(page)


async def test_a_phone_shows_a_conversation(site: Site) -> None:
    page = await site.open(viewport=PHONE, has_touch=True, is_mobile=True)
    await asked(page)
    await asked(page, "shorter")
    await rests(page, 2)
    await shot(page, "phone")
    await page.click("#menu")
    await shot(page, "phone-threads")


async def test_the_profile_is_filled_shown_used_and_emptied(site: Site, model: ScriptedModel) -> None:
    page = await site.open()
    await page.click("#profile")
    await page.fill("#standing", "formal")
    await page.press("#standing", "Enter")
    await expect(page.locator("#panel .what")).to_have_text(["formal"])
    await expect(page.locator("#rows li")).to_have_count(0)
    await page.click("#close")
    await asked(page)
    assert "formal" in model.requests[0].messages[-1].content
    await page.click("#a1-why")
    await expect(page.locator("#panel")).to_contain_text("From Ana’s profile")
    ben = await site.open("/t/" + page.url.split("/t/")[1].split("?")[0], "Ben")
    await ben.click("#a1-why")
    await expect(ben.locator("#panel")).to_contain_text("1 line of Ana’s own, which only Ana sees.")
    await expect(ben.locator("#panel .private")).to_contain_text("only Ana can read it")
    await expect(ben.locator("#panel")).not_to_contain_text("formal")
    await expect(ben.locator("#panel [data-button=remove]")).to_have_count(0)
    await page.click("#profile")
    await shot(page, "profile")
    await page.click("#panel [data-button=remove]")
    await expect(page.locator("#panel")).to_contain_text("Nothing yet")
    await page.click("#new")
    await page.wait_for_url(f"{site.address}/?as=Ana")
    await page.wait_for_selector("body[data-live=yes]")  # the new page's own script, not the old one's
    await asked(page)
    assert "formal" not in model.requests[1].messages[-1].content


async def test_while_the_model_comes_up_people_see_how_far_it_is_and_can_ask_already(tmp_path: Path) -> None:
    model = SlowToStart()
    async with playground(tmp_path, model) as site:
        page = await site.open()
        await expect(page.locator("#model")).to_contain_text("Fetching the model")
        assert await page.locator("progress").evaluate("one => one.value") == 0.4
        await shot(page, "starting")
        await ask(page)
        await expect(page.locator(".status")).to_have_text("Thinking…")
        model.up.set()
        await rests(page)
        await expect(page.locator("#model")).to_be_hidden()


async def test_a_model_that_cannot_be_had_is_said_plainly_and_can_be_tried_again(tmp_path: Path) -> None:
    model = SlowToStart(failing=True)
    model.up.set()
    async with playground(tmp_path, model) as site:
        page = await site.open()
        await expect(page.locator("#model")).to_contain_text("There is no network. Connect, and try again.")
        await page.click("#retry")
        await expect(page.locator("#model")).to_be_hidden()
        await asked(page)
