"""Files and charts in the terminal: attached by their paths, told in words, saved to files."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from test_replay_files import ROWS, SALES, filled
from test_terminal import Desk, desk

from adapters.attached import MOST, TOO_MANY
from adapters.console import sentences
from adapters.console.files import typed_path, typed_paths
from adapters.console.terminal import Terminal
from bot.answers import Frame
from bot.charts.alt import alt, chart_csv
from bot.charts.chart import Chart
from bot.charts.choose import choose
from bot.errors import DrawingFailed
from bot.pictures import Pictures
from bot.tables.table import Kind, Result

__all__ = ["desk"]
ASKED = ("Analyze Q4 sales.", "Add regional breakdown and visual representation.")


def made() -> Chart:
    """A chart of revenue by region."""
    rows = (("East", 90), ("West", 95))
    chart = choose(Result(columns=("region", "revenue"), kinds=(Kind.TEXT, Kind.INTEGER), rows=rows))
    assert isinstance(chart, Chart)
    return chart


async def shown(desk: Desk) -> None:
    """Put an answer with a chart before the person."""
    frame = Frame(thread="t", answer=1, version=1, text="x", progress="done", chart=made())
    await desk.terminal.edit("", frame)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a file of sales in it."""
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "sales.csv").write_text(SALES)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder))
    return folder


async def test_an_attached_file_goes_with_the_next_message_and_is_computed_with(desk: Desk, here: Path) -> None:
    assert await desk.types("/attach sales.csv") == sentences.waiting(["sales.csv"]) + "\n"
    printed = await desk.types(ASKED[0])
    assert f"{sum(revenue for _, _, revenue in ROWS)}" in printed and sentences.QUERY in printed
    assert await desk.types("/attach") == sentences.ATTACH + "\n"


async def test_a_chart_is_told_in_words_and_saved_with_its_numbers_beside(desk: Desk, here: Path) -> None:
    assert sentences.NO_CHART in await desk.types("/attach sales.csv", ASKED[0], "/save")
    printed = await desk.types(ASKED[1])
    assert printed.count("Chart, ") == 1 and "East" in printed and sentences.SAVE in printed
    assert await desk.types("/save") == sentences.saved(["chart-1.png", "chart-1.csv"]) + "\n"
    assert (here / "chart-1.png").read_bytes().startswith(b"\x89PNG")
    assert (here / "chart-1.csv").read_text("utf-8-sig").splitlines()[0].endswith("revenue")
    assert "chart-2.png" in await desk.types("/save")
    assert "Chart, lines" in await desk.types("as lines")
    assert "Chart, lines" not in await desk.types("/undo")


async def test_the_query_is_shown_when_asked_for(desk: Desk, here: Path) -> None:
    assert "SELECT" in await desk.types("/attach sales.csv", ASKED[0], "/query")
    assert "SELECT" not in await desk.types("/new", "Explain tides.", "/query")


async def test_a_file_that_comes_with_a_new_question_is_used_for_that(desk: Desk, here: Path) -> None:
    printed = await desk.types("Explain tides.", "/attach sales.csv", "/ask Analyze Q4 sales.")
    assert f"{sum(revenue for _, _, revenue in ROWS)}" in printed and sentences.QUERY in printed


async def test_a_command_leaves_files_waiting_and_they_can_be_left_out(desk: Desk, here: Path) -> None:
    await desk.types("Explain tides.", "/attach sales.csv", "/shorter")
    assert await desk.types("/attach") == sentences.waiting(["sales.csv"]) + "\n"
    assert await desk.types("/detach") == sentences.DETACHED + "\n"
    assert sentences.QUERY not in await desk.types("/new", ASKED[0])


async def test_several_files_wait_and_one_too_many_does_not(desk: Desk, here: Path) -> None:
    names = [f"part {number}.csv" for number in range(MOST + 1)]
    for name in names:
        (here / name).write_text(SALES)
    await desk.types(f'/attach "{names[0]}" part\\ 1.csv', f"/attach {names[2]}", f"/attach '{names[3]}'")
    printed = await desk.types(f"/attach ~/{names[4]}", f"/attach {names[5]}")
    assert printed == f"{TOO_MANY}\n{sentences.waiting(names[:MOST])}\n"
    assert await desk.types(f"/attach {names[0]}") == sentences.waiting([*names[1:MOST], names[0]]) + "\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("nowhere.csv", "There is no file “nowhere.csv”."),
        ("no such file.csv", "There is no file “no such file.csv”."),
        ("sales.csv nowhere.csv", "There is no file “nowhere.csv”.\nsales.csv goes with"),
        ("folder", "“folder” is a folder."),
        ("pipe", "“pipe” is no file that can be read"),
        ("empty.csv", "“empty.csv” is empty."),
        ("large.txt", "“large.txt” is larger than 2 MB."),
        ("picture.png", "I cannot read “picture.png”."),
        ("fake.xlsx", "“fake.xlsx” could not be read"),
        ("a\0b", "There is no file “ab”."),
        ("'sales.csv", sentences.QUOTES),
        ("https://example.org/sales.csv", sentences.ADDRESS),
        ("~nobody-of-that-name/x.csv", "There is no file “~nobody-of-that-name/x.csv”."),
    ],
)
async def test_what_cannot_be_attached_is_a_sentence(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, said: str
) -> None:
    (tmp_path / "away").mkdir()
    folder = filled(tmp_path / "away")
    (folder / "sales.csv").write_text(SALES)
    monkeypatch.chdir(folder)
    assert (await desk.types(f"/attach {typed}")).startswith(said)


def test_paths_are_taken_as_people_type_and_drop_them(here: Path) -> None:
    for name in ("Ana's data.csv", "two words.csv"):
        (here / name).write_text("a\n1\n")
    assert typed_paths("Ana's data.csv") == (Path("Ana's data.csv"),)
    assert typed_paths("two words.csv") == typed_paths("'two words.csv' ") == (Path("two words.csv"),)
    assert typed_paths(f"{here}/two\\ words.csv sales.csv") == (here / "two words.csv", Path("sales.csv"))
    assert typed_paths("~/sales.csv") == typed_paths('"~/sales.csv"') == (here / "sales.csv",)
    assert typed_path("'my chart.png'") == typed_path("my chart.png") == Path("my chart.png")
    assert typed_path("") == Path() and typed_path("~/q4") == here / "q4"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("q4", ["q4.png", "q4.csv"]),
        ("q4.png", ["q4.png", "q4.csv"]),
        ("'my q4.csv'", ["my q4.png", "my q4.csv"]),
        ("q4.v2", ["q4.v2.png", "q4.v2.csv"]),
        ("sub", ["sub/chart-1.png", "sub/chart-1.csv"]),
    ],
)
async def test_a_chart_is_saved_by_the_name_that_is_typed(desk: Desk, here: Path, typed: str, names: list[str]) -> None:
    (here / "sub").mkdir()
    await shown(desk)
    assert await desk.types(f"/save {typed}") == sentences.saved(names) + "\n"
    assert (here / names[1]).read_bytes().decode("utf-8-sig") == chart_csv(made())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sales", sentences.THERE_ALREADY.format(name="sales.csv")),
        ("nowhere/q4", "“nowhere/q4” cannot be written: No such file or directory."),
        ("a\0b", "“ab” cannot be written: "),
    ],
)
async def test_a_chart_that_cannot_be_saved_there_is_a_sentence(desk: Desk, here: Path, typed: str, said: str) -> None:
    await shown(desk)
    assert (await desk.types(f"/save {typed}")).startswith(said)
    assert os.listdir(here) == ["sales.csv"] and (here / "sales.csv").read_text() == SALES


async def test_of_a_chart_that_is_not_drawn_the_numbers_are_saved(
    desk: Desk, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(self: Pictures, chart: object, *, dark: bool = False) -> bytes:
        raise DrawingFailed("gone")

    monkeypatch.setattr(Pictures, "png", fails)
    await shown(desk)
    assert await desk.types("/save") == f"{sentences.NOT_DRAWN} {sentences.saved(['chart-1.csv'])}\n"


async def test_a_frame_is_told_once_with_its_chart_and_again_when_that_alone_changes() -> None:
    out = io.StringIO()
    terminal = Terminal(out)
    frame = Frame(thread="t", answer=1, version=1, text="East leads.", progress="streaming")
    await terminal.edit("", frame)
    assert out.getvalue() == "East leads."
    rested = frame.model_copy(update={"progress": "done", "chart": made(), "computed": True, "line": "Version 1"})
    await terminal.edit("", rested)
    await terminal.edit("", rested.model_copy(update={"sequence": 3}))
    assert out.getvalue() == f"East leads.\n{alt(made())}\nVersion 1\n{sentences.QUERY} · {sentences.SAVE}\n"
    await terminal.edit("", rested.model_copy(update={"chart": None}))
    assert out.getvalue().endswith(f"East leads.\nVersion 1\n{sentences.QUERY}\n") and terminal.chart is None


async def test_numbers_that_still_get_their_words_are_printed_once_those_hold() -> None:
    out = io.StringIO()
    terminal = Terminal(out)
    frame = Frame(thread="t", answer=1, version=1, text="| East | 90 |", progress="checking", line="Trying again.")
    await terminal.edit("", frame)
    words = f"East leads.\n\n{frame.text}"
    await terminal.edit("", frame.model_copy(update={"text": words, "progress": "done", "line": "", "computed": True}))
    assert out.getvalue() == f"Trying again.\n{words}\n{sentences.QUERY}\n"
