"""What is kept of a person, put before that person: their profile, and what is remembered. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts
from bot.explain import brief
from bot.explained import Explanation, Row, Viewer, filled, known, section
from bot.explanation import recalled
from bot.inferring import Inference, inferred
from bot.memory import Memory
from bot.profiles import ALLOW, Profile

SHOWN = 3
"""Threads of evidence that are named with what was inferred, the latest."""


def profile(held: Profile, viewer: Viewer, now: float) -> Explanation:
    """What a person's profile holds at a moment (seconds since the epoch); each entry can be taken out."""
    said = [
        Row(
            text=brief(one),
            at=one.at,
            told=known(viewer.source(one.event)),
            wish=one.id,
            brief=brief(one),
            takes=one.id,
        )
        for one in held.holding
    ]
    usual = [_usual(one, held, viewer) for one in inferred(held, now)]
    return Explanation(
        title=f"{viewer.name(held.person)}’s profile",
        lead=texts.PROFILE_OFF if held.off else texts.PROFILE_HOLDS,
        sections=filled(
            section("It holds", said, "Nothing yet. Say “always …” in a reply, or add it here."),
            section("What you usually want", usual),
            section("Never to be assumed", _never(held)),
        ),
    )


def evidence(held: Profile, now: float) -> tuple[str, ...]:
    """The ids of the events that a viewer of a profile should have: what was said, and what speaks for a habit."""
    shown = (one.event for found in inferred(held, now) for one in found.evidence[-SHOWN:])
    return tuple(dict.fromkeys((*(one.event for one in held.directives), *shown)))


def memory(entries: Sequence[Memory], viewer: Viewer) -> Explanation:
    """What is remembered of a person's conversations, and what everybody in the workspace shares of theirs."""
    own = [one for one in entries if not one.shared]
    return Explanation(
        title="What I remember",
        lead=texts.MEMORY_HOLDS if entries else texts.MEMORY_EMPTY,
        sections=filled(
            section("What is meant, and what is right", (recalled(one) for one in own if one.kind == "correction")),
            section("Answers that were right", (recalled(one) for one in own if one.kind == "example")),
            section("For everyone here, by you", (recalled(one) for one in entries if one.shared)),
        ),
    )


def _usual(found: Inference, held: Profile, viewer: Viewer) -> Row:
    directive = found.usual.wish(held.person)
    threads = f"in {len(found.evidence)} conversations"
    against = f"and not in {len(found.contrary)}" if found.contrary else ""
    shown = [viewer.source(one.event) for one in found.evidence[-SHOWN:]]
    used = "" if found.id in held.announced else "not used yet"
    return Row(
        text=brief(directive),
        at=found.evidence[-1].at,
        told=known(" ".join(known(threads, against)), f"{found.confidence:.0%} sure", *dict.fromkeys(shown), used),
        wish=found.id,
        brief=brief(directive),
        takes=found.id,
    )


def _never(held: Profile) -> list[Row]:
    found = [(brief(one.usual.wish(held.person)), f"{ALLOW}{one.usual.id}") for one in held.denied if one.forever]
    return [Row(text=text, wish=takes, brief=text, takes=takes) for text, takes in found]
