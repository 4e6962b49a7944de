"""What of a profile fits the question at hand: the only part of it that goes into a prompt. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.context import PromptContext
from bot.directives import STYLE, WISHES, Directive, Slot
from bot.inferring import inferred
from bot.profiles import Profile
from bot.tasks import kind_of
from bot.topics import about
from bot.wanted import pull

READ = 600
"""Characters of a question that are read for a form, a length, a language of its own."""


def fitting(
    profile: Profile, context: PromptContext, now: float, aside: Iterable[str] = (), *, new: int = 0
) -> Profile:
    """The part of a profile that fits a question, at a moment in seconds since the epoch.

    `aside` are the ids of what does not hold in this thread, "" for all of it. `new` is how many inferences may be
    among it of which its person was not told yet: those that can be announced with the answer. What was said outright
    comes before what is inferred, what is for this topic or kind of task before what is for all; what the question's
    own words say about its form comes before both. The wishes stand in a fixed order.
    """
    set_aside = set(aside)
    plain = Profile(platform=profile.platform, workspace=profile.workspace, person=profile.person, off=profile.off)
    if profile.off or "" in set_aside or context.task is None:
        return plain
    text, kind = context.task.text, kind_of(context.task.text, files=[file.name for file in context.data])
    usual = [one.directive(profile.person) for one in inferred(profile, now)]
    said = [one for one in profile.holding if not any(_outgrown(one, habit) for habit in usual)]
    fits = [
        one
        for one in (*usual, *said)
        if one.task in (None, kind) and (not one.topic or about(one.topic, text)) and one.id not in set_aside
    ]
    own = own_words(text)
    chosen = _chosen([one for one in fits if one.slot not in own])
    untold = [one for one in chosen if one.inferred and one.id not in profile.announced][new:]
    return plain.model_copy(update={"directives": tuple(one for one in chosen if one not in untold)})


def _outgrown(said: Directive, habit: Directive) -> bool:
    """Whether a habit that was kept by a press has given way to another one since."""
    same = (said.slot, said.task, said.topic) == (habit.slot, habit.task, habit.topic)
    return said.kept and same and habit.at > said.at and pull(habit) != pull(said)


def _chosen(fits: Sequence[Directive]) -> tuple[Directive, ...]:
    """One wish a slot of style, the most particular; every other wish; in the order of their slots."""
    best: dict[tuple[Slot, str], Directive] = {}
    for one in sorted(fits, key=lambda one: (not one.inferred, bool(one.topic), one.task is not None, one.at)):
        best[one.slot, "" if one.slot in STYLE else one.value.casefold()] = one
    return tuple(sorted(best.values(), key=lambda one: (WISHES.index(one.slot), one.value.casefold(), one.id)))


def own_words(text: str) -> set[Slot]:
    """The slots of style about which a question's own words say something."""
    return {slot for slot, named in _NAMED.items() if named.search(text[:READ])}


_TEXT = (
    r"(?:answers?|summar(?:y|ies)|overviews?|explanations?|versions?|descriptions?|texts?|messages?|notes?|repl(?:y|ies)|"
    r"e-?mails?|letters?|posts?|tweets?|stor(?:y|ies)|poems?|essays?|speech(?:es)?|paragraphs?|introductions?|bios?|"
    r"lists?|guides?|tones?|styles?|language|wording|announcements?|invitations?|articles?|reviews?|reports?)"
)
_NAMED = {
    Slot.LENGTH: re.compile(
        r"\b(?:\d+|two|three|four|five|ten)[- ](?:words?|sentences?|paragraphs?|pages?|characters?)\b|"
        r"\bin (?:\d+|one|two|three|four|five) lines?\b|\b(?:one|single)[- ](?:word|sentence|paragraph|page)\b|"
        rf"\b(?:short|brief|long|concise|detailed|in-depth|comprehensive|thorough) (?:[\w-]+ )?{_TEXT}\b|"
        r"\b(?:briefly|concisely|in short|tl;?dr|in a nutshell|at length|in (?:great(?:er)? |more )?detail|thoroughly|"
        r"keep it (?:short|brief))\b",
        re.IGNORECASE,
    ),
    Slot.FORMAT: re.compile(
        r"\b(?:as|in|into|with|using|give me|make(?: me)?|write(?: me)?|draft|create|show me) "
        r"(?:an? |some |the )?(?:[\w-]+ ){0,2}"
        r"(?:bullets?|bullet points?|tables?|(?:numbered |bulleted )?lists?|check ?lists?|steps|json|yaml|csv|xml|html|"
        r"headings?|prose|haikus?|poems?|limericks?|sonnets?|lyrics|e-?mails?|letters?|tweets?|posts?|one[- ]liners?|"
        r"dialogues?|essays?|stor(?:y|ies))\b|\bstep by step\b|\bnumbered list\b|\bbullet points?\b",
        re.IGNORECASE,
    ),
    Slot.LANGUAGE: re.compile(
        r"\b(?:in|into|auf|en|em) (?:simple |plain )?(?:english|german|french|spanish|italian|portuguese|dutch|polish|"
        r"russian|chinese|japanese|korean|arabic|turkish|hindi|swedish|deutsch|fran[cç]ais|espa[nñ]ol|portugu[eê]s)\b"
        r"(?! (?:law|history|literature|culture|grammar|politics|cuisine|football|schools?|universit|compan))|"
        r"\btranslate\b(?! (?:to|into) (?:revenue|profit|growth|results))",
        re.IGNORECASE,
    ),
    Slot.TONE: re.compile(
        rf"\b(?:formal|informal|casual|friendly|polite|funny|humorous|sarcastic|serious|professional|enthusiastic|"
        rf"playful|dramatic|warm|angry) (?:[\w-]+ )?{_TEXT}\b|\b(?:formally|informally|casually|politely|"
        r"in the (?:style|voice) of|like a pirate|make it (?:formal|casual|friendly|funny))\b",
        re.IGNORECASE,
    ),
    Slot.EXPERTISE: re.compile(
        r"\b(?:eli5|like i'?m (?:five|5|a (?:child|beginner))|beginner'?s? (?:guide|introduction|explanation)|"
        r"for (?:an? |absolute |complete )?(?:beginners?|experts?|child(?:ren)?|kids?|laym[ae]n|dummies|students?|"
        r"executives?|non-?technical \w+)|in (?:simple|plain|layman'?s) (?:terms|words|english))\b",
        re.IGNORECASE,
    ),
}
"""By slot: the words by which a question says itself how it wants to be answered; then no habit speaks for it."""
