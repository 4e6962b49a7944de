"""What people say about a picture, read into wishes; the chart is then made anew with them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.charts.beyond import ADDED, beyond, of_parts
from bot.charts.chart import TITLE, Asked, Layout, Mark, clean
from bot.charts.looks import hueless, looks
from bot.charts.spelling import respelled

_NOUN = (
    r"(?:charts?|plots?|graphs?|diagrams?|histograms?|visuali[sz]ations?|infographics?|heat ?maps?|"
    r"\w*(?:diagramme?n?|grafik(?:en)?|schaubild(?:er)?|heatmap))"
)
_WANTED = re.compile(
    rf"\bvisual(?:ly)?\b(?! (?:studio|basic|arts?|designs?|styles?|effects?|novels?|identity|language))|"
    rf"\bvisuali[sz]e\w*|\bvisualisier\w*|"
    rf"\b(?:plot|chart|graph|sketch) (?:it|this|that|them|these|those|the|by|my|our|out|revenue|sales)\b|"
    rf"\b(?:add|with|and|as|show|draw|make|create|give|want|need|include|see|get|bring|into|also|of a|have|like|"
    rf"please|mach\w*|zeig\w*|"
    rf"zeichne\w*|"
    rf"mit|als|und|füge?|brauche|will|bitte)\b(?:[\w ,'-]{{0,30}}?)\b{_NOUN}\b|"
    rf"^\W*(?:please |bitte )?(?:a |an |ein |eine )?(?:[\w-]+ ){{0,2}}"
    rf"(?:{_NOUN}|plot|chart|graph)\W*(?:please|bitte)?\W*$|"
    rf"\b(?:bar|line|pie|area|scatter|column|stacked|donut) ?(?:charts?|plots?|graphs?|diagrams?)\b|"
    rf"\bin (?:an?|one|some|einem|einer) (?:[\w-]+ )?{_NOUN}\b|^\W*(?:bitte )?zeichne\b|"
    rf"^\W*(?:please )?(?:plot|graph|chart|histogram)\b(?! (?:theory|algorithms?|databases?|of accounts|"
    rf"a course|is|was|"
    rf"twists?)\b)"
    rf"[: ]\W*\w|"
    r"\b(?:as|into|als) (?:an? |eine?n? )?(?:pies?|donuts?|doughnuts?|histograms?|bars|columns|torte|balken|"
    r"säulen)\W*"
    r"(?:please|bitte|instead)?\W*$|"
    rf"\bdraw (?:it|this|that|them|the|a (?:picture|line|bar))\b|\bgraphically\b|\bgrafisch\b|\bbildlich\b|"
    rf"\b(?:picture|graphic) of (?:it|this|that|the|these|sales|revenue)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    rf"\b(?:no|without|drop|remove|skip|never|not? need|don't|do not|kein\w*|ohne|weg mit)\b[\w ]{{0,16}}"
    rf"\b(?:{_NOUN}|plot|graph|chart|visual\w*)\b|\bwhat (?:is|are) (?:a |an |the )?{_NOUN}\b|"
    rf"\bhow (?:do|can|would|should) (?:i|you|we|one)\b|\bhow (?:an?|the) (?:[\w-]+ ){{0,2}}{_NOUN} \w+|"
    rf"\bplot of (?-i:[A-Z])|"
    rf"\b(?:org(?:ani[sz]ation)?|flow|sequence|class|knowledge|call) ?-?(?:charts?|graphs?|diagrams?)\b|"
    rf"\b(?:graph (?:theory|database|algorithm)|plot of the (?:book|film|movie|novel|story)|chart (?:music|hit)s?)\b",
    re.IGNORECASE,
)

_PART = r"\b(?! ?(?:titles?|titel|legende?|labels?|colou?rs?|junk|grid\w*|borders?|types?|areas?)\b)"
_DROPPED = re.compile(
    rf"\b(?:no|don't (?:need|want|show)|do not (?:need|want|show)|kein\w*) (?:the |an? |any |more |das |"
    rf"ein )*{_NOUN}{_PART}|"
    rf"\b(?:drop|remove|delete|hide|lose|skip|omit|get rid of|leave out|take (?:out|away)|without|ohne|weg mit|"
    rf"entfern\w*|"
    rf"lösch\w*|lass)\b (?:the |an? |that |this |das |dem |die |den |all )*(?:[\w-]+ )??(?:{_NOUN}|plot|graph|"
    rf"chart){_PART}|"
    rf"\b(?:{_NOUN}|plot) (?:bitte )?(?:weg|off|away|entfernen|löschen|weglassen|raus)\b|"
    r"^\W*(?:just|only|nur|bitte nur) (?:the |an? |die |eine )?(?:table|numbers|tabelle|zahlen)\W*(?:please|"
    r"bitte)?\W*$",
    re.IGNORECASE,
)
_TABLE = re.compile(
    rf"\b(?:table|tabelle|numbers|zahlen) (?:instead of|rather than|statt|anstatt|not|and no) "
    rf"(?:an? |the |eine[sm]? |das |de[sm] )?(?:{_NOUN}|graph|plot)",
    re.IGNORECASE,
)
_RATHER = re.compile(r"\b(?:use|instead|rather|but|as|make it|lieber|sondern|stattdessen|als)\b", re.IGNORECASE)

_AS = (
    r"(?:as|into|to|with|use|using|make (?:it|them|that|this)(?: a)?|als|zu|mit|en|in(?= (?:balken|säulen|linien|"
    r"flächen|punkten))|prefer|rather|want|try|lieber|show)"
)
_TAIL = r"(?: ?-?(?:charts?|plots?|graphs?|diagrams?|diagramm))"
_NAMED = (
    (
        Mark.HBAR,
        r"(?:horizontal|lying) (?:bars?|columns?)|bars? horizontal|liegende balken|querbalken|balken quer|"
        r"barr[ae]s horizontal\w+",
    ),
    (Mark.BAR, r"bars?|columns?|vertical bars?|balken(?:diagramm)?|säulen(?:diagramm)?|barr[ae]s"),
    (Mark.LINE, r"lines?|curves?|linien?(?:diagramm)?|kurven?|lignes|courbes?|líneas"),
    (Mark.AREA, r"(?:stacked )?areas?|(?:gestapelte )?flächen?(?:diagramm)?"),
    (Mark.POINT, r"points?|dots?|scatter|punkte?(?:diagramm)?|streudiagramm"),
    (Mark.HEAT, r"heat ?maps?|heat|wärmekarte"),
    (
        Mark.PIE,
        r"pies?|donuts?|doughnuts?|rings?|kreis(?:diagramm)?|torten?(?:diagramm)?|kuchen(?:diagramm)?|camembert",
    ),
)
_MARKS = tuple(
    (mark, re.compile(
        rf"\b{_AS}(?: an?| einer?| einem| the| stacked| gestapelte)? (?:{names}){_TAIL}?\b(?! ?(?:of|per|as|"
        rf"items?|managers?|numbers?|breaks?)\b)|"
        rf"(?<!\bthe )\b(?:{names}){_TAIL}?,?(?: instead| please| statt|\s?,? ?bitte| rather| pls| svp| s'il|"
        rf",? por favor)\b|"
        rf"\b(?:{names}){_TAIL}\b|"
        rf"^\W*(?:an? |stacked )?(?:{names})\W*$",
        re.IGNORECASE,
    ))
    for mark, names in _NAMED
)  # fmt: skip
_NOT = re.compile(
    r"\b(?:no|not|instead of|rather than|without|nicht|keine?|statt|anstatt)(?: as| als)?(?: an?| the| die)? $", re.I
)

_STACK = re.compile(
    r"(?<!our )(?<!tech )(?<!full )(?<!the )(?<!-)\b"
    r"(?:stack(?:ed)?(?: (?:it|them|['’]?em|the \w+|up))?|gestapelt\w*|stapeln?|staple)\b(?! (?:overflow|traces?|"
    r"rank\w*|is|of)\b)",
    re.I,
)
_APART = re.compile(
    r"\b(?:un-?stack(?:ed)?|not stacked|don't stack|side by side|grouped|next to each other|nebeneinander|"
    r"nicht (?:ge)?stapel\w*|gruppiert)\b",
    re.I,
)
_WHOLE = re.compile(
    r"\bnormali[sz]ed?\b|\b(?:to|as|at|auf|in) 100 ?(?:%|percent|prozent)|\b100 ?%(?: stack\w*)?|\bnormiert\b|"
    r"\b(?:each|every) (?:bar|stack) (?:to|as|at) (?:100|the same)",
    re.I,
)
_LOG = re.compile(
    r"\blog(?:arithmic|arithmisch\w*)?[ -]?(?:scale|axis|skala|achse|y)\b|\blogarithmi\w+|^\W*log\W*$", re.I
)
_EVEN = re.compile(
    r"\b(?:linear(?:e|en)? ?(?:scale|axis|skala)?|"
    r"(?:no|not|without|remove the|drop the|keine?|ohne) log\w*"
    r"(?:[ -]?(?:scale|axis|skala))?|"
    r"normal (?:scale|axis))\b",
    re.I,
)
_ZERO = re.compile(
    r"\b(?:start|begin|starting|beginning)(?:s|ning|ting)?(?: the (?:y[ -]?)?axis)? (?:at|from|with) (?:zero|0)\b|"
    r"\b(?:axis|y) (?:from|at) (?:zero|0)\b|"
    r"\b(?:bei|ab|mit|von) (?:null|0)(?: (?:an|be|los)\w*| starten)?\b|\binclude zero\b",
    re.I,
)
_LEGEND_OFF = re.compile(
    r"\b(?:no|without(?: the| a)?|hide(?: the)?|remove(?: the)?|drop(?: the)?|ohne|keine) (?:legende?|key)\b|"
    r"\blegende? (?:off|away|weg|aus)\b",
    re.I,
)
_LEGEND_ON = re.compile(r"\b(?:with(?: a| the)?|show(?: the)?|add(?: a| the)?|mit) legende?\b", re.I)
_LABELS_OFF = re.compile(
    r"\b(?:no|without(?: the)?|hide(?: the)?|remove(?: the)?|ohne) "
    r"(?:value |data |number )?(?:labels|(?:numbers|values) (?:on|from|at|above|in)|beschriftung|werte)\b",
    re.I,
)
_LABELS_ON = re.compile(
    r"\b(?:with|show|add|mit) (?:the )?"
    r"(?:value labels|data labels|number labels|labels|(?:values|numbers) (?:on|above|in|at|over|next to)|werten?|"
    r"beschriftung)\b|\b(?:values|numbers|werte|zahlen) (?:on|above|in|at|over|an|auf|über) (?:the |die |den |"
    r"jede\w* )?"
    r"(?:bars?|columns?|lines?|slices?|balken|säulen|linien?)\b|\blabel (?:the |each |every )?(?:bars?|columns?|"
    r"points?)\b",
    re.I,
)
_OURS = re.compile(
    r"\b(?:our|company|house|brand|corporate|unsere[nr]?|haus)[ -]?"
    r"(?:own |brand |company |corporate )?(?:colou?rs?|farben)\b|\bhausfarben\b",
    re.I,
)
_PLAIN = re.compile(r"\b(?:default|standard|normal|your|not our|without our) ?(?:colou?rs|farben)\b", re.I)
_FLIP = r"flip (?:it|them|the (?:chart|bars|axes))"
_LYING = re.compile(
    rf"\b(?:horizontal(?:ly)?(?! (?:axis|lines?|scroll\w*|rules?))|sideways|lying|liegend\w*|quer|"
    rf"waage?recht\w*|{_FLIP})\b",
    re.I,
)
_UPRIGHT = re.compile(r"\b(?:vertical(?:ly)?|upright|standing|senkrecht\w*|stehend\w*)\b", re.I)
_HEADING = r"(?:title|titel|headline|überschrift)"
_TITLE = re.compile(
    rf"(?:\b{_HEADING}(?:\s*[:=]|(?: it| the (?:chart|plot|graph))?(?: to| should be| soll(?:te)?| sei|"
    rf" lautet?)+|(?= [\"“„«'‘]))|"
    rf"(?:\b(?:with|mit|use|new|neuer)(?: a| the| dem| als)?|^\W*) ?{_HEADING}(?! (?:is|was|ist|war)\b)(?: it|"
    rf" the (?:chart|plot|graph))?|"
    r"\btitled|\b(?:re)?(?:call|name) (?:it|the (?:chart|plot|graph))(?: to| as)?(?! a day)|\bnenne? (?:es|"
    r"das diagramm))"
    r"\s+(?:[\"“„«'‘](?P<quoted>[^\"”“»'’]{1,200})[\"”“»'’]|(?P<bare>[^\s].{0,120}))",
    re.I | re.S,
)
_UNTITLED = re.compile(
    r"\b(?:no|without(?: a| the)?|remove the|drop the|ohne|kein(?:en)?) (?:title|titel|headline|überschrift)\b", re.I
)


def wants_chart(text: str) -> bool:
    """Whether a question or a reply asks for a picture of the data ("and visual representation", "plot it")."""
    return bool(_WANTED.search(text)) and not _REFUSED.search(text)


def of_picture(text: str) -> bool:
    """Whether words can only be about a picture, though they ask for none: "stack them", "with a legend"."""
    found = read(text) if not unwanted(text) and not _REFUSED.search(text) else None
    stacked = found is not None and found.layout is Layout.STACKED
    return found is not None and not found.unmet and bool(stacked or found.log or found.legend or found.zero)


def unwanted(text: str) -> bool:
    """Whether words ask for no picture ("without the chart", "just the table")."""
    if _TABLE.search(text):
        return True
    return _DROPPED.search(text) is not None and not _RATHER.search(text)


def parts(clauses: Sequence[str]) -> tuple[Asked, bool]:
    """What some clauses want of a picture together, and whether they want none."""
    found: dict[str, object] = {}
    for one in clauses:
        wishes = read(one)
        found |= {name: wish for name, wish in wishes.model_dump().items() if wish is not None} if wishes else {}
    return Asked.model_validate(found), any(unwanted(one) for one in clauses)


def read(words: str) -> Asked | None:
    """The wishes in some words about a chart; None where there is none.

    What of a picture is asked for and cannot be is a wish too (`unmet`), so that it is told and not passed over.
    """
    wishes = _wishes(words)
    if not wishes and (spelled := respelled(words)):
        wishes = _wishes(spelled)
    if name := beyond(words):
        if name == "totals":
            wishes.pop("layout", None)
        if name not in ADDED:
            wishes = {key: wish for key, wish in wishes.items() if key not in ("mark", "swapped", "order", "layout")}
        wishes["unmet"] = name
    elif not wishes and not unwanted(words) and of_parts(words):
        wishes["unmet"] = "else"
    return Asked.model_validate(wishes) if wishes else None


def _wishes(words: str) -> dict[str, object]:
    wishes: dict[str, object] = {}
    if _UNTITLED.search(words):
        wishes["title"], words = "", _UNTITLED.sub(" ", words)
    elif found := _TITLE.search(words):
        wishes["title"] = clean(found["quoted"] or found["bare"].strip(" .\"'"), TITLE)
        words = words[: found.start()] + " " + (words[found.end() :] if found["quoted"] else "")
    wishes |= looks(words)
    if {"x_title", "y_title"} & wishes.keys():
        return wishes
    if "paint" in wishes:
        words = hueless(words)  # "a green line" is a line
    mark = None if "order" in wishes else _mark(words)
    if mark:
        wishes["mark"] = mark
    wishes |= _layout(words)
    for name, off, on in (
        ("log", _EVEN, _LOG), ("legend", _LEGEND_OFF, _LEGEND_ON), ("labels", _LABELS_OFF, _LABELS_ON),
        ("ours", _PLAIN, _OURS), ("swapped", _UPRIGHT, _LYING),
    ):  # fmt: skip
        if off.search(words):
            wishes[name] = False
        elif on.search(words):
            wishes[name] = True
    if _ZERO.search(words):
        wishes["zero"] = True
    return wishes


def _mark(words: str) -> Mark | None:
    """The kind that is named as wanted, the last one of several ("bars, no, lines")."""
    found: list[tuple[int, Mark]] = []
    for mark, form in _MARKS:
        for hit in form.finditer(words):
            if not _NOT.search(words[: hit.start()]) and not re.match(r"(?:with|mit) ", hit.group(), re.I):
                found.append((hit.start(), mark))
    if any(mark is Mark.HBAR for _, mark in found):
        return Mark.HBAR
    return max(found, key=lambda one: one[0])[1] if found else None


def _layout(words: str) -> dict[str, object]:
    if _APART.search(words):
        return {"layout": Layout.GROUPED}
    if _WHOLE.search(words):
        return {"layout": Layout.NORMALISED}
    return {"layout": Layout.STACKED} if _STACK.search(words) else {}
