"""The common constraints in German, French, Spanish and Portuguese."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from bot.directives import Slot
from bot.interpret.amounts import COUNTED, amount_abroad
from bot.interpret.constraints.grammar import QUOTED, Rule, unquoted
from bot.interpret.constraints.terms import quoted
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text


class _Tongue(NamedTuple):
    """How one language says the common constraints: patterns, each for a part of a clause."""

    marks: dict[str, str]
    without: str
    """What stands before a mark or a word that is not wanted."""
    using: str
    """What stands before a word that is wanted."""
    word: str
    ends: str
    starts: str
    capitals: str
    lowercase: str
    title: str
    limits: dict[str, str]
    times: str
    behind: str = r"(?:\s*(?:x)?)"
    """What may stand behind: a verb at the end, politeness."""


_GERMAN = _Tongue(
    marks={
        "commas": "komm(?:as?|ata)",
        "emoji": "emojis?|smileys?",
        "exclamation marks": "ausrufe?(?:ungs)?zeichen",
        "question marks": "fragezeichen",
        "dashes": "gedankenstriche?",
        "parentheses": "klammern",
        "semicolons": "semikolons?|strichpunkte",
        "quotation marks": "anführungszeichen",
        "links": "links",
        "headings": "überschriften",
        "digits": "ziffern",
    },
    without=r"(?:(?:bitte |und |auch )*(?:verwende|benutze?|nutze?|schreibe?|nimm|setze?)? ?(?:bitte )?(?:keine?n?|"
    r"nicht|ohne|vermeide|"
    r"verzichte auf|lass|entferne|streiche?|weg mit)(?: (?:die|das|den|alle|mehr|irgendwelche))* )",
    using=r"(?:(?:bitte |und |auch )*(?:verwende|benutze|nutze|erwähne|schreibe?|mit|nimm|baue?|nenne)(?: bitte)? )",
    word="(?:das (?:wort|schlüsselwort)|die (?:wörter|worte|schlüsselwörter)|den (?:begriff|ausdruck)|dem wort|"
    "den wörtern)",
    ends=r"(?:(?:be)?ende|schließe?|höre?)(?: (?:es|sie|die antwort|den text|das|bitte))*(?: ab)? mit (?:dem satz |"
    r"den worten )?:?\s*",
    starts=r"(?:beginne?|fange?|starte)(?: (?:es|sie|die antwort|den text|bitte))* mit (?:dem satz |den worten )?:?\s*",
    capitals=r"(?:(?:bitte |verwende |benutze |schreibe? |alles |komplett |nur |durchgehend |ganz |in |"
    r"das )*(?:großbuchstaben|grossbuchstaben|versalien)|"
    r"(?:schreibe? )?alles (?:groß|gross)(?: ?(?:schreiben|geschrieben))?)",
    lowercase=r"(?:(?:bitte |verwende |benutze |schreibe? |alles |komplett |nur |durchgehend |ganz |in |"
    r"das )*kleinbuchstaben|(?:schreibe? )?alles klein"
    r"(?: ?(?:schreiben|geschrieben))?|(?:verwende |benutze )?(?:keine|ohne) großbuchstaben)",
    title=r"(?:gib (?:ihm|ihr|dem text|der antwort) |füge? |mit |setze? |ich (?:will|möchte|brauche) |"
    r"noch )*einen? titel(?: hinzu| ein| darüber)?|mit titel",
    limits={"at least": "mindestens|wenigstens", "at most": "höchstens|maximal", "exactly": "genau|exakt"},
    times=r"(?:-?\s?mal|male?)(?: vorkommen| vor| auftauchen| erwähnen)?",
    behind=r"(?:\s+(?:verwenden|benutzen|bitte|weglassen|weg|aus|ein|an|ab|danke|mehr|schreiben|erwähnen|nutzen|drin|"
    r"vorkommen))*",
)
_FRENCH = _Tongue(
    marks={
        "commas": "virgules?",
        "emoji": "emojis?|émojis?|émoticônes?|smileys?",
        "exclamation marks": "points? d'exclamation",
        "question marks": "points? d'interrogation",
        "parentheses": "parenthèses?",
        "dashes": "tirets?",
        "semicolons": "points?-virgules?",
        "quotation marks": "guillemets",
        "links": "liens?",
        "digits": "chiffres",
    },
    without=r"(?:(?:n'utilise|n'utilisez|n'emploie|ne mets|n'écris|ne mentionne|n'ajoute)(?: surtout)? (?:pas|jamais|"
    r"plus|aucune?)(?: (?:de|d'|les|des|le|du))?|"
    r"sans(?: aucune?| (?:les?|utiliser|employer|mentionner|dire))*|pas de|pas d'|plus de|plus d'|aucune?|"
    r"évite[zr]?(?: d'utiliser| de dire| les?)*|enlève(?: les?)?|supprime(?: les?)?|"
    r"retire(?: les?)?|zéro)\s*",
    using=r"(?:(?:utilise[zr]?|emploie|mentionne[zr]?|inclus|incluez|inclure|ajoute[zr]?|avec|mets|insère|place|"
    r"glisse)(?: (?:aussi|bien))? )",
    word="(?:le (?:mot|mot-clé|terme)|les (?:mots|mots-clés|termes)|l'expression)",
    ends=r"(?:termine[zr]?|finis(?:sez)?|conclus|clos|finir|conclure)(?: (?:la réponse|le texte|ta réponse|"
    r"votre réponse|tout))* (?:par|avec|sur) (?:la phrase |les mots )?:?\s*",
    starts=r"(?:commence[zr]?|débute[zr]?)(?: (?:la réponse|le texte|ta réponse|votre réponse))* (?:par|"
    r"avec) (?:la phrase |les mots )?:?\s*",
    capitals=r"(?:(?:utilise |écris |mets |tout |entièrement |uniquement |en |le |"
    r"texte )*(?:lettres )?(?:majuscules?|capitales?))",
    lowercase=r"(?:(?:utilise |écris |mets |tout |entièrement |uniquement |en |le |"
    r"texte )*(?:lettres )?minuscules?(?: uniquement| seulement)?|(?:sans|pas de|"
    r"aucune) (?:lettres? )?majuscules?)",
    title=r"(?:ajoute[zr]? |mets |avec |donne[- ](?:lui|moi) |il faut |je veux |insère )*un titre",
    limits={"at least": "au moins|minimum", "at most": "au plus|au maximum|maximum", "exactly": "exactement"},
    times="fois",
    behind=r"(?:\s+(?:s'il (?:te|vous) pla[iî]t|svp|stp|merci|au texte|dans (?:la|ta|votre) réponse|du tout))*",
)
_SPANISH = _Tongue(
    marks={
        "commas": "comas?",
        "emoji": "emojis?|emoticon[oe]s",
        "exclamation marks": "(?:signos? de exclamaci[óo]n|signos? de admiraci[óo]n|exclamaciones)",
        "question marks": "signos? de interrogaci[óo]n",
        "parentheses": "par[ée]ntesis",
        "dashes": "guiones|rayas",
        "semicolons": "punto y coma|puntos y comas",
        "quotation marks": "comillas",
        "links": "enlaces",
        "digits": "d[ií]gitos",
    },
    without=r"(?:(?:por favor )?(?:no (?:uses|utilices|pongas|menciones|digas|incluyas|escribas|use|utilice|quiero)|"
    r"nunca uses|sin(?: usar| utilizar| mencionar| decir)?|evita(?: usar| decir)?|"
    r"quita|elimina|nada de|ninguna?|cero)(?: (?:las?|los|el|ninguna?|m[áa]s))*)\s+",
    using=r"(?:(?:usa|utiliza|menciona|incluye|pon|agrega|añade|con|incluya|use)(?: también)? )",
    word="(?:la palabra|las palabras|la palabra clave|las palabras clave|el término|la frase|la expresión)",
    ends=r"(?:termina|acaba|finaliza|cierra|concluye|termine)(?: (?:la respuesta|el texto|todo|"
    r"tu respuesta))* con (?:la frase |las palabras )?:?\s*",
    starts=r"(?:empieza|comienza|inicia|empiece)(?: (?:la respuesta|el texto|tu respuesta))* con (?:la frase |"
    r"las palabras )?:?\s*",
    capitals=r"(?:(?:usa |utiliza |escribe |ponlo |pon |todo |s[óo]lo |solo |[úu]nicamente |en |"
    r"escr[íi]belo )*(?:letras )?may[úu]sculas?)",
    lowercase=r"(?:(?:usa |utiliza |escribe |ponlo |pon |todo |s[óo]lo |solo |[úu]nicamente |en |"
    r"escr[íi]belo )*(?:letras )?min[úu]sculas?|(?:sin|no uses|nada de) may[úu]sculas?)",
    title=r"(?:añade |agrega |pon(?:le)? |con |dale |incluye |quiero |a[ñn]ádele )*un t[íi]tulo",
    limits={
        "at least": "al menos|como mínimo|por lo menos|mínimo",
        "at most": "como máximo|a lo sumo|máximo|no más de",
        "exactly": "exactamente",
    },
    times="veces|vez",
    behind=r"(?:\s+(?:por favor|porfa|gracias|en (?:la|tu) respuesta|en el texto|para nada))*",
)
_PORTUGUESE = _Tongue(
    marks={
        "commas": "v[íi]rgulas?",
        "emoji": "emojis?|emoticons?",
        "exclamation marks": "(?:pontos? de exclama[çc][ãa]o|exclama[çc][õo]es)",
        "question marks": "pontos? de interroga[çc][ãa]o",
        "parentheses": "par[êe]nteses",
        "dashes": "travess(?:ão|ões)|h[íi]fens",
        "semicolons": "ponto e v[íi]rgula|pontos e v[íi]rgulas",
        "quotation marks": "aspas",
        "links": "links",
        "digits": "d[íi]gitos",
    },
    without=r"(?:(?:por favor )?(?:n[ãa]o (?:use|usa|utilize|coloque|mencione|diga|inclua|escreva|quero)|nunca use|"
    r"sem(?: usar| utilizar| mencionar| dizer| nenhuma?)?|evite(?: usar| dizer)?|"
    r"tire|retire|remova|nada de|nenhuma?|zero)(?: (?:as?|os|o|nenhuma?|mais))*)\s+",
    using=r"(?:(?:use|usa|utilize|mencione|inclua|coloque|adicione|com|ponha|insira)(?: também)? )",
    word="(?:a palavra(?:-chave)?|as palavras(?:-chave)?|o termo|a frase|a expressão)",
    ends=r"(?:termine|acabe|finalize|encerre|conclua|termina)(?: (?:a resposta|o texto|tudo|"
    r"sua resposta))* com (?:a frase |as palavras )?:?\s*",
    starts=r"(?:comece|inicie|começa)(?: (?:a resposta|o texto|sua resposta))* com (?:a frase |as palavras )?:?\s*",
    capitals=r"(?:(?:use |escreva |coloque |tudo |s[óo] |apenas |somente |em |todo |"
    r"escreve )*(?:letras )?(?:mai[úu]sculas?|caixa alta))",
    lowercase=r"(?:(?:use |escreva |coloque |tudo |s[óo] |apenas |somente |em |todo |"
    r"escreve )*(?:letras )?(?:min[úu]sculas?|caixa baixa)|(?:sem|n[ãa]o use) (?:letras )?mai[úu]sculas?)",
    title=r"(?:adicione |coloque |com |d[êe] |inclua |quero |ponha |bota )*um t[íi]tulo",
    limits={"at least": "pelo menos|no mínimo|ao menos", "at most": "no máximo|até", "exactly": "exatamente"},
    times="vezes|vez",
    behind=r"(?:\s+(?:por favor|obrigad[oa]|na resposta|no texto|de jeito nenhum))*",
)
_LATIN = (_GERMAN, _FRENCH, _SPANISH, _PORTUGUESE)
_WORD = (
    rf"(?P<terms>{QUOTED}|[^\W_][\w-]*)(?P<more>(?:\s*(?:,|und|oder|et|ou|y|o|e|,\s*(?:und|et|y|e))\s*(?:{QUOTED}))*)"
)


def _terms(text: Text, match: re.Match[str]) -> list[str]:
    start, end = match.start("terms"), match.end("more") if "more" in match.groupdict() else match.end("terms")
    spans = [found.span() for found in re.finditer(QUOTED, text.plain[start:end])]
    if not spans:
        return [text.slice(start, end)]
    return [unquoted(text, start + first, start + last) for first, last in spans]


def excluded(marks: dict[str, str]) -> Callable[[Text, re.Match[str]], tuple[Wish, ...] | None]:
    """What a match wishes whose group `marks` lists marks by the names of one language."""

    def wishes(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
        said = re.split(r"\s*[,、]\s*|\s+(?:und|oder|et|ou|ni|y|o|e|nem)\s+|[や和及]|と(?!マ)|或者?", match["marks"])
        names = [
            next((name for name, words in marks.items() if re.fullmatch(words, piece.strip())), "") for piece in said
        ]
        return tuple(Wish(slot=Slot.EXCLUDE, value=name) for name in names) if all(names) else None

    return wishes


def one(slot: Slot, value: str) -> Callable[[Text, re.Match[str]], tuple[Wish, ...]]:
    """What every match of a rule wishes that says but one thing."""
    return lambda text, match: (Wish(slot=slot, value=value),)


def _edge(slot: Slot) -> Callable[[Text, re.Match[str]], tuple[Wish, ...]]:
    return lambda text, match: (Wish(slot=slot, value=unquoted(text, *match.span("terms"))),)


def _listed(slot: Slot) -> Callable[[Text, re.Match[str]], tuple[Wish, ...]]:
    return lambda text, match: tuple(Wish(slot=slot, value=quoted(term)) for term in _terms(text, match))


def _counted(tongue: _Tongue) -> Callable[[Text, re.Match[str]], tuple[Wish, ...]]:
    def wishes(text: Text, match: re.Match[str]) -> tuple[Wish, ...]:
        said = match["rel"] or ""
        limit = next((name for name, words in tongue.limits.items() if re.fullmatch(words, said)), "exactly")
        often = f"{limit} {match['count']} times"
        return tuple(Wish(slot=Slot.INCLUDE, value=f"{quoted(term)} {often}") for term in _terms(text, match))

    return wishes


def _rules(tongue: _Tongue) -> tuple[Rule, ...]:
    mark = "(?:" + "|".join(tongue.marks.values()) + r")(?![\w'-])"
    marks = rf"(?P<marks>{mark}(?:\s*(?:,|und|oder|et|ou|ni|y|o|e|nem)\s+{mark})*)"
    limit = "|".join(tongue.limits.values())
    often = rf"\s+(?:(?:soll|debe|doit|deve|muss)\s+)?(?:(?P<rel>{limit})\s+)?(?P<count>\d{{1,3}})\s*{tongue.times}"
    return (
        Rule(rf"{tongue.without}{marks}{tongue.behind}", excluded(tongue.marks)),
        Rule(rf"{tongue.without}{tongue.word} {_WORD}{tongue.behind}", _listed(Slot.EXCLUDE)),
        Rule(rf"{tongue.using}{tongue.word} {_WORD}{tongue.behind}", _listed(Slot.INCLUDE)),
        Rule(rf"(?:{tongue.using})?{tongue.word} {_WORD}{often}{tongue.behind}", _counted(tongue)),
        Rule(rf"{tongue.ends}(?P<terms>{QUOTED}){tongue.behind}", _edge(Slot.END)),
        Rule(rf"{tongue.starts}(?P<terms>{QUOTED}){tongue.behind}", _edge(Slot.START)),
        Rule(rf"{tongue.capitals}(?![\w'-]){tongue.behind}", one(Slot.CASE, "capitals")),
        Rule(rf"{tongue.lowercase}(?![\w'-]){tongue.behind}", one(Slot.CASE, "lowercase")),
        Rule(rf"(?:{tongue.title})(?![\w'-]){tongue.behind}", one(Slot.INCLUDE, "a title")),
    )


_FORMS = (
    r"(?:(?:in|als|mit|en|sous forme de|avec des|con|em|com|na forma de|mach|haz|faz|une|una|uma|eine) )*(?P<form>"
    r"(?P<numbered>nummerierte[nr]? liste|liste numérotée|lista numerada)|"
    r"(?P<sentences>sätzen?|phrases|frases|oraciones)|(?P<paragraphs>absätzen?|paragraphes|párrafos|parágrafos)|"
    r"stichpunkten?|stichworten?|aufzählungspunkten|aufzählung|bullet ?points|bullets|punkten|puces|points|viñetas|"
    r"puntos|"
    r"tópicos|marcadores|pontos|liste(?: à puces)?|lista(?: de \w+)?)"
)
_POLITE = r"(?:[\s,]+(?:bitte|stp|svp|s'il te plaît|por favor|porfa|merci|danke))?"
_BEFORE = (
    r"(?:höchstens|maximal|nicht mehr als|max\.?|mindestens|genau|maximum|au plus|au moins|pas plus de|exactement|"
    r"máximo|"
    r"como máximo|no más de|al menos|exactamente|no máximo|pelo menos|até|exatamente|mínimo)"
)
_BEHIND = r"(?:maximal|höchstens|max\.?|maximum|au maximum|como máximo|máximo|no máximo)"


def _so_many(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    """`in Stichpunkten, maximal 5`: how many there are to be of what was named just before."""
    if not (match["rel"] or match["aft"]):
        return None
    unit = "sätze" if match["sentences"] else "absätze" if match["paragraphs"] else "punkte"
    said = amount_abroad(f"{match['rel'] or ''} {match['count']} {unit} {match['aft'] or ''}".strip(), 0)
    if said is None:
        return None
    value = said[1].value.replace("bullets", "numbered") if match["numbered"] else said[1].value
    return (said[1].model_copy(update={"value": value}),)


_COUNTED = Rule(
    rf"{_FORMS}{_POLITE}\s*[,;:(–-]+\s*(?:(?:aber|mais|pero|mas|mit|con|com|avec) )?(?:(?P<rel>{_BEFORE})\s+)?"
    rf"(?P<count>\d{{1,2}}|{'|'.join(COUNTED)})(?:\s+(?:davon|stück|de ellos|d'entre eux|"
    rf"deles))?(?:\s+(?P<aft>{_BEHIND})(?!\w))?\)?",
    _so_many,
)
RULES = (*(rule for tongue in _LATIN for rule in _rules(tongue)), _COUNTED)
