"""What running a program came to, what bounds it, and the seam behind which it is run. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from bot.errors import BurnishError
from bot.values import Value

MB = 1 << 20


class Stop(StrEnum):
    """Why a program ended."""

    END = ""
    """It came to its end."""
    RAISED = "raised"
    """An error of its own; also an exit that says so."""
    LACKING = "lacking"
    """It needed what is not there: a file, the network, a package, a thread, somebody who types."""
    TIME = "time"
    MEMORY = "memory"
    OUTPUT = "output"
    """It printed more than is kept."""
    CRASHED = "crashed"
    """The interpreter ended with it."""


class Ran(Value):
    """What came of running a program."""

    output: str = ""
    """What it printed until it ended, both streams as they came; without marks that move a cursor or colour."""
    error: str = ""
    """The last line of the traceback with the line of the code; "" where there was none."""
    stopped: Stop = Stop.END
    seconds: float = 0.0
    """Of the clock, for the program alone."""
    truncated: bool = False
    """Whether it printed more than `output` has."""

    @property
    def faulty(self) -> bool:
        """Whether the program itself is wrong, wherever it is run."""
        return self.stopped is Stop.RAISED


class Limits(Value):
    """What a program may take. Every number is our choice, unless it says where it comes from."""

    seconds: float = 8.0
    """Of the clock; then it is stopped, and what it printed until then is kept."""
    memory: int = 256 * MB
    """Bytes of WebAssembly memory; Python and its imported library take 31 MB of them."""
    output: int = 10_000
    """Characters of output; more stops the program."""
    error: int = 300
    """Characters of the error."""
    code: int = 20_000
    """Characters of a program."""
    at_once: int = 2
    """Programs that run at the same time; further ones wait."""
    start_seconds: float = 10.0
    """Of the clock that the child may take besides the program (0.1 on two quiet cores, 1.2 on two busy ones)."""
    build_seconds: float = 600.0
    """Of the clock for making the sandbox, once for each version of it (23 on two quiet cores, 150 on busy ones)."""


LIMITS = Limits()


class Runner(Protocol):
    """Runs programs that a model wrote."""

    async def run(self, code: str) -> Ran:
        """What came of a program. NotRun where it could not be run at all: that says nothing about the program."""
        ...


class NotRun(BurnishError):
    """A program could not be run; the text is for the operator's log, people get the answer without its output."""
