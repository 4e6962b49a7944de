"""How the answer begins and ends: exact words, the question, a title, a postscript, a paragraph's start. English."""

from __future__ import annotations

import re

from bot.directives import Slot
from bot.interpret.amounts import ORDINALS
from bot.interpret.constraints.grammar import HAVE, LIKE, MODAL, QUOTED, THING, Rule, number, unquoted
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled

QUESTION = "the question, word for word"
_SAID = (
    r"(?:(?:this|the|these|those|following|exactly|exact|very|precise|my|closing|opening|final|literal)(?:\s+|(?=:)))*"
    r"(?:(?:phrase|words?|sentence|line|question|text|statement|greeting|closing|sign-?off|expression|message)\s*)?"
    r"(?:of\s+|that says\s+|saying\s+)?[:,-]?\s*"
)
_MARKED = (
    r"(?:(?:this|the|these|those|following|exact|very|precise|closing|opening|final|literal)\s+)*"
    r"(?:phrase|words?|sentence|line|question|text|statement|greeting|sign-?off|expression)\s*(?:of\s+|that says\s+|"
    r"saying\s+)?[:,-]?\s*"
)
_NOT_WORDS = (
    r"(?!(?:an?|the(?! end\b)|your|my|some|that|this|it|one|two|three|something|what|how|why|more|of|from|about|at|"
    r"in|to|is|are|by)\s)"
)
_FORMULA = (
    r"(?:any (?:other |more |further )?questions|is there anything|let me know|hope (?:this|that|it)|i hope|thanks|"
    r"thank you|cheers|kind regards|"
    r"best regards|best wishes|regards|sincerely|yours|the end|good luck|dear |hello|hi |hi,|hey|to whom|"
    r"once upon a time|in conclusion|"
    r"p\.? ?(?:p\.? ?)?s\.? ?\S|have a (?:nice|great|good|lovely)|take care|see you|stay tuned|stay safe|"
    r"what do you think|does (?:that|this) help|"
    r"over and out|that's all folks|amen|love,|xoxo|sure,|sure!|of course|tl;dr:|good morning|good evening|welcome|"
    r"no questions|happy to help|feel free)"
)
_LITERAL = (
    rf"{_NOT_WORDS}(?:p\.? ?(?:p\.? ?)?s(?![\w])[.:,]*\s+(?=\S))?[^\W_\n][^\n]*?[^\s,;](?=\s*(?:$|\n|[.!?](?:\s|$)|"
    rf",? (?:and|but) (?:nothing|no other|make|keep|also|don't|use|write)\b))[.!?]*"
)
_NOTHING = (
    r"(?:[\s,.;?(-]*(?:and |with )?(?:there should be |write |say |put |add |"
    r"include )?(?:(?:absolutely )?nothing (?:else )?(?:(?:should|must|can|may) )?(?:come |follow |be )?"
    r"(?:after|following|behind|beyond|follows?)?(?: (?:it|that|this|the \w+(?: \"\w+\")?))?|no (?:other|more|"
    r"further) (?:words?|text|characters?|punctuation)"
    r"(?: (?:should|must|can|may|to))?(?: (?:come|follow|be|appear))?(?: (?:after|following|behind|follow))?"
    r"(?: (?:it|that|this|(?:the|this) (?:word|phrase|sentence|line)(?: \"[^\"]*\")?))?|word for word|verbatim|"
    r"exactly(?: like that| so)?(?=\s*(?:$|[\n.,;!)]))|literally(?=\s*(?:$|[\n.,;!)]))|"
    r"as (?:the|your) (?:very )?last (?:line|sentence|words)|(?:and )?that's it|full stop)\)?)*"
)
_END = (
    rf"(?:wind(?:ing)? up|end|ending|finish|finishing|close|closing|conclude|concluding|wrap(?:ping)?(?: (?:it|things|"
    rf"this|everything))? up|sign(?:ing)?(?: (?:it|this|that))? off|terminate|complete)"
    rf"(?: (?:{THING}|off|up|things|out|every ?thing|(?:each|every) (?:answer|reply|response|message|time)|"
    rf"(?:all )?(?:your )?(?:answers|replies|responses|messages)))*"
    r" (?:with|by (?:saying|writing|asking|adding)|on|using|in)\b\s*"
)
_LAST = (
    r"(?:have |let |make )?(?:the |your )?(?:very )?(?:last|final|closing) (?:line|sentence|words?|thing|"
    r"phrase)(?: (?:of|in) (?:the|your) \w+| you (?:say|write))*"
    rf"\s*(?:(?:{MODAL} )?(?:be|say|read)|is|:|reads?|=)?\s*"
)
_START = (
    rf"(?:start|starting|begin|beginning|open|opening|kick(?:ing)?(?: (?:it|this|things))? off|lead|commence)"
    rf"(?: (?:{THING}|off|out|every ?thing|(?:each|every) (?:answer|reply|response|message|time)|"
    rf"(?:all )?(?:your )?(?:answers|replies|responses|messages)))*"
    r" (?:with|by (?:saying|writing|asking)|on|using)\b\s*"
)
_FIRST = (
    r"(?:have |let |make )?(?:the |your )?(?:very )?(?:first|opening) (?:line|sentence|words?|thing|phrase)(?: (?:of|"
    r"in) (?:the|your) (?!\w+ paragraph|paragraph)\w+| you (?:say|write))*"
    rf"\s*(?:(?:{MODAL} )?(?:be|say|read)|is|:|reads?|=)?\s*"
)
_ADD = r"(?:(?:please )?(?:add|put|write|include|insert|place|stick|tack|append|say|have)\s+(?:on )?)"
_AT_END = (
    r"\s*(?:at|to|on|as) (?:the |your )?(?:very )?(?:end|bottom|closing|last (?:line|sentence)|"
    r"final line)(?: of (?:it|this|the \w+|your \w+))?"
)
_AT_START = (
    r"\s*(?:at|to|on|as) (?:the |your )?(?:very )?(?:start|beginning|top|front|opening|first (?:line|"
    r"sentence))(?: of (?:it|this|the \w+|your \w+))?"
)


def _edge(text: Text, match: re.Match[str], slot: Slot) -> tuple[Wish, ...] | None:
    group = next(name for name in ("q", "w", "v") if match.groupdict().get(name))
    value = unquoted(text, *match.span(group))
    if group == "v" and not compiled(r"(?i)(?:p\.\s?)+s\.$").search(value):
        value = value.rstrip(".")
    return (Wish(slot=slot, value=value),) if value else None


def _ends(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    return _edge(text, match, Slot.END)


def _starts(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    return _edge(text, match, Slot.START)


def _words(open_: str) -> str:
    """The exact words behind an opening: in quotation marks, or announced (`with the phrase`, a colon)."""
    return (
        rf"{open_}(?:{_SAID}(?P<q>{QUOTED})|(?:{_MARKED}|:\s*)(?:(?<=word )(?P<w>[^\W_][\w'-]*)|"
        rf"(?<!word )(?P<v>{_LITERAL})))"
    )


def _formula(open_: str) -> str:
    """The exact words behind an opening that are plainly a formula (`Any questions?`), however they are said."""
    return rf"{open_}(?P<v>(?={_FORMULA}){_LITERAL.removeprefix(_NOT_WORDS)})"


def _repeated(text: Text, match: re.Match[str]) -> tuple[Wish, ...]:
    return (Wish(slot=Slot.START, value=QUESTION),)


_ASKED = (
    r"(?:the |my |your |this |that )?(?:whole |entire |exact |original |initial |full |above )*(?:question|request|"
    r"prompt|query|instructions?|task|input|message|"
    r"what i asked(?: you)?|what i (?:said|wrote))(?: (?:above|i asked|i gave(?: you)?|itself|back to me|to me|back))*"
)
_EXACTLY = (
    r"(?:[\s,(-]*(?:first(?: of all)?|word[- ]for[- ]word|verbatim|exactly(?: as it is| as is| as i wrote it)?|"
    r"as (?:it )?is|without (?:any )?chang(?:e|es|ing)"
    r"(?: (?:it|anything|a word|any words))?|unchanged|literally|in full|at the (?:very )?(?:top|start|beginning)|"
    r"before (?:you )?(?:answer(?:ing)?|anything else|"
    r"giving (?:me )?(?:the|your) answer|you give (?:the|your) answer|you start|replying|responding|your answer|"
    r"the answer)(?: it)?|"
    r"(?:and )?(?:only )?(?:then|after that|afterwards)[,]? (?:you )?(?:can )?(?:answer|reply|respond|"
    r"give (?:me )?(?:the|your) answer)(?: it)?|"
    r"do not (?:say|add) (?:anything|any words?) before(?: (?:it|that|repeating (?:it|the request)))?)\)?)"
)


def _title(text: Text, match: re.Match[str]) -> tuple[Wish, ...]:
    angled = compiled(r"angle|angular|<<|pointy|chevron|guillemet").search(match[0])
    return (Wish(slot=Slot.INCLUDE, value="a title in << >>" if angled else "a title"),)


_ANGLE = (
    r"(?:[\s,(]*(?:(?:that is |that's |which is |and )?(?:wrapped?|enclosed?|surrounded|written|put|placed|it|set|"
    r"formatted|be)\s*)*(?:in(?:side)?|with(?:in)?|between|by|using|like(?: this)?)?"
    r"\s*(?:a pair of |two |double |doubled )*(?:(?:angle|angular|angled|pointy|chevron)[ -]?(?:brackets?|"
    r"parenthes[ie]s|quotes)?|guillemets|chevrons|<<[^>\n]*>>)\)?)"
)
_TOP = (
    r"(?:\s*,?\s*(?:on|at|to) (?:the )?(?:very )?(?:top|start|beginning)(?: of (?:it|the \w+|your \w+))?|\s+above it|"
    r"\s+first)?"
)


def _postscript(text: Text, match: re.Match[str]) -> tuple[Wish, ...]:
    said = "".join(char for char in (match["mark"] or match["ps"]) if char.isalpha())
    return (Wish(slot=Slot.INCLUDE, value=f'a postscript "{"P.P.S" if said.startswith("pp") else "P.S."}"'),)


_PS = r"p\.? ?(?:p\.? ?)?s(?![\w])\.?"
_END_OF = (
    r"(?:(?:at (?:the )?(?:very )?(?:end|bottom)(?: of (?:it|this|the \w+|your \w+))?|after (?:it|your \w+|"
    r"the \w+))[\s,]*)?"
)
_PLACE = (
    r"(?:[\s,]*(?:below|beneath|underneath|under|after)(?: (?:it|that|this|everything|the \w+|your \w+))?(?![\w])|"
    r"[\s,]*(?:at|onto|on|to|as|in) (?:the )?(?:very )?(?:end|bottom|last line)(?: of (?:it|this|the \w+|your \w+))?)?"
)
_OPENS = (
    r"(?:[\s,(]*(?:that |which |and )?(?:start(?:s|ing|ed)?(?: it)?|begin(?:s|ning)?(?: it)?|open(?:s|ing)|indicated|"
    r"marked|labell?ed|introduced|called|headed|prefixed|denoted|signaled|use|using)"
    r"(?: off)?(?: with| by| as)?(?: the)?(?: (?:words?|letters|marker|label|text))?)?"
)
_PLACES = {"last": 0, "final": 0, "opening": 1, "very first": 1} | ORDINALS | {
    "seventh": 7, "7th": 7, "eighth": 8, "8th": 8, "ninth": 9, "9th": 9, "tenth": 10, "10th": 10,
}  # fmt: skip
_NTH = (
    rf"(?:(?:the |your )?(?:very )?(?P<nth>{'|'.join(sorted(_PLACES, key=len, reverse=True))}) (?:paragraph|para|"
    rf"(?P<one>one)(?!\w))|"
    rf"(?:the )?para(?:graph)? (?:number |no\.? ?|#)?(?P<no>\d{{1,2}}|one|two|three|four|five|six|"
    r"seven|eight|nine|ten))"
)
_BLANK = (
    r"(?:[\s,.;?(]*(?:and |with )?(?:an? )?(?:blank|empty) lines? (?:in )?between"
    r"(?: them| each(?: one)?| the \w+)?\)?)?"
)
_WORD = rf"(?:the )?(?:(?:exact |single )?word\s*:?\s*)?(?P<q>{QUOTED}|[^\W_][\w'-]*)"


def _nth(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    place = number(match["no"]) if match["no"] else _PLACES[match["nth"]]
    if match["one"] and not compiled("para").search(text.plain, max(0, match.start() - 80), match.start()):
        return None
    term = unquoted(text, *match.span("q"))
    plain = not compiled(rf"{QUOTED}").fullmatch(match["q"])
    if place < 1 or (
        plain and (compiled(r"an?|the|some|your|my|this|it|that").fullmatch(match["q"]) or "word" not in match[0])
    ):
        return None
    return (Wish(slot=Slot.INCLUDE, value=f'paragraph {place} starting with "{term}"'),)


_STRETCH = r"(?:words?|lines?|sentences?|phrase|thing)(?: (?:of|in) (?:it|the \w+|your \w+))?"

RULES = (
    Rule(rf"(?P<mark>)(?P<ps>{_PS})(?: (?:section|note|line|message))?(?={_PLACE.removesuffix(chr(63))}){_PLACE}",
         _postscript, r"p\.? ?s"),
    Rule(_words(_END) + _NOTHING, _ends, r"end|finish|clos|conclu|wrap|wind|sign|termin|complete"),
    Rule(_formula(_END) + _NOTHING, _ends, r"end|finish|clos|conclu|wrap|wind|sign|termin|complete"),
    Rule(rf"(?:the )?(?:end|ending|outro|sign-?off|closing line)\s*[:=]\s*(?P<q>{QUOTED}){_NOTHING}", _ends, "[:=]"),
    Rule(rf"(?:the )?(?:start|opening|intro|opener|opening line)\s*[:=]\s*(?P<q>{QUOTED})", _starts, "[:=]"),
    Rule(rf"(?P<q>{QUOTED}) (?:{MODAL} be|as) (?:the |your )?(?:very )?(?:last|final|closing) {_STRETCH}", _ends,
         "last|final|closing"),
    Rule(rf"(?P<q>{QUOTED}) (?:{MODAL} be|as) (?:the |your )?(?:very )?(?:first|opening) {_STRETCH}", _starts,
         "first|opening"),
    Rule(_words(_LAST) + _NOTHING, _ends, "last|final|closing"),
    Rule(_formula(_LAST) + _NOTHING, _ends, "last|final|closing"),
    Rule(rf"{_ADD}{_SAID}(?P<q>{QUOTED}){_AT_END}{_NOTHING}", _ends, "end|bottom|last|final|closing"),
    Rule(rf"{_AT_END.removeprefix(chr(92) + 's*')},? {_ADD}{_SAID}(?P<q>{QUOTED}){_NOTHING}",
         _ends, "end|bottom|last|final|closing"),
    Rule(_words(_START), _starts, "start|begin|open|kick|lead|commence"),
    Rule(_formula(_START), _starts, "start|begin|open|kick|lead|commence"),
    Rule(_words(_FIRST), _starts, "first|opening"),
    Rule(_formula(_FIRST), _starts, "first|opening"),
    Rule(rf"{_ADD}{_SAID}(?P<q>{QUOTED}){_AT_START}", _starts, "start|begin|top|front|opening|first"),
    Rule(rf"(?:first,? |start by |begin by |please |before (?:you )?answer(?:ing)?,? |"
         rf"before anything else,? )*(?:repeat(?:ing)?|restat(?:e|ing)|copy(?:ing)?|quot(?:e|ing)|"
         rf"echo(?:ing)?) {_ASKED}"
         rf"{_EXACTLY}+(?:[\s,(-]*(?:and )?then (?:answer|reply|respond|give (?:me )?(?:the|your) answer)(?: it|"
         rf" the question)?\)?)?", _repeated, "repeat|restat|copy|quot|echo"),
    Rule(rf"(?:first,? |start by |begin by |before (?:you )?answer(?:ing)?,? |"
         rf"before anything else,? )(?:repeat(?:ing)?|restat(?:e|ing)|copy(?:ing)?|quot(?:e|ing)) {_ASKED}",
         _repeated, "repeat|restat|copy|quot"),
    Rule(rf"(?:start|begin|open)(?: {THING})? (?:with|by repeating) {_ASKED}{_EXACTLY}+",
         _repeated, "question|request|prompt|query|instruction|task"),
    Rule(rf"{HAVE}an? title{_TOP}(?:{_ANGLE}{_TOP})?{LIKE}", _title, "title"),
    Rule(rf"(?:{HAVE}the )?title{_TOP}{_ANGLE}{_TOP}{LIKE}", _title, "title"),
    Rule(rf"(?:wrap|put|enclose|surround|place|set) (?:the |its |your |a )title {_ANGLE}{LIKE}", _title, "title"),
    Rule(rf"(?:the |its |your )title (?:{MODAL} )?(?:be )?{_ANGLE}{LIKE}", _title, "title"),
    Rule(rf"{_END_OF}(?:explicitly |also |please )*(?:{HAVE}|(?:end|finish|close|conclude)(?: {THING}| it| off|"
         rf" up)? (?:with|w/) )(?:explicitly )?(?:{_END_OF})(?:an? |the )?(?:short |brief |little |quick |lil )*"
         rf"(?:postscript|post script|"
         rf"post-script)s?{_PLACE}(?:{_OPENS}\s*[:\"'(]*(?P<mark>{_PS})[\"')]*)?(?P<ps>){_PLACE}",
         _postscript, "script"),
    Rule(rf"{_END_OF}(?:explicitly |also |please )*(?:{HAVE}|(?:end|finish|close|conclude)(?: {THING}| it| off|"
         rf" up)? (?:with|w/) )(?:an? |the )(?:short |brief |little |quick |"
         rf"lil )*(?P<mark>)[\"']?(?P<ps>{_PS})[\"']?(?: (?:section|note|line|message))?{_PLACE}",
         _postscript, r"p\.? ?s"),
    Rule(rf"(?:have |make |let |ensure |the beginning of )?{_NTH}(?: {MODAL}| is to)? (?:kicks? off|start|begin|open|"
         rf"starts|"
         rf"begins|opens|starting|beginning)(?: off)? with {_WORD}{_BLANK}", _nth, "para"),
    Rule(rf"(?:have |make |let )?{_NTH}'s (?:very )?(?:first|opening) word\s*(?:(?:{MODAL} )?be|is|:|"
         rf"=)\s*{_WORD}", _nth, "para"),
    Rule(rf"(?:start|begin|open) (?:off )?{_NTH} (?:with|by) {_WORD}{_BLANK}", _nth, "para"),
    Rule(rf"(?:(?:the|have the|make the) )?first word (?:of|in) {_NTH}\s*(?:(?:{MODAL} )?be|is|:|=)?\s*{_WORD}",
         _nth, "paragraph"),
)  # fmt: skip
