"""Places in an order that an answer names ("came second", "followed by West"), and the numbers these are in. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.tables.analysis import Shown
from bot.tables.extremes import CHANGE, COMPLETE, LOW
from bot.tables.grown import changed, grown
from bot.tables.scales import Ground, Mention


def subjects(mentions: Sequence[Mention]) -> list[tuple[str, list[str], dict[str, str]]]:
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


def standing(
    mentions: Sequence[Mention], text: str, sentence: str, held: Ground
) -> Iterator[tuple[list[str], dict[str, float]]]:
    """What may be meant: the labels, and the numbers by label that they stand among. Nothing where it is unknown."""
    change = CHANGE.search(text)
    for column, labels, fixed in subjects(mentions):
        lone = {name: label for name, label in fixed.items() if len([one for one in held.labels[name] if one]) > 1}
        scales = held.fitting(column, lone, text, sentence, labels)
        for scale in scales or ():
            if change is None and scale.shown in (Shown.VALUE, Shown.SHARE):
                yield from ((labels, table) for table in _complete(scale.at(column, lone), column, sentence, held))
            elif change is not None and not lone and column not in held.periods:
                yield from ((labels, table) for table in grown(column, text, bool(change["down"]), held))
            elif change is not None and (table := changed(scale, column, lone, held, bool(change["down"]))):
                yield labels, table


def _complete(table: dict[str, float], column: str, sentence: str, held: Ground) -> Iterator[dict[str, float]]:
    """The numbers; of "the complete months" also those without the first, the last or both."""
    yield table
    if column in held.periods and COMPLETE.search(sentence):
        names = sorted(table)
        for kept in (names[1:], names[:-1], names[1:-1]):
            yield {name: table[name] for name in kept}


def placed(
    said: str, rank: int, mentions: Sequence[Mention], text: str, sentence: str, held: Ground, high: bool
) -> Iterator[tuple[str, str]]:
    """ "North came second": whether the one label is at that place, from the top or the bottom."""
    tried, whys = False, ""
    for labels, table in standing(mentions, text, sentence, held):
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


def followed(
    said: str, mentions: Sequence[Mention], before: str, sentence: str, held: Ground
) -> Iterator[tuple[str, str]]:
    """ "East leads, followed by North and West": each is the next one."""
    earlier = [one for one in held.mentions(before) if mentions and one.column == mentions[0].column][-1:]
    if not earlier or not mentions:
        return
    names = [earlier[0].label, *(one.label for one in mentions if one.column == earlier[0].column)]
    rest = {one.column: one.label for one in held.mentions(sentence) if one.column != earlier[0].column}
    fixed = {name: label for name, label in rest.items() if any({name, earlier[0].column} == set(one.columns)
                                                                for one in held.scales)}  # fmt: skip
    scales = held.fitting(earlier[0].column, fixed, "", sentence, names[:1]) or []
    tried = False
    for scale in scales:
        table = scale.at(earlier[0].column, fixed)
        if scale.shown not in (Shown.VALUE, Shown.SHARE) or any(name not in table for name in names):
            continue
        tried = True
        high = sorted(table, key=lambda name: -table[name])
        ways = [high, high[::-1], sorted(table)] if LOW.search(sentence) else [high]
        for way in ways:
            at = way.index(names[0])
            if [round(table[one], 9) for one in way[at : at + len(names)]] == [round(table[one], 9) for one in names]:
                return
    if tried:
        yield said, f"{' / '.join(names)} do not follow one another in that order."
