"""Results of several shapes, over domains of their own, that sentences of `claims.jsonl` are about."""

from __future__ import annotations

from bot.tables.analysis import Analysis, Breakdown, Function, Grain, Group, Measure, Order, Shown
from bot.tables.table import Kind, Result

NUMBER, TEXT, INTEGER = Kind.NUMBER, Kind.TEXT, Kind.INTEGER
MONTH = Group(column="date", grain=Grain.MONTH)


def _sum(column: str) -> Measure:
    return Measure(function=Function.SUM, column=column)


VISITS = Measure(function=Function.COUNT, called="visits")
TICKETS = Measure(function=Function.COUNT, called="tickets")
VIEWS: dict[str, tuple[Analysis, list[Result]]] = {
    "clinic": (
        Analysis(table="visits", measures=(VISITS, VISITS.model_copy(update={"shown": Shown.SHARE})),
                 group=(Group(column="clinic"),)),
        [Result(columns=("clinic", "visits", "share of visits"), kinds=(TEXT, INTEGER, NUMBER),
                rows=(("Riverside", 4120, 41.2), ("Old Town", 2980, 29.8), ("Harbour", 1900, 19.0),
                      ("Hillcrest", 1000, 10.0)))],
    ),
    "energy": (
        Analysis(table="meters", measures=(_sum("kwh"), _sum("cost")), group=(MONTH,)),
        [Result(columns=("month", "kwh", "cost"), kinds=(TEXT, NUMBER, NUMBER),
                rows=(("2025-01", 48200.0, 9640.0), ("2025-02", 45100.0, 9020.0), ("2025-03", 39800.0, 7960.0),
                      ("2025-04", 31500.0, 6300.0), ("2025-05", 30900.0, 6489.0), ("2025-06", 36400.0, 8008.0)))],
    ),
    "plans": (
        Analysis(table="subscriptions", measures=(_sum("mrr"),), group=(MONTH, Group(column="plan"))),
        [Result(columns=("month", "plan", "mrr"), kinds=(TEXT, TEXT, NUMBER),
                rows=(("2025-07", "Starter", 120000.0), ("2025-07", "Team", 410000.0),
                      ("2025-07", "Enterprise", 800000.0), ("2025-08", "Starter", 132000.0),
                      ("2025-08", "Team", 395000.0), ("2025-08", "Enterprise", 910000.0),
                      ("2025-09", "Starter", 141000.0), ("2025-09", "Team", 430000.0),
                      ("2025-09", "Enterprise", 1200000.0)))],
    ),
    "growth": (
        Analysis(table="ledger", measures=(_sum("revenue"), _sum("revenue").model_copy(update={"shown": Shown.GROWTH})),
                 group=(Group(column="date", grain=Grain.QUARTER),)),
        [Result(columns=("quarter", "revenue", "change of revenue in %"), kinds=(TEXT, NUMBER, NUMBER),
                rows=(("2024-Q1", 2000000.0, None), ("2024-Q2", 2300000.0, 15.0), ("2024-Q3", 2070000.0, -10.0),
                      ("2024-Q4", 2484000.0, 20.0), ("2025-Q1", 2359800.0, -5.0)))],
    ),
    "donors": (
        Analysis(table="gifts", measures=(_sum("donations"), Measure(function=Function.COUNT, called="gifts")),
                 group=(Group(column="country"),), top=5, total=True, order=Order(measure=0)),
        [Result(columns=("donations", "gifts"), kinds=(NUMBER, INTEGER), rows=((3400000.0, 17000),)),
         Result(columns=("country", "donations", "gifts"), kinds=(TEXT, NUMBER, INTEGER),
                rows=(("United States", 1250000.0, 5400), ("Germany", 640000.0, 3100), ("France", 415000.0, 3900),
                      ("Canada", 310000.0, 1200), ("Japan", 298000.0, 800)))],
    ),
    "single": (
        Analysis(table="claims", measures=(_sum("amount"), TICKETS.model_copy(update={"called": "claims"}))),
        [Result(columns=("amount", "claims"), kinds=(NUMBER, INTEGER), rows=((1284500.0, 3214),))],
    ),
    "waits": (
        Analysis(table="waits", measures=(Measure(function=Function.MEAN, column="wait minutes"),
                                          Measure(function=Function.COUNT, called="patients")),
                 group=(Group(column="department"),)),
        [Result(columns=("department", "average wait minutes", "patients"), kinds=(TEXT, NUMBER, INTEGER),
                rows=(("Emergency", 42.5, 310), ("Pediatrics", 23.9, 205), ("Radiology", 18.2, 150),
                      ("Dental", 11.4, 95), ("Cardiology", None, 0)))],
    ),
    "weekday": (
        Analysis(table="helpdesk", measures=(TICKETS,), group=(Group(column="opened", grain=Grain.WEEKDAY),)),
        [Result(columns=("weekday", "tickets"), kinds=(TEXT, INTEGER),
                rows=(("Monday", 320), ("Tuesday", 280), ("Wednesday", 275), ("Thursday", 260), ("Friday", 310),
                      ("Saturday", 90), ("Sunday", 65)))],
    ),
    "channel": (
        Analysis(table="shop", measures=(_sum("sales").model_copy(update={"shown": Shown.SHARE}),),
                 group=(MONTH, Group(column="channel"))),
        [Result(columns=("month", "channel", "share of sales"), kinds=(TEXT, TEXT, NUMBER),
                rows=(("2025-10", "Online", 40.0), ("2025-10", "Store", 60.0), ("2025-11", "Online", 52.0),
                      ("2025-11", "Store", 48.0), ("2025-12", "Online", 58.0), ("2025-12", "Store", 42.0)))],
    ),
    "film": (
        Analysis(table="films", measures=(_sum("tickets"),), group=(MONTH,), total=True,
                 also=(Breakdown(group=(Group(column="genre"),)),)),
        [Result(columns=("tickets",), kinds=(INTEGER,), rows=((90000,),)),
         Result(columns=("month", "tickets"), kinds=(TEXT, INTEGER),
                rows=(("2025-07", 25000), ("2025-08", 35000), ("2025-09", 30000))),
         Result(columns=("genre", "tickets"), kinds=(TEXT, INTEGER),
                rows=(("Comedy", 40500), ("Drama", 22500), ("Horror", 18000), ("Documentary", 9000)))],
    ),
    "fleet": (
        Analysis(table="fuel", measures=(_sum("litres"),),
                 group=(Group(column="date", grain=Grain.QUARTER), Group(column="depot"))),
        [Result(columns=("quarter", "depot", "litres"), kinds=(TEXT, TEXT, NUMBER),
                rows=(("2025-Q1", "Leeds", 5200.0), ("2025-Q1", "Cardiff", 3900.0), ("2025-Q2", "Leeds", 4700.0),
                      ("2025-Q2", "Cardiff", 4300.0), ("2025-Q3", "Leeds", 4100.0), ("2025-Q3", "Cardiff", 4900.0)))],
    ),
    "survey": (
        Analysis(table="survey", measures=(Measure(function=Function.MEAN, column="score"),
                                           Measure(function=Function.COUNT, called="answers")),
                 group=(Group(column="team"),)),
        [Result(columns=("team", "average score", "answers"), kinds=(TEXT, NUMBER, INTEGER),
                rows=(("Design", 4.6, 40), ("Support", 4.1, 120), ("Sales", 3.8, 85), ("Logistics", 3.2, 60)))],
    ),
    "loans": (
        Analysis(table="loans", measures=(Measure(function=Function.COUNT, called="loans"),),
                 group=(Group(column="date", grain=Grain.YEAR),)),
        [Result(columns=("year", "loans"), kinds=(TEXT, INTEGER),
                rows=(("2020", 1500), ("2021", 1800), ("2022", 1750), ("2023", 2100), ("2024", 3000)))],
    ),
    "hotel": (
        Analysis(table="nights", measures=(_sum("nights"), _sum("takings")), total=True,
                 group=(Group(column="hotel"),)),
        [Result(columns=("nights", "takings"), kinds=(INTEGER, NUMBER), rows=((8000, 960000.0),)),
         Result(columns=("hotel", "nights", "takings"), kinds=(TEXT, INTEGER, NUMBER),
                rows=(("Seaview", 3200, 448000.0), ("Grand", 2400, 312000.0), ("Park", 1600, 136000.0),
                      ("Station", 800, 64000.0)))],
    ),
    "profit": (
        Analysis(table="books", measures=(_sum("profit"),), group=(MONTH,)),
        [Result(columns=("month", "profit"), kinds=(TEXT, NUMBER),
                rows=(("2025-01", 12000.0), ("2025-02", -3000.0), ("2025-03", 4500.0), ("2025-04", 9000.0)))],
    ),
    "signups": (
        Analysis(table="signups", measures=(Measure(function=Function.COUNT, called="sign-ups"),),
                 group=(Group(column="source"),), top=3, others=True, order=Order(measure=0)),
        [Result(columns=("source", "sign-ups"), kinds=(TEXT, INTEGER),
                rows=(("Search", 450), ("Newsletter", 250), ("Referral", 200), ("Others", 100)))],
    ),
    "crime": (
        Analysis(table="reports", measures=(Measure(function=Function.COUNT, called="reports"),),
                 group=(Group(column="category"), Group(column="district"))),
        [Result(columns=("category", "district", "reports"), kinds=(TEXT, TEXT, INTEGER),
                rows=(("Theft", "Centre", 300), ("Theft", "Docks", 120), ("Theft", "Hills", 60),
                      ("Noise", "Centre", 90), ("Noise", "Docks", 150), ("Noise", "Hills", 80)))],
    ),
}  # fmt: skip
