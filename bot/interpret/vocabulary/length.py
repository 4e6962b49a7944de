"""English words for how long an answer is."""

from __future__ import annotations

from bot.directives import Slot
from bot.interpret.lexicon import Term


def _length(value: str, less: str = "", *, own: bool = False, bad: bool = False) -> Term:
    return Term(Slot.LENGTH, value, less, own=own, bad=bad)


LENGTH: tuple[tuple[str, Term], ...] = (
    (
        "dig in more, dig in, dig into it, dig into it more, i'm missing depth, i'm missing depth here, "
        "missing depth, lacks depth, it lacks depth, needs depth, lacks detail, it lacks detail, "
        "build it out, build this out, build on it, beef this up, pad it out, add meat, add some meat, "
        "more meat, needs more meat, needs more substance, more substance, round it out, stretch it out, "
        "be more thorough, be thorough, go in depth, drill down, drill deeper, unpack it, unpack this, "
        "unpack that, unpack that a bit, more meat on the bones, give me more, give us more, i want more, "
        "want more, need more, need more detail, need more info, elaborate, keep going, go on",
        _length("longer", own=True),
    ),
    (
        "cut it way down, cut this way down, cut way down, trim it way down, way down, cut it down a lot, "
        "cut this down a lot, drastically cut, slash it",
        _length("much shorter", own=True),
    ),
    (
        "shave it down, pare it down, pare it back, pare this down, whittle it down, strip it down, "
        "strip it back, prune it, prune this, slim this down, cut the length, cut it back, scale it back, "
        "compact it, compact this, squeeze it, squeeze this, squeeze it down, get it shorter, chop it down, "
        "chop it, bring it down, keep it tight, keep it snappy, keep it brief, make it brief, less rambling, "
        "less text, fewer words, less words, less wordy, less waffle, less waffling, less yapping, "
        "stop yapping, stop rambling, cut the waffle, cut the rambling, get on with it, hurry up, "
        "spit it out, be brief, abridge it, abridge, abridged, abridged version, crunch it down, bite sized, "
        "bite size, speed it up, quick version, the quick version, short version, the short version, "
        "cliff notes, cliffnotes, the cliff notes, headline version, tighten things up, "
        "tighten the whole thing up, drags, drags on, goes on and on, goes on forever, goes on too long, "
        "rambles, rambles on, drones on, a slog, never ends, that's a novel, thats a novel, it's a novel, "
        "this is a novel, that's an essay, thats an essay, this is a whole essay",
        _length("shorter", own=True),
    ),
    (
        "short, brief, briefly, concise, concisely, succinct, terse, compact, crisp, brevity, short and sweet, "
        "minimal, to the point, tight",
        _length("shorter", "longer"),
    ),
    (
        "shorter, briefer, snappier, snappy, punchy, punchier, tighter, crisper, tldr version, shortened, "
        "condensed, get to the point, straight to the point, cut to the chase, cut it short, the gist, "
        "get to the point faster, quicker",
        _length("shorter", own=True),
    ),
    (
        "shorten, shorten it, shorten this, trim, trim it, trim it down, trim this down, trim down, condense, "
        "condense it, condense this, cut it down, cut this down, cut down, cut it, cut back, tighten, "
        "tighten it, "
        "tighten it up, tighten this up, tighten up, compress, boil it down, boil this down, reduce it, "
        "reduce, "
        "shrink it, shrink, slim it down, streamline it",
        _length("shorter", "shorter", own=True),
    ),
    (
        "summarize, summarise, summarize it, summarise it, summarize this, summarise this, summarize that, "
        "summarise that, sum it up, sum up, summed up, summary, a summary, in summary, recap, recap it, "
        "recap that",
        _length("shorter", "shorter", own=True),
    ),
    (
        "half as long, half the length, cut it in half, cut in half, half the size, halve it, "
        "half as much text, "
        "half of that",
        _length("shorter", own=True),
    ),
    (
        "as short as possible, shortest possible, super short, ultra short, very short version",
        _length("much shorter", own=True),
    ),
    (
        "tl;dr, tldr, tl dr, tl;dr version, in a nutshell, one liner, a one liner, one sentence summary",
        _length("exactly 1 sentence", own=True),
    ),
    (
        "tweet length, tweet sized, tweetable, fits in a tweet, fit in a tweet, fit into a tweet",
        _length("at most 280 characters", own=True),
    ),
    (
        "wordy, verbose, long winded, rambling, bloated, lengthy, repetitive, drawn out, padded, waffle, "
        "waffly, "
        "much text, many words, much to read, much information, much info, much detail, a wall of text, "
        "wall of text, a lot of text, a lot to read, a mouthful",
        _length("longer", "shorter", bad=True),
    ),
    (
        "long, detailed, in depth, detail, details, thorough, comprehensive, extensive, elaborate, "
        "elaboration, "
        "in detail, depth, information, info, exhaustive",
        _length("longer", "shorter", bad=False),
    ),
    ("long, length", _length("longer", "shorter", bad=True)),
    (
        "add more detail, add more details, add detail, add details, add some detail, add some details, "
        "add a bit more detail, longer, lengthen, lengthen it, lengthen this, expand, expand it, expand this, "
        "expand on it, "
        "expand on this, expand on that, elaborate on it, elaborate on this, elaborate on that, "
        "elaborate more, "
        "flesh it out, flesh this out, extend it, extend, extend this, go deeper, dig deeper, deeper, "
        "go into detail, go into more detail, go into details, tell me more, say more, fuller, write more, "
        "more on this, more about this, more about it, more on that, more about that, beef it up, bulk it up, "
        "fill it out, more thorough, more depth, more in depth",
        _length("longer", own=True),
    ),
    (
        "at least twice as long, about twice as long, twice as long, double the length, double it, "
        "double that, "
        "twice the length, as long as possible, "
        "as detailed as possible",
        _length("much longer", own=True),
    ),
    ("superficial, thin, skimpy, shallow, sparse", _length("shorter", "longer", bad=True)),
)  # fmt: skip
