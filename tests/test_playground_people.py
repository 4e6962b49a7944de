"""The playground in Chromium: two people, two tabs, reloads, and messages that change."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bots import ScriptedModel
from playground import Site, ask, asked, listening, playground, rests, shot
from playwright.async_api import Page, expect

HOSTILE = [
    "<script>window.pwned = 1</script>",
    "<img src=x onerror='window.pwned = 1'>",
    "[press](javascript:window.pwned=1)",
    "![picture](http://evil.example/pixel.png)",
    "<a href='javascript:window.pwned=1' autofocus onfocus='window.pwned=1'>x</a>",
    "[a](data:text/html,<script>window.pwned=1</script>)",
    "```\n</code></pre><svg onload='window.pwned=1'>\n```",
    "\"><iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
]
BAD = "<img src=x onerror='window.pwned=1'>"


@pytest.fixture
async def model() -> ScriptedModel:
    return ScriptedModel(lambda request, call: f"Tides rise and fall with the moon. Draft {call}.", pause=0.01)


@pytest.fixture
async def site(tmp_path: Path, model: ScriptedModel) -> AsyncIterator[Site]:
    async with playground(tmp_path, model) as site:
        yield site


def path(page: Page) -> str:
    return "/t/" + page.url.split("/t/")[1].split("?")[0]


async def test_a_reload_loses_nothing_not_even_unsent_words(site: Site) -> None:
    page = await site.open()
    await asked(page)
    await page.click("#a1-b-shorter")
    await rests(page, 2)
    await page.fill("#say", "half a thou")
    before = await page.inner_text("#talk")
    await page.reload()
    assert await page.inner_text("#talk") == before
    await expect(page.locator("#say")).to_have_value("half a thou")


async def test_two_tabs_stay_in_step_word_by_word(site: Site, model: ScriptedModel) -> None:
    model.pause = 0.06
    model.script = lambda request, call: "Tides rise" + " and fall" * 60 + f". Draft {call}."
    one = await site.open()
    await ask(one)
    await expect(one.locator("#a1-text")).to_contain_text("Tides rise")
    two = await site.tab(one.context, path(one), "Ben")
    await expect(two.locator("#a1-text")).to_contain_text("Tides rise")
    assert "Draft" not in await two.inner_text("#a1-text")
    await rests(two)
    model.pause = 0.01
    await two.click("#a1-b-shorter")
    await rests(one, 2)
    await expect(one.locator(".trail")).to_contain_text("Ben pressed Shorter")
    assert await one.inner_text("#a1-text") == await two.inner_text("#a1-text")


async def test_a_thread_begun_in_one_tab_appears_in_the_list_of_another(site: Site, model: ScriptedModel) -> None:
    model.pause = 0.1
    one, two = await site.open(), await site.open(person="Ben")
    await ask(one)
    await expect(two.locator("#rows a")).to_contain_text("Explain tides.")
    await expect(two.locator("#rows .dot")).to_be_visible()
    await rests(one)
    await expect(two.locator("#rows .dot")).to_have_count(0)


async def test_a_conflict_is_visible_to_both_people(site: Site) -> None:
    ana = await site.open()
    await asked(ana)
    ben = await site.open(path(ana), "Ben")
    await ana.click("#a1-b-shorter")
    await rests(ben, 2)
    await ben.click("#a1-b-longer")
    sentence = (
        "You pull the length different ways: Ana wants “shorter”, Ben wants “longer”. “shorter” holds, "
        "by this thread’s policy (/policy changes who decides)."
    )
    for page in (ana, ben):
        await expect(page.locator(".conflict")).to_have_text(sentence)
    await expect(ben.locator("#heard")).to_contain_text(sentence)
    await expect(ana.locator("#heard")).not_to_contain_text(sentence)
    await ben.click("#a1-why")
    await expect(ben.locator("#panel")).to_contain_text("Pulled both ways")
    await shot(ben, "conflict")
    await rests(ana, 2)


async def test_ones_own_message_can_be_changed_and_only_ones_own(site: Site, model: ScriptedModel) -> None:
    ana = await site.open()
    await asked(ana)
    await asked(ana, "shorter")
    await rests(ana, 2)
    ben = await site.open(path(ana), "Ben")
    await expect(ben.locator("[data-act=edit]")).to_have_count(0)
    row = ana.locator(".trail li")
    await row.hover()
    await row.locator("[data-act=edit]").click()
    await ana.fill(".editing textarea", "more formal")
    await ana.press(".editing textarea", "Enter")
    await rests(ana, 3)
    await expect(row.locator(".words")).to_have_text("more formal")
    await expect(row.locator(".mark")).to_have_text("edited")
    await expect(row.locator(".chip")).to_have_text(["formal"])
    await expect(ben.locator(".trail .words")).to_have_text("more formal")


async def test_a_deleted_question_takes_its_answer_along(site: Site) -> None:
    page = await site.open()
    await asked(page)
    await page.hover(".question")
    await page.click(".question [data-act=delete]")
    await expect(page.locator(".question .words")).to_have_text("This message was deleted.")
    await expect(page.locator(".answer")).to_have_attribute("data-progress", "withdrawn")
    await expect(page.locator("#a1-text")).to_have_text("")


async def test_nothing_that_anyone_writes_is_run(tmp_path: Path) -> None:
    hostile = "\n\n".join(HOSTILE)
    model = ScriptedModel(lambda request, call: hostile)
    async with playground(tmp_path, model, people=("Ana", BAD)) as site:
        page = await site.open()
        for place, text in enumerate(HOSTILE):
            await ask(page, text if place == 0 else f"{text} /ask")
            await rests(page)
        await page.click(".answer >> nth=-1 >> [data-act=why]")
        await expect(page.locator("#panel")).to_be_visible()
        await page.reload()
        await page.get_by_role("link", name=BAD).click()
        await page.wait_for_selector("body[data-live=yes]")  # before that, nothing is sent
        await rests(page)
        assert await page.evaluate("document.body.dataset.me") == BAD
        await ask(page, "shorter")
        await expect(page.locator(".trail b").last).to_have_text(BAD)
        await page.click("#profile")
        await expect(page.locator("#panel h2")).to_contain_text(BAD)
        assert await page.evaluate("window.pwned") is None
        links = await page.locator(".answer a").evaluate_all("all => all.map(one => one.protocol)")
        assert set(links) == {"http:"}
        assert await page.locator("#talk :is(script, img, iframe, svg)").count() == 0
        assert {await one.get_attribute("rel") for one in await page.locator(".answer a").all()} == {
            "noopener noreferrer nofollow"
        }


async def test_after_a_restart_of_the_server_an_open_tab_catches_up_by_itself(site: Site) -> None:
    async with listening(site.bot, site.hub) as address:
        page = await site.open(f"{address}/")
        await asked(page)
    await expect(page.locator("body")).to_have_attribute("data-live", "lost")
    other = await site.open(path(page), "Ben")
    await other.click("#a1-b-shorter")
    await rests(other, 2)
    await expect(page.locator(".answer")).to_have_attribute("data-version", "1")
    async with listening(site.bot, site.hub, int(address.rpartition(":")[2])):
        await rests(page, 2)
        await expect(page.locator("body")).to_have_attribute("data-live", "yes")
        await page.close()
    site.complaints.clear()  # the browser's own words about the server that was away
