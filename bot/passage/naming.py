"""The words by which people name a part of an answer (`second sentence of the last paragraph`), read. Pure.

English here; the other languages in `european` and `asian`, which are asked where English finds no name.
"""

from __future__ import annotations

import re

from bot.passage.asian import asian, asian_split
from bot.passage.european import european, european_split
from bot.passage.name import Name, counted

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "top": 1, "last": -1, "final": -1, "bottom": -1, "very first": 1,
    "very last": -1, "closing": -1, "opening": 1, "penultimate": -2, "next-to-last": -2, "next to last": -2,
    "second-to-last": -2, "second to last": -2, "second last": -2, "second-last": -2, "third-to-last": -3,
    "third to last": -3, "third last": -3, "middle": 0,
}  # fmt: skip
_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_KINDS = {
    "paragraph": "paragraph|para|stanza|verse|block of text",
    "sentence": "sentence",
    "subitem": r"sub[- ]?(?:bullet(?: point)?|item|point)|nested (?:bullet(?: point)?|item|point)",
    "bullet": r"bullet[- ]?point|bullet",
    "item": "list item|item|list entry|entry|point",
    "step": r"numbered (?:item|point)|step|number",
    "column": "table column|column|col",
    "header": "header row|heading row|table header",
    "row": "table row|row",
    "cell": "table cell|cell",
    "code": "block of code|code[- ]?block|code snippet|code example|code sample|snippet|code|script|listing",
    "codeline": "line of code|code line",
    "line": "line",
    "table": "table",
    "list": "bullet(?:ed)? list|numbered list|ordered list|checklist|list",
    "section": "section|chapter",
    "subsection": "sub-?section",
    "intro": "introductory paragraph|opening paragraph|introduction|intro|opening|beginning|start",
    "conclusion": "concluding paragraph|closing paragraph|conclusion|concluding part|outro|ending|end|closing",
    "title": "title|headline",
    "heading": "sub-?heading|heading|header",
    "example": "example",
    "quote": "block ?quote|quotation|quote",
    "function": "function|method|def|procedure|subroutine",
    "class": "class|struct|interface|enum|trait",
    "part": "part|bit|passage|portion|thing|stuff|place|piece",
}  # fmt: skip
_IRREGULAR = {"entries": "entry", "codes": "code"}
_KIND = "|".join(f"(?P<{name}>{forms})" for name, forms in _KINDS.items())
_ORDINAL = "|".join(sorted((re.escape(word) for word in _ORDINALS), key=len, reverse=True)) + r"|\d{1,3}(?:st|nd|rd|th)"
_COUNT = rf"{'|'.join(_NUMBERS)}|\d{{1,2}}|couple of|few"
_DIGITS = r"(?:#|no\.? ?|number )?(?:\d{1,3}|" + "|".join(_NUMBERS) + ")"
_PLAIN = re.compile(
    rf"(?:(?:the|that|this|your|my|its|an?)\s+)?(?P<all>(?:all(?: of)?|both|every|each)(?:\s+(?:the|your))?\s+)?"
    rf"(?:(?P<ordinals>(?:{_ORDINAL})(?:(?:\s*,\s*|\s+and\s+|\s*&\s*)(?:the\s+)?(?:{_ORDINAL}))*)\s+)?"
    rf"(?:(?P<count>{_COUNT})\s+)?(?:{_KIND})(?P<plural>e?s)?"
    rf"(?:\s*(?P<numbers>{_DIGITS}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){_DIGITS})*)"
    rf"(?:\s*(?:-|–|to|through)\s*(?P<until>\d{{1,3}}))?)?"
    r"(?:\s+(?P<how>about|on|with|regarding|concerning|for|called|named|titled|labell?ed|starting with|beginning with|"
    r"that (?:says|reads|mentions|talks about|starts with|begins with|covers|describes|explains|deals with|contains)|"
    r"where (?:it|you) (?:says?|mentions?|talks? about|explains?|describes?)|"
    r"which (?:says|mentions|talks about|starts with)|saying|mentioning|containing|describing|explaining)\s+"
    r"(?P<about>\S.*))?",
    re.IGNORECASE | re.DOTALL,
)
_SAYS = re.compile(
    r"(?:(?:the\s+)?(?:part|bit|place|passage|sentence|line|words?|phrase)\s+)?(?:where|that)\s+"
    r"(?:(?:it|you|the answer)\s+)?(?:says?|reads?|wrote|writes?|states?)\s*:?\s+(?P<says>\S.*)|"
    r"the (?:words?|phrase)\s+(?P<words>[\"“'‘].+)",
    re.IGNORECASE | re.DOTALL,
)
_LABELLED = re.compile(
    r"(?:the\s+|your\s+)?(?P<label>\S(?:.*\S)?)\s+(?P<kind>function|method|class|struct|section|chapter|column|row|"
    r"paragraph|bullet(?: point)?|item|step|part|bit|heading|example|sentence|point)",
    re.IGNORECASE | re.DOTALL,
)
_CALLED = re.compile(
    r"(?:the\s+)?(?P<kind>function|method|class|struct|section|column)\s+(?P<label>\S+(?:\s+\S+){0,5})", re.IGNORECASE
)
_OUTER = re.compile(r",?\s+(?:of|in|from|under|within|inside|on|at)\s+", re.IGNORECASE)
_QUOTES = "\"“”„«»'‘’`"


def split(target: str) -> tuple[str, str] | None:
    """A part and what it is part of, as words (`second sentence`, `the last paragraph`), each named as a part."""
    for match in _OUTER.finditer(target):
        inner, outer = target[: match.start()], target[match.end() :]
        if (name := parse(inner)) and not name.about and not name.says and outer.strip():
            return inner, outer
    return None if parse(target) else european_split(target) or asian_split(target)


def parse(target: str) -> Name | None:
    """The name that words are; None for what only quotes the answer."""
    words = target.strip().rstrip(".,;:!?").strip()
    if not words or len(words) > 200 or is_quoted(words):
        return None
    if match := _SAYS.fullmatch(words):
        return Name(kind="quote", says=unquoted(match["says"] or match["words"]))
    if match := _PLAIN.fullmatch(words):
        return _placed(match, words)
    if match := re.fullmatch(r"(?:the\s+)?`?(?P<name>[A-Za-z_$][\w$]*)\(\)`?", words):
        return Name(kind="function", label=match["name"])
    if abroad := european(words) or asian(words):
        return abroad
    if match := _CALLED.fullmatch(words):
        return Name(kind=_kind(match["kind"]), label=unquoted(match["label"]).removesuffix("()"))
    if match := _LABELLED.fullmatch(words):
        return _labelled(_kind(match["kind"]), unquoted(match["label"]))
    return None


def is_quoted(words: str) -> bool:
    """Whether words stand in quotation marks from their beginning to their end."""
    return len(words) > 2 and words[0] in _QUOTES and words[-1] in _QUOTES


def unquoted(words: str) -> str:
    """Words without the quotation marks around them."""
    return words.strip().strip(_QUOTES).strip()


def _labelled(kind: str, label: str) -> Name | None:
    """`the pricing section`: called so, or about that."""
    if kind in ("function", "class", "section", "column", "row", "heading"):
        return Name(kind=kind, label=label.removesuffix("()"))
    return Name(kind=kind, about=label) if len(label.split()) <= 4 else None


def _kind(words: str) -> str:
    return next(name for name, forms in _KINDS.items() if re.fullmatch(forms, words, re.IGNORECASE))


def _placed(match: re.Match[str], words: str) -> Name:
    kind = next(name for name in _KINDS if match[name])
    ordinals = [_ordinal(one) for one in re.findall(_ORDINAL, match["ordinals"] or "", re.IGNORECASE)]
    numbers = [_number(one) for one in re.findall(r"\d+|[a-z]+", (match["numbers"] or "").lower()) if _number(one)]
    if match["until"] and numbers:
        numbers = list(range(numbers[0], min(int(match["until"]), numbers[0] + 50) + 1))
    count = _number((match["count"] or "").lower().split(" ")[0])
    places = numbers or ordinals
    if count and len(ordinals) == 1:
        places = list(counted(ordinals[0], count))
    elif count and not ordinals and not numbers and count > 1:
        places = []
    about = unquoted(match["about"] or "")
    says = about if match["how"] and re.search(r"say|reads", match["how"], re.IGNORECASE) else ""
    plural = bool(match["plural"]) and not (match["numbers"] or match["ordinals"])
    return Name(
        kind="heading" if kind == "header" and "row" not in words.lower() and "table" not in words.lower() else kind,
        places=tuple(places),
        numbered=bool(numbers),
        every=bool(match["all"]) or (plural and kind not in ("code", "part")),
        about="" if says else about,
        says=says,
    )


def _ordinal(word: str) -> int:
    lower = re.sub(r"\s+", " ", word.lower())
    return _ORDINALS[lower] if lower in _ORDINALS else int(re.sub(r"\D", "", lower))


def _number(word: str) -> int:
    if word in ("couple", "few"):
        return 2 if word == "couple" else 3
    return _NUMBERS.get(word, int(word) if word.isdigit() else 0)
