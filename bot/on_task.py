"""Is a text an answer at all? Dodging, reciting the rules, echoing the question, looping and next to nothing. Pure.

An answer that keeps the letter of every rule by any of these is no answer; each test asks for strong evidence, since
a good answer that is called off the task is written again for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.constraints.terms import UNSPACED
from bot.directives import Slot
from bot.dodging import dodge, offered
from bot.hollow import hollow, says_nothing, spoken
from bot.length import words
from bot.loops import CODE, stuck
from bot.reciting import parroted, recital, tokens
from bot.texts import clipped
from bot.wanted import Held, Wanted

SHORT = 8
"""Words below which an answer to "explain", "write", "describe" says next to nothing."""
ELSEWHERE = 25
"""Words from which an answer that shares not one word with a question of three or more is about something else."""
SHOWN = 60
"""Characters of what was found that are named."""


def off_task(text: str, want: Wanted) -> tuple[str, str] | None:
    """What an answer has to do and what this one does instead, as two sentences; None where it answers."""
    if _empty(text, want.task):
        return "Answer the question.", "The answer was empty."
    if hollow(text, want):
        return "Answer the question.", "It had nothing in it."
    if loop := stuck(text, want.task):
        return "Say each thing once.", f"It repeated “{loop}”."
    if said := parroted(text, want):
        return "Do not talk about the requirements.", f"It repeated “{said}”."
    said = spoken(text)
    if said := dodge(said, want.task) or offered(said, want.task, _related(said, want)):
        return "Answer the question.", f"It said “{_clip(said)}” instead."
    if _echo(text, want.task):
        return "Answer the question.", "It only repeated the question."
    if said := recital(text, want):
        return "Answer the question. Do not talk about the requirements.", f"It said “{_clip(said)}”."
    if _too_short(text, want):
        return "Answer the question in full.", "It said next to nothing."
    if _elsewhere(text, want):
        return "Answer the question.", "It was about something else."
    return None


def _clip(text: str) -> str:
    return clipped(text, SHOWN)


def _empty(text: str, task: str) -> bool:
    """Whether nothing is said: a lone emoji may be an answer, dots and Markdown's marks are one to few tasks."""
    if re.search(r"\w", text):
        return False
    bare = re.sub(r"[\s*_#>`~|.…。,;:!?'\"()\[\]-]+", "", text)
    return not text.strip() or (not bare and not _SIGN.search(task))


_SIGN = re.compile(
    r"\b(?:signs?|marks?|symbols?|characters?|punctuat\w*|operators?|emoji|morse|ellips\w*|dots?|dash(?:es)?|hyphens?|"
    r"asterisks?|divider|separator|ascii|silen\w*|nothing|"
    r"say|reply|respond)\b",
    re.IGNORECASE,
)
"""Tasks to which a sign may be the answer."""


def _echo(text: str, task: str) -> bool:
    """Whether an answer is the question again and nothing else."""
    asked, said = tokens(task), tokens(text)
    if len(asked) < 3 or re.search(r"\b(?:repeat|copy|quote|proofread|correct|fix)\b", task, re.IGNORECASE):
        return False
    joined, whole = f" {' '.join(asked)} ", f" {' '.join(said)} "
    return joined in whole and not set(whole.replace(joined, " ").split()) - _ASKED


_ASKED = frozenset(re.findall(r"\w+", "question you asked me to so want wanted would like user assistant human ai"))
"""Words around a question that is only said again."""


_LONG_FORM = re.compile(
    r"^(?:please |(?:can|could|would) you (?:please )?|i (?:want|need) you to |help me )*(?:write|compose|draft|"
    r"explain|describe|summari[sz]e|discuss|compare|outline|elaborate|analy[sz]e|generate|create|"
    r"tell me (?:about|how|why)|give me an? (?:overview|summary|introduction)|how (?:do|does|did|can|to)|"
    r"why (?:is|are|do|does|did))\b",
    re.IGNORECASE,
)
_BRIEF = re.compile(
    r"\b(?:titles?|names?|headlines?|slogans?|taglines?|word|one-liner|haiku|tweet|sentence|lines?|jokes?|captions?|"
    r"emoji|regex|regexp|command|query|number|password|hashtags?|motto|subject|synonyms?|acronym|abbreviation|formula|"
    r"briefly|short|brief|quick|in one|one of|translat\w*|rephrase|say|expression|questions?|greeting|toast|riddle|pun|"
    r"quote|proverb|wish|yes or no|one-word)\b",
    re.IGNORECASE,
)


_COMPOSED = re.compile(
    r"^(?:please |(?:can|could|would) you (?:please )?|i (?:want|need) you to |help me )*(?:write|compose|draft|"
    r"summari[sz]e|discuss|compare|outline|elaborate|analy[sz]e|generate|create|give me an?)\b",
    re.IGNORECASE,
)
"""Tasks that want a text; a question is answered by what it asks for."""
_HOW = re.compile(r"^(?:please |tell me )?(?:how|why)\b", re.IGNORECASE)
"""Questions whose right answer may be a name or a command that shares no word with them."""
_LISTED = re.compile(r"^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+\S", re.MULTILINE)
LISTED = 3
"""Points from which a list says something, however short each is."""
_EMPTY = {
    "yes", "yeah", "sure", "okay", "well", "good", "great", "know", "dont", "don", "don't", "idea", "sorry", "maybe",
    "depends",
    "because", "nothing", "something", "explained", "below", "above", "certainly", "course", "here", "thing", "things",
}  # fmt: skip
"""Words that say nothing by themselves."""


def _too_short(text: str, want: Wanted) -> bool:
    """Whether next to nothing was said to a task that takes some sentences, though nothing asked for so little."""
    have = words(text)
    if says_nothing(text) and _LONG_FORM.match(want.task):
        return True
    if have >= SHORT or "`" in text or UNSPACED.search(text) or not _LONG_FORM.match(want.task):
        return False
    if _BRIEF.search(want.task) or any(_allows_little(held) for held in want.all):
        return False
    asked = _content(want.task)
    if not _COMPOSED.match(want.task) or len(_LISTED.findall(text)) >= LISTED:  # there may be no more to say
        unrelated = len(asked) > 2 and not _HOW.match(want.task) and not _shared(text, want)
        named = {token for held in want.content for token in _content(held.directive.value) if _is_term(held)}
        return not _content(text) - asked - _EMPTY - named or unrelated
    return have <= 3 or (len(asked) > 1 and not _shared(text, want))


def _is_term(held: Held) -> bool:
    """Whether a wish names words that are to stand in the answer: they alone are none."""
    return held.directive.slot is Slot.INCLUDE and not held.directive.verbatim and '"' in held.directive.value


def _allows_little(held: Held) -> bool:
    """Whether a wish may be met in a few words: a length, a form, a person's own sentence."""
    return held.directive.verbatim or held.directive.slot in (Slot.LENGTH, Slot.FORMAT)


_STOP = {
    "the", "a", "an", "and", "or", "but", "if", "then", "than", "that", "this", "these", "those", "is", "are",
    "was", "were", "be", "been", "being", "do", "does", "did", "have", "has", "had", "can", "could", "will",
    "would", "should", "may", "might", "must", "shall", "of", "in", "on", "at", "to", "for", "from", "by", "with",
    "about", "into", "over", "under", "as", "it", "its", "i", "you", "he", "she", "we", "they", "me", "him", "her",
    "us", "them", "my", "your", "his", "our", "their", "what", "which", "who", "whom", "whose", "when", "where",
    "why", "how", "not", "no", "yes", "so", "such", "some", "any", "all", "each", "every", "more", "most", "other",
    "there", "here", "please", "write", "explain", "describe", "tell", "give", "make", "list", "create", "show",
    "summarize", "summarise", "compose", "draft", "discuss", "compare", "outline", "one", "two", "three", "few",
    "many", "much", "very", "just", "also", "like", "between", "need", "want", "help", "answer", "question",
}  # fmt: skip
_FREE = re.compile(
    r"\b(?:translat\w*|rephrase|paraphrase|rewrite|proofread|correct|fix|convert|solve|calculate|code|function|script|"
    r"program|poem|haiku|song|lyrics|story|joke|riddle|limerick|rap|names?|ideas?|slogans?|titles?|words?|synonyms?|"
    r"recommend\w*|suggest\w*|movies?|books?|songs?|guess|play|roleplay|pretend|sentences?|quotes?)\b",
    re.IGNORECASE,
)
"""Tasks whose good answers need not share a word with them."""


def _elsewhere(text: str, want: Wanted) -> bool:
    """Whether a long prose answer in the question's own language shares no word with it, by their first letters."""
    if _FREE.search(want.task) or CODE.search(text) or want.held(Slot.LANGUAGE) or len(_content(want.task)) < 3:
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    listed = sum(1 for line in lines if len(line.split()) < 6)
    if words(text) < ELSEWHERE or listed * 2 > len(lines) or not _both_english(text, want.task):
        return False
    return not _shared(text, want)


def _both_english(text: str, task: str, *, least: int = 8) -> bool:
    """Whether both have English function words: of two languages shared words say nothing."""
    return all(len(_STOP.intersection(tokens(one))) >= number for one, number in ((text, least), (task, 2)))


def _content(text: str) -> set[str]:
    return {token for token in tokens(text) if len(token) >= 3 and token not in _STOP}


def _related(text: str, want: Wanted) -> Callable[[str], bool] | None:
    """Whether a piece shares a word with the question; None where sharing none says nothing."""
    if want.held(Slot.LANGUAGE) or len(_content(want.task)) < 2 or not _both_english(text, want.task, least=2):
        return None
    return None if _FREE.search(want.task) else lambda piece: _shared(piece, want)


def _shared(text: str, want: Wanted) -> bool:
    """Whether a word of the question, of its corrections or of what was to be included is in the text."""
    asked = [want.task, *(held.directive.value for held in want.content if held.directive.slot is not Slot.EXCLUDE)]
    stems = {token[:4] for one in asked for token in _content(one)}
    return not stems or bool(stems & {token[:4] for token in _content(text)})
