"""Erasing a person: everything that is kept of them, from every table, in one transaction.

What `erase` leaves on the disk beside the tables (the log, pages that were freed) is `Driver.scrub`'s to clear.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence

from bot import telltale
from bot.erasing import Record, is_theirs, theirs_in, untaught, without
from bot.events import PersonRef, ThreadRef
from bot.memory import Memory
from bot.profiles import Profile
from bot.scrubbing import NOBODY, Theirs, scrubbed
from bot.store import files, memories, records, tombstones
from bot.store.joining import circle
from bot.store.script import Driver, Row, Script
from bot.telltale import tells, telltales
from bot.values import Value


class Erased(Value):
    """What an erasure did."""

    accounts: tuple[PersonRef, ...]
    threads: int = 0
    """How many threads of theirs are gone."""
    events: int = 0
    """How many events are gone, those of other people in these threads among them."""
    touched: tuple[ThreadRef, ...] = ()
    """The threads of others that they have left; what is owed there now, or to be shown, waits for somebody to look."""


class Erasing:
    """Erases people."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def erase(self, who: PersonRef) -> Erased:
        """Erase a person, with all accounts that are joined with this one; when it returns, no file has them."""
        erased = await self._driver.write(erase(who, secrets.token_hex(32)))
        await self._driver.scrub()
        return erased


def erase(who: PersonRef, secret: str) -> Script[Erased]:
    """Delete everything of a person, all accounts of their circle; `secret` is a new one for what workspaces share."""
    accounts = yield from circle(who)
    found = Erased(accounts=accounts)
    for one in accounts:
        found = yield from _account(one, hashlib.sha256(f"{secret} {one}".encode()).hexdigest(), found)
    return found


def _account(who: PersonRef, secret: str, found: Erased) -> Script[Erased]:
    theirs = yield from _memories(who, secret)
    gone: list[str] = []
    dropped: list[Record] = []
    touched: dict[ThreadRef, None] = {}
    echoed: list[tuple[str, frozenset[str]]] = []
    for name in (yield from _threads(who, _needles(theirs))):
        record = yield from records.record(name)
        if is_theirs(record, who.person) or theirs.mentioned(name):
            dropped.append(record)
            yield (
                "UPDATE spent SET thread = ?, person = '' WHERE thread = ?",  # the community's budget counts on
                (f"{NOBODY}:{tombstones.tombstone(name)}", name),
            )
            gone += yield from records.remove(name)
            continue
        here = theirs_in(record, who.person, theirs)
        left = without(record, here)
        yield from records.replace(record, left)
        stay = {entry.event.id for entry in left.record.entries}
        gone += [entry.event.id for entry in record.entries if entry.event.id not in stay]
        touched |= {record.thread.ref: None} if left.record != record else {}
        echoed += [(name, here.words)]
        for other in sorted({entry.event.by for entry in left.record.entries}):
            yield from _untaught(record.thread.ref.who(other), name, here.words)
    yield from tombstones.bury(gone, hashlib.sha256(secret.encode()).hexdigest())
    touched |= dict.fromkeys((yield from _remembered(who, dropped, echoed)))
    yield from _rows(who, theirs)
    return Erased(
        accounts=found.accounts,
        threads=found.threads + len(dropped),
        events=found.events + len(gone),
        touched=(*found.touched, *touched),
    )


def _memories(who: PersonRef, secret: str) -> Script[Theirs]:
    """Erase what is remembered of a person; by what that, and their files, are known where others were answered."""
    own = yield from memories.of(who)
    shared = [one for one in own if one.shared]
    if (yield from memories.forget_all(who)):
        yield from memories.rotate(who.platform, who.workspace, secret)
    words = telltales((text for one in shared for text in (one.question, one.text, one.rejected, one.term)), ())
    kept = frozenset(id for id, *_ in (yield from files.of(who)))
    return Theirs(person=who.person, memories=frozenset(one.name for one in shared), kept=kept, words=words)


def _needles(theirs: Theirs) -> tuple[str, ...]:
    """What stands in the JSON of every value with somebody's id, or with what is remembered of theirs."""
    person = theirs.person
    ids = (person,) if theirs.coded else (json.dumps(person, ensure_ascii=False), f":{person}:")
    return (*ids, *sorted(theirs.memories))


_PLACES = (
    ("event", "thread", ("body", "outcome")),
    ("thread", "id", ("body", "id")),
    ("answer", "thread", ("focus",)),
    ("version", "thread", ("body",)),
)
"""The tables of threads, their column with the thread's name, and those in which somebody can be named."""


def _naming(columns: Sequence[str]) -> str:
    """The condition for a needle in one of the columns; it stands once for each, in both databases' dialect."""
    return f"({' OR '.join(f'replace({column}, ?, {_NOTHING}) <> {column}' for column in columns)})"


_NOTHING = "''"


def _threads(who: PersonRef, needles: Iterable[str]) -> Script[list[str]]:
    """The names of all threads of the workspace that have one of these in them."""
    found: dict[str, None] = {}
    for needle in needles:
        for table, name, columns in _PLACES:
            rows = yield (
                "SELECT id FROM thread WHERE platform = ? AND workspace = ?"
                f" AND id IN (SELECT {name} FROM {table} WHERE {_naming(columns)}) ORDER BY id",
                (who.platform, who.workspace, *(needle for _ in columns)),
            )
            found |= dict.fromkeys(name for (name,) in rows)
    return list(found)


def _remembered(
    who: PersonRef, dropped: Iterable[Record], echoed: Iterable[tuple[str, frozenset[str]]]
) -> Script[list[ThreadRef]]:
    """What others have in memory of a person's words; the threads where that was used, and is no more.

    What others corrected in answers to questions of theirs stays, without the question. An answer that was remembered,
    and has words that only they had said where it was given (`echoed`), goes.
    """
    asked: set[str] = set()
    gone: set[str] = set()
    words: set[str] = set()
    for record in dropped:
        for row, memory in (yield from _in_memory(who, str(record.thread.ref))):
            yield from memories.reword(row, memory.model_copy(update={"question": ""}))
            asked.add(memory.name)
            words |= telltale.words(memory.question)
    for name, told in echoed:
        for _, memory in (yield from _in_memory(who, name)):
            if any(tells(text, told) for text in (memory.question, memory.text, memory.rejected)):
                yield from memories.remove(memory.name, memory.who, False)
                gone.add(memory.name)
                words |= told
    used = Theirs(person=who.person, memories=frozenset(gone), asked=frozenset(asked), words=frozenset(words))
    touched: list[ThreadRef] = []
    for name in (yield from _threads(who, sorted(gone | asked))):
        record = yield from records.record(name)
        left = without(record, theirs_in(record, who.person, used))
        yield from records.replace(record, left)
        touched += [record.thread.ref] if left.record != record else []
    return touched


def _untaught(other: PersonRef, thread: str, words: frozenset[str]) -> Script[None]:
    """Take the words of the one who is erased out of what another's profile has of a thread."""
    at = (other.platform, other.workspace, other.person)
    rows = yield "SELECT body FROM profile WHERE platform = ? AND workspace = ? AND person = ?", at
    for profile in [Profile.model_validate_json(body) for (body,) in rows]:
        left = untaught(profile, thread, words)
        if left != profile:
            yield (
                "UPDATE profile SET body = ? WHERE platform = ? AND workspace = ? AND person = ?",
                (left.model_dump_json(), *at),
            )


def _in_memory(who: PersonRef, thread: str) -> Script[list[tuple[Row, Memory]]]:
    """What is remembered of a thread, each as its row and as what it is."""
    rows = yield (
        "SELECT id, cues, body, shared FROM memory WHERE thread = ? AND platform = ? AND workspace = ?",
        (thread, who.platform, who.workspace),
    )
    return [(row[:3], _memory(*row)) for row in rows]


def _memory(number: int, marked: str, body: str, shared: int) -> Memory:
    return Memory.model_validate_json(body).model_copy(update={"number": number, "shared": bool(shared)})


def _rows(who: PersonRef, theirs: Theirs) -> Script[None]:
    """Everything of a person outside of threads."""
    at = (who.platform, who.workspace, who.person)
    for table in ("profile", "turn", "joined"):
        yield f"DELETE FROM {table} WHERE platform = ? AND workspace = ? AND person = ?", at
    yield "DELETE FROM join_code WHERE made_by = ? OR typed_by = ?", (str(who), str(who))
    yield "UPDATE spent SET person = '' WHERE platform = ? AND workspace = ? AND person = ?", at
    yield from files.forget(who)
    yield (
        "UPDATE closed SET person = ? WHERE person = ?"
        " AND thread IN (SELECT id FROM thread WHERE platform = ? AND workspace = ?)",
        (NOBODY, who.person, who.platform, who.workspace),
    )
    for number in (yield from waiting(who)):
        yield "DELETE FROM delivery WHERE id = ?", (number,)
    for name in (yield from named_in(who)):
        yield "DELETE FROM heard WHERE platform = ? AND name = ?", (who.platform, name)
    if theirs.coded:
        yield from _mentions(who, theirs)


def waiting(who: PersonRef) -> Script[tuple[int, ...]]:
    """The numbers of what came of a workspace, was not looked at yet, and names somebody."""
    named, found = _naming(("body", "lane")), set[int]()
    for needle in _needles(Theirs(person=who.person)):
        rows = yield (
            f"SELECT id FROM delivery WHERE platform = ? AND {named} AND {named}",
            (who.platform, needle, needle, who.workspace, who.workspace),
        )
        found |= {number for (number,) in rows}
    return tuple(sorted(found))


def named_in(who: PersonRef) -> Script[tuple[str, ...]]:
    """The names of the marks of what was heard of a platform, where these name somebody."""
    rows = yield "SELECT name FROM heard WHERE platform = ? ORDER BY name", (who.platform,)
    return tuple(name for (name,) in rows if Theirs(person=who.person).mentioned(name))


def _mentions(who: PersonRef, theirs: Theirs) -> Script[None]:
    """Where others' wishes and memories name them."""
    rows = yield (
        f"SELECT person, body FROM profile WHERE platform = ? AND workspace = ? AND {_naming(('body',))}",
        (who.platform, who.workspace, who.person),
    )
    for person, body in rows:
        profile = scrubbed(Profile.model_validate_json(body), theirs)
        yield (
            "UPDATE profile SET body = ? WHERE platform = ? AND workspace = ? AND person = ?",
            (profile.model_dump_json(), who.platform, who.workspace, person),
        )
    rows = yield (
        f"SELECT id, cues, body, shared FROM memory WHERE platform = ? AND workspace = ? AND {_naming(('body',))}",
        (who.platform, who.workspace, who.person),
    )
    for row in rows:
        yield from memories.reword(row[:3], scrubbed(_memory(*row), theirs))
