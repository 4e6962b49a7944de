"""Being set right: `no, I meant the snake`, `it was 1969, not 1968`, `not the city, the state`. English."""

from __future__ import annotations

from typing import NamedTuple

from bot.interpret.tokens import compiled

_OPEN = (
    r"(?:(?:no|nope|nah|sorry|wait|hmm+|oh|actually|well|ah|um|uh|hey|i think|you misunderstood|ok|but|"
    r"and)[\s,.!:;-]+)*"
)


class Correction(NamedTuple):
    """What is right stands between two places of the plain text; it may go on behind them."""

    start: int
    end: int


_MEANT = (
    rf"{_OPEN}(?:(?:what )?(?:i|we) (?:actually |really |obviously |just )?(?:meant|was talking about|"
    rf"am talking about|were talking about|"
    r"was asking about|asked about|was asking for|was referring to|am referring to|was thinking of|"
    r"had in mind)(?: to (?:say|ask)(?: about)?)?"
    r"(?: was| is)?|(?:no|nope|nah|sorry|wait|oops|ugh|argh|uh|lol)[\s,.!:;-]+(?:i|we) mean|i'm (?:talking|"
    r"asking) about|im (?:talking|"
    r"asking) about|"
    r"(?:i|we) mean(?= (?:the |a |an |as in |my |our ))|(?:i|we) mean(?= \S+ the \S)|(?:i|"
    r"we) mean(?= [^,;]{2,40},? not )|i said|correction)[\s,:]+(?P<right>\S.*)$"
)
_NOT_BUT = rf"{_OPEN}not (?P<wrong>[^,;.!?]{{1,60}}?)(?:,? but (?:rather )?|\s*[,;.–—-]+\s*)(?P<right>\S[^,;]{{0,80}})$"
_IS_NOT = (
    rf"{_OPEN}(?P<right>(?:it|that|this|he|she|they|there|we|i|(?:the|our|my|his|her|"
    rf"their) \S+(?: \S+){{0,3}})(?:'s|'re|'m| is| was| are| am|"
    rf" were| use| uses| run| runs| live| lives| work| works| has| have| started| launched|"
    rf" moved| meet| meets| open| opens| close| closes| start| starts| end| ends| sell| sells| ship|"
    rf" ships| charge| charges| cost| costs| begin| begins| leave| leaves| offer| offers| deploy| hire| met|"
    rf" opened| closed| sold| shipped)\b[^,;]{{1,80}},? (?:and )?not .+)$"
)
_TERMED = (
    rf"{_OPEN}(?P<right>(?:by|with) \"?[\w.&-]+(?: [\w.&-]+){{0,3}}\"?,? (?:i|we) (?:mean|meant) .+|"
    r"\"?[\w.&-]+(?: [\w.&-]+)?\"? (?:stands for|is short for|refers to|means) .+)$"
)
_SHOULD = (
    rf"{_OPEN}(?P<right>(?:(?:his|her|my|the|our|their)(?: \S+)? (?:name|title|surname)|(?:it|that)) (?:is|was|"
    rf"'s) (?:spelled|"
    r"spelt|written|pronounced) .+|(?:it|that|this)(?: should (?:be|say|read)|'s supposed to be|"
    r" is supposed to be|'s called|"
    rf" is called|'s spelled| is spelled) "
    r"(?:\d|the |\"|an? )\S*.*)$"
)
_ACTUALLY = (
    r"(?:no|nope|sorry|wait|hmm+|oh|well|ah|but|and)?[\s,.!:;-]*(?:actually|in fact|fun fact|"
    r"in reality)[\s,:]+(?P<right>\S.*)$"
)
_STATEMENT = (
    r"(?:it|that|this|he|she|they|there|we|i|you|the|a|an|my|our|your|his|her|in|[\w'.-]+)\b(?:(?!\?).)*?(?:'s|"
    r"'re|\b(?:is|was|are|were|isn't|wasn't|"
    r"aren't|has|have|had|does|did|died|born|happened|means|won|wrote|uses|costs|lives|comes|came|started|ended|"
    r"released|runs|got|went|became|moved|(?!asked|wanted|needed|liked|preferred|meant|said)[a-z]{3,}ed|not(?= "
    r"\S+(?: \S+)?\W*$)))\b"
)
_COMMAND = (
    r"(?:please |just |can you |could you )?(?:make|fix|change|use|rename|replace|move|put|start|end|begin|"
    r"explain|sort|write|rewrite|rephrase|correct|update|"
    r"check|try|highlight|bold|capitalize|mark|quote|compare|swap|reorder|add|include|mention|remove|drop|delete|"
    r"keep|give|show|say|don't|do not|"
    r"stop|undo|revert|restart|redo|reset|let|turn|convert|format|translate|summarize|focus|look|read|think|"
    r"consider|avoid|skip|never|always|"
    r"instead|shorten|list|call|name|"
    r"tell|do|go|be|set|round|split|merge|link|describe|expand|refer|address|pick|choose|leave)\b"
)


def meant(plain: str, start: int, end: int) -> Correction | None:
    """What a clause says was meant, or is right, by the way it begins."""
    for pattern in (_MEANT, _TERMED, _SHOULD):
        if match := compiled(pattern).match(plain, start, end):
            return Correction(*match.span("right"))
    match = compiled(_ACTUALLY).match(plain, start, end)
    if match and is_statement(plain, match.start("right"), end):
        return Correction(*match.span("right"))
    return None


def opposed(plain: str, start: int, end: int) -> Correction | None:
    """What a whole sentence says is right beside what is wrong: `not the city, the state`."""
    if match := compiled(_IS_NOT).match(plain, start, end):
        return Correction(*match.span("right"))
    match = compiled(_NOT_BUT).match(plain, start, end)
    if match and not compiled(_COMMAND).match(match["right"]) and not compiled(_COMMAND).match(match["wrong"]):
        return Correction(*match.span("right"))
    return None


def is_statement(plain: str, start: int, end: int) -> bool:
    """Whether words say how something is, rather than what to do."""
    return not is_command(plain, start, end) and compiled(_STATEMENT).match(plain, start, end) is not None


def is_command(plain: str, start: int, end: int) -> bool:
    """Whether words begin with a verb that tells what to do."""
    return compiled(_COMMAND).match(plain, start, end) is not None
