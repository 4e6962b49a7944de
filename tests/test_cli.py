"""The command line, as a person types it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from chaos import model_server, torment

from bot import texts

ROOT = Path(__file__).parent.parent


def burnish(*words: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_help_names_the_commands() -> None:
    shown = burnish("--help").stdout
    for command in ("chat", "replay", "bench", "settings"):
        assert command in shown


def test_help_imports_nothing_that_it_does_not_need() -> None:
    code = (
        "import sys, bot.cli; print([n for n in ('openai', 'pydantic', 'starlette', 'aiosqlite') if n in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"


def test_settings_are_shown_with_secrets_masked() -> None:
    shown = burnish("settings", BURNISH_MODEL_KEY="sk-very-secret").stdout
    assert "model_key = **********" in shown and "very-secret" not in shown and "attempts = 3" in shown


def test_wrong_settings_are_a_sentence_and_no_traceback() -> None:
    result = burnish("settings", BURNISH_PORT="many", BURNISH_NONSENSE="1")
    assert result.returncode == 1 and result.stdout == ""
    assert "port" in result.stderr and "BURNISH_NONSENSE" in result.stderr and "Traceback" not in result.stderr


def test_a_conversation_in_the_terminal(tmp_path: Path) -> None:
    said = "Explain tides.\nas bullets\n👍\n/undo\n/why\n/shorterr\n/help\n/new\nExplain dew.\n/quit\n"
    with model_server(0.0) as url:
        result = burnish(
            "chat", "--model", url, "--db", str(tmp_path / "chat.db"), stdin=said, BURNISH_LOG_LEVEL="error"
        )
    assert result.returncode == 0, result.stderr
    assert "Version 1" in result.stdout and "Version 2: bullets" in result.stdout
    assert "I will remember that this one was right" in result.stdout
    assert "/shorter" in result.stdout and "A new thread" in result.stdout


def test_in_the_terminal_an_offer_is_taken_by_its_number(tmp_path: Path) -> None:
    said = "Explain tides.\nwhat about prices?\n/7\n/1\n/1\n/history\n/quit\n"
    with model_server(0.0) as url:
        result = burnish(
            "chat", "--model", url, "--db", str(tmp_path / "chat.db"), stdin=said, BURNISH_LOG_LEVEL="error"
        )
    assert result.returncode == 0, result.stderr
    assert f"  /1  {texts.OFFER_CHANGE}" in result.stdout
    assert "There is nothing to choose by that number." in result.stdout
    assert "2. with prices (shown)" in result.stdout and result.stdout.count(texts.OFFER_GONE) == 1


def test_kill_9_loses_nothing_and_answers_nothing_twice() -> None:
    """A few kills on each run of the tests; `python tests/chaos.py --kills 100` for many."""
    assert torment(kills=4, seed=3, delay_ms=2.0) == 0
