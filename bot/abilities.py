"""What the bot is asked for and cannot do: draw, look things up, run, send, remind, ... Pure, by rules.

Precision before recall: a wish for words about a thing ("how do I send a mail", "a look-up table", "draw a conclusion")
is no wish to do it. English is read fully, German, French, Spanish, Portuguese, Japanese and Chinese in their common
forms. An ability that gets built is added to HAVE, and everything here is silent about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from bot.asking import OF_ITSELF, URL
from bot.charts.asked import wants_chart
from bot.claims import ADMITTED_IN, admits, deed, pretence, without
from bot.constraints.language import code_of, is_english, spoken
from bot.demands import DEMANDS
from bot.directives import Slot
from bot.wanted import Wanted


class Ability(StrEnum):
    """Something that people ask a bot for and that words alone cannot do."""

    DRAW = "draw"
    LOOK_UP = "look up"
    RUN = "run"
    SEND = "send"
    REMIND = "remind"
    OPEN = "open"
    REMEMBER = "remember"
    CALL = "call"
    WATCH = "watch"
    PAY = "pay"
    MAKE = "make files"


HAVE: frozenset[Ability] = frozenset()
"""What this bot can always do."""

READ = 400
"""Characters of a long message that are read for what is asked, at its beginning and at its end: between them stands
what somebody pasted."""

_CANNOT = {
    Ability.DRAW: "draw or show pictures, nor charts of anything but attached data",
    Ability.LOOK_UP: "look anything up, and you do not know what holds today",
    Ability.RUN: "run anything or reach anybody's machines",
    Ability.SEND: "send or post anything",
    Ability.REMIND: "set reminders or write by yourself later",
    Ability.OPEN: "open links, or files that are not attached",
    Ability.REMEMBER: "see other conversations",
    Ability.CALL: "make calls",
    Ability.WATCH: "see pictures, watch videos or listen",
    Ability.PAY: "pay, buy or book anything",
    Ability.MAKE: "make or save files (Word, Excel, PowerPoint, PDF), nor offer any for download",
}

PASTED = 2_000
"""Characters at either end of it, code aside, in which quotations are looked for."""

_FENCED = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_QUOTED = re.compile(
    r"`[^`]{0,400}`|“[^“”]{0,400}”|\"[^\"]{0,400}\"|„[^„“”]{0,400}[“”]|«[^«»]{0,400}»|^>[^\n]*", re.MULTILINE
)
_ABOUT = re.compile(
    r"\bhow (?:to|do|does|can|could|should|would|i|we|you)\b|\bwhat (?:is|are|does|do) (?:an?|the (?:difference|"
    r"meaning)|it mean)|"
    r"\bexplain\b(?:(?!\b(?:and|then)\b).){0,30}\b(?:how|what|why|to)\b|\b(?:why|when|should)\b|"
    r"\b(?:do|does|did) (?:i|we|my|our)\b|"
    r"\b(?:write|make|create|build|code|give me|generate|need|show me|draft|want|implement|design|define|"
    r"suggest)\b.{0,30}\b"
    r"(?:scripts?|functions?|programs?|code|class(?:es)?|prompts?|guides?|tutorials?|instructions|stor(?:y|ies)|"
    r"forum thread|dialogues?|scenes?|novels?|haikus?|lyrics|"
    r"poems?|bots?|"
    r"apps?|quer(?:y|ies)|commands?|checklists?|templates?|songs?|macros?|formulas?|tips|ways?|steps)\b|"
    r"\b(?:steps|ways?|instructions|tips|commands?|code) (?:to|for)\b|\bhelp me (?!draw|look|send|open)\w+|"
    r"\bwie (?:man|kann ich|geht|macht|funktioniert)\b|\bcomment (?:puis|peut|on|faire|fonctionne)|\b(?:cómo|"
    r"como) (?:se|puedo|faço|posso|hago|funciona)|"
    r"方法|やり方|仕方|怎么|如何|怎样",
    re.IGNORECASE,
)
"""In a sentence that asks for words about a thing."""
_TEXTUAL = re.compile(
    r"\b(?:ascii|mermaid|svg|plantuml|graphviz|latex|tikz|html|css|matplotlib|ggplot|emoji|in (?:plain )?(?:text|"
    r"words|markdown|code)|in (?:worten|palabras|mots|palavras)|"
    r"as (?:a )?(?:text|table|words))\b",
    re.IGNORECASE,
)
"""A picture that is made of characters, which a model can write."""


_ADDRESS = re.compile(URL, re.IGNORECASE)
"""What lies behind an address is not in the files that are attached."""


@lru_cache(maxsize=1024)
def missing(text: str, *, files: bool = False, have: frozenset[Ability] = HAVE) -> tuple[Ability, ...]:
    """What a message asks for that the bot cannot do, in the order of `Ability`; `files` says that some are attached.

    What stands in quotation marks or code is not asked; nor is the middle of a very long message.
    """
    plain = _ends(_QUOTED.sub(" … ", _ends(_FENCED.sub(" … ", text), PASTED)), READ)
    sentences = [one.strip() for one in re.split(r"(?<=[.!?])\s+|\n|[。！？]", plain) if one.strip()]
    found = {ability for sentence in sentences for ability in _asked(sentence)}
    if (files and not _ADDRESS.search(plain)) or _brings(plain):
        found.discard(Ability.OPEN)
    return tuple(ability for ability in Ability if ability in found - have)


def _ends(text: str, most: int) -> str:
    """The text without the middle, where it is longer than that at both ends."""
    return text if len(text) <= 2 * most else f"{text[:most]}\n{text[-most:]}"


def _asked(sentence: str) -> Iterable[Ability]:
    about = _ABOUT.search(sentence)
    for ability in Ability:
        for pattern in DEMANDS[ability.value]:
            match = pattern.search(sentence)
            if match and not (about and about.start() <= match.start()):
                if ability is not Ability.DRAW or not _TEXTUAL.search(sentence):
                    yield ability
                break


def _brings(text: str) -> bool:
    """Whether a message brings along the text that it speaks of: "summarize this document: ..."."""
    before, mark, after = re.sub(r"https?://\S+", "", text).partition(":")
    return bool(mark) and len(before) < 200 and len(after.split()) >= 15


def unable(want: Wanted) -> tuple[Ability, ...]:
    """What the question or a wish in force asks for that the bot cannot do."""
    said = [want.task]
    for held in want.content:
        directive = held.directive
        if directive.slot in (Slot.INCLUDE, Slot.EXAMPLE, Slot.PASSAGE):
            said.append(directive.value if directive.verbatim else f"Include {directive.value}")
    if form := want.held(Slot.FORMAT):
        said.append(f"Make it as {form.directive.value}")
    found = {
        ability
        for text in said
        for ability in missing(text, files=want.files, have=have(text, tables=bool(want.tables), runs=want.runs))
    }
    return tuple(ability for ability in Ability if ability in found)


def have(text: str, *, tables: bool, runs: bool = False) -> frozenset[Ability]:
    """What the bot can do of what a text asks for: it draws charts of the data that a thread has, no other pictures;
    it runs Python where that is allowed, nothing on anybody's machine.
    """
    found = set(HAVE)
    if tables and wants_chart(text):
        found.add(Ability.DRAW)
    if runs and _PROGRAM.search(text) and not _MACHINE.search(text):
        found.add(Ability.RUN)
    return frozenset(found)


_PROGRAM = re.compile(
    r"\b(?:python|code|script|program|function|snippet|programm|skript|funktion|código|guion)\b|```", re.I
)
_MACHINE = re.compile(
    r"\b(?:servers?|machines?|laptops?|computers?|terminals?|shell|bash|ssh|sudo|docker|production|prod|staging|cluster|"
    r"database|repo(?:sitory)?|deploy\w*|tests?|pipelines?|cron)\b",
    re.I,
)


_VOICED = re.compile(
    r"\b(?:e-?mails?|letters?|messages?|memos?|notes?|posts?|tweets?|blog\w*|articles?|stor(?:y|ies)|poems?|songs?|lyrics|"
    r"haikus?|novels?|scenes?|scripts?|dialogues?|conversations?|role-?play\w*|pretend|imagine|diary|journal|speech\w*|"
    r"toasts?|monologues?|bio|cv|resume|cover|report|minutes|updates?|status|stand-?up|reviews?|testimonials?|statements?|"
    r"commit|changelog|announcements?|invit\w+|repl(?:y|ies)|respon[ds]\w*|draft\w*|translat\w*|proofread\w*|rewrite|"
    r"rephrase|paraphrase|correct|improve|edit|examples?|sentences?|quot\w+|captions?|jokes?|fiction|characters?|mail|"
    r"brief|geschichte|gedicht|nachricht|übersetz\w*)\b",
    re.IGNORECASE,
)
"""Tasks whose good answers speak in somebody else's name."""
_TELLS = re.compile(
    r"\W*(?:please |can you |could you )*(?:summari[sz]e|sum up|explain|what|how|why|when|which|who|where|analy[sz]e|"
    r"list|compare|describe|is|are|does|do|should|find|show)\b",
    re.IGNORECASE,
)
"""Tasks that want to be told something all the same."""
_LETTER = re.compile(r"^\W*(?:dear|hi|hello|hey|subject:|to whom|sehr geehrte|liebe[rs]?|hallo)\b", re.IGNORECASE)


_OF_ITSELF = re.compile(OF_ITSELF, re.IGNORECASE)


def of_itself(text: str) -> bool:
    """Whether a question is about what the bot can do, and about nothing else: no model knows that by itself."""
    return _OF_ITSELF.fullmatch(text[:READ]) is not None


def cannot(want: Wanted) -> str:
    """The requirement that tells a model what it cannot do of what is asked; "" where it can do all of it."""
    lacking = unable(want)
    if not lacking:
        return ""
    return (
        f"You cannot {'; nor '.join(_CANNOT[one] for one in lacking)}: say so in one sentence, then do what words can."
    )


def overclaims(text: str, want: Wanted) -> tuple[str, str] | None:
    """What was wanted and what was found instead, where an answer hides that it cannot do what was asked.

    An answer that is bound to a form which has no room for a sentence (JSON, code only) need not say it.
    """
    lacking = unable(want)
    if not lacking:
        return _unasked(text, want)
    if claimed := next((claim for ability in lacking if (claim := pretence(text, ability.value))), ""):
        return cannot(want), f"It claimed “{claimed}”."
    language = want.held(Slot.LANGUAGE)
    known = language is None or language.directive.value in ADMITTED_IN
    return None if bound(want) or not known or admits(text) else (cannot(want), "It did not say so.")


def _unasked(text: str, want: Wanted) -> tuple[str, str] | None:
    """The same for what nobody asked for: "I looked it up", "I ran it", "here is the chart" where none is."""
    for ability in _claimable(text, want):
        if deed(text, ability.value) and (claimed := deed(_said(text), ability.value)):
            return f"You cannot {_CANNOT[ability]}: do not say or act as if you did.", f"It claimed “{claimed}”."
    return None


def _claimable(text: str, want: Wanted) -> tuple[Ability, ...]:
    """What an answer cannot have done. None where it may speak for somebody else, or in words that it was given."""
    task = want.task[: 2 * READ]
    form = want.held(Slot.FORMAT)
    given = any(held.directive.verbatim or held.directive.passage for held in want.all)
    if (
        (_VOICED.search(task) and not _TELLS.match(task))
        or _LETTER.search(text)
        or given
        or (form and _VOICED.search(form.directive.value))
    ):
        return ()
    can = set(HAVE)
    if want.tables:
        can.add(Ability.DRAW)  # what is drawn of data is held to what is there
    if want.runs:
        can.add(Ability.RUN)
    return tuple(one for one in Ability if one not in can and not deed(task, one.value))


def _said(text: str) -> str:
    """What an answer says in its own words: code that draws a diagram stays, quotations go."""
    return _QUOTED.sub(" … ", text)


def honest(text: str, want: Wanted) -> str:
    """The text without the sentences that pretend; as it is where none does, and where they stand beside code."""
    lacking = unable(want)
    claims = lacking or _claimable(text, want)
    pretends = any(pretence(text, one.value) for one in lacking) if lacking else _unasked(text, want)
    if "```" in text or not pretends:
        return text
    return without(text, (one.value for one in claims), asked=bool(lacking))


def bound(want: Wanted) -> bool:
    """Whether an answer is bound to a form that has no room for a sentence: JSON, code only, one of some words."""
    form = want.held(Slot.FORMAT)
    value = form.directive.value if form else ""
    return value in ("json", "code only") or value.startswith("one of")


def disclaimers(text: str, want: Wanted) -> tuple[Ability, ...]:
    """What a sentence before the answer has to say for it: what it was asked, cannot do and does not admit."""
    return () if overclaims(text, want) is None or admits(text) else unable(want)


def told_in(text: str, want: Wanted) -> str:
    """The code of the language in which an answer is to say it: the one that was wished for, or the answer's own."""
    if language := want.held(Slot.LANGUAGE):
        return code_of(language.directive.value)
    return "en" if is_english(text) else spoken(text)
