"""Data at the playground in Chromium: files go up, charts stand under answers, the query can be looked at."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import files
import pytest
from bots import ScriptedModel
from playground import Site, ask, asked, playground, rests, shot
from playwright.async_api import Page, expect

from adapters.web.listen import STATIC

SALES = (STATIC / "coffee_q4.csv").read_bytes()
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
CHART = "Add regional breakdown and visual representation."
DROP = """([to, files]) => {
    const data = new DataTransfer();
    for (const [name, type, text] of files) data.items.add(new File([text], name, { type }));
    const target = document.querySelector(to), more = { bubbles: true, cancelable: true };
    if (to === "#say") target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, ...more }));
    else for (const kind of ["dragover", "drop"])
        target.dispatchEvent(new DragEvent(kind, { dataTransfer: data, ...more }));
}"""


@pytest.fixture
async def model() -> ScriptedModel:
    return ScriptedModel(lambda request, call: "Sales grew towards the holidays.")


@pytest.fixture
async def site(tmp_path: Path, model: ScriptedModel) -> AsyncIterator[Site]:
    async with playground(tmp_path, model) as site:
        yield site


def a_file(name: str = "sales.csv", content: bytes = SALES, kind: str = "text/csv") -> Any:
    return {"name": name, "mimeType": kind, "buffer": content}


async def attach(page: Page, *chosen: Any) -> None:
    await page.set_input_files("#attach", list(chosen))


async def charted(site: Site, **look: Any) -> Page:
    """A page with two versions, the second with a chart."""
    page = await site.open(**look)
    await attach(page, a_file())
    await asked(page, "Analyze Q4 sales.")
    await asked(page, CHART)
    await rests(page, 2)
    await expect(page.locator("#a1-picture figure")).to_be_visible()
    return page


async def drawn(page: Page, within: str = "#a1-picture") -> None:
    """Wait until the one picture that is to be seen is there, to its last line."""
    picture = page.locator(f"{within} img:visible")
    await expect(picture).to_have_count(1)
    await picture.scroll_into_view_if_needed()
    await page.wait_for_function(
        "within => [...document.querySelectorAll(`${within} img`)].some(one => one.checkVisibility() && one.complete"
        " && one.naturalWidth > 0)",
        arg=within,
    )


def total(key: str, **only: str) -> dict[str, float]:
    """Revenue by a column of the file, computed apart from the bot."""
    sums: dict[str, float] = {}
    for row in csv.DictReader(io.StringIO(SALES.decode())):
        if all(row[name].startswith(start) for name, start in only.items()):
            sums[row[key]] = sums.get(row[key], 0.0) + float(row["revenue"])
    return sums


async def test_files_are_chosen_dropped_and_pasted_and_go_along(site: Site, model: ScriptedModel) -> None:
    page = await site.open()
    rows: list[list[object]] = [["region", "goal"], ["North", 9], ["South", 8]]
    await attach(page, a_file(), a_file("goals.xlsx", files.xlsx({"Goals": rows}), ""))
    await page.evaluate(DROP, ["#middle", [["notes.md", "text/markdown", "The goal is 5."]]])
    await page.evaluate(DROP, ["#say", [["more.txt", "text/plain", "And a sixth."]]])
    await expect(page.locator("#files span")).to_have_text(
        ["📎 sales.csv", "📎 goals.xlsx", "📎 notes.md", "📎 more.txt"]
    )
    await expect(page.locator("#files progress")).to_have_count(0)
    await shot(page, "files")
    await page.click("#files [aria-label='Do not attach more.txt']")
    await asked(page, "Summarize the notes.")
    prompt = model.requests[0].messages[-1].content
    assert "The goal is 5." in prompt and "sixth" not in prompt
    await expect(page.locator(".question .file")).to_have_text(["📎 sales.csv", "📎 goals.xlsx", "📎 notes.md"])
    await expect(page.locator("#files")).to_be_hidden()


async def test_cells_of_a_sheet_are_pasted_as_words_though_they_come_as_a_picture_too(site: Site) -> None:
    page = await site.open()
    taken = await page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.items.add(new File(["x"], "image.png", { type: "image/png" }));
            data.setData("text/plain", "1\t2");
            const pasted = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
            return !document.getElementById("say").dispatchEvent(pasted);
        }"""
    )
    assert not taken
    await expect(page.locator("#files")).to_be_hidden()
    await expect(page.locator("#problem")).to_be_hidden()


async def test_while_files_are_held_over_the_page_it_says_what_comes_of_them(site: Site) -> None:
    page = await site.open()
    await page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.items.add(new File(["x"], "a.csv"));
            const over = new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true });
            document.getElementById("middle").dispatchEvent(over);
        }"""
    )
    told = await page.evaluate("getComputedStyle(composer, '::before').content")
    assert told == '"Drop files to attach them"'
    await shot(page, "drop")


async def test_a_message_waits_for_its_file_and_shows_how_far_it_is(site: Site) -> None:
    page = await site.open()
    held: list[Any] = []
    await page.route(
        "**/files?*", lambda route: held.append(route) if route.request.method == "POST" else route.continue_()
    )
    await attach(page, a_file())
    await expect(page.locator("#files progress")).to_be_visible()
    await ask(page, "Analyze Q4 sales.")
    await expect(page.locator("#composer")).to_have_attribute("aria-busy", "true")
    await shot(page, "uploading")
    await expect(page.locator("#say")).to_have_value("Analyze Q4 sales.")
    await held[0].continue_()
    await rests(page)
    await expect(page.locator(".question .words")).to_have_text("Analyze Q4 sales.")
    await expect(page.locator(".question")).to_have_count(1)


async def test_what_is_refused_is_said_and_the_words_stay(site: Site) -> None:
    page = await site.open()
    await page.fill("#say", "What is in it?")
    await attach(page, a_file("cat.png", b"\x89PNG\r\n", "image/png"), a_file("none.csv", b""), a_file("a.csv"))
    await expect(page.locator("#problem")).to_contain_text(
        "I cannot read “cat.png”. I read CSV, TSV, Excel, Parquet, JSON"
    )
    await expect(page.locator("#problem")).to_contain_text("“none.csv” is empty.")
    await expect(page.locator("#files span")).to_have_text(["📎 a.csv"])
    await shot(page, "refused")
    await attach(page, *(a_file(f"{n}.csv") for n in range(6)))
    await expect(page.locator("#problem")).to_have_text("I read 5 files of a message at most.")
    await expect(page.locator("#files span")).to_have_count(5)
    await expect(page.locator("#say")).to_have_value("What is in it?")
    site.complaints[:] = [one for one in site.complaints if "400 (Bad Request)" not in one]  # the browser's own


async def test_where_the_server_is_away_nothing_is_lost(site: Site) -> None:
    page = await site.open()
    await page.route("**/files?*", lambda route: route.abort())
    await attach(page, a_file())
    await expect(page.locator("#files small")).to_have_text("not sent yet")
    await ask(page, "Analyze Q4 sales.")
    await expect(page.locator("#problem")).to_contain_text("Your files and your words are still here")
    await expect(page.locator("#say")).to_have_value("Analyze Q4 sales.")
    await page.unroute("**/files?*")
    await page.click("#send")
    await rests(page)
    await expect(page.locator(".question .file")).to_have_text("📎 sales.csv")
    site.complaints[:] = [one for one in site.complaints if "ERR_FAILED" not in one]


async def test_files_outlive_a_reload_of_their_thread(site: Site, model: ScriptedModel) -> None:
    page = await site.open()
    await asked(page)
    await attach(page, a_file("notes.md", b"The goal is 5.", "text/markdown"))
    await expect(page.locator("#files progress")).to_have_count(0)
    await page.reload()
    await page.wait_for_selector("body[data-live=yes]")
    await expect(page.locator("#files span")).to_have_text("📎 notes.md")
    await ask(page, "/help")
    await expect(page.locator("#files span")).to_have_text("📎 notes.md")
    await asked(page, "use the notes")
    await rests(page, 2)
    assert "The goal is 5." in model.requests[-1].messages[-1].content


async def test_the_sample_is_answered_with_its_own_numbers_and_drawn(site: Site) -> None:
    page = await site.open()
    await shot(page, "empty-data")
    await page.click("#sample")
    await rests(page)
    await drawn(page)
    await expect(page.locator(".question .file")).to_have_text("📎 coffee_q4.csv")
    for region, revenue in total("region").items():
        await expect(page.locator("#a1-text tr", has_text=region)).to_contain_text(f"{revenue:,.2f}")
    await asked(page, "only November")
    await rests(page, 2)
    for region, revenue in total("region", date="2025-11").items():
        await expect(page.locator("#a1-text tr", has_text=region)).to_contain_text(f"{revenue:,.2f}")
    await shot(page, "sample")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_chart_follows_light_and_dark_and_tells_what_it_shows(site: Site, scheme: Any) -> None:
    page = await charted(site, color_scheme=scheme)
    await drawn(page)
    picture = page.locator("#a1-picture .picture a:visible")
    await expect(picture).to_have_class(f"on-{scheme}")
    await expect(picture.locator("img")).to_have_attribute(
        "alt", re.compile("Chart, bars: Revenue by month and region, Q4 2025. East: ")
    )
    await shot(page, f"chart-{scheme}")
    await page.click("#theme")
    await drawn(page)
    await expect(picture).to_have_class("on-dark" if scheme == "light" else "on-light")


async def test_the_data_and_the_picture_can_be_saved(site: Site) -> None:
    page = await charted(site)
    async with page.expect_download() as saving:
        await page.click("#a1-chart-2-csv")
    data = await saving.value
    assert data.suggested_filename == "revenue-by-month-and-region-q4-2025.csv"
    rows = (await data.path()).read_text("utf-8-sig").splitlines()
    assert rows[0] == "month,region,revenue" and len(rows) == 13
    async with page.expect_download() as saving:
        await page.click("#a1-chart-2-png")
    picture = await saving.value
    assert picture.suggested_filename == "revenue-by-month-and-region-q4-2025.png"
    assert (await picture.path()).read_bytes().startswith(b"\x89PNG")


async def test_a_picture_opened_by_itself_is_shown(site: Site) -> None:
    page = await charted(site)
    source = await page.locator("#a1-picture img").first.get_attribute("src")
    await page.goto(f"{site.address}{source}")
    assert await page.evaluate("document.documentElement.tagName") == "svg"
    await shot(page, "svg")


async def test_while_a_version_is_written_no_older_picture_stands_there(site: Site, model: ScriptedModel) -> None:
    page = await charted(site)
    await page.evaluate(
        """() => {
            window.stood = [];
            const card = document.getElementById("a1");
            const look = () => window.stood.push([card.dataset.progress, card.querySelector("figure")?.id ?? ""]);
            new MutationObserver(look).observe(document.getElementById("talk"),
                {childList: true, subtree: true, attributes: true, characterData: true});
        }"""
    )
    model.pause = 0.1
    await ask(page, "only November, as a share, stacked")
    await rests(page, 3)
    await drawn(page)
    stood: list[list[str]] = await page.evaluate("window.stood")
    moving = [figure for progress, figure in stood if progress in ("thinking", "streaming", "checking")]
    assert moving and set(moving) == {""}
    await expect(page.locator("#a1-picture figure")).to_have_id("a1-chart-3")


async def test_undo_and_the_comparison_show_earlier_pictures(site: Site) -> None:
    page = await charted(site)
    await asked(page, "only November, as a share, stacked")
    await rests(page, 3)
    await page.click("#a1-compare")
    await expect(page.locator(".computed h4")).to_have_text(["Version 2", "Version 3"])
    await expect(page.locator("#a1-picture")).to_be_hidden()
    await drawn(page, ".computed section:first-child")
    await drawn(page, ".computed section:last-child")
    await shot(page, "chart-compare")
    await page.click("#a1-compare")
    await page.click("#a1-b-undo")
    await rests(page, 2)
    await expect(page.locator("#a1-picture figure")).to_have_id("a1-chart-2")
    await page.click("#a1-v1")
    await rests(page, 1)
    await expect(page.locator("#a1-picture figure")).to_have_count(0)


async def test_the_query_can_be_read_and_copied(site: Site) -> None:
    page = await charted(site)
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.click("#a1-b-query")
    code = page.locator(".beside .notice code").first
    await expect(code).to_contain_text("SELECT")
    await expect(page.locator(".trail")).to_contain_text("Ana asked for the query")
    await expect(page.locator("#heard")).not_to_contain_text("SELECT")
    await page.click(".beside .code button >> nth=0")
    assert await page.evaluate("navigator.clipboard.readText()") == await code.inner_text()
    await shot(page, "query")


async def test_an_answer_without_data_offers_no_query(site: Site) -> None:
    page = await site.open()
    await asked(page)
    await expect(page.locator("#a1-b-shorter")).to_be_visible()
    await expect(page.locator("#a1-b-query")).to_have_count(0)


async def test_a_phone_shows_numbers_and_charts_without_sideways_scrolling(site: Site) -> None:
    page = await charted(site, **PHONE)
    await drawn(page)
    fits = "document.documentElement.scrollWidth <= innerWidth && middle.scrollWidth <= middle.clientWidth"
    assert await page.evaluate(fits)
    wide = await page.locator("#a1-picture .picture a:visible").evaluate("one => one.getBoundingClientRect().width")
    assert wide >= 360, "smaller, the words in it cannot be read"
    await shot(page, "chart-phone")
    await page.locator("#a1-text table").first.scroll_into_view_if_needed()
    await shot(page, "table-phone")
    await page.click("#a1-b-query")
    await expect(page.locator(".beside .notice code").first).to_be_visible()
    assert await page.evaluate(fits)
    await shot(page, "query-phone")


async def test_a_wide_table_scrolls_in_its_own_box_with_its_numbers_to_the_right(tmp_path: Path) -> None:
    months = ("January", "February", "March", "April", "May", "June", "July", "August", "September")
    head = "| region | " + " | ".join(f"revenue of {month}" for month in months) + " |"
    row = "| North | " + " | ".join(f"{7919 * place:,}.80" for place, _ in enumerate(months, 150)) + " |"
    model = ScriptedModel(lambda request, call: f"By region:\n\n{head}\n|{'---|' * 10}\n{row}")
    async with playground(tmp_path, model) as site:
        page = await site.open(**PHONE)
        await asked(page)
        box = page.locator("#a1-text .wide")
        assert await box.evaluate("one => one.scrollWidth > one.clientWidth")
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        cells = box.locator("td")
        assert await cells.nth(1).evaluate("one => getComputedStyle(one).textAlign") == "right"
        assert await cells.nth(0).evaluate("one => getComputedStyle(one).textAlign") in ("left", "start")
        await shot(page, "table-wide-phone")
