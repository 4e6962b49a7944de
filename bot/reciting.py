"""Answers that talk about the rules, or about themselves, instead of answering. Pure."""

from __future__ import annotations

import re

from bot.constraints.parse import constraint
from bot.directives import Slot
from bot.loops import CODE
from bot.requirements import requirement
from bot.wanted import Held, Wanted

PARROTED = 18
"""Characters from which a requirement that stands in the answer word for word is no chance."""
MOSTLY = 0.6
"""The share of an answer's words that makes it mostly talk about the rules."""

_OURS = re.compile(
    r"requirements? (?:for|of) this|the requirements|requirements:|take special care|rewrite the passage|"
    r"give only the|this passage is part of|keep these facts:|you cannot [^.:]{1,200}: say so in one sentence|"
    r"say so in one sentence, then do what words can",
    re.IGNORECASE,
)
"""Words of our own prompts that a weak model talks about instead of answering."""


def parroted(text: str, want: Wanted) -> str:
    """What of the prompt stands in the answer word for word, or ""."""
    body = " ".join(text.split()).lower()
    asked = " ".join([want.task, *(held.directive.value for held in want.all)])
    ours = _OURS.search(body)
    if ours and ours[0] not in asked.lower() and not re.search(r"requirement|passage", asked, re.IGNORECASE):
        return ours[0]
    for held in want.all:
        sentence = requirement(held)
        if held.directive.verbatim:
            continue  # a person's own sentence may well belong into the answer
        if len(sentence) >= PARROTED and sentence.lower() in body:
            return sentence[:60]
    return ""


_PART = (
    r"(?:bullets?|points?|paragraphs?|sentences?|sections?|items?|lines?|titles?|placeholders?|headings?|parts?|steps?)"
)
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth|last|next)"
_META = re.compile(
    r"\b(?:words?|bullets?|bulleted|sentences?|paragraphs?|tone|format\w*|letters?|commas?|languages?|instructions?|"
    r"requirements?|answer|response|capitals?|lowercase|uppercase|table|json|requested|guidelines?|rules?|"
    r"constraints?|markdown|highlight\w*|placeholders?|sections?|title|characters|phrase|keywords?)\b"
)
_WRITING = re.compile(
    r"\b(?:writing|how (?:to|do i|can i|should i) (?:write|format|structure)|grammar|punctuation|markdown|prompts?|"
    r"style guide|commas?|paragraphs?|essays?|requirements?|instructions?|rules|guidelines?|checklist)\b",
    re.IGNORECASE,
)
"""Tasks whose good answers may speak of words, sentences and rules."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_RULE_TALK = _any(
    rf"(?:this|here|that) is (?:the |my |a |an |your )?(?:{_NUMBER} |highlighted |bullet )*{_PART}(?: point| part)?"
    rf"(?: (?:number |no\. )?{_NUMBER})?(?: of (?:the|my) (?:answer|response|text|list))?\W*$",
    rf"(?:highlighted |bullet )?{_PART}(?: points?| parts?)?(?: (?:number |no\. |#)?{_NUMBER})?\W*$",
)
_META_TALK = _any(
    r"i(?:'ll| will| have| can| am going to|'ve|'m going to| am)? (?:now |also |then |not )?(?:writ\w*|wrote|"
    r"us(?:e|ed|ing)|ma[dk]e|ke(?:ep|pt)|includ\w*|follow\w*|rewr\w*|provid\w*|format\w*|answer\w*|highlight\w*|"
    r"avoid\w*|ensur\w*|tr(?:y|ied)|start\w*|end\w*|put)\b.*",
    r"(?:the|your|this|my) (?:answer|response|text|reply|output|message|list|bullets?) (?:should|must|will|shall|"
    r"needs? to|has|is|are|was|have|contains?|uses?|includes?)\b.*",
    r"(?:no more than|at most|exactly|fewer than|less than|at least|only) .*\b(?:are|is|were|was|have been) "
    r"(?:used|written|included)\b.*",
    r"the (?:word|phrase|keyword)s? .*\b(?:is|are|was|were|has been|appears?|occurs?) (?:included|used|in this|here|"
    r"mentioned|added|present|in the (?:answer|text|response))\b.*",
    r"(?:please )?(?:make sure|ensure|remember|be sure|note that)\b.*",
    r"(?:please )?(?:write|use|answer|include|keep|begin|end|highlight|put|avoid|do not|don't) .*",
)
_PREFACE = _any(
    r"(?:sure|certainly|of course|okay|ok|absolutely|understood|got it|no problem|great|yes)(?: thing)?\W*$",
    r"(?:(?:sure|certainly|of course|okay|ok|absolutely|yes)[,!.]? )?here(?:'s| is| are) .*",
)


def recital(text: str, want: Wanted) -> str:
    """The first piece of an answer that is mostly talk about the rules, or announces an answer that never comes."""
    if CODE.search(text):
        return ""
    pieces = _pieces(text)
    about_writing = bool(_WRITING.search(want.task))
    rules = {token for held in want.all if _is_structural(held) for token in tokens(requirement(held))}
    kinds = [_kind(piece, rules - set(tokens(want.task)), about_writing) for piece in pieces]
    counts = [len(tokens(piece)) for piece in pieces]
    ruled = sum(number for number, kind in zip(counts, kinds, strict=True) if kind == "rule")
    announced = sum(number for number, kind in zip(counts, kinds, strict=True) if kind == "preface")
    if ruled and ruled + announced >= sum(counts) * MOSTLY:
        return pieces[kinds.index("rule")]
    nothing_else = announced and announced == sum(counts)
    return (
        pieces[0] if nothing_else and (len(pieces) == 1 or text.rstrip().endswith(":")) and _opens(pieces[-1]) else ""
    )


def _opens(piece: str) -> bool:
    """Whether a piece announces something that is to follow: "Here is the rewritten answer:" """
    return piece.rstrip().endswith(":") or bool(_META.search(piece.lower()))


def _kind(piece: str, rules: set[str], about_writing: bool) -> str:
    """`rule` for a piece that speaks of the rules, `preface` for "here is ...", "" for any other."""
    plain = piece.lower().replace("’", "'").strip()
    if _RULE_TALK.match(plain):
        return "rule"
    if not about_writing and _META.search(plain) and _META_TALK.match(plain):
        return "rule"
    said = tokens(piece)
    if len(said) >= 4 and sum(token in rules for token in said) >= len(said) * 0.8:
        return "rule"
    return "preface" if _PREFACE.match(plain) else ""


def _is_structural(held: Held) -> bool:
    """Whether a wish is about the form of the answer, so that its words do not belong into it."""
    directive = held.directive
    if directive.verbatim or directive.slot in (Slot.START, Slot.END, Slot.CORRECT, Slot.KEEP):
        return False
    return directive.slot is not Slot.INCLUDE or constraint(directive.slot, directive.value) is not None


def _pieces(text: str) -> list[str]:
    """The sentences and lines of a text, without the marks of lists and emphasis."""
    found: list[str] = []
    for line in text.splitlines():
        bare = re.sub(r"^\s*(?:(?:[-*+•>#]+|\d+[.)])\s+)*", "", line).strip(' *_`"“”')
        found.extend(piece for piece in re.split(r"(?<=[.!?:])\s+|(?<=[。！？])", bare) if re.search(r"\w", piece))
    return found


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, with straight apostrophes."""
    return re.findall(r"[^\W_]+(?:'[^\W_]+)?", text.lower().replace("’", "'"))
