"""Wishes about code held against the code of an answer. Pure."""

from __future__ import annotations

from bot.code.anywhere import ANYWHERE, anywhere, written_otherwise
from bot.code.blocks import LANGUAGES, together
from bot.code.grammars import SCRIPTS
from bot.code.others import CALLS, OF_OTHERS, missing_other
from bot.code.pythonic import OF_PYTHON, missing_python
from bot.code.queried import OF_QUERIES, missing_query
from bot.code.scripted import OF_SCRIPTS, missing_script
from bot.code.wish import CodeWish


def check(wish: CodeWish, code: str, language: str = "python") -> str:
    """What a piece of code has instead of what is wanted, as a sentence; "" where it has that, or code cannot tell.

    Code that does not parse is not judged here: `wrong` says that.
    """
    name = LANGUAGES.get(language.lower(), "")
    found = anywhere(wish, code, name)
    if found is not None or not name:
        return found or ""
    if name == "python":
        return missing_python(wish.feature, wish.absent, wish.name, code)
    if name in SCRIPTS:
        return missing_script(wish.feature, wish.absent, wish.name, code, name)
    return missing_query(wish.feature, wish.absent, code) if name == "sql" else missing_other(wish, code, name)


def unmet(wish: CodeWish, text: str) -> str:
    """What the code of an answer has instead; its blocks of one language count as one. "" for one without code.

    What is wanted must be in the code of some language; what is unwanted in none.
    """
    if wish.feature == "language":
        return written_otherwise(wish, text)
    found = [check(wish, code, name) for name, code in together(text).items() if judged(wish.feature, name)]
    if not found or (not wish.absent and not all(found)):
        return ""
    return next((one for one in found if one), "")


def judged(feature: str, language: str) -> bool:
    """Whether code of that language can tell of a feature; a shell's commands beside other code tell nothing."""
    if feature in ANYWHERE:
        return language not in _BESIDE
    if language == "python":
        return feature in OF_PYTHON
    if language in SCRIPTS:
        return feature in OF_SCRIPTS
    return feature in (OF_QUERIES if language == "sql" else OF_OTHERS if language in CALLS else ())


_BESIDE = ("bash", "json", "yaml", "toml", "html", "css")
