"""Programs are run in WebAssembly: what they may, what they may not, and that the bot lives on."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from bot.running import sandbox
from bot.running.ran import LIMITS, MB, Limits, NotRun, Ran, Stop
from bot.running.sandbox import Sandbox

pytest.importorskip("wasmtime")
pytest.importorskip("componentize_py")
pytestmark = pytest.mark.timeout(900)  # the first test may have to make the sandbox
FOLDER = Path(platformdirs.user_cache_dir("burnish", appauthor=False), "running")
"""Where the bot has it too: it is made once in half a minute."""
ROOT = Path(__file__).parent.parent


PATIENT = 120.0
"""Seconds that a busy machine may take to start a child, or to come to the end of a program that ends by itself."""


async def run(code: str, seconds: float = PATIENT) -> Ran:
    return await Sandbox(FOLDER, Limits(seconds=seconds, start_seconds=PATIENT)).run(code)


PROGRAMS = {
    "print(6 * 7)": "42\n",
    "def fib():\n    a, b = 0, 1\n    while True:\n        yield a\n        a, b = b, a + b\n"
    "from itertools import islice\nprint(list(islice(fib(), 10)))": "[0, 1, 1, 2, 3, 5, 8, 13, 21, 34]\n",
    "import asyncio\nasync def say(n):\n    await asyncio.sleep(n / 100)\n    print(n)\nasync def main():\n"
    "    await asyncio.gather(say(3), say(1))\nasyncio.run(main())": "1\n3\n",
    "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\nprint(A(3), __name__)": "A(x=3) __main__\n",
    "import datetime\nprint(datetime.datetime.strptime('2025-12-01', '%Y-%m-%d').strftime('%A'))": "Monday\n",
    "import decimal, fractions, json, statistics\n"
    "print(decimal.Decimal('0.1') * 3, fractions.Fraction(1, 3), json.dumps([1]), statistics.mean([1, 2]))": (
        "0.3 1/3 [1] 1.5\n"
    ),
    "import hashlib, re, zlib\nprint(hashlib.sha256(b'').hexdigest()[:8], re.sub('a', 'b', 'aa'), zlib.crc32(b'a'))": (
        "e3b0c442 bb 3904355907\n"
    ),
    "import random\nrandom.seed(1)\nprint(random.randint(1, 100))": "18\n",
    "import sys\nprint('é漢字😀', file=sys.stderr)": "é漢字😀\n",
    "print('half', '\\ud800')": "half \\ud800\n",
    "import collections, functools, heapq, math, operator, string, textwrap, typing, enum, uuid\nprint('all')": "all\n",
    "import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEqual(1, 1)\n"
    "print(unittest.TextTestRunner(verbosity=0).run(T('test')).wasSuccessful())": None,
    "import pickle\nclass A: pass\nprint(type(pickle.loads(pickle.dumps(A()))).__name__)": "A\n",
    "raise SystemExit": "",
    "import sys\nsys.exit(0)": "",
    "": "",
}


@pytest.mark.parametrize("code", PROGRAMS)
async def test_a_program_prints_what_python_prints(code: str) -> None:
    ran = await run(code)
    assert (ran.stopped, ran.error, ran.truncated) == (Stop.END, "", False)
    wanted = PROGRAMS[code]
    assert ran.output.endswith("True\n") if wanted is None else ran.output == wanted


FAULTS = {
    "print(1)\nprint(1 / 0)": "ZeroDivisionError: division by zero (line 2)",
    "def f():\n    raise ValueError('no')\n\nf()": "ValueError: no (line 2)",
    "def f(:\n    pass": "SyntaxError: invalid syntax (line 1)",
    "def f():\n    f()\nf()": "RecursionError: maximum recursion depth exceeded (line 2)",
    "raise SystemExit(3)": "SystemExit: 3",
    "import os\nos._exit(3)": "SystemExit: 1",
    "assert 1 == 2, 'not so'": "AssertionError: not so (line 1)",
}


@pytest.mark.parametrize("code", FAULTS)
async def test_an_error_of_a_program_is_told_with_its_line(code: str) -> None:
    ran = await run(code)
    assert (ran.stopped, ran.error, ran.faulty) == (Stop.RAISED, FAULTS[code], True)


@pytest.mark.parametrize(
    "code", ["import numpy", "open('x')", "input()", "import threading\nthreading.Thread(target=print).start()"]
)
async def test_what_is_not_there_is_no_fault_of_the_program(code: str) -> None:
    ran = await run(code)
    assert ran.stopped is Stop.LACKING and not ran.faulty


async def test_an_error_is_one_line_whatever_a_program_puts_into_it() -> None:
    for code in ("raise ValueError('a\\n```\\n\\n# b')", "raise SystemExit('a\\n@everyone')"):
        ran = await run(code)
        assert ran.faulty and "\n" not in ran.error and ran.error.startswith(("ValueError: a ```", "SystemExit: a @"))


async def test_two_programs_share_nothing() -> None:
    box = Sandbox(FOLDER, Limits(seconds=PATIENT, start_seconds=PATIENT))
    await box.run("import builtins, sys\nbuiltins.left = 1\nsys.modules['left'] = sys")
    ran = await box.run("import sys\nprint('left' in sys.modules, hasattr(__builtins__, 'left'))")
    assert ran.output == "False False\n"


async def test_chance_is_another_each_time() -> None:
    code = "import random, uuid\nprint(random.random(), uuid.uuid4())"
    assert (await run(code)).output != (await run(code)).output


async def test_what_was_printed_before_the_time_was_over_is_kept() -> None:
    for end in ("while True: pass", "import time\ntime.sleep(100)", "import re\nre.match('(a+)+$', 'a' * 60 + 'b')"):
        ran = await run(f"print('before')\n{end}", seconds=3.0)
        assert (ran.output, ran.stopped) == ("before\n", Stop.TIME)


async def test_an_output_is_kept_up_to_its_limit_and_ends_the_program() -> None:
    for code in ("while True: print('xy')", "print('x' * 10**8)", "import os\nwhile True: os.write(2, b'x' * 999)"):
        ran = await run(code)
        assert (len(ran.output), ran.truncated) == (LIMITS.output, True)
        assert ran.stopped in (Stop.OUTPUT, Stop.END)


async def test_memory_is_bounded() -> None:
    assert (await run("print(len(bytearray(200 * 2**20)))")).output == "209715200\n"
    assert (await run("bytearray(300 * 2**20)")).stopped is Stop.MEMORY


async def test_many_programs_at_once_wait_for_each_other() -> None:
    box = Sandbox(FOLDER, Limits(seconds=PATIENT, start_seconds=PATIENT))
    found = await asyncio.gather(*(box.run(f"print({n})") for n in range(6)))
    assert [ran.output for ran in found] == [f"{n}\n" for n in range(6)]


async def test_who_stops_waiting_leaves_no_process_behind(tmp_path: Path) -> None:
    box = Sandbox(FOLDER, Limits(seconds=2 * PATIENT, start_seconds=PATIENT))
    await box.ready()
    before = children()
    waiting = asyncio.create_task(box.run("while True: pass"))
    async with asyncio.timeout(PATIENT):
        while not children() - before:  # noqa: ASYNC110 - of another process there is no event
            await asyncio.sleep(0.01)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert children() <= before


def children() -> set[str]:
    listed = subprocess.run(["ps", "-wweo", "pid,ppid,stat,args"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 3) for line in listed.splitlines()[1:]]
    return {pid for pid, parent, _, args in rows if parent == str(os.getpid()) and "child.py" in args}


async def test_a_spoilt_sandbox_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = await Sandbox(FOLDER).ready()
    box = Sandbox(tmp_path, Limits(seconds=PATIENT, start_seconds=PATIENT))

    async def make(path: Path) -> None:
        os.symlink(good, path)

    monkeypatch.setattr(box, "_make", make)
    (tmp_path / good.name).write_bytes(b"no sandbox")
    with pytest.raises(NotRun):
        await box.run("print(1)")
    assert (await box.run("print(1)")).output == "1\n"


async def test_without_the_packages_an_operator_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_PACKAGES", ("wasmtime", "no-such-package"))
    assert sandbox.lacking() == "Running code needs no-such-package: pip install 'burnish[run]'."
    with pytest.raises(NotRun, match="burnish"):
        await Sandbox(FOLDER).run("print(1)")


async def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotRun, match="cannot be made"):
        await Sandbox(tmp_path / "file").run("print(1)")


async def test_a_program_that_is_too_long_is_not_run() -> None:
    with pytest.raises(NotRun, match="characters"):
        await run("x" * (LIMITS.code + 1))


def test_behind_the_sandbox_the_kernel_bounds_memory_files_and_descriptors(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from bot.running.child import bound\n"
        f"bound({256 * MB}, 1)\n"
        "def tried(what):\n"
        "    try: what()\n"
        "    except Exception as error: print(type(error).__name__)\n"
        "    else: print('done')\n"
        "tried(lambda: bytearray(1024 * 2**20))\n"
        "tried(lambda: open(sys.argv[2], 'wb', buffering=0).write(b'x'))\n"
        "tried(lambda: [open('/dev/null') for _ in range(20)])\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, str(ROOT), str(tmp_path / "x")], capture_output=True, text=True, check=True
    )
    assert found.stdout.split() == ["MemoryError", "OSError", "OSError"]
