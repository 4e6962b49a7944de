"""Where the reading of a clause stands, and what the words before a term make of it: `less`, `too`, `not`, `it is`."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.directives import ACTS, Slot
from bot.interpret.found import Found
from bot.interpret.lexicon import Lexicon, Role, Term
from bot.interpret.tokens import Text, Token

_OWN_MEANING = (Slot.ACCEPT, Slot.REJECT, Slot.EXAMPLE)


@dataclass
class Scan:
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


def denied(scan: Scan, word: str, first: int) -> bool:
    """`it isn't X` describes; `isn't it too X?` and `isn't there a simpler way?` wish."""
    if word.replace("'", "") not in ("isnt", "arent", "wasnt", "aint", "doesnt", "is"):
        return False
    following = scan.words[scan.place].word if scan.place < len(scan.words) else ""
    return first > 0 or following not in ("it", "this", "that", "there")


def by_not(scan: Scan, first: int) -> bool:
    """Whether a `not` stands right before a term, as against `instead of`."""
    before = [word.word for word in scan.words[max(0, first - 3) : first]]
    return "not" in before and not {"of", "just"} & set(before)


_AS_IT_IS = {
    Slot.LENGTH: "the length",
    Slot.TONE: "the tone",
    Slot.EXPERTISE: "the level of detail and difficulty",
    Slot.LANGUAGE: "the language",
}


def kept(scan: Scan, term: Term) -> str:
    """What stays as it is where a term that has its direction in it is denied: `don't make it shorter`."""
    if scan.held:
        scan.held = False
        return _AS_IT_IS.get(term.slot, "")
    if not (term.own and scan.fresh and term.value) or scan.described:
        return ""
    denied = scan.sign == "not" or (scan.sign == "less" and scan.strict)
    return _AS_IT_IS.get(term.slot, "") if denied else ""


def pointed(scan: Scan, first: int) -> bool:
    return first > 0 and scan.words[first - 1].word in ("the", "that", "your")


def definite(scan: Scan, first: int) -> bool | None:
    """`the table` is a part of the answer, `the email` all of it; None where the form itself is meant."""
    before = scan.text.plain[: scan.words[first].start].split()[-3:]
    if not before or before[-1] not in ("the", "this", "your", "my", "our"):
        return None
    if before[-2:] == ["to", "the"] and "back" in before:
        return None
    return scan.words[first].word in ("email", "tweet", "mail", "outline", "faq")


def own(scan: Scan, term: Term) -> bool:
    """Whether a term that has its direction in it makes sense after what was said."""
    if scan.fresh and scan.sign not in ("", "more") and not (term.slot is Slot.EXPERTISE and scan.sign == "too"):
        return False
    if term.slot is Slot.ACCEPT:
        return not (scan.firm or scan.sign)
    if term.slot in ACTS and scan.sign == "more" and scan.fresh:
        return False
    return not scan.described or (term.slot in (*_OWN_MEANING, Slot.EXPERTISE) and term.slot is not Slot.EXAMPLE)


def turned(scan: Scan, term: Term) -> str | None:
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


def _described(scan: Scan, term: Term) -> bool | None:
    """Whether `it is (too, not, a bit) X` asks for X (True) or for less of it (False); None for plain description."""
    if scan.sign == "not":
        return True
    if scan.sign == "too":
        return False
    if scan.sign:
        return None
    return False if term.bad or scan.degree == "a bit " else None


def _enough(scan: Scan) -> bool:
    if scan.place >= len(scan.words):
        return False
    following = scan.lexicon.longest(scan.words, scan.place)
    return following is not None and following.role is Role.ENOUGH
