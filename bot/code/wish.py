"""One wish about code, as a value. Pure."""

from __future__ import annotations

from bot.code.features import FEATURES
from bot.values import Value


class CodeWish(Value):
    """One wish about code."""

    feature: str
    """A name in FEATURES, or one of SAID: then `name` says which."""
    absent: bool = False
    """Whether it is unwanted."""
    name: str = ""
    """For those of SAID."""

    @property
    def about(self) -> str:
        """What it competes for: of two about one thing the later one holds."""
        return _ABOUT.get(self.feature, self.feature)

    @property
    def sentence(self) -> str:
        """The requirement as a model is told it."""
        if self.feature in SAID:
            return SAID[self.feature][self.absent].format(self.name)
        feature = FEATURES[self.feature]
        return feature.leave if self.absent else feature.use

    @property
    def value(self) -> str:
        """What is to be included, or left out where it is unwanted, as people are told of it."""
        if self.feature in SAID:
            return _VALUES.get(self.feature, "`{}`").format(self.name)
        return FEATURES[self.feature].said or self.feature


SAID: dict[str, tuple[str, str]] = {
    "called": ("Call it `{}`.", "Do not call it `{}`."),
    "renamed": ("Rename `{}`.", ""),
    "signatures": ("Keep `{}`.", ""),
    "used": ("Use `{}`.", "Do not use `{}`."),
    "raised": ("Raise `{}`.", "Do not raise `{}`."),
    "functions": ("Split it into at least {} functions.", ""),
    "lines": ("Write at most {} lines of code.", ""),
    "language": ("Write the code in {}.", "Do not write the code in {}."),
}
"""Wishes with a name or a number in them, as sentences: where it is wanted, and where it is not."""
_VALUES = {
    "functions": "at least {} functions",
    "lines": "at most {} lines of code",
    "language": "code in {}",
    "called": "the name `{}`",
    "renamed": "a rename of `{}`",
}
_ABOUT = {"docstring": "docstrings", "standard library": "imports", "try": "error handling"}
