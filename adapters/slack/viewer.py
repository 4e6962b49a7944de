"""What is told of answers and profiles in Slack, looked up for one person; their threads, and their addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from adapters import lookup
from adapters.lookup import Spoken
from adapters.slack.clients import Clients
from adapters.slack.events import PLATFORM, profile_of
from adapters.slack.heard import ALONE
from adapters.slack.people import People
from adapters.slack.sentences import typed
from adapters.slack.tell import PROFILE
from adapters.slack.views import About, Recent, Remembered
from adapters.slack.views.home import THREADS
from bot.bootstrap import Bot
from bot.events import Commanded, FeedbackEvent, ThreadRef
from bot.explained import Explanation
from bot.memory import NAMED


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

    def mine(self, ref: ThreadRef) -> About:
        """What a person's own page speaks of. It has a number of its own each time that it is made: what was erased
        begins to count anew, and a press is told from the same one before."""
        return About(thread=str(ref), sequence=int(self._clock() * 1000))

    async def remembered(self, team: str, enterprise: str, person: str) -> Remembered:
        """What is remembered of a person's conversations, where it comes from, and what of it they may share."""
        ref = profile_of(team, person)
        told = (await self.memory(ref, person)).explanation
        links = await self.links(told, ref, enterprise)
        shareable = await self._shareable(ref, person) if told.sections else frozenset()
        return Remembered(ref=ref, told=told, links=links, shareable=shareable)

    async def _shareable(self, ref: ThreadRef, person: str) -> frozenset[str]:
        """What of a person's memory they may make everybody's: their corrections, where they run the workspace."""
        if not await self._runs(ref.workspace, person):
            return frozenset()
        held = await self._bot.store.remembered(ref.who(person))
        return frozenset(f"{NAMED}{one.name}" for one in held if one.kind == "correction" and not one.shared)

    async def links(
        self, told: Explanation, ref: ThreadRef, enterprise: str = "", *, apart: bool = True
    ) -> Mapping[str, str]:
        """The addresses of the threads that an explanation speaks of, by ref: those of the workspace that `ref` is in.
        `apart`: also of those in direct messages, which is for their own person."""
        found: dict[str, str] = {}
        for name in {row.thread for one in told.sections for row in one.rows if row.thread}:
            one = ThreadRef.parse(name)
            here = (one.platform, one.workspace) == (ref.platform, ref.workspace) and one.channel != PROFILE
            if here and (apart or not one.channel.startswith(ALONE)):
                found[name] = await self.link(one, enterprise)
        return found

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
        text = typed(event.signal.text, thread=event.thread.channel != PROFILE)
        return event.model_copy(update={"signal": Commanded(text=text)})

    async def _runs(self, workspace: str, person: str) -> bool:
        return (await self._people.person(workspace, person)).runs

    async def _names(self, workspace: str, people: Iterable[str]) -> Mapping[str, str]:
        return await self._people.names(workspace, *people)
