"""What may lead up to a constraint and trail behind it and is no part of it: requests, politeness, samples. English."""

from __future__ import annotations

from bot.interpret.constraints.grammar import MODAL, THING, WITHIN
from bot.interpret.leads import after_lead
from bot.interpret.tokens import compiled

_LEAD = (
    rf"(?:(?:and|but|also|plus|then|or|so)\s+)?(?:(?:in|for|throughout|within|across) {THING}[\s,:]*|"
    r"(?:make sure|ensure|see to it|be sure|be certain|see|check|remember|mind)(?: that| to| you)*\s+"
    rf"(?:(?:{THING}|there)\s+(?:is|are|be|(?=contains?\b|ha[sv]e?\b|uses?\b|includes?\b|starts?\b|"
    rf"ends?\b))\s*(?:written )?)?|"
    r"(?:provide|give|write|present|state|express) (?:me )?your (?:advice|thoughts|ideas|"
    r"opinion|suggestions?|view) (?=in\s|with\s|using\s)|"
    rf"{THING} (?=needs?\s|could use\s)|(?:(?:that )?(?:{THING}|there|you|we|each (?:version|response|answer|"
    rf"one)) {MODAL}\s+(?:also\s+|be\s+(?=written|in\b|at least|at most|exactly|under|between|all))?)|"
    r"(?:i said|i asked (?:you )?(?:for|to)|i told you(?: to)?|i meant|remember|reminder|rules?|requirements?|"
    r"constraints?|conditions?|also|"
    r"finally|additionally|furthermore|lastly|one (?:more |last |other )?(?:rule|thing|request)|important|note|"
    r"make it|(?:the )?rules?(?: is| are)?|must|should|don't forget(?: to)?|"
    r"do not forget(?: to)?|never forget to|remember to|explicitly|again|with|yo|dude|man|bro|mate|hey|ugh|argh|"
    r"sorry but|i'd like you to|i want you to|i need you to|you have to|you need to|gotta|"
    r"can i get|can i have|could i get|could i have|can we have|may i have|is it possible to(?: have| get)?|that|"
    r"which|it's important that|it is important (?:that|to)|my teacher wants|"
    r"my boss wants|(?:first|second|third|last)ly|as well as|in addition|on top of that|next|using|by|including|"
    r"do it|do this|do that|try|this time|now)[\s,:]+|"
    r"(?:punctuation|length|style|format(?:ting)?|language|ending|size)\s*:\s*|"
    r"(?:my|the|our) (?:boss|manager|client|teacher|editor|customer|prof(?:essor)?|team|company|publisher|lead|"
    r"style guide) (?:wants?|needs?|asked for|asks for|requires?|said|insists on|demands?)(?: it)?(?: to)?(?: be|"
    r" have)?\s+|"
    r"i (?:only|just) (?:have|got) (?:time|room|space) for\s+|(?:the )?same(?: thing| text| answer| again)?,? (?:but|"
    r"just)\s+|"
    rf"{THING} to (?:be )?|(?:can|could|would|might|may) (?:{THING}|there|we|i)(?: be(?: written)?| have| get| say|"
    rf" use)?\s+|(?:can|could) (?=at (?:least|most)|no more)|"
    rf"(?:i (?:want|need)|i(?:'d| would) (?:like|love|want|prefer)) (?:{THING}|there|you) to (?:be )?|"
    rf"(?:let|have|make) {THING} (?=end|finish|close|conclude|start|begin|open|kick)|"
    rf"(?:re-?write|redo|rework|rephrase|re-?do|re-?format|reword|regenerate|change|edit|update|revise|fix|try|do|"
    rf"make|answer|reply|respond|write|say|generate|print|have|keep)(?: (?:{THING}|me|us))?(?: again| back| over|"
    rf" up)?"
    r"(?:,? (?:so that|such that|so|but|to|into|as|and|by|that|where|because))?[\s,:]+)"
)
_TAIL = (
    rf"(?:[\s,(]*(?:{WITHIN}|please|pls|plz|thanks|thank you|thx|ty|too|as well|also|though|tbh|imo|if (?:possible|"
    rf"you can|you could|you don't mind)|instead|lol|haha|ok|okay|asap|anymore|"
    r"any more|this time|will you|for me|right|cheers|again|from start to finish|all the way(?: through)?|"
    r"the whole time|bitte|danke|por favor|s'il (?:te|vous) pla[iî]t|svp|merci|stp|gracias|obrigad[oa]|"
    r"in (?:your|the|this) (?:whole |entire |"
    r"final )?\w+(?<!paragraph)(?<!intro)(?<!introduction)(?<!section)(?<!title)(?<!bullet)(?<!bullets)"
    r"(?<!sentence)(?<!line)(?<!part)(?<!conclusion)(?<!ending)(?<!summary)"
    r"(?<!beginning)(?<!middle)(?<!end)(?<!headings)(?<!list)(?<!table)(?<!code)(?: you (?:write|give))?|not \d+|"
    r"(?:so )?(?:add|put|include|use) (?:it|them)(?: in)?|here|somehow|would be (?:nice|great|good|cool|lovely|"
    r"perfect)|mate|man|bro|dude|k)(?![\w'-])\)?)*"
)
_BOUND = (
    r"\s*(?:$|\n|[,;:.!?)(…。！？、]|(?<=\s)[-–—]+\s|[-–—]{2,})|"
    r"\s+(?:and|but|plus|then|also|while|because|since|so that|"
    r"so|as(?= (?:i|it|they|we|my|the)\b)|otherwise|or else|where(?= the| each| every)|with|without|using|including|"
    r"&|\+|for (?=my|the|a)|"
    r"however|although|cause|cuz|except(?! for)|oder|und|et|y|e|aber|mais|pero)(?![\w'])|\s*(?=[\u3040-\u9fff])"
)


def led(plain: str, start: int, end: int) -> list[int]:
    """The place itself, and those behind each of the words that may lead up to a constraint."""
    places = [start]
    for _ in range(5):
        place = after_lead(plain, places[-1], end)
        while place > places[-1] and plain[place - 1] in "\"'*":  # an opening mark belongs to what it opens
            place -= 1
        if place != places[-1]:
            places.append(place)
        match = compiled(_LEAD).match(plain, places[-1], end)
        if match:
            places.append(match.end())
        elif places[-1] == place and len(places) > 1 and place == places[-2]:
            break
    return list(dict.fromkeys(place for place in places if place < end))


def closed(plain: str, hidden: str, end: int) -> int | None:
    """Where a constraint ends with what may trail behind it; None where it goes on with something of its own."""
    end = _joint(plain, end)
    if end and hidden[end - 1] in ".!?\n":
        return end
    tail = compiled(_TAIL).match(plain, end)
    for place in (tail.end(), end) if tail and tail.end() > end else (end,):
        if compiled(_BOUND).match(hidden, place):
            return _shown(plain, place)
    return None


def _joint(plain: str, end: int) -> int:
    """The end of a match without a last `and`, which belongs to what follows."""
    match = compiled(r"[\s,]+(?:and|or)$").search(plain, max(0, end - 8), end)
    return match.start() if match else end


_SHOWN = (
    r"(?:[ \t:.]*+(?:(?:for )?example|like (?:this|"
    r"below|so)|such as|e\.g\.|below|as follows|using the exact format below)?[ \t]*:?)?"
    r"(?:[ \t]*+\n\s*+(?:[*•-]\s[^\n]{1,80}|\[[^\]\n]*\]|\.{2,}|…|\*{3,}|[\w ]{1,12} \d(?=[ \t]*(?:\n|$))))+"
)


def _shown(plain: str, end: int) -> int:
    """Where the lines end that show the form which a constraint names (`* This is bullet 1`)."""
    match = compiled(_SHOWN).match(plain, end)
    return match.end() if match else end


_REASON = (
    r"(?:because|since|as|cause|cuz|'cause|so that|so (?=i|we|it|my|they)|otherwise|or else|for (?=my|"
    r"the) (?:printer|teacher|parser|screen reader)|(?:they|those|these|commas|caps|emojis?)\s+(?:are|look|make|"
    r"slow|get|mess|"
    r"feel|hurt|seem|annoy|confuse|break|keep|drive|distract|take|don't|aren't))(?![\w-])"
)


def is_reason(plain: str, start: int, end: int) -> bool:
    """Whether a clause behind a constraint only says why it is wanted."""
    return compiled(_REASON).match(plain, start, end) is not None
