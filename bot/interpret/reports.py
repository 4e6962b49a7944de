"""Reports from a longer job: what was tried and what came of it, what was found, what is open, who was asked."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.directives import Scope, Slot
from bot.interpret.leads import before_tail
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text, compiled

_WHO = (
    r"(?:(?:ok|okay|so|well|hmm+|yes|yeah|hi|hey|update|thanks|right|alright)[\s,:;.!-]+)*"
    r"(?:(?:i|we)(?:'ve| have|'d)? )?(?:(?:already|just|also|now|even|finally|then|both) )*"
)
_DONE = (
    r"(?:step|option|number|point) \d+ (?:is )?done|tried|re-?tried|restarted|rebooted|re-?installed|uninstalled|"
    r"updated|upgraded|downgraded|cleared|emptied|checked|"
    r"double-checked|re-?ran|reset|swapped|unplugged|plugged|re-?plugged|switched|turned|toggled|rebuilt|re-?deployed|"
    r"reloaded|refreshed|followed|did|flushed|killed|rolled|re-?connected|disconnected|connected|configured|"
    r"re-?configured|disabled|enabled|replaced|power-?cycled|pinged|logged (?:out|in|off)|cleaned|deleted|removed|"
    r"changed|set|ran|used|bumped|pinned|reverted|moved|opened|closed|tested|tightened|charged|increased|decreased|"
    r"raised|lowered|added|put"
)
_CAME = (
    r"(?:still|(?:the|my|our) [\w' -]{1,30}? (?:still|now|keeps|won't|doesn't|isn't|didn't|is still|are still|"
    r"is now|are now)\b|"
    r"same|no (?:change|luck|difference|effect|dice|success|joy|result|improvement|error)|nothing|none of|"
    r"(?:it |that |this )?(?:didn't|did not|doesn't|does not|won't|hasn't|isn't|wasn't|is not)\b|not working|"
    r"(?:it |that |this )?(?:still|now|keeps|fails|failed|works?|worked|helped|fixed|broke|crashed|crashes|hangs|"
    r"solved|runs|starts)\b|to no avail|without (?:success|luck)|works|fixed|solved|"
    r"(?:the )?(?:same )?(?:error|problem|issue|crash)\b|(?:but|and) (?:now|it|the|still)\b|now\b|"
    r"(?:i |we )(?:still |now )?(?:get|got|see|have)\b|it's (?:still|now|the same)\b|that's not)"
)
_JOIN = r"(?:\s*[,;.:–—-]+\s*(?:but |and |yet |however,? )?|\s+(?:but|and|yet|though)\s+)"
_TRIED = rf"{_WHO}(?P<what>(?:{_DONE})\b.*?){_JOIN}(?P<came>{_CAME}.*)"
_TRIED_THAT = (
    rf"{_WHO}(?P<what>(?:tried|did|done) (?:that|this|it|both|all of (?:that|it|them|those)|everything|"
    r"(?:step|option|number|#) ?\d+|the (?:first|second|third|last) (?:one|step|option)|steps? .{1,20}))"
    r"(?: already| twice| before| too| as well)*"
)
_THING = (
    r"(?:the |my |our )?(?:\w+ )?(?:logs?|console|output|terminal|screen|error(?: message)?|status|led|light|display|"
    r"system|server|router|printer|app|debugger|trace|traceback|device|machine|browser|compiler|build|test|dashboard|"
    r"monitor|command|api|database)"
)
_TELLS = (
    r"(?:now |still |just )?(?:says?|said|shows?|showed|reads?|prints?|printed|reports?|reported|gives?|gave|"
    r"returns?|returned|throws?|threw|complains?)"
)
_FAULT = (
    r"(?:\berrors?\b|\bexception\b|\bwarning\b|\btimed? ?out\b|\btimeout\b|\btraceback\b|\bfail(?:ed|s|ure)?\b|"
    r"\bcode \w*\d|\b[a-z]{0,4}-?\d{2,5}\b|\bpermission denied\b|\bnot found\b|\brefused\b|[\"“])"
)
_FOUND = (
    rf"(?:(?:ok|okay|so|and|but|now|hmm+|update)[\s,:]+)*(?:(?P<thing>{_THING} {_TELLS}\b.+)|"
    rf"(?P<it>it (?!.*\b(?:should|supposed|instead|wrong|must)\b){_TELLS}\b.*{_FAULT}.*)|"
    rf"(?P<get>(?:i|we) (?:now |still |just |only )?(?:get|got|see|saw|am getting|'m getting)\b.*{_FAULT}.*)|"
    r"(?P<out>(?:i (?:found|figured|noticed)(?: out)?(?: that)?|turns out(?: that)?|it turns out(?: that)?) .+)|"
    r"(?P<still>(?:still (?:no\b|the same|not working|broken|failing|fails|crashing|crashes|happening|slow|"
    r"nothing|stuck)"
    r"|same (?:error|problem|issue|result|thing)(?! (?:but|just|only|except|for)\b)|no (?:luck|change|difference)|"
    r"nothing (?:changed|happens|happened))"
    r"(?: .{0,40})?))"
)
_OPEN = (
    r"(?:(?:still|only thing) (?:open|unsolved|unresolved|left|missing|to do|outstanding)|open (?:issues?|points?|"
    r"questions?)|left to do|remaining|outstanding|what's left|not (?:done|solved) yet)\s*(?::|is|are|"
    r"-)\s*(?P<open>\S.*)"
    r"|(?P<subject>(?:the|my|our) .{1,40}?) (?:is|are) still (?:open|unsolved|unresolved|to do|pending)"
)
_ASKED = (
    r"(?:(?:i|we)(?:'ve| have)? )?(?:already |just |also )*(?P<asked>(?:asked|contacted|called|emailed|messaged|"
    r"wrote to|"
    r"reached out to|opened a ticket(?: with)?) .+?"
    r"(?:\s*[,;:–—-]+\s*|\s+(?:and|but)\s+)(?:still )?(?:waiting|no (?:reply|answer|response)|they (?:said|say|told)|"
    r"(?:s?he) (?:said|says|told)|they're|haven't heard).*)"
)
_ABROAD = (
    r"(?:ich )?hab(?:e)?(?: schon| bereits| jetzt)* (?P<de>.+?)\s*[,;.:–-]+\s*(?:aber |"
    r"doch )?(?P<de_came>(?:immer noch|"
    r"trotzdem|hat nicht|geht nicht|geht immer|gleiche|selbe|nichts|kein|hilft nicht|jetzt|es geht|läuft|"
    r"funktioniert).*)",
    r"j'ai (?:déjà )?(?P<fr>.+?)\s*[,;.:–-]+\s*(?:mais )?(?P<fr_came>(?:toujours|même|rien|encore|ça ne|ça marche|"
    r"pas de|aucun|maintenant|il y a toujours).*)",
    r"(?:ya |he )*(?P<es>(?:reinici|prob|actualic|instal|reinstal|limpi|cambi|desconect|borr|"
    r"intent)\w*[éíi]?\w*(?: .+?)?)"
    r"\s*[,;.:–-]+\s*(?:pero )?(?P<es_came>(?:sigue|todavía|aún|mismo|no |nada|ahora|funciona).*)",
    r"(?:já |eu )*(?P<pt>(?:reinici|tent|atualiz|instal|reinstal|limp|troc|deslig|apag)\w*ei(?: .+?)?)\s*[,;.:–-]+\s*"
    r"(?:mas )?(?P<pt_came>(?:continua|ainda|mesmo|não|nada|agora|funciona).*)",
    r"(?P<ja>.+?(?:ました|した|みた))(?:が|けど|けれど|のに)[、,]?\s*(?P<ja_came>(?:まだ|同じ|変わら|直ら|だめ|ダメ|動か|エラー).*)",
    r"(?P<zh>(?:我)?(?:已经)?(?:重启|试|更新|检查|重装|清理|换)\S*?了?\S*?)[,，、]\s*(?:但|但是|可是)?(?P<zh_came>(?:还是|仍然|依然|没|不行|现在).*)",
)
_WORKED = (
    r"(?:that |this |it |ok |yes |great )*(?:now )?(?:works?(?: now)?|worked|(?:has |is )?fixed(?: it)?|"
    r"solved(?: it)?|did the trick|helped)\b"
)


class Report(NamedTuple):
    """A line of the ledger."""

    wish: Wish
    worked: bool = False
    """Whether it says that all is well now: then nothing more is asked for."""
    came: tuple[int, int] | None = None
    """Where that stands which came of it, if it says so."""


def report(text: Text, start: int, end: int) -> Report | None:
    """What a stretch of the text reports of a longer job, where its words plainly do."""
    stop = before_tail(text.plain, start, end)
    said = text.plain[start:stop].rstrip(" .!")
    if text.plain[start:end].rstrip().endswith("?"):
        return None
    if match := compiled(_TRIED).fullmatch(said):
        return _step(text, start, match, "what", "came")
    for pattern in _ABROAD:
        if match := compiled(pattern).fullmatch(said):
            what, came = match.groupdict()
            return _step(text, start, match, what, came)
    for pattern, target in ((_TRIED_THAT, "tried"), (_FOUND, "found"), (_OPEN, "open"), (_ASKED, "asked")):
        if match := compiled(pattern).fullmatch(said):
            name = next((name for name, value in match.groupdict().items() if value), None)
            begin, stop = match.span(name) if name and target != "tried" else (match.start("what"), match.end())
            return Report(_line(text.slice(start + begin, start + stop), target))
    if re.fullmatch(_WORKED, said) and said.startswith(
        ("that worked", "that fixed", "that did", "that solved", "that helped", "this fixed")
    ):
        return Report(_line(text.slice(start, start + len(said)), "found"), worked=True)
    return None


def _step(text: Text, start: int, match: re.Match[str], what: str, came: str) -> Report:
    done = text.slice(start + match.start(what), start + match.end(what))
    outcome = text.slice(start + match.start(came), start + match.end(came))
    worked = re.match(_WORKED, match[came]) is not None and "not" not in match[came] and "n't" not in match[came]
    return Report(_line(f"{done}: {outcome}", "tried"), worked, (start + match.start(came), start + match.end(came)))


def _line(value: str, target: str) -> Wish:
    return Wish(slot=Slot.STEP, value=value, scope=Scope.THREAD, target=target)
