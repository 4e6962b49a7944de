"""Files that a dialogue brings, and the charts that come of them."""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from bots import Room, a_bot
from files import xlsx
from test_replay import out, run, url

from adapters.attached import LARGEST_TEXT, TOO_MANY, Content
from adapters.console import sentences
from adapters.console.dialogue import Dialogue, parse_dialogue
from adapters.console.replay import replay
from bot.errors import BadReplay
from bot.events import Attachment
from bot.tables.sentences import REFUSED

__all__ = ["url"]

ROWS = [("2025-10-03", "East", 70), ("2025-11-09", "West", 90), ("2025-11-12", "East", 20), ("2025-12-01", "West", 5)]
SALES = "date,region,revenue\n" + "".join(f"{day},{region},{revenue}\n" for day, region, revenue in ROWS)
TALK: list[dict[str, Any]] = [
    {"by": "ana", "ask": "Analyze Q4 sales.", "files": "sales.csv"},
    {"by": "ana", "reply": "Add regional breakdown and visual representation."},
    {"by": "ana", "reply": "as lines"},
    {"by": "ana", "press": "query"},
    {"by": "ana", "press": "undo"},
]


def dialogue(folder: Path, *lines: dict[str, Any]) -> Dialogue:
    return parse_dialogue("\n".join(json.dumps(line) for line in lines), folder)


async def replayed(room: Room, told: Dialogue, charts: Path | None = None) -> list[dict[str, Any]]:
    return [line async for line in replay(told, room.bot, room.seen, charts=charts)]


async def test_a_file_is_computed_with_and_its_chart_is_told_and_written(tmp_path: Path) -> None:
    (tmp_path / "sales.csv").write_text(SALES)
    async with a_bot(tmp_path) as room:
        lines = await replayed(room, dialogue(tmp_path, *TALK), tmp_path)
    by_region: Counter[str] = Counter()
    for _, region, revenue in ROWS:
        by_region[region] += revenue
    assert all(f"| {region} | {total} |" in lines[1]["answer"] for region, total in by_region.items())
    kinds = [line["chart"] and line["chart"]["kind"] for line in lines]
    assert kinds[0] is None and kinds[1] not in (None, "line") and kinds[2] == "line" and kinds[4] == kinds[1]
    assert "East" in lines[1]["chart"]["alt"] and "SELECT" in lines[3]["notice"] and lines[3]["chart"] is None
    picture, numbers = (Path(one) for one in lines[1]["chart"]["files"])
    assert picture.name == "chart-2.png" and picture.read_bytes().startswith(b"\x89PNG")
    drawn = list(csv.reader(numbers.read_text("utf-8-sig").splitlines()))
    assert sum(float(row[-1]) for row in drawn[1:]) == sum(by_region.values())


async def test_without_a_folder_a_chart_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "sales.csv").write_text(SALES)
    async with a_bot(tmp_path) as room:
        before = set(os.listdir(tmp_path))
        lines = await replayed(room, dialogue(tmp_path, *TALK[:2]))
        assert lines[1]["chart"]["alt"] and lines[1]["chart"]["files"] == []
        assert set(os.listdir(tmp_path)) - before <= {"test.db-wal", "test.db-shm"}


async def test_a_file_is_kept_once_however_often_the_dialogue_is_replayed(tmp_path: Path) -> None:
    told = dialogue(tmp_path, {"by": "ana", "ask": "Sum up.", "files": {"name": "a.csv", "text": SALES}})
    async with a_bot(tmp_path) as room:
        first = await replayed(room, told)
        entry = await room.bot.store.entry(told.events[0].id)
        assert entry and entry.event.signal.kind == "asked"
        (file,) = entry.event.signal.files
        assert await room.bot.files.content(told.events[0].thread, file.file) == SALES.encode()
        again = await replayed(room, told)
        entry = await room.bot.store.entry(told.events[0].id)
        assert entry and entry.event.signal.kind == "asked" and entry.event.signal.files == (file,)
    assert [line["answer"] for line in again] == [line["answer"] for line in first]


def test_files_are_paths_below_the_dialogue_or_contents_and_several_go_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "Book 1.xlsx").write_bytes(xlsx())
    (tmp_path / "link.csv").symlink_to(tmp_path / "data" / "real.csv")
    (tmp_path / "data" / "real.csv").write_text(SALES)
    told = dialogue(
        tmp_path,
        {"by": "ana", "ask": "x", "files": ["data/Book 1.xlsx", "link.csv", {"name": "n.md", "text": "late"}]},
        {"by": "ana", "files": ["data/real.csv"]},
    )
    assert told.files[0] == (
        Content(name="Book 1.xlsx", data=xlsx()),
        Content(name="link.csv", data=SALES.encode()),
        Attachment(name="n.md", text="late"),
    )
    assert [event.signal.kind for event in told.events] == ["asked", "attached"] and told.files[1][0].name == "real.csv"


def test_a_dialogue_whose_file_has_changed_is_another_one(tmp_path: Path) -> None:
    (tmp_path / "sales.csv").write_text(SALES)
    before = dialogue(tmp_path, TALK[0]).events[0]
    assert dialogue(tmp_path, TALK[0]).events[0] == before
    (tmp_path / "sales.csv").write_text(SALES.replace("70", "71"))
    assert dialogue(tmp_path, TALK[0]).events[0].id != before.id


def filled(folder: Path) -> Path:
    """A dialogue's folder with all that cannot be taken in it, and a secret beside it."""
    (folder / "secret.txt").write_text("beside")
    inner = folder / "talk"
    (inner / "folder").mkdir(parents=True)
    (inner / "empty.csv").write_text(" \n")
    (inner / "large.txt").write_text("x" * (LARGEST_TEXT + 1))
    (inner / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (inner / "noise").write_bytes(b"\x00\xff" * 50)
    (inner / "fake.xlsx").write_text("no workbook")
    (inner / "out.txt").symlink_to(folder / "secret.txt")
    (inner / "way").symlink_to(folder, target_is_directory=True)
    (inner / "loop").symlink_to(inner / "loop")
    os.mkfifo(inner / "pipe")
    return inner


BAD = [
    ("nowhere.csv", "There is no file"),
    ("folder", "is a folder"),
    ("pipe", "is no file that can be read"),
    ("empty.csv", REFUSED["empty"].format(name="empty.csv")),
    ("large.txt", REFUSED["large file"].format(name="large.txt", most=2)),
    ("picture.png", REFUSED["unknown"].format(name="picture.png")),
    ("noise", REFUSED["unknown"].format(name="noise")),
    ("fake.xlsx", REFUSED["broken"].format(name="fake.xlsx")),
    ("../secret.txt", sentences.PLAIN_PATH.format(name="../secret.txt")),
    ("folder/../empty.csv", "has to be a path below"),
    ("/etc/hostname", "has to be a path below"),
    ("..\\secret.txt", "has to be a path below"),
    ("out.txt", sentences.OUTSIDE.format(name="out.txt")),
    ("way/secret.txt", sentences.OUTSIDE.format(name="way/secret.txt")),
    ("way/nowhere.txt", sentences.OUTSIDE.format(name="way/nowhere.txt")),
    ("a\0b", "cannot be read"),
    ("n" * 5000, "line 1: files: "),
    ("loop", "line 1: files: "),
    ({"name": "e.csv", "text": ""}, REFUSED["empty"].format(name="e.csv")),
    ({"name": "e.csv"}, "line 1: files: each is a path, or"),
    ({"name": "e.csv", "text": "a", "url": "x"}, "line 1: files: each is a path, or"),
    ([7], "line 1: files: each is a path, or"),
    ([], "line 1: files: each is a path, or"),
    ("", "line 1: files: each is a path, or"),
    (["empty.csv"] * 6, f"line 1: files: {TOO_MANY}"),
]


@pytest.mark.parametrize(("files", "said"), BAD, ids=[str(files)[:30] for files, _ in BAD])
def test_a_file_that_cannot_be_taken_is_a_sentence(tmp_path: Path, files: object, said: str) -> None:
    with pytest.raises(BadReplay) as raised:
        dialogue(filled(tmp_path), {"by": "ana", "ask": "x", "files": files})
    assert said in str(raised.value) and "beside" not in str(raised.value)


def test_a_file_without_the_right_to_read_it_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    (tmp_path / "sales.csv").write_text(SALES)
    monkeypatch.setattr(Path, "open", refuses)  # the tests may run with all rights
    with pytest.raises(BadReplay, match="may not be read with your rights"):
        dialogue(tmp_path, TALK[0])


def test_every_line_with_a_bad_file_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadReplay) as raised:
        dialogue(
            filled(tmp_path),
            {"by": "ana", "ask": "x", "files": ["nowhere.csv", "folder"]},
            {"by": "ana", "ask": "fine"},
            {"by": "ana", "reply": "x", "attach": "../secret.txt"},
            {"by": "ana", "files": ["out.txt"]},
        )
    lines = str(raised.value).splitlines()
    assert [line.split(":")[0].strip() for line in lines[1:]] == ["line 1", "line 1", "line 3", "line 4"]
    assert "line 3: attach: " in lines[3]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"by": "ana", "react": "👍", "files": "a.csv"}, '"files" goes with "ask" or "reply"'),
        ({"by": "ana", "ask": "x", "files": "a.csv", "attach": "a.csv"}, "give one of both"),
        ({"by": "ana", "attach": ""}, "attach: "),
    ],
)
def test_files_go_with_words_or_stand_alone(tmp_path: Path, line: dict[str, Any], said: str) -> None:
    with pytest.raises(BadReplay, match=said):
        dialogue(tmp_path, line)


def test_a_dialogue_from_the_command_line_writes_its_charts(tmp_path: Path, url: str) -> None:
    (tmp_path / "sales.csv").write_text(SALES)
    folder = tmp_path / "charts" / "q4"
    lines = out(run(tmp_path, TALK[:2], "--model", url, "--charts", str(folder)))
    assert lines[1]["chart"]["files"] == [str(folder / "chart-2.png"), str(folder / "chart-2.csv")]
    assert sorted(one.name for one in folder.iterdir()) == ["chart-2.csv", "chart-2.png"]


def test_a_folder_for_charts_that_is_a_file_is_said_before_anything_runs(tmp_path: Path) -> None:
    (tmp_path / "sales.csv").write_text(SALES)
    result = run(tmp_path, TALK[:1], "--dry", "--charts", str(tmp_path / "sales.csv"))
    assert result.returncode == 1 and "sales.csv: File exists" in result.stderr and result.stdout == ""
