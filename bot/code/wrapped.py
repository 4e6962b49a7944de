"""The ways in which a piece of code may stand in a whole: members of a class, statements, an expression. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator


def attempts(code: str, language: str) -> Iterator[tuple[str, str]]:
    """A piece of code in each surrounding that would make a whole of it, with the grammar that reads that."""
    if way := _WAYS.get(language):
        yield from way(code)


def _script(code: str) -> Iterator[tuple[str, str]]:
    """JavaScript and its kin: each other's grammar, an expression, members of an object or a class."""
    bare = code.strip().rstrip(";,")
    for name in ("tsx", "typescript", "javascript"):
        yield code, name
        yield f"(\n{bare}\n)", name
        yield f"class A {{\n{code}\n}}", name
        yield f"x = {{\n{code}\n}}", name
        yield f"async function* f() {{\n{code}\n}}", name
        if bare.startswith("<"):
            yield f"<>\n{code}\n</>", name


def _java(code: str) -> Iterator[tuple[str, str]]:
    yield f"class A {{\n{code}\n}}", "java"
    yield f"class A {{ void f() {{\n{code}\n}} }}", "java"
    yield f"class A {{ void f() {{ x(\n{code.strip().rstrip(';')}\n); }} }}", "java"
    yield f"{code.rstrip()} {{}}", "java"
    imports = "\n".join(re.findall(r"^import [^\n]*;", code, re.MULTILINE))
    rest = re.sub(r"^import [^\n]*;", "", code, flags=re.MULTILINE)
    yield f"{imports}\nclass A {{\n{rest}\n}}", "java"
    yield f"{imports}\nclass A {{ void f() {{\n{rest}\n}} }}", "java"


def _csharp(code: str) -> Iterator[tuple[str, str]]:
    yield f"class A {{\n{code}\n}}", "csharp"
    yield f"class A {{ void F() {{\n{code}\n}} }}", "csharp"
    yield f"{code.rstrip()} {{}}", "csharp"
    yield f"var x =\n{code.strip().rstrip(';')}\n;", "csharp"
    yield re.sub(r"^#[^\n]*$", "", code, flags=re.MULTILINE), "csharp"


def _c(code: str) -> Iterator[tuple[str, str]]:
    """C and C++: macros may stand for anything, so that code with an unknown one is read without it."""
    for name in ("c", "cpp"):
        yield code, name
        yield f"void f() {{\n{code}\n}}", name
        yield f"struct A {{\n{code}\n}};", name
        if not code.rstrip().endswith("}"):
            yield f"{code.rstrip()};", name
            yield f"{code.rstrip()} {{}}", name
        yield f"int x = \n{code.strip().rstrip(';')}\n;", name
        bare = re.sub(r"^[ \t]*[A-Z][A-Z0-9_]{2,}(?:\([^()]*\))?;?[ \t]*$", "", code, flags=re.MULTILINE)
        bare = re.sub(r"(?:^|(?<=\s))[A-Z][A-Z0-9_]{2,} (?=[a-zA-Z_])", "", bare, flags=re.MULTILINE)
        for less in (bare, re.sub(r"\b[A-Z][A-Z0-9_]{2,}\b(?:\([^()\n]*\))?", "", code)):
            yield less, name
            yield f"void f() {{\n{less}\n}}", name
            if not code.rstrip().endswith("}"):
                yield f"{less.rstrip()};", name
        yield re.sub(r"\btypedef (?=(?:struct|enum|union)\b)", "", code), name
        if code.rstrip().endswith("{"):
            yield f"{code}\n}}", name
        if "\\\n" in code:
            yield re.sub(r"^#[ \t]*define[^\n]*(?:\\\n[^\n]*)*", "", code, flags=re.MULTILINE), name


def _go(code: str) -> Iterator[tuple[str, str]]:
    yield f"package a\n{code}", "go"
    yield f"func f() {{\n{code}\n}}", "go"
    yield f"var x = {code.strip()}", "go"
    yield f"type A struct {{\n{code}\n}}", "go"
    yield f"type A interface {{\n{code}\n}}", "go"
    parts = re.split(r"^(?=func |type |var |const |import )", code, maxsplit=1, flags=re.MULTILINE)
    yield "\n".join([*parts[1:], f"func f() {{\n{parts[0]}\n}}"]), "go"
    head = re.match(r"(?:\s*(?:package \w+|import (?:\([^)]*\)|\"[^\"]*\"))\n?)*", code)
    if head and head.end():
        yield f"{head[0]}\nfunc f() {{\n{code[head.end() :]}\n}}", "go"


def _rust(code: str) -> Iterator[tuple[str, str]]:
    yield f"fn f() {{\n{code}\n}}", "rust"
    yield f"impl A {{\n{code}\n}}", "rust"
    yield f"trait A {{\n{code}\n}}", "rust"
    yield f"{code.rstrip()} {{}}", "rust"
    yield f"fn f() {{ let x = \n{code.strip().rstrip(';')}\n; }}", "rust"
    yield f"fn f() {{ match x {{\n{code}\n}} }}", "rust"
    yield re.sub(r"^# ?", "", code, flags=re.MULTILINE), "rust"


def _ruby(code: str) -> Iterator[tuple[str, str]]:
    yield f"x = {{\n{code}\n}}", "ruby"
    yield f"f(\n{code}\n)", "ruby"
    yield re.sub(r"^(?:irb\([^\n]*\)[^>\n]*> ?|=> [^\n]*)", "", code, flags=re.MULTILINE), "ruby"


def _php(code: str) -> Iterator[tuple[str, str]]:
    """PHP is shown without its opening tag, and as members of a class."""
    bare = re.sub(r"^\s*<\?php|\?>\s*$", "", code)
    yield f"<?php\n{bare}\n", "php"
    yield f"<?php\nclass A {{\n{bare}\n}}", "php"
    yield f"<?php\n$x = {bare.strip().rstrip(';,')};", "php"
    yield f"<?php\n$x = [\n{bare}\n];", "php"
    yield f"<?php\n{bare.rstrip()};", "php"


def _css(code: str) -> Iterator[tuple[str, str]]:
    """Declarations alone; and what a preprocessor allows is no error."""
    yield f"a {{\n{code}\n}}", "css"
    if re.search(
        r"^\s*[$@][\w-]+:|^\s*&|@(?:include|mixin|extend|use|if|each|apply|tailwind)\b|//", code, re.MULTILINE
    ):
        yield "a{}", "css"


_WAYS = {
    "javascript": _script,
    "typescript": _script,
    "tsx": _script,
    "java": _java,
    "csharp": _csharp,
    "c": _c,
    "cpp": _c,
    "go": _go,
    "rust": _rust,
    "ruby": _ruby,
    "php": _php,
    "css": _css,
}
