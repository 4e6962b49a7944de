"""What is known of a person and goes with them into the next conversation. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bot.directives import STYLE, Directive, Scope
from bot.values import Value

LARGEST = 200
"""How many wishes a profile keeps; the oldest go first."""


class Profile(Value):
    """A person's standing wishes in one workspace: all that they said with scope "always", oldest first."""

    workspace: str
    person: str
    directives: tuple[Directive, ...] = ()
    off: bool = False
    """Whether the person switched it off: it is kept, and neither used nor added to."""

    @property
    def holding(self) -> tuple[Directive, ...]:
        """What is in force: the latest wish on each slot of STYLE, and each requirement once."""
        latest: dict[tuple[str, ...], Directive] = {}
        for directive in self.directives:
            key = (directive.slot.value,) if directive.slot in STYLE else (directive.slot.value, directive.value)
            latest[key] = directive
        return tuple(latest.values())


class Lesson(Value):
    """What one event teaches the profile of the person who sent it."""

    workspace: str
    person: str
    directives: tuple[Directive, ...] = ()
    withdrawn: tuple[str, ...] = ()
    forgets: bool = False
    """Whether all is forgotten."""
    switches: bool | None = None
    """Whether the profile is used from now on; None leaves that as it is."""

    def taught(self, profile: Profile) -> Profile:
        """The profile after it. One that is switched off stays so when it is erased."""
        off = profile.off if self.switches is None else not self.switches
        if self.forgets:
            return Profile(workspace=profile.workspace, person=profile.person, off=off)
        return learn(profile.model_copy(update={"off": off}), self.directives, self.withdrawn)


def learn(profile: Profile, directives: Iterable[Directive], withdrawn: Iterable[str] = ()) -> Profile:
    """The profile after a person's directives: what they want always is held at once, what is withdrawn goes.

    Only the profile's own person teaches it. The same directive twice changes nothing.
    """
    names = tuple(withdrawn)
    entries = {held.id: held for held in profile.directives if not any(held.named_by(name) for name in names)}
    if not profile.off:
        for directive in directives:
            if directive.is_wish and directive.scope is Scope.ALWAYS and directive.author == profile.person:
                lasting = directive.model_copy(update={"version": None, "words": None})  # of this answer, not of all
                entries.setdefault(directive.id, lasting)
    return profile.model_copy(update={"directives": tuple(entries.values())[-LARGEST:]})


def exported(profile: Profile) -> str:
    """All that is kept of a person, as JSON to take along: `Profile.model_validate_json` reads it back.

    What has its usual value is left out; times are seconds since the epoch.
    """
    return profile.model_dump_json(indent=2, exclude_defaults=True)
