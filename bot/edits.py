"""A person's own edit of an answer as wishes: what they wrote stays, what they took out stays out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from bot import texts
from bot.answers import Answer
from bot.context import PromptContext
from bot.directives import Directive, Slot
from bot.events import FeedbackEvent, Rewrote
from bot.length import words
from bot.values import Value

STRETCHES = 8
"""Changed stretches that are protected at most, the longest; more is a new text, and its words speak for themselves."""
PHRASE = 12
"""Words up to which what was taken out is kept out by its very words."""
NAMED = 8
"""Words by which a longer one is named."""


class Edit(Value):
    """What a person's own edit comes to; no directives where it changes nothing or is not theirs to make."""

    directives: tuple[Directive, ...] = ()
    notice: str = ""


def edited(event: FeedbackEvent, text: str, answer: Answer | None, context: PromptContext, order: int) -> Edit:
    """The wishes in a person's own edit of the version that they saw; `order` is the event's sequence number.

    By the policy `asker` only the person who asked may edit; others are told so.
    """
    version = answer.version(event.version or answer.shown) if answer else None
    if version is None:
        return Edit(notice=texts.NO_ANSWER_YET)
    if context.policy.decides == "asker" and context.task and context.task.author != event.by:
        return Edit(notice=texts.ONLY_ASKER_EDITS)
    if not text.strip():
        return Edit(notice=texts.EMPTY_EDIT)
    if _line_ends(text) == _line_ends(version.text):
        return Edit(notice=texts.SAME_TEXT)
    found = [*_kept(version.text, text), *_left_out(version.text, text)] or [(Slot.KEEP, texts.OWN_WORDING, None)]
    outdated = tuple(held.id for held in context.directives if _changes_wish(held, version.text, text))
    directives = tuple(
        Directive(
            slot=slot,
            value=value,
            passage=passage,
            author=event.by,
            event=event.id,
            part=part,
            source=event.source,
            order=order,
            at=event.at,
            version=version.number,
            words=words(version.text),
            withdraws=() if part else outdated,
        )
        for part, (slot, value, passage) in enumerate(found)
    )
    return Edit(directives=directives)


def _changes_wish(held: Directive, old: str, new: str) -> bool:
    """Whether the edit goes against an earlier wish: words to be kept are not in it, words left out are back."""
    if held.slot is Slot.KEEP and held.passage:
        return _flat(held.passage) not in _flat(new)
    left_out = _LEFT_OUT.fullmatch(held.value) if held.slot is Slot.EXCLUDE else None
    words = _flat(left_out[1] or left_out[2]) if left_out else ""
    return bool(words) and words in _flat(new) and words not in _flat(old)


_LEFT_OUT = re.compile(rf'"([^"]+)"|{re.escape(texts.part_that_began("@")).replace("@", "(.+)")}', re.DOTALL)
"""What is left out by its words, or by those that it began with."""


def new_text(signal: Rewrote, before: str) -> str:
    """The text as the person left it, with the line ends that it had before: a page's text field changes those."""
    text = _line_ends(signal.text).rstrip()
    return text.replace("\n", "\r\n") if "\r\n" in before else text


def _line_ends(text: str) -> str:
    return re.sub(r"\r\n?", "\n", text).rstrip()


Found = tuple[Slot, str, str | None]


def _kept(old: str, new: str) -> Iterator[Found]:
    """What the person wrote: each sentence or line that is new."""
    added = [after for _, after in _changes(old, new) if words(after)]
    longest = sorted(added, key=len, reverse=True)[:STRETCHES]
    for piece in added:
        if piece in longest:
            yield Slot.KEEP, texts.OWN_WORDING, piece


def _left_out(old: str, new: str) -> Iterator[Found]:
    """What the person took out and put nothing like it in for: its words, or what it began with."""
    for before, after in _changes(old, new)[:STRETCHES]:
        gone = _gone(before, after)
        if not gone or _flat(gone) in _flat(new):
            continue
        if words(gone) <= PHRASE:
            yield Slot.EXCLUDE, f'"{_flat(gone)}"', None
        elif not after.strip():
            yield Slot.EXCLUDE, texts.part_that_began(" ".join(_flat(gone).split()[:NAMED])), None


def _gone(before: str, after: str) -> str:
    """The words of a stretch that were taken out: all, where nothing came in for them; else those of one swap."""
    if not after.strip():
        return _bare(before)
    pieces = [re.findall(r"\S+", one) for one in (before, after)]
    steps = SequenceMatcher(a=pieces[0], b=pieces[1], autojunk=False).get_opcodes()
    swapped = [" ".join(pieces[0][a:b]) for step, a, b, _, _ in steps if step in ("replace", "delete")]
    phrase = _bare(swapped[0]) if len(swapped) == 1 else ""
    return phrase if 0 < words(phrase) <= 3 and re.search(r"[^\W_]{3}", phrase) else ""


def _bare(piece: str) -> str:
    """Words without the marks and the quotation marks around them."""
    return re.sub(r"[\"“”]", "", re.sub(r"^[\s>#*+|-]+(?:\d+[.)]\s+)?|[\s|*.,;:!?]+$", "", piece.strip()))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _changes(old: str, new: str) -> list[tuple[str, str]]:
    """The stretches that differ, as they were and as they are, in whole sentences and lines."""
    pieces = [_pieces(_line_ends(one)) for one in (old, new)]
    steps = SequenceMatcher(a=pieces[0], b=pieces[1], autojunk=False).get_opcodes()
    differing = [step for step in steps if step[0] != "equal"]
    pairs = [("".join(pieces[0][a:b]).strip(), "".join(pieces[1][c:d]).strip()) for _, a, b, c, d in differing]
    return [(before, after) for before, after in pairs if before != after]


def _pieces(text: str) -> list[str]:
    """The text cut behind each sentence and around each line's end: all of it, in its order."""
    cuts = sorted(
        {0, len(text), *(place for match in _CUT.finditer(text) for place in match.span()[match[0] != "\n" :])}
    )
    return [text[start:end] for start, end in pairwise(cuts)]


_CUT = re.compile(r"\n|(?<![.!?。！？])[.!?。！？]++[\"”’)*]*+(?=\s|$)")
