"""The way in: an event with what is known of its author, as far as the rules of its server let it count."""

from __future__ import annotations

from adapters.discord import events
from adapters.discord.buttons import PLATFORM
from adapters.discord.delivery import Changed, Press, Reaction, Said, Submitted
from adapters.discord.rooms import Rooms
from adapters.discord.where import DIRECT
from bot.bootstrap import Bot
from bot.events import FeedbackEvent
from bot.house import Ids

Weighed = Said | Changed | Reaction | Press | Submitted
"""What a server's rules can be about."""


class Admitting:
    """Takes events in. The same one again is the same event."""

    def __init__(self, bot: Bot, rooms: Rooms) -> None:
        self._bot = bot
        self._rooms = rooms

    async def accept(self, event: FeedbackEvent, found: Weighed) -> str:
        """Take an event in; why it does not count, of which its author is told, or ""."""
        made = events.authored(event, steward=found.steward)
        if events.personal(made):
            await self._bot.inbox.accept(made)
            return ""
        return await self._bot.door.accept(made, await self._roles(found, event), self._places(event, found))

    async def refusal(self, event: FeedbackEvent, found: Weighed) -> str:
        """Why an event would not count; "" where it would."""
        return await self._bot.door.refusal(event, await self._roles(found, event), self._places(event, found))

    def _places(self, event: FeedbackEvent, found: Weighed) -> Ids:
        return self._rooms.places(event.thread.channel, found.channel)

    async def _roles(self, found: Weighed, event: FeedbackEvent) -> Ids:
        """The roles of who did it: Discord sends none with what is caught up with, nor with what is pressed in direct
        messages, so that they are asked for, where there is a rule about them."""
        workspace = event.thread.workspace
        if found.roles or workspace == DIRECT:
            return found.roles
        rules = await self._bot.houses.rules(PLATFORM, workspace)
        return await self._rooms.roles(workspace, found.user) if rules.access else ()
