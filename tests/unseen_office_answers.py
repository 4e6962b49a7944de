"""Questions about the three office files with their right answers, by plain Python.

`python tests/unseen_office_answers.py` writes tests/unseen_offices.jsonl: the lines are as `unseen_answers` tells, set
3 was written before anybody had asked these files anything, set 4 after the first mending. What a line has as `first`
and `now` is kept.
"""

from __future__ import annotations

import datetime as dt
import json
import statistics
import sys
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from unseen_office_later import budget_later, clinic_later, shop_later
from unseen_offices import budget_rows, clinic_rows, shop_rows
from unseen_parts import (
    NO,
    Dialogue,
    Part,
    Row,
    by_name,
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

KEPT = Path(__file__).parent / "unseen_offices.jsonl"
MONATE = ("", "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
          "November", "Dezember")  # fmt: skip


def month(row: Row) -> str:
    """The month of a row in English."""
    return named(row.get("day") or row["month"])


def monat(row: Row) -> str:
    """The month of a row in German."""
    return f"{MONATE[row['day'].month]} {row['day'].year}"


def quarter(row: Row) -> str:
    """The quarter of a row."""
    day = row.get("day") or row["month"]
    return f"Q{(day.month + 2) // 3} {day.year}"


def within(rows: list[Row], year: int, *months: int) -> list[Row]:
    """The rows of a year, or of some of its months."""
    days = [(row, row.get("day") or row["month"]) for row in rows]
    return [row for row, day in days if day.year == year and (not months or day.month in months)]


def either(*answers: list[list[Part]]) -> list[list[Part]]:
    """Any of these is right."""
    return [parts for answer in answers for parts in answer]


def rate(rows: list[Row], by: str, field: str, value: Any = True) -> dict[str, list[float]]:
    """What part of each group has this value, in percent."""
    return each(rows, by, lambda held: 100 * len(pick(held, **{field: value})) / len(held))


def first_of(found: dict[str, Any], count: int, *, up: bool = False) -> Part:
    """The groups with the greatest values, in their order."""
    return table(found, by=0, first=count, up=up)


def clinic() -> list[Dialogue]:
    """About the admissions."""
    rows = clinic_rows()
    of, bill, wait, stay = partial(pick, rows), total("bill"), mean("wait"), mean("stay")
    y24, y25 = within(rows, 2024), within(rows, 2025)
    wards, days = each(rows, "ward", bill), each(rows, lambda row: row["day"].isoformat())
    back = [row for row in rows if row["bill"] < 0]
    seen = [row for row in rows if not row["missed"]]
    happy = each(of(doctor="Dr. Osei") + of(doctor="Dr. Tanaka"), "doctor", mean("happy"))
    most = max(value[0] for value in days.values())
    asked = [
        ("how many admissions in 2024", number(len(y24))),
        ("avg wait time per ward", parts(table(each(rows, "ward", wait)))),
        ("total billed, 2025 only", number(bill(y25))),
        ("which ward has the longest average stay?", parts(top(each(rows, "ward", stay)))),
        ("no-show rate by ward", parts(table(rate(rows, "ward", "missed")))),
        ("how many no shows last year", either(number(*(len(pick(one, missed=True)) for one in (y24, y25))), NO)),
        ("oldest patient?", number(max(row["age"] for row in rows))),
        ("median bill for private patients", number(middle("bill")(of(insurance="Private")))),
        ("how many patients were under 18", number(sum(row["age"] < 18 for row in rows))),
        ("Dr Osei vs Dr Tanaka, average satisfaction", parts(table(happy))),
        ("refunds: how many and how much in total?", either(parts({"number": len(back)}, {"number": bill(back)}), NO)),
        ("which day had the most admissions", [[{"top": f"{dt.date.fromisoformat(day):{form}}", "number": most}]
            for day, value in days.items() if value[0] == most for form in ("%Y-%m-%d", "%d %b %Y", "%-d %B %Y")]),
        ("waited longer than an hour, how many?", number(sum((row["wait"] or 0) > 60 for row in rows))),
        ("admissions split by insurance incl unknown", parts(table(each(rows, "insurance")))),
        ("what's the readmission rate", number(100 * len(of(outcome="readmitted")) / len(rows),
                                                100 * len(of(outcome="readmitted")) / len(seen))),
        ("how many of the emergency ppl were referred?", number(len(of(ward="Emergency", outcome="referred")))),
        ("admisions per quarter", parts(table(each(rows, quarter)))),
        ("top 3 docs by revenue", parts(first_of(each(rows, "doctor", bill), 3))),
        ("how many beds do we have?", NO),
        ("nurse hours per ward", NO),
        ("what was the average temperature of the patients", NO),
        ("how are we doing?", either(number(len(rows), bill(rows)), NO)),
        ("anything unusual?", either(number(len(back), bill(back)), NO)),
        ("Wie viele Aufnahmen pro Station?", parts(table(each(rows, "ward")))),
        ("durée moyenne de séjour par service", parts(table(each(rows, "ward", stay)))),
        ("¿cuántas admisiones hubo en marzo de 2025?", number(len(within(rows, 2025, 3)))),
        ("busiest month?", parts(top(each(rows, month)))),
        ("is the wait time getting worse?", either(parts(table(each(rows, month, wait))),
                                                    parts(table(each(rows, quarter, wait))), NO)),
        ("patients per gender", NO),
        ("Could you please tell me how many admissions the maternity ward had in Feb 2025? thanks!",
         number(len(pick(within(rows, 2025, 2), ward="Maternity")))),
        ("satisfaction below 50%", number(sum((row["happy"] or 100) < 50 for row in rows))),
        ("2024 vs 2025 total bill", parts({"number": bill(y24)}, {"number": bill(y25)})),
        ("what did self-pay patients pay on average, without the no-shows",
         number(mean("bill")(pick(seen, insurance="Self-pay")))),
        ("Cardiology share of total billing", number(100 * wards["Cardiology"][0] / bill(rows))),
    ]  # fmt: skip
    inpatients = pick(y24, missed=False)
    crossed = {ward: {name: value[0] for name, value in each(of(ward=ward), "doctor", middle("stay")).items()}
               for ward in wards}  # fmt: skip
    ends = [row for row in rows if row["outcome"] != "cancelled"]
    ended = {ward: {name: 100 * value[0] / len(ends) for name, value in each(pick(ends, ward=ward), "outcome").items()}
             for ward in wards}  # fmt: skip
    ended_in = {ward: {name: value[0] for name, value in shares(each(pick(ends, ward=ward), "outcome")).items()}
                for ward in wards}  # fmt: skip
    urgent, heart = of(ward="Emergency"), of(ward="Cardiology")
    half, before = each(y25, month), each(within(rows, 2024, 1, 2, 3, 4, 5, 6), month)
    given = {name: value[0] for name, value in
             each([row for row in heart if row["happy"] is not None], "doctor").items()}  # fmt: skip
    chains = [
        (["total bill by ward", "only 2024", "without the no-shows", "as percent", "top 3"],
         [parts(table(wards)), parts(table(each(y24, "ward", bill))), parts(table(each(inpatients, "ward", bill))),
          parts(table(shares(each(inpatients, "ward", bill)))),
          parts(first_of(shares(each(inpatients, "ward", bill)), 3))]),
        (["average length of stay", "by ward", "no, the median", "and by physician too"],
         [number(stay(rows)), parts(table(each(rows, "ward", stay))), parts(table(each(rows, "ward", middle("stay")))),
          [[{"cross": crossed}], [{"cross_any": crossed}]]]),
        (["admissions per month", "just emergency", "highest first", "as a bar chart"],
         [parts(table(each(rows, month))), parts(table(each(urgent, month))), parts(table(each(urgent, month))),
          parts({"chart": "bar"})]),
        (["number of admissions by outcome", "drop the cancelled ones", "in percent", "and per ward?"],
         [parts(table(each(rows, "outcome"))), parts(table(each(ends, "outcome"))),
          parts(table(shares(each(ends, "outcome")))),
          [[{"cross": ended}], [{"cross": ended_in}], [{"cross_any": ended}], [{"cross_any": ended_in}],
           [table(shares(each(ends, "ward")))]]]),
        (["avg satisfaction by physician", "lowest first", "only cardiology", "how many answers is that based on?"],
         [parts(table(each(rows, "doctor", mean("happy")))),
          parts(table(each(rows, "doctor", mean("happy")), by=0, up=True)),
          parts(table(each(heart, "doctor", mean("happy")))),
          either(number(sum(given.values())), parts(table({name: [value] for name, value in given.items()})), NO)]),
        (["admissions per month in 2025", "compare with last year"],
         [parts(table(half)), either([[{"number": value[0]} for value in (*half.values(), *before.values())]], NO)]),
    ]  # fmt: skip
    return [("clinic", [text], [want]) for text, want in asked] + [("clinic", texts, want) for texts, want in chains]


def shop() -> list[Dialogue]:
    """About the web shop, mostly in German."""
    rows, people = shop_rows()
    of, sales, pieces = partial(pick, rows), total("sales"), total("count")
    who = {row["id"]: row for row in people}
    y23, y24 = within(rows, 2023), within(rows, 2024)
    kinds, lands = each(rows, "kind", sales), each(rows, "land", sales)
    buyers, towns = each(rows, "customer", sales), each(rows, lambda row: who[row["customer"]]["town"], sales)
    names = {who[name]["name"]: value for name, value in buyers.items()}
    asked = [
        ("Umsatz gesamt 2024", number(sales(y24))),
        ("Umsatz pro Land als Tabelle", parts(table(lands))),
        ("how many orders were cancelled?", number(len(of(state="storniert")))),
        ("revenue by category", parts(table(kinds))),
        ("Retourenquote je Warengruppe", parts(table(rate(rows, "kind", "back")))),
        ("welche Zahlungsart wird am häufigsten benutzt?", parts(top(each(rows, "paid")))),
        ("durchschnittliche Lieferzeit nach Österreich", number(mean("days")(of(land="Österreich")))),
        ("Top 5 Kunden nach Umsatz", either(parts(first_of(buyers, 5)), parts(first_of(names, 5)))),
        ("Wie viele Kunden haben den Newsletter?", number(len(pick(people, letter=True)))),
        ("Umsatz pro Stadt", either(parts(table(towns)), NO)),
        ("average order value", number(mean("sales")(rows))),
        ("average order value in Switzerland", number(mean("sales")(of(land="Schweiz")))),
        ("orders with more than 2 pieces", number(sum(row["count"] > 2 for row in rows))),
        ("offene Bestellungen, Summe?", number(sales(of(state="offen")))),
        ("Anteil PayPal", number(100 * len(of(paid="PayPal")) / len(rows), 100 * sales(of(paid="PayPal")) / sales(rows),
            100 * len(of(paid="PayPal")) / sum(row["paid"] is not None for row in rows))),
        ("bester Monat?", either(parts(top(each(rows, monat, sales))), parts(top(each(rows, monat))), NO)),
        ("Wie viele Schuhe haben wir 2023 verkauft?", number(pieces(pick(y23, kind="Schuhe")))),
        ("Umsatz Dezember 2023 vs Dezember 2024",
         parts({"number": sales(within(rows, 2023, 12))}, {"number": sales(within(rows, 2024, 12))})),
        ("Gewinn pro Warengruppe?", NO),
        ("Wie hoch waren die Versandkosten?", NO),
        ("customers in Vienna", either(number(len(pick(people, town="Wien"))), NO)),
        ("how many business customers do we have", either(number(len(pick(people, segment="Gewerbe"))), NO)),
        ("Anzahl Bestellungen pro Quartal 2024", parts(table(each(y24, quarter)))),
        ("chiffre d'affaires par pays", parts(table(lands))),
        ("Bestellungen mit Rabatt", number(sum(row["cut"] > 0 for row in rows))),
        ("höchster Rabatt", number(20)),
        ("Wieviel Umsatz haben wir mit Hemden in Frankreich gemacht?", number(sales(of(kind="Hemden",
                                                                                         land="Frankreich")))),
        ("orders not delivered yet", either(number(len(of(state="offen")) + len(of(state="versandt")),
                                                    sum(row["state"] != "geliefert" for row in rows)), NO)),
        ("neue Kunden pro Jahr", parts(table(each(people, lambda row: str(row["since"].year))))),
        ("was lief schief?", NO),
        ("Kunden mit negativen Bonuspunkten", number(sum((row["points"] or 0) < 0 for row in people))),
        ("kann ich mal ne Übersicht haben, wie's läuft?", either(number(len(rows), sales(rows)), NO)),
        ("Bestellungen am 15.3.2024", number(sum(row["day"] == dt.date(2024, 3, 15) for row in rows))),
        ("Lieferzeit länger als 10 Tage, wie viele?", number(sum((row["days"] or 0) > 10 for row in rows))),
    ]  # fmt: skip
    kept = [row for row in y24 if row["state"] != "storniert"]
    german, returned = of(land="Deutschland"), of(back=True)
    letters = pick(people, letter=True)
    split = {town: {name: value[0] for name, value in each(pick(letters, town=town), "segment").items()}
             for town in {row["town"] for row in letters}}  # fmt: skip
    four, old = each(y24, quarter, sales), each(y23, quarter, sales)
    mean_sales = mean("sales")
    chains = [
        (["Umsatz nach Warengruppe", "nur 2024", "ohne stornierte", "in Prozent", "nur die Top 3"],
         [parts(table(kinds)), parts(table(each(y24, "kind", sales))), parts(table(each(kept, "kind", sales))),
          parts(table(shares(each(kept, "kind", sales)))), parts(first_of(shares(each(kept, "kind", sales)), 3))]),
        (["Bestellungen pro Monat", "nur Deutschland", "und den Umsatz dazu", "als Liniendiagramm"],
         [parts(table(each(rows, monat))), parts(table(each(german, monat))),
          parts(table(each(german, monat, len, sales))), parts({"chart": "line"})]),
        (["revenue per country", "average instead", "only returned ones", "sort by country"],
         [parts(table(lands)), parts(table(each(rows, "land", mean_sales))),
          parts(table(each(returned, "land", mean_sales))), parts(by_name(table(each(returned, "land", mean_sales))))]),
        (["Anzahl Kunden je Stadt", "nur die mit Newsletter", "aufgeteilt nach Segment"],
         [parts(table(each(people, "town"))), parts(table(each(letters, "town"))),
          [[{"cross": split}], [{"cross_any": split}], [table(each(letters, "segment"))]]]),
        (["Umsatz 2024 pro Quartal", "im Vergleich zum Vorjahr"],
         [parts(table(four)), either([[{"number": value[0]} for value in (*four.values(), *old.values())]], NO)]),
    ]  # fmt: skip
    return [("shop", [text], [want]) for text, want in asked] + [("shop", texts, want) for texts, want in chains]


def budget() -> list[Dialogue]:
    """About the cost report."""
    rows = budget_rows()
    of, plan, spent, gap = partial(pick, rows), total("plan"), total("spent"), total("gap")
    y24, y25 = within(rows, 2024), within(rows, 2025)
    units, kinds = each(rows, "unit", spent), each(rows, "kind", spent)
    june, march = within(rows, 2025, 6), within(rows, 2025, 3)
    gaps = each(rows, "unit", gap)
    ahead = sum(row["spent"] or 0 for row in march) - plan(march)
    q24, q25 = within(rows, 2024, 1, 2, 3), within(rows, 2025, 1, 2, 3)
    shown = list(of(kind="Salaries"))
    latest = dict(each(pick(june, kind="Salaries"), "unit", total("heads")).items())
    it_heads = each(of(unit="IT", kind="Salaries"), month, total("heads"))
    asked = [
        ("total actual 2024", number(spent(y24))),
        ("budget vs actual by department", parts(table(each(rows, "unit", plan, spent)))),
        ("which department is most over budget", parts(top(gaps))),
        ("how much did IT spend on software in 2025", number(spent(pick(y25, unit="IT", kind="Software")))),
        ("variance by cost type", parts(table(each(rows, "kind", gap)))),
        ("who owns the HR budget?", parts({"top": "L. Weiss"})),
        ("travel spend per quarter", parts(table(each(of(kind="Travel"), quarter, spent)))),
        ("headcount in June 2025", number(total("heads")(pick(june, kind="Salaries")))),
        ("how many leavers in 2024", number(total("leavers")(pick(y24, kind="Salaries")))),
        ("number of lines not approved", number(len(of(agreed=False)))),
        ("over or under budget in march 2025?", number(gap(march), ahead)),
        ("average headcount for logistics", number(mean("heads")(of(unit="Logistics")))),
        ("actual missing, how many?", number(len(of(spent=None)))),
        ("R&D salaries, Jan to June 2024", number(spent(pick(within(rows, 2024, 1, 2, 3, 4, 5, 6), unit="R&D",
                                                              kind="Salaries")))),
        ("biggest single overspend", number(max(row["gap"] for row in rows if row["gap"] is not None))),
        ("share of consulting in total actual", number(100 * kinds["Consulting"][0] / spent(rows))),
        ("whats the budget for 2026?", either([[{"none": True}]], NO)),
        ("sales revenue by department", NO),
        ("how many depts are there", number(6)),
        ("Gesamtkosten pro Abteilung", parts(table(units))),
        ("coût total par département en 2024", parts(table(each(y24, "unit", spent)))),
        ("gasto total en viajes", number(spent(of(kind="Travel")))),
        ("are we on track?", either(number(gap(rows), spent(rows)), NO)),
        ("forecast for H2", NO),
        ("monthly actuals for marketing, chart pls", [[table(each(of(unit="Marketing"), month, spent)),
                                                        {"chart": "line"}]]),
        ("how many entries above 100 k€ actual", number(sum((row["spent"] or 0) > 100 for row in rows))),
        ("budget of all departments except R&D and IT",
         either(number(plan(rows) - plan(of(unit="R&D")) - plan(of(unit="IT"))),
                parts(table(each([row for row in rows if row["unit"] not in ("R&D", "IT")], "unit", plan))))),
        ("least spent department", parts(top(units, low=True))),
        ("headcount per department, latest month", parts(table(latest))),
        ("Q1 24 vs Q1 25 actual", parts({"number": spent(q24)}, {"number": spent(q25)})),
        ("how many people work in IT?", either(number(it_heads["June 2025"][0], statistics.fmean(
            value[0] for value in it_heads.values())), parts(table(it_heads)), NO)),
        ("what does the CEO earn", NO),
    ]  # fmt: skip
    rest = [row for row in rows if row["kind"] != "Salaries"]
    both = dict(each(q25, "unit", spent, plan).items())
    apart = {name: [*value, value[0] - value[1]] for name, value in both.items()}
    ordered = table(apart, by=2)
    crossed = {quarter(row): {name: spent(pick(of(unit=name, kind="Salaries"), month=row["month"]))
                              for name in ("IT", "R&D")} for row in rows}  # fmt: skip
    for at in crossed:
        for name in ("IT", "R&D"):
            crossed[at][name] = spent([row for row in of(unit=name, kind="Salaries") if quarter(row) == at])
    chains = [
        (["actual by department", "just Q1 2025", "and the budget next to it", "biggest overspend first"],
         [parts(table(units)), parts(table(each(q25, "unit", spent))), parts(table(both)),
          either(parts(ordered), NO)]),
        (["actual per month", "only 2024", "as a line", "now budget as well"],
         [parts(table(each(rows, month, spent))), parts(table(each(y24, month, spent))),
          parts(table(each(y24, month, spent)), {"chart": "line"}), parts(table(each(y24, month, spent, plan)))]),
        (["actual by cost type", "without salaries", "share in %", "by department instead"],
         [parts(table(kinds)), parts(table(each(rest, "kind", spent))),
          parts(table(shares(each(rest, "kind", spent)))), parts(table(shares(each(rest, "unit", spent))))]),
        (["salaries in IT", "same for R&D", "both, by quarter"],
         [number(spent(of(unit="IT", kind="Salaries"))), number(spent(of(unit="R&D", kind="Salaries"))),
          either([[{"cross": crossed}], [{"cross_any": crossed}]], NO)]),
        (["leavers by department", "2025 only", "most first"],
         [parts(table(each(shown, "unit", total("leavers")))),
          parts(table(each(pick(y25, kind="Salaries"), "unit", total("leavers")))),
          parts(table(each(pick(y25, kind="Salaries"), "unit", total("leavers"))))]),
    ]  # fmt: skip
    return [("budget", [text], [want]) for text, want in asked] + [("budget", texts, want) for texts, want in chains]


def main() -> None:
    """Write the questions with the right answers."""
    held = {}
    if KEPT.exists():
        held = {tuple(one["asked"]): one for one in map(json.loads, KEPT.read_text("utf-8").splitlines())}
    first, later = [*clinic(), *shop(), *budget()], [*clinic_later(), *shop_later(), *budget_later()]
    lines = []
    for at, (file, asked, want) in enumerate([*first, *later]):
        line = {"file": file, "set": 3 + (at >= len(first)), "asked": asked, "want": want}
        line |= {key: held[tuple(asked)][key] for key in ("first", "now") if key in held.get(tuple(asked), {})}
        lines.append(json.dumps(line, ensure_ascii=False))
    KEPT.write_text("\n".join(lines) + "\n", "utf-8")
    print(len(lines), "conversations,", sum(len(asked) for _, asked, _ in [*first, *later]), "questions and feedbacks")


if __name__ == "__main__":
    main()
