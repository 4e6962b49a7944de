"""Changing one part only: it is found exactly or not at all, and the rest stays byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.passage import Span, locate, splice

TEXT = """# Tides

The sea rises twice a day. The moon pulls on it.

It falls again, since the earth turns.

- High tide: the sea is near.
- Low tide: the sea is far.

```python
def tide(hour):

    return "high"
```

| tide | sea |
|------|-----|
| high | near |

So look at the clock before you walk."""


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("first paragraph", "The sea rises twice a day. The moon pulls on it."),
        ("the second paragraph", "It falls again, since the earth turns."),
        ("paragraph 2", "It falls again, since the earth turns."),
        ("intro", "The sea rises twice a day. The moon pulls on it."),
        ("last paragraph", "So look at the clock before you walk."),
        ("ending", "So look at the clock before you walk."),
        ("last bullet", "Low tide: the sea is far."),
        ("first bullet point", "High tide: the sea is near."),
        ("second sentence", "The moon pulls on it."),
        ("code", '```python\ndef tide(hour):\n\n    return "high"\n```'),
        ("the table", "| tide | sea |\n|------|-----|\n| high | near |"),
        ("title", "# Tides"),
        ("since the earth turns", "since the earth turns"),
        ("“High tide”", "High tide"),
    ],
)
def test_a_passage_is_found_by_its_name_its_place_or_its_words(target: str, found: str) -> None:
    span = locate(TEXT, target)
    assert span is not None and TEXT[span.start : span.end] == found


@pytest.mark.parametrize("target", ["the sea", "bullet", "fifth bullet", "the part on whales", "", "third table"])
def test_what_is_not_there_or_could_be_several_places_is_not_guessed(target: str) -> None:
    assert locate(TEXT, target) is None


@given(st.text(), st.text(), st.data())
def test_a_splice_leaves_everything_around_it_byte_for_byte(text: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    result = splice(text, Span(start=start, end=end), new)
    assert result[:start] == text[:start] and result[start + len(new) :] == text[end:]
    assert result[start : start + len(new)] == new


@given(st.text(), st.text())
def test_locating_never_fails_and_what_it_finds_is_in_the_text(text: str, target: str) -> None:
    span = locate(text, target)
    assert span is None or 0 <= span.start <= span.end <= len(text)
