"""The forms by which a person says what to change about an answer, edits it, or asks about a message. Pure.

Each carries all of itself in its custom_id, as a button does (`buttons.custom_id`): what comes back is read by
`pressed.submitted`, after a restart too.
"""

from __future__ import annotations

import discord
from discord.ui import Label, Modal, RadioGroup, Select, TextInput

from adapters import editing, refining
from adapters.choices import EDIT, REFINE
from adapters.discord import limits
from adapters.discord.buttons import custom_id, words
from adapters.refining import EXAMPLES, FOR, HOLDS, PASSAGE, QUESTION, QUOTE, SAY, WHOLE
from adapters.splitting import prefix, size
from bot.answers import Frame

ASK = "ask"
"""The form that asks about a message; it carries the message's id."""
INPUT = 4_000
"""Characters of a field (facts: Modals)."""
FIELDS = 5
"""Fields of a form."""
TITLE = 45
"""Characters of a form's title (docs: interactions, Modal)."""


def refine_form(frame: Frame, text: str, *, say: str = "") -> Modal:
    """ "Refine this answer": what to change, which passage, for how long. `text` is that of the frame's version."""
    form = _form("Refine this answer", custom_id(frame, REFINE, 0))
    what = TextInput[Modal](
        custom_id=SAY,
        style=discord.TextStyle.paragraph,
        placeholder=prefix(EXAMPLES, limits.PLACEHOLDER // 2),
        default=prefix(say, INPUT) or None,
        max_length=INPUT,
    )
    form.add_item(Label(text="What should change?", component=what))
    options = [discord.SelectOption(label="The whole answer", value=WHOLE, default=True)]
    for one in refining.passages(text, limits.OPTIONS - 1):
        options.append(discord.SelectOption(label=words(one.label, limits.OPTION_LABEL), value=one.value))
    form.add_item(Label(text="Which passage?", component=Select(custom_id=PASSAGE, options=options, required=False)))
    quote = TextInput[Modal](custom_id=QUOTE, placeholder="Paste a few words of the answer", required=False)
    form.add_item(
        Label(text="Or quote its words", description="What you paste here counts, whatever is chosen.", component=quote)
    )
    holds: RadioGroup[Modal] = RadioGroup(custom_id=HOLDS)
    for number, (scope, label) in enumerate(FOR.items()):
        holds.add_option(label=label, value=scope.value, default=number == 0)
    form.add_item(Label(text="For how long?", component=holds))
    return form


def edit_form(frame: Frame, text: str) -> Modal | None:
    """ "Edit the text": all of it; None where it does not fit into a form."""
    found = editing.pieces(text, INPUT).fields
    if len(found) > FIELDS or any(size(one) > INPUT for one in found):
        return None
    form = _form("Edit the text", custom_id(frame, EDIT, 0))
    several = len(found) > 1
    for number, one in enumerate(found):
        field = TextInput[Modal](
            custom_id=f"{editing.FIELD}{number}",
            style=discord.TextStyle.paragraph,
            default=one,
            required=not several,
            max_length=INPUT,
        )
        title = f"The answer, part {number + 1} of {len(found)}" if several else "The answer, in Markdown"
        form.add_item(Label(text=title, component=field))
    return form


def ask_form(frame: Frame, message: str, *, private: bool = False) -> Modal:
    """ "Ask about this message": a field for the question. `frame` is of where the message is; `private`: whether it is
    answered in direct messages."""
    form = _form("Ask about this message", custom_id(frame, ASK, 0, f"{message}/me" if private else message))
    question = TextInput[Modal](
        custom_id=QUESTION,
        style=discord.TextStyle.paragraph,
        placeholder="What does this mean for us?",
        max_length=INPUT,
    )
    form.add_item(Label(text="What do you want to know?", component=question))
    return form


def _form(title: str, id: str) -> Modal:
    """A form without fields; discord.py forgets it when its token has ended."""
    return Modal(title=words(title, TITLE), custom_id=id, timeout=limits.INTERACTION_LIFE)
