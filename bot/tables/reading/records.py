"""JSON as rows: an array of records, records under one key, columns, or one record on each line. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from bot.tables.reading.decode import decoded
from bot.tables.reading.source import Cell, Contents, Refusal, Row, Sheet
from bot.tables.sentences import counted, note

_KEYS = 400
"""Different keys of all records, before it is refused as too wide."""
_DIGITS = 18
_PLAIN = ("data", "rows", "records", "items", "results", "values", "list", "entries", "objects", "content", "response")
"""Keys that do not say what the records under them are."""


def records(name: str, data: bytes) -> Contents:
    """The records as a sheet; what holds none is given as text. Refusal for what is no JSON."""
    text, _ = decoded(data)
    if not text.strip():
        raise Refusal("empty")
    try:
        held = _loaded(text)
    except ValueError:
        held = _lines(text)
    except RecursionError:
        raise Refusal("broken") from None
    found = _found(held)
    if found is None:
        return Contents(text=text)
    label, rows = found
    return Contents((_sheet(f"{name}: {label}" if label else name, rows),))


def _loaded(text: str) -> Any:
    return json.loads(text.lstrip("\ufeff"), parse_int=_integer, parse_constant=lambda _: None)


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= _DIGITS else digits


def _lines(text: str) -> list[Any]:
    try:
        return [_loaded(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise Refusal("broken") from None


def _records(held: Any) -> bool:
    return isinstance(held, list) and bool(held) and all(isinstance(one, dict) for one in held)


def _found(held: Any) -> tuple[str, list[dict[Any, Any]]] | None:
    """Under which key the records are, and they; the longest, where several keys have some."""
    if _records(held):
        return "", held
    if isinstance(held, list) and held and all(isinstance(one, list) for one in held):
        return "", [dict[Any, Any](enumerate(row)) for row in held]
    if not isinstance(held, dict):
        return None
    keys = [key for key, value in held.items() if _records(value)]
    if keys:
        longest = max(keys, key=lambda key: len(held[key]))
        return (longest if len(keys) > 1 or longest.lower() not in _PLAIN else ""), held[longest]
    lists = list(held.values())
    if lists and all(isinstance(one, list) for one in lists) and len({len(one) for one in lists}) == 1 and lists[0]:
        return "", [dict(zip(held, row, strict=True)) for row in zip(*lists, strict=True)]
    return None


def _sheet(name: str, held: Sequence[dict[Any, Any]]) -> Sheet:
    keys: dict[Any, None] = {}
    nested: set[Any] = set()
    flat: list[dict[Any, Any]] = []
    for one in held:
        row = dict(_flat(one))
        nested |= {key for key, value in row.items() if isinstance(value, list | dict)}
        keys |= dict.fromkeys(row)
        flat.append(row)
        if len(keys) > _KEYS:
            raise Refusal("columns", _KEYS)
    headed = all(isinstance(key, str) for key in keys)

    def rows() -> Iterator[Row]:
        if headed:
            yield [str(key) for key in keys]
        for row in flat:
            yield [_cell(row.get(key)) for key in keys]

    notes = (note("nested", n=counted(len(nested), "column")),) if nested else ()
    return Sheet(name, rows, headed=headed, notes=notes)


def _flat(record: dict[Any, Any]) -> Iterator[tuple[Any, Any]]:
    """An object within a record stands as columns of its own: "address.city"."""
    for key, value in record.items():
        if isinstance(value, dict) and value and not any(isinstance(one, dict | list) for one in value.values()):
            yield from ((f"{key}.{inner}", one) for inner, one in value.items())
        else:
            yield key, value


def _cell(value: Any) -> Cell:
    if isinstance(value, list | dict):
        try:
            return json.dumps(value, ensure_ascii=False)
        except RecursionError:
            raise Refusal("broken") from None
    return value if isinstance(value, str | int | float | bool) else None
