"""The program inside the sandbox: CPython for WebAssembly with its standard library, which runs the code it is given.

It is never imported by the bot. `build` lets componentize-py run it once up to its end and freeze it: what is imported
by then is there for the code that is run, and nothing else can be, since there are no files.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import io
import linecache
import random
import selectors
import sys
import time
import types
import warnings
from asyncio.selector_events import BaseSelectorEventLoop
from collections.abc import Iterator, Mapping
from typing import Any

import wit_world  # type: ignore[import-not-found, unused-ignore]  # made by componentize-py from sandbox.wit

NAME = "<code>"
_LEFT_OUT = {
    "__main__", "antigravity", "ensurepip", "idlelib", "lib2to3", "pip", "pydoc_data", "this", "tkinter", "turtle",
    "turtledemo", "venv",
}  # fmt: skip
"""Modules of the standard library that open something when they are imported, or that nobody runs here."""
_WITHIN = (
    "collections.abc", "concurrent.futures.thread", "email.message", "email.mime.text", "email.policy",
    "encodings.ascii", "encodings.base64_codec", "encodings.cp1252", "encodings.hex_codec", "encodings.idna",
    "encodings.latin_1", "encodings.punycode", "encodings.rot_13", "encodings.utf_16", "encodings.utf_32",
    "encodings.utf_8_sig", "html.entities", "html.parser", "http.cookies", "importlib.metadata", "importlib.resources",
    "importlib.util", "json.tool", "logging.config", "logging.handlers", "os.path", "unittest.mock", "urllib.parse",
    "wsgiref.headers", "xml.dom.minidom", "xml.etree.ElementTree", "xml.sax.saxutils",
)  # fmt: skip
"""Modules inside packages that those do not import by themselves."""


def _import_all() -> None:
    """Import all of the standard library that there is for WebAssembly."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in (*sorted(sys.stdlib_module_names - _LEFT_OUT), *_WITHIN):
            with contextlib.suppress(Exception):  # what needs threads, processes or a C library that is not there
                importlib.import_module(name)


class _Waiting(selectors.BaseSelector):
    """A selector of nothing: there are no files and sockets, so it only lets the time pass."""

    def register(self, fileobj: object, events: int, data: object = None) -> selectors.SelectorKey:
        raise OSError("there are no files and sockets here")

    def unregister(self, fileobj: object) -> selectors.SelectorKey:
        raise KeyError(fileobj)

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        time.sleep(0.01 if timeout is None else max(timeout, 0))
        return []

    def get_map(self) -> Mapping[Any, selectors.SelectorKey]:
        return {}


class _Loop(BaseSelectorEventLoop):
    """An event loop without the pair of sockets with which others wake themselves: there is one thread alone."""

    def __init__(self) -> None:
        super().__init__(_Waiting())

    def _make_self_pipe(self) -> None: ...

    def _close_self_pipe(self) -> None: ...

    def _write_to_self(self) -> None: ...


def _last(error: BaseException) -> str:
    """The last line of a traceback, with the line of the code where it was raised."""
    said = f"{type(error).__name__}: {error}".removesuffix(": ")
    line = getattr(error, "lineno", None) if isinstance(error, SyntaxError) else None
    for frame, number in _frames(error):
        if frame.f_code.co_filename == NAME:
            line = number
    if isinstance(error, SyntaxError):
        said = f"{type(error).__name__}: {error.msg}"
    return f"{said} (line {line})" if line else said


def _frames(error: BaseException) -> Iterator[tuple[types.FrameType, int]]:
    trace = error.__traceback__
    while trace:
        yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def _lacks(error: BaseException) -> bool:
    """Whether it needed what is not here: a file, a network, a package, a thread, somebody who types."""
    return isinstance(error, ImportError | OSError | EOFError) or "start new thread" in str(error)


def _ended(error: BaseException) -> tuple[str, str]:
    if isinstance(error, SystemExit):
        code = error.code
        return ("", "") if code is None or code == 0 else ("raised", f"SystemExit: {code}")
    how = "memory" if isinstance(error, MemoryError) else "lacking" if _lacks(error) else "raised"
    return how, _last(error)


class WitWorld(wit_world.WitWorld):  # type: ignore[misc, unused-ignore]
    """What the component exports."""

    def run(self, code: str) -> tuple[str, str]:
        """Run a program as `__main__`: how it ended ("", raised, memory, lacking), and the error."""
        random.seed()
        out = io.BufferedWriter(io.FileIO(1, "wb", closefd=False))  # its own writes only what the host takes at once
        sys.stdout = sys.stderr = io.TextIOWrapper(out, "utf-8", "backslashreplace", "\n", line_buffering=True)
        linecache.cache[NAME] = (len(code), None, code.splitlines(keepends=True), NAME)
        main = sys.modules["__main__"] = types.ModuleType("__main__")
        how, error = "", ""
        try:
            exec(compile(code, NAME, "exec"), main.__dict__)
        except BaseException as raised:
            how, error = _ended(raised)
        with contextlib.suppress(Exception):
            sys.stdout.flush()
        return how, error.encode(errors="backslashreplace").decode()


_import_all()
asyncio.new_event_loop = asyncio.events.new_event_loop = _Loop
