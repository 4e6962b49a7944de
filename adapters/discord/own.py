"""Finding one's own: which message of a channel a call has made whose answer never came back."""

from __future__ import annotations

from collections.abc import Iterable

from adapters.discord.buttons import read_press
from adapters.discord.wire import Own
from bot.store.places import Place, Places


async def shown_by(seen: Iterable[Own], place: Place, words: str, places: Places) -> int | None:
    """The id of the message that shows a part of an answer; None where none does.

    One with buttons says itself what it shows; one without is it where it has the same words and no place knows it.
    """
    for one in seen:
        if await places.find(place.platform, place.workspace, place.channel, str(one.id)):
            continue
        presses = [press for id in one.custom_ids if (press := read_press(id))]
        carried = {(press.thread, press.answer, press.part) for press in presses}
        if (place.thread, place.answer, place.part) in carried or (not presses and one.content == words):
            return one.id
    return None
