"""What a payload's fields hold. Nothing is taken for granted: a field that is not what it should be is empty. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""What no store takes: NUL, and halves of characters, which JSON can spell."""
_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_STAMP = re.compile(r"[0-9]{1,12}\.[0-9]{1,9}")


def inner(payload: Any, *path: str | int) -> Any:
    """What stands at the end of a path of keys and places in lists; None where it leads nowhere."""
    for step in path:
        if isinstance(step, str) and isinstance(payload, Mapping):
            payload = payload.get(step)
        elif isinstance(step, int) and isinstance(payload, list) and step < len(payload):
            payload = payload[step]
        else:
            return None
    return payload


def items(payload: Any, *path: str | int) -> list[Any]:
    """The list at the end of a path; empty where there is none."""
    found = inner(payload, *path)
    return found if isinstance(found, list) else []


def text(payload: Any, *path: str | int) -> str:
    """The text at the end of a path, as a store can keep it; "" where there is none."""
    found = inner(payload, *path)
    return _NO_TEXT.sub("\ufffd", found) if isinstance(found, str) else ""


def name(payload: Any, *path: str | int) -> str:
    """The id at the end of a path; "" for what can be none of Slack's."""
    found = text(payload, *path)
    return found if _ID.fullmatch(found) else ""


def stamp(payload: Any, *path: str | int) -> str:
    """The `ts` at the end of a path: seconds and a fraction, as text, which is how Slack names messages; or ""."""
    found = text(payload, *path)
    return found if _STAMP.fullmatch(found) else ""


def seconds(ts: str) -> float:
    """A `ts` as seconds since the epoch; 0 for none."""
    return float(ts) if ts else 0.0


def count(payload: Any, *path: str | int) -> int:
    """The whole number from 0 on at the end of a path, as far as a store can count; 0 where there is none."""
    found = inner(payload, *path)
    return found if isinstance(found, int) and not isinstance(found, bool) and 0 <= found < 2**53 else 0
