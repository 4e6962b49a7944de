"""Replies in a thread with data that are of an earlier question's numbers, or that are told something at once. Pure."""

from __future__ import annotations

import re

from bot import texts
from bot.analysing import analysis
from bot.constraints.parse import constraint
from bot.constraints.terms import TermAbsent
from bot.context import PromptContext
from bot.declining import aside
from bot.directives import Slot
from bot.interpret.data import LONGEST, of_data
from bot.interpret.reading import Kind, Reading, Wish
from bot.interpret.resolve import meant
from bot.interpret.scene import Scene
from bot.tables.analysis import Analysis
from bot.tables.lexicon import FILLERS
from bot.tables.mentioned import mentions
from bot.tables.spans import stem, words
from bot.threads import Interpretation

_LEFT_OUT = re.compile(
    r"\W*(?:(?:please|now|but|ok|okay|bitte|can you|could you)\W+)*(?:leave out|leaving out|exclud\w+|omit|ignor\w+|"
    r"filter out|take out|skip|not counting|don['’]t count|without|ohne|ignoriere)\s+"
    r"(?:all |any |the |our |die |alle )*(?P<what>[\w-]+(?: [\w-]+)?)(?: (?:please|pls|bitte))?\W*",
    re.IGNORECASE,
)
"""What is to be left out of the numbers, in a word or two."""
_OF_TEXT = re.compile(
    r"(?:jargon|numbers?|figures|words|text|details?|decimals?|summary|intro\w*|caveats?|explanations?|fluff|comments?|"
    r"notes?|headlines?|greetings?|examples?|repetitions?|zahlen|wörter|fachbegriffe|details)",
    re.IGNORECASE,
)
"""What an answer may be wished without, whatever it tells of."""


def earlier(scene: Scene, text: str) -> Interpretation | None:
    """The earlier question that words are about which have no numbers before them, asked anew as they want it."""
    question, wishes = _of_earlier(scene.thread.context, text)
    if not wishes:
        return None
    said = meant(scene, ((wish, False) for wish in wishes), scene.event.source)
    return said.model_copy(update={"kind": Kind.QUESTION, "question": question})


def told(scene: Scene, text: str, reading: Reading) -> Interpretation | None:
    """What is said at once of a reply, and not kept as a wish; None where it is to be followed."""
    shown = scene.answer.current.text if scene.answer and scene.answer.current else ""
    notice = _aside(scene.thread.context, text, reading, shown)
    return Interpretation(kind=Kind.FEEDBACK, notice=notice) if notice else None


def _of_earlier(context: PromptContext, text: str) -> tuple[str, list[Wish]]:
    """The latest question of the thread that has numbers, and what a reply wants of them, where the question that the
    reply came after has none ("What can you do?", "Chart it."). "" where it is not about such."""
    if context.task is None or not context.tables or analysis(context) is not None:
        return "", []
    for exchange in reversed(context.background):
        task = context.task.model_copy(update={"text": exchange.question})
        earlier = context.model_copy(update={"task": task, "directives": (), "agreed": None})
        if isinstance(analysis(earlier), Analysis):
            wishes, rest = of_data(earlier, text)
            return (exchange.question, wishes) if wishes and not rest else ("", [])
    return "", []


def _aside(context: PromptContext, text: str, reading: Reading, shown: str) -> str:
    """What is said at once of a reply to an answer about data, and not kept as a wish: that it cannot be done, what is
    in the file, or that there is nothing to leave out. `shown` is the answer's text. "" where it is none of these."""
    if not isinstance(analysis(context), Analysis) or len(text) > LONGEST:
        return ""
    slots = {wish.slot for wish in reading.wishes}
    if slots <= {Slot.INCLUDE, Slot.EXPERTISE, Slot.FORMAT} and (said := aside(text, context.tables)):
        return said
    match = _LEFT_OUT.fullmatch(text)
    if match is None or slots - {Slot.EXCLUDE} or any(mentions(match["what"], table) for table in context.tables):
        return ""
    if any(not isinstance(constraint(one.slot, one.value), TermAbsent) for one in reading.wishes) or _OF_TEXT.search(
        match["what"]
    ):
        return ""  # "without emojis" is of the words
    told = {stem(word) for word in words(shown)}
    gone = [word for word in words(match["what"]) if word not in FILLERS]
    return texts.NOT_IN_DATA.format(what=match["what"]) if gone and not told & {stem(one) for one in gone} else ""
