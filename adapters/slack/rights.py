"""What the core is told of a person beside what they did: whether nobody else is there, and whether they may teach for
the whole workspace.

Who runs a workspace is asked of Slack, at most once an hour of each person, and only for what can be meant for everyone
in it. That is after the acknowledgement: nobody waits for it but the event itself.
"""

from __future__ import annotations

from adapters.slack.heard import ALONE
from adapters.slack.people import People
from adapters.slack.tell import PROFILE
from bot.events import Asked, Commanded, Edited, FeedbackEvent, Pressed, Replied, Signal
from bot.interpret.buttons import REMOVE, SHARE
from bot.interpret.definitions import definition, for_all
from bot.memory import NAMED


async def entitled(event: FeedbackEvent, people: People, *, direct: bool = False) -> FeedbackEvent:
    """The event with what its author may. `direct`: it is known to be in a conversation with the bot alone."""
    alone = direct or event.thread.channel == PROFILE or event.thread.channel.startswith(ALONE)
    runs = weighs(event.signal) and (await people.person(event.thread.workspace, event.by)).runs
    return event.model_copy(update={"alone": alone, "steward": runs})


def weighs(signal: Signal) -> bool:
    """Whether it matters for a signal that its author runs the workspace: it is meant for everyone, it explains a word
    that could be explained to everyone, or it shares or removes what is remembered."""
    match signal:
        case Asked(text=text) | Replied(text=text) | Commanded(text=text) | Edited(text=text):
            return for_all(text) or definition(text) is not None
        case Pressed(button=button, value=value):
            return button in (SHARE, REMOVE) and value.startswith(NAMED)
    return False
