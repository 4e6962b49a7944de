"""What a person was told beside an answer, and what they can have with one press while that still stands. Pure."""

from __future__ import annotations

from adapters.web.card import conflicts
from adapters.web.markdown import plain
from adapters.web.notice import notice
from adapters.web.scene import Scene
from adapters.web.tags import Child, Html, el
from adapters.web.talk import Exchange, Said
from bot.answers import Answer, Offer
from bot.comparing import CHOOSE
from bot.condition import condition, unmet_in
from bot.events import Asked, Commanded, Deleted, Edited, FeedbackEvent, Pressed, Replied, Rewrote
from bot.interpret.buttons import INSTEAD, REMOVE
from bot.offers import anew
from bot.which import WHICH, labels

OFFERED = (INSTEAD, REMOVE, WHICH)
"""Buttons that stand beside what a person was told."""


def trailing(scene: Scene, said: Said) -> Child:
    """What the person who looks was told of something earlier, where it stands with what was said."""
    return None if under(scene, said) else _notices(scene, said)


def beside(scene: Scene, exchange: Exchange, place: int) -> Child:
    """What they were told of the last thing they did, and what is still offered: under the answer, near the field."""
    said = (*((exchange.question,) if exchange.question else ()), *exchange.trail)
    found = [(*_notices(scene, one), _buttons(scene, one)) for one in said if under(scene, one)]
    if exchange.answer is not None and exchange.answer == scene.newest:
        found.append(_along(scene))
    parts = [part for group in found for part in group if part]
    return el("div", parts, class_="beside", id=f"x{place}-beside") if parts else None


def _along(scene: Scene) -> tuple[Child, ...]:
    """What the person who looks was told along with the answer: a habit that was used, or the first meeting."""
    told = scene.told
    if told is None or not told.offers or any(one.button == CHOOSE for one in told.offers):
        return ()  # what is to be chosen stands in the card
    if any(entry.outcome and told.notice in entry.outcome.notice for entry in scene.history):
        return ()  # it came of an event, and stands with that
    found = [offered(one, one.label, answer=scene.newest) for one in told.offers]
    return notice(told.notice), _group(found)


def under(scene: Scene, said: Said) -> bool:
    """Whether what the person was told of this stands under the answer: they have said nothing since."""
    return said.event.by == scene.me and (_is_last(scene, said) or bool(offers(scene, said)))


def offers(scene: Scene, said: Said) -> tuple[Offer, ...]:
    """What can still be had with one press of what was offered to the person who looks.

    An offer goes once it is taken, once nothing is left for it to do, and once its person has gone on.
    """
    if (
        said.outcome is None
        or not said.outcome.offers
        or said.event.by != scene.me
        or said.deleted
        or _went_on(scene, said.event)
    ):
        return ()
    return tuple(one for one in said.outcome.offers if _open(scene, said, one))


def _open(scene: Scene, said: Said, offer: Offer) -> bool:
    match offer.button:
        case button if button == INSTEAD:
            return all(entry.event.id != anew(said.event.id) for entry in scene.history)
        case button if button == WHICH:
            return scene.thread.asking(said.event.id) is not None
        case button if button == REMOVE:
            return offer.value in _relaxable(scene, said.outcome.answer if said.outcome else None)
        case _:
            return True


def _relaxable(scene: Scene, number: int | None) -> set[str]:
    """The ids of the wishes that are still worth dropping: of a pair that pulls, nobody asks for the second one."""
    answer = scene.answers.get(number or 0, Answer(number=number or 1))
    profile = answer.current.profile if answer.current else None
    now = condition(scene.context(number or 0), profile, unmet_in(answer), turn=scene.thread.sequence)
    return {one.id for pair in now.pulling for one in pair} | {one.id for one in (*now.stubborn, *now.stale)}


def _went_on(scene: Scene, event: FeedbackEvent) -> bool:
    """Whether the author of an event has said or pressed something else after it."""
    later = False
    for entry in scene.history:
        if later and entry.event.by == event.by and goes_on(entry.event):
            return True
        later = later or entry.event.id == event.id
    return False


def goes_on(event: FeedbackEvent) -> bool:
    """Whether its author goes on with something else: a reaction, or taking what was offered, does not."""
    if isinstance(event.signal, Pressed):
        return event.signal.button not in OFFERED
    return isinstance(event.signal, Asked | Replied | Commanded | Rewrote)


def _is_last(scene: Scene, said: Said) -> bool:
    """Whether it is the last thing that its author did; an edit is of the message that it changed."""
    mine = [entry.event for entry in scene.history if entry.event.by == said.event.by]
    last = mine[-1] if mine else None
    if last is not None and isinstance(last.signal, Edited | Deleted):
        return said.event.message == last.signal.message
    return last is not None and last.id == said.event.id


def _notices(scene: Scene, said: Said) -> tuple[Html, ...]:
    """The sentences, but for a conflict that stands under the answer anyway."""
    shown = conflicts(scene, said.outcome.answer) if said.outcome and said.outcome.answer else ()
    told = [one for one in said.told(scene.me) if one not in shown]
    if any(one.button == WHICH for one in offers(scene, said)):
        told = [one.partition("\n")[0] for one in told]  # the buttons say the rest
    return tuple(notice(one) for one in told)


def _buttons(scene: Scene, said: Said) -> Child:
    answer = said.outcome.answer if said.outcome else None
    found = [offered(one, _label(scene, one), answer=answer) for one in offers(scene, said)]
    return _group(found) if found else None


def _group(found: list[Html]) -> Html:
    return el("div", found, class_="offers", role="group", aria_label="What you can choose")


def offered(offer: Offer, label: str, *, answer: int | None = None, own: bool = False) -> Html:
    """A button that takes an offer; `own`: from the panel of what is kept of a person, whatever thread is shown."""
    return el(
        "button", label, type="button", class_="offer", id=f"{'own-' if own else ''}offer-{offer.button}-{offer.value}",
        data_act="press", data_button=offer.button, data_value=offer.value, data_answer=answer, data_kept=own,
    )  # fmt: skip


def _label(scene: Scene, offer: Offer) -> str:
    """What stands on a button: of a passage all that there is room for on a page."""
    event, _, place = offer.value.rpartition(":")
    pending = scene.thread.asking(event)
    version = scene.answers[pending.answer].version(pending.version) if pending else None
    if pending is None or version is None or offer.button != WHICH:
        return offer.label
    return f"{place}. {plain(labels(pending, version.text)[int(place) - 1])}"
