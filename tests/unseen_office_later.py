"""Questions about the three office files, written in other words when the first ones had been answered once."""

from __future__ import annotations

import math
from functools import partial

from unseen_offices import budget_rows, clinic_rows, shop_rows
from unseen_parts import (
    NO,
    Dialogue,
    Part,
    Row,
    each,
    mean,
    middle,
    named,
    number,
    parts,
    pick,
    shares,
    table,
    top,
    total,
)


def _when(rows: list[Row], year: int, *months: int) -> list[Row]:
    days = [(row, row.get("day") or row["month"]) for row in rows]
    return [row for row, day in days if day.year == year and (not months or day.month in months)]


def _month(row: Row) -> str:
    return named(row.get("day") or row["month"])


def _quarter(row: Row) -> str:
    day = row.get("day") or row["month"]
    return f"Q{(day.month + 2) // 3} {day.year}"


def clinic_later() -> list[Dialogue]:
    """About the admissions, once more."""
    rows = clinic_rows()
    of, bill, wait = partial(pick, rows), total("bill"), mean("wait")
    y24 = _when(rows, 2024)
    maternity = of(ward="Maternity")
    stays = dict(each(rows, "ward", total("stay")).items())
    half = each(_when(rows, 2025, 1, 2, 3), "ward")
    asked: list[tuple[str, list[list[Part]]]] = [
        ("nr of admissions ward x insurance", [*NO, [{"cross": _crossed(rows, "ward", "insurance")}],
                                               [{"cross_any": _crossed(rows, "ward", "insurance")}]]),
        ("how long do ppl wait on average in orthopaedics", number(wait(of(ward="Orthopaedics")))),
        ("which physician treats the most patients", [[top(each(rows, "doctor"))], *NO]),
        ("total days of stay by ward", parts(table(stays))),
        ("highest bill ever?", number(max(row["bill"] for row in rows))),
        ("Average age of cardiology patients", number(mean("age")(of(ward="Cardiology")))),
        ("admissions between 1 March 2025 and 15 March 2025",
         number(sum(row["day"].month == 3 and row["day"].day <= 15 for row in _when(rows, 2025)))),
        ("what share of admissions ended in a referral", [*number(100 * len(of(outcome="referred")) / len(rows)), *NO]),
        ("which weekday is the busiest", parts(top(each(rows, lambda row: f"{row['day']:%A}")))),
        ("median wait per physician, shortest first",
         parts(table(each(rows, "doctor", middle("wait")), by=0, up=True))),
        ("mortality rate?", NO),
        ("list of drugs given most often", NO),
        ("how many admissions have no insurance recorded", number(len(of(insurance=None)))),
        ("is cardiology profitable", NO),
        ("Wie viele Fälle hatte Dr. Mbeki 2024?", [*number(len(pick(y24, doctor="Dr. Mbeki"))), *NO]),
    ]  # fmt: skip
    chains = [
        (["bill per quarter", "only maternity", "average instead", "and the number of admissions"],
         [parts(table(each(rows, _quarter, bill))), parts(table(each(maternity, _quarter, bill))),
          [[table(each(maternity, _quarter, mean("bill")))], *NO],
          [[table(each(maternity, _quarter, mean("bill"), len))], [table(each(maternity, _quarter, bill, len))],
           [table(each(maternity, _quarter, len))]]]),
        (["How many admissions per ward in Q1 2025?", "what about Q1 2024", "in % please"],
         [parts(table(half)), parts(table(each(_when(rows, 2024, 1, 2, 3), "ward"))),
          parts(table(shares(each(_when(rows, 2024, 1, 2, 3), "ward"))))]),
    ]  # fmt: skip
    return [("clinic", [text], [want]) for text, want in asked] + [("clinic", texts, want) for texts, want in chains]


def _crossed(rows: list[Row], one: str, other: str) -> dict[str, dict[str, float]]:
    return {
        name: {key: value[0] for key, value in each(pick(rows, **{one: name}), other).items()}
        for name in {row[one] for row in rows}
    }


def shop_later() -> list[Dialogue]:
    """About the web shop, once more."""
    rows, people = shop_rows()
    of, sales = partial(pick, rows), total("sales")
    y24 = _when(rows, 2024)
    big = [row for row in rows if row["sales"] > 200]
    back = of(back=True)
    asked = [
        ("wieviele bestellungen gingen in die schweiz", number(len(of(land="Schweiz")))),
        ("Durchschnittlicher Umsatz pro Bestellung", number(mean("sales")(rows))),
        ("Welche Warengruppe hat 2024 am meisten Umsatz gebracht?", parts(top(each(y24, "kind", sales)))),
        ("orders over 200 euro", number(len(big))),
        ("Umsatz mit Rechnung bezahlt", [*number(sales(of(paid="Rechnung"))), *NO]),
        ("Retouren nach Land", [[table(each(back, "land"))], *NO]),
        ("wie lange dauert die lieferung im schnitt", [*number(mean("days")(rows)), *NO]),
        ("Welcher Kunde hat die meisten Bonuspunkte?",
         parts({"number": max(row["points"] for row in people if row["points"] is not None)})),
        ("Menge je Warengruppe und Land", [[{"cross": _summed(rows)}], [{"cross_any": _summed(rows)}]]),
        ("how many returns in 2023", number(len(pick(_when(rows, 2023), back=True)))),
        ("Lagerbestand Jacken?", NO),
        ("welche Farbe verkauft sich am besten", NO),
        ("anzahl gewerbekunden in köln", [*number(len(pick(people, segment="Gewerbe", town="Köln"))), *NO]),
        ("Umsatz letztes Jahr", [*number(sales(y24)), *NO]),
        ("Median der Lieferzeit nach Land", parts(table(each(rows, "land", middle("days"))))),
    ]  # fmt: skip
    chains = [
        (["Top 3 Länder nach Umsatz", "und die schlechtesten 3", "nur Jacken"],
         [parts(table(each(rows, "land", sales), by=0, first=3)),
          parts(table(each(rows, "land", sales), by=0, first=3, up=True)),
          parts(table(each(of(kind="Jacken"), "land", sales), by=0, first=3, up=True))]),
        (["orders by status", "as a pie chart", "exclude cancelled"],
         [parts(table(each(rows, "state"))), [[{"chart": "pie"}], [{"chart": "bar"}]],
          parts(table(each([row for row in rows if row["state"] != "storniert"], "state")))]),
    ]  # fmt: skip
    return [("shop", [text], [want]) for text, want in asked] + [("shop", texts, want) for texts, want in chains]


def _summed(rows: list[Row]) -> dict[str, dict[str, float]]:
    return {
        kind: {land: value[0] for land, value in each(pick(rows, kind=kind), "land", total("count")).items()}
        for kind in {row["kind"] for row in rows}
    }


def budget_later() -> list[Dialogue]:
    """About the cost report, once more."""
    rows = budget_rows()
    of, plan, spent, gap = partial(pick, rows), total("plan"), total("spent"), total("gap")
    y24, y25 = _when(rows, 2024), _when(rows, 2025)
    loss = [row for row in rows if (row["spent"] or 0) < 0]
    asked = [
        ("what did we spend in total in 2025", number(spent(y25))),
        ("whats the plan for HR in Q3 2024", [*number(plan(pick(_when(rows, 2024, 7, 8, 9), unit="HR"))), *NO]),
        ("monthly budget and actual", parts(table(each(rows, _month, plan, spent)))),
        ("which owner spent the most", parts(top(each(rows, "boss", spent)))),
        ("Travel costs for Marketing and HR",
         [*number(spent(of(kind="Travel", unit="Marketing") + of(kind="Travel", unit="HR"))),
          [table(each(of(kind="Travel", unit="Marketing") + of(kind="Travel", unit="HR"), "unit", spent))]]),
        ("how many entries have a negative actual", number(len(loss))),
        ("average monthly headcount of IT", [*number(mean("heads")(of(unit="IT"))), *NO]),
        ("number of different owners", number(len({row["boss"] for row in rows}))),
        ("Ausgaben pro Quartal 2024", parts(table(each(y24, _quarter, spent)))),
        ("unapproved spend by department", [[table(each(of(agreed=False), "unit", spent))], *NO]),
        ("what is our cash balance", NO),
        ("salary of the marketing lead", NO),
        ("which month had the lowest actual", parts(top(each(rows, _month, spent), low=True))),
        ("max headcount in logistics", number(max(row["heads"] for row in of(unit="Logistics") if row["heads"]))),
        ("variance in may 2025 by department", parts(table(each(_when(rows, 2025, 5), "unit", gap)))),
        ("how did the actual develop from 2024 Q1 to 2025 Q1",
         number(spent(_when(rows, 2025, 1, 2, 3)) - spent(_when(rows, 2024, 1, 2, 3)),
                100 * (spent(_when(rows, 2025, 1, 2, 3)) / spent(_when(rows, 2024, 1, 2, 3)) - 1))),
    ]  # fmt: skip
    soft = of(kind="Software")
    chains = [
        (["software cost by department", "last quarter only", "smallest first"],
         [parts(table(each(soft, "unit", spent))),
          [[table(each(_when(soft, 2025, 4, 5, 6), "unit", spent))], *NO],
          [[table(each(_when(soft, 2025, 4, 5, 6), "unit", spent), by=0, up=True)],
           [table(each(soft, "unit", spent), by=0, up=True)]]]),
        (["budget by quarter for R&D", "split by cost type", "just 2025", "drop salaries"],
         [parts(table(each(of(unit="R&D"), _quarter, plan))), _by_kind(of(unit="R&D")),
          _by_kind(pick(y25, unit="R&D")),
          _by_kind([row for row in pick(y25, unit="R&D") if row["kind"] != "Salaries"])]),
    ]  # fmt: skip
    return [("budget", [text], [want]) for text, want in asked] + [("budget", texts, want) for texts, want in chains]


def _by_kind(rows: list[Row]) -> list[list[dict[str, object]]]:
    held = {
        name: {
            kind: math.fsum(row["plan"] for row in rows if _quarter(row) == name and row["kind"] == kind)
            for kind in {row["kind"] for row in rows}
        }
        for name in {_quarter(row) for row in rows}
    }
    return [[{"cross": held}], [{"cross_any": held}]]
