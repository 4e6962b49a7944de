"""Questions that were written without a look at the reader, over two files with all that people's files have."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import unseen_tables
from bots import a_bot
from unseen_judging import ask, conversations

from bot.events import Asked, Attachment

SMALL = [one for one in conversations() if one["file"] != "desk"]
EXAMPLE = (Path(__file__).parent.parent / "bot" / "examples" / "sales.csv").read_bytes()


@pytest.mark.parametrize("talk", SMALL, ids=lambda one: f"{one['file']}: " + " > ".join(one["asked"]))
async def test_what_nobody_had_foreseen_is_answered_right_or_declined_and_never_wrong(
    tmp_path: Path, talk: dict[str, Any]
) -> None:
    data = getattr(unseen_tables, talk["file"])()
    judged = await ask(tmp_path, talk, unseen_tables.FILES[talk["file"]], data)
    assert [one.verdict for one in judged] == talk["now"], [(one.said, one.seen) for one in judged]
    assert "WRONG" not in talk["now"]


async def told(tmp_path: Path, *said: str, name: str = "sales.csv", data: bytes = EXAMPLE) -> tuple[str, str, bool]:
    """What is shown after that, the notice, and whether there is a picture."""
    async with a_bot(tmp_path) as room:
        file = await room.bot.files.keep(room.ref, "ana", name, data)
        event = await room.send(Asked(text=said[0], files=(Attachment(name=name, file=file),)))
        for words in said[1:]:
            event = await room.reply(words)
        computed = (await room.answer()).current.computed  # type: ignore[union-attr]
        return await room.text(), (await room.outcome(event)).notice, bool(computed and computed.chart)


@pytest.mark.parametrize(
    "said",
    [
        "What is the total revenue by region? Draw a chart.",
        "Plot revenue by region",
        "revenue by region as a bar chart",
        "Umsatz pro Region als Balkendiagramm",
        "Show me a bar chart of revenue by region, please",
    ],
)
async def test_words_about_nothing_but_the_picture_do_not_keep_a_question_from_being_read(
    tmp_path: Path, said: str
) -> None:
    text, _, drawn = await told(tmp_path, said)
    assert "| West | 74,600 |" in text.replace("74.600", "74,600") and drawn


async def test_the_shipped_example_is_answered_at_both_turns(tmp_path: Path) -> None:
    first, _, drawn = await told(tmp_path / "one", "Analyze Q4 sales.")
    assert "| November | 87,620 |" in first and "235,360" in first and not drawn
    second, _, drawn = await told(
        tmp_path / "two", "Analyze Q4 sales.", "Add regional breakdown and visual representation."
    )
    assert "| November | West | 28,150 |" in second and drawn


@pytest.mark.parametrize("said", ["orders in Q3", "Revenue in Q4 2024"])
async def test_a_quarter_that_months_without_a_year_cannot_tell_is_declined(tmp_path: Path, said: str) -> None:
    assert "computed nothing" in (await told(tmp_path, said))[0]


@pytest.mark.parametrize("said", ["only the heavy regions", "top two and bottom two", "without the region that is odd"])
async def test_feedback_that_would_change_the_numbers_and_is_not_read_is_said_to_be_unread(
    tmp_path: Path, said: str
) -> None:
    before, _, _ = await told(tmp_path / "one", "Revenue by region")
    after, notice, _ = await told(tmp_path / "two", "Revenue by region", said)
    assert "could not read that as a change" in notice and after == before


@pytest.mark.parametrize("said", ["Write a toast to the team in East.", "Explain to me what West means to sailors."])
async def test_what_is_to_be_written_is_written_though_words_of_the_table_are_in_it(tmp_path: Path, said: str) -> None:
    assert "tide" in (await told(tmp_path, said))[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"product,hosts,costs\nA,1,5\nB,2,7\n", "total coats by product"),
        (b"team,personnel cost\nA,1\nB,2\n", "Frachtkosten pro Team"),
        (b"no,state\n1,open\n2,closed\n3,late\n", "How many are not open late?"),
        (b"who,active,age\nA,yes,5\nB,no,7\n", "average age of active and inactive"),
        (b"who,dept,pay\nA,Sales,5\nB,IT,7\n", "turnover rate"),
        (b"dept,sales net\nSales,5\nIT,7\n", "total sales for IT"),
        (b"who,dept,pay\nA,Sales,5\nB,IT,7\n", "how many people work in it?"),
        (b"order,prio,value\n1,high,5\n2,low,7\n3,high,1\n", "orders higher than usual"),
        (b"item,state,price\nA,open,5\nB,sold,7\n", "open items, sum"),
    ],
)
async def test_what_is_only_nearly_said_is_not_guessed(tmp_path: Path, data: bytes, said: str) -> None:
    text, _, _ = await told(tmp_path, said, name="x.csv", data=data)
    assert "|" not in text


REPORT = "Month;Dept;Sales net (k€);Bill [EUR];Returned\n" + "".join(
    f"{month} 2025;{dept};{at * 10};{at};{'yes' if at % 2 else 'no'}\n"
    for at, (month, dept) in enumerate(((m, d) for m in ("Jan", "Feb", "Mar") for d in ("IT", "Ops")), 1)
)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("sales by dept", "| Ops | 120 |"),
        ("sales in February 2025", "| 70 |"),
        ("sales per month", "| March 2025 | 110 |"),
        ("total sales for IT", "| 90 |"),
        ("how many depts", "| 2 |"),
        ("highest bill", "| 6 |"),
        ("sales, feb 2025 only", "| 70 |"),
        ("returns by dept", "| IT | 3 |"),
        ("sales of all depts except IT", "| 120 |"),
        ("sales by dept as a table", "| Ops | 120 |"),
        ("bill over 4 euro, how many", "| 2 |"),
    ],
)
async def test_headings_with_remarks_months_without_days_and_short_sayings_are_read(
    tmp_path: Path, said: str, shown: str
) -> None:
    text, _, _ = await told(tmp_path, said, name="report.csv", data=REPORT.encode())
    assert shown in re.sub(r"\.00?(?= \|)", "", text)


@pytest.mark.parametrize("said", ["what about March 2025", "same for March 2025", "now only March 2025"])
async def test_the_same_of_something_else_takes_the_place_of_what_there_was(tmp_path: Path, said: str) -> None:
    text, _, _ = await told(tmp_path, "sales by dept in February 2025", said, name="report.csv", data=REPORT.encode())
    assert "| Ops | 60 |" in re.sub(r"\.00?(?= \|)", "", text)


async def test_as_a_line_is_a_picture_where_numbers_were_computed(tmp_path: Path) -> None:
    assert (await told(tmp_path, "sales per month", "as a line", name="report.csv", data=REPORT.encode()))[2]
