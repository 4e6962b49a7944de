"""What people put before and after what they want: `hey, can you please ...`, `..., thanks`. English."""

from __future__ import annotations

import re
from functools import cache

from bot.interpret.named import KIND, PLACE
from bot.interpret.tokens import compiled

_ASIDE = (
    r"ok|okay|k|so|and|but|also|then|now|please|pls|plz|kindly|just|maybe|perhaps|hmm+|hm|oh|hey|hi|hello|well|"
    r"sorry|yes|yeah|"
    r"yep|yup|(?:no|nope)(?=\s*[,.!;:]| wait| sorry| actually| please| just| but)|actually|thanks|thank you|thx|"
    rf"great|nice|cool|good|perfect|awesome|(?:first|second|last|next)(?! (?:and |& )?(?:the )?(?:two |three |"
    rf"2 |3 )?(?:{PLACE}|{KIND})\b)|secondly|finally|hang on|"
    r"hold on|one sec|real quick|quick (?:one|thing|note)|honestly|ngl|nah|ugh|also also|man|dude|whoa|wow|omg|oof|"
    r"lastly|additionally|furthermore|btw|tbh|imo|oh and|one more thing|another thing|ah|um|uh|wait|alright|right|"
    r"i think|"
    r"i guess|i feel like|i feel|it would be (?:great|nice|good|better|helpful|cool) (?:if you (?:could|can|"
    r"would)|to)|if possible|"
    r"if you can|again|this time|too bad|plus|or|rather|instead|otherwise|still|even|unfortunately|basically"
)
_FRAME = (
    r"would (?:prefer|like|love)(?: to (?:see|have|get))?|(?:would|will|are) (?:you|u) (?:be )?able to|(?:can|could|"
    r"would|will|cld) (?:you|u|ya|we|i)(?: please| pls| also| maybe| just| perhaps| possibly|"
    r" at least| then)*(?: get| have)?|"
    r"can't you|couldn't you|why don't you|why not|how about|what about|what if you|would you mind|do you mind|"
    r"is it possible to|"
    r"would it be possible to|any chance (?:you could|of|to)|is there (?:a|any) way to|"
    r"i(?:'d| would)? (?:want|need|like|love|prefer) you to|i(?:'d| would)? (?:want|need|like|love|"
    r"prefer)(?: to (?:see|have|get|read|know))?|"
    r"i wanna(?: see| have)?|we(?:'d| would)? (?:want|need|like)(?: to (?:see|have))?|i'm missing|i miss|"
    r"you (?:should|could|can|need to|must|have to|might want to|may want to|might)(?: also| just)?|"
    r"(?:it|this|that|the (?:answer|text|response|message|email|story|post|draft|report|letter|whole thing))"
    r" (?:should|must|needs to|has to|could|ought to|can|might)(?: also| just| probably| at least| still)?|"
    r"(?:should|must|needs to|has to)(?: also)?|let's|lets|try to|try and|make sure (?:to|you|it|that it|"
    r"that you)|be sure to|ensure (?:it|that it|you)|"
    r"(?:it|this|that)?(?: has|'s)? ?got(?:ta| to)|(?:it |this |that )?could (?:stand|do) (?:to|with)|"
    r"remember to|go ahead and|feel free to|help me|want you to|i was hoping you(?:'d| would| could)"
)


@cache
def _leads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"(?:(?:{_ASIDE})(?![\w'-])[\s,:;.!?-]*|[\s,;.!?:()\"*•>-]+)+"),
        re.compile(
            rf"(?!i (?:like|love) (?:everything|it all|all|it|this|that)\b.{{0,4}}\b(?:except|but|apart|"
            rf"besides|other|aside|bar)\b)(?:{_FRAME})(?![\w'])\s*"
        ),
    )


def after_lead(plain: str, start: int, end: int) -> int:
    """Where the first word that counts stands: behind openers and requests."""
    aside, frame = _leads()
    place = start
    for _ in range(4):
        before = place
        for pattern in (aside, frame):
            if match := pattern.match(plain, place, end):
                place = match.end()
        if place == before:
            break
    return place


def framed(plain: str, start: int, end: int) -> str:
    """The request that a clause begins with (`can you`, `i want`); "" where there is none."""
    aside, frame = _leads()
    if match := aside.match(plain, start, end):
        start = match.end()
    match = frame.match(plain, start, end)
    return match[0].strip() if match else ""


_TAIL = (
    r"(?:[\s,.!?;:()-]+(?:please|pls|plz|either|bitte|danke|s'il te plaît|s'il vous plaît|stp|svp|merci|por favor|"
    r"porfa|"
    r"gracias|obrigad[oa]|thanks|thank you|thx|too|as well|also|though|tbh|imo|if possible|"
    r"if you can|instead|lol|"
    r"haha|ok|okay|asap|btw|fyi|ngl|imho|man|dude|bro|mate|kthx|thx|ty|cheers|for once|yeah|after all|anymore|"
    r"any more|this time|if you don't mind|would be (?:great|nice|good|cool|"
    r"helpful)|"
    r"will you|in there|"
    r"in (?:its|their) entirety|in full|in it|to it|from it|for me|right|perhaps|maybe|altogether|entirely|"
    r"completely|somewhere))*[\s.,;:!?)-]*$"
)


LONGEST_TAIL = 120
"""Characters from the end in which politeness is looked for."""


def before_tail(plain: str, start: int, end: int) -> int:
    """Where what is wanted ends: before politeness and the last marks."""
    match = compiled(_TAIL).search(plain, max(start, end - LONGEST_TAIL), end)
    found = match.start() if match else end
    return max(found, start)
