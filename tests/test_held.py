"""Every number of an answer is held against the results: labelled answers, right and wrong."""

from __future__ import annotations

import pytest

from bot.tables.analysis import Analysis, Breakdown, Filter, Function, Grain, Group, Measure, Operator, Shown
from bot.tables.held import wrong_numbers
from bot.tables.table import Kind, Result

REVENUE = Measure(function=Function.SUM, column="revenue")
REGION = Analysis(
    table="q4", measures=(REVENUE, REVENUE.model_copy(update={"shown": Shown.SHARE})), group=(Group(column="region"),)
)
MONTH = Analysis(
    table="q4",
    measures=(REVENUE, *(REVENUE.model_copy(update={"shown": one}) for one in (Shown.CHANGE, Shown.GROWTH))),
    group=(Group(column="date", grain=Grain.MONTH),),
    filters=(Filter(column="date", operator=Operator.BETWEEN, values=("2025-10-01", "2025-12-31")),),
)
TOTAL = Analysis(table="q4", measures=(REVENUE, Measure(function=Function.COUNT, called="orders")))
MEAN = Analysis(
    table="staff", measures=(Measure(function=Function.MEAN, column="Salary"),), group=(Group(column="Department"),)
)
CROSS = Analysis(
    table="q4", measures=(REVENUE,), group=(Group(column="date", grain=Grain.MONTH), Group(column="region"))
)
NUMBER, TEXT, INTEGER = Kind.NUMBER, Kind.TEXT, Kind.INTEGER
RESULTS = {
    "region": (REGION, Result(
        columns=("region", "revenue", "share of revenue"), kinds=(TEXT, NUMBER, NUMBER),
        rows=(("East", 79113.2, 32.9638), ("North", 63742.5, 26.5594), ("West", 54120.75, 22.5503),
              ("South", 43023.55, 17.9265)),
    )),
    "month": (MONTH, Result(
        columns=("month", "revenue", "change of revenue", "change of revenue in %"),
        kinds=(TEXT, NUMBER, NUMBER, NUMBER),
        rows=(("2025-10", 75008.0, None, None), ("2025-11", 69352.0, -5656.0, -7.5405),
              ("2025-12", 75640.0, 6288.0, 9.0668)),
    )),
    "total": (TOTAL, Result(columns=("revenue", "orders"), kinds=(NUMBER, INTEGER), rows=((220135.4, 1200),))),
    "mean": (MEAN, Result(columns=("Department", "average Salary"), kinds=(TEXT, NUMBER),
                          rows=(("Sales", 61250.0), ("Team 7", 58000.5), ("Support", 45100.0)))),
    "cross": (CROSS, Result(columns=("month", "region", "revenue"), kinds=(TEXT, TEXT, NUMBER),
                            rows=(("2025-10", "North", 1200.5), ("2025-10", "South", 800.25),
                                  ("2025-11", "North", 1500.75), ("2025-11", "South", 950.0)))),
}  # fmt: skip
RIGHT = [
    ("region", "East leads with 79,113, followed by North at 63,743."),
    ("region", "East: 79,113.20\nNorth: 63,742.50\nWest: 54,120.75\nSouth: 43,023.55"),
    ("region", "| region | revenue | share |\n|---|---|---|\n| East | 79,113 | 33.0% |\n| South | 43,024 | 17.9% |"),
    ("region", "East made about 79,000."),
    ("region", "East made over 79,000 and South nearly 44,000."),
    ("region", "East brought in 79.1k."),
    ("region", "Together, North and South made 106,766."),
    ("region", "All four regions made 240,000 in total."),
    ("region", "The 4 regions differ widely."),
    ("region", "East is 15,371 ahead of North."),
    ("region", "East made 1.84 times as much as South."),
    ("region", "East made 24.1% more than North."),
    ("region", "East accounts for 33% of the total."),
    ("region", "East and North together account for 59.5% of the revenue."),
    ("region", "1. East with 79,113\n2. North with 63,743\n3. West with 54,121"),
    ("region", "East came 1st and South 4th."),
    ("region", "Ost liegt vorn: East mit 79.113,20, und South mit 43.023,55 ist der letzte."),
    ("region", "East hat einen Anteil von 33,0 % und South von 17,9 %."),
    ("region", "There were 79,113 in East."),
    ("region", "No number at all here."),
    ("region", "The top 3 regions are East, North and West."),
    ("region", "North's share is 26.6 percent."),
    ("region", "**East** – 79,113\n**West** – 54,121"),
    ("month", "Revenue fell from 75,008 in October to 69,352 in November and rose to 75,640 in December."),
    ("month", "In November 2025 revenue was 69,352, down 7.5% from October."),
    ("month", "From October 1 to December 31, 2025, the months made 220,000 in total."),
    ("month", "November was 5,656 below October."),
    ("month", "December was the best month of Q4 with 75,640 (+9.1%)."),
    ("month", "Between 2025-10-01 and 2025-12-31 the best month was December (75,640)."),
    ("month", "October and December together made 150,648."),
    ("month", "Nov: 69,352; Dec: 75,640."),
    ("month", "December beat October: it was 632 higher."),
    ("total", "Total revenue was 220,135.40 from 1,200 orders."),
    ("total", "Revenue came to about 220,000."),
    ("total", "Revenue came to 220.1 thousand."),
    ("total", "Revenue came to 0.22 million."),
    ("total", "Revenue was just over 220,000, with 1200 orders."),
    ("mean", "Sales earns 61,250 on average; Team 7 earns 58,001."),
    ("mean", "Team 7 is at 58,000.50."),
    ("cross", "In October, North made 1,200.50 and South 800.25."),
    ("cross", "In November North made 1,500.75."),
    ("cross", "North made 2,701.25 in total over both months."),
]
FALSE = [
    ("region", "East leads with 79,213.", "79,213"),
    ("region", "East: 63,742.50", "63,742.50"),
    ("region", "| East | 63,743 |\n| North | 63,743 |", "63,743"),
    ("region", "North had 43,024 and South had 63,743.", "43,024"),
    ("region", "East made about 80,500.", "80,500"),
    ("region", "East made about 100,000.", "100,000"),
    ("region", "Together, North and South made 120,000.", "120,000"),
    ("region", "All regions made 250,000 in total.", "250,000"),
    ("region", "The 5 regions differ widely.", "5"),
    ("region", "East is 20,000 ahead of North.", "20,000"),
    ("region", "East made 2.5 times as much as South.", "2.5"),
    ("region", "East made 30% more than North.", "30%"),
    ("region", "East accounts for 40% of the total.", "40%"),
    ("region", "South's share is 26.6%.", "26.6%"),
    ("region", "There were 79,113 in South.", "79,113"),
    ("region", "Each of the regions grew by 12%.", "12%"),
    ("region", "Revenue was 79.5k in East.", "79.5k"),
    ("region", "East hatte einen Umsatz von 97.113,20 und der Rest weniger.", "97.113,20"),
    ("month", "Revenue fell to 62,352 in November.", "62,352"),
    ("month", "Revenue fell 8.5% in November.", "8.5%"),
    ("month", "November made 75,640.", "75,640"),
    ("month", "In November 2024 revenue was 69,352.", "2024"),
    ("month", "The quarter made 230,000 in total.", "230,000"),
    ("month", "December was 9.1% below November, at 70,640.", "70,640"),
    ("month", "Q3 was weaker.", "Q3"),
    ("total", "Total revenue was 202,135.40 from 1,200 orders.", "202,135.40"),
    ("total", "Revenue was 220,135 from 1,250 orders.", "1,250"),
    ("total", "Revenue was 2.2 million.", "2.2 million"),
    ("total", "The average order was 183.45.", "183.45"),
    ("mean", "Sales earns 58,001 on average.", "58,001"),
    ("mean", "Everybody together earns 164,350 in total.", "164,350"),
    ("cross", "In October, North made 1,500.75.", "1,500.75"),
    ("cross", "South made 1,200.50 in October.", "1,200.50"),
]


@pytest.mark.parametrize(("view", "text"), RIGHT)
def test_numbers_that_the_result_holds_pass(view: str, text: str) -> None:
    analysis, result = RESULTS[view]
    assert wrong_numbers(text, [result], analysis, "Analyze the Q4 sales.") == ()


@pytest.mark.parametrize(("view", "text", "number"), FALSE)
def test_a_number_that_nothing_holds_is_named(view: str, text: str, number: str) -> None:
    analysis, result = RESULTS[view]
    found = wrong_numbers(text, [result], analysis, "Analyze the Q4 sales.")
    assert number in [one.number for one in found]


def test_a_number_of_the_question_may_be_said_again() -> None:
    analysis, result = RESULTS["total"]
    assert wrong_numbers("Of orders over 150 there were 1,200.", [result], analysis, "How many orders over 150?") == ()


def test_a_number_of_another_row_is_said_to_be_its() -> None:
    analysis, result = RESULTS["region"]
    assert "East" in wrong_numbers("South: 79,113", [result], analysis, "by region")[0].why


def test_an_overview_is_held_against_all_its_views() -> None:
    months, regions = RESULTS["month"][1], RESULTS["region"][1]
    analysis = MONTH.model_copy(update={"total": True, "also": (Breakdown(group=(Group(column="region"),)),)})
    total = Result(columns=("revenue",), kinds=(NUMBER,), rows=((220000.0,),))
    assert wrong_numbers("220,000 in all; December made 75,640.", [total, months, regions], analysis, "overview") == ()
    assert wrong_numbers("East made 79,113; December 79,113.", [total, months, regions], analysis, "overview")
