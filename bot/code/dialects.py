"""What only JavaScript, TypeScript or SQL has of what can be wanted of code, and how people name it. Pure."""

from __future__ import annotations

from bot.code.feature import Feature

OF_DIALECTS: dict[str, Feature] = {
    "const": Feature(words=r"consts?", use="Use `const`.", leave="", alone=False, coded=True),
    "let": Feature(
        words=r"let(?!'?s\b)(?= |$|[.,!])", use="Use `let`.", leave="Use no `let`.", alone=False, coded=True
    ),
    "var": Feature(words=r"vars?", use="", leave="Use no `var`.", alone=False, coded=True),
    "template literal": Feature(
        words=r"template (?:literals?|strings?)|backtick strings?",
        use="Use template literals.", leave="Use no template literals.", said="template literals", coded=True,
    ),
    "any": Feature(
        words=r"(?:any types?|the any type|the type any|explicit any|"
              r"(?<=use )any$|(?<=\bno )any$|(?<=without )any$|(?<=avoid )any$)",
        use="", leave="Do not use the type `any`.", said="any types", alone=False,
    ),
    "then": Feature(
        words=r"(?:\.then(?:\(\))?(?: chains?| calls?| callbacks?)?|thens|then (?:chains?|calls?)|promise chains?)",
        use="", leave="Use no `.then`.", said="then chains", alone=False, coded=True,
    ),
    "cte": Feature(
        words=r"(?:ctes?|common table expressions?|with[ -]clauses?)", use="Use a common table expression (`WITH`).",
        leave="Use no common table expressions.", said="a CTE", coded=True,
    ),
    "subquery": Feature(
        words=r"(?:sub-?quer(?:y|ies)|sub-?selects?|nested (?:quer(?:y|ies)|selects?))", use="Use a subquery.",
        leave="Use no subqueries.", said="subqueries", coded=True,
    ),
    "qualified join": Feature(
        words=r"(?:inner|left|right|outer|explicit|full) (?:outer )?joins?",
        use="Use a `JOIN`.", leave="Use no `JOIN`.",
        means="join", coded=True,
    ),
    "join": Feature(
        words=r"(?:(?:sql )?joins?(?! (?:us|me|in|the|our|a|strings?|method)\b))",
        use="Use a `JOIN`.", leave="Use no `JOIN`.", said="a join", alone=False,
    ),
    "select star": Feature(
        words=r"select(?: ?\*| star| all columns)", use="", leave="Do not use `SELECT *`.", said="select *",
        alone=False, coded=True,
    ),
    "window function": Feature(
        words=r"window(?:ing)? functions?", use="Use a window function (`OVER`).", leave="Use no window functions.",
        said="a window function", coded=True,
    ),
}  # fmt: skip
"""By name."""
