"""How people name one part of an answer (`the second paragraph`, `step 3`), and how they speak of it. English."""

from __future__ import annotations

import re
from functools import cache

PLACE = (
    "first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|seventh|7th|eighth|8th|ninth|9th|tenth|10th|"
    "last|final|opening|closing|middle|penultimate|next[- ]to[- ]last|second[- ]to[- ]last|top|bottom"
)
KIND = (
    r"paragraphs?|paras?|sections?|bullet points?|bulletpoints?|bullets?|points?|items?|sentences?|lines?|steps?|"
    r"examples?|parts?|bits?|rows?|"
    r"columns?|tables?|lists?|code(?: blocks?| snippets?| examples?)?|snippets?|intro(?:duction)?|conclusion|"
    r"summary|titles?|heading|header|"
    r"headline|ending|opening|beginning|outro|closing|quotes?|stanzas?|verses?|slides?|footnotes?|"
    r"subject(?: line)?|greeting|"
    r"sign[- ]off|signature|abstract|hook|caption|chapters?|scenes?|call to action|cta|p\.?s"
)
ALONE = r"intro(?:duction)?|conclusion|title|headline|ending|opening|greeting|sign[- ]off|subject line|outro|code"
CALLED = (
    r"(?:the|that|your)\s+(?!(?:whole|entire|same|other|next|previous|new|old|above|following|right|wrong)\b)"
    r"[\w`][\w'`().-]{0,40}\s+(?:function|method|class|row|column|section)|(?:function|method)\s+[\w`()]{1,40}|"
    r"(?:the|that|your)\s+(?:row|column|entry|cell|line item)\s+(?:for|about|on|called|named|labell?ed)\s+"
    r"(?!(?:a|an|my|our|the|it|this|that|beginners|kids|experts)\b)[\w'-]+"
)
"""What is named by what it is called: "the total row", "the function foo"."""
COUNT = r"two|three|four|2|3|4"
VERBS = (
    "make|rewrite|rephrase|reword|redo|shorten|lengthen|simplify|expand|elaborate|fix|correct|change|translate|"
    "improve|polish|revise|"
    "edit|clean up|tighten(?: up)?|trim|condense|summari[sz]e|split|merge|combine|move|swap|replace|turn|convert|"
    "explain|update|clarify|"
    "format|reformat|bold|highlight|italicize|capitali[sz]e|sort|reorder|rename|number|indent|double[- ]check|"
    "verify|extend|refactor|"
    "optimi[sz]e|rework|adjust|break up|put|restructure|cut down|paraphrase|flesh out|spice up|jazz up|dumb down|"
    "tone down|start|end|keep|loosen(?: up)?|squeeze|shrink|compress|cut back(?: on)?|reduce|boil down|"
    "slim down|pare down|"
    "trim down|beef up|bulk up|build out|fill out|warm up|soften|lighten(?: up)?|liven up|punch up|pep up|spell out|"
    "stretch|touch up|redraft|recast|sharpen|streamline|abbreviate|tidy(?: up)?|smooth(?: out)?|break down|"
    "walk me through|formalize|formalise"
)


_ALL_BUT = (
    r"(?:(?:everything|all(?: of it)?|it|this|that|the (?:rest|whole thing|answer))(?:'s|'re| is| are| was| looks| "
    r"reads)? "
    r"(?:(?:really|pretty|all|mostly|already) )?(?:fine|good|great|perfect|ok|okay|nice|excellent|spot on|works|"
    r"right)|"
    r"(?:i )?(?:really )?(?:like|love|keep) (?:everything|all of it|it all|it|this|that)),? (?:except|but|apart "
    r"from|besides|"
    r"other than|aside from|bar)(?: for| in)? (?=the |your |that |in )"
)
"""All may stay but the one part that is named next."""


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    definite = (
        rf"(?:(?:the|that|this|your)\s+)(?:(?:(?:very\s+)?(?:{PLACE})\s+)(?:(?:{COUNT})\s+)?(?:{KIND})|"
        rf"(?:{KIND.replace('s?', '')})(?:\s+(?:number\s+|#)?\d{{1,3}})?)"
    )
    placed = rf"(?:{PLACE})\s+(?:(?:{COUNT})\s+)?(?:{KIND})"
    numbered = rf"(?:{KIND})\s+(?:number\s+|#)?(?:\d{{1,3}}|one|two|three|four|five)"
    outer = rf"{definite}|(?:the\s+)?{placed}|{numbered}|(?:the\s+)?(?:{ALONE})|{CALLED}"
    part = (
        rf"(?P<part>{definite}|{placed}|{numbered}|(?:{ALONE})|{CALLED})(?P<about>(?:\s+(?:about|on|"
        rf"with)\s+(?:the\s+)?[\w'-]+)?(?:\s+(?:(?:of|in|from|within|inside|under)\s+(?:{outer})|under\s+[\w'-]+))*)"
        rf"(?![\w'-])"
    )
    return {
        "part": re.compile(rf"(?:the |your |that )?{part}"),
        "first": re.compile(
            rf"{part}(?P<mark>\s*:|\s+-|,)?\s*(?P<rest>(?:is|are|was|were|isn't|aren't|has|have|needs?|should|"
            rf"shouldn't|could|must|be|get|"
            rf"looks?|sounds?|reads?|feels?|seems?|doesn't|don't|can|goes|goes on|repeats|says?|contains?|too|"
            rf"still|also|more|less|not|"
            rf"way|a bit|as|in|into|only)\b.+|\S.*)$"
        ),
        "name": re.compile(rf"(?:{_ALL_BUT}|(?:(?:in|for|on|regarding|about|and|but)\s+)*){part}$"),
        "in": re.compile(
            rf"(?:{_ALL_BUT}|(?:in|for|within|inside|to|at|on|from|regarding|"
            rf"about)\s+){part}\s*[,:]?\s*(?P<rest>\S.*)$"),
        "verb": re.compile(
            rf"(?P<verb>{VERBS})(?:\s+(?:on|upon|up|the wording of|the text of|"
            rf"the style of))?(?:\s+(?:only|just))?\s+{part}\s*(?P<rest>.*)$"),
        "end": re.compile(
            rf"(?P<rest>\S.*?)\s+(?:in|to|into|of|from|for|at|on|inside|within|with)\s+"
            rf"(?P<part>{definite}|(?:the\s+)?{placed}|{numbered}|(?:the )?(?:{ALONE}))(?P<about>)$"
        ),
        "alone": re.compile(rf"(?:an?\s+|the\s+)?(?P<rest>\S.*?)\s+(?P<part>{ALONE})(?P<about>)$"),
    }  # fmt: skip
