"""The playground with the built-in model: every word on the page comes from a real model through the real path."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import platformdirs
from playground import ask, playground, rests, shot
from playwright.async_api import expect

from adapters.web.listen import STATIC
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


async def test_sales_are_told_and_drawn_with_the_built_in_model(tmp_path: Path) -> None:
    with (STATIC / "coffee_q4.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["date"].startswith("2025-11")]
    november = sum(float(row["revenue"]) for row in rows)
    north = sum(float(row["revenue"]) for row in rows if row["region"] == "North")
    async with playground(tmp_path, EmbeddedModel(Settings(cache_dir=CACHE)), max_tokens=200) as site:
        page = await site.open()
        version = ".answer[data-version='{}'][data-progress='done']"
        await page.set_input_files("#attach", STATIC / "coffee_q4.csv")
        await ask(page, "Analyze Q4 sales.")
        await expect(page.locator(version.format(1))).to_be_visible(timeout=120_000)
        await expect(page.locator("#a1-text tr", has_text="November")).to_contain_text(f"{november:,.2f}")
        await shot(page, "embedded-sales-1")
        await ask(page, "Add regional breakdown and visual representation.")
        await expect(page.locator(version.format(2))).to_be_visible(timeout=120_000)
        await expect(page.locator("#a1-chart-2 img:visible")).to_be_visible()
        await shot(page, "embedded-sales-2")
        await ask(page, "only November, as a share, stacked")
        await expect(page.locator(version.format(3))).to_be_visible(timeout=120_000)
        row = page.locator("#a1-text tr", has_text="North")
        await expect(row).to_contain_text(f"{north:,.2f}")
        await expect(row).to_contain_text(f"{100 * north / november:.1f}%")
        await expect(page.locator("#a1-chart-3 img:visible")).to_be_visible()
        await shot(page, "embedded-sales-3")
        await page.click("#a1-b-undo")
        await rests(page, 2)
        await expect(page.locator("#a1-chart-2 img:visible")).to_be_visible()
        await expect(page.locator("#a1-chart-3")).to_have_count(0)
