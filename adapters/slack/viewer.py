"""What is told of answers and profiles in Slack, looked up for one person; their threads, and their addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from adapters import lookup
from adapters.lookup import Spoken
from adapters.slack.clients import Clients
from adapters.slack.events import PLATFORM, profile_of
from adapters.slack.people import People
from adapters.slack.sentences import typed
from adapters.slack.views import About, Recent
from adapters.slack.views.home import THREADS
from bot.bootstrap import Bot
from bot.events import Commanded, FeedbackEvent, ThreadRef


def about(spoken: Spoken) -> About:
    """What a view of an answer speaks of."""
    version = spoken.version.number if spoken.version else None
    return About(thread=str(spoken.ref), answer=spoken.number, version=version, sequence=spoken.sequence)


class Lookup(lookup.Lookup):
    """Reads what a view shows."""

    def __init__(self, bot: Bot, clients: Clients, people: People) -> None:
        super().__init__(bot)
        self._clients = clients
        self._people = people

    async def threads(self, team: str, enterprise: str, person: str) -> tuple[Recent, ...]:
        """A person's latest threads, with their addresses."""
        found = await self._bot.store.recent(PLATFORM, team, person, THREADS)
        return tuple([Recent(title=one.title, link=await self.link(one.ref, enterprise)) for one in found])

    async def link(self, ref: ThreadRef, enterprise: str = "") -> str:
        """A thread's address; "" where it is not known."""
        workspace = await self._clients.workspace(ref.workspace, enterprise)
        if workspace is None or not workspace.url:
            return ""
        return f"{workspace.url.rstrip('/')}/archives/{ref.channel}/p{ref.thread.replace('.', '')}"

    def _given(self, event: FeedbackEvent, ref: ThreadRef, person: str) -> FeedbackEvent:
        """With its command as people give it here."""
        if not isinstance(event.signal, Commanded):
            return event
        text = typed(event.signal.text, thread=ref != profile_of(ref.workspace, person))
        return event.model_copy(update={"signal": Commanded(text=text)})

    async def _names(self, workspace: str, people: Iterable[str]) -> Mapping[str, str]:
        return await self._people.names(workspace, *people)
