"""The panel of what is kept of a person: their profile, what is remembered, and what they can do with it. Pure."""

from __future__ import annotations

from urllib.parse import quote

from adapters.web.beside import offered
from adapters.web.notice import notice
from adapters.web.publish import Told
from adapters.web.rows import About, sections, top
from adapters.web.tags import Child, Html, el, join
from bot.explained import Explanation
from bot.values import Value

TABS = (("profile", "Profile"), ("memory", "Memory"))
"""The pages of the panel: each one's path, and what stands on it."""
HINT = "British spelling, in German"
ERASED = (
    "Your profile: what you said and what was noticed",
    "What I remember: corrections and answers that were right, those that you shared too",
    "Your conversations: your questions and files, their answers, and what you said in others’",
)
"""What goes when everything is erased."""


class Keeping(Value):
    """How it stands with what is kept of the person who looks."""

    off: bool = False
    """Whether their profile is switched off."""
    here: bool | None = None
    """Whether it is used in the thread that is shown; None where none has begun."""
    told: Told | None = None
    """What they were told of what they last did here."""


def profile(told: Explanation, about: About, keeping: Keeping) -> Html:
    """What a person's profile holds, each entry with an x; how to add to it, to switch it off, and to take it along."""
    return join(
        [
            top(told),
            _tabs("profile"),
            _told(keeping),
            _switches(keeping),
            None if keeping.off else _add(),
            sections(told, about),
            None if keeping.off else _meet(),
            _yours(about.me),
        ]
    )


def memory(told: Explanation, about: About, keeping: Keeping) -> Html:
    """What is remembered of a person's conversations, each entry with an x, and their own with what shares it."""
    return join([top(told), _tabs("memory"), _told(keeping), sections(told, about)])


def _tabs(chosen: str) -> Html:
    found = [
        el(
            "button",
            label,
            type="button",
            id=f"tab-{path}",
            data_act=path,
            aria_current="page" if path == chosen else None,
        )
        for path, label in TABS
    ]
    return el("nav", found, class_="tabs", aria_label="What is kept of you")


def _told(keeping: Keeping) -> Html:
    """What came of what they did last; the page says it aloud as it says everything that people are told."""
    told = keeping.told
    if told is None:
        return el("div", id="kept-told")
    offers = [offered(one, one.label, own=True) for one in told.offers]
    return el(
        "div",
        notice(told.notice),
        el("div", offers, class_="offers", role="group", aria_label="What you can choose") if offers else None,
        id="kept-told",
    )


def _switches(keeping: Keeping) -> Html:
    everywhere = _switch("everywhere", "Use my profile", "off" if not keeping.off else "on", on=not keeping.off)
    here: Child = None
    if keeping.here is not None and not keeping.off:
        here = _switch("here", "In this thread too", "off here" if keeping.here else "on here", on=keeping.here)
    return el("div", everywhere, here, class_="switches")


def _switch(name: str, label: str, sends: str, *, on: bool) -> Html:
    return el(
        "button", el("span", label), el("span", class_="knob"), type="button", role="switch", id=f"switch-{name}",
        aria_checked="true" if on else "false", data_act="command", data_text=f"/profile {sends}",
        data_kept=not sends.endswith("here"),
    )  # fmt: skip


def _add() -> Html:
    return el(
        "form",
        el("label", "Always", for_="standing"),
        el("input", id="standing", name="text", placeholder=HINT, autocomplete="off", maxlength=400),
        el("button", "Add", type="submit"),
        class_="line-form",
        id="add",
        data_command="/profile",
    )


def _meet() -> Html:
    return el(
        "button", "Answer three quick questions", type="button", id="meet", data_act="command", data_text="/meet",
        data_kept=True,
    )  # fmt: skip


def _yours(me: str) -> Html:
    """Taking it along, joining accounts, erasing."""
    take = el("a", "Take my data along", href=f"/kept?as={quote(me)}", download=True, id="take-along", class_="act")
    erase = el("button", "Erase everything…", type="button", id="erase", data_act="erase", aria_haspopup="dialog")
    return el(
        "section",
        el("h3", "It is yours", id="yours"),
        el("div", take, erase, class_="yours"),
        _accounts(),
        _erasing(),
        aria_labelledby="yours",
    )


def _accounts() -> Html:
    """A code is made on one account and typed on the other, and then once more on the first."""
    make = el(
        "button", "Get a code", type="button", id="join-make", data_act="command", data_text="/profile join",
        data_kept=True,
    )  # fmt: skip
    part = el(
        "button", "Part this account", type="button", id="part", data_act="command", data_text="/profile part",
        data_kept=True, class_="quiet",
    )  # fmt: skip
    return el(
        "details",
        el("summary", "One profile for two accounts", id="accounts-more"),
        el(
            "p", "Do you talk to me in Slack or Discord too? Get a code here and type it there, or the other way round."
        ),
        el(
            "form",
            el("label", "Code", for_="join-code"),
            el("input", id="join-code", name="text", placeholder="ABCD-2345", autocomplete="off", maxlength=20),
            el("button", "Join", type="submit"),
            class_="line-form",
            id="join",
            data_command="/profile join",
        ),
        el("div", make, part, class_="yours"),
        id="accounts",
    )


def _erasing() -> Html:
    """What goes, before it goes."""
    return el(
        "dialog",
        el("h3", "Erase everything?", id="erasing-title"),
        el("p", "This goes at once and cannot be brought back:"),
        el("ul", [el("li", one) for one in ERASED]),
        el(
            "div",
            el("button", "Keep it", type="button", id="erase-not", data_act="unerase", autofocus=True),
            el("button", "Erase everything", type="button", id="erase-now", data_act="command", data_text="/forget",
               data_kept=True, class_="grave"),
            class_="yours",
        ),
        id="erasing",
        aria_labelledby="erasing-title",
    )  # fmt: skip
