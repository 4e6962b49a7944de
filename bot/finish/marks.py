"""Finishing an answer's letters and marks: case, punctuation, what is highlighted. Pure."""

from __future__ import annotations

import re
from collections import Counter

from bot.constraints.marks import MarkAbsent
from bot.finish.prose import blocks, is_guarded, recased, replaced
from bot.finish.punctuation import TAKEN_OUT
from bot.finish.shape import Shape
from bot.passage.spans import Span, splice_all

_NOT = frozenset(
    re.findall(
        r"\w+",
        "are ca could did do does had has have is must need should was were wo would sha might ought dare",
    )
)
_OWNERS = {
    "re": frozenset(["we", "you", "they", "who", "what", "there"]),
    "ve": frozenset(["i", "you", "we", "they", "who", "could", "should", "would", "might", "must"]),
    "ll": frozenset(["i", "you", "he", "she", "it", "we", "they", "who", "that", "there", "this", "what"]),
    "m": frozenset({"i"}),
    "s": frozenset(["it", "that", "there", "he", "she", "what", "who"]),
}
_LONG = {"re": "are", "ve": "have", "ll": "will", "m": "am", "s": "is"}
_STEMS = {"ca": "cannot", "wo": "will not", "sha": "shall not"}
_CONTRACTED = re.compile(r"(?<![\w'’])([a-z]{1,7})(n['’]t|['’](?:re|ve|ll|m|s))(?![\w'’])", re.IGNORECASE)
_INVERTED = re.compile(r"\s+(?:i|you|he|she|it|we|they|there|that|this|the|any\w*|some\w*)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"(?:\s+[a-z]+ly|\s+(?:already|just|always|never|not|also|ever|since|long|now|all|only|still|yet|even|often))*"
    r"\s+(?:been|had|got|become|gone|done|made|come|run|put|set|cut|let|hit|cost|lost|left|kept|held|told|said|"
    r"found|met|built|sent|spent|felt|meant|led|read|begun|won|sold|bought|brought|caught|taught|thought|"
    r"[a-z]+(?:ed|en|wn))\b",
    re.IGNORECASE,
)
"""What may follow "has" as well as "is"."""

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


def without(text: str, shape: Shape) -> str:
    """The text without the marks that shall not be in it, where no other sense would come of it.

    First and last words that were wished for stay as they were wished.
    """
    first, last = (shape.question or shape.start).strip(), shape.end.strip()
    begin = len(first) if first and text[: len(first)].casefold() == first.casefold() else 0
    end = len(text) - len(last) if last and text[-len(last) :].casefold() == last.casefold() else len(text)
    body = text[begin : max(begin, end)]
    for mark, take_out in TAKEN_OUT.items():
        if mark in shape.without and MarkAbsent(mark=mark).check(body):
            body = take_out(body)
    return text[:begin] + body + text[max(begin, end) :]


def written_out(text: str, shape: Shape) -> str:
    """Contractions written out, where they are unwanted and stand for one thing only; all other words stay."""
    return replaced(text, _CONTRACTED, _full, "words") if "contractions" in shape.without else text


def _full(match: re.Match[str]) -> str:
    """The words that a contraction stands for; itself where that is not sure."""
    stem, end = match[1].lower(), re.sub(r"['’]", "", match[2].lower())
    rest = match.string[match.end() : match.end() + 60]
    if end == "nt":
        long = _STEMS.get(stem, f"{stem} not") if stem in _NOT and not _INVERTED.match(rest) else ""
    elif end == "s" and stem == "let":
        long = "let us"
    elif end == "s" and _PARTICIPLE.match(rest):
        long = ""
    else:
        long = f"{stem} {_LONG[end]}" if stem in _OWNERS[end] else ""
    if not long:
        return match[0]
    letters = re.sub(r"[^A-Za-z]", "", match[0])
    if letters.isupper():
        return long.upper()
    return long[0].upper() + long[1:] if match[0][0].isupper() else long


def highlighted(text: str, shape: Shape) -> str:
    """Enough parts in *...*: the words that the answer says most often, each marked where it stands first."""
    have = len([one for one in re.findall(r"\*{1,2}[^\n*]+\*{1,2}", text) if one.strip("* ")])
    missing = shape.highlighted.least - have
    if missing <= 0:
        return text
    marked = [match.span() for match in re.finditer(r"\*[^*\n]+\*|<<[^<>\n]*>>|\[[^\[\]\n]*\]", text)]
    marked += [(one.span.start, one.span.end) for one in blocks(text) if one.kind == "heading"]
    taken = Counter(at for start, end in marked for at in range(start, end))
    said: Counter[str] = Counter()
    first: dict[str, Span] = {}
    done = {word.lower() for part in re.findall(r"\*[^*\n]+\*", text) for word in _WORD.findall(part)}
    for match in _WORD.finditer(text):
        start, end = match.span()
        if taken[start] or is_guarded(text, start, end):
            continue
        said[match[0].lower()] += 1
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        if not re.search(r"[\w*\[<>\]'’\\-]", around):
            first.setdefault(match[0].lower(), Span(start=start, end=end))
    points = sorted(first.keys() - done, key=lambda word: (word in _COMMON, -said[word] * len(word), word))
    return splice_all(text, [(first[word], f"*{first[word].of(text)}*") for word in points[:missing]])


def capitals(text: str, shape: Shape) -> str:
    """As many words in capitals as wanted: the longest ones for emphasis, or shouted ones back in small letters."""
    if not shape.capitals.wished or shape.case:
        return text
    found = [match for match in re.finditer(r"\w+", text) if match[0].isupper()]
    have, long = len(found), sum(1 for match in found if len(match[0]) > 1)
    most = shape.capitals.most
    if most is not None and have > most:
        small = {one[0] for one in re.finditer(r"\w+", text) if one[0].islower() and not is_guarded(text, *one.span())}
        shouted = [one for one in found if _is_ordinary(one[0].lower(), small) and not is_guarded(text, *one.span())]
        shouted = shouted[-(have - most) :]
        return splice_all(text, [(Span(start=one.start(), end=one.end()), one[0].capitalize()) for one in shouted])
    missing = shape.capitals.least - long
    if missing <= 0:
        return text
    first: dict[str, Span] = {}
    for match in re.finditer(r"(?<![\w'’*-])[^\W\d_]{4,}(?![\w'’-])", text):
        if not match[0][1:].islower() or is_guarded(text, match.start(), match.end()):
            continue
        first.setdefault(match[0].lower(), Span(start=match.start(), end=match.end()))
    done = {match[0].lower() for match in found}
    words = sorted(first.keys() - done, key=lambda word: (-len(word), word))[:missing]
    return splice_all(text, [(first[word], word.upper()) for word in words])


_SPELLED = frozenset(re.findall(r"\w+", "who act sat aid aids may can start save care dare nice more that"))
"""Words that are short names, too."""
_ORDINARY = _COMMON | set(
    re.findall(r"\w+", "the and not you all any now new one two but for was his her how why too yes")
)
_FORMED = re.compile(
    r"[a-z]{3,}(?:ing|ings|tion|tions|ment|ments|ness|less|fully|ful|ously|ous|able|ible|ally|ity|est)"
)
"""Words whose ending no short name has."""


def _is_ordinary(word: str, small: set[str]) -> bool:
    """Whether a word is no short name (NASA): the text has it in small letters too, or it is known or formed as one."""
    if len(word) < 3 or not word.isalpha() or word in _SPELLED:
        return False
    return bool(word in _ORDINARY or word in small or _FORMED.fullmatch(word))


def cased(text: str, shape: Shape) -> str:
    """All of it in capitals, or in small letters; code and addresses keep theirs, which mean something."""
    if shape.case == "capitals":
        return recased(text, str.upper)
    return recased(text, str.lower) if shape.case == "lowercase" else text
