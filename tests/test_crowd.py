"""Two hundred people under one answer, who change their minds: what holds is what they want in the end, and the answer
is written a handful of times."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest
from bots import Room, ScriptedModel, a_bot

from bot import refusals
from bot.casting import standing
from bot.directives import Slot
from bot.events import Asked, Commanded, FeedbackEvent, Pressed, Reacted, Signal, Unreacted
from bot.explain import brief
from bot.house import Access, Area, Rules, Used, What, Who, may
from bot.interpret.buttons import INSTEAD
from bot.wanted import wanted

PEOPLE, SECONDS, QUORUM = 200, 10.0, 3
HANDFUL = 8
EMOJI = ("✂", "➕", "🐣", "🎓", "👔", "😎")
MEANS = {"✂": "shorter", "➕": "longer", "🐣": "beginner", "🎓": "expert", "👔": "formal", "😎": "casual"}
SLOTS = {"✂": Slot.LENGTH, "➕": Slot.LENGTH, "🐣": Slot.EXPERTISE, "🎓": Slot.EXPERTISE, "👔": Slot.TONE,
         "😎": Slot.TONE}  # fmt: skip

Doing = tuple[str, str, bool]
"""A person, an emoji, on or off."""


def crowd(chance: random.Random, *, people: int = PEOPLE, emoji: tuple[str, ...] = EMOJI) -> list[Doing]:
    """What all do, in some order: each puts one emoji on, and half of them change their minds once or twice."""
    doings: list[tuple[float, Doing]] = []
    for number in range(people):
        who, at = f"p{number}", chance.random()
        now = chance.choices(emoji, weights=range(len(emoji), 0, -1))[0]
        doings.append((at, (who, now, True)))
        for _ in range(chance.choice((0, 0, 1, 2))):
            at += chance.random() * (1 - at)
            doings.append((at, (who, now, False)))
            now = chance.choice(emoji)
            doings.append((at + 1e-9, (who, now, True)))
    return [one for _, one in sorted(doings)]


def final(doings: list[Doing]) -> dict[str, str]:
    """The emoji that each person has left on, in the order in which they were put there."""
    left: dict[str, str] = {}
    for who, emoji, on in doings:
        if on:
            left[who] = emoji
        elif left.get(who) == emoji:
            del left[who]
    return left


async def asked(room: Room, quorum: int = QUORUM) -> None:
    """A question in a community that votes."""
    await room.bot.houses.change("test", "w", lambda rules: rules.model_copy(update={"quorum": quorum}))
    event = FeedbackEvent(id="q", thread=room.ref, by="ana", at=0.0, message="q", signal=Asked(text="Explain tides."))
    assert await room.bot.door.accept(event) == ""
    await room.settle()


async def does(room: Room, number: int, doing: Doing) -> None:
    who, emoji, on = doing
    signal: Signal = Reacted(emoji=emoji) if on else Unreacted(emoji=emoji)
    event = FeedbackEvent(id=f"r{number}", thread=room.ref, by=who, at=float(number), answer=1, signal=signal)
    assert await room.bot.door.accept(event) == ""


async def test_two_hundred_people_within_ten_seconds(tmp_path: Path) -> None:
    doings = crowd(random.Random(7))
    model = ScriptedModel(lambda request, call: " ".join(f"word{n}" for n in range(60)), pause=0.01)
    async with a_bot(tmp_path, model, settle=0.25) as room:
        await asked(room)
        begun = asyncio.get_running_loop().time()
        for number, one in enumerate(doings):
            await does(room, number, one)
            late = begun + SECONDS * (number + 1) / len(doings) - asyncio.get_running_loop().time()
            await asyncio.sleep(max(0.0, late))
        took = asyncio.get_running_loop().time() - begun
        await room.settle()
        thread, answer = await room.thread(), await room.answer()
        regenerated = len(model.requests) - 1
        print(f"\n{len(doings)} doings of {PEOPLE} people in {took:.1f} s: {regenerated} regenerations,"
              f" {len(answer.versions)} versions")  # fmt: skip
        print("\n".join(standing(thread)))
        left = final(doings)
        assert sorted((one.author, one.value) for one in thread.context.directives) == sorted(
            (who, MEANS[emoji]) for who, emoji in left.items()
        )
        assert 1 <= regenerated <= HANDFUL
        counted = {emoji: sum(one == emoji for one in left.values()) for emoji in EMOJI}
        for this, that in (("✂", "➕"), ("🐣", "🎓"), ("👔", "😎")):
            most = max((this, that), key=lambda emoji: counted[emoji])
            held = wanted(thread.context).held(SLOTS[most])
            assert counted[this] == counted[that] or (held and held.directive.value == MEANS[most])
        shown = answer.current
        assert shown and [brief(one.directive) for one in wanted(shown.context).all] == [
            brief(one.directive) for one in wanted(thread.context).all
        ]
        last = room.seen.frames[-1]
        assert last.progress == "done" and last.conflicts == standing(thread) and last.version == shown.number
        told = [notice for _, _, notice in room.seen.told]
        assert told == []


async def test_the_arithmetic_is_shown_until_enough_people_want_it(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await asked(room)
        for number, who in enumerate(("ben", "cleo")):
            await does(room, number, (who, "✂", True))
        await room.settle()
        assert room.seen.frames[-1].conflicts == ("Vote: 2 of 3 for “shorter”.",)
        assert len(room.model.requests) == 1 and room.seen.told == []
        await does(room, 8, ("dora", "✂", True))
        await room.settle()
        assert not room.seen.frames[-1].conflicts and "shorter" in room.seen.frames[-1].line
        await does(room, 9, ("eve", "➕", True))
        await room.settle()
        assert room.seen.frames[-1].conflicts == ("Vote: 3 for “shorter”, which counts · 1 of 3 for “longer”.",)
        await does(room, 10, ("dora", "✂", False))
        await room.settle()
        assert room.seen.frames[-1].conflicts == ("Vote: 2 of 3 for “shorter” · 1 of 3 for “longer”.",)
        assert room.seen.frames[-1].version == 1 and len(room.model.requests) == 2


async def test_the_askers_own_counts_at_once_and_more_people_outvote_it(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await asked(room)
        await does(room, 0, ("ana", "✂", True))
        await room.settle()
        assert "shorter" in room.seen.frames[-1].line
        for number, who in enumerate(("ben", "cleo", "dora"), 1):
            await does(room, number, (who, "➕", True))
        await room.settle()
        assert "longer" in room.seen.frames[-1].line, "as many weigh as much, and spoke last"
        await does(room, 9, ("eve", "✂", True))
        await room.settle()
        assert "shorter" in room.seen.frames[-1].line


async def test_what_is_done_once_waits_for_a_quorum_too(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await asked(room)
        await does(room, 0, ("ben", "🔁", True))
        await does(room, 1, ("cleo", "🔁", True))
        await room.settle()
        assert room.seen.frames[-1].conflicts == ("Vote: 2 of 3 to write it again.",) and len(room.model.requests) == 1
        await does(room, 2, ("cleo", "🔁", False))
        await does(room, 3, ("dora", "🔁", True))
        await room.settle()
        assert len(room.model.requests) == 1
        await does(room, 4, ("eve", "🔁", True))
        await room.settle()
        assert len(room.model.requests) == 2 and not room.seen.frames[-1].conflicts


async def test_the_asker_and_ones_own_wish_need_no_vote_to_be_undone(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await asked(room)
        wish = await room.reply("shorter", by="ben")
        assert (await room.outcome(wish)).notice.startswith("Vote: 1 of 3 for “shorter”.") or "Vote" in (
            await room.outcome(wish)
        ).notice
        await room.press("remove", f"{wish.id}#0", by="ben")
        assert (await room.thread()).context.directives == ()
        await room.press("again")
        assert len(room.model.requests) == 2


async def test_what_is_done_once_waits_in_an_edited_message_too(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await asked(room)
        own = await room.reply("shorter", by="ana")
        said = [await room.reply("formal", by=who) for who in ("ben", "cleo")]
        edits = [await room.edit(one.message, "start over", by=one.by) for one in said]
        assert room.seen.frames[-1].conflicts == ("Vote: 2 of 3 to start over.",)
        assert [held.event for held in (await room.thread()).context.directives] == [own.id], "the old words are gone"
        assert "2 of 3" in (await room.outcome(edits[1])).notice
        await room.edit(said[0].message, "casual", by="ben")
        assert [one.person for one in (await room.thread()).casts] == ["cleo"], "the old voice is gone"
        await room.edit(said[0].message, "start over", by="ben")
        third = await room.reply("formal", by="dora")
        await room.edit(third.message, "start over", by="dora")
        thread = await room.thread()
        assert thread.context.directives == () == thread.casts


@pytest.mark.parametrize(("held", "asker", "why"), [
    (Rules(quorum=2), False, refusals.VOTES),
    (Rules(quorum=2), True, ""),
    (Rules(), False, ""),
    (Rules(quorum=2, access={Area.POLICY: Access(roles=("r1",))}), False, ""),
    (Rules(quorum=2, access={Area.POLICY: Access(roles=("r2",))}), True, refusals.not_yours(Area.POLICY, [])),
    (Rules(quorum=2, access={Area.POLICY: Access(not_roles=("r2",))}), False, refusals.VOTES),
])  # fmt: skip
def test_who_may_end_a_vote(held: Rules, asker: bool, why: str) -> None:
    who = Who(person="ben", roles=("r1",), asker=asker)
    assert may(held, who, What(areas=(Area.POLICY,)), Used()) == why


async def test_who_asks_later_in_a_thread_does_not_end_its_vote(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await asked(room)
        await room.ask("What is dew?", by="ben")
        for number, (who, why) in enumerate((("ben", refusals.VOTES), ("ana", ""))):
            signal = Commanded(text="/policy anyone")
            event = FeedbackEvent(id=f"p{number}", thread=room.ref, by=who, at=9.0, signal=signal)
            assert await room.bot.door.accept(event) == why
            await room.settle()
            assert (await room.thread()).context.policy.decides == ("quorum" if why else "anyone")


@pytest.mark.parametrize(("rules", "by", "why"), [
    (Rules(others=False), "ben", refusals.ONLY_ASKER),
    (Rules(access={Area.CONTENT: Access(roles=("r1",))}), "ana", refusals.not_yours(Area.CONTENT, [])),
    (Rules(access={Area.STYLE: Access(roles=("r1",))}), "ana", ""),
])  # fmt: skip
async def test_an_offer_is_weighed_by_the_words_that_it_says_anew(
    tmp_path: Path, rules: Rules, by: str, why: str
) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask()
        said = await room.reply("what about prices?", by=by)
        await room.bot.houses.change("test", "w", lambda _: rules)
        press = FeedbackEvent(id="x", thread=room.ref, by=by, at=9.0, signal=Pressed(button=INSTEAD, value=said.id))
        assert await room.bot.door.accept(press) == why
        await room.settle()
        assert len((await room.answer(1)).versions) == (1 if why else 2)


@pytest.mark.parametrize("seed", range(3))
async def test_the_order_in_which_people_came_to_it_changes_nothing(tmp_path: Path, seed: int) -> None:
    doings = crowd(random.Random(seed), people=30, emoji=("✂", "➕"))
    left = final(doings)
    async with a_bot(tmp_path) as room:
        await asked(room)
        for number, one in enumerate(doings):
            await does(room, number, one)
        await room.settle()
        among = (await room.thread()).context
        longer = sum(emoji == "➕" for emoji in left.values())
        held = wanted(among).held(Slot.LENGTH)
        if 2 * longer != len(left):
            assert held and held.directive.value == ("longer" if 2 * longer > len(left) else "shorter")
            assert held.level == 1


async def test_without_a_vote_a_crowd_is_taken_together(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: " ".join(f"word{n}" for n in range(60)), pause=0.01)
    async with a_bot(tmp_path, model, settle=0.25) as room:
        await room.ask()
        await asyncio.gather(*(does(room, number, (f"p{number}", EMOJI[number % 2], True)) for number in range(PEOPLE)))
        await room.settle()
        assert len(model.requests) - 1 <= HANDFUL
        assert len((await room.thread()).context.directives) == PEOPLE
        assert len(room.seen.frames[-1].conflicts[0]) < 400 and "97 more" in room.seen.frames[-1].conflicts[0]
