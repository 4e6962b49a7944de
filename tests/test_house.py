"""The rules of a community: what they let count, what they say where they do not, and what is used up."""

from __future__ import annotations

from pathlib import Path

import pytest
from bots import Room, ScriptedModel, a_bot
from hypothesis import given
from hypothesis import strategies as st

from bot import refusals
from bot.context import PromptContext, Task
from bot.directives import Slot
from bot.doings import NOTHING, doing
from bot.events import (
    Asked,
    Attached,
    Attachment,
    Commanded,
    Deleted,
    Edited,
    FeedbackEvent,
    Pressed,
    Reacted,
    Replied,
    Rewrote,
    Signal,
    ThreadRef,
    Unreacted,
)
from bot.house import DAY, Access, Area, Rules, Used, What, Who, accessed, listed, may, toggled
from bot.interpret.buttons import BUTTONS
from bot.interpret.emoji import EMOJI
from bot.interpret.offered import offered, said
from bot.interpret.scene import Tables
from bot.interpret.words import read
from bot.threads import Thread

REF = ThreadRef(platform="test", workspace="w", channel="c", thread="1")
ASKS = What(areas=(Area.ASK,), costs=True)
STYLES = What(areas=(Area.STYLE,), costs=True)
BEN = Who(person="ben", roles=("r1",), places=("t", "c", "cat"))
ANA = BEN.model_copy(update={"person": "ana", "asker": True})

ids = st.lists(st.sampled_from(["r1", "r2", "c", "cat", "x"]), max_size=3).map(tuple)
accesses = st.builds(Access, roles=ids, not_roles=ids, channels=ids, not_channels=ids)
rules = st.builds(
    Rules, access=st.dictionaries(st.sampled_from(list(Area)), accesses, max_size=3), others=st.booleans(),
    quorum=st.sampled_from([0, 2, 3]), cooldown=st.integers(0, 60), person_budget=st.integers(0, 5),
    server_budget=st.integers(0, 9), quiet=ids, locked=ids,
)  # fmt: skip
people = st.builds(Who, person=st.just("ben"), roles=ids, places=ids, asker=st.booleans())
wants = st.builds(
    What, areas=st.lists(st.sampled_from(list(Area)), max_size=3, unique=True).map(tuple), costs=st.booleans(),
    reaction=st.booleans(),
)  # fmt: skip
uses = st.builds(
    Used, person=st.integers(0, 9), server=st.integers(0, 20), since=st.none() | st.floats(0, 99),
    until_midnight=st.floats(1, DAY), closed=st.booleans(),
)  # fmt: skip


# What may be done


@given(people, wants, uses)
def test_without_rules_everybody_may_everything_but_in_a_locked_thread(who: Who, what: What, used: Used) -> None:
    assert bool(may(Rules(), who, what, used)) is bool(used.closed and what.areas)


@given(rules, people, uses)
def test_what_takes_back_or_only_looks_is_always_free(held: Rules, who: Who, used: Used) -> None:
    assert may(held, who, NOTHING, used) == ""


@given(rules, people, wants, uses)
def test_who_is_refused_is_told_a_sentence_with_what_to_do(held: Rules, who: Who, what: What, used: Used) -> None:
    why = may(held, who, what, used)
    assert why == "" or (why.endswith((".", "know")) and len(why) < 400 and why[0].isupper())


@given(rules, people, wants, uses)
def test_whoever_may_not_may_not_with_more_used_up(held: Rules, who: Who, what: What, used: Used) -> None:
    more = used.model_copy(update={"person": used.person + 1, "server": used.server + 1})
    assert not may(held, who, what, used) or may(held, who, what, more)


@given(rules)
def test_rules_are_kept_as_they_are(held: Rules) -> None:
    assert Rules.model_validate_json(held.model_dump_json()) == held


@pytest.mark.parametrize(("held", "who", "what", "used", "why"), [
    (Rules(others=False), BEN, STYLES, Used(), refusals.ONLY_ASKER),
    (Rules(others=False), ANA, STYLES, Used(), ""),
    (Rules(others=False), BEN, ASKS, Used(), ""),
    (Rules(quiet=("c",)), BEN, ASKS, Used(), refusals.QUIET),
    (Rules(quiet=("cat",)), BEN, STYLES, Used(), ""),
    (Rules(locked=("cat",)), BEN, STYLES, Used(), refusals.CHANNEL_LOCKED),
    (Rules(), BEN, STYLES, Used(closed=True), refusals.THREAD_LOCKED),
    (Rules(access={Area.STYLE: Access(roles=("r2",))}, names={"r2": "Editors"}), BEN, STYLES, Used(),
     refusals.not_yours(Area.STYLE, ["Editors"])),
    (Rules(access={Area.REFINE: Access(roles=("r2",))}), BEN, STYLES, Used(), refusals.not_yours(Area.REFINE, [])),
    (Rules(access={Area.CONTENT: Access(roles=("r2",))}), BEN, STYLES, Used(), ""),
    (Rules(access={Area.ASK: Access(channels=("t", "x"))}), BEN, ASKS, Used(), ""),
    (Rules(access={Area.ASK: Access(channels=("x",))}), BEN, ASKS, Used(), refusals.elsewhere(Area.ASK)),
    (Rules(access={Area.ASK: Access(channels=("c",), not_channels=("t",))}), BEN, ASKS, Used(),
     refusals.elsewhere(Area.ASK)),
    (Rules(cooldown=30), BEN, ASKS, Used(since=10), "Not so fast: say it again in 20 seconds."),
    (Rules(cooldown=30), BEN, ASKS, Used(since=30), ""),
    (Rules(cooldown=30), BEN, STYLES.model_copy(update={"reaction": True}), Used(since=1), ""),
    (Rules(person_budget=3), BEN, STYLES, Used(person=3, until_midnight=7_000),
     "You have had your 3 answers of today. Say it again in 2 hours: then you have new ones."),
    (Rules(person_budget=3, quorum=2), BEN, STYLES, Used(person=3), ""),
    (Rules(person_budget=3, quorum=2), ANA, STYLES, Used(person=3, until_midnight=60),
     refusals.person_budget(3, 60)),
    (Rules(server_budget=9, quorum=2), BEN, STYLES, Used(server=9, until_midnight=60), refusals.server_budget(9, 60)),
    (Rules(server_budget=9), BEN, What(areas=(Area.REFINE,)), Used(server=9), ""),
])  # fmt: skip
def test_what_a_rule_says(held: Rules, who: Who, what: What, used: Used, why: str) -> None:
    assert may(held, who, what, used) == why


@given(accesses, st.sampled_from(["r1", "r2"]))
def test_the_last_list_that_somebody_was_put_on_counts(access: Access, role: str) -> None:
    allowed, denied = listed(access, "allow", role), listed(access, "deny", role)
    assert role in allowed.roles and role not in allowed.not_roles
    assert role in denied.not_roles and role not in denied.roles and not denied.admits([role])
    assert listed(allowed, "allow", role) == allowed


def test_an_area_without_lists_is_everybodys_again() -> None:
    held = accessed(Rules(), Area.ASK, Access(roles=("r1",)))
    assert accessed(held, Area.ASK, None) == Rules() == accessed(held, Area.ASK, Access())
    assert toggled(toggled((), "c", on=True), "c", on=False) == ()


# What an event does


@pytest.mark.parametrize(("signal", "areas"), [
    (Asked(text="What is a tide?"), {Area.ASK}),
    (Replied(text="shorter"), {Area.STYLE}),
    (Replied(text="shorter, and mention the moon"), {Area.STYLE, Area.CONTENT}),
    (Replied(text="What is the capital of France?"), {Area.ASK}),
    (Replied(text="thanks!"), set()),
    (Replied(text="shorter", files=(Attachment(name="a", text="b"),)), {Area.STYLE, Area.FILES}),
    (Reacted(emoji="✂️"), {Area.STYLE}),
    (Reacted(emoji="👍"), {Area.REFINE}),
    (Reacted(emoji="🔁"), {Area.VERSIONS}),
    (Reacted(emoji="🦥"), set()),
    (Unreacted(emoji="✂️"), set()),
    (Deleted(message="m"), set()),
    (Edited(message="m", text="longer"), {Area.STYLE}),
    (Edited(message="m", text="start over"), {Area.VERSIONS}),
    (Edited(message="m", text="What is the capital of France?"), {Area.ASK}),
    (Edited(message="m", text="thanks!"), set()),
    (Edited(message="q", text="What is dew?"), {Area.ASK}),
    (Pressed(button="shorter"), {Area.STYLE}),
    (Pressed(button="instead", value="e"), {Area.REFINE, Area.ASK}),
    (Replied(text="shorter", meant="question"), {Area.ASK}),
    (Pressed(button="why"), set()),
    (Pressed(button="restore", value="1"), {Area.VERSIONS}),
    (Commanded(text="/undo"), {Area.VERSIONS}),
    (Commanded(text="/ask What is dew?"), {Area.ASK}),
    (Commanded(text="/profile formal"), set()),
    (Commanded(text="/forget"), set()),
    (Commanded(text="/policy anyone"), {Area.POLICY}),
    (Commanded(text="/stop"), {Area.REFINE}),
    (Attached(files=()), {Area.FILES}),
    (Rewrote(text="x"), {Area.TEXT}),
])  # fmt: skip
def test_what_an_event_does(signal: Signal, areas: set[Area]) -> None:
    task = Task(text="What is a tide?", author="ana", event="e", source="message:q")
    thread = Thread(ref=REF, answers=1, answer=1, context=PromptContext(task=task))
    event = FeedbackEvent(id="e", thread=REF, by="ben", at=0, signal=signal)
    found = doing(event, thread, Tables(emoji=EMOJI, buttons=BUTTONS))
    assert set(found.areas) == areas
    assert found.reaction is (isinstance(signal, Reacted) and bool(areas))


@pytest.mark.parametrize("slot", [Slot.TONE, Slot.LENGTH, Slot.FORMAT, Slot.EXPERTISE])
def test_every_value_that_is_offered_is_read_as_it(slot: Slot) -> None:
    assert len(offered(slot)) >= 4
    for value in offered(slot):
        assert [(one.slot, one.value) for one in read(said(slot, value)).wishes] == [(slot, value)]


# At the door


async def sends(room: Room, id: str, signal: Signal, by: str = "ana", **more: object) -> str:
    """An event through the door; why it does not count."""
    event = FeedbackEvent.model_validate(
        {"id": id, "thread": room.ref, "by": by, "at": 0.0, "message": id, "signal": signal}
    )
    why = await room.bot.door.accept(event, **more)  # type: ignore[arg-type]
    await room.settle()
    return why


async def rule(room: Room, **update: object) -> None:
    await room.bot.houses.change("test", "w", lambda held: held.model_copy(update=update))


async def test_what_is_refused_is_kept_told_once_and_changes_nothing(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await rule(room, others=False)
        assert await sends(room, "q", Asked(text="What is a tide?")) == ""
        before = (await room.thread()).context
        for _ in range(2):
            assert await sends(room, "r", Replied(text="shorter"), by="ben") == refusals.ONLY_ASKER
        entry = await room.bot.store.entry("r")
        assert entry and entry.event.refused and entry.outcome and entry.outcome.directives == ()
        assert [told for told in room.seen.told if told[1] == "ben"] == [(str(room.ref), "ben", refusals.ONLY_ASKER)]
        assert (await room.thread()).context == before and len(room.model.requests) == 1
        file = Attachment(name="a.csv", text="1")
        assert await sends(room, "f", Attached(files=(file,)), by="ben") and (await room.thread()).context.data == ()
        assert await sends(room, "own", Replied(text="shorter")) == ""


async def test_whose_emoji_does_not_count_is_told_once_in_a_thread(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await rule(room, others=False)
        await sends(room, "q", Asked(text="What is a tide?"))
        for number, emoji in enumerate(("✂️", "➕", "🐣")):
            assert await sends(room, f"r{number}", Reacted(emoji=emoji), by="ben") == refusals.ONLY_ASKER
        assert len(room.seen.told) == 1
        assert await sends(room, "u", Unreacted(emoji="✂️"), by="ben") == ""


async def test_answers_are_counted_for_who_asked_for_them_after_a_restart_too(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await rule(room, person_budget=2)
        assert await sends(room, "q", Asked(text="What is a tide?")) == ""
        assert await sends(room, "r", Replied(text="shorter"), by="ben") == ""
        assert await sends(room, "v", Reacted(emoji="👍")) == "", "a verdict costs nothing"
    async with a_bot(tmp_path) as room:
        assert await sends(room, "s", Replied(text="formal"), by="ben") == ""
        assert "2 answers of today" in await sends(room, "t", Replied(text="in German"), by="ben")
        assert await sends(room, "o", Replied(text="in French")) == ""
        assert "2 answers of today" in await sends(room, "p", Replied(text="in Spanish"))
        rules, used = await room.bot.houses.standing(room.ref, "ana", 2.0e9)
        assert rules.person_budget == 2 and (used.person, used.server) == (0, 0), "another day"


async def test_what_is_under_way_counts_too(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(pause=0.05)) as room:
        await rule(room, server_budget=1)
        first = FeedbackEvent(id="q", thread=room.ref, by="ana", at=0.0, signal=Asked(text="What is a tide?"))
        other = first.model_copy(update={"id": "p", "by": "ben", "thread": REF.model_copy(update={"thread": "2"})})
        assert await room.bot.door.accept(first) == ""
        assert "All of you here" in await room.bot.door.accept(other)
        await room.settle()
        await room.bot.inbox.settled(other.thread)
        assert len(room.model.requests) == 1


async def test_what_a_vote_brings_about_is_nobodys_own_budget(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await rule(room, quorum=2, person_budget=1)
        await sends(room, "q", Asked(text="What is a tide?"))
        for who in ("ben", "cleo"):
            assert await sends(room, who, Reacted(emoji="✂️"), by=who) == ""
        assert len(room.model.requests) == 2
        assert await sends(room, "mine", Asked(text="What is dew?"), by="cleo") == ""


async def test_a_cool_down_outlasts_a_restart(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await rule(room, cooldown=600)
        assert await sends(room, "q", Asked(text="What is a tide?")) == ""
        assert await sends(room, "x", Reacted(emoji="✂️")) == ""
    async with a_bot(tmp_path) as room:
        assert (await sends(room, "r", Replied(text="formal"))).startswith("Not so fast")
        assert await sends(room, "b", Replied(text="formal"), by="ben") == ""


async def test_a_locked_thread_takes_nothing_until_it_is_unlocked(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await sends(room, "q", Asked(text="What is a tide?"))
        await room.bot.houses.close(room.ref, "mod", 1.0)
        assert await room.bot.houses.closed(room.ref) == "mod"
        assert await sends(room, "r", Replied(text="shorter")) == refusals.THREAD_LOCKED
        assert await room.bot.houses.open(room.ref) and not await room.bot.houses.open(room.ref)
        assert await sends(room, "s", Replied(text="shorter")) == ""


async def test_only_threads_that_begin_later_vote(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await sends(room, "q", Asked(text="What is a tide?"))
        await rule(room, quorum=3)
        await sends(room, "p", Asked(text="What is dew?"))
        assert (await room.thread()).context.policy.decides == "asker"
    async with a_bot(tmp_path) as room:
        room.ref = REF.model_copy(update={"thread": "9"})
        await sends(room, "o", Asked(text="What is a tide?"))
        policy = (await room.thread()).context.policy
        assert (policy.decides, policy.quorum) == ("quorum", 3)
