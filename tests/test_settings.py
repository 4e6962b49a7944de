"""Settings: from the command line, the environment and a file; every wrong key named at once; secrets masked."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from bot.errors import BadSettings
from bot.settings import Settings, in_force, load

SAMPLE = Path(__file__).parent.parent / "deploy" / "burnish.toml"


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "burnish.toml").write_text('port = 1\nattempts = 1\nmodel = "file"\n')
    monkeypatch.setenv("BURNISH_ATTEMPTS", "2")
    monkeypatch.setenv("BURNISH_MODEL", "environment")
    found = load(model="line")
    assert (found.port, found.attempts, found.model) == (1, 2, "line")


def test_all_wrong_keys_are_named_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "burnish.toml").write_text('port = "many"\ncolour = "red"\n')
    monkeypatch.setenv("BURNISH_ATTEMPTS", "99")
    monkeypatch.setenv("BURNISH_MODLE", "typo")
    with pytest.raises(BadSettings) as caught:
        load()
    for key in ("port", "colour", "attempts", "BURNISH_MODLE"):
        assert key in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("BURNISH_EMOJI", '{"🦊": "mood happy"}', "mood"),
        ("BURNISH_BUTTONS", '{"x": "nonsense"}', "buttons: bad buttons: 'x'"),
        ("BURNISH_MODEL_URL", "ftp://somewhere", "model_url"),
        ("BURNISH_PEOPLE", "not json", "people"),
        ("BURNISH_CONFIG", "/nowhere/burnish.toml", "/nowhere/burnish.toml"),
    ],
)
def test_a_bad_value_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings, match=re.escape(said)):
        load()


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "burnish.toml").write_text("port = = 1")
    with pytest.raises(BadSettings, match=r"burnish\.toml"):
        load()


def test_secrets_are_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BURNISH_MODEL_KEY", "sk-very-secret")
    shown = dict(in_force(load()))
    assert "very-secret" not in str(shown) and shown["model_key"] == "**********"


def test_the_operators_emoji_and_buttons_join_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BURNISH_EMOJI", '{"🦊": "tone casual", "✂️": ""}')
    tables = load().tables()
    assert "🦊" in tables.emoji and "✂" not in tables.emoji


def test_the_sample_file_has_every_setting_with_its_default() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    given = tomllib.loads(text)
    named = set(re.findall(r"^(?:# )?(\w+) = ", text, re.MULTILINE))
    assert named == set(Settings.model_fields)
    defaults = Settings().model_dump(mode="json")
    assert given == {name: defaults[name] for name in given}
