"""Words for what is highest, lowest, more or less, or at a place, English and German (a few French). Pure."""

from __future__ import annotations

import re

MORE = (
    r"more|higher|larger|bigger|greater|stronger|better|busier|longer|heavier|costlier|pricier|older|richer|fuller|"
    r"slower|mehr|höher\w*|größer\w*|stärker\w*|besser\w*|länger\w*|schwerer|teurer"
)
"""Comparatives of what is more, for patterns without regard to case."""
LESS = (
    r"less|lower|fewer|smaller|weaker|worse|poorer|shorter|quieter|lighter|cheaper|younger|calmer|weniger|"
    r"niedriger\w*|kleiner\w*|schwächer\w*|geringer\w*|kürzer\w*|leichter|billiger|schlechter\w*"
)
"""Of what is less."""
OVER = (
    r"(?:well |clearly |just |far |comfortably |moved |stays? |stayed )*(?:ahead of|above)|out-?(?:perform|earn|"
    r"scor|produc|rank|deliver|weigh|pac|number|stripp?|grow|spend|do)(?:e?s|e?d|ing)?|out(?:did|grew|spent|shone|"
    r"shines)|"
    r"outsold|outsells|beats?|beat out|"
    r"edged out|edges out|exceed(?:s|ed|ing)?|surpass(?:es|ed)?|overt(?:ook|akes?|aken)|overtaking|eclips(?:es?|ed)|"
    r"passed|leads|led|topped|tops|übertrifft|übertraf|überholte?|überflügelte|schlägt|"
    r"(?:liegt|liegen|lag|lagen|rangiert) (?:\w+ ){0,2}vor|über(?= de[mnr]\b)"
)
"""Verbs by which what comes before is more than what comes after."""
UNDER = (
    r"behind|below|trail(?:s|ed|ing)?|lag(?:s|ged)?|underperform(?:s|ed)?|fell short of|short of|"
    r"(?:liegt|liegen|lag|lagen|rangiert) (?:\w+ ){0,2}hinter|unter(?= de[mnr]\b)"
)
"""Verbs by which it is less."""
_EVERY_OTHER = (
    r"(?:(?:every|all|any|each)(?: of)?(?: the)? others?\b|everyone|anyone|everything|all the rest|the rest\b)"
)
_OTHERS = r"(?:all|each|every)(?: of)?(?: the)? other"
_NONE = r"no (?:other |single )?(?!one\b)[\w-]+ (?:[\w'-]+ ){0,3}?"
HIGH = re.compile(
    r"\b(?:highest|fastest|(?:its|their|a) (?:new )?(?:record )?high(?! (?:note|point))|longest|steepest|sharpest|"
    r"high(?:est)? point|heaviest|costliest|priciest|oldest|standout|ceiling of|a high of|record (?=\w+ (?:at|of|"
    r"with))|new record|"
    rf"(?:{OVER}) {_EVERY_OTHER}|{_NONE}(?:{MORE})\b(?: [\w-]+){{0,3}} than|"
    rf"(?:{MORE})\b[^,;.]{{0,40}}\bthan (?:in |for )?(?:any|all|every)(?:one)?\b|"
    rf"{_OTHERS}\b[^,;.]{{0,40}}\b(?:{LESS})\b[^,;.]{{0,20}}\bthan|"
    r"höhepunkt|(?<!at )best(?![ -](?:practice|way|guess|to\b))|largest|biggest|strongest|greatest|leads?(?! to\b)|"
    r"led(?! to\b)|leading(?! to\b)|leader|peak(?:ed|s)?|dominat(?:es?|ed|ing)|number one|front-?runner|winner|"
    r"tops(?! \d)|topped(?! [$€£]?\d)|busiest|(?<=second )most important|(?<=third )most important|"
    r"top(?=[- ](?:performer|performing|region|product|month|week|seller|spot|place|position))|"
    r"(?<!at )most(?! (?:of|recent|likely|important|interesting|notabl\w*|striking|significant\w*|consistent\w*|"
    r"stable|balanced|probabl\w*|even|other)\b)(?=(?: \w+)?(?:\W|$))|"
    r"(?<!nicht )höchste[nrs]?|am höchsten|beste[nrs]?|größte[nrs]?(?! wert von)|stärkste[nrs]?|meiste[nr]?|"
    r"längste[nrs]?|führt(?! zu)|führte|führend\w*|spitzenreiter|an der spitze|"
    r"(?:liegt|lag|liegen) (?:klar |deutlich )?vorn|"
    r"en tête|maximum|le plus d[e\u2019\']|(?:le|la|les) (?:plus (?:élevée?|haute?|grande?|forte?|importante?)|"
    r"meilleure?)s?)\b", re.I,
)  # fmt: skip
"""That something is at the top."""
LOW = re.compile(
    r"\b(?:lowest|(?:its|their|a) (?:new )?(?:record )?low(?! point)|shortest|low(?:est)? point|cheapest|lightest|"
    r"youngest|calmest|"
    rf"(?:{UNDER}) {_EVERY_OTHER}|{_NONE}(?:{LESS})\b(?: [\w-]+){{0,3}} than|"
    rf"(?:{LESS})\b[^,;.]{{0,40}}\bthan (?:in |for )?(?:any|all|every)(?:one)?\b|"
    rf"{_OTHERS}\b[^,;.]{{0,40}}\b(?:{MORE})\b[^,;.]{{0,20}}\bthan|"
    r"tiefpunkt|worst|(?<!at )least(?! (?:of all\b|not\b))|weakest|smallest|fewest|poorest|bottomed out|quietest|"
    r"bottom(?=[- ](?:performer|performing|region|product|month|week|place|position))|trough|"
    r"(?:is|was|are|were|came|comes|come|finished|finishes|ranks?|ranked) (?:in )?last(?: place)?|last place|"
    r"brings? up the rear|(?:trail|lag|lagg)(?:s|ed|ing)? the (?:pack|field|group)|floor of|a low of|niedrigste[nrs]?|"
    r"schlechteste[nrs]?|kleinste[nrs]?(?! wert von)|schwächste[nrs]?|wenigsten|kürzeste[nrs]?|"
    r"geringste[nrs]?|schlusslicht|letzte[nr]? (?:platz|stelle)|minimum|"
    r"(?:le|la|les) (?:plus (?:bass?e?|faible|petite?)|moins (?:élevée?|importante?))s?)\b", re.I,
)  # fmt: skip
"""That something is at the bottom."""
_UP = (
    r"grew|grow\w*|increas\w*|rise|rises|rose|gain\w*|jump\w*|climb\w*|improve\w*|upturn|expansion|surge\w*|"
    r"wachstum|anstieg|"
    r"zuwachs|wuchs|stieg"
)
_DOWN = (
    r"f[ae]ll\w*|drop\w*|declin\w*|decreas\w*|loss\w*|lost|dip\w*|slump\w*|slide|plunge|contraction|reduction|"
    r"tumble|collapse|rückgang|fiel|sank|verlust\w*"
)
CHANGE = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|change\w*|swing\w*|veränderung\w*)\b", re.I)
"""That it is of changes, not of values."""
NOT = re.compile(
    r"\b(?:several|mehrere\w*|not|never|no longer|nor|neither|one of|among|isn't|wasn't|aren't|weren't|nicht|"
    r"kein\w*|nie|eine[rs]? der|zu den|if|would|could|should|might|(?-i:may)|wenn|außer|except|excluding|apart from|"
    r"(?:almost|nearly|fast)(?= (?:the|as|every|all|am|der|die|das)\b))\b|n't\b", re.I,
)  # fmt: skip
"""What makes a clause no claim, or one that is not read."""
ORDINALS = {
    "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "zweit": 2, "dritt": 3,
    "viert": 4, "zweite": 2, "zweiter": 2, "dritter": 3, "next": 2, "first": 1, "1st": 1, "zweiten": 2, "dritten": 3,
    "ersten": 1, "runner-up": 2, "runner up": 2, "sixth": 6, "seventh": 7, "deuxième": 2, "troisième": 3,
    "premier": 1, "première": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "eins": 1,
}  # fmt: skip
NTH = re.compile(r"\b(second|2nd|third|3rd|fourth|4th|fifth|5th|next|zweit|dritt|viert)[- ]?$", re.I)
_NAMES = (
    r"first|second|third|fourth|fifth|sixth|seventh|1st|2nd|3rd|4th|5th|zweiter|zweiten|dritter|dritten|ersten|next"
)
_SPOT = r" (?:place|spot|position|rank|platz|stelle|overall)"
PLACE = re.compile(
    rf"\b(?:(?:ranks?|ranked|ranking|came|comes|come|placed|places|finished|finishes|is|was|are|were|takes?|took|an|"
    rf"auf)"
    rf"\s+(?:(?:at|in|clear|clearly|only|a distant|a close) )*(?:the )?(?P<a>{_NAMES})"
    rf"(?={_SPOT}|\s(?:in|with|at|by|out|of|among|behind|after|on|overall)\b|\s*[.,;(:]|\s*$)|"
    rf"(?:in|into|at|the)(?: the| a distant| a close| clear)? (?P<c>{_NAMES})(?={_SPOT})|"
    rf"(?P<b>runner-?\s?up)|(?P<f>{_NAMES}) (?:place|spot|position) (?:goes|went|belongs|falls|is|was)|(?:platz|"
    rf"rang) (?P<d>zwei|drei|vier|fünf|eins|[1-9])|"
    r"en (?P<e>première|deuxième|troisième) (?:position|place))\b", re.I,
)  # fmt: skip
"""That something is at a place in the order."""
_COUNT = r"(two|three|four|five|six|\d{1,2}|zwei|drei|vier|fünf)"
SEVERAL = re.compile(
    rf"\b(?:top|best|strongest|highest|largest|leading|(?P<low>bottom|lowest|worst|weakest|smallest))[- ]{_COUNT}\b|"
    rf"\b{_COUNT} (?:best|strongest|highest|largest|leading|top|(?P<low2>lowest|worst|weakest|smallest))\b", re.I,
)  # fmt: skip
"""So many at one end."""
LAST_OF = re.compile(r"\b(?:round(?:s|ed|ing)? out|complet(?:es?|ed|ing)|clos(?:es?|ed|ing) out)\b", re.I)
"""That it is the last of so many."""
COMPLETE = re.compile(r"\b(?:complete|full|whole|vollständige\w*|ganze\w*)\b", re.I)
FOLLOWED = re.compile(
    r"\b(?:followed(?: (?:closely|next|in turn))? by|gefolgt von|in (?:descending|ascending) order|"
    r"suivie? (?:de|par))\b", re.I,
)  # fmt: skip
"""That what comes next follows."""
