"""What an event teaches the profile of the person who sent it. Pure."""

from __future__ import annotations

from bot.directives import Scope
from bot.events import FeedbackEvent
from bot.profiles import Lesson
from bot.threads import Interpretation


def lessons(event: FeedbackEvent, meant: Interpretation) -> tuple[Lesson, ...]:
    """The lesson of an event of that meaning; none where nothing in it concerns the profile."""
    taught = tuple(one for directive in meant.directives for one in (directive, *directive.returns))
    withdrawn = tuple(name for directive in meant.directives for name in directive.withdraws)
    lasts = any(one.scope is Scope.ALWAYS for one in taught)
    if not (meant.forgets or withdrawn or lasts or meant.switches is not None):
        return ()
    return (
        Lesson(
            workspace=event.thread.workspace,
            person=event.by,
            directives=taught,
            withdrawn=withdrawn,
            forgets=meant.forgets,
            switches=meant.switches,
        ),
    )
