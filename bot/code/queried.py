"""What SQL has of what can be wanted of it, by its words: strings and comments do not count. Pure."""

from __future__ import annotations

import re

OF_QUERIES: dict[str, tuple[str, str, str]] = {
    "cte": (
        r"\bwith\s+(?:recursive\s+)?[\w\"`\[\]]+\s*(?:\([^()]*\)\s*)?as\s*(?:not\s+)?(?:materialized\s*)?\(",
        "There is no `WITH`.",
        "There is a `WITH`.",
    ),
    "subquery": (
        r"(?<!\bas )(?<!\bas)(?<!materialized )\(\s*select\b", "There is no subquery.", "There is a subquery."
    ),
    "join": (r"\bjoin\b", "There is no `JOIN`.", "There is a `JOIN`."),
    "select star": (r"\bselect\s+(?:distinct\s+|all\s+|top\s+\d+\s+)?(?:\w+\.)?\*", "", "There is a `SELECT *`."),
    "window function": (
        r"\bover\s*(?:\(|\w)", "There is no window function (`OVER`).", "There is a window function."
    ),
    "comments": (r"\x00", "There is no comment in the code.", "There is a comment in the code."),
}  # fmt: skip
"""By feature: what it looks like, what is said where it is missing, and where it is there."""
_SET_ASIDE = re.compile(r"(?P<remark>--[^\n]*|/\*.*?\*/)|'(?:[^']|'')*'", re.DOTALL)


def missing_query(feature: str, absent: bool, code: str) -> str:
    """What a piece of SQL has instead of a feature that is wanted or unwanted; "" where it is met."""
    pattern, none, some = OF_QUERIES.get(feature, ("", "", ""))
    if not pattern:
        return ""
    plain = _SET_ASIDE.sub(lambda match: "\0" if match["remark"] else "''", code)
    there = re.search(pattern, " ".join(plain.lower().split()))
    if absent:
        return some if there else ""
    return "" if there else none
