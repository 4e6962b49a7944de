"""Answers that refuse, excuse themselves or ask back, with no answer behind it. Pure."""

from __future__ import annotations

import re

from bot.length import words
from bot.loops import CODE

DODGE = 40
"""Words after a refusal from which there may be an answer behind it all the same."""

_AS_AI = re.compile(
    r"\bas an? (?:\w+ ){0,2}(?:ai|artificial intelligence|language model|assistant|chatbot)\b|"
    r"\bi(?:'m| am) (?:just |only )?an? (?:\w+ ){0,2}(?:ai|language model|assistant|chatbot)\b|"
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
    r"could you (?:please )?(?:provide|give|share|tell|clarify|specify)|i(?:'d| would) be happy to)\b"
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
    r"chatbot|language model|ai|are you|do you|who made you|your (?:name|opinion|favou?rite|feelings)"
)
_EXCUSED = re.compile(rf"\b(?:{_BEYOND}|{_HARMFUL}|{_APOLOGETIC})\b|https?://", re.IGNORECASE)
"""Tasks of which a refusal may be the right answer, or a part of the text that is asked for."""
_ASKING = re.compile(
    r"\b(?:asks?|asking|questions?|interview|survey|say|greet\w*|reply|respond|phrase)\b", re.IGNORECASE
)
"""Tasks whose good answers may be questions."""


def dodge(text: str, task: str) -> str:
    """The sentence by which an answer dodges the task, or "".

    A task that a bot cannot do (look something up, draw), should not, or that wants an apology written excuses it.
    """
    if _EXCUSED.search(task) or CODE.search(text):
        return ""
    body = " ".join(text.replace("’", "'").split())
    sentences = re.split(r"(?<=[.!?])\s+|(?<=[。！？])", body)
    opening, rest = " ".join(sentences[:2]).lower(), " ".join(sentences[2:])
    if words(rest) < DODGE and (_AS_AI.search(opening) or _REFUSAL.search(opening)):
        return sentences[0]
    asks_back = _ASKS_BACK.search(body.lower()) and not _ASKING.search(task)
    return sentences[0] if asks_back and words(body) < DODGE else ""
