"""What explains: why an answer is what it is, what a profile holds, and two versions side by side. Pure."""

from __future__ import annotations

from datetime import datetime

from adapters.web import diff
from adapters.web.tags import Child, Html, el, join
from bot.answers import Answer, Version
from bot.explanation import Explanation, Row, Section
from bot.prompt import Message


def why(told: Explanation, answer: int) -> Html:
    """Why an answer is what it is, each wish with an x that takes it back."""
    return join([_top(told), [_section(one, answer) for one in told.sections], _prompt(told.prompt)])


def profile(told: Explanation) -> Html:
    """What a person's profile holds, each with an x, and how to add to it."""
    hint = "formal, for a beginner, in German …"
    add = el(
        "form",
        el("label", "Always", for_="standing"),
        el("input", id="standing", name="text", placeholder=hint, autocomplete="off", maxlength=400),
        el("button", "Add", type="submit"),
        id="add",
    )
    forget = el("button", "Forget everything", type="button", id="forget", data_act="forget", class_="quiet")
    holds = any(one.rows for one in told.sections)
    return join([_top(told), [_section(one) for one in told.sections], add, forget if holds else None])


def _top(told: Explanation) -> Html:
    close = el("button", "×", type="button", class_="x", id="close", data_act="close", aria_label="Close")
    return join([el("header", el("h2", told.title, id="panel-title"), close), el("p", told.lead, class_="lead")])


def _section(section: Section, answer: int | None = None) -> Html:
    if section.kind == "figures":
        listed = el("dl", [[el("dt", one.text), el("dd", one.told)] for one in section.rows])
    elif section.rows:
        layout = {"wishes": _wish, "sentences": _sentence, "versions": _past}[section.kind]
        listed = el("ul", [layout(one, answer) for one in section.rows])
    else:
        listed = el("p", section.nothing, class_="aside")
    return el("section", el("h3", section.title), listed)


def _wish(row: Row, answer: int | None) -> Html:
    """A wish: what, who, when, how long, from what, and an x."""
    told = [row.by, moment(row.at) if row.at is not None else "", *row.told]
    return el(
        "li",
        el("div", el("span", row.text, class_="what"), el("small", " · ".join(one for one in told if one))),
        _remove(row, answer) if row.takes else None,
        data_wish=row.wish if answer else None,
    )


def _sentence(row: Row, answer: int | None) -> Html:
    return el("li", row.text)


def _past(row: Row, answer: int | None) -> Html:
    """A version: what changed in it, and how it came about."""
    return el("li", el("div", el("span", row.text, class_="what"), el("small", " · ".join(row.told))), class_="past")


def _remove(row: Row, answer: int | None) -> Html:
    """The x that takes a wish back."""
    label = f"Remove: {row.brief}"
    return el(
        "button", "×", type="button", class_="x", id=f"remove-{row.takes}", data_act="press", data_button="remove",
        data_value=row.takes, data_answer=answer, aria_label=label, title=label,
    )  # fmt: skip


def moment(at: float) -> str:
    """A time of today as hours and minutes, any other with its day."""
    when, now = datetime.fromtimestamp(at), datetime.now()
    return when.strftime("%H:%M" if when.date() == now.date() else "%d %b %Y, %H:%M")


def _prompt(prompt: tuple[Message, ...]) -> Child:
    if not prompt:
        return None
    messages = [[el("h4", message.role), el("pre", message.content, tabindex=0)] for message in prompt]
    return el("details", el("summary", "The prompt, exactly as it was sent"), messages, id="prompt")


def compare(answer: Answer, old: Version, new: Version) -> Html:
    """Two versions word by word."""
    return el(
        "div",
        el("div", _choice(answer, old, "from", "Compare"), _choice(answer, new, "to", "with"), class_="choices"),
        el("div", diff.html(old.text, new.text), class_="diff", tabindex="0"),
        class_="compare",
        id=f"a{answer.number}-diff",
        role="group",
        aria_label="What changed",
    )


def _choice(answer: Answer, chosen: Version, end: str, label: str) -> Html:
    name = f"a{answer.number}-{end}"
    options = [
        el("option", f"version {one.number}", value=one.number, selected=one.number == chosen.number)
        for one in answer.versions
    ]
    return el("label", label, " ", el("select", options, id=name, data_compare=answer.number, data_end=end))
