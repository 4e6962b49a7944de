"""Messages between the bot and the child that holds the tables: a length (4 bytes, big-endian), then JSON. Pure."""

from __future__ import annotations

import json
import struct
from typing import Any

Message = dict[str, Any]
HEAD = 4
LARGEST = 32 << 20
"""Bytes of a message; a file's own bytes follow the message that announces them."""


def packed(message: Message) -> bytes:
    """A message as bytes. ValueError for what is no JSON, infinity included."""
    body = json.dumps(message, allow_nan=False, ensure_ascii=True).encode()
    return struct.pack(">I", len(body)) + body


def length(head: bytes) -> int:
    """How many bytes follow a head; ValueError for more than a message may have."""
    (found,) = struct.unpack(">I", head)
    if found > LARGEST:
        raise ValueError(f"a message of {found} bytes")
    return int(found)


def unpacked(body: bytes) -> Message:
    """The message that bytes are; ValueError for what is none."""
    found = json.loads(body)
    if not isinstance(found, dict):
        raise ValueError("a message that is no object")
    return found
