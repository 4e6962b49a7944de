"""People talking to each other: `lol`, `brb`, `I'll do it`, `see you monday`. English."""

from __future__ import annotations

import re

from bot.interpret.kinds import after_lead_words
from bot.interpret.tokens import compiled

_CHAT = (
    r"(?:lol|lmao|rofl|haha\w*|hehe\w*|xd|brb|afk|gtg|ttyl|omw|bbl|g2g|k|kk|ok|okay|okey|sure|yep|yup|yes|yeah|"
    r"aye|gg(?: everyone| all| guys| wp)?|wp|glhf|rip|nice try|no cap|bet|say less|same energy|big mood|mood|"
    r"got it|gotcha|makes sense|sounds good|will do|"
    r"noted|understood|fair(?: enough)?|interesting|wow|whoa|hm+|oh+|ah+|i see|same(?: here)?|me too|me neither|"
    r"(?:thanks|thx|cheers) (?!a\b|so\b|very\b|again\b|anyway\b|bot\b|burnish\b|for\b|everyone\b|all\b|mate\b|"
    r"man\b|dude\b|"
    r"bro\b|buddy\b|much\b|you\b|that\b|this\b|in\b)[a-z]{3,}|agreed?(?: with .*)?|i (?:dis)?agree\b.*|"
    r"good (?:point|idea|question|call|luck|catch)\b.*|true|right|"
    r"exactly|indeed|absolutely|definitely|of course|congrats.*|congratulations.*|happy birthday.*|welcome\b.*|"
    r"see (?:you|ya|u)\b.*|bye\b.*|later|cya|done|fixed|on it|"
    r"in a (?:meeting|call).*|lunch\b.*|coffee\b.*|(?:good )?(?:morning|afternoon|evening|night)\b.*|gm\b.*|(?:hi|"
    r"hello|hey|yo|sup)(?: (?:all|everyone|everybody|team|folks|guys|there|y'all|people|@?\w+))?|"
    r"no (?:worries|problem|rush)\b.*|np|my bad|oops|whoops|same question|following|bump|ping|test|hold on|"
    r"one (?:sec|moment|second)|just a (?:sec|moment)|wait|sorry|"
    r"nice one\b.*|well done,? \w+|no idea|idk|dunno|who knows|so true|ikr|this\^*|\^+|\+1|\+\+|-1|thoughts|ditto|"
    r"what a day.*|tgif|amen|"
    r"glad (?:it|that)\b.*|you(?:'re| are) welcome.*|anytime|have a (?:good|nice|great)\b.*|enjoy\b.*|"
    r"hope (?:that|this|it) helps.*|i'm (?:good|fine|ok|okay)|all set|hmmm+|huh)"
)
_TALK = (
    r"(?:@[\w.-]+|<[@!][^>]+>)"
    r"|(?:i'll|ill|i will|i'm gonna|i'm going to|i am going to|we'll|we will|i've|i have to|i gotta|i got|gotta|"
    r"we're|we are|i'm (?:off|late|back|out|in a|at (?:work|home|lunch|the)|on (?:my way|it|vacation|pto|holiday|"
    r"a call)|away|heading|almost|not here|free|busy))\b"
    r"|let's (?:discuss|talk|meet|chat|sync|move on|wait|ask|see|take this|do this|do it|catch up|get|grab|decide|"
    r"circle back|ship|vote|hop)\b|lets (?:discuss|talk|meet|chat|sync|wait|ask|see|get|grab)\b"
    r"|we (?:should|could|need to|have to|can|must|might) (?:ask|meet|talk|discuss|tell|wait|ship|check with|"
    r"decide|vote|invite|call|schedule|sync|loop)\b"
    r"|i think (?:we|ana|ben|he|she|they)\b|(?:i think |i guess |i bet |pretty sure |maybe |i believe )(?!(?:it|"
    r"this|that|the|you|your|there|what|everything|bot|python|code|one|someone)\b)[a-z]{3,12}(?:'s|"
    r" is) (?:handling|working on|on (?:it|that|this|holiday|leave|vacation|pto)|out (?:today|sick|this week|"
    r"of office)|"
    r"looking (?:at|into)|taking care|dealing with|already on|doing (?:that|it)|coming|away|back (?:on|tomorrow|"
    r"next))\b"
    r"|(?:did|has|have|does|is|are|can|could|will|would) (?:anyone|anybody|"
    r"someone|somebody|everyone|you guys|y'all|you all)\b"
    r"|(?:are|r) we (?:still |all )?(?:on|good|meeting|doing|going|set)\b|anyone\b|who(?:'s| is| wants| "
    r"will)\b.*\b(?:join|joining|coming|in|free|up for|call|meeting|lunch|there|"
    r"going|ready)\b"
    r"|(?:are|r) (?:you|u) (?:coming|free|around|there|joining|in|ok|okay|ready|guys|available|at)\b|did (?:you|"
    r"u) (?:see|get|read|hear|watch|send|call|talk|finish)\b"
    r"|have (?:you|u) (?:seen|heard|read|met|sent)\b|(?:what time|when|where) (?:is|are|do we|does) (?:the |"
    r"our )?(?:meeting|call|lunch|standup|party|meet)\b|how (?:are|was) (?:you|your|everyone)\b|how's it going|"
    r"what's up"
    r"|(?:my|the) (?:meeting|call|train|flight|kids?|boss|wifi|laptop|internet|coffee|lunch|dog|cat) (?:is|was|"
    r"starts|just|ran|died|crashed|got)\b|(?:that|the|our|yesterday's|today's|tomorrow's|"
    r"this morning's) (?:meeting|call|standup|stand-up|"
    r"party|game|match|weather|weekend|all-hands|retro|offsite) (?:was|were|could've|could have|should've|"
    r"should have|went|"
    r"ran|got|is (?:at|in|on|cancelled|canceled|moved|over))\b|(?:see|talk to|catch) (?:you|ya|u|everyone)\b"
    r"|(?:ask|ping|tell|cc|check with) (?!me\b|us\b|it\b|that\b|this\b|the\b|a\b|them\b|people\b)@?\w+|(?:haha\w*|"
    r"lol|lmao|hehe\w*|rofl)\b|back (?:in|to) (?:\d|a|the)\b|thanks,? @?(?!you\b)[a-z]+ for\b"
)


def is_talk(plain: str, start: int, end: int) -> bool:
    """Whether a clause begins as people begin when they talk to each other (`let's discuss ...`, `I'll ...`)."""
    return compiled(_TALK).match(plain[start:end].strip(" .!?,~:;)*")) is not None


_TO_BOT = (
    r"\b(?:so|please|pls|can you|could you) (?:please )?(?:make|keep|write|rewrite|fix|change|shorten|add|put|"
    r"turn|give|use|cut|trim|"
    r"remove|drop|include|explain|simplify) "
)
"""What is asked of the bot in a sentence that begins as talk (`i have to present this, so make it good`)."""


def is_chatter(plain: str, start: int, end: int) -> bool:
    """Whether a sentence is people talking to each other."""
    if compiled(_TO_BOT).search(plain, start + 1, end) and not plain[start:end].lstrip().startswith(("@", "<@")):
        return False
    sentence = plain[start:end].strip(" .!?,~:;)*")
    if not re.search(r"[^\W_]", sentence) or re.fullmatch(r"[a-z0-9]", sentence):
        return True
    parts = [part.strip(" .!?,~") for part in re.split(r"[,;:]+\s*", sentence)]
    if all(compiled(_CHAT).fullmatch(part) for part in parts if part):
        return True
    first = parts[0].split()
    later = plain[after_lead_words(plain, start, end) : end].strip(" .!?,~:;)*")
    if compiled(_TALK).match(later) is not None and not compiled(
        r"(?:anyone|did you|we (?:need|"
        r"have))\b"
    ).match(later):
        return True
    return compiled(_TALK).match(sentence) is not None or (first[:1] != [] and first[0] in _SOLE and len(first) <= 4)


_SOLE = frozenset(("brb", "afk", "gtg", "ttyl", "bbl", "omw", "g2g", "lol", "haha", "gm"))
