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
STOPPED = "Stopped before there was anything to show. Press Again to start over."
WITHDRAWN = "The question was taken back."
QUESTION_DELETED = "The question was deleted, so I took the answer back."
ACCEPTED = "Good: I will remember that this one was right."
STRONGEST = "It is as far that way as I can take it. Press Again for another try, or tell me what exactly is missing."
NO_QUESTION_YET = "Ask something first; then tell me what to change."
ASK_ANEW = "That is a question now. Send it as a message of its own, and I will answer it."
PROFILE_CANNOT = "A profile holds what you want of every answer, like “formal” or “in German”; I can't keep that in it."
NO_CHANGE = "That holds already, so the answer stays as it is."
WAITS = "Noted as a proposal: it counts when more people ask for it, or when the person who asked agrees."
PROFILE_SAVED = "Kept in your profile: it holds from your next question on."
FORGOTTEN = "Done: I have forgotten everything in your profile."
TAKEN_AS_QUESTION = "I took that for a question, and left the answer above as it is."
TAKEN_AS_CHANGE = "I took that for a wish, and changed the answer."
OFFER_CHANGE = "Change the answer instead"
OFFER_QUESTION = "Answer it as a question"
OFFER_GONE = "That can't be done any more. Say it once more in other words."
NO_LEDGER = "Nothing is noted here yet. Say what you tried, or use /ledger tried …, found …, open …, or pin …"
NO_SUCH_LINE = "There is no such line: /ledger shows them with their numbers."
CANNOT = {
    "draw": "I can't draw charts or pictures: what I can give is words, lists and tables.",
    "look up": "I can't look things up, so I don't know what holds today.",
    "run": "I can't run anything or reach your machines.",
    "send": "I can't send or post anything: I can only write the text.",
    "remind": "I can't set reminders or write to you by myself later.",
    "open": "I can't open links or files that are not attached here: paste the text or attach the file.",
    "remember": "I can't see other conversations: tell me here what was said.",
    "call": "I can't make calls.",
    "watch": "I can't see pictures, watch videos or listen to recordings.",
    "pay": "I can't pay for, buy or book anything.",
}
"""By ability: what a person is told who asks for it."""

LAPSED = "I left out what you said before, since I don't know which passage it is about. Say it again if you like."
PASSAGE_GONE = "That passage is no longer in the answer, so I left it. Say again what you want changed."
ONLY_ASKER_EDITS = "Only the person who asked can edit this answer. Tell me what you want changed instead (/policy)."
EMPTY_EDIT = "An answer can't be emptied. Delete the question instead, or say what you want to have."
SAME_TEXT = "That is the text as it was, so nothing is changed."
OWN_WORDING = "what was edited by hand"
PASSAGE_SAME = "It stayed word for word the same."
PASSAGE_STAYED = "Nothing that came fits there, so it stayed as it was."
PASSAGE_FORM = "Give only the new passage, in exactly the same form, and nothing around it."


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
    wants = ", ".join(f"{person} wants “{value}”" for person, value in sides)
    if holds is None:
        return f"You two pull the {slot} different ways ({wants}). Nothing is changed until more of you agree."
    end = "holds, by this thread’s policy" if settled else "holds until the person who asked decides"
    return f"You pull the {slot} different ways: {wants}. “{holds}” {end} (/policy changes who decides)."


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
