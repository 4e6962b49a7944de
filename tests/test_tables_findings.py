"""What results say, in sentences by code: they read well, and our own checks of numbers and claims let them pass."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from three_tables import ROWS, TABLES, run

from bot.tables import told
from bot.tables.analysis import (
    Analysis,
    Breakdown,
    Filter,
    Function,
    Grain,
    Group,
    Measure,
    Operator,
    Order,
    Shown,
    problems,
    views,
)
from bot.tables.asked import asked
from bot.tables.claims import false_claims
from bot.tables.compile import compile
from bot.tables.findings import findings, spoken
from bot.tables.german import note_in_german
from bot.tables.held import wrong_numbers
from bot.tables.seen import seen
from bot.tables.sentences import NOTES, note
from bot.tables.table import Column, Kind, Result, Table
from bot.tables.translated import in_german
from bot.tables.workbench import File, Workbench

SALES = TABLES["q4_sales.csv"]
REVENUE, ORDERS = Measure(function=Function.SUM, column="revenue"), Measure(function=Function.COUNT, called="orders")
PRODUCT = Group(column="product")
REGION, MONTH = Group(column="region"), Group(column="date", grain=Grain.MONTH)
NOVEMBER = Filter(column="date", operator=Operator.BETWEEN, values=("2025-11-01", "2025-11-30"))


def results(analysis: Analysis, rows: list[dict[str, Any]], table: Table) -> list[Result]:
    return [told.result(one, table, run(one, table, rows)) for one in views(analysis)]


def say(question: str, file: str = "q4_sales.csv", german: bool = False) -> str:
    analysis = asked(question, [TABLES[file]])
    assert isinstance(analysis, Analysis)
    return " ".join(findings(results(analysis, ROWS[file], TABLES[file]), analysis, TABLES[file], german))


def of(rows: list[tuple[Any, ...]], group: Group = REGION, german: bool = False, **wanted: Any) -> str:
    """What a result of one view says, with these rows."""
    analysis = Analysis(table=SALES.name, group=(group,), **{"measures": (REVENUE,), **wanted})
    return " ".join(findings([told.result(analysis, SALES, rows)], analysis, SALES, german))


def test_an_overview_tells_the_whole_then_the_months_then_the_products() -> None:
    assert say("Analyze Q4 sales.") == (
        "Revenue in Q4 2025 came to 220,135.21 from 1,200 orders. "
        "Revenue was highest in December 2025 (75,776) and lowest in November 2025 (69,352). "
        "Revenue rose by 1.0% between October 2025 and December 2025, from 75,008 to 75,776. "
        "Revenue was highest for Blender, with 72,378. Toaster came next with 49,381, and Scale was lowest with 20,191."
    )


async def test_the_exact_total_of_a_file_is_told() -> None:
    rows = ROWS["q4_sales.csv"]
    lines = [",".join(rows[0]), *(",".join(str(cell) for cell in row.values()) for row in rows)]
    async with Workbench.open([File(name="q4_sales.csv", data="\n".join(lines).encode())]) as bench:
        table = bench.tables[0]
        analysis = asked("Analyze Q4 sales.", bench.tables)
        assert isinstance(analysis, Analysis)
        held = [
            await bench.run(*compile(one, table), [head.name for head in told.heads(one, table)])
            for one in views(analysis)
        ]
    total = sum(Decimal(str(row["revenue"])) for row in rows)
    assert findings(held, analysis, table)[0] == f"Revenue in Q4 2025 came to {total:,} from 1,200 orders."


@pytest.mark.parametrize(("question", "file", "said"), [
    ("revenue by region", "q4_sales.csv", "Revenue was highest for East, with 90,343, or 41.0% of the total. North "
     "came next with 63,692, and South was lowest with 31,771."),
    ("which product has the lowest revenue", "q4_sales.csv", "Revenue was lowest for Scale, with 20,191, or 9.2% of "
     "the total. Kettle came next with 29,851, and Blender was highest with 72,378."),
    ("How many orders were placed in November?", "q4_sales.csv", "There were 390 orders in November 2025."),
    ("total turnover without East", "q4_sales.csv", "Revenue without East came to 129,792.16."),
    ("revenue in 2024", "q4_sales.csv", "The data has no numbers in 2024."),
    ("how many orders had a quantity of at least 7", "q4_sales.csv",
     "There were 396 orders with quantity of at least 7."),
    ("highest unit price", "q4_sales.csv", "The maximum unit price was 59."),
    ("median age", "staff.csv", "The median age was 44."),
    ("average order value by region", "q4_sales.csv", "The average order value was highest for South, with 190.25. "
     "North came next with 189.56, and East was lowest with 178.19."),
])  # fmt: skip
def test_a_question_is_told_in_plain_words(question: str, file: str, said: str) -> None:
    assert say(question, file) == said


def test_german_sentences_are_german() -> None:
    assert say("Analyze Q4 sales.", german=True).startswith(
        "In Q4 2025 lag der Umsatz bei 220.135,21 aus 1.200 Bestellungen. Der Umsatz war am höchsten im Dezember 2025 "
    )
    assert of([("East", 5000.0), ("West", 2000.5)], german=True, filters=(NOVEMBER,)) == (
        "Im November 2025: Der Umsatz war für East (5.000,00) höher als für West (2.000,50), 149,9 % mehr."
    )


def test_german_tables_have_the_german_words_of_the_sentences() -> None:
    analysis = Analysis(table=SALES.name, measures=(REVENUE, ORDERS), group=(PRODUCT,))
    lines = told.markdown(told.result(analysis, SALES, [("Scale", 5.0, 2)], german=True), analysis, SALES, german=True)
    assert lines.splitlines()[0] == "| Produkt | Umsatz | Bestellungen |"
    assert told.heading(analysis, SALES, german=True) == "Umsatz und Bestellungen nach Produkt"


def test_two_columns_are_never_called_by_one_german_word() -> None:
    assert in_german("sales", ["sales", "region"]) == "Umsatz" and in_german("Foo_bar", []) == "Foo_bar"
    assert in_german("sales", ["sales", "revenue"]) == "sales" and in_german("sales", ["sales", "Umsatz"]) == "sales"


@pytest.mark.parametrize("key", NOTES)
def test_every_note_is_told_in_german_with_what_was_filled_in(key: str) -> None:
    named = {"n": "2 rows", "most": "12", "values": "“Ab are”"}
    filled = {name: named.get(name, "Ab are") for name in re.findall(r"\{(\w+)\}", NOTES[key])}
    for n in ("1 row", "1,200 rows"):
        said = note_in_german(note(key, **{**filled, **({"n": n} if "n" in filled else {})}))
        assert said != note(key, **filled) and not re.search(
            r"\b(?:the|is|are|were|rows?|and)\b", said.replace("Ab are", "")
        )
        assert "Ab are" in said or not {"name", "what", "value", "values", "read", "other"} & filled.keys()
        assert "n" not in filled or key == "pages" or ("1 Zeile" if n == "1 row" else "1.200 Zeilen") in said


def test_a_note_of_one_has_one_verb_in_the_singular() -> None:
    assert note("longer", n="1 row") == (
        "1 row has more cells than the header has names; the further cells are left out."
    )
    assert note("shorter", n="1 row") == (
        "1 row has fewer cells than the header has names; the others count as missing."
    )
    assert note("odd", n="1 cell", name="we are", kind="numbers", values="“x”") == (
        "1 cell in “we are” is not a number and counts as missing: “x”."
    )


def test_a_filter_goes_before_the_first_sentence_only() -> None:
    text = of([("East", 5000.0), ("West", 2000.0), ("South", 10.0)], filters=(NOVEMBER,))
    assert text.startswith("In November 2025, revenue was highest for East, with 5,000") and text.count("November") == 1


def test_two_groups_are_set_against_each_other() -> None:
    assert of([("East", 500.0), ("West", 400.0)]) == (
        "Revenue was higher for East (500) than for West (400), a difference of 25.0%."
    )


def test_ties_are_told_as_ties() -> None:
    text = of([("East", 500.0), ("West", 500.0), ("South", 100.0)])
    assert text == "Revenue was highest for East and West, with 500 each. Revenue was lowest for South, with 100."
    assert of([("East", 5.0), ("West", 5.0), ("South", 5.0)]) == "Revenue was the same everywhere: 5."


def test_one_row_has_no_rank() -> None:
    assert of([("East", 500.0)]) == "For East, revenue was 500."


def test_what_has_no_group_is_told_apart_and_leads_nothing() -> None:
    text = of([("East", 500.0), ("West", 400.0), ("South", 300.0), (None, 900.0)])
    assert "highest for East, with 500, or 23.8% of the total" in text
    assert text.endswith("For rows with region missing, revenue was 900.")


def test_the_top_is_no_whole_and_has_no_share_and_no_last() -> None:
    rows = [("Blender", 72378.0), ("Toaster", 49381.0), ("Grinder", 48334.0)]
    text = of(rows, Group(column="product"), top=3, order=Order(measure=0))
    assert text == "The top 3 products by revenue were Blender (72,378), Toaster (49,381) and Grinder (48,334)."


def test_the_others_are_told_together() -> None:
    rows = [("Blender", 72378.0), ("Toaster", 49381.0), ("Others", 98376.0)]
    text = of(rows, Group(column="product"), top=2, others=True, order=Order(measure=0))
    assert text.endswith("All others together came to 98,376, or 44.7% of the total.") and "lowest" not in text


def test_shares_are_those_of_the_result() -> None:
    share = REVENUE.model_copy(update={"shown": Shown.SHARE})
    text = of([("East", 500.0, 12.5), ("West", 400.0, 10.0), ("South", 300.0, 7.5)], measures=(REVENUE, share))
    assert "with 500, or 12.5% of the total" in text


def test_negative_numbers_have_no_share_and_no_percent() -> None:
    text = of([("East", 500.0), ("West", -400.0), ("South", -900.0)])
    assert "%" not in text and "South was lowest with -900" in text


def test_averages_are_neither_summed_nor_shared() -> None:
    text = of(
        [("East", 5.5), ("West", 4.5), ("South", 3.5)], measures=(Measure(function=Function.MEAN, column="revenue"),)
    )
    assert text.startswith("The average revenue was highest for East, with 5.50. West") and "total" not in text


def test_a_last_week_that_the_data_does_not_fill_is_no_decline() -> None:
    week = Group(column="date", grain=Grain.WEEK)
    rows = [
        ("2025-W49", 10000.0),
        ("2025-W50", 12000.0),
        ("2025-W51", 11000.0),
        ("2025-W52", 13000.0),
        ("2026-W01", 400.0),
    ]
    text = of(rows, week)
    assert "The data ends in the middle of week 1 of 2026, which is left out of that." in text
    assert (
        "lowest in week 49 of 2025" in text
        and "Revenue rose by 30.0% between week 49 of 2025 and week 52 of 2025" in text
    )


def test_a_period_that_the_filter_cuts_is_said_to_be_cut() -> None:
    rows = [("2025-10", 100.0), ("2025-11", 300.0), ("2025-12", 40.0)]
    until = Filter(column="date", operator=Operator.BETWEEN, values=("2025-10-01", "2025-12-10"))
    text = of(rows, MONTH, filters=(until,))
    assert text == (
        "From October 1 to December 10, 2025, revenue rose by 200.0% between October 2025 and November 2025, from 100 "
        "to 300. December 2025 lies only partly within that time and is left out of that."
    )


def test_growth_is_told_with_its_strongest_rise_and_fall() -> None:
    assert (
        "Against the month before, revenue grew most in December 2025 (9.3%) and fell most in November 2025 (-7.5%)."
        in (say("revenue growth by month"))
    )


def test_two_groups_at_once_tell_who_leads_in_every_month() -> None:
    assert say("revenue by month and region") == (
        "Revenue was highest for East in October 2025 (31,874) and lowest for South in November 2025 (9,974). "
        "East was highest in every month. Between October 2025 and December 2025, revenue rose for West (9.0%), North "
        "(4.0%) and South (1.9%) and fell for East (4.0%)."
    )


def by_two(*group: Group, german: bool = False, measure: Measure = REVENUE, **wanted: Any) -> str:
    """What the sales by two groups say."""
    analysis = Analysis(table=SALES.name, measures=(measure,), group=group, **wanted)
    return " ".join(findings(results(analysis, ROWS["q4_sales.csv"], SALES), analysis, SALES, german))


def test_the_top_by_month_is_told_as_the_top_and_how_each_of_it_moved() -> None:
    assert by_two(MONTH, PRODUCT, top=3, order=Order(measure=0)) == (
        "Of the top 3 products, revenue was highest for Blender in December 2025 (28,096) and lowest for Toaster in "
        "December 2025 (13,507). Between October 2025 and December 2025, revenue rose for Blender (39.4%) and fell for "
        "Toaster (34.7%) and Grinder (19.3%)."
    )
    assert by_two(MONTH, PRODUCT, top=3, order=Order(measure=0), german=True) == (
        "Unter den ersten 3 war der Umsatz am höchsten für Blender im Dezember 2025 (28.096) und am niedrigsten für "
        "Toaster im Dezember 2025 (13.507). Von Oktober 2025 bis Dezember 2025 stieg der Umsatz für Blender (39,4 %) "
        "und fiel für Toaster (34,7 %) und Grinder (19,3 %)."
    )


def test_two_groups_without_time_and_many_ties_are_told_in_sentences() -> None:
    assert by_two(PRODUCT, REGION, top=3, order=Order(measure=0)).startswith(
        "Of the top 3 regions for each product, revenue was highest for Blender, region East (28,792)"
    )
    price = Measure(function=Function.MAX, column="unit_price")
    assert by_two(PRODUCT, REGION, measure=price) == "The maximum unit price lay between 18.75 and 59.00."
    assert by_two(PRODUCT, Group(column="quantity"), measure=ORDERS) == (
        "The number of orders was highest for Kettle, quantity 3 (41) and lowest for Kettle, quantity 7 and for Scale, "
        "quantity 4 (18 each)."
    )


def test_two_groups_compare_complete_periods_only() -> None:
    text = by_two(REGION, Group(column="date", grain=Grain.WEEK))
    assert text.startswith("Of the complete weeks, revenue was highest for East in week 43 of 2025 (9,114.89)")
    assert "Week 40 of 2025 and week 1 of 2026 are not complete and are left out of that. Between week 41" in text


def test_growth_of_two_groups_is_told_with_its_strongest_rise_and_fall() -> None:
    growth = REVENUE.model_copy(update={"shown": Shown.GROWTH})
    assert by_two(REGION, MONTH, measure=growth) == (
        "Against the month before, revenue grew most for South in December 2025 (10.3%) and fell most for East in "
        "November 2025 (-12.5%)."
    )


def test_one_month_of_two_groups_is_told_by_the_other_and_named_once() -> None:
    text = by_two(MONTH, PRODUCT, filters=(NOVEMBER,))
    assert text.startswith("In November 2025, revenue was highest for Blender, with 24,125, or 34.8% of the total.")
    assert text.count("November 2025") == 1
    assert by_two(MONTH, PRODUCT, filters=(NOVEMBER,), german=True).count("November 2025") == 1


def test_a_period_that_is_left_alone_by_the_filter_is_named_once() -> None:
    without = Filter(column="region", operator=Operator.IS, values=("North",), unless=True)
    one = [("2025-11", 160.0)]
    assert of(one, MONTH, filters=(NOVEMBER,)) == "In November 2025, revenue was 160."
    assert of(one, MONTH, filters=(NOVEMBER,), german=True) == "Im November 2025 war der Umsatz 160."
    assert of(one, MONTH, filters=(NOVEMBER, without)) == "In November 2025 without North, revenue was 160."
    assert of(one, MONTH, filters=(NOVEMBER, without), german=True) == (
        "Im November 2025 ohne North war der Umsatz 160."
    )
    east = Filter(column="region", operator=Operator.IS, values=("East",))
    assert of([("East", 5.0)], filters=(east,)) == "For East, revenue was 5."


def test_units_stand_with_the_numbers() -> None:
    columns = [one.model_copy(update={"unit": "€"}) if one.name == "revenue" else one for one in SALES.columns]
    table = SALES.model_copy(update={"columns": tuple(columns)})
    analysis = Analysis(table=SALES.name, measures=(REVENUE,), group=(REGION,))
    result = told.result(analysis, table, [("East", 20000.0), ("West", 10000.0), ("South", 5000.0)])
    assert findings([result], analysis, table)[0] == (
        "Revenue was highest for East, with 20,000 €, or 57.1% of the total."
    )


def test_a_filter_without_returns_is_said_in_words() -> None:
    text = say("median delivery time without returns", "deliveries.csv")
    assert text.startswith("The median delivery days without returns was ")


@pytest.mark.parametrize(("start", "end", "said"), [
    ("2025-11-01", "2025-11-30", "November 2025"), ("2025-10-01", "2025-12-31", "Q4 2025"),
    ("2024-01-01", "2024-12-31", "2024"), ("2025-10-01", "2025-11-30", "October to November 2025"),
    ("2025-11-10", "2025-12-05", "November 10 to December 5, 2025"), ("2024-02-01", "2024-02-29", "February 2024"),
    ("2025-11-03", "2025-11-03", "November 3, 2025"), ("2023-01-01", "2024-12-31", "2023 to 2024"),
])  # fmt: skip
def test_a_caption_calls_dates_by_their_period(start: str, end: str, said: str) -> None:
    when = Filter(column="date", operator=Operator.BETWEEN, values=(start, end))
    analysis = Analysis(table=SALES.name, measures=(REVENUE, ORDERS), group=(MONTH,), filters=(when,))
    assert told.heading(analysis, SALES) == f"Revenue and orders by month, {said}"


def test_a_caption_tells_the_top_the_filters_and_what_is_shown_beside() -> None:
    share = REVENUE.model_copy(update={"shown": Shown.SHARE})
    without = Filter(column="region", operator=Operator.IS, values=("North",), unless=True)
    analysis = Analysis(table=SALES.name, measures=(REVENUE, share, ORDERS), group=(Group(column="product"),), top=5,
                        filters=(without, NOVEMBER))  # fmt: skip
    assert told.heading(analysis, SALES) == (
        "Revenue, its share and orders by product, top 5, November 2025, without North"
    )


def test_a_long_table_is_cut_and_its_units_stand_in_its_head() -> None:
    columns = [one.model_copy(update={"unit": "€"}) if one.name == "unit_price" else one for one in SALES.columns]
    table = SALES.model_copy(update={"columns": tuple(columns)})
    price = Measure(function=Function.SUM, column="unit_price")
    analysis = Analysis(table=SALES.name, measures=(price,), group=(MONTH,))
    months = [(f"{2000 + at // 12}-{at % 12 + 1:02}", float(at)) for at in range(1300)]
    lines = told.markdown(told.result(analysis, table, months), analysis, table).splitlines()
    assert lines[0] == "| month | unit price (€) |" and lines[2] == "| January 2000 | 0 |"
    assert lines[-1] == "1,270 more rows." and len(lines) == 34


def test_where_nothing_leads_the_rows_are_told_and_never_that_there_are_none() -> None:
    rows = [(name, 500.0) for name in ("East", "West", "South", "North")] + [("Center", 100.0)]
    assert of(rows) == "East: revenue 500. West: revenue 500. South: revenue 500."


@settings(max_examples=200, deadline=None)
@given(numbers=st.lists(st.integers(1, 400_000).map(lambda one: one / 4), min_size=2, max_size=9), german=st.booleans())
def test_every_course_is_told_from_first_to_last_and_held(numbers: list[float], german: bool) -> None:
    """The random tables below seldom have three complete months; here each result has that sentence."""
    analysis = Analysis(table=SALES.name, measures=(REVENUE,), group=(MONTH,))
    months = [(f"2025-{12 - len(numbers) + at + 1:02}", one) for at, one in enumerate(numbers)]
    columns = [one.model_copy(update={"least": "2025-01-01"}) if one.name == "date" else one for one in SALES.columns]
    table = SALES.model_copy(update={"columns": tuple(columns)})
    result = told.result(analysis, table, months, german=german)
    said = findings([result], analysis, table, german)
    if len(set(numbers)) == 1:
        return
    told_whole = [one for one in said if re.search(r"between|did not change|[Vv]on \w+ 2025 bis", one)]
    assert len(told_whole) == 1, said
    up, down = ("stieg", "fiel") if german else ("rose", "fell")
    words = set(re.findall(r"\w+", told_whole[0]))
    assert (up in words) == (numbers[-1] > numbers[0]) and (down in words) == (numbers[-1] < numbers[0])
    assert len(said) == len(spoken(seen(analysis, result, table, german)))


KINDS = {"date": Kind.DATE, "region": Kind.TEXT, "product": Kind.TEXT, "revenue": Kind.NUMBER,
         "quantity": Kind.INTEGER, "returned": Kind.YESNO}  # fmt: skip
ROW = st.fixed_dictionaries({
    "date": st.none() | st.dates(date(2024, 11, 1), date(2026, 2, 20)).map(str),
    "region": st.sampled_from([None, "North", "South", "East", "Others"]),
    "product": st.sampled_from(["Kettle", "Model 7", "3-in-1", "Scale"]),
    "revenue": st.none() | st.integers(-4000, 90000).map(lambda one: one / 4),
    "quantity": st.integers(0, 9), "returned": st.booleans(),
})  # fmt: skip
MEASURES = st.lists(st.builds(
    Measure, function=st.sampled_from(Function), column=st.sampled_from(["", "revenue", "quantity", "returned"]),
    shown=st.sampled_from([Shown.VALUE, Shown.VALUE, *Shown]),
), min_size=1, max_size=3)  # fmt: skip
GROUP = st.sampled_from([REGION, Group(column="product"), Group(column="quantity"), Group(column="returned"),
                         *(Group(column="date", grain=one) for one in Grain if one is not Grain.HOUR)])  # fmt: skip
FILTERS = st.lists(st.sampled_from([
    NOVEMBER, Filter(column="region", operator=Operator.IS, values=("North",), unless=True),
    Filter(column="returned", operator=Operator.IS, values=("yes",), unless=True),
    Filter(column="quantity", operator=Operator.LEAST, values=("3",)),
    Filter(column="date", operator=Operator.LEAST, values=("2025-03-10",)),
    Filter(column="date", operator=Operator.IS, values=("Monday",), grain=Grain.WEEKDAY),
]), max_size=2, unique=True)  # fmt: skip


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    order = draw(st.none() | st.builds(Order, measure=st.none() | st.just(0), descending=st.booleans()))
    return Analysis(
        table="wild.csv", measures=tuple(draw(MEASURES)), group=tuple(draw(st.lists(GROUP, max_size=2, unique=True))),
        filters=tuple(draw(FILTERS)), order=order, top=draw(st.none() | st.integers(1, 4)), others=draw(st.booleans()),
        total=draw(st.booleans()), also=draw(st.sampled_from([(), (Breakdown(group=(REGION,)),)])),
    )  # fmt: skip


def profile(rows: list[dict[str, Any]]) -> Table:
    columns = []
    for at, (name, kind) in enumerate(KINDS.items(), 1):
        cells = [row[name] for row in rows if row[name] is not None]
        columns.append(Column(
            name=name, sql=f"c{at}", kind=kind, missing=len(rows) - len(cells), distinct=len(set(cells)),
            least=str(min(cells, default="")), most=str(max(cells, default="")), samples=(),
        ))  # fmt: skip
    return Table(name="wild.csv", sql="t1", columns=tuple(columns), rows=len(rows), notes=())


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(analysis=analyses(), rows=st.lists(ROW, max_size=30), german=st.booleans())
def test_every_sentence_is_held_by_its_results(analysis: Analysis, rows: list[dict[str, Any]], german: bool) -> None:
    table = profile(rows)
    if problems(analysis, table):
        return
    held = [told.result(one, table, run(one, table, rows), german=german) for one in views(analysis)]
    for one, result in zip(views(analysis), held, strict=True):
        for text in spoken(seen(one, result, table, german)):
            said = text[:1].upper() + text[1:]
            assert wrong_numbers(said, held, analysis, "") == (), said
            assert false_claims(said, held, analysis) == (), said
    said_all = findings(held, analysis, table, german)
    assert 1 <= len(said_all) <= 6
    assert all(re.match(r"[A-ZÄÖÜ0-9„(]", one) and one.endswith(".") and "None" not in one for one in said_all)
    paragraph = " ".join(said_all)
    assert wrong_numbers(paragraph, held, analysis, "") == () and false_claims(paragraph, held, analysis) == ()
