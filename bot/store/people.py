"""Profiles: read as one of all the accounts that a person has joined, taught one account at a time. Pure scripts."""

from __future__ import annotations

from bot.events import PersonRef
from bot.inferring import spent_by
from bot.profiles import Lesson, Profile, learn, united
from bot.store import memories
from bot.store.joining import circle
from bot.store.script import Script


def profile(who: PersonRef) -> Script[Profile]:
    """A person's profile; an empty one where nothing is known."""
    own, others = yield from _rows(who)
    return united(own, others)


def teach(lesson: Lesson) -> Script[None]:
    """Within a commit: a lesson for the account that it comes from, and what of it concerns those joined with it."""
    own, others = yield from _rows(lesson.who)
    whole = united(own, others)
    spent = spent_by(whole, lesson.withdrawn)
    if whole.off and lesson.switches is None:  # one account that is off switches all off
        lesson = lesson.elsewhere
    yield from _keep(own, learn(own, lesson, spent))
    for other in others:
        yield from _keep(other, learn(other, lesson.elsewhere, spent))


def remember(lesson: Lesson, secret: str) -> Script[None]:
    """Within a commit, after the profile was taught: what is to be remembered, shared, or remembered no more.

    `secret` becomes the search secret of a memory that has none yet. Nothing is added for whose profile is off.
    """
    who = lesson.who
    names = (*lesson.withdrawn, *(one.name for one in lesson.memories))
    if names:
        yield from memories.unremember(who, lesson.thread, names)
    if lesson.drops:
        yield from memories.remove(lesson.drops, who, lesson.steward)
    if lesson.shares:
        yield from memories.share(lesson.shares, who, secret)
    if lesson.memories and not (yield from profile(who)).off:
        for memory in lesson.memories:
            yield from memories.remember(memory, secret)


def _keep(before: Profile, after: Profile) -> Script[None]:
    if after == before:
        return
    yield (
        "INSERT INTO profile (platform, workspace, person, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (platform, workspace, person) DO UPDATE SET body = excluded.body",
        (after.platform, after.workspace, after.person, after.model_dump_json()),
    )


def _rows(who: PersonRef) -> Script[tuple[Profile, list[Profile]]]:
    """The account's own profile, and those of the accounts that it is joined with, in a fixed order."""
    found: list[Profile] = []
    for one in (yield from circle(who)):
        found.append((yield from _row(one)))
    return found[0], found[1:]


def _row(who: PersonRef) -> Script[Profile]:
    rows = yield (
        "SELECT body FROM profile WHERE platform = ? AND workspace = ? AND person = ?",
        (who.platform, who.workspace, who.person),
    )
    found = Profile.model_validate_json(rows[0][0]) if rows else Profile.of(who)
    return found.model_copy(update={"platform": who.platform})  # those stored before platforms were kept have none
