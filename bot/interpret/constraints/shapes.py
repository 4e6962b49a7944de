"""Parts with a mark: sections, several answers, dividers, highlights, placeholders, words in capitals. English."""

from __future__ import annotations

import re

from bot.directives import Slot
from bot.interpret.constraints.grammar import (
    AFTER,
    COUNT,
    HAVE,
    LIKE,
    MODAL,
    QUOTED,
    SAMPLE,
    THING,
    Rule,
    bounds,
    number,
    unquoted,
)
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled


def _included(text: Text, match: re.Match[str], what: str, alone: str = "exactly") -> tuple[Wish, ...] | None:
    limits = bounds(match, alone, only="at most") if match["low"] else (("at least", 1),)
    if not limits or any(limit == "about" for limit, _ in limits):
        return None
    return tuple(Wish(slot=Slot.INCLUDE, value=f"{limit} {count} {what}") for limit, count in limits)


_MARKERS = (
    r"[\"'(\[]*(?P<mark>[^\W\d_][\w-]*)[\"'\])]*(?:[\s,\"'().#:\[\]-]*(?:and so on|and|through|to|up|etc|"
    r"respectively|in order|as (?:the )?(?:headers?|headings?|titles?|labels?)|(?:with )?(?:its|the|their|a|"
    r"an increasing)? ?(?:section )?numbers?|"
    r"where x is [\d, …and.]+|(?P=mark)|…|\.\.\.|x|n|i{1,3}|iv|v|y|one|two|three|four|five|\d{1,2})(?![\w']))*[\"')\]]*"
)
_PARTS = r"(?:sections?|parts?|chapters?|blocks?|segments?)"
_MARKED = (
    r"(?:(?:[\s,;(.:-]*(?:and|with|that are|which are|please|pls|plz|that|,)(?!\w))*[\s,;(.:-]*(?:each|"
    r"every(?: one)?|each (?:one|section|part|"
    r"of them)|they|them|the beginning of each (?:section|part)?)?\s*(?:(?:should|must) be |to be |is |are )?"
    r"(?:mark(?:ed|ing)?|label(?:l?ed|l?ing)?|call(?:ed)?|nam(?:e|ed|ing)|titl(?:e|ed)|head(?:ed|er|ing)s?|start(?:s|"
    r"ed|ing)?|begin(?:s|ning)?|indicat(?:e|ed)|denot(?:e|ed)|number(?:ed)?|"
    r"introduc(?:e|ed)|prefix(?:ed)?|(?:with|w/)(?= \"?\w+ (?:1|x|i)\b))(?!\w)(?: off)?(?: (?:each (?:one|section|"
    r"part|of them)|them|each|it|"
    r"the beginning of each(?: section| part| one)?))?(?: of (?:them|each))?(?:\s+(?:with|by|as|using))?"
    r"(?: (?:the|a|labels?|words?|headings?|headers?|markers?|titles?))*[\s:]*)"
)


def _sections(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    said = text.slice(*match.span("mark"))
    shown = match[0][match.start("mark") - match.start() :]
    numbered = compiled(r"[\s#]*(?:x|n|i|y|\d{1,2}|one|(?:and|plus|with) (?:\w+ )?number)(?![\w'])").match(
        shown, len(said)
    )
    if not (numbered or said.isupper() or match[0][match.start("mark") - match.start() - 1] in "\"'"):
        return None
    if not match.groupdict().get("low"):
        found = [int(digits) for digits in compiled(r"\d{1,2}").findall(shown)]
        count = max(found, default=0)
        limit = (
            ("exactly", count)
            if count > 1 and not compiled(r"\.\.\.|…|etc|so on|through").search(shown)
            else _before(text, match)
        )
        return (Wish(slot=Slot.INCLUDE, value=f'{limit[0]} {limit[1]} sections marked "{said}"'),)
    return _included(text, match, f'sections marked "{said}"')


def _before(text: Text, match: re.Match[str]) -> tuple[str, int]:
    """How many sections were named before (`7 sections. Mark each section with Day X`)."""
    what = "paragraph" if "paragraph" in match[0] else "section|part|version|chapter"
    found = list(compiled(rf"{COUNT}[\s-]*(?:\w+\s+)?(?:{what})s?(?![\w'])").finditer(text.plain, 0, match.start()))
    limits = bounds(found[-1]) if found else None
    return limits[0] if limits and len(limits) == 1 and limits[0][0] != "about" else ("at least", 1)


def _announced(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    """`it must have 7 sections` where the marking of each section is said further on."""
    later = compiled(
        r"(?:mark|label|start|begin|name|call)\w*[^.\n]{0,30}(?:each|every|the|them)\b[^.\n]{0,20}\bwith\b"
    )
    return () if later.search(text.plain, match.end()) else None


_DRAWN = {
    "asterisk": "*",
    "star": "*",
    "dash": "-",
    "hyphen": "-",
    "equal": "=",
    "hash": "#",
    "underscore": "_",
    "pound": "#",
    "tilde": "~",
    "plus": "+",
}
_SIGNS = (
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|ten) (?:a?s?teris[kc]s?|stars?|dash(?:es)?|hyphens?|"
    r"equals?(?: signs?)?|"
    r"hash(?:es)?|underscores?|tildes?)(?: (?:symbols?|signs?|marks?|characters?))*(?: in a row)?"
)
_DIVIDER = (
    r"(?:(?:the|a|an|one|just|only|markdown|divider|separator|line|row|of|with|using|by|string|following|symbols?|"
    r"delimiter|"
    r"horizontal|single|linebreak|exactly|asterisks?|stars?|consecutive|(?:three|six|3|6) \"\*\")[\s,:(]+)*?"
    rf"(?:{_SIGNS}[\s,:(]+)?(?:[:\s(]*(?P<sign>{QUOTED}|[*=~#_+-]{{3,}}|<hr>)\)?|(?P<only>{_SIGNS})(?![\w]))"
)
_DIVIDER_2 = _DIVIDER.replace("sign>", "sign_>").replace("only>", "only_>")
_BY = (
    r"(?:[\s,:(]*(?:that are |which are |and |each |are |is |be |should be |must be |nearby |all )*(?:separat(?:e|ed|"
    r"ing)|divid(?:e|ed)|split|delimited|broken up)(?: (?:nearby |the |these |those |your )*(?:paragraphs|parts|"
    r"sections|from (?:each other|one another)|them|it|both|the two|the answers|the responses|apart|up))*\s+(?:by|"
    r"with|using|like(?: below| this)?|through)\s*)"
)


def _divider(text: Text, match: re.Match[str]) -> str:
    groups = match.groupdict()
    if group := next((name for name in ("sign", "sign_") if groups.get(name)), ""):
        return unquoted(text, *match.span(group))
    count, sign = (groups["only"] or groups["only_"]).split()[:2]
    name = next((one for one in _DRAWN if sign.startswith(one[:3])), "asterisk")
    return _DRAWN[name] * number(count)


def _between(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    divider = _divider(text, match)
    if not divider or compiled(r"[\w\s]+").fullmatch(divider):
        return None
    wish = Wish(slot=Slot.INCLUDE, value=f'"{divider}" between the paragraphs')
    if not match.groupdict().get("low"):
        return (wish,)
    limits = bounds(match)
    if not limits or any(limit == "about" for limit, _ in limits):
        return None
    counted = (f"{limit} {count} {'paragraph' if count == 1 else 'paragraphs'}" for limit, count in limits)
    return (*(Wish(slot=Slot.LENGTH, value=value) for value in counted), wish)


_VERSIONS = (
    r"(?:answers?|responses?|versions?|repl(?:y|ies)|critiques?|poems?|options?|takes?|variants?|variations?|"
    r"alternatives?|stories|drafts?|essays?|movies?|jokes?|suggestions?|attempts?|opinions?|letters?|emails?|posts?)"
)
_APART = (
    r"(?:(?:completely |totally |entirely |very )?(?:different|distinct|separate|alternative|unique|independent|"
    r"possible)\s+)*"
)


def _answers(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    divider = _divider(text, match)
    low = match.groupdict().get("low")
    limits = bounds(match) if low else (("exactly", 2),)
    if not limits or limits[0][0] != "exactly" or limits[0][1] < 2 or not divider:
        return None
    if not low and not (compiled(r"two|both").search(match[0]) or compiled(r"[*]{6}").search(divider)):
        return None
    return (Wish(slot=Slot.INCLUDE, value=f'{limits[0][1]} answers split by "{divider}"'),)


_SPOTS = (
    r"(?:(?:different|separate|important|key|main|text|italic|italici[sz]ed|bold|bolded|highlighted|markdown|your|"
    r"the|of|most|favou?rite|interesting)\s+)*"
    r"(?:sections?|parts?|phrases?|words|passages?|bits?|sentences?|spots?|places|things|pieces?|points|ideas|items|"
    r"segments?|chunks?|terms|names|areas?|highlights?|text|keywords|portions?|fragments?)"
)
_MARKUP = (
    rf"(?:(?:[ ,;:(\n-]|\.(?=\s*(?:such as|example|for example|like)\b))*(?:in|of|with|using|use|by|as|to|such|like|"
    rf"this|for|i\. ?e\.?|e\. ?g\.?|example|instance|(?:your|the|this) (?:answer|response|text|poem|reply|output|"
    rf"whole \w+|ad|post|essay|story|message)|"
    rf"markdowns?|syntax|format(?:ting)?|style|italics?|bold|italici[sz]e|highlight|them|each|each of them|wrapping|"
    rf"surrounding|starting|and|ending|placing|putting|between|single|double|pairs? of|one|an?|a[s]?teris[kc]s?|"
    rf"stars?|"
    rf"that has titles|font|{SAMPLE}|\*{{1,2}}|etc\.?)(?![\w'])\)?)*"
)
_LIGHT = (
    r"(?:highlight|italici[sz]e|embolden|bold|emphasi[sz]e|put in italics|put in bold|underline|highlight/bold|"
    r"bold/italicize|mark)"
)
_LIT = r"(?:highlighted|italic|italici[sz]ed|bold|bolded|emphasi[sz]ed|bold-?faced)"
_SOME = r"(?:some|a few|several|multiple|various)"


def _highlights(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    if not match["low"]:
        return (Wish(slot=Slot.INCLUDE, value="at least 2 highlighted parts"),)
    return _included(text, match, "highlighted parts")


def _placeholders(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    return _included(text, match, "placeholders")


def _capital_words(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    return _included(text, match, "words in capitals", alone="exactly")


_CAPPED = (
    r"(?:all[ -]?caps|(?:all[ -]?)?(?:capital|uppercase|upper[ -]case)(?: letters?)?|full caps|caps|capitals|"
    r"all[ -]?capitals|all[ -]?uppercase|fully capitali[sz]ed|capitali[sz]ed|capslock|caps lock)"
)
_WORDS = (
    rf"(?:(?:words?|terms) (?:that are |which are |written |typed |spelled )?(?:fully |entirely |completely |"
    rf"all )?(?:in|with|using) (?:only )?{_CAPPED}|(?:fully )?{_CAPPED}[ -]words?|"
    rf"words? (?:fully )?(?:capitali[sz]ed|in capitals))"
)
_RUBRIC = (
    r"(?:[\s,(]*(?:such as|like|e\. ?g\.?|i\. ?e\.?|for example|for instance)[\s,:]*[\"']?[\w-]+[\"']?(?:(?:,| or|"
    r" and)+ [\"']?[\w-]+[\"']?)*\)?,?)?"
)
_TIMES = rf"(?:for |a total of )?{COUNT}\s*(?:times|x|occurrences|instances)?{AFTER}"
_HELD = (
    r"(?:\s*(?:represented|indicated|denoted|marked|written|shown|enclosed|wrapped|put|placed)?\s*(?:by|in|with|"
    r"using|inside|within)\s*(?:a pair of )?(?:square |squared |curly |angle )?brackets?)?"
)

RULES = (
    Rule(rf"{HAVE}{COUNT}[\s-]*(?:\w+\s+)?{_PARTS}{_MARKED}{_MARKERS}", _sections, "section|part|chapter|block|"
         "segment"),
    Rule(rf"{HAVE}{COUNT}[\s-]*(?:\w+\s+)?{_PARTS}\s*\({_MARKERS}\)?", _sections, "section|part|chapter|block|segment"),
    Rule(rf"{HAVE}{COUNT}[\s-]*(?:\w+\s+)?{_PARTS}", _announced, "section|part|chapter"),
    Rule(rf"(?:mark|label|start|begin|head|title|number|indicate)(?: the (?:beginning|start) of)? (?:each|every|the|"
         rf"both|all)(?: of the| the)? (?:section|part|paragraph|chapter|advertisement|version|block|segment|poem|"
         rf"day|item|ad)s?(?: off)?"
         rf"(?: with| by| as)(?: (?:the|a|label|heading|word))*[\s:]*{_MARKERS}",
         _sections, "mark|label|start|begin|head|title|number|indicate"),
    Rule(rf"(?:each|every) (?:section|part|paragraph|chapter|version) (?:{MODAL} )?(?:be )?(?:start|begin|marked|"
         rf"labell?ed|starts|begins|headed|is marked)(?: off)?(?: with| by| as)(?: (?:the|a|label|heading|"
         rf"word))*[\s:]*{_MARKERS}", _sections, "each|every"),
    Rule(rf"{HAVE}{COUNT}[\s-]*(?:\w+\s+)?(?:paragraphs?|parts|sections|blocks)(?: (?:in total|"
         rf"total))?[\s.;,:(]*(?:(?:please )?(?:the )?(?:two |three |four |five )?(?:paragraphs|parts|sections|they|"
         rf"them) (?:{MODAL} )?)?(?:{_BY}{_DIVIDER}|with {_DIVIDER_2} (?:in )?between(?: them| each(?: of them)?|"
         rf" paragraphs)?)",
         _between, r"separat|divid|split|delimit|broken|between"),
    Rule(rf"(?:separat(?:e|ing)|divid(?:e|ing)|split)(?: up)? (?:each|the|these|those|your|all|all the|every|them|"
         rf"nearby|it into)? ?(?:of the )?(?:two |three |four |five )?(?:paragraphs?|parts|sections|"
         rf"them)?\s*(?:from each other |apart )?(?:by|with|using) {_DIVIDER}",
         _between, r"separat|divid|split"),
    Rule(rf"(?:(?:the )?(?:paragraphs?|sections|parts) (?:{MODAL} )?(?:be )?)?{_BY}{_DIVIDER}",
         _between, "paragraph|section|part"),
    Rule(rf"(?:put|place|use|insert|add|have) (?:the )?{_DIVIDER} (?:in )?(?:between|to separate|to divide|as (?:a |"
         rf"the )?(?:divider|separator) between)(?: (?:the|each|your|every|all|all the|of|two|these))* paragraphs?",
         _between, "paragraph"),
    Rule(rf"{HAVE}(?:me )?{COUNT}[\s-]*{_APART}{_VERSIONS}(?: (?:please|pls|(?:of|on) (?:it|this|"
         rf"that)))*[\s,.;:(]*(?:(?:please |"
         rf"and )*(?:the two (?:\w+ )?{MODAL} )?(?:separate (?:the two|them|those|both|these)?[ ]?(?:\w+ )?(?:by|"
         rf"with|using|like)\s*)|{_BY}|with (?=[^.\n]*between)){_DIVIDER}(?: (?:in )?between(?: them)?|"
         rf" in the middle)?",
         _answers, r"separat|divid|split|between|delimit"),
    Rule(rf"separate (?:the |those |these |both |your )*(?:(?:two|2|both) (?:different )?)?(?:version|{_VERSIONS}|"
         rf"them|two|both|each) (?:by|with|using|like(?: below|"
         rf" this)?[:\s]*(?:\w+ 1\s*)?)[\s:]*{_DIVIDER}(?:\s*\w+ 2)?", _answers, "separate"),
    Rule(rf"{_BY}{_DIVIDER}", _answers, r"\*{6}|asteris|stars"),
    Rule(rf"{HAVE}(?:use markdown to |you need to |using markdown,? )?{_LIGHT} (?:{COUNT}|"
         rf"{_SOME}) {_SPOTS}{_MARKUP}", _highlights, "highl|ital|bold|empha|underl|mark"),
    Rule(rf"{HAVE}(?:{COUNT}|{_SOME}) (?:text )?{_LIT} (?:text )?(?:sections?|parts?|phrases?|words|passages?|bits?|"
         rf"spots?|texts?|pieces?|points|items|segments?|terms|areas?|portions?)(?:\s*(?:in|of) {THING})?{_MARKUP}",
         _highlights, "highl|ital|bold|empha"),
    Rule(rf"{HAVE}{COUNT} {_SPOTS} (?:{MODAL} )?(?:to )?(?:be |is |are )?(?:{_LIT}|in (?:bold|"
         rf"italics?))(?: text)?{_MARKUP}", _highlights, "highl|ital|bold|empha"),
    Rule(rf"{HAVE}{COUNT} {_SPOTS} (?:put )?(?:in|between|with|inside) (?:asterisks|stars|\*)(?:{_MARKUP})?",
         _highlights, "aster|star"),
    Rule(rf"{HAVE}{COUNT}[\s-]*(?:different |bracketed |square-bracket(?:ed)? |"
         rf"distinct )*place ?-?holders?{AFTER}{_HELD}{AFTER.replace('aft', 'after')}{LIKE}",
         _placeholders, "place ?-?hold"),
    Rule(rf"(?:use|put|add|include|insert|have|with) (?P<low>)(?:square brackets? (?:for|"
         rf"as) (?:the )?)?place ?-?holders{_HELD}{LIKE}", _placeholders, "place ?-?hold"),
    Rule(rf"{HAVE}{COUNT}[\s-]*{_WORDS}{AFTER}{_RUBRIC}", _capital_words, "cap|upper"),
    Rule(rf"{HAVE}(?:some )?{_WORDS}{_RUBRIC}[\s,]*(?:(?:in|of) {THING} ?)?(?:(?:{MODAL} )?(?:be used|appear|show up|"
         rf"occur|come up|be there|appearing)\s*(?:in {THING})?\s*)?{_TIMES}", _capital_words, "cap|upper"),
    Rule(rf"{HAVE}(?P<low>)(?:some|a few|several) {_WORDS}{_RUBRIC}", _capital_words, "cap|upper"),
    Rule(rf"(?:(?:but )?(?:those|these|the) )?{_WORDS} {MODAL} (?:be used|appear|show up|occur)\s*{_TIMES}",
         _capital_words, "cap|upper"),
    Rule(rf"(?:limit|keep|restrict|cap) (?:the )?(?:number of |use of |amount of |count of )*{_WORDS} (?:to|at|under|"
         rf"below)? ?(?:be )?{_TIMES}", _capital_words, "cap|upper"),
    Rule(rf"(?:the )?number of {_WORDS} {MODAL} be {_TIMES}", _capital_words, "cap|upper"),
)  # fmt: skip
