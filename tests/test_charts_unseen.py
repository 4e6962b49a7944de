"""Charts of results and words that the choosing was not built on: what was wrong with them once."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_charts import ADDED, REGIONS, Cell, drawn, months, regions, result, told_to

from bot.charts.alt import alt, chart_csv
from bot.charts.asked import read
from bot.charts.chart import Hints, Mark, short
from bot.charts.spelling import respelled
from bot.charts.times import Grain, civil, coarser, ending, week
from bot.charts.vega import spec
from bot.tables.table import Kind

T, I, N = Kind.TEXT, Kind.INTEGER, Kind.NUMBER  # noqa: E741


def test_hours_and_days_of_a_month_stand_in_their_order_and_none_is_put_together() -> None:
    hours = drawn(
        result("hour|calls", (I, I), [(h, 40 + h * (23 - h)) for h in range(24)]), Hints(additive=True, groups=1)
    )
    assert (hours.mark, hours.places) == (Mark.BAR, tuple(map(str, range(24))))
    days = drawn(
        result("day of month|n", (T, I), [(str(d), d % 7) for d in range(1, 32)]), Hints(additive=True, groups=1)
    )
    assert (days.mark, len(days.places), days.notes) == (Mark.BAR, 31, ())


def test_what_stands_for_all_others_goes_last_whatever_its_size() -> None:
    found = result("browser|n", (T, I), [("Opera", 70), ("Others", 1900), ("Chrome", 5100), ("Edge", 900)])
    assert drawn(found).places == ("Chrome", "Edge", "Opera", "Others")
    assert told_to(drawn(found), "sort the bars ascending", found).places == ("Opera", "Edge", "Chrome", "Others")


def test_a_line_breaks_where_a_value_is_missing() -> None:
    rows: list[tuple[Cell, ...]] = [(f"2025-{m:02}", None if m == 5 else m) for m in range(1, 13)]
    chart = drawn(result("month|stock", (T, I), rows))
    assert chart.gaps == (("2025-05-01", ""),)
    values = spec(chart)["data"]["values"]
    assert [row["x"] for row in values if row["y"] is None] == ["2025-05-01"]
    assert drawn(months(12)).gaps == ()


def test_the_text_of_a_line_says_where_it_breaks() -> None:
    def said(missing: tuple[int, ...], german: bool = False) -> str:
        rows: list[tuple[Cell, ...]] = [(f"2025-{m:02}", None if m in missing else m) for m in range(1, 13)]
        return alt(drawn(result("month|stock", (T, I), rows), Hints(german=german)))

    assert said((5,)).endswith(" Gap: May 2025.") and said((5, 7)).endswith(" Gaps: May 2025, Jul 2025.")
    assert said((2, 5, 7, 9)).endswith(" 4 gaps, Feb 2025 to Sep 2025.")
    assert said((5,), german=True).endswith(" Lücke: Mai 2025.")
    assert "ap" not in said(()).removeprefix("Chart, lines: ")


def test_weeks_are_called_as_the_tables_call_them() -> None:
    weeks: list[tuple[Cell, ...]] = [(f"2025-W{w}", w) for w in range(44, 49)]
    chart = drawn(result("week|n", (T, I), weeks), Hints(additive=True, groups=1, filtered="November 2025"))
    assert chart.title == "N by week, November 2025" and "week 44 44, week 45 45" in alt(chart)
    assert spec(told_to(chart, "as bars", result("week|n", (T, I), weeks)))["data"]["values"][0]["x"] == "week 44"
    bare = drawn(result("week|n", (T, I), weeks), Hints(german=True))
    assert "KW 44 2025 44, KW 45 2025 45" in alt(bare)
    mondays: list[tuple[Cell, ...]] = [(f"2025-11-{d:02}", d) for d in (3, 10, 17)]
    assert "3 Nov 2025 3" in alt(drawn(result("date|n", (T, I), mondays)))


@given(st.dates(dt.date(1700, 1, 1), dt.date(2199, 12, 31)))
def test_a_day_lies_in_its_iso_week(day: dt.date) -> None:
    assert week(day.isoformat()) == day.isocalendar()[:2]


def test_a_step_that_is_not_whole_is_said_and_the_axis_is_called_by_its_step() -> None:
    days = [civil(20004 + n) for n in range(1001)]  # from a Tuesday to a Monday
    found = result("day|n", (T, I), [("{:04}-{:02}-{:02}".format(*day), 1) for day in days])
    chart = drawn(found, Hints(additive=True, groups=1))
    assert chart.x.title == "week" and chart.title == "N by week"
    assert "Not whole: the first and last week." in chart.notes


@pytest.mark.parametrize(
    ("iso", "grain", "last"),
    [("2024-02-10", Grain.MONTH, "2024-02-29"), ("2025-11-28", Grain.QUARTER, "2025-12-31"),
     ("2025-11-28", Grain.WEEK, "2025-11-30"), ("2025-06-01", Grain.YEAR, "2025-12-31")],
)  # fmt: skip
def test_the_last_day_of_a_step(iso: str, grain: Grain, last: str) -> None:
    assert ending(iso, grain) == last


@given(st.dates(), st.sampled_from((Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR)))
def test_the_day_after_a_step_begins_the_next(day: object, grain: Grain) -> None:
    from datetime import date, timedelta

    assert isinstance(day, date)
    last = date.fromisoformat(ending(day.isoformat(), grain)) if day.year < 9998 else None
    if last:
        assert last >= day
        assert coarser((last + timedelta(days=1)).isoformat(), grain) == (last + timedelta(days=1)).isoformat()


def test_rows_at_one_place_are_summed_where_they_may_be_and_said() -> None:
    found = result("owner|points", (T, I), [("Kim", 30), ("Lee", 20), ("Kim", 25)])
    summed = drawn(found, Hints(additive=True, groups=1))
    assert {point.x: point.y for point in summed.points} == {"Kim": 55, "Lee": 20}
    assert "summed" in summed.notes[0]
    assert {point.y for point in drawn(found, Hints(groups=1)).points} == {30, 20}


def test_long_names_run_over_two_lines_beside_lying_bars_and_whole_into_the_data() -> None:
    name = "The parcel was left with a neighbour although the note said otherwise"
    chart = drawn(result("complaint|n", (T, I), [(name, 3), ("Late", 2)]))
    assert spec(chart)["data"]["values"][0]["x"].count("\n") == 1
    assert name in chart_csv(chart) and name in alt(chart)


def test_numbers_at_marks_are_short_and_stay_in_the_picture() -> None:
    assert [short(value) for value in (12, 4200, 3_100_000, 48_200_000_000, -2_350_000, 999_999_999)] == [
        "12", "4,200", "3.1M", "48.2B", "-2.35M", "1B",
    ]  # fmt: skip
    assert short(12_400_000, german=True, unit="€") == "12,4 Mio. €"
    assert short(-3e9, unit="$") == "-$3B"


def test_counts_of_a_few_have_whole_ticks() -> None:
    ones = drawn(result("owner|tickets", (T, I), [("Ada", 1), ("Bo", 1)]))
    assert spec(ones)["encoding"]["y"]["axis"]["values"] == [0, 1]
    assert "values" not in spec(drawn(regions(0.5, 1)))["encoding"]["y"]["axis"]


def test_numbers_within_stacks_stand_only_where_they_fit() -> None:
    found = months(3, 3)
    chart = told_to(told_to(drawn(found, ADDED), "stack them", found), "show values on the bars", found)
    assert chart.labels and [layer["mark"]["type"] for layer in spec(chart)["layer"]] == ["bar", "text"]
    wide = result("m|r|n", (T, T, N), [(f"2025-{m:02}", r, 123_456) for m in range(1, 13) for r in REGIONS])
    chart = told_to(told_to(drawn(wide, ADDED), "stack them", wide), "show values on the bars", wide)
    assert not chart.labels and "too narrow" in " ".join(chart.notes)


def test_a_pie_tells_number_and_share_of_each_part_and_no_part_is_nothing() -> None:
    found = result("ship|value", (T, N), [("Tankers", 48_200_000_000), ("Buoys", 12)])
    names = [row["s"] for row in spec(told_to(drawn(found), "as a pie", found))["data"]["values"]]
    assert names == ["Tankers: 48.2B (>99.9%)", "Buoys: 12 (<0.1%)"]


@pytest.mark.parametrize(
    "words",
    ["by colour", "only red ones", "sales in green tea", "explain the colours", "order values by region",
     "what do the bars show?", "mention the axis powers", "average line item price by region",
     "count chars", "read the map of the plan", "write a caption", "increase the text by one paragraph",
     "why is the line so flat?", "describe the chart in two sentences", "the map of regions is wrong"],
)  # fmt: skip
def test_words_that_only_sound_like_a_picture_change_none(words: str) -> None:
    assert read(words) is None


@pytest.mark.parametrize(
    ("words", "meant"),
    [("hrizontal bars", "horizontal bars"), ("lin chart", "line chart"), ("bra chart", "bar chart"),
     ("stakced", "stacked"), ("logaritmic", "logarithmic"), ("nice chart", ""), ("legends", ""), ("the chart", ""),
     ("hrizontal is what somebody wrote in it", "")],
)  # fmt: skip
def test_a_slip_of_the_finger_is_mended_where_one_letter_does_it(words: str, meant: str) -> None:
    assert respelled(words) == meant


def test_long_names_that_differ_at_their_end_or_middle_stay_apart_in_the_picture() -> None:
    ends = [f"How satisfied are you with the delivery times of our partners in region {c}?" for c in "ABCDE"]
    middles = [f"{'a' * 40} {c * 10} {'b' * 40}" for c in "xyz"]
    for names in (ends, middles):
        found = result("question|n", (T, I), [(name, n) for n, name in enumerate(names, 1)])
        for words in ("", "bigger text", "as a pie"):
            chart = told_to(drawn(found), words, found) if words else drawn(found)
            values = spec(chart)["data"]["values"]
            assert len({row.get("x", row["s"]) for row in values}) == len(names)
