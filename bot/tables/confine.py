"""Bounds of the operating system for the child that reads what strangers send.

Once `confine` was called no file, socket or pipe can be opened any more, by whatever code: a process may have as many
descriptors as it has already. What is written to a file, were one open, is refused too.
"""

from __future__ import annotations

import os
import resource
import sys

_EVENTS = (
    "open", "socket.", "subprocess.", "os.", "shutil.", "ctypes.", "urllib.", "ftplib.", "http.", "webbrowser.",
    "sqlite3.connect", "sqlite3.enable_load_extension", "sqlite3.load_extension", "mmap.", "pty.", "tempfile.",
)  # fmt: skip
"""What Python itself then refuses, before it comes to the kernel (docs.python.org/3/library/audit_events.html)."""


def bound(memory: int) -> None:
    """Bound the memory in bytes, and forbid core files; before anything is read."""
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        hard = resource.getrlimit(kind)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most))


def bound_time(seconds: float) -> None:
    """Let what follows take so many seconds of the processor; the kernel ends the process after them."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    most = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def confine(descriptors: int) -> None:
    """No more descriptors, processes or files, for the kernel and for Python; nothing of it can be taken back."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))
    if os.getuid():
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_EVENTS):
            raise PermissionError(f"{event} is not allowed here: {arguments[:1]!r}")

    sys.addaudithook(hear)
