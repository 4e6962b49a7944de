"""Finishing an answer's letters and marks: case, punctuation, what is highlighted. Pure."""

from __future__ import annotations

import re
from collections import Counter

from bot.constraints.forms import FENCE
from bot.constraints.marks import MarkAbsent
from bot.finish.shape import Shape

_NO_MARK: dict[str, tuple[tuple[str, str], ...]] = {
    "commas": ((r"(?<=\d),(?=\d{3})", ""), (r" *[,，、،](?=\s|$)", ""), (r" *[,，、،] *", " ")),
    "semicolons": ((r" *[;；] *", ". "),),
    "exclamation marks": ((r"[!！]+", "."), (r"¡", ""), (r"\.{2}(?!\.)", ".")),
    "dashes": ((r" *(?:[–—―]|--) *| - ", ", "),),
    "parentheses": ((r"[()（）]", ""),),
    "quotation marks": ((r"[\"“”„«»「」]", ""), (r"(?<!\w)['‘](?=\w)([^'’\n]*)['’](?!\w)", r"\1")),
    "emoji": ((r" *[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff][\ufe0f\u200d]*", ""),),
    "links": ((r"\[([^\]\n]*)\]\([^)\n]*\)", r"\1"),),
    "headings": ((r"(?m)^ {0,3}#{1,6}\s+", ""),),
    "bold": ((r"\*\*([^*\n]+)\*\*|__([^_\n]+)__", r"\1\2"), (r"</?(?:b|strong)>", "")),
    "italics": ((r"(?<![*\w])\*(?=[^\s*])([^*\n]+)\*(?![*\w])", r"\1"),),
    "bullets": ((r"(?m)^(\s*)[-*+•]\s+", r"\1"),),
    "lists": ((r"(?m)^(\s*)(?:[-*+•]|\d+[.)])\s+", r"\1"),),
}
"""What takes a mark's place. A question mark, digits, tables and code cannot go without changing the sense."""

_CONTRACTIONS = {
    "can't": "cannot", "won't": "will not", "shan't": "shall not", "let's": "let us", "it's": "it is",
    "that's": "that is", "there's": "there is", "i'm": "I am",
}  # fmt: skip
_ENDINGS = (("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"))
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "about after again also although another because been before being between both came come could does done down "
        "during each even ever every first from gave give have having here however into itself just like made make "
        "many might more most much must only other over said same shall should since some still such take than that "
        "their them then there these they this those though through under until upon very want well went were what "
        "when where which while will with within without would your yours",
    )
)
"""Words that are no point of anything."""


def _outside_code(text: str, change: re.Pattern[str] | str, by: str) -> str:
    """The text with a pattern replaced, but not inside code blocks."""
    pieces = re.split(rf"({FENCE.pattern})", text, flags=re.MULTILINE | re.DOTALL)
    return "".join(piece if piece.startswith("```") else re.sub(change, by, piece) for piece in pieces)


def without(text: str, shape: Shape) -> str:
    """The text without the marks that shall not be in it."""
    for mark in shape.without:
        if mark in _NO_MARK and MarkAbsent(mark=mark).check(text):
            for pattern, by in _NO_MARK[mark]:
                text = _outside_code(text, pattern, by)
    return text


def written_out(text: str, shape: Shape) -> str:
    """Contractions written out, where they are unwanted and stand for one thing only."""
    if "contractions" not in shape.without:
        return text

    def full(match: re.Match[str]) -> str:
        word = match[0].replace("’", "'")
        lower = word.lower()
        found = _CONTRACTIONS.get(lower) or next(
            (lower[: -len(end)] + long for end, long in _ENDINGS if lower.endswith(end)), lower
        )
        return found[0].upper() + found[1:] if word[0].isupper() else found

    return re.sub(r"\b\w+['’]\w+\b", full, text)


def highlighted(text: str, shape: Shape) -> str:
    """Enough parts in *...*: the words that the answer says most often, each marked where it stands first."""
    have = len([one for one in re.findall(r"\*{1,2}[^\n*]+\*{1,2}", text) if one.strip("* ")])
    missing = shape.highlighted.least - have
    if missing <= 0 or FENCE.search(text):
        return text
    said = Counter(word.lower() for word in _WORD.findall(re.sub(r"\*[^*\n]+\*|<<[^>]*>>", " ", text)))
    points = {word: times for word, times in said.items() if word not in _COMMON} or said
    for word, _ in sorted(points.items(), key=lambda item: (-item[1] * len(item[0]), item[0])):
        if missing <= 0:
            break
        after = re.sub(rf"(?<![\w*\[<])({re.escape(word)})(?![\w*\]>'’])", r"*\1*", text, count=1, flags=re.IGNORECASE)
        missing -= after != text
        text = after
    return text


def capitals(text: str, shape: Shape) -> str:
    """As many words in capitals as wanted: the longest words for emphasis, or the last ones back in small letters."""
    if not shape.capitals.wished or shape.case:
        return text
    found = [match for match in re.finditer(r"\w+", text) if match[0].isupper()]
    have, long = len(found), sum(1 for match in found if len(match[0]) > 1)
    most = shape.capitals.most
    if most is not None and have > most:
        for match in reversed([one for one in found if len(one[0]) > 1 and one[0] != "I"][-(have - most) :]):
            text = text[: match.start()] + match[0].capitalize() + text[match.end() :]
        return text
    missing = shape.capitals.least - long
    if missing <= 0:
        return text
    words = sorted({match[0] for match in _WORD.finditer(text) if not match[0].isupper()}, key=lambda w: (-len(w), w))
    for word in words[:missing]:
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", word.upper(), text, count=1)
    return text


def cased(text: str, shape: Shape) -> str:
    """All of it in capitals, or in small letters."""
    if shape.case == "capitals":
        return text.upper()
    return text.lower() if shape.case == "lowercase" else text
