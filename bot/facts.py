"""What a text says that a change of style must leave: names, figures, quotations, code symbols, links, decisions. Pure.

Found by rules, so that the same text always has the same facts; a name at the very start of a sentence, a fact in
another script's words and a number in words may be missed. What is found is compared in one form: `1,000` is `1000`,
`July 20, 1969` is `20 July 1969`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from bot.figures import dates, months, numbers, plain, spelled
from bot.values import Value

Kind = Literal["decision", "date", "number", "symbol", "link", "quotation", "name"]

IMPORTANCE: tuple[Kind, ...] = ("decision", "number", "date", "symbol", "link", "quotation", "name")
"""Which facts are kept first where not all fit. Our choice: what cannot be guessed again comes first."""

MOST = 200
"""Facts of one text: no answer that people read has more, and a pasted table of figures is not said again."""


class Fact(Value):
    """One fact of a text."""

    kind: Kind
    text: str
    """As it stands there."""
    key: str
    """In one form, for comparing."""
    at: int
    """Where it begins."""


class Seen(Value):
    """A text as facts are looked for in it."""

    folded: str
    """Lower case, spaces and quotation marks in one form."""
    parts: frozenset[str]
    """Of all its dates and times."""
    figures: tuple[tuple[tuple[str, ...], str], ...]
    """Its numbers: what each may stand for, and its unit."""
    chosen: tuple[str, ...]
    """The keys of its decisions."""


_FENCE = re.compile(r"^[ \t]*(?:```|~~~)[^\n]*\n(.*?)(?:^[ \t]*(?:```|~~~)[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>()\[\]\"“”`|]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,190}\w")
_TICKED = re.compile(r"(?<!`)`([^`\n]{1,80})`(?!`)")
_DEFINED = re.compile(r"\b(?:def|class|function|func|fn|interface|struct|enum|type|const|let|var)\s+([A-Za-z_]\w*)")
_CALLED = re.compile(r"\b((?:[A-Za-z_]\w{0,80}\.){0,8}[A-Za-z_]\w{0,80})\(")
_BARE = re.compile(
    r"(?<![\w/.@-])(?:--[a-z][\w-]{1,80}|[A-Za-z][A-Za-z0-9]{0,80}_\w{1,80}|[a-z]{1,80}[A-Z]\w{0,80}|[A-Za-z_][\w.]{0,80}\(\)|"
    r"~?/(?:[\w.-]{1,80}/){1,20}[\w.-]{1,80}|"
    r"(?!\d{1,3}(?:\.\d{3})+\b)v?\d+\.\d+\.\d+(?:\.\d+)?|[\w-]{1,80}\.(?:py|js|ts|json|ya?ml|toml|csv|txt|md|sh|sql|html|css|ini|cfg|env|xml|pdf|xlsx))"
    r"(?![\w/])"
)
_QUOTED = re.compile(
    r"“([^“”\n]{1,400})”|„([^„“”\n]{1,400})[“”]|«\s?([^«»\n]{1,400}?)\s?»|「([^「」\n]{1,400})」|"
    r"(?<!\w)\"([^\"\n]{1,400})\"(?!\w)"
)
_BLOCK = re.compile(r"^[ \t]*>[ \t]?(?!\[!)(.+)$", re.MULTILINE)
_LABEL = r"(?:step|option|part|tip|point|example|section|reason|item|no\.?|schritt|étape|paso|passo)\s*#?"
_LISTED = re.compile(
    rf"^[ \t]*(?:[-*+•][ \t]+)?(?:\[[ xX]\][ \t]*)?(?:\*\*|__)?(?:{_LABEL})?\d+(?=[.):,\s*]|$)[.):]?(?:\s|$|\*)",
    re.MULTILINE | re.IGNORECASE,
)
"""A list's own numbers, which are no facts."""
_CHOICE = r"(?:(?:the|to|on|for|with|using|an?|our|your|das|die|den|le|la|el|o) )*"
_WE = r"\b(?:we|i|they|the team)(?:['’]ve| have| had)? (?:finally |then )?"
_TOOK = (
    r"(?:chose|chosen|decided(?: to use| to go with| on| for)|picked|selected|settled on|agreed on|"
    r"agreed to(?: use)?|went with|(?:are |will be )?going with|will (?:use|go with))"
)
_ADVISE = r"(?:strongly |highly )?(?:recommend|suggest|advise)(?: that you)?(?: use| using)?"
_DECIDED = tuple(
    re.compile(rf"{pattern} {_CHOICE}(?P<what>[^.,;:!?\n()]{{1,200}})", re.IGNORECASE)
    for pattern in (
        rf"{_WE}{_TOOK}",
        rf"\b(?:i|we)(?:['’]d| would)? {_ADVISE}",
        r"\b(?:my|our|the) (?:final )?(?:recommendation|choice|decision|pick|verdict) (?:is|was)(?: to)?(?: use)?",
        r"\b(?:the )?(?:best|right|better|safest) (?:choice|option|pick)(?: here| for you)? is",
        r"(?:^|(?<=[.!?] ))(?:so )?(?:go with|choose|stick with|opt for)",
        r"\b(?:ich empfehle|wir haben uns für|je recommande|nous avons choisi|recomiendo|hemos elegido|recomendo|"
        r"escolhemos)",
    )
)
_ENDS = re.compile(
    r"\s(?:because|since|as|for|so|over|instead|rather|which|that|to|and|but|when|if|due|given|in order|after|weil|"
    r"entschieden|parce|porque|because of)\b.*",
    re.IGNORECASE,
)
_SMALL = {"a", "an", "the", "to", "of", "in", "it", "this", "that", "and", "use", "using", "with", "on"}


@lru_cache(maxsize=256)
def facts(text: str) -> tuple[Fact, ...]:
    """The facts of a text, MOST at most: the most important first and those of one kind as they stand; each once."""
    from_text = plain(text)
    found: dict[tuple[str, str], Fact] = {}
    prose = _blanked(from_text, [match.span() for match in _FENCE.finditer(from_text)])
    for fact in (*_code(from_text), *_prose(prose)):
        found.setdefault((fact.kind, fact.key), fact)
    return tuple(sorted(found.values(), key=lambda fact: (IMPORTANCE.index(fact.kind), fact.at)))[:MOST]


@lru_cache(maxsize=256)
def see(text: str) -> Seen:
    """A text, ready to be asked whether it has a fact."""
    whole = plain(text)
    figures = [(figure.values, figure.unit) for figure in numbers(whole)]
    return Seen(
        folded=_folded(whole),
        parts=frozenset((*(part for date in dates(whole) for part in date.parts), *months(whole))),
        figures=(*figures, *(((value,), "") for value in spelled(whole))),
        chosen=tuple(fact.key for fact in _decisions(whole)),
    )


def has(text: Seen, fact: Fact) -> bool:
    """Whether a text still says a fact."""
    match fact.kind:
        case "number":
            values, _, unit = fact.key.partition("|")
            return any(
                set(values.split("/")) & set(have) and (not unit or not other or unit == other)
                for have, other in text.figures
            ) or any(f"y{value}" in text.parts or f"d{value}" in text.parts for value in values.split("/") if not unit)
        case "date":
            return all(_has_part(text, part) for part in fact.key.split())
        case "decision":
            said = _in(text.folded, fact.key)
            others = [one for one in text.chosen if not set(one.split()) & set(fact.key.split())]
            return said and (not others or any(set(one.split()) & set(fact.key.split()) for one in text.chosen))
        case "name":
            words = fact.key.split()
            initials = "".join(word[0] for word in words)
            forms = (fact.key, words[-1], *([initials] if len(words) > 2 else []))
            return any(_in(text.folded, form) for form in forms)
        case "quotation" | "link":
            return fact.key in text.folded
        case "symbol":
            return _in(text.folded, fact.key)


def _has_part(text: Seen, part: str) -> bool:
    number = part[1:]
    if part[0] == "n":
        return bool({f"d{number}", f"m{number}", part} & text.parts)
    also = part[0] in "dm" and f"n{number}" in text.parts
    year = part[0] == "y" and any(number in values for values, _ in text.figures)
    return part in text.parts or also or year


def _in(folded: str, term: str) -> bool:
    """Whether all words of a term stand in a text, next to each other or not."""
    return all(re.search(rf"(?<!\w)(?:v(?=\d))?{re.escape(word)}(?:['’]?s)?(?!\w)", folded) for word in term.split())


def _folded(text: str) -> str:
    marks = re.sub(r"[“”„«»]", '"', text).replace("’", "'")
    return " ".join(re.sub(r"[*_`]{2,}|[*`]", "", marks).split()).casefold()


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these parts, none inside another, as spaces; everything else stays where it is."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        pieces += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
        at = end
    return "".join((*pieces, text[at:]))


def _code(text: str) -> Iterator[Fact]:
    """What code defines, and the calls and flags in it that no other code would have by chance."""
    for block in _FENCE.finditer(text):
        for pattern, group in ((_DEFINED, 1), (_CALLED, 1), (_BARE, 0)):
            for match in pattern.finditer(block[1]):
                name = match[group].removesuffix("()")
                if pattern is _DEFINED or re.search(r"[_.\-/]|[a-z][A-Z]", name):
                    yield _symbol(name, block.start(1) + match.start(group))


def _symbol(name: str, at: int) -> Fact:
    return Fact(kind="symbol", text=name, key=_folded(name), at=at)


def _prose(text: str) -> Iterator[Fact]:
    whole, links = text, list(_LINK.finditer(text))
    for match in links:
        written = match[0].rstrip(".,;:!?'*_")
        key = re.sub(r"^https?://(?:www\.)?|^www\.", "", written.casefold()).rstrip("/")
        yield Fact(kind="link", text=written, key=key, at=match.start())
    text = _blanked(text, [match.span() for match in links])
    ticked = list(_TICKED.finditer(text))
    yield from (_symbol(match[1].strip(), match.start()) for match in ticked if re.search(r"\w", match[1]))
    yield from _decisions(text)
    text = _blanked(text, [match.span() for match in ticked])
    bare = list(_BARE.finditer(text))
    yield from (_symbol(match[0].removesuffix("()"), match.start()) for match in bare)
    text = _blanked(text, [match.span() for match in bare])
    yield from _quotations(text, whole)
    yield from _figures(_blanked(text, [match.span() for match in _LISTED.finditer(text)]))
    yield from _names(text)


def _decisions(text: str) -> Iterator[Fact]:
    for pattern in _DECIDED:
        for match in pattern.finditer(text):
            what = _ENDS.sub("", match["what"]).strip(' *_"“”`')
            words = [word for word in re.findall(r"[\w+#.'’-]+", _folded(what)) if word not in _SMALL][:4]
            if words:
                yield Fact(kind="decision", text=what, key=" ".join(words), at=match.start("what"))


def _quotations(text: str, whole: str) -> Iterator[Fact]:
    """Looked for where code and links are blank; each with the words that it has in the whole text."""
    for match in (*_QUOTED.finditer(text), *_BLOCK.finditer(text)):
        group = next(number for number, words in enumerate(match.groups(), 1) if words)
        inner = whole[match.start(group) : match.end(group)].strip().strip('"“”')
        wide = sum(ord(letter) > 0x2E80 for letter in inner)
        if 2 <= len(inner.split()) <= 60 or wide >= 6:
            yield Fact(kind="quotation", text=inner, key=_folded(inner).strip(' .,;:!?"'), at=match.start())


def _figures(text: str) -> Iterator[Fact]:
    found = list(dates(text))
    for date in found:
        yield Fact(kind="date", text=date.text, key=" ".join(date.parts), at=date.start)
    rest = _blanked(text, [(date.start, date.end) for date in found])
    for number in numbers(rest):
        yield Fact(kind="number", text=number.text, key=f"{'/'.join(number.values)}|{number.unit}", at=number.start)


_WORD = re.compile(r"(?<!\w)[^\W\d_](?:[\w’'&-]*\w)?", re.UNICODE)
_LINKING = {"of", "de", "van", "von", "der", "del", "da", "di", "du", "la", "&"}
_NO_NAMES = {
    "I", "A", "The", "An", "In", "On", "At", "If", "When", "While", "It", "This", "That", "These", "Those", "We",
    "You", "They", "He", "She", "For", "From", "To", "By", "As", "And", "But", "Or", "So", "Yes", "No", "OK", "Ok",
    "Dear", "Hi", "Hello", "Note", "TL", "DR", "PS", "AM", "PM", "FAQ", "Q", "Mr", "Mrs", "Ms", "Dr", "After",
    "Before", "With", "Without", "Use", "Our", "Your", "My", "His", "Her", "Their", "Its", "Both", "Then", "However",
    "Der", "Die", "Das", "Ein", "Eine", "Im", "Le", "Les", "Un", "Une", "El", "Los", "Las",
    "NOT", "MUST", "AND", "OR", "I'm", "I’m", "I'll", "I’ll", "I've", "I’ve",
    "I'd", "I’d", "Who", "What", "Why", "How",
}  # fmt: skip
DENSE = 0.25
"""Share of capitals inside sentences from which they name nothing by themselves: German nouns, titles."""


def _names(text: str) -> Iterator[Fact]:
    """Runs of capitalised words inside a sentence, and words with capitals inside them wherever they stand."""
    prose = _blanked(text, [match.span() for match in re.finditer(r"^[ \t]*#.*$", text, re.MULTILINE)])
    sentences = [list(_WORD.finditer(prose, start, end)) for start, end in _pieces(prose)]
    inner = [word for sentence in sentences for word in sentence[1:] if word[0] not in _NO_NAMES]
    dense = len(inner) > 8 and sum(word[0][0].isupper() for word in inner) > DENSE * len(inner)
    shouted = sum(word[0].isupper() for word in inner) > len(inner) / 2
    for sentence in sentences:
        for run in _runs(sentence):
            words = [word[0].removesuffix("'s").removesuffix("’s") for word in run]
            marked = not shouted and any(re.search(r"\w[A-Z]", word) for word in words)
            inside = run[0] is not sentence[0]
            named = marked or (len(run) > 1 and not shouted) or (inside and not dense and len(words[0]) > 1)
            if len(run) <= 5 and named:
                written = " ".join(words)
                yield Fact(kind="name", text=written, key=_folded(written), at=run[0].start())


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSt)[.!?:;]\s|[\n|“\"(]|[*_]{2}", text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _runs(sentence: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for index, word in enumerate(sentence):
        named = word[0][0].isupper() or re.fullmatch(r"[a-z][A-Z]\w+", word[0])
        capital = named and word[0] not in _NO_NAMES and not _of_a_date(word[0])
        near = not run or word.start() - run[-1].end() <= 1
        following = sentence[index + 1][0] if index + 1 < len(sentence) else ""
        joins = bool(run) and word[0] in _LINKING and following[:1].isupper()
        if near and (joins or capital):
            run.append(word)
        else:
            if run:
                yield run
            run = [word] if capital else []
    if run:
        yield run


@lru_cache(maxsize=4096)
def _of_a_date(word: str) -> bool:
    """Whether a word is a part of a date by itself."""
    return any(True for _ in months(word)) or any(True for _ in dates(word))
