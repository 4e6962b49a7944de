"""What people say of what they know: `I'm an expert in SQL`, `I know nothing about tax law`. It lasts, for that topic.

Said of the person, not of this answer: `for an expert in SQL` and `as if I were a beginner` name an audience, and are
read elsewhere. English, and the plainest of German, French, Spanish and Portuguese.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.directives import Scope, Slot
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled
from bot.topics import is_topic, topic_named


class Known(NamedTuple):
    """What a stretch of text says of what its author knows."""

    start: int
    end: int
    wishes: tuple[Wish, ...]


_SELF = (
    r"(?:i'?m|i am|i'd say i'?m|i consider myself|consider me|think of me as|see me as|"
    r"(?:please |always |you can |just )*(?:treat|consider) me (?:as|like)|talk to me (?:as|like)|"
    r"ich bin|je suis|(?:yo )?soy|(?:eu )?sou)"
)
_HOW = (
    r"(?:\s*(?P<not>not|no|nicht|kein(?:e)?|pas|não)\b)?"
    r"(?:\s*\b(?:an?|the|quite|pretty|really|very|fairly|rather|already|actually|still|kind of|kinda|totally|"
    r"completely|"
    r"complete|total|absolute|relatively|brand|(?:a )?bit of an?|somewhat|also|basically|sort of|only|just|"
    r"something of "
    r"an?|super|so|real|true|ein|eine|absolut|ziemlich|un|une|très|una|muy|uma?|muito)\b)*\s*"
)
_TOPIC = r"(?P<topic>[\w+#./-]+(?: [\w+#./&-]+){0,4}?)"
_STOP = (
    r"(?=\s*(?:$|[,.;:!?)(]|\b(?:and|but|so|though|although|please|pls|as|since|because|yet|or|btw|lol|und|aber|"
    r"also|et|"
    r"mais|y|pero|mas|can you|could you|how|what|why|where|when)\b))"
)
_IN = r"(?:in|at|with|on|of|about|to|for|when it comes to|regarding|concerning|in the (?:field|area) of)"
_EXPERT = (
    r"(?:experts?|pros?|specialists?|gurus?|veterans?|wizards?|experte|expertin|profi|expert[ea]?|expert[oa]|"
    r"especialista)"
)
_BEGINNER = (
    r"(?:beginners?|newbies?|newb|n00b|noobs?|novices?|newcomers?|lay(?:man|person)|amateurs?|rookies?|"
    r"anfänger(?:in)?|neuling|laie|débutante?|novice|principiante|novat[oa]|iniciante|leig[oa])"
)
_NOUN = rf"(?:(?P<expert>{_EXPERT})|(?P<beginner>{_BEGINNER})|(?P<middle>intermediate(?: user| learner)?))"
_ABROAD = r"(?:in|bei|mit|im|auf dem gebiet|en|sur|à|em|sobre)"
_FIRM = (
    (rf"{_SELF}{_HOW}{_NOUN} (?:{_IN}|{_ABROAD}) {_TOPIC}{_STOP}", ""),
    (rf"{_SELF}{_HOW}new to {_TOPIC}{_STOP}", "beginner"),
    (rf"{_SELF}{_HOW}(?:neu (?:bei|in|mit)|nuev[oa] en|nov[oa] em|nouveau (?:en|à)|nouvelle (?:en|à)) {_TOPIC}{_STOP}",
     "beginner"),
)  # fmt: skip
"""Whatever stands in the place of the topic is one."""
_YEARS = (
    r"(?:for|since) (?:over |about |almost |more than |the last )*(?:\d{1,4}|many|several|two|three|four|five|ten|"
    r"twenty)(?: years?|\+ years?)?|for (?:ages|decades|years)"
)
_LOOSE = (
    (rf"{_SELF}{_HOW}{_TOPIC} {_NOUN}{_STOP}", ""),
    (rf"{_SELF}{_HOW}(?:good|great|excellent|experienced|proficient|well[- ]versed|advanced|skilled) {_IN} "
     rf"{_TOPIC}{_STOP}",
     "expert"),
    (rf"{_SELF}{_HOW}(?:familiar|comfortable|ok|okay|decent|intermediate) {_IN} {_TOPIC}{_STOP}", "intermediate"),
    (rf"{_SELF}{_HOW}(?:bad|terrible|awful|clueless|unfamiliar|inexperienced|hopeless|rubbish|(?:just "
     rf")?(?:starting(?: out)?|"
     rf"getting started)|learning) (?:{_IN} )?{_TOPIC}{_STOP}", "beginner"),
    (rf"i (?:already |really )?know {_TOPIC} (?:very well|really well|pretty well|quite well|well|inside (?:and "
     rf")?out|by heart)"
     rf"{_STOP}", "expert"),
    (rf"i know (?:a lot|a great deal|everything|plenty|tons|loads) about {_TOPIC}{_STOP}", "expert"),
    (rf"i(?:'ve| have) (?:got )?(?:an? )?(?:phd|doctorate|degree|master'?s|(?:over )?\d+\+? years(?:'| of)?(?: "
     rf"of)? experience|"
     rf"(?:lots|a lot|years|decades) of experience|(?:deep|extensive) (?:experience|knowledge)) (?:in|with|of) "
     rf"{_TOPIC}"
     rf"{_STOP}", "expert"),
    (rf"i(?:'ve| have) (?:been (?:doing|using|writing|working (?:with|in)|teaching|programming(?: in)?|coding in)|"
     rf"worked "
     rf"(?:with|in)|used|done|taught) {_TOPIC} (?:{_YEARS}){_STOP}", "expert"),
    (rf"i know (?:nothing|next to nothing|very little|little|hardly anything|barely anything|almost nothing|zero)"
     rf"(?: at all)? about {_TOPIC}{_STOP}", "beginner"),
    (rf"i (?:don'?t|do not) (?:really |actually )?know (?:anything|much|a lot|a thing|the first thing)(?: at all)? "
     rf"about "
     rf"{_TOPIC}{_STOP}", "beginner"),
    (rf"i(?:'ve| have) (?:got )?(?:absolutely )?(?:no|zero|little|hardly any) (?:idea|clue|experience|knowledge|"
     rf"background)"
     rf" {_IN} {_TOPIC}{_STOP}", "beginner"),
    (rf"i(?:'ve| have)? never (?:used|touched|done|learned|learnt|studied|worked with|written) {_TOPIC}(?: "
     rf"before)?{_STOP}",
     "beginner"),
    (
        rf"i know (?:the basics of|some|a bit of|a bit about|a little(?: bit)?(?: of| about)?) {_TOPIC}{_STOP}",
        "intermediate",
    ),
    (rf"i(?:'ve| have) (?:some|a bit of|basic|a) (?:experience|knowledge|background) (?:in|with|of) {_TOPIC}{_STOP}",
     "intermediate"),
    (rf"ich kenne mich (?:mit|in|bei) {_TOPIC} (?:sehr |richtig )?gut aus{_STOP}", "expert"),
    (rf"ich kenne mich (?:mit|in|bei) {_TOPIC} (?:gar |überhaupt )?nicht aus{_STOP}", "beginner"),
    (rf"ich (?:habe|hab) (?:gar |überhaupt )?keine ahnung von {_TOPIC}{_STOP}", "beginner"),
    (rf"ich weiß (?:gar |fast )?nichts über {_TOPIC}{_STOP}", "beginner"),
    (rf"je (?:ne |n'y )?connais rien (?:à|en|au|aux|du|de la) {_TOPIC}{_STOP}", "beginner"),
    (rf"no sé nada (?:de|sobre) {_TOPIC}{_STOP}|não sei nada (?:de|sobre) (?P<otro>[\w ]{{2,40}}?){_STOP}", "beginner"),
)  # fmt: skip
"""Only a topic of the table is one: `I know nothing about Maria's plans` says nothing of what somebody knows."""
_ELIDED = rf"(?:(?P<too>also|but|and)?\s*)?{_HOW}(?:{_NOUN} (?:{_IN}|{_ABROAD})|(?P<new>new to)) {_TOPIC}{_STOP}"
"""With nobody named: in a command about oneself, or behind another such clause (`... but new to tax law`)."""
_ELIDED_NAMED = rf"{_HOW}{_TOPIC} {_NOUN}{_STOP}"
_NO_TOPIC = (
    r"(?:the|this|that|it|its|my|your|our|these|those|here|there|all|everything|both|what|how|why|his|her|their|me|"
    r"you|us|"
    r"him|them|him|someone|something|anything|nothing|one|now|which|who|a|an|such)\b"
)
_BEGINS = (
    r"(?:(?:hey|hi|hello|yo|ok|okay|so|fyi|btw|also|and|but|note|please|remember|well|actually|honestly|just so "
    r"you know|"
    r"for context|by the way|note that|remember that|keep in mind(?: that)?|from now on|always|in general|look|sorry|"
    r"übrigens|au fait|por cierto|since|because|as|though|i mean|thanks|no)\b[\s,:;.!-]*|[\s,;.!()-]+)*"
)
_AND = r"(?:and|but|since|because|though|as|cause|bc)\s+"
_AFTER = rf"[,;(–—]\s*(?:{_AND})?|\s{_AND}"


def knowing(text: Text, start: int, end: int, *, of_self: bool = False) -> Known | None:
    """The first clause of a sentence that says what its author knows, with a wish for each topic; None without one.

    With `of_self` it may begin in the middle, as in `/profile expert in SQL`.
    """
    plain = text.plain
    begin = _end_of(_BEGINS, plain, start, end)
    places = [begin, *(match.end() for match in compiled(_AFTER).finditer(plain, begin, end))]
    for place in places:
        if found := _clause(text, place, end):
            return found
    if of_self:
        return _elided(text, _end_of(r"(?:for|as|like) ", plain, begin, end), end)
    return None


def _end_of(pattern: str, plain: str, start: int, end: int) -> int:
    match = compiled(pattern).match(plain, start, end)
    return match.end() if match else start


def _clause(text: Text, place: int, end: int) -> Known | None:
    for patterns, firm in ((_FIRM, True), (_LOOSE, False)):
        for pattern, level in patterns:
            match = compiled(pattern).match(text.plain, place, end)
            if match and (known := _known(text, match, level, end, firm=firm)):
                return known
    return None


def _elided(text: Text, place: int, end: int) -> Known | None:
    for pattern, firm in ((_ELIDED, True), (_ELIDED_NAMED, False)):
        if match := compiled(pattern).match(text.plain, place, end):
            level = "beginner" if firm and match["new"] else ""
            if known := _known(text, match, level, end, firm=firm):
                return known
    return None


def _known(text: Text, match: re.Match[str], level: str, end: int, *, firm: bool) -> Known | None:
    groups = match.groupdict()
    span = match.span("topic") if groups.get("topic") else match.span("otro")
    said = text.slice(*span)
    if not is_topic(said) and (not firm or compiled(_NO_TOPIC).match(text.plain, *span)):
        return None
    level = level or ("expert" if groups.get("expert") else "beginner" if groups.get("beginner") else "intermediate")
    if groups.get("not"):
        level = {"expert": "beginner", "beginner": "intermediate", "intermediate": "beginner"}[level]
    topics = [topic_named(said)]
    stop = match.end()
    while more := compiled(rf"(?:,| and|,? or|, and| und| et| y| e) {_TOPIC}{_STOP}").match(text.plain, stop, end):
        if not is_topic(text.slice(*more.span("topic"))):
            break
        topics.append(topic_named(text.slice(*more.span("topic"))))
        stop = more.end()
    wishes = [
        Wish(slot=Slot.EXPERTISE, value=level, scope=Scope.ALWAYS, topic=topic)
        for topic in dict.fromkeys(topics)
        if topic
    ]
    if not wishes:
        return None
    beside = _end_of(r"\s*,?\s*(?:but|and)\s+", text.plain, stop, end)
    if beside > stop and (other := _elided(text, beside, end)):
        return Known(match.start(), other.end, (*wishes, *other.wishes))
    return Known(match.start(), stop, tuple(wishes))
