"""70 results of different shapes, what is chosen for each, and the pictures in light and dark to be looked at.

The 38 further ones stand in `unseen_shapes.py`.

PYTHONPATH=. python tests/measure_charts.py [FOLDER]   (default: /tmp/charts)
"""

from __future__ import annotations

import asyncio
import math
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from unseen_shapes import shapes as further

from bot.charts.alt import alt
from bot.charts.anew import changed
from bot.charts.chart import Chart, Hints, NoChart
from bot.charts.choose import choose
from bot.charts.draw import Drawing
from bot.tables.table import Kind, Result

T, I, N, D, M = Kind.TEXT, Kind.INTEGER, Kind.NUMBER, Kind.DATE, Kind.MOMENT  # noqa: E741
Cell = str | int | float | None
REGIONS = ("North", "South", "East", "West")
MONTHS = ("2025-10", "2025-11", "2025-12")
GERMAN = Hints(german=True, units=("", "€"), groups=1)


def result(names: str, kinds: tuple[Kind, ...], rows: Sequence[tuple[Cell, ...]]) -> Result:
    return Result(columns=tuple(names.split("|")), kinds=kinds, rows=tuple(rows))


def day(at: int) -> str:
    from datetime import date, timedelta

    return (date(2025, 1, 1) + timedelta(days=at)).isoformat()


def shapes() -> list[tuple[str, Result, Hints, str]]:
    """Name, result, what the caller knows, and feedback on the picture ("" for none)."""
    chance = random.Random(7)
    walk = [100.0]
    for _ in range(3000):
        walk.append(max(5, walk[-1] + chance.gauss(0, 4)))
    sold = Hints(units=("", "$"), additive=True)
    two = Hints(units=("", "", "$"), additive=True, groups=2)
    month_region = [(m, r, chance.uniform(2000, 9000)) for m in MONTHS for r in REGIONS]
    year_region = [(f"2025-{m:02}", r, chance.uniform(2e5, 9e5)) for m in range(1, 13) for r in REGIONS]
    stores = [
        f"Store {chance.randrange(1000, 9999)} {chance.choice(['Hauptstraße', 'Market', 'Rue de la Paix'])}"
        for _ in range(60)
    ]
    return [
        (
            "4 regions, revenue",
            result("region|revenue", (T, N), [(r, chance.uniform(9e3, 4e4)) for r in REGIONS]),
            sold,
            "",
        ),
        (
            "12 products",
            result(
                "product|revenue",
                (T, N),
                [
                    (f"{p} grinder", chance.uniform(9e2, 4e4))
                    for p in [
                        "Ash",
                        "Birch",
                        "Cedar",
                        "Elm",
                        "Fir",
                        "Hazel",
                        "Larch",
                        "Maple",
                        "Oak",
                        "Pine",
                        "Rowan",
                        "Yew",
                    ]
                ],
            ),
            sold,
            "",
        ),
        (
            "60 stores, long names",
            result("store|revenue", (T, N), [(s, chance.paretovariate(1.5) * 1000) for s in stores]),
            sold,
            "",
        ),
        (
            "5 very long names",
            result(
                "question|answers",
                (T, I),
                [
                    (f"How satisfied are you with the delivery times of our partners in region {c}?", 10 + 7 * n)
                    for n, c in enumerate("ABCDE")
                ],
            ),
            Hints(additive=True),
            "",
        ),
        (
            "months of a year",
            result("month|revenue", (D, N), [(f"2025-{m:02}-01", 1e6 * (2 + math.sin(m))) for m in range(1, 13)]),
            sold,
            "",
        ),
        ("3 months", result("month|revenue", (T, N), [(m, chance.uniform(3e4, 5e4)) for m in MONTHS]), sold, ""),
        ("3 months x 4 regions", result("month|region|revenue", (T, T, N), month_region), two, ""),
        (
            "3 months x 4 regions, share",
            result(
                "month|region|share",
                (T, T, N),
                [(m, r, round(v / sum(w for n, _, w in month_region if n == m) * 100, 1)) for m, r, v in month_region],
            ),
            Hints(units=("", "", "%"), share=True, groups=2),
            "",
        ),
        ("12 months x 4 regions", result("month|region|revenue", (T, T, N), year_region), two, ""),
        ("... as areas, stacked", result("month|region|revenue", (T, T, N), year_region), two, "as areas, stacked"),
        ("... share of the whole", result("month|region|revenue", (T, T, N), year_region), two, "stack them to 100 %"),
        (
            "365 days",
            result("date|orders", (D, I), [(day(n), int(v)) for n, v in enumerate(walk[:365])]),
            Hints(additive=True),
            "",
        ),
        (
            "3,001 days, a price",
            result("date|price", (D, N), [(day(n), v) for n, v in enumerate(walk)]),
            Hints(units=("", "$")),
            "",
        ),
        (
            "2,000 minutes in a day",
            result(
                "time|load",
                (M, N),
                [
                    (f"2025-03-04T{n // 84:02}:{n % 84 * 60 // 84:02}:{n % 60:02}", abs(v))
                    for n, v in enumerate(walk[:2000])
                ],
            ),
            Hints(units=("", "%")),
            "",
        ),
        (
            "8 quarters",
            result(
                "quarter|profit",
                (T, N),
                [(f"{y}-Q{q}", chance.uniform(-4e6, 9e6)) for y in (2024, 2025) for q in range(1, 5)],
            ),
            Hints(units=("", "€")),
            "",
        ),
        (
            "profit and loss by unit",
            result(
                "unit|profit",
                (T, N),
                [
                    (u, v)
                    for u, v in zip(
                        ["Retail", "Online", "Export", "Service", "Rental"],
                        (5200, -3100, 800, -12000, 9100),
                        strict=True,
                    )
                ],
            ),
            Hints(units=("", "$")),
            "",
        ),
        (
            "long names, negative",
            result(
                "cost centre|change",
                (T, N),
                [
                    (f"{n} Department of {w}", v)
                    for n, (w, v) in enumerate(
                        zip(
                            ["Logistics", "Research", "Marketing", "Finance", "Housing", "Catering"],
                            (-12.5, 3.2, 44.1, -31, 8, 0),
                            strict=True,
                        )
                    )
                ],
            ),
            Hints(units=("", "%")),
            "",
        ),
        (
            "two measures",
            result(
                "price|quantity",
                (N, I),
                [
                    (p, max(1, int(200 - 3 * p + chance.gauss(0, 12))))
                    for p in [chance.uniform(5, 60) for _ in range(180)]
                ],
            ),
            Hints(units=("€", "")),
            "",
        ),
        (
            "20,000 points",
            result(
                "length|weight",
                (N, N),
                [(x, x**3 * chance.uniform(0.8, 1.2)) for x in [chance.gauss(50, 12) for _ in range(20000)]],
            ),
            Hints(units=("cm", "g")),
            "",
        ),
        (
            "14 countries x 12 months",
            result(
                "country|month|visits",
                (T, T, I),
                [
                    (c, f"2025-{m:02}", chance.randrange(100, 90000))
                    for c in [
                        "Austria",
                        "Belgium",
                        "Chile",
                        "Denmark",
                        "Egypt",
                        "France",
                        "Germany",
                        "Hungary",
                        "India",
                        "Japan",
                        "Kenya",
                        "Latvia",
                        "Mexico",
                        "Norway",
                    ]
                    for m in range(1, 13)
                ],
            ),
            Hints(groups=2),
            "",
        ),
        (
            "9 teams x 10 skills",
            result(
                "team|skill|people",
                (T, T, I),
                [
                    (f"Team {t}", s, chance.randrange(0, 30))
                    for t in range(9)
                    for s in ["Python", "Go", "Rust", "SQL", "Design", "Writing", "Sales", "Law", "Music", "Cooking"]
                ],
            ),
            Hints(groups=2),
            "",
        ),
        (
            "regions x 2 measures",
            result(
                "region|revenue|cost",
                (T, N, N),
                [(r, chance.uniform(2e6, 9e6), chance.uniform(1e6, 5e6)) for r in REGIONS],
            ),
            Hints(units=("", "€", "€")),
            "",
        ),
        (
            "12 series over years",
            result(
                "year|brand|sold",
                (I, T, I),
                [(y, f"Brand {b}", chance.randrange(10, 900)) for y in range(2016, 2026) for b in "ABCDEFGHIJKL"],
            ),
            Hints(additive=True, groups=2),
            "",
        ),
        (
            "missing, NaN, infinite",
            result(
                "month|temperature",
                (T, N),
                [
                    (f"2025-{m:02}", v)
                    for m, v in enumerate(
                        (1.5, None, 7.25, float("nan"), 14, 18.5, float("inf"), 19, 15, 9, 4, -2.5), 1
                    )
                ],
            ),
            Hints(units=("", "°C")),
            "",
        ),
        ("one point", result("month|revenue", (T, N), [("2025-10", 5.0)]), sold, ""),
        ("one month x 4 regions", result("month|region|revenue", (T, T, N), month_region[:4]), two, ""),
        (
            "log scale, 5 orders",
            result("protein|count", (T, I), [(f"P{n}", 10**n * 3) for n in range(6)]),
            Hints(),
            "log scale",
        ),
        (
            "German, a pie",
            result("Region|Umsatz", (T, N), [(r, chance.uniform(9e3, 4e4)) for r in ("Nord", "Süd", "Ost", "West")]),
            GERMAN,
            "als Kreisdiagramm",
        ),
        (
            "German, months",
            result("Monat|Umsatz", (T, N), [(f"2025-{m:02}", chance.uniform(1e6, 4e6)) for m in range(1, 13)]),
            GERMAN,
            "",
        ),
        (
            "our colours, grouped",
            result("month|region|revenue", (T, T, N), month_region),
            Hints(additive=True, groups=2, colours=("#ffe600", "#001a70", "#00a19a", "#e30613")),
            "in our colours",
        ),
        (
            "weekdays, tiny values",
            result(
                "weekday|rate",
                (T, N),
                [(d, 0.0004 * (n + 1)) for n, d in enumerate(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])],
            ),
            Hints(),
            "",
        ),
        (
            "attack in names",
            result(
                '<script>alert(1)</script>|{"expr":"1"}',
                (T, N),
                [
                    ("datum.y=1;//", 3),
                    ("file:///etc/passwd", 2),
                    ("http://127.0.0.1/i.png", 4),
                    ("'+alert(1)+'", 1),
                    ("\u202eevil\n\nline" + "x" * 9000, 2),
                ],
            ),
            Hints(),
            "",
        ),
    ]


async def main(folder: Path) -> None:
    async with Drawing() as drawing:
        for at, (name, found, hints, words) in enumerate([*shapes(), *further()], 1):
            chart: Chart | NoChart = choose(found, hints)
            if words and isinstance(chart, Chart):
                chart = changed(chart, words, found) or chart
            if isinstance(chart, NoChart):
                print(f"{at:2} {name:30} no chart: {chart.why}")
                continue
            begun = time.perf_counter()
            for dark in (False, True):
                (folder / f"{at:02}-{'dark' if dark else 'light'}.png").write_bytes(await drawing.png(chart, dark))
            spent = (time.perf_counter() - begun) / 2
            (folder / f"{at:02}.svg").write_text(await drawing.svg(chart))
            print(f"{at:2} {name:30} {chart.mark.value:15} {chart.layout.value:11} {len(chart.points):4} "
                  f"{spent:5.2f} s  {' '.join(chart.notes)}")  # fmt: skip
            print(f"   {alt(chart)[:160]}")


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "/tmp/charts")
    target.mkdir(exist_ok=True)
    asyncio.run(main(target))
