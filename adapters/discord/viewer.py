"""What is told of answers and profiles in Discord, looked up for one person, as messages of pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from adapters import lookup
from adapters.choices import WHY
from adapters.discord.events import profile_of
from adapters.discord.explaining import explained
from adapters.discord.where import DIRECT, MEMORY, PROFILE
from adapters.discord.wire import Outgoing
from adapters.lookup import Spoken, Told
from bot.answers import Frame


def frame(spoken: Spoken) -> Frame:
    """What buttons about an answer carry."""
    version = spoken.version
    return Frame(
        thread=str(spoken.ref),
        answer=spoken.number or 0,
        version=version.number if version else None,
        text=version.text if version else "",
        progress="done",
        sequence=spoken.sequence,
    )


class Lookup(lookup.Lookup):
    """Reads what is shown."""

    async def page(self, view: str, spoken: Spoken, person: str, page: int = 0) -> Outgoing:
        """Why an answer is what it is, or its versions, by the button that opens it."""
        told = await (self.why if view == WHY else self.history)(spoken, person)
        return _shown(told, spoken, view, page)

    async def profile_page(self, workspace: str, person: str, page: int = 0) -> Outgoing:
        """What is kept of a person."""
        _, told, spoken = await self.profile(profile_of(workspace, person), person)
        return _shown(told, spoken, PROFILE, page)

    async def memory_page(self, workspace: str, person: str, page: int = 0, *, steward: bool = False) -> Outgoing:
        """What is remembered of a person's conversations; `steward`: whether they can make it everybody's."""
        ref = profile_of(workspace, person)
        told = await self.memory(ref, person)
        frame = Frame(thread=str(ref), answer=0, version=None, text="", progress="done")
        shares = steward and workspace != DIRECT
        return explained(told.explanation, frame, told.names, view=MEMORY, page=page, shares=shares)

    async def _names(self, workspace: str, people: Iterable[str]) -> Mapping[str, str]:
        """As mentions, which show their names and notify nobody."""
        return {one: f"<@{one}>" for one in people if one.isdigit()}


def _shown(told: Told, spoken: Spoken, view: str, page: int) -> Outgoing:
    return explained(told.explanation, frame(spoken), told.names, view=view, page=page)
