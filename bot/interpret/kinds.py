"""What a sentence is where no wish was read in it: a question, a request of its own, people talking. English."""

from __future__ import annotations

import re

from bot.interpret.leads import after_lead, framed
from bot.interpret.tokens import compiled, masked

_INVERTED = (
    r"(?:what|why|how|who|whom|whose|when|where|which|what's|who's|how's|where's|when's|whats)\b"
    r"|(?:is|are|was|were|does|do(?! the same\b)|did|has|have|will|should)\s+(?:it|this|that|there|they|he|she|we|"
    r"you|i|the|an?|"
    r"my|any|python|one)\b"
    r"|(?:can|could)\s+(?:i|we|it|they|he|she|one|this|that|the)\b"
)
_ASKED = (
    r"(?:can|could|would|will|cld) (?:you|u|ya)\b|(?:can|could|may) (?:we|i) (?:get|have|see)\b|would you mind|"
    r"do you mind|is it possible|any chance|why don't you|why not|how about|what if (?:you|we)|"
    r"(?:can|could|should|couldn't|can't|shouldn't) (?:the|your) (?:[\w-]+ ){0,2}(?:paragraph|section|bullet|"
    r"point|sentence|"
    r"intro|introduction|conclusion|title|heading|headline|ending|opening|summary|table|list|code|example|step|"
    r"subject line) (?:be|have|get|use|sound|read|start|end|go)\b|"
    r"(?:kannst du|könntest du|können sie|könnten sie|tu peux|peux-tu|pouvez-vous|pourrais-tu|pourriez-vous|puedes|"
    r"podrías|puede|podría|você pode|pode|poderia|consegue)(?! (?:mir |me |m')?(?:sagen|erklären,|dire|decir|"
    r"dizer|explicar (?:por|cómo|como)))"
)
_TELLING = (
    r"(?:explain|tell (?:me|us)|clarify|say|remind me|show me|elaborate on) (?:to me |us )?(?:what|why|how|who|"
    r"when|where|which|if|whether|the difference|about)\b"
)
_ABOUT_ANSWER = (
    r"(?:(?:step|point|paragraph|bullet|line|section|item|example|part|slide|row) \d+|it|this|that|these|those|"
    r"them|everything|all of (?:it|this|that)|your|yours|the (?:answer|response|reply|text|above|whole|rest|"
    r"output|result|"
    r"message|email|story|poem|essay|post|code|letter|article|draft|summary|table|list|explanation|last|first|"
    r"second|third|previous|same|two|"
    r"intro|introduction|conclusion|title|ending|hero|heroine|main|protagonist|paragraph|sentence|section)|more|"
    r"less|again|in|into|as|with|without|shorter|longer|like|so|to)\b(?!-)"
)
_TASK = (
    r"write|draft|compose|create|generate|explain|describe|list|name|calculate|compute|solve|compare|translate|"
    r"summari[sz]e|analy[sz]e|research|find|"
    r"recommend|suggest|plan|design|build|brainstorm|outline|teach me|define|plot|convert|invent|imagine|prove|"
    r"estimate|predict|recap|code|"
    r"implement|develop|prepare|propose|come up with|look up|search(?: for)?|google|schedule|book|order|remind me|"
    r"give me|give us|show me|make|make me|"
    r"make us|tell me|tell us|help me|help us|i need|i want|we need|i'd like|write me|draw|paint|sketch|simulate|"
    r"play|discuss|evaluate|rank"
)
_TASKED = rf"(?P<verb>{_TASK})\s+(?P<what>\S.*)$"
_NEW = (
    r"(?:new (?:question|task|topic|request|subject)|another (?:question|task|topic)|next (?:question|task|topic|"
    r"one)|different (?:question|topic|subject)|"
    r"(?:a )?(?:quick |completely |totally )?(?:unrelated|different|separate|new)(?: question| topic)?|"
    r"on another note|change of topic|off topic|next)\s*[:,.!-]+\s*\S"
)
_NEEDS_MORE = (
    r"(?:about|for|of|on|to|that|which|explaining|describing|in|with|between|from|against|where|who|when|why|how|"
    r"called|using)\b"
)
_PART = (
    r"(?:the |an? |some |another |\d+ |more )?(?:\w+ ){0,2}(?:title|headline|intro|introduction|conclusion|"
    r"summary|table|list|heading|example|examples|ending|disclaimer|"
    r"caption|footer|header|sentence|paragraph|version|bullet|bullets|section|one|answer|tl;dr|tldr|"
    r"call to action|signature|subject line|overview)\b"
)
_OPEN_VERBS = ("give me", "give us", "show me", "i need", "i want", "we need", "i'd like", "make", "make me", "make us")


def is_question(plain: str, start: int, end: int) -> bool:
    """Whether a sentence asks something, rather than wanting the answer changed."""
    sentence = masked(plain[start:end]).rstrip(" )\"'")
    place = after_lead_words(plain, start, end)
    if _telling(plain, start, end):
        return True
    if sentence.endswith("?"):
        return not (compiled(_ASKED).match(plain, place, end) and not _telling(plain, start, end))
    return compiled(_INVERTED).match(plain, place, end) is not None and not re.match(
        r"(?:what (?:i|we) (?:meant|want|need)|what's missing|whats missing|which (?:is|was|are)|"
        r"when(?:ever)? you|how about|what about)\b",
        plain[place:end],
    )


def asks_for_change(plain: str, start: int, end: int) -> bool:
    """Whether a question is a polite request (`could you ...?`), which may want the answer changed."""
    place = after_lead_words(plain, start, end)
    return bool(compiled(_ASKED).match(plain, place, end)) and not _telling(plain, start, end)


_SMALL = (
    r"(?:(?:ok|okay|so|and|but|also|then|now|please|well|hmm+|hm|oh|hey|hi|thanks|thank you|great|nice|cool|good|"
    r"perfect|wait|um|uh|ah|wow|sorry|lol|btw|yes|no)\b[\s,:;.!-]*)+"
)


def after_lead_words(plain: str, start: int, end: int) -> int:
    """Where a sentence begins behind `ok, so, thanks`, its request frame kept."""
    match = compiled(_SMALL).match(plain, start, end)
    return match.end() if match and match.end() < end else start


def _telling(plain: str, start: int, end: int) -> bool:
    place = after_lead(plain, start, end)
    return framed(plain, start, end) != "" and bool(compiled(_TELLING).match(plain, place, end))


def is_task(plain: str, start: int, end: int) -> bool:
    """Whether a sentence wants something new, with an object of its own: `write a poem about rivers`."""
    if compiled(_NEW).match(plain, start, end) or compiled(_NEW).match(plain, after_lead_words(plain, start, end), end):
        return True
    place = after_lead(plain, start, end)
    if following := compiled(_NEXT).match(plain, place, end):
        place = following.end()
    if compiled(_SAME).match(plain, place, end) and not compiled(_PART).search(plain, place, end):
        return True
    wanting = compiled(_OPENED).search(framed(plain, start, end))
    match = compiled(_TASKED).match(plain, place, end)
    if _telling(plain, start, end):
        return False
    if match is None:
        return bool(wanting) and _fresh(plain[place:end].rstrip(" .!?"), "i need")
    return _fresh(match["what"].rstrip(" .!?"), match["verb"])


_SAME = (
    r"(?:do|repeat|make) (?:exactly )?(?:the same(?: thing)?|that again|this again) for "
    r"(?!the (?:rest|other|others)\b)\S"
)
_NEXT = r"(?:a )?(?:new|another|next|different) (?:one|request)\s*[:–-]+\s*"
_OPENED = r"^(?:i|we)(?:'d| would)? (?:need|want|like)$"


def _fresh(what: str, verb: str) -> bool:
    """Whether an object is a new one: not the answer, not a part of it, and enough of it to stand for itself."""
    if compiled(_ABOUT_ANSWER).match(what) and not re.match(r"(?:to|in|with|as)\b", what):
        return False
    if re.match(r"(?:at (?:least|most)|no more|under|exactly|up to|about \d|around \d|only|just|everything)\b", what):
        return False
    if re.match(r"(?:to|in|into|with|without|as|more|less|like)\b", what) and verb not in (
        "help me",
        "help us",
        "remind me",
        "i need",
        "i want",
    ):
        return False
    if re.search(r"\b(?:it|this|that|these|those)$", what) or re.search(
        r"\b(?:your answer|the answer|above|(?:of|about|for|from) (?:it|this|that))\b", what
    ):
        return False
    indefinite = re.match(
        r"(?:an? |some |\d+ |one |two |three |four |five |six |seven |eight |nine |ten |me an? |me some )", what
    )
    if re.match(r"the\b", what):
        return verb not in _OPEN_VERBS and bool(compiled(_NEEDS_MORE).search(what))
    if verb in _OPEN_VERBS:
        return bool(indefinite) and bool(compiled(_NEEDS_MORE).search(what)) and not compiled(_PART).match(what)
    if verb in ("tell me", "tell us"):
        return bool(re.match(r"(?:about|an?|why|how|what|who|when|where|if|whether)\b", what))
    if verb in ("help me", "help us"):
        return True
    return not compiled(_PART).fullmatch(what)


_CHAT = (
    r"(?:lol|lmao|rofl|haha\w*|hehe\w*|xd|brb|afk|gtg|ttyl|omw|bbl|g2g|k|kk|ok|okay|okey|sure|yep|yup|yes|yeah|"
    r"aye|got it|gotcha|makes sense|sounds good|will do|"
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
    r"|i think (?:we|ana|ben|he|she|they)\b|(?:did|has|have|does|is|are|can|could|will|would) (?:anyone|anybody|"
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
    r"starts|just|ran|died|crashed|got)\b|(?:see|talk to|catch) (?:you|ya|u|everyone)\b"
    r"|(?:ask|ping|tell|cc|check with) (?!me\b|us\b|it\b|that\b|this\b|the\b|a\b|them\b|people\b)@?\w+|(?:haha\w*|"
    r"lol|lmao|hehe\w*|rofl)\b|back (?:in|to) (?:\d|a|the)\b|thanks,? @?(?!you\b)[a-z]+ for\b"
)


def is_talk(plain: str, start: int, end: int) -> bool:
    """Whether a clause begins as people begin when they talk to each other (`let's discuss ...`, `I'll ...`)."""
    return compiled(_TALK).match(plain[start:end].strip(" .!?,~:;)*")) is not None


def is_chatter(plain: str, start: int, end: int) -> bool:
    """Whether a sentence is people talking to each other."""
    sentence = plain[start:end].strip(" .!?,~:;)*")
    if not re.search(r"[^\W_]", sentence) or re.fullmatch(r"[a-z0-9]", sentence):
        return True
    parts = [part.strip(" .!?,~") for part in re.split(r"[,;:]+\s*", sentence)]
    if all(compiled(_CHAT).fullmatch(part) for part in parts if part):
        return True
    first = parts[0].split()
    later = plain[after_lead_words(plain, start, end) : end].strip(" .!?,~:;)*")
    if compiled(_TALK).match(later) is not None and not compiled(r"(?:anyone|did you|we (?:need|have))\b").match(later):
        return True
    return compiled(_TALK).match(sentence) is not None or (first[:1] != [] and first[0] in _SOLE and len(first) <= 4)


_SOLE = frozenset(("brb", "afk", "gtg", "ttyl", "bbl", "omw", "g2g", "lol", "haha", "gm"))


_TAG = r"[,.]?\s*(?:please|ok|okay|right|yes|no|deal|maybe|bitte|pls)\s*\?+\s*$"
_BE = r"(?:so |and |but |ok |hm+ )*(?:is|was|are|does|did|do|am)\s+(?!there\b)"


def may_wish(plain: str, start: int, end: int) -> bool:
    """Whether a sentence that ends in a question mark can be a wish all the same."""
    if asks_for_change(plain, start, end) or not is_question(plain, start, end):
        return True
    return compiled(_TAG).search(plain, start, end) is not None


def asks_plainly(plain: str, start: int, end: int) -> bool:
    """`is it too long?` asks; `isn't it too long?` and `could it be shorter?` wish."""
    return compiled(_BE).match(plain, start, end) is not None
