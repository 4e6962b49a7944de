"""Words that stand for no value, for yes and no, and for totals. Pure."""

from __future__ import annotations

import re

NOTHING = frozenset({"", "-", "–", "—", "--", "n/a", "#n/a", "n.a.", "null", "nan", "#null!", "#div/0!", "#ref!",
                     "#value!", "#name?", "#num!", "(blank)", "<na>", "nat", "(leer)", "k.a.", "k. a."})  # fmt: skip
"""No value, in every column; in lower case."""
PERHAPS = frozenset({"na", "none", "nil", "?", "??", ".", "..", "missing", "unknown", "tbd", "keine", "fehlt",
                     "not available", "unbekannt"})  # fmt: skip
"""No value in a column of numbers or dates; in one of text they can mean something ("NA" is North America)."""
YES = frozenset({"yes", "true", "y", "t", "ja", "wahr", "oui", "si", "sí", "on"})
NO = frozenset({"no", "false", "n", "f", "nein", "falsch", "non", "off"})
_TOTAL = re.compile(
    r"(?:grand |sub-? ?|overall )?(?:totals?|sums?)|(?:zwischen|end|gesamt)?summen?|gesamt|insgesamt|gesamtergebnis|"
    r"total g[ée]n[ée]ral|Σ",
    re.I,
)
_TOTAL_OF = re.compile(r".+ (?:total|sum|summe|ergebnis|gesamt)|(?:total|sum|summe|gesamt) .+", re.I)


def is_total(text: str, alone: bool) -> bool:
    """Whether a row that begins with it holds a total; where it stands `alone` also "East total"."""
    text = text.strip().rstrip(":").strip()
    return bool(_TOTAL.fullmatch(text) or (alone and len(text) < 40 and _TOTAL_OF.fullmatch(text)))
