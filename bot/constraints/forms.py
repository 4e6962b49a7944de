"""The form of an answer: lists, tables, JSON, headings, code only, prose. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from bot.constraints.constraint import Constraint, plural

FENCE = re.compile(
    r"^[ \t]*(?P<fence>```|~~~)[^\n]*\n(?:(?![ \t]*(?P=fence))[^\n]*\n)*[ \t]*(?P=fence)[ \t]*$", re.MULTILINE
)
"""A block of code, closed."""
_TICKED = re.compile(r"`[^`\n]{1,500}`")
_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>)\]]+")
RULE = re.compile(r"^[ \t]{0,9}([-*_])(?:[ \t]*\1){2,}[ \t]*$", re.MULTILINE)
"""A line across the page: `---`, `* * *`."""
BULLET = re.compile(r"^[ \t]*[-*+•][ \t]{1,9}\S", re.MULTILINE)
NUMBER = re.compile(r"^[ \t]*\d{1,4}[.)] {1,9}\S", re.MULTILINE)
OTHER_BULLET = re.compile(r"^[ \t]*(?:[–—‣◦▪●○·][ \t]{1,9}|・[ \t]?)\S", re.MULTILINE)
"""Signs that stand for a bullet where none of Markdown's does; in prose a dash may begin somebody's words."""
HEADING = re.compile(r"^#{1,6} {1,9}\S|^(?=.*\w)(?![ \t]*[-*+>|])[^\n|]{1,200}\n(?:={2,}|-{2,})[ \t]*$", re.MULTILINE)
CHECKBOX = re.compile(r"^[ \t]*[-*+] {1,9}\[[ xX]\] {1,9}\S", re.MULTILINE)
TABLE = re.compile(
    r"^[ \t]{0,9}\|?[ \t]{0,9}:?-{2}[-: \t]*\||^[ \t]{0,9}\|[ \t]{0,9}:?-:?[ \t]{0,9}\|[ \t]*$", re.MULTILINE
)
"""The line of a table under its head."""


def beside_code(text: str, *, addresses: bool = False) -> str:
    """The text without its code (and its addresses); all of it where that leaves no word: code is no way out."""
    rest = _TICKED.sub("", FENCE.sub("", text))
    rest = _ADDRESS.sub("", rest) if addresses else rest
    return rest if re.search(r"\w", rest) else text


_GLUED = re.compile(r"^[ \t]*(?:-(?=[^\s-])|\*(?=[^\s*])(?![^*\n]*\*))", re.MULTILINE)
"""A bullet without its space, as in "-one": some count it as one; "*emphasis*" nobody does."""

SAID = {
    "bullets": "Answer as a bullet list: each line starts with -.",
    "numbered": "Answer as a numbered list: 1. 2. 3.",
    "steps": "Answer as numbered steps: 1. 2. 3.",
    "checklist": "Answer as a checklist: each line starts with - [ ].",
    "table": "Answer as a Markdown table with | between the columns.",
    "json": "Answer with valid JSON only.",
    "headings": "Use a heading (##) over each part.",
    "code only": "Answer with one code block only, no words around it.",
    "prose": "Write plain paragraphs: no lists, no tables.",
}
"""Each form as a model is told it."""


class Form(Constraint):
    """A form, of so many points where a number was said."""

    form: str

    @property
    def about(self) -> str:
        """The answer's form."""
        return "format"

    @property
    def way(self) -> str:
        """Which."""
        return self.form

    def said(self, amount: str) -> str:
        """As a model is told it."""
        if not amount:
            return SAID[self.form]
        kind = {"bullets": "bullet list", "checklist": "checklist"}.get(self.form, "numbered list")
        if self.form == "headings":
            return f"Use {plural(amount, 'heading')} (##)."
        return f"Answer as a {kind} with {plural(amount, 'point')}."

    def check(self, text: str) -> str:
        """What the answer is instead, or how many points it has."""
        have, problem = _FORMS[self.form](text)
        if problem or not self.bounds:
            return problem
        limit = self.form == "bullets" and self.bounds.relation in ("at least", "at most")
        glued = len(_GLUED.findall(RULE.sub("", FENCE.sub("", text)))) if limit else 0
        wrong = [number for number in (have, have + glued) if not self.bounds.met(number)]
        return f"It had {wrong[0]}." if wrong else ""


def _listed(pattern: re.Pattern[str], name: str) -> Callable[[str], tuple[int, str]]:
    def check(text: str) -> tuple[int, str]:
        bare = FENCE.sub("", text)
        have = len(pattern.findall(bare if pattern is HEADING else RULE.sub("", bare)))
        return have, "" if have else f"It had no {name}."

    return check


def _bulleted(text: str) -> tuple[int, str]:
    bare = RULE.sub("", FENCE.sub("", text))
    have = len(BULLET.findall(bare)) or len(OTHER_BULLET.findall(bare))
    return have, "" if have else "It had no bullets."


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _table(text: str) -> tuple[int, str]:
    return 0, "" if TABLE.search(FENCE.sub("", text)) else "It had no table."


def _json(text: str) -> tuple[int, str]:
    body = re.sub(r"^```(?:json)?\s*", "", text.strip(), flags=re.IGNORECASE).removesuffix("```")
    try:
        found = json.loads(body, parse_constant=_no_number)
    except ValueError as error:
        return 0, f"It was not valid JSON ({error})."
    except RecursionError:  # brackets in brackets by the thousand, as a looping model writes them
        return 0, "It was not valid JSON (nested too deep)."
    return 0, "" if isinstance(found, dict | list) else "It was no JSON object or list."


def _code_only(text: str) -> tuple[int, str]:
    rest = FENCE.sub("", text).strip()
    if rest == text.strip():
        return 0, "It had no code block."
    return 0, "It had words around the code." if rest else ""


def _prose(text: str) -> tuple[int, str]:
    outside = RULE.sub("", FENCE.sub("", text))
    listed = BULLET.search(outside) or NUMBER.search(outside) or TABLE.search(outside)
    return 0, "It had a list or a table." if listed else ""


_FORMS: dict[str, Callable[[str], tuple[int, str]]] = {
    "bullets": _bulleted,
    "checklist": _listed(CHECKBOX, "checklist"),
    "numbered": _listed(NUMBER, "numbered list"),
    "steps": _listed(NUMBER, "numbered steps"),
    "table": _table,
    "json": _json,
    "headings": _listed(HEADING, "heading"),
    "code only": _code_only,
    "prose": _prose,
}
