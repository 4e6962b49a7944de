"""A message that was in doubt, read as the other kind: what it did is taken back, and it is said anew. Pure."""

from __future__ import annotations

from bot import texts
from bot.answers import Offer
from bot.directives import Directive, Slot
from bot.events import FeedbackEvent, Replied
from bot.interpret.buttons import INSTEAD
from bot.interpret.reading import Kind
from bot.store.state import Entry
from bot.threads import Interpretation, Outcome


def instead(press: FeedbackEvent, said: FeedbackEvent | None, came: Outcome | None, *, used: bool) -> Interpretation:
    """What pressing the offer means.

    In: the press; the message that was in doubt and what came of it; whether the offer was taken before. Out: what the
    message did is withdrawn (its wishes, or its question with the answer), and `then` holds it as an event that says
    what it is. Only its author's press counts, and only the first.
    """
    signal = said.signal if said else None
    offered = came is not None and any(one.button == INSTEAD for one in came.offers)
    if not offered or used or said is None or came is None or not isinstance(signal, Replied) or said.by != press.by:
        return Interpretation(notice=texts.OFFER_GONE)
    asked = came.kind is Kind.QUESTION
    about = (said.answer or max(1, (came.answer or 2) - 1)) if asked else came.answer
    then = said.model_copy(
        update={
            "id": anew(said.id),
            "at": press.at,
            "answer": about,
            "signal": signal.model_copy(update={"meant": "feedback" if asked else "question"}),
        }
    )
    if asked:
        return Interpretation(unasks=about, then=then)
    undo = Directive(
        slot=Slot.UNDO, author=press.by, event=press.id, source=press.source, at=press.at, withdraws=(said.source,)
    )
    return Interpretation(directives=(undo,), then=then)


def doubts(said: Entry | None) -> tuple[Offer, ...]:
    """What a message can still be read as instead, whatever else its person is told along with its answer."""
    offers = said.outcome.offers if said and said.outcome else ()
    return tuple(one for one in offers if one.button == INSTEAD)


def anew(event: str) -> str:
    """The id of the event by which a message is said anew: the same for every press, so that it is said once."""
    return f"{event}:instead"
