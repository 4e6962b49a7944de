"""An answer in parts that fit a message each: nothing lost, no block broken."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from slack_answers import ANSWERS, WORDS, lacks

from adapters.slack import limits
from adapters.slack.split import size, split

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(markdown: str, kind: str) -> list[tuple[str, str]]:
    return [(one.info, one.content) for one in PARSER.parse(markdown) if one.type == kind]


def cells(markdown: str) -> list[str]:
    """The texts of a Markdown's table cells, each head once."""
    found = PARSER.parse(markdown)
    heads = [found[at + 1].content for at, one in enumerate(found) if one.type == "th_open"]
    return [*dict.fromkeys(heads), *(found[at + 1].content for at, one in enumerate(found) if one.type == "td_open")]


BLOCKS = st.one_of(
    st.text("abc def, .", min_size=1, max_size=400).filter(lambda it: bool(it.strip())).map(lambda it: "w" + it),
    st.integers(1, 6).map(lambda it: "#" * it + " A head"),
    st.lists(st.text("xyz( )=<\\\"'#|-", max_size=60), max_size=30).map(lambda it: "```py\n" + "\n".join(it) + "\n```"),
    st.lists(st.text("xyz( ", max_size=40), max_size=30).map(
        lambda it: "- an item:\n\n  ~~~~\n" + "\n".join(f"  {one}" for one in it) + "\n  ~~~~\n- another"
    ),
    st.lists(st.text("mno", min_size=1, max_size=30), max_size=40).map(
        lambda it: "| one | two |\n|---|:-:|\n" + "\n".join(f"| {one} | `{one}` |" for one in it)
    ),
    st.lists(st.integers(0, 3), max_size=30).map(
        lambda it: "- top" + "".join(f"\n{'  ' * min(deep, place + 1)}- {deep} words" for place, deep in enumerate(it))
    ),
    st.lists(st.text("pqr ", min_size=1, max_size=50), min_size=1, max_size=20).map(
        lambda it: "\n".join(f"> {one}" for one in it)
    ),
)  # fmt: skip
MARKDOWN = st.lists(BLOCKS, min_size=1, max_size=8).map("\n\n".join)


@settings(max_examples=200, deadline=None)
@given(MARKDOWN, st.integers(200, 900))
def test_no_part_is_too_long_and_no_block_is_broken(markdown: str, most: int) -> None:
    parts = split(markdown, most)
    assert all(0 < size(part) <= most for part in parts)
    assert lacks(markdown, parts) == ""
    together = "\n\n".join(parts)
    for kind in ("fence", "code_block"):
        whole, cut = tokens(markdown, kind), tokens(together, kind)
        assert "".join(content for _, content in cut) == "".join(content for _, content in whole)
        assert {info for info, _ in cut} == {info for info, _ in whole}
    assert cells(together) == cells(markdown)


@settings(max_examples=150, deadline=None)
@given(WORDS.map(lambda it: it * 9), st.integers(200, 400))
def test_whatever_is_written_is_split_without_loss(text: str, most: int) -> None:
    parts = split(text, most)
    assert all(0 < size(part) <= most for part in parts)
    assert lacks(text, parts) == ""


def test_a_code_block_goes_on_with_its_fence_and_its_language() -> None:
    parts = split("```python\n" + "\n".join(f"x{n} = {n}" for n in range(60)) + "\n```", 300)
    assert len(parts) > 1
    assert all(part.startswith("```python\n") and part.endswith("\n```") for part in parts)


def test_a_table_goes_on_with_its_head_and_never_has_too_many_rows() -> None:
    parts = split(ANSWERS["long table"], limits.BODY)
    tables = [one for part in parts for one in part.split("\n\n")]
    assert len(tables) == 4
    assert all(one.startswith("| n | square |\n|--|--|\n") and one.count("\n") + 1 <= 101 for one in tables)


def test_a_head_stands_with_what_it_is_the_head_of() -> None:
    first, second = split("a " * 100 + "\n\n## Next\n\nAs follows:\n\n" + "b " * 90, 250)
    assert "Next" not in first
    assert second.startswith("## Next\n\nAs follows:")


def test_a_head_stays_behind_where_it_does_not_fit_with_what_it_leads_to() -> None:
    assert split("a" * 150 + "\n\n# Head\n\n" + "b" * 198, 200) == ("a" * 150 + "\n\n# Head", "b" * 198)


def test_a_fence_that_is_repeated_is_counted() -> None:
    code = "~~~~text\n" + "\n".join("x" * (n % 7) for n in range(200)) + "\n~~~~"
    for most in range(200, 260):
        parts = split(code, most)
        assert max(map(size, parts)) <= most
        assert [tokens(part, "fence")[0][0] for part in parts] == ["text"] * len(parts)


def test_a_code_block_that_nobody_closed_keeps_a_last_line_like_a_fence() -> None:
    parts = split("```py\n" + "line\n" * 60 + "```not the end", 200)
    assert tokens(parts[-1], "fence")[0][1].splitlines()[-1] == "```not the end"


def test_a_list_cut_at_a_deep_item_is_moved_to_the_left_and_what_follows_it_is_not() -> None:
    deep = "".join(f"  - below {n}\n    - still deeper {n}\n\n      And a paragraph.\n" for n in range(20))
    *parts, last = split(f"- top\n{deep}\n<!-- -->\n\n    code = 1", 250)
    assert not any(tokens(part, "code_block") for part in parts)
    assert all(part.lstrip("- ").startswith(("top", "below", "still", "And")) and part[0] != " " for part in parts)
    assert tokens(last, "code_block") == [("", "code = 1\n")]


def test_a_list_that_goes_on_keeps_its_numbers_and_does_not_become_code() -> None:
    parts = split(ANSWERS["nested list"], 400)
    assert not any(tokens(part, "code_block") for part in parts)
    assert "".join(re.findall(r"(?m)^(\d+)\. Step", "\n".join(parts))) == "".join(str(n) for n in range(1, 60))


def test_no_emoji_and_no_accent_is_cut_in_two() -> None:
    assert all(set(part.split("👩‍👩‍👧‍👦")) == {""} for part in split("👩‍👩‍👧‍👦" * 300, 500))
    assert all(not part.startswith("\u0301") for part in split("e\u0301" * 900, 333))


def test_a_line_is_cut_after_a_sentence_else_after_a_word() -> None:
    assert [part[-1] for part in split("One says it. " * 40, 200)[:-1]] == [" "] * 2
    assert all(set(part.split()) == {"word"} for part in split("word " * 200, 201))
