"""Clauses that add nothing to the wish beside them: `i'm lost, dumb it down`, `..., fix that`."""

from __future__ import annotations

from bot.directives import Slot
from bot.interpret.cover import Found
from bot.interpret.tokens import Text, compiled

_LOST = (
    r"(?:(?:sorry|ok|okay|so|um|uh|hmm+|wait|ugh|lol|honestly|hey|well|but)[\s,]+)*(?:"
    r"(?:i'm|im|i am|we're|we are|you lost me|you've lost me|lost me)(?: (?:so|completely|totally|a bit|kinda|"
    r"still|a "
    r"little))*(?: (?:lost|confused|stuck|not following|not getting (?:it|this|that)|too dumb for (?:this|that)|"
    r"not an? "
    r"(?:techie|tech person|coder|developer|dev|engineer|lawyer|scientist|programmer|native speaker|specialist)))?|"
    r"(?:i am|i'm) not understand(?:ing)?(?: (?:it|this|that))?|"
    r"(?:i|we)(?: really| still| just| honestly)* (?:don't|dont|do not|didn't|didnt|can't|cant|couldn't|"
    r"cannot)(?: really| "
    r"even| fully| quite| possibly)* "
    r"(?:get|understand|follow|grasp|make sense of)(?: (?:it|this|that|any of (?:it|this)|a thing|a word|"
    r"anything|most of "
    r"(?:it|this)|half of (?:it|this)))?(?: at all)?|"
    r"(?:i|we) (?:understand|understood|get|got) (?:nothing|none of (?:it|this|that)|about half|"
    r"maybe half)(?: of (?:it|this))?|"
    r"(?:my|our) (?:brain|head) (?:is|'s)? ?(?:hurts?|hurting|fried|spinning|melting|toast|mush|exploding)|"
    r"(?:that|this|it)(?:'s| is| went| goes)(?: way| all| right| straight)* (?:over|above) (?:my|our) heads?|"
    r"(?:whoosh|huh|what|wat|no clue|no idea)(?: what (?:that|this|any of this) means)?|"
    r"(?:ich )?(?:verstehe?|versteh|kapiere?|check(?:e)?)(?: (?:das|es|da|hier))? (?:nicht|nix|nichts|kein wort|nur "
    r"bahnhof)(?: davon)?|"
    r"(?:je |j')(?:ne )?(?:comprends?|pige|capte) (?:rien|pas)(?: du tout)?|"
    r"no (?:entiendo|entendí|comprendo|pillo|cacho)(?: (?:nada|ni jota|bien|mucho))?|"
    r"(?:eu )?n(?:ã|a)o (?:entendi|entendo|tô entendendo|saquei)(?: (?:nada|direito|muito|bem))?|"
    r"(?:よく|全然|まったく|"
    r"さっぱり)?(?:わからない|分からない|"
    r"わかりません|分かりません)(?:です|ので|"
    r"から)?|"
    r"(?:我)?(?:完全|有点|还是|根本)?(?:看不懂|"
    r"没看懂|听不懂|不懂|没懂|没听懂))"
    r"(?: (?:here|tbh|lol|sorry|though))?"
)
_POLITE = (
    r"(?:(?:please|pls|plz|bitte|danke|por favor|porfa|gracias|svp|stp|merci|obrigad[oa]|valeu|vlw|thanks|thx|"
    r"ok|okay|lol|haha|"
    r"で|に|を|お願い(?:します|いたします)?|ください|下さい|頼む|頼みます|よろしく(?:お願いします)?|です|ね|吧|谢谢|谢了|拜托|哈|好吗|可以吗|行吗|"
    r"その|方|ほう|くれ|して)[\s,、]*)+"
)
_TRIM = " .!?,;~:)(。"
_MEND = (
    r"(?:(?:so|and|please|pls|can you|could you|just|then) )*(?:fix|correct|change|update|adjust|amend|redo|"
    r"rewrite|edit) "
    r"(?:it|that|this|them|those|accordingly)(?: (?:please|pls|accordingly|then|too|everywhere|throughout))*"
)
_GONE = (
    r"(?:(?:so|and|please|pls|can you|could you|just|then|bitte|s'il te plaît) )*(?:(?:lose|drop|ditch|cut|"
    r"remove|delete|kill|scrap|"
    r"nix|axe|skip|omit|nuke|strip|take|leave|bin|dump|trash|toss|chuck|yeet|zap|get rid of|do away with) "
    r"(?:it|them|those|that|these|'em|em|that one|those ones)(?: (?:out|off|away|all|completely|entirely|please|"
    r"pls))*|remove|delete|"
    r"(?:enlève|supprime|vire|retire|efface|dégage)[- ](?:le|la|les|ça)|(?:quíta|elimína|bórra|sáca|quita|"
    r"elimina|borra|saca)l[oae]s?|"
    r"(?:tira|remove|apaga|corta|tire|remova)(?: isso| ela| ele| essa parte| esse)?|(?:weg|raus) damit|"
    r"(?:lösch|streich|entfern|nimm|lass|schmeiß)e? (?:ihn|sie|es|das|den)(?: (?:weg|raus|bitte))*|消して(?:ください)?|"
    r"削除して(?:ください)?|(?:请)?(?:删掉|删了|去掉)(?:吧)?)"
)
_BACK = (
    r"(?:(?:so|and|please|pls|can we|can you|let's|just|i want to|i'd) )*(?:(?:go back|return|switch back|"
    r"revert|change back|roll back) to "
    r"(?:that|it|that one)|use that(?: one)?|(?:bring|put) (?:that|it) back|give me that(?: one)?(?: back)?|"
    r"i want that(?: one)?(?: back)?|"
    r"prefer that(?: one)?)(?: (?:please|pls))?"
)
_STAYS = (
    r"(?:(?:so|and|please|pls|just) )*(?:(?:leave|keep) (?:it|this|that)(?: (?:as (?:it )?is|like (?:this|that)|"
    r"alone|there|now))?|"
    r"(?:don't|dont|do not) (?:touch|change) (?:it|anything)(?: (?:now|anymore|more))?|ship it|post it|send it|"
    r"(?:we're |i'm )?done)"
)


def goes_without_saying(text: Text, start: int, end: int, others: tuple[Found, ...]) -> bool:
    """Whether a clause is accounted for by the wishes of the same reply: being lost by `simpler`."""
    said = text.plain[start:end].strip(_TRIM)
    if others and compiled(_POLITE).fullmatch(said):
        return True
    slots = {one.wish.slot for one in others}
    easier = any(one.wish.value in ("beginner", "child") for one in others if one.wish.slot is Slot.EXPERTISE)
    if (easier or Slot.EXAMPLE in slots) and compiled(_LOST).fullmatch(said):
        return True
    if slots & {Slot.RESTORE, Slot.UNDO} and compiled(_BACK).fullmatch(said):
        return True
    if slots == {Slot.ACCEPT} and compiled(_STAYS).fullmatch(said):
        return True
    return Slot.CORRECT in slots and compiled(_MEND).fullmatch(said) is not None


def drops_it(text: Text, start: int, end: int) -> bool:
    """Whether a clause takes out what was named just before it (`..., lose them`)."""
    return compiled(_GONE).fullmatch(text.plain[start:end].strip(_TRIM)) is not None
