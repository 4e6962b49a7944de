"""`burnish replay`, as a process: what goes in as lines comes out as lines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chaos import model_server

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with model_server(5.0) as found:
        yield found


def run(folder: Path, lines: list[dict[str, Any]] | str, *options: str) -> subprocess.CompletedProcess[str]:
    text = lines if isinstance(lines, str) else "".join(json.dumps(line) + "\n" for line in lines)
    (folder / "talk.jsonl").write_text(text, encoding="utf-8")
    environment = {**os.environ, "BURNISH_ATTEMPTS": "1", "BURNISH_DATA_DIR": str(folder)}
    command = [sys.executable, "-m", "bot", "replay", str(folder / "talk.jsonl"), *options]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)


def out(result: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


TALK: list[dict[str, Any]] = [
    {"by": "ana", "ask": "Explain tides."},
    {"by": "ana", "reply": "shorter, and for a beginner"},
    {"by": "ben", "react": "👔"},
    {"by": "ben", "unreact": "👔"},
    {"by": "ana", "press": "undo"},
    {"by": "ana", "reply": "thanks!"},
]


def test_each_event_has_a_line_with_everything_in_it(tmp_path: Path, url: str) -> None:
    lines = out(run(tmp_path, TALK, "--model", url))
    assert [line["event"] for line in lines] == [1, 2, 3, 4, 5, 6]
    assert [line["version"] for line in lines] == [1, 2, 3, 2, 1, None]
    assert [line["kind"] for line in lines] == ["task", "feedback", None, None, None, "thanks"]
    first, second = lines[:2]
    assert {d["slot"]: d["value"] for d in second["directives"]} == {"length": "shorter", "expertise": "beginner"}
    assert all(set(d) == {"slot", "value", "scope", "target"} for d in second["directives"])
    assert second["prompt"][-1]["content"].startswith("Explain tides.")
    assert first["answer"] not in json.dumps(second["prompt"])
    assert second["prompt_tokens"] > 0 and second["completion_tokens"] > 0 and second["attempts"] == 1
    assert set(first["ms"]) == {"accept", "interpret", "first_token", "total"} and first["ms"]["total"] > 0
    assert lines[4]["answer"] == first["answer"] and lines[4]["prompt"] is None


def test_feedback_while_streaming_stops_the_old_version(tmp_path: Path, url: str) -> None:
    lines = out(
        run(
            tmp_path,
            [
                {"by": "ana", "ask": "Explain tides."},
                {"by": "ana", "reply": "as bullets", "while_streaming": 4},
                {"by": "ana", "reply": "more formal"},
                {"by": "ana", "press": "stop", "while_streaming": 6},
            ],
            "--model",
            url,
        )
    )
    assert [(line["version"], line["stopped"]) for line in lines] == [
        (None, True),
        (1, False),
        (2, True),
        (None, False),
    ]
    assert 0 < len(lines[2]["answer"].split()) < 40


def test_dry_interprets_and_rewrites_without_a_model(tmp_path: Path) -> None:
    talk = [
        *TALK[:2],
        {"by": "ana", "reply": "as a table", "given": "| a |\n|---|\n| 1 |"},
        {"by": "ana", "press": "undo"},
    ]
    lines = out(run(tmp_path, talk, "--dry", "--model", "http://127.0.0.1:9/v1"))
    assert [line["version"] for line in lines] == [None, None, 1, None]
    assert lines[2]["answer"] == "| a |\n|---|\n| 1 |"
    assert "table" in lines[2]["prompt"][-1]["content"] and "table" not in lines[3]["prompt"][-1]["content"]
    assert "beginner" in lines[3]["prompt"][-1]["content"]


def test_a_given_answer_is_taken_as_it_is_and_refined_from(tmp_path: Path, url: str) -> None:
    talk = [{"by": "ana", "ask": "Explain tides.", "given": "word " * 100}, {"by": "ana", "reply": "shorter"}]
    lines = out(run(tmp_path, talk, "--model", url))
    assert lines[0]["answer"] == "word " * 100 and lines[0]["prompt"] is None and lines[0]["attempts"] == 0
    assert "fewer than 100 words, about 60" in lines[1]["prompt"][-1]["content"]


def test_an_attached_file_is_data_in_the_prompt(tmp_path: Path, url: str) -> None:
    (tmp_path / "notes.txt").write_text("The release is late.\nThe tests are not.\n")
    lines = out(run(tmp_path, [{"by": "ana", "ask": "Sum up.", "attach": "notes.txt"}], "--model", url))
    assert "File notes.txt:\nThe release is late.\nThe tests are not." in lines[0]["prompt"][-1]["content"]


def test_the_same_database_goes_on_where_it_was(tmp_path: Path, url: str) -> None:
    options = ("--model", url, "--db", str(tmp_path / "kept.db"), "--out", str(tmp_path / "out.jsonl"))
    run(tmp_path, TALK, *options)
    first = (tmp_path / "out.jsonl").read_text()
    run(tmp_path, TALK, *options)
    strip = [
        [{k: v for k, v in json.loads(line).items() if k != "ms"} for line in text.splitlines()]
        for text in (first, (tmp_path / "out.jsonl").read_text())
    ]
    assert strip[0] == strip[1] and len(strip[0]) == 6


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{broken", "line 2: not JSON"),
        ("[1]", "line 2: not a JSON object"),
        ('{"reply": "no one"}', "line 2: by:"),
        ('{"by": "ana"}', "line 2: needs exactly one of"),
        ('{"by": "ana", "ask": "x", "reply": "y"}', "has ask, reply"),
        ('{"by": "ana", "sing": "x"}', "line 2: sing:"),
        ('{"by": "ana", "edit": "x"}', '"edit" and "of" go together'),
        ('{"by": "ana", "edit": "x", "of": 9}', "there is no event 9"),
        ('{"by": "ben", "delete": 1}', "event 1 is ana's, not ben's"),
        ('{"by": "ana", "reply": "  "}', '"reply" is empty'),
        ('{"by": "ana", "ask": "\\ud800"}', "surrogate"),
        ("[" * 5000, "line 2:"),
        ('{"by": "ana", "react": 7}', "line 2: react:"),
        ('{"by": "ana", "command": "shorter"}', "written as typed, with its slash"),
        ('{"by": "ana", "ask": "x", "attach": "nowhere.csv"}', "nowhere.csv"),
        ('{"by": "ana", "ask": "x", "while_streaming": -1}', "line 2: while_streaming:"),
    ],
)
def test_a_bad_line_is_named_with_its_number_before_anything_runs(tmp_path: Path, line: str, said: str) -> None:
    result = run(
        tmp_path, f'{{"by": "ana", "ask": "Explain tides."}}\n{line}\n', "--dry", "--db", str(tmp_path / "x.db")
    )
    assert result.returncode == 2 and said in result.stderr
    assert result.stdout == "" and not (tmp_path / "x.db").exists()
    assert "Traceback" not in result.stderr


def test_every_bad_line_is_named_at_once(tmp_path: Path) -> None:
    result = run(tmp_path, '{"by": 1}\n\n{"by": "ana", "ask": "fine"}\nnope\n', "--dry")
    assert "line 1:" in result.stderr and "line 4:" in result.stderr and result.returncode == 2


def test_what_is_offered_is_in_the_line_and_is_taken_by_a_later_one(tmp_path: Path) -> None:
    talk = [
        {"by": "ana", "ask": "Explain waves.", "given": "- One big wave.\n- Two waves."},
        {"by": "ana", "reply": "make the bullet shorter"},
        {"by": "ana", "press": "which 2:2", "given": "- One big wave.\n- Two."},
        {"by": "ana", "reply": "what about prices?", "given": "Waves are free."},
        {"by": "ana", "press": "instead 4"},
        {"by": "ana", "rewrite": "Waves, in my own words."},
    ]
    lines = out(run(tmp_path, talk, "--dry"))
    assert [one["press"] for one in lines[1]["offers"]] == ["which 2:1", "which 2:2"]
    assert [one["press"] for one in lines[3]["offers"]] == ["instead 4"]
    assert [d["target"] for d in lines[2]["directives"]] == ["Two waves."] and lines[4]["notice"] is None
    assert lines[5]["answer"] == "Waves, in my own words."


@pytest.mark.parametrize("example", ["fibonacci", "story", "sales"])
def test_the_examples_run(example: str) -> None:
    command = [sys.executable, "-m", "bot", "replay", "--example", example, "--dry"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first["kind"] == "task" and second["kind"] == "feedback"
    if example == "sales":  # read as data: it changes what is computed, and nothing is computed dry
        assert {one["slot"] for one in second["directives"]} == {"analysis", "chart"}
    else:
        assert len(second["prompt"][-1]["content"]) > len(first["prompt"][-1]["content"])
