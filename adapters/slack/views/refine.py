"""The forms by which a person says what to change about an answer, or asks about a message. Pure."""

from __future__ import annotations

from adapters import refining
from adapters.refining import EXAMPLES, FOR, HOLDS, PASSAGE, QUESTION, QUOTE, SAY, WHOLE, Passage, refined
from adapters.slack import limits
from adapters.slack.buttons import REFINE
from adapters.slack.split import prefix
from adapters.slack.views.blocks import About, View, context, field, modal, option, safe, section, writing

__all__ = ["ASK", "QUESTION", "SAY", "ask_view", "passages", "refine_view", "refined"]

ASK = "ask"
"""The form that asks about a message."""
SHOWN = 600
"""Characters of the message that is asked about."""


def refine_view(text: str, about: About, *, say: str = "") -> View:
    """ "Refine this answer": what to change, which passage, for how long. `text` is that of the version in `about`."""
    whole = option("The whole answer", WHOLE)
    options = [whole, *(option(one.label, one.value) for one in passages(text))]
    holds = [option(label, scope.value) for scope, label in FOR.items()]
    blocks = [
        field(SAY, "What should change?", writing(initial=prefix(say, limits.INPUT_TEXT), placeholder=EXAMPLES)),
        field(PASSAGE, "Which passage?", {"type": "static_select", "options": options, "initial_option": whole}),
        field(
            QUOTE,
            "Or quote its words",
            writing(placeholder="Paste a few words of the answer", multiline=False),
            optional=True,
            hint="What you paste here counts, whatever is chosen above.",
        ),
        field(HOLDS, "For how long?", {"type": "radio_buttons", "options": holds, "initial_option": holds[0]}),
    ]
    return modal(REFINE, "Refine this answer", blocks, about, submit="Refine")


def ask_view(text: str, about: About) -> View:
    """ "Ask about this message": the message, and a field for the question. The thread in `about` is the message's."""
    blocks = [
        section(safe(f"“{' '.join(text.split())}”", SHOWN)),
        field(QUESTION, "What do you want to know?", writing(placeholder="What does this mean for us?")),
        context("I answer in the message’s thread, where everybody there can read it."),
    ]
    return modal(ASK, "Ask about this message", blocks, about, submit="Ask")


def passages(text: str) -> tuple[Passage, ...]:
    """The answer's parts, as many as a menu holds beside the whole answer."""
    return refining.passages(text, limits.OPTIONS - 1)
