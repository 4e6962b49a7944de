"""Running code, measured: making the sandbox, starting it, memory, and whether it prints what this Python prints.

PYTHONPATH=. python tests/measure_running.py [--make]   (--make: into a new folder, which takes half a minute)
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import platformdirs

from bot.running.ran import Ran, Stop
from bot.running.runnable import runnable
from bot.running.sandbox import Sandbox

FOLDER = Path(platformdirs.user_cache_dir("burnish", appauthor=False), "running")
HEAVY = {
    "sum of 5 million": "print(sum(n * n for n in range(5_000_000)))",
    "fib(27)": "def f(n): return n if n < 2 else f(n - 1) + f(n - 2)\nprint(f(27))",
    "sieve to 2 million": "n = 2_000_000\ns = bytearray([1]) * n\nfor i in range(2, 1415):\n"
    "    if s[i]: s[i*i::i] = bytes(len(range(i*i, n, i)))\nprint(sum(s) - 2)",
    "sort 500,000": "import random\nrandom.seed(1)\n"
    "x = [random.random() for _ in range(500_000)]\nx.sort()\nprint(x[0])",
}
PROGRAMS = r"""
from collections import Counter
print(Counter('mississippi').most_common(2))
---
import re
print(re.findall(r'\d+', 'a1b22c333'))
---
from datetime import date, timedelta
print(date(2024, 2, 28) + timedelta(days=2))
---
import json
print(json.dumps({'b': 1, 'a': [1, 2.5, None]}, sort_keys=True, indent=2))
---
from decimal import Decimal, getcontext
getcontext().prec = 30
print(Decimal(2).sqrt())
---
from fractions import Fraction
print(sum(Fraction(1, n) for n in range(1, 20)))
---
import math
print(math.pi, math.e, math.sin(1), math.gamma(5.5), math.comb(50, 25))
---
import cmath
print(cmath.exp(1j), abs(3 + 4j))
---
import statistics
print(statistics.stdev([1, 2, 4, 8]), statistics.quantiles(range(10)))
---
print(0.1 + 0.2, 1e300 * 10, round(2.675, 2), 7 // -2, -7 % 3, 2 ** 100)
---
print(f'{3.14159:.2f}', f'{1234567:,}', f'{0.5:%}', f'{255:#x}', f'{"x":>5}|')
---
import itertools
print(list(itertools.permutations('abc'))[:3], list(itertools.accumulate([1, 2, 3])))
---
import functools
@functools.lru_cache
def f(n): return n if n < 2 else f(n - 1) + f(n - 2)
print(f(90))
---
from dataclasses import dataclass, field
@dataclass(order=True)
class P:
    x: int
    y: list = field(default_factory=list)
print(sorted([P(2), P(1)]))
---
from enum import Enum, auto
class C(Enum):
    RED = auto()
    BLUE = auto()
print(list(C), C['RED'].value)
---
import heapq
h = [5, 1, 4]
heapq.heapify(h)
print(heapq.nsmallest(2, h), heapq.heappop(h))
---
import bisect
print(bisect.bisect([1, 3, 5], 3))
---
import random
random.seed(42)
print([random.randint(1, 6) for _ in range(10)], random.gauss(0, 1))
---
import hashlib, base64
print(hashlib.md5(b'x').hexdigest(), base64.b64encode(b'hello'))
---
import textwrap, string
print(textwrap.fill('the quick brown fox ' * 5, 40)); print(string.ascii_letters)
---
from contextlib import contextmanager
@contextmanager
def c():
    print('in')
    yield 1
    print('out')
with c() as x:
    print(x)
---
class A:
    def __init__(self): self.x = 1
    def __repr__(self): return f'A({self.x})'
print([A()], sorted({3, 1, 2}))
---
try:
    int('x')
except ValueError as e:
    print(type(e).__name__, e)
---
import asyncio
async def w(n):
    await asyncio.sleep(n / 50)
    return n
async def m():
    print(await asyncio.gather(*map(w, (3, 1, 2))))
asyncio.run(m())
---
import asyncio
async def p(q):
    for n in range(3): await q.put(n)
    await q.put(None)
async def m():
    q = asyncio.Queue()
    t = asyncio.create_task(p(q))
    while (x := await q.get()) is not None: print(x)
    await t
asyncio.run(m())
---
import asyncio
async def m():
    try:
        async with asyncio.timeout(0.05): await asyncio.sleep(9)
    except TimeoutError: print('late')
asyncio.run(m())
---
import xml.etree.ElementTree as E
print(E.fromstring('<a><b c="1">x</b></a>')[0].attrib)
---
import csv, io
print(list(csv.DictReader(io.StringIO('a,b\n1,2\n'))))
---
import struct, array
print(struct.pack('<If', 1, 2.5), array.array('d', [1.5]).itemsize)
---
import operator, copy, pprint
pprint.pprint({'k' * 30: list(range(30)), 'z': 1})
---
import locale, calendar
print(calendar.month(2025, 12))
---
import time
print(time.strftime('%Y-%m-%d', time.gmtime(0)), time.perf_counter() > 0)
---
from typing import Generic, TypeVar, NamedTuple
class P(NamedTuple):
    x: int = 1
print(P(), P()._asdict())
---
from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def f(self): pass
try: A()
except TypeError: print('abstract')
---
match {'k': [1, 2, 3]}:
    case {'k': [a, *rest]}: print(a, rest)
---
import unicodedata
print(unicodedata.name('é'), 'ß'.upper(), 'İ'.lower(), len('😀'))
---
import difflib
print(difflib.get_close_matches('appel', ['ape', 'apple']))
---
import timeit
print(timeit.timeit('1 + 1', number=10) > 0)
---
import logging, sys
logging.basicConfig(stream=sys.stdout, format='%(levelname)s %(message)s')
logging.warning('x')
---
import uuid
print(uuid.uuid5(uuid.NAMESPACE_DNS, 'x'), len(str(uuid.uuid4())))
---
import zlib, gzip
print(gzip.decompress(gzip.compress(b'x')), zlib.adler32(b'x'))
---
import graphlib
print(*graphlib.TopologicalSorter({'a': {'b'}}).static_order())
---
import ast
print(ast.unparse(ast.parse('1+1')))
---
import inspect
def f(a, *, b=1): pass
print(inspect.signature(f))
---
import doctest
print(doctest.testmod())
""".strip().split("\n---\n")
"""Programs whose output any Python of these years prints alike."""


def here(code: str) -> str:
    """What this Python prints."""
    return subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False).stdout


def peak(pid: int) -> float:
    """The most memory that a process has had until now, in MB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def children() -> list[int]:
    return [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]


async def watched(work: asyncio.Task[Ran]) -> tuple[Ran, float]:
    """What came of it, and the most memory that any child had meanwhile, in MB."""
    most = 0.0
    while not work.done():
        most = max([most, *map(peak, children())])
        await asyncio.sleep(0.005)
    return work.result(), most


async def main() -> None:
    """Measure all of it."""
    if "--make" in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            begun = time.perf_counter()

            async def make() -> Ran:
                path = await Sandbox(Path(folder)).ready()
                print(f"made in {time.perf_counter() - begun:.1f} s, {path.stat().st_size / 1e6:.0f} MB", end=", ")
                return Ran()

            _, most = await watched(asyncio.create_task(make()))
            print(f"peak {most:.0f} MB")
    box = Sandbox(FOLDER)
    await box.ready()
    whole, alone, memory = list[float](), list[float](), list[float]()
    for _ in range(20):
        begun = time.perf_counter()
        ran, most = await watched(asyncio.create_task(box.run("import time\nprint(1)\ntime.sleep(0.1)")))
        whole.append(time.perf_counter() - begun - ran.seconds)
        alone.append(ran.seconds - 0.1)
        memory.append(most)
    print(f"start and end: median {statistics.median(whole) * 1000:.0f} ms, most {max(whole) * 1000:.0f} ms")
    print(f"a print alone: median {statistics.median(alone) * 1000:.1f} ms; peak memory {max(memory):.0f} MB")
    _, most = await watched(asyncio.create_task(box.run("x = bytearray(200 * 2**20)\nimport time\ntime.sleep(0.1)")))
    print(f"with 200 MB in use: peak {most:.0f} MB")
    for name, code in HEAVY.items():
        begun = time.perf_counter()
        here(code)
        print(f"{name}: {(await box.run(code)).seconds:.2f} s, here {time.perf_counter() - begun:.2f} s with its start")
    alike = 0
    for code in [*HEAVY.values(), *PROGRAMS]:
        ran, mine = await box.run(code), here(code)
        alike += ran.output == mine and ran.stopped is Stop.END
        if ran.output != mine or ran.stopped is not Stop.END:
            print(f"OTHER  {code!r}\n  {ran!r}\n  {mine!r}")
        if not runnable(f"```python\n{code}\n```"):
            print(f"NOT CHOSEN  {code!r}")
    print(f"{alike} of {len(HEAVY) + len(PROGRAMS)} programs print what Python {sys.version.split()[0]} prints here")


if __name__ == "__main__":
    asyncio.run(main())
