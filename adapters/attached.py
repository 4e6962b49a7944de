"""Files that people attach to messages, on any platform: which are read, how much of them, and what is said of the
others. Fetching them is the adapter's."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import aiohttp

from bot.events import Attachment
from bot.values import Value

MOST = 5
"""Files of one message. Our choice."""
LARGEST = 2_000_000
"""Bytes of one file. Our choice."""
LONGEST = 200_000
"""Characters of one file that are taken; the rest is counted as omitted. As in the playground."""
SECONDS = 15
"""That one download may take. Our choice."""
PIECE = 65_536
"""Bytes that are read at once."""
NAME = 200
"""Characters of a file's name."""
KINDS = ("text/", "application/json", "application/xml", "application/csv", "application/x-yaml", "application/sql")
ENDINGS = (
    ".txt", ".md", ".csv", ".tsv", ".json", ".xml", ".yaml", ".yml", ".toml", ".ini", ".log", ".sql", ".py", ".js",
    ".ts", ".java", ".go", ".rs", ".c", ".h", ".cpp", ".rb", ".sh", ".html",
)  # fmt: skip
"""What is text by its name."""
TOO_MANY = f"I read {MOST} files of a message at most."

T = TypeVar("T")
Taken = tuple[tuple[Attachment, ...], tuple[str, ...]]


class FileRef(Value):
    """A file that is attached to a message; its content is fetched later."""

    id: str
    name: str
    mimetype: str = ""
    size: int = 0
    """Bytes, as the platform says."""
    url: str = ""
    """Where the platform keeps it: its own address, never one that a person typed."""


async def each(files: Sequence[T], read: Callable[[T], Awaitable[Attachment | str]]) -> Taken:
    """The files of a message as text, and a sentence for each that could not be had."""
    taken: list[Attachment] = []
    problems: list[str] = []
    for number, file in enumerate(files):
        got = await read(file) if number < MOST else TOO_MANY
        if isinstance(got, Attachment):
            taken.append(got)
        else:
            problems.append(got)
    return tuple(taken), tuple(dict.fromkeys(problems))


def refused(name: str, mimetype: str, size: int) -> str:
    """Why a file is not fetched, as a sentence; "" where it is."""
    if not mimetype.startswith(KINDS) and not name.lower().endswith(ENDINGS):
        return f"I can't read {name} here: only text, like CSV, JSON, Markdown or code."
    return too_large(name) if size > LARGEST else ""


def too_large(name: str) -> str:
    """Of a file that is more than is read."""
    return f"{name} is too large: {LARGEST // 1_000_000} MB is the most that I read."


def lost(name: str, platform: str) -> str:
    """Of a file that the platform does not give."""
    return f"I couldn't fetch {name} from {platform}. Attach it once more."


async def bounded(reply: aiohttp.ClientResponse) -> bytes:
    """What is downloaded, no more of it than is worth reading."""
    taken = bytearray()
    async for piece in reply.content.iter_chunked(PIECE):
        taken += piece
        if len(taken) > LARGEST:
            break
    return bytes(taken)


def attachment(name: str, content: bytes) -> Attachment | str:
    """A file's content as text, or a sentence that says why not."""
    if len(content) > LARGEST:
        return too_large(name)
    text = content.decode("utf-8-sig", errors="replace").replace("\0", "")
    if not text.strip():
        return f"{name} is empty."
    return Attachment(name=name[:NAME], text=text[:LONGEST], omitted=max(0, len(text) - LONGEST))
