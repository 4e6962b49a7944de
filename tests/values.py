"""Short ways to make values in tests, and hypothesis strategies for them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from bot.context import Policy, PromptContext, Task
from bot.directives import CONTENT, STYLE, Directive, Scope, Slot

VALUES: dict[Slot, list[str]] = {
    Slot.TONE: ["formal", "casual", "friendly"],
    Slot.EXPERTISE: ["beginner", "expert", "child"],
    Slot.LANGUAGE: ["German", "French"],
    Slot.FORMAT: ["bullets", "table", "exactly 3 bullets", "prose"],
    Slot.LENGTH: [
        "shorter",
        "longer",
        "much shorter",
        "at most 50 words",
        "at most 90 words",
        "at least 20 words",
        "at least 300 words",
        "about 100 words",
    ],
    Slot.CASE: ["capitals", "lowercase"],
    Slot.START: ["Dear team,", "Hello"],
    Slot.END: ["Any other questions?", "Bye"],
    Slot.INCLUDE: ["a joke", "prices", "the word river"],
    Slot.EXCLUDE: ["a joke", "prices"],
    Slot.CORRECT: ["the snake", "it was 1969"],
    Slot.KEEP: ["the intro"],
    Slot.EXAMPLE: [""],
    Slot.PASSAGE: ["simpler"],
}


def wish(slot: Slot | str, value: str = "", *, by: str = "ana", n: int = 1, **more: Any) -> Directive:
    """A wish of event n."""
    event = more.pop("event", f"e{n}")
    source = more.pop("source", f"message:m{n}")
    return Directive(slot=Slot(slot), value=value, author=by, event=event, source=source, order=n, at=float(n), **more)


def withdrawal(*names: str, n: int = 99) -> Directive:
    """An act that takes back what these names mean."""
    return Directive(
        slot=Slot.UNDO, author="ana", event=f"e{n}", source=f"event:e{n}", order=n, at=float(n), withdraws=names
    )


def context(
    *directives: Directive, asker: str = "ana", policy: Policy | None = None, text: str = "Explain tides."
) -> PromptContext:
    """A context with a question and these wishes."""
    task = Task(text=text, author=asker, event="e0", source="message:m0")
    return PromptContext(task=task, directives=directives, policy=policy or Policy())


@st.composite
def wishes(draw: st.DrawFn, n: int | None = None) -> Directive:
    """Any wish, of one of three people."""
    slot = draw(st.sampled_from([*STYLE, *CONTENT]))
    number = draw(st.integers(1, 60)) if n is None else n
    return wish(
        slot,
        draw(st.sampled_from(VALUES[slot])),
        by=draw(st.sampled_from(["ana", "ben", "cho"])),
        n=number,
        scope=draw(st.sampled_from(list(Scope))),
        words=draw(st.sampled_from([None, 40, 200])),
        version=1,
        target="second paragraph" if slot is Slot.PASSAGE else None,
    )


def histories(most: int = 12) -> st.SearchStrategy[list[Directive]]:
    """Wishes said one after the other, each by an event of its own."""
    return st.integers(0, most).flatmap(lambda k: st.tuples(*(wishes(n=n) for n in range(1, k + 1)))).map(list)


policies = st.sampled_from([Policy(), Policy(decides="anyone"), Policy(decides="quorum", quorum=2)])
