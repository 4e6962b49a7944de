"""Escape attempts: what a program that a model wrote could try. None gets through, and the bot lives on.

A program that got what it wanted prints GOT. `test_there_are_at_least_a_hundred_and_thirty` counts the attempts.
"""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import platformdirs
import pytest

from bot.running.ran import Limits, Stop
from bot.running.sandbox import Sandbox

pytest.importorskip("wasmtime")
pytest.importorskip("componentize_py")
pytestmark = pytest.mark.timeout(900)  # the first test may have to make the sandbox
FOLDER = Path(platformdirs.user_cache_dir("burnish", appauthor=False), "running")
SECRET = "burnish-secret-4711"
LIMITS = Limits(seconds=0.5, start_seconds=120.0)
"""For what takes all the time there is."""
PATIENT = Limits(seconds=30.0, start_seconds=120.0)
"""For what ends by itself, however busy the machine is: cut short it would have tried nothing."""

FILES = {
    "read a file": "print('GOT', open({file!r}).read())",
    "read it as bytes": "import os\nfd = os.open({file!r}, os.O_RDONLY)\nprint('GOT', os.read(fd, 99))",
    "read it by pathlib": "import pathlib\nprint('GOT', pathlib.Path({file!r}).read_text())",
    "read it by io": "import io\nprint('GOT', io.FileIO({file!r}).read())",
    "read it by codecs": "import codecs\nheld = codecs.open({file!r}).read()\nprint('GOT', held)",
    "read it by linecache": "import linecache\nif linecache.getline({file!r}, 1): print('GOT')",
    "read it by fileinput": "import fileinput\nprint('GOT', list(fileinput.input({file!r})))",
    "read it by mmap": "import mmap, os\nprint('GOT', mmap.mmap(os.open({file!r}, 0), 0))",
    "read the passwords": "print('GOT', open('/etc/passwd').read())",
    "read itself": "print('GOT', open('/proc/self/environ').read())",
    "read the memory": "print('GOT', open('/proc/self/mem', 'rb'))",
    "read the maps": "print('GOT', open('/proc/self/maps').read())",
    "read up the tree": "print('GOT', open('../../../../../../etc/passwd').read())",
    "read the library": "print('GOT', open('/python/os.py').read())",
    "list a folder": "import os\nprint('GOT', os.listdir({folder!r}))",
    "list the root": "import os\nprint('GOT', os.listdir('/'))",
    "list by scandir": "import os\nprint('GOT', list(os.scandir('.')))",
    "walk": "import os\nfound = list(os.walk('/'))\nif found: print('GOT', found)",
    "glob": "import glob\nfound = glob.glob('/**', recursive=True)\nif len(found) > 1: print('GOT', found)",
    "stat": "import os\nprint('GOT', os.stat({file!r}))",
    "write a file": "open({out!r}, 'w').write('x')\nprint('GOT')",
    "append to a file": "open({file!r}, 'a').write('x')\nprint('GOT')",
    "make a folder": "import os\nos.mkdir({out!r})\nprint('GOT')",
    "remove a file": "import os\nos.remove({file!r})\nprint('GOT')",
    "rename a file": "import os\nos.rename({file!r}, {out!r})\nprint('GOT')",
    "link to a file": "import os\nos.symlink({file!r}, {out!r})\nprint('GOT')",
    "remove a tree": "import shutil\nshutil.rmtree({folder!r})\nprint('GOT')",
    "copy a file": "import shutil\nshutil.copy({file!r}, {out!r})\nprint('GOT')",
    "a temporary file": "import tempfile\ntempfile.NamedTemporaryFile()\nprint('GOT')",
    "change the folder": "import os\nos.chdir({folder!r})\nprint('GOT')",
    "a database": "import sqlite3\nsqlite3.connect({out!r})\nprint('GOT')",
    "a database of dbm": "import dbm.dumb\ndbm.dumb.open({out!r}, 'c')\nprint('GOT')",
    "a shelf": "import shelve\nshelve.open({out!r})\nprint('GOT')",
    "a log": "import logging\nlogging.FileHandler({out!r})\nprint('GOT')",
    "a zip file": "import zipfile\nzipfile.ZipFile({out!r}, 'w')\nprint('GOT')",
    "read it as code": "import io\nprint('GOT', io.open_code({file!r}).read())",
    "read it as a program": "import runpy\nrunpy.run_path({file!r})\nprint('GOT')",
    "read it as an address": "import urllib.request\nprint('GOT', urllib.request.urlopen('file://{file}').read())",
    "read it as a zip": "import zipimport\nzipimport.zipimporter({file!r})\nprint('GOT')",
    "folders of other descriptors": "import os\nfor n in range(64):\n"
    "    try: print('GOT', os.open('etc/passwd', 0, dir_fd=n))\n"
    "    except OSError: pass",
    "devices": "for one in ('stdin', 'urandom', 'null', 'fd/0', 'tty'):\n"
    "    try: print('GOT', open('/dev/' + one).read(1))\n"
    "    except OSError: pass",
    "other descriptors": "import os\nfor n in range(3, 64):\n    try:\n        print('GOT', os.read(n, 9))\n"
    "    except OSError: pass",
    "the standard input": "import os\nif os.read(0, 9): print('GOT')",
}
WORLD = {
    "the environment": "import os\nif os.environ: print('GOT', dict(os.environ))",
    "the key of the model": "import os\nprint('GOT' if os.getenv('BURNISH_MODEL_KEY') else 'none')",
    "the arguments": "import sys\nif len(sys.argv) > 1: print('GOT', sys.argv)",
    "the name of the machine": "import socket\nprint('GOT' if socket.gethostname() == {host!r} else 'none')",
    "the user": "import getpass\nprint('GOT', getpass.getuser())",
    "the bot": "import bot\nprint('GOT')",
    "the packages of the bot": "import pydantic\nprint('GOT')",
    "a package by its path": "import sys\nsys.path.insert(0, {root!r})\nimport bot.settings\nprint('GOT')",
    "a module by its file": "import importlib.util as u\ns = u.spec_from_file_location('x', {file!r})\n"
    "u.module_from_spec(s).__spec__.loader.exec_module(u.module_from_spec(s))\nprint('GOT')",
    "the interface of the host": "import wit_world\nfound = {{*dir(wit_world)}} & {{'sockets', 'imports'}}\n"
    "if found: print('GOT', found)",
    "install a package": "import pip\npip.main(['install', 'x'])\nprint('GOT')",
    "processes": "import os\nprint('GOT', os.getppid())",
    "the frames above": "import sys\nf = sys._getframe()\nwhile f:\n    for n, v in dict(f.f_globals).items():\n"
    "        if 'burnish-' + 'secret' in str(v): print('GOT', n)\n    f = f.f_back",
    "the objects of the bot": "import gc, types\nfor one in gc.get_objects():\n"
    "    if isinstance(one, types.ModuleType) and one.__name__.startswith('bot'): print('GOT', one)",
    "the clock": "import time\ntime.clock_settime(time.CLOCK_REALTIME, 0)\nprint('GOT')",
    "the processors": "import os\nprint('GOT', os.sched_getaffinity(0))",
}
NETWORK = {
    "connect": "import socket\nsocket.create_connection(('127.0.0.1', {port}), 1)\nprint('GOT')",
    "connect by number": "import socket\ns = socket.socket()\ns.connect(('127.0.0.1', {port}))\nprint('GOT')",
    "connect without a name": "import _socket\n_socket.socket(1, 6, 0).connect(('127.0.0.1', {port}))\nprint('GOT')",
    "send a datagram": "import socket\ns = socket.socket(type=socket.SOCK_DGRAM)\n"
    "s.sendto(b'x', ('127.0.0.1', {port}))\nprint('GOT')",
    "listen": "import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 0))\ns.listen()\nprint('GOT')",
    "look up a name": "import socket\nprint('GOT', socket.getaddrinfo('localhost', {port}))",
    "get an address": "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:{port}/')\nprint('GOT')",
    "http": "import http.client\nc = http.client.HTTPConnection('127.0.0.1', {port})\nc.request('GET', '/')\n"
    "print('GOT')",
    "asyncio": "import asyncio\nasyncio.run(asyncio.open_connection('127.0.0.1', {port}))\nprint('GOT')",
    "mail": "import smtplib\nsmtplib.SMTP('127.0.0.1', {port})\nprint('GOT')",
    "ssl": "import ssl\nprint('GOT', ssl.create_default_context())",
}
PROCESSES = {
    "a process": "import subprocess\nsubprocess.run(['touch', {out!r}])\nprint('GOT')",
    "a shell": "import os\nos.system('touch {out}')\nprint('GOT')",
    "popen": "import os\nos.popen('touch {out}').read()\nprint('GOT')",
    "fork": "import os\nos.fork()\nprint('GOT')",
    "exec": "import os\nos.execl('/bin/touch', 'touch', {out!r})\nprint('GOT')",
    "spawn": "import os\nos.posix_spawn('/bin/touch', ['touch', {out!r}], {{}})\nprint('GOT')",
    "multiprocessing": "import multiprocessing as m\nm.Process(target=print).start()\nprint('GOT')",
    "asyncio's processes": "import asyncio\nasyncio.run(asyncio.create_subprocess_exec('ls'))\nprint('GOT')",
    "a thread": "import threading\nthreading.Thread(target=print).start()\nprint('GOT')",
    "a raw thread": "import _thread\n_thread.start_new_thread(print, ())\nprint('GOT')",
    "an interpreter": "import _interpreters\n_interpreters.create()\nprint('GOT')",
    "kill": "import os\nos.kill(os.getppid(), 9)\nprint('GOT')",
    "kill by signal": "import signal\nsignal.pthread_kill(1, 9)\nprint('GOT')",
    "a shell by asyncio": "import asyncio\nasyncio.run(asyncio.create_subprocess_shell('touch {out}'))\nprint('GOT')",
    "a shell by pickle": "import pickle\npickle.loads(b\"cos\\nsystem\\n(S'touch {out}'\\ntR.\")\nprint('GOT')",
    "ctypes": "import ctypes\nctypes.CDLL(None)\nprint('GOT')",
    "raw ctypes": "import _ctypes\nprint('GOT')",
    "raise the limits": "import resource\nresource.setrlimit(resource.RLIMIT_AS, (-1, -1))\nprint('GOT')",
}  # fmt: skip
BOMBS = {
    "an endless loop": "while True: pass",
    "a loop that catches all": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "an endless sleep": "import time\ntime.sleep(1e6)",
    "an endless wait": "import asyncio\nasync def f(): await asyncio.Event().wait()\nasyncio.run(f())",
    "an endless lock": "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()",
    "a slow pattern": "import re\nre.match('(a+)+$', 'a' * 60 + 'b')",
    "a large power": "x = 10 ** 10 ** 9",
    "a large factorial": "import math\nmath.factorial(10**8)",
    "a long sum": "sum(range(10**12))",
    "a list without end": "import itertools\nlist(itertools.count())",
    "a text that doubles": "x = 'x'\nwhile True: x += x",
    "a large text": "x = 'x' * 10**12",
    "large bytes": "x = bytearray(2**31)",
    "a large list": "x = [0] * 10**10",
    "a wide format": "x = '%2000000000d' % 1",
    "a zip bomb": "import zlib\nx = zlib.decompress(zlib.compress(bytes(10**8)) * 1, bufsize=2**30)\nx *= 99",
    "memory that is caught": "held = []\nwhile True:\n    try: held.append(bytearray(10**6))\n"
    "    except MemoryError: pass",
    "deep recursion": "import sys\nsys.setrecursionlimit(10**9)\ndef f(n): f(n + 1)\nf(0)",
    "recursion in C": "import json\nx = []\nx.append(x)\nimport copy\ncopy.deepcopy(x)\n"
    "for _ in range(10**6): x = [x]\nrepr(x)",
    "deep brackets": "eval('(' * 10**5 + ')' * 10**5)",
    "a deep end": "x = []\nfor _ in range(10**6): x = [x]\ndel x",
    "a crash": "import faulthandler\nfaulthandler._sigsegv()",
    "an abort": "import os\nos.abort()",
    "an exit": "import os\nos._exit(0)",
    "a broken code object": "exec((lambda: 0).__code__.replace(co_code=b'\\x64\\xff\\xff\\xff'))",
    "output without end": "while True: print('x' * 999)",
    "raw output without end": "import os\nwhile True: os.write(1, b'x' * 999)",
    "a long error": "raise ValueError('x' * 10**8)",
    "an error that cannot be told": "class E(Exception):\n    def __str__(self): raise ValueError\nraise E",
    "an error that takes long": "class E(Exception):\n    def __str__(self):\n        while True: pass\nraise E",
    "a sleep at the end": "import time\ntry: 1 / 0\nfinally: time.sleep(100)",
    "a generator that does not close": "def g():\n    try: yield\n    finally:\n"
    "        while True: pass\nx = g()\nnext(x)\ndel x",
    "a number as a text": "import sys\nsys.set_int_max_str_digits(0)\nprint(len(str(9**(10**7))))",
    "a program of a million statements": "exec('x=1;' * 10**6)",
    "errors within errors": "e = ValueError()\nfor _ in range(10**5): e = ExceptionGroup('x', [e])\nraise e",
    "an error that caused itself": "e, f = ValueError('a'), ValueError('b')\ne.__cause__, f.__cause__ = f, e\nraise e",
    "errors without end": "import sys\nwhile True: sys.stderr.write('e' * 999)",
    "many small lists": "x = []\nwhile True: x.append([None] * 10)",
    "an end that takes long": "import atexit\nclass A:\n    def __del__(self):\n        while True: pass\na = A()",
}


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    monkeypatch.setenv("BURNISH_MODEL_KEY", SECRET)
    (tmp_path / "file").write_text(SECRET)
    return {
        "folder": str(tmp_path),
        "file": str(tmp_path / "file"),
        "out": str(tmp_path / "out"),
        "host": socket.gethostname(),
        "root": str(Path(__file__).parent.parent),
    }


@pytest.fixture
async def heard() -> AsyncIterator[list[object]]:
    """A server of this machine, and who came to it; the first is its port."""
    came: list[object] = []
    server = await asyncio.start_server(lambda reader, writer: came.append(reader), "127.0.0.1", 0)
    came.append(server.sockets[0].getsockname()[1])
    yield came
    server.close()


@pytest.mark.parametrize("attempt", [*FILES, *WORLD, *PROCESSES])
async def test_no_program_gets_out(attempt: str, places: dict[str, object]) -> None:
    code = {**FILES, **WORLD, **PROCESSES}[attempt].format(**places)
    ran = await Sandbox(FOLDER, PATIENT).run(code)
    assert ran.stopped is not Stop.TIME
    said = ran.output + ran.error
    assert "GOT" not in said and SECRET not in said
    folder = str(places["folder"])
    assert os.listdir(folder) == ["file"]
    assert held(folder) == SECRET


def held(folder: str) -> str:
    return Path(folder, "file").read_text()


@pytest.mark.parametrize("attempt", NETWORK)
async def test_no_program_reaches_an_address(attempt: str, heard: list[object]) -> None:
    ran = await Sandbox(FOLDER, PATIENT).run(NETWORK[attempt].format(port=heard[0]))
    assert "GOT" not in ran.output
    assert len(heard) == 1


@pytest.mark.parametrize("attempt", BOMBS)
async def test_no_program_takes_more_than_it_may(attempt: str) -> None:
    ran = await Sandbox(FOLDER, LIMITS).run(BOMBS[attempt])
    assert ran.stopped is not Stop.LACKING
    assert len(ran.output) <= LIMITS.output and len(ran.error) <= LIMITS.error


FORGED = {
    "its own end": "import gc, wit_world\nfor one in wit_world.WitWorld.__subclasses__():\n"
    "    one.run = lambda self, code: ('', 'forged')",
    "a message": "import os\nos.write(1, b'\\x00\\x00\\x00\\x02{}')",
    "another message": 'import os\nos.write(1, b\'{"output": "forged", "stopped": ""}\')',
    "its reporter": "import guest\nguest._ended = lambda error: ('time', 'forged')\n1 / 0",
    "an unknown end": "import guest\nguest._ended = lambda error: ('bot', 'forged')\n1 / 0",
    "a wrong kind": "import guest\nguest._ended = lambda error: (7, None)\n1 / 0",
}


@pytest.mark.parametrize("attempt", FORGED)
async def test_what_a_program_forges_is_its_own_output_and_end_alone(attempt: str) -> None:
    await Sandbox(FOLDER, LIMITS).run(FORGED[attempt])
    assert (await Sandbox(FOLDER, PATIENT).run("print(1)")).output == "1\n"


def test_there_are_at_least_a_hundred_and_thirty() -> None:
    assert sum(map(len, (FILES, WORLD, NETWORK, PROCESSES, BOMBS, FORGED))) >= 130
