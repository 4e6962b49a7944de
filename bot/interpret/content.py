"""What shall be in an answer, what not, and what shall stay: `add ...`, `without ...`, `keep ...`. English."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bot.directives import Slot
from bot.interpret.constraints.marks import mark
from bot.interpret.heads import HEADS, WORDS
from bot.interpret.leads import after_lead, before_tail, framed
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled


class Head(NamedTuple):
    """A wish about content: what it is about stands between two places of the text, and may go on behind them."""

    slot: Slot
    start: int
    end: int
    prefix: str = ""
    """Stands before the person's words in the value."""


@cache
def _patterns() -> tuple[tuple[Slot, str, re.Pattern[str]], ...]:
    tail = r"(?=[\s.,;:!?)]*$)"
    return tuple((slot, prefix, re.compile(pattern + tail)) for slot, prefix, pattern in HEADS)


_WANTED = (
    r"(?:give (?:me|us|it|this|that) |show me |show us |show |list |provide |have |tell me )?"
    r"(?P<v>(?:the|some|more|a|an|at least|another|my|your)\s(?!(?:lot|bit)\b)(?:(?!(?:to|that|because|is|are|was|"
    r"be|if|so|when|than)\b)\S+\s?){1,8})(?=[\s.,;:!?)]*$)"
)
_WANTING = (
    r"(?:i|we)(?:'d| would)? (?:want|need|like|love|prefer|wanna)|i'm missing|i miss|(?:it|this|that) should|"
    r"should|must"
)
_SHOWING = r"(?:give|show|provide|list|have|needs?) ?"


_KEEPS = r"(?:keep|preserve|retain|leave) (?:the|my|your|these|those|all|both) "


def keeps_thing(plain: str, start: int, end: int) -> bool:
    """Whether a clause begins as one that keeps a thing of the answer (`keep the examples`)."""
    return compiled(_KEEPS).match(plain, after_lead(plain, start, end), end) is not None


def head(text: Text, start: int, end: int) -> Head | None:
    """The wish about content that a clause is, by the words that it begins with; None where it begins otherwise."""
    place = after_lead(text.plain, start, end)
    stop = before_tail(text.plain, place, end)
    for slot, prefix, pattern in _patterns():
        match = pattern.match(text.plain, place, stop)
        if match and (match.end("v") > match.start("v")):
            return Head(slot, *match.span("v"), prefix)
    return _wanted(text, start, place, stop)


def _wanted(text: Text, start: int, place: int, stop: int) -> Head | None:
    """`I need the sources`, `show me the calculation`, `it needs a title`: a thing, and that it is wanted."""
    plain = text.plain
    need = re.compile(
        r"(?:it|this|that|the (?:answer|text|story|email|post|report))?\s*(?:needs?|could use|lacks|should have|"
        r"must have) "
    ).match(plain, place, stop)
    begin = need.end() if need else place
    match = compiled(_WANTED).match(plain, begin, stop)
    if match is None or match["v"].endswith(" back") or " not " in match["v"]:  # "I want my money back"
        return None
    shown = compiled(_SHOWING).match(plain, begin, stop)
    if need or shown or compiled(_WANTING).match(framed(plain, start, stop)):
        return Head(Slot.INCLUDE, *match.span("v"))
    return None


_UNNEEDED = r"\bno need (?:for|of|to (?:add|include|give|mention|have|use|show|write|list)) (?:any )?(?P<v>\S.*)"


def unneeded(text: Text, start: int, end: int) -> Head | None:
    """`no need for an example`: what shall stay out."""
    match = compiled(_UNNEEDED).search(text.plain, start, end)
    return Head(Slot.EXCLUDE, match.start("v"), before_tail(text.plain, match.start("v"), end)) if match else None


REST = "the rest"
"""The value of a wish that what is not spoken of stays as it is."""
_REST = (
    r"(?:(?:the )?(?:rest|others|other (?:parts?|bits?|points?|paragraphs?))|everything else|all else)"
    r"(?: of (?:it|this|that|the \w+))? (?:is|are|was|looks?|seems?|reads?|can|should|stays?|works?)\b.*?"
    r"\b(?:fine|good|great|perfect|ok|okay|nice|excellent|stays?|as (?:it )?is|unchanged|works|spot on)\b.*|"
    r"(?:keep|leave|don't (?:touch|change)) (?:all )?(?:(?:the )?rest|everything else)\b.*|"
    r"der rest (?:ist|passt|bleibt|kann|war|soll).*|(?:lass )?den rest (?:so|bitte|wie|unverändert).*|"
    r"le reste (?:est|va|c'est).*|(?:garde|laisse|ne change pas) le reste.*|el resto (?:está|es|queda|déjalo).*|"
    r"(?:deja|mantén) (?:el resto|lo demás).*|lo demás está.*|o resto (?:está|tá|é|fica|ficou).*|"
    r"(?:deixa|mantenha) o resto.*|(?:残り|他|ほか|あと)は?(?:そのまま|ok|いい|大丈夫|問題).*|"
    r"(?:其他|其余|剩下)的?(?:都|部分)*(?:不变|很好|没问题|可以|保持|不用).*"
)
_JUDGED = r".*\b(?:too|not|isn't|aren't|wrong|but|shorter|longer|zu|trop|demasiado|muito)\b"


def rest_stays(plain: str, start: int, end: int) -> bool:
    """Whether a clause says that all else may stay (`the rest is fine`)."""
    match = compiled(rf"(?:(?:and|but|also|ok|und|et|y|e)\s+)?(?:{_REST})$").match(plain, start, end)
    return match is not None and not compiled(_JUDGED).match(match[0])


_EXACT = re.compile(
    rf"(?:the |these |those |a )?(?:exact |following )?({WORDS})[:\s]+(\S.*)", re.IGNORECASE | re.DOTALL
)
_QUOTE = r"[\"“”„«]([^\"“”»]+)[\"“”»]|(?<!\w)['‘]([^'’]+)['’](?!\w)"
_SAYING = r"(?:stop|don't|do not|dont|never|quit)(?: ever)? (?:saying|say|using the word) $"


_NOTHING = (
    r"(?:some|one|ones|it|them|those|these|that|this|more|any|a few|all|both|another|some more|two|three|"
    r"a couple|(?:them|it|that|those|these) (?:back|again|too|in)|the (?:one|ones|other|others))"
)
"""Words that name no thing by themselves: `add some`."""


def wishes(text: Text, found: Head) -> tuple[Wish, ...]:
    """The wishes of a head: one, or one for each of several words that shall or shall not be used."""
    end = before_tail(text.plain, found.start, found.end)
    value = text.slice(found.start, end)
    if found.slot in (Slot.INCLUDE, Slot.EXCLUDE) and compiled(_NOTHING).fullmatch(value.lower()):
        return ()
    if found.slot in (Slot.INCLUDE, Slot.EXCLUDE):
        said = compiled(_SAYING).search(text.plain, max(0, found.start - 40), found.start)
        short = (
            len(value.split()) <= 3
            and not _EXACT.match(value)
            and not re.match(r"(?i)(?:that|how|the|what|it)\b", value)
        )
        if said and found.slot is Slot.EXCLUDE and short:
            if quoted := [first or second for first, second in compiled(_QUOTE).findall(value)]:
                return tuple(Wish(slot=found.slot, value=f'the {_kind(one)} "{one}"') for one in quoted)
            kind = _kind(value)
            return (Wish(slot=found.slot, value=f'the {kind} "{_bare(value)}"'),)
        if found.slot is Slot.EXCLUDE and not found.prefix and mark(value) == "emoji":
            return (Wish(slot=Slot.EXCLUDE, value="emoji"),)
        if match := _EXACT.fullmatch(value):
            return tuple(Wish(slot=found.slot, value=one) for one in _exact(match[1].lower(), match[2]))
        if found.slot is Slot.EXCLUDE and not found.prefix and (several := _several(value)):
            return tuple(Wish(slot=found.slot, value=mark(one)) for one in several)
    if found.slot is Slot.EXAMPLE:
        value = re.sub(r"^(?:an?|another|some|the)\s+", "", value, flags=re.IGNORECASE)
        value = "" if value.lower() in ("example", "examples") else value
        return (Wish(slot=Slot.EXAMPLE, value=value),)
    return (Wish(slot=found.slot, value=f"{found.prefix}{value}"),) if value else ()


_THINGS = (
    r"intro|outro|introduction|conclusion|summary|preamble|greeting|sign-off|disclaimer|title|subject line|jargon|"
    r"fluff|filler|slang|humou?r|code|formatting|markdown|bold|sarcasm|swearing|profanity|hype|politics|"
    r"marketing|padding|repetition|small talk|punctuation"
)
_PLURAL = r"(?:[\w'-]+ ){0,2}(?!\w*(?:ss|us|is|yes)\b)\w{2,}s"


def _several(value: str) -> list[str]:
    """The things that `or` joins, each whole by itself (`full names or links`, not `first or last names`)."""
    found = re.split(r"\s*,\s*(?:or |nor )?|\s+(?:or|nor)\s+(?:any )?", value)
    whole = all(compiled(rf"(?:{_THINGS})|{_PLURAL}").fullmatch(one.lower()) for one in found)
    return found if len(found) > 1 and whole and compiled(r"\s(?:or|nor)\s").search(value.lower()) else []


def _kind(words: str) -> str:
    return "phrase" if " " in words.strip() else "word"


def _bare(text: str) -> str:
    return text.strip(" \"'“”„‘’«».,")


def _exact(kind: str, rest: str) -> list[str]:
    """Each word or phrase of a list, in quotation marks, with what is said of it (`at least twice`)."""
    single = "phrase" if kind.startswith(("phrase", "expression")) else "word"
    quoted = [first or second for first, second in compiled(_QUOTE).findall(rest)]
    if quoted:
        after = rest[max(rest.rfind(mark) for mark in "\"”»'’") + 1 :].strip(" .,")
        tail = f" {after}" if len(quoted) == 1 and after else ""
        return [f'the {single} "{one}"{tail}' for one in quoted]
    if kind.endswith("s"):
        return [
            f'the {single} "{_bare(one)}"'
            for one in re.split(r",\s*(?:and |or )?|\s+(?:and|or)\s+", rest)
            if _bare(one)
        ]
    if single == "phrase":
        return [f'the phrase "{_bare(rest)}"']
    word, _, after = rest.partition(" ")
    return [f'the word "{_bare(word)}"' + (f" {after.strip()}" if after.strip() else "")]
