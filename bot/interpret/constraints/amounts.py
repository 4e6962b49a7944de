"""How many words, sentences, paragraphs, lines, characters or bullets. English."""

from __future__ import annotations

import re

from bot.directives import Slot
from bot.interpret.constraints.grammar import AFTER, COUNT, HAVE, LIKE, THING, Rule, bounds, number
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled

_UNITS = {
    "words": r"words?", "sentences": r"sentences?|sentance?s?", "paragraphs": r"paragraphs?|paras?|paragrahps?",
    "lines": r"lines?", "characters": r"characters?|chars?",
    "bullets": r"bullet ?-?points?|bullets?|bulleted (?:items?|points?)|(?:bulleted )?list items?",
    "numbered": r"numbered (?!steps|lists|paragraphs|sections|sentences|lines|words)[a-z]{3,}s",
        "steps": r"(?:numbered )?steps",
}  # fmt: skip
_POINTS = ("bullets", "numbered", "steps")
_ALONE = {"words": "at most", "characters": "at most"}
_UNIT = "(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _UNITS.items()) + ")"
_KIND = (
    r"(?:(?:full|short|very short|small|quick|crisp|simple|brief|separate|different|complete|total|whole|distinct|"
    r"long|well-formed|proper|"
    r"main)\s+)*"
)
_LONG = r"(?:\s*(?:long|in length|worth|of text|in (?:the )?markdown(?: format)?|in total|overall))*"
_SHAPE = (
    r"(?:[\s,(]*(?:(?:please|pls|plz)[\s,]+)?(?:(?:(?:each )?(?:starting|beginning) with|that (?:start|"
    r"begin) with) (?:an? )?(?:asterisks?|stars?|dash(?:es)?|\*|-)(?!\w)|(?:that are |each )?(?:marked|indicated|"
    r"denoted|shown) (?:by|with) (?:an? )?(?:asterisks?|stars?|"
    r"dash(?:es)?)"
    r"[,\s]*(?:\*|-)?|(?:using|in) the (?:exact )?(?:markdown )?(?:bullet points? )?(?:format|form)(?: below| of)?|"
    r"(?:in|using) (?:the )?markdown(?: bullet points?)?(?: format)?|in the form(?:at)?(?: of)?|like(?: this)?|"
    r"such as|using|"
    r"formatted as|as in|with \*|e\.g\.|for example)[: \t]*(?:\"?[*•-] [^\n\")]*\"?)?\)?)*"
)
_NEW_LINES = (
    r"(?:[\s,(]*(?:where |with |and |each |which are |that are )*(?:separate (?:each |the )?paragraphs?|"
    r"the only paragraph separation|"
    r"(?:paragraphs and only paragraphs |paragraphs? )?(?:are |is |being |be )?(?:separated|divided|split)) "
    r"(?:by |with |being )?"
    r"(?:just |only |exactly )?(?:(?:two|2|double|an?|one|1|blank|empty|single|new) )+(?:new ?)?"
    r"(?:lines?|line ?breaks?|newlines?)"
    r"(?:[\s,]+as if (?:they|it) (?:were|was) '[^'\n]*' in python)?\)?)?"
)
_AGAIN = (
    r"(?:\s*\((?:just|only|so|that is|i\.e\.|max|no more than|at most|at least|not)[^()\n\d]{0,20}\d[^()\n]{0,40}\))?"
)
_TEXT = rf"(?:{THING}\s+)?"


def _unit(match: re.Match[str]) -> str:
    return next(name for name in _UNITS if match.groupdict().get(name))


def _wishes(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    unit = _unit(match)
    said = match[unit]
    limited = compiled(r"(?:limit|restrict|cap)\b").match(match[0])
    found = bounds(match, alone="at most" if limited else _ALONE.get(unit, "exactly"))
    if (
        not found
        or (match["to"] == "and" and not match["from"])
        or (match["to"] and not match["from"] and len(found) < 2)
    ):
        return None
    if match["to"] in ("-", "–", "or") and len(found) == 2:
        return None  # `2-3 sentences` is a rough length, read elsewhere
    if said.endswith(unit[:-1]) and unit in ("words", "characters") and found[0][0] == _ALONE[unit] and found[0][1] > 1:
        return None  # `a 200-word version`
    return amounts(unit, found)


def amounts(unit: str, found: tuple[tuple[str, int], ...]) -> tuple[Wish, ...] | None:
    """The wishes for so many of a unit; None where a limit is below one."""
    wishes = []
    for limit, count in found:
        if count < 1:
            return None
        named = unit.removesuffix("s") if count == 1 and unit not in _POINTS else unit
        slot = Slot.FORMAT if unit in _POINTS else Slot.LENGTH
        wishes.append(Wish(slot=slot, value=f"{limit} {count} {named}"))
    return tuple(wishes)


_LIMITED = (
    rf"(?:(?:limit|keep|restrict|cap|hold|set)\s+)?(?:the |your |a |total )*(?:number of (?P<what>words|sentences|"
    rf"paragraphs|"
    rf"lines|characters)(?: you use| in {THING})?|(?:total )?(?P<what2>word|sentence|paragraph|line|"
    rf"character)[ -]?(?:count|limit|length))"
    r"(?:\s*(?:to be|in the|should be|must be|has to be|needs to be|is to be|be|of|to|at|is|stays?|:|=|\())*\s*"
)


def _limited(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    unit = match["what"] or f"{match['what2']}s"
    found = bounds(match, alone="at most" if "limit" in match[0] or "cap" in match[0] else "about")
    return amounts(unit, found) if found and all(limit != "about" or unit == "words" for limit, _ in found) else None


def _beyond(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    """`not a word over 75`."""
    return None if match["rel"] or match["high"] else amounts(f"{match['what']}s", (("at most", number(match["low"])),))


def _items(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    """`a bulleted list with 6 items`."""
    found = bounds(match)
    return amounts("numbered" if match["kind"] == "numbered" else "bullets", found) if found else None


_FORM = (
    r"(?P<form>(?:markdown )?(?:bullet(?:ed)?[ -]?(?:points?|list)|bullets|bulleted|points)|(?:a )?(?:numbered|"
    r"ordered) "
    r"(?:list|points|items)|list|(?:numbered )?steps|sentences|paragraphs|lines)"
)


def _so_many(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    """`as bullets, exactly 10 of them`: how many there are to be of what was named just before."""
    if not (match["them"] or match["rel"] or match["aft"] or match["mid"] or match["plus"]):
        return None
    said = match["form"]
    numbered = compiled(r"number|order").search(said) and "steps" not in said
    unit = "numbered" if numbered else said if said in ("sentences", "paragraphs", "lines") else "bullets"
    found = bounds(match)
    if found and match["high"] and not match["from"]:  # `4 or 5 of them` is a rough number
        found = (("at most", number(match["high"])),)
    return amounts("steps" if said.endswith("steps") else unit, found) if found else None


RULES = (
    Rule(rf"{HAVE}{_TEXT}{COUNT}[\s-]*{_KIND}{_UNIT}(?![\w'-]){_LONG}{AFTER}{_LONG}{_NEW_LINES}{_SHAPE}{LIKE}{_AGAIN}",
         _wishes, r"word|sent[ae]nce|para|line|char|bullet|item|point|step"),
    Rule(rf"{_LIMITED}{COUNT}(?: words| sentences)?{AFTER}", _limited, r"number of|count|limit|length"),
    Rule(rf"{HAVE}(?:an? )?(?P<kind>bullet(?:ed)?(?: point)?|numbered)[ -]list (?:of|with|w/|having) {COUNT} "
         rf"(?:items?|points?|entries|things|bullets|elements|lines)(?![\w'-]){AFTER}", _items, "list"),
    Rule(rf"(?:(?:as|in|into|with|use|using|make it|give me|i want|do|an?|just|please|it|this|that|to)\s+)*{_FORM}"
         rf"(?:[\s,]+(?:please|pls|plz))?(?:\s*[,;:(–.-]+|\s+and)\s*(?:(?:and|but|please|with|make it|keep it (?:to|"
         rf"at)|"
         rf"make that|i want)\s+)*{COUNT}(?P<them>\s+(?:of (?:them|those|these|'?em|each)|items?|in total|in "
         rf"all))?{AFTER}\)?",
         _so_many, "bullet|list|steps|points|sentences|paragraphs|lines"),
    Rule(rf"{_UNIT}\s*[:=]\s*{COUNT}{AFTER}", _wishes, "[:=]"),
    Rule(rf"not (?:an?|one|a single) (?P<what>word|sentence|line|character|paragraph) "
         rf"(?:over|above|beyond|more than|past) {COUNT}", _beyond, "not (?:a|one)"),
)  # fmt: skip
