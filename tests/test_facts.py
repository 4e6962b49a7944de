"""What an accepted version said is still there after a change of tone, length or form; the ledger of a longer job."""

from __future__ import annotations

from pathlib import Path

import pytest
from bots import ScriptedModel, a_bot
from hypothesis import given
from hypothesis import strategies as st
from values import context, wish

from bot.agreed import keeping, kept, lost, restorable
from bot.answers import Answer, Version
from bot.carry import restore_facts
from bot.context import Agreed, PromptContext, Task, ask
from bot.directives import Directive, Scope
from bot.events import Rewrote
from bot.facts import MOST, facts, has, see
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
    ("slot", "value"),
    [
        ("tone", "formal"),
        ("format", "bullets"),
        ("format", "exactly 3 bullets"),
        ("case", "capitals"),
        ("length", "longer"),
        ("expertise", "beginner"),
        ("include", "a title"),
        ("include", "at least 2 highlighted parts"),
        ("exclude", "commas"),
        ("start", "Dear team,"),
        ("keep", "the intro"),
    ],
)
def test_a_change_of_style_leaves_every_fact(slot: str, value: str) -> None:
    assert kept(after(wish(slot, value))) == kept(after()) != ()


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("correct", "it was 1969"),
        ("correct", "the Greek god"),
        ("include", "the launch site"),
        ("exclude", "prices"),
        ("exclude", "the part about the crew"),
        ("example", "a different example"),
        ("passage", "shorter"),
        ("format", "haiku"),
        ("format", "a template"),
        ("format", "code only"),
        ("format", 'one of "yes" / "no"'),
        ("tone", "like a bedtime story"),
        ("expertise", "child"),
        ("length", "as long as it takes for 8 people"),
        ("keep", "only the first tip"),
        ("pin", "we run version 3"),
    ],
)
def test_whatever_may_be_about_the_facts_releases_all_of_them(slot: str, value: str) -> None:
    assert kept(after(wish(slot, value))) == ()


@pytest.mark.parametrize("slot", ["tone", "length", "format", "include", "exclude", "correct"])
def test_somebodys_own_words_release_all_of_them(slot: str) -> None:
    assert kept(after(wish(slot, "shorter", verbatim=True))) == ()


@pytest.mark.parametrize(
    ("slot", "value", "kinds"),
    [
        ("exclude", "links", {"link"}),
        ("exclude", "digits", {"number", "date"}),
        ("include", '"port 9090"', {"number"}),
        ("start", "Dear Bob,", {"name"}),
        ("language", "German", {"decision", "quotation", "name"}),
        ("language", "Japanese", {"decision", "quotation", "name", "number", "date"}),
    ],
)
def test_a_mark_a_word_or_a_language_releases_the_kinds_that_it_concerns(
    slot: str, value: str, kinds: set[str]
) -> None:
    now = kept(after(wish(slot, value)))
    assert {fact.text for fact in kept(after()) if fact.kind not in kinds} == {fact.text for fact in now} != set()


def test_no_sentence_is_carried_over_into_another_language() -> None:
    want = after(wish("language", "German"))
    assert lost("Sie sind gelandet.", want) and restorable("Sie sind gelandet.", want) == ()


def test_a_wish_that_the_accepted_version_was_made_from_releases_nothing() -> None:
    without = wish("exclude", "jokes")
    assert kept(after(without, known=((without.id, without.value),))) == kept(after())


def test_what_was_wanted_in_and_is_no_longer_may_go() -> None:
    assert keeping(after(known=(("e7#0", "the prices"),))) == ""
    assert keeping(after(known=(("e7#0", "bullets"),))) == keeping(after())


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
    held = PromptContext(agreed=Agreed(version=1, text="t1"))

    def version(number: int, parent: int | None, made: PromptContext = held, **judged: tuple[str, ...]) -> Version:
        return Version(number=number, parent=parent, event="e", text=f"t{number}", context=made, key="", **judged)

    versions = (
        version(1, None, accepted=("ana",)),
        version(2, 1, accepted=("ben",)),
        version(3, 2),
        version(4, 1),
        version(5, 2, rejected=("ana",)),
        version(6, 5),
        version(7, 2, PromptContext()),
        version(8, 7),
    )
    found = [Answer(number=1, shown=shown, versions=versions).agreed for shown in range(1, 9)]
    assert [one.version if one else None for one in found] == [1, 2, 2, 1, None, None, None, None]


PORT = "The server runs at 10.0.0.5 on port 8080."


@pytest.mark.parametrize(
    ("accepted", "said", "now"),
    [
        (PORT, "the port is 9090", "The server runs at 10.0.0.5 on port 9090."),
        (PORT, "as a haiku", "Server hums softly, waiting on its quiet port for a call at night."),
        ("Bake at 350°F. Use 2 cups of flour.", "use metric units", "Bake at 177°C. Use 250 g of flour."),
        ("Use 2 cups of flour and 200 g of sugar.", "double the recipe", "Use 4 cups of flour and 400 g of sugar."),
        ("We recommend PostgreSQL 15.", "rewrite it for MySQL", "We recommend MySQL 8."),
        ("Dear Maria Lopez, order 4471 ships on May 3.", "anonymize it", "Dear customer, your order ships soon."),
        ("Save $50 a month. Call Comcast.", "in euros", "Save 45 € a month. Call Comcast."),
        ("It weighed 2,970,000 kg in 1969.", "for a 5 year old", "It was very, very heavy, and long ago."),
    ],
)
async def test_what_a_person_changes_after_accepting_is_never_put_back(
    tmp_path: Path, accepted: str, said: str, now: str
) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: accepted)) as room:
        await room.ask("How do I do this?")
        await room.press("accept")
        room.model.script = lambda request, call: now
        await room.reply(said)
        assert await room.text() == now
        assert "Keep these facts" not in room.prompt()


async def test_what_a_person_wrote_by_hand_and_changes_then_is_never_put_back(tmp_path: Path) -> None:
    first, own, now = (f"Meet at {at} on Friday in Paris." for at in ("2 pm", "3 pm", "4 pm"))
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: first)) as room:
        await room.ask("Write the invitation.")
        await room.send(Rewrote(text=own))
        room.model.script = lambda request, call: now
        await room.reply("move it to 4 pm")
        assert await room.text() == now


NAMES = ("Call it Zephyr Cloud 9000 for $45.", "How about Nimbus Labs for $30?")


async def test_another_answer_that_is_wanted_anyway_holds_to_nothing_before_it(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: NAMES[min(call, 2) - 1])) as room:
        await room.ask("Name my company.")
        await room.press("accept")
        await room.press("again")
        assert await room.text() == NAMES[1] and "Keep these facts" not in room.prompt()
        await room.press("formal")
        assert await room.text() == NAMES[1] and "Keep these facts" not in room.prompt()


async def test_a_rejected_version_holds_to_nothing_before_it_until_the_reject_is_taken_back(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: NAMES[0])) as room:
        await room.ask("Name my company.")
        await room.press("accept")
        await room.press("formal")
        await room.react("👎", by="ben")
        assert (await room.thread()).context.agreed is None
        await room.unreact("👎", by="ben")
        assert (await room.thread()).context.agreed is not None
        await room.react("👎", by="ben")
        room.model.script = lambda request, call: NAMES[1]
        await room.press("bullets")
        assert "Zephyr" not in room.prompt() + await room.text()


async def test_another_wording_of_the_question_holds_to_nothing_that_answered_the_first(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: "Use PostgreSQL 15 on port 5432.")) as room:
        asked = await room.ask("Which database fits?")
        await room.press("accept")
        room.model.script = lambda request, call: "Use a spreadsheet."
        await room.edit(asked.message, "Which tool fits a list of guests?")
        assert await room.text() == "Use a spreadsheet." and "Keep these facts" not in room.prompt()


HOSTILE = ["“", "„", "a.b.", '"', "a@a.", "_a", "/.", "1:11 ", "we chose ", "\n", "- a\n", "```\n"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_text_of_one_thing_over_and_over_has_few_facts_and_keeps_them(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    found = facts(text)
    assert len(found) <= MOST and [fact for fact in found if not has(see(text), fact)] == []


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


@pytest.mark.parametrize(
    "text",
    [
        'He said "use foo_bar() before you start" to us.',
        "> Use `foo_bar` before you start now",
        'She wrote "see https://a.org/b for all of it" there.',
    ],
)
def test_a_quotation_with_code_or_a_link_in_it_is_held_by_its_own_words(text: str) -> None:
    found = [fact for fact in facts(text) if fact.kind == "quotation"]
    assert len(found) == 1 and has(see(text), found[0])


@pytest.mark.parametrize(
    ("said", "again"),
    [
        ("There are 2 tides a day.", "Twice a day the tide rises."),
        ("Version 2.3.1 is out.", "v2.3.1 is out."),
        ("Es steigt 2 mal.", "Es steigt zweimal."),
    ],
)
def test_a_number_said_in_another_way_is_not_lost(said: str, again: str) -> None:
    assert [fact.text for fact in facts(said) if not has(see(again), fact)] == []
