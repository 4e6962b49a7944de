"""Changing one part only: it is found exactly or not at all, and the rest stays byte for byte."""

from __future__ import annotations

import pytest
from edits_data import CASES
from hypothesis import given
from hypothesis import strategies as st
from measure_edits import unmarked

from bot.passage import (
    Ambiguous,
    Found,
    Missing,
    Span,
    fitted,
    form,
    is_removal,
    locate,
    moved,
    named,
    outline,
    removal,
    splice,
    splice_all,
)

TEXT = """# Tides

The sea rises twice a day. The moon pulls on it.

It falls again, since the earth turns.

- High tide: the sea is near.
- Low tide: the sea is far.
  - Mind the mud.

```python
def tide(hour):

    return "high"
```

| tide | sea |
|------|-----|
| high | near \\| close |
| low  | far |

So look at the clock before you walk."""


def only(text: str, target: str) -> Found:
    located = locate(text, target)
    assert isinstance(located, Found), located
    return located


EVERY = [
    pytest.param(*unmarked(source), said, means, id=f"{name}: {said}")
    for name, (source, cases) in CASES.items()
    for said, means in cases
]


@pytest.mark.parametrize(("text", "marks", "said", "means"), EVERY)
def test_a_passage_is_found_where_it_is_marked_or_it_is_asked_which(
    text: str, marks: dict[str, Span], said: str, means: str
) -> None:
    located = locate(text, said.removeprefix('"'), quoted=said.startswith('"'))
    if not isinstance(located, Found):
        assert means.startswith("?")
        return
    parts = [marks[name] for name in means.removeprefix("?").split()]
    assert len(located.spans) == len(parts)
    assert all(span.within(part) for span, part in zip(located.spans, parts, strict=True))
    assert said.startswith(('"', "where", "the example")) or located.spans == tuple(parts)


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("first paragraph", "paragraph"),
        ("second sentence of the first paragraph", "words"),
        ("the high tide bullet", "item"),
        ("“since the earth turns”", "words"),
        ("the code", "fence"),
        ("function tide", "code"),
        ("the table", "table"),
        ("second row", "row"),
        ("first column", "column"),
        ("row 2, column 2", "cell"),
        ("title", "heading"),
        ("the list", "list"),
    ],
)
def test_every_passage_has_a_form(target: str, kind: str) -> None:
    assert form(TEXT, only(TEXT, target)) == kind


@pytest.mark.parametrize(
    ("target", "reply", "new"),
    [
        ("first paragraph", "Here is the rewritten paragraph:\n\nWater moves.", "Water moves."),
        (
            "first paragraph",
            "Sure! Here's a shorter version:\nWater moves.\n\nLet me know if that helps!",
            "Water moves.",
        ),
        ("first paragraph", '"Water moves."', "Water moves."),
        ("first paragraph", "Water moves.\n\nIt falls again, since the earth turns.", "Water moves."),
        ("first paragraph", "- Water moves.\n- It stops.", None),
        ("first paragraph", "   \n\n", None),
        ("second sentence", "```\nThe moon draws it\n```", "The moon draws it."),
        ("second sentence", "The sea rises twice a day. The moon draws it.", "The moon draws it."),
        ("second sentence", "One.\n\nTwo.", None),
        ("“since the earth turns”", "Because it turns.", "Because it turns"),
        ("the high tide bullet", "- **High**: near.", "**High**: near."),
        ("the high tide bullet", "- High: near.\n- Spring: nearer.", None),
        ("the high tide bullet", "Here is the bullet:\n\n* High:\n  near.", "High: near."),
        ("second row", "| low | far | far |", None),
        ("second row", "| tide | sea |\n|---|---|\n| ebb | away |", "| ebb  | away |"),
        ("second row", "ebb is away", None),
        ("row 2, column 2", "far | away", "far \\| away"),
        ("row 2, column 2", "far\naway", "far away"),
        ("title", "Tides of the sea", "# Tides of the sea"),
        ("title", "## **Tides of the sea**", "# Tides of the sea"),
        ("title", "Tides\nof the sea", None),
        ("the code", "def tide():\n    pass", "```python\ndef tide():\n    pass\n```"),
        (
            "the code",
            "Here it is:\n\n```py\ndef tide():\n    pass\n```\nIt is short.",
            "```python\ndef tide():\n    pass\n```",
        ),
        ("the code", "```python\ndef tide():\n    pass", "```python\ndef tide():\n    pass\n```"),
        ("the code", "```\na\n```\n\n```\nb\n```", None),
        ("line 3 of the code", 'return "low"', 'return "low"'),
        ("the table", "| a | b |\n|---|---|\n| 1 | 2 |\n\nI hope this helps.", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("the table", "| a |\n|---|\n| 1 |", None),
        ("the list", "- One.\n- Two.", "- One.\n- Two."),
        ("the list", "One and two.", None),
    ],
)
def test_a_reply_is_brought_into_the_form_of_the_passage_or_refused(target: str, reply: str, new: str | None) -> None:
    assert fitted(TEXT, only(TEXT, target), reply) == (None if new is None else (new,))


def test_another_form_is_taken_where_the_wish_names_it() -> None:
    first = only(TEXT, "first paragraph")
    assert fitted(TEXT, first, "- One.\n- Two.", "as bullets") == ("- One.\n- Two.",)
    bullet = only(TEXT, "the high tide bullet")
    assert fitted(TEXT, bullet, "- One.\n- Two.", "split it into two bullets") == ("One.\n- Two.",)


def test_a_column_takes_as_many_lines_as_it_has_cells() -> None:
    column = only(TEXT, "first column")
    assert fitted(TEXT, column, "Here are the cells:\n\n1. Gezeit\n2. hoch\n3. tief") == ("Gezeit", "hoch", "tief")
    assert fitted(TEXT, column, "hoch\ntief") is None


def test_new_lines_have_the_line_ends_of_the_text() -> None:
    text = "One.\r\n\r\n```\r\na\r\n```\r\n\r\nTwo."
    (new,) = fitted(text, only(text, "the code"), "```\nb\nc\n```") or ("",)
    assert splice(text, only(text, "the code").spans[0], new) == "One.\r\n\r\n```\r\nb\r\nc\r\n```\r\n\r\nTwo."


def test_code_inside_a_list_keeps_its_indentation() -> None:
    text = "1. Write:\n\n   ```py\n   a = 1\n   ```\n\n2. Run it."
    (new,) = fitted(text, only(text, "the code"), "if x:\n    a = 2") or ("",)
    assert splice(text, only(text, "the code").spans[0], new) == (
        "1. Write:\n\n   ```py\n   if x:\n       a = 2\n   ```\n\n2. Run it."
    )


@pytest.mark.parametrize(
    ("text", "target", "left"),
    [
        ("- a one\n- b two\n- c three", "second bullet", "- a one\n- c three"),
        ("- a one\n- b two\n  - nested\n- c three", "“b two”", "- a one\n- c three"),
        ("1. one\n2. two\n3. three", "step 3", "1. one\n2. two"),
        ("1. one\n2. two\n3. three", "step 1", "2. two\n3. three"),
        ("One.\n\nTwo.\n\nThree.", "second paragraph", "One.\n\nThree."),
        ("One.\n\nTwo.\n\nThree.", "last paragraph", "One.\n\nTwo."),
        ("One. Two. Three.", "second sentence", "One. Three."),
        ("One. Two. Three.", "last sentence", "One. Two."),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", "first row", "| a | b |\n|---|---|\n| 3 | 4 |"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "second column", "| a |\n|---|\n| 1 |"),
        ("a | b\n--- | ---\n1 | 2", "first column", " b\n ---\n 2"),
        ("# T\n\n## A\n\nx\n\n## B\n\ny", "the A section", "# T\n\n## B\n\ny"),
        ("One.\r\n\r\nTwo.\r\n\r\nThree.", "second paragraph", "One.\r\n\r\nThree."),
        ("A very good, very old day.", "“ very old”", "A very good, day."),
    ],
)
def test_a_passage_that_goes_takes_its_marker_and_its_blank_line_along(text: str, target: str, left: str) -> None:
    assert splice_all(text, [(span, "") for span in removal(text, only(text, target))]) == left


@pytest.mark.parametrize("value", ["remove", "delete it", "please drop this", "leave it out", "cut it out entirely."])
def test_taking_out_is_code_s_work(value: str) -> None:
    assert is_removal(value)
    assert not is_removal("remove the commas") and not is_removal("cut it down to ten words")


def test_a_passage_that_has_moved_is_found_again() -> None:
    old = "One is here.\n\nTwo is there.\n\nThree is gone."
    two = only(old, "second paragraph").spans[0]
    for new in ("Zero.\n\nOne is here.\n\nTwo is there.", "Two is there.\n\nOne was changed.\n\nThree is gone."):
        again = moved(old, new, two)
        assert again and again.of(new) == "Two is there."
    assert moved(old, "One is here.\n\nThree is gone.", two) is None


def test_of_two_places_with_the_same_words_the_one_that_is_meant_is_found_again() -> None:
    old = "The sea. Then rain.\n\nThe sea. Then sun."
    again = moved(old, f"A title\n\n{old}", Span(start=21, end=28))
    assert again == Span(start=30, end=37)


@pytest.mark.parametrize(
    "target", ["second paragraph", "the last two bullets", "function tide", "first row of the table"]
)
def test_a_name_is_told_from_a_quotation(target: str) -> None:
    assert named(target) and not named("The sea rises twice a day.") and not named(f"“{target}”")


@pytest.mark.parametrize(
    "target", ["the sea", "bullet", "fifth bullet", "the part on whales", "", "third table", "cell"]
)
def test_what_is_not_there_or_could_be_several_places_is_not_guessed(target: str) -> None:
    assert isinstance(locate(TEXT, target), Ambiguous | Missing)


def test_words_that_were_marked_are_words_whatever_they_could_name() -> None:
    text = "Hello.\n\nThe title is here.\n\nBye."
    located = locate(text, "title", quoted=True)
    assert isinstance(located, Found) and located.words(text) == "title"


PIECES = st.sampled_from(
    ["# T\n", "word ", "One two. ", "\n", "\n\n", "- item\n", "  - sub\n", "1. step\n", "> quote\n", "```\ncode\n```\n",
     "\r\n", "| a | b |\n|---|---|\n| 1 | 2 |\n", "**bold** ", "é🌊 ", "日本。", "~~~\n", "\t", "def f(x):\n", "\\|",
     "`x` "]
)  # fmt: skip
DOCUMENTS = st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=80)
TARGETS = st.sampled_from(
    ["first paragraph", "second sentence", "last bullet", "the table", "first row", "second column", "the code",
     "line 2", "the list", "intro", "title", "second sentence of the last paragraph", "both bullets", "item 1",
     "the example", "function f", "the part about bold", "first section", "quote", "middle paragraph", "one",
     "word ... two", "first sub-bullet"]
)  # fmt: skip


@given(DOCUMENTS, TARGETS | st.text(max_size=12))
def test_what_is_located_is_in_the_text_in_order_and_apart(text: str, target: str) -> None:
    located = locate(text, target)
    founds = located.candidates if isinstance(located, Ambiguous) else (located,) if isinstance(located, Found) else ()
    for found in founds:
        assert all(0 <= span.start <= span.end <= len(text) for span in found.spans)
        assert all(one.end <= other.start for one, other in zip(found.spans, found.spans[1:], strict=False))
    assert len(founds) != 1 or isinstance(located, Found)


@given(DOCUMENTS)
def test_a_piece_of_an_answer_that_stands_there_once_is_found_where_it_stands(text: str) -> None:
    for paragraph in outline(text).paragraphs:
        quote = paragraph.of(text)
        if text.count(quote) == 1 and quote.strip() == quote and len(quote) < 60:
            located = locate(text, quote, quoted=True)
            assert not isinstance(located, Missing)
            assert not isinstance(located, Found) or located.words(text) == quote


@given(DOCUMENTS, TARGETS, st.lists(PIECES, max_size=5).map("".join))
def test_whatever_a_model_says_the_rest_stays_and_so_do_the_other_parts(text: str, target: str, reply: str) -> None:
    located = locate(text, target)
    if isinstance(located, Found) and (new := fitted(text, located, reply)):
        result = splice_all(text, zip(located.spans, new, strict=True))
        first, last = located.spans[0], located.spans[-1]
        assert result.startswith(text[: first.start]) and result.endswith(text[last.end :])
        kind = form(text, located)
        if kind in ("item", "row", "cell", "fence", "code"):
            before, after = outline(text), outline(result)
            assert len(after.tables) == len(before.tables) and len(after.codes) == len(before.codes)


@given(DOCUMENTS, TARGETS)
def test_a_removal_only_takes_away(text: str, target: str) -> None:
    located = locate(text, target)
    if isinstance(located, Found):
        gone = removal(text, located)
        left = splice_all(text, [(span, "") for span in gone])
        assert len(left) == len(text) - sum(span.end - span.start for span in gone)
        assert text.startswith(left[: gone[0].start]) and left.endswith(text[gone[-1].end :])


@given(st.text(), st.text(), st.data())
def test_a_splice_leaves_everything_around_it_byte_for_byte(text: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    result = splice(text, Span(start=start, end=end), new)
    assert result[:start] == text[:start] and result[start + len(new) :] == text[end:]
    assert result[start : start + len(new)] == new


@given(st.text(min_size=4), st.text(), st.text(), st.data())
def test_two_splices_apart_come_to_the_same_in_any_order(text: str, one: str, two: str, data: st.DataObject) -> None:
    a, b, c, d = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    first, second = (Span(start=a, end=b), one), (Span(start=c, end=d), two)
    expected = text[:a] + one + text[b:c] + two + text[d:]
    if a != c:
        assert splice_all(text, [first, second]) == splice_all(text, [second, first]) == expected


@given(DOCUMENTS, DOCUMENTS, st.data())
def test_a_passage_found_again_has_the_same_words(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    span = Span(start=start, end=data.draw(st.integers(start, len(old))))
    again = moved(old, new, span)
    assert again is None or again.of(new) == span.of(old)
