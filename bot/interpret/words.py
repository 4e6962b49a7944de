"""The reader of free text: what a reply is, and everything plain that it wants. Pure, and quick.

A clause is read only if each of its words is accounted for, or if it begins with a word that says what to do with the
rest. What no wish accounts for is handed back word for word: to misread is worse than not to read.
"""

from __future__ import annotations

import re

from bot.directives import STYLE, Scope, Slot
from bot.interpret.asides import goes_without_saying
from bot.interpret.combine import combined
from bot.interpret.constraints.spelling import constraint_speller
from bot.interpret.content import REST
from bot.interpret.cover import Found
from bot.interpret.doubts import doubted
from bot.interpret.emoji import read_emoji
from bot.interpret.kinds import is_question
from bot.interpret.passages import canonical, is_canonical
from bot.interpret.pauses import paused
from bot.interpret.people import to_somebody
from bot.interpret.quoting import owned, quoted, standing, unquoted
from bot.interpret.reading import Kind, Reading, Wish
from bot.interpret.sentences import Part, Said
from bot.interpret.slang import chatted, worded
from bot.interpret.standing import parts
from bot.interpret.talk import is_chatter
from bot.interpret.tokens import Text, emoji_in, plain
from bot.interpret.tongues import english, speller

_STAY = (Slot.UNDO, Slot.RESTORE, Slot.RESET, Slot.COMPARE, Slot.STOP, Slot.ACCEPT)
"""Acts that mean the whole answer, whatever passage was quoted."""


def read(
    text: str, *, has_answer: bool = True, answering: bool = False, quote: str | None = None, lasting: bool = False
) -> Reading:
    """What a message in a thread is, and what it wants of the answer.

    In: the message; whether there is an answer yet; whether the bot has just asked this person what was wrong; the
    passage that the message quotes; and whether it stands in a command whose words hold always. Out: its kind, its
    wishes, and word for word the clauses that no wish accounts for. Feedback has at least one of the two. Any text can
    be read, and the same text is always read alike.
    """
    said = unquoted(plain(text))
    if emoji := _emoji_only(said):
        return _answered(emoji, answering)
    if not said.plain.strip() and quoted(text):
        return _answered(Reading(kind=Kind.FEEDBACK, unread=(text.strip(),)), answering)
    if not said.plain.strip() or (is_chatter(said.plain, 0, len(said.plain)) and _plainly(said)):
        return _signed(said) or Reading(kind=Kind.CHATTER)
    mended = constraint_speller().mended(speller().mended(worded(paused(chatted(said)))))
    held_up, mended = mended, owned(mended)
    reading = _no_likeness(text, _reading(mended, parts(mended, lasting=lasting), has_answer))
    if reading.kind in (Kind.FEEDBACK, Kind.QUESTION) and to_somebody(mended) and not reading.wishes:
        reading = Reading(kind=Kind.CHATTER)
    if reading.kind is Kind.CHATTER and mended != held_up:  # nothing but other people's words: what of it, is not said
        reading = Reading(kind=Kind.FEEDBACK, unread=(text.strip(),))
    if reading.kind is Kind.CHATTER:
        reading = _signed(said) or reading
    if quote is not None and quote.strip():
        reading = _quoted(text, reading, quote)
    elif has_answer and not answering:
        reading = doubted(mended, reading)
    reading = reading.model_copy(update={"wishes": tuple(map(standing, reading.wishes))})
    return _answered(reading, answering)


def _no_likeness(text: str, reading: Reading) -> Reading:
    """`it reads like a press release` complains of a form and does not wish for it: then the words stay as they are."""
    forms = any(wish.slot is Slot.FORMAT for wish in reading.wishes)
    if not forms or not re.search(r"\b(?:reads|sounds|looks|feels) like\b", text, re.IGNORECASE):
        return reading
    others = tuple(wish for wish in reading.wishes if wish.slot is not Slot.FORMAT)
    return reading.model_copy(update={"wishes": others, "unread": (text.strip(),)})


def _plainly(text: Text) -> bool:
    """Whether small talk has no wish in it after all (`ok`, but not `wait, shorter`)."""
    return not any(part.wishes or part.said is Said.TASK for part in parts(text))


def _emoji_only(text: Text) -> Reading | None:
    """The reading of a message that is nothing but emoji of the vocabulary."""
    return None if any(char.isalnum() for char in text.plain) else _signed(text)


def _signed(text: Text) -> Reading | None:
    """What the emoji of a message say, where its words say nothing."""
    found = [read_emoji(sign) for sign in emoji_in(text.said)]
    wishes = tuple(dict.fromkeys(wish for wish in found if wish))
    if not wishes:
        return None
    thanks = all(wish.slot is Slot.ACCEPT for wish in wishes)
    return Reading(kind=Kind.THANKS if thanks else Kind.FEEDBACK, wishes=wishes)


def _reading(text: Text, said: list[Part], has_answer: bool) -> Reading:
    kinds = [part.said for part in said]
    found = [one for part in said for one in part.wishes]
    if len(found) > 1 or Said.UNREAD in kinds:  # "rewrite it so that ..." is no mere "again"
        found = [one for one in found if not (one.soft and one.wish.slot is Slot.AGAIN)]
    wishes = _ordered(combined(found))
    lasting = tuple(wish for wish in wishes if wish.scope != "answer")
    if Said.TASK in kinds and not _wished_before(said, Said.TASK):
        return Reading(kind=Kind.TASK, wishes=lasting)
    wanted = [wish for wish in wishes if wish.slot not in (Slot.ACCEPT,)]
    if any(wish.slot is not Slot.STOP for wish in wanted):  # "nvm, undo": what is wanted instead stops the rest anyway
        wanted = [wish for wish in wanted if wish.slot is not Slot.STOP]
    if not has_answer and Said.UNREAD in kinds and not wanted and is_question(text.plain, 0, len(text.plain)):
        return Reading(kind=Kind.QUESTION)
    if Said.QUESTION in kinds and len(lasting) == len(wanted) and not _ends_unread(said):
        return Reading(kind=Kind.QUESTION, wishes=lasting)
    said = [_accounted(text, part, tuple(found)) for part in said]
    unread = _unread(text, said)
    steps = tuple(wish for wish in wishes if wish.slot is Slot.STEP)
    if steps and all(wish.slot in (Slot.STEP, Slot.PIN, Slot.REJECT) for wish in wanted):
        well = tuple(wish for wish in wishes if wish.slot is Slot.ACCEPT)
        return Reading(kind=Kind.THANKS if well else Kind.QUESTION, wishes=(*well, *lasting))
    if wanted or unread:
        if len(wanted) > 1 or unread:
            wanted = [wish for wish in wanted if wish.slot is not Slot.REJECT] or ([] if unread else wanted)
        return Reading(kind=Kind.FEEDBACK, wishes=tuple(wanted), unread=unread)
    if wishes or Said.THANKS in kinds:
        return Reading(kind=Kind.THANKS, wishes=wishes[:1])
    return Reading(kind=Kind.CHATTER)


def _accounted(text: Text, part: Part, found: tuple[Found, ...]) -> Part:
    """An unread part as small talk, where a wish beside it says the same."""
    if part.said in (Said.UNREAD, Said.QUESTION) and goes_without_saying(text, part.start, part.end, found):
        return part._replace(said=Said.CHATTER)
    return part


def _ordered(wishes: tuple[Wish, ...]) -> tuple[Wish, ...]:
    """Going back comes first, what is wanted of the version gone back to after it.

    That the rest may stay is what pointing at a part says already.
    """
    if any(wish.slot is Slot.PASSAGE for wish in wishes):
        wishes = tuple(wish for wish in wishes if (wish.slot, wish.value) != (Slot.KEEP, REST))
    return tuple(sorted(wishes, key=lambda wish: wish.slot not in (Slot.RESET, Slot.UNDO, Slot.RESTORE)))


def _wished_before(said: list[Part], kind: Said) -> bool:
    """Whether a plain wish for this answer stands before the first part of that kind."""
    for part in said:
        if part.said is kind:
            return False
        if any(found.wish.slot is not Slot.ACCEPT and found.wish.scope == "answer" for found in part.wishes):
            return True
    return False


def _ends_unread(said: list[Part]) -> bool:
    """Whether the last thing that counts is something to change, not the question."""
    telling = [part.said for part in said if part.said in (Said.QUESTION, Said.UNREAD)]
    return bool(telling) and telling[-1] is Said.UNREAD


def _unread(text: Text, said: list[Part]) -> tuple[str, ...]:
    """The unread clauses as they were said, those that stand side by side as one."""
    spans: list[tuple[int, int]] = []
    beside = False
    for part in said:
        if part.said in (Said.UNREAD, Said.QUESTION):
            if beside:
                spans[-1] = (spans[-1][0], part.end)
            else:
                spans.append((part.start, part.end))
            beside = True
        elif part.said is not Said.CHATTER:
            beside = False
    if len(spans) == 1 and not any(part.wishes for part in said) and all(part.said is not Said.THANKS for part in said):
        return (text.said.strip(),)
    return tuple(piece for piece in (text.slice(start, end) for start, end in spans) if piece)


def _quoted(text: str, reading: Reading, quote: str) -> Reading:
    """What is wanted of the quoted passage, as one wish; what is wanted of every answer is not about the passage."""
    if reading.kind in (Kind.THANKS, Kind.CHATTER, Kind.QUESTION) or any(wish.slot in _STAY for wish in reading.wishes):
        return reading
    lasting = tuple(wish for wish in reading.wishes if wish.slot in STYLE and wish.scope is Scope.ALWAYS)
    about = tuple(wish for wish in reading.wishes if wish not in lasting)
    if lasting and not (about or reading.unread):
        return reading
    value = ""
    if not reading.unread and about and all(wish.slot in STYLE for wish in about):
        value = canonical(about)
    if len(about) == 1 and about[0].slot is Slot.PASSAGE and not reading.unread:
        value = _deictic(text, about[0])
    scope = about[0].scope if about else Wish(slot=Slot.PASSAGE).scope
    wish = Wish(slot=Slot.PASSAGE, value=value or text.strip(), scope=scope, target=quote)
    return Reading(kind=Kind.FEEDBACK, wishes=(wish, *lasting))


def _deictic(text: str, wish: Wish) -> str:
    """What `this bit` is to be, where that is the part quoted and a change of style; "" for anything else."""
    own = re.search(rf"\b(?:this|that) {re.escape(wish.target or '')}\b", text, re.IGNORECASE)
    return wish.value if own and is_canonical(wish.value, english()) else ""


def _answered(reading: Reading, answering: bool) -> Reading:
    """The same as an answer to the bot's question, where the bot has asked one."""
    if answering and reading.kind is Kind.FEEDBACK:
        return reading.model_copy(update={"kind": Kind.ANSWER_TO_BOT})
    return reading


def value_of(slot: Slot, words: str) -> str | None:
    """The canonical value that words stand for on a slot of STYLE (`50 words` is `at most 50 words`); None: unread."""
    text = speller().mended(plain(words))
    found = [wish for wish in combined([one for part in parts(text) for one in part.wishes]) if wish.slot is slot]
    unread = any(part.said in (Said.UNREAD, Said.QUESTION, Said.TASK) for part in parts(text))
    return found[-1].value if found and not unread else None


def style_of(words: str) -> Wish | None:
    """The one wish for style that words stand for (`table` wishes for that format); None for anything else."""
    text = plain(words)
    found = combined([one for part in parts(text) for one in part.wishes])
    return found[0] if len(found) == 1 and found[0].slot in STYLE else None
