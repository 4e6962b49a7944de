"""The words that a wish about content begins with, as patterns; what it is about is their group `v`. English."""

from __future__ import annotations

from bot.directives import Slot

WORDS = r"(?:words?|phrases?|keywords?|terms?|expressions?)"
_ADD = (
    r"(?:add(?:ing)?|includ(?:e|ing)|mention(?:ing)?|insert|throw in|toss in|incorporate|put in|append|work in|"
    r"sprinkle in|slip in|bring up|reference|cite)"
)
_MISSED = (
    r"(?:you |u |it |this |that |it's (?=missing)|its (?=missing)|this is (?=missing)|"
    r"still )?(?:also )?(?:completely |totally )?(?:forgot|missed|left out|omitted|skipped|"
    r"didn't (?:mention|include|cover|talk about|address|say)|"
    r"doesn't (?:mention|include|cover|have|address|talk about|say anything about|contain)|don't (?:mention|"
    r"include|cover)|fails? to mention|failed to mention|"
    r"lacks|is missing|missing|ignored|ignores|never (?:mentions?|mentioned|gave(?: (?:me|us))?|listed|"
    r"told (?:me|us)|said|included|covered|showed|explained))(?: to (?:mention|include|add|say|put))?(?: about)?"
)
_SAID = (
    r"(?:us(?:e|ing)|mention(?:ing)?|includ(?:e|ing)|say(?:ing)?|talk(?:ing)? about|add(?:ing)?|writ(?:e|ing)|"
    r"repeat(?:ing)?|put(?:ting)?(?: in)?|start(?:ing)? with|refer(?:ring)? to|bring(?:ing)? up|do(?:ing)?)"
)
_NOT = (
    r"(?:don't|do not|dont|never|don't ever|not|you don't have to|no need to|shouldn't|should not|must not|"
    r"mustn't)"
)
_DROP = (
    r"(?:drop|remove|removing|delete|leave out|leaving out|omit|omitting|skip|skipping|exclude|cut out|get rid of|"
    r"getting rid of|take out|lose|ditch|strip out|strip|scrap|kill|nix|axe|spare me|cut|avoid|minus|without)"
)
_NOT_THINGS = (
    r"(?!(?:it|you|i|we|to|is|are|was|need|him|her|me|down|short|up|back|can|bother|worry)(?![\w'-]))"
    r"(?!(?:that|this|them|these|those|more|less|of|problem|worries|one|too|so|please|anything|something|"
    r"everything)(?![\w'-])(?!\s*\w))"
)
_NO_START = (
    r"(?!(?:than|go|undo|make|keep|use|give|try|change|put|leave|bring|revert|i'd|entiendo|comprendo|me|te|se|lo|la|"
    r"le|es|está|son|quiero|sé|se|hay|tan|tanto|muy|más|funciona|sirve|"
    r"uses|pongas|"
    r"hace|hagas|puedo|tiene|estoy|soy|fue|era|ha|hables|cambies|toques|olvides|digas|escribas|menciones|"
    r"incluyas|entendí|"
    r"other|or|máximo|maximo|mínimo|minimo|wait|sorry|actually|just|still|but|its|it's|that's|i'm|it|you|"
    r"i|we|to|is|are|was|need|problem|"
    r"worries|idea|way|clue|offense|doubt|thanks|not|longer|matter|wonder|please|reason|can|bother|he|she|they|"
    r"what|one)(?![\w'-]))"
)
_MORE = (
    r"(?:(?:some|a bit|a little|much|a lot|way|lots) )?more(?: (?:detail|details|info|information|depth|context|"
    r"background|explanation|text|emphasis|focus|stuff|words))?"
)
_MORE_ABOUT = rf"(?P<v>{_MORE} (?:about|on|regarding|around|from) \S.*)"

HEADS: tuple[tuple[Slot, str, str], ...] = (
    (Slot.EXCLUDE, "",
        r"(?:take|leave|cut|strip) (?P<v>(?:the|all|any|that|your) \S.*?) out(?: of (?:it|this|there))?"),
    (Slot.KEEP, "",
        r"(?:keep|preserve|retain|leave)\s+(?P<v>(?:the|my|your|that|this|all|both|every|these|"
        r"those)\s.*?)(?:\s+(?:exactly )?(?:as (?:it|they|that) (?:is|are|was|were)|as[- ]is|alone|unchanged|"
        r"untouched|intact|the same|the way (?:it|they) (?:is|are)|like (?:that|this|it is)|in|in there|there|"
        r"in place))?"),
    (Slot.KEEP, "",
        r"(?:don't|do not|dont|never|without|without ever) (?:chang(?:e|ing)|touch(?:ing)?|alter(?:ing)?|"
        r"edit(?:ing)?|modify(?:ing)?|mess(?:ing)? with|rewrit(?:e|ing)|remov(?:e|ing)|delet(?:e|ing)|los(?:e|"
        r"ing)|drop(?:ping)?|cut(?:ting)?) (?P<v>(?!(?:it|anything|a thing|that|this)\b).+)"),
    (Slot.KEEP, "the ",
        r"(?:with |in |use |keep )?(?:the )?(?:exact )?same (?P<v>structure|content|order|layout|facts|points|"
        r"wording|examples|"
        r"sections|headings|numbers|meaning|title|outline|format|length|tone|style|language|ideas?|message)"),
    (Slot.KEEP, "",
        r"(?P<v>(?:the|that|your|my) (?:[\w'-]+ ){0,2}[\w'-]+) (?:stays?|remains?)(?: in| there| put|"
        r" as (?:it )?is| as they are| the same)?"),
    (Slot.KEEP, "the ",
        r"(?P<v>(?:code|title|intro|introduction|conclusion|ending|structure|tone|subject line)) (?:is|are|"
        r"looks|look) (?:fine|good|great|perfect|ok|okay|nice|"
        r"excellent|spot on)"),
    (Slot.KEEP, "",
        r"(?P<v>(?:the|that|your) (?:\w+ ){0,2}\w+) (?:should|must|can|has to|needs to) (?:stay|remain|"
        r"be kept|be left)(?: (?:as (?:it )?is|as it was|the same|unchanged|alone|in|there|untouched))?"),
    (Slot.KEEP, "",
        r"(?P<v>(?:the|that|your) (?:first|second|third|last|intro|introduction|conclusion|title|ending|"
        r"opening|code|table|list|summary)(?: \w+)?) (?:is|was|looks) (?:fine|good|great|perfect|ok|okay|nice|"
        r"excellent)(?: (?:as (?:it )?is|already|now))?"),
    (Slot.EXAMPLE, "",
        r"(?:(?:add|include|give|show|provide|use|using|with|throw in|put in|insert|need|want|have|"
        r"illustrate (?:it|this|that) with|explain (?:it|this|that) with)(?: me| us)? )?(?P<v>(?:(?:an?|"
        r"another|one|some|more|a few|a couple of|two|three|four|five|\d|"
        r"at least \w+) )?(?:[\w'-]+ ){0,2}?examples?(?: (?:of|for|about|from|with|in|where|that|showing|"
        r"using|involving|like|to) .+)?)"),
    (Slot.INCLUDE, "more about ",
        r"(?:expand|elaborate|go deeper|go into (?:more |greater )?(?:detail|depth)|dig deeper|say more|"
        r"explain more|write more|tell me more)(?: more| a bit| a little)* (?:on|upon|into|about) (?P<v>\S.*)"),
    (Slot.INCLUDE, "",
        rf"(?:say |talk |tell (?:me|us) |write |give (?:me|us) |explain |with |know |{_ADD} )?{_MORE_ABOUT}"),
    (Slot.INCLUDE, "", r"(?:say|write|talk|tell (?:me|us)|speak) (?P<v>something about \S.*)"),
    (Slot.INCLUDE, "",
        r"(?:don't|do not|dont|never|not) forget(?: to (?:mention|include|add|talk about|"
        r"say))?(?: about)? (?P<v>\S.*)"),
    (Slot.EXCLUDE, "", rf"{_NOT} {_SAID}(?: any| all)? {_NOT_THINGS}(?P<v>\S.*)"),
    (Slot.EXCLUDE, "", rf"(?:stop|quit|avoid|without|drop the) {_SAID} {_NOT_THINGS}(?P<v>\S.*)"),
    (Slot.EXCLUDE, "",
        r"(?:i |we |you )?(?:really )?(?:don't|do not|dont) (?:need|want|care about|like) (?:any |to see |"
        r"to read )?(?!(?:it|to|you|this|"
        r"that|a|an)\b)(?P<v>\S.*)"),
    (Slot.EXCLUDE, "",
        r"(?:(?:stop|quit|enough|cool it|chill|chill out|knock it off|easy|calm down) with|lay off|go easy on|"
        r"go easier on|"
        r"ease up on|easy on|ease off|hold|cool) "
        r"(?P<v>(?:all )?(?:the|these|those|your|all the|all these) \S+(?:\s\S+){0,3})"),
    (Slot.EXCLUDE, "", rf"{_DROP}(?: out)? (?:using |any )?{_NOT_THINGS}(?P<v>\S.*)"),
    (Slot.EXCLUDE, "",
        r"(?:make (?:it|this|that) |keep (?:it|this|that) |completely |totally |100% |all )?(?P<v>jargon|fluff|"
        r"buzzwords?|"
        r"clich[eé]s?|filler|hype|slang|spoilers?|emojis?|swearing|"
        r"drama|nonsense|bs)[- ]free(?: version)?"),
    (Slot.EXCLUDE, "", rf"(?:with )?no (?:more )?{_NO_START}(?P<v>\S+(?:\s\S+){{0,4}})"),
    (Slot.EXCLUDE, "too much ",
        r"(?:(?:it|this|that|there|you)(?:'s| has| have| is| are| used?| uses| contains?)\s+)?(?:way |far |"
        r"much )?(?:less|too much) (?P<v>(?!(?:of|for|to|like|than|is|are|more|"
        r"so)\b)\S+(?:\s\S+){0,3})"),
    (Slot.EXCLUDE, "too many ",
        r"(?:(?:it|this|that|there|you)(?:'s| has| have| is| are| used?| uses| contains?)\s+)?(?:way |"
        r"far )?(?:fewer|too many) (?P<v>\S+(?:\s\S+){0,3})"),
    (Slot.EXCLUDE, "",
        r"(?P<v>(?:the|all the|your) \S.*?) (?:is|are) (?:not needed|unnecessary|irrelevant|redundant|"
        r"superfluous|not necessary|not relevant|pointless|too much)"),
    (Slot.INCLUDE, "", r"(?:what's|what is|whats|what was|whats) missing(?: here| from this)? is (?P<v>\S.*)"),
    (Slot.INCLUDE, "", r"missing(?: here)?:?\s+(?P<v>\S.*)"),
    (Slot.INCLUDE, "", r"(?:there's|there is|i see|i see) no mention of (?P<v>\S.*)"),
    (Slot.INCLUDE, "",
        r"(?P<v>(?:the|a|an|any|some|your)? ?(?:\S+ ){0,4}\S+) (?:is|are|was|"
        r"were) (?:still )?missing(?: here)?"),
    (Slot.INCLUDE, "", rf"{_MISSED} {_NOT_THINGS}(?P<v>\S.*)"),
    (Slot.INCLUDE, "",
        rf"(?:contain|feature|have|use|say|using|with|containing|has) (?P<v>(?:the|these|those) (?:exact |"
        rf"following )?{WORDS} \S.*)"),
    (Slot.INCLUDE, "",
        r"(?:pop|stick|put|slot|squeeze|chuck|throw|work|tack|slip|toss|drop|weave|fit|sneak|get) (?P<v>(?:the|"
        r"an?|some|our|my|"
        r"in (?:the|an?|some|our|my)) \S.*?)(?: (?:in|on)(?: there| here)?(?: somewhere)?| somewhere)"),
    (Slot.INCLUDE, "", r"(?:pop|slot|sneak|weave|tack|chuck) (?:in )?(?P<v>(?:the|an?|some|our|my) \S.*?)(?: on)?"),
    (Slot.INCLUDE, "",
        r"(?:pop|stick|put|tack|slap|throw|chuck|slot) (?P<v>(?:an?|some|our|my) \S.*? (?:at|on|"
        r"to) (?:the )?(?:very )?(?:end|top|"
        r"bottom|start|beginning))"),
    (Slot.INCLUDE, "", rf"(?:also )?(?:please )?{_ADD}(?: also| in)? {_NOT_THINGS}(?P<v>\S.*)"),
    (Slot.INCLUDE, "", r"(?:put|write|give|tell|show|have) (?:also|too|as well) (?P<v>(?:the|an?|some|our|my) \S.*)"),
    (Slot.INCLUDE, "", r"(?:contain|feature|containing|mentions|includes|contains) (?P<v>\S.*)"),
    (Slot.INCLUDE, "",
        r"(?:touch on|talk about|cover|speak about|discuss|address) (?P<v>(?!(?:it|this|that)\b)\S.*)"),
    (Slot.INCLUDE, "",
        r"(?:use|using|with|have|show|show me|give me|throw in|insert|put) (?P<v>(?:(?:more|some|a few|"
        r"a couple of|lots of|many|plenty of|a lot of|lots more|a bit of|a bit more) )?(?:emojis?|emoticons?|"
        r"analogies|an analogy|a metaphor|metaphors?|quotes|humou?r|bold|italics|citations?|statistics|stats|"
        r"numbers|figures|data|sources|references|links|dialogue|code blocks?|comments|jokes|puns|hashtags|"
        r"visuals|diagrams?))(?: to illustrate.*)?"),
    (Slot.INCLUDE, "", r"(?:with|w/) ?(?<=[ /])(?P<v>(?!(?:that|this|it|you|me|him|her|us|them|all|"
    r"a grain)\b)\S+(?:\s\S+){0,7})"),
    (Slot.INCLUDE, "",
        r"(?P<v>more (?:\S+ ){0,2}(?:\S+s|data|evidence|context|background|humou?r|colou?r|emphasis|structure|"
        r"math|code|action|dialogue|suspense|drama|proof|theory|history|variety|explanation|nuance|flavou?r|"
        r"tension|clarity))"),
)  # fmt: skip
"""Slot, what stands before the person's words in the value, and the pattern; the first that fits counts."""
