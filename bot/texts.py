"""Every sentence that a person chatting may read, in one place. Plain, short, and about what they can do next."""

from __future__ import annotations

from collections.abc import Iterable

NO_MODEL = "I can't reach the model right now. Nothing is lost: press Again in a moment, and I will write the answer."
PROMPT_TOO_LONG = "That is more than my model can read at once. Shorten the question or attach less, then press Again."
TROUBLE = "Something went wrong on my side. Nothing is lost: press Again, and I will try once more."
EMBEDDED_NOTE = (
    "Written by SmolLM2-135M, the small built-in model: it shows that everything works, not how good answers get."
)
WHAT_WAS_WRONG = (
    "Sorry about that. What was wrong with it? Reply in your own words, and I will write it again with that in mind."
)
NOTHING_TO_UNDO = "There is nothing left to undo here."
NO_ANSWER_YET = "There is no answer to judge yet."
THINKING = "is thinking…"
STOPPED = "Stopped before there was anything to show. Press Again to start over."
WITHDRAWN = "The question was taken back."
READING = "Reading {names} …"
FILE_UNREAD = "I could not read “{name}”."
FILE_GONE = "I don't have that file any more. Attach it once more, and ask again."
FILES_FULL = "“{name}” was left out: one conversation holds {most} MB of files. Attach it in a new one."
NOT_DRAWN = "The chart could not be drawn just now: the table has its numbers."
NO_DATA = "There is no table here yet: attach a CSV, Excel or JSON file with a question about it."
DATA_UNREAD = "I could not read that as a change of what is computed. Say for example “by region” or “only November”."
NOT_IN_DATA = "Nothing in the table is called “{what}”, so there is nothing of it to leave out, and no number changed."
NO_QUERY = "Nothing was computed for this answer, so there is no query to show."
QUERIES = "What was computed for this answer, as SQL over the attached table:"
NO_TEXT = "No text came. Press Again for another try."
REST_IN_FILE = "This is only the beginning: the whole answer is too long for a message and comes as a file."
QUESTION_DELETED = "The question was deleted, so I took the answer back."
ACCEPTED = "Good: I will remember that this one was right."
STRONGEST = "It is as far that way as I can take it. Press Again for another try, or tell me what exactly is missing."
NO_QUESTION_YET = "Ask something first; then tell me what to change."
ASK_ANEW = "That is a question now. Send it as a message of its own, and I will answer it."
PROFILE_CANNOT = "A profile holds what you want of every answer, like “formal” or “in German”; I can't keep that in it."
NO_CHANGE = "That holds already, so the answer stays as it is."
WAITS = "Noted as a proposal: it counts when more people ask for it, or when the person who asked agrees."
PROFILE_SAVED = "Kept in your profile: it holds from your next question on."
PROFILE_OFF = "Your profile is switched off: it is kept, and neither used nor added to until you switch it on again."
PROFILE_HOLDS = "What of this fits a question of yours goes with it, from your next answer on. Take out what is wrong."
PROFILE_ON = "Your profile is switched on: it holds from your next question on."
PROFILE_IS_OFF = "Your profile is switched off, so nothing was added to it."
FORGOTTEN = (
    "Done: everything that I kept of you here is erased, your questions and their answers included. What stands in the"
    " chat itself stays there until you delete it."
)
MEETING = "We have not met yet, so three quick questions. You can skip them, and change all of it at any time."
MEETING_EXPERTISE = "How much do you know of what you usually ask about?"
MEETING_LENGTH = "How long do you like answers?"
MEETING_TONE = "And in what tone?"
MEETING_SKIP = "Skip"
MEETING_OVER = "Thanks. It holds from your next question on; /profile shows it."
UNMET_OWN = "Something that the person who asked always wants (Why? says it to them)."
USUAL_KEEP, USUAL_HERE, USUAL_NEVER = "Keep", "Not here", "Never"
USUAL_KEPT = "Kept: from now on I take that as said by you."
USUAL_NOT_HERE = "Left out in this thread."
USUAL_AGAIN = "Good: I may notice it again."
USUAL_GONE = "Left out, and I won't assume it again."
PROFILE_ASIDE = "Your profile is left out in this thread."
PROFILE_BACK = "Your profile holds in this thread again."
PARTED = "Done: these accounts are no longer one. Each keeps what it was taught itself."
NOT_JOINED = "This account is joined with no other."
JOINING = {
    "unknown": "I don't know that code. It may be too old, or used: /profile join makes a new one.",
    "already": "These two accounts are joined already.",
    "neighbours": "These are two accounts of one workspace: I can only join accounts of different ones.",
}
CANNOT_COMPARE = "Say what to compare: length, tone, format or expertise; or two of a kind, like “bullets or a table”."
COMPARING = "Two variants. Take the one that you like better: I go by it here, and learn from it."
NEITHER = "Neither"
MEMORY_HOLDS = "I use what touches a question, and say so under “Why?”. Take out what is wrong."
MEMORY_EMPTY = "Nothing yet. When you set me right, or say that an answer is right, I remember it for later questions."
FORGET_THAT, FOR_EVERYONE = "Don't remember", "For everyone here"
SHARED = "Done: everybody here is answered with that in mind from now on."
ONLY_STEWARDS = "Only those who run this workspace can say something for everybody in it."
REMEMBERED_NO_MORE = "Done: I don't remember that any more."
TAKEN_AS_QUESTION = "I took that for a question, and left the answer above as it is."
TAKEN_AS_CHANGE = "I took that for a wish, and changed the answer."
OFFER_CHANGE = "Change the answer instead"
OFFER_QUESTION = "Answer it as a question"
OFFER_GONE = "That can't be done any more. Say it once more in other words."
NO_LEDGER = "Nothing is noted here yet. Say what you tried, or use /ledger tried …, found …, open …, or pin …"
NO_SUCH_LINE = "There is no such line: /ledger shows them with their numbers."
CAN = (
    "I answer questions in text, and change an answer as you reply to it: shorter, in German, as a table, only the"
    " second part. Attach a CSV, Excel or JSON file, and I compute with it and draw charts of it; text and PDF files I"
    " read. I can't look anything up, send anything, see pictures, or make other pictures or files."
)
"""What the bot can do, for who asks."""
CANNOT = {
    "draw": "I can't draw charts or pictures, except charts of a table that is attached here: a CSV or Excel file.",
    "look up": "I can't look things up, so I don't know what holds today.",
    "run": "I can't run anything or reach your machines.",
    "send": "I can't send or post anything: I can only write the text.",
    "remind": "I can't set reminders or write to you by myself later.",
    "open": "I can't open links or files that are not attached here: paste the text or attach the file.",
    "remember": "I can't see other conversations: tell me here what was said.",
    "call": "I can't make calls.",
    "watch": "I can't see pictures, watch videos or listen to recordings.",
    "pay": "I can't pay for, buy or book anything.",
    "make files": "I can't make Word, Excel, PowerPoint or PDF files: what I write can be copied into one.",
}
"""By ability: what a person is told who asks for it."""
CANNOT_SHORT = {
    "draw": "draw charts or pictures",
    "look up": "look things up",
    "run": "run anything",
    "send": "send or post anything",
    "remind": "set reminders",
    "open": "open links or files that are not attached here",
    "remember": "see other conversations",
    "call": "make calls",
    "watch": "see pictures or recordings",
    "pay": "pay for, buy or book anything",
    "make files": "make files",
}
"""The same as part of one sentence, where several are asked for."""
CANNOT_IN = {
    "de": "Das kann ich nicht selbst tun: Ich kann nur Text schreiben.",
    "fr": "Je ne peux pas faire cela moi-même : je ne peux qu’écrire du texte.",
    "es": "No puedo hacer eso por mí mismo: solo puedo escribir texto.",
    "pt": "Não posso fazer isso por mim mesmo: só posso escrever texto.",
    "ja": "それはできません。できるのは文章を書くことだけです。",
    "zh": "这件事我不能做，我只能写文字。",
}
"""Before an answer in another language, by its code: one sentence for whatever was asked for."""

LAPSED = "I left out what you said before, since I don't know which passage it is about. Say it again if you like."
PASSAGE_GONE = "That passage is no longer in the answer, so I left it. Say again what you want changed."
ONLY_ASKER_EDITS = "Only the person who asked can edit this answer. Tell me what you want changed instead."
EMPTY_EDIT = "An answer can't be emptied. Delete the question instead, or say what you want to have."
SAME_TEXT = "That is the text as it was, so nothing is changed."
OWN_WORDING = "what was edited by hand"
PASSAGE_SAME = "It stayed word for word the same."
PASSAGE_STAYED = "Nothing that came fits there, so it stayed as it was."
PASSAGE_FORM = "Give only the new passage, in exactly the same form, and nothing around it."


def files_unread(whys: Iterable[str]) -> str:
    """Of a question about files that could not be read: why each could not, as sentences, and what follows."""
    return f"{' '.join(dict.fromkeys(whys))} So there is nothing that I can say about it yet."


def data_there(rows: int, columns: Iterable[str], name: str) -> str:
    """Of data that came without a question."""
    named = [f"“{one}”" for one in dict.fromkeys(columns)]
    listed = ", ".join(named[:8]) + (", …" if len(named) > 8 else "")
    return (
        f"I have read {name}: {rows:,} row{'' if rows == 1 else 's'}, with the columns {listed}. What do you want to "
        "know of it? A total, an average or a count of one, by another, in a period, say, or “analyze it”."
    )


def data_unread(columns: Iterable[str], german: bool = False) -> str:
    """Of a question about a table that nobody could read: nothing is computed, and nothing made up."""
    named = [f"“{one}”" for one in dict.fromkeys(columns)]
    listed = ", ".join(named[:8]) + (", …" if len(named) > 8 else "")
    if german:
        return (
            "Diese Frage konnte ich nicht sicher lesen, darum habe ich nichts berechnet. Die Spalten sind "
            f"{listed}. Frag zum Beispiel nach einer Summe, einem Durchschnitt oder einer Anzahl je Spalte."
        )
    return (
        "I could not read that question for sure, so I computed nothing. The columns are "
        f"{listed}. Ask for a total, an average or a count of one, by another, in a period."
    )


def cannot(abilities: Iterable[str], language: str = "en") -> str:
    """Before an answer that hides it: one sentence for all that was asked for and cannot be done."""
    named = list(abilities)
    if not named or language in CANNOT_IN:
        return CANNOT_IN[language] if named else ""
    if len(named) == 1:
        return CANNOT[named[0]]
    *others, last = (CANNOT_SHORT[one] for one in named)
    return f"I can't {', '.join(others)} or {last}: what I can give is text."


def usual(what: str, when: str) -> str:
    """Under the first answer that uses what was inferred of a person: `bullets`, `when I explain something`."""
    return f"You usually ask for {' '.join(filter(None, (what, when)))}, so I went by that here."


def join_made(code: str, minutes: int) -> str:
    """After a code was made that joins two accounts."""
    return (
        f"Your code is {code}, for {minutes} minutes. Type /profile join {code} on your other account, then the same"
        " here once more. Only type a code that you made yourself: whoever is joined with you sees your profile."
    )


def join_typed(other: str, minutes: int) -> str:
    """After it was typed on the other account."""
    return f"Now type the same code where you got it ({other}), within {minutes} minutes: then both are one."


def join_early(minutes: int) -> str:
    """After it was typed too early where it was made."""
    return f"Type it on your other account first, then here once more, within {minutes} minutes."


def join_done(other: str) -> str:
    """After both sides have typed it."""
    return f"Done: this account and {other} have one profile now. If that is not you, say /profile part at once."


def join_too_many(minutes: int) -> str:
    """After too many wrong codes."""
    return f"Those were too many wrong codes. Try again in {minutes} minutes."


def remembered(term: str, *, shared: bool) -> str:
    """After a meaning was explained, and is kept for later questions."""
    return f"Next time I know what “{term}” means here{', for everyone' if shared else ''}."


def take(label: str) -> str:
    """The button that chooses one of two variants."""
    return f"Take {label}"


def can_press(labels: Iterable[str]) -> str:
    """For who hears the page: what stands on the buttons beside a notice."""
    listed = "; ".join(labels)
    return f"Buttons: {listed}." if listed else ""


def which_passage(candidates: Iterable[str]) -> str:
    """Where a passage could be several places."""
    listed = "\n".join(f"{number}. “{words}”" for number, words in enumerate(candidates, 1))
    return f"Which one do you mean?\n{listed}\nReply with its number."


def no_such_passage(target: str) -> str:
    """Where a passage is not to be found."""
    words = " ".join(target.split())
    return f"I can't find “{words if len(words) <= 80 else words[:79] + '…'}” in the answer. Quote a few of its words."


def passage_wanted(where: str, wish: str) -> str:
    """A wish about a passage, as a sentence."""
    return f"For {where if where.startswith('“') else f'the {where}'}: {wish.rstrip(' .')}."


def passage_words(have: int, had: int) -> str:
    """How many words a passage has that should be shorter or longer."""
    return f"It had {have} words, {had} before."


def part_that_began(words: str) -> str:
    """A longer part that a person took out."""
    return f"the part that began “{words}”"


def no_such_version(asked: str, last: int) -> str:
    """For going back to a version that is not there."""
    if last == 0:
        return "There is no version to go back to yet."
    return (
        f"There is no version {asked}: this answer has versions 1 to {last}."
        if last > 1
        else "There is only one version yet."
    )


def policy(argument: str) -> str:
    """After the thread's policy was set."""
    if argument == "anyone":
        return "From now on, whoever speaks last decides here."
    if argument == "asker":
        return "From now on, the person who asked decides here."
    return f"From now on, a wish counts here when enough people share it ({argument}), or the person who asked has it."


def unknown_button(button: str) -> str:
    """For a button that this bot does not have (any more)."""
    return f"I don't know the button “{button[:40]}” any more. Say it in your own words instead."


def conflict(slot: str, sides: Iterable[tuple[str, str]], holds: str | None, settled: bool) -> str:
    """Two people want opposite things: who wants what, and what holds."""
    wants = ", ".join(f"{people(who)} “{value}”" for value, who in _by_value(sides).items())
    if holds is None:
        return f"You two pull the {slot} different ways ({wants}). Nothing is changed until more of you agree."
    end = "holds, by this thread’s policy" if settled else "holds until the person who asked decides"
    return f"You pull the {slot} different ways: {wants}. “{holds}” {end} (/policy changes who decides)."


NAMED = 3
"""People who are named in a sentence; of more, the number."""


def people(names: list[str]) -> str:
    """Who wants something, some of them by name: `ana wants`, `ana and ben want`, `ana, ben, cleo and 9 more want`."""
    if len(names) == 1:
        return f"{names[0]} wants"
    shown = names if len(names) <= NAMED + 1 else [*names[:NAMED], f"{len(names) - NAMED} more"]
    return f"{', '.join(shown[:-1])} and {shown[-1]} want"


def _by_value(sides: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for person, value in sides:
        found.setdefault(value, []).append(person)
    return found


def vote(sides: Iterable[tuple[str, int, int, bool]]) -> str:
    """How a vote on one thing stands: of each side what it wants, its people, how many it takes, whether it counts."""
    told = [
        f"{number} for “{value}”, which counts"
        if counts
        else f"{number} for “{value}”"
        if number >= needed
        else f"{number} of {needed} for “{value}”"
        for value, number, needed, counts in sides
    ]
    return f"Vote: {' · '.join(told)}." if told else ""


def act_vote(what: str, number: int, needed: int) -> str:
    """How a vote on something that is done once stands."""
    return f"Vote: {number} of {needed} to {what}."


def act_waits(what: str, number: int, needed: int) -> str:
    """After a voice for it."""
    return f"Here you vote: so far {number} of {needed} want to {what}."


def unmet(sentences: Iterable[str]) -> str:
    """What the model did not manage, under the answer."""
    listed = " ".join(sentences)
    return f"Not managed: {listed}" if listed else ""


def finished(done: Iterable[str]) -> str:
    """What code did to the model's text, under the answer."""
    return f"Finished by code: {', '.join(done)}."


def tries(count: int) -> str:
    """How many drafts an answer took."""
    return f"The best of {count} tries."


def trying_again(attempt: int, most: int, sentence: str) -> str:
    """While another draft is written."""
    return f"Trying again ({attempt} of {most}): {sentence}"


def used(files: Iterable[str]) -> str:
    """The files that an answer is the first to use, by their names."""
    names = list(files)
    return f"Used: {', '.join(names)}" if names else ""


def version_line(number: int, change: str) -> str:
    """The quiet line that says which version this is and what changed."""
    return f"Version {number}: {change}" if change else f"Version {number}"


def overtuned(live: int, pulling: Iterable[tuple[str, str]], stubborn: Iterable[str], stale: Iterable[str]) -> str:
    """Where wishes have piled up or pull against each other; `live` is 0 where their number is no news."""
    found = [f"{live} wishes hold here; I put them together, and none is lost."] if live else []
    pairs = [f"“{one}” and “{other}”" for one, other in pulling]
    if pairs:
        found.append(f"These {'two ' if len(pairs) == 1 else ''}pull against each other: {'; '.join(pairs)}.")
    if tried := [f"“{one}”" for one in stubborn]:
        found.append(f"I keep missing {', '.join(tried)}.")
    if old := [f"“{one}”" for one in stale]:
        found.append(f"Said long ago: {', '.join(old)}.")
    return " ".join([*found, "Drop one of them, or leave everything as it is."])


def relax(wish: str) -> str:
    """The button that takes a wish back."""
    return f"Drop “{wish if len(wish) <= 40 else wish[:39] + '…'}”"


PRIVATE = {
    "key": "a key or a password",
    "card": "a card number",
    "account": "an account number",
    "identity": "an identity number",
    "phone": "a telephone number",
    "mail": "an e-mail address",
    "address": "a postal address",
}
"""What is never kept, by its name in `bot.private`."""


def clipped(text: str, most: int) -> str:
    """A text of no more than so many characters, with a mark where it was cut off."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def not_kept(whats: Iterable[str]) -> str:
    """Where something is not kept, since that was found in it."""
    return f"That has what looks like {' and '.join(PRIVATE[what] for what in whats)}, so I don't keep it."
