"""A dialogue as JSON lines: what may stand in a line, and each line as a feedback event. Pure but for reading files."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from adapters.attached import MOST, TOO_MANY, Content, Fetched, attachment
from adapters.console.files import inside, read_file
from bot.errors import BadReplay
from bot.events import (
    Asked,
    Attached,
    Commanded,
    Deleted,
    Edited,
    FeedbackEvent,
    Pressed,
    Reacted,
    Replied,
    Rewrote,
    Signal,
    ThreadRef,
    Unreacted,
)
from bot.interpret.buttons import INSTEAD, REMOVE
from bot.values import Value
from bot.which import WHICH

SIGNALS = ("ask", "reply", "react", "unreact", "press", "command", "edit", "delete", "rewrite")


class Inline(Value):
    """A file whose content stands in the dialogue itself."""

    name: str = Field(min_length=1)
    text: str


def _listed(files: Any) -> list[str | Inline]:
    """The files of a line: paths and contents, one or several. Raises ValueError for anything else."""
    found = files if isinstance(files, list) else [files]
    try:
        taken = [one if isinstance(one, str) and one else Inline.model_validate(one, strict=True) for one in found]
        if taken and all(set(one) <= set(Inline.model_fields) for one in found if isinstance(one, dict)):
            return taken
    except ValidationError:
        pass
    raise ValueError('each is a path, or {"name": "a.csv", "text": "what is in it"}')


class Entry(Value):
    """One line of a dialogue: a person, one signal, and what goes with it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    by: str = Field(min_length=1)
    ask: str | None = None
    reply: str | None = None
    react: str | None = Field(None, min_length=1)
    unreact: str | None = Field(None, min_length=1)
    press: str | None = Field(None, min_length=1)
    command: str | None = None
    edit: str | None = None
    of: int | None = Field(None, ge=1)
    delete: int | None = Field(None, ge=1)
    rewrite: str | None = None
    thread: str = Field("1", min_length=1)
    quote: str | None = None
    while_streaming: int | None = Field(None, ge=0)
    files: Annotated[tuple[str | Inline, ...] | None, Field(strict=False), BeforeValidator(_listed)] = None
    attach: str | None = Field(None, min_length=1)
    """The same as one path in `files`."""
    given: str | None = None

    @model_validator(mode="after")
    def _fits(self) -> Entry:
        said = [name for name in SIGNALS if getattr(self, name) is not None]
        if self.attach is not None and self.files is not None:
            raise ValueError('"attach" is one path in "files": give one of both')
        if len(said) > 1 or (not said and not self.brings):
            raise ValueError(
                f"needs exactly one of {', '.join(SIGNALS)}" + (f"; has {', '.join(said)}" if said else "")
            )
        if any(not str(getattr(self, name)).strip() for name in said):
            raise ValueError(f'"{said[0]}" is empty')
        if self.command is not None and not self.command.lstrip().startswith("/"):
            raise ValueError('"command" is written as typed, with its slash')
        if (self.edit is None) != (self.of is None):
            raise ValueError('"edit" and "of" go together')
        if self.quote is not None and self.reply is None:
            raise ValueError('"quote" goes with "reply"')
        if self.brings and said and said[0] not in ("ask", "reply"):
            name = "files" if self.files else "attach"
            raise ValueError(f'"{name}" goes with "ask" or "reply", or stands alone')
        return self

    @property
    def brings(self) -> tuple[str | Inline, ...]:
        """The files of the line."""
        return (self.attach,) if self.attach is not None else self.files or ()

    @property
    def is_message(self) -> bool:
        """Whether it is a message that its author can edit or delete."""
        return self.ask is not None or self.reply is not None


class Dialogue(Value):
    """A file's lines, in order, and the events they are. Event n is `events[n - 1]`."""

    entries: tuple[Entry, ...]
    events: tuple[FeedbackEvent, ...]
    """Without their files, of which the content is kept first."""
    files: tuple[tuple[Fetched, ...], ...]
    """Those of each event."""


def read_dialogue(path: Path) -> Dialogue:
    """The dialogue in a file. Raises BadReplay naming every bad line with its number."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadReplay(f"{path}: {getattr(error, 'strerror', None) or 'it is not UTF-8 text'}") from error
    return parse_dialogue(text, folder=path.parent, name=str(path))


def parse_dialogue(text: str, folder: Path, name: str = "dialogue") -> Dialogue:
    """The same of a text; the files that it names are below `folder`, and nothing outside of that is read."""
    problems: list[str] = []
    entries: list[tuple[int, Entry]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            entries.append((number, Entry.model_validate(_object(line))))
        except ValidationError as error:
            problems += [f"line {number}: {_sentence(one)}" for one in error.errors()]
        except ValueError as error:
            problems.append(f"line {number}: {error}")
    if not problems:
        problems = _misreferred(entries)
    files, unread = _read(entries, folder)
    problems += unread
    if not entries and not problems:
        problems.append("there is no event in it")
    if problems:
        raise BadReplay("\n".join([f"{name}:", *(f"  {problem}" for problem in problems)]))
    digest = _digest(text, files)
    only = [entry for _, entry in entries]
    events = tuple(_event(digest, number, entry) for number, entry in enumerate(only, start=1))
    return Dialogue(entries=tuple(only), events=events, files=tuple(files))


def _read(entries: Iterable[tuple[int, Entry]], folder: Path) -> tuple[list[tuple[Fetched, ...]], list[str]]:
    """The files of each line, each read once, and what is wrong with them."""
    known: dict[str | Inline, Fetched | str] = {}
    files: list[tuple[Fetched, ...]] = []
    problems: list[str] = []
    for number, entry in entries:
        taken: list[Fetched] = []
        wrong = [TOO_MANY] if len(entry.brings) > MOST else []
        for one in entry.brings[:MOST]:
            got = known[one] if one in known else known.setdefault(one, _file(one, folder))
            if isinstance(got, str):
                wrong.append(got)
            else:
                taken.append(got)
        problems += [f"line {number}: {'files' if entry.files else 'attach'}: {problem}" for problem in wrong]
        files.append(tuple(taken))
    return files, problems


def _file(named: str | Inline, folder: Path) -> Fetched | str:
    """A file, or a sentence that says why it is not taken."""
    if isinstance(named, Inline):
        return attachment(named.name, named.text.encode())
    path = inside(named, folder)
    return path if isinstance(path, str) else read_file(path)


def _digest(text: str, files: Iterable[tuple[Fetched, ...]]) -> str:
    """What names the dialogue: with another file beside it, it is another one."""
    found = hashlib.sha256(text.encode())
    for one in (one for several in files for one in several):
        found.update(hashlib.sha256(one.data if isinstance(one, Content) else one.text.encode()).digest())
    return found.hexdigest()[:12]


def _object(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg} at character {error.pos + 1})") from error
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    except UnicodeEncodeError as error:
        raise ValueError("half of a surrogate pair is no character") from error
    if not isinstance(found, dict):
        raise ValueError("not a JSON object")
    return found


def _sentence(error: Any) -> str:
    where = ".".join(map(str, error["loc"]))
    message = str(error["msg"]).removeprefix("Value error, ")
    if error["type"] == "extra_forbidden":
        message = f"no such field; there are {', '.join(Entry.model_fields)}"
    return f"{where}: {message}" if where else message


def _misreferred(entries: Iterable[tuple[int, Entry]]) -> list[str]:
    """What is wrong with the references to earlier events, by number."""
    problems: list[str] = []
    before: list[Entry] = []
    for number, entry in entries:
        for field in ("of", "delete"):
            to = getattr(entry, field)
            if to is None:
                continue
            if to > len(before):
                problems.append(f"line {number}: {field}: there is no event {to} before this one")
            elif not before[to - 1].is_message:
                problems.append(f"line {number}: {field}: event {to} is no message")
            elif before[to - 1].by != entry.by:
                problems.append(f"line {number}: {field}: event {to} is {before[to - 1].by}'s, not {entry.by}'s")
            elif before[to - 1].thread != entry.thread:
                problems.append(f"line {number}: {field}: event {to} is in thread {before[to - 1].thread}")
        before.append(entry)
    return problems


def _event(digest: str, number: int, entry: Entry) -> FeedbackEvent:
    """The event that a line is; its id is the same each time the same file is replayed."""
    return FeedbackEvent(
        id=f"replay:{digest}:{number}",
        thread=ThreadRef(platform="replay", workspace="local", channel=digest, thread=entry.thread),
        by=entry.by,
        at=float(number),
        message=f"m{number}" if entry.is_message else "",
        signal=_signal(entry, digest),
        given=entry.given,
    )


def _signal(entry: Entry, digest: str) -> Signal:
    """What the line says, without its files."""
    if entry.ask is not None:
        return Asked(text=entry.ask)
    if entry.reply is not None:
        return Replied(text=entry.reply, quote=entry.quote)
    if entry.react is not None:
        return Reacted(emoji=entry.react)
    if entry.unreact is not None:
        return Unreacted(emoji=entry.unreact)
    if entry.press is not None:
        return _pressed(entry.press, digest)
    if entry.command is not None:
        return Commanded(text=entry.command.strip())
    if entry.edit is not None:
        return Edited(message=f"m{entry.of}", text=entry.edit)
    if entry.delete is not None:
        return Deleted(message=f"m{entry.delete}")
    if entry.rewrite is not None:
        return Rewrote(text=entry.rewrite)
    return Attached(files=())


def _pressed(press: str, digest: str) -> Pressed:
    """A button, with what it carries: `restore 2`, `remove ID`; an offer by its event's number, as in `instead 2`,
    `which 2:1` (the first passage), `remove 2#0` (the first wish)."""
    carried = re.fullmatch(rf"\s*(restore|{REMOVE}|{INSTEAD}|{WHICH})[\s:]+(.+)", press)
    if carried is None:
        return Pressed(button=press.strip())
    button, value = carried[1], carried[2].strip()
    numbered = button != "restore" and re.fullmatch(r"\d+(?:[:#]\d+)?", value)
    return Pressed(button=button, value=f"replay:{digest}:{value}" if numbered else value)
