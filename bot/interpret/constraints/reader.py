"""The constraints of a sentence: where they stand, what they wish, and what of the sentence is left for others to read.

A constraint is read only where a clause begins and only if it goes to the end of a clause, so that nothing that it is
about is lost (`no commas`, but not `no commas in the intro`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bot.directives import Scope
from bot.interpret.clauses import Clause, clauses
from bot.interpret.constraints import abroad, amounts, asian, edges, forms, marks, orderless, shapes, terms
from bot.interpret.constraints.around import closed, led
from bot.interpret.constraints.grammar import Rule
from bot.interpret.kinds import is_task, may_wish
from bot.interpret.leads import after_lead
from bot.interpret.passages import names_part
from bot.interpret.reading import Wish
from bot.interpret.scopes import scoped
from bot.interpret.tokens import Text, compiled, masked
from bot.interpret.tongues import covered

LONGEST = 1500
"""A sentence of more characters is a document, not a wish about one. Our choice."""


_FURTHER = 60
"""Characters behind a sentence in which a constraint that began there may go on. Our choice."""


class Held(NamedTuple):
    """A stretch of a text that is nothing but a constraint."""

    start: int
    end: int
    wishes: tuple[Wish, ...]


class Constrained(NamedTuple):
    """The constraints of a sentence, what it says besides, and the text without its words of scope."""

    held: tuple[Held, ...]
    rest: tuple[Clause, ...]
    text: Text


_TRIGGER = (
    r"contain|normal|regular|question|prompt|request|comm?a|colon|emoji|emoticon|smil|exclam|mark|parenth|bracket|dash|quot|digit|numeral|angle|<<|blank|choose|pick|either|caps|scream|x\s?\d|divider|<|>|link|head|bold|table|code|"
    r"cap|upper|lower|case|"
    r"letter|shout|word|term|phrase|sentence|sentance|para|line\b|lines|char|bullet|point|section|part|title|end|"
    r"finish|clos|conclu|wrap|sign|"
    r"start|begin|open|repeat|restat|copy|echo|p\.? ?s\b|post-?script|highl|ital|empha|place ?-?hold|separat|split|"
    r"divid|json|one of|language|mention|use|"
    r"include|avoid|say|count|least|most|times|once|twice|step|item|only|answer is|\*{3}|[\"']|in [a-z]{4,}|"
    r"komma|virgule|coma|vírgula|句|字|词|単語|逗|コンマ|読点|感嘆|叹|表情|絵文字|大写|小写|大文字|小文字|gro(?:ß|ss)|klein|zeichen|klammer|"
    r"strich|ziffer|überschrift|signos|admiraci|exclama|interroga|tirets?|gui|lien|liens|enlace|aspas|[「『]|語|文|段落|号|"
    r"號|标题|標題|题名|題名|箇条|項目|開頭|开头|结尾|括|符|リンク|マーク|majuscul|minuscul|mayúscul|minúscul|maiúscul|"
    r"list\b|リスト|ポイント|要点|[分列用成]|punkt|puces|stich|aufz|puces|liste|lista|viñet|tópic|marcador|satz|sätze|wort|wört|mot|palabra|palavra|phrase|frase|absatz|absätz|párraf|parágraf|titel|titre|título|タイトル|题"
)
_GLUE = r"(?:[\s,;:.!?()*…。、！？+&/-]|(?:and|where|but|also|plus|then|so|please|pls|as well as|or|with)(?![\w'-]))+"
_STARTS = (
    r"[.,;:!?]\s+(?=\S)|\s[-–—]+\s+|--+\s*|[(]|\n\s*|\sso\s+(?=(?:please|pls|max|min|at|no|under|only|keep|just|use)\b)"
)
_LINKS = (
    r"\s(?=(?:with|without|w/o|using|including|in|no|by|as)\s|(?:that|which) (?:has|have|contains?|includes?|uses?)\s)|"
    r"\s(?:while|where|and|plus)\s+(?=\S)"
)
"""Where a constraint can begin in the middle of a clause, if what stands before it is a wish or a task of its own."""
_TOLD = (
    r"(?:please |also |make sure|ensure|don't|do not|dont|no |not |never|without|avoid|use |include|mention|write|"
    r"put|add|end |finish|"
    r"start |begin|highlight|italicize|wrap|at ?least|at most|exactly|more than|fewer than|less than|it |the (?:word|"
    r"letter|answer|"
    r"response|entire)|have |has |contains?|there |must|should|repeat|give|keep|refrain|be |cannot|can't|separate|"
    r"split|a title|a postscript|in )"
)
"""How a constraint begins that can follow an `and` whatever stands before it."""
_PROPOSED = (
    r"(?:(?:ok|okay|and|hey|so|please)[\s,]+)*(?:(?:can|could|may|might|shall) (?:we|i)\b(?! ask)|"
    r"(?:can|could|would|might) (?:it|this|that|there|everything|all of it|the (?:whole|entire|answer|reply|response|"
    r"text))\b|could (?:at least|at most|no more|the (?:words?|letter|terms?|phrase)|[\"']))"
)
"""How a question begins that is a wish, where the rest is nothing but a constraint."""
_NEVER = r"\bnever (?:ever )?(?:use|say|write|mention|include|put|add|have|contain|type|repeat)\b"


@cache
def _rules() -> tuple[Rule, ...]:
    return (
        *amounts.RULES,
        *terms.RULES,
        *marks.RULES,
        *edges.RULES,
        *shapes.RULES,
        *forms.rules(),
        *abroad.RULES,
        *asian.RULES,
        *orderless.rules(),
    )


def constrained(text: Text, sentence: Clause) -> Constrained | None:
    """The constraints that a sentence holds; None where it holds none.

    In: the text and one of its sentences. Out: the stretches that are constraints, in order, the clauses between them,
    and the text with the words of scope blank. A constraint may go on behind the sentence, where lines follow that show
    its form. Any text can be read. A rule is a pattern that is compiled when a text first has one of the rule's words.
    """
    start, end = sentence.start, sentence.end
    if end - start > LONGEST or not compiled(_TRIGGER).search(text.plain, start, end + _FURTHER):
        return None
    plainer, scope = scoped(text, start, end)
    whole = _held(text, sentence)
    if whole and plainer is not text and not _rest(text, sentence, whole):
        scope = Scope.ALWAYS if compiled(_NEVER).search(text.plain, start, end) else Scope.ANSWER
        return _settled(text, sentence, whole, scope)
    found = _held(plainer, sentence) if plainer is not text else whole
    return _settled(plainer, sentence, found, scope) if found else None


def _settled(text: Text, sentence: Clause, held: list[Held], scope: Scope) -> Constrained | None:
    wished = tuple(
        one._replace(wishes=tuple(wish.model_copy(update={"scope": scope}) for wish in one.wishes)) for one in held
    )
    if not any(one.wishes for one in wished):
        return None
    return Constrained(wished, tuple(_rest(text, sentence, held)), text)


def _rest(text: Text, sentence: Clause, held: list[Held]) -> list[Clause]:
    """What stands between the constraints, without the words that only join."""
    found: list[Clause] = []
    place = sentence.start
    for one in [*held, Held(sentence.end, sentence.end, ())]:
        glue = compiled(_GLUE).match(text.plain, place, one.start)
        begin = glue.end() if glue and (place > sentence.start or glue.end() == one.start) else place
        stretch = text.plain[begin : one.start].rstrip(" ,;:(-\n")
        stretch = re.sub(r"(?:[\s,;]+|^)(?:and|but|also|plus|with|as well as|then)$", "", stretch)
        if re.search(r"\w", stretch) and after_lead(text.plain, begin, begin + len(stretch)) < begin + len(stretch):
            found.append(Clause(begin, begin + len(stretch)))
        place = max(place, one.end)
    return found


def _held(text: Text, sentence: Clause) -> list[Held]:
    """The constraints of a sentence, each beginning where a clause could."""
    hidden = masked(text.plain)
    asked = hidden[sentence.start : sentence.end].rstrip(" )\"'").endswith("?")
    proposed = compiled(_PROPOSED).match(text.plain, sentence.start, sentence.end)
    asks = asked and not proposed and not may_wish(text.plain, sentence.start, sentence.end)
    found: list[Held] = []
    place = sentence.start
    links = {match.end() for match in compiled(_LINKS).finditer(hidden, sentence.start, sentence.end)}
    rules = [rule for rule in _rules() if not rule.triggers or compiled(rule.triggers).search(text.plain, place)]
    for start in _places(hidden, text.plain, sentence):
        if start < place:
            continue
        if one := _constraint(text, hidden, start, sentence, rules):
            if asks and not (one.end >= sentence.end and text.plain[one.end - 1] == "?"):
                return []
            if _of_a_part(text, sentence.start if not found else place, start):
                return []
            if start in links and not _stands_alone(text, hidden, place, start, sentence.end):
                continue
            found.append(one)
            place = one.end
        if place >= sentence.end:
            break
    return found


def _stands_alone(text: Text, hidden: str, place: int, start: int, sentence_end: int) -> bool:
    """Whether what comes before a constraint in its clause is whole without it (`make it funny with no commas`)."""
    begun = max((match.end() for match in compiled(_STARTS).finditer(hidden, place, start)), default=place)
    begun = _joined_to(text.plain, begun, start)
    before = text.plain[begun:start].rstrip(" ,")
    if not before or before.endswith((" and", " plus")) or before in ("and", "plus"):
        before = re.sub(r"(?:^|\s)(?:and|plus)$", "", before)
        if not before or compiled(_TOLD).match(text.plain, start):
            return True
    end = begun + len(before)
    whole = covered(text, begun, end)
    return (whole is not None and bool(whole.found)) or is_task(text.plain, begun, sentence_end)


def _joined_to(plain: str, start: int, end: int) -> int:
    """Behind the words that only join a stretch to what stands before it."""
    match = compiled(_GLUE).match(plain, start, end)
    return match.end() if match else start


def _of_a_part(text: Text, start: int, end: int) -> bool:
    """Whether what stands before names a part of the answer: then the wish is for that (`in the intro, no commas`)."""
    before = text.plain[start:end].rstrip(" ,:")
    return bool(before) and names_part(text.plain, start, start + len(before))


def _places(hidden: str, plain: str, sentence: Clause) -> list[int]:
    places = {sentence.start, *(clause.start for clause in clauses(plain, sentence))}
    for starts in (_STARTS, _LINKS):
        places |= {match.end() for match in compiled(starts).finditer(hidden, sentence.start, sentence.end)}
    return sorted(place for place in places if place < sentence.end)


def _constraint(text: Text, hidden: str, start: int, sentence: Clause, rules: list[Rule]) -> Held | None:
    """The longest constraint that begins at a place, behind whatever leads up to it."""
    best: Held | None = None
    for place in led(text.plain, start, sentence.end):
        for rule in rules:
            match = compiled(rule.pattern).match(text.plain, place)
            if match is None or match.end() <= place:
                continue
            end = closed(text.plain, hidden, match.end())
            if end is None or (best and end <= best.end):
                continue
            wishes = rule.wishes(text, match)
            if wishes is not None:
                best = Held(start, end, wishes)
    return best
