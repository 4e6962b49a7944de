"""The child process that runs one program in the sandbox and ends.

Run by its path, isolated (`python -I child.py`). Messages as in `bot.tables.frames`: one comes (`component`, `code`,
`seconds`, `memory`, `output`, `error`), one goes (the fields of `Ran`). The program sees WebAssembly memory, a clock,
chance and a pipe for its output; WASI is given no folder, no variable and no address. Everything that comes out of the
sandbox is a text or bytes, bounded here. The limits of the kernel are a second fence behind it.
"""

from __future__ import annotations

import os
import resource
import sys
import threading
import time
from pathlib import Path
from typing import Any, BinaryIO

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from wasmtime import Engine, ExitTrap, Store, WasiConfig, WasmtimeError
from wasmtime.component import Component, Linker

from bot.running.engine import engine
from bot.running.spoilt import SPOILT
from bot.tables import frames

HOST = 512 << 20
"""Bytes of writable memory of this process beside those of the sandbox."""
GRACE = 0.5
"""Seconds after which a program that sleeps past its time is ended with its process."""
DESCRIPTORS = 8
"""More than are open already: what Wasmtime itself opens."""
_HOW = ("", "raised", "memory", "lacking")


def bound(memory: int, seconds: float) -> None:
    """Bound what this process may take, once the sandbox is loaded: memory, time, files."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    opened = max(int(name) for name in os.listdir("/dev/fd")) + 1
    for kind, most in (
        (resource.RLIMIT_DATA, memory + HOST), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, opened + DESCRIPTORS),
        (resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + 2 * seconds) + 2),
    ):  # fmt: skip
        hard = resource.getrlimit(kind)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most))


class Desk:
    """One program, from its start to the one message that tells of it."""

    def __init__(self, request: frames.Message, made: Engine, given: BinaryIO) -> None:
        self._request = request
        self._engine = made
        self._given = given
        self._printed = bytearray()
        self._full = self._late = False
        self._began = time.monotonic()
        self._turn = threading.Lock()

    def run(self, component: Component) -> None:
        """Run the program and tell of it."""
        store = Store(self._engine)
        store.set_limits(memory_size=self._request["memory"])
        store.set_epoch_deadline(1)
        world = WasiConfig()
        world.stdout_custom = self._print
        world.stderr_custom = self._print
        store.set_wasi(world)
        linker = Linker(self._engine)
        linker.add_wasip2()
        start = linker.instantiate(store, component).get_func(store, "run")
        assert start
        bound(self._request["memory"], self._request["seconds"])
        watch = threading.Thread(target=self._watch, daemon=True)
        self._began = time.monotonic()
        watch.start()
        try:
            how, error = start(store, self._request["code"])
        except ExitTrap as trap:
            how, error = ("raised", f"SystemExit: {trap.code}") if trap.code else ("", "")
        except (WasmtimeError, MemoryError) as trap:
            how, error = self._trapped(str(trap))
        self._tell(how if how in (*_HOW, "time", "output", "crashed") else "crashed", str(error))

    def _trapped(self, said: str) -> tuple[str, str]:
        """Why the sandbox was left in the middle of the program."""
        if self._full or self._late:
            return ("output" if self._full else "time"), ""
        if "call stack exhausted" in said or "out of bounds" in said:
            return "raised", "RecursionError: nested too deeply"
        return "crashed", ""

    def _print(self, piece: bytes) -> None:
        """Keep what is printed, up to the limit; past it the program is interrupted."""
        room = 4 * self._request["output"] + 4 - len(self._printed)
        self._printed += piece[: max(room, 0)]
        if len(self._printed.decode(errors="replace")) > self._request["output"]:
            self._full = True
            self._engine.increment_epoch()

    def _watch(self) -> None:
        """Interrupt the program when its time is over; where it sleeps in a call of the host, end with it."""
        time.sleep(self._request["seconds"])
        self._late = True
        self._engine.increment_epoch()
        time.sleep(GRACE)
        self._tell("time", "")
        os._exit(0)

    def _tell(self, how: str, error: str) -> None:
        seconds = time.monotonic() - self._began
        most = self._request["output"]
        with self._turn:
            output = bytes(self._printed).decode(errors="replace")
            told: dict[str, Any] = {
                "output": output[:most],
                "error": error[: self._request["error"]],
                "stopped": how,
                "seconds": round(seconds, 4),
                "truncated": len(output) > most,
            }
            self._given.write(frames.packed(told))
            self._given.flush()
            os._exit(0)  # nothing else is left to do, and nobody else may speak


def main() -> None:
    """Run the one program that comes."""
    taken = sys.stdin.buffer
    given = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no message
    request = frames.unpacked(taken.read(frames.length(taken.read(frames.HEAD))))
    made = engine()
    try:
        component = Component.deserialize_file(made, request["component"])
    except WasmtimeError:
        sys.exit(SPOILT)
    Desk(request, made, given).run(component)


if __name__ == "__main__":
    main()
