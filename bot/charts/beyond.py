"""What people ask of a picture that it cannot be, so that it is said and not passed over in silence. Pure."""

from __future__ import annotations

import re

SHORT = 10
"""Words of a clause that is about a picture and nothing else."""
_KINDS = {
    "3D": r"3[ -]?d(?:imensional)?|three[ -]dimensional|dreidimensional\w*",
    "animation": r"animat\w*|animier\w*|moving picture|gif|video",
    "map": r"(?:(?:on|as|in|onto|auf|als) (?:an? |the |einer? )?|\w* ?geo ?|world ?|choropleth ?|\w*land)"
           r"(?:maps?|(?:land)?karte)|choropleth|landkarte|"
           r"(?:maps?|karte)(?= (?:please|instead|statt|bitte)|\W*$)",
    "radar": r"(?:radar|spider|polar|netz)[ -]?(?:chart|plot|graph|diagram\w*)?",
    "treemap": r"tree ?maps?|sunburst\w*|icicle",
    "funnel": r"funnels?|trichter\w*",
    "waterfall": r"waterfalls?(?: chart)?|wasserfall\w*",
    "box": r"box[ -]?plots?|box and whiskers?|violin\w*|error bars?|confidence (?:bands?|intervals?)|fehlerbalken",
    "flow": r"sankey\w*|alluvial\w*|chord (?:chart|diagram)|network (?:chart|graph|diagram)|gantt\w*",
    "bubble": r"bubbles?(?: chart| plot)?|blasen\w*",
    "gauge": r"gauges?|speedomet\w*|tacho\w*|pictogra\w*|word ?clouds?|candle ?sticks?|sparklines?",
    "trend": r"(?:trend|regression|best[ -]fit|average|mean|target|goal|reference|threshold|zero|ziel|mittelwert\w*|"
             r"durchschnitts?|referenz)[ -]?(?:lines?|linien?|curves?)\b(?! items?)|moving averages?|"
             r"forecast line(?! items?)",
    "two axes": r"(?:dual|second(?:ary)?|two|double|right|zweite\w*)[ -](?:y[ -]?)?(?:axis|axes|achsen?)|"
                r"combin\w* (?:the )?(?:bars?|lines?) (?:and|with) (?:the )?(?:bars?|lines?)|combo(?: chart)?|"
                r"bars? and lines?(?: together| combined)?",
    "several": r"(?:one|a|separate|single|eigenes|ein) (?:charts?|plots?|graphs?|diagramm\w*) (?:per|for each|"
               r"for every|pro|"
               r"je|für jede\w*)|small multiples?|(?:two|three|2|3|several|separate|zwei|mehrere) (?:charts|plots|"
               r"graphs|diagramme)|facet\w*",
    "dark": r"(?:dark|night|light|dunkle[rsn]?|helle[rsn]?)[ -]?(?:mode|theme|version|background|design|modus|"
            r"hintergrund)|(?:transparent|black|white) background|make it dark",
    "size": r"(?:charts?|plots?|graphs?|pictures?|image|diagramm|bild) (?:is |bitte |should be |a bit |"
            r"much )*(?:too )?"
            r"(?:small\w*|bigg?\w*|large\w*|wide\w*|tall\w*|high\w*|größer|kleiner|breiter|höher|narrow\w*)|"
            r"(?:smaller|bigger|larger|wider|taller|größere[ns]?|kleinere[ns]?) (?:charts?|plots?|graphs?|"
            r"pictures?|image|"
            r"diagramm|bild)|make it (?:wider|taller|narrower)",
    "live": r"interactive\w*|clickable|zoom\w*|hover\w*|tool ?tips?|live (?:chart|graph)|interaktiv\w*",
    "table": r"(?:only|just|nur|nothing but) (?:the |a |das |ein )?(?:charts?|plots?|graphs?|diagramm|grafik)|"
             r"(?:chart|graph|diagramm) (?:only|alone)|(?:no|without|drop|hide|remove) (?:the )?table",
    "totals": r"(?:totals?|sums?|summen?) (?:on|above|on top of|at the top of|over|über|"
              r"auf) (?:top of )?(?:each |the |every |all |"
              r"den |jedem )*(?:stacks?|bars?|columns?|balken|stapeln?)",
    "vague": r"(?:don't|do not|didn't) like (?:the |this |that )?(?:charts?|plots?|graphs?|picture|diagram)|"
             r"(?:charts?|plots?|graphs?|diagramm) (?:is|looks|ist) (?:so |very |really |too |a bit )?(?:ugly|"
             r"boring|bad|hässlich|"
             r"unclear|confusing|awful)|(?:nicer|prettier|better|another|schöneres) (?:charts?|plots?|graphs?|"
             r"diagramm)",
}  # fmt: skip
ADDED = ("3D", "animation", "live", "dark", "size", "totals", "trend")
"""What would be added to a picture of any kind, which can be wished for beside it."""
_BEYOND = tuple((name, re.compile(rf"\b(?:{form})\b", re.IGNORECASE)) for name, form in _KINDS.items())
_BARE = re.compile(
    r"\W*(?:(?:please|bitte|can you|could you|make|mach\w*|show|zeig\w*|draw|turn|do|use|try|put|give|me|mir|it|"
    r"this|that|them|"
    r"es|das|as|in|into|to|with|on|add|an?|the|als|mit|auf|eine?[mnr]?|real|nice|instead|now|have|want|i|would|like|"
    r"chart|plot|graph|diagramm?|bars?|balken|pie|lines?|now|pls|lieber) )*",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\b(?:x|y)[ -]?(?:axis|achse)\b|\b(?:axes|axis|legende?|grid ?lines?|tick(?:s| marks?)|data labels|axis labels|"
    r"value labels|colou?rs?|colou?red|farben?|palette|font|schrift\w*|achsen?|(?:charts?|plots?|graphs?|"
    r"diagramm) (?:title|colou?rs?|labels?|type|style|background))\b|"
    r"\b(?:rotate|tilt|overlap\w*|thick\w*|thin\w*|smooth\w*|dashed|dotted|outline\w*|gradient|round\w*) "
    r"(?:the |those |these |my )?(?:labels?|bars?|lines?|names|edges|corners|points)\b|"
    r"\b(?:bars?|lines?|labels?|slices?|balken|linien) (?:overlap|thicker|thinner|wider|narrower|closer|breiter|"
    r"dicker|"
    r"dünner)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"^\W*(?:why|what|who|when|where|which|how|does|do|did|is|are|was|were|has|warum|was|wer|wie|welche\w*|ist|"
    r"sind)\b|"
    r"\?\W*$|\b(?:explain\w*|describ\w*|mention\w*|summar\w*|sentences?|paragraphs?|words?|text about|caption|tell|"
    r"write|read\w*|interpret\w*|refer\w*|terms?|column|beschreib\w*|erklär\w*|erwähn\w*|satz|sätze|absatz)\b",
    re.IGNORECASE,
)
"""Words for the text beside the picture, or questions about what it shows."""
OF_DATA = re.compile(r"\b(?:by|per|only|without|exclud\w*|leave|filter|nach|pro|je|nur|ohne)\b", re.IGNORECASE)
"""Words that may be about a column that is called like a part of a picture ("by colour")."""


def beyond(words: str) -> str:
    """What of some words no picture here can be, by the name of its sentence; "" where there is nothing of the kind."""
    if len(words.split()) > SHORT or _TOLD.search(words):
        return ""
    for name, form in _BEYOND:
        if hit := form.search(words):
            rest = words[: hit.start()]
            if name in ("table", "size", "several", "two axes", "live", "dark", "totals", "vague") or _BARE.fullmatch(
                rest
            ):
                return name
    return ""


def of_parts(words: str) -> bool:
    """Whether words speak of the parts of a picture and of nothing else that could be meant."""
    other = _TOLD.search(words) or OF_DATA.search(words)
    return len(words.split()) <= SHORT and not other and _PARTS.search(words) is not None
