"""Files that people attach to messages, on any platform: which are read, how much of them, and what is said of the
others. Fetching them is the adapter's."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import aiohttp
import structlog

from bot import texts
from bot.desk import unread
from bot.errors import ForPeople
from bot.events import Attachment, ThreadRef
from bot.store.files import MB, THREAD, Files
from bot.tables.formats import Format, format_of
from bot.tables.sentences import REFUSED
from bot.values import Value

log = structlog.get_logger()

MOST = 5
"""Files of one message. Our choice."""
LARGEST = 80_000_000
"""Bytes of one file: about a million rows. Our choice."""
LARGEST_TEXT = 2_000_000
"""Bytes of one file that is text to be read, not data to be computed with. Our choice."""
LONGEST = 200_000
"""Characters of one file that are taken; the rest is counted as omitted. As in the playground."""
SECONDS = 60
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
DATA = (
    ".csv", ".tsv", ".tab", ".psv", ".json", ".jsonl", ".ndjson", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods",
    ".parquet", ".pdf",
)  # fmt: skip
"""What is read as data by its name, in a process of its own."""
TOO_MANY = f"I read {MOST} files of a message at most."


class Content(Value):
    """A file that is to be read as data: its bytes, until they are kept."""

    name: str
    data: bytes


Fetched = Attachment | Content
Named = TypeVar("Named", Attachment, Content, Fetched)
Taken = tuple[tuple[Fetched, ...], tuple[str, ...]]


class FileRef(Value):
    """A file that is attached to a message; its content is fetched later."""

    id: str
    name: str
    mimetype: str = ""
    size: int = 0
    """Bytes, as the platform says."""
    url: str = ""
    """Where the platform keeps it: its own address, never one that a person typed."""


async def each(files: Sequence[FileRef], read: Callable[[FileRef], Awaitable[Fetched | str]]) -> Taken:
    """The files of a message, and a sentence for each that could not be had.

    One that could not be read goes along as that: what is asked about it must not be made up. What a conversation has
    no room for is not fetched, so that one message never takes more memory than that.
    """
    taken: list[Fetched] = []
    problems: list[str] = []
    held = 0
    for file in files[:MOST]:
        full = texts.FILES_FULL.format(name=file.name, most=THREAD // MB) if held + file.size > THREAD else ""
        got = full or await read(file)
        held += len(got.data) if isinstance(got, Content) else 0
        if isinstance(got, str):
            problems.append(got)
            got = unread(Attachment(name=file.name[:NAME]), got)
        taken.append(got)
    problems += [TOO_MANY] if len(files) > MOST else []
    return tuple(taken), tuple(dict.fromkeys(problems))


def readable(files: Sequence[Fetched]) -> tuple[Fetched, ...]:
    """Those of them that there is something of: a message with no other and no words says nothing."""
    return tuple(file for file in files if isinstance(file, Content) or not file.unread)


def told_apart(files: Sequence[Named]) -> tuple[Named, ...]:
    """The same files, of which no two have one name: `sales.csv`, `sales (2).csv`."""
    names: set[str] = set()
    apart: list[Named] = []
    for file in files:
        stem, _, ending = file.name.rpartition(".")
        name, number = file.name, 1
        while name in names:
            number += 1
            name = f"{stem} ({number}).{ending}" if stem else f"{file.name} ({number})"
        names.add(name)
        apart.append(file if name == file.name else file.model_copy(update={"name": name}))
    return tuple(apart)


async def kept(
    files: Files, ref: ThreadRef, person: str, fetched: Sequence[Fetched]
) -> tuple[tuple[Attachment, ...], tuple[str, ...]]:
    """The files of a message as an event names them: what is data is kept for the thread first, durably.

    Of several with one name the later ones are told apart by a number. Beside them a sentence for each that the thread
    has no room for.
    """
    taken: list[Attachment] = []
    problems: list[str] = []
    for one in told_apart(fetched):
        try:
            id = await files.keep(ref, person, one.name, one.data) if isinstance(one, Content) else ""
        except ForPeople as full:
            log.warning("file not kept", thread=str(ref), reason=full.reason)
            problems.append(str(full))
        else:
            taken.append(one if isinstance(one, Attachment) else Attachment(name=one.name, file=id))
    return tuple(taken), tuple(dict.fromkeys(problems))


def refused(name: str, mimetype: str, size: int) -> str:
    """Why a file is not fetched, as a sentence; "" where it is."""
    data = name.lower().endswith(DATA)
    if not data and not mimetype.startswith(KINDS) and not name.lower().endswith(ENDINGS):
        return REFUSED["unknown"].format(name=name)
    return too_large(name, data=data) if size > (LARGEST if data else LARGEST_TEXT) else ""


def too_large(name: str, *, data: bool) -> str:
    """Of a file that is more than is read."""
    return REFUSED["large file"].format(name=name, most=(LARGEST if data else LARGEST_TEXT) // 1_000_000)


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


def attachment(name: str, content: bytes) -> Fetched | str:
    """A file's content as data or as text, or a sentence that says why not."""
    found = format_of(name, content)
    data = found not in (Format.TEXT, Format.UNKNOWN)
    if len(content) > (LARGEST if data else LARGEST_TEXT):
        return too_large(name, data=data)
    if data and content.strip():
        return Content(name=name[:NAME], data=content)
    if found is Format.UNKNOWN:
        return REFUSED["broken" if name.lower().endswith(DATA) else "unknown"].format(name=name)
    text = content.decode("utf-8-sig", errors="replace").replace("\0", "")
    if not text.strip():
        return REFUSED["empty"].format(name=name)
    return Attachment(name=name[:NAME], text=text[:LONGEST], omitted=max(0, len(text) - LONGEST))
