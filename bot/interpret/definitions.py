"""What a message defines, and whether it is meant for everybody: `for everyone: by churn we mean logo churn`. Pure."""

from __future__ import annotations

from bot.interpret.tokens import Text, compiled, masked, plain

LONGEST = 1_000
"""Characters of a message in which either is looked for, from its beginning."""
LONGEST_TERM = 40
LONGEST_MEANING = 200

_ALL = (
    r"(?:everyone|everybody|all of us|us all|the (?:whole |entire )?(?:team|workspace|company|org(?:anization)?|"
    r"department|"
    r"server|group|channel|crew)|our (?:whole |entire )?(?:team|workspace|company|org|server)|the whole (?:lot|"
    r"place)|"
    r"alle(?: hier)?|das (?:ganze )?team|tout le monde|toute l'équipe|l'équipe|todos|todo el equipo|el equipo|toda "
    r"a equipe|"
    r"a equipe)(?: here| in here| on (?:this|the) (?:team|server|workspace)| in (?:this|the|our) (?:team|server|"
    r"workspace))?"
)
_KEEP = (
    r"(?:please |pls )?(?:remember|note|keep in mind|learn|save|store|know|merk dir|retiens|recuerda|lembre)"
    r"(?: this| that| it| das| ça| esto| isto)?"
)
_LEAD = r"(?:(?:ok|okay|hey|so|also|and|please|pls|btw|no|sorry|actually|fyi)[\s,:;.!-]+)*"
_FOR_ALL = (
    rf"^\s*{_LEAD}(?:for|für|pour|para) {_ALL}\s*(?:[:,;–—-]|,? (?:please )?(?=remember|note|keep in mind|by ))\s*\S|"
    rf"^\s*{_LEAD}{_KEEP} (?:for|für|pour|para) {_ALL}\b\s*(?:[:,;–—-]|\b(?:that|dass|que)\b)\s*\S|"
    rf"\S[\s,;–—(-]+(?:and )?(?:{_KEEP}|this (?:goes|holds|is|counts)|that (?:goes|holds|is)|it (?:goes|holds|is)|"
    rf"valid) "
    rf"(?:for|für|pour|para) {_ALL}[\s.!)]*$|"
    rf"\S\s*[,;(–—-]\s*(?:for|für|pour|para) {_ALL}[\s.!)]*$"
)
_MARKED = rf"\s*{_LEAD}(?:for|für|pour|para) {_ALL}\s*[:,;–—-]+\s*(?=\S)"
_KEPT = (
    rf"\s*{_LEAD}{_KEEP}(?: (?:for|für|pour|para)) {_ALL}\s*(?:[:,;–—-]+\s*|(?:that|dass|que) )(?:that )?"
    r"(?P<fact>\S.*?)[\s.!]*$"
)

_TERM = r"\"?(?P<term>[\w&/+-]+(?:[ .][\w&/+-]+){0,3}?)\"?"
_WE = r"(?:i|we|they|people|everyone here)"
_MEANING = r"\"?(?P<meaning>\S[^.!?\n;]*?)\"?"
_HERE = r"(?:here|for us|with us|around here|in our (?:case|company|team)|at our company)"
_END = (
    rf"\s*(?:,? {_HERE}|,? please|,? ok(?:ay)?)?"
    rf"(?:\s*[,;(–—-]+\s*(?:and )?(?:{_KEEP} |this (?:goes|holds|is|counts) )?(?:for|für|pour|para) {_ALL})?[\s.!)]*$"
)
_OPEN = (
    rf"^\s*(?:(?:(?:{_KEEP} )?(?:for|für|pour|para) {_ALL}(?: that)?|no|nope|sorry|wait|actually|well|ah|hey|btw|"
    rf"also|and|but|ok|okay|fyi|remember(?: that)?|note(?: that)?|"
    rf"from now on|always|keep in mind(?: that)?)[\s,:;.!–—-]+)*"
)
_DEFINED = (
    rf"(?:by|with) {_TERM},? {_WE} (?:always |actually |really |usually |only )?(?:mean|meant|refer to) {_MEANING}",
    rf"when(?:ever)? (?:{_WE}|you (?:hear|see|read)|somebody|someone|anybody|anyone) (?:say|says|write|writes|talk "
    rf"about|"
    rf"use|mention)? ?{_TERM},? (?:{_WE} (?:always |actually |really )?mean|it means|that means|read it as) "
    rf"{_MEANING}",
    rf"{_TERM} (?:stands for|is short for|is our (?:name|word|term|abbreviation) for) {_MEANING}",
    rf"{_TERM} (?:always )?(?:means|refers to) {_MEANING}(?=,? {_HERE}[\s.!)]*$)",
    rf"{_HERE},? {_TERM} (?:always )?(?:means|refers to|stands for) {_MEANING}",
    rf"(?:unter|mit) {_TERM} (?:verstehen|meinen) wir {_MEANING}",
    rf"par {_TERM},? (?:on|nous) (?:entend(?:ons)?|veut dire) {_MEANING}",
    rf"(?:por|con|com) {_TERM} (?:entendemos|queremos decir|queremos dizer|nos referimos a) {_MEANING}",
)
_EQUALS = r"(?P<term>[A-Z][A-Za-z0-9&/-]{1,9}) ?(?:=|:=|==|≙) ?(?P<meaning>[A-Za-z][\w'/-]*(?: [\w'/&-]+){1,12}?)"
"""Of an abbreviation only, as it was written: `x = 5` is code."""
_NO_TERM = (
    r"(?:it|this|that|these|those|he|she|they|we|i|you|what|which|there|here|yes|no|the answer|one|all|everything|"
    r"nothing|"
    r"who|my|your|his|her|mine|yours)$"
)
_NO_MEANING = (
    r"(?:that|it|this|what|nothing|something else|not|how|why|too|very|wrong|right|fine|good|a lot|business|well)\b"
)


def for_all(text: str) -> bool:
    """Whether a message's words are meant for everyone in the workspace, by what it begins or ends with.

    `write it for everyone` names readers of an answer, and is not. Any text can be read.
    """
    said = masked(plain(text[:LONGEST]).plain)
    if compiled(_QUOTING).search(said):
        return False
    return compiled(_FOR_ALL).search(said) is not None and not compiled(_READERS).match(said)


_QUOTING = r"(?:^|\n)\s*>|```"
_READERS = (
    r"^\s*(?:please |can you |could you )*(?:make|write|rewrite|explain|simplify|format|translate|shorten|"
    r"summari[sz]e|do|"
    r"say|phrase|draft|post|send)\b"
)


def definition(text: str) -> tuple[str, str] | None:
    """What a message defines: a term and its meaning, in the person's own words; None where it plainly defines nothing.

    One sentence that does nothing else is read: `by churn we mean logo churn`, `ARR = annual run rate`. A question is
    none. A term has at most 40 characters, a meaning at most 200.
    """
    said = plain(text[:LONGEST])
    if said.plain.rstrip().endswith("?") or compiled(_QUOTING).search(said.plain):
        return None
    opened = compiled(_OPEN).match(said.plain)
    start = opened.end() if opened else 0
    return _equals(text[:LONGEST], start) or _defined(said, start)


def _defined(said: Text, start: int) -> tuple[str, str] | None:
    for pattern in _DEFINED:
        match = compiled(pattern + _END).match(said.plain, start)
        if match and (found := _held(said.slice(*match.span("term")), said.slice(*match.span("meaning")))):
            return found
    return None


def _equals(said: str, start: int) -> tuple[str, str] | None:
    match = compiled(_EQUALS + r"\s*(?:,? (?:here|for us|please))?[\s.!]*$").match(said, start)
    return _held(match["term"], match["meaning"]) if match else None


def _held(term: str, meaning: str) -> tuple[str, str] | None:
    term, meaning = (" ".join(words.split()).strip(" \"'“”,:") for words in (term, meaning))
    low = term.lower()
    if not term or not meaning or len(term) > LONGEST_TERM or len(meaning) > LONGEST_MEANING:
        return None
    if compiled(_NO_TERM).match(low) or compiled(_NO_MEANING).match(meaning.lower()) or low == meaning.lower():
        return None
    return term, meaning


def kept_for_all(said: Text, start: int, end: int) -> tuple[int, int] | None:
    """Where the fact stands that a sentence wants kept for everyone (`remember for the team that we ship late`)."""
    match = compiled(_KEPT).match(said.plain, start, end)
    return match.span("fact") if match else None


def without_all(said: Text, start: int, end: int) -> int:
    """Where a sentence begins behind the words that mean it for everyone; at its start where it has none."""
    match = compiled(_MARKED).match(said.plain, start, end)
    return match.end() if match else start
