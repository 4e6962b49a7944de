"""Sections and lines of an explanation as HTML: where each comes from, and what can be done with it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote

from adapters.web.roots import Root, led_to
from adapters.web.tags import Child, Html, el, join
from bot.explained import Explanation, Row, Section
from bot.interpret.buttons import REMOVE, SHARE
from bot.values import Value

FOLDED = 25
"""Lines of one section that stand open; the rest is folded away."""


class About(Value):
    """What a panel is about, and who looks at it."""

    me: str
    answer: int | None = None
    """The answer that it explains; None for what is kept of the person."""
    roots: Mapping[str, tuple[Root, ...]] = {}
    """Where wishes come from, by their ids."""
    titles: Mapping[str, str] = {}
    """Of this page's conversations, by their names in addresses."""
    shareable: frozenset[str] = frozenset()
    """What can be made to hold for everyone, by the value that takes it out."""


def top(told: Explanation) -> Html:
    """The title with the way out, and the first sentence."""
    close = el("button", "×", type="button", class_="x", id="close", data_act="close", aria_label="Close")
    return join([el("header", el("h2", told.title, id="panel-title"), close), el("p", told.lead, class_="lead")])


def sections(told: Explanation, about: About) -> Html:
    """All sections, in their order."""
    return join(_section(one, place, about) for place, one in enumerate(told.sections))


def _section(section: Section, place: int, about: About) -> Html:
    name = f"section-{place}"
    return el("section", el("h3", section.title, id=name), _listed(section, about, name), aria_labelledby=name)


def _listed(section: Section, about: About, name: str) -> Html:
    if section.kind == "figures":
        return el("dl", [[el("dt", one.text), el("dd", one.told)] for one in section.rows])
    if not section.rows:
        return el("p", section.nothing, class_="aside")
    layout = {"wishes": _wish, "sentences": _sentence, "versions": _past}[section.kind]
    found = [layout(one, about) for one in section.rows]
    if len(found) <= FOLDED:
        return el("ul", found)
    rest = el("summary", f"{len(found) - FOLDED} more", id=f"{name}-more")
    return join([el("ul", found[:FOLDED]), el("details", rest, el("ul", found[FOLDED:]), id=f"{name}-rest")])


def _wish(row: Row, about: About) -> Html:
    """A wish: what, who, when, how long, from what; the conversations that it comes from, and an x."""
    led = led_to(row.thread, about.titles)
    known = f"from “{led.title}”" if led else ""  # the link says it too
    told = [row.by, moment(row.at) if row.at is not None else "", *(one for one in row.told if one != known)]
    return el(
        "li",
        el(
            "div",
            el("span", row.text, class_="what"),
            el("small", " · ".join(one for one in told if one)),
            _origins(about.roots.get(row.wish, (led,) if led else ()), about.me),
            _shares(row, about),
        ),
        _remove(row, about) if row.takes else None,
        data_wish=row.wish if about.answer else None,
    )


def _origins(found: tuple[Root, ...], me: str) -> Child:
    return el("small", "In ", _joined([_origin(one, me) for one in found]), class_="origins") if found else None


def _origin(root: Root, me: str) -> Child:
    if not root.thread:
        return root.title
    when = f"Said {moment(root.at)}" if root.at is not None else None
    return el("a", root.title, href=f"/t/{quote(root.thread)}?as={quote(me)}", title=when)


def _joined(parts: list[Child]) -> list[Child]:
    """With a dot between them: a title may end with any mark."""
    return [[" · " if place else None, part] for place, part in enumerate(parts)]


def _sentence(row: Row, about: About) -> Html:
    return el("li", row.text)


def _past(row: Row, about: About) -> Html:
    """A version: what changed in it, and how it came about."""
    return el("li", el("div", el("span", row.text, class_="what"), el("small", " · ".join(row.told))), class_="past")


def _shares(row: Row, about: About) -> Child:
    if row.takes not in about.shareable:
        return None
    label = f"Share with everyone here: {row.brief}"
    return el(
        "button", "Share with everyone", type="button", class_="quiet share", id=f"share-{row.takes}", data_act="press",
        data_button=SHARE, data_value=row.takes, data_kept=True, aria_label=label,
    )  # fmt: skip


def _remove(row: Row, about: About) -> Html:
    """The x that takes a wish back."""
    label = f"Remove: {row.brief}"
    return el(
        "button", "×", type="button", class_="x", id=f"remove-{row.takes}", data_act="press", data_button=REMOVE,
        data_value=row.takes, data_answer=about.answer, data_kept=about.answer is None, aria_label=label, title=label,
    )  # fmt: skip


def moment(at: float) -> str:
    """A time of today as hours and minutes, any other with its day."""
    when, now = datetime.fromtimestamp(at), datetime.now()
    return when.strftime("%H:%M" if when.date() == now.date() else "%d %b %Y, %H:%M")
