"""Feedback that points at one part: `make the second paragraph shorter`, `the last bullet is wrong`. English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.directives import STYLE, Slot
from bot.interpret.combine import combined
from bot.interpret.cover import cover
from bot.interpret.leads import after_lead, before_tail
from bot.interpret.lexicon import Lexicon
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled, plain

_PLACE = (
    "first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|seventh|7th|eighth|8th|ninth|9th|tenth|10th|"
    "last|final|opening|closing|middle|penultimate|next[- ]to[- ]last|second[- ]to[- ]last|top|bottom"
)
_KIND = (
    r"paragraphs?|paras?|sections?|bullet points?|bulletpoints?|bullets?|points?|items?|sentences?|lines?|steps?|"
    r"examples?|parts?|rows?|"
    r"columns?|tables?|lists?|code(?: blocks?| snippets?| examples?)?|snippets?|intro(?:duction)?|conclusion|"
    r"summary|titles?|heading|header|"
    r"headline|ending|opening|beginning|outro|closing|quotes?|stanzas?|verses?|slides?|footnotes?|"
    r"subject(?: line)?|greeting|"
    r"sign[- ]off|abstract|hook|caption|chapters?|scenes?|call to action|cta|ps"
)
_ALONE = r"intro(?:duction)?|conclusion|title|headline|ending|opening|greeting|sign[- ]off|subject line|outro|code"
_COUNT = r"two|three|four|2|3|4"
_VERBS = (
    "make|rewrite|rephrase|reword|redo|shorten|lengthen|simplify|expand|elaborate|fix|correct|change|translate|"
    "improve|polish|revise|"
    "edit|clean up|tighten(?: up)?|trim|condense|summari[sz]e|split|merge|combine|move|swap|replace|turn|convert|"
    "explain|update|clarify|"
    "format|reformat|bold|highlight|italicize|capitali[sz]e|sort|reorder|rename|number|indent|double[- ]check|"
    "verify|extend|refactor|"
    "optimi[sz]e|rework|adjust|break up|put|restructure|cut down|paraphrase|flesh out|spice up|jazz up|dumb down|"
    "tone down|start|end|keep"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    definite = (
        rf"(?:(?:the|that|this|your)\s+)(?:(?:(?:very\s+)?(?:{_PLACE})\s+)(?:(?:{_COUNT})\s+)?(?:{_KIND})|"
        rf"(?:{_KIND.replace('s?', '')})(?:\s+(?:number\s+|#)?\d{{1,3}})?)"
    )
    placed = rf"(?:{_PLACE})\s+(?:(?:{_COUNT})\s+)?(?:{_KIND})"
    numbered = rf"(?:{_KIND})\s+(?:number\s+|#)?(?:\d{{1,3}}|one|two|three|four|five)"
    part = (
        rf"(?P<part>{definite}|{placed}|{numbered}|(?:{_ALONE}))(?P<about>(?:\s+(?:about|on|"
        rf"with)\s+(?:the\s+)?[\w'-]+)?)(?![\w'-])"
    )
    return {
        "first": re.compile(
            rf"{part}(?P<mark>\s*:|\s+-|,)?\s*(?P<rest>(?:is|are|was|were|isn't|aren't|has|have|needs?|should|"
            rf"shouldn't|could|must|"
            rf"looks?|sounds?|reads?|feels?|seems?|doesn't|don't|can|goes|goes on|repeats|says?|contains?|too|"
            rf"still|also|more|less|not|"
            rf"way|a bit|as|in|into|only)\b.+|\S.*)$"
        ),
        "name": re.compile(rf"(?:(?:in|for|on|regarding|about|and|but)\s+)*{part}$"),
        "in": re.compile(
            rf"(?:in|for|within|inside|to|at|on|from|regarding|about)\s+{part}\s*[,:]?\s*(?P<rest>\S.*)$"),
        "verb": re.compile(
            rf"(?P<verb>{_VERBS})(?:\s+(?:on|upon|up|the wording of|the text of|"
            rf"the style of))?\s+{part}\s*(?P<rest>.*)$"),
        "end": re.compile(
            rf"(?P<rest>\S.*?)\s+(?:in|to|into|of|from|for|at|on|inside|within|with)\s+"
            rf"(?P<part>{definite}|(?:the\s+)?{placed}|{numbered}|(?:the )?(?:{_ALONE}))(?P<about>)$"
        ),
        "alone": re.compile(rf"(?:an?\s+|the\s+)?(?P<rest>\S.*?)\s+(?P<part>{_ALONE})(?P<about>)$"),
    }  # fmt: skip


_VERBAL = (
    r"(?:is|are|was|were|isn't|aren't|has|have|needs?|should|shouldn't|could|must|looks?|sounds?|reads?|feels?|"
    r"seems?|doesn't|don't|"
    r"goes|repeats|says?|contains?)\b"
)
_IMPERATIVE = (
    rf"(?:{_VERBS}|add|include|mention|insert|use|remove|drop|delete|leave out|skip|omit|don't|do not|no|avoid|"
    rf"more|less|fewer|write|give|"
    r"explain|say|get rid of|cut|take|throw in|name|list|show|describe|link|cite|underline|color|check)\b"
)


def passage(text: Text, lexicon: Lexicon, start: int, end: int) -> Wish | None:
    """The wish about one part that a clause is: its target as the person named it, its value what to do there."""
    place = after_lead(text.plain, start, end)
    stop = before_tail(text.plain, place, end)
    patterns = _patterns()
    for name in ("first", "verb", "in", "end", "alone"):
        match = patterns[name].match(text.plain, place, stop)
        if match is None:
            continue
        reader = _READERS[name]
        value = reader(text, match, lexicon)
        if value:
            return Wish(slot=Slot.PASSAGE, value=value, target=_target(text, match))
    return None


def names_part(plain: str, start: int, end: int) -> bool:
    """Whether words only name a part of the answer (`the intro`, `in the last paragraph`)."""
    return _patterns()["name"].match(plain, after_lead(plain, start, end), end) is not None


def _target(text: Text, match: re.Match[str]) -> str:
    named = text.slice(match.start("part"), match.end("about") if match["about"] else match.end("part"))
    return re.sub(r"^(?:the|that|this|your)\s+", "", named, flags=re.IGNORECASE)


def _first(text: Text, match: re.Match[str], lexicon: Lexicon) -> str:
    """`the intro is too long`, `intro: shorter`, `the last bullet needs a date`."""
    said = text.slice(*match.span("rest"))
    canonical = _canonical(f"it {said}", lexicon) or _canonical(said, lexicon)
    if canonical:
        return canonical
    return said if match["mark"] == ":" or compiled(_VERBAL).match(match["rest"]) else ""


def _in(text: Text, match: re.Match[str], lexicon: Lexicon) -> str:
    """`in the code use a generator`."""
    said = text.slice(*match.span("rest"))
    canonical = _canonical(said, lexicon)
    return canonical or (said if compiled(_IMPERATIVE).match(match["rest"]) else "")


def _verb(text: Text, match: re.Match[str], lexicon: Lexicon) -> str:
    """`make the second paragraph shorter`, `simplify the intro`, `fix the code`."""
    verb, said = text.slice(*match.span("verb")), text.slice(*match.span("rest"))
    for whole in (f"{verb} it {said}", said):
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
