"""A clause that is nothing but a wish: every one of its words is accounted for, or it is not read at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.directives import ACTS, STYLE, Slot
from bot.interpret.found import Covered, Found
from bot.interpret.lexicon import Lexicon, Role, Term
from bot.interpret.phrases import PHRASES
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, Token, tokens

__all__ = ["Covered", "Found", "cover"]

_DEGREES = {Role.SLIGHT: "a bit ", Role.STRONG: "much ", Role.VERY: "much "}
_SIGNS = {Role.MORE: "more", Role.LESS: "less", Role.NOT: "not", Role.TOO: "too"}
_OWN_MEANING = (Slot.ACCEPT, Slot.REJECT, Slot.EXAMPLE)


@dataclass
class _Scan:
    """Where the reading of a clause stands."""

    text: Text
    words: list[Token]
    lexicon: Lexicon
    place: int = 0
    sign: str = ""
    fresh: bool = False
    """Whether the sign was said since the last `and`."""
    degree: str = ""
    very: bool = False
    strict: bool = False
    """Whether the `not` was said with weight (`don't make it`, `auf keinen Fall`)."""
    held: bool = False
    """`not more`: what follows stays as it is."""
    denied: bool = False
    """`it is not too`: what follows is no complaint, and no wish."""
    described: bool = False
    firm: bool = False
    instead: bool = False
    anew: bool = False
    thanks: bool = False
    praise: bool = False
    bare: bool = True
    found: list[Found] = field(default_factory=list)

    def clear(self) -> None:
        self.sign, self.fresh, self.degree, self.very, self.instead = "", False, "", False, False
        self.denied = self.held = False


def cover(text: Text, lexicon: Lexicon, start: int, end: int) -> Covered | None:
    """What the words between two places of a text wish, if each of them is accounted for; None otherwise."""
    scan = _Scan(text, tokens(text.plain, start, end), lexicon)
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


def _between(scan: _Scan) -> str:
    return scan.text.plain[scan.words[scan.place - 1].end : scan.words[scan.place].start]


def _phrase(scan: _Scan, end: int) -> bool:
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


def _entry(scan: _Scan) -> bool:
    """Take the longest phrase of the vocabulary that stands here; False where there is none or it makes no sense."""
    entry = scan.lexicon.longest(scan.words, scan.place)
    if entry is None:
        return False
    first = scan.place
    if entry.words == ("bit",) and first and scan.words[first - 1].word in ("this", "that", "the", "your"):
        return False  # `make this bit shorter` means a part
    scan.place += len(entry.words)
    if entry.term is not None:
        return _term(scan, entry.term, first)
    role = entry.role
    if role in _SIGNS:
        if role is Role.NOT and _denied(scan, entry.words[0], first):
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


def _mark(scan: _Scan, role: Role, word: str) -> None:
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


def _denied(scan: _Scan, word: str, first: int) -> bool:
    """`it isn't X` describes; `isn't it too X?` and `isn't there a simpler way?` wish."""
    if word.replace("'", "") not in ("isnt", "arent", "wasnt", "aint", "doesnt", "is"):
        return False
    following = scan.words[scan.place].word if scan.place < len(scan.words) else ""
    return first > 0 or following not in ("it", "this", "that", "there")


def _term(scan: _Scan, term: Term, first: int) -> bool:
    """Take a term, with what was said before it: more, less, too, not, a bit, much."""
    if scan.instead or scan.denied:
        beside = scan.instead and any(one.wish.slot is term.slot for one in scan.found)
        refused = (
            scan.instead and not beside and scan.words[first - 1].word in ("not", "in") and term.slot is Slot.FORMAT
        )
        scan.instead = scan.denied = scan.fresh = False
        if not refused:
            return True
        scan.sign = "not"  # "and not in bullets", where no other form was named
    if kept := _kept(scan, term):
        scan.found.append(Found(Wish(slot=Slot.KEEP, value=kept), weak=not scan.strict))
        scan.fresh = scan.bare = False
        return True
    if term.slot is Slot.FORMAT and term.noun and (taken := _definite(scan, first)) is not None:
        return taken
    value = term.value if term.slot not in STYLE or term.own else _turned(scan, term)
    if value is None or (term.own and not _own(scan, term)):
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


_AS_IT_IS = {
    Slot.LENGTH: "the length",
    Slot.TONE: "the tone",
    Slot.EXPERTISE: "the level of detail and difficulty",
    Slot.LANGUAGE: "the language",
}
_ANEW = ("redo", "regenerate", "rewrite", "retry", "rerun")
"""`redo it as an email` wants an email, and no second try of the same."""


def _kept(scan: _Scan, term: Term) -> str:
    """What stays as it is where a term that has its direction in it is denied: `don't make it shorter`."""
    if scan.held:
        scan.held = False
        return _AS_IT_IS.get(term.slot, "")
    if not (term.own and scan.fresh and term.value) or scan.described:
        return ""
    denied = scan.sign == "not" or (scan.sign == "less" and scan.strict)
    return _AS_IT_IS.get(term.slot, "") if denied else ""


def _definite(scan: _Scan, first: int) -> bool | None:
    """`the table` is a part of the answer, `the email` all of it; None where the form itself is meant."""
    before = scan.text.plain[: scan.words[first].start].split()[-3:]
    if not before or before[-1] not in ("the", "this", "your", "my", "our"):
        return None
    if before[-2:] == ["to", "the"] and "back" in before:
        return None
    return scan.words[first].word in ("email", "tweet", "mail", "outline", "faq")


def _own(scan: _Scan, term: Term) -> bool:
    """Whether a term that has its direction in it makes sense after what was said."""
    if scan.fresh and scan.sign not in ("", "more") and not (term.slot is Slot.EXPERTISE and scan.sign == "too"):
        return False
    if term.slot is Slot.ACCEPT:
        return not (scan.firm or scan.sign)
    if term.slot in ACTS and scan.sign == "more" and scan.fresh:
        return False
    return not scan.described or (term.slot in (*_OWN_MEANING, Slot.EXPERTISE) and term.slot is not Slot.EXAMPLE)


def _turned(scan: _Scan, term: Term) -> str | None:
    """The value of a term that can be wanted or complained of; None where the words do not say which."""
    enough = _enough(scan)
    if enough and scan.sign != "not":
        return None
    if scan.described:
        wanted = _described(scan, term)
    elif scan.sign in ("less", "not", "too"):
        wanted = enough
    else:
        wanted = not (term.bad and not scan.sign and not scan.firm)
    if wanted is None:
        return None
    if not wanted and term.slot is Slot.FORMAT and scan.sign != "not":
        return None
    return (term.value if wanted else term.less) or None


def _described(scan: _Scan, term: Term) -> bool | None:
    """Whether `it is (too, not, a bit) X` asks for X (True) or for less of it (False); None for plain description."""
    if scan.sign == "not":
        return True
    if scan.sign == "too":
        return False
    if scan.sign:
        return None
    return False if term.bad or scan.degree == "a bit " else None


def _enough(scan: _Scan) -> bool:
    if scan.place >= len(scan.words):
        return False
    following = scan.lexicon.longest(scan.words, scan.place)
    return following is not None and following.role is Role.ENOUGH


def _end(scan: _Scan) -> bool:
    """Close the clause: `more` and `too much` with nothing after them speak of the length."""
    if scan.instead or (scan.sign == "not" and scan.fresh):
        return False
    if scan.sign == "less" and scan.fresh and scan.found:
        return False
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


def _trailing(scan: _Scan) -> None:
    """A degree that stands behind its wish: `condense it a little`."""
    last = scan.found[-1] if scan.found else None
    if last and scan.degree and not scan.very and last.wish.value in ("shorter", "longer"):
        scan.found[-1] = last._replace(wish=last.wish.model_copy(update={"value": scan.degree + last.wish.value}))
