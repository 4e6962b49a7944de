"""Finishing by code, and forms held while a model writes: each case a sentence and a line of fact."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from values import context, wish

from bot.constraints.parse import constraint
from bot.directives import Slot
from bot.finish.finish import finish
from bot.finish.grammar import grammar
from bot.finish.hold import hold, room, schema, unwrapped
from bot.finish.shape import Range, Shape, Term, shape
from bot.length import count
from bot.wanted import wanted

DRAFT = (
    "Tides rise and fall twice a day, because the moon pulls on the sea. The sun pulls too, but it is far away. "
    "When both pull together, the tide is high!\n\nIn spring, the range is larger. Sailors read tables, and wait."
)
LIST = "Here they are:\n- one, first\n- two\n  - a part of two\n- three\n- four"
"""Five points, one of them a part of another: each line counts."""

MET: list[tuple[str, Slot, str, str]] = [
    ("commas go", Slot.EXCLUDE, "commas", DRAFT),
    ("commas in numbers go without a gap", Slot.EXCLUDE, "commas", "It costs 1,200 euros, or more."),
    ("exclamation marks become full stops", Slot.EXCLUDE, "exclamation marks", DRAFT),
    ("semicolons end a sentence", Slot.EXCLUDE, "semicolons", "It rises; it falls."),
    ("emoji go", Slot.EXCLUDE, "emoji", "Well done 🎉 team ❤️!"),
    ("bold marks go", Slot.EXCLUDE, "bold", "The **moon** pulls."),
    ("headings lose their mark", Slot.EXCLUDE, "headings", "# Tides\n\nThey rise."),
    ("contractions are written out", Slot.EXCLUDE, "contractions", "Don't wait: you're late and can't stay."),
    ("all in capitals", Slot.CASE, "capitals", DRAFT),
    ("all in lowercase", Slot.CASE, "lowercase", DRAFT),
    ("last words are put in", Slot.END, "Any other questions?", DRAFT),
    ("first words are put in", Slot.START, "Dear team,", DRAFT),
    ("quotation marks are put around it", Slot.INCLUDE, "quotation marks around the answer", DRAFT),
    ("a title in brackets comes from the question", Slot.INCLUDE, "a title in << >>", DRAFT),
    ("a heading becomes the title in brackets", Slot.INCLUDE, "a title in << >>", f"# Tides\n\n{DRAFT}"),
    ("a title comes from the question", Slot.INCLUDE, "a title", DRAFT),
    ("parts are highlighted", Slot.INCLUDE, "at least 3 highlighted parts", DRAFT),
    ("words are put in capitals", Slot.INCLUDE, "at least 4 words in capitals", DRAFT),
    (
        "too many capitals are taken back",
        Slot.INCLUDE,
        "at most 1 words in capitals",
        "The MOON and the SUN are NEVER near. The moon is nearer than the sun.",
    ),
    ("the list loses its last points", Slot.FORMAT, "exactly 3 bullets", LIST),
    ("prose becomes points", Slot.FORMAT, "exactly 5 bullets", DRAFT),
    ("paragraphs are put together", Slot.LENGTH, "exactly 1 paragraphs", DRAFT),
    ("paragraphs are parted", Slot.LENGTH, "exactly 4 paragraphs", DRAFT),
    ("a divider stands between paragraphs", Slot.INCLUDE, '"***" between the paragraphs', DRAFT),
    ("sections get their marks", Slot.INCLUDE, 'exactly 2 sections marked "SECTION"', DRAFT),
    ("whole sentences are left out at the end", Slot.LENGTH, "at most 35 words", DRAFT),
    ("sentences are left out to their number", Slot.LENGTH, "at most 2 sentences", DRAFT),
]


def _shape(slot: Slot, value: str) -> Shape:
    return shape(wanted(context(wish(slot, value), text="Explain the tides of the sea to me.")))


@pytest.mark.parametrize(("slot", "value", "text"), [case[1:] for case in MET], ids=[case[0] for case in MET])
def test_what_is_mechanical_is_finished(slot: Slot, value: str, text: str) -> None:
    checked = constraint(slot, value)
    assert checked and checked.check(text), "the draft is not as wanted to begin with"
    finished = finish(text, _shape(slot, value))
    assert checked.check(finished.text) == ""
    assert len(finished.done) == 1


def test_a_text_that_is_as_wanted_is_left_alone() -> None:
    assert finish(DRAFT, Shape()).text == DRAFT
    assert finish(DRAFT, Shape()).done == ()


def test_a_list_stays_one_within_quotation_marks() -> None:
    text = finish("- one\n- two", _shape(Slot.INCLUDE, "quotation marks around the answer")).text
    assert text == '"\n- one\n- two\n"'


def test_code_keeps_its_commas() -> None:
    text = "Call it, like this:\n\n```python\nadd(1, 2)\n```"
    assert finish(text, _shape(Slot.EXCLUDE, "commas")).text == "Call it like this:\n\n```python\nadd(1, 2)\n```"


def test_a_cut_never_leaves_less_than_half() -> None:
    long = " ".join(["One very long sentence goes on"] * 20) + ". And a short one."
    assert finish(long, _shape(Slot.LENGTH, "at most 20 words")).text == long


def test_several_wishes_are_finished_together() -> None:
    want = wanted(
        context(
            wish(Slot.EXCLUDE, "commas", n=1),
            wish(Slot.CASE, "lowercase", n=2),
            wish(Slot.END, "bye now", n=3),
            wish(Slot.INCLUDE, "quotation marks around the answer", n=4),
        )
    )
    text = finish(DRAFT, shape(want)).text
    assert "," not in text
    assert text == text.lower()
    assert text.endswith('bye now"')
    assert text.startswith('"tides')


_TEXTS = st.text(alphabet=st.sampled_from("abcdeXYZ ,.;!?\n*#-–()[]\"'1234567890é🎉"), max_size=300)
_SHAPES = st.sampled_from([_shape(slot, value) for _, slot, value, _ in MET])


@given(_TEXTS, _SHAPES)
def test_finishing_twice_is_finishing_once(text: str, wished: Shape) -> None:
    once = finish(text, wished).text
    assert finish(once, wished).text == once


@given(_TEXTS)
def test_finishing_for_nothing_changes_nothing(text: str) -> None:
    assert finish(text, Shape()).text == text


KEPT: list[tuple[str, Shape, str]] = [
    ("a decimal comma", Shape(without=("commas",)), "It weighs 1,5 kg."),
    ("commas in inline code", Shape(without=("commas",)), "Call `f(a, b)` now."),
    ("commas in a fence of tildes", Shape(without=("commas",)), "~~~python\nf(a, b)\n~~~"),
    ("commas in a link", Shape(without=("commas",)), "See https://maps.example/@52.5,13.4,15z now"),
    ("commas in JSON", Shape(without=("commas",)), '{"a": 1, "b": [1, 2]}'),
    ("a table's rule", Shape(without=("dashes",)), "| a | b |\n| --- | --- |\n| 1 | 2 |"),
    ("a difference", Shape(without=("dashes",)), "So 5 - 3 = 2."),
    ("an option of a command", Shape(without=("dashes",)), "Run git commit --amend now."),
    ("brackets of a sum", Shape(without=("parentheses",)), "It is 2 * (3 + 4)."),
    ("a link's target", Shape(without=("parentheses",)), "See [a](https://b.example/c_(d))."),
    ("an operator and a factorial", Shape(without=("exclamation marks",)), "If a != b then 5! = 120."),
    ("an entity", Shape(without=("semicolons",)), "Tom &amp; Jerry"),
    ("inches", Shape(without=("quotation marks",)), 'A 6" pipe'),
    ("underscores of a name", Shape(without=("bold",)), "Use __init__ here."),
    ("products", Shape(without=("italics",)), "It is 2 *3* 4."),
    ("signs that are letters", Shape(without=("emoji",)), "Done ✓ and ★"),
    ("owners and names", Shape(without=("contractions",)), "NASA's plan, McDonald's, O'Reilly, iPhone's, ain't"),
    ("what may be has", Shape(without=("contractions",)), "It's been dry. That's had it. He's already gone."),
    ("quotes of code", Shape(without=("contractions",)), "```python\nprint(f'Hello')\n```"),
    ("short names and words of code", Shape(capitals=Range(most=0)), "NASA uses it.\n\n```sql\nSELECT A\n```"),
    ("words of a link", Shape(highlighted=Range(least=1)), "https://example.com/energy"),
    (
        "a list under its introduction",
        Shape(words=Range(most=9)),
        "Here are some tips for you.\n- Drink.\n- Sleep a lot.",
    ),
    ("a heading and its text", Shape(paragraphs=Range(least=2, most=2)), "# Title\n\nOne.\n\nTwo."),
    ("a numbered list", Shape(paragraphs=Range(least=2, most=2)), "1. First\n2. Second\n3. Third"),
    ("a table beside text", Shape(paragraphs=Range(least=1, most=1)), "Intro.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"),
    ("a table where a list is wanted", Shape(form="bullets"), "| a | b |\n| --- | --- |\n| 1 | 2 |"),
    ("code between sections", Shape(sections=Range(least=2, most=2), section="PART"), "```py\nx = 'a. b! c'\n```"),
    (
        "lines of code that look like points",
        Shape(form="bullets", points=Range(least=2, most=2)),
        "- A\n- B\n\n```yaml\n- x\n- y\n```",
    ),
    ("what is taken back", Shape(words=Range(most=5)), "One two three four five. However, six seven eight."),
    ("what is announced", Shape(words=Range(most=6)), "One two three four. For example:\n\nFive six. Seven."),
    ("JSON at its edges", Shape(form="json", title="plain", start="Hello", end="Bye"), '{"a": 1}'),
    ("code only at its edges", Shape(form="code only", end="Bye"), "```py\nx = 1\n```"),
]
"""What no wish changes by code: the wish stays broken, and is told."""


@pytest.mark.parametrize(("wished", "text"), [case[1:] for case in KEPT], ids=[case[0] for case in KEPT])
def test_what_would_say_something_else_stays_byte_for_byte(wished: Shape, text: str) -> None:
    assert finish(text, wished).text == text


BECOMES: list[tuple[str, Shape, str, str]] = [
    ("a range has a hyphen", Shape(without=("dashes",)), "From 2010–2015 — long ago.", "From 2010-2015, long ago."),
    ("full-width commas", Shape(without=("commas",)), "今天，很好。", "今天 很好。"),
    ("full-width shouting", Shape(without=("exclamation marks",)), "太好了！好。", "太好了。好。"),
    ("full-width brackets", Shape(without=("parentheses",)), "猫（黑色）跑了。", "猫，黑色，跑了。"),
    ("brackets become commas", Shape(without=("parentheses",)), "The cat (black) ran.", "The cat, black, ran."),
    ("quoted words", Shape(without=("quotation marks",)), 'Say "in 1984" now.', "Say in 1984 now."),
    ("prose in capitals", Shape(case="capitals"), "See `x` at https://a.example/bC", "SEE `x` AT https://a.example/bC"),
    ("a title before a name", Shape(form="bullets"), "Dr. Smith met Mr. Brown. They spoke.",
     "- Dr. Smith met Mr. Brown.\n- They spoke."),
    ("nested points go into their line", Shape(form="bullets", points=Range(least=3, most=3)),
     "- A\n  - a1\n  - a2\n- B\n- C", "- A; a1; a2\n- B\n- C"),
    ("no cut behind a title", Shape(words=Range(most=12)),
     "One two three four five six seven. It was signed by Dr. Smith.",
     "One two three four five six seven."),
    ("an end that lacks its mark gets it", Shape(end="Bis bald!"),
     "Großßßße Grüße. Bis bald", "Großßßße Grüße. Bis bald!"),
    ("an end in other letters", Shape(end="Bye now"), "Straße. BYE NOW?", "Straße. Bye now"),
    ("an end in bold is not said twice", Shape(end="Any questions?"), "One.\n\n**Any questions?**",
     "One.\n\nAny questions?"),
    ("an end in code is none", Shape(end="done"), "```\nprint(1)\ndone\n```", "```\nprint(1)\ndone\n```\n\ndone"),
    ("a greeting takes another's place", Shape(start="Dear team,"), "Hi all,\n\nTides rise.",
     "Dear team,\n\nTides rise."),
    ("a greeting stands above a heading", Shape(start="Dear team,"), "# Tides\n\nThey rise.",
     "Dear team,\n\n# Tides\n\nThey rise."),
    ("first words in other letters", Shape(start="Tides"), "tides rise. The sea falls.", "Tides rise. The sea falls."),
    ("a title leaves out please and thanks", Shape(task="can u pls explain how tides work? thx", title="plain"),
     "They rise.", "# How Tides Work\n\nThey rise."),
    ("a title has no code", Shape(task="Fix this code:\n```\nprint(1)\n```", title="brackets"), "Here.",
     "<<Fix This Code>>\n\nHere."),
    ("a point's letter keeps its brackets", Shape(without=("parentheses",)), "Use (a) or (b).", "Use (a) or (b)."),
    ("a heading keeps its paragraph", Shape(divider="***"), "# T\n\nOne.\n\nTwo.", "# T\nOne.\n\n***\n\nTwo."),
]  # fmt: skip


@pytest.mark.parametrize(("wished", "text", "after"), [case[1:] for case in BECOMES], ids=[case[0] for case in BECOMES])
def test_prose_is_finished_beside_what_stays(wished: Shape, text: str, after: str) -> None:
    assert finish(text, wished).text == after


_PIECES = st.sampled_from(
    ["a", "word ", "Dr. ", "- a\n", "  - b\n", "1. ", "\n\n", "# T\n", "```\nx, y!\n```\n", "`f(a, b)`", "(x) ",
     "(", ")",
     "! ", "; ", ", ", "3", "1,200", " – ", " - ", "—", '"q" ', "it's ", "Don't ", "🎉", "**b** ", "*i* ",
     "| a | b |\n",
     "| --- | --- |\n", "https://a.b/C,d ", "***\n", "NASA ", "However, b. ", "End. ", "。", "，", "！", "{a, b}", "ß"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=20).map("".join), _SHAPES)
def test_finishing_twice_is_finishing_once_for_any_structure(text: str, wished: Shape) -> None:
    once = finish(text, wished).text
    assert finish(once, wished).text == once


def test_a_range_keeps_both_ends() -> None:
    want = wanted(context(wish(Slot.LENGTH, "at least 100 words", n=5), wish(Slot.LENGTH, "at most 150 words", n=6)))
    assert shape(want).words == Range(least=100, most=150)


def test_a_counted_list_is_held_by_a_grammar_with_so_many_lines() -> None:
    made = grammar(Shape(form="bullets", points=Range(least=3, most=3)), firm=False)
    assert made is not None
    assert made.splitlines()[0].count('"- "') == 3


def test_lengths_and_terms_are_held_only_when_firm() -> None:
    wished = Shape(words=Range(least=300), terms=(Term(text="peace", times=Range(least=2)),))
    assert grammar(wished, firm=False) is None
    firm = grammar(wished, firm=True)
    assert firm is not None
    assert firm.count('"peace"') == 1  # one rule, used twice
    assert len(re.findall(r"\bt\d+", firm.splitlines()[0])) == 2


def test_options_are_held_by_either() -> None:
    wished = _shape(Slot.FORMAT, 'one of "Yes." / "No."')
    assert hold(wished, "grammar", firm=False).grammar == 'root ::= "Yes." | "No."'
    assert hold(wished, "schema", firm=False).json_schema is not None
    assert hold(wished, "nothing", firm=True).grammar is None


def test_a_schema_holds_the_number_of_points_and_people_read_a_list() -> None:
    wished = Shape(form="numbered", points=Range(least=2, most=2))
    held = schema(wished)
    assert held is not None
    assert held["properties"]["points"]["minItems"] == held["properties"]["points"]["maxItems"] == 2
    said = r'{"points": ["Say \"hello\"", "Wave\n twice'
    assert unwrapped(said, wished) == '1. Say "hello"\n2. Wave twice'


def test_a_limit_of_words_is_a_limit_of_tokens() -> None:
    tokens = room(Shape(words=Range(most=50)))
    assert tokens is not None
    assert 50 < tokens < 200
    assert room(Shape()) is None


@given(_SHAPES, st.booleans())
def test_every_rule_that_a_grammar_uses_is_there(wished: Shape, firm: bool) -> None:
    made = grammar(wished, firm=firm)
    if made is None:
        return
    rules = dict(line.split(" ::= ", 1) for line in made.splitlines())
    plain = re.sub(r'"(?:[^"\\]|\\.)*"|\[(?:[^\]\\]|\\.)*\]|\{[^}]*\}', " ", " ".join(rules.values()))
    assert set(re.findall(r"[a-z]\w*", plain)) <= set(rules)
    assert count(made, "lines") == len(rules)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("exactly 3 steps", "1. Open it.\n2. Save it.\n3. Close it.\n4. Restart it."),
        ("exactly 3 bullets", "There are five reasons:\n\n- a\n- b\n- c\n- d\n- e"),
        ("exactly 3 bullets", "- a\n- b\n- c\n- d\n\nAll 4 count."),
    ],
)
def test_points_stay_where_the_rest_depends_on_them(value: str, text: str) -> None:
    assert finish(text, shape(wanted(context(wish(Slot.FORMAT, value))))).text == text


def _held(made: str) -> re.Pattern[str]:
    """A grammar without recursion as a regular expression."""
    rules = dict(line.split(" ::= ", 1) for line in made.splitlines())

    def pattern(rule: str) -> str:
        tokens = re.findall(r'"(?:[^"\\]|\\.)*"|\[(?:[^\]\\]|\\.)*\]|\{[^}]*\}|\w+|[()|+*?]', rule)
        return "".join(_token(one) for one in tokens)

    def _token(one: str) -> str:
        if one[0] == '"':
            return f"(?:{re.escape(one[1:-1].encode().decode('unicode_escape'))})"
        return f"(?:{pattern(rules[one])})" if one[0].isalpha() else one

    return re.compile(pattern(rules["root"]))


@pytest.mark.parametrize("columns", [2, 7])
def test_a_capable_model_may_make_a_table_of_any_width_with_a_sentence_before_it(columns: int) -> None:
    made = grammar(Shape(form="table"), firm=False)
    row, rule = "|" + " a |" * columns, "|" + " --- |" * columns
    assert made is not None
    assert _held(made).fullmatch(f"I can't look things up.\n\n{row}\n{rule}\n{row}\n{row}")
    assert _held(made).fullmatch("No table at all.") is None


def test_first_words_do_not_take_a_lists_mark_from_the_beginning_of_its_line() -> None:
    made = grammar(Shape(form="bullets", points=Range(least=2, most=2), start="Hi team,"), firm=False)
    assert made is not None
    assert _held(made).fullmatch("Hi team,\n\n- one\n- two")


def test_a_capable_model_may_make_a_json_list_of_any_length() -> None:
    made = grammar(Shape(form="json"), firm=False) or ""
    assert made.startswith("root ::= object | array\n") and "{0,12}" not in made
