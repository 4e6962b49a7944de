"""How answers about data read, through the front door: their words, tables, small print and pictures agree."""

from __future__ import annotations

from pathlib import Path

from bots import ScriptedModel, a_bot
from test_data import bring, computed

from bot.charts.alt import alt


async def test_a_picture_says_what_it_is_limited_to_and_calls_weeks_as_the_table_does(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel()) as room:
        await bring(room, "chart of revenue by week in November")
        chart = (await computed(room)).chart
        assert chart and chart.title == "Revenue by week, November 2025"
        assert "| week 44 of 2025 |" in await room.text() and "week 44 12,086" in alt(chart)


async def test_an_answer_turned_into_german_is_german_throughout(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel()) as room:
        await bring(room, "Analyze Q4 sales.")
        await room.reply("in German")
        text = await room.text()
        assert "aus 2.400 Bestellungen" in text and "**Umsatz und Bestellungen nach Monat, Q4 2025**" in text
        assert not any(word in text for word in ("revenue", "orders", "product", "month"))


async def test_what_was_done_to_the_data_is_told_in_the_language_of_the_answer(tmp_path: Path) -> None:
    data = b"name,region,sales\nAna,North,5\nBo,South,7,9,1\nCy\nDi,North,4\n"
    async with a_bot(tmp_path, ScriptedModel()) as room:
        await bring(room, "total sales by region", "ragged.csv", data)
        assert "1 row has more cells than the header has names; the further cells are left out." in await room.text()
        await room.reply("in German")
        assert "Mit weniger Zellen als Namen im Kopf: 1 Zeile; die übrigen zählen als fehlend." in await room.text()


async def test_the_only_month_that_is_left_is_named_once(tmp_path: Path) -> None:
    data = b"date,sales\n2025-04-03,5\n2025-04-20,6\n2025-05-02,7\n2025-05-09,9\n2025-06-01,3\n"
    async with a_bot(tmp_path, ScriptedModel()) as room:
        await bring(room, "sales by month", "s.csv", data)
        await room.reply("only May")
        assert (await room.text()).startswith("In May 2025, sales were 16.")
