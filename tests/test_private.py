"""Secrets and personal data in a text: found where they are, and not seen where there are none."""

from __future__ import annotations

import json
import random
import re
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import texts
from bot.private import LONGEST, Found, What, kinds, private
from bot.secret import secrets

CASES: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "private.jsonl").read_text(encoding="utf-8").splitlines()
]
SETS = {
    "A": string.ascii_letters + string.digits, "L": string.ascii_letters, "H": "0123456789abcdef",
    "U": string.ascii_uppercase + "234567",
}  # fmt: skip
PIECES = st.lists(
    st.sampled_from(
        ["4111 1111", " ", "+49", "0", "1", "@", "a", "Z", ".", "-", "/", ":", "sk-", "eyJ", "xoxb-", "password", "is",
         "=", "DE89", "Street", "rue ", "C/", "Rua ", "\n", "://", "tel", "(", ")", "６", "\u00a0"]
    )
    | st.text(max_size=5)
).map("".join)  # fmt: skip


def made(text: str) -> str:
    """A labelled text with its keys filled in: `{A36}` is 36 letters and digits. No key stands in the file as such."""
    some = random.Random(text)
    return re.sub(r"\{([ALHU])(\d+)\}", lambda found: "".join(some.choices(SETS[found[1]], k=int(found[2]))), text)


def test_the_labelled_set_is_large_both_ways_and_has_every_kind() -> None:
    found = [case["what"] for case in CASES]
    assert sum(map(bool, found)) >= 80 and sum(not one for one in found) >= 80
    assert {what for case in found for what in case} == {what.value for what in What}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_what_is_private_is_found_and_nothing_else(case: dict[str, Any]) -> None:
    assert [what.value for what in kinds(private(made(case["text"])))] == case["what"]


def test_where_it_stands_is_told() -> None:
    text = "Pay with 4111 1111 1111 1111 or write to ana@lima.pt."
    assert private(text) == (Found(what=What.CARD, start=9, end=28), Found(what=What.MAIL, start=41, end=52))
    assert [text[one.start : one.end] for one in private(text)] == ["4111 1111 1111 1111", "ana@lima.pt"]


def test_a_password_is_found_without_the_word_for_it() -> None:
    text = "the password: hunter2, as ever"
    (found,) = private(text)
    assert text[found.start : found.end] == "hunter2"


def test_digits_and_blanks_that_look_alike_are_the_same() -> None:
    assert kinds(private("４１１１\u00a01111\u20111111\u00a01111")) == (What.CARD,)


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert private("a " * (LONGEST // 2) + "4111 1111 1111 1111") == ()
    assert private("a " * (LONGEST // 2 - 10) + "4111 1111 1111 1111")


@settings(deadline=None)
@given(PIECES)
def test_any_text_can_be_read_and_what_is_found_lies_in_it_without_overlaps(text: str) -> None:
    end = 0
    for found in private(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@pytest.mark.parametrize(
    "piece",
    ["4", "4 ", "4-", "a@", "a.", "a@a.", "DE89 ", "DE89", "+1 ", "(0", "0 ", "eyJ", "eyJa.", "sk-", "A1b", "12 Aa ",
     "12 rue ", "C/ ", "A", "tel ", "a:b@", "a://b:", "-----BEGIN A ", "X", "\n", "1.1.", "[1-", "aA1/", "==",
     "password is "],
)  # fmt: skip
def test_a_text_twice_as_long_takes_about_twice_the_steps(piece: str) -> None:
    """Of the longest text that is read; a pattern that tries all ways would not come to its end within the timeout."""
    private(piece * (LONGEST // len(piece)))
    assert isinstance(list(secrets(piece * 2_000)), list)


def test_a_person_is_told_in_words_what_was_found() -> None:
    assert texts.not_kept(["card"]) == "That has what looks like a card number, so I don't keep it."
    both = texts.not_kept(["key", "phone"])
    assert both == "That has what looks like a key or a password and a telephone number, so I don't keep it."


def test_every_kind_has_its_words() -> None:
    assert all(texts.not_kept([what]) for what in What)
