"""A profile that its person switches off: kept, and neither used nor added to; and what a profile is erased to."""

from __future__ import annotations

from pathlib import Path

from bots import a_bot
from values import wish

from bot import texts
from bot.directives import Scope
from bot.events import Asked, Attachment
from bot.profiles import Lesson, Profile, learn

FORMAL = wish("tone", "formal", scope=Scope.ALWAYS)


def test_a_lesson_switches_a_profile_and_one_that_is_off_takes_nothing_in() -> None:
    held = Profile(workspace="w", person="ana", directives=(FORMAL,))
    off = learn(held, Lesson(who=held.who, switches=False))
    assert off == held.model_copy(update={"off": True})
    assert learn(off, Lesson(who=held.who, directives=(FORMAL.model_copy(update={"event": "e9"}),))) == off
    assert learn(off, Lesson(who=held.who, switches=True)) == held


async def test_what_is_switched_off_is_not_used_and_nothing_is_added_to_it(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.command("/profile formal")
        switched = await room.command("/profile off")
        assert (await room.outcome(switched)).notice == texts.PROFILE_OFF
        added = await room.command("/profile in German")
        assert (await room.outcome(added)).notice == texts.PROFILE_IS_OFF
        await room.ask()
        assert "formal" not in room.prompt() and "German" not in room.prompt()
        shown = await room.command("/profile")
        assert (await room.outcome(shown)).notice == f"{texts.PROFILE_OFF}\n- formal"
        await room.command("/profile on")
        await room.ask("What is a wave?")
        assert "formal" in room.prompt() and "German" not in room.prompt()


async def test_the_line_under_an_answer_names_the_files_that_it_is_the_first_to_use(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.send(Asked(text="Sum it up.", files=(Attachment(name="sales.csv", text="a,b"),)))
        assert room.seen.frames[-1].line == "Version 1 · Used: sales.csv"
        await room.reply("shorter")
        assert room.seen.frames[-1].line.startswith("Version 2: shorter")
        assert "Used" not in room.seen.frames[-1].line
