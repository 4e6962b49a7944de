"""What has to be handled in order, and what is nothing to us: decided before anything is kept."""

from __future__ import annotations

from collections import OrderedDict

from adapters.discord import limits
from adapters.discord.buttons import PLATFORM
from adapters.discord.delivery import Changed, Cleared, Delivery, Gone, Press, Reaction, Said, Submitted
from adapters.discord.events import listened_to, named, whole
from adapters.lanes import Lanes
from bot.bootstrap import Bot
from bot.events import ThreadRef


class Order:
    """Finds the lane of what was heard."""

    def __init__(self, bot: Bot, lanes: Lanes) -> None:
        self._bot = bot
        self._lanes = lanes
        self._lane_of: OrderedDict[str, str] = OrderedDict()
        """By message, the lane of what was kept of it: it may not be handled yet."""

    async def lane(self, found: Delivery) -> str:
        """What has to be handled in order: all that is about one conversation. "" for what is nothing to us.

        A conversation's lane is its thread's id, which is known before the thread is there: the question's message.
        """
        lane = await self._lane(found)
        if lane and isinstance(found, Said | Changed):
            self._lane_of[found.message] = lane
            self._lane_of.move_to_end(found.message)
            while len(self._lane_of) > limits.MOST_KNOWN:
                self._lane_of.popitem(last=False)
        return lane

    async def _lane(self, found: Delivery) -> str:
        match found:
            case Said():
                return await self._lane_of_said(found)
            case Changed():
                return await self._lane_of_known(found, called=found.called or found.room == "direct")
            case Gone():
                return await self._lane_of_known(found, called=False)
            case Reaction() | Cleared():
                if isinstance(found, Reaction) and found.ours is False:
                    return ""
                place = await self._bot.places.find(PLATFORM, found.workspace, found.channel, found.message)
                return place.thread.thread if place and place.answer else ""
            case Press() | Submitted():
                return ThreadRef.parse(found.carried.thread).thread

    async def _lane_of_said(self, said: Said) -> str:
        if said.replies_to and (said.to_us or said.room == "channel"):
            place = await self._bot.places.find(PLATFORM, said.workspace, said.channel, said.replies_to)
            if place and place.answer:
                return place.thread.thread
        if said.room != "channel" and not said.called and said.room != "direct":
            ref = whole(said.workspace, said.channel)
            theirs = not (self._lanes.busy(said.channel) or listened_to(await self._bot.store.load(ref)))
            return "" if theirs else said.channel
        if said.room == "channel":
            return said.message if said.called or said.to_us else ""
        return said.channel

    async def _lane_of_known(self, found: Changed | Gone, *, called: bool) -> str:
        if lane := self._lane_of.get(found.message):
            return lane
        known = await self._bot.store.entry(named(found.message))
        if known:
            return known.event.thread.thread
        if not called:
            return ""
        return found.message if isinstance(found, Changed) and found.room == "channel" else found.channel
