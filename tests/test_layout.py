"""Who may import what, and what is pure."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORE = sorted((ROOT / "bot").rglob("*.py"))
PURE = [
    "abilities", "agreed", "along", "analysing", "announcing", "answers", "asking", "carry", "casting", "changes",
    "claims", "comparing", "computed", "condition", "context", "contradictions", "cues", "declining", "demands",
    "directives", "dodging", "doings", "edits", "erasing", "errors", "events", "explain", "explained", "explanation",
    "exporting", "facts", "figures", "holdings", "hollow", "house", "identifying", "inferring", "joined", "joining",
    "ledger", "length", "lessons", "likeness", "literal", "loops", "meeting", "memory", "merging", "names", "notices",
    "offers", "on_task", "parts", "planting", "private", "profiles", "prompt", "recall", "reciting", "refusals",
    "relevance", "requirements", "retaining", "scrubbing", "secret", "settling", "spelled", "store/state", "subjects",
    "take", "tasks", "telling", "telltale", "texts", "threads", "topics", "touching", "tracing", "trades", "traits",
    "values", "verify", "votes", "wanted", "which",
    *(f"tables/{name}" for name in ("reading/decode", "reading/delimited", "reading/records", "reading/source")),
    *(f"tables/{path.stem}" for path in sorted((ROOT / "bot/tables").glob("*.py"))
      if path.name not in ("child.py", "confine.py", "guard.py", "load.py", "workbench.py")),
    *(f"running/{name}" for name in (
        "claimed", "clean", "names", "ran", "runnable", "sentences", "shown", "spoilt",
    )),
    *(f"eval/{name}" for name in (
        "arms", "gate", "habits", "ifeval", "items", "leaks", "learned", "missing", "obeying", "record", "scoring",
        "wordings",
    )),
    *(f"{folder}/{path.stem}" for folder in ("charts", "code", "constraints", "finish", "passage", "tables/dirty")
      for path in sorted((ROOT / "bot" / folder).glob("*.py"))
      if path.name not in ("child.py", "draw.py")),
    *(f"interpret/{path.relative_to(ROOT / 'bot/interpret').with_suffix('')}"
      for path in sorted((ROOT / "bot/interpret").rglob("*.py"))
      if path.name not in ("__init__.py", "consult.py", "meaning.py", "modelled.py")),
]  # fmt: skip
HARMLESS = {
    "__future__", "abc", "bisect", "collections", "dataclasses", "difflib", "enum", "functools", "hashlib", "itertools",
    "codecs", "csv", "datetime", "io", "json", "markdown_it", "math", "pydantic", "re", "statistics", "string",
    "builtins", "struct", "typing", "unicodedata", "urllib",
    "base64",  # of bytes alone
    "ast", "sqlglot", "sys", "textwrap", "tomllib", "tree_sitter", "warnings", "xml", "yaml",  # read, never run
    *(f"tree_sitter_{name}" for name in (
        "bash", "c", "c_sharp", "cpp", "css", "go", "html", "java", "javascript", "php", "python", "ruby", "rust",
        "typescript",
    )),
    "phonenumbers", "py3langid", "stdnum", "textstat",  # of a text alone; tables come in the package
}  # fmt: skip
PLATFORMS = {"slack_bolt", "slack_sdk", "discord", "adapters"}


def imported(path: Path) -> set[str]:
    """The full names of the modules that a file imports, at any depth of its code."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_core_imports_no_platform_but_for_the_command_line(path: Path) -> None:
    tops = {name.split(".")[0] for name in imported(path)}
    assert path.name == "cli.py" or not tops & PLATFORMS


@pytest.mark.parametrize("name", PURE)
def test_a_pure_module_imports_nothing_that_reads_a_clock_a_file_a_network_or_chance(name: str) -> None:
    path = ROOT / "bot" / f"{name}.py"
    pure = {f"bot.{other.replace('/', '.')}" for other in PURE}
    for module in imported(path):
        if module.split(".")[0] != "bot":
            assert module.split(".")[0] in HARMLESS, module
        elif module != "bot":
            package = f"{module}.__init__".replace("bot.", "").replace(".", "/")
            assert module in pure or package in PURE or module.startswith("bot.interpret."), module


def test_starting_the_core_imports_neither_slack_nor_discord_nor_the_web() -> None:
    code = (
        "import sys, bot.bootstrap; platforms = ('slack_bolt', 'slack_sdk', 'discord', 'starlette', 'adapters'); "
        "print([name for name in sys.modules if name.split('.')[0] in platforms])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout.strip() == "[]"


def test_no_file_or_class_has_a_name_that_says_nothing() -> None:
    empty = {"util", "utils", "helper", "helpers", "manager", "common", "misc", "base", "core", "service", "processor",
             "wrapper", "internals"}  # fmt: skip
    for path in [*CORE, *(ROOT / "adapters").rglob("*.py")]:
        assert path.stem not in empty
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                assert not any(node.name.lower().endswith(word) for word in empty), node.name


def test_the_top_level_holds_what_was_agreed() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    tops = {line.split("/")[0] for line in tracked.splitlines()}
    agreed = {"pyproject.toml", "bot", "adapters", "tests", "deploy", "README.md", "LICENSE", "CHANGELOG.md"}
    assert {top for top in tops if not top.startswith(".")} <= agreed
