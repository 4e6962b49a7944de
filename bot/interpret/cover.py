"""A clause that is nothing but a wish: every one of its words is accounted for, or it is not read at all."""

from __future__ import annotations

import re

from bot.directives import STYLE, Slot
from bot.interpret.found import Covered, Found
from bot.interpret.lexicon import Entry, Lexicon, Role, Term
from bot.interpret.phrases import PHRASES
from bot.interpret.reading import Wish
from bot.interpret.scan import Scan, by_not, definite, denied, kept, own, pointed, turned
from bot.interpret.tokens import Text, tokens

__all__ = ["Covered", "Found", "cover"]

_DEGREES = {Role.SLIGHT: "a bit ", Role.STRONG: "much ", Role.VERY: "much "}
_SIGNS = {Role.MORE: "more", Role.LESS: "less", Role.NOT: "not", Role.TOO: "too"}


def cover(text: Text, lexicon: Lexicon, start: int, end: int) -> Covered | None:
    """What the words between two places of a text wish, if each of them is accounted for; None otherwise."""
    scan = Scan(text, tokens(text.plain, start, end), lexicon)
    if not scan.words:
        return Covered()
    while scan.place < len(scan.words):
        if scan.place and re.search(r"[,;:.!?(\n]|\s[-–—]+\s", _between(scan)):
            if scan.fresh and scan.sign in ("not", "less"):
                return None
            _trailing(scan)
            scan.clear()
            scan.described = False
        if not (_phrase(scan, end) or _entry(scan)):
            return None
    if not _end(scan):
        return None
    return Covered(tuple(scan.found), scan.thanks, scan.praise, scan.bare, scan.firm)


def _between(scan: Scan) -> str:
    return scan.text.plain[scan.words[scan.place - 1].end : scan.words[scan.place].start]


def _phrase(scan: Scan, end: int) -> bool:
    """Take a phrase that no word list holds, if one stands here."""
    start = scan.words[scan.place].start
    for phrase in PHRASES:
        hit = phrase(scan.text, start)
        if hit is None or hit[0] > end:
            continue
        stop, wish = hit
        if wish.slot is Slot.TONE and scan.described:
            continue  # "it looks like a mistake" is no style
        if scan.sign in ("not", "less", "too") or scan.instead:
            return False
        scan.found.append(Found(wish))
        while scan.place < len(scan.words) and scan.words[scan.place].start < stop:
            scan.place += 1
        scan.clear()
        scan.bare = False
        return True
    return False


def _entry(scan: Scan) -> bool:
    """Take the longest phrase of the vocabulary that stands here; False where there is none or it makes no sense."""
    entry = scan.lexicon.longest(scan.words, scan.place)
    if entry is None:
        return False
    first = scan.place
    if entry.words == ("bit",) and first and scan.words[first - 1].word in ("this", "that", "the", "your"):
        return False  # `make this bit shorter` means a part
    if _begins_more(scan, entry):
        scan.place += len(entry.words) - 1
        _mark(scan, Role.FIRM, entry.words[0])
        return True
    scan.place += len(entry.words)
    if entry.term is not None:
        return _term(scan, entry.term, first)
    role = entry.role
    if role in _SIGNS:
        if role is Role.NOT and denied(scan, entry.words[0], first):
            scan.described = True
        scan.bare = False
        if role is Role.MORE and scan.fresh and scan.sign in ("not", "less") and not scan.described:
            scan.held = True  # "don't make it more formal" wants it as it is
            return True
        scan.denied = role is Role.TOO and scan.sign == "not" and scan.described
        if role is not Role.TOO or scan.sign != "not":
            scan.sign = _SIGNS[role]
            scan.strict = len(entry.words) > 1
        scan.fresh = True
    elif role is Role.BUT:
        if scan.fresh and scan.sign in ("not", "less"):
            return False
        scan.clear()
    elif role is Role.ENOUGH:
        return bool(scan.found)
    else:
        _mark(scan, role, entry.words[0])
    return True


def _is_next(scan: Scan) -> bool:
    """Whether something is said of the word just read (`list is too long`)."""
    following = scan.lexicon.longest(scan.words, scan.place) if scan.place < len(scan.words) else None
    said = following is not None and following.role is Role.IS
    return said and following is not None and scan.place + len(following.words) < len(scan.words)


def _begins_more(scan: Scan, entry: Entry) -> bool:
    """`write more` wishes for length, `write more politely` does not."""
    after = scan.place + len(entry.words)
    if (
        entry.term is None
        or entry.term.slot is not Slot.LENGTH
        or entry.words[-1] != "more"
        or after >= len(scan.words)
    ):
        return False
    following = scan.lexicon.longest(scan.words, after)
    return (
        following is not None and following.term is not None and following.term.slot in STYLE and len(entry.words) > 1
    )


def _mark(scan: Scan, role: Role, word: str) -> None:
    """Keep in mind what a word does to those that follow."""
    if role in _DEGREES:
        scan.degree, scan.very, scan.bare = _DEGREES[role], role is Role.VERY, False
    elif role is Role.INSTEAD:
        scan.clear()
        scan.instead, scan.bare = True, False
    elif role is Role.AND:
        scan.fresh, scan.degree, scan.very = False, "", False
    elif role is Role.IS:
        related = word.startswith("that") and bool(scan.found or scan.firm)  # a version that's funnier
        scan.described, scan.bare = not related, False
    elif role is Role.FIRM:
        scan.firm, scan.described, scan.bare = True, False, False
        scan.anew = scan.anew or word in ("rewrite", "rephrase", "reword")
    elif role is Role.THANKS:
        scan.thanks = True
    elif role is Role.PRAISE:
        scan.praise = True
    elif role is Role.FILLER and word in ("as", "into"):
        scan.bare = False


def _term(scan: Scan, term: Term, first: int) -> bool:
    """Take a term, with what was said before it: more, less, too, not, a bit, much."""
    if scan.instead or scan.denied:
        beside = scan.instead and any(one.wish.slot is term.slot for one in scan.found)
        refused = scan.instead and not beside and by_not(scan, first) and term.slot in STYLE
        scan.instead = scan.denied = False
        scan.fresh = refused
        if not refused:
            return True
        scan.sign = "not"  # "and not in bullets", "but not too long", where no other form or length was named
    if stays := kept(scan, term):
        scan.found.append(Found(Wish(slot=Slot.KEEP, value=stays), weak=not scan.strict))
        scan.fresh = scan.bare = False
        return True
    if term.slot is Slot.LENGTH and scan.words[first].word in ("summary", "recap") and pointed(scan, first):
        return False  # `shorten the summary` means a part
    if term.slot is Slot.FORMAT and term.noun and first == 0 and _is_next(scan):
        return False  # `list is too long` speaks of a part
    if term.slot is Slot.FORMAT and term.noun and (taken := definite(scan, first)) is not None:
        return taken
    value = term.value if term.slot not in STYLE or term.own else turned(scan, term)
    if value is None or (term.own and not own(scan, term)):
        return False
    weak, soft = bool(value) and value == term.less, False
    if term.own:
        weak, soft = False, weak or (term.slot is Slot.AGAIN and scan.words[first].word in _ANEW)
    if term.slot is Slot.LENGTH and value in ("shorter", "longer"):
        value = ("" if scan.very and scan.described else scan.degree) + value
    scan.found.append(Found(Wish(slot=term.slot, value=value), weak=weak, noun=term.noun, soft=soft))
    if term.own and not term.noun:
        scan.bare = False
    scan.degree, scan.very, scan.fresh = "", False, False
    return True


_ANEW = ("redo", "regenerate", "rewrite", "retry", "rerun", "nochmal", "noch", "refais", "refaz", "refaça")
"""`redo it as an email` wants an email, and no second try of the same."""


def _end(scan: Scan) -> bool:
    """Close the clause: `more` and `too much` with nothing after them speak of the length."""
    if scan.instead or (scan.sign == "not" and scan.fresh):
        return False
    if scan.sign == "less" and scan.fresh and scan.found:
        return False
    if not scan.found and scan.sign == "less" and scan.strict and scan.fresh:
        return False  # "stop being so nice" says nothing of the length
    if not scan.found and any(one.word == "like" for one in scan.words[1:]):
        return not scan.fresh  # "less like an essay" likens, and says nothing of the length
    if not scan.found and not scan.described and scan.sign in ("more", "less") and scan.fresh:
        value = scan.degree + ("longer" if scan.sign == "more" else "shorter")
        scan.found.append(Found(Wish(slot=Slot.LENGTH, value=value)))
    elif not scan.found and scan.fresh and scan.sign in ("more", "less"):
        return False
    elif not scan.found and scan.sign == "too" and scan.degree == "much ":
        scan.found.append(Found(Wish(slot=Slot.LENGTH, value="shorter")))
    elif not scan.found and scan.anew:
        scan.found.append(Found(Wish(slot=Slot.AGAIN), soft=True))
    _trailing(scan)
    return True


def _trailing(scan: Scan) -> None:
    """A degree that stands behind its wish: `condense it a little`."""
    last = scan.found[-1] if scan.found else None
    if last and scan.degree and not scan.very and last.wish.value in ("shorter", "longer"):
        scan.found[-1] = last._replace(wish=last.wish.model_copy(update={"value": scan.degree + last.wish.value}))
