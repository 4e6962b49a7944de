"""Doubt between feedback and a question: `what about prices?`, `shorter?`, `why a table?`; and each read the other way.

Which is done at once is the smaller thing. Words that name a form (`shorter?`, `as a table?`) are a wish: the answer is
edited in place, its versions stay, one press undoes it, and as a question they would ask nothing. Words that name a
subject (`what about prices?`, `and for kids?`, `any sources?`) are a question: it gets an answer of its own and leaves
the one that is shown as it is, while taken as a wish they would put into it what nobody may have wanted there. The
other is offered with one press.
"""

from __future__ import annotations

from bot.directives import STYLE, Slot
from bot.interpret.combine import combined
from bot.interpret.reading import Kind, Reading, Wish
from bot.interpret.tokens import Text, compiled, masked, plain
from bot.interpret.tongues import covered

MOST_WORDS = 8
"""A longer question is as plain as it is long: no doubt."""
_BEGUN = r"(?:(?:ok|okay|hm+|so|but|thanks|nice|great|cool|good|well|oh|also)[\s,.!-]+)*"
_SUBJECT = (
    rf"{_BEGUN}(?:(?:and |but |so )?(?:what|how) about|and what about|und was ist mit|was ist mit|wie wäre es mit|"
    r"et (?:pour|avec|les?|la)|qu'en est-il d[eu]s?|y (?:para|con|los|las|el|la)|qué hay de|e (?:para|com|os?|"
    r"as?)|e quanto a|"
    r"und (?:für|mit|die|der|das|bei|in)|"
    r"(?:and|or)(?= (?!what|how|why|who|when|where|which|is\b|are\b|was\b|does|do\b|did|can|could|will|would|"
    r"should|if\b|"
    r"has|have|then\b|you\b|.*\bone\s*\?)))\s*(?P<what>\S.*?)\s*\?+\s*$"
)
_LACKING = (
    rf"{_BEGUN}(?:(?:any|no)(?= \S+(?: \S+)?\s*\?)(?! (?:idea|chance|way|thoughts|luck|news|problem|clue|one)\b)|"
    r"where(?:'s| is| are)(?= (?:the|your)\b)|"
    r"(?:should|shouldn't|doesn't) (?:it|this|that) (?:also )?(?:mention|include|need|have))"
    r"\s+(?P<what>\S.*?)\s*\?+\s*$"
)
_WHY = (
    rf"{_BEGUN}why (?:is it |is this |is that |are you (?:being )?)?(?P<so>so |such |as |in |this |that |the |no |"
    rf"an? )(?P<what>\S.*?)\s*\?+\s*$"
)
_TOO = (
    rf"{_BEGUN}(?:is|was|isn't) (?:it|this|that)(?: not)? (?P<what>(?:(?:a bit|a little|maybe|perhaps|kind of|"
    rf"way) )*too \S.*?)\s*\?+\s*$"
)
_ASIA = r"(?:那|那么|じゃあ|では)?(?P<what>[^?？]{1,12})(?:呢|は)\s*[?？]+\s*$"
_ASKED = (
    r"\b(?:can|could|would|will|may|might|cld)\b|\b(?:kannst|könntest|kann|können|könnten|geht das|tu peux|peux-tu|"
    r"pourrais|pouvez|puedes|podrías|puede|podría|você pode|pode|poderia|dá para|how about|why not|any chance|"
    r"please|bitte|"
    r"possible)\b|ますか|ません|もらえ|くれ|可以|能不能|能否|好吗|行吗|吧"
)
_AUDIENCE = r"\b(?:and|or|what about|how about|und|et|y|e|then)\b"


def doubted(text: Text, reading: Reading) -> Reading:
    """The reading with the other kind that the message may be, and its own kind where that is the smaller thing."""
    said = masked(text.plain).strip().rstrip(")\"' ")
    if (
        not said.endswith(("?", "？"))
        or len(said.split()) > MOST_WORDS
        or reading.kind not in (Kind.FEEDBACK, Kind.QUESTION)
    ):
        return reading
    if reading.kind is Kind.QUESTION:
        return reading.model_copy(update={"doubt": Kind.FEEDBACK}) if _subject(said) and not reading.wishes else reading
    plainly = compiled(_ASKED).search(said) is not None and not compiled(_SUBJECT).match(said)
    style = bool(reading.wishes) and all(wish.slot in (*STYLE, Slot.EXAMPLE) for wish in reading.wishes)
    audience = style and all(wish.slot is Slot.EXPERTISE for wish in reading.wishes)
    named = _subject(said)
    if named and (not style or (audience and compiled(_AUDIENCE).match(said))):
        return Reading(kind=Kind.QUESTION, doubt=Kind.FEEDBACK)
    if style and not reading.unread and not plainly and not compiled(r".*\b\w+n't\b").match(said):
        return reading.model_copy(update={"doubt": Kind.QUESTION})
    return reading


def _subject(said: str) -> bool:
    """Whether a question may as well want the answer changed."""
    if match := compiled(_WHY).match(said):
        return _wishes(f"not {match['so'] if match['so'] in ('so ', 'a ', 'an ') else ''}{match['what']}") != ()
    return any(compiled(pattern).match(said) for pattern in (_SUBJECT, _LACKING, _TOO, _ASIA))


def _wishes(words: str) -> tuple[Wish, ...]:
    said = plain(words)
    found = covered(said, 0, len(said.plain))
    return combined(found.found) if found else ()


def read_as(text: str, kind: Kind) -> Reading:
    """A message that was in doubt, read as the other kind: a question as it stands, or what it wants of the answer.

    A subject is to be included, a form that is asked about is not wanted; where neither can be told, the words stay.
    """
    if kind is not Kind.FEEDBACK:
        return Reading(kind=kind)
    said = plain(text)
    if match := compiled(_WHY).match(said.plain.strip()):
        so = match["so"] if match["so"] in ("so ", "a ", "an ") else ""
        if wishes := _wishes(f"not {so}{match['what']}"):
            return Reading(kind=kind, wishes=wishes)
    if (match := compiled(_TOO).match(said.plain.strip())) and (wishes := _wishes(f"it is {match['what']}")):
        return Reading(kind=kind, wishes=wishes)
    for pattern in (_SUBJECT, _LACKING, _ASIA):
        if match := compiled(pattern).match(said.plain):
            if wishes := _wishes(match["what"]):
                return Reading(kind=kind, wishes=wishes)
            return Reading(kind=kind, wishes=(Wish(slot=Slot.INCLUDE, value=said.slice(*match.span("what"))),))
    return Reading(kind=kind, unread=(text.strip(),))
