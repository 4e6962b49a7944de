"""Programs that a model wrote are run in WebAssembly, in a child process of their own: nothing in them reaches the bot.

box = Sandbox(folder)
ran = await box.run("print(6 * 7)")

The sandbox is Wasmtime around CPython for WASI, put together as in componentize-py's own example `sandbox`; both are
the Bytecode Alliance's and come with `pip install 'burnish[run]'`. It is made once, into the folder (51 MB).
"""

from __future__ import annotations

import asyncio
import hashlib
import platform
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bot.children import ended
from bot.running.clean import clean
from bot.running.ran import LIMITS, Limits, NotRun, Ran
from bot.running.spoilt import SPOILT
from bot.tables import frames

_HERE = Path(__file__).parent
_PACKAGES = ("wasmtime", "componentize-py")
_ENVIRONMENT = {"TZ": "UTC", "LANG": "C.UTF-8"}
"""None of the bot's secrets."""


def lacking() -> str:
    """What an operator must install before programs can be run; "" where all is there."""
    try:
        for name in _PACKAGES:
            version(name)
    except PackageNotFoundError as error:
        return f"Running code needs {error.name or name}: pip install 'burnish[run]'."
    return ""


class Sandbox:
    """Runs programs, each in a child of its own that begins anew. A `Runner`."""

    def __init__(self, folder: Path, limits: Limits = LIMITS) -> None:
        self._folder = folder
        self._limits = limits
        self._making = asyncio.Lock()
        self._turns = asyncio.Semaphore(limits.at_once)

    async def ready(self) -> Path:
        """The sandbox as a file, made where it is not yet. NotRun where that cannot be."""
        if why := lacking():
            raise NotRun(why)
        async with self._making:
            path = self._folder / f"{_key()}.cwasm"
            if not path.exists():
                await self._make(path)
            return path

    async def run(self, code: str) -> Ran:
        """What came of a program: its output and how it ended. NotRun where it could not be run at all."""
        if len(code) > self._limits.code:
            raise NotRun(f"a program of {len(code)} characters")
        path = await self.ready()
        limits = self._limits
        request = {
            "component": str(path),
            "code": code.encode(errors="replace").decode(),  # halves of a character are no text
            "seconds": limits.seconds,
            "memory": limits.memory,
            "output": limits.output,
            "error": limits.error,
        }
        async with self._turns:
            return await self._told(path, frames.packed(request))

    async def _told(self, path: Path, request: bytes) -> Ran:
        """What a new child tells of a program; it is gone at the end, however that comes."""
        child = await self._child("child.py")
        try:
            async with asyncio.timeout(self._limits.start_seconds + self._limits.seconds):
                ran = _ran(await _asked(child, request))
                await child.wait()  # it ends by itself: to kill it now could take its end from who waits for it
                return ran
        except asyncio.IncompleteReadError as error:
            code = await ended(child, grace=1.0)
            if code == SPOILT:
                _remove(path)  # the next program has it made anew
            raise NotRun(f"the running process ended with {code}") from error
        except (TimeoutError, OSError, ValueError) as error:
            raise NotRun(f"the running process gave no answer ({type(error).__name__}: {error})") from error
        finally:
            await ended(child)

    async def _make(self, path: Path) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            child = await self._child("build.py", str(path))
        except OSError as error:
            raise NotRun(f"the sandbox cannot be made in {self._folder}: {error}") from error
        try:
            async with asyncio.timeout(self._limits.build_seconds):
                await child.communicate()
        except TimeoutError as error:
            raise NotRun(f"making the sandbox took more than {self._limits.build_seconds:g} s") from error
        finally:
            await ended(child)
        if child.returncode:
            raise NotRun(f"making the sandbox ended with {child.returncode}")

    async def _child(self, name: str, *arguments: str) -> Process:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-I", str(_HERE / name), *arguments, stdin=PIPE, stdout=PIPE, stderr=DEVNULL,
            start_new_session=True, cwd="/", env=_ENVIRONMENT,
        )  # fmt: skip


def _key() -> str:
    """A name that changes with whatever the sandbox is made of."""
    made_of = [platform.machine(), sys.platform, *(version(name) for name in _PACKAGES)]
    files = [(_HERE / name).read_bytes() for name in ("guest.py", "sandbox.wit", "engine.py")]
    return hashlib.sha256("\n".join(made_of).encode() + b"\0".join(files)).hexdigest()[:32]


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


async def _asked(child: Process, request: bytes) -> frames.Message:
    assert child.stdin and child.stdout
    child.stdin.write(request)
    await child.stdin.drain()
    size = frames.length(await child.stdout.readexactly(frames.HEAD))
    return frames.unpacked(await child.stdout.readexactly(size))


def _ran(told: frames.Message) -> Ran:
    found = Ran.model_validate(told)
    error = " ".join(clean(found.error).split())  # a program may put lines into it
    return found.model_copy(update={"output": clean(found.output), "error": error})
