"""Three files with columns that are set against one another, and questions about ratios, averages of totals, running
totals; each with its right answer computed from the rows by plain Python, apart from the bot.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

Row = dict[str, Any]
Part = dict[str, Any]


def _csv(rows: list[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows({name: "" if cell is None else cell for name, cell in row.items()} for row in rows)
    return out.getvalue().encode()


def parcels() -> list[Row]:
    """Parcels of a quarter: weights that are missing or 0, Sundays without any."""
    chance, rows = random.Random(21), []
    for at in range(700):
        day = dt.date(2025, 4, 1) + dt.timedelta(days=chance.randrange(91))
        if day.weekday() == 6:
            day += dt.timedelta(days=-1)
        carrier = chance.choice(["Alpina", "Borealis", "Corvo", "Delfin"])
        weight = None if chance.random() < 0.05 else 0.0 if carrier == "Delfin" else round(chance.uniform(0.5, 25), 1)
        rows.append({
            "Parcel No": f"P-{9000 + at}", "Sent on": day.isoformat(), "Carrier": carrier,
            "Zone": chance.choice(["inland", "abroad"]), "Weight (kg)": weight,
            "Cost (EUR)": round(4 + (weight or 2) * 0.8 + chance.uniform(0, 3), 2),
            "Status": chance.choices(["on time", "late", "lost"], (82, 15, 3))[0],
            "Insured": chance.choice(["yes", "no", "no"]),
        })  # fmt: skip
    return rows


def shop() -> list[Row]:
    """Orders of half a year, none in March; customers that come again."""
    chance, rows = random.Random(22), []
    for at in range(900):
        month = chance.choice([1, 2, 4, 5, 6])
        units, price = chance.randint(1, 8), chance.choice([9.5, 14.0, 32.5])
        revenue = round(units * price, 2)
        rows.append({
            "order_id": 70000 + at, "customer_id": 300 + chance.randrange(180),
            "date": dt.date(2025, month, chance.randint(1, 28)).isoformat(),
            "category": chance.choice(["Garden", "Kitchen", "Bath"]), "country": chance.choice(["AT", "CH", "DE"]),
            "units": units, "revenue": revenue, "cost": round(revenue * chance.uniform(0.5, 0.8), 2),
        })  # fmt: skip
    rows[0]["date"], rows[1]["date"] = "2025-01-01", "2025-06-30"
    return rows


def campaigns() -> list[Row]:
    """Campaigns by week: counts that are parts of one another, actual spend and budget."""
    chance, rows = random.Random(23), []
    for week in range(26):
        for channel in ("Search", "Social", "Mail"):
            impressions = chance.randint(4000, 9000)
            clicks = chance.randint(100, 400)
            rows.append({
                "Week of": (dt.date(2025, 1, 6) + dt.timedelta(weeks=week)).isoformat(), "Channel": channel,
                "Impressions": impressions, "Clicks": clicks, "Conversions": chance.randint(2, clicks // 8),
                "Actual": round(chance.uniform(300, 900), 2), "Budget": 600 + 50 * chance.randint(-2, 2),
            })  # fmt: skip
    return rows


FILES = {"parcels.csv": parcels(), "shop.csv": shop(), "campaigns.csv": campaigns()}
DATA = {name: _csv(rows) for name, rows in FILES.items()}
P, S, C = FILES["parcels.csv"], FILES["shop.csv"], FILES["campaigns.csv"]


def total(rows: Iterable[Row], name: str) -> float:
    """The sum of what is given."""
    return float(sum(row[name] for row in rows if row[name] is not None))


def groups(rows: Iterable[Row], by: str | Callable[[Row], str]) -> dict[str, list[Row]]:
    """The rows by a column, or by what is made of each."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[by(row) if callable(by) else row[by]].append(row)
    return dict(sorted(found.items()))


def month(row: Row) -> str:
    """The month of a row, as people read it."""
    day = dt.date.fromisoformat(row.get("date") or row.get("Sent on") or row["Week of"])
    return f"{day:%B %Y}"


def per_kg(rows: list[Row]) -> float:
    """Cost per kg, of the parcels whose weight is known."""
    known = [row for row in rows if row["Weight (kg)"] is not None]
    weight = total(known, "Weight (kg)")
    return total(known, "Cost (EUR)") / weight if weight else float("nan")


def late(rows: list[Row], state: str = "late") -> float:
    """Percent of rows with a status."""
    return 100.0 * len([row for row in rows if row["Status"] == state]) / len(rows)


def margin(rows: list[Row]) -> float:
    """Revenue less cost, in percent of revenue."""
    return 100 * (total(rows, "revenue") - total(rows, "cost")) / total(rows, "revenue")


def rate(above: str, below: str, by: int = 100) -> Callable[[list[Row]], float]:
    """One sum by another."""
    return lambda rows: by * total(rows, above) / total(rows, below)


def rows_(held: dict[str, list[Row]], take: Callable[[list[Row]], float], **more: Any) -> list[list[Part]]:
    """A right answer: these rows with these numbers."""
    return [[{"rows": {name: [take(part)] for name, part in held.items()}, **more}]]


def ranked(
    held: dict[str, list[Row]], take: Callable[[list[Row]], float], least: bool = False, top: int | None = None
) -> list[list[Part]]:
    """A right answer: the first of the groups, alone or before the others."""
    found = sorted(((take(part), name) for name, part in held.items()), reverse=not least)
    found = [one for one in found if one[0] == one[0]][:top]
    return [[{"top": found[0][1], "number": found[0][0]}]] if top is None else [
        [{"rows": {name: [value] for value, name in found}, "ordered": True}]
    ]  # fmt: skip


def number(value: float) -> list[list[Part]]:
    """A right answer: this number."""
    return [[{"number": value}]]


def days(rows: list[Row]) -> list[float]:
    """The number of parcels on each day of the quarter, those without any too."""
    first, last = (pick(dt.date.fromisoformat(row["Sent on"]) for row in P) for pick in (min, max))
    counts = {(first + dt.timedelta(days=at)).isoformat(): 0.0 for at in range((last - first).days + 1)}
    for row in rows:
        counts[row["Sent on"]] += 1
    return list(counts.values())


def summed(held: dict[str, list[Row]], name: str) -> dict[str, float]:
    """The sum of each group."""
    return {key: total(part, name) for key, part in held.items()}


MONTHS = ["January 2025", "February 2025", "April 2025", "May 2025", "June 2025"]
_CARRIERS = {name: rows for name, rows in groups(P, "Carrier").items() if name != "Delfin"}
_SALES = {name: total(groups(S, month)[name], "revenue") for name in MONTHS}
_RUN = {name: [_SALES[name], sum(list(_SALES.values())[: at + 1])] for at, name in enumerate(_SALES)}
_ORDERS = {name: float(len(groups(S, month)[name])) for name in MONTHS}
DECLINED: list[list[Part]] = [[{"declined": True}]]

QUESTIONS: list[tuple[str, str, list[list[Part]]]] = [
    ("parcels.csv", "What did we pay per kg?", number(per_kg(P))),
    ("parcels.csv", "cost per kilo for each carrier", [[{"rows": {
        **{name: [per_kg(rows)] for name, rows in _CARRIERS.items()}, "Delfin": []}}]]),
    ("parcels.csv", "Which carrier has the lowest cost per kg?", ranked(_CARRIERS, per_kg, least=True)),
    ("parcels.csv", "which carrier is the dearest by cost per kg", ranked(_CARRIERS, per_kg)),
    ("parcels.csv", "cost per kg by month", rows_(groups(P, month), per_kg)),
    ("parcels.csv", "average cost per kilogram by zone", rows_(groups(P, "Zone"), per_kg)),
    ("parcels.csv", "what percent of parcels were late, by carrier?", rows_(groups(P, "Carrier"), late)),
    ("parcels.csv", "late rate per zone", rows_(groups(P, "Zone"), late)),
    ("parcels.csv", "Which carrier has the highest share of late parcels?", ranked(groups(P, "Carrier"), late)),
    ("parcels.csv", "percentage of parcels lost by month",
     rows_(groups(P, month), lambda rows: late(rows, "lost"))),
    ("parcels.csv", "What percentage of Corvo parcels were late by month?",
     rows_(groups([row for row in P if row["Carrier"] == "Corvo"], month), late)),
    ("parcels.csv", "share of parcels over 20 kg by carrier", rows_(groups(P, "Carrier"), lambda rows: 100 * sum(
        (row["Weight (kg)"] or 0) > 20 for row in rows) / len(rows))),
    ("parcels.csv", "what percent of the parcels are insured, per zone", rows_(
        groups(P, "Zone"), lambda rows: 100 * sum(row["Insured"] == "yes" for row in rows) / len(rows))),
    ("parcels.csv", "average number of parcels per day", number(statistics.fmean(days(P)))),
    ("parcels.csv", "average daily parcels by carrier",
     rows_(groups(P, "Carrier"), lambda rows: statistics.fmean(days(rows)))),
    ("parcels.csv", "median daily parcels", number(statistics.median(days(P)))),
    ("parcels.csv", "average weekly cost by zone",
     rows_(groups(P, "Zone"), lambda rows: total(rows, "Cost (EUR)") / 14)),
    ("parcels.csv", "how many parcels do we send per day on average?", number(statistics.fmean(days(P)))),
    ("parcels.csv", "3-day moving average of parcels in the first week of May", DECLINED),
    ("parcels.csv", "cost per km", DECLINED),
    ("parcels.csv", "What was the total cost in dollars?", DECLINED),
    ("parcels.csv", "forecast the cost per kg for July", DECLINED),
    ("shop.csv", "What is our profit margin?", number(margin(S))),
    ("shop.csv", "margin in percent by category", rows_(groups(S, "category"), margin)),
    ("shop.csv", "Which country has the best gross margin?", ranked(groups(S, "country"), margin)),
    ("shop.csv", "profit margin by month", rows_(groups(S, month), margin)),
    ("shop.csv", "revenue minus cost by country",
     rows_(groups(S, "country"), lambda rows: total(rows, "revenue") - total(rows, "cost"))),
    ("shop.csv", "total profit per category",
     rows_(groups(S, "category"), lambda rows: total(rows, "revenue") - total(rows, "cost"))),
    ("shop.csv", "cost as a percentage of revenue by category", rows_(groups(S, "category"), rate("cost", "revenue"))),
    ("shop.csv", "ratio of cost to revenue", number(total(S, "cost") / total(S, "revenue"))),
    ("shop.csv", "revenue per unit by country", rows_(groups(S, "country"), rate("revenue", "units", 1))),
    ("shop.csv", "orders per customer", number(len(S) / len({row["customer_id"] for row in S}))),
    ("shop.csv", "average monthly sales", number(total(S, "revenue") / 6)),
    ("shop.csv", "What are the average sales per month by category?",
     rows_(groups(S, "category"), lambda rows: total(rows, "revenue") / 6)),
    ("shop.csv", "mean monthly number of orders", number(len(S) / 6)),
    ("shop.csv", "median monthly revenue", number(statistics.median([*_SALES.values(), 0.0]))),
    ("shop.csv", "Which months had above-average sales?", [[{"rows": {
        name: [value] for name, value in _SALES.items() if value > total(S, "revenue") / 6}}]]),
    ("shop.csv", "which country is below the average revenue?", [[{"rows": {
        name: [value] for name, value in summed(groups(S, "country"), "revenue").items()
        if value < total(S, "revenue") / 3}}]]),
    ("shop.csv", "cumulative revenue by month", [[{"rows": _RUN}]]),
    ("shop.csv", "running total of orders per month", [[{"rows": {
        name: [value, sum(list(_ORDERS.values())[: at + 1])] for at, (name, value) in enumerate(_ORDERS.items())}}]]),
    ("shop.csv", "2-month moving average of revenue", [[{"rows": {
        "January 2025": [_SALES["January 2025"]],
        "February 2025": [(_SALES["January 2025"] + _SALES["February 2025"]) / 2],
        "April 2025": [_SALES["April 2025"] / 2], "May 2025": [(_SALES["April 2025"] + _SALES["May 2025"]) / 2],
        "June 2025": [(_SALES["May 2025"] + _SALES["June 2025"]) / 2]}}]]),
    ("shop.csv", "highest daily revenue", [[{"number": max(summed(groups(S, "date"), "revenue").values())}]]),
    ("shop.csv", "top 2 countries by revenue per unit",
     ranked(groups(S, "country"), rate("revenue", "units", 1), top=2)),
    ("shop.csv", "revenue by country in thousands",
     rows_(groups(S, "country"), lambda rows: total(rows, "revenue") / 1000)),
    ("shop.csv", "what percent of orders came from DE, by category?", rows_(
        groups(S, "category"), lambda rows: 100 * sum(row["country"] == "DE" for row in rows) / len(rows))),
    ("shop.csv", "share of revenue from Garden by country", rows_(groups(S, "country"), lambda rows: 100 * total(
        [row for row in rows if row["category"] == "Garden"], "revenue") / total(rows, "revenue"))),
    ("shop.csv", "Gewinnmarge nach Land", rows_(groups(S, "country"), margin)),
    ("parcels.csv", "average weight per parcel by carrier", rows_(groups(P, "Carrier"), lambda rows: statistics.fmean(
        row["Weight (kg)"] for row in rows if row["Weight (kg)"] is not None))),
    ("parcels.csv", "cost per kg in euros per zone", rows_(groups(P, "Zone"), per_kg)),
    ("parcels.csv", "carriers with above average cost", [[{"rows": {
        name: [value] for name, value in summed(groups(P, "Carrier"), "Cost (EUR)").items()
        if value > total(P, "Cost (EUR)") / 4}}]]),
    ("parcels.csv", "late parcels as a percentage of all parcels by zone", rows_(groups(P, "Zone"), late)),
    ("parcels.csv", "percent of late or lost parcels by carrier",
     rows_(groups(P, "Carrier"), lambda rows: late(rows) + late(rows, "lost"))),
    ("parcels.csv", "what share of parcels were not on time by month",
     rows_(groups(P, month), lambda rows: 100 - late(rows, "on time"))),
    ("parcels.csv", "what fraction of abroad parcels were lost",
     number(late([row for row in P if row["Zone"] == "abroad"], "lost"))),
    ("parcels.csv", "compare cost per kg of Corvo and Alpina", rows_(
        {name: rows for name, rows in _CARRIERS.items() if name != "Borealis"}, per_kg)),
    ("parcels.csv", "cost per kg for late parcels", number(per_kg([row for row in P if row["Status"] == "late"]))),
    ("parcels.csv", "which month had the highest late rate", ranked(groups(P, month), late)),
    ("parcels.csv", "what's the average daily cost in June", number(
        total([row for row in P if row["Sent on"] >= "2025-06"], "Cost (EUR)") / 30)),
    ("parcels.csv", "median cost per kg by carrier", DECLINED),
    ("parcels.csv", "cost per 100 kg by carrier", DECLINED),
    ("parcels.csv", "correlation between weight and cost", DECLINED),
    ("shop.csv", "profit per order by country", rows_(
        groups(S, "country"), lambda rows: (total(rows, "revenue") - total(rows, "cost")) / len(rows))),
    ("shop.csv", "revenue / units by country", rows_(groups(S, "country"), rate("revenue", "units", 1))),
    ("shop.csv", "max difference between revenue and cost",
     number(max(row["revenue"] - row["cost"] for row in S))),
    ("shop.csv", "average revenue per day by weekday", rows_(
        groups(S, lambda row: f"{dt.date.fromisoformat(row['date']):%A}"), lambda rows: total(rows, "revenue") / sum(
            (dt.date(2025, 1, 1) + dt.timedelta(days=at)).weekday() == dt.date.fromisoformat(rows[0]["date"]).weekday()
            for at in range(181)))),
    ("campaigns.csv", "conversion rate by channel", rows_(groups(C, "Channel"), rate("Conversions", "Clicks"))),
    ("campaigns.csv", "click-through rate by channel", rows_(groups(C, "Channel"), rate("Clicks", "Impressions"))),
    ("campaigns.csv", "actual minus budget by channel",
     rows_(groups(C, "Channel"), lambda rows: total(rows, "Actual") - total(rows, "Budget"))),
    ("campaigns.csv", "budget variance by month",
     rows_(groups(C, month), lambda rows: total(rows, "Actual") - total(rows, "Budget"))),
    ("campaigns.csv", "actual as a share of budget", number(rate("Actual", "Budget")(C))),
    ("campaigns.csv", "actual spend per conversion by channel",
     rows_(groups(C, "Channel"), rate("Actual", "Conversions", 1))),
    ("campaigns.csv", "which channel has the lowest actual per click?",
     ranked(groups(C, "Channel"), rate("Actual", "Clicks", 1), least=True)),
    ("campaigns.csv", "average monthly clicks by channel",
     rows_(groups(C, "Channel"), lambda rows: total(rows, "Clicks") / 6)),
]  # fmt: skip
