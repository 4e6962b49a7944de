"""One thing that code can have or lack, as people name it. Pure."""

from __future__ import annotations

from bot.values import Value


class Feature(Value):
    """Something that code has or has not."""

    words: str
    """A pattern of its names in English, in small letters."""
    use: str
    """The requirement as a sentence, where it is wanted."""
    leave: str
    """Where it is unwanted; "" where it cannot be."""
    alone: bool = True
    """Whether its name alone says a wish ("type hints, please")."""
    coded: bool = False
    """Whether its name is said of code and of nothing else: a chapter has comments and a school has tests too."""
    verb: str = ""
    """A pattern of what begins a sentence that tells to do it: "yield the values", "comment it"."""
    means: str = ""
    """The feature that it is another word for."""
    said: str = ""
    """Its name as one is told of it; the name here where that is one."""
