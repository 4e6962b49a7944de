"""38 further results for charts, unlike those that the choosing was built on; drawn by `measure_charts.py`."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from datetime import date, timedelta

from bot.charts.chart import Hints
from bot.tables.table import Kind, Result

T, I, N, D, Y = Kind.TEXT, Kind.INTEGER, Kind.NUMBER, Kind.DATE, Kind.YESNO  # noqa: E741
Cell = str | int | float | None
Case = tuple[str, Result, Hints, str]
"""Its name, a result, what the caller knows of it, and feedback on the picture ("" for none)."""
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ADDED = Hints(units=("", "€"), additive=True, groups=1)
CROSSED = Hints(units=("", "", "€"), additive=True, groups=2)


def result(names: str, kinds: tuple[Kind, ...], rows: Sequence[tuple[Cell, ...]]) -> Result:
    return Result(columns=tuple(names.split("|")), kinds=kinds, rows=tuple(rows))


def shapes() -> list[Case]:
    """All of them, the same each time."""
    chance = random.Random(11)
    return [*_sizes(chance), *_times(chance), *_crossed(chance), *_odd(chance)]


def _sizes(chance: random.Random) -> list[Case]:
    few = result("plan|customers", (T, I), [("Basic", 812), ("Premium", 97)])
    cities = [f"{name}{end}" for name in ("Ber", "Ham", "Mün", "Köl", "Dres", "Ess") for end in (
        "lin", "burg", "chen", "ndorf", "heim", "furt", "stadt", "bach", "ingen", "au")]  # fmt: skip
    spread = [("Titanic-class tankers", 48_200_000_000), ("Ferries", 3_100_000), ("Dinghies", 4_200), ("Buoys", 12)]
    reached = [("Alpha team", 134.5), ("Beta team", 98.2), ("Gamma team", 215.0), ("Delta team", 61.25)]
    complaints = [
        ("The parcel was left with a neighbour although the note said that it was in the parcel box", 41),
        ("Refund arrived more than fourteen days after the return had been confirmed by the warehouse", 87),
        ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", 23),
        ("https://shop.example.com/produkte/kueche/mixer/standmixer?variante=schwarz&menge=1", 12),
    ]
    return [
        ("2 rows", few, Hints(additive=True, groups=1), ""),
        ("1 row, 3 measures", result("min|mean|max", (N, N, N), [(12.5, 48.25, 131.0)]), Hints(groups=0), ""),
        ("60 cities", result("city|orders", (T, I), [(c, chance.randrange(3, 900)) for c in cities]),
         Hints(additive=True, groups=1), ""),
        ("60 cities, an average", result("city|average order", (T, N), [(c, chance.uniform(20, 90)) for c in cities]),
         Hints(units=("", "€"), groups=1), ""),
        ("sentences as names", result("complaint|times", (T, I), complaints), Hints(additive=True, groups=1), ""),
        ("9 orders of magnitude", result("ship|value", (T, N), spread), ADDED, ""),
        ("9 orders, log", result("ship|value", (T, N), spread), ADDED, "logarithmic please"),
        ("above 100 %", result("team|target reached", (T, N), reached), Hints(units=("", "%"), groups=1), ""),
        ("all zeros", result("branch|returns", (T, I), [(b, 0) for b in ("Lyon", "Nice", "Lille")]),
         Hints(additive=True, groups=1), ""),
        ("all equal", result("server|uptime", (T, N), [(f"web-{n}", 99.9) for n in range(1, 6)]),
         Hints(units=("", "%"), groups=1), ""),
        ("all negative", result("fund|return", (T, N), [("Asia", -4.2), ("Bonds", -0.35), ("Energy", -17.9)]),
         Hints(units=("", "%"), groups=1), ""),
        ("counts of 1", result("ticket owner|tickets", (T, I), [(n, 1) for n in ("Ada", "Bo", "Cy", "Di", "Ed")]),
         Hints(additive=True, groups=1), ""),
        ("others row", result("browser|visits", (T, I), [("Chrome", 5100), ("Firefox", 800), ("Safari", 700),
                                                         ("Others", 1900)]), Hints(additive=True, groups=1), ""),
    ]  # fmt: skip


def _times(chance: random.Random) -> list[Case]:
    start = date(2023, 11, 3)
    sparse = [(start + timedelta(days=n * n // 2 + n), chance.uniform(5, 400)) for n in range(38)]
    growth = [("2025-01", None), *((f"2025-{m:02}", chance.uniform(-18, 24)) for m in range(2, 13))]
    growth[6] = ("2025-07", None)
    hours = [(h, int(40 + 300 * math.exp(-((h - 13) ** 2) / 18))) for h in range(24)]
    busy = [(start + timedelta(days=n), chance.randrange(80, 240)) for n in range(640)]
    return [
        ("weekdays", result("weekday|orders", (T, I), [(d, 40 + 31 * (n * 3 % 7)) for n, d in enumerate(WEEK)]),
         Hints(additive=True, groups=1), ""),
        ("hours of a day", result("hour|calls", (I, I), hours), Hints(additive=True, groups=1), ""),
        ("quarters across years", result("quarter|revenue", (T, N), [
            (f"{y}-Q{q}", 1e6 * (y - 2020) + 2e5 * q) for y in (2022, 2023, 2024, 2025) for q in (1, 2, 3, 4)][2:-1]),
         ADDED, ""),
        ("years only", result("year|members", (I, I), [(y, 120 + (y - 2008) ** 2) for y in range(2008, 2026)]),
         Hints(additive=True, groups=1), ""),
        ("one date", result("date|sales", (D, N), [("2025-11-28", 4820.5)]), ADDED, ""),
        ("sparse days, two years", result("day|spent", (D, N), [(d.isoformat(), v) for d, v in sparse]), ADDED, ""),
        ("growth with gaps", result("month|growth", (T, N), growth), Hints(units=("", "%"), groups=1), ""),
        ("640 days, a sum", result("day|trips", (D, I), [(d.isoformat(), v) for d, v in busy]), ADDED, ""),
        ("a gap in the middle", result("month|stock", (T, I), [
            (f"2025-{m:02}", None if m in (5, 6) else 300 + 20 * m) for m in range(1, 13)]), Hints(groups=1), ""),
    ]  # fmt: skip


def _crossed(chance: random.Random) -> list[Case]:
    eight = ("Aachen", "Bern", "Cadiz", "Dublin", "Essen", "Florence", "Ghent", "Hull")
    year = [(f"2025-{m:02}", c, chance.uniform(2e4, 9e4) * (1 + at / 3)) for m in range(1, 13) for at, c in
            enumerate(eight)]  # fmt: skip
    days = [(w, s, chance.randrange(2, 60)) for w in WEEK for s in ("morning", "afternoon", "evening")]
    parts = [(s, p, v) for s, vs in (("Web", (62.5, 37.5)), ("Shop", (18.25, 81.75)), ("Phone", (50.0, 50.0)))
             for p, v in zip(("new", "returning"), vs, strict=True)]  # fmt: skip
    lost = [(m, r, chance.uniform(-900, 1500)) for m in ("2025-07", "2025-08", "2025-09") for r in ("Coffee", "Tea")]
    return [
        ("12 months x 8 cities", result("month|city|revenue", (T, T, N), year), CROSSED, ""),
        ("12 months x 8, stacked", result("month|city|revenue", (T, T, N), year), CROSSED, "stack them"),
        ("weekdays x shifts", result("weekday|shift|people", (T, T, I), days), Hints(additive=True, groups=2), ""),
        ("share in two groups", result("channel|customers|share", (T, T, N), parts),
         Hints(units=("", "", "%"), share=True, groups=2), ""),
        ("gains and losses x 2", result("month|drink|margin", (T, T, N), lost),
         Hints(units=("", "", "€"), groups=2), ""),
        ("yes and no", result("newsletter|orders", (Y, I), [("yes", 512), ("no", 1893)]), Hints(groups=1), ""),
        ("yes and no x region", result("region|newsletter|orders", (T, Y, I), [
            (r, b, chance.randrange(50, 400)) for r in ("Nord", "Süd", "Ost") for b in ("yes", "no", None)]),
         Hints(additive=True, groups=2), ""),
        ("two units", result("country|revenue|staff", (T, N, I), [
            (c, chance.uniform(1e5, 9e5), chance.randrange(3, 40)) for c in ("Chile", "Ghana", "Japan", "Peru")]),
         Hints(units=("", "$", ""), groups=1), ""),
        ("age and income", result("age|income", (I, N), [
            (a, 900 * a + chance.gauss(0, 9000)) for a in [chance.randrange(18, 70) for _ in range(240)]]),
         Hints(units=("", "$"), groups=0), ""),
    ]  # fmt: skip


def _odd(chance: random.Random) -> list[Case]:
    tongues = [("北京市朝阳区", 420), ("القاهرة الجديدة", 310), ("🍕 Pizza & 🥗", 150), ("Ελλάδα", 90), ("한국", 260),
               ("ประเทศไทย", 75), ("हिन्दी", 140), ("👩‍👩‍👧 family", 33)]  # fmt: skip
    code = [('She said "yes"', 12), ("two\nlines\tand a tab", 9), ("<script>alert('x')</script>", 7),
            ("datum['y'] > 3 ? 'a' : 'b'", 5), ("{{signal}} ${x} \\n", 4), ("=SUM(A1:A9)", 3), ("-1", 2)]  # fmt: skip
    return [
        ("names of the world", result("地区|人数", (T, I), tongues), Hints(additive=True, groups=1), ""),
        ("code as names", result("input|errors", (T, I), code), Hints(additive=True, groups=1), ""),
        ("the same name twice", result("owner|points", (T, I), [("Kim", 30), ("Lee", 20), ("Kim", 25), ("Lee ", 4)]),
         Hints(groups=1), ""),
        ("one series only", result("month|region|sales", (T, T, N), [
            (f"2025-{m:02}", "North", chance.uniform(50, 90)) for m in range(1, 8)]), CROSSED, ""),
        ("numbers as words", result("item|price", (T, T), [("Pen", "1.20"), ("Book", "14.90")]), Hints(groups=1), ""),
        ("NaN and infinite", result("sensor|value", (T, N), [
            ("A", math.nan), ("B", 4.5), ("C", math.inf), ("D", 6.25), ("E", -math.inf)]), Hints(groups=1), ""),
        ("German, millions", result("Sparte|Gewinn", (T, N), [
            ("Maschinenbau", 12_400_000.0), ("Fahrzeugtechnik", -2_350_000.0), ("Dienstleistungen", 7_900_500.5)]),
         Hints(units=("", "€"), groups=1, german=True), ""),
    ]  # fmt: skip
