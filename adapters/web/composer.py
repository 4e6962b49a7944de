"""The field that a person writes in, with its commands and the files that go along. Pure."""

from __future__ import annotations

from adapters import attached
from adapters.web.scene import Scene
from adapters.web.tags import Html, el
from bot.interpret.usage import COMMANDS

KINDS = ",".join((*attached.DATA, *(one for one in attached.ENDINGS if one not in attached.DATA), "text/*"))
"""What the dialogue for choosing files shows."""


def composer(scene: Scene) -> Html:
    """The form that a person writes in."""
    commands = [
        el(
            "li", el("b", usage), el("span", does), role="option", id=f"command-{name}", data_name=name,
            aria_selected="false",
        )
        for name, (usage, does) in COMMANDS.items()
    ]  # fmt: skip
    asked = bool(scene.history)
    return el(
        "form",
        el("ul", commands, id="commands", role="listbox", aria_label="Commands", hidden=True),
        el("p", id="problem", role="alert", hidden=True),
        el("div", id="quote", hidden=True),
        el("div", id="files", hidden=True, role="group", aria_label="Attached files"),
        el(
            "div",
            el(
                "textarea", id="say", name="text", rows=1, maxlength=20_000, autofocus=True, autocomplete="off",
                placeholder="Reply, or type /" if asked else "Ask, or type /",
                aria_label="Your message", aria_controls="commands", role="combobox", aria_expanded="false",
                aria_autocomplete="list",
            ),
            el(
                "label", "Attach", el("input", type="file", id="attach", class_="unseen", multiple=True,
                accept=KINDS, data_most=attached.MOST),
                class_="attach", title="Attach files: CSV, Excel, Parquet, JSON, PDF or text",
            ),
            el("button", "Send", type="submit", id="send"),
            class_="field",
        ),
        id="composer",
        action="/events",
        method="post",
    )  # fmt: skip
