"""Whether an answer admits what it cannot do, or pretends to have done it. Pure, by rules.

A deed ("I have sent it", "here is the chart", "![chart](...)") is a pretence whatever else is said. What only sounds
like one ("the article says", "it is on its way") is one where it was asked for, and nothing is admitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_ADMITS = re.compile(
    r"\bI(?:['’]m| am)? (?:can(?:no|['’])t|can not|(?:\w+ )?(?:unable|not able)|do(?:n['’]t| not) (?:have|know)|"
    r"lack|(?:\w+ )?not capable|have no)\b|"
    r"\bI(?:['’]m| am) (?:only |just )?an? (?:text|language)|\bas an? (?:AI|text|language)|\b(?:not|"
    r"im)possible for me|\bbeyond what I can|"
    r"\b(?:kann ich|ich kann|konnte ich)\b[^.]{0,60}\b(?:nicht|keine?n?)\b|nicht in der Lage|"
    r"habe (?:ich )?keinen (?:Zugriff|Zugang)|"
    r"\bje ne (?:peux|sais|suis) pas|je n['’]ai pas|\bno (?:puedo|tengo|soy capaz)|\bnão (?:posso|consigo|tenho|"
    r"sou capaz)|"
    r"できません|できない|出来ません|持っていません|ありません|無法|无法|不能|不会|没有|沒有",
    re.IGNORECASE,
)
ADMITTED_IN = ("", "English", "German", "French", "Spanish", "Portuguese", "Japanese", "Chinese")
"""The languages in which an admission is known; "" is the question's own."""
_PICTURE = (
    r"(?:picture|image|photo|drawing|illustration|sketch|chart|graph|plot|diagram|infographic|logo|visuali[sz]ation|"
    r"figure)s?\b(?!\s+(?:of accounts|descriptions?|captions?|prompts?|ideas?|in (?:words|text)|titles?|types?))"
)
_FILE = (
    r"(?:power ?point|pptx?|excel|xlsx?|word (?:doc(?:ument)?|file)|docx?|pdf|spreadsheet|workbook|presentation|"
    r"slides?|"
    r"slide deck|file|zip)s?\b"
)
_NAMED = r"[\w-]+\.(?:pptx?|xlsx?|docx?|pdf|zip|csv|png|jpe?g)\b"
_DID = (
    r"\bI(?:['’]ve| have|['’]ll have)?(?:,? (?:just|now|already|also|then|since|quickly|even|successfully|"
    r"gone ahead and|"
    r"went ahead and|took the liberty and))* "
)
_ONES = r"(?:(?:the|an?|your|my|our|this|that|these|those|some|you|it|them|him|her|all|both)\s+)*"
_WORDS = (
    r"(?:(?!of\b|for\b|what\b|how\b|descriptions?\b|outline\b|text\b|prompt\b|caption\b|idea\b|draft\b)[\w-]+\s+){0,3}?"
)

_LINKED = r"!\[[^\[\]\n]{0,400}\]\([^()\n]{0,2000}\)"
"""A picture by its address, in Markdown."""
_DEEDS = {
    "draw": rf"\bhere(?:['’]s| is| are)\s+(?:the|your|an?|my|some)\s+{_WORDS}{_PICTURE}|"
    rf"{_DID}(?:drawn?|drew|attached|plotted|sketched|painted|generated|created|made|included|added|rendered|designed|"
    rf"inserted|prepared)\s+{_ONES}{_WORDS}{_PICTURE}|"
    rf"\b(?:the|this|your)\s+(?:[\w-]+\s+){{0,2}}{_PICTURE}\s+(?:below|above|attached|I (?:made|drew|created))\b"
    r"(?!\s+(?:it|the|this|that|an?|zero|average|par|sea|all)\b)|"
    rf"\b(?:attached|following)\s+(?:[\w-]+\s+)?{_PICTURE}|"
    rf"\[(?:insert |see |here: ?)?(?:an? |the )?{_PICTURE}[^\]\n]{{0,200}}\](?!\()|"
    rf"{_LINKED}",
    "look up": rf"{_DID}(?:searched (?:the (?:web|internet|net)|online|google|for)\b|looked up\b|"
    rf"looked {_ONES}\s?up\b|googled\b|"
    r"browsed\b|checked(?:\s*[:,]|\s+(?:online|the (?:web|internet|news|markets?|latest|current|weather|site|"
    r"prices?)))|"
    r"found (?:it |this )?online\b)",
    "run": rf"{_DID}(?:ran|run|executed|re-?ran|restarted|rebooted|deployed)\s+(?:the|this|it|your|that|both|some)\b",
    "send": rf"{_DID}(?:sent|e-?mailed|forwarded|posted|messaged|texted|tweeted)\s+"
    r"(?:it|this|that|them|the|your|you|him|her|everyone|everybody|an?|copies|to)\b",
    "remind": rf"{_DID}(?:set|scheduled|created|added|put|entered)\s+{_ONES}(?:[\w-]+\s+){{0,3}}"
    r"(?:reminders?|alarms?|timers?|calendar)\b",
    "open": rf"{_DID}(?:opened|visited|accessed|read|gone through|went through|downloaded|"
    rf"clicked)\s+{_ONES}(?:[\w-]+\s+)?"
    r"(?:links?|pages?|(?:web)?sites?|urls?)\b",
    "remember": r"(?!)",
    "call": rf"{_DID}(?:called|phoned|rung|rang|dialed|spoken (?:to|with)|spoke (?:to|with))\s",
    "watch": rf"{_DID}(?:watched|listened to|viewed|looked at)\s+{_ONES}(?:[\w-]+\s+)?"
    rf"(?:video|clip|recording|podcast|episode|audio|{_PICTURE})",
    "pay": rf"{_DID}(?:booked|ordered|paid|bought|purchased|reserved|transferred)\s",
    "make files": rf"{_DID}(?:created|made|generated|saved|exported|prepared|built|converted|attached|uploaded|put)\s+"
    rf"{_ONES}(?:[\w-]+\s+){{0,4}}?(?:{_FILE}|{_NAMED})|"
    rf"\bdownload {_ONES}(?:[\w-]+\s+){{0,2}}(?:here|below|from here)\b|\]\((?:sandbox|file|attachment):[^)]*\)|"
    rf"\[[^\]\n]*\]\([^)\s]*{_NAMED}\)",
}
"""What an answer says it has done, or shows as if it were there, in words that mean nothing else."""
_PRETENDS = {
    "draw": rf"\bhere(?:['’]s| is| are)\b[^.\n]{{0,40}}\b{_PICTURE}|\b{_PICTURE}\s+(?:below|above|attached)\b|"
    r"^\W*(?:sure\W+)?here (?:you go|it is|you are)\b|\*(?:draws|sketches|paints|shows|hands|sends)\b[^*\n]*\*|"
    rf"\b(?:below|above) (?:is|are|you see|you(?:['’]ll| will) find)\b[^.\n]{{0,30}}\b{_PICTURE}|"
    rf"\bfig(?:ure|\.) ?\d+\b|\(\W*(?:\w+ )?{_PICTURE} attached\W*\)|"
    rf"\bas (?:you (?:can )?see|shown|seen|illustrated|the)\b[^.\n]{{0,20}}\b{_PICTURE}|"
    rf"\bsee the [^.\n]{{0,20}}\b{_PICTURE}",
    "look up": rf"{_DID}(?:searched|looked (?:it |that |this )?up|checked|found)\b|"
    r"\bas of (?:today|now|this)|\b(?:my|a (?:quick )?|online )search\b|"
    r"\b(?:currently|right now|today|tonight|at the moment)\b[^.\n]{0,60}\d|\d[^.\n]{0,60}\b(?:right now|"
    r"at the moment|today)\b|"
    r"\btrading at\b[^.\n]{0,20}\d|\bI pulled\b|\breports? today\b|"
    r"\bcurrent (?:price|weather|temperature|rate)[^.\n]{0,40} (?:is|stands)\b|"
    r"\baccording to [^.\n]{0,20}\b(?:latest|current|today|online|live|recent|the web)\b",
    "run": rf"{_DID}(?:ran|run|executed|restarted|rebooted|deployed|installed|tested|checked|logged)\b|"
    r"\bhas been (?:restarted|deployed|executed|rebooted)|"
    r"\b(?:deployment|query|script|code|program|job|migration|restart|command)\b[^.\n]{0,20}\b(?:finished|executed|"
    r"completed|"
    r"succeeded|ran)\b|"
    r"\b(?:running|executing) (?:it|this|that|the|your)\b[^.\n]{0,40}\b(?:gives|prints|returns|yields|outputs|shows|"
    r"produces)\b|\b(?:the|its) (?:output|result)\b[^.\n]{0,40}\b(?:is|was)\b|"
    r"\b(?:server|service|site|app|machine)\b[^.\n]{0,20}\b(?:is|are) (?:now )?(?:back|up|online|running|restarted|"
    r"live)\b|"
    r"\b(?:rebooting|restarting|deploying)\b[^.\n]{0,20}(?:now|\.\.\.|…|done)",
    "send": rf"{_DID}(?:sent|e-?mailed|posted|forwarded|messaged|texted|submitted|shared|published)\b|"
    r"\b(?:e-?mail|message|mail|post|invit\w+|report|summary) (?:has (?:now )?been|was|is|just)?\s?(?:sent|posted|"
    r"published|"
    r"delivered|forwarded)\b|\bon (?:its|the|their) way to\b|"
    r"\b(?:has|have) (?:now )?been (?:notified|informed|e-?mailed|messaged|told|pinged|texted|alerted|shared)\b|"
    r"\bshould (?:see|have|receive|find|get) (?:it|this|the|your)\b|"
    r"\b(?:has|have) (?:now )?(?:(?:got|received) (?:it|the|your)|the (?:message|report|mail|summary) now)\b",
    "remind": rf"\bI(?:['’]ll| will) (?:remind|notify|alert|message|ping|wake|let you know)\b|{_DID}(?:set|scheduled|"
    rf"added|put)\b|"
    r"\b(?:reminder|alarm|timer|meeting|event) (?:has been |is |was )?(?:set|scheduled|added|created)|"
    r"\byou(?:['’]ll| will) (?:hear from me|be reminded|get (?:a|my) (?:reminder|message)|receive a)\b|"
    r"\b(?:won['’]t|will not) let you forget\b",
    "open": rf"{_DID}(?:opened|read|visited|looked at|reviewed|checked|accessed)\b|"
    r"\bhaving (?:gone through|read|opened|looked at|reviewed)\b|"
    r"\b(?:page|article|file|document|link|website|site|pdf|spreadsheet|author|post|story|piece) (?:says|states|shows|"
    r"contains|"
    r"describes|covers|is about|discusses|argues|explains|makes|claims|reports|concludes|presents)",
    "remember": r"\bI (?:do )?remember\b|\bas we discussed|"
    r"\b(?:last (?:time|week|month)|yesterday)\b[^.\n]{0,20}\b(?:you|we) \w+|"
    r"\b(?:you|we) (?:said|told|discussed|talked|mentioned|asked)\b[^.\n]{0,60}\b(?:last|yesterday|previous)|"
    r"\byou (?:told|said|mentioned|asked|wanted)\b",
    "call": rf"{_DID}(?:called|phoned|rung|rang|dialed|spoken|spoke)\b|"
    r"\b(?:office|they|he|she|dentist|doctor) (?:answered|confirmed|picked up|agreed|told me)\b|"
    r"\b\w+ confirmed \w+ (?:at|for)\b",
    "watch": rf"{_DID}(?:watched|listened|heard|seen|viewed|transcribed)\b|\bI (?:can )?see (?:an?|the|two|three|some|"
    rf"that)\b|"
    r"\b(?:the|this) (?:video|clip|recording|podcast|picture|image|photo|episode|screenshot) (?:shows|says|begins|"
    r"starts|"
    r"features|depicts|opens|covers)|^\W*transcript\b",
    "pay": rf"{_DID}(?:paid|bought|ordered|purchased|booked|transferred|reserved|got you|placed)\b|\bwill (?:arrive|"
    rf"be delivered)\b|"
    r"\b(?:payment|order|booking|transfer|purchase|reservation|table|flight|room|ticket|seat|"
    r"appointment)s?\b[^.\n]{0,20}\b"
    r"(?:has been|have been|was|were|is|are) (?:\w+ )?(?:confirmed|booked|reserved|made|paid|placed|complete\w*|"
    r"ordered|"
    r"processed|purchased|done)",
    "make files": rf"\b(?:{_FILE}|{_NAMED})[^.\n]{{0,20}}\b(?:is|are|has been|have been|was) (?:now )?(?:ready|"
    rf"exported|saved|"
    rf"created|attached|below|done|generated|available)\b|\bhere(?:['’]s| is| are) {_ONES}(?:[\w-]+\s+){{0,2}}?{_FILE}|"
    rf"\b(?:saved|exported|attached|stored) (?:it |this |that )?(?:as|to|in)\b|\b{_NAMED}",
}
"""The same, and what sounds like it where it was asked for."""
_AT_ONCE = (
    r"^\W*(?:ok(?:ay)?\W+|sure\W+|great\W+)?(?:done|all (?:set|done)|consider it done|will do|on it|you got it|"
    r"got it)\b|"
    r"^\W*(?:[\w'’-]+ ){0,3}(?:sent|delivered|posted|tweeted|forwarded|executed|deployed|restarted|booked|ordered|"
    r"saved|"
    r"exported|converted|scheduled|called|paid|notified)\b[ \w]{0,12}[!.]"
)
"""How an answer begins whose writer has done something: of deeds, not of pictures or what is looked up."""
_ACTS = ("send", "run", "remind", "call", "pay", "make files")
_CAN = r"^\W*(?:yes|yep|yeah|absolutely|certainly|definitely|of course)\b[^.\n]{0,20}\bI can\b|"
"""An answer to "can you": it cannot."""
_DONE = {ability: re.compile(pattern, re.IGNORECASE) for ability, pattern in _DEEDS.items()}
_SOUNDS = {
    ability: re.compile("|".join((_CAN + pattern, *((_AT_ONCE,) if ability in _ACTS else ()))), re.IGNORECASE)
    for ability, pattern in _PRETENDS.items()
}
_LINK = re.compile(_LINKED)
_PIECES = re.compile(r"(?<=[.!?:])[ \t]+|(?<=\n)")
_MADE_HERE = re.compile(r"```|~~~|<svg|^\s*\|.*\|\s*$", re.IGNORECASE | re.MULTILINE)
"""A picture that is there: of characters, as code or as a table."""
SHOWN = 60
"""Characters of a claim that are named."""


def admits(text: str) -> bool:
    """Whether an answer says that there is something it cannot do."""
    return _ADMITS.search(text) is not None


def deed(text: str, ability: str) -> str:
    """The words with which an answer says outright that it did what it cannot do, or shows it as if it were there;
    "" where there are none.
    """
    shows = _LINK if ability == "draw" and _MADE_HERE.search(text) else _DONE[ability]
    match = shows.search(text)
    return match[0].strip()[:SHOWN] if match else ""


def pretence(text: str, ability: str) -> str:
    """The words with which an answer claims to have done what it was asked for and cannot do, or ""."""
    if claimed := deed(text, ability):
        return claimed
    match = None if admits(text) else _SOUNDS[ability].search(text)
    return match[0].strip()[:SHOWN] if match else ""


def without(text: str, abilities: Iterable[str], *, asked: bool) -> str:
    """The text without the sentences that claim what it cannot do; "" where nothing else is left.

    `asked`: whether it was asked for, so that what only sounds like a deed is a claim too.
    """
    named = tuple(abilities)
    kept = [piece for piece in _PIECES.split(text) if not any(_claims(piece, one, asked=asked) for one in named)]
    left = re.sub(r"\n{3,}", "\n\n", "".join(one if one.endswith("\n") else f"{one} " for one in kept)).strip()
    return re.sub(r"[ \t]+\n", "\n", left) if re.search(r"\w{2,}", left) else ""


def _claims(piece: str, ability: str, *, asked: bool) -> bool:
    return bool(_DONE[ability].search(piece) or (asked and _SOUNDS[ability].search(piece) and not admits(piece)))
