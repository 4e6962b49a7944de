"""What a form lacks before it can be taken in. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from adapters.slack.buttons import ACTION, EDIT, REFINE
from adapters.slack.views.edit import FIELD
from adapters.slack.views.home import CODE, PROFILE, STANDING
from adapters.slack.views.refine import ASK, QUESTION, SAY
from bot import texts
from bot.joining import plain

NO_CODE = "Type the code as it was shown to you: eight letters and digits, like ABCD-EFGH."
NEEDED = {
    REFINE: (SAY, "Say what should change, in your own words."),
    ASK: (QUESTION, "Say what you want to know."),
    PROFILE: (STANDING, "Say what you want of every answer."),
    CODE: (CODE, NO_CODE),
    EDIT: (FIELD, texts.EMPTY_EDIT),
}
"""By form: the field, or the beginning of the fields' names, of which one has to have words in it; and what is said
where none has. Slack itself takes blanks for words."""


class Submission(Protocol):
    """A form as it came back."""

    @property
    def callback(self) -> str:
        """Which form it is, with or without what all of ours begin with."""

    @property
    def values(self) -> Mapping[str, str]:
        """What was entered, by field."""


def check(submitted: Submission) -> dict[str, str]:
    """What is wrong with it, by field, as Slack shows it in the form; empty where it can be taken in."""
    needed = NEEDED.get(submitted.callback.removeprefix(ACTION))
    if needed is None:
        return {}
    name, sentence = needed
    told = [text for field, text in submitted.values.items() if field.startswith(name)]
    if any(plain(text) if name == CODE else text.strip() for text in told):
        return {}
    return {f"{name}0" if name == FIELD else name: sentence}
