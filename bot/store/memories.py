"""What is remembered, in the database: kept, found again, shared, taken back and erased.

Each scope (a person of a workspace, or the workspace itself for what is shared) has a secret of its own, made when its
first entry is kept. A secret is made by the caller, since scripts are pure: `secrets.token_hex(32)`.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Collection, Sequence

from bot.cues import cues, marks
from bot.embeddings import Embeddings, similarities
from bot.events import PersonRef
from bot.memory import Memory, Recall, indexed
from bot.recall import recalled
from bot.store import search, vectors
from bot.store.script import Driver, Row, Script

OWN, SHARED = 500, 2_000
"""How many entries are kept of a person, and shared in a workspace; the oldest go first."""

_COLUMNS = "id, cues, body"


class Memories:
    """All memories, in the database."""

    def __init__(self, driver: Driver, embeddings: Embeddings | None = None) -> None:
        self._driver = driver
        self._embeddings = embeddings

    async def close(self) -> None:
        """Let go of the database."""
        await self._driver.close()

    async def remember(self, memory: Memory) -> bool:
        """Keep an entry; False where it is kept already."""
        return await self._driver.write(remember(memory, secrets.token_hex(32)))

    async def unremember(self, who: PersonRef, thread: str, names: Collection[str]) -> int:
        """Take back what somebody said; how many entries went."""
        return await self._driver.write(unremember(who, thread, names))

    async def candidates(self, who: PersonRef, question_cues: Sequence[str]) -> tuple[Memory, ...]:
        """What may touch a question of somebody's: their own entries first, then the workspace's."""
        return await self._driver.read(candidates(who, question_cues))

    async def recall(self, who: PersonRef, question: str, *, tokens: int, thread: str = "") -> Recall:
        """What of memory touches a question that somebody asks in a thread, within so many tokens."""
        found = {one.name: one for one in await self.candidates(who, cues(question))}
        near: dict[str, float] = {}
        for one, alike in await self._near(who, question):
            found.setdefault(one.name, one)
            near[one.name] = alike
        return recalled(found.values(), question, tokens=tokens, thread=thread, near=near)

    async def _near(self, who: PersonRef, question: str) -> list[tuple[Memory, float]]:
        """What embeddings find near a question, the nearest first; nothing where no endpoint is configured, or where it
        fails. Vectors that are lacking are made on the way."""
        if (ask := self._embeddings) is None:
            return []
        held, lacking = await self._driver.read(vectors.vectors(who, ask.made_by))
        asked = await ask.vectors([question]) if held or lacking else []
        if not asked:
            return []
        plain = [one for one in lacking if not vectors.by_term(one)]
        filled = await ask.vectors([vectors.text_of(one) for one in plain])
        made = {one.number: vector for one, vector in zip(plain, filled, strict=False)}
        made |= {one.number: ask.made_by for one in lacking if vectors.by_term(one)}
        if made:
            await self._driver.write(vectors.keep(made))
        alike = await asyncio.to_thread(similarities, asked[0], held | made)
        nearest = sorted((one for one in alike if alike[one] >= ask.near), key=lambda one: -alike[one])
        entries = await self._driver.read(vectors.entered(who, nearest[: search.FOUND]))
        return [(one, alike[one.number]) for one in entries]

    async def of(self, who: PersonRef) -> tuple[Memory, ...]:
        """All entries of an author, shared or not, the newest first."""
        return await self._driver.read(of(who))

    async def shared(self, platform: str, workspace: str) -> tuple[Memory, ...]:
        """All shared entries of a workspace, the newest first."""
        return await self._driver.read(shared(platform, workspace))

    async def share(self, name: str, who: PersonRef) -> bool:
        """Make an entry of one's own everybody's; False where there is no such entry."""
        return await self._driver.write(share(name, who, secrets.token_hex(32)))

    async def unshare(self, name: str, who: PersonRef, *, steward: bool = False) -> bool:
        """Make a shared entry its author's alone again; False where there is none that they may."""
        return await self._driver.write(unshare(name, who, secrets.token_hex(32), steward))

    async def remove(self, name: str, who: PersonRef, *, steward: bool = False) -> bool:
        """Delete an entry: one's own, or as a steward a shared one; False where there is none that they may."""
        return await self._driver.write(remove(name, who, steward))


def remember(memory: Memory, secret: str) -> Script[bool]:
    """Keep an entry in its scope, whose secret this becomes if it has none; False where the name is kept already."""
    key = yield from _key(memory.room, secret)
    marked = " ".join(marks(indexed(memory), key))
    who = memory.who
    body = memory.model_dump_json(exclude={"number", "shared"})
    rows = yield (
        "INSERT INTO memory (name, platform, workspace, person, shared, kind, thread, at, cues, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING RETURNING id",
        (memory.name, who.platform, who.workspace, who.person, int(memory.shared), memory.kind, memory.thread,
         memory.at, marked, body),
    )  # fmt: skip
    if not rows:
        return False
    yield from search.enter(rows[0][0], marked)
    where, values = search.within(memory.room)
    for row in (yield (f"SELECT {_COLUMNS} FROM memory WHERE {where} ORDER BY id DESC LIMIT 10 OFFSET ?",
                       (*values, SHARED if memory.shared else OWN))):  # fmt: skip
        yield from _delete(row)
    return True


def unremember(who: PersonRef, thread: str, names: Collection[str]) -> Script[int]:
    """Take back an author's entries by their names, by their event, or within the thread by their source.

    How many entries went.
    """
    gone = 0
    for row in (yield from _rows_of(who)):
        memory = _read(row[0], row[2])
        if memory.name in names or memory.event in names or (memory.thread == thread and memory.source in names):
            yield from _delete(row)
            gone += 1
    return gone


def candidates(who: PersonRef, question_cues: Sequence[str]) -> Script[tuple[Memory, ...]]:
    """What may touch a question with these cues: the person's own entries, then the workspace's; each the best first.

    Nothing of anybody else's and nothing of another workspace's; at most `search.FOUND` of each kind.
    """
    found: list[Memory] = []
    for room in (who, who.model_copy(update={"person": ""})):
        rows = yield (
            "SELECT secret FROM memory_key WHERE platform = ? AND workspace = ? AND person = ?",
            (room.platform, room.workspace, room.person),
        )
        if rows:
            marked = marks(question_cues, rows[0][0])
            for kind in ("correction", "example"):  # apart, lest the many examples of a word hide what it means
                hits = yield from search.found(room, kind, marked)
                found += [_read(number, body, shared=not room.person) for number, body in hits]
    return tuple(found)


def of(who: PersonRef) -> Script[tuple[Memory, ...]]:
    """All entries of an author, shared or not, the newest first."""
    rows = yield (
        "SELECT id, body, shared FROM memory WHERE platform = ? AND workspace = ? AND person = ? ORDER BY id DESC",
        (who.platform, who.workspace, who.person),
    )
    return tuple(_read(number, body, shared=bool(all)) for number, body, all in rows)


def shared(platform: str, workspace: str) -> Script[tuple[Memory, ...]]:
    """All shared entries of a workspace, the newest first."""
    rows = yield (
        "SELECT id, body FROM memory WHERE platform = ? AND workspace = ? AND shared = 1 ORDER BY id DESC",
        (platform, workspace),
    )
    return tuple(_read(number, body, shared=True) for number, body in rows)


def remove(name: str, who: PersonRef, steward: bool) -> Script[bool]:
    """Delete an entry: one's own, or as a steward a shared one of the workspace; False where there is none."""
    row = yield from _mine(name, who, steward)
    if row:
        yield from _delete(row)
    return bool(row)


def is_theirs(name: str, who: PersonRef, steward: bool) -> Script[bool]:
    """Whether somebody may change an entry: their own, or as a steward a shared one of their workspace."""
    return (yield from _mine(name, who, steward)) is not None


def share(name: str, who: PersonRef, secret: str) -> Script[bool]:
    """Make an entry of one's own everybody's; whether they may is the caller's to say. False where there is none.

    `secret` becomes the workspace's if it has none.
    """
    row = yield from _mine(name, who, steward=False)
    if row:
        yield from _move(row, secret, shared=True)
    return bool(row)


def unshare(name: str, who: PersonRef, secret: str, steward: bool) -> Script[bool]:
    """Make a shared entry its author's alone again, by the author or a steward. `secret` as for `remember`."""
    row = yield from _mine(name, who, steward)
    if row:
        yield from _move(row, secret, shared=False)
    return bool(row)


def forget_all(who: PersonRef) -> Script[bool]:
    """Erase all entries of an author, their index and their secret; whether shared ones were among them.

    Where they were, `rotate` has to follow, in the same transaction: the index may keep their marks for some time, and
    without the secret these say nothing.
    """
    rows = yield from _rows_of(who)
    among = yield (
        "SELECT 1 FROM memory WHERE platform = ? AND workspace = ? AND person = ? AND shared = 1 LIMIT 1",
        (who.platform, who.workspace, who.person),
    )
    for row in rows:
        yield from _delete(row)
    yield from _forget_key(who)
    return bool(among)


def rotate(platform: str, workspace: str, secret: str) -> Script[None]:
    """Give what a workspace shares another secret, and index it anew."""
    room = PersonRef(platform=platform, workspace=workspace, person="")
    where, values = search.within(room)
    rows = yield f"SELECT {_COLUMNS} FROM memory WHERE {where} ORDER BY id", values
    yield from _forget_key(room)
    for row in rows:
        yield from _move(row, secret, shared=True)


def _key(room: PersonRef, secret: str) -> Script[str]:
    """The secret of a scope; this one where it has none."""
    scope = (room.platform, room.workspace, room.person)
    yield (
        "INSERT INTO memory_key (platform, workspace, person, secret) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (platform, workspace, person) DO NOTHING",
        (*scope, secret),
    )
    rows = yield "SELECT secret FROM memory_key WHERE platform = ? AND workspace = ? AND person = ?", scope
    return str(rows[0][0])


def _forget_key(room: PersonRef) -> Script[None]:
    yield (
        "DELETE FROM memory_key WHERE platform = ? AND workspace = ? AND person = ?",
        (room.platform, room.workspace, room.person),
    )


def _rows_of(who: PersonRef) -> Script[list[Row]]:
    return (yield (
        f"SELECT {_COLUMNS} FROM memory WHERE platform = ? AND workspace = ? AND person = ? ORDER BY id",
        (who.platform, who.workspace, who.person),
    ))  # fmt: skip


def _mine(name: str, who: PersonRef, steward: bool) -> Script[Row | None]:
    """An entry that somebody may change: their own, or as a steward a shared one of their workspace."""
    rows = yield (
        f"SELECT {_COLUMNS} FROM memory WHERE name = ? AND platform = ? AND workspace = ?"
        " AND (person = ? OR (shared = 1 AND ? = 1))",
        (name, who.platform, who.workspace, who.person, int(steward)),
    )
    return rows[0] if rows else None


def _delete(row: Row) -> Script[None]:
    number, marked, _ = row
    yield from search.leave(number, marked)
    yield "DELETE FROM memory WHERE id = ?", (number,)


def _move(row: Row, secret: str, *, shared: bool) -> Script[None]:
    """Put an entry into a scope, with the marks that it has there."""
    number, marked, body = row
    memory = _read(number, body, shared=shared)
    anew = " ".join(marks(indexed(memory), (yield from _key(memory.room, secret))))
    yield from search.leave(number, marked)
    yield "UPDATE memory SET shared = ?, cues = ? WHERE id = ?", (int(shared), anew, number)
    yield from search.enter(number, anew)


def reword(row: Row, memory: Memory) -> Script[None]:
    """Put other words into an entry: `row` has its number, its column `cues` and its body, as they are kept."""
    number, marked, _ = row
    anew = " ".join(marks(indexed(memory), (yield from _key(memory.room, ""))))
    yield from search.leave(number, marked)
    body = memory.model_dump_json(exclude={"number", "shared"})
    yield "UPDATE memory SET cues = ?, body = ?, vector = NULL WHERE id = ?", (anew, body, number)
    yield from search.enter(number, anew)


def _read(number: int, body: str, *, shared: bool = False) -> Memory:
    return Memory.model_validate_json(body).model_copy(update={"number": number, "shared": shared})
