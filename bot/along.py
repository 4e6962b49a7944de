"""What a person is told along with an answer of theirs: a habit that was used first, or the first meeting. Pure."""

from __future__ import annotations

from bot import meeting
from bot.announcing import announced, announcement
from bot.answers import Offer
from bot.events import FeedbackEvent
from bot.profiles import Lesson, Profile
from bot.values import Value
from bot.wanted import Wanted


class Along(Value):
    """A sentence with its buttons, and what has to be kept of having said it."""

    notice: str
    offers: tuple[Offer, ...]
    lesson: Lesson | None = None


def along(event: FeedbackEvent, want: Wanted, kept: Profile, *, meets: bool) -> Along | None:
    """What there is to tell the person of an event whose answer is written.

    In: what is in force of that answer, all that is kept of the person who asked, and whether there is a first meeting
    at all. None where the event is not theirs, and where nothing is new.
    """
    if event.author != kept.who:
        return None
    if new := announced(want, kept.announced):
        notice, offers = announcement(new[0])
        lesson = Lesson(who=kept.who, thread=str(event.thread), announced=(new[0].event,))
        return Along(notice=notice, offers=offers, lesson=lesson)
    if meets and event.alone and meeting.is_new(kept):
        notice, offers = meeting.asked(1)
        return Along(notice=notice, offers=offers, lesson=Lesson(who=kept.who, thread=str(event.thread), met=1))
    return None
