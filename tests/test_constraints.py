"""`constraint`: each canonical value is checked as a careful reader would."""

# ruff: noqa: E501 - one case a line, so that the table can be read as one

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from values import VALUES, context, wish

from bot.constraints.constraint import Bounds
from bot.constraints.parse import constraint
from bot.directives import Slot
from bot.prompt import render
from bot.requirements import requirement
from bot.wanted import wanted

SEA = "The moon pulls on the sea. The sea rises."
PLAIN = (
    "The moon pulls on the sea. When the moon is near, the water goes up. When it is far, the water goes down. "
    "This is why we see high tide and low tide on the beach each day. You can watch it from the sand. "
) * 2
LEARNED = (
    "Tidal forcing arises from the differential gravitational acceleration exerted by the Moon and Sun across the "
    "terrestrial diameter, producing an equilibrium potential whose semidiurnal constituents dominate coastal spectra. "
) * 3

CASES = [
    # slot, value, texts that meet it, texts that do not
    ("length", "at most 5 words", ["The moon pulls the sea."], ["The moon doesn't pull the sea.", "one two three-four five six"]),
    ("length", "at least 6 words", ["The moon pulls on the sea."], ["The well-known moon pulls it - - -"]),
    ("length", "exactly 1 word", ["Moon."], ["The moon."]),
    ("length", "exactly 2 sentences", [SEA, "Dr. Moon pulls. It rises, e.g. at noon."], ["The moon pulls on the sea."]),
    ("length", "at least 3 sentences", ["One came. Two came. Three came."], ["# Title\nOne came.\nTwo came"]),
    ("length", "exactly 2 paragraphs", ["One.\n\nTwo.", "One.\n\n***\n\nTwo."], ["One.\nTwo."]),
    ("length", "at most 2 lines", ["One.\n\nTwo."], ["One.\nTwo.\nThree."]),
    ("length", "at most 20 characters", ["The sea rises."], ["The sea rises and falls."]),
    ("format", "exactly 2 bullets", ["- One\n- Two", "* One\n* Two", "• One\n• Two", "- One\n- Two\n---\nEnd", "*First* of all\n- One\n- Two"], ["- One", "- One\n- Two\n- Three"]),
    ("format", "at most 2 bullets", ["- One\n* * *\n- Two"], ["- One\n- Two\n-Three"]),
    ("length", "exactly 2 paragraphs", ["One.\n\n---\n\nTwo.", "One.\n \nTwo."], ["One.\n\nTwo.\n\nThree."]),
    ("format", "at least 2 steps", ["1. One\n2. Two"], ["1. One"]),
    ("format", "json", ['{"a": 1}', '```json\n[1]\n```'], ["42", "Here: {}", "[" * 5000, '{"a":' * 5000]),
    ("format", 'one of "My answer is yes." / "My answer is no."', ["My answer is yes.", "**My answer is no.**"],
     ["Yes.", "My answer is yes. And no.", "my answer is yes."]),
    ("case", "capitals", ["THE MOON!", "月"], ["THE moon"]),
    ("case", "lowercase", ["the moon."], ["The moon."]),
    ("case", "normal", ["The moon."], ["THE MOON.", "the moon."]),
    ("start", "Dear team,", ["Dear team,\nhello", '"Dear team, hello"', "DEAR TEAM, HELLO", "**Dear team,** x", "**Dear** team, x"], ["dear team, Hello", "Hi. **Dear team,** x"]),
    ("end", "Any questions?", ["Hello. Any questions?", '"Hello. Any questions?"', "Hello. **Any questions?**", "Hello. _Any_ questions?"], ["Any questions? Bye.", "Hello. Any questions"]),
    ("language", "German", ["Die Gezeiten entstehen durch den Mond und die Sonne.", "Ja."], ["The moon pulls on the sea and the tide rises."]),
    ("language", "Japanese", ["月が海を引っ張るので、潮が満ちます。"], ["因为月亮吸引海水，所以潮水上涨，天天如此。"]),
    ("language", "Brazilian Portuguese", ["A maré sobe porque a lua atrai a água do mar."], ["La marea sube porque la luna atrae el agua del mar."]),
    ("language", "Klingon", ["The moon pulls on the sea and the tide rises."], []),
    ("expertise", "child", [PLAIN, "Too short to tell."], [LEARNED]),
    ("expertise", "expert", [LEARNED], [PLAIN]),
    ("include", 'the word "sea"', ["The sea.", "_sea_"], ["The season."]),
    ("include", '"high tide"', ["At High Tide."], ["At high, tide."]),
    ("include", 'the word "sea" at least 2 times', [SEA], ["The sea is in the season."]),
    ("include", 'the word "sea" at most 1 times', ["The sea.", "The sea in this season."], ["The sea, the sea."]),
    ("include", 'the word "cat" exactly once', ["A cat is a category."], ["A category.", "A cat, the cat."]),
    ("include", 'the word "sea" exactly twice', [SEA], ["The sea."]),
    ("include", 'the letter "q" at least 2 times', ["Quite a queen"], ["Quite"]),
    ("include", "at least 2 highlighted parts", ["*one* and **two**"], ["* one\n* two", "*one*"]),
    ("include", "at least 2 placeholders", ["[name] at [place]"], ["[name](http://a.b) and [place]", "- [ ] [name]"]),
    ("include", "at least 2 words in capitals", ["The SEA and NASA"], ["I am NASA"]),
    ("include", "at most 1 words in capitals", ["The NASA", "I am NASA"], ["The SEA and NASA"]),
    ("include", 'at least 2 sections marked "SECTION"', ["SECTION 1\nOne\nSECTION 2\nTwo"], ["See SECTION 1 and SECTION 2"]),
    ("include", "a title", ["# Tides\nThey rise.", "Tides\n\nThey rise.", "<<Tides>>\nThey rise."], ["They rise.", "They rise.\nThey fall."]),
    ("include", "a title in << >>", ["<<Tides>>\nThey rise."], ["# Tides\nThey rise.", "<< >> x"]),
    ("include", 'a postscript "P.S."', ["Hello.\n\nP.S. Bye."], ["Hello. Bye.", "P.S. alone"]),
    ("include", '2 answers split by "******"', ["One.\n******\nTwo."], ["One.\n******\nOne.", "One.", "A.******B.******C."]),
    ("include", '"***" between the paragraphs', ["One.\n\n***\n\nTwo.\n***\nThree."], ["One.\n\nTwo.", "One.\n***\nTwo.\n\nThree.", "A ***b*** c"]),
    ("include", 'paragraph 2 starting with "so"', ["One.\n\nSo it goes.", "One.\n\n\n\nSo it goes."], ["One.\n\nSooner.", "So."]),
    ("include", "quotation marks around the answer", ['"The sea."'], ["The sea.", '"The" sea']),
    ("exclude", 'the word "sea"', ["The season."], ["The *sea*!", "_sea_"]),
    ("exclude", '"don\'t"', ["I do not."], ["I don’t."]),
    ("exclude", "commas", ["One and two."], ["One, two.", "1,000"]),
    ("exclude", "any semicolons", ["One."], ["One; two."]),
    ("exclude", "exclamation points", ["One."], ["One!"]),
    ("exclude", "question marks", ["One."], ["One?"]),
    ("exclude", "dashes", ["A well-known\n- list", "| a | b |\n|---|---|\n| 1 | 2 |", "One\n---\nTwo", "Use `git --amend`."], ["One – two", "One - two", "One--two", "One -- two"]),
    ("exclude", "colons", ["At 10:30, see https://a.b:80/c"], ["Two things: one", "Note:\nOne"]),
    ("exclude", "question marks", ["See https://a.b/c?d=e"], ["See https://a.b/c?d=e now?"]),
    ("exclude", "italics", ["a * b * c", "snake_case_name", "`*x*`"], ["*One* two", "_One_ two"]),
    ("exclude", "parentheses", ["One."], ["One (two)."]),
    ("exclude", "quotation marks", ["It's the dogs' bowl."], ["The “sea”.", "The 'sea' rises."]),
    ("exclude", "digits", ["One."], ["1."]),
    ("exclude", "emoji", ["One ©."], ["One 🌊", "One ✅"]),
    ("exclude", "links", ["One."], ["http://a.b", "[a](b)"]),
    ("exclude", "headings", ["#tag"], ["## One\nTwo"]),
    ("exclude", "bold", ["*One*", "`__init__`", "def __init__(self)", "a ** b ** c", "2**3 + 4**2", "```\n**kwargs, **more\n```"], ["**One**", "__One two__", "これは**重要**です"]),
    ("exclude", "bullets", ["1. One", "*First* of all", "One\n* * *\nTwo"], ["- One", "*One"]),
    ("exclude", "tables", ["a | b"], ["| a | b |\n|---|---|\n| 1 | 2 |"]),
    ("exclude", "code", ["One."], ["`x`"]),
    ("exclude", "contractions", ["The dog's bowl is not here."], ["It isn't here.", "It’s here."]),
]  # fmt: skip


@pytest.mark.parametrize(("slot", "value", "kept", "lost"), CASES, ids=lambda one: one if isinstance(one, str) else "")
def test_a_constraint_is_met_where_a_careful_reader_says_so(
    slot: str, value: str, kept: list[str], lost: list[str]
) -> None:
    checked = constraint(Slot(slot), value)
    assert checked is not None
    assert {text: checked.check(text) for text in kept} == dict.fromkeys(kept, "")
    assert [text for text in lost if not checked.check(text)] == []


@pytest.mark.parametrize(("slot", "value", "kept", "lost"), CASES, ids=lambda one: one if isinstance(one, str) else "")
def test_a_requirement_is_one_short_sentence_for_the_model(
    slot: str, value: str, kept: list[str], lost: list[str]
) -> None:
    checked = constraint(Slot(slot), value)
    assert checked is not None
    assert 3 <= len(checked.sentence.split()) <= 22 and "\n" not in checked.sentence


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("include", "a joke"),
        ("include", 'a film like "Jaws" or "Alien"'),
        ("exclude", "the second example please"),
        ("format", "a sonnet"),
        ("length", "shorter"),
        ("case", "camel"),
        ("tone", "formal"),
        ("expertise", "my manager"),
        ("end", ""),
    ],
)
def test_a_persons_own_words_are_for_the_model_alone(slot: str, value: str) -> None:
    assert constraint(Slot(slot), value) is None


def test_the_question_first_needs_the_question() -> None:
    checked = constraint(Slot.START, "the question, word for word", "Why do tides rise?")
    assert checked is not None
    assert checked.check("Why do tides rise? The moon pulls.") == ""
    assert checked.check("Why do tides rise?") == "It had nothing but the question."
    assert checked.check("The moon pulls.") == "It began “The moon pulls.”."


def sentences(*said: tuple[str, str]) -> list[str]:
    wishes = [wish(slot, value, n=n) for n, (slot, value) in enumerate(said, start=1)]
    return [requirement(held) for held in wanted(context(*wishes)).all]


@pytest.mark.parametrize(
    ("said", "held"),
    [
        (["at least 100 words", "at most 150 words"], ["Write between 100 and 150 words."]),
        (["at least 10 words", "at most 100 words", "at most 200 words"], ["Write between 10 and 200 words."]),
        (["at most 50 words", "at least 300 words"], ["Write at least 300 words."]),
        (["at least 5 words", "at most 5 words"], ["Write exactly 5 words."]),
        (["exactly 3 sentences", "at most 60 words"], ["Write exactly 3 sentences.", "Write at most 60 words."]),
        (["exactly 1 paragraph", "shorter"], ["Write exactly 1 paragraph.", "Keep it short."]),
        (["about 100 words", "about 200 words"], ["Write about 200 words."]),
    ],
)
def test_limits_that_can_hold_together_are_one_range_and_others_replace_each_other(
    said: list[str], held: list[str]
) -> None:
    assert sentences(*(("length", value) for value in said)) == held


def test_how_often_a_word_is_wanted_is_replaced_by_a_later_number_and_joined_with_its_other_end() -> None:
    first, more, most = (f'the word "x" {how} times' for how in ("at least 3", "at least 5", "at most 9"))
    assert sentences(("include", first), ("include", more)) == ['Use the word "x" at least 5 times.']
    assert sentences(("include", first), ("include", most)) == ['Use the word "x" between 3 and 9 times.']
    assert sentences(("include", first), ("exclude", 'the word "X"')) == ['Do not use the word "X".']
    assert len(sentences(("include", first), ("include", 'the word "y"'))) == 2


def test_another_persons_limit_does_not_loosen_the_askers_range() -> None:
    said = [wish("length", value, n=n) for n, value in enumerate(["at most 100 words", "at least 50 words"], start=1)]
    want = wanted(context(*said, wish("length", "at most 500 words", by="ben", n=3)))
    assert [requirement(held) for held in want.all] == ["Write between 50 and 100 words."]
    assert len(want.conflicts) == 1


def test_the_prompt_states_starts_ends_and_case() -> None:
    wishes = [wish("case", "capitals", n=1), wish("start", "Dear team,", n=2), wish("end", "Bye", n=3)]
    content = render(context(*wishes))[-1].content
    assert "CAPITAL LETTERS" in content and "Begin with exactly: “Dear team,”" in content
    assert "End with exactly: “Bye”" in content


bounds = st.builds(Bounds, relation=st.sampled_from(["at least", "at most", "exactly"]), count=st.integers(0, 12))


@given(bounds, bounds)
def test_bounds_agree_only_if_some_number_meets_both(one: Bounds, other: Bounds) -> None:
    assert not one.agrees(other) or any(one.met(have) and other.met(have) for have in range(14))
    assert one.agrees(other) == other.agrees(one)


@given(st.sampled_from([(slot, value) for slot, values in VALUES.items() for value in values]), st.text(max_size=200))
def test_any_text_can_be_checked(said: tuple[Slot, str], text: str) -> None:
    checked = constraint(*said)
    assert checked is None or checked.check(text) == checked.check(text)


@given(st.text(max_size=80))
def test_any_value_can_be_read(value: str) -> None:
    for slot in Slot:
        checked = constraint(slot, value)
        assert checked is None or checked.sentence


PIECES = [
    "The moon pulls.", "# Title", "- one", "* two", "*hi*", "**bold**", "***", "******", "---", "SECTION 1", "SECTION 2",
    "P.S. bye", "[name]", "[x](y)", "sea", "season", "Sea's", "I", "NASA", '"', "<<T>>", "1. a", "e.g. it", "don't",
    "a-b", "Dear", "so", "• b", "- [ ] t", "quick,", "The end",
]  # fmt: skip
texts = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "\n", "\n\n", ""])), max_size=7).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)
OUTSIDERS = [
    ("include", "at least 2 highlighted parts", "HighlightSectionChecker", {"num_highlights": 2}),
    ("include", "at least 2 placeholders", "PlaceholderChecker", {"num_placeholders": 2}),
    ("format", "exactly 2 bullets", "BulletListChecker", {"num_bullets": 2}),
    ("include", 'at least 2 sections marked "SECTION"', "SectionChecker", {"section_spliter": "SECTION", "num_sections": 2}),
    ("include", 'a postscript "P.S."', "PostscriptChecker", {"postscript_marker": "P.S."}),
    ("include", '2 answers split by "******"', "TwoResponsesChecker", {}),
    ("include", 'the word "sea" at least 2 times', "KeywordFrequencyChecker", {"keyword": "sea", "frequency": 2, "relation": "at least"}),
    ("exclude", 'the word "sea"', "ForbiddenWords", {"forbidden_words": ["sea"]}),
    ("length", "at least 8 words", "NumberOfWords", {"num_words": 8, "relation": "at least"}),
    ("length", "at most 7 words", "NumberOfWords", {"num_words": 8, "relation": "less than"}),
    ("end", "The end", "EndChecker", {"end_phrase": "The end"}),
    ("start", "Dear", "ConstrainedStartChecker", {"starter": "Dear"}),
]  # fmt: skip


DIFFERENT = {
    "BulletListChecker": re.compile(r"(?m)^\s*(?:[-*](?! )|-\s*-|•)"),
    "EndChecker": re.compile(r"[*_]"),
    "ConstrainedStartChecker": re.compile(r"[*_]"),
}
"""What a reader takes otherwise than a program that looks at single characters: rules, "•", marks of emphasis."""


@pytest.mark.filterwarnings("ignore")  # of the packages that the outsiders' checkers import
@pytest.mark.parametrize(("slot", "value", "name", "arguments"), OUTSIDERS, ids=lambda one: str(one)[:40])
@settings(deadline=None)  # the first import of the package takes long
@given(text=texts)
def test_what_is_called_met_is_met_for_ifevals_own_checkers_too(
    slot: str, value: str, name: str, arguments: dict[str, object], text: str
) -> None:
    instructions = pytest.importorskip("if_verifiable.ifeval.instructions")
    literal = getattr(instructions, name)("x")
    literal.build_description(**arguments)
    checked = constraint(Slot(slot), value)
    assert checked is not None
    assume(not (name in DIFFERENT and DIFFERENT[name].search(text)))
    assert checked.check(text) or literal.check_following(text)
