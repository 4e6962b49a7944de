"""Wishes about code with a name or a number in them: what it is called, uses and raises, its language. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from sys import stdlib_module_names

from bot.code.complaints import complained
from bot.code.wish import CodeWish

_CALLED = (
    re.compile(r"\b(?i:function|method|class|procedure|def|generator|helper|it|"
               r"script)\b[^.\n]{0,20}?\b(?:called|named)\s+[`\"'“]?"
               r"(?P<name>[A-Za-z_]\w*)"),
    re.compile(r"\b(?i:call|name|rename) (?:it|this|that|them|the (?:function|method|class|generator)|"
               r"your function)(?: to| as)? "
               r"(?:[`\"'“](?P<quoted>[A-Za-z_]\w*)|(?P<name>[A-Za-z_]\w*(?:_\w+|[a-z][A-Z]\w*|(?=\(\)))))"),
    re.compile(r"^include the name `(?P<name>[A-Za-z_]\w*)`$"),
    re.compile(r"\b(?i:function|method|class)(?:'s)? (?:name )?(?:should|must|has to|needs to|"
               r"shall) be (?:called |named )?[`\"'“]?"
               r"(?P<name>[A-Za-z_]\w*)(?=[`\"'”]|\(|\.?\s*$|,| and )"),
)  # fmt: skip
_NO_NAMES = re.compile(
    r"(?:a|an|the|it|this|that|something|anything|for|with|by|from|in|on|to|as|and|or|only|more|less|better|"
    r"shorter|longer|clearer|async|once|after|recursively|iterative|pure|generic|simple|documented|typed|"
    r"tested|named|called|what|whatever|names|one)",
    re.IGNORECASE,
)
_THING = r"(?:function|method|class|variable|param(?:eter)?|arg(?:ument)?|constant|attribute|field|property)"
_RENAMED = re.compile(
    rf"\b(?i:renam(?:e|ing)(?: of)?) (?:the )?(?:{_THING} )?[`\"'“]?(?P<old>[A-Za-z_]\w*)(?:\(\))?[`\"'”]?"
    rf"(?: {_THING})? (?i:to|into|as) [`\"'“]?(?P<new>[A-Za-z_]\w*)(?:\(\))?[`\"'”]?(?= ?(?:$|[.,;!?]|and\b|please|pls|"
    rf"everywhere|instead|in|throughout))"
)
_RAISED = re.compile(
    r"\b(?i:rais(?:e|es|ing)|throws?|throwing) (?i:an? |the )?[`\"']?(?P<name>[A-Z]\w*(?:Error|Exception|Warning|Exit|"
    r"Iteration|Interrupt))\b"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
_SPLIT = re.compile(
    r"\b(?:split|break|divide|separate|factor|refactor|decompose|cut|extract)\b(?: \w+){0,4}? (?:up )?(?:in|into|to) "
    r"(?P<count>two|three|four|five|[2-9]|smaller|several|multiple|separate|more|its own|helper)(?: \w+)? "
    r"(?:functions|methods|helpers|pieces of code)\b|"
    r"\b(?:extract|pull out|factor out|introduce|split off|split out|move \w+(?: \w+){0,3} (?:in)?to) (?:an? |its own )"
    r"(?:\w+ )?(?:helper|function|method)\b"
)
_LINES = re.compile(
    r"\b(?:(?:at most|max(?:imum)?(?: of)?|no more than|not more than|up to|within|in|<=) (?P<most>\d{1,3})|"
    r"(?:under|below|less than|fewer than|<) (?P<under>\d{1,3})) lines? of (?:python |js |javascript )?code\b"
)
LANGUAGES_SPOKEN = {
    "python": "Python", "javascript": "JavaScript", "js": "JavaScript", "typescript": "TypeScript", "ts": "TypeScript",
    "java": "Java", "c": "C", "c++": "C++", "cpp": "C++", "c#": "C#", "csharp": "C#", "go": "Go", "golang": "Go",
    "rust": "Rust", "ruby": "Ruby", "php": "PHP", "bash": "Bash", "sql": "SQL", "kotlin": "Kotlin", "swift": "Swift",
    "scala": "Scala", "haskell": "Haskell", "perl": "Perl", "lua": "Lua", "julia": "Julia", "dart": "Dart",
    "elixir": "Elixir", "clojure": "Clojure", "powershell": "PowerShell", "f#": "F#", "ocaml": "OCaml",
}  # fmt: skip
"""Languages by what people call them, in small letters."""
_TONGUE = "|".join(re.escape(name) for name in sorted(LANGUAGES_SPOKEN, key=len, reverse=True))
_WRITTEN = re.compile(
    rf"(?:\b(?:in|to|into|using|use|with|as(?: an?)?|include code in)|(?P<no>\bnot(?: in)?|instead of|no)) "
    rf"(?:(?:plain|pure|modern|idiomatic|actual|vanilla) )?(?P<name>{_TONGUE})(?![\w+#-])"
    rf"(?= ?(?:$|[.,;!?)]|and\b|but\b|please|pls|instead|not\b|now|code|version|script|function|"
    rf"this time|too\b|rather))",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"(?:(?:and|now|ok|okay|please|pls|but|same|give me|show me|i want|i need|i'd like|make it|do|"
    rf"can i have|can you do|how about|not (?:in )?(?:{_TONGUE}),?|no,|the|a|an|it|same thing)[ ,]+)*"
    rf"(?P<name>{_TONGUE})"
    r"(?: (?P<what>version|code|implementation|equivalent|solution|script|port|translation|syntax))?"
    r"(?:,? (?:please|pls|instead|this time|now|then|thanks))*[ .!?]*",
)
"""Nothing but a language: "Rust please", "now give me the Go version"."""
_WORDY = frozenset(["c", "go", "swift", "dart", "julia", "java", "rust", "ruby", "perl"])
"""Languages whose names are other words too: they count where "in" or "to" stands before them."""


def named(sentence: str) -> Iterator[CodeWish]:
    """The wishes of one sentence that say a name or a number of their own; what it uses is read by `used`."""
    yield from _called(sentence)
    for match in _RENAMED.finditer(sentence):
        odd = _NO_NAMES.fullmatch(match["new"]) or re.fullmatch("it|this|that|them|everything|all", match["old"])
        if not odd and _wished(match):
            yield CodeWish(feature="renamed", name=f"{match['old']}` to `{match['new']}")
    for match in _RAISED.finditer(sentence):
        before = sentence[: match.start()].lower()
        unwanted = re.search(r"\b(?:not|never|without|no|stop)\b[^,]*$|n't\b[^,]*$|instead of $", before) is not None
        absent = complained(sentence.lower(), before, unwanted)
        if absent is not None:
            yield CodeWish(feature="raised", name=match["name"], absent=absent)
    plain = " ".join(sentence.lower().split())
    if split := _SPLIT.search(plain) or re.search(r"(?P<count>at least [2-9]) functions$", plain):
        count = (split["count"] or "2").removeprefix("at least ")
        yield CodeWish(feature="functions", name=str(_COUNTS.get(count) or (count if count.isdigit() else 2)))
    if limit := _LINES.search(plain):
        yield CodeWish(feature="lines", name=limit["most"] or str(int(limit["under"]) - 1))
    yield from _languages(plain)


def set_off(plain: str, taken: str) -> Iterator[tuple[int, int]]:
    """Where a sentence in small letters says a number of functions or lines, a language, or a name of `taken`."""
    for pattern in (_SPLIT, _LINES, _ALONE):
        yield from (match.span() for match in pattern.finditer(plain))
    yield from ((match.start("name"), match.end("name")) for match in _WRITTEN.finditer(plain))
    words = "|".join(re.escape(word) for word in re.findall(r"\w+", taken))
    yield from (match.span() for match in re.finditer(rf"\b(?:{words}|call(?:ed)?|named?|rename|variable)\b", plain))


def _wished(match: re.Match[str]) -> bool:
    return re.search(r"\b(?:not|n't|never|why|instead of|was)\b[^,]*$", match.string[: match.start()].lower()) is None


def _called(sentence: str) -> Iterator[CodeWish]:
    for pattern in _CALLED:
        for match in pattern.finditer(sentence):
            name = match["name"] or match.groupdict().get("quoted") or ""
            before = sentence[: match.start()].lower()
            if not _NO_NAMES.fullmatch(name) and not re.search(
                r"\b(?:not|n't|never|why|instead of|was|is)\b[^,]*$", before
            ):
                yield CodeWish(feature="called", name=name)


_TOLD = re.compile(
    r"^(?:(?:and|but|please|pls|now|ok|okay|then|so|hmm|actually|can|could|would|will|you|i|we|have|get|want|need|that|this|"
    r"it|give|me|show|see|the|code|same|thing|function|version|write|rewrite|port|translate|convert|do|make|redo|put|turn|"
    r"change|switch|implement|all|everything|instead|let's|use|include|in|to|again|but|script|a|an|your|answer|whole|"
    r"solution|program|over)[ ,]*)*$"
)
"""What may stand before "in Rust" where the code is to be written in it."""


def _languages(plain: str) -> Iterator[CodeWish]:
    for match in _WRITTEN.finditer(plain):
        before = plain[: match.start()]
        if match["name"] in _WORDY and not re.search(r"(?:in|to|into|code in)$", match[0].rsplit(" ", 1)[0]):
            continue
        if match["no"] is None and _TOLD.match(before):
            yield CodeWish(feature="language", name=LANGUAGES_SPOKEN[match["name"]])
    alone = _ALONE.fullmatch(plain)
    if alone and (alone["name"] not in _WORDY or alone["what"] or "not " in plain):
        yield CodeWish(feature="language", name=LANGUAGES_SPOKEN[alone["name"]])


_CLEAR = (
    r"argparse|asyncio|collections|contextlib|ctypes|dataclasses|datetime|defaultdict|deque|difflib|"
    r"functools|hashlib|heapq|importlib|itertools|lru_cache|multiprocessing|namedtuple|ordereddict|pathlib|"
    r"pprint|shutil|sqlite3|subprocess|tempfile|textwrap|threading|tkinter|tomllib|urllib|zipfile|numpy|"
    r"pandas|polars|httpx|aiohttp|fastapi|pydantic|sqlalchemy|scipy|sklearn|scikit[ -]learn|matplotlib|"
    r"seaborn|plotly|tensorflow|pytorch|torch|beautifulsoup|bs4|selenium|tqdm|lodash|jquery|axios|dayjs|"
    r"tokio|serde|rayon|zod|enumerate|isinstance|getattr|setattr|hasattr|setdefault"
)
"""Names that are said of nothing but code: modules, packages, functions."""
_BUILT_IN = "map|filter|reduce|zip|sorted|sum|eval|exec|foreach|flatmap"
"""Functions whose names are words: they count right after "use" or "without", with nothing of theirs behind them."""
_MARKED = (
    r"[a-z_]\w*(?:\.[a-z_]\w*)+(?!\w)(?<!\.py)(?<!\.js)(?<!\.ts)(?<!\.com)(?<!\.org)(?<!\.net)(?<!\.csv)(?<!\.json)"
)
_MARKED += r"(?<!\.txt)(?<!\.md)(?<!\.io)(?<!\.log)(?:\(\))?|[a-z_]\w*\(\)|[a-z]\w*_\w+"
_USED = re.compile(
    rf"(?<![\w.`-])(?:(?P<clear>{_CLEAR})(?![\w-])|(?P<marked>{_MARKED})|"
    rf"(?<=\buse )(?P<built>{_BUILT_IN})|(?<=\busing )(?P<by>{_BUILT_IN})|(?<=\bwithout )(?P<out>{_BUILT_IN})|"
    rf"(?<=\bno )(?P<no>{_BUILT_IN})|"
    rf"(?:the )?(?P<module>[a-z]\w+) (?:module|library|package|lib|crate)(?!\w))"
)


def used(plain: str, shown: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """The names of modules, packages and functions in a sentence in small letters: where they stand, and the name.

    `shown` are the words that stood between backquotes.
    """
    for match in _USED.finditer(plain):
        built = match["built"] or match["by"] or match["out"] or match["no"]
        after = plain[match.end() :]
        if built and not re.match(
            r"(?:\(\))?(?:$|[.,;!?]| (?:instead|rather|please|to|for|over|and|or|here|not)\b)", after
        ):
            continue
        module = match["module"]
        if module and (module not in stdlib_module_names and module not in shown):
            continue
        name = match["clear"] or match["marked"] or built or module
        yield match.start(), match.end(), name.removesuffix("()")
    for word in shown:
        if re.fullmatch(r"[a-z_][\w.]*", word) and not re.fullmatch(r"yield|async|await|print|const|let|var|any", word):
            for match in re.finditer(rf"(?<![\w.]){re.escape(word)}(?![\w(])", plain):
                yield match.start(), match.end(), word
