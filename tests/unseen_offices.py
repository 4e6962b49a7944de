"""Three more files that the reader had not seen: `python tests/unseen_offices.py [FOLDER]` writes them.

The same bytes come at each call. `clinic` is a CSV with title rows, dates in three forms, dollars and refunds; `shop` a
German workbook of two sheets with amounts and dates as texts; `budget` a CSV of budget and actual cost per month and
department, with head counts. `*_rows` give the plain values from which the right answers were computed.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from files import xlsx

Row = dict[str, Any]

WARDS = {"Cardiology": 5.2, "Maternity": 3.1, "Orthopaedics": 4.4, "Paediatrics": 2.3, "Emergency": 1.2}
DOCTORS = ("Dr. Amari", "Dr. Kowalski", "Dr. Lindqvist", "Dr. Mbeki", "Dr. Osei", "Dr. Tanaka")
INSURERS = ("Public", "Private", "Self-pay")
_CLINIC = (
    "Visit ID", "Admission\ndate", "Ward", "Physician", "Length of stay (days)", "Wait time\n[min]", "Bill (USD)",
    "Insurance", "No-show?", "Age", "Satisfaction %", "Outcome",
)  # fmt: skip
BLANKS = ("n/a", "-", "")


def clinic_rows() -> list[Row]:
    """Admissions from January 2024 to June 2025."""
    chance, found = random.Random(101), []
    for at in range(530):
        ward = chance.choices(list(WARDS), (22, 14, 20, 18, 30))[0]
        missed = chance.random() < 0.09
        stay = 0 if missed else max(1, round(chance.expovariate(1 / WARDS[ward])))
        bill = 0.0 if missed else round(180 + stay * chance.uniform(420, 900), 2)
        if chance.random() < 0.04:
            bill = -round(chance.uniform(20, 300), 2)
        found.append(
            {
                "id": f"V-{21000 + at}",
                "day": dt.date(2024, 1, 3) + dt.timedelta(days=chance.randrange(540)),
                "ward": ward,
                "doctor": chance.choices(DOCTORS, (7, 6, 5, 4, 3, 2))[0],
                "stay": stay,
                "wait": None if missed or chance.random() < 0.08 else round(chance.gauss(42, 18)) % 120,
                "bill": bill,
                "insurance": None if chance.random() < 0.06 else chance.choices(INSURERS, (60, 28, 12))[0],
                "missed": missed,
                "age": chance.randint(0, 16) if ward == "Paediatrics" else chance.randint(18, 92),
                "happy": None if missed or chance.random() < 0.25 else min(100, max(10, round(chance.gauss(78, 13)))),
                "outcome": "cancelled" if missed else chance.choices(
                    ("discharged", "referred", "readmitted"), (80, 12, 8))[0],
            }
        )  # fmt: skip
    return found


def dollars(value: float) -> str:
    """An amount as accountants write it: a refund in brackets."""
    return f"(${-value:,.2f})" if value < 0 else f"${value:,.2f}"


def clinic() -> bytes:
    """A CSV that begins with the name of the report and ends with totals."""
    rows, page = clinic_rows(), io.StringIO()
    out = csv.writer(page, lineterminator="\r\n")
    out.writerows([["St. Anna Clinic - admissions export"], ["Printed 02 Jul 2025, page 1 of 1"], []])
    out.writerow(_CLINIC)
    for at, row in enumerate(rows):
        day, none = row["day"], BLANKS[at % 3]
        out.writerow([
            row["id"], (f"{day:%Y-%m-%d}", f"{day:%d %b %Y}", f"{day:%B} {day.day}, {day.year}")[at % 3], row["ward"],
            row["doctor"], row["stay"], none if row["wait"] is None else row["wait"], dollars(row["bill"]),
            row["insurance"] or none, "Yes" if row["missed"] else "No", row["age"],
            none if row["happy"] is None else f"{row['happy']}%", row["outcome"],
        ])  # fmt: skip
    total = sum(row["bill"] for row in rows)
    out.writerow(["TOTAL", "", "", "", sum(row["stay"] for row in rows), "", dollars(total), "", "", "", "", ""])
    return page.getvalue().encode()


GOODS = {"Schuhe": 79.9, "Jacken": 129.0, "Taschen": 54.5, "Hemden": 39.95, "Gürtel": 24.9}
LANDS = ("Deutschland", "Österreich", "Schweiz", "Frankreich")
PAID = ("PayPal", "Rechnung", "Kreditkarte", "Klarna")
TOWNS = ("Köln", "Wien", "Zürich", "Lyon", "Hamburg", "München")
_FIRST = ("Anna", "Bernd", "Clara", "Dirk", "Eva", "Falk", "Greta", "Hugo")
_LAST = ("Auer", "Blum", "Cramer", "Dorn", "Ebert", "Fink", "Gross", "Huber", "Imhof", "Jung")


def shop_rows() -> tuple[list[Row], list[Row]]:
    """Orders of 2023 and 2024 and the customers who placed them."""
    chance, people, orders = random.Random(202), [], []
    for at in range(80):
        people.append(
            {
                "id": f"K{400 + at}",
                "name": f"{_FIRST[at % 8]} {_LAST[at // 8]}",
                "town": chance.choices(TOWNS, (6, 5, 4, 3, 3, 2))[0],
                "segment": chance.choices(("Privat", "Gewerbe"), (7, 3))[0],
                "letter": chance.random() < 0.6,
                "since": dt.date(2021, 1, 4) + dt.timedelta(days=chance.randrange(1000)),
                "points": None if chance.random() < 0.2 else chance.randrange(-50, 900),
            }
        )
    for at in range(460):
        kind = chance.choices(list(GOODS), (30, 14, 20, 24, 12))[0]
        count = chance.choices((1, 2, 3, 4), (60, 25, 10, 5))[0]
        cut = chance.choices((0.0, 0.05, 0.1, 0.2), (60, 15, 15, 10))[0]
        orders.append(
            {
                "no": f"B-{7000 + at}",
                "day": dt.date(2023, 1, 2) + dt.timedelta(days=chance.randrange(728)),
                "customer": chance.choice(people)["id"],
                "land": chance.choices(LANDS, (55, 18, 15, 12))[0],
                "kind": kind,
                "count": count,
                "sales": round(count * GOODS[kind] * (1 - cut) * chance.uniform(0.9, 1.6), 2),
                "cut": cut,
                "paid": None if chance.random() < 0.05 else chance.choices(PAID, (40, 25, 20, 15))[0],
                "state": chance.choices(("geliefert", "storniert", "offen", "versandt"), (75, 9, 6, 10))[0],
                "back": chance.random() < 0.14,
                "days": None if chance.random() < 0.1 else chance.randint(1, 12),
            }
        )
    return orders, people


def euros(value: float) -> str:
    """An amount in the German way."""
    return f"{value:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".") + " €"


def shop() -> bytes:
    """A German workbook: what people had typed as texts, and a title over the first sheet."""
    orders, people = shop_rows()
    first: list[list[object]] = [
        ["Bestellübersicht Webshop 2023/2024"],
        [],
        ["Bestellnr.", "Bestelldatum", "Kundennr.", "Land", "Warengruppe", "Menge (Stk.)", "Umsatz\nbrutto (€)",
         "Rabatt", "Zahlungsart", "Status", "Retoure", "Lieferzeit (Tage)"],
    ]  # fmt: skip
    for row in orders:
        first.append([row["no"], f"{row['day']:%d.%m.%Y}", row["customer"], row["land"], row["kind"], row["count"],
                      euros(row["sales"]), f"{row['cut'] * 100:.0f} %", row["paid"] or "k.A.", row["state"],
                      "ja" if row["back"] else "nein", "-" if row["days"] is None else row["days"]])  # fmt: skip
    first.append(["Summe", None, None, None, None, sum(row["count"] for row in orders),
                  euros(sum(row["sales"] for row in orders))])  # fmt: skip
    second: list[list[object]] = [["Kundennr.", "Name", "Stadt", "Segment", "Newsletter", "Kunde seit", "Bonuspunkte"]]
    for row in people:
        second.append([row["id"], row["name"], row["town"], row["segment"], "ja" if row["letter"] else "nein",
                       ("date", (row["since"] - dt.date(1899, 12, 30)).days), row["points"]])  # fmt: skip
    return xlsx({"Bestellungen": first, "Kunden": second})


UNITS = {"Marketing": 60, "IT": 95, "HR": 32, "Logistics": 74, "R&D": 120, "Facilities": 28}
KINDS = {"Salaries": 1.0, "Travel": 0.12, "Software": 0.3, "Consulting": 0.25}
BOSSES = {"Marketing": "N. Ferrari", "IT": "P. Osman", "HR": "L. Weiss", "Logistics": "J. Carter", "R&D": "M. Ito",
          "Facilities": "L. Weiss"}  # fmt: skip


def budget_rows() -> list[Row]:
    """What each department was to spend and spent, per month and kind of cost, from January 2024 to June 2025."""
    chance, found = random.Random(303), []
    for at in range(18):
        month = dt.date(2024 + at // 12, at % 12 + 1, 1)
        for unit, size in UNITS.items():
            heads = round(size / 6) + chance.randint(-1, 2) + at // 6
            for kind, part in KINDS.items():
                plan = round(size * part * (1 + at / 60), 1)
                spent = None if chance.random() < 0.03 else round(plan * chance.gauss(1.02, 0.12), 1)
                if kind == "Consulting" and chance.random() < 0.06:
                    spent = -round(plan / 3, 1)
                found.append(
                    {
                        "month": month,
                        "unit": unit,
                        "kind": kind,
                        "plan": plan,
                        "spent": spent,
                        "gap": None if spent is None else round(spent - plan, 1),
                        "heads": heads if kind == "Salaries" else None,
                        "leavers": (chance.random() < 0.3) + 0 if kind == "Salaries" else None,
                        "boss": BOSSES[unit],
                        "agreed": chance.random() < 0.85,
                    }
                )
    return found


def budget() -> bytes:
    """A CSV with semicolons, months as words, thousands of euros, and sums between and below."""
    rows = budget_rows()
    lines = ["Cost report FY24 / FY25;;;;;;;;;", "all amounts in k€;;;;;;;;;",
             "Month;Department;Cost type;Budget (k€);Actual (k€);Variance (k€);"
             "Headcount (FTE);Leavers;Owner;Approved"]  # fmt: skip
    for row in rows:
        lines.append(";".join([
            f"{row['month']:%b %Y}", row["unit"], row["kind"], f"{row['plan']:.1f}",
            "n/a" if row["spent"] is None else f"{row['spent']:.1f}",
            "n/a" if row["gap"] is None else f"{row['gap']:+.1f}", "" if row["heads"] is None else str(row["heads"]),
            "" if row["leavers"] is None else str(row["leavers"]), row["boss"], "y" if row["agreed"] else "n",
        ]))  # fmt: skip
    plan, spent = sum(row["plan"] for row in rows), sum(row["spent"] or 0 for row in rows)
    lines.append(f"Grand total;;;{plan:.1f};{spent:.1f};;;;;")
    return ("\r\n".join(lines) + "\r\n").encode()


NAMES = {"clinic": "admissions.csv", "shop": "webshop.xlsx", "budget": "cost_report.csv"}
"""What the files are called in the chat."""


def main(folder: str = "/tmp/unseen") -> None:
    """Write the three files."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, make in (("clinic", clinic), ("shop", shop), ("budget", budget)):
        (Path(folder) / NAMES[name]).write_bytes(make())


if __name__ == "__main__":
    main(*sys.argv[1:])
