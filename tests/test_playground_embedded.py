"""The playground with the built-in model: every word on the page comes from a real model through the real path."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
from playground import ask, playground, rests, shot
from playwright.async_api import expect

from bot import texts
from bot.embedded.model import EmbeddedModel
from bot.settings import Settings

CACHE = Path(os.environ.get("BURNISH_TEST_CACHE") or platformdirs.user_cache_dir("burnish-tests"))


async def test_ask_press_stop_and_undo_with_the_built_in_model(tmp_path: Path) -> None:
    model = EmbeddedModel(Settings(cache_dir=CACHE))
    async with playground(tmp_path, model, max_tokens=120) as site:
        page = await site.open()
        await ask(page, "Create a Python function to calculate Fibonacci.")
        await expect(page.locator(".answer")).to_have_attribute("data-progress", "done", timeout=120_000)
        first = await page.inner_text("#a1-text")
        assert "fib" in first.lower()
        await expect(page.locator(".origin")).to_have_text(texts.EMBEDDED_NOTE)
        await page.click("#a1-b-shorter")
        await expect(page.locator(".answer[data-version='2'][data-progress='done']")).to_be_visible(timeout=120_000)
        await page.click("#a1-why")
        await expect(page.locator("#panel")).to_contain_text("smollm2-135m-instruct")
        await shot(page, "embedded")
        await page.click("#a1-b-longer")
        await expect(page.locator(".answer")).to_have_attribute("data-progress", "streaming", timeout=60_000)
        await page.click("#a1-stop")
        await expect(page.locator(".answer")).to_have_attribute("data-progress", "stopped")
        await page.click("#a1-v1")
        await rests(page, 1)
        assert await page.inner_text("#a1-text") == first


async def test_what_is_taught_in_one_thread_is_followed_in_the_next_with_the_built_in_model(tmp_path: Path) -> None:
    model = EmbeddedModel(Settings(cache_dir=CACHE))
    async with playground(tmp_path, model, max_tokens=160, attempts=2) as site:
        page = await site.open()
        done = page.locator(".answer").last
        await ask(page, "What are the benefits of walking?")
        await expect(done).to_have_attribute("data-progress", "done", timeout=120_000)
        await ask(page, "From now on, always answer as bullets.")
        await expect(page.locator(".answer[data-version='2'][data-progress='done']")).to_be_visible(timeout=120_000)
        await shot(page, "embedded-taught")
        await page.click("#new")
        await page.wait_for_url(f"{site.address}/?as=Ana")
        await page.wait_for_selector("body[data-live=yes]")
        await ask(page, "Why is sleep important?")
        await expect(done).to_have_attribute("data-progress", "done", timeout=120_000)
        assert await page.locator("#a1-text li").count() >= 2
        await page.click("#a1-why")
        await expect(page.locator("#panel")).to_contain_text("From Ana’s profile")
        await shot(page, "embedded-followed")
