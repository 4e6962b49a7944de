"""Being set right, what shall stay, and wishes for one part, in the languages that are read besides English."""

from __future__ import annotations

import re
from functools import cache

from bot.directives import STYLE, Slot
from bot.interpret.combine import combined
from bot.interpret.corrections import Correction
from bot.interpret.cover import cover
from bot.interpret.lexicon import Lexicon
from bot.interpret.passages import REMOVE, canonical
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled, plain

_OPEN = (
    r"(?:(?:nein|nee|nö|moment|non|nan|pardon|en fait|désolée?|no|perdón|perdona|não|nao|desculpa|desculpe|sorry|"
    r"aber|mais|pero|mas|いや|いいえ|違います|違う|不|不是|不对)[\s,.!:;、-]+)*"
)
_MEANT = (
    r"ich meine?te?(?: eigentlich| ja| doch)?|gemeint (?:war|ist|sind|waren)|ich (?:sprach|spreche|rede) von|"
    r"es geht (?:mir )?um|"
    r"je (?:voulais dire|voulais parler|pensais à|faisais référence à|veux dire|parlais(?: plutôt)?|"
    r"parle(?: plutôt)?)|il s'agi(?:t|ssait)|"
    r"me (?:refería|refiero)(?: a(?=\s))?|(?:quise|quería|quiero) decir|(?:hablaba|hablo|estoy hablando) de|"
    r"(?:eu )?(?:quis|queria|quero) dizer|(?:eu )?me (?:referia|refiro)(?: a(?=\s))?|"
    r"(?:eu )?(?:falava|falo|estava falando|estou falando)"
)
_MEANT_ASIA = (
    r"(?:私が)?(?:言いたかったのは|言いたいのは|言っているのは|聞いているのは|意味は)、?(?P<ja>.+?)(?:です|のことです|だよ|だ)?|"
    r"(?P<koto>.+?)の(?:こと|方|ほう)(?:です|だよ|だ)|"
    r"我(?:说|指|问|想问|要说)的是(?P<zh>.+)|我的意思是(?P<means>.+)|应该是(?P<is>.+)"
)
_WRONG = (
    r"das (?:stimmt(?: so)?(?: leider)? nicht|ist (?:so )?(?:leider )?(?:falsch|nicht richtig|nicht korrekt))|"
    r"stimmt nicht|falsch|"
    r"c'est (?:faux|inexact|pas (?:vrai|juste|correct|exact|ça))|ce n'est pas (?:vrai|juste|correct|exact|ça)|faux|"
    r"(?:eso |esto )?(?:está mal|es falso|es incorrecto|no es (?:cierto|correcto|verdad|así))|incorrecto|"
    r"(?:isso )?(?:está errado|tá errado|é falso|não está certo|não é verdade|não é isso)|errado|"
    r"(?:それは)?(?:違います|違う|間違いです|間違っています|間違ってる)|(?:这)?(?:不对|错了|是错的|不正确)"
)
_NOT_BUT = (
    r"nicht (?P<de>[^,;]{1,60}?),? sondern|pas [^,;]{1,60}?,? mais(?: plutôt)?|no [^,;]{1,60}?,? sino|"
    r"não [^,;]{1,60}?,? (?:mas sim|e sim|mas)"
)
_IS_NOT = (
    r"(?P<right>(?:es|das|er|sie|der|die|c'|ce|il|elle|le|la|fue|era|son|es|foi|é|o|a|el|los|las|eso|"
    r"isso)\b[^,;]{2,60},\s*"
    r"(?:(?:und|et|y|e) )?(?:nicht|pas|no|não) [^,;]{1,60})$"
)
_BESIDE = r"(?:nein|non|no|não)[,.!]\s*(?P<right>[^,;]{2,60},\s*(?:nicht|pas|no|não) (?!nur|seulement|solo|só).{2,60})$"
_BESIDE_IS = (
    r"(?:nein|nee|non|no|não)[,.!]\s*(?P<right>(?!.*\b(?:zu|trop|demasiado|demais|muito|muy|très|sehr|besser|"
    r"mejor|melhor|mieux|gut|falsch|"
    r"bien|bueno|bom|mal|schlecht)\b)(?:der|die|das|es|er|sie|le|la|les|l'|il|elle|c'|el|los|las|o|a|os|"
    r"as)\s?.{2,40}?\b(?:ist|sind|war|"
    r"waren|heißt|heisst|findet|beginnt|est|sont|était|s'appelle|es|son|fue|era|se llama|é|são|foi|"
    r"se chama)\s[^,;?]{2,60})$"
)
"""`nein, der Termin ist am Montag`: a no, and how it is."""


def meant_abroad(text: str, start: int, end: int) -> Correction | None:
    """What a sentence in another language says was meant, or is right."""
    if match := compiled(rf"{_OPEN}(?:(?:{_WRONG})[\s,.;:!-]+)?(?:{_MEANT})[\s,:]+(?P<right>\S.*)$").match(
        text, start, end
    ):
        return Correction(*match.span("right"))
    if match := compiled(rf"{_OPEN}(?:{_MEANT_ASIA})$").match(text, start, end):
        name = next(name for name, value in match.groupdict().items() if value)
        return Correction(*match.span(name)) if name != "koto" or match.start("koto") > start else None
    if match := compiled(rf"{_OPEN}(?:{_WRONG})\s*[:,;.!、–—-]+\s*(?P<right>\S.*)$").match(text, start, end):
        return Correction(*match.span("right"))
    if match := compiled(rf"{_OPEN}(?:{_NOT_BUT})\s+(?P<right>\S.*)$").match(text, start, end):
        return Correction(*match.span("right"))
    found = (compiled(one).match(text, start, end) for one in (_BESIDE, _IS_NOT, _BESIDE_IS))
    match = next((one for one in found if one), None)
    return Correction(*match.span("right")) if match else None


_STAYS = (
    r"(?:lass(?:e|t|en)?|belass(?:e|en)?) (?P<a>.+?) (?:so|wie (?:sie|er|es|gehabt)(?: \w+)?|unverändert|stehen|"
    r"drin)",
    r"(?:behalt(?:e|en)?|behält) (?P<b>.+?)(?: bei| unverändert| so)?",
    r"(?P<c>(?:der|die|das) .+?) (?:soll(?:te)?|kann|muss|darf) (?:so |unverändert )?bleiben(?: wie.*)?",
    r"(?:garde[zr]?|conserve[zr]?|laisse[zr]?) (?P<d>(?:le |la |les |l'|mon |ma |mes |cette? |ton |ta |tes |"
    r"votre ).+?)"
    r"(?: (?:tel(?:le)?s? quel(?:le)?s?|comme (?:il|elle|c'|ça).*|intacte?s?|inchangée?s?))?",
    r"ne (?:change|touche|modifie)[zr]?(?: pas)? (?:à )?(?P<e>.+)",
    r"(?:deja|mantén|mantenga|conserva|conserve|deje|guarda) (?P<f>(?:el|la|los|las|mi|tu|su|esta?|este) .+?)"
    r"(?: (?:como est\S+|tal cual|así|igual|intact[oa]s?|sin cambios))?",
    r"no (?:cambies|toques|modifiques|cambie) (?P<g>.+)",
    r"(?:deix[ae]|mant[ée]m|mantenha|conserv[ae]) (?P<h>(?:o|a|os|as|meu|minha|esse|essa) .+?)"
    r"(?: (?:como est\S+|igual|assim|intact[oa]s?|sem mudar))?",
    r"não (?:mude|mexa(?: em| n[ao])?|altere|muda|mexe(?: n[ao])?) (?P<i>.+)",
    r"(?P<j>.+?)は(?:そのまま|変えないで|残して).*",
    r"(?:保留|保持)(?P<k>.+?)(?:不变)?|(?:不要|别)(?:改|动|改动)(?P<l>.+)|(?P<m>.+?)(?:保持不变|不变|不用改)",
)
_TURNED = (
    r"\b(?:más|menos|plus|moins|mais|mehr|weniger|weg|aus|raus|\w+er)\b$|\b(?:más|menos|plus|moins|mais|weniger)\b"
)


_LACKS = (
    r"(?:(?:aber|und|et|mais|y|pero|e|mas|bitte|noch|also|hm+)[\s,]+)*(?P<v>(?:der|die|das|ein|eine|den|le|la|"
    r"les|l'|un|une|des|el|los|"
    r"las|una|o|a|os|as|um|uma|meine?|unsere?|mon|ma|mes|mi|mis|meu|minha)\s?\S.{1,50}?) (?:fehlt|fehlen|"
    r"manque(?:nt)?|falta|faltan|"
    r"faltam|faltou|faltaram)(?: noch| encore| todavía| aún| ainda| hier| ici| aquí| aqui| da)?"
)


def lacking_abroad(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where that stands which a clause in another language misses: `die Kosten fehlen noch`."""
    match = compiled(_LACKS).fullmatch(text, start, end)
    return match.span("v") if match else None


def kept_abroad(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where that stands which a clause in another language wants to stay as it is."""
    for pattern in _STAYS:
        match = compiled(rf"(?:(?:bitte|aber|mais|pero|mas|und|et|y|e|por favor)\s+)*(?:{pattern})$").match(
            text, start, end
        )
        if match is None:
            continue
        name = next(name for name, value in match.groupdict().items() if value)
        if not compiled(_TURNED).search(match[name]):
            return match.span(name)
    return None


_PLACES = (
    r"(?:erste|zweite|dritte|vierte|fünfte|sechste|letzte|vorletzte)[nrsm]?|premi[eè]re?|deuxième|second[eo]?|"
    r"seconde|troisième|quatrième|derni(?:er|ère)|primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|últim[oa]|"
    r"primeir[oa]|terceir[oa]|quart[oa]|penúltim[oa]"
)
_KINDS = (
    r"absatz|abschnitt|punkt|satz|schritt|beispiel|zeile|stichpunkt|aufzählungspunkt|paragraphe|point|phrase|étape|"
    r"exemple|ligne|puce|partie|párrafo|punto|frase|oración|paso|ejemplo|línea|viñeta|parágrafo|ponto|passo|exemplo|"
    r"linha|tópico|parte|item|ítem|teil"
)
_ALONE = (
    r"einleitung|überschrift|titel|schluss|fazit|betreff|tabelle|introduction|intro|conclusion|titre|tableau|objet|"
    r"introducción|conclusión|título|introdução|conclusão|asunto|assunto"
)
_ARTICLE = (
    r"(?:(?:im|in|am|beim|zum|nur|bitte|dans|au|seulement|juste|que|en|del|al|solo|sólo|solamente|no|na|do|da|só|"
    r"apenas)\s+)*"
    r"(?:(?:der|die|das|den|dem|des|le|la|les|el|los|las|lo|o|a|os|as)\s+|l')?"
)
_PART = (
    rf"(?<![\w]){_ARTICLE}(?P<part>(?:{_PLACES})\s+(?:{_KINDS})|(?:{_KINDS})\s+(?:{_PLACES}|\d{{1,2}})|"
    rf"(?:{_ALONE}))(?!\w)"
)
_PART_ASIA = (
    r"(?P<part>(?:(?:最後|最初|冒頭)の|第?[一二三四五六\d]+(?:番目の|つ目の|つめの|個目の)?)"
    r"(?:段落|文|項目|箇条書き|例|行|ステップ|部分|ポイント)目?|タイトル|見出し|導入部?|結論|"
    r"(?:第[一二三四五六\d]+|最后(?:一)?|倒数第[一二\d]+)(?:个)?(?:段落|段|点|句话|句|条|步|行|个例子|例子|部分)|"
    r"标题|结尾|开头|引言|结论)(?:だけ|を|は|が|に|の)?"
)
_GONE = (
    r"(?:bitte )?(?:(?:kannst du|kannste|könntest du|können wir|kann man|bitte|mal|du kannst|würde ich|soll|"
    r"sollte|puedes|podrías|se puede|peux-tu|tu peux|"
    r"pode|você pode|dá pra|dá para) )*(?:entfernen?|lösch(?:e|en)?|streich(?:e|en)?|lass(?:e|en)? weg|"
    r"weg(?:lassen)?|raus(?:nehmen)?|"
    r"(?:kann|soll|muss) (?:weg|raus)|ohne|"
    r"nimm raus|lass raus|schmeiß(?:e)? raus|schmeiss raus|wirf raus|hau raus|kick|streichen|löschen|weglassen|"
    r"supprime[rz]?|vire[rz]?|dégage[rz]?|zappe[rz]?|coupe[rz]?|saute[rz]?|enlève[rz]?|enlever|retire[rz]?|"
    r"efface[rz]?|sans|quit[ae]r?|sac[ao]r?|saca|fuera|cort[ae]r?|elimin[ae]r?|"
    r"borr[ae]r?|suprim[ea]r?|sin|tir[ae]r?|remov[ae]r?|apag[ae]r?|cort[ae]r?|delet[ae]r?|exclu[ai]r?|sem|"
    r"(?:削除|消去)(?:して|する)?|消して|抜いて|(?:请)?(?:把)?(?:删掉|删除|去掉|删了|删|不要了|不要|不需要|可以删)|(?:は)?(?:いらない|不要|要らない|いりません)(?:です)?)"
    r"(?: bitte|ください|下さい|吧|por favor)?"
)
_NAMED = r"(?:bitte|nur|seulement|juste|solo|sólo|só|apenas|por favor|und|et|y|e|aber|mais|pero|mas)"


def passage_abroad(text: Text, lexicons: tuple[Lexicon, ...], start: int, end: int) -> Wish | None:
    """The wish about one part that a clause in another language is; its target as the person named it.

    Where all that is said of the part is that it is good, it is to be kept.
    """
    match = compiled(_PART).search(text.plain, start, end) or compiled(_PART_ASIA).search(text.plain, start, end)
    if match is None:
        return None
    target = text.slice(*match.span("part"))
    before, after = text.slice(start, match.start()), text.slice(match.end(), end)
    rest = " ".join(one for one in (before.strip(" ,:"), after.strip(" ,:.!?")) if one)
    words = re.sub(rf"^(?:{_NAMED}\s+)+|(?:\s+{_NAMED})+$", "", rest, flags=re.IGNORECASE).strip()
    if not words or compiled(_ENGLISH).search(words.lower()):
        return None
    gone = words.lower() if words.isascii() or words[0] < "\u3040" else words.replace(" ", "")
    if compiled(_GONE).fullmatch(gone):
        return Wish(slot=Slot.PASSAGE, value=REMOVE, target=target)
    for lexicon in lexicons:
        if wish := _styled(rest, lexicon, target):
            return wish
    return Wish(slot=Slot.PASSAGE, value=words, target=target)


def _styled(rest: str, lexicon: Lexicon, target: str) -> Wish | None:
    """What a language's words wish of the part, where each of them is accounted for."""
    said = plain(rest)
    found = cover(said, lexicon, 0, len(said.plain))
    wishes = combined(found.found) if found else ()
    if wishes and all(wish.slot in STYLE for wish in wishes):
        return Wish(slot=Slot.PASSAGE, value=canonical(wishes), target=target)
    if wishes and all(wish.slot is Slot.ACCEPT for wish in wishes):
        return Wish(slot=Slot.KEEP, value=target)
    return None


_ENGLISH = (
    r"\b(?:the|is|are|was|it|its|it's|of|and|too|this|that|your|my|make|please|with|to|should|needs?|for|up|out)\b"
)
"""Words that no other language has: what holds one is said in English, and read there or not at all."""


@cache
def names_part_abroad(plain_text: str) -> bool:
    """Whether a text names a part of an answer in another language."""
    return bool(compiled(_PART).search(plain_text) or compiled(_PART_ASIA).search(plain_text))
