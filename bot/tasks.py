"""What kind of task a question is: what a wish learned elsewhere has to fit. Pure.

A kind is said only where the words show it: a wrong one would carry a wish into a task that it was not meant for. The
words stand in `bot.trades`; how they are weighed is here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache
from typing import Literal, NamedTuple

from bot import trades

LONGEST = 2_000
"""Characters of a question that are read, from its beginning: there it asks, what is pasted stands after."""
MOST = 12
"""Sentences of a question that are read."""
FIGURES = 3
"""So many numbers in a question are data."""


class TaskKind(StrEnum):
    """What a question asks for; a profile's wishes can hold for one kind alone."""

    CODE = "code"
    WRITING = "writing"
    EXPLAINING = "explaining"
    DATA = "data"


class _Beside(NamedTuple):
    """What stands beside the words of a question."""

    code: bool
    """A piece of code, or a file of it."""
    data: bool
    """A table, a row of numbers, or a file of them."""
    table: bool
    """The same, and more than a few numbers that may be dates."""
    tech: bool
    """A programming language is named somewhere."""
    error: bool
    """Something that went wrong in code is named somewhere, be it in quotation marks."""


def kind_of(text: str, *, files: Sequence[str] = ()) -> TaskKind | None:
    """Which kind of task a question is, by its words and the names of the files with it.

    None where they do not say, or say two things (`explain mutexes, then write one in Go`): then only wishes for every
    kind are meant. Any text can be read.
    """
    beside = _beside(text[:LONGEST], files)
    found: list[TaskKind] = []
    for said, mark in _sentences(text[:LONGEST]):
        kind = _kind(said, beside)
        if kind and kind not in found:
            found.append(kind)
        if kind and (mark == ":" or _matches(_THIS, said)):
            break  # what follows is what it is to be done to
    if found:
        return found[0] if len(found) == 1 else None
    if beside.table and not beside.code and _matches(_ASKS, text.lower()):
        return TaskKind.DATA
    return TaskKind.CODE if beside.code and not beside.data else None


_FENCE = r"```.*?(?:```|\Z)|`[^`\n]{2,200}`"
_CODED = r"[{};=<>]|\w\(|\bdef |\bimport |\$ |^\s*(?:- |\w+:)|\bprint\b|\bgrep\b|^FROM "
_QUOTE = r"\"[^\"\n]{1,500}\"|“[^”\n]{1,500}”|«[^»\n]{1,500}»|„[^“\n]{1,500}“"
_TABLE = r"^\s*\|.*\|\s*$|(?:^|\n)[^\n,;]+(?:[,;\t][^\n,;]+){2,}\n[^\n,;]+(?:[,;\t][^\n,;]+){2,}"
_ASKS = r"\?|\b(?:any|which|what|how|top|best|worst|most|least|interesting|weird|show|look|check|help|here)\b"
_THIS = r"\b(?:this|these|following|below|dies\w*|ceci|ces|ce|esto|estos|estas|este|isto|estes|deste|desta)\b"
_AND = (
    rf"(?:,? and(?: then| also)?|,? then|,? und|,? et|,? y|,? e) (?=(?:{trades.MAKE}|{trades.REASON}|plot|chart|"
    rf"fix) )"
)
_LEAD = (
    r"(?:(?:<?@\w+>?|burnish|hey|hi|hello|yo|ok|okay|so|pls|please|plz|great|nice|cool|"
    r"perfect|good|right|next|new (?:one|question|task)|also|and|then|now|um|uh|like|well|just|"
    r"actually|"
    r"maybe|btw|again|quick (?:q|question|one)|bitte|por favor|porfa|s'il te plaît|stp|thanks|simple|short|an?|the|"
    r"some|"
    r"small|little|catchy|nice|here|ein|eine|un|une|una|um|uma)\b[\s,:!-]*|[\s,;:!?*>()¿¡\"'-]+)*"
)
_FRAME = (
    r"(?:(?:can|could|would|will) (?:you|u|ya|someone|somebody|anyone|we|i get)(?: please| pls| also| maybe| "
    r"quickly)?|"
    r"i(?:'d| would)? (?:want|need|like) (?:you )?to|(?:please )?help me(?: to)?(?! (?:understand|with|fix))|"
    r"i'?m trying to|kannst du(?: mir)?|könntest du(?: mir)?|peux-tu(?: me)?|pouvez-vous(?: me)?|tu peux(?: me)?|"
    r"puedes|podrías|você pode|pode|poderia) "
)
_STOP = (
    r"(?:about|for|that|which|who|to|in|from|with|without|of|on|where|so|because|and|or|as|by|per|at|when|whose|if|"
    r"into|"
    r"like|than|between|using|over|saying|über|für|an|mit|auf|wegen|aus|von|die|der|das|qui|que|à|pour|sur|de|du|"
    r"des|con|"
    r"para|por|sobre|com|em|no|na|do|da|pls|please|plz|asap|bitte|stp|again|(?!(?:post|greet|word|spell|writ|pars)ings?\b)\w{3,}ing|[a-z]\d)\b|\d"
)
_TELLS = (
    r"\b(?:i|i'm|we|(?<!thank )you|he|she|it|they|there|me|us|my|our|your|the|an?|is|are|was|were|got|have|has|had|"
    r"be)\b"
)
_OFF = rf"(?:in|using|into|to|with) (?:{trades.TECH})\b"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL | re.MULTILINE)


def _matches(pattern: str, text: str) -> bool:
    """Whether it stands anywhere in a text in lower case."""
    return _compiled(pattern).search(text) is not None


def _begins(pattern: str, text: str) -> int | None:
    """Where words at the beginning of a text end, as whole words; None where it begins otherwise."""
    match = _compiled(rf"(?:{pattern})(?![\w'])").match(text)
    return match.end() if match else None


def _beside(text: str, files: Sequence[str]) -> _Beside:
    ends = {name.rsplit(".", 1)[-1].lower() for name in files if "." in name}
    fenced = " ".join(match[0] for match in _compiled(_FENCE).finditer(text))
    numbers = _compiled(r"(?<![\w.-])-?\d+(?:[.,]\d+)?(?![\w-])").findall(_compiled(_FENCE).sub(" ", text))
    numbers = [one for one in numbers if not _matches(r"^(?:1[5-9]|20)\d\d$", one)]  # years
    table = _matches(_TABLE, text) or bool(ends & set(trades.SPREAD))
    return _Beside(
        code=_matches(_CODED, fenced) or bool(ends & set(trades.SOURCE)),
        data=len(numbers) >= FIGURES or table,
        table=len(numbers) > FIGURES or table,
        tech=_matches(rf"\b(?:{trades.TECH})\b", text.lower()),
        error=_matches(trades.ERROR, text.lower()),
    )


def _sentences(text: str) -> list[tuple[str, str]]:
    """What is asked, sentence by sentence in lower case, each with the mark behind it; what is quoted is left out."""
    plain = text.replace("’", "'").lower()
    plain = _compiled(_QUOTE).sub(' "x" ', _compiled(_FENCE).sub(" ", plain))
    pieces = _compiled(r"[.!?:]+(?=\s|$)|\n+|;\s").split(plain)
    marks = [match[0].strip()[:1] for match in _compiled(r"[.!?:]+(?=\s|$)|\n+|;\s").finditer(plain)]
    found: list[tuple[str, str]] = []
    for piece, mark in zip(pieces, [*marks, ""], strict=True):
        halves = _compiled(_AND).split(piece)
        found += [(half, mark if place == len(halves) - 1 else "") for place, half in enumerate(halves) if half.strip()]
    return found[:MOST]


def _kind(said: str, beside: _Beside) -> TaskKind | None:
    """The kind of one sentence: what is asked last in it counts (`I was late again, can you write an email`)."""
    starts = [0, *(match.end() for match in _compiled(rf"(?:^|[\s,])(?:{_FRAME})").finditer(said))]
    for start in reversed(starts[:3]):
        match = _compiled(_LEAD).match(said, start)
        asked = said[match.end() if match else start :]
        verdict = next((one for rule in _RULES if (one := rule(asked, beside)) is not None), None)
        if verdict is not None:
            return verdict or None
    return None


Verdict = TaskKind | Literal[""] | None
"""A kind; "" where it is seen to be of none; None where a rule has nothing to say."""


def _looked_up(said: str, beside: _Beside) -> Verdict:
    """A fact, an opinion, a recommendation: no kind of ours."""
    return "" if _begins(trades.LOOKUP, said) and not beside.data else None


def _reworded(said: str, beside: _Beside) -> Verdict:
    """Work on prose that is there, or between languages."""
    if _begins(trades.WORDED, said):
        return TaskKind.WRITING
    if _begins(trades.REWORD, said):
        return TaskKind.WRITING
    if _begins(trades.TRANSLATE, said):
        return TaskKind.CODE if beside.code or _matches(_OFF, said) else TaskKind.WRITING
    return None


def _programmed(said: str, beside: _Beside) -> Verdict:
    """Work on code, by its verb or by what went wrong."""
    if _begins(trades.PROGRAM, said) and (beside.code or beside.tech or _thing(said)[1] is TaskKind.CODE):
        return TaskKind.CODE
    if beside.error and not _begins(rf"what (?:is|are|does)|explain|define|{trades.MAKE}", said):
        return TaskKind.CODE
    if beside.code and _matches(trades.FAULT, said) and not _begins("explain|describe", said):
        return TaskKind.CODE
    if _begins(r"what(?:'s|s| is) the", said) and _thing(said)[1] is TaskKind.CODE and _matches(trades.SOUGHT, said):
        return TaskKind.CODE
    return None


def _shown(said: str, beside: _Beside) -> Verdict:
    """Work on numbers, where there are some."""
    if _matches(trades.SHEET, said) and (_begins(trades.HOWTO, said) or "formula" in said):
        return TaskKind.DATA
    verb, thing = _begins(trades.ANALYSE, said), _thing(said, trades.DATA)[1]
    if _matches(r"\bplots? (?:of|in|twist)\b", said) and verb is not None and not beside.data:
        return None  # of a story, unless it is the verb
    counted = thing is not None or _matches(rf"\b(?:{trades.FIGURES})", said)
    if verb is not None and (counted or beside.data) and not beside.code:
        return TaskKind.DATA if not _thing(said[verb:], trades.WRITING)[1] else None
    if (
        beside.data
        and not beside.code
        and _matches(rf"\b(?:{trades.DATA})\b", said)
        and _thing(said)[1] is not TaskKind.CODE
    ):
        return TaskKind.DATA
    pointed = rf"{_THIS.replace('this|', 'this|two|')}(?: \w+)? (?:{trades.DATA})\b"
    return TaskKind.DATA if _matches(pointed, said) and verb is not None else None


def _reasoned(said: str, beside: _Beside) -> Verdict:
    """How something is, and why."""
    end = _begins(trades.REASON, said)
    return TaskKind.EXPLAINING if end is not None and _matches(r"\w", said[end:]) else None


def _how(said: str, beside: _Beside) -> Verdict:
    """How to do something: code where it is done in code, else no kind of ours."""
    begin = _begins(trades.HOWTO, said)
    if begin is None:
        return None
    return TaskKind.CODE if _thing(said[begin:])[1] is TaskKind.CODE or _matches(_OFF, said) or beside.code else ""


def _mended(said: str, beside: _Beside) -> Verdict:
    """Work on something that is there."""
    begin = _begins(trades.MEND, said)
    if begin is None:
        return None
    into = _compiled(r"\b(?:in)?to (?:an? |the )?(?P<what>\S.*)").search(said)
    if into and (kind := _thing(into["what"])[1]):
        return kind
    if beside.code or _matches(_OFF, said):
        return TaskKind.CODE
    named = [
        kind
        for kind in _things(said[begin:])
        if kind is not TaskKind.DATA or beside.data or _matches(trades.SHEETS, said)
    ]
    if named:
        return named[0]
    return TaskKind.WRITING if _matches(trades.MANNER, said) else None


def _made(said: str, beside: _Beside) -> Verdict:
    """Something new: by what it is; without a verb only where that is what the sentence begins with."""
    begin = _begins(trades.MAKE, said)
    if begin is not None and (
        form := _compiled(r"^\s*(?:that|this|it|them) (?:up )?as (?P<what>\S.*)").match(said[begin:])
    ):
        return _thing(form["what"])[1]
    place, kind = _thing(said[begin or 0 :])
    if kind and (
        begin is not None or (not _matches(_TELLS, said[:place]) and _matches(rf"^\s*(?:{_STOP}|to\b|$)", said[place:]))
    ):
        return kind
    return TaskKind.CODE if begin is not None and _matches(_OFF, said) else None


def _opposed(said: str, beside: _Beside) -> Verdict:
    """What shows anywhere that something is to be explained (`REST vs GraphQL`)."""
    return TaskKind.EXPLAINING if _matches(trades.REASONED, said) and not beside.data else None


_RULES: tuple[Callable[[str, _Beside], Verdict], ...] = (
    _looked_up, _reworded, _programmed, _shown, _reasoned, _how, _mended, _made, _opposed,
)  # fmt: skip

_KINDS = ((TaskKind.CODE, trades.CODE), (TaskKind.DATA, trades.DATA), (TaskKind.WRITING, trades.WRITING))


def _thing(said: str, only: str = "") -> tuple[int, TaskKind | None]:
    """The last thing of a kind that is named before what it is for or about, and where it ends."""
    phrase = _phrase(said)
    best: tuple[int, TaskKind | None] = (0, None)
    for kind, things in _KINDS:
        if only and things is not only:
            continue
        for match in _compiled(rf"(?<![\w'-])(?:{things})(?![\w'-])").finditer(phrase):
            if match.end() > best[0] and _matches(rf"^\W*(?:$|{_STOP})", phrase[match.end() :].lstrip()):
                best = (match.end(), kind)
    return best


def _things(said: str) -> list[TaskKind]:
    """The kinds of all things of a phrase, whatever stands between them."""
    phrase = _phrase(said)
    return [kind for kind, things in _KINDS if _matches(rf"(?<![\w'-])(?:{things})(?![\w'-])", phrase)]


def _phrase(said: str) -> str:
    """What a sentence begins with, up to a word that says what it is for, about or made with."""
    match = _compiled(rf"\S+(?:\s+(?!{_STOP})[^\s,]+)*").match(said.strip())
    return said[: said.find(match[0]) + len(match[0])] if match else ""
