"""Outputs under the code that made them, as run, and what an answer claims of them all the same. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.passage.outline import outline
from bot.passage.spans import Span
from bot.running.claimed import Claim, claims
from bot.running.ran import Ran, Stop
from bot.running.runnable import Run
from bot.running.sentences import ALL, CLAIMED, FAILED, FOUND, MUST_RUN, NOT_RUN, NOTHING, OTHERWISE, head

LINES, CHARACTERS = 40, 1_500
"""Of an output that are shown at most; a chat message has room for about that."""
NAMED = 60
"""Characters of an output that are named in a sentence."""
_BLANK = " \t>\n"
"""What stands between blocks, marks of a quotation included."""
_TOLD = (Stop.END, Stop.RAISED, Stop.TIME, Stop.MEMORY, Stop.OUTPUT)
"""After which an output is shown; after others the code counts as not run."""


def shown(text: str, runs: Sequence[Run], language: str = "en") -> str:
    """The answer with the output of each program under it; a block that claimed an output there gives way.

    `runs` are of the programs of this text (`runnable`), and the text has no outputs of ours yet (`bare`).
    """
    taken = {claim.after: claim.span for claim in claims(text) if claim.after is not None}
    for run in sorted(runs, key=lambda run: -run.program.end):
        if run.own.stopped not in _TOLD:
            continue
        end = run.program.end
        gone = taken.get(end, Span(start=end, end=end))
        below = "\n".join(f"{run.program.indent}{line}".rstrip() for line in _below(run.own, language).split("\n"))
        text = f"{text[: gone.start].rstrip(_BLANK)}\n\n{below}{text[gone.end :]}"
    return text


def bare(text: str) -> str:
    """The answer without the outputs under its code: what goes back to a model, is checked, or is run again.

    Words like ours that a model wrote go too: nothing but `shown` may say that code was run.
    """
    if not _HEAD.search(text):
        return text
    codes = outline(text).codes
    found: list[tuple[int, int]] = []
    for match in _HEAD.finditer(text):
        if any(code.span.start <= match.start() < code.span.end for code in codes):
            continue
        after = next((code.span for code in codes if code.span.start >= match.end()), None)
        fenced = after is not None and not text[match.end() : after.start].strip(_BLANK)
        found.append((match.start(), after.end if fenced and after else match.end()))
    for start, end in reversed(found):
        text = text[:start].rstrip(_BLANK) + text[end:]
    return text


_HEAD = re.compile(
    rf"^[ \t>*_#]*(?:{'|'.join(sorted(map(re.escape, ALL), key=len, reverse=True))})[ \t*_]*$",
    re.MULTILINE | re.IGNORECASE,
)


def is_output(text: str, start: int) -> bool:
    """Whether the block that begins there is an output of ours, and no code."""
    above = text[:start].rstrip(_BLANK).rsplit("\n", 1)[-1]
    return _HEAD.fullmatch(above) is not None


def unmet(text: str, runs: Sequence[Run]) -> tuple[tuple[str, str], ...]:
    """What was wanted and what was found instead: outputs that were not run, or were others; code that fails.

    `text` may have our outputs or not; `runs` are what was run of it, none where nothing could be.
    """
    plain = bare(text)
    told = [run.own for run in runs if run.own.stopped in _TOLD]
    output = " ".join(" ".join(ran.output.split()) for ran in told)
    found = [
        (CLAIMED, FOUND.format(said=_short(claim.said), what=_instead(told, output)))
        for claim in claims(plain)
        if _broken(claim, told, output)
    ]
    failed = [(MUST_RUN, FAILED.format(error=ran.error)) for ran in told if ran.faulty]
    return (*found[:1], *failed[:1])


def _broken(claim: Claim, told: Sequence[Ran], output: str) -> bool:
    """Whether a claim is of no run, or of one that printed something else; loose words count only beside a run."""
    if not told:
        return claim.after is not None or claim.firm
    said = " ".join(claim.said.strip("`").split())
    return bool(said) and not any(_within(form, output) for form in (said, said.strip("'\"")))


def _within(said: str, output: str) -> bool:
    """Whether it was printed, and not as a part of a longer word or number."""
    return re.search(rf"(?<![\w.]){re.escape(said)}(?!\w|\.\d)", output) is not None


def _instead(told: Sequence[Ran], output: str) -> str:
    if not told:
        return NOT_RUN
    return OTHERWISE.format(output=_short(output)) if output.strip() else NOTHING


def _short(said: str) -> str:
    line = " ".join(said.split())
    return line if len(line) <= NAMED else f"{line[:NAMED].rstrip()}…"


def _below(ran: Ran, language: str) -> str:
    """What stands under a program: a line, and what it printed between fences."""
    lines = ran.output.rstrip().split("\n") if ran.output.strip() else []
    kept = lines[:LINES]
    while kept and len("\n".join(kept)) > CHARACTERS:
        kept = kept[:-1] if len(kept) > 1 else [kept[0][:CHARACTERS]]
    cut = ran.truncated or kept != lines
    above = head(ran.stopped, language, cut=cut, printed=bool(lines))
    inside = [*kept, *(["…"] if cut else []), *([ran.error] if ran.error else [])]
    if not inside:
        return above
    fence = "`" * max(3, 1 + max(map(len, re.findall(r"`+", "\n".join(inside))), default=0))
    return "\n".join((above, "", f"{fence}text", *inside, fence))
