"""Three files that nobody who wrote the reader had seen: `python tests/unseen_tables.py [FOLDER]` writes them.

The same bytes come at each call. `freight` has dirty headers, `gym` two sheets with dates in three forms, `desk` a
million rows. `*_rows` give the plain values from which the right answers were computed, apart from the bot.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from files import xlsx
from unseen_offices import NAMES, budget, clinic, shop

Row = dict[str, Any]

CARRIERS = {"DHL": 1.0, "DPD": 0.93, "GLS": 0.9, "Hermes": 0.85, "UPS": 1.24, "Maersk": 0.6}
COUNTRIES = {"Germany": 1.0, "Austria": 1.3, "Switzerland": 1.9, "Poland": 1.2, "Italy": 1.5, "Netherlands": 1.1}
_FREIGHT = (
    '\ufeffShipment No.;Ship date;Carrier;"Destination\ncountry";Weight (kg);"Freight cost\n(EUR)";'
    "Status;Status;Rating (1-5)\r\n"
)


def freight_rows() -> list[Row]:
    """Parcels that were shipped from January to June 2025."""
    chance, found = random.Random(11), []
    for at in range(420):
        carrier = chance.choices(list(CARRIERS), (30, 22, 16, 14, 10, 8))[0]
        country = chance.choices(list(COUNTRIES), (40, 15, 9, 14, 12, 10))[0]
        kilos = round(chance.uniform(0.4, 60) * (12 if carrier == "Maersk" else 1), 1)
        cost = round((6 + kilos * 0.85) * CARRIERS[carrier] * COUNTRIES[country] * chance.uniform(0.9, 1.1), 2)
        state = chance.choices(("delivered", "late", "lost", "returned"), (80, 12, 3, 5))[0]
        found.append(
            {
                "no": f"S-{5000 + at}",
                "day": dt.date(2025, 1, 2) + dt.timedelta(days=chance.randrange(179)),
                "carrier": carrier,
                "country": country,
                "kilos": kilos,
                "cost": cost,
                "state": state,
                "paid": chance.choices(("paid", "unpaid"), (85, 15))[0],
                "rating": None if chance.random() < 0.2 else chance.randint(1, 3 if state == "late" else 5),
            }
        )
    return found


def german(value: float, places: int) -> str:
    """A number with a decimal comma and points between the thousands."""
    return f"{value:,.{places}f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def freight() -> bytes:
    """A CSV with a byte order mark, semicolons, decimal commas, headers over two lines and twice, and a totals row."""
    rows, lines = freight_rows(), [_FREIGHT]
    for row in rows:
        cells = (row["no"], f"{row['day']:%d.%m.%Y}", row["carrier"], row["country"], german(row["kilos"], 1),
                 german(row["cost"], 2), row["state"], row["paid"], row["rating"] or "")  # fmt: skip
        lines.append(";".join(map(str, cells)) + "\r\n")
    kilos, cost = sum(row["kilos"] for row in rows), sum(row["cost"] for row in rows)
    lines.append(f"Total;;;;{german(kilos, 1)};{german(cost, 2)};;;\r\n")
    return "".join(lines).encode("utf-8")


FEES = {"Basic": 19.0, "Plus": 29.5, "Premium": 49.0}
CITIES = ("Leeds", "York", "Hull", "Bath")
CLASSES = {"Yoga": 45, "Spinning": 50, "Pilates": 55, "Boxing": 60}
TRAINERS = ("Okafor", "Brandt", "Silva", "Novak")
_FIRST = ("Ada", "Ben", "Cleo", "Dev", "Eli", "Fay", "Gus", "Hana", "Ivo", "Jun", "Kit", "Lea")
_LAST = ("Archer", "Boyd", "Castle", "Dunne", "Ellis", "Frost", "Gray", "Hale", "Irwin", "Jones")


def gym_rows() -> tuple[list[Row], list[Row]]:
    """The members of a gym and their visits."""
    chance, members, visits = random.Random(23), [], []
    names = [f"{first} {last}" for first in _FIRST for last in _LAST]
    ages = chance.sample(range(180, 800), 120)
    for at, name in enumerate(names):
        plan = chance.choices(list(FEES), (50, 42, 28))[0]
        members.append(
            {
                "id": f"M{100 + at}",
                "name": name,
                "joined": dt.date(2023, 6, 1) + dt.timedelta(days=chance.randrange(900)),
                "plan": plan,
                "city": None if chance.random() < 0.07 else chance.choices(CITIES, (40, 30, 22, 15))[0],
                "fee": FEES[plan],
                "discount": chance.choice((0.0, 0.05, 0.1, 0.25)),
                "active": chance.random() < 0.72,
                "age": None if chance.random() < 0.15 else ages[at] // 10,
            }
        )
    for at in range(640):
        kind = chance.choices(list(CLASSES), (35, 28, 20, 14))[0]
        visits.append(
            {
                "no": 9000 + at,
                "member": chance.choice(members)["id"],
                "day": dt.date(2025, 1, 1) + dt.timedelta(days=chance.randrange(181)),
                "kind": kind,
                "trainer": chance.choices(TRAINERS, (3, 4, 2, 2))[0],
                "minutes": None if chance.random() < 0.05 else CLASSES[kind] + chance.randint(-10, 15),
                "late": chance.random() < 0.11,
            }
        )
    return members, visits


def written(day: dt.date, form: int) -> Any:
    """A date as an Excel cell with a date's format, as ISO text, or as words."""
    return (("date", (day - dt.date(1899, 12, 30)).days), day.isoformat(), f"{day:%d %b %Y}")[form]


def gym() -> bytes:
    """A workbook of two sheets: dates in three forms, percentages, yes and no, and cells that are empty."""
    members, visits = gym_rows()
    first: list[list[object]] = [
        ["Member ID", "Name", "Joined", "Plan", "City", "Monthly fee (GBP)", "Discount", "Active", "Age"]
    ]
    for at, row in enumerate(members):
        first.append([row["id"], row["name"], written(row["joined"], at % 3), row["plan"], row["city"], row["fee"],
                      row["discount"], "yes" if row["active"] else "no", row["age"]])  # fmt: skip
    second: list[list[object]] = [["Visit no", "Member ID", "Visit date", "Class", "Trainer", "Minutes", "Late cancel"]]
    for at, row in enumerate(visits):
        second.append([row["no"], row["member"], written(row["day"], at % 3), row["kind"], row["trainer"],
                       row["minutes"], "Y" if row["late"] else "N"])  # fmt: skip
    return percents(xlsx({"Members": first, "Visits": second}))


def percents(book: bytes) -> bytes:
    """The workbook with column G of its first sheet shown as percentages, as Excel keeps them: 0.05 shown as 5 %."""
    import io
    import zipfile

    old = zipfile.ZipFile(io.BytesIO(book))
    parts = {name: old.read(name) for name in old.namelist()}
    style = parts["xl/styles.xml"].decode().replace('count="2"', 'count="3"')
    parts["xl/styles.xml"] = style.replace("</cellXfs>", '<xf numFmtId="9"/></cellXfs>').encode()
    page = parts["xl/worksheets/s1.xml"].decode()
    parts["xl/worksheets/s1.xml"] = re.sub(r'r="(G\d+)"><v>', r'r="\1" s="2"><v>', page).encode()
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in parts.items():
            pack.writestr(name, data)
    return body.getvalue()


TEAMS = {"Billing": 1.1, "Technical": 1.9, "Onboarding": 0.8, "Sales": 0.6}
CHANNELS = {"email": 3.5, "chat": 4.2, "phone": 3.9}
PRIORITIES = {"low": 3.0, "normal": 1.6, "high": 0.7, "urgent": 0.2}
LANDS = ("Germany", "France", "Spain", "Sweden", "Canada")
DESK = ("ticket", "created", "team", "channel", "priority", "country", "agent", "first_reply_min", "csat", "reopened",
        "status")  # fmt: skip


def desk_rows(count: int = 1_000_000) -> Iterator[tuple[Any, ...]]:
    """Support tickets from January 2024 to June 2025, in the order of `DESK`."""
    chance = random.Random(37)
    start, days = dt.date(2024, 1, 1), 547
    weights = []
    for at in range(days):
        day = start + dt.timedelta(days=at)
        weights.append((1.0 + at / 900) * (1.3, 1.1, 1.0, 0.95, 0.9, 0.5, 0.4)[day.weekday()])
    dates = [(start + dt.timedelta(days=at)).isoformat() for at in range(days)]
    agents = [f"agent{at:02}" for at in range(1, 41)]
    for at, date in enumerate(sorted(chance.choices(dates, weights, k=count))):
        team = chance.choices(list(TEAMS), (35, 40, 10, 15))[0]
        channel = chance.choices(list(CHANNELS), (50, 35, 15))[0]
        priority = chance.choices(list(PRIORITIES), (30, 45, 20, 5))[0]
        reply = int(chance.expovariate(1 / 200) * TEAMS[team] * PRIORITIES[priority]) + 1
        csat = None if chance.random() < 0.35 else min(5, max(1, round(chance.gauss(CHANNELS[channel], 1))))
        yield (
            at + 1, f"{date} {chance.randrange(24):02}:{chance.randrange(60):02}", team, channel, priority,
            chance.choices(LANDS, (34, 25, 18, 13, 10))[0], chance.choices(agents, range(60, 100))[0], reply, csat,
            "yes" if chance.random() < 0.08 else "no",
            chance.choices(("closed", "open", "cancelled"), (88, 8, 4))[0],
        )  # fmt: skip


def desk(count: int = 1_000_000) -> bytes:
    """A CSV of so many tickets."""
    lines = [",".join(DESK)]
    lines += [",".join("" if cell is None else str(cell) for cell in row) for row in desk_rows(count)]
    return ("\n".join(lines) + "\n").encode()


__all__ = ["budget", "clinic", "shop"]
FILES = {"freight": "shipments_2025.csv", "gym": "gym.xlsx", "desk": "tickets.csv", **NAMES}
"""What the files are called in the chat."""


def main(folder: str = "/tmp/unseen") -> None:
    """Write the three files."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, make in (("freight", freight), ("gym", gym), ("desk", desk)):
        (Path(folder) / FILES[name]).write_bytes(make())


if __name__ == "__main__":
    main(*sys.argv[1:])
