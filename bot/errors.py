"""All errors of Burnish, by who must read them.

BurnishError
├── ForPeople            its text is shown to the person chatting, as it is
│   ├── ModelUnavailable     no model answered
│   ├── PromptTooLong        the prompt does not fit into the model's context
│   └── Unanswered           a table could not be asked
├── DrawingFailed        a picture could not be drawn; for the operator's log, people keep the table
└── ForOperators         its text goes to the operator, on the console and in the log
    ├── BadSettings          names every wrong key at once
    ├── BadReplay            names every bad line at once
    ├── BadEval              what `burnish eval` was given cannot be measured
    ├── StoreFailed          the database cannot be opened, or the file is none
    └── FetchFailed          the embedded model could not be fetched or was not what it should be
"""

from __future__ import annotations


class BurnishError(Exception):
    """Everything that Burnish raises on purpose."""


class ForPeople(BurnishError):
    """Its text is a sentence from `texts` for the person chatting; `reason` is one line for the operator's log."""

    def __init__(self, text: str, reason: str = "") -> None:
        super().__init__(text)
        self.reason = reason or text


class ModelUnavailable(ForPeople):
    """No model answered, after the retries and the fallback."""


class PromptTooLong(ForPeople):
    """The prompt does not fit into the model's context."""


class Unanswered(ForPeople):
    """A query has no result; the text says what can be done, `reason` is SQLite's own word."""


class DrawingFailed(BurnishError):
    """A picture could not be drawn; the text is for the operator's log."""


class ForOperators(BurnishError):
    """Its text tells the operator what is wrong and what to do."""


class BadSettings(ForOperators):
    """Settings that do not fit; the text names every wrong key at once."""


class BadReplay(ForOperators):
    """A replay file with bad lines; the text names each line and what is wrong with it."""


class BadEval(ForOperators):
    """What `burnish eval` was given cannot be measured; the text names each line or option and what to do."""


class StoreFailed(ForOperators):
    """The database cannot be opened, or the file is no database."""


class FetchFailed(ForOperators):
    """The embedded model could not be fetched, or what came is not what was pinned."""
