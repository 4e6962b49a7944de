"""What an accepted version said is still there after a change of tone, length or form; the ledger of a longer job."""

from __future__ import annotations

from pathlib import Path

import pytest
from bots import ScriptedModel, a_bot
from hypothesis import given
from hypothesis import strategies as st
from values import context, wish

from bot.agreed import keeping, kept, lost
from bot.answers import Answer, Version
from bot.carry import restore_facts
from bot.context import Agreed, PromptContext, Task, ask
from bot.directives import Directive, Scope
from bot.facts import facts, has, see
from bot.ledger import RECENT, ledger, numbered
from bot.ports import Request
from bot.prompt import key, render
from bot.verify import AGREED, verify
from bot.wanted import Wanted, wanted

MOON = (
    "Apollo 11 landed on July 20, 1968. The crew were Neil Armstrong and Buzz Aldrin. It cost $25 billion. "
    "We chose Postgres over MySQL for the archive. See https://nasa.gov for more."
)


def after(*wishes: Directive, text: str = MOON, known: tuple[tuple[str, str], ...] = ()) -> Wanted:
    """What is wanted after somebody accepted that text."""
    return wanted(context(*wishes).model_copy(update={"agreed": Agreed(version=1, text=text, wishes=known)}))


@pytest.mark.parametrize(
    ("said", "again"),
    [
        ("It has 1,000 seats.", "1000 seats"),
        ("It has 1,000 seats.", "1.000 Plätze"),
        ("On July 20, 1969.", "am 20. Juli 1969"),
        ("On July 20, 1969.", "1969-07-20"),
        ("On 3/4/2024.", "March 4, 2024"),
        ("At 3:30 pm.", "at 15:30"),
        ("It costs $5.50.", "5.5 dollars"),
        ("About 10 million people.", "ten million"),
        ("Up 50%.", "fifty percent"),
        ("It is 346 km long.", "346 kilometres"),
        ("Run `npm install`.", "Then NPM INSTALL it."),
        ("See https://Example.org/a/.", "example.org/a"),
        ("He said “To be or not to be”.", 'the line "to be or not to be."'),
        ("It was Ada Lovelace.", "Lovelace's work"),
        ("We decided to use Redis for caching.", "Redis it is"),
        ("100万円です。", "1,000,000 yen"),
    ],
)
def test_a_fact_is_the_same_however_it_is_written(said: str, again: str) -> None:
    assert facts(said) and [fact.text for fact in facts(said) if not has(see(again), fact)] == []


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("It has 1,000 seats.", "It has 1,100 seats."),
        ("On July 20, 1969.", "In July 1969."),
        ("It is 5 km away.", "It is 5 miles away."),
        ("It costs $5.50.", "It costs €5.50."),
        ("Use `parse_date`.", "Use `parse_time`."),
        ("It was Ada Lovelace.", "It was Charles Babbage."),
        ("We chose Postgres over MySQL.", "We chose MySQL over Postgres."),
        ("He said “To be or not to be”.", "He wondered whether to live."),
    ],
)
def test_another_fact_in_its_place_is_a_loss(said: str, instead: str) -> None:
    assert [fact for fact in facts(said) if not has(see(instead), fact)]


def test_a_lists_own_numbers_and_the_words_of_a_title_are_no_facts() -> None:
    assert facts("# How The Tide Works\n\n1. Step one\n2. Step two\n\nStep 3: rest.") == ()


@given(st.text(max_size=300))
def test_every_text_keeps_all_its_own_facts(text: str) -> None:
    assert [fact for fact in facts(text) if not has(see(text), fact)] == []


@given(st.lists(st.integers(13, 10**9), min_size=1, max_size=6))
def test_a_number_is_found_again_with_and_without_its_separators(values: list[int]) -> None:
    said = facts(" and ".join(f"{value:,} units" for value in values))
    assert all(has(see(" or ".join(str(value) for value in values)), fact) for fact in said)


@pytest.mark.parametrize(
    ("slot", "value", "gone"),
    [
        ("tone", "formal", set()),
        ("format", "bullets", set()),
        ("include", "the launch site", set()),
        ("correct", "it was 1969", {"July 20, 1968"}),
        ("correct", "Apollo 11 was in 1969", {"July 20, 1968"}),
        ("correct", "it cost $20 billion", {"$25 billion"}),
        ("exclude", "prices", {"$25 billion"}),
        ("exclude", "links", {"https://nasa.gov"}),
        ("exclude", "the part about the crew", {"Neil Armstrong", "Buzz Aldrin"}),
    ],
)
def test_only_what_a_wish_is_about_is_released(slot: str, value: str, gone: set[str]) -> None:
    before, now = kept(after()), kept(after(wish(slot, value)))
    assert {fact.text for fact in before if fact not in now} == gone


def test_being_misunderstood_altogether_releases_everything() -> None:
    assert kept(after(wish("correct", "the Greek god"))) == ()


def test_a_wish_that_the_accepted_version_was_made_from_releases_nothing() -> None:
    without = wish("exclude", "prices")
    assert kept(after(without, known=((without.id, without.value),))) == kept(after())


def test_what_was_wanted_in_and_is_no_longer_may_go() -> None:
    assert "$25 billion" not in keeping(after(known=(("e7#0", "the prices"),)))


def test_a_much_shorter_answer_keeps_as_many_facts_as_fit_the_most_important_first() -> None:
    found = kept(after(wish("length", "at most 20 words")))
    assert 0 < len(found) < len(kept(after())) and found[0].kind == "decision"


def test_a_lost_fact_is_a_violation_that_names_it() -> None:
    broken = verify("Apollo 11 landed on July 20, 1968. We chose Postgres over MySQL.", after(wish("tone", "formal")))
    assert [one.slot for one in broken] == [AGREED] and "$25 billion" in broken[0].wanted


def test_the_accepted_versions_own_sentences_are_carried_over_in_the_form_of_the_answer() -> None:
    text = "1. Apollo 11 landed on July 20, 1968.\n2. We chose Postgres over MySQL.\n3. See https://nasa.gov."
    gone = lost(text, after())
    whole = restore_facts(text, MOON, gone)
    assert whole is not None and lost(whole, after()) == ()
    assert [line[:2] for line in whole.splitlines()] == ["1.", "2.", "3.", "4.", "5."]
    prose = restore_facts("They landed.\n\nIt was great.", MOON, [fact for fact in facts(MOON) if "$" in fact.text])
    assert prose is not None and "It cost $25 billion." in prose and prose.count("\n") == 2


def test_nothing_is_carried_into_or_out_of_code_and_tables() -> None:
    table = "| year | price |\n|---|---|\n| 1969 | $25 |"
    assert restore_facts("They landed.", table, facts(table)) is None
    assert restore_facts("```\nprint(1)\n```", MOON, facts(MOON)[:1]) is None


def test_accepting_changes_no_key_and_the_facts_stand_in_the_next_prompt() -> None:
    plain = context()
    accepted = plain.model_copy(update={"agreed": Agreed(version=1, text=MOON)})
    assert key(accepted) == key(plain)
    assert "Keep these facts: Postgres" in render(accepted)[-1].content


def test_the_nearest_accepted_version_of_those_the_shown_one_comes_from_counts() -> None:
    def version(number: int, parent: int | None, *accepted: str) -> Version:
        return Version(
            number=number,
            parent=parent,
            event="e",
            text=f"t{number}",
            context=PromptContext(),
            key="",
            accepted=accepted,
        )

    versions = (version(1, None, "ana"), version(2, 1, "ben"), version(3, 2), version(4, 1))
    found = [Answer(number=1, shown=shown, versions=versions).agreed for shown in (1, 2, 3, 4)]
    assert [one.version if one else None for one in found] == [1, 2, 2, 1]


async def test_an_accepted_fact_is_asked_for_until_the_thumb_is_taken_off_or_another_question_comes(
    tmp_path: Path,
) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: f"It was 1969, says try {call}00.")) as room:
        await room.ask()
        await room.react("👍")
        assert len(room.model.requests) == 1
        await room.reply("more formal")
        assert "Keep these facts: 1969" in room.prompt()
        await room.unreact("👍", version=1)
        await room.press("again")
        assert "Keep these facts" not in room.prompt()
        await room.press("accept")
        await room.ask("What is a neap tide?")
        assert "Keep these facts" not in room.prompt()


async def test_undoing_past_the_accepted_version_lets_its_facts_go(tmp_path: Path) -> None:
    def script(request: Request, call: int) -> str:
        return "It was 1969." if "formal" in request.messages[-1].content else "The moon pulls."

    async with a_bot(tmp_path, ScriptedModel(script)) as room:
        await room.ask()
        await room.press("formal")
        await room.press("accept")
        await room.press("undo")
        assert (await room.thread()).context.agreed is None
        await room.press("bullets")
        assert "1969" not in room.prompt()


def test_a_step_and_a_pin_stand_in_the_prompt_and_stay_in_a_new_question() -> None:
    noted = [
        wish("step", "restarting the router", target="tried", scope=Scope.THREAD, n=1),
        wish("step", "the log is empty", target="found", scope=Scope.THREAD, n=2),
        wish("pin", "we run version 3", scope=Scope.THREAD, n=3),
    ]
    later = ask(context(*noted), Task(text="And now?", author="ana", event="e9", source="message:m9"))
    content = render(later)[-1].content
    assert "Tried so far: restarting the router\nFound: the log is empty" in content
    assert "Pinned: we run version 3" in content


def test_a_long_ledger_stays_bounded_and_names_its_older_lines_in_short() -> None:
    tried = [
        wish("step", f"number {n} of the many long things that were tried", target="tried", n=n) for n in range(90)
    ]
    text = ledger(wanted(context(*tried)))
    assert text.count("; ") == RECENT and f"earlier ({90 - RECENT})" in text and len(text) < 1_400


def test_versions_stored_before_the_ledger_was_made_of_directives_are_still_read() -> None:
    assert PromptContext.model_validate({"pinned": ["x"], "ledger": []}) == PromptContext()


async def test_the_ledger_is_shown_added_to_and_closed_by_command(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await room.ask("Why does my router fail?")
        await room.command("/ledger tried a restart")
        await room.command("/ledger open the cable")
        assert "Tried so far: a restart\nStill open: the cable" in room.prompt()
        shown = (await room.outcome(await room.command("/ledger"))).notice
        assert shown == "Tried so far:\n1. a restart\nStill open:\n2. the cable"
        await room.command("/ledger done 2")
        assert numbered(wanted((await room.thread()).context)) == "Tried so far:\n1. a restart"
        assert "no such line" in (await room.outcome(await room.command("/ledger done 7"))).notice
