"""Superlatives and places of an answer: "North is the best region", "led by East", "came second". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.tables.compile import OTHERS
from bot.tables.extremes import (
    CHANGE,
    FOLLOWED,
    HIGH,
    LAST_OF,
    LOW,
    NOT,
    NTH,
    ORDINALS,
    PLACE,
    SEVERAL,
)
from bot.tables.numerals import NUMBER_WORDS, numerals
from bot.tables.places import followed, placed, standing, subjects
from bot.tables.scales import ALWAYS, LEADS, Ground, Mention, Scale, listed
from bot.tables.spans import concepts, words
from bot.tables.within import plain

_APPOSED = re.compile(
    r"[\s,(:–]*(?:[$€£]?\d[\d.,]*\s?[%kKmM]?\)?,?\s*)?(?:(?:came|was|is|occurred|happened|took place|goes|went|belongs)"
    r"\s+)?(?:to |in |at |by |the )*"
)
_BOTH = re.compile(r"\b(?:both|each|all|beide[nrs]?|sowohl)\b", re.I)
_OWN = re.compile(r"\b(?:its|their|ihr\w*|sein\w*)\b", re.I)


def superlatives(text: str, before: str, sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    """The false ones of a clause, as its words and why. `before` is the sentence up to the clause."""
    if NOT.search(text) or _numbered_groups(sentence, held):
        return
    mentions = held.mentions(text)
    if mentions and LEADS.match(before) and not re.search(r"[,;:]\s+\S", before):  # "In December, South was highest"
        mentions = [
            *(
                one.model_copy(update={"lead": True})
                for one in held.mentions(before)
                if one.column != mentions[0].column
            ),
            *mentions,
        ]
    if several := SEVERAL.search(text):
        yield from _several(several, mentions, text, sentence, held)
        return
    if match := FOLLOWED.search(text):
        yield from followed(match[0], mentions, before, sentence, held)
        return
    if match := PLACE.search(text):
        named = next(one for one in match.groupdict().values() if one).lower()
        rank = ORDINALS.get(named) or int(named)
        low = rank > 1 and LOW.search(sentence) is not None and HIGH.search(sentence) is None
        subject = mentions or held.mentions(before)[-1:] or _apposed(text, sentence[len(before) + len(text) :], held)
        if named == "next" and not HIGH.search(sentence):
            return
        yield from placed(match[0], rank, subject, text, sentence, held, not low)
        return
    for pattern, high in ((HIGH, True), (LOW, False)):
        for match in pattern.finditer(text):
            yield from _one(match, high, text, mentions, before, sentence, held)


def _several(
    several: re.Match[str], mentions: Sequence[Mention], text: str, sentence: str, held: Ground
) -> Iterator[tuple[str, str]]:
    """ "The top three are ...": they are those at the end; of fewer, each is among them."""
    high = not (several["low"] or several["low2"])
    said = several[2] or several[3]
    count = NUMBER_WORDS.get(said.lower()) or int(said)
    if not mentions:
        return
    labels = {one.label for one in mentions if one.column == mentions[0].column}
    if len(labels) == 1 and LAST_OF.search(text):
        yield from placed(several[0], count, mentions, text, sentence, held, high)
    elif len(labels) >= count:
        yield from _ranked(several[0], mentions, text, sentence, held, high)
    else:
        tables = [table for _, table in standing(mentions, text, sentence, held) if labels <= set(table)]
        if tables and not any(
            labels <= set(sorted(table, key=table.__getitem__, reverse=high)[:count]) for table in tables
        ):
            yield several[0], f"Not all of {' and '.join(sorted(labels))} are among the {several[0]}."


def _one(
    match: re.Match[str], high: bool, text: str, mentions: list[Mention], before: str, sentence: str, held: Ground
) -> Iterator[tuple[str, str]]:
    if _is_measure(high, text, held) or (match[0].lower() == "fastest" and not CHANGE.search(text)):
        return
    if _OWN.search(text[max(0, match.start() - 16) : match.end()]) and (own := _own(match, high, text, sentence, held)):
        yield from own[1:]
        return
    nth = NTH.search(text[: match.start()])
    other = (LOW if high else HIGH).search(text)
    if other and mentions:  # "highest in East (9), lowest in South" without a comma
        mentions = [min(mentions, key=lambda one: min(abs(one.start - match.end()), abs(match.start() - one.end)))]
    if not mentions:
        mentions = held.mentions(before)[-1:] or _apposed(text, sentence[len(before) + len(text) :], held)
        if not mentions and not nth:
            yield from _numbered(match[0], high, text, sentence, held)
            return
    if nth:
        yield from placed(nth[0] + match[0], ORDINALS[nth[1].lower()], mentions, text, sentence, held, high)
    else:
        yield from _ranked(match[0], mentions, text, sentence, held, high)


def _own(match: re.Match[str], high: bool, text: str, sentence: str, held: Ground) -> list[tuple[str, str]]:
    """ "In August Team had its lowest": among its own periods. Empty where it is not plain; else "", then why not."""
    mentions = held.mentions(sentence)
    times = list(dict.fromkeys(one for one in mentions if one.column in held.periods))
    groups = {(one.column, one.label) for one in mentions if one.column not in held.periods}
    when = {one.label for one in times}
    if len(when) != 1 or len(groups) != 1:
        return []
    column, label = times[0].column, times[0].label
    tables = [one.at(column, dict(groups)) for one in held.fitting(column, dict(groups), text, sentence, [label]) or ()]
    tables = [table for table in tables if label in table and len(table) > 1]
    if not tables:
        return []
    right = any(at_end([label], table, high) for table in tables)
    return [("", ""), *([] if right else [(match[0], _why(match[0], [label], tables[0], high))])]


def _apposed(text: str, rest: str, held: Ground) -> list[Mention]:
    """The label right behind the clause that it explains: "The weakest region, South, made ..."."""
    first = [one for one in held.mentions(rest[:80]) if _APPOSED.fullmatch(rest[: one.start])][:1]
    closed = first and (re.match(r"\s*[,)]", rest[first[0].end :]) or re.search(r"[a-z]{3}", rest[: first[0].start]))
    return first if closed and not any(numerals(text)) else []


def _ranked(
    said: str, mentions: Sequence[Mention], text: str, sentence: str, held: Ground, high: bool
) -> Iterator[tuple[str, str]]:
    """Whether the labels are those at one end. Of labels that are no list it is enough that one is."""
    if each := _always(mentions, text, held):
        if not all(at_end(labels, table, high) for labels, table in each):
            yield said, f"That is not so of {' and '.join(each[0][0])} in each of the periods."
        return
    tried, whys = False, ""
    for part in _listing(mentions, text):
        for labels, table in standing(part, text, sentence, held):
            if len(table) < 2 or any(label not in table for label in labels):
                if len(table) < 2 or CHANGE.search(text) is not None:
                    return
                tried = tried or OTHERS not in labels
                whys = whys or f"There is no number for {' and '.join(labels)}."
                continue
            tried = True
            if at_end(labels, table, high):
                return
            whys = whys or _why(said, labels, table, high)
    if tried:
        yield said, whys


def _always(mentions: Sequence[Mention], text: str, held: Ground) -> list[tuple[list[str], dict[str, float]]]:
    """The labels of one column with the numbers of each period, where "every month" says so of them."""
    found = subjects(mentions)
    if CHANGE.search(text):
        return []
    if _BOTH.search(text) and not any(one.lead for one in mentions) and (each := _each(mentions, text, held)):
        return each
    if len(found) != 1 or not ALWAYS.search(text):
        return []
    column, labels, _ = found[0]
    return [(labels, table) for table in held.everywhere(column) if all(label in table for label in labels)]


def _each(mentions: Sequence[Mention], text: str, held: Ground) -> list[tuple[list[str], dict[str, float]]]:
    """ "Lowest for both theft and noise": one label with the numbers beside each of the others that are named."""
    labels: dict[str, list[str]] = {}
    for one in mentions:
        labels.setdefault(one.column, []).append(one.label)
    single = [name for name, ones in labels.items() if len(ones) == 1]
    if len(labels) != 2 or len(single) != 1:
        return []
    other = next(name for name in labels if name != single[0])
    scales = held.fitting(single[0], {other: labels[other][0]}, text, text, labels[single[0]]) or []
    tables = [scales[0].at(single[0], {other: label}) for label in labels[other]] if scales else []
    return [(labels[single[0]], table) for table in tables if labels[single[0]][0] in table]


def _listing(mentions: Sequence[Mention], text: str) -> list[list[Mention]]:
    """The mentions as one list where only "and" and commas stand between, else each (with those of other columns)."""
    columns = {one.column for one in mentions}
    for column in columns:
        mine = [one for one in mentions if one.column == column]
        blank = listed(text, mine)
        joined = all(not blank[a.end : b.start].strip() for a, b in pairwise(mine))
        if len(mine) > 1 and not joined:
            rest = [one for one in mentions if one.column != column]
            return [[one, *rest] for one in mine]
    return [list(mentions)]


def at_end(labels: Sequence[str], table: dict[str, float], high: bool) -> bool:
    """Whether these are as high (or low) as any other."""
    mine = [table[label] for label in labels]
    rest = [value for label, value in table.items() if label not in labels]
    slack = 1e-9 * max(1.0, *(abs(one) for one in table.values()))
    if not rest:
        return True
    return min(mine) >= max(rest) - slack if high else max(mine) <= min(rest) + slack


def _numbered(said: str, high: bool, text: str, sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    """ "The highest month made 69,352": the number is that of a row, but not of the one at that end."""
    if CHANGE.search(text) or not all(_worded(scale, held) for scale in held.scales):
        return
    for one in numerals(text):
        met = [scale for scale in held.scales if any(one.meets(value) for _, value in scale.cells)]
        met = [scale for scale in met if len(scale.cells) > 1]
        edges = [(max if high else min)(value for _, value in scale.cells) for scale in met]
        if met and not any(one.meets(edge) for edge in edges):
            yield said, f"{one.text} is not the {'highest' if high else 'lowest'}."
            return


def _is_measure(high: bool, text: str, held: Ground) -> bool:
    """Whether it names a measure ("the lowest price in East was 5") and says nothing of who is lowest by it."""
    said = set(concepts(words(text)))
    return any(one.edge == ("high" if high else "low") and one.concepts & said for one in held.scales)


def _numbered_groups(sentence: str, held: Ground) -> bool:
    """Whether it speaks of groups that are numbers, whose labels cannot be found in it."""
    small = sentence.lower()
    return any(not _worded(one, held) and any(plain(name).lower() in small for name in one.columns)
               for one in held.scales)  # fmt: skip


def _worded(scale: Scale, held: Ground) -> bool:
    """Whether its labels are words: a label that is a number cannot be told from the numbers of the rows."""
    return all(ways for name in scale.columns for label, ways in held.labels.get(name, {}).items() if label)


def _why(said: str, labels: Sequence[str], table: dict[str, float], high: bool) -> str:
    first = (max if high else min)(table, key=table.__getitem__)
    return f"“{said}” is not true of {' and '.join(labels)}: {first} is {'highest' if high else 'lowest'}."
