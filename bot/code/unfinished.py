"""What stands in a block of code without being code: prompts, outputs, elisions, blanks to fill in. Pure."""

from __future__ import annotations

import re

_PROMPT = re.compile(r"^[ \t]*(?:>>>|\.\.\.)(?: |$)|^In \[\d+\]: ", re.MULTILINE)
_SESSION = re.compile(
    r"^[ \t]*(?:\$ \S|% [a-z]|PS [A-Z]:\\|[A-Z]:\\[^\n]*>|[\w.-]+@[\w.-]+[:~\w/ -]*[$#] |# (?:apt|yum|dnf) )|^> \S",
    re.MULTILINE,
)
_ELIDED = re.compile(
    r"(?<![.\w)\]])\.\.\.(?![\w.(\[{$])|…|\[\.\.\.\]|\.\.\. ?\.\.\.|<snip>|\[snip\]|"
    r"(?://|#|/\*|--|<!--)[^\n]{0,120}?(?:\.\.\.|\b(?:rest|existing|remaining|other|omitted|unchanged|same as|previous|"
    r"your (?:code|logic|implementation)|code (?:here|goes)|implementation|goes here|fill in|placeholder|todo)\b)",
    re.IGNORECASE,
)
_BLANK = re.compile(
    r"\{\{|\{%|<%|<[A-Za-z][\w]*(?:[ _-][\w]+)+>|<(?:your|name|path|file\w*|user\w*|host\w*|port|id|url|token|"
    r"version|value|key|password|package|branch|module|directory|dir|command|args?|options?)>|\$\{\{|\[your [^\]]+\]|"
    r"<[A-Z][A-Z0-9_]+>|<(?:[\w.]+ )+(?:object|at 0x)[^>]*>",
    re.IGNORECASE,
)
_PATCH = re.compile(r"^(?:@@ |\+\+\+ |--- |diff --git|index [0-9a-f]{7}|<{7} |>{7} |={7}$)|"
                    r"\A[+-][^\n]*(?:\n.*)*^[+-] ?[a-z]",
                    re.MULTILINE)  # fmt: skip
_TRACE = re.compile(r"^Traceback \(most recent call last\)|^\s+at [\w.$]+\([\w.]+:\d+\)|^error\[E\d+\]", re.MULTILINE)


_OUTPUT = re.compile(
    r"^> |^>$|^=>|^// ?=> ?[\[{]|^undefined$|\A\s*\w+ \{\n +\w+: [^;]*$|[(=] ?/\*[^*\n]*\*/ ?[);]", re.MULTILINE
)
"""What JavaScript's console shows, and blanks in comments."""
_TREE = re.compile(r"^[|+` └├│]*(?:\+--|`--|[└├]─)|^; |^\[sudo\]|<[\w:./-]+>|^[\w.\[\]-]+ = |^@\w+:", re.MULTILINE)
_SHELL = re.compile(r"\b(?:if|for|while|until|case|function|then|done|fi)\b|[\"'{]|\$\(")
"""What can be wrong in a shell's lines; without it they are a command, or a listing."""
_NUMBERED = re.compile(r"\A(?:\s*\d+[.:|]?[ \t][^\n]*\n){2,}")


def unfinished(code: str, language: str) -> bool:
    """Whether a block that does not parse has marks of what is no code: it is then not judged."""
    if language in ("html", "css", "tsx", "javascript", "typescript", "php") and re.search(r"\{\{|\{%|<%", code):
        return True
    marks = [_ELIDED, _PATCH, _TRACE]
    if language not in ("html", "tsx", "javascript", "typescript", "cpp", "java", "csharp", "rust"):
        marks.append(_BLANK)  # elsewhere these are tags and type parameters
    if language in ("bash", "ruby", "php", "sql"):
        marks.append(_SESSION)
    if language == "bash":
        if not _SHELL.search(code):
            return True
        marks.append(_TREE)
    if language in ("javascript", "typescript", "tsx"):
        marks.append(_OUTPUT)
    return any(mark.search(code) for mark in (*marks, _NUMBERED))


def prompted(code: str) -> bool:
    """Whether it is a session at Python's prompt."""
    return re.search(r"^[ \t]*>>>(?: |$)|^In \[\d+\]: ", code, re.MULTILINE) is not None


def typed(code: str) -> str:
    """What was typed in such a session, one statement after the other; its outputs are left out."""
    lines: list[str] = []
    for line in code.split("\n"):
        bare = line.lstrip(" \t")
        if _PROMPT.match(line):
            lines.append(re.sub(r"^(?:>>>|\.\.\.) ?|^In \[\d+\]: ", "", bare))
    return "\n".join(lines)
