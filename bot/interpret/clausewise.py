"""A sentence read clause by clause: what each wishes, and what belongs to the wish before it."""

from __future__ import annotations

from bot.directives import Slot
from bot.interpret.alone import ReadClause, because, halves, read_alone
from bot.interpret.asides import drops_it
from bot.interpret.clauses import Clause, clauses
from bot.interpret.content import Head, wishes
from bot.interpret.corrections import Correction, is_command, is_statement
from bot.interpret.cover import Found
from bot.interpret.kinds import may_wish
from bot.interpret.leads import after_lead, before_tail
from bot.interpret.passages import REMOVE, canonical, is_canonical, names_part, said_of_part
from bot.interpret.reading import Wish
from bot.interpret.said import Part, Said
from bot.interpret.tokens import Text, compiled, masked
from bot.interpret.tongues import english


def corrected(text: Text, right: Correction) -> Found:
    """What is right, as a wish."""
    end = before_tail(text.plain, right.start, right.end)
    return Found(Wish(slot=Slot.CORRECT, value=text.slice(right.start, end)))


def clausewise(text: Text, sentence: Clause, before: Part | None) -> list[Part]:
    """A sentence read clause by clause; what a head is about takes in the clauses that are no wish of their own."""
    asked = masked(text.plain[sentence.start : sentence.end]).rstrip(" )\"'").endswith("?")
    if asked and not (may_wish(text.plain, sentence.start, sentence.end) or _asks_form(text, sentence)):
        return [Part(Said.QUESTION, sentence.start, sentence.end)]
    read: list[ReadClause] = []
    for clause in _placed(text, clauses(text.plain, sentence)):
        one = read_alone(text, clause)
        if read and compiled(_LEAVE).match(text.plain, clause.start, clause.end) and _stays(read[-1]):
            continue
        if read and drops_it(text, clause.start, clause.end) and (gone := _gone(read[-1])):
            read[-1] = gone
            continue
        whole = one.said is Said.WISH and not (one.head and one.head.slot is not Slot.KEEP)
        two = None if whole else halves(text, clause)
        if two:
            read.append(two[0])
            one = two[1]
            clause = one.clause
        last = read[-1] if read else None
        if last and last.head and _goes_on(text, last, one):
            read[-1] = last._replace(
                clause=last.clause._replace(end=clause.end),
                head=last.head._replace(end=before_tail(text.plain, last.head.start, clause.end)),
            )
        elif one.said in (Said.UNREAD, Said.CHATTER) and _sets_right(text, one, last, before):
            right = Correction(clause.start, before_tail(text.plain, clause.start, clause.end))
            if last and _mistaken(text, last):
                read.pop()  # "the date is wrong" is said by "it's May 3rd"
            read.append(one._replace(said=Said.WISH, head=Head(Slot.CORRECT, right.start, right.end)))
        elif last and (beside := _of_the_same(text, last, one)):
            read[-1] = beside
        elif last and last.said is Said.UNREAD and (one.said is Said.UNREAD or (one.bare and clause.before)):
            read[-1] = last._replace(clause=last.clause._replace(end=clause.end))
        else:
            read.append(one)
    return [_part(text, one) for one in read]


def _asks_form(text: Text, sentence: Clause) -> bool:
    """Whether a question begins with a whole wish and goes on (`could this be a checklist they can tick off?`)."""
    begins = compiled(
        r"(?:ok |so |and |hey )?(?:can|could|can't|couldn't|might) (?:it|this|that) (?:be|have|"
        r"get)\b"
    ).match(text.plain, sentence.start, sentence.end)
    return begins is not None and (halves(text, sentence) or because(text, sentence)) is not None


_THAT = r"(?:get to|come to|cut to) the (?:point|chase)|.*\b(?:it|that one|this one|that part|this part)\b"


def _of_the_same(text: Text, last: ReadClause, one: ReadClause) -> ReadClause | None:
    """Both clauses as one, where the second is about the part that the first complains of (`..., make it shorter`)."""
    about = [found.wish for found in last.found]
    start, end = last.clause.start, one.clause.end
    if len(about) != 1 or about[0].slot is not Slot.PASSAGE or about[0].value == REMOVE or one.head:
        return None
    complaint = said_of_part(text.plain, start, last.clause.end)
    if complaint is None or not compiled(_THAT).match(text.plain, one.clause.start, end):
        return None
    if not one.found and not is_command(text.plain, after_lead(text.plain, one.clause.start, end), end):
        return None
    if any(found.wish.slot not in (Slot.LENGTH, Slot.TONE, Slot.EXPERTISE) for found in one.found):
        return None
    value, wanted = about[0].value, canonical([found.wish for found in one.found])
    if not wanted or not is_canonical(value, english()):
        value = text.slice(complaint, end)
    elif wanted not in value.split(" and "):
        value = f"{value} and {wanted}"
    wish = about[0].model_copy(update={"value": value})
    return last._replace(clause=last.clause._replace(end=end), found=(Found(wish),))


_LEAVE = (
    r"(?:just |please |so )?(?:leave|keep) (?:it|that|them|this)"
    r"(?: (?:as (?:it )?is|as they are|alone|like that|that way))?$"
)


def _gone(one: ReadClause) -> ReadClause | None:
    """What was complained of, taken out: `too many dashes, lose them`, `the intro drags, cut it`; else None."""
    if one.head and one.head.slot is Slot.EXCLUDE:
        return one._replace(head=one.head._replace(prefix=""))
    about = [found.wish for found in one.found]
    if len(about) == 1 and about[0].slot is Slot.EXCLUDE:
        return one
    if len(about) != 1 or about[0].slot is not Slot.PASSAGE:
        return None
    return one._replace(found=(Found(about[0].model_copy(update={"value": REMOVE})),))


def _stays(one: ReadClause) -> bool:
    """Whether a clause has said already that something stays (`the rest is perfect, leave it`)."""
    return bool(one.head and one.head.slot is Slot.KEEP) or any(found.wish.slot is Slot.KEEP for found in one.found)


_FOREWORDS = (
    "actually",
    "in fact",
    "in reality",
    "correction",
    "small correction",
    "quick correction",
    "one correction",
)


def _placed(text: Text, found: list[Clause]) -> list[Clause]:
    """The clauses, one that only names a part (`in the intro,`) joined with what is wanted there."""
    joined: list[Clause] = []
    for clause in found:
        last = joined[-1] if joined else None
        names = last is not None and clause.before in (":", ",") and names_part(text.plain, last.start, last.end)
        if last and (names or text.plain[last.start : last.end] in _FOREWORDS):
            joined[-1] = joined[-1]._replace(end=clause.end)
        else:
            joined.append(clause)
    return joined


def _part(text: Text, one: ReadClause) -> Part:
    found = one.found
    if one.head:
        found = tuple(Found(wish) for wish in wishes(text, one.head))
    said = one.said if found or one.said is not Said.WISH else Said.UNREAD
    return Part(said, one.clause.start, one.clause.end, found)


_OWN_SUBJECT = (
    r"(?:only|just the|nothing but|i|we|you|it|this|that|these|those|there|they|he|she|it's|that's|i'm|we're|"
    r"you're|because|"
    r"since|so that|so|please|pls|can|could|would|"
    r"nobody|everyone|no one|my|our|by|which|who|if|when|while|although|otherwise|then|is|are|was|were)\b"
)


def _goes_on(text: Text, last: ReadClause, one: ReadClause) -> bool:
    """Whether a clause is one more thing that the head before it is about (`and a twist ending`)."""
    plain, clause = text.plain, one.clause
    assert last.head is not None
    if last.head.slot is Slot.CORRECT:
        return (
            one.said is Said.UNREAD and clause.before != "because" and not is_command(plain, clause.start, clause.end)
        )
    separator = clause.before.split()[-1:] or [""]
    if clause.before == ":" and one.said is Said.UNREAD and last.head.slot in (Slot.INCLUDE, Slot.EXCLUDE):
        return " " not in plain[clause.start : clause.end] or not is_command(plain, clause.start, clause.end)
    if (
        clause.before in (":", "because")
        or separator[0] in ("but", "aber", "mais", "pero")
        or clause.before.strip("-–—") == ""
    ):
        return False
    if one.said is Said.WISH and not (one.bare and last.head.slot is not Slot.KEEP and _joined(clause)):
        return False
    if one.said in (Said.THANKS, Said.CHATTER):
        return False
    several = " " in plain[clause.start : clause.end]  # one word is a name: "columns: name, price, link"
    return not (
        compiled(_OWN_SUBJECT).match(plain, clause.start, clause.end)
        or (several and is_command(plain, clause.start, clause.end))
    )


def _joined(clause: Clause) -> bool:
    return clause.before.strip(", ").split()[-1:] not in ([], [""])


_WRONG = r"(?:no,? )?(?:the )?(?:wrong|incorrect|not the right) \w+(?: \w+)?$"
_MISTAKEN = (
    r"(?:no,? |sorry,? )?(?:you (?:got|have|wrote|spelled) .{1,40} (?:wrong|incorrectly)|"
    r"(?:the|that|this|your) .{1,40} (?:is|are|was) (?:wrong|incorrect|off|not right|mistaken))$"
)


def _mistaken(text: Text, one: ReadClause) -> bool:
    """Whether a clause says that something is wrong, which the next one sets right."""
    return any(compiled(words).match(text.plain, one.clause.start, one.clause.end) for words in (_WRONG, _MISTAKEN))


def _sets_right(text: Text, one: ReadClause, last: ReadClause | None, before: Part | None) -> bool:
    """Whether a clause follows on "that's wrong" or "no" and says what is right instead."""
    if last and any(compiled(one).match(text.plain, last.clause.start, last.clause.end) for one in (_WRONG, _MISTAKEN)):
        return is_statement(text.plain, one.clause.start, one.clause.end)
    rejected = last.found if last else before.wishes if before and before.said is Said.WISH else ()
    if not rejected or any(found.wish.slot is not Slot.REJECT for found in rejected):
        return False
    return is_statement(text.plain, one.clause.start, one.clause.end)
