"""Exporting a person: all that is kept of them, read at once. Pure scripts."""

from __future__ import annotations

from bot.events import PersonRef
from bot.exporting import Account, Did, Export, OwnFile, OwnThread, Written, did, own_file, own_memory, own_thread
from bot.profiles import Profile
from bot.store import files, memories, records, statements
from bot.store.erasing import named_in, waiting
from bot.store.joining import circle
from bot.store.script import Script


def export(who: PersonRef, *, contents: bool = True) -> Script[Export]:
    """All that is kept of a person: of every account of their circle, this one first.

    Of files with their content, at most 300 MB an account (`files.PERSON`); without `contents`, that they are there.
    """
    found: list[Account] = []
    for one in (yield from circle(who)):
        found.append((yield from _account(one, contents)))
    return Export(accounts=tuple(found))


def _account(who: PersonRef, contents: bool) -> Script[Account]:
    at = (who.platform, who.workspace, who.person)
    events, names = yield from _events(who)
    threads = yield from _threads(who, names)
    known = frozenset(str(one.ref) for one in threads)
    memory = yield from memories.of(who)
    written = yield (
        "SELECT thread, answer, number, at FROM spent WHERE platform = ? AND workspace = ? AND person = ?"
        " ORDER BY at, thread, answer, number",
        at,
    )
    turn = yield "SELECT at FROM turn WHERE platform = ? AND workspace = ? AND person = ?", at
    joined = yield "SELECT at FROM joined WHERE platform = ? AND workspace = ? AND person = ?", at
    codes = yield (
        "SELECT until FROM join_code WHERE made_by = ? OR typed_by = ? ORDER BY until",
        (str(who), str(who)),
    )
    locked = yield (
        "SELECT closed.thread FROM closed JOIN thread ON thread.id = closed.thread"
        " WHERE thread.platform = ? AND thread.workspace = ? AND closed.person = ? ORDER BY closed.at",
        at,
    )
    return Account(
        who=who,
        profile=(yield from _profile(who)),
        memory=tuple(own_memory(one, known) for one in memory),
        events=events,
        threads=threads,
        files=(yield from _files(who, contents)),
        written=tuple(Written(thread=thread, answer=answer, version=n, at=when) for thread, answer, n, when in written),
        last=turn[0][0] if turn else None,
        locked=tuple(thread for (thread,) in locked),
        codes=tuple(until for (until,) in codes),
        joined=joined[0][0] if joined else None,
        waiting=len((yield from waiting(who))),
        marks=(yield from named_in(who)),
    )


def _profile(who: PersonRef) -> Script[Profile]:
    """What this account alone was taught."""
    rows = yield (
        "SELECT body FROM profile WHERE platform = ? AND workspace = ? AND person = ?",
        (who.platform, who.workspace, who.person),
    )
    return Profile.model_validate_json(rows[0][0]) if rows else Profile.of(who)


def _events(who: PersonRef) -> Script[tuple[tuple[Did, ...], list[str]]]:
    """Every event of theirs, in the order of arrival, and the threads that they are in."""
    rows = yield (
        "SELECT event.body, event.outcome, event.thread FROM event JOIN thread ON thread.id = event.thread"
        " WHERE thread.platform = ? AND thread.workspace = ? AND event.person IN (?, '') ORDER BY event.id",
        (who.platform, who.workspace, who.person),
    )
    entries = [(statements.entry(body, outcome), name) for body, outcome, name in rows]
    own = [(entry, name) for entry, name in entries if entry.event.by == who.person]  # old rows do not say whose
    return tuple(did(entry) for entry, _ in own), list(dict.fromkeys(name for _, name in own))


def _files(who: PersonRef, contents: bool) -> Script[tuple[OwnFile, ...]]:
    """Every file that they sent, the oldest first."""
    found: list[OwnFile] = []
    for id, thread, name, at, size in (yield from files.of(who)):
        rows = (yield "SELECT content FROM file WHERE id = ?", (id,)) if contents else []
        found.append(own_file(id, name, thread, at, size, bytes(rows[0][0]) if rows else None))
    return tuple(found)


def _threads(who: PersonRef, names: list[str]) -> Script[tuple[OwnThread, ...]]:
    found: list[OwnThread] = []
    for name in names:
        record = yield from records.record(name)
        rows = yield "SELECT answer, message FROM place WHERE thread = ? ORDER BY answer, part", (name,)
        messages: dict[int, tuple[str, ...]] = {}
        for answer, message in rows:
            messages[answer] = (*messages.get(answer, ()), message)
        thread = own_thread(record, who.person, messages)
        found += [thread] if thread else []
    return tuple(found)
