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
RIGHT_IN_OTHER_WORDS = [
    ("region", "All four regions made 240,000 in total."),
    ("region", "Three regions made over 50,000."),
    ("region", "Revenue in East was about 79k."),
    ("region", "East made 0.08 million."),
    ("region", "East made nearly 80,000."),
    ("region", "East accounts for nearly a third of revenue."),
    ("region", "About a third of revenue came from East."),
    ("region", "North accounts for over a quarter of revenue."),
    ("region", "South made 43 024."),
    ("region", "South made 43 023.55."),
    ("region", "South made 43 024."),
    ("region", "South made $43,024."),
    ("region", "South made 43,024 EUR."),
    ("region", "South made €43.0k."),
    ("region", "East's share is 6.4 percentage points above North's."),
    ("region", "East, North and West together account for 82.1% of revenue."),
    ("region", "More than half of revenue came from East and North."),
    ("region", "East[1] made 79,113."),
    ("region", "Revenue ranged from 43,024 to 79,113."),
    ("region", "Revenue ranged between 43k and 79k."),
    ("region", "43,024–79,113"),
    ("region", "| region | revenue |"),
    ("region", "| East | 79,113.20 |"),
    ("region", "East made 33 % of the total."),
    ("region", "East is roughly 84% above South."),
    ("region", "The two largest regions made 142,856 together."),
    ("region", "The average per region is 60,000."),
    ("month", "Revenue fell by 7.5% (−5,656) in November."),
    ("month", "Revenue fell by –5,656 in November."),
    ("month", "In the 3 months of Q4, revenue came to 220,000 in total."),
    ("month", "On December 31, 2025 the quarter ended."),
    ("month", "In 2025-12, revenue was 75,640."),
    ("month", "November: 69,352 (-7.5%)"),
    ("month", "Over the three months, revenue came to 220,000 in total."),
    ("month", "November revenue was 0.07 million."),
    ("month", "December was the 3rd month."),
    ("total", "Revenue was 220,135.40, about 0.22 million."),
    ("total", "Revenue was 220 thousand from 1.2k orders."),
    ("total", "Revenue of two hundred twenty thousand."),
    ("mean", "The average is about 61,000 for Sales."),
    ("cross", "North made 300.25 more in November than in October."),
    ("cross", "North grew 25% from October to November."),
]
FALSE_IN_OTHER_WORDS = [
    ("region", "All five regions made 240,000 in total."),
    ("region", "All three regions did well."),
    ("region", "The three regions differ."),
    ("region", "Half of revenue came from South."),
    ("region", "South accounts for a third of revenue."),
    ("region", "Two thirds of revenue came from East."),
    ("region", "East made two million."),
    ("region", "East made five thousand."),
    ("region", "East made about 90k."),
    ("region", "East made 0.8 million."),
    ("region", "East made nearly 90,000."),
    ("region", "South made 44 024."),
    ("region", "South made 44 023.55."),
    ("region", "South made $44,024."),
    ("region", "East's share is 7.4 percentage points above North's."),
    ("region", "Revenue ranged from 44,024 to 79,113."),
    ("region", "43,024–89,113"),
    ("region", "| East | 89,113.20 |"),
    ("region", "The 5 regions differ."),
    ("region", "East made 79,113 in 2024."),
    ("region", "The average per region is 55,000."),
    ("region", "East made 34% of the total."),
    ("region", "South made −43,024."),
    ("region", "East made over 70,000 thousand."),
    ("region", "East is 84% above West."),
    ("region", "East made 33."),
    ("region", "North's share is 27.6 percent."),
    ("region", "East made a million."),
    ("month", "Revenue fell by 8.5% in November."),
    ("month", "Revenue grew by 10% in December."),
    ("month", "Revenue grew by 1% in December."),
    ("month", "Revenue grew by 12% in December."),
    ("month", "Revenue rose by 31% in December."),
    ("month", "There were 31 orders in December."),
    ("month", "Revenue was 2,025 in December."),
    ("month", "Revenue made 12 in November."),
    ("month", "In 2023, revenue was lower."),
    ("month", "On November 5, revenue peaked."),
    ("month", "Over the four months, revenue came to 220,000 in total."),
    ("month", "December was the 5th month."),
    ("month", "The last 10 months were good."),
    ("total", "Revenue was 0.32 million."),
    ("total", "Revenue was 220 million."),
    ("total", "Revenue came from 12 hundred orders and 400 customers."),
    ("total", "There were 1.3k orders."),
    ("total", "The bot analysed 12,345 rows."),
    ("cross", "North grew 35% from October to November."),
    ("cross", "North made 950 in November."),
]


@pytest.mark.parametrize(("view", "text"), RIGHT + RIGHT_IN_OTHER_WORDS)
def test_numbers_that_the_result_holds_pass(view: str, text: str) -> None:
    analysis, result = RESULTS[view]
    assert wrong_numbers(text, [result], analysis, "Analyze the Q4 sales.") == ()


@pytest.mark.parametrize(("view", "text", "number"), FALSE)
def test_a_number_that_nothing_holds_is_named(view: str, text: str, number: str) -> None:
    analysis, result = RESULTS[view]
    found = wrong_numbers(text, [result], analysis, "Analyze the Q4 sales.")
    assert number in [one.number for one in found]


@pytest.mark.parametrize(("view", "text"), FALSE_IN_OTHER_WORDS)
def test_a_false_number_in_whatever_form_does_not_pass(view: str, text: str) -> None:
    analysis, result = RESULTS[view]
    assert wrong_numbers(text, [result], analysis, "Analyze the Q4 sales.")


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
