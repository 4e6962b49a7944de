"""The words by which people name a part in German, French, Spanish and Portuguese, read. Pure.

Case, accents and inflection are looked over: `den zweiten Absatz`, `le deuxieme paragraphe`, `os dois últimos pontos`.
"""

from __future__ import annotations

import re
import unicodedata

from bot.passage.name import Name, counted

_ORDINALS = {
    1: "erste[nrsm]?|oberste[nrsm]?|premiere?s?|primero?s?|primeras?|primeir[oa]s?",
    2: "zweite[nrsm]?|deuxiemes?|second(?:e|es|s)?|segund[oa]s?",
    3: "dritte[nrsm]?|troisiemes?|tercero?s?|terceras?|terceir[oa]s?",
    4: "vierte[nrsm]?|quatriemes?|cuart[oa]s?|quart[oa]s?",
    5: "funfte[nrsm]?|fuenfte[nrsm]?|cinquiemes?|quint[oa]s?",
    6: "sechste[nrsm]?|sixiemes?|sext[oa]s?",
    7: "siebte[nrsm]?|siebente[nrsm]?|septiemes?|septim[oa]s?|setim[oa]s?",
    8: "achte[nrsm]?|huitiemes?|octav[oa]s?|oitav[oa]s?",
    9: "neunte[nrsm]?|neuviemes?|noven[oa]s?|non[oa]s?",
    10: "zehnte[nrsm]?|dixiemes?|decim[oa]s?",
    -1: "(?:aller)?letzte[nrsm]?|unterste[nrsm]?|dernier(?:e|es|s)?|ultim[oa]s?",
    -2: "vorletzte[nrsm]?|zweitletzte[nrsm]?|avant[- ]dernier(?:e|es|s)?|penultim[oa]s?",
    -3: "drittletzte[nrsm]?|antepenultiemes?|antepenultim[oa]s?",
    0: "mittlere[nrsm]?|du milieu|del medio|do meio|central(?:e|es)?|centrais",
}
_DIGITAL = r"\d{1,3}(?:\.|er|ere|re|eme|e|nd|nde|ro|ra|do|da|to|ta|º|ª|°)(?!\w)"
_COUNTS = {2: "zwei|beiden|deux|dos|dois|duas|2", 3: "drei|trois|tres|3", 4: "vier|quatre|cuatro|quatro|4",
           5: "funf|fuenf|cinq|cinco|5"}  # fmt: skip
_KINDS = {
    "paragraph": "absatz(?:es)?|absatze[n]?|paragraphe[ns]?|paragrafos?|parrafos?|alineas?",
    "section_or_paragraph": "abschnitt(?:e[sn]?|s)?",
    "sentence": "satz(?:es)?|satze[n]?|phrases?|frases?|oracion(?:es)?|sentencas?|oracao|oracoes",
    "codeline": "codezeilen?|lignes? de code|lineas? de codigo|linhas? de codigo",
    "code": "code|codes|quell(?:code|text)(?:e?s)?|code[- ]?blocks?|code[- ]?block|code[- ]?beispiel(?:e?s)?|"
    "codigos?|(?:blocs?|extraits?|exemples?) de code|(?:bloques?|fragmentos?|ejemplos?) de codigo|"
    "(?:blocos?|trechos?|exemplos?) de codigo|skript(?:e?s)?|scripts?",
    "bullet": "stichpunkt(?:e[sn]?|s)?|aufzahlungspunkt(?:e[sn]?|s)?|spiegelstrich(?:e[sn]?|s)?|"
    "puces?|vinetas?|bullets?",
    "item": "punkt(?:e[sn]?|s)?|listenpunkt(?:e[sn]?|s)?|listeneintrag(?:e?s)?|eintrag(?:e?s)?|eintrage[n]?|points?|"
    "elements?(?: de (?:la )?liste)?|elementos?(?: d[ea](?: la)? lista)?|puntos?|pontos?|topicos?|items?|itens",
    "step": "schritt(?:e[sn]?|s)?|etapes?|pasos?|passos?|etapas?",
    "example": "beispiel(?:e[sn]?|s)?|exemples?|ejemplos?|exemplos?",
    "table": "tabellen?|tableaux?|tablas?|tabelas?|quadros?",
    "list": "listen?|liste[ns]?|aufzahlung(?:en)?|listas?|enumerations?|enumeracion",
    "line_or_row": "zeilen?|lignes?|linhas?",
    "row": "tabellenzeilen?|filas?|rangees?|reihen?",
    "line": "lineas?|renglon(?:es)?",
    "column": "spalten?|colonnes?|columnas?|colunas?",
    "cell": "zellen?|cellules?|celdas?|celulas?",
    "section": "kapiteln?|kapitels|chapitres?|sections?|secciones|seccion|apartados?|capitulos?|"
    "secao|secoes|rubriques?",
    "title": "titels?|titres?|titulos?",
    "heading": "(?:zwischen|unter)?uberschrift(?:en)?|(?:sous-|inter)titres?|(?:sub|entre)titulos?|encabezados?|"
    "cabecalhos?|en-tetes?",
    "intro": "einleitung|einfuhrung|anfang(?:e?s)?|beginn|introduction|intro|debut|introduccion|inicio|comienzo|"
    "introducao|comeco",
    "conclusion": "schluss(?:es)?|schlussteil|ende|fazits?|zusammenfassung|conclusion|fin|conclusao|final|fim",
    "quote": "zitate?[sn]?|citations?|citas?|citacao|citacoes",
    "function": "funktion(?:en)?|fonctions?|funcion(?:es)?|funcao|funcoes|methoden?|methodes?|metodos?",
    "class": "klassen?|classes?|clases?",
    "part": "teil(?:e[sn]?|s)?|stellen?|passagen?|parties?|passages?|partes?|pasajes?|trechos?",
}  # fmt: skip
_LEAD = (
    r"(?:(?:der|die|das|den|dem|des|im|in|am|an|vom|von|zum|zur|beim|bei|aus|dein(?:e[nmrs]?)?|ihr(?:e[nmrs]?)?|"
    r"diese[nmrs]?|le|la|les|un|une|du|de|des|dans|au|aux|ton|ta|tes|votre|vos|ce|cet|cette|ces|"
    r"el|los|las|lo|del|al|en|tu|tus|su|sus|este|esta|estos|estas|ese|esa|"
    r"o|a|os|as|do|da|(?<!los )dos|das|no|na|nos|nas|ao|seu|sua|seus|suas|esse|essa|um|uma)\s+|[ld]['’])*"
)
_ORDINAL = "|".join((*_ORDINALS.values(), _DIGITAL))
_COUNT = "|".join(_COUNTS.values())
_ALL = "alle[nr]?|beide[nr]?|samtliche[nr]?|jede[nrsm]?|tous|toutes|tout|toute|chaque|todos|todas|ambos|ambas|cada"
_AND = r"\s*(?:,|und|et|y|e|&)\s+"
_KIND = "|".join(f"(?P<{name}>{forms})" for name, forms in _KINDS.items())
_NAME = re.compile(
    rf"{_LEAD}(?:(?P<all>{_ALL})\s+{_LEAD})?(?:(?P<before>{_COUNT})\s+(?=(?:{_ORDINAL})\s))?"
    rf"(?:(?P<ordinals>(?:{_ORDINAL})(?:{_AND}{_LEAD}(?:{_ORDINAL}))*)\s+)?(?:(?P<count>{_COUNT})\s+)?(?:{_KIND})"
    rf"(?:\s+(?:(?:nr|no|n|num|nummer|numero)\b[.°º]?\s*|n°\s*|#)?(?P<numbers>\d{{1,3}}(?:{_AND}\d{{1,3}})*)|"
    rf"\s+(?P<after>{_ORDINAL}))?"
    r"(?:\s+(?:uber|zum thema|mit|zu|zur|zum|sur|a propos d[eu']|concernant|avec|sobre|acerca de|con|com|"
    r"who?\s|(?:der|die|das) von|qui parle d[eu']|que habla de|que fala de)\s*(?P<about>\S.*))?"
)
_OUTER = re.compile(
    r"\s+(?=(?:des|der|im|in|vom|von|aus|am|unter|du|de|d|dans|sous|del|en|do|da|(?<!los )dos|das|no|na|nos|nas|em)\b)"
)


def folded(words: str) -> str:
    """Words in lower case and without accents, character for character: places in them stay what they are."""
    return "".join(_plain(char) for char in words)


def _plain(char: str) -> str:
    bare = unicodedata.normalize("NFD", char)[:1] if ord(char) < 0x250 else char
    lower = bare.lower()
    return lower if len(lower) == 1 else char


def european(words: str) -> Name | None:
    """The name that words in one of these languages are; None for anything else."""
    words = " ".join(unicodedata.normalize("NFC", words).split())
    match = _NAME.fullmatch(folded(words))
    if match is None:
        return None
    kind = next(name for name in _KINDS if match[name])
    numbers = tuple(int(one) for one in re.findall(r"\d+", match["numbers"] or ""))
    said = match["ordinals"] or match["after"] or ""
    ordinals = tuple(_place(one[0]) for one in re.finditer(_ORDINAL, said))
    pair = bool(ordinals) and (match["all"] or "").startswith(("beide", "amb"))
    count = 2 if pair else _count(match["count"] or match["before"] or "")
    places = counted(ordinals[0], count) if count and len(ordinals) == 1 else numbers or ordinals
    return Name(
        kind=kind,
        places=places,
        numbered=bool(numbers),
        every=bool(match["all"] and not pair) or bool(count and not places),
        about=words[slice(*match.span("about"))].strip(' .!?"“”„«»') if match["about"] else "",
    )


def european_split(words: str) -> tuple[str, str] | None:
    """A part and what it is part of (`der zweite Satz`, `des letzten Absatzes`), as words."""
    words = " ".join(unicodedata.normalize("NFC", words).split())
    for match in _OUTER.finditer(folded(words)):
        inner, outer = words[: match.start()], words[match.end() :]
        if (name := european(inner)) and not name.about and european(outer):
            return inner, outer
    return None


def _place(word: str) -> int:
    if word[0].isdigit():
        return int(re.match(r"\d+", word)[0])  # type: ignore[index]
    return next(place for place, forms in _ORDINALS.items() if re.fullmatch(forms, word))


def _count(word: str) -> int:
    return next((count for count, forms in _COUNTS.items() if re.fullmatch(forms, word)), 0)
