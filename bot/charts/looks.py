"""What people say of the look of a picture: order, colours, size of text, headings of axes. Pure."""

from __future__ import annotations

import re

from bot.charts.chart import NAME, Order, clean

SHORT = 10
"""Words of a clause that is about the look of a picture and nothing else."""
COLOURS = {
    "red": "#c62828", "green": "#2e7d32", "blue": "#1f6fb2", "yellow": "#d6a700", "orange": "#d1611c",
    "purple": "#8a4fbf", "violet": "#8a4fbf", "pink": "#d0508c", "magenta": "#b8326a", "teal": "#0f7f86",
    "turquoise": "#0f7f86", "cyan": "#0f8aa0", "brown": "#7a4f2a", "black": "#303030", "grey": "#6b7580",
    "gray": "#6b7580", "navy": "#1a3a7a", "gold": "#b08a00", "lime": "#5f9a1a", "maroon": "#7a1f2b",
    "rot": "#c62828", "grün": "#2e7d32", "blau": "#1f6fb2", "gelb": "#d6a700", "lila": "#8a4fbf", "violett": "#8a4fbf",
    "rosa": "#d0508c", "türkis": "#0f7f86", "braun": "#7a4f2a", "schwarz": "#303030", "grau": "#6b7580",
}  # fmt: skip
_HUE = rf"(?:(?:dark|light|bright|deep|dunkel|hell)[ -]?)?(?P<hue>{'|'.join(COLOURS)}|#[0-9a-f]{{6}}|#[0-9a-f]{{3}})"
_PAINTED = (
    r"(?:bars?|columns?|lines?|areas?|points?|dots?|charts?|plots?|graphs?|it|them|all|balken|linien?|diagramm|es)"
)
_END = r"\W*(?:please|instead|bitte|statt|pls|rather)?\W*$"
_HUES = re.compile(
    rf"(?:\b(?:make|colou?r|paint|turn|draw|mach\w*|färb\w*)\b[\w ]{{0,20}}?\b{_PAINTED} (?:be |to |into |in |a )?|"
    rf"\b{_PAINTED} (?:should be |to be |in )|^\W*(?:in|use)? ?)(?<!\w){_HUE}{_END}|"
    rf"(?<!\w){_HUE.replace('<hue>', '<other>')}e? (?:bars?|columns?|lines?|areas?|balken|linien?){_END}",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:different|other|new|another|better|nicer|change(?: the)?|switch(?: the)?|andere?|neue|ändere?(?: die)?)"
    r" (?:set of )?(?:colou?rs?|palette|colou?r scheme|farben?|farbschema)\b",
    re.IGNORECASE,
)
_TEXT = r"(?:text|font(?: ?size)?s?|letters|labels|lettering|schrift\w*|beschriftung\w*|buchstaben)"
_SIZE = r"(?:font(?: ?size)?|(?:text|label) size|schrift\w*)"
_LARGE = re.compile(
    rf"\b(?:bigger|larger|größere?[rsn]?) {_TEXT}\b|\b(?:increase|enlarge|vergrößer\w*)(?: the| die)? {_SIZE}\b|"
    rf"\b{_TEXT} (?:is |are |ist |sind |bitte |a bit |much |even )*(?:bigger|larger|größer|too (?:small|tiny)|"
    rf"zu klein)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(
    rf"\b(?:smaller|kleinere?[rsn]?) {_TEXT}\b|\b(?:reduce|decrease|verkleiner\w*)(?: the| die)? {_SIZE}\b|"
    rf"\b{_TEXT} (?:is |are |ist |sind |bitte |a bit )*(?:smaller|kleiner|too (?:big|large)|zu groß)\b",
    re.IGNORECASE,
)
_GRID = r"(?:(?:the )?(?:grid ?lines?|grid|gitter(?:linien)?|hilfslinien|gitternetz\w*))"
_GRID_OFF = re.compile(
    rf"\b(?:no|without|hide|remove|drop|lose|ohne|keine?|entfern\w*) {_GRID}\b|\b{_GRID} (?:off|away|aus|weg)\b", re.I
)
_GRID_ON = re.compile(rf"\b(?:with|show|add|bring back|mit|zeig\w*) {_GRID}\b", re.I)
_BARS = r"(?:bars?|columns?|charts?|plots?|graphs?|slices?|categories|balken|säulen|diagramm)"
_SORTS = re.compile(
    rf"(?:^|please|bitte|and|und|,)\W*(?:sort|order|rank|arrange|sortiere?|ordne)\b[\w ,]{{0,20}}?\b{_BARS}\b|"
    rf"\b{_BARS}\b[\w ,]{{0,24}}?\b(?:sorted|ordered|sortier\w*|geordnet|in \w+ order)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"\b(?P<up>small\w*|short\w*|low\w*|least|klein\w*|kürzest\w*)?(?P<down>bigg\w+|larg\w+|tall\w*|long\w*|high\w*|"
    rf"größt\w*|längst\w*|höchst\w*)? {_BARS} (?:first|on top|at the top|to the left|zuerst|oben|links)\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:ascending\w*|asc|increasing\w*|smallest|lowest|shortest|small(?:est)? to|low(?:est)? to|"
    r"aufsteigend\w*|kleinste\w*)\b", re.IGNORECASE,
)  # fmt: skip
_NAMED = re.compile(r"\b(?:alphabet\w*|by name|a (?:to|-) z|a-z|nach (?:dem )?namen?)\b", re.IGNORECASE)
_SAID = r"\s*(?:[:=]|\bto\b|\bas\b|\bmit\b|\bshould be\b)?\s*[\"“„'‘]?(?P<text>[^\"”“'’]{1,80})"
_AXIS = re.compile(
    r"(?:\b(?P<x>x|horizontal)[ -]?(?:axis|achse)|\b(?P<y>y|vertical)[ -]?(?:axis|achse))(?:'s)? ?(?:(?:label|"
    r"title|name|"
    r"heading|titel|beschriftung|nennen)\b(?! (?:is|are|ist)\b)|\s*[:=])" + _SAID + r"|"
    r"\b(?:label|name|call|rename|title|beschrifte|nenne) (?:the |die )?(?:(?P<across>x|horizontal)|(?P<up>y|"
    r"vertical))"
    r"[ -]?(?:axis|achse)" + _SAID.replace("<text>", "<words>"),
    re.IGNORECASE,
)
_AXES = re.compile(
    r"\b(?:swap|switch|flip|exchange|transpose|turn|tausch\w*|vertausch\w*|dreh\w*)\b[\w ]{0,12}?\b"
    r"(?:axes|axis|axises|x (?:and|und|&|with) y|achsen)\b|\bachsen (?:ver)?tauschen\b|\bx (?:and|"
    r"und) y (?:ver)?tauschen\b",
    re.IGNORECASE,
)
_CROSS = re.compile(
    r"\b(?:swap|switch|flip|exchange|transpose|tausch\w*|vertausch\w*)\b[\w ]{0,12}?\b(?:series|legend|groups?|"
    r"reihen|"
    r"gruppen)\b[\w ]{0,20}?\b(?:ax[ei]s|categories|groups?|achsen?|x)\b|\btranspose(?: it| the (?:chart|data))?\b",
    re.IGNORECASE,
)
ALONG = re.compile(
    r"(?:\bput )?(?:the )?(?P<what>[\w ]{2,30}?) (?:on|along|at|onto|as|auf|an)(?: the| die| der)? "
    r"(?:x(?:[ -]?(?:axis|achse))?|horizontal axis|bottom)\b",
    re.IGNORECASE,
)
"""Which of two groups is to run along the bottom."""


def looks(words: str) -> dict[str, object]:
    """The wishes of some words about the look, by the names of `Asked`'s fields."""
    found: dict[str, object] = {}
    if axis := _AXIS.search(words):
        side = "y_title" if axis["y"] or axis["up"] else "x_title"
        found[side] = clean((axis["text"] or axis["words"]).strip(" .\"'"), NAME)
        words = words[: axis.start()]
    if len(words.split()) > SHORT:
        return found
    if hue := _HUES.search(words):
        name = (hue["hue"] or hue["other"]).casefold()
        found["paint"] = COLOURS.get(name, name)
    elif _OTHER.search(words):
        found["turned"] = 1
    for name, off, on in (("large", _SMALL, _LARGE), ("grid", _GRID_OFF, _GRID_ON)):
        if off.search(words) or on.search(words):
            found[name] = not off.search(words)
    if order := _order(words):
        found["order"] = order
    if _CROSS.search(words):
        found["crossed"] = True
    elif _AXES.search(words):
        found["flipped"] = True
    return found


def hueless(words: str) -> str:
    """The words without the name of a colour."""
    return re.sub(rf"(?<!\w)(?:{'|'.join(COLOURS)}|#[0-9a-f]{{3,6}})e?\s*", "", words, flags=re.IGNORECASE)


def _order(words: str) -> Order | None:
    if (first := _FIRST.search(words)) and (first["up"] or first["down"]):
        return Order.UP if first["up"] else Order.DOWN
    if not _SORTS.search(words):
        return None
    return Order.NAME if _NAMED.search(words) else Order.UP if _UP.search(words) else Order.DOWN
