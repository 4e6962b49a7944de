"""What explains an answer: why it is what it is, and two versions side by side. Pure."""

from __future__ import annotations

from adapters.web import diff, markdown
from adapters.web.figure import figure
from adapters.web.rows import About, sections, top
from adapters.web.tags import Child, Html, el, join
from bot.answers import Answer, Version
from bot.explained import Explanation
from bot.prompt import Message

HIDDEN = "The exact prompt has things in it that are {}’s own, so only {} can read it."


def why(told: Explanation, about: About, *, hidden_for: str = "") -> Html:
    """Why an answer is what it is, each wish with an x that takes it back.

    `hidden_for` is the person whose own things the prompt has in it, where somebody else looks.
    """
    hidden = el("p", HIDDEN.format(hidden_for, hidden_for), class_="aside private", id="prompt") if hidden_for else None
    return join([top(told), sections(told, about), hidden or _prompt(told.prompt)])


def _prompt(prompt: tuple[Message, ...]) -> Child:
    if not prompt:
        return None
    messages = [[el("h4", message.role), el("pre", message.content, tabindex=0)] for message in prompt]
    return el("details", el("summary", "The prompt, exactly as it was sent"), messages, id="prompt")


def compare(thread: str, answer: Answer, old: Version, new: Version) -> Html:
    """Two versions word by word; under them what was computed for each, whole: half a number misleads."""
    return el(
        "div",
        el("div", _choice(answer, old, "from", "Compare"), _choice(answer, new, "to", "with"), class_="choices"),
        el("div", diff.html(old.written, new.written), class_="diff", tabindex="0"),
        _computed(thread, answer.number, (old, new) if old.number != new.number else (new,)),
        class_="compare",
        id=f"a{answer.number}-diff",
        role="group",
        aria_label="What changed",
    )


def _computed(thread: str, answer: int, versions: tuple[Version, ...]) -> Child:
    """The tables and the pictures of some versions side by side; None where none of them has any."""
    if not any(one.computed for one in versions):
        return None
    found: list[Html] = []
    for one in versions:
        block, chart = (one.computed.block, one.computed.chart) if one.computed else ("", None)
        drawn = figure(thread, answer, one.number, chart, name="compared") if chart else None
        found.append(el("section", el("h4", f"Version {one.number}"), drawn, markdown.html(block)))
    return el("div", found, class_="computed")


def _choice(answer: Answer, chosen: Version, end: str, label: str) -> Html:
    name = f"a{answer.number}-{end}"
    options = [
        el("option", f"version {one.number}", value=one.number, selected=one.number == chosen.number)
        for one in answer.versions
    ]
    return el("label", label, " ", el("select", options, id=name, data_compare=answer.number, data_end=end))
