"""What a text says that a change of style must leave: names, figures, quotations, code symbols, links, decisions. Pure.

Found by rules, so that the same text always has the same facts; a name at the very start of a sentence, a fact in
another script's words and a number in words may be missed. What is found is compared in one form: `1,000` is `1000`,
`July 20, 1969` is `20 July 1969`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from bot.figures import dates, months, numbers, plain, spelled, unit_at
from bot.names import names
from bot.spelled import decades, in_words, loose_parts, measure, quarters
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
    initials: frozenset[str]
    """What stands in it in capitals alone: `US`, `U.S.`"""
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
_VERSION = re.compile(r"\b(?:[Vv]ersion |v|[A-Z][a-z]+ )(\d{1,3}\.\d{0,2}0)(?![.,]?\d|[ \w]{0,2}[%€$£])\b")
"""A version that ends in 0: 2.10 is not 2.1, as it would be for a number."""
_QUOTED = re.compile(
    r"“([^“”\n]{1,400})”|„([^„“”\n]{1,400})[“”]|«\s?([^«»\n]{1,400}?)\s?»|「([^「」\n]{1,400})」|"
    r"(?<!\w)\"([^\"\n]{1,400})\"(?!\w)"
)
_BLOCK = re.compile(r"^[ \t]*>[ \t]?(?!\[!)(.+)$", re.MULTILINE)
_LABEL = r"(?:step|option|part|tip|point|example|section|reason|item|no\.?|schritt|étape|paso|passo)\s*#?"
_LISTED = re.compile(
    rf"^[ \t]*(?:[-*+•][ \t]+)?(?:\[[ xX]\][ \t]*)?(?:\*\*|__)?(?:{_LABEL}\d+(?=[.):,\s*]|$)[.):]?|\d+[.):])"
    r"(?:\s|$|\*)",
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
_PRONOUNS = {"us", "it", "who", "am", "or", "in", "is", "me", "pa", "all"}
"""Short names that are words as well: only their capitals tell them."""
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
    whole = re.sub(r"\b(?:minus|negative) (?=\d)", "-", plain(text), flags=re.IGNORECASE)
    apart = re.sub(r"(?<=[A-Za-z])(?=\d)", " ", whole)  # v3.5, RFC2616
    figures = [(figure.values, figure.unit) for one in dict.fromkeys((whole, apart)) for figure in numbers(one)]
    figures += [((f"{value:.12g}",), unit_at(whole, end)) for value, end in in_words(whole)]
    worded = (*spelled(whole), *decades(whole))
    return Seen(
        folded=_folded(whole, both=True) + quarters(whole),
        parts=frozenset((*(part for date in dates(whole) for part in date.parts), *months(whole), *loose_parts(whole))),
        figures=(*figures, *(((value,), "") for value in worded)),
        initials=frozenset(one.replace(".", "") for one in re.findall(r"\b(?:[A-Z]\.?){2,6}(?![a-z])", whole)),
        chosen=tuple(fact.key for fact in _decisions(whole)),
    )


def has(text: Seen, fact: Fact) -> bool:
    """Whether a text still says a fact."""
    match fact.kind:
        case "number":
            values, _, unit = fact.key.partition("|")
            return any(
                (set(values.split("/")) & set(have) and (not unit or not other or unit == other))
                or (unit and other and unit != other and _is_same(values.split("/"), unit, have, other))
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
            short = len(words) > 1 and initials.upper() in text.initials
            if fact.key in _PRONOUNS and fact.text.isupper():
                return fact.text in text.initials
            return short or any(_in(text.folded, form) for form in forms)
        case "quotation" | "link":
            return fact.key in text.folded
        case "symbol":
            return _in(text.folded, fact.key)


def _is_same(values: Iterable[str], unit: str, have: Iterable[str], other: str) -> bool:
    """Whether two numbers with different units are the same amount."""
    return bool({measure(one, unit) for one in values} & {measure(one, other) for one in have} - {""})


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


def _folded(text: str, *, both: bool = False) -> str:
    marks = re.sub(r"[“”„«»]", '"', text).replace("’", "'")
    bare = re.sub(r"([A-Za-z])[\u0300-\u036f]+", r"\1", unicodedata.normalize("NFD", marks))
    whole = unicodedata.normalize("NFC", bare)
    joined, apart = (re.sub(r"[*_`]{2,}|[*`]", by, whole) for by in ("", " "))
    within = re.search(r"\w(?:[*_`]{2,}|[*`])\w", whole)  # **W**orld is one word, AA*0 are two
    return " ".join((joined + (f" {apart}" if within and both else "")).split()).casefold()


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
    yield from (_symbol(match[1], match.start(1)) for match in _VERSION.finditer(text))
    text = _blanked(text, [match.span() for match in ticked])
    bare = list(_BARE.finditer(text))
    yield from (_symbol(match[0].removesuffix("()"), match.start()) for match in bare)
    text = _blanked(text, [match.span() for match in bare])
    yield from _quotations(text, whole)
    yield from _figures(_blanked(text, [match.span() for match in _LISTED.finditer(text)]))
    for written, at in names(text):
        yield Fact(kind="name", text=written, key=_folded(written), at=at)


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
