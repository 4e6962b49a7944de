"""Superlatives and places of an answer: "North is the best region", "led by East", "came second". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.tables.analysis import Shown
from bot.tables.numerals import numerals
from bot.tables.scales import LEADS, Ground, Mention, Scale, listed
from bot.tables.spans import concepts, words
from bot.tables.within import plain

_HIGH = re.compile(
    r"\b(?:highest|(?:its|their) (?:new )?high(?! (?:note|point))|longest|steepest|sharpest|high point|(?:more|"
    r"higher|larger|stronger|better)\b[^,;.]{0,40}\bthan "
    r"(?:in |for )?(?:any|all|every)\b|höhepunkt|(?<!at )best(?![ -](?:practice|way|guess|to\b))|largest|"
    r"biggest|strongest|greatest|leads?(?! to\b)|"
    r"led(?! to\b)|leading(?! to\b)|leader|peak(?:ed|s)?|dominat(?:es?|ed|ing)|number one|front-?runner|winner|"
    r"tops(?! \d)|topped|busiest|"
    r"top(?=[- ](?:performer|performing|region|product|month|week|seller|spot|place|position))|"
    r"(?<!at )most(?! (?:of|recent|likely|important|interesting|notabl\w*|striking|significant\w*|consistent\w*|"
    r"stable|balanced|probabl\w*|even|other)\b)(?=(?: \w+)?(?:\W|$))|"
    r"(?<!nicht )höchste[nrs]?|am höchsten|beste[nrs]?|größte[nrs]?(?! wert von)|stärkste[nrs]?|meiste[nr]?|"
    r"führt(?! zu)|führte|"
    r"führend\w*|spitzenreiter|an der spitze|(?:liegt|lag|liegen) (?:klar |deutlich )?vorn)\b", re.I,
)  # fmt: skip
_LOW = re.compile(
    r"\b(?:lowest|(?:its|their) (?:new )?low(?! point)|shortest|low point|(?:less|lower|fewer|smaller|weaker|"
    r"worse)\b[^,;.]{0,40}\bthan (?:in |for )?"
    r"(?:any|all|every)\b|tiefpunkt|worst|(?<!at )least(?! (?:of all\b|not\b))|weakest|smallest|fewest|poorest|"
    r"bottomed out|quietest|"
    r"bottom(?=[- ](?:performer|performing|region|product|month|week|place|position))|trough|"
    r"(?:is|was|are|were|came|comes|come|finished|finishes|ranks?|ranked) (?:in )?last(?: place)?|last place|"
    r"brings? up the rear|niedrigste[nrs]?|"
    r"schlechteste[nrs]?|kleinste[nrs]?(?! wert von)|schwächste[nrs]?|wenigsten|"
    r"geringste[nrs]?|schlusslicht|letzte[nr]? (?:platz|stelle))\b", re.I,
)  # fmt: skip
_UP = r"grew|grow\w*|increas\w*|rise|rises|rose|gain\w*|jump\w*|improve\w*|upturn|wachstum|anstieg|zuwachs|wuchs|stieg"
_DOWN = r"f[ae]ll\w*|drop\w*|declin\w*|decreas\w*|loss\w*|lost|dip\w*|slump\w*|rückgang|fiel|sank|verlust\w*"
_CHANGE = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|change\w*|swing\w*|veränderung\w*)\b", re.I)
_NOT = re.compile(
    r"\b(?:several|mehrere\w*|not|never|no longer|nor|neither|one of|among|isn't|wasn't|aren't|weren't|nicht|"
    r"kein\w*|nie|eine[rs]? der|"
    r"zu den|if|would|could|should|might|may|wenn|außer|except|excluding|apart from|almost|nearly|fast)\b|"
    r"n't\b", re.I,
)  # fmt: skip
_ORDINALS = {
    "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "zweit": 2, "dritt": 3,
    "viert": 4, "zweite": 2, "zweiter": 2, "dritter": 3, "next": 2, "first": 1, "1st": 1, "zweiten": 2, "dritten": 3,
    "ersten": 1, "runner-up": 2, "runner up": 2,
}  # fmt: skip
_NTH = re.compile(r"\b(second|2nd|third|3rd|fourth|4th|fifth|5th|next|zweit|dritt|viert)[- ]?$", re.I)
_PLACE = re.compile(
    r"\b(?:ranks?|ranked|came|comes|come|placed|finished|finishes|is|was|are|were|takes?|took|in|an|"
    r"auf)\s+(?:at |in )?"
    r"(?:the )?(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|zweiter|zweiten|dritter|dritten|ersten|next)"
    r"(?= place| in| with| at| by|\s*[.,;(]|\s*$| platz| stelle| position| rank)|\b(runner-?\s?up)\b", re.I,
)  # fmt: skip
_COUNT = r"(two|three|four|five|six|\d{1,2}|zwei|drei|vier|fünf)"
_SEVERAL = re.compile(
    rf"\b(?:top|best|strongest|highest|largest|leading|(?P<low>bottom|lowest|worst|weakest|smallest))[- ]{_COUNT}\b|"
    rf"\b{_COUNT} (?:best|strongest|highest|largest|leading|top|(?P<low2>lowest|worst|weakest|smallest))\b", re.I,
)  # fmt: skip
_COMPLETE = re.compile(r"\b(?:complete|full|whole|vollständige\w*|ganze\w*)\b", re.I)
_FOLLOWED = re.compile(r"\b(?:followed(?: closely)? by|gefolgt von)\b", re.I)


def superlatives(text: str, before: str, sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    """The false ones of a clause, as its words and why. `before` is the sentence up to the clause."""
    if _NOT.search(text) or _numbered_groups(sentence, held):
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
    if several := _SEVERAL.search(text):
        if mentions:
            yield from _ranked(several[0], mentions, text, sentence, held, not (several["low"] or several["low2"]))
        return
    if match := _FOLLOWED.search(text):
        yield from _followed(match[0], mentions, before, sentence, held)
        return
    if match := _PLACE.search(text):
        rank = _ORDINALS[(match[1] or match[2]).lower()]
        low = rank > 1 and _LOW.search(sentence) is not None and _HIGH.search(sentence) is None
        if match[1] and match[1].lower() == "next" and not _HIGH.search(sentence):
            return
        yield from _nth(match[0], rank, mentions or held.mentions(before)[-1:], text, sentence, held, not low)
        return
    for pattern, high in ((_HIGH, True), (_LOW, False)):
        for match in pattern.finditer(text):
            yield from _one(match, high, text, mentions, before, sentence, held)


def _one(
    match: re.Match[str], high: bool, text: str, mentions: list[Mention], before: str, sentence: str, held: Ground
) -> Iterator[tuple[str, str]]:
    if _is_measure(high, text, held):
        return
    nth = _NTH.search(text[: match.start()])
    other = (_LOW if high else _HIGH).search(text)
    if other and mentions:  # "highest in East (9), lowest in South" without a comma
        mentions = [min(mentions, key=lambda one: min(abs(one.start - match.end()), abs(match.start() - one.end)))]
    if not mentions:
        mentions = held.mentions(before)[-1:] or _apposed(text, sentence[len(before) + len(text) :], held)
        if not mentions and not nth:
            yield from _numbered(match[0], high, text, sentence, held)
            return
    if nth:
        yield from _nth(nth[0] + match[0], _ORDINALS[nth[1].lower()], mentions, text, sentence, held, high)
    else:
        yield from _ranked(match[0], mentions, text, sentence, held, high)


def _apposed(text: str, rest: str, held: Ground) -> list[Mention]:
    """The label right behind the clause that it explains: "The weakest region, South, made ..."."""
    first = [one for one in held.mentions(rest[:60]) if re.fullmatch(r"[\s,(:]*(?:the |in )?", rest[: one.start])][:1]
    return first if first and re.match(r"\s*[,)]", rest[first[0].end :]) and not any(numerals(text)) else []


def _subjects(mentions: Sequence[Mention]) -> list[tuple[str, list[str], dict[str, str]]]:
    """Each column with its labels, and the one label of the other column that they stand beside."""
    columns: dict[str, list[str]] = {}
    for one in mentions:
        if one.label not in columns.setdefault(one.column, []):
            columns[one.column].append(one.label)
    return [
        (name, labels, {other: ones[0] for other, ones in columns.items() if other != name and len(ones) == 1})
        for name, labels in columns.items()
        if not any(one.lead for one in mentions if one.column == name)
        if len(columns) == 1 or all(len(ones) == 1 for other, ones in columns.items() if other != name)
    ]


def _tables(
    mentions: Sequence[Mention], text: str, sentence: str, held: Ground
) -> Iterator[tuple[list[str], dict[str, float]]]:
    """What may be meant: the labels, and the numbers by label that they stand among. Nothing where it is unknown."""
    change = _CHANGE.search(text)
    for column, labels, fixed in _subjects(mentions):
        lone = {name: label for name, label in fixed.items() if len([one for one in held.labels[name] if one]) > 1}
        scales = held.fitting(column, lone, text, sentence, labels)
        for scale in scales or ():
            if change is None and scale.shown in (Shown.VALUE, Shown.SHARE):
                yield from ((labels, table) for table in _complete(scale.at(column, lone), column, sentence, held))
            elif change is not None and (table := _changed(scale, column, lone, held, bool(change["down"]))):
                yield labels, table


def _complete(table: dict[str, float], column: str, sentence: str, held: Ground) -> Iterator[dict[str, float]]:
    """The numbers; of "the complete months" also those without the first, the last or both."""
    yield table
    if column in held.periods and _COMPLETE.search(sentence):
        names = sorted(table)
        for kept in (names[1:], names[:-1], names[1:-1]):
            yield {name: table[name] for name in kept}


def _changed(scale: Scale, column: str, fixed: dict[str, str], held: Ground, down: bool) -> dict[str, float]:
    """Changes by label: against the period before, or from the first to the last."""
    sign = -1.0 if down else 1.0
    if scale.shown in (Shown.CHANGE, Shown.GROWTH):
        return {label: sign * value for label, value in scale.at(column, fixed).items()}
    if scale.shown is not Shown.VALUE or column not in held.periods:
        return {}
    values = dict(sorted(scale.at(column, fixed).items()))
    names = list(values)
    return {name: sign * (values[name] - values[prior]) for prior, name in pairwise(names)}


def _ranked(
    said: str, mentions: Sequence[Mention], text: str, sentence: str, held: Ground, high: bool
) -> Iterator[tuple[str, str]]:
    """Whether the labels are those at one end. Of labels that are no list it is enough that one is."""
    alternatives = _listing(mentions, text)
    tried, whys = False, ""
    for part in alternatives:
        for labels, table in _tables(part, text, sentence, held):
            if len(table) < 2 or any(label not in table for label in labels):
                if len(table) >= 2 and _CHANGE.search(text) is None:
                    continue
                return
            tried = True
            if at_end(labels, table, high):
                return
            whys = whys or _why(said, labels, table, high)
    if tried:
        yield said, whys


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


def _nth(
    said: str, rank: int, mentions: Sequence[Mention], text: str, sentence: str, held: Ground, high: bool
) -> Iterator[tuple[str, str]]:
    tried, whys = False, ""
    for labels, table in _tables(mentions, text, sentence, held):
        if len(labels) != 1 or labels[0] not in table or len(table) < 2:
            return
        tried = True
        mine = table[labels[0]]
        above = sum(value > mine if high else value < mine for value in table.values())
        level = sum(value == mine for value in table.values())
        below = sum(value < mine if high else value > mine for value in table.values())
        if above < rank <= above + level or ("next" in said and below < rank <= below + level):
            return
        whys = whys or f"{labels[0]} is not number {rank}; it is number {above + 1}."
    if tried:
        yield said.strip(), whys


def _followed(
    said: str, mentions: Sequence[Mention], before: str, sentence: str, held: Ground
) -> Iterator[tuple[str, str]]:
    """ "East leads, followed by North and West": each is the next one."""
    earlier = [one for one in held.mentions(before) if mentions and one.column == mentions[0].column][-1:]
    if not earlier or not mentions:
        return
    names = [earlier[0].label, *(one.label for one in mentions if one.column == earlier[0].column)]
    scales = held.fitting(earlier[0].column, {}, "", sentence, names[:1]) or []
    tried = False
    for scale in scales:
        table = scale.at(earlier[0].column, {})
        if scale.shown not in (Shown.VALUE, Shown.SHARE) or any(name not in table for name in names):
            continue
        tried = True
        high = sorted(table, key=lambda name: -table[name])
        ways = [high, high[::-1], sorted(table)] if _LOW.search(sentence) else [high]
        for way in ways:
            at = way.index(names[0])
            if [round(table[one], 9) for one in way[at : at + len(names)]] == [round(table[one], 9) for one in names]:
                return
    if tried:
        yield said, f"{' / '.join(names)} do not follow one another in that order."


def _numbered(said: str, high: bool, text: str, sentence: str, held: Ground) -> Iterator[tuple[str, str]]:
    """ "The highest month made 69,352": the number is that of a row, but not of the one at that end."""
    if _CHANGE.search(text) or not all(_worded(scale, held) for scale in held.scales):
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
