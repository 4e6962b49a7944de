"""Files of this machine, for a dialogue or typed in a conversation: read as any adapter reads what people attach."""

from __future__ import annotations

import codecs
import os
import shlex
from pathlib import Path

from adapters.attached import Fetched, attachment, refused
from adapters.console import sentences

HEAD = 65_536
"""Bytes of a file that show whether it is text."""


def read_file(path: Path) -> Fetched | str:
    """A file as data or as text, or a sentence that says why not. Never raises, and waits for no pipe or device."""
    try:
        if path.is_dir():
            return sentences.FOLDER.format(name=path)
        if not path.exists():
            return sentences.MISSING.format(name=path)
        if not path.is_file():
            return sentences.NO_FILE.format(name=path)
        with path.open("rb") as stream:
            head = stream.read(HEAD)
            kind = "text/plain" if _is_text(head) else ""
            if problem := refused(path.name, kind, path.stat().st_size):
                return problem
            return attachment(path.name, head + stream.read())
    except PermissionError:
        return sentences.FORBIDDEN.format(name=path)
    except (OSError, ValueError) as error:
        return sentences.UNREADABLE.format(name=path, why=getattr(error, "strerror", None) or error)


def _is_text(head: bytes) -> bool:
    """Whether that is how a text in UTF-8 begins; a character may be cut off at its end."""
    try:
        return "\0" not in codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False


def inside(name: str, folder: Path) -> Path | str:
    """The path that a dialogue names, or a sentence where it leads out of the dialogue's folder; it may be missing."""
    path = Path(name)
    if path.anchor or ".." in path.parts or "\\" in name:
        return sentences.PLAIN_PATH.format(name=name)
    try:
        if not (folder / path).resolve().is_relative_to(folder.resolve()):
            return sentences.OUTSIDE.format(name=name)
    except (OSError, ValueError, RuntimeError) as error:  # a loop of links; a zero byte
        return sentences.UNREADABLE.format(name=name, why=getattr(error, "strerror", None) or error)
    return folder / path


def typed_paths(text: str) -> tuple[Path, ...] | str:
    """The paths that a person typed or dropped: in quotes, with `~`, with spaces; or a sentence where none is told.

    Where the whole line names a file, that is meant, whatever spaces and quotation marks it has.
    """
    whole = _home(text.strip())
    if _is_there(whole):
        return (whole,)
    posix = os.name != "nt"
    try:
        words = shlex.split(text, posix=posix)
    except ValueError:
        return sentences.QUOTES
    paths = tuple(_home(word if posix else word.strip("\"'")) for word in words if word)
    return paths if any(map(_is_there, paths)) or len(paths) == 1 else (whole,)


def typed_path(text: str) -> Path:
    """One path that a person typed, in quotes or as it is; "" is the current folder."""
    try:
        words = shlex.split(text, posix=os.name != "nt")
    except ValueError:
        words = []
    return _home(words[0].strip("\"'") if len(words) == 1 else text.strip())


def _home(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:  # nobody of that name
        return Path(text)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
