"""Does an answer do what is wanted? What code can check is checked; each broken wish is one Violation. Pure."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable

from bot.directives import Slot
from bot.length import Length, count, parse_length, words
from bot.prompt import requirement, words_before
from bot.values import Value
from bot.wanted import Held, Wanted

ON_TASK = "task"
"""The slot of a violation that is about no wish: the answer is no answer."""


PARROTED = 18
"""Characters from which a requirement that stands in the answer word for word is no chance."""


LOOPED = 12
"""Letters of a line or sentence from which saying it again and again is a loop."""
LOOPS = 4
"""How often that is."""


class Violation(Value):
    """A broken wish, worded so that it can be shown to a person and to the model."""

    slot: str
    """The slot of the wish, or ON_TASK."""
    wanted: str
    """What was wanted, as the sentence that the model got."""
    found: str
    """What the answer has instead."""

    @property
    def text(self) -> str:
        """Both together, as one sentence."""
        return f"{self.wanted} {self.found}"


def verify(text: str, want: Wanted) -> tuple[Violation, ...]:
    """All that code can see broken in an answer; being no answer at all comes before all else."""
    broken = list(_on_task(text, want))
    for held in want.all:
        found = _CHECKS.get(held.directive.slot, _unchecked)(text, held)
        if found:
            broken.append(Violation(slot=held.directive.slot.value, wanted=requirement(held), found=found))
    return tuple(broken)


def score(violations: Iterable[Violation]) -> tuple[int, int]:
    """How bad a draft is, for keeping the better one: off the task first, then the number of broken wishes."""
    slots = [violation.slot for violation in violations]
    return slots.count(ON_TASK), len(slots)


def _on_task(text: str, want: Wanted) -> Iterable[Violation]:
    if not re.search(r"\w", text):
        yield Violation(slot=ON_TASK, wanted="Answer the question.", found="The answer was empty.")
    elif loop := stuck(text):
        yield Violation(slot=ON_TASK, wanted="Say each thing once.", found=f"It repeated “{loop}”.")
    elif parroted := _parroted(text, want):
        yield Violation(slot=ON_TASK, wanted="Do not talk about the requirements.", found=f"It repeated “{parroted}”.")


def stuck(text: str) -> str:
    """The line or sentence that an answer is stuck on, or "". Code may repeat its lines."""
    pieces = (piece.strip() for piece in re.split(r"\n|(?<=[.!?])\s", _CODE.sub("", text)))
    long = Counter(piece for piece in pieces if len(re.sub(r"[\W_]", "", piece)) >= LOOPED)
    line, times = long.most_common(1)[0] if long else ("", 0)
    return line[:60] if times >= LOOPS else ""


_OURS = re.compile(
    r"requirements? (?:for|of) this|the requirements|requirements:|take special care|rewrite the passage|"
    r"give only the|this passage is part of",
    re.IGNORECASE,
)
"""Words of our own prompts that a weak model talks about instead of answering."""


def _parroted(text: str, want: Wanted) -> str:
    """What of the prompt stands in the answer word for word, or ""."""
    body = " ".join(text.split()).lower()
    asked = " ".join([want.task, *(held.directive.value for held in want.all)])
    if (ours := _OURS.search(body)) and not re.search(r"requirement|passage", asked, re.IGNORECASE):
        return ours[0]
    for held in want.all:
        sentence = requirement(held)
        if held.directive.verbatim:
            continue  # a person's own sentence may well belong into the answer
        if len(sentence) >= PARROTED and sentence.lower() in body:
            return sentence[:60]
    return ""


def _unchecked(text: str, held: Held) -> str:
    return ""


def _length(text: str, held: Held) -> str:
    """The latest length, and any limit that was said in the same breath: "under 50 words", then "shorter"."""
    for directive in (held.directive, *held.run):
        length = parse_length(directive.value)
        found = _relative(text, held, length) if length and length.is_relative else _absolute(text, length)
        if found:
            return found
    return ""


def _absolute(text: str, length: Length | None) -> str:
    if length is None:
        return ""
    have, limit = count(text, length.unit), length.count
    met = {
        "at most": have <= limit,
        "at least": have >= limit,
        "exactly": have == limit,
        "about": abs(have - limit) <= max(1, limit * 0.2),
    }[length.relation]
    return "" if met else f"It had {have}."


def _relative(text: str, held: Held, length: Length) -> str:
    """A relative wish is met when the answer is on the right side of the version it speaks of."""
    before, have = words_before(held), words(text)
    if before is None:
        return ""
    met = have < before if length.relation == "shorter" else have > before
    return "" if met else f"It had {have}."


_BULLET = re.compile(r"^[ \t]*[-*+•] +\S", re.MULTILINE)
_NUMBER = re.compile(r"^[ \t]*\d+[.)] +\S", re.MULTILINE)
_CODE = re.compile(r"^```.*?(?:^```[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```[^\n]*\n.*?^```[ \t]*$", re.MULTILINE | re.DOTALL)


def _format(text: str, held: Held) -> str:
    relation, number, form = _counted(held.directive.value)
    check = _FORMATS.get(form)
    if check is None:
        return ""
    have, problem = check(text)
    if problem:
        return problem
    met = {"exactly": have == number, "at most": have <= number, "at least": have >= number}.get(relation, True)
    return "" if met else f"It had {have}."


def _counted(value: str) -> tuple[str, int, str]:
    """`exactly 3 bullets` as its relation, number and form; a form alone has no relation."""
    if match := re.fullmatch(r"(exactly|at most|at least) (\d+) (.+)", value):
        return match[1], int(match[2]), match[3]
    return "", 0, value


def _listed(pattern: re.Pattern[str], name: str) -> Callable[[str], tuple[int, str]]:
    def check(text: str) -> tuple[int, str]:
        have = len(pattern.findall(_FENCE.sub("", text)))
        return have, "" if have else f"It had no {name}."

    return check


def _table(text: str) -> tuple[int, str]:
    rule = re.search(r"^[ \t]*\|?[ \t]*:?-{2,}.*\|.*$|^[ \t]*\|[ \t]*:?-+:?[ \t]*\|[ \t]*$", text, re.MULTILINE)
    return 0, "" if rule else "It had no table."


def _json(text: str) -> tuple[int, str]:
    body = re.sub(r"^```(?:json)?\s*|\s*```$", "", text.strip())
    try:
        json.loads(body)
    except ValueError as error:
        return 0, f"It was not valid JSON ({error})."
    return 0, ""


def _headings(text: str) -> tuple[int, str]:
    have = len(re.findall(r"^#{1,6} \S", _FENCE.sub("", text), re.MULTILINE))
    return have, "" if have else "It had no heading."


def _code_only(text: str) -> tuple[int, str]:
    rest = _FENCE.sub("", text).strip()
    if rest == text.strip():
        return 0, "It had no code block."
    return 0, "It had words around the code." if rest else ""


def _prose(text: str) -> tuple[int, str]:
    plain = _FENCE.sub("", text)
    listed = _BULLET.search(plain) or _NUMBER.search(plain) or not _table(plain)[1]
    return 0, "It had a list or a table." if listed else ""


_FORMATS: dict[str, Callable[[str], tuple[int, str]]] = {
    "bullets": _listed(_BULLET, "bullets"),
    "checklist": _listed(re.compile(r"^[ \t]*[-*+] +\[[ xX]\] +\S", re.MULTILINE), "checklist"),
    "numbered": _listed(_NUMBER, "numbered list"),
    "steps": _listed(_NUMBER, "numbered steps"),
    "table": _table,
    "json": _json,
    "headings": _headings,
    "code only": _code_only,
    "prose": _prose,
}


def _include(text: str, held: Held) -> str:
    """Only what names exact words can be checked: `the word "river"`, "river" in quotation marks."""
    missing = [term for term in _quoted(held.directive.value) if not _has(text, term)]
    return f"It did not have {_listing(missing)}." if missing and not held.directive.verbatim else ""


def _exclude(text: str, held: Held) -> str:
    value = held.directive.value.strip(" .\"'“”")
    terms = _quoted(held.directive.value) or ((value,) if len(value.split()) <= 2 and value else ())
    present = [term for term in terms if _has(text, term)]
    return f"It still had {_listing(present)}." if present and not held.directive.verbatim else ""


def _keep(text: str, held: Held) -> str:
    passage = held.directive.passage
    if passage and " ".join(passage.split()) not in " ".join(text.split()):
        return "It was changed."
    lost = [term for term in _quoted(held.directive.value) if not _has(text, term)]
    return f"It lost {_listing(lost)}." if lost else ""


def _quoted(value: str) -> tuple[str, ...]:
    return tuple(match[1] for match in re.finditer(r"[\"“”]([^\"“”]+)[\"“”]", value))


def _has(text: str, term: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.IGNORECASE) is not None


def _listing(terms: list[str]) -> str:
    return ", ".join(f"“{term}”" for term in terms)


_CHECKS: dict[Slot, Callable[[str, Held], str]] = {
    Slot.LENGTH: _length,
    Slot.FORMAT: _format,
    Slot.INCLUDE: _include,
    Slot.EXCLUDE: _exclude,
    Slot.KEEP: _keep,
}
