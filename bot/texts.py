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
WITHDRAWN = "The question was deleted."
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
CANNOT_DRAW = "I can't draw charts or pictures yet: what I can give is words, lists and tables."


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


def trying_again(attempt: int, most: int, sentence: str) -> str:
    """While another draft is written."""
    return f"Trying again ({attempt} of {most}): {sentence}"


def version_line(number: int, change: str) -> str:
    """The quiet line that says which version this is and what changed."""
    return f"Version {number}: {change}" if change else f"Version {number}"
