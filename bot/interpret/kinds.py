"""What a sentence is where no wish was read in it: a question, a request of its own, people talking. English."""

from __future__ import annotations

import re

from bot.interpret.leads import after_lead, framed
from bot.interpret.named import VERBS
from bot.interpret.tokens import compiled, masked

_INVERTED = (
    r"(?:what|why|how|who|whom|whose|when|where|which|what's|who's|how's|where's|when's|whats)\b"
    r"|(?:is|are|was|were|does|do(?! (?:the same|it|this|that|one)\b)|did|has|have|will|should)\s+(?:it|this|that|"
    r"there|they|he|she|we|"
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
    r"write(?! (?:out|down|it|this|that|in)\b)|draft|compose|create|generate|explain|describe|list|name|"
    r"calculate|compute|solve|compare|translate|"
    r"summari[sz]e|analy[sz]e|research|find|"
    r"recommend|suggest|plan|design|build|brainstorm|outline|teach me|define|plot|convert|invent|imagine|prove|"
    r"estimate|predict|recap|code|"
    r"implement|develop|prepare|propose|come up with|look up|search(?: for)?|google|schedule|book|order|remind me|"
    r"give me|give us|show me|make|make me|"
    r"make us|tell me|tell us|help me|help us|i need|i want|we need|i'd like|write me|draw|paint|sketch|simulate|"
    r"play|discuss|evaluate|rank"
)
_SAYS_OF = (
    r"(?:is|are|was|were|isn't|aren't|looks?|seems?|sounds?|reads?|feels?|works?|needs?|should|shouldn't|could|"
    r"can|has|"
    r"have|must|doesn't|don't|didn't)"
)
"""`code is fine`, `plan looks good`: then the word is a thing and no order."""
_TASKED = rf"(?P<verb>{_TASK})\s+(?!{_SAYS_OF}\b)(?P<what>\S.*)$"
_NEW = (
    r"(?:new (?:question|task|topic|request|subject)|another (?:question|task|topic)|next (?:question|task|topic|"
    r"one)|different (?:question|topic|subject)|"
    r"(?:a )?(?:quick |completely |totally )?(?:unrelated|different|separate|new)(?: question| topic)?|"
    r"(?:different|separate|new|unrelated|other|another) (?:thing|matter|subject|issue|request)|"
    r"something (?:else|different|unrelated)|"
    r"side ?note|unrelated|off ?topic|on another note|change of topic|off topic|next)\s*[:,.!-]+\s*\S"
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
    r"perfect|wait|um|uh|ah|wow|sorry|lol|btw|yes|no|hang on|hold on|wait a (?:sec|minute|moment|second)|one sec|"
    r"(?:quick |one (?:more )?|another |silly |dumb |stupid )?question|just curious|curious|real quick|yeah|"
    r"right|man|dude|"
    r"whoa|sure|actually|ah ok|oh wait)\b[\s,:;.!-]*)+"
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
    r"(?:do|repeat|make) (?:exactly )?(?:the same(?: thing)?|that again|this again|it|this|that) for "
    r"(?!(?:the (?:rest|other|others)|all|each|every|both|me|us|my|beginners|kids|an?)\b)\S"
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
    if re.match(r"the\b(?! following\b)", what):
        return (
            verb not in ("convert", "translate")
            and verb not in _OPEN_VERBS
            and bool(compiled(_NEEDS_MORE).search(what))
        )
    if verb in _OPEN_VERBS:
        return bool(indefinite) and bool(compiled(_NEEDS_MORE).search(what)) and not compiled(_PART).match(what)
    if verb in ("tell me", "tell us"):
        return bool(re.match(r"(?:about|an?|why|how|what|who|when|where|if|whether)\b", what))
    if verb in ("help me", "help us"):
        return True
    return not compiled(_PART).fullmatch(what)


_TAG = r"[,.]?\s*(?:please|ok|okay|right|yes|no|deal|maybe|bitte|pls)\s*\?+\s*$"
_BE = r"(?:so |and |but |ok |hm+ )*(?:is|was|are|does|did|do|am)\s+(?!there\b)"


def may_wish(plain: str, start: int, end: int) -> bool:
    """Whether a sentence that ends in a question mark can be a wish all the same."""
    if asks_for_change(plain, start, end) or not is_question(plain, start, end):
        return True
    return compiled(_TAG).search(plain, start, end) is not None


_WHETHER = (
    r"(?:is it|would it be|it is|it's) (?:possible|ok|okay|safe|legal|allowed|normal|bad|fine|necessary|"
    r"worth it|better) (?:to|for|if|that) "
    rf"(?!(?:{VERBS}|have|get|see|add|include|mention|drop|remove|delete|use|write|give|show|list|say|answer|"
    rf"cut|leave|avoid|the)\b)"
)


def asks_whether(plain: str, start: int, end: int) -> bool:
    """`is it possible to run this offline` asks about the matter; `is it possible to shorten it` wishes."""
    place = after_lead_words(plain, start, end)
    return plain[place:end].startswith(("is ", "would ")) and compiled(_WHETHER).match(plain, place, end) is not None


def asks_plainly(plain: str, start: int, end: int) -> bool:
    """`is it too long?` asks; `isn't it too long?` and `could it be shorter?` wish."""
    return compiled(_BE).match(plain, start, end) is not None
