"""Words for what goes up or down over time, English and German (a few French), as patterns. Pure."""

from __future__ import annotations

import re

_PARTICLES = r"(?: back)? (?:up|higher|upwards?)(?! to the\b)"
_LOWERED = r"(?: back)? (?:down|lower|downwards?)(?! to the\b)"
_GOING = (
    r"(?:(?:goes|went|going|gone|edg(?:e|es|ed|ing)|tick(?:s|ed|ing)?|inch(?:es|ed|ing)?|creep(?:s|ing)?|crept|"
    r"trend(?:s|ed|ing)?|mov(?:e|es|ed|ing)|drift(?:s|ed|ing)?|nudg(?:ed|es|ing)|c[ao]m(?:e|es|ing)|head(?:ed|s|ing)))"
)
UP = (
    r"gr[eo]w(?:n|s|ing|th)?|r(?:o|i)se(?:n|s)?|rising|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?|improv(?:e|es|ed|ing|"
    r"ement)|recover(?:s|ed|ing|y)?|rebound(?:s|ed|ing)?|surg(?:e|es|ed|ing)|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|"
    r"upward|positive trend|gain(?:s|ed|ing)?(?! of [$€£]?\d)|rall(?:y|ied|ies)|spik(?:e|es|ed|ing)|swell(?:s|ed|ing)?|"
    r"expand(?:s|ed|ing)?|accelerat(?:e|es|ed|ing)|leap(?:s|t|ed)?|skyrocket(?:s|ed)?|balloon(?:s|ed)?|"
    r"bounc(?:e|es|ed|ing) back|strengthen(?:s|ed|ing)?|(?:build(?:s|ing)?|built)(?= (?:from|up|through|steadily|"
    r"over)\b)|"
    r"pick(?:s|ed|ing)? (?:back )?up|adding|(?<!to )add(?:s|ed)?(?= [$€£]?\d)|"
    rf"{_GOING}{_PARTICLES}|up(?= (?:from|by|\d|[$€£]|since|on|over))|(?:was|is|were|are) up(?= in\b)|"
    r"stieg(?:en)?|steig(?:t|en)|gestiegen|w(?:u|ä)chs(?:en|t)?|wachsen|gewachsen|zugenommen|"
    r"(?:nahm|nimmt|nahmen|legten?|legt|zog|zogen|zieht)(?: [^\s,;.]+(?:[.,]\d+)?){0,6} (?:zu|an)\b|anstieg|zuwachs|"
    r"wachstum|erholt(?:e|en)?|kletterte|"
    r"augment(?:e|é|ée|ent|er|ation)|progress(?:e|é|ion)|grimp(?:e|é)|en hausse"
)
"""Of a rise, as it stands in a sentence; for patterns without regard to case."""
DOWN = (
    r"f(?:e|a)ll(?:s|en|ing)?|drop(?:s|ped|ping)?|dip(?:s|ped|ping)?|slip(?:s|ped|ping)?|s(?:i|a|u)nk(?:s|ing|en)?|"
    r"shr(?:i|a|u)nk(?:s|ing)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|plung(?:e|es|ed|ing)|"
    r"plummet(?:s|ed|ing)?|slump(?:s|ed|ing)?|tumbl(?:e|es|ed|ing)|sl(?:id|ides?|iding)|"
    r"contract(?:s|ed|ing)(?! with)|"
    r"weaken(?:s|ed|ing)?|worsen(?:s|ed|ing)?|deteriorat(?:e|es|ed|ing)|downward|negative trend|eas(?:e|es|ed|"
    r"ing)(?= (?:to|from|by|in|back|off|\d|slightly|"
    r"somewhat|a little|again)\b)|reced(?:e|es|ed|ing)|retreat(?:s|ed)?|soften(?:s|ed|ing)?|dwindl(?:e|es|ed|ing)|"
    r"cool(?:s|ed)(?: off)?|(?:taper|tail|drop|trail)(?:s|ed|ing)? off|diminish(?:es|ed|ing)?|crash(?:es|ed)?|"
    r"collaps(?:e|es|ed)|los(?:es|t|ing) (?:ground|steam)|"
    rf"{_GOING}{_LOWERED}|down(?= (?:from|by|\d|[$€£]|since|on|over))|(?:was|is|were|are) down(?= in\b)|"
    r"fiel(?:en)?|f(?:ä|a)ll(?:t|en)|gefallen|sank(?:en)?|sinkt|gesunken|abgenommen|"
    r"(?:nahm|nahmen|nimmt|ging|gingen|geht|gab|gaben|gibt|brach|brachen|bricht)(?: [^\s,;.]+(?:[.,]\d+)?){0,6} "
    r"(?:ab|zurück|nach|ein)\b|rückgang|schrumpf(?:t|te|ten)|zurückgegangen|eingebrochen|"
    r"recul(?:e|é|er)|baiss(?:e|é|er)|diminu(?:e|é|er|tion)|chut(?:e|é|er)"
)
"""Of a fall, likewise."""
MOVED = re.compile(rf"\b(?:{UP}|{DOWN})\b", re.I)
"""Either."""
