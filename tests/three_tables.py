"""Three tables of different kinds, made deterministically, and their profiles; the answers are computed apart."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Sequence

from bot.tables.analysis import Analysis
from bot.tables.compile import compile
from bot.tables.table import Column, Kind, Table

Cell = str | int | float | None
Row = dict[str, Cell]
PRICES = {"Kettle": 24.9, "Toaster": 39.5, "Grinder": 44.0, "Scale": 18.75, "Blender": 59.0}


def _day(number: int, lengths: Sequence[tuple[int, int, int]]) -> str:
    for year, month, days in lengths:
        if number < days:
            return f"{year}-{month:02}-{number + 1:02}"
        number -= days
    raise ValueError(number)


def sales() -> list[Row]:
    """One quarter of orders, one row each, in the shape of a shop's export."""
    chance = random.Random(4)
    rows: list[Row] = []
    for at in range(1200):
        product = chance.choice(sorted(PRICES))
        quantity, discount = chance.randint(1, 9), chance.choice([0.0, 0.0, 0.0, 0.05, 0.1])
        rows.append({
            "order_id": 10000 + at,
            "date": _day(chance.randrange(92), [(2025, 10, 31), (2025, 11, 30), (2025, 12, 31)]),
            "region": chance.choice(["East", "East", "East", "North", "North", "West", "South"]),
            "product": product, "quantity": quantity, "unit_price": PRICES[product], "discount": discount,
            "revenue": round(quantity * PRICES[product] * (1 - discount), 2),
        })  # fmt: skip
    return rows


def deliveries() -> list[Row]:
    """Two years of deliveries: missing cells, a yes/no column, two numbers that are not added up."""
    chance = random.Random(5)
    lengths = [
        (y, m, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1]) for y in (2023, 2025) for m in range(1, 13)
    ]
    return [
        {
            "Delivery No": f"D-{at:05}",
            "Shipped on": None if chance.random() < 0.03 else _day(chance.randrange(730), lengths),
            "Carrier": chance.choice(["DHL", "UPS", "Hermes", "GLS", None]),
            "Country": chance.choice(["Germany", "Austria", "France"]),
            "Delivery days": None if chance.random() < 0.1 else chance.randint(1, 14),
            "Weight (kg)": round(chance.uniform(0.2, 30), 1),
            "Returned": chance.random() < 0.15,
            "Cost": round(chance.uniform(3, 40), 2),
        }
        for at in range(900)
    ]  # fmt: skip


def staff() -> list[Row]:
    """People of a company: no date that counts as time, a department called Sales, months as words."""
    chance = random.Random(6)
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun"]
    return [
        {
            "Employee ID": 500 + at, "Department": chance.choice(["Sales", "Research", "Support", "Finance"]),
            "City": chance.choice(["Berlin", "Wien", "Paris"]), "Month": chance.choice(months),
            "Salary": chance.randint(28, 95) * 1000, "Age": chance.randint(19, 66),
            "Rating": chance.choice([1, 2, 3, 4, 5, None]),
        }
        for at in range(240)
    ]  # fmt: skip


_KINDS = {"date": Kind.DATE, "Shipped on": Kind.DATE, "Returned": Kind.YESNO}


def table(name: str, rows: Sequence[Row]) -> Table:
    """The profile of rows."""
    columns = []
    for at, column in enumerate(rows[0], 1):
        cells = [row[column] for row in rows if row[column] is not None]
        kind = _KINDS.get(column) or (
            Kind.TEXT if isinstance(cells[0], str) else Kind.INTEGER if isinstance(cells[0], int) else Kind.NUMBER
        )
        shown = ["yes" if cell is True else "no" if cell is False else str(cell) for cell in cells]
        columns.append(Column(
            name=column, sql=f"c{at}", kind=kind, missing=len(rows) - len(cells), distinct=len(set(cells)),
            least=str(min(cells)), most=str(max(cells)),  # type: ignore[type-var]
            samples=tuple(value for value, _ in Counter(shown).most_common(8)),
        ))  # fmt: skip
    return Table(name=name, sql="t1", columns=tuple(columns), rows=len(rows), notes=())


def run(analysis: Analysis, held: Table, rows: Sequence[Row]) -> list[tuple[Cell, ...]]:
    """What real SQLite answers."""
    sql, parameters = compile(analysis, held)
    base = sqlite3.connect(":memory:")
    names = ", ".join(one.sql for one in held.columns)
    base.execute(f"CREATE TABLE {held.sql} ({names})")
    cells = [
        tuple(int(row[one.name]) if isinstance(row[one.name], bool) else row[one.name] for one in held.columns)  # type: ignore[arg-type]
        for row in rows
    ]
    base.executemany(f"INSERT INTO {held.sql} VALUES ({', '.join('?' for _ in held.columns)})", cells)
    found = base.execute(sql, parameters).fetchall()
    base.close()
    return found


ROWS = {"q4_sales.csv": sales(), "deliveries.csv": deliveries(), "staff.csv": staff()}
TABLES = {name: table(name, rows) for name, rows in ROWS.items()}
