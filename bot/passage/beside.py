"""Parts named by what stands beside them or by the language they are in: `everything after the table`, `the SQL`. Pure.

Where what stands beside them can be several places, so can they.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.passage.kinds import KINDS
from bot.passage.name import Name
from bot.passage.outline import outline
from bot.passage.spans import Found, Located, Missing, Reading, Span, chosen

_REST = re.compile(
    r"(?:(?:everything|all(?: of it| that comes)?|anything|whatever|the (?:rest|text|part|stuff|bit)|what)"
    r"(?: that)?(?: comes| is| stands)?|alles(?:,? was)?|tout ce qui(?: vient| est)?|todo lo que (?:viene|está|hay)|"
    r"tudo o que (?:vem|está))\s+"
    r"(?P<side>after|below|under|following|before|above|preceding|nach|hinter|unter|vor|über|après|sous|avant|"
    r"después de|tras|antes de|depois d[eao]|antes d[ao])\s+(?P<what>\S.*)",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:the\s+)?(?:next\s+)?(?P<kind>paragraph|sentence|list|table|code(?: block)?|section|heading|bullet|row|item)\s+"
    r"(?:right |just |directly |immediately )?(?P<side>after|below|following|before|above|preceding)\s+(?P<what>\S.*)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:the\s+)?(?:text|part|paragraph|bit|stuff)\s+between\s+(?P<what>\S.*)", re.IGNORECASE)
_AFTER = {"after", "below", "under", "following", "nach", "hinter", "unter", "après", "sous", "después de", "tras"}
_LANGUAGES = {
    "js": "javascript", "ts": "typescript", "py": "python", "shell": "bash", "sh": "bash", "zsh": "bash",
    "console": "bash", "yml": "yaml", "c#": "csharp", "cs": "csharp", "golang": "go", "rs": "rust", "rb": "ruby",
    "postgres": "sql", "postgresql": "sql", "mysql": "sql",
}  # fmt: skip
_CODED = re.compile(
    r"(?:the\s+|your\s+|my\s+)?(?P<language>[A-Za-z][\w+#]{0,15})"
    r"(?:\s+(?:code|code block|block|snippet|script|example|query|part|one))?",
    re.IGNORECASE,
)
_FENCE = re.compile(r"[`~]{3,}[ \t]*([\w+#]+)")


def beside(text: str, target: str, locate: Callable[[str, str], Located]) -> Located | None:
    """Where it stands; None where the words say nothing of the kind."""
    if match := _CODED.fullmatch(target):
        found = _in_language(text, match["language"])
        return chosen(found) if found else None
    if match := _REST.fullmatch(target):
        after = match["side"].lower() in _AFTER or match["side"].lower().startswith("depois")
        places = _places(locate(text, match["what"]))
        return chosen(Found(spans=(span,)) for place in places if (span := _rest(text, place, after=after)))
    if match := _NEXT.fullmatch(target):
        kind = match["kind"].lower().removesuffix(" block")
        readings = list(KINDS[kind](text, outline(text), Span(start=0, end=len(text))))
        after, places = match["side"].lower() in _AFTER, _places(locate(text, match["what"]))
        return chosen(
            Found(spans=(span,))
            for place in places
            for one in readings
            if (span := _nearest(text, one, place, after=after))
        )
    if match := _BETWEEN.fullmatch(target):
        return _between(text, match["what"], locate)
    return None


def _in_language(text: str, language: str) -> list[Found]:
    wanted = _LANGUAGES.get(language.lower(), language.lower())
    said = [(code, _FENCE.match(code.span.of(text))) for code in outline(text).codes]
    return [
        Found(spans=(code.span,))
        for code, tag in said
        if tag and _LANGUAGES.get(tag[1].lower(), tag[1].lower()) == wanted
    ]


def _places(located: Located) -> tuple[Found, ...]:
    if isinstance(located, Missing):
        return ()
    return (located,) if isinstance(located, Found) else located.candidates


def _rest(text: str, place: Found, *, after: bool) -> Span | None:
    """All that stands behind a place, or before it, without the blanks at its edges and without a place's own mark."""
    start, end = (place.spans[-1].end, len(text)) if after else (0, _line_start(text, place.spans[0].start))
    piece = text[start:end]
    if not re.search(r"\w", piece):
        return None
    return Span(start=start + len(piece) - len(piece.lstrip()), end=start + len(piece.rstrip()))


def _line_start(text: str, at: int) -> int:
    """The beginning of a line whose mark alone stands before a place; the place itself anywhere else."""
    begins = text.rfind("\n", 0, at) + 1
    return begins if re.fullmatch(r"[ \t>]*(?:[-*+•]|\d{1,4}[.)]|\|)?[ \t]*", text[begins:at]) else at


def _nearest(text: str, reading: Reading, place: Found, *, after: bool) -> Span | None:
    """The part of a kind that is the nearest on that side, if nothing but blanks and marks stands between."""
    if after:
        span = next((one for one in reading if one.start >= place.spans[-1].end), None)
        between = text[place.spans[-1].end : span.start] if span else ""
    else:
        span = next((one for one in reversed(reading) if one.end <= place.spans[0].start), None)
        between = text[span.end : place.spans[0].start] if span else ""
    return span if span and not re.search(r"\w", between) else None


_PLURAL = re.compile(
    r"(?:the\s+)?(?:two\s+|both\s+)?(lists|tables|code blocks|codes|headings|paragraphs)", re.IGNORECASE
)


def _between(text: str, what: str, locate: Callable[[str, str], Located]) -> Located:
    """What stands between two places, or between the only two of a kind."""
    if match := _PLURAL.fullmatch(what):
        kind = match[1].lower().removesuffix("s").removesuffix(" block")
        reading = next(iter(KINDS[kind](text, outline(text), Span(start=0, end=len(text)))), [])
        pairs = [(reading[0], reading[1])] if len(reading) == 2 else []
    else:
        first, mark, second = what.partition(" and ")
        ends = [_places(locate(text, one)) for one in (first, second) if mark]
        pairs = [(one.spans[-1], two.spans[0]) for one in ends[0] for two in ends[1]] if len(ends) == 2 else []
    return chosen(
        Found(spans=(span,))
        for one, two in pairs
        if one.end <= two.start
        and (span := _rest(text[: _line_start(text, two.start)], Found(spans=(one,)), after=True))
    )


_ABROAD = {
    "column": "spalte|colonne|columna|coluna",
    "row": "zeile|ligne|fila|linha",
    "section": "abschnitt|kapitel|section|sección|seção|secção",
    "function": "funktion|fonction|función|função",
    "bullet": "stichpunkt|punkt|point|puce|punto|viñeta|ponto|tópico",
    "paragraph": "absatz|paragraphe|párrafo|parágrafo",
}
_LABELLED = re.compile(
    r"(?:(?:der|die|das|den|dem|le|la|les|el|o|a|os|as)\s+)?(?:"
    + "|".join(f"(?P<{kind}>{forms})" for kind, forms in _ABROAD.items())
    + r")\s+(?:(?:für|zum?|zur|über|von|mit|namens|de|del|du|da|do|para|pour|sobre|sur)\s+)?(?:(?:den|die|das|"
    r"la|le|el)\s+)?"
    r"(?P<label>\S+(?:\s+\S+){0,3})",
    re.IGNORECASE,
)


def labelled_abroad(words: str) -> Name | None:
    """`die Spalte Preis`, `la ligne de mars`: a kind of part and what it is called or about."""
    match = _LABELLED.fullmatch(words.strip().rstrip(".,;:!?"))
    if not match:
        return None
    kind, label = next(kind for kind in _ABROAD if match[kind]), match["label"].strip("\"“”„«»'’`")
    if kind in ("bullet", "paragraph"):
        return Name(kind=kind, about=label)
    return Name(kind=kind, label=label.removesuffix("()"))
