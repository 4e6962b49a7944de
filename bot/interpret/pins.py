"""Facts to be kept in mind: `remember for this thread: we are on Python 3.8`, `note that our budget is 5k`."""

from __future__ import annotations

from typing import NamedTuple

from bot.directives import Scope
from bot.interpret.leads import before_tail
from bot.interpret.tokens import Text, compiled

_OPEN = r"(?:(?:ok|okay|so|also|and|but|please|pls|oh|btw|hey|bitte|aussi|por favor|また|あと)[\s,:;.!-]+)*"
_THREAD = r"(?: (?:for|in) (?:this|the(?: rest of (?:this|the))?) (?:thread|conversation|chat|discussion|channel))?"
_ALWAYS = r"always |in (?:the )?future,? |from now on,? |going forward,? |immer |toujours |siempre |sempre "
_KNOW = (
    rf"(?P<always>{_ALWAYS})?(?:(?:please )?(?:remember|note|keep in mind|bear in mind|don't forget(?= that\b|"
    rf" we\b| our\b| i\b| i'm\b)|"
    rf"take note|take into account|be aware)"
    rf"{_THREAD}(?: that)?|(?:just )?(?:fyi|for your information|for context|for the record|for reference|"
    r"just so you know|some context|context|background|worth knowing|you should know(?: that)?|"
    r"important to know(?: that)?|pin(?: this)?)|"
    r"(?:merk(?:e)? dir|denk(?:e)? dran|denk(?:e)? daran|beachte|behalte im hinterkopf|zur info|nur zur info|"
    r"berücksichtige)(?:,? dass)?|"
    r"(?:souviens-toi|note|retiens|n'oublie pas|garde en tête|pour info|sache|prends en compte)(?: bien)?(?: que|"
    r" qu')?|"
    r"(?:recuerda|ten en cuenta|ten presente|no olvides|toma nota|anota|para que sepas)(?: de)?(?: que)?|"
    r"(?:lembr[ea](?:-se)?|tenha em mente|leve em conta|não esqueç?a|anota|para sua informação)(?: de)?(?: que)?|"
    r"(?:请)?(?:记住|注意|记得|别忘了))"
)
_FACT = (
    r"(?:(?:i|we|they|you|he|she|it|there|this|that|these|those)(?:'\w+)?\b(?! (?:want|need|would|should|'d|prefer|"
    r"like|said|meant|asked)\b)|i'?m |we'?re |our |my |the |an? |all |everyone |everybody |nobody |no one |most |"
    r"some |only |\d|ich |wir |unser|mein|es gibt|der |die |das |je |j'|nous |on |notre|nos |mon |ma |mes |le |"
    r"la |les |"
    r"l'|il y a|yo |nosotros |nuestr|mi |el |los |las |hay |somos |estamos |tenemos |eu |nós |nosso|nossa|meu|minha|"
    r"o |a |os |as |temos |我们?|这|它|公司|[A-Z][\w.-]+ )"
)
_ACTS = r"(?:the |that )?(?:to |previous|last|first|original|version|the (?:language|tone|format) )"
_SUFFIXED = (
    r"(?P<fact>.+?)(?:こと)?(?:を|は)?(?:覚えて|忘れないで|念頭に置いて|考慮して)(?:おいて)?(?:ください|下さい|ね)?"
)


class Pin(NamedTuple):
    """Where a fact stands in the plain text, and how long it holds."""

    start: int
    end: int
    scope: Scope


def pinned(text: Text, start: int, end: int) -> Pin | None:
    """The fact that a sentence wants kept in mind; None where it wants something else, or names no fact."""
    plain = text.plain
    stop = before_tail(plain, start, end)
    if match := compiled(_SUFFIXED).fullmatch(plain[start:stop].rstrip(" 。.!")):
        return Pin(start + match.start("fact"), start + match.end("fact"), Scope.THREAD)
    match = compiled(
        rf"{_OPEN}{_KNOW}(?P<mark>\s*[:,–—-]+\s*|\s+|(?<=[\u3040-\u9fff]))(?:(?:que|dass|de que)\s+|"
        rf"qu')?(?P<fact>\S.*)$"
    ).match(plain, start, stop)
    if match is None or compiled(_ACTS).match(match["fact"]):
        return None
    named = compiled(_FACT).match(text.said[text.origin[match.start("fact")] :]) or compiled(_FACT).match(match["fact"])
    if not named:
        return None
    return Pin(match.start("fact"), stop, Scope.ALWAYS if match["always"] else Scope.THREAD)
