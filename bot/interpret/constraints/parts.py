"""A reply cut into parts, its constraints first: what they leave is read as any other reply."""

from __future__ import annotations

from bot.interpret.clauses import Clause, sentences
from bot.interpret.constraints.around import is_reason
from bot.interpret.constraints.reader import Constrained, constrained
from bot.interpret.cover import Found
from bot.interpret.sentences import Part, Said
from bot.interpret.sentences import parts as other_parts
from bot.interpret.tokens import Text


def parts(text: Text) -> list[Part]:
    """All parts of a reply, in order: those that are constraints, and what the general reader makes of the rest."""
    found: list[Part] = []
    plain = text.plain
    done = 0
    for sentence in sentences(text.plain):
        if sentence.end <= done:
            continue
        begun = sentence._replace(start=max(sentence.start, done))
        if one := constrained(text, begun):
            done = max(done, one.held[-1].end)
            found += [
                Part(Said.WISH if held.wishes else Said.CHATTER, held.start, held.end, tuple(map(Found, held.wishes)))
                for held in one.held
            ]
            plain = _without(text, plain, begun, one)
    if not found:
        return other_parts(text)
    return sorted((*found, *other_parts(text._replace(plain=plain))), key=lambda part: part.start)


def _without(text: Text, plain: str, sentence: Clause, one: Constrained) -> str:
    """The plain text with the constraints of a sentence blank; its words of scope stay for the rest."""
    rest = [clause for clause in one.rest if not _only_says_why(text, clause)]
    end = max(sentence.end, one.held[-1].end)
    if not rest:
        return _blanked(plain, sentence.start, end)
    scope = "".join(
        was if is_ == " " else " "
        for was, is_ in zip(text.plain[sentence.start : end], one.text.plain[sentence.start : end], strict=True)
    )
    kept = list(scope if scope.strip() else "\n" * len(scope))
    for clause in rest:
        kept[clause.start - sentence.start : clause.end - sentence.start] = plain[clause.start : clause.end]
    return plain[: sentence.start] + "".join(kept) + plain[end:]


def _blanked(plain: str, start: int, end: int) -> str:
    return plain[:start] + "\n" * (end - start) + plain[end:]


def _only_says_why(text: Text, clause: Clause) -> bool:
    """Whether a clause is no more than the reason for the constraint before it."""
    if not is_reason(text.plain, clause.start, clause.end):
        return False
    alone = " " * clause.start + text.plain[clause.start : clause.end] + " " * (len(text.plain) - clause.end)
    return not any(part.wishes for part in other_parts(text._replace(plain=alone)))
