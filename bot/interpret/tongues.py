"""The vocabularies that are read, each built once when it is first needed."""

from __future__ import annotations

import re
from functools import cache

from bot.directives import Slot
from bot.interpret.content import Head
from bot.interpret.cover import Covered, cover
from bot.interpret.lexicon import Language, Lexicon, split
from bot.interpret.spelling import Speller
from bot.interpret.tokens import Text, compiled
from bot.interpret.vocabulary.chinese import CHINESE
from bot.interpret.vocabulary.english import ENGLISH
from bot.interpret.vocabulary.french import FRENCH
from bot.interpret.vocabulary.german import GERMAN
from bot.interpret.vocabulary.japanese import JAPANESE
from bot.interpret.vocabulary.portuguese import PORTUGUESE
from bot.interpret.vocabulary.spanish import SPANISH

LANGUAGES: tuple[Language, ...] = (ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, JAPANESE, CHINESE)
"""English first: it is tried before the others."""
_MOST_WORDS = 60
"""A clause of more words than this is no plain wish."""
_MENDED = (
    "shorter shorten longer simpler simple simplify formal informal casual friendly friendlier professional "
    "humorous serious enthusiastic polite confident persuasive empathetic poetic concise verbose wordy detail "
    "details detailed bullet bullets table numbered headings email checklist paragraph paragraphs sentence "
    "sentences words characters german french spanish portuguese italian japanese chinese english example examples "
    "again another version regenerate rewrite rephrase translate summarize summarise expand elaborate explain "
    "include mention remove delete without please thanks perfect beginner beginners expert experts technical funny "
    "funnier revert previous restore always thread conversation second third instead exactly better language "
    "section answer"
)
"""The words in which spelling mistakes are mended."""


@cache
def english() -> Lexicon:
    """The English lexicon."""
    return Lexicon(ENGLISH)


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """All lexicons, in the order of LANGUAGES."""
    return (english(), *(Lexicon(language) for language in LANGUAGES[1:]))


@cache
def speller() -> Speller:
    """Mends English words; the words of the other languages are right as they are."""
    known = {word for lexicon in lexicons() for word in lexicon.words}
    known |= {word for one in LANGUAGES[1:] for phrase in split(f"{one.add}, {one.drop}") for word in phrase.split()}
    return Speller(_MENDED.split(), known)


def covered(text: Text, start: int, end: int) -> Covered | None:
    """What a stretch wishes, in whichever language accounts for each of its words; None where none does."""
    if end - start > _MOST_WORDS * 8:
        return None
    first = cover(text, english(), start, end)
    if first is not None and (first.found or first.thanks or first.praise):
        return first
    for lexicon in lexicons()[1:]:
        other = cover(text, lexicon, start, end)
        if other is not None and (other.found or other.thanks):
            return other
    return first


@cache
def _heads() -> tuple[tuple[Slot, re.Pattern[str]], ...]:
    rows = []
    for language in LANGUAGES[1:]:
        for slot, phrases in ((Slot.EXCLUDE, language.drop), (Slot.INCLUDE, language.add)):
            if phrases:
                words = "|".join(map(re.escape, sorted(split(phrases), key=len, reverse=True)))
                opener = (
                    r"(?:(?:bitte|und|et|y|e|aber|mais|pero|mas|por favor|kannst du|puedes|peux-tu|noch|auch|"
                    r"aussi|también|também)\s+)*"
                )
                closer = (
                    r"(?:[\s,]+(?:hinzu|ein|weg|aus|raus|weglassen|bitte|por favor|svp|auch|noch|aussi|também|"
                    r"también|hinzufügen|s'il te plaît|s'il vous plaît|danke|merci|gracias|obrigad[oa]))*\s*[.!?]*$"
                )
                rows.append(
                    (
                        slot,
                        re.compile(
                            rf"{opener}(?:{words})\s+(?:(?:bitte|noch|auch|aussi|también|também)\s+)*(?P<v>\S.*?){closer}"
                        ),
                    )
                )
    return tuple(rows)


def foreign_head(text: Text, start: int, end: int) -> Head | None:
    """`ohne Preise`, `ajoute un exemple`: a wish about content in a language besides English."""
    if found := _asian_head(text.plain, start, end):
        return found
    for slot, pattern in _heads():
        if match := pattern.match(text.plain, start, end):
            return Head(slot, *match.span("v"))
    return None


_ASIAN = (
    (
        Slot.EXCLUDE,
        r"(?P<v>.+?)(?:を|は|も)?(?:全部)?(?:削除して|省いて|消して|なくして|抜いて|外して|入れないで|使わないで|やめて)(?:ください|下さい|ほしい)?",
    ),
    (Slot.EXCLUDE, r"(?P<v>.+?)(?:は)?(?:なし|抜き|無し)(?:で|に)?(?:して)?(?:お願いします|ください)?"),
    (Slot.EXCLUDE, r"(?:请)?(?:把)?(?:去掉|删掉|删除|不要用|不要提|不要写|别用|别提|别写|不要|别)(?P<v>.+?)(?:吧|了)?"),
    (Slot.EXCLUDE, r"(?:请)?把(?P<v>.+?)(?:去掉|删掉|删除)(?:吧|了)?"),
    (
        Slot.INCLUDE,
        r"(?P<v>.+?)(?:を|も|について|についても)(?:一つ|少し)?(?:追加して|加えて|入れて|含めて|足して|書いて|触れて)(?:ください|下さい|ほしい)?",
    ),
    (Slot.INCLUDE, r"(?:请)?(?:再)?(?:加上|加入|添加|补充|增加|加个|加一个|加一些|提到|提一下|包括)(?P<v>.+?)(?:吧)?"),
)


def _asian_head(plain: str, start: int, end: int) -> Head | None:
    """`価格も入れて`, `去掉价格`: where words are not set apart by spaces."""
    stop = start + len(plain[start:end].rstrip(" .!。"))
    for slot, pattern in _ASIAN:
        if match := compiled(pattern).fullmatch(plain, start, stop):
            return Head(slot, *match.span("v"))
    return None


@cache
def _tasks() -> re.Pattern[str]:
    phrases = [phrase for language in LANGUAGES[1:] for phrase in split(language.task)]
    spaced = "|".join(re.escape(one).replace(r"\ ", r"(?:\s+bitte)?\s+") for one in phrases if one[0] < "\u3040")
    run_on = "|".join(re.escape(one) for one in phrases if one[0] >= "\u3040")
    return re.compile(rf"(?:{spaced})\s+\w+\s+\w+|(?:{run_on})\w+")


def foreign_task(text: Text, start: int, end: int) -> bool:
    """Whether a sentence asks for something new in a language besides English."""
    return _tasks().match(text.plain, start, end) is not None
