"""Which chart a result becomes, how words change it, and what it is in words and as data."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.charts.alt import LENGTH, alt, chart_csv
from bot.charts.anew import changed
from bot.charts.asked import read, wants_chart
from bot.charts.chart import POINTS, Chart, Hints, Layout, Mark, NoChart, Scale, told
from bot.charts.choose import choose
from bot.charts.colours import DARK, LIGHT, checked, contrast, seen, theme
from bot.charts.times import Grain, civil, coarser, day_number, named, read_all
from bot.charts.times import read as read_time
from bot.charts.vega import spec
from bot.tables.table import Kind, Result

T, I, N = Kind.TEXT, Kind.INTEGER, Kind.NUMBER  # noqa: E741
Cell = str | int | float | None
REGIONS = ("North", "South", "East", "West")
ADDED = Hints(additive=True, groups=2)


def result(names: str, kinds: tuple[Kind, ...], rows: list[tuple[Cell, ...]]) -> Result:
    return Result(columns=tuple(names.split("|")), kinds=kinds, rows=tuple(rows))


def regions(*values: float) -> Result:
    return result("region|revenue", (T, N), list(zip(REGIONS, values, strict=False)))


def months(count: int, series: int = 1, low: float = 1) -> Result:
    rows: list[tuple[Cell, ...]] = [
        (f"2025-{m:02}", f"S{s}", low + m * s) for m in range(1, count + 1) for s in range(1, series + 1)
    ]
    return result("month|region|revenue", (T, T, N), rows)


def drawn(found: Result, hints: Hints | None = None) -> Chart:
    chart = choose(found, hints)
    assert isinstance(chart, Chart)
    return chart


def told_to(chart: Chart, words: str, found: Result) -> Chart:
    new = changed(chart, words, found)
    assert new is not None
    return new


def test_time_runs_along_a_line_and_few_times_stand_as_bars() -> None:
    assert drawn(months(12)).mark is Mark.LINE
    assert drawn(months(3)).mark is Mark.BAR


def test_few_short_names_stand_and_many_or_long_names_lie() -> None:
    long = result("question|n", (T, I), [(f"How satisfied are you with part {n}?", n) for n in range(4)])
    assert drawn(regions(4, 3, 2, 1)).mark is Mark.BAR
    assert drawn(long).mark is Mark.HBAR
    assert drawn(result("p|n", (T, I), [(f"p{n}", n) for n in range(19)])).mark is Mark.HBAR


def test_two_measures_are_points_and_a_counted_number_orders_bars() -> None:
    assert drawn(result("a|b", (N, N), [(1.5, 2), (9, 4), (3, 1)])).mark is Mark.POINT
    counted = drawn(result("items|orders", (I, I), [(1, 40), (2, 60), (3, 5)]))
    assert (counted.mark, counted.places) == (Mark.BAR, ("1", "2", "3"))


def test_parts_of_a_whole_over_time_are_stacked() -> None:
    share = Hints(share=True, groups=2)
    assert (drawn(months(6, 3), share).mark, drawn(months(6, 3), share).layout) == (Mark.BAR, Layout.STACKED)
    daily = result("day|r|share", (T, T, N), [(f"2025-01-{d:02}", r, 25) for d in range(1, 29) for r in REGIONS])
    assert (drawn(daily, share).mark, drawn(daily, share).layout) == (Mark.AREA, Layout.STACKED)


def test_many_names_by_many_names_are_a_heat_map() -> None:
    rows: list[tuple[Cell, ...]] = [(f"t{a}", f"s{b}", a * b) for a in range(9) for b in range(9)]
    assert drawn(result("team|skill|n", (T, T, I), rows)).mark is Mark.HEAT


@pytest.mark.parametrize(
    "found",
    [
        result("n", (I,), [(5,)]),
        result("month|n", (T, I), [("2025-10", 5)]),
        result("a|b", (T, T), [("x", "y"), ("z", "w")]),
        result("a|n", (T, N), []),
        result("a|n", (T, N), [("x", None), ("y", float("nan"))]),
    ],
)
def test_one_number_words_and_nothing_are_no_chart_and_it_says_why(found: Result) -> None:
    none = choose(found)
    assert isinstance(none, NoChart)
    assert none.why.endswith(".")


def test_one_row_of_several_measures_of_one_unit_is_a_bar_for_each() -> None:
    chart = drawn(result("min|mean|max", (N, N, N), [(1, 4, 9)]))
    assert [(point.x, point.y) for point in chart.points] == [("min", 1), ("mean", 4), ("max", 9)]


def test_one_month_with_regions_puts_the_regions_along_and_the_month_in_the_title() -> None:
    chart = drawn(result("month|region|n", (T, T, I), [("2025-10", r, n) for n, r in enumerate(REGIONS)]))
    assert set(chart.places) == set(REGIONS)
    assert chart.title.endswith("Oct 2025")


def test_a_measure_on_another_scale_is_left_out_and_said() -> None:
    chart = drawn(result("r|revenue|orders", (T, N, I), [("a", 1e6, 3), ("b", 2e6, 5)]))
    assert {point.y for point in chart.points} == {1e6, 2e6}
    assert "orders" in " ".join(chart.notes)


def test_missing_and_infinite_values_are_left_out_and_counted() -> None:
    chart = drawn(regions(1, float("nan"), float("inf"), 4))
    assert [point.x for point in chart.points] == ["North", "West"]
    assert chart.notes == ("2 missing values are not drawn.",)


def test_small_names_are_summed_where_they_may_be_and_left_out_where_not() -> None:
    found = result("shop|n", (T, I), [(f"s{n}", n**3) for n in range(1, 61)])
    summed, left = drawn(found, Hints(additive=True)), drawn(found)
    total = sum(n**3 for n in range(1, 61))
    assert sum(point.y for point in summed.points) != total
    assert "are not drawn" in summed.notes[-1]  # a bar of all others would be eleven times the largest
    found = result("shop|n", (T, I), [(f"s{n}", 1000 if n < 9 else n) for n in range(1, 61)])
    summed, left = drawn(found, Hints(additive=True)), drawn(found)
    assert sum(point.y for point in summed.points) == 8000 + sum(range(9, 61))
    assert summed.points[-1].x == "Other"
    assert len(left.points) == 20
    assert left.notes == ("Drawn are the 20 largest of 60.",)


def test_long_series_of_times_are_summed_by_a_coarser_step_or_thinned_with_their_extremes() -> None:
    days = [civil(20000 + n) for n in range(3000)]
    found = result("d|n", (T, I), [("{:04}-{:02}-{:02}".format(*day), n % 97) for n, day in enumerate(days)])
    summed, thin = drawn(found, Hints(additive=True)), drawn(found)
    assert summed.x.grain is Grain.WEEK
    assert sum(point.y for point in summed.points) == sum(n % 97 for n in range(3000))
    assert len(thin.points) <= POINTS
    assert {min(p.y for p in thin.points), max(p.y for p in thin.points)} == {0, 96}
    assert "of 3000 points" in thin.notes[0]


def test_a_cloud_of_200_000_points_is_sampled_and_said() -> None:
    chart = drawn(result("a|b", (N, N), [(n * 0.5 % 77, n) for n in range(200_000)]))
    assert len(chart.points) == POINTS
    assert "Every 400th of 200000" in chart.notes[0]


def test_rows_that_the_result_left_out_are_said() -> None:
    assert "7 further rows" in drawn(regions(1, 2).model_copy(update={"more": 7})).notes[0]


def test_clipped_names_that_look_alike_stay_apart() -> None:
    chart = drawn(result("q|n", (T, I), [("x" * 90 + end, n) for n, end in enumerate(("A", "B", "B "))]))
    assert len(chart.places) == 3


@pytest.mark.parametrize(
    ("words", "mark", "layout"),
    [
        ("as lines", Mark.LINE, Layout.GROUPED),
        ("make it a line chart please", Mark.LINE, Layout.GROUPED),
        ("bars instead", Mark.BAR, Layout.GROUPED),
        ("horizontal bars", Mark.HBAR, Layout.GROUPED),
        ("horizontal", Mark.HBAR, Layout.GROUPED),
        ("stack them", Mark.BAR, Layout.STACKED),
        ("as stacked areas", Mark.AREA, Layout.STACKED),
        ("stacked to 100%", Mark.BAR, Layout.NORMALISED),
        ("as a heat map", Mark.HEAT, Layout.GROUPED),
        ("als Balken", Mark.BAR, Layout.GROUPED),
        ("lieber als Linien", Mark.LINE, Layout.GROUPED),
        ("gestapelt, bitte", Mark.BAR, Layout.STACKED),
        ("als Flächendiagramm", Mark.AREA, Layout.STACKED),
    ],
)
def test_words_change_how_six_months_of_three_regions_are_drawn(words: str, mark: Mark, layout: Layout) -> None:
    new = told_to(drawn(months(6, 3), ADDED), words, months(6, 3))
    assert (new.mark, new.layout) == (mark, layout)


def test_feedback_adds_up_and_can_be_taken_back() -> None:
    found = months(6, 3)
    chart = told_to(told_to(drawn(found, ADDED), "stack them", found), "without legend", found)
    assert (chart.layout, chart.legend) == (Layout.STACKED, False)
    assert told_to(chart, "side by side", found).layout is Layout.GROUPED
    assert told_to(chart, "with a legend", found).legend


def test_a_log_scale_is_for_positive_numbers_and_never_under_bars() -> None:
    plain = told_to(drawn(months(12)), "log scale", months(12))
    assert (plain.mark, plain.y.log) == (Mark.LINE, True)
    bars = told_to(drawn(regions(1, 10, 1000)), "log scale", regions(1, 10, 1000))
    assert (bars.mark, bars.y.log) == (Mark.POINT, True)
    lost = told_to(drawn(regions(1, -10)), "logarithmisch", regions(1, -10))
    assert not lost.y.log
    assert "zero or negative" in " ".join(lost.notes)
    assert not told_to(plain, "linear scale", months(12)).y.log


def test_what_cannot_be_drawn_so_is_said_and_the_chart_stays() -> None:
    single = regions(1, 2, 3)
    assert told_to(drawn(single), "stack them", single).notes == (
        "There is one series only, so there is nothing to stack.",
    )
    losses = regions(1, -2, 3)
    pie = told_to(drawn(losses), "as a pie", losses)
    assert (pie.mark, pie.notes) == (Mark.BAR, ("It cannot be drawn as a pie with this result.",))
    below = months(6, 3, low=-50)
    assert "stacked" in " ".join(told_to(drawn(below, ADDED), "stack them", below).notes)


def test_a_title_is_taken_as_it_is_said() -> None:
    found = regions(1, 2)
    assert told_to(drawn(found), 'title: "As lines: our stack"', found).title == "As lines: our stack"
    assert told_to(drawn(found), 'title: "As lines: our stack"', found).mark is Mark.BAR
    assert told_to(drawn(found), "call it Sales in Q4", found).title == "Sales in Q4"
    assert told_to(drawn(found), "no title", found).title == ""


def test_our_colours_are_the_operators_and_seen_on_both_grounds() -> None:
    found, ours = months(6, 3), ("#ffe600", "#001a70", "#00a19a")
    chart = told_to(drawn(found, Hints(colours=ours, groups=2)), "in our colours", found)
    assert chart.colours == ours
    for dark, ground in ((False, LIGHT.ground), (True, DARK.ground)):
        used = spec(chart, dark)["encoding"]["color"]["scale"]["range"]
        assert all(contrast(colour, ground) >= 3 for colour in used)
    assert "operator" in told_to(drawn(found), "our colours", found).notes[0]


def test_a_line_starts_at_zero_when_it_is_told_to() -> None:
    found = months(12, low=1000)
    assert not drawn(found).y.zero
    assert told_to(drawn(found), "start at zero", found).y.zero


@pytest.mark.parametrize(
    "words",
    ["by region", "only November", "shorter", "leave out returns", "why is the west so low?", "explain the pipeline",
     "the bar is too high for me", "drop the deadline", "log in again", "as a share", "more points about costs",
     "what a great storyline", "in points", "use the horizontal axis term less", "the title is wrong",
     "show line items", "use a bar as a metaphor", "raise the bar instead", "our stack is Python", "call it a day",
     "stack rank the regions", "in two lines", "with key points", "lines 3 to 5 are wrong",
     "add a section on the product line"],
)  # fmt: skip
def test_what_is_not_about_the_picture_changes_no_picture(words: str) -> None:
    assert read(words) is None


@pytest.mark.parametrize(
    "text",
    ["Add regional breakdown and visual representation.", "plot it", "chart please", "can you graph it?",
     "show me a bar chart", "with a chart", "I'd like some charts", "Graph: revenue by region",
     "zeichne den Umsatz pro Monat",
     "Any chance of a chart?", "put the numbers into a diagram", "Could we get a heatmap?",
     "visualize sales by region", "draw it", "und ein Diagramm dazu",
     "zeig das als Grafik", "mit Balkendiagramm", "Analyze sales and chart the revenue", "as a graph"],
)  # fmt: skip
def test_a_wish_for_a_picture_is_heard(text: str) -> None:
    assert wants_chart(text)


@pytest.mark.parametrize(
    "text",
    ["Analyze Q4 sales.", "no chart please", "without the chart", "what is a graph database?", "the plot of the novel",
     "explain graph theory", "show me the org chart", "ohne Diagramm", "draw a conclusion", "use Visual Studio Code",
     "What is a chart?", "show me the plot of Hamlet", "In my opinion graphs are overrated",
     "Write about visual arts",
     "explain how a line chart works", "How do I make a graph in matplotlib?", "chart a course for the team",
     "remove the graph"],
)  # fmt: skip
def test_a_text_that_wants_none_is_not_taken_for_one(text: str) -> None:
    assert not wants_chart(text)


def test_alt_text_says_the_kind_the_title_and_the_main_numbers() -> None:
    assert alt(drawn(regions(40, 30, 20, 10))) == (
        "Chart, bars: Revenue by region. North 40, South 30, East 20, West 10."
    )
    long = alt(drawn(months(12)))
    assert "from 2 (Jan 2025), to 13 (Dec 2025), highest 13 (Dec 2025), lowest 2 (Jan 2025)" in long
    german = alt(drawn(regions(1234.5, 10), Hints(german=True, units=("", "€"))))
    assert german == "Diagramm, Balken: Revenue nach region. North 1.234 €, South 10 €."


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", " =cmd|'/c calc'!A0", "\r=1"])
def test_no_cell_of_the_data_runs_in_a_spreadsheet(cell: str) -> None:
    found = Result(columns=(cell, "n"), kinds=(T, N), rows=((cell, -5.0), ("b", 2.5)))
    rows = list(csv.reader(io.StringIO(chart_csv(drawn(found)), newline="")))
    assert ["-5"] in [row[1:] for row in rows]
    assert all(not row[0].lstrip().startswith(("=", "+", "@", "-")) for row in csv.reader(
        io.StringIO(chart_csv(drawn(found)), newline="")))  # fmt: skip


def test_numbers_are_told_as_people_read_them() -> None:
    assert [told(value) for value in (0, 1234567.8, 12.5, -0.00123, 99.999)] == [
        "0", "1,234,568", "12.5", "-0.00123", "100",
    ]  # fmt: skip
    assert told(-1234.5, german=True, unit="€") == "-1.234 €"
    assert told(-3100, unit="$") == "-$3,100"


def test_times_are_read_in_the_forms_that_results_write() -> None:
    assert read_time("2025-Q4") == ("2025-10-01", Grain.QUARTER)
    assert read_time("2025-W01") == ("2024-12-30", Grain.WEEK)
    assert read_time("2025-02-30") is None
    assert read_time("12345") is None
    assert read_all(["2025-01-01", "2025-02-01"]) == (("2025-01-01", "2025-02-01"), Grain.MONTH)
    assert coarser("2025-11-14", Grain.QUARTER) == "2025-10-01"
    assert named("2025-03-02", Grain.DAY, german=True) == "2. März 2025"


@given(st.dates())
def test_a_day_number_leads_back_to_its_day(day: object) -> None:
    from datetime import date

    assert isinstance(day, date)
    assert civil(day_number(day.year, day.month, day.day)) == (day.year, day.month, day.day)
    assert day_number(day.year, day.month, day.day) == day.toordinal() - date(1970, 1, 1).toordinal()


@given(st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}"), st.sampled_from((LIGHT.ground, DARK.ground)))
def test_every_colour_is_moved_until_it_is_seen(colour: str, ground: str) -> None:
    assert contrast(seen(colour, ground), ground) >= 3


def test_both_themes_are_seen_on_their_ground_and_bad_colours_are_named() -> None:
    for look in (LIGHT, DARK):
        assert all(contrast(colour, look.ground) >= 3 for colour in look.series)
        assert contrast(look.ink, look.ground) >= 7
    assert checked(["#abc", "red", "url(x)", "#12345"]) == (("#aabbcc",), ("red", "url(x)", "#12345"))
    assert theme(["url(http://x)"]) == LIGHT


_CELLS = st.one_of(st.none(), st.text(max_size=30), st.integers(), st.floats())
_WORDS = st.sampled_from(
    ["as lines", "stack them", "log scale", "as a pie", "horizontal", "as areas", "to 100%", "heat map",
     "as points", "bars instead", "title {\"expr\": \"1\"}", "with numbers on", "our colours", "start at zero"]
)  # fmt: skip


@st.composite
def results(draw: st.DrawFn) -> Result:
    width = draw(st.integers(1, 4))
    kinds = tuple(draw(st.sampled_from(list(Kind))) for _ in range(width))
    times = st.sampled_from(["2025-01", "2025-02-01", "2025-Q3", "2024", "2025-01-01T10:00"])
    cell = {Kind.TEXT: st.one_of(_CELLS, times), Kind.DATE: st.one_of(times, _CELLS), Kind.MOMENT: times}
    rows = draw(st.lists(st.tuples(*(cell.get(kind, _CELLS) for kind in kinds)), max_size=25))
    return Result(columns=tuple(draw(st.text(max_size=12)) for _ in kinds), kinds=kinds, rows=tuple(rows))


def strings(node: object) -> list[str]:
    if isinstance(node, dict):
        return [text for value in node.values() for text in strings(value)]
    if isinstance(node, list):
        return [text for value in node for text in strings(value)]
    return [node] if isinstance(node, str) else []


def keys(node: object) -> set[str]:
    if isinstance(node, dict):
        return set(node) | {key for value in node.values() for key in keys(value)}
    return {key for value in node for key in keys(value)} if isinstance(node, list) else set()


@given(results(), st.lists(_WORDS, max_size=4), st.booleans(), st.booleans())
def test_any_result_under_any_feedback_is_a_bounded_chart_and_a_spec_without_code(
    found: Result, words: list[str], additive: bool, dark: bool
) -> None:
    chart = choose(found, Hints(additive=additive))
    for said in words if isinstance(chart, Chart) else ():
        assert isinstance(chart, Chart)
        chart = changed(chart, said, found) or chart
    if isinstance(chart, NoChart):
        return
    built = spec(chart, dark)
    json.dumps(built, allow_nan=False)
    assert not keys(built) & {"url", "href", "expr", "signal", "image", "params", "calculate", "sequence", "lookup"}
    assert len(built["data"]["values"]) <= POINTS
    assert len(alt(chart)) <= LENGTH
    assert chart.mark in (Mark.POINT, Mark.LINE) or chart.x.scale is not Scale.NUMBERS


@given(st.text(min_size=1, max_size=40))
def test_what_people_write_stands_only_as_data_domain_or_title(text: str) -> None:
    marked = f"Zq{text}"
    found = Result(columns=(marked, marked), kinds=(T, N), rows=((marked, 3), ("b", 2), ("c", 1)))
    built = spec(drawn(found, Hints(title=marked)))
    for place in ("data", "title"):
        built.pop(place)
    for channel in ("x", "y"):
        for part in [built, *built.get("layer", ())]:
            held = part.get("encoding", {}).get(channel, {})
            held.pop("title", None)
            held.get("scale", {}).pop("domain", None)
    assert not [found for found in strings(built) if "Zq" in found]
