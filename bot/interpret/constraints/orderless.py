"""Constraints told by the words they are made of, in whatever order those stand. English.

`at least 3 words in capitals`, `capitals for 3 words at least` and `shout three or more words` have one thing in
common: they are nothing but a number and words of that family. So a family is a vocabulary and what it needs of it;
a stretch is read if each of its words is of the family or says only that something is wanted. The words for `not` are
in no family, nor are those with which people tell what is so (`is`, `has`): such stretches are left to others.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from bot.directives import Slot
from bot.interpret.constraints.grammar import QUOTED, Rule, counted, limits_pattern, unquoted
from bot.interpret.constraints.stretches import Needs, family, opens
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled

Wishes = tuple[Wish, ...]
_MOST_WORDS = 30
"""More words in capitals than these are not picked out: `at least 200 words, all caps` is two wishes. Our choice."""

_BIG = (
    r"all[ -]?caps|caps(?: ?-?lock(?: on)?)?|(?:all )?capitals?(?: letters?)?|(?:all )?upper[ -]?case(?:d)?"
    r"(?: letters?)?|capitali[sz]ed?|block (?:letters|capitals)|big letters"
)
_SMALL = r"lower[ -]?case(?:d)?(?: letters?)?|small letters|(?:all )?lowers"
_LOUD = r"shout(?:ed|ing)?|scream(?:ed|ing)?|yell(?:ed|ing)?|capitali[sz]e"
_SAMPLES = r"\*{1,2}[^*\n]+\*{1,2}"
_LIT = (
    r"(?:asterisk|star)[ -]?highlight(?:ed)?|highlight(?:ed|s|ing)?|emphasi[sz]ed?|stand(?:ing|s)? out|"
    r"italici[sz]ed?|italics?"
)
_STARS = r"(?:single |double )?(?:asterisks?|stars?)"
_SPOTS = (
    r"highlights(?=[^.]*[*])|sections?|parts?|phrases?|words|passages?|bits?|sentences?|spots?|places|things|pieces?|"
    r"points?|ideas?|items?|"
    r"segments?|chunks?|terms?|names?|areas?|keywords|portions?|fragments?|facts?|tips?|takeaways?|details?"
)
_BOX = r"\[[^\]\n]*\](?:s(?!\w))?"
_BLANKS = r"(?:fill[ -]in[ -](?:the[ -])?)?(?:blanks?|fields?|slots?|gaps?|spots?)|fill[ -]ins?"
_HOLDERS = r"(?:square[ -]?)?(?:bracketed )?place[ -]?holders?"
_SIGN = r"\"?[*=~#_+-]{3,}\"?|<hr>"
_APART = (
    r"between(?: them| each(?: of them| one)?| the two| both| paragraphs)?|dividers?|separators?|divided|separated?|"
    r"split|apart|delimit(?:er|ed)|in the middle|breaks?"
)
_VERSIONS = (
    r"answers?|responses?|versions?|repl(?:y|ies)|options?|takes?|variants?|variations?|alternatives?|drafts?|"
    r"attempts?|suggestions?"
)
_ANGLED = (
    r"(?:double |two |a pair of |doubled )*(?:angle|angled|angular|pointy|chevron)(?: (?:brackets?|quotes|marks))?|"
    r"chevrons|guillemets|<<[^>\n]*>>|<<|>>"
)
_HEADED = r"titles?|headlines?|heading|header|<<\s*(?:title|headline|heading|your title|title here)\s*>>"
_QUOTES = (
    r"(?:double |regular )*(?:quotation marks?|quotations?|quotes?|quote marks|speech marks|inverted commas)|\" ?\""
)
_ROUND = (
    r"around|wrap(?:ped)?|enclosed?|surround(?:ed)?|inside|between|in|within|both ends|start and end|begin and end|"
    r"before and after|at (?:the )?(?:start|beginning) and (?:at )?(?:the )?end|end to end"
)
_REPEAT = (
    r"repeat(?:ing)?|restat(?:e|ing)|copy(?:ing)?(?: out| down)?|quot(?:e|ing)|echo(?:ing)?|recit(?:e|ing)|"
    r"reproduc(?:e|ing)|paste|say(?:ing)?|put|start(?:ing)?|begin(?:ning)?|open|state|writ(?:e|ing)"
)
_ASKED = r"(?:question|request|prompt|query|instructions?|what i (?:asked|said|wrote)(?: you)?)"
_SAME = (
    r"verbatim|word[- ]for[- ]word|exactly(?: as it is| as is| as i wrote it)?|exact|as[- ]is|as it is|unchanged|"
    r"letter for letter|literally|to the letter|without changing (?:it|anything|a word|any words)|one to one|1:1"
)
_CHOOSE = (
    r"one of(?: (?:these|those|the following|the))?|either|(?:just |only )?(?:pick|choose|select)(?:ing)?(?: one)?|"
    r"(?:only )?(?:allowed|possible|valid|permitted|accepted) (?:answers?|options?|choices|responses?|replies)|"
    r"(?:your |the )?(?:only )?(?:options|choices)(?: are)?"
)
_ONLY_SAY = (
    rf"\bor\b.*nothing else|(?:only|just) (?:answer|reply|respond)|"
    rf"(?:answer|reply|respond)(?: only)?(?: with)?(?: only)? {QUOTED}\s*(?:,|or\b|/)"
)
_OR = r"or|and|/|\||and nothing else|nothing else|no other (?:words|text)|are|is|between|among|from|out of"


def _count_of(text: Text, match: re.Match[str], what: str) -> Wishes | None:
    """So many of something, where the stretch has exactly one number."""
    limits = counted(text.plain, *match.span())
    if not limits or any(limit == "about" for limit, _ in limits):
        return None
    return tuple(Wish(slot=Slot.INCLUDE, value=f"{limit} {count} {what}") for limit, count in limits)


def _counting(what: str, most: int = 99) -> Callable[[Text, re.Match[str]], Wishes | None]:
    def wishes(text: Text, match: re.Match[str]) -> Wishes | None:
        limits = counted(text.plain, *match.span())
        return None if any(count > most for _, count in limits or ()) else _count_of(text, match, what)

    return wishes


def _says(slot: Slot, value: str) -> Callable[[Text, re.Match[str]], Wishes | None]:
    return lambda text, match: (Wish(slot=slot, value=value),)


def _drawn(text: Text, match: re.Match[str]) -> str:
    signs = {found[0].strip('"') for found in compiled(_SIGN).finditer(match[0])}
    return signs.pop() if len(signs) == 1 else ""


def _divided(text: Text, match: re.Match[str]) -> Wishes | None:
    limits, sign = counted(text.plain, *match.span()), _drawn(text, match)
    if not limits or not sign or any(limit == "about" for limit, _ in limits):
        return None
    return (
        *(
            Wish(slot=Slot.LENGTH, value=f"{limit} {count} paragraph{'' if count == 1 else 's'}")
            for limit, count in limits
        ),
        Wish(slot=Slot.INCLUDE, value=f'"{sign}" between the paragraphs'),
    )


def _answers(text: Text, match: re.Match[str]) -> Wishes | None:
    limits, sign = counted(text.plain, *match.span()), _drawn(text, match)
    if not sign or not limits or len(limits) > 1 or limits[0][0] != "exactly" or limits[0][1] < 2:
        return None
    return (Wish(slot=Slot.INCLUDE, value=f'{limits[0][1]} answers split by "{sign}"'),)


def _options(text: Text, match: re.Match[str]) -> Wishes | None:
    items = [unquoted(text, *found.span()) for found in compiled(QUOTED).finditer(text.plain, *match.span())]
    if len(items) < 2:
        return None
    return (Wish(slot=Slot.FORMAT, value="one of " + " / ".join(f'"{item}"' for item in items)),)


_CASE = (
    r"all|everything|every|each|single|only|whole|entire|letters?|text|"
    r"throughout|completely|entirely|fully|english|writing|typing"
)
_FULLY = r"fully|entirely|completely|all|written|typed|spelled|spelt|full|instead"


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of these families; they are made when first asked for, as the vocabularies are long."""
    return (*_counting_rules(), *_saying_rules())


def _counting_rules() -> tuple[Rule, ...]:
    """Of the families with a number: capitals, highlights, placeholders, paragraphs and answers with a divider."""
    limit, needs = limits_pattern(), Needs
    capital = needs((rf"{_BIG}|{_LOUD}", r"words?|terms?|things?", r"\d|[a-z]"))
    return (
        family((limit, _BIG, _LOUD, _FULLY, r"words?|terms?|things?|uses? of|number of"), capital,
               _counting("words in capitals", _MOST_WORDS), r"cap|upper|shout|scream|yell"),
        family((limit, _LIT, _SAMPLES, _STARS, _SPOTS, r"important|key|main|different|markdown|by|each|like|such as|"
                                                       r"most"),
               needs((rf"{_LIT}|{_SAMPLES}|{_STARS}", _SPOTS)), _counting("highlighted parts"),
               r"\*|highl|aster|star|ital|stand|empha"),
        Rule(rf"{opens()}(?:highlight|emphasi[sz]e|italici[sz]e|mark) (?:{limit})(?:\s+(?!in\b|with\b|using\b|"
             rf"for\b)[a-z-]+)"
             rf"{{1,3}} (?:in|with|using|by|between|like(?: this)?:?) (?:{_SAMPLES}|{_STARS}|markdown|italics)",
             _counting("highlighted parts"), r"highl|empha|ital|mark"),
        family((limit, _HOLDERS, _BLANKS, _BOX, r"(?:square |squared )?brackets?|for me|(?:i|we|people|others|"
                                                r"users) can|"
                r"to be|fill(?:ed)?(?: in| out)?|different|such as|like|e\.? ?g\.?|later|between|"),
               needs((rf"{_HOLDERS}|{_BLANKS}|\d+\s?\+? {_BOX}", rf"{_HOLDERS}|\[|bracket")),
               _counting("placeholders"), r"place|\[|bracket"),
        family((limit, _SIGN, _APART, r"paragraphs?|paras?|blocks?|markdown|lines?|by|and|each|between|then|it up"),
               needs((r"para", _SIGN, _APART)), _divided, _SIGN, across=True),
        family((limit, _SIGN, _APART, _VERSIONS, r"different|separate|distinct|six asterisks|by|each|then|symbols?|"
                                                 r"both|and|"
                r"the two"), needs((_VERSIONS, r"[*]{6}", _APART)), _answers, r"\*{6}", across=True),
    )  # fmt: skip


def _saying_rules() -> tuple[Rule, ...]:
    """Of the others: a title, quotation marks around, the question again, given answers, case."""
    needs = Needs
    return (
        family((_HEADED, _ANGLED, r"wrap(?:ped)?|enclosed?|between|top|at the (?:top|start|beginning)|inside|"
                                  r"surrounded|"
                r"by|like|above|first|on top|and|go(?:es)?"), needs((_HEADED, _ANGLED)),
               _says(Slot.INCLUDE, "a title in << >>"), r"<<|angle|angular|chevron|pointy|guillemet"),
        family((_QUOTES, _ROUND, r"whole|entire|thing|all|everything|answer|response|reply|text|message|output|"
                                 r"a pair of|"
                r"set of|placed|go(?:es)?|full|complete"),
               needs((_QUOTES, _ROUND, r"whole|entire|all|everything|answer|response|reply|text|message|output|\bit\b|"
                      r"\bthis\b|wrap|enclose|surround")),
               _says(Slot.INCLUDE, "quotation marks around the answer"), r"quot|inverted|speech|\""),
        family((_REPEAT, _ASKED, _SAME, r"my|whole|entire|original|back|again|first|then|and|before|below|above|after|"
                r"you|i|out|answer(?:ing)?|reply(?:ing)?|respond(?:ing)?|top|at the (?:top|start|beginning)|"
                r"anything else"),
               needs((_REPEAT, _ASKED, _SAME)), _says(Slot.START, "the question, word for word"),
               r"question|request|prompt|query|instruction|what i"),
        family((_CHOOSE, QUOTED, _OR, r"limit|restrict|stick to|confine|answer|reply|respond|response|say|go with|"
                                      r"with|must|by saying|you|two|three|3|"
                r"it's|these|following|options?|only|just|only ever"),
               needs((rf"{_CHOOSE}|{_ONLY_SAY}", rf"{QUOTED}[^\"']*{QUOTED}")), _options,
               r"one of|either|pick|choose|select|option|choice|allowed|possible|valid|permitted|accepted|"
               r"(?:answer|reply|respond|say)[^.]*[\"'] ?(?:or|,|/)"),
        family((_BIG, _CASE, r"scream|shout|yell|caps-?lock on"), needs((_BIG,)), _says(Slot.CASE, "capitals"),
               "cap|upper|block"),
        family((_SMALL, _CASE), needs((_SMALL,)), _says(Slot.CASE, "lowercase"), "lower|small"),
        family((r"normal|regular|usual|standard|proper", r"writing|typing|letters|text|case|casing|capitali[sz]ation"),
               needs((r"normal|regular|usual|standard|proper", r"writing|typing|letters|case|casing|capitali")),
               _says(Slot.CASE, "normal"), "normal|regular|usual|standard|proper"),
    )  # fmt: skip
