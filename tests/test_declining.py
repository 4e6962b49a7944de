"""Where nothing could be computed of a file, nothing is made up: what is said instead, and when."""

from __future__ import annotations

from pathlib import Path

import files
import pytest
from bots import Room, ScriptedModel, a_bot

from adapters.attached import FileRef, attachment, each, kept, readable, told_apart
from bot import texts
from bot.desk import unread
from bot.events import Asked, Attachment, Replied

SALES = b"region,day,sales\nNorth,2025-10-01,5\nSouth,2025-11-01,7\n"
INVENTED = "Sales came to 100 million in two regions."


@pytest.fixture
def inventive() -> ScriptedModel:
    """A model like the built-in one: it reads nothing for itself, and makes up what it does not know."""
    return ScriptedModel(lambda request, call: INVENTED)


async def asks(room: Room, text: str, **brought: bytes) -> str:
    """Ask with files, as a platform takes them in; what people see. `a_csv` is `a.csv`."""
    refs = [FileRef(id=name, name=name.replace("_", ".")) for name in brought]

    async def read(ref: FileRef) -> object:
        return attachment(ref.name, brought[ref.id])

    fetched, _ = await each(refs, read)  # type: ignore[arg-type]
    taken, _ = await kept(room.bot.files, room.ref, "ana", fetched)
    await room.send(Asked(text=text, files=taken))
    return await room.text()


@pytest.mark.parametrize(
    ("asked", "name", "content", "why"),
    [
        ("total sales by region", "a_csv", b"", "“a.csv” is empty."),
        ("total sales by region", "a_csv", b"region,sales\n", "“a.csv” has no rows of data."),
        ("total sales by region", "a_csv", b"\x89PNG\r\n" + b"\0" * 50, "“a.csv” could not be read"),
        ("what is in it", "a_zip", b"PK\x03\x04 nothing", "I cannot read “a.zip”."),
        ("summarize the pdf", "a_pdf", files.pdf([""]), "“a.pdf” has no text that I can read"),
        ("what does this picture show?", "a_png", b"\x89PNG", "I cannot read “a.png”."),
        ("translate", "a_exe", b"MZ\x90\0", "I cannot read “a.exe”."),
    ],
)
async def test_of_a_file_that_cannot_be_read_it_says_why_and_invents_nothing(
    tmp_path: Path, inventive: ScriptedModel, asked: str, name: str, content: bytes, why: str
) -> None:
    async with a_bot(tmp_path, inventive) as room:
        said = await asks(room, asked, **{name: content})
        assert said.startswith(why) and INVENTED not in said and not inventive.requests


async def test_a_question_beside_an_unreadable_file_that_is_not_about_it_is_answered(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: "The moon pulls at the sea.")) as room:
        assert await asks(room, "Why are there tides?", a_csv=b"") == "The moon pulls at the sea."
        assert "could not be read" in room.prompt()
        assert "Used" not in room.seen.frames[-1].line


@pytest.mark.parametrize(
    "asked", ["who was the top dog?", "why is it the biggest?", "which one did worst?", "what about the best ones"]
)
async def test_a_model_that_reads_nothing_is_not_asked_to_make_up_what_data_says(
    tmp_path: Path, inventive: ScriptedModel, asked: str
) -> None:
    async with a_bot(tmp_path, inventive) as room:
        assert "computed nothing" in await asks(room, asked, a_csv=SALES) and not inventive.requests


@pytest.mark.parametrize("asked", ["What are tides?", "How do I bake bread?"])
async def test_other_questions_beside_data_are_the_models(tmp_path: Path, asked: str) -> None:
    said = "Twice a day, 12 hours apart, bread rises like the sea."
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: said)) as room:
        assert await asks(room, asked, a_csv=SALES) == said


@pytest.mark.parametrize("asked", ["", "what is in it?", "describe the data", "What does this file contain?"])
async def test_of_data_without_a_question_it_says_what_there_is(
    tmp_path: Path, inventive: ScriptedModel, asked: str
) -> None:
    async with a_bot(tmp_path, inventive) as room:
        said = await asks(room, asked, a_csv=SALES)
        assert said.startswith("I have read a.csv: 2 rows, with the columns “region”, “day”, “sales”.")


@pytest.mark.parametrize(
    ("asked", "cannot"),
    [("draw me a cat", "draw"), ("remind me tomorrow", "remind"), ("Make a PowerPoint", "make files")],
)
async def test_what_it_cannot_do_is_the_answer_beside_data_too(
    tmp_path: Path, inventive: ScriptedModel, asked: str, cannot: str
) -> None:
    async with a_bot(tmp_path, inventive) as room:
        assert await asks(room, asked, a_csv=SALES) == texts.CANNOT[cannot]


async def test_what_it_cannot_do_stands_before_words_that_code_made(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await asks(room, "total sales by region", a_csv=SALES)
        await room.send(Replied(text="make a PowerPoint and make it shorter"))
        said = await room.text()
        assert said.startswith(texts.CANNOT["make files"]) and "| South | 7 |" in said


async def test_as_a_table_only_leaves_the_tables(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as room:
        await asks(room, "total sales by region", a_csv=SALES)
        await room.send(Replied(text="as a table only"))
        current = (await room.answer()).current
        assert current and current.text.startswith("**Sales by region**") and current.violations == ()
        assert current.finished == ()


def test_two_files_of_one_name_are_told_apart() -> None:
    same = [Attachment(name=name) for name in ("a.csv", "a.csv", "a (2).csv", "notes", "notes")]
    assert [one.name for one in told_apart(same)] == ["a.csv", "a (2).csv", "a (2) (2).csv", "notes", "notes (2)"]


def test_a_file_that_could_not_be_read_says_nothing_by_itself() -> None:
    assert readable([unread(Attachment(name="a.zip"), "No.")]) == ()
