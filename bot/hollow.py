"""Answers that have the look of one and nothing in them: fillers, headings alone, a model's own marks. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from bot.directives import Slot
from bot.reciting import tokens
from bot.wanted import Wanted

_TEMPLATE = re.compile(
    r"\b(?:lorem|placeholders?|dummy|filler|templates?|samples?|examples?|skeletons?|boilerplate|blank|empty|schema|"
    r"outlines?|headings?|headlines?|titles?|sections?|structure|contents|toc|agenda|syntax|format|markdown|json)\b",
    re.IGNORECASE,
)
"""Tasks whose good answers may be a form to fill in, or headings alone."""
_MARKS = re.compile(r"<\|[\w ]{1,30}\|>|</?s>|\[/?INST\]|^(?:user|assistant|system|human|ai) ?:", re.I | re.M)
"""What a model marks its turns with."""
_NOTHING = re.compile(
    r"\W*(?:no comment|n/?a|todo|tbd|error(?:: [\w ]{1,40})?|none|null|undefined|nil|not applicable|coming soon|"
    r"to be (?:written|done|added)|work in progress)\W*",
    re.IGNORECASE,
)
_FILLER = frozenset(
    re.findall(
        r"\w+",
        "column columns data row rows cell cells value values item items header headers heading content contents text "
        "key keys field fields entry entries point points example placeholder insert here your the",
    )
)
"""Words of an empty table or object."""
_LOREM = re.compile(r"\blorem ipsum\b", re.IGNORECASE)


def hollow(text: str, want: Wanted) -> bool:
    """Whether nothing is said: it needs to be all of the text, and the task no request for such a form."""
    body = _MARKS.sub("", text).strip()
    if body != text.strip() and not set(tokens(body)) - {"user", "assistant", "system"}:
        return True
    if _is_edges_only(body, want):
        return True
    if _TEMPLATE.search(want.task):
        return False
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    headed = len(lines) > 1 and all(re.match(r"#{1,6}\s", line) for line in lines)
    said = {token for token in tokens(body) if not token.isdigit()}
    filled = body[:1] in "|{[" and bool(said) and said <= _FILLER
    return headed or filled or bool(_LOREM.search(body))


def says_nothing(text: str) -> bool:
    """Whether it is one of the words that stand where a text is still to come."""
    return _NOTHING.fullmatch(text) is not None


def _is_edges_only(body: str, want: Wanted) -> bool:
    """Whether only the first or last words that were wanted are there."""
    edges = [held.directive.value for held in want.all if held.directive.slot in (Slot.START, Slot.END)]
    said = tokens(body)
    if set(said) & set(tokens(want.task)):
        return False
    return bool(edges and said) and set(said) <= {token for edge in edges for token in tokens(edge)} | {"and"}


def spoken(text: str) -> str:
    """What a text says: of JSON its strings, one sentence each; of any other text all of it."""
    if text.lstrip()[:1] not in "{[" or not text.strip():
        return text
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return "\n".join(_strings(found))


def _strings(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for one in found.values():
            yield from _strings(one)
    elif isinstance(found, list):
        for one in found:
            yield from _strings(one)
