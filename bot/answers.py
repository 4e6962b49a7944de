"""What came out: an answer is a list of numbered versions, one of which is shown."""

from __future__ import annotations

from typing import Literal

from bot.charts.chart import Chart
from bot.computed import Computed
from bot.context import Agreed, PromptContext
from bot.directives import Directive, Slot
from bot.memory import Recall
from bot.profiles import Profile
from bot.prompt import Message
from bot.running.shown import bare
from bot.values import Value
from bot.verify import Violation


class Usage(Value):
    """Tokens as the model's server counted them; None where it did not say."""

    prompt_tokens: int | None = None
    cached_tokens: int | None = None
    """Of the prompt's tokens, those served from the prefix cache."""
    completion_tokens: int | None = None

    def plus(self, other: Usage) -> Usage:
        """Both together; unknown and known is the known."""

        def add(a: int | None, b: int | None) -> int | None:
            return None if a is None and b is None else (a or 0) + (b or 0)

        return Usage(
            prompt_tokens=add(self.prompt_tokens, other.prompt_tokens),
            cached_tokens=add(self.cached_tokens, other.cached_tokens),
            completion_tokens=add(self.completion_tokens, other.completion_tokens),
        )


class Version(Value):
    """One text of an answer, with all that explains it."""

    number: int
    """From 1; never given twice, also not after an undo."""
    parent: int | None = None
    """The version that was shown when it was made."""
    event: str
    """The id of the event that it answers: the last one taken together."""
    text: str
    context: PromptContext
    """What it was made from."""
    key: str
    """The context's key (`prompt.key`): a later context with the same one is served by this version."""
    profile: Profile | None = None
    """What of the asker's profile was used; None for nothing."""
    memory: Recall = Recall()
    """What of earlier conversations was used."""
    computed: Computed | None = None
    """What was computed for it of attached tables."""
    prompt: tuple[Message, ...] = ()
    """The messages as sent; empty for a given answer."""
    violations: tuple[Violation, ...] = ()
    finished: tuple[str, ...] = ()
    """What code did to the model's text, each in a few words."""
    attempts: int = 1
    """How many drafts were made of it."""
    stopped: bool = False
    """Whether a person stopped it before its end."""
    cut: bool = False
    """Whether the model ran into its token limit."""
    given: bool = False
    """Whether it came from elsewhere and was not generated."""
    by: str = ""
    """The person who wrote it by editing the one before; "" where nobody did."""
    accepted: tuple[str, ...] = ()
    """The people who said that it is right."""
    rejected: tuple[str, ...] = ()
    """The people who said that it is not."""
    model: str = ""
    usage: Usage = Usage()
    """Over all attempts."""
    first_token_ms: float | None = None
    """From the event's acceptance to the first token shown."""
    total_ms: float | None = None
    """From the event's acceptance to the end."""
    at: float = 0.0
    """When it was finished, in seconds since the epoch."""

    @property
    def written(self) -> str:
        """Its words, without what code put under them: the tables, and the outputs of what was run."""
        block = self.computed.block if self.computed else ""
        return bare(self.text.removesuffix(block).rstrip() if block else self.text)

    def judged_by(self, person: str, verdict: Slot, *, stands: bool = True) -> Version:
        """The version after this person's ACCEPT or REJECT, or after they have taken that back (`stands` is False)."""
        accepted = tuple(one for one in self.accepted if one != person or not (stands or verdict is Slot.ACCEPT))
        rejected = tuple(one for one in self.rejected if one != person or not (stands or verdict is Slot.REJECT))
        if stands and verdict is Slot.ACCEPT:
            accepted = (*accepted, person)
        elif stands:
            rejected = (*rejected, person)
        return self.model_copy(update={"accepted": accepted, "rejected": rejected})


class Answer(Value):
    """A question's answer. `versions` are in the order of their numbers."""

    number: int
    """From 1 within the thread: the thread's first question has answer 1."""
    message: str | None = None
    """The platform's id of the message that shows it, once posted."""
    shown: int | None = None
    """The number of the version that people see; None before there is one, and after the question was withdrawn."""
    versions: tuple[Version, ...] = ()

    def version(self, number: int | None) -> Version | None:
        """The version of that number; None where there is none."""
        return next((version for version in self.versions if version.number == number), None)

    @property
    def current(self) -> Version | None:
        """The version that is shown."""
        return self.version(self.shown)

    @property
    def agreed(self) -> Agreed | None:
        """The version that somebody accepted or wrote by hand and that the shown one is, or comes from; the nearest.

        A version that was rejected, and one that was made free of what was agreed ("again"), hold to nothing before it.
        """
        version = self.current
        while version and not version.rejected and not version.accepted and not version.by:
            version = self.version(version.parent) if version.context.agreed else None
        if version is None or version.rejected:
            return None
        held = (*version.context.directives, *self._known_then(version))
        return Agreed(version=version.number, text=version.written, wishes=tuple((one.id, one.value) for one in held))

    def _known_then(self, version: Version | None) -> tuple[Directive, ...]:
        """What the asker's profile had when a version was made; an edit by hand, which asks no model, tells nothing."""
        while version and version.by and version.parent:
            version = self.version(version.parent)
        return version.profile.holding if version and version.profile else ()

    def made_of(self, key: str) -> Version | None:
        """The newest finished version that was made from a context of that key, if there is one."""
        return next((one for one in reversed(self.versions) if one.key == key and not one.stopped), None)


class Offer(Value):
    """Another thing that the bot may do, to be had with one press: what stands on the button, and what it sends."""

    label: str
    button: str
    value: str = ""


class Variant(Value):
    """One of two texts that stand side by side for choosing."""

    label: str
    text: str
    version: int | None = None
    """Its number, once it is whole."""


Progress = Literal["thinking", "streaming", "checking", "done", "stopped", "failed", "withdrawn"]


class Frame(Value):
    """What a person sees of an answer at one moment; each frame replaces the one before."""

    thread: str
    answer: int
    version: int | None
    text: str
    progress: Progress
    line: str = ""
    """The quiet line under it: the version, what changed, what was not met."""
    conflicts: tuple[str, ...] = ()
    """What people want both ways, in sentences."""
    variants: tuple[Variant, ...] = ()
    """Two texts side by side, of which one is to be chosen; `text` has them one under the other."""
    chart: Chart | None = None
    """The picture that stands under the text."""
    written: bool = True
    """Whether its words are a model's; those about data, and what is asked back, may be code's."""
    computed: bool = False
    """Whether its numbers were computed, so that there is a query to be shown."""
    sequence: int = 0
    """How many events the thread had applied: the same press on the same state is one press."""
