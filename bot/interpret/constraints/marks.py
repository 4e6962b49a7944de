"""Marks that shall not stand in the answer, its case, and quotation marks around it. English."""

from __future__ import annotations

import re

from bot.directives import Slot
from bot.interpret.constraints.grammar import MODAL, NEVER, THING, Rule
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled

_MARKS = {
    "commas": r"comm?as?(?: signs?| marks?)?|comma's", "semicolons": r"semi-?colons?",
    "emoji": r"emojis?|emoticons?|smileys?|smilies|(?:(?:the|all|any|die|alle|les|des|los|las|"
        r"os|as|o|el) )?(?:emojis?|émojis?|emoticons?|smileys?|smilies|"
        r"emoticonos?|emoticones?|émoticônes?|caritas|carinhas)|絵文字|顔文字|表情符号|表情",
    "exclamation marks": r"exclamation (?:marks?|points?|signs?)|exclamations|exclams?|bangs",
    "question marks": r"question marks?", "parentheses": r"parenthes[ie]s|round brackets|parens",
    "dashes": r"(?:em|en|long)?[ -]?dash(?:es)?", "quotation marks": r"(?:double )?(?:quotation marks?|quote marks?|"
        r"quotes marks|inverted commas)",
    "digits": r"digits|numerals|numerical digits",
    "links": r"(?:hyper)?links?|urls?|web links?", "headings": r"(?:section )?head(?:ing|er)s?",
    "bold": r"bold(?: text| type| print)?|bolding|boldface",
    "tables": r"tables", "code": r"code(?: blocks?| snippets?)?",
}  # fmt: skip
_MARK = "(?:" + "|".join(_MARKS.values()) + r")(?![\w'-])"
_OTHER = (
    r"(?!(?:less|unless|always|plus|thanks|this|yes|is|us|as|was|has|does|bullets?|his|its|steps|sentences|words|"
    r"paragraphs)\b)[a-z]{4,}s"
)
_LIST = (
    rf"{_MARK}(?:\s*(?:,\s*(?:and |or |nor |no |& )?|\s(?:and|or|nor|&)\s(?:no |any |the |all )*|/)(?:{_MARK}|"
    rf"{_OTHER}(?=\s*(?:$|[.,;!)\n]))))*"
)
_BANNED = (
    r"(?:(?:are|is|were|should be|must be)? ?(?:an? (?:absolute )?no[ -]?go|not allowed|forbidden|banned|prohibited|"
    r"off[- ]limits|out|"
    r"not permitted|verboten|disallowed)|"
    rf"{MODAL} (?:not|never) (?:be )?(?:used|appear|present|allowed|included|show up|there)|(?:needs?|have|has|"
    rf"got) to go|(?:should|gotta) go|"
    rf"must go|"
    r"(?:shouldn't|mustn't|can't|cannot) (?:be )?(?:used|appear|there|allowed)|: none|: zero|free)"
)


def mark(words: str) -> str:
    """The canonical name of a mark that words stand for (`urls` is `links`); the words themselves for anything else."""
    return next((name for name, said in _MARKS.items() if compiled(said).fullmatch(words.lower())), words)


def _excluded(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    names = []
    for piece in re.split(r"\s*(?:,|/|&|\band\b|\bor\b|\bnor\b|\bno\b|\bany\b|\bthe\b|\ball\b)\s*", match["marks"]):
        if piece:
            names.append(mark(piece))
    return tuple(Wish(slot=Slot.EXCLUDE, value=name) for name in names)


def _capitals(text: Text, match: re.Match[str]) -> tuple[Wish, ...]:
    return (Wish(slot=Slot.CASE, value="capitals"),)


def _lowercase(text: Text, match: re.Match[str]) -> tuple[Wish, ...]:
    return (Wish(slot=Slot.CASE, value="lowercase"),)


def _normal(text: Text, match: re.Match[str]) -> tuple[Wish, ...]:
    return (Wish(slot=Slot.CASE, value="normal"),)


def _around(text: Text, match: re.Match[str]) -> tuple[Wish, ...]:
    return (Wish(slot=Slot.INCLUDE, value="quotation marks around the answer"),)


_PUT = (
    rf"(?:{THING}\s+(?=in\s|all\s|with\s|using\s|to\s))?(?:(?:(?:re)?write|type|put|make|turn|convert|render|print|"
    rf"give|say|do|answer|reply|respond|have|keep|format|"
    rf"use|using|with|be|be written|"
    rf"written|i want|i need|change|shout|set|spell|phrase|want)(?: (?:me|{THING}|words?|all words))?\s+)*(?:(?:in|"
    rf"into|to|with|using|be|only|just|"
    r"strictly|entirely|completely|exclusively|fully|use|of|and|your)\s+)*"
)
_ALL = (
    r"(?:(?:all|only|just|full|fully|entirely|completely|exclusively|strictly|100%|totally|nothing but|every|solely|"
    r"everything|the|english|letters?)[\s,-]+)*"
)
_LETTERS = r"(?:[ -]?(?:letters?|characters?|text|only|throughout|words|everywhere|case))*"
_BIG = (
    r"(?:all[ -]?caps|caps(?: ?-?lock)?|capitals|capital(?:ized|ised)?[ -](?:letters?|characters|case)|"
    r"upper[ -]?case[d]?|block (?:letters|capitals)|"
    r"uppercased|upper case|capitalized|big letters|caps-lock|majuscules)"
)
_SMALL = (
    r"(?:lower[ -]?cas(?:es|ed|e|ing)|lower[ -]?case|small letters|lower-?cased|uncapitali[sz]ed|small caps only|"
    r"miniscules|minuscules)"
)
_WHOLE = (
    rf"(?:{THING}|every ?(?:thing|word|letter|single (?:word|letter))|all (?:of )?(?:the |your )?(?:words|letters|"
    rf"text)|each (?:word|letter)|all)"
)
_WHERE = r"(?: (?:in|of|throughout) (?:your|the|this)(?: (?:entire|whole|full))? \w+)?"
_BE = rf"(?:{MODAL} be|be|is to be|are to be|{MODAL})(?: written| typed)?(?: in)?"
_SURE = (
    r"(?: (?:entirely|completely|altogether|are (?=allowed|permitted)|is (?=allowed|permitted))?(?:allowed|anywhere|"
    r"at all|whatsoever|ever|in there|"
    r"please|permitted))*"
)
_QUOTES = (
    r"(?:\"{1,2} ?\"?|(?:a pair of )?(?:double |regular |straight )?(?:quotations? marks?|quotes|quote marks|"
    r"speech marks|inverted commas|quotation)(?: \(?\"+\)?)?)"
)

_THEM = r"(?:them|those|these|it|any)"
_OUT = (
    rf"(?:none|zero|no more|not (?:one|a single one|any)|no (?:such thing|thanks|thank you)|without(?: {_THEM})?|"
    rf"(?:please |pls )?(?:avoid|skip|drop|lose|ditch|remove|omit|leave out|cut|don't use|do not use|stop using) "
    rf"{_THEM}|"
    rf"(?:leave|take|keep|cut) {_THEM} out|(?:do|go) without(?: {_THEM})?)(?: of {_THEM})?"
)
_HATES = (
    r"(?:hates?|dislikes?|loathes?|detests?|despises?|(?:can't|cannot) stand|(?:doesn't|does not|don't|do not) like|"
    r"(?:is|am|'s|'m|are) (?:really )?(?:allergic to|no fan of|not a fan of|not fond of))"
)

RULES = (
    Rule(rf"{NEVER}(?P<marks>{_LIST}){_SURE}", _excluded),
    Rule(rf"(?:[a-z][a-z'-]* ){{0,3}}?(?:[a-z]+(?='s |'m ))?{_HATES} (?:using |any |all |the |those "
         rf")*(?P<marks>{_LIST}|"
         rf"{_OTHER})\s*[,;:–-]*\s*(?:(?:and )?so|therefore|hence|then|and|please|pls)?[\s,]+{_OUT}", _excluded,
         r"hate|like|loath|detest|despis|stand|allergic|fan of|fond of"),
    Rule(rf"(?P<marks>{_LIST})\s*[:,–-]+\s*{_OUT}", _excluded),
    Rule(r"(?:(?:turn|switch) )?(?:the |your )?(?:caps[ -]?lock|all[ -]?caps|caps) off|(?:turn|switch) off (?:the |"
         r"your )?"
         r"(?:caps[ -]?lock|all[ -]?caps|caps)", _normal, "caps"),
    Rule(rf"(?:all |any |the )?(?P<marks>{_LIST})\s*(?:here |in (?:it|there|the text|your answer) )?{_BANNED}",
         _excluded),
    Rule(r"(?:make (?:it|this) |be |keep (?:it|this) |entirely )?(?P<marks>comma|emoji|emoticon|semicolon|dash|"
         r"link)-free", _excluded),
    Rule(rf"(?:leave|take|strip|cut|keep) (?:out )?(?:the |all |any |all the |those )?(?P<marks>{_LIST}) (?:out|"
         rf"away)(?: of it)?", _excluded),
    Rule(rf"{_PUT}{_ALL}(?:all|only|full|in|into|to|caps|upper|caps-?lock|every\w*|it|this|that|block|using|use|with|"
         rf"be|written)?[\s-]*(?<![\w-]){_BIG}{_LETTERS}"
         rf"(?:,? (?:please|only|throughout|everywhere))?(?:,? (?:like|as if) (?:you're|you are|you were|someone is|"
         rf"i'm) (?:yelling|shouting|screaming|angry)(?: at (?:me|someone))?)?", _capitals, r"cap|upper|block|big"),
    Rule(rf"(?:{_WHOLE}{_WHERE}) {_BE} {_ALL}{_BIG}{_LETTERS}", _capitals, r"cap|upper|block|big"),
    Rule(rf"(?:capitali[sz]e|uppercase|upper-case) {_WHOLE}{_WHERE}", _capitals, "capit|upper"),
    Rule(rf"{NEVER}{_ALL}(?:{_SMALL}){_LETTERS}{_SURE}", _capitals, "lower|small"),
    Rule(rf"{_PUT}{_ALL}{_SMALL}{_LETTERS}{_WHERE}", _lowercase, r"lower|small|min|uncap"),
    Rule(rf"(?:with )?(?:{_WHOLE}{_WHERE}) (?:{_BE} )?{_ALL}{_SMALL}{_LETTERS}", _lowercase, r"lower|small|uncap"),
    Rule(rf"lower-?case {_WHOLE}{_WHERE}", _lowercase, "lower"),
    Rule(rf"{NEVER}(?:use )?(?:capitals|capital letters?|capitali[sz]ation|capitali[sz](?:e|ing)(?: anything| words?|"
         rf" letters?| a single letter)?|upper[ -]?case"
         rf"(?: letters?| characters?)?|caps|big letters){_SURE}", _lowercase, "cap|upper|big"),
    Rule(r"(?:capital letters?|capitals|upper[ -]?case(?: letters?)?) (?:are |is )?(?:not allowed|forbidden|banned|"
         r"prohibited)", _lowercase, "cap|upper"),
    Rule(r"(?:not|don't (?:write|use|type|put it|answer|reply)(?: it| this| everything)?|stop(?: writing| using|"
         r" typing)?|no|no more|without|quit|drop)(?: so)?(?: in)?"
         r" (?:the )?(?:all[ -]?caps|capslock|caps[ -]lock|all capitals|shouting|all uppercase|all lower ?case|"
         r"only lower ?case)", _normal, "cap|shout|upper|lower"),
    Rule(rf"{_PUT}(?:(?:go|switch|change|return|revert|get)? ?(?:it )?back to )?(?:the )?(?:normal|regular|sentence|"
         rf"standard|proper|usual|mixed)[ -](?:case|casing|capitali[sz]ation|capitals)(?: again)?",
         _normal, "case|casing|capital"),
    Rule(r"(?:stop|quit|no more) shouting|(?:don't|dont|do not) (?:shout|yell)(?: at me)?", _normal, "shout|yell"),
    Rule(rf"(?:wrap|put|enclose|surround|place|encase|have|set|quote|"
         rf"bracket)(?: up)? {THING}(?: \w+)? ?(?:in(?:side)?(?: of)?|with(?:in)?|between|by|into)(?: a pair of|"
         rf" a set of)? {_QUOTES}",
         _around, r"quot|inverted|speech|\""),
    Rule(rf"(?:put|place|add|use|have|with|set|i want|there (?:should|must) be|insert|"
         rf"wrap)? ?{_QUOTES} (?:should be (?:placed |put )?|must be (?:placed |put )?|need to be |go |placed )?"
         rf"(?:all )?(?:around|surrounding|at the (?:beginning|start) and (?:the )?end of|before and after|"
         rf"enclosing) {THING}", _around, r"quot|inverted|speech|\""),
    Rule(rf"{THING}(?: {MODAL})?(?: be)?(?: (?:wrapped|put|placed|enclosed|surrounded|"
         rf"completely))*(?: up)? (?:in(?:side)?|with(?:in)?|between|by) (?:double )?{_QUOTES}", _around,
         r"quot|inverted|\""),
    Rule(rf"(?:start|begin|open) and (?:end|finish|close)(?: {THING})? with (?:a )?{_QUOTES}",
         _around, r"quot|inverted|\""),
)  # fmt: skip
