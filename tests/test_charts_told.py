"""Feedback on pictures through the front door: done, or told as not done, and none passed over in silence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import structlog
from bots import ScriptedModel, a_bot
from test_data import bring, computed, tables

import bot.charts.draw
from bot import texts
from bot.charts.chart import Chart, Mark

ONE, TWO = "Revenue by region, with a chart", "Revenue by month and region as a chart"


@pytest.mark.parametrize(
    ("asked", "said", "holds"),
    [
        (ONE, "sort the bars ascending", lambda new: new.places[0] == "South"),
        (ONE, "Balken alphabetisch sortieren", lambda new: list(new.places) == ["East", "North", "South", "West"]),
        (ONE, "swap x and y", lambda new: new.mark is Mark.HBAR),
        (ONE, "Achsen tauschen", lambda new: new.mark is Mark.HBAR),
        (ONE, "bigger text", lambda new: new.asked.large),
        (ONE, "no gridlines please", lambda new: new.asked.grid is False),
        (ONE, "make the bars purple", lambda new: new.colours == ("#8a4fbf",)),
        (ONE, "use different colours", lambda new: new.asked.turned == 2),
        (ONE, "y axis label: Turnover, net", lambda new: new.y.heading == "Turnover, net"),
        (ONE, "hrizontal bars", lambda new: new.mark is Mark.HBAR),
        (ONE, "lin chart", lambda new: new.mark is Mark.LINE),
        (ONE, "take the numbers off: no numbers on the bars", lambda new: not new.labels),
        (ONE, "en camembert", lambda new: new.mark is Mark.PIE),
        (ONE, "use a green line", lambda new: new.mark is Mark.LINE and new.colours == ("#2e7d32",)),
        (TWO, "legend off", lambda new: not new.legend),
        (TWO, "regions on the x axis", lambda new: new.x.title == "region" and new.series == "month"),
        (TWO, "Werte an die Balken", lambda new: new.labels),
    ],
)
async def test_a_wish_about_the_look_changes_the_picture_and_not_the_numbers(
    tmp_path: Path, asked: str, said: str, holds: Callable[[Chart], bool]
) -> None:
    async with a_bot(tmp_path, ScriptedModel()) as room:
        await bring(room, asked)
        before = await computed(room)
        assert before.chart and not holds(before.chart)
        await room.reply(said)
        after = await computed(room)
        assert after.chart and holds(after.chart)
        assert after.analysis == before.analysis and not after.chart.notes


@pytest.mark.parametrize(
    ("asked", "said", "told"),
    [
        (ONE, "make it 3D", "stays flat"),
        (ONE, "can you animate it", "stands still"),
        (ONE, "put it on a map please", "places stand as bars"),
        (ONE, "as a sankey", "stays bars"),
        (ONE, "dark mode", "light or dark as the page is"),
        (ONE, "just the chart", "stay together"),
        (ONE, "add a trend line", "No further line"),
        (ONE, "make the plot bigger", "size is fixed"),
        (ONE, "interactive please", "can't be clicked"),
        (ONE, "rotate the labels", "can't be changed"),
        (ONE, "I don't like the chart", "Say what to change"),
        (ONE, "add a legend", "one series only"),
        (ONE, "a map instead", "places stand as bars"),
        (ONE, "show values on the bars", "drawn so already"),
        (TWO, "side by side", "drawn so already"),
        (TWO, "one chart per region", "one picture an answer"),
        (TWO, "put it on a second axis", "one scale"),
    ],
)
async def test_what_a_picture_cannot_be_is_said_and_the_rest_stays(
    tmp_path: Path, asked: str, said: str, told: str
) -> None:
    async with a_bot(tmp_path, ScriptedModel()) as room:
        await bring(room, asked)
        before = await computed(room)
        await room.reply(said)
        after = await computed(room)
        assert told in await room.text()
        assert before.chart and after.chart and after.analysis == before.analysis
        assert (after.chart.mark, after.chart.points) == (before.chart.mark, before.chart.points)


async def test_what_was_said_of_one_wish_is_not_said_again_with_the_next(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel()) as room:
        await bring(room, ONE)
        await room.reply("in 3D")
        await room.reply("as lines")
        assert "flat" not in await room.text()


@pytest.mark.parametrize("said", ["drop the chart", "as a table instead of a chart", "Diagramm weg"])
async def test_a_picture_that_is_not_wanted_goes_and_can_come_back(tmp_path: Path, said: str) -> None:
    async with a_bot(tmp_path, ScriptedModel()) as room:
        await bring(room, ONE)
        await room.reply(said)
        assert (await computed(room)).chart is None and "East" in tables(await room.text())[0]
        await room.reply("bring back the chart")
        assert (await computed(room)).chart


async def test_a_wish_about_the_picture_leaves_what_else_is_said_to_be_done(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel()) as room:
        await bring(room, ONE)
        await room.reply("by product, as horizontal bars")
        chart = (await computed(room)).chart
        assert chart and chart.mark is Mark.HBAR and "Blender" in tables(await room.text())[0]
        outcome = await room.outcome(await room.reply("shorter, and drop the chart"))
        assert {one.slot.value for one in outcome.directives} == {"length", "chart"}
        assert (await computed(room)).chart is None


_DEATHS = {
    "dies": "import sys; sys.stdin.buffer.read(4); sys.exit(3)",
    "is out of memory": "import resource; resource.setrlimit(resource.RLIMIT_DATA, (1 << 26,) * 2); bytearray(1 << 28)",
    "answers too much": "import sys, struct; sys.stdout.buffer.write(struct.pack('>BI', 0, 1 << 31)); "
                        "sys.stdout.flush(); sys.stdin.buffer.read()",
    "refuses": "import sys, struct; sys.stdin.buffer.read(4); "
               "sys.stdout.buffer.write(struct.pack('>BI', 1, 3) + b'bad'); sys.stdout.flush(); "
               "sys.stdin.buffer.read()",
}  # fmt: skip


@pytest.mark.parametrize("how", _DEATHS)
async def test_a_picture_that_fails_is_said_in_a_sentence_the_table_stays_and_the_log_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    child = tmp_path / "child.py"
    child.write_text(_DEATHS[how])
    async with a_bot(tmp_path, ScriptedModel()) as room:
        with monkeypatch.context() as patch, structlog.testing.capture_logs() as logs:
            patch.setattr(bot.charts.draw, "_CHILD", child)
            await bring(room, ONE)
        assert texts.NOT_DRAWN in await room.text() and "East" in tables(await room.text())[0]
        assert (await computed(room)).chart is None
        assert [one["reason"] for one in logs if one["event"] == "chart not drawn"]
        await room.reply("as a bar chart please")  # the next one has a child of its own again
        if how != "refuses":
            assert (await computed(room)).chart
