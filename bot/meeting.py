"""The first meeting: three questions that a person may skip, so that the first answers suit them already. Pure."""

from __future__ import annotations

from bot import texts
from bot.answers import Offer
from bot.directives import Directive, Scope, Slot
from bot.events import FeedbackEvent, Pressed
from bot.profiles import Profile
from bot.threads import Interpretation, Personal
from bot.values import Value

MEET = "meet"
"""The button of every answer; it carries the question's number, from 1, and the answer: "2:shorter", "2:" to skip."""


class Question(Value):
    """What is asked, about which slot, and what can be answered: what stands on the button, and its value."""

    text: str
    slot: Slot
    answers: tuple[tuple[str, str], ...]


QUESTIONS = (
    Question(
        text=texts.MEETING_EXPERTISE,
        slot=Slot.EXPERTISE,
        answers=(("New to most of it", "beginner"), ("I know the basics", "intermediate"), ("An expert", "expert")),
    ),
    Question(
        text=texts.MEETING_LENGTH,
        slot=Slot.LENGTH,
        answers=(("Short", "shorter"), ("As it needs", ""), ("In detail", "longer")),
    ),
    Question(
        text=texts.MEETING_TONE,
        slot=Slot.TONE,
        answers=(("Friendly", "friendly"), ("Formal", "formal"), ("Casual", "casual")),
    ),
)


def is_new(profile: Profile) -> bool:
    """Whether a person was not met yet, and nothing is known of them."""
    return not profile.met and not profile.off and not profile.directives


def asked(number: int, *, new: bool = True) -> tuple[str, tuple[Offer, ...]]:
    """The question of a number, from 1, and what can be pressed; "" and nothing after the last.

    `new`: whether the person was not met before, and is told what this is.
    """
    if not 1 <= number <= len(QUESTIONS):
        return "", ()
    question = QUESTIONS[number - 1]
    offers = [Offer(label=label, button=MEET, value=f"{number}:{value}") for label, value in question.answers]
    offers.append(Offer(label=texts.MEETING_SKIP, button=MEET, value=f"{len(QUESTIONS)}:skip"))
    lead = f"{texts.MEETING} " if number == 1 and new else ""
    return f"{lead}{question.text}", tuple(offers)


def pressed(event: FeedbackEvent, signal: Pressed) -> Interpretation | None:
    """What an answer teaches, and the next question; None for another button."""
    if signal.button.strip().lower() != MEET:
        return None
    number, _, value = signal.value.partition(":")
    if not number.isdecimal() or not 1 <= int(number) <= len(QUESTIONS):
        return Interpretation(notice=texts.OFFER_GONE)
    question = QUESTIONS[int(number) - 1]
    known = value in (value for _, value in question.answers)
    directive = Directive(
        slot=question.slot,
        value=value,
        scope=Scope.ALWAYS,
        author=event.by,
        event=event.id,
        source=event.source,
        at=event.at,
    )
    text, offers = asked(int(number) + 1)
    return Interpretation(
        directives=(directive,) if known and value else (),
        profile_only=True,
        notice=text or texts.MEETING_OVER,
        offers=offers,
        personal=Personal(met=int(number)),
    )
