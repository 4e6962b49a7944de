"""The store: threads, events, answers and profiles, over any driver that speaks the shared dialect."""

from __future__ import annotations

import secrets
from collections import OrderedDict

from bot.answers import Answer
from bot.events import FeedbackEvent, PersonRef, ThreadRef
from bot.exporting import spelled_out
from bot.joining import Joining
from bot.memory import Memory
from bot.profiles import Profile
from bot.store import exporting, joining, memories, people, statements, telling
from bot.store import recent as threads
from bot.store.erasing import erase
from bot.store.joining import Circles
from bot.store.script import Driver, Script
from bot.store.state import Commit, Entry, State, Summary
from bot.threads import Focus, Owed, Thread

__all__ = ["Commit", "Entry", "SQLStore", "State", "Summary"]

CACHED = 512
"""How many threads are kept in memory; each is checked against its head before it is used."""
HEADS = 2**40
"""Below which a new thread's head begins: by chance two agree once in a million million, and both fit in JSON."""


class SQLStore:
    """Everything durable. Events are ordered by the number the database gave them, never by a clock."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self._known: OrderedDict[str, tuple[Thread, Answer | None]] = OrderedDict()

    async def accept(self, event: FeedbackEvent) -> bool:
        """Keep an event. True the first time its id is seen; it is durable when this returns, either way."""
        head = secrets.randbelow(HEADS)
        return await self._driver.write(statements.accept(event, event.model_dump_json(), head))

    async def load(self, ref: ThreadRef) -> State:
        """A thread with its newest answer and what is unapplied; a blank one where nothing came yet."""
        return await self._driver.read(statements.state(ref, self._known.get(str(ref))))

    async def commit(self, change: Commit) -> State | None:
        """Make a change durable; the state after it, or None where somebody else was first."""
        thread = change.thread.model_copy(update={"head": change.thread.head + 1})
        forgets = [lesson.who for lesson in change.lessons if lesson.forgets]
        secret = secrets.token_hex(32)

        def script() -> Script[State | None]:
            state = yield from statements.commit(change, thread, secret)
            if state is None or not forgets:
                return state
            touched: list[ThreadRef] = []
            for who in forgets:
                touched += (yield from erase(who, secret)).touched
            return (yield from statements.state(thread.ref, None)).model_copy(update={"touched": tuple(touched)})

        state = await self._driver.write(script())
        if forgets and state:
            self._known.clear()
            await self._driver.scrub()
        elif state:
            self._remember(state.thread, state.answer)
        return state

    async def export(self, who: PersonRef, *, contents: bool = True) -> str:
        """All that is kept of a person, of every account that they have joined, as JSON to take along.

        Without `contents` files are named in it, for where it would be too much to be sent.
        """
        return spelled_out(await self._driver.read(exporting.export(who, contents=contents)))

    async def join(self, who: PersonRef, typed: str, now: float) -> tuple[str, Joining]:
        """Type a code that makes one of two accounts; for "" a new code is made. The code, and what came of it."""
        circles = Circles(self._driver, lambda: now)
        return (typed, await circles.type(who, typed)) if typed else await circles.make(who)

    async def part(self, who: PersonRef) -> tuple[PersonRef, ...]:
        """Part an account from those that it is joined with; which these were."""
        return await self._driver.write(joining.part(who))

    def _remember(self, thread: Thread, answer: Answer | None) -> None:
        name = str(thread.ref)
        self._known[name] = (thread, answer)
        self._known.move_to_end(name)
        while len(self._known) > CACHED:
            self._known.popitem(last=False)

    async def posted(self, ref: ThreadRef, number: int, message: str) -> None:
        """Keep the platform's id of the message that shows an answer."""

        def script() -> Script[None]:
            yield "UPDATE answer SET message = ? WHERE thread = ? AND number = ?", (message, str(ref), number)

        await self._driver.write(script())
        thread, answer = self._known.get(str(ref), (None, None))
        if thread and answer and answer.number == number:
            self._remember(thread, answer.model_copy(update={"message": message}))

    async def shown(self, thread: Thread) -> None:
        """People see what the thread came to; nothing where it has moved on since."""

        def script() -> Script[None]:
            yield "UPDATE thread SET unshown = 0 WHERE id = ? AND head = ?", (str(thread.ref), thread.head)

        await self._driver.write(script())

    async def told(self, event: str, *, heard: bool) -> None:
        """A person was told an event's notice; or not, and it is tried some more times."""
        await self._driver.write(telling.told(event, heard))

    async def untold(self, ref: ThreadRef) -> tuple[Entry, ...]:
        """The events of a thread whose notices are still to be told, in their order."""
        return tuple(statements.entry(*row) for row in await self._driver.read(telling.untold(str(ref))))

    async def focused(self, ref: ThreadRef, number: int) -> tuple[Answer | None, Focus | None]:
        """One of a thread's answers, and what the thread knows of it."""

        def script() -> Script[tuple[Answer | None, Focus | None]]:
            rows = yield "SELECT focus FROM answer WHERE thread = ? AND number = ?", (str(ref), number)
            known = Focus.model_validate_json(rows[0][0]) if rows and rows[0][0] else None
            return (yield from statements.answer(str(ref), number)), known

        return await self._driver.read(script())

    async def answer(self, ref: ThreadRef, number: int) -> Answer | None:
        """One answer with its versions; None where the thread has no such answer."""
        return await self._driver.read(statements.answer(str(ref), number))

    async def profile(self, who: PersonRef) -> Profile:
        """A person's profile, of all the accounts that they have joined; an empty one where nothing is known."""
        return await self._driver.read(people.profile(who))

    async def remembered(self, who: PersonRef) -> tuple[Memory, ...]:
        """What is remembered of a person's conversations in their workspace, the newest first."""
        return await self._driver.read(memories.of(who))

    async def has(self, who: PersonRef, name: str, steward: bool) -> bool:
        """Whether something of that name is remembered that is this person's to change."""
        return await self._driver.read(memories.is_theirs(name, who, steward))

    async def owing(self, thread: Thread, owed: Owed) -> tuple[Profile, Entry | None]:
        """What an owed answer needs besides its thread: the asker's profile, and the event that it answers."""
        asker = thread.ref.who(thread.context.task.author if thread.context.task else "")

        def script() -> Script[tuple[Profile, Entry | None]]:
            profile = yield from people.profile(asker)
            return profile, (yield from statements.event(owed.event))

        return await self._driver.read(script())

    async def pending(self, platform: str) -> tuple[ThreadRef, ...]:
        """A platform's threads with something to do: an event not applied, an answer owed or not shown, a notice
        not told."""

        def script() -> Script[tuple[ThreadRef, ...]]:
            rows = yield (
                "SELECT id FROM thread WHERE platform = ? AND (owed = 1 OR unshown = 1"
                " OR id IN (SELECT thread FROM event WHERE seq IS NULL OR untold > 0))",
                (platform,),
            )
            return tuple(ThreadRef.parse(name) for (name,) in rows)

        return await self._driver.read(script())

    async def threads(self, platform: str, workspace: str, most: int = 200) -> tuple[Summary, ...]:
        """The threads of a workspace, the one with the newest event first."""

        def script() -> Script[tuple[Summary, ...]]:
            rows = yield (
                "SELECT id, title, owed FROM thread WHERE platform = ? AND workspace = ?"
                " ORDER BY touched DESC, id LIMIT ?",
                (platform, workspace, most),
            )
            return tuple(Summary(ref=ThreadRef.parse(name), title=title, owed=bool(owed)) for name, title, owed in rows)

        return await self._driver.read(script())

    async def recent(
        self, platform: str, workspace: str, person: str, most: int, channel: str = ""
    ) -> tuple[Summary, ...]:
        """The threads with answers that a person spoke in, the latest first; of one channel where one is named."""
        return await self._driver.read(threads.recent(platform, workspace, person, most, channel))

    async def history(self, ref: ThreadRef) -> tuple[Entry, ...]:
        """All events of a thread, oldest first."""

        def script() -> Script[tuple[Entry, ...]]:
            rows = yield "SELECT body, outcome FROM event WHERE thread = ? ORDER BY id", (str(ref),)
            return tuple(statements.entry(body, outcome) for body, outcome in rows)

        return await self._driver.read(script())

    async def entry(self, event: str) -> Entry | None:
        """One event by its id, with what came of it; None where it never came."""
        return await self._driver.read(statements.event(event))

    async def saying(self, ref: ThreadRef, message: str) -> Entry | None:
        """The event that a message of a thread was, the last where it was said anew; None where it is not known."""

        def script() -> Script[Entry | None]:
            rows = yield (
                "SELECT body, outcome FROM event WHERE thread = ? AND message = ? AND message <> ''"
                " ORDER BY id DESC LIMIT 1",
                (str(ref), message),
            )
            return statements.entry(*rows[0]) if rows else None

        return await self._driver.read(script())

    async def close(self) -> None:
        """Let go of the database."""
        await self._driver.close()
