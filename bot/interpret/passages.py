"""Feedback that points at one part: `make the second paragraph shorter`, `the last bullet is wrong`. English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.directives import STYLE, Slot
from bot.interpret.combine import combined
from bot.interpret.cover import cover
from bot.interpret.leads import after_lead, before_tail
from bot.interpret.lexicon import Lexicon
from bot.interpret.named import ALONE, COUNT, KIND, PLACE, VERBS, patterns
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled, plain

_VERBAL = (
    r"(?:be|get|is|are|was|were|isn't|aren't|has|have|needs?|should|shouldn't|could|must|looks?|sounds?|reads?|"
    r"feels?|"
    r"seems?|doesn't|don't|"
    r"goes|repeats|says?|contains?|drags?|rambles?|drones?|lags?|falls?|comes? (?:across|off)|lacks?|misses)\b"
)
_CASED = r"in (?:all |full )?(?:caps|capitals|bold|italics|(?:lower|upper|title|sentence)[ -]?case)$"
_IMPERATIVE = (
    rf"(?:{VERBS}|add|include|mention|insert|use|remove|drop|delete|leave out|skip|omit|don't|do not|no|avoid|"
    rf"more|less|fewer|write|give|"
    r"explain|say|get rid of|cut|take|throw in|name|list|show|describe|link|cite|underline|color|check)\b"
)


REMOVE = "remove"
"""The value of a wish that takes a part out: code can do that."""
_REMOVED = (
    r"(?:just |only |also )?(?:drop|remove|delete|leave out|omit|skip|exclude|cut(?: out)?|get rid of|take out|"
    r"lose|ditch|strip(?: out)?|nuke|chop(?: off| out)?|dump|bin|trash|yeet|zap|toss(?: out)?|strike|snip|"
    r"do away with|"
    r"take away|kick out|eliminate|chuck(?: out)?|rip out|take off|x out|"
    r"scrap|kill|nix|axe|throw out|erase)\s+(?P<what>\S.*?)(?:\s+(?:out|away|completely|entirely|altogether|again))?"
)
_OUT = r"(?:take|leave|cut|strip|throw|pull|drop) (?P<what>(?:the|that|your) \S.*?) (?:out|off|away)$"
_SPARE = (
    r"(?P<what>(?:the |that |your |this )?\S.*?) (?:(?:can|could|should|must|has to|needs to|have to|need to|may|"
    r"gotta|might as well) (?:go|be (?:removed|deleted|dropped|cut|left out|taken out|scrapped)|come out|disappear)|"
    r"(?:(?:is|are)(?: really| just| totally)? )?(?:not needed|no need(?:ed)?|not necessary|not required|"
    r"unnecessary|redundant|superfluous|pointless|useless)|"
    r"(?:isn't|aren't) (?:needed|necessary)|(?:doesn't|don't) (?:need to be (?:there|here)|belong(?: (?:there|"
    r"here))?))$"
)
"""`the last bullet can go`: a part that is to go, said of it."""
_PAIR = (
    rf"(?P<first>{PLACE})\s+(?:and|&)\s+(?:the\s+)?(?P<second>{PLACE})\s+(?P<kind>{KIND})(?!\w)|"
    rf"(?P<what>{KIND})\s+(?P<low>\d{{1,3}})\s*(?:and|&)\s*(?P<high>\d{{1,3}})(?!\w)|"
    rf"(?P<one>{PLACE})\s+(?P<its>{KIND})\s+and\s+the\s+(?P<other>{PLACE})(?:\s+(?:one|{KIND}))?(?!\w)|"
    rf"(?P<left>{ALONE})\s+and\s+(?:the\s+)?(?P<right>{ALONE}|{PLACE}\s+(?:{KIND}))(?!\w)"
)
_LINKED = r"\b(?:swap|merge|combine|switch|exchange|join|reorder|move|between|compare)\b"


def passages(text: Text, lexicon: Lexicon, start: int, end: int) -> tuple[Wish, ...]:
    """The wishes about parts that a clause is: two where it names two (`the first and last paragraph`), else one."""
    match = compiled(_PAIR).search(text.plain, start, end)
    if match and compiled(_LINKED).search(text.plain, start, end):
        return ()  # what two parts have to do with each other is nothing to be done to each
    if match is None:
        found = passage(text, lexicon, start, end)
        return (found,) if found else ()
    before, after = text.slice(start, match.start()), text.slice(match.end(), end)
    wishes = []
    for name in _names(match):
        said = plain(f"{before} {name} {after}".strip())
        wish = passage(said, lexicon, 0, len(said.plain))
        if wish is None:
            return ()
        wishes.append(wish)
    return tuple(wishes)


def _names(match: re.Match[str]) -> tuple[str, str]:
    """The two parts that a pair names, each by its own name."""
    if match["first"]:
        kind = _single(match["kind"])
        return f"{match['first']} {kind}", f"{match['second']} {kind}"
    if match["what"]:
        kind = _single(match["what"])
        return f"{kind} {match['low']}", f"{kind} {match['high']}"
    if match["one"]:
        return f"{match['one']} {match['its']}", f"{match['other']} {match['its']}"
    return match["left"], match["right"]


def _single(kind: str) -> str:
    return kind if kind.endswith("ss") else kind.removesuffix("s")


def _removed(text: Text, start: int, end: int) -> Wish | None:
    """`drop the last bullet`: a part that is to go."""
    match = (
        compiled(rf"{_REMOVED}$").match(text.plain, start, end)
        or compiled(_OUT).match(text.plain, start, end)
        or compiled(_SPARE).match(text.plain, start, end)
    )
    if match is None:
        return None
    begin, stop = match.span("what")
    if one := compiled(rf"(?:the )?(?P<one>(?:very )?(?:{PLACE})(?: (?:one|{COUNT}))?)$").match(
        text.plain, begin, stop
    ):
        return Wish(slot=Slot.PASSAGE, value=REMOVE, target=text.slice(*one.span("one")))
    part = patterns()["part"].match(text.plain, begin, stop)
    if part is None or part.end() != stop or (part["about"] and re.search(r"\b(?:part|bit)s?\b", part["part"])):
        return None  # "the part about taxes" is content, wherever it stands
    return Wish(slot=Slot.PASSAGE, value=REMOVE, target=_target(text, part))


def passage(text: Text, lexicon: Lexicon, start: int, end: int) -> Wish | None:
    """The wish about one part that a clause is: its target as the person named it, its value what to do there."""
    place = after_lead(text.plain, start, end)
    if only := compiled(
        r"(?:only|just|can|could|should|shouldn't|couldn't)(?: only| just)? (?=the |this |that |your |\w)"
    ).match(text.plain, place, end):
        place = only.end()
    stop = before_tail(text.plain, place, end)
    named = patterns()
    if gone := _removed(text, place, stop):
        return gone
    for name in ("first", "verb", "in", "end", "alone"):
        match = named[name].match(text.plain, place, stop)
        if match is None:
            continue
        reader = _READERS[name]
        value = reader(text, match, lexicon)
        if value:
            return Wish(slot=Slot.PASSAGE, value=value, target=_target(text, match))
    return None


def names_part(plain: str, start: int, end: int) -> bool:
    """Whether words only name a part of the answer (`the intro`, `in the last paragraph`)."""
    return patterns()["name"].match(plain, after_lead(plain, start, end), end) is not None


def said_of_part(plain: str, start: int, end: int) -> int | None:
    """Where that stands which a clause says of the part it begins with (`the intro is too long`); None: nothing."""
    match = patterns()["first"].match(plain, after_lead(plain, start, end), end)
    return match.start("rest") if match and compiled(_VERBAL).match(match["rest"]) else None


def _target(text: Text, match: re.Match[str]) -> str:
    named = text.slice(match.start("part"), match.end("about") if match["about"] else match.end("part"))
    return re.sub(r"^(?:the|that|this|your)\s+", "", named, flags=re.IGNORECASE)


def _first(text: Text, match: re.Match[str], lexicon: Lexicon) -> str:
    """`the intro is too long`, `intro: shorter`, `the last bullet needs a date`."""
    said = text.slice(*match.span("rest"))
    canonical = _canonical(f"it {said}", lexicon) or _canonical(said, lexicon)
    if canonical:
        return canonical
    wanted = re.sub(r"^(?:be|get) ", "", said)
    said_how = compiled(rf"{_VERBAL}|{_CASED}").match(match["rest"])
    return wanted if match["mark"] == ":" or said_how else ""


def _in(text: Text, match: re.Match[str], lexicon: Lexicon) -> str:
    """`in the code use a generator`."""
    said = text.slice(*match.span("rest"))
    canonical = _canonical(said, lexicon)
    return canonical or (said if compiled(_IMPERATIVE).match(match["rest"]) else "")


def _verb(text: Text, match: re.Match[str], lexicon: Lexicon) -> str:
    """`make the second paragraph shorter`, `simplify the intro`, `fix the code`."""
    verb, said = text.slice(*match.span("verb")), text.slice(*match.span("rest"))
    alone, _, particle = verb.partition(" ")
    for whole in (f"{verb} it {said}", f"{alone} it {particle} {said}", f"{verb} {said}", said):
        if said != whole or said:
            canonical = _canonical(whole, lexicon)
            if canonical:
                return canonical
    if match["verb"] == "keep" or (match["verb"] in ("make", "start", "end") and not said):
        return ""
    return said if match["verb"] == "make" else f"{verb} {said}".strip()


def _end(text: Text, match: re.Match[str], lexicon: Lexicon) -> str:
    """`add a date to the second bullet`, `more detail in the intro`."""
    said = text.slice(*match.span("rest"))
    if compiled(
        r"(?:just |please )*(?:skip|jump|go|get|cut|move|turn|change|switch|straight)(?: right|"
        r" straight| it)*"
    ).fullmatch(match["rest"]):
        return ""  # "skip to the conclusion" goes somewhere and changes nothing there
    canonical = _canonical(said, lexicon)
    return canonical or (said if compiled(_IMPERATIVE).match(match["rest"]) else "")


def _alone(text: Text, match: re.Match[str], lexicon: Lexicon) -> str:
    """`a shorter intro`."""
    return _canonical(text.slice(*match.span("rest")), lexicon)


_READERS = {"first": _first, "in": _in, "verb": _verb, "end": _end, "alone": _alone}


def _canonical(said: str, lexicon: Lexicon) -> str:
    """The canonical words of what is nothing but wishes for style; "" for anything else."""
    text = plain(said)
    covered = cover(text, lexicon, 0, len(text.plain))
    return canonical(combined(covered.found)) if covered else ""


def canonical(wishes: Sequence[Wish]) -> str:
    """Wishes for style as words that say what to do with a passage; "" where there are others, or none."""
    if not wishes or any(wish.slot not in STYLE for wish in wishes):
        return ""
    return " and ".join(dict.fromkeys(_words(wishes)))


def is_canonical(value: str, lexicon: Lexicon) -> bool:
    """Whether a value is canonical words for style, rather than a person's own."""
    return value != "" and _canonical(value, lexicon) == value


_READERS_NAMED = {
    "beginner": "a beginner",
    "expert": "an expert",
    "child": "a child",
    "intermediate": "someone who knows the basics",
}


def _words(wishes: Sequence[Wish]) -> Iterator[str]:
    for wish in wishes:
        if wish.slot is Slot.EXPERTISE:
            yield f"for {_READERS_NAMED.get(wish.value, wish.value)}"
        elif wish.slot is Slot.LANGUAGE:
            yield f"in {wish.value}"
        else:
            yield wish.value
