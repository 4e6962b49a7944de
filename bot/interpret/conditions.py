"""For which questions a standing wish is meant: `when I ask for code, ...`, `in emails always ...`. Pure.

A condition is one of our kinds of task, or a topic; every other (`on Mondays`, `on my phone`) stays in the words of
the wish. Some lasts by itself (`whenever you explain something`); the rest only beside words that say so (`always`).
English, and the plainest of German, French, Spanish and Portuguese.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.interpret.tokens import Text, compiled
from bot.subjects import SUBJECTS
from bot.tasks import TaskKind
from bot.topics import is_topic, topic_named

Meant = tuple[TaskKind | None, str]
"""A kind of task and a topic, either of which may be open."""


class Condition(NamedTuple):
    """Where a sentence says for which questions it is meant, and which these are."""

    start: int
    end: int
    meant: tuple[Meant, ...]
    """Each kind or topic that is named: one, or several (`in emails and posts`)."""
    lasts: bool
    """Whether it says by itself that the wish is for all such questions."""
    first: bool
    """Whether it stands before what is wanted."""


_GENRES = (
    r"e-?mails?|mails?|letters?|(?:blog |linkedin |slack |social media )?posts?|stories|poems?|messages?|tweets?|"
    r"essays?|"
    r"articles?|cover letters?|newsletters?|reports?|press releases?|speeches|briefen?|correos?|cartas?|lettres?"
)
_CODE = (
    r"code|coding|programming|scripts?|functions?|queries|snippets?|code (?:snippets?|examples?|blocks?|reviews?)|"
    r"codes?|"
    r"código|programmieren"
)
_DATA = r"data|data analys[ei]s|analyses|data ?sets?|spreadsheets?|csvs?|csv files?|charts?|daten|données|datos|dados"
_EXPLAINING = (
    r"explanations?|explaining|explain(?: (?:something|things|stuff|concepts?|anything|to me|things to me|"
    r"something to "
    r"me))?|explainers?|how (?:something|things) works?|why (?:something|things) (?:is|are)|erklärungen|"
    r"explications?|"
    r"explicaciones|explicações"
)
_WRITING = r"writing|prose|drafts?"
_LOT = (
    r"(?: (?:questions?|tasks?|requests?|topics?|stuff|things|problems?|answers?|work|fragen|aufgaben|preguntas|"
    r"perguntas))?"
)
_EACH = r"(?:(?:all|any|every|my|your|the|some|an?|future|more|other)\s+)*"
_THING = r"(?P<thing>[\w+#/-]+(?: [\w+#/-]+){0,3}?)"
_WHEN = r"(?:when(?:ever)?|if|every time|each time|any ?time|everytime)"
_ASKED = (
    rf"{_WHEN} (?:i|we) (?:ask|want|need|request)(?: you)?(?: (?:for|to(?: (?:write|give me|see|get|make|do|"
    rf"create))?))? "
    rf"{_EACH}{_THING}|"
    rf"(?:wenn|immer wenn) ich nach {_THING.replace('thing', 'thing2')} frage|"
    rf"quand je demande (?:du |de la |des |un |une )?{_THING.replace('thing', 'thing3')}|"
    rf"cuando pida {_THING.replace('thing', 'thing4')}|quando eu pedir {_THING.replace('thing', 'thing5')}"
)
_ASKED_ABOUT = (
    rf"{_WHEN} (?:(?:i|we) (?:ask|talk|have questions?)(?: you)?(?: (?:questions?|something|anything))? about|"
    rf"it'?s about|"
    rf"it is about|my question is about|the (?:question|topic) is(?: about)?) {_THING}"
)
_DOING = (
    rf"{_WHEN} (?:you(?:'re| are)?|u|du|tu|vous) (?P<verb>explain(?:ing)?|describ(?:e|ing)|compar(?:e|ing)|cod(?:e|"
    rf"ing)|"
    rf"program(?:ming)?|"
    rf"writ(?:e|ing)|draft(?:ing)?|give me|show me|analy[sz](?:e|ing)|do|answer|make)(?: (?:me |us "
    rf")?{_EACH}{_THING})?|"
    rf"when (?P<verb2>explaining|describing|coding|programming|writing|drafting|analy[sz]ing)"
    rf"(?: {_EACH}{_THING.replace('thing', 'thing2')})?|"
    r"wenn du (?:mir )?(?:etwas |was |sachen )?(?P<verb_german>erklärst|programmierst)|beim "
    r"(?P<verb_german2>erklären|programmieren)|"
    r"quand tu (?:m')?(?P<verb_french>expliques|programmes)(?: quelque chose)?|"
    r"cuando (?:me )?(?P<verb_spanish>expliques|programes)(?: algo)?|quando (?:me )?(?P<verb_portuguese>explicar|"
    r"programar)(?: algo)?"
)
_FOR = (
    rf"(?:for|in|on|bei|für|pour|dans|para|en|em) {_EACH}(?:les |los |las |el |os |as |der |den )?{_THING}"
    rf"(?P<lot>{_LOT})"
)
_TO = rf"to {_EACH}{_THING}"
"""Only behind what is wanted (`add type hints to code`)."""
_OBJECTS = r"(?:something|things|stuff|concepts?|topics?|anything|ideas|terms)(?: to (?:me|us|people))?|to me"
_NUMBERS = r"(?:data|numbers|figures|tables?|spreadsheets?|csvs?|something|things|stuff|results)"
_BEFORE = (
    r"(?:(?:from now on|always|and|also|but|please|pls|so|ok|okay|hey|in future|in the future|going forward|by "
    r"default|as a "
    r"rule|never|immer|ab jetzt|toujours|siempre|sempre|btw|just|generally|in general|no|yes|thanks|another thing|"
    r"one more "
    r"thing)\b[\s,:;.!-]*|[\s,;.!()-]+)*"
)
_FIRST = (
    r"(?=\s*(?:[,:;–—-]|\b(?:always|never|please|pls|just|i want|i'd like|i need|i prefer|use|add|give|make|keep|"
    r"don'?t|"
)
_FIRST += (
    r"do not|no|only|be|write|skip|include|stick|prefer|start|end|you should|immer|bitte|toujours|siempre|sempre)\b))"
)
_LAST = r"(?=[\s.!)]*(?:(?:please|pls|thanks|from now on|always|bitte|in future|going forward)?[\s.!)]*)$)"


def condition(text: Text, start: int, end: int) -> Condition | None:
    """The condition that a sentence begins or ends with, if it is one of ours."""
    plain = text.plain
    begin = _end_of(_BEFORE, plain, start, end)
    for way, pattern in _WAYS:
        match = compiled(rf"(?:{pattern}){_FIRST}[\s,:;–—-]*").match(plain, begin, end)
        if match and (one := _meant(text, match, way, first=True)):
            return one
    for way, pattern in (*_WAYS, ("to", _TO)):
        for match in compiled(rf"(?:(?<=[\s,;])|,\s*)(?:{pattern}){_LAST}").finditer(plain, begin + 1, end):
            if one := _meant(text, match, way, first=False):
                return one
    return None


_WAYS = (("asked", _ASKED), ("about", _ASKED_ABOUT), ("doing", _DOING), ("for", _FOR))


def _end_of(pattern: str, plain: str, start: int, end: int) -> int:
    match = compiled(pattern).match(plain, start, end)
    return match.end() if match else start


def _meant(text: Text, match: re.Match[str], way: str, *, first: bool) -> Condition | None:
    said = {name: words for name, words in match.groupdict().items() if words}
    thing = next((words for name, words in said.items() if name.startswith("thing")), "")
    lot = said.get("lot", "").strip()
    meant: list[Meant] = []
    for one in compiled(r" (?:and|or|und|oder|et|ou|y|e) ").split(thing):
        if way == "doing":
            meant.append(_done(next(words for name, words in said.items() if name.startswith("verb")), one))
        elif way == "about":
            meant.append((None, topic_named(one) if is_topic(one) else ""))
        else:
            meant.append(_kind(one, lot=bool(lot)))
    if (None, "") in meant:
        return None
    lasts = way not in ("for", "to") or lot.startswith(("question", "task", "request"))
    return Condition(match.start(), match.end(), tuple(dict.fromkeys(meant)), lasts, first)


def _done(verb: str, thing: str) -> Meant:
    """What is done when the bot explains, codes or writes something."""
    if verb.startswith(("explain", "describ", "compar", "erklär", "expli")):
        return (TaskKind.EXPLAINING, "") if not thing or compiled(_OBJECTS).fullmatch(thing) else (None, "")
    if verb.startswith(("cod", "program")):
        return (TaskKind.CODE, "") if not thing or _kind(thing, lot=True)[0] is TaskKind.CODE else (None, "")
    if verb.startswith("analy"):
        return (TaskKind.DATA, "") if not thing or compiled(_NUMBERS).fullmatch(thing) else (None, "")
    return _kind(thing, lot=False) if thing else (None, "")


def _kind(thing: str, *, lot: bool) -> Meant:
    """The kind of task that a thing is of, and its topic where it names a narrower one (`emails`, `python code`)."""
    bare = compiled(r"\s+(?:questions?|tasks?|requests?|topics?|stuff|problems?)$").sub("", thing)
    lot = lot or bare != thing
    if match := compiled(rf"(?:(?P<what>(?!{_PASSING}\b)[\w-]+) )?(?P<genre>{_GENRES})").fullmatch(bare):
        return TaskKind.WRITING, " ".join(filter(None, (match["what"], _single(match["genre"]))))
    for kind, things in _KINDS:
        if compiled(things).fullmatch(bare):
            return kind, ""
    if match := compiled(rf"(?P<what>.+) (?:{_CODE})").fullmatch(bare):
        return (TaskKind.CODE, topic_named(match["what"])) if is_topic(match["what"]) else (None, "")
    if is_topic(bare) and (lot or _is_code(topic_named(bare))):
        return None, topic_named(bare)
    return None, ""


_PASSING = r"(?:next|last|first|second|this|that|previous|current|following|same|new|one|these|those)"
"""Before a thing they say that one of them is meant, not all."""
_KINDS = (
    (TaskKind.CODE, _CODE),
    (TaskKind.DATA, _DATA),
    (TaskKind.EXPLAINING, _EXPLAINING),
    (TaskKind.WRITING, _WRITING),
)


def _single(genre: str) -> str:
    """`emails` as the word that a question for one has."""
    return "story" if genre == "stories" else genre.replace("e-mail", "email").rstrip("s")


def _is_code(topic: str) -> bool:
    """Whether a topic is a way of programming: `for python` means code in it, `for sales` may mean the people there."""
    within = {subject.name: subject.within for subject in SUBJECTS}
    while topic and topic != "programming":
        topic = within.get(topic, "")
    return topic == "programming"
