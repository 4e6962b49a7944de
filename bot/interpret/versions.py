"""Going back to something seen before: by number, by place, or by what it was like (`go back to the table`)."""

from __future__ import annotations

from bot.directives import STYLE, Slot
from bot.interpret.amounts import NUMBERS, ORDINALS, number
from bot.interpret.combine import combined
from bot.interpret.cover import cover
from bot.interpret.leads import after_lead
from bot.interpret.lexicon import Lexicon
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled, plain

LIKE = "like "
"""What a restore's value begins with where the version is named by what it was like."""
_OPEN = r"(?:(?:ok|okay|no|nope|hmm+|sorry|please|pls|actually|oh|nah|and|but|so|well)[\s,.!:;-]+)*"
_BACK = (
    r"(?:(?:let's |lets |please |can (?:we|you|i) |could (?:we|you) |i(?:'d| would)? (?:want|like) (?:you )?to )*"
    r"(?:(?:go(?:ing)? |switch |change (?:it )?|turn (?:it )?|come |get )?(?:right )?back to|return to|"
    r"revert (?:back )?to|"
    r"roll back to|restore|bring back|give me back|put back|(?:take|start (?:again )?(?:from|with)|work from|"
    r"build on|base it on|stick with|"
    r"stay with)(?= (?:the )?(?:very )?(?:first|original|initial|second|third|version|v\d|"
    r"draft))(?! (?:paragraph|sentence)))|(?:can|could|may) (?:i|we) (?:have|get|"
    r"see)(?=.* (?:again|back)\b)|"
    r"(?:give|show) me(?=.* (?:again|back)\b)|i (?:want|need)(?=.* back\b)|use(?=.* again\b))"
)
_ONE = r"version|one|answer|draft|form|attempt|try|response|style|layout"
_AFTER = (
    r"(?:\s+(?:please|pls|again|back|instead|now|from (?:before|earlier)|you had(?: before| earlier)?|"
    r"we had(?: before| earlier)?|though))*"
)
_BETTER = (
    r"(?:(?:was|is|looked|read|were|worked)(?: (?:just|actually|much|way|a lot|far|so much))* (?:better|best|"
    r"the best|nicer|clearer|good|great|"
    r"fine|easier)|(?:better|best))(?: to read)?(?: tbh| imo| actually| for me)*"
)
_LIKED = r"(?:i|we) (?:really |actually |much )?(?:prefer(?:red)?|liked?|loved) "
_TO = rf"{_OPEN}{_BACK} (?P<the>the |a |my |that |our )?(?P<like>\S.*?)(?: (?P<one>{_ONE}))?{_AFTER}"
_BROUGHT = (
    rf"{_OPEN}(?:(?:can|could) (?:we|you|i) |please |just |i(?:'d| would)? (?:want|like)(?: to have)? |let's )*"
    rf"(?:(?:bring|get|put|have|take|give me) )?(?P<the>the |that |my |our )(?P<like>\S+(?: \S+)?)(?: "
    rf"(?P<one>{_ONE}))? "
    rf"back{_AFTER}"
)
_BEFORE = (
    rf"(?:(?:the|your|my|that) )?(?:(?:previous|prior|earlier|preceding|former|old|older|last) (?:{_ONE})|"
    rf"(?:{_ONE}) (?:from |just |right )?(?:before(?: (?:that|this|it|the last(?: one)?))?|earlier|prior))"
)
_STEP = (
    rf"{_OPEN}(?:{_BACK}|i(?:'d| would)? (?:want|like|liked|prefer|preferred)) "
    rf"{_BEFORE}(?: (?:better|more|best))?{_AFTER}"
)
"""Going back to the version before this one."""
_STEP_ABROAD = (
    r"(?:(?:bitte|nein|doch|lieber|non|no|não|por favor|ok)[\s,]+)*(?:(?:geh(?:e)? )?(?:wieder )?zurück(?: bitte)? "
    r"(?:zu[rm]?|"
    r"auf die)|(?:nimm|ich (?:will|möchte)|gib mir)(?: wieder)?(?: die)?|(?:reviens|retourne|revenir|revenons|"
    r"retour)(?: à| au)?"
    r"(?: la)?|remets|(?:vuelve|volver|regresa|volvamos)(?: a)?(?: la)?|(?:volt[ae]|voltar|retorn[ae])(?: (?:para|à|"
    r"a))?(?: a)?|"
    r"(?:prefiero|prefiro|je préfère|quiero|quero)(?: la| a)?) "
    r"(?:(?:vorherigen?|vorigen?|letzten?|früheren?|alten?) (?:version|fassung|variante|antwort)|"
    r"(?:version|réponse) (?:précédente|d'avant|antérieure)|(?:versión|respuesta|versão|resposta) (?:anterior|"
    r"de antes|"
    r"previa|prévia)|(?:anterior|précédente|vorherigen?))(?: (?:zurück|bitte|por favor|stp|s'il te plaît|svp))*"
)
_UNDONE = (
    rf"{_OPEN}(?:(?:can|could) (?:you|we) |please |just |let's )*(?:undo|revert|reverse|roll back|take back|"
    rf"cancel|scrap|back out|"
    r"drop|discard) "
    r"(?:that|the|my|your|this|those|these) (?:(?:very )?(?:last|latest|previous|recent|final) )?(?:one |"
    r"two )?(?:changes?|edits?|"
    rf"tweaks?|updates?|revisions?|modifications?|rewrites?){_AFTER}"
)
"""`revert that last change`."""
_WAS = rf"{_OPEN}(?:the|that) (?P<like>\S.*?) (?:{_ONE}) {_BETTER}{_AFTER}"
_WAS_BARE = rf"{_OPEN}(?:the|that|as an?) (?P<like>\S+(?: \S+)?) {_BETTER}{_AFTER}"
_PREFER = rf"{_OPEN}{_LIKED}(?:the|that) (?P<like>\S.*?) (?:{_ONE})(?: (?:better|more|best))?{_AFTER}"
_ABROAD = (
    r"(?:(?:zurück|geh(?:e)? zurück|wieder) (?:zu[rm]?|auf) (?:der )?|(?:reviens|retourne|revenir|retour) (?:à |"
    r"au |aux )(?:la |l')?|"
    r"(?:vuelve|volver|regresa|volvamos) (?:a la |al |a )|(?:volt[ae]|voltar|retorn[ae]) (?:para )?(?:a |à |ao |o )|"
    r"(?:nimm |mach )?(?:wieder )?die (?=(?:erste|ursprüngliche|zweite|dritte)\w* (?:version|fassung)))"
    r"(?P<what>.+?)(?: (?:zurück|bitte|por favor|stp|s'il te plaît))*"
)
_WAS_ABROAD = (
    r"(?:die |la |a |der |o |el )?(?P<what>.+?) (?:war|était|era|estaba|estava|fue|foi) (?:viel |bien |mucho |"
    r"muito )?"
    r"(?:besser|mieux|meilleure?|mejor|melhor)"
)
_ASIA = (
    r"(?:最初|元)の(?:バージョン|版|答え|回答)(?:に戻して|がよかった|が良かった)?.*|回到(?:第一|最初)(?:的)?(?:个)?(?:版本|版).*|"
    r"(?:第一|最初)(?:个)?(?:版本|版)(?:更好|比较好).*"
)
_ASIA_NUMBER = (
    r"(?:バージョン|ver\.?)\s*(?P<ja>\d+)に戻して.*|(?:回到|恢复到?)(?:第)?(?P<zh>[一二三四五六\d]+)(?:个)?版本?.*|"
    r"(?:回到|恢复到?)版本\s*(?P<zh2>\d+).*"
)
_FIRST = r"(?:erste[nr]?|ursprüngliche[nr]?|premi[eè]re?|originale?|primera?|primeir[ao]|original|primer)"
_VERSION = r"(?:version|fassung|versión|versão|variante|réponse|respuesta|antwort|resposta)"
_PLACES = {
    1: _FIRST,
    2: r"(?:zweite[nr]?|deuxième|seconde?|segund[ao])",
    3: r"(?:dritte[nr]?|troisième|tercera?|terceir[ao])",
}
_NUMBER = "|".join((*NUMBERS, r"\d{1,3}"))
_HAN = "一二三四五六"


def restored(text: Text, lexicons: tuple[Lexicon, ...], start: int, end: int) -> Wish | None:
    """The going back that a clause is: to a version's number, or to `like` and what it was like.

    Going back one step is an undo. None where what it names is no version and no form.
    """
    said = text.plain[start:end].rstrip(" .!?")
    if any(compiled(one).fullmatch(said) for one in (_STEP, _STEP_ABROAD, _UNDONE)):
        return Wish(slot=Slot.UNDO)
    if wish := _abroad(said, lexicons):
        return wish
    for pattern in (_TO, _BROUGHT, _WAS, _PREFER, _WAS_BARE):
        match = compiled(pattern).fullmatch(said)
        if match is None:
            continue
        named = match.groupdict()
        if pattern is _TO and not (named["the"] or named["one"] or named["like"][:1].isdigit()):
            continue
        if count := _numbered(f"{match['like']} {named.get('one') or ''}".strip()):
            return Wish(slot=Slot.RESTORE, value=str(count))
        like, bare = match["like"], pattern is _WAS_BARE
        if value := _like(like, lexicons[:1], bare=bare) or _like(f"{like}s", lexicons[:1], bare=bare):
            return Wish(slot=Slot.RESTORE, value=LIKE + value)
    return None


def _numbered(words: str) -> int:
    """The number of the version that words name; 0 where they name none."""
    match = compiled(
        rf"(?:(?:very )?(?P<place>{'|'.join(ORDINALS)})(?: (?:{_ONE}))?|(?:version|v|draft|answer|attempt|"
        rf"#)\.? ?(?P<digit>{_NUMBER}))"
    ).fullmatch(words)
    if match is None:
        return 0
    return ORDINALS[match["place"]] if match["place"] else number(match["digit"])


def _like(words: str, lexicons: tuple[Lexicon, ...], *, bare: bool = False) -> str:
    """The one wish for style that words stand for, by its value; "" where they stand for none, or for more."""
    said = plain(words)
    for lexicon in lexicons:
        found = cover(said, lexicon, after_lead(said.plain, 0, len(said.plain)), len(said.plain))
        wishes = combined(found.found) if found else ()
        if len(wishes) == 1 and wishes[0].slot in STYLE and (not bare or wishes[0].slot is Slot.FORMAT):
            return wishes[0].value
    return ""


def _abroad(said: str, lexicons: tuple[Lexicon, ...]) -> Wish | None:
    """The same in the other languages."""
    if compiled(_ASIA).fullmatch(said):
        return Wish(slot=Slot.RESTORE, value="1")
    if match := compiled(_ASIA_NUMBER).fullmatch(said):
        digits = next(value for value in match.groupdict().values() if value)
        return Wish(slot=Slot.RESTORE, value=digits if digits.isdecimal() else str(_HAN.index(digits) + 1))
    match = compiled(_ABROAD).fullmatch(said) or compiled(_WAS_ABROAD).fullmatch(said)
    if match is None:
        return None
    what = match["what"]
    if counted := compiled(rf"{_VERSION} (\d{{1,3}})").fullmatch(what):
        return Wish(slot=Slot.RESTORE, value=counted[1])
    for place, words in _PLACES.items():
        if compiled(
            rf"(?:la |der |die )?(?:{words} {_VERSION}|{_VERSION} {words})(?: (?:war|était|era) .+)?"
        ).fullmatch(what):
            return Wish(slot=Slot.RESTORE, value=str(place))
    value = _like(what, lexicons[1:])
    return Wish(slot=Slot.RESTORE, value=LIKE + value) if value and not _language(what, lexicons) else None


def _language(words: str, lexicons: tuple[Lexicon, ...]) -> bool:
    """Whether words name a language: `zurück auf Deutsch` wishes for that and no version."""
    said = plain(words)
    covers = (cover(said, lexicon, 0, len(said.plain)) for lexicon in lexicons[1:])
    return any(one.wish.slot is Slot.LANGUAGE for found in covers if found for one in found.found)
