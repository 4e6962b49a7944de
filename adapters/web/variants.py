"""What stands in an answer's card: its text, or two variants side by side of which one is to be chosen. Pure."""

from __future__ import annotations

from adapters.web import markdown
from adapters.web.tags import Html, el
from bot import texts
from bot.answers import Frame, Variant
from bot.comparing import CHOOSE

TAKE = "Take this"


def body(frame: Frame) -> Html:
    """The text of a frame as HTML; two variants as columns, with what chooses one once both are whole."""
    if not frame.variants:
        return markdown.html(frame.text)
    whole = len(frame.variants) > 1 and all(one.version for one in frame.variants)
    columns = [_column(frame.answer, place, one, whole=whole) for place, one in enumerate(frame.variants)]
    neither = _choice(frame.answer, texts.NEITHER, "") if whole else None
    return el(
        "div",
        el("div", columns, class_="columns"),
        neither,
        class_="variants",
        id=f"a{frame.answer}-variants",
        role="group",
        aria_label="Two variants: take one",
    )


def _column(answer: int, place: int, variant: Variant, *, whole: bool) -> Html:
    name = f"a{answer}-variant{place}"
    return el(
        "section",
        el("h3", variant.label, id=f"{name}-label"),
        el("div", markdown.html(variant.text), class_="written"),
        _choice(answer, TAKE, str(variant.version), f"{TAKE}: {variant.label}") if whole else None,
        class_="variant",
        id=name,
        aria_labelledby=f"{name}-label",
    )


def _choice(answer: int, label: str, value: str, told: str | None = None) -> Html:
    return el(
        "button", label, type="button", class_="take" if value else "neither", id=f"a{answer}-choose-{value or 'none'}",
        data_act="press", data_button=CHOOSE, data_value=value, data_answer=answer, aria_label=told,
    )  # fmt: skip
