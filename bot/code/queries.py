"""Does a piece of SQL parse, in any of the dialects that people use? Pure."""

from __future__ import annotations

import re

from bot.code.grammars import SLOW
from bot.code.unfinished import unfinished

_DIALECTS = ("", "postgres", "mysql", "tsql", "sqlite", "bigquery", "snowflake", "oracle", "duckdb", "clickhouse")
_PLAIN = re.compile(
    r"(?:SELECT|WITH|INSERT|UPDATE|DELETE|CREATE\s+(?:TEMP(?:ORARY)?\s+)?TABLE|CREATE\s+VIEW)\b", re.IGNORECASE
)
"""How the statements begin that are judged: the others differ too much between databases."""
_PROGRAM = re.compile(
    r"\b(?:DELIMITER|DECLARE|BEGIN|PROCEDURE|TRIGGER|LANGUAGE|MATCH_RECOGNIZE|EXEC|ENGINE|"
    r"PARTITION\s+BY\s+RANGE|GO)\b|"
    r"\$\$|\$\{|^\s*\\|:\w+:|%\(|%s\b|@\w+\s*=|^\w*[=#>]+ ",
    re.IGNORECASE | re.MULTILINE,
)
"""Programs, a client's own commands, prompts and blanks for parameters."""


def wrong_query(code: str) -> str:
    """Where a piece of SQL does not parse, as a sentence; "" where some dialect allows it, or it is no plain query."""
    if len(code) > SLOW:
        return ""
    bare = re.sub(r"--[^\n]*|/\*.*?\*/", " ", code, flags=re.DOTALL).strip()
    if not _PLAIN.match(bare) or _PROGRAM.search(bare) or not _all_plain(bare) or unfinished(code, "sql"):
        return ""
    from sqlglot import parse
    from sqlglot.errors import ParseError, SqlglotError

    first: SqlglotError | None = None
    for dialect in _DIALECTS:
        try:
            parse(code, read=dialect or None)
        except SqlglotError as error:
            first = first or error
        except RecursionError:
            return ""
        else:
            return ""
    detail = first.errors[0] if isinstance(first, ParseError) and first.errors else {}
    near = " ".join(str(detail.get("highlight") or "").split())
    line = f"Line {detail['line']} of the SQL" if detail.get("line") else "The SQL"
    return f"{line} does not parse{f' near `{near[:40]}`' if near else ''}."


def _all_plain(bare: str) -> bool:
    """Whether every statement is one of those that are judged; a mark inside a string may split one, then it is not."""
    return all(_PLAIN.match(piece.strip()) for piece in bare.split(";") if piece.strip())
