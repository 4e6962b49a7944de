"""How simulated people say what they miss: varied words, at times an emoji or a button. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TypeVar

from bot.directives import Slot
from bot.eval.habits import LONG, SHORT, Preference
from bot.events import Pressed, Reacted, Replied

Saying = Replied | Reacted | Pressed
T = TypeVar("T")

SAID: Mapping[tuple[Slot, str], tuple[str, ...]] = {
    (Slot.TONE, "formal"): (
        "more formal please", "can you sound more formal", "a more formal tone please", "this needs to sound formal",
        "bit too informal for me, more formal please", "make it formal",
    ),
    (Slot.TONE, "casual"): (
        "more casual please", "way too stiff, more casual", "less formal please", "write it in a casual tone",
        "more relaxed please", "that's too stiff, make it casual",
    ),
    (Slot.TONE, "friendly"): (
        "make it friendlier", "warmer and friendlier please", "in a friendly tone please", "too cold, be friendly",
        "could you be a bit friendlier here", "friendlier tone please",
    ),
    (Slot.LENGTH, "short"): (
        "shorter please", "too long", "can you shorten this", "cut it down", "make it shorter", "briefer please",
    ),
    (Slot.LENGTH, "long"): (
        "longer please", "more detail please", "too short, tell me more", "can you expand on this",
        "go into more detail", "I need more detail than that",
    ),
    (Slot.FORMAT, "bullets"): (
        "as bullets please", "use bullet points", "can I get this as bullets", "put that in bullets",
        "bulleted list please", "bullet points please",
    ),
    (Slot.FORMAT, "table"): (
        "as a table please", "put it in a table", "can you make that a table", "table please",
        "show me a table instead",
    ),
    (Slot.FORMAT, "prose"): (
        "no bullets, plain paragraphs please", "write it in prose", "plain prose please",
    ),
    (Slot.FORMAT, "steps"): (
        "numbered steps please", "step by step please", "give me numbered steps", "make it numbered steps",
    ),
    (Slot.FORMAT, "code only"): ("just the code", "only the code please", "code only please"),
    (Slot.EXPERTISE, "expert"): (
        "I'm an expert in this, skip the basics", "for an expert please", "more technical please",
        "write that for experts", "skip the basics",
    ),
    (Slot.EXPERTISE, "beginner"): (
        "I'm new to this, keep it simple", "for a beginner please", "simpler please", "explain it to a beginner",
        "I'm a beginner at this",
    ),
}  # fmt: skip
"""In words that the reader understands (a test says so): this measures what is learned, not what is read."""
LIMITS: Mapping[str, tuple[str, ...]] = {
    "short": (f"at most {SHORT} words please", f"max {SHORT} words", f"no more than {SHORT} words"),
    "long": (f"at least {LONG} words please", f"not less than {LONG} words"),
}
EMOJI: Mapping[tuple[Slot, str], str] = {
    (Slot.TONE, "formal"): "👔", (Slot.TONE, "casual"): "😎", (Slot.LENGTH, "short"): "✂", (Slot.LENGTH, "long"): "➕",
    (Slot.EXPERTISE, "expert"): "🎓", (Slot.EXPERTISE, "beginner"): "🐣",
}  # fmt: skip
BUTTONS: Mapping[tuple[Slot, str], str] = {
    (Slot.TONE, "formal"): "formal", (Slot.TONE, "casual"): "casual", (Slot.LENGTH, "short"): "shorter",
    (Slot.LENGTH, "long"): "longer", (Slot.EXPERTISE, "beginner"): "simpler", (Slot.FORMAT, "bullets"): "bullets",
    (Slot.FORMAT, "table"): "table",
}  # fmt: skip
TAPS = 3
"""Of so many edits, one is an emoji and one a button, by people who use them, where there is one."""


def saying(missed: Preference, draw: str, *, limits: bool = False, taps: bool = False) -> Saying:
    """How somebody says that they miss this; `draw` decides among the ways, the same always alike.

    `limits`: in numbers, of a length. `taps`: now and then by an emoji or a button.
    """
    what = missed.slot, missed.value
    way = _chosen(range(TAPS), f"{draw} way")
    if taps and way == 0 and what in EMOJI:
        return Reacted(emoji=EMOJI[what])
    if taps and way == 1 and what in BUTTONS:
        return Pressed(button=BUTTONS[what])
    words = LIMITS[missed.value] if limits and missed.slot is Slot.LENGTH else SAID[what]
    return Replied(text=_chosen(words, draw))


def _chosen(choices: Sequence[T], draw: str) -> T:
    return choices[int.from_bytes(hashlib.sha256(draw.encode()).digest()[:4], "big") % len(choices)]
