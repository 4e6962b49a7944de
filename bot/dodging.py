"""Answers that refuse, excuse themselves or ask back, with no answer behind it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.abilities import missing, of_itself
from bot.length import words
from bot.loops import CODE

DODGE = 40
"""Words after a refusal from which there may be an answer behind it all the same."""
ASKED = 4_000
"""Characters of a task that are looked at for what excuses a refusal."""
BEHIND = 12
"""Words from which what follows an offer of help can be told to be about something else."""

_AI = (
    r"(?:(?:ai|artificial intelligence|language)(?: language)?(?: model| assistant| chatbot| system| program)?|"
    r"chatbot|assistant|computer program|bot)"
)
_AS_AI = re.compile(
    rf"\b(?:as|i(?:'m| am)(?: just| only)?) an? (?:\w+ ){{0,2}}?{_AI}(?:[,;]| and)? "
    r"(?:i|my|it|so|but|created|trained|designed|developed|here|who|that|which|without)\b[^.!?:]{0,80}"
    r"(?:n't\b|\b(?:cannot|not|no|unable|never|always|here to|happy to|ready to|able to|designed|trained|created|"
    r"limited|without)\b)|"
    rf"\bi(?:'m| am) (?:just |only )?an? (?:\w+ ){{0,2}}?{_AI}[.!,]|"
    r"\bals (?:eine? )?(?:ki|sprachmodell)|"
    r"\ben tant qu(?:'|e )(?:une? )?(?:ia|modèle|assistant)|"
    r"\bcomo (?:una? |um )?(?:ia\b|modelo de l|inteligencia artificial|inteligência artificial)|"
    r"ai(?:言語モデル|アシスタント)?として|作为(?:一个|一名)?(?:ai|人工智能|语言模型)"
)
_SORRY = (
    r"i(?:'m| am) (?:so |very |really )?(?:sorry|afraid)|(?:my )?apologies|i apologi[sz]e|sorry|unfortunately|"
    r"regrettably"
)
_CANNOT = (
    r"i (?:can't|cannot|can not|can only|won't|will not|am unable|am not able|am not capable|couldn't|don't have|"
    r"do not have|don't know|do not know|don't understand|didn't understand)|"
    r"i'm (?:unable|not able|not capable|not sure what)"
)
_SERVING = (
    r"(?:assist|help|provide|answer|fulfil|complete|generate|create|write|do (?:that|this)|process|understand|access|"
    r"comply|respond|perform|offer|continue|discuss|share|support|explain|translate|find|without (?:more|further)|"
    r"personal|capab|context|information|ability|opinion|feelings|know what|what you|request|question|enough)"
)
_REFUSAL = re.compile(
    rf"(?:{_SORRY})[,.!;]?\s*(?:but |that |for[^.]{{0,40}}\. )?(?:{_CANNOT})\b[^.!?]{{0,80}}\b{_SERVING}|"
    rf"^(?:{_CANNOT})\b[^.!?]{{0,80}}\b{_SERVING}|"
    r"es tut mir (?:sehr )?leid[^.!?]{0,40}\bkann\b[^.!?]{0,60}\bnicht|"
    r"^[^.!?]{0,60}[.!?]?\s*let(?:'s| us) (?:talk|speak|chat|move on|discuss|change)[^.!?]{0,40}\b(?:something else|"
    r"another (?:topic|subject|thing|matter)|the (?:subject|topic)|instead)|^i(?:'d| would) (?:rather|prefer) not\b|"
    r"désolée?[^.!?]{0,30}je ne (?:peux|suis) pas|lo siento[^.!?]{0,30}no puedo|"
    r"(?:desculpe|sinto muito|lamento)[^.!?]{0,30}não posso|"
    r"申し訳(?:ありません|ございません)[^。]{0,60}(?:できません|ません)|(?:抱歉|对不起)[^。]{0,40}(?:无法|不能|没有)"
)
_ASKS_BACK = re.compile(
    r"^(?:(?:sure|certainly|of course|hello|hi|thanks?(?: you)?|i(?:'m| am) here|i(?:'d| would) be happy|"
    r"i(?:'m| am) happy)\b[^.!?]*[.!,]\s*)*"
    r"(?:how (?:can|may) i (?:help|assist)|"
    r"what (?:would|do) you (?:like|want|need) (?:me|help|to know|from me|assistance)|"
    r"please (?:provide|give|share|tell|send|clarify|specify|let me know) (?:me|us|more|the|your|some|a|what|"
    r"which|any)\b|"
    r"could you (?:please )?(?:provide|give|share|tell|clarify|specify))\b|"
    r"^(?:[^.!?]{0,30}[.!,]\s*)?(?:(?:wie|womit) (?:kann|darf) ich (?:ihnen|dir|euch)[^.!?]{0,30}(?:helfen|behilflich)|"
    r"(?:comment|en quoi) puis-je (?:vous|t')\s?(?:aider|assister)|¿?(?:en qué|cómo) (?:te |le |os )?puedo ayudar|"
    r"¿?(?:em que|como) (?:eu )?posso (?:te |lhe |o |a )?ajudar)|"
    r"^[^。！？]{0,20}[。！？]?(?:何か|どのような|どんな|何を)[^。]{0,20}お手伝い|^[^。！？]{0,12}[。！？，]?(?:请问)?(?:有什么|我能|我可以)[^。]{0,8}帮"
)
_BEYOND = (
    r"today|tonight|tomorrow|currently|current|latest|right now|live|real[- ]?time|news|weather|forecast|stock|price|"
    r"exchange rate|score|look up|search|browse|google|draw|paint|sketch|picture|image|photo|video|audio|chart|plot|"
    r"run|execute|deploy|restart|log ?in|book|order|call|send|schedule|remind|upload|download|open|"
    r"my (?:email|calendar|server|account|files?|computer|phone)|attached|attachment|"
    r"this (?:file|document|link|page|image)"
)
_HARMFUL = r"bomb|weapon|poison|kill|suicide|hack|steal|malware|drugs?|meth|counterfeit|phish\w*"
_APOLOGETIC = (
    r"declin\w*|apolog\w*|refus\w*|excuse|sorry|reject\w*|say no|turn(?:ing)? down|dialogue|conversation|roleplay|"
    r"chatbot|language model|ai|are you|do you|about yourself|introduce yourself|who made you|"
    r"your (?:name|opinion|favou?rite|feelings)"
)
_EXCUSED = re.compile(rf"\b(?:{_BEYOND}|{_HARMFUL}|{_APOLOGETIC})\b|https?://", re.IGNORECASE)
"""Tasks of which a refusal may be the right answer, or a part of the text that is asked for."""
_ASKING = re.compile(
    r"\b(?:asks?|asking|questions?|interview|survey|say|greet\w*|reply|respond|phrase)\b", re.IGNORECASE
)
"""Tasks whose good answers may be questions."""


_LETTER = re.compile(
    r"\b(?:write|draft|compose|create|send|answer|reply|respond|say|tell|help me)\b.{0,60}\b(?:repl(?:y|ies)|"
    r"responses?|e-?mails?|letters?|messages?|notes?|texts?|scripts?|macros?|statements?|customers?|clients?|"
    r"colleagues?|boss|"
    r"manager|team|applicants?|candidates?)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Tasks whose text is said by somebody to somebody else, who may well be refused something in it."""
_OF_WRITING = re.compile(
    r"\b(?:assist|help (?:you )?with (?:that|this|your request)|fulfil|comply|(?:write|generate|create|draft|compose|"
    r"respond to|answer) (?:that|this|an?|the|your|such)|as an ai|language model|personal opinions?|"
    r"your (?:request|question|prompt))\b"
)
"""In a refusal to write at all."""


_TRANSLATED = re.compile(r"\b(?:translat|übersetz|tradu[ciz])\w*|翻訳|翻译|訳して", re.IGNORECASE)
"""Tasks whose text may refuse something because the one it is made from does."""
_GREETED = re.compile(
    r"(?:(?:hi|hello|hey|hiya|help|help me|yo|thanks?(?: you)?|thx|good (?:morning|evening|afternoon)|are you there|"
    r"hallo|hilfe|danke|bonjour|salut|aide|merci|hola|ayuda|gracias|olá|oi|ajuda|こんにちは|助けて|你好|帮帮我)\W*)+",
    re.IGNORECASE,
)
"""What asks for nothing yet."""


def dodge(text: str, task: str) -> str:
    """The sentence by which an answer dodges the task, or "".

    A task that a bot cannot do (look something up, draw), should not, or that wants an apology written excuses it.
    """
    if _EXCUSED.search(task[:ASKED]) or CODE.search(text) or missing(task) or of_itself(task):
        return ""
    body = " ".join(text.replace("’", "'").split())
    sentences = re.split(r"(?<=[.!?])\s+|(?<=[。！？])", body)
    opening, rest = " ".join(sentences[:2]).lower(), " ".join(sentences[2:])
    if _TRANSLATED.search(task[:ASKED]) and not _OF_WRITING.search(opening):
        return ""
    to_another = _LETTER.search(task[:ASKED]) and not _OF_WRITING.search(opening)
    if words(rest) < DODGE and (_AS_AI.search(opening) or (_REFUSAL.search(opening) and not to_another)):
        return sentences[0]
    greeted = _GREETED.fullmatch(task.strip())
    asks_back = _ASKS_BACK.search(body.lower()) and not _ASKING.search(task) and not greeted
    return sentences[0] if asks_back and words(body) < DODGE else ""


_OFFER = re.compile(
    r"\b(?:i(?:'m| am)|we(?:'re| are)) (?:always |here and |now )?(?:ready|here|happy|glad|able|available) to (?:\w+ )?"
    r"(?:help|assist|support|serve|answer|provide|discuss)\b|"
    r"\b(?:i(?:'d| would| will|'ll) (?:be )?(?:happy|glad|love|pleased) to|i(?:'ll| will) do my best to|let me know "
    r"(?:if|how|what|which)|feel free to (?:ask|share|provide|send|let me|reach)|how (?:can|may) i (?:help|assist))\b|"
    r"^i hope (?:this|that|it|these) (?:helps?|answers?|was|is)\b|"
    r"^i(?:'ll| will| shall|'m going to| am going to| should) (?:now (?:explain|describe|answer|write|provide|"
    r"rewrite|revise|give|respond)|(?:explain|describe|answer|write|provide)\b[^.!?]{0,30}\b(?:in detail|"
    r"for you|one)\W*$)|^(?:as requested|as you asked)\b[^.]*\b(?:version|answer|text|response)\W*$|"
    r"^i understand (?:your|the) (?:request|question|task|prompt)|^the user (?:wants|asks|asked|is asking|needs)\b|"
    r"^you (?:asked|wanted|want|would like) me to\b|"
    r"\bif you (?:have|need) (?:any|more|other|further) (?:\w+ )?(?:questions?|help|assistance|information)\b"
)
"""Offers of help, as polite openings of good answers have them too."""
_YOURS = (
    r"(?:your|the|this|my) (?:\w+ )?(?:request|prompt|question|quer(?:y|ies)|tasks?|instructions?|requirements?|"
    r"guidelines?|input)\b"
)
_ABOUT_TASK = re.compile(
    r"\b(?:version|copy|list|example|sample|summary|format|part|rest|text|details|meaning|purpose|goal|spirit) "
    rf"(?:of|for) {_YOURS}|"
    r"^(?:it (?:seems|looks|appears|sounds)|i (?:think|see|understand|believe|notice)|thank you for|thanks for|"
    rf"based on|according to|following|per|as per|in response to|here(?:'s| is| are))\b[^.!?]*\b{_YOURS}|"
    rf"^{_YOURS} (?:is|are|was|were|has|have|asks?|should|must|can|will|seems?)\b|"
    r"^it (?:seems|looks|appears) (?:like |that |as if )?(?:i|you|we)\b[^.!?]*\b"
    r"(?:bot|chatbot|assistant|prompt|request)\b|"
    r"\b(?:please |just |simply )(?:\w+ )?(?:provide|give|send|share|tell|add|fill|insert|enter|write|type|use|edit|"
    r"rephrase|clarify|specify)\b[^.!?]*\b(?:words?|sentences?|text|markdown|format|details|information|context|prompt|"
    r"request|question|task|input|instructions?)\b|"
    r"\bfor you to (?:edit|revise|improve|review|complete|fill)\b|"
    r"\b(?:refine|improve|practi[sc]e) your (?:\w+ )?(?:skills?|writing|question|request|prompt|text)\b|"
    r"\b(?:assist|help) you with (?:your|any|the|this|all)\b[^.!?]*\b(?:questions?|tasks?|requests?|needs?|concerns?)\b"
)
"""Talk of the request itself, and to the person as to one who shall do the work."""
_VOICE = re.compile(
    r"\b(?:e-?mails?|letters?|messages?|welcome|bots?|chatbots?|assistants?|prompts?|requests?|forms?|templates?|"
    r"dialogues?|conversations?|role-?play|pretend|customers?|support|service|announcements?|invit\w+|advert\w*|ads?|"
    r"cover|posts?|blog|bio|pitch|instructions|speech|faq|tutorial|markdown|writing|resume|cv|proposal|tasks?|skills?|"
    r"improve|edit|rewrite|rephrase|paraphrase|proofread|correct|revise|review|feedback|story|scripts?|"
    r"translat\w*|question)\b",
    re.IGNORECASE,
)
"""Tasks whose good answers may offer help, or speak of a text and of a request."""


def offered(text: str, task: str, related: Callable[[str], bool] | None) -> str:
    """The sentence by which an answer offers help or talks of the request, where no answer follows; "" elsewhere.

    `related`: whether a piece shares a word with the task; None where that says nothing (another language, a task with
    no words of its own, a poem): there only an answer that has nothing else is called one.
    """
    if any(one.search(task[:ASKED]) for one in (_VOICE, _ASKING, _EXCUSED)) or CODE.search(text):
        return ""
    if _GREETED.fullmatch(task.strip()):
        return ""
    body = " ".join(text.replace("’", "'").split())
    pieces = [piece for piece in re.split(r"(?<=[.!?:…])\s+", body) if re.search(r"\w", piece)]
    kinds = [_service(piece) for piece in pieces]
    if not {"task", "offer"} & set(kinds[:2]) or (
        related and any(related(piece) for piece, kind in zip(pieces, kinds, strict=True) if kind != "offer")
    ):
        return ""
    rest = " ".join(piece for piece, kind in zip(pieces, kinds, strict=True) if not kind)
    said = pieces[0] if kinds[0] else pieces[1]
    if not rest:
        return said
    elsewhere = related and "task" in kinds[:2] and words(rest) >= BEHIND
    return said if elsewhere else ""


def _service(piece: str) -> str:
    """`task` for a piece that talks of the request, `offer` for one that offers help, `filler` for "Sure!"."""
    low = piece.lower().strip(' *_#>"“”')
    if _ABOUT_TASK.search(low):
        return "task"
    if _OFFER.search(low):
        return "offer"
    return (
        "filler"
        if re.fullmatch(r"(?:sure|certainly|of course|okay|ok|absolutely|hello|hi|hey|great|yes)\W*", low)
        else ""
    )
