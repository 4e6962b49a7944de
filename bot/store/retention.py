"""Letting go of what is old: conversations nobody touched, what was remembered, evidence. Pure scripts, in small steps.

Files go with their conversation; those that no event names go after a day, however long the rest is kept.

What people said outright ("always") stays until they take it back.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.events import FeedbackEvent, PersonRef
from bot.profiles import Profile
from bot.retaining import without_old
from bot.store import files, memories, records
from bot.store.script import Driver, Script
from bot.values import Value

STEP = 100
"""How many threads, memories or profiles one transaction looks at: others wait for it some 10 ms. Our choice."""


class Retired(Value):
    """How much was let go."""

    threads: int = 0
    memories: int = 0
    evidence: int = 0
    """Pieces of evidence."""
    files: int = 0
    """Files that no event named; those of the threads that went are not counted."""

    def plus(self, other: Retired) -> Retired:
        """Both together."""
        return Retired(
            threads=self.threads + other.threads,
            memories=self.memories + other.memories,
            evidence=self.evidence + other.evidence,
            files=self.files + other.files,
        )


class Retention:
    """Lets go of what is old."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def workspaces(self) -> tuple[tuple[str, str], ...]:
        """The platforms and workspaces of which anything is kept."""
        return await self._driver.read(_workspaces())

    async def retire(self, platform: str, workspace: str, before: float) -> Retired:
        """Let go of what in a workspace is from before a moment, in seconds since the epoch."""
        found = Retired()
        place = 0, ""
        while True:
            threads, place, more = await self._driver.write(_threads(platform, workspace, before, place))
            found = found.plus(Retired(threads=threads))
            if not more:
                break
        while gone := await self._driver.write(_memories(platform, workspace, before)):
            found = found.plus(Retired(memories=gone))
        person: str | None = ""
        while person is not None:
            gone, person = await self._driver.write(_evidence(platform, workspace, before, person))
            found = found.plus(Retired(evidence=gone))
        await self._driver.write(_counts(platform, workspace, before))
        return found

    async def unnamed(self, before: float) -> Retired:
        """Let go of files from before a moment that no event of their thread names, of whatever workspace."""
        found, after = Retired(), ""
        while True:
            ids, more = await self._driver.read(files.unnamed(before, after))
            if ids:
                found = found.plus(Retired(files=await self._driver.write(files.let_go(ids, before))))
            if more is None:
                return found
            after = more


def _workspaces() -> Script[tuple[tuple[str, str], ...]]:
    rows = yield (
        "SELECT platform, workspace FROM thread UNION SELECT platform, workspace FROM profile"
        " UNION SELECT platform, workspace FROM memory UNION SELECT platform, workspace FROM spent"
        " ORDER BY platform, workspace",
        (),
    )
    return tuple((platform, workspace) for platform, workspace in rows)


def _threads(
    platform: str, workspace: str, before: float, place: tuple[int, str]
) -> Script[tuple[int, tuple[int, str], bool]]:
    """Delete the untouched of the next threads, those first that were touched longest ago.

    Gives how many, where it is to go on, and whether there may be more: not where none of these is old enough.
    """
    rows = yield (
        "SELECT thread.id, thread.touched, (SELECT body FROM event WHERE event.thread = thread.id"
        " ORDER BY event.id DESC LIMIT 1) FROM thread WHERE platform = ? AND workspace = ?"
        " AND (touched > ? OR (touched = ? AND thread.id > ?)) ORDER BY touched, thread.id LIMIT ?",
        (platform, workspace, place[0], place[0], place[1], STEP),
    )
    old = [name for name, _, body in rows if body is None or FeedbackEvent.model_validate_json(body).at < before]
    for name in old:
        yield from records.remove(name)
    last = (rows[-1][1], rows[-1][0]) if rows else place
    return len(old), last, len(rows) == STEP and bool(old)


def _memories(platform: str, workspace: str, before: float) -> Script[int]:
    """Forget some of what was remembered before a moment; how many."""
    rows = yield (
        "SELECT name, person FROM memory WHERE platform = ? AND workspace = ? AND at < ? ORDER BY id LIMIT ?",
        (platform, workspace, before, STEP),
    )
    for name, person in rows:
        yield from memories.remove(name, PersonRef(platform=platform, workspace=workspace, person=person), False)
    return len(rows)


def _evidence(platform: str, workspace: str, before: float, after: str) -> Script[tuple[int, str | None]]:
    """Let go of evidence in the next profiles; how much, and from whom to go on."""
    rows = yield (
        "SELECT person, body FROM profile WHERE platform = ? AND workspace = ? AND person > ? ORDER BY person LIMIT ?",
        (platform, workspace, after, STEP),
    )
    gone = 0
    for person, was, now in _newer(rows, before):
        gone += len(was.evidence) - len(now.evidence)
        yield (
            "UPDATE profile SET body = ? WHERE platform = ? AND workspace = ? AND person = ?",
            (now.model_dump_json(), platform, workspace, person),
        )
    return gone, rows[-1][0] if len(rows) == STEP else None


def _newer(rows: list[tuple[str, str]], before: float) -> Iterator[tuple[str, Profile, Profile]]:
    for person, body in rows:
        was = Profile.model_validate_json(body)
        now = without_old(was, before)
        if now is not was:
            yield person, was, now


def _counts(platform: str, workspace: str, before: float) -> Script[None]:
    """Let go of what was counted: of budgets, of pauses, and of codes to join accounts."""
    at = (platform, workspace, before)
    yield "DELETE FROM spent WHERE platform = ? AND workspace = ? AND at < ?", at
    yield "DELETE FROM turn WHERE platform = ? AND workspace = ? AND at < ?", at
    yield "DELETE FROM join_code WHERE until < ?", (before,)
    yield (
        "DELETE FROM place WHERE platform = ? AND workspace = ? AND thread NOT IN (SELECT id FROM thread)",
        (platform, workspace),
    )
