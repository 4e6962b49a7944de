"""Parts named by what stands beside them, by the language they are in, or by a label in another language."""

from __future__ import annotations

import pytest

from bot.passage import Found, Missing, locate

TEXT = """# Moving to Postgres

We move because MySQL is slow. It is also expensive.

## Steps

1. Dump the data.
2. Load the dump.

## Costs

| Month | Price |
|:------|------:|
| January | 10 |
| March | 30 |

After the table comes this text. It ends here.

```python
def load(path):
    return open(path).read()
```

Then in SQL:

~~~sql
SELECT * FROM users;
~~~

> Note: be careful.

That is all."""
SQL = "~~~sql\nSELECT * FROM users;\n~~~"
AFTER = "After the table comes this text. It ends here."


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("the SQL", SQL),
        ("the sql query", SQL),
        ("everything after the SQL", "> Note: be careful.\n\nThat is all."),
        ("everything below the table", TEXT[TEXT.index(AFTER) :]),
        ("everything before the steps section", TEXT[: TEXT.index("## Steps")].rstrip()),
        ("the paragraph after the table", AFTER),
        ("the sentence after the table", "After the table comes this text."),
        ("the list before the table", ""),
        ("the text between the two code blocks", "Then in SQL:"),
        ("la colonne Price", "Price\n10\n30"),
        ("die Spalte Price", "Price\n10\n30"),
        ("la fila de March", "| March | 30 |"),
        ("the conclusion", "That is all."),
        ("the javascript code", ""),
        ("everything after the last paragraph", ""),
        ("the rest after the appendix", ""),
    ],
)
def test_a_part_is_found_by_what_stands_beside_it_or_not_at_all(target: str, words: str) -> None:
    located = locate(TEXT, target)
    assert located.words(TEXT) == words if isinstance(located, Found) else (words == "" and located == Missing())


def test_of_two_blocks_in_one_language_neither_is_guessed() -> None:
    assert not isinstance(locate("```js\na\n```\n\n```javascript\nb\n```", "the js code"), Found)
