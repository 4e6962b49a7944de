"""Measures reading and asking tables: `python tests/measure_tables.py [ROWS]`. Seconds, and the child's memory."""

from __future__ import annotations

import asyncio
import io
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bot.tables.workbench import File, Workbench

QUERIES = (
    "SELECT c3, sum(c8) FROM t1 GROUP BY c3",
    "SELECT substr(c2, 1, 7), c3, sum(c8), count(*) FROM t1 GROUP BY 1, 2 ORDER BY 1, 2",
    "SELECT count(DISTINCT c1) FROM t1",
    "SELECT c4, avg(c8) FROM t1 WHERE c2 BETWEEN '2025-11-01' AND '2025-11-30' GROUP BY c4 ORDER BY 2 DESC LIMIT 3",
    "SELECT avg(c8) FROM (SELECT c8, row_number() OVER (ORDER BY c8) i, count(*) OVER () j FROM t1) "
    "WHERE i IN ((j + 1) / 2, (j + 2) / 2)",
)


def csv(rows: int) -> bytes:
    """Orders of one quarter, in the shape of a shop's export; every order has a number of its own."""
    chance = random.Random(1)
    text = io.StringIO()
    text.write("order_id,date,region,product,quantity,unit_price,discount,revenue\n")
    prices = {"Kettle": 24.9, "Toaster": 39.5, "Grinder": 44.0, "Scale": 18.75, "Blender": 59.0}
    names, regions = list(prices), ["East", "North", "South", "West"]
    for at in range(rows):
        name, quantity, off = chance.choice(names), chance.randint(1, 9), chance.choice((0, 0.05, 0.1))
        day = f"2025-{chance.randint(10, 12)}-{chance.randint(1, 30):02}"
        total = quantity * prices[name] * (1 - off) + at / rows
        text.write(f"{at},{day},{chance.choice(regions)},{name},{quantity},{prices[name]},{off},{total:.2f}\n")
    return text.getvalue().encode()


def memory(pid: int | None) -> str:
    """The most memory that a process has had, and its addresses, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    held = {line.split(":")[0]: int(line.split()[1]) // 1024 for line in lines if line.startswith("Vm")}
    return f"resident {held['VmHWM']} MB, addresses {held['VmPeak']} MB"


async def main(rows: int) -> None:
    """Read a file of so many rows and ask it."""
    data = csv(rows)
    print(f"{rows:,} rows, {len(data) / 1e6:.1f} MB")
    start = time.perf_counter()
    async with Workbench.open([File(name="orders.csv", data=data)]) as bench:
        print(
            f"read in {time.perf_counter() - start:.1f} s; {memory(bench.pid)}; {[one.text for one in bench.refused]}"
        )
        for sql in QUERIES:
            start = time.perf_counter()
            found = await bench.run(sql)
            print(f"{time.perf_counter() - start:6.2f} s, {len(found.rows)} rows: {sql[:90]}")
        print(memory(bench.pid))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
