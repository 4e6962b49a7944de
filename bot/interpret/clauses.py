"""Where sentences and clauses begin and end."""

from __future__ import annotations

from typing import NamedTuple

from bot.interpret.tokens import compiled, masked

_SENTENCE = (
    r"(?:(?<![a-z]\.[a-z])(?<!\betc)(?<!\bvs)(?<!\bmr)(?<!\bms)(?<!\bdr)[.!?]+(?=[\s\"')]|$)"
    r"|(?<=[\u3040-\u9fff])[.!?]|。|…+|\n+)[\s\"')]*"
)
_LISTED = r"(?:^|\s)1[.)]\s(?:.|\n)*\s2[.)]\s"
_ITEM = rf"(?:^|\s+)\d{{1,2}}[.)]\s+|{_SENTENCE}"
_CLAUSE = (
    r"\s*[,;、]\s*(?:(?:and|but|or|then|also|plus|und|aber|et|mais|mas|y|pero|e)\s+)*(?=\S)"
    r"|:\s+|\s+[-–—]+\s+|\s+(?:&|\+)\s+|\s*[()]\s*|\s+//?\s+"
    r"|\s+(?:and|but|plus(?=\s+(?:an?|the|some|add|more|my|include|use)\b)|und|aber|et|pero|mas|y|e|"
    r"mais(?=\s+(?:raccourcis|garde|ajoute|fais|mets|change|enlève|supprime|plus|moins|sans|avec|en|pas|reformule|"
    r"développe|un peu|"
    r"rends|retire|traduis|explique|simplifie|résume|laisse|allonge|vire)\b))\s+(?:(?:then|also|please|just)\s+)*"
    r"|\s+(?=(?:because|since|so that|by removing|by adding|by using)\s)"
)
_ORDINAL = r"first|second|third|fourth|fifth|last|\d|one|two|three|four|five"
_PART = r"intro|introduction|conclusion|title|headline|ending|opening|greeting|sign-off|outro|subject line"
_PAIR = (
    rf"\b(?:{_ORDINAL}) (?:and|&) (?=(?:the )?(?:{_ORDINAL})\b)|\b(?:both|between \w+|between) and |"
    rf"\b(?:{_PART}) (?:and|&) (?=(?:the )?(?:{_PART}|first|last|second)\b)|"
    rf"\b(?:first|last|second|third) \w+ and (?=the (?:first|last|second|third|fourth)\b)|"
    r"\bq and (?=a\b)|\b(\w+) and (?=\1\b)"
)


class Clause(NamedTuple):
    """A stretch of the plain text, and the separator that stands before it."""

    start: int
    end: int
    before: str = ""


def sentences(plain: str) -> list[Clause]:
    """The sentences of a plain text, each with its closing mark; what stands in quotation marks is not cut."""
    text = masked(plain)
    found: list[Clause] = []
    place = 0
    ends = compiled(_ITEM if compiled(_LISTED).search(text) else _SENTENCE)
    for match in [*ends.finditer(text), None]:
        end = match.end() if match else len(text)
        if match and match[0].strip(" \n")[:1].isdigit():
            end = match.start()
        if text[place:end].strip(" \n\t.!?…。"):
            found.append(_trimmed(text, place, end))
        elif found and text[place:end].strip():
            found[-1] = found[-1]._replace(end=place + len(text[place:end].rstrip()))
        place = match.end() if match else end
    return found


def clauses(plain: str, sentence: Clause) -> list[Clause]:
    """The clauses of a sentence, cut wherever one could end; what is no clause of its own is joined again later."""
    text = masked(plain)
    found: list[Clause] = []
    place, before = sentence.start, ""
    for match in compiled(_CLAUSE).finditer(text, sentence.start, sentence.end):
        pairs = compiled(_PAIR).finditer(text, max(place, match.start() - 24), match.end() + 24)
        if match.start() <= place or any(pair.end() == match.end() for pair in pairs):
            continue
        found.append(_trimmed(text, place, match.start(), before))
        place, before = match.end(), match[0].strip() or "because"
    if text[place : sentence.end].strip():
        found.append(_trimmed(text, place, sentence.end, before))
    return [clause for clause in found if clause.start < clause.end]


def _trimmed(text: str, start: int, end: int, before: str = "") -> Clause:
    stretch = text[start:end]
    left = len(stretch) - len(stretch.lstrip())
    return Clause(start + left, start + max(left, len(stretch.rstrip())), before)
