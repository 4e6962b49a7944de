"""Ratios, averages of totals, differences, running totals and rounding, asked in words: the numbers are those of plain
Python over the same rows, or nothing is computed.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from bots import Room, a_bot
from composed_tables import DATA, FILES, QUESTIONS, groups, margin, month, per_kg, total
from unseen_judging import ask, grids, has

from bot.charts.chart import Chart
from bot.computed import Computed
from bot.events import Asked, Attachment
from bot.tables import rounding, schema
from bot.tables.analysis import Analysis, Grain, Group, Measure, Part, Scale, Shown
from bot.tables.held import wrong_numbers
from bot.tables.measures import Each, Function
from bot.tables.table import Column, Kind, Result, Table
from bot.telling import queries

_NOT_READ = {"which carrier is the dearest by cost per kg", "how many parcels do we send per day on average?"}
"""What is still declined."""


@pytest.mark.parametrize(("name", "text", "want"), QUESTIONS, ids=[text for _, text, _ in QUESTIONS])
async def test_a_question_about_several_columns_is_answered_right_or_not_at_all(
    tmp_path: Path, name: str, text: str, want: list[list[dict[str, Any]]]
) -> None:
    (judged,) = await ask(tmp_path, {"asked": [text], "want": [want]}, name, DATA[name])
    assert judged.verdict == ("declined" if text in _NOT_READ else "right"), judged.seen


async def brought(room: Room, name: str, text: str) -> None:
    """Ask with a file."""
    file = await room.bot.files.keep(room.ref, "ana", name, DATA[name])
    await room.send(Asked(text=text, files=(Attachment(name=name, file=file),)))


async def computed(room: Room) -> Computed:
    """What was computed for the version that is shown."""
    current = (await room.answer()).current
    assert current and current.computed
    return current.computed


def shown(text: str) -> dict[str, list[str]]:
    """The rows of the first table, by their first cell."""
    return {row[0]: row[1:] for row in grids(text)[0][1]}


async def test_a_ratio_is_refined_like_any_other_number_and_every_step_is_taken_back(tmp_path: Path) -> None:
    rows = FILES["parcels.csv"]
    async with a_bot(tmp_path) as room:
        await brought(room, "parcels.csv", "cost per kg by carrier")
        first = await room.text()
        assert shown(first)["Delfin"] == ["–"]  # its weights are all 0 or missing
        assert (
            "the total of cost divided by the total of weight" in first and "Rows without weight are left out" in first
        )
        await room.reply("by month instead")
        by_month = shown(await room.text())
        assert {name: has(cells[0], per_kg(part)) for (name, cells), part in zip(
            by_month.items(), groups(rows, month).values(), strict=False) if name in groups(rows, month)}  # fmt: skip
        await room.reply("only May")
        assert has(shown(await room.text())["May 2025"][0], per_kg([row for row in rows if "-05-" in row["Sent on"]]))
        await room.reply("undo")
        assert shown(await room.text()) == by_month
        await room.reply("as a chart")
        chart = (await computed(room)).chart
        assert isinstance(chart, Chart) and chart.y.title == "cost per kg" and chart.y.unit == "€"


async def test_a_percent_is_drawn_on_an_axis_of_percent_and_a_running_total_as_a_line(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await brought(room, "shop.csv", "profit margin by category as a chart")
        chart = (await computed(room)).chart
        assert chart and chart.mark == "bar" and chart.y.unit == "%"
        assert {point.x: round(point.y, 6) for point in chart.points} == {
            name: round(margin(part), 6) for name, part in groups(FILES["shop.csv"], "category").items()
        }
        await room.reply("show the cumulative revenue by month instead")
        found = await computed(room)
        assert found.chart and found.chart.mark == "line" and found.chart.y.title == "cumulative revenue"
        assert found.chart.points[-1].y == pytest.approx(total(FILES["shop.csv"], "revenue"))


async def test_rounding_changes_how_numbers_are_told_and_is_undone(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await brought(room, "parcels.csv", "cost by zone")
        before = await room.text()
        await room.reply("round to whole euros")
        rounded = shown(await room.text())
        assert all(re.fullmatch(r"[\d,]+", cells[0]) for cells in rounded.values())
        await room.reply("in thousands")
        text = await room.text()
        assert "thousand €" in text.split("|")[0] and "| Zone | Cost (thousand €) |" in text
        assert all(re.fullmatch(r"\d\.\d", cells[0]) for cells in shown(text).values())
        await room.reply("undo")
        await room.reply("undo")
        assert await room.text() == before


async def test_the_average_of_totals_tells_over_what_and_follows_the_filters(tmp_path: Path) -> None:
    rows = FILES["shop.csv"]
    async with a_bot(tmp_path) as room:
        await brought(room, "shop.csv", "average monthly sales by category")
        assert "Over 6 months, January to June 2025; a month without rows counts as 0." in await room.text()
        await room.reply("only Q1")
        text = await room.text()
        assert "Over 3 months" in text
        for name, part in groups([row for row in rows if row["date"] < "2025-04"], "category").items():
            assert has(shown(text)[name][0], total(part, "revenue") / 3)  # nothing was sold in March


async def test_the_query_of_a_ratio_can_be_read(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await brought(room, "parcels.csv", "percent of late parcels by carrier")
        sql = queries(await computed(room))
        assert "\"Status\" COLLATE NOCASE IN ('late')" in sql or "'late'" in sql
        assert "100.0 *" in sql and "NULLIF(COUNT(d0), 0)" in sql and "?" not in sql


TABLE = Table(
    name="x.csv", sql="t1", rows=30, notes=(),
    columns=tuple(
        Column(name=name, sql=f"c{at}", kind=kind, missing=0, distinct=9, least="1", most="9", samples=())
        for at, (name, kind) in enumerate(
            [("day", Kind.DATE), ("a", Kind.NUMBER), ("b", Kind.INTEGER), ("kind", Kind.TEXT), ("ok", Kind.YESNO)], 1
        )
    ),
)  # fmt: skip


def written(measure: dict[str, Any], **more: Any) -> Analysis | tuple[str, ...]:
    """What is read of an analysis that a model wrote."""
    return schema.from_model({"table": "x.csv", "measures": [measure], "group": [], "filters": [], **more}, [TABLE])


def test_a_model_can_write_a_ratio_a_difference_an_average_of_totals_and_how_it_is_told() -> None:
    by_day = [{"column": "day", "grain": "month"}]
    late = {"column": "kind", "operator": "=", "values": ["late"]}
    for measure, more in (
        ({"function": "sum", "column": "a", "over": {"function": "sum", "column": "b"}}, {}),
        ({"function": "sum", "column": "a", "less": "b"}, {"places": 0, "scale": "thousand"}),
        ({"function": "count", "column": "", "only": late, "over": {"function": "count"}, "percent": True}, {}),
        ({"function": "sum", "column": "a", "each": {"function": "mean", "column": "day", "grain": "month"}}, {}),
        ({"function": "sum", "column": "a", "shown": "moving", "last": 3}, {"group": by_day}),
        ({"function": "sum", "column": "a"}, {"group": by_day, "beyond": "over"}),
    ):
        assert isinstance(written(measure, **more), Analysis), measure


@pytest.mark.parametrize(
    ("measure", "wrong"),
    [
        ({"function": "sum", "column": "a", "over": {"function": "sum", "column": "kind"}}, '"sum" cannot be taken'),
        ({"function": "mean", "column": "a", "over": {"function": "sum", "column": "b"}}, '"over" divides'),
        ({"function": "sum", "column": "a", "over": {"function": "mean", "column": "b"}}, 'not "mean"'),
        ({"function": "sum", "column": "a", "less": "kind"}, "not both"),
        ({"function": "sum", "column": "a", "percent": True}, '"percent" goes with "over"'),
        ({"function": "sum", "column": "a", "shown": "running"}, "needs a group"),
        ({"function": "sum", "column": "a", "last": 3}, '"last" is the number of periods'),
        ({"function": "sum", "column": "a", "each": {"function": "mean", "column": "a", "grain": "month"}}, "dates"),
        ({"function": "sum", "column": "a", "each": {"function": "sum", "column": "day", "grain": "month"}}, "median"),
        ({"function": "sum", "column": "a", "over": {"function": "sum", "column": "c"}}, 'no column "c"'),
    ],
)
def test_what_is_wrong_with_such_a_measure_is_told_to_the_model(measure: dict[str, Any], wrong: str) -> None:
    found = written(measure)
    assert isinstance(found, tuple) and any(wrong in one for one in found), found


def test_weeks_do_not_lie_in_one_month_and_that_is_said() -> None:
    each = {"function": "mean", "column": "day", "grain": "week"}
    found = written({"function": "sum", "column": "a", "each": each}, group=[{"column": "day", "grain": "month"}])
    assert found == ("A month does not hold whole weeks.",)


@pytest.mark.parametrize(
    ("said", "rest", "told"),
    [
        ("round to whole euros", "", {"places": 0}),
        ("no decimals", "", {"places": 0}),
        ("with two decimals please", "", {"places": 2}),
        ("revenue by region in thousands", "revenue by region", {"scale": Scale.THOUSAND, "places": None}),
        ("show it in millions of euros", "", {"scale": Scale.MILLION, "places": None}),
        ("only November, rounded to 1 decimal place", "only November", {"places": 1}),
        ("in thousands, no decimals", "", {"scale": Scale.THOUSAND, "places": 0}),
        ("the exact numbers", "", {"places": None, "scale": None}),
        ("auf ganze Euro gerundet", "", {"places": 0}),
        ("ohne Nachkommastellen", "", {"places": 0}),
        ("by region", "by region", {}),
        ("two regions", "two regions", {}),
        ("the other way round", "the other way round", {}),
        ("round the numbers", "", {"places": 0}),
        ("revenue by region, rounded", "revenue by region", {"places": 0}),
    ],
)
def test_what_is_said_of_rounding_is_taken_out_of_the_words(said: str, rest: str, told: dict[str, Any]) -> None:
    left, found = rounding.read(said)
    assert (left.strip(" ,.").lower(), found) == (rest.lower(), told)


def test_numbers_of_an_answer_may_be_rounded_as_they_are_told_and_not_otherwise() -> None:
    analysis = Analysis(
        table="x.csv", measures=(Measure(function=Function.SUM, column="a"),), group=(Group(column="kind"),),
        scale=Scale.THOUSAND,
    )  # fmt: skip
    result = Result(
        columns=("kind", "a"), kinds=(Kind.TEXT, Kind.NUMBER), rows=(("North", 430_602.25), ("South", 99_100.0))
    )
    for right in ("North has 430.6 thousand.", "North has 430.6.", "North has 430,602.25.", "North has 431 thousand."):
        assert not wrong_numbers(right, [result], analysis, ""), right
    for wrong in ("North has 430.9 thousand.", "North has 99.1.", "North has 4,306."):
        assert wrong_numbers(wrong, [result], analysis, ""), wrong


def test_a_share_of_a_ratio_and_a_ratio_of_an_average_are_no_measures() -> None:
    part = Part(function=Function.SUM, column="b")
    each = Each(function=Function.MEAN, column="day", grain=Grain.MONTH)
    for bad in (
        Measure(function=Function.SUM, column="a", over=part, shown=Shown.SHARE),
        Measure(function=Function.SUM, column="a", over=part, each=each),
        Measure(function=Function.SUM, column="a", each=each, shown=Shown.SHARE),
    ):
        assert written(bad.model_dump(mode="json"))[0:1]  # type: ignore[index]
