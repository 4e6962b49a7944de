"""Buttons and slash commands: exact tables, and a sentence for what cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.context import Policy
from bot.directives import Scope, Slot
from bot.interpret.buttons import BUTTONS, REMOVE, parse_buttons, read_button
from bot.interpret.commands import Command, read_command
from bot.interpret.reading import Wish
from bot.interpret.usage import COMMANDS
from bot.interpret.words import read

Said = tuple[str, str, str, str | None]


def said(command: Command) -> list[Said]:
    return [(wish.slot.value, wish.value, wish.scope.value, wish.target) for wish in command.wishes]


def test_the_buttons_stand_in_this_order_and_the_first_row_is_short() -> None:
    ids = [button.id for button in BUTTONS]
    assert ids == (
        [
            "shorter",
            "longer",
            "simpler",
            "again",
            "undo",
            "formal",
            "casual",
            "bullets",
            "table",
            "example",
            "compare",
            "accept",
            "reject",
            "reset",
            "stop",
            "restore",
            "remove",
        ]
    )
    assert [button.id for button in BUTTONS if button.primary] == ids[:5]
    assert len({button.label for button in BUTTONS}) == len(BUTTONS)


@pytest.mark.parametrize(
    ("button", "value", "wish"),
    [
        ("shorter", "", Wish(slot=Slot.LENGTH, value="shorter")),
        ("longer", "", Wish(slot=Slot.LENGTH, value="longer")),
        ("simpler", "", Wish(slot=Slot.EXPERTISE, value="beginner")),
        ("undo", "", Wish(slot=Slot.UNDO)),
        ("restore", "3", Wish(slot=Slot.RESTORE, value="3")),
        ("restore", "v3", Wish(slot=Slot.RESTORE, value="3")),
        ("restore", "", None),
        ("restore", "²", None),
        (REMOVE, "slack:1#0", None),
        ("nothing", "", None),
    ],
)
def test_a_press_means_exactly_one_thing(button: str, value: str, wish: Wish | None) -> None:
    assert read_button(button, value) == wish


def test_what_a_button_says_in_words_means_the_same() -> None:
    for button in BUTTONS:
        if button.wish and button.id not in ("accept", "reject"):
            assert read(button.label).wishes == (button.wish,), button.label


def test_an_operator_adds_changes_and_takes_away_buttons() -> None:
    table = parse_buttons(
        {"pirate": "Pirate: tone like a pirate", "shorter": "Kürzer: length much shorter", "stop": ""}
    )
    assert table[0].id == "shorter" and table[-1].id == "pirate"
    assert table[0].label == "Kürzer" and table[0].primary
    assert read_button("pirate", "", table) == Wish(slot=Slot.TONE, value="like a pirate")
    assert read_button("shorter", "", table) == Wish(slot=Slot.LENGTH, value="much shorter")
    assert read_button("stop", "", table) is None


def test_every_bad_button_is_named_at_once() -> None:
    bad = {
        "a": "nonsense",
        "b": "B: mood happy",
        "c": "",
        "remove": "Away: undo",
        "d": "D: undo it",
        "e": ": tone formal",
    }
    with pytest.raises(ValueError) as caught:
        parse_buttons(bad)
    assert all(repr(name) in str(caught.value) for name in bad)


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("/shorter", [("length", "shorter", "answer", None)]),
        ("/longer", [("length", "longer", "answer", None)]),
        ("/simpler", [("expertise", "beginner", "answer", None)]),
        ("/formal", [("tone", "formal", "answer", None)]),
        ("/casual", [("tone", "casual", "answer", None)]),
        ("/bullets", [("format", "bullets", "answer", None)]),
        ("/table", [("format", "table", "answer", None)]),
        ("/tone warm", [("tone", "friendly", "answer", None)]),
        ("/tone like a pirate", [("tone", "like a pirate", "answer", None)]),
        ("/tone autumnal", [("tone", "autumnal", "answer", None)]),
        ("/length 50 words", [("length", "at most 50 words", "answer", None)]),
        ("/length 80", [("length", "at most 80 words", "answer", None)]),
        ("/length exactly 3 sentences", [("length", "exactly 3 sentences", "answer", None)]),
        ("/length much shorter", [("length", "much shorter", "answer", None)]),
        ("/expertise beginner", [("expertise", "beginner", "answer", None)]),
        ("/expertise my manager", [("expertise", "my manager", "answer", None)]),
        ("/format exactly 3 bullets", [("format", "exactly 3 bullets", "answer", None)]),
        ("/format sonnet", [("format", "sonnet", "answer", None)]),
        ("/language deutsch", [("language", "German", "answer", None)]),
        ("/include the deadline", [("include", "the deadline", "answer", None)]),
        ('/include the word "b"', [("include", 'the word "b"', "answer", None)]),
        ("/exclude prices", [("exclude", "prices", "answer", None)]),
        ("/correct I meant the snake", [("correct", "the snake", "answer", None)]),
        ("/correct it was 1969", [("correct", "it was 1969", "answer", None)]),
        ('/passage "two old words" shorter', [("passage", "shorter", "answer", "two old words")]),
        ("/passage “it's old” say it's new", [("passage", "say it's new", "answer", "it's old")]),
        ("/passage the intro: shorter", [("passage", "shorter", "answer", "intro")]),
        ("/keep the intro", [("keep", "the intro", "answer", None)]),
        ("/example", [("example", "", "answer", None)]),
        ("/again", [("again", "", "answer", None)]),
        ("/undo", [("undo", "", "answer", None)]),
        ("/restore 2", [("restore", "2", "answer", None)]),
        ("/restore v2", [("restore", "2", "answer", None)]),
        ("/restore the first version", [("restore", "1", "answer", None)]),
        ("/reset", [("reset", "", "answer", None)]),
        ("/accept", [("accept", "", "answer", None)]),
        ("/reject", [("reject", "", "answer", None)]),
        ("/reject too long", [("reject", "too long", "answer", None), ("length", "shorter", "answer", None)]),
        ("/stop", [("stop", "", "answer", None)]),
        ("/always in German", [("language", "German", "always", None)]),
        ("/thread no emojis", [("exclude", "emoji", "thread", None)]),
        ("/case lowercase", [("case", "lowercase", "answer", None)]),
        ('/end "Best, Ana"', [("end", "Best, Ana", "answer", None)]),
        ("/profile in German", [("language", "German", "always", None)]),
        ("/refine drop prices", [("exclude", "prices", "answer", None)]),
        ("/burnish undo", [("undo", "", "answer", None)]),
        ("/burnish /undo", [("undo", "", "answer", None)]),
        ("/burnish make it shorter", [("length", "shorter", "answer", None)]),
        ("/SHORTER", [("length", "shorter", "answer", None)]),
        ("undo", [("undo", "", "answer", None)]),
    ],
)  # fmt: skip
def test_a_command_says_this(text: str, wishes: list[Said]) -> None:
    command = read_command(text)
    assert said(command) == wishes
    assert command.problem == ""


@pytest.mark.parametrize(
    ("text", "name", "argument"),
    [
        ("/ask What is ARR?", "ask", "What is ARR?"),
        ("/why", "why", ""),
        ("/history", "history", ""),
        ("/profile", "profile", ""),
        ("/forget", "forget", ""),
        ("/help", "help", ""),
        ("/burnish", "help", ""),
        ("/", "help", ""),
    ],
)
def test_what_is_no_wish_comes_back_by_name(text: str, name: str, argument: str) -> None:
    command = read_command(text)
    assert (command.name, command.argument, command.wishes, command.problem) == (name, argument, (), "")


@pytest.mark.parametrize(
    ("text", "switches"),
    [
        ("/profile off", False),
        ("/profile ON", True),
        ("/profile off.", False),
        ("/profile", None),
        ("/profile formal", None),
    ],
)
def test_a_profile_is_switched_by_one_word_and_that_is_no_wish(text: str, switches: bool | None) -> None:
    command = read_command(text)
    assert (command.name, command.switches, command.problem) == ("profile", switches, "")
    assert switches is None or (command.wishes, command.unread) == ((), ())


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("/policy asker", Policy()),
        ("/policy anyone", Policy(decides="anyone")),
        ("/policy quorum 3", Policy(decides="quorum", quorum=3)),
    ],
)
def test_a_policy_is_read(text: str, policy: Policy) -> None:
    assert read_command(text).policy == policy


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("/undp", "/undo"),
        ("/shortr", "/shorter"),
        ("/burnish undp", "/undo"),
        ("/xyzzy", "/help"),
        ("/tone", "/tone friendly"),
        ("/length", "/length 50 words"),
        ("/length very blue", "/length 50 words"),
        ("/restore", "/restore 2"),
        ("/restore the good one", "/restore 2"),
        ('/passage "only a quote"', "/passage"),
        ("/passage", "/passage"),
        ("/policy bob", "/policy asker"),
        ("/policy quorum 1", "/policy asker"),
        ("/ask", "/ask"),
        ("/include", "/include the deadline"),
        ("/always", "/always in German"),
    ],
)
def test_what_cannot_be_read_says_what_can(text: str, hint: str) -> None:
    command = read_command(text)
    assert hint in command.problem
    assert command.wishes == () and command.policy is None


def test_words_that_no_wish_accounts_for_come_along_with_their_scope() -> None:
    command = read_command("/always sign off with Tom")
    assert (command.wishes, command.unread, command.scope) == ((), ("sign off with Tom",), Scope.ALWAYS)
    both = read_command("/thread shorter, and use metric units")
    assert said(both) == [("length", "shorter", "thread", None)]
    assert (both.unread, both.scope) == (("use metric units",), Scope.THREAD)


def test_every_command_of_the_table_is_known_and_its_usage_works() -> None:
    for name, (usage, what) in COMMANDS.items():
        command = read_command(usage)
        assert command.name == name, usage
        assert command.problem == "", usage
        assert what.endswith(".") or "/" in what or ":" in what or "," in what


def test_every_slot_has_its_command() -> None:
    reached = {wish.slot for usage, _ in COMMANDS.values() for wish in read_command(usage).wishes}
    assert reached == set(Slot)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=60), st.tuples(st.sampled_from(list(COMMANDS)), st.text(max_size=40)).map(" ".join)))
def test_any_typed_text_is_understood_or_answered(text: str) -> None:
    command = read_command("/" + text)
    assert command.name in COMMANDS or command.problem
    free = command.name in ("refine", "always", "thread")
    if free and not command.problem:
        assert command.wishes or command.unread
