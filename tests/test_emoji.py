"""Reactions: one spelling for each emoji, a small vocabulary, and an operator's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.directives import Scope, Slot
from bot.interpret.emoji import EMOJI, canonical, parse_table, read_emoji, vocabulary
from bot.interpret.reading import Wish


@pytest.mark.parametrize(
    ("said", "emoji"),
    [
        ("👍", "👍"), ("👍🏽", "👍"), (":thumbsup:", "👍"), ("+1", "👍"), (":+1:", "👍"), ("+1::skin-tone-2", "👍"),
        (":+1::skin-tone-6:", "👍"), ("thumbsup_tone3", "👍"), (":thumbsup_tone3:", "👍"), ("-1", "👎"), ("✂️", "✂"),
        (":scissors:", "✂"), ("scissors", "✂"), ("heavy_plus_sign", "➕"), ("hatching_chick", "🐣"),
        ("mortar_board", "🎓"), ("❓", "👎"), (":question:", "👎"), ("❔", "👎"),
        ("necktie", "👔"), ("sunglasses", "😎"), ("repeat", "🔁"), ("leftwards_arrow_with_hook", "↩"), ("↩️", "↩"),
        ("<:shorter:123456>", "shorter"), ("<a:Shorter:123456>", "shorter"), ("shorter:123456", "shorter"),
        ("a:shorter:123456", "shorter"), (":party_parrot:", "party_parrot"),
    ],
)  # fmt: skip
def test_every_way_to_name_an_emoji_comes_to_one(said: str, emoji: str) -> None:
    assert canonical(said) == emoji


_MARKS = st.sampled_from(["", "\ufe0f", "\U0001f3fb", "\U0001f3ff", "::skin-tone-3"])


@given(st.sampled_from(list(EMOJI)), _MARKS, st.sampled_from(["{}", " {} ", ":{}:"]))
def test_marks_and_colons_change_nothing(emoji: str, mark: str, around: str) -> None:
    assert canonical(around.format(emoji + mark)) == emoji


@given(st.text(max_size=30))
def test_any_text_has_one_spelling_and_means_nothing_unless_it_is_in_the_table(said: str) -> None:
    assert (read_emoji(said) is not None) == (canonical(said) in EMOJI)


def test_the_default_vocabulary_is_small_and_each_of_it_means_what_is_shown() -> None:
    shown = vocabulary()
    assert 8 <= len(shown) <= 11
    assert all(read_emoji(emoji) == wish for emoji, wish in EMOJI.items())
    assert [read_emoji(emoji) for emoji, _ in shown] == list(EMOJI.values())
    assert len({words for _, words in shown}) == len(shown)


def test_every_alias_of_a_platform_reaches_the_vocabulary() -> None:
    names = "thumbsup thumbsdown scissors heavy_plus_sign hatching_chick mortar_board necktie sunglasses "
    names += "twisted_rightwards_arrows repeat"
    assert [read_emoji(f":{name}:") for name in [*names.split(), "leftwards_arrow_with_hook"]] == list(EMOJI.values())


def test_an_emoji_outside_the_vocabulary_means_nothing() -> None:
    assert read_emoji("🦊") is None
    assert read_emoji("<:shorter:123456>") is None
    assert read_emoji("") is None


def test_an_operator_adds_changes_and_takes_away() -> None:
    table = parse_table(
        {"🦊": "tone casual", ":shorter:": "length much shorter", "✂️": "", "🎓": "always expertise expert"}
    )
    assert read_emoji("🦊", table) == Wish(slot=Slot.TONE, value="casual")
    assert read_emoji("<:shorter:98765>", table) == Wish(slot=Slot.LENGTH, value="much shorter")
    assert read_emoji("✂️", table) is None
    assert read_emoji("🎓", table) == Wish(slot=Slot.EXPERTISE, value="expert", scope=Scope.ALWAYS)
    assert (":shorter:", "much shorter") in [
        (emoji, words.removeprefix("length: ")) for emoji, words in vocabulary(table)
    ]
    assert read_emoji("✂️") == Wish(slot=Slot.LENGTH, value="shorter"), "the default table is not touched"


def test_every_bad_entry_is_named_at_once() -> None:
    bad = {
        "🦊": "mood happy",
        "🐻": "",
        "two words": "tone formal",
        "👍": "length",
        "thumbsup": "accept",
        "🐢": "always undo",
    }
    with pytest.raises(ValueError) as caught:
        parse_table(bad)
    for name in bad:
        if name != "thumbsup":
            assert repr(name) in str(caught.value)
    assert "'mood' is no slot" in str(caught.value)
    assert "'thumbsup': the same emoji as '👍'" in str(caught.value)
