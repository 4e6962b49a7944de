"""Slash commands as they are typed. The one list of them is in `bot.interpret.usage`."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

from bot.context import Policy
from bot.directives import Scope, Slot
from bot.interpret.buttons import BUTTONS
from bot.interpret.content import Head, wishes
from bot.interpret.reading import Wish
from bot.interpret.tokens import plain
from bot.interpret.usage import COMMANDS
from bot.interpret.words import read, value_of
from bot.ledger import HEADS
from bot.length import parse_length
from bot.passage import named
from bot.values import Value

_PREFIX = "burnish"
_BUTTON_WISHES = {one.id: one.wish for one in BUTTONS if one.wish}
_BARE = ("again", "undo", "reset", "accept", "stop", "why", "history", "memory", "meet", "forget", "help", "query")
_CONTENT = {"include": Slot.INCLUDE, "exclude": Slot.EXCLUDE, "keep": Slot.KEEP, "correct": Slot.CORRECT}


A_CHART = "add a chart"
"""What the bare command for a chart says."""


class Command(Value):
    """A command as it was understood."""

    name: str
    """A name of COMMANDS; "" where no command was found."""
    wishes: tuple[Wish, ...] = ()
    problem: str = ""
    """A sentence for the person, where the command cannot be carried out as it stands."""
    argument: str = ""
    """What stood behind the name, word for word."""
    unread: tuple[str, ...] = ()
    """What no wish accounts for of the words of `refine`, `always`, `thread`, `profile` and `reject`."""
    scope: Scope = Scope.ANSWER
    """How long the words shall hold, the unread ones too."""
    policy: Policy | None = None
    """For the command of that name."""
    switches: bool | None = None
    """For `/profile on` and `/profile off`: whether the profile is used from now on."""
    here: bool | None = None
    """For `/profile on here` and `/profile off here`: whether it is used in this thread."""
    joins: str | None = None
    """For `/profile join`: the code, "" for a new one."""
    parts: bool = False
    """For `/profile part`."""


def read_command(text: str) -> Command:
    """What a typed command means, with or without its slash, also as `/burnish undo`; it never raises.

    A `/burnish` followed by words that are no command is `/refine` with those words.
    """
    words = text.strip().removeprefix("/").strip()
    prefixed = re.match(rf"{_PREFIX}\b[\s:,]*", words, re.IGNORECASE)
    if prefixed:
        words = words[prefixed.end() :].removeprefix("/")
    head, _, rest = words.partition(" ") if "\n" not in words.split(" ")[0] else words.partition("\n")
    name, argument = head.strip().lower(), rest.strip()
    if not name:
        return Command(name="help")
    if name not in COMMANDS:
        return _unknown(name, words, prefixed is not None)
    return _known(name, argument)


def _unknown(name: str, words: str, prefixed: bool) -> Command:
    near = get_close_matches(name, COMMANDS, n=1, cutoff=0.6)
    if prefixed and (" " in words or read(words).wishes):
        return _known("refine", words)
    hint = f"Did you mean /{near[0]}?" if near else "/help lists what I know."
    return Command(name="", problem=f"I don't know /{name[:40]}. {hint}", argument=words)


def _known(name: str, argument: str) -> Command:
    if name in _SPECIAL:
        return _SPECIAL[name](argument)
    if name in _BUTTON_WISHES and name not in ("example", "restore"):
        return _plain(name, argument)
    if name == "chart":
        return Command(name=name, wishes=(Wish(slot=Slot.CHART, value=argument or A_CHART),), argument=argument)
    if name in _BARE:
        return Command(name=name, argument=argument)
    if not argument:
        return Command(name=name, problem=_lacking(name))
    if name == "analysis":
        return Command(name=name, wishes=(Wish(slot=Slot.ANALYSIS, value=argument),), argument=argument)
    if name in _CONTENT:
        return _content(name, argument)
    return _style(name, argument)


def _lacking(name: str) -> str:
    return f"Say what: for example {COMMANDS[name][0]}"


def _plain(name: str, argument: str) -> Command:
    """A command that stands for one wish; words behind it are read as well (`/shorter and in German`)."""
    wish = _BUTTON_WISHES[name]
    if not argument:
        return Command(name=name, wishes=(wish,))
    reading = read(argument)
    scope = next((one.scope for one in reading.wishes), Scope.ANSWER)
    others = tuple(one for one in reading.wishes if one.slot is not wish.slot)
    unread = reading.unread if reading.wishes or reading.unread else ()
    return Command(
        name=name, wishes=(wish.model_copy(update={"scope": scope}), *others), argument=argument, unread=unread
    )


def _style(name: str, argument: str) -> Command:
    """A value of a slot of style, in canonical words where it is known; how it starts and ends, word for word."""
    slot = Slot(name)
    if slot in (Slot.START, Slot.END):
        exact = argument.strip('"“”„«»').strip()
        return Command(name=name, wishes=(Wish(slot=slot, value=exact or argument),), argument=argument)
    said = f"{argument} words" if slot is Slot.LENGTH and argument.isdecimal() else argument
    value = value_of(slot, said) or value_of(slot, f"in {said}") or value_of(slot, f"for {said}")
    if slot is Slot.LENGTH and (value is None or parse_length(value) is None):
        problem = f"I can't read “{argument[:60]}” as a length. Say for example {COMMANDS['length'][0]}"
        return Command(name=name, problem=problem, argument=argument)
    return Command(name=name, wishes=(Wish(slot=slot, value=value or argument),), argument=argument)


def _content(name: str, argument: str) -> Command:
    """A requirement in the person's words; words to use or avoid are named as such."""
    text = plain(argument)
    found = wishes(text, Head(_CONTENT[name], 0, len(text.plain)))
    if name == "correct":
        said = [one for one in read(argument).wishes if one.slot is Slot.CORRECT]
        found = tuple(said) or (Wish(slot=Slot.CORRECT, value=argument),)
    return Command(name=name, wishes=found or (Wish(slot=_CONTENT[name], value=argument),), argument=argument)


def _words(name: str, scope: Scope) -> Callable[[str], Command]:
    """A command whose argument is free text, for a scope."""

    def reader(argument: str) -> Command:
        if not argument:
            return Command(name=name, problem="" if name == "profile" else _lacking(name), scope=scope)
        reading = read(argument, lasting=scope is Scope.ALWAYS)
        found = tuple(wish.lasting(scope) for wish in reading.wishes)
        unread = reading.unread if reading.unread or found else (argument,)
        return Command(name=name, wishes=found, argument=argument, unread=unread, scope=scope)

    return reader


def _profile(argument: str) -> Command:
    """`on` or `off` switches it, with `here` for a thread; `join` and `part` are about accounts; else wishes for it."""
    switch = argument.lower().rstrip(".!")
    if match := re.fullmatch(r"(on|off)(?: (?:here|in this thread))?", switch):
        on = match[1] == "on"
        asked = {"switches": on} if switch == match[1] else {"here": on}
        return Command.model_validate({"name": "profile", "argument": argument, "scope": Scope.ALWAYS, **asked})
    if match := re.fullmatch(r"join(?:\s+(.{1,40}))?", argument, re.IGNORECASE):
        return Command(name="profile", argument=argument, joins=match[1] or "")
    if switch == "part":
        return Command(name="profile", argument=argument, parts=True)
    return _words("profile", Scope.ALWAYS)(argument)


def _reject(argument: str) -> Command:
    """With a reason, what it asks for; the bot need not ask what was wrong."""
    reject = Wish(slot=Slot.REJECT, value=argument)
    if not argument:
        return Command(name="reject", wishes=(reject,))
    reading = read(argument, answering=True)
    found = tuple(wish for wish in reading.wishes if wish.slot not in (Slot.REJECT, Slot.ACCEPT))
    unread = reading.unread if reading.unread or found else (argument,)
    return Command(name="reject", wishes=(reject, *found), argument=argument, unread=unread)


def _restore(argument: str) -> Command:
    found = [wish for wish in read(f"restore {argument}").wishes if wish.slot is Slot.RESTORE]
    if match := re.fullmatch(r"(?:version|v|#)?\s*(\d{1,6})", argument, re.IGNORECASE):
        return Command(name="restore", wishes=(Wish(slot=Slot.RESTORE, value=str(int(match[1]))),), argument=argument)
    if found:
        return Command(name="restore", wishes=(found[0],), argument=argument)
    return Command(name="restore", problem="Say which version: for example /restore 2", argument=argument)


_QUOTED = re.compile(
    r"(?:\"([^\"]+)\"|“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»|`([^`]+)`|'(.+?)'(?!\w))\s*[:,]?\s*(?P<what>.*)$", re.DOTALL
)


def _passage(argument: str) -> Command:
    """`"quoted words" what`, or a part named in words (`the intro: shorter`)."""
    if match := _QUOTED.match(argument):
        quote, what = next(filter(None, match.groups()[:-1]), "").strip(), match["what"].strip()
        if quote and what:
            found = [wish for wish in read(what, quote=quote).wishes if wish.slot is Slot.PASSAGE]
            wish = found[0] if found else Wish(slot=Slot.PASSAGE, value=what, target=quote)
            return Command(name="passage", wishes=(wish,), argument=argument)
    part, _, what = (piece.strip() for piece in argument.partition(":"))
    part = re.sub(r"^the\s+", "", part, flags=re.IGNORECASE)
    if what and named(part):
        found = [wish for wish in read(what, quote=part).wishes if wish.slot is Slot.PASSAGE]
        wish = found[0] if found else Wish(slot=Slot.PASSAGE, value=what, target=part)
        return Command(name="passage", wishes=(wish.model_copy(update={"target": part}),), argument=argument)
    if found := [wish for wish in read(argument).wishes if wish.slot is Slot.PASSAGE]:
        return Command(name="passage", wishes=tuple(found), argument=argument)
    problem = f"Quote the part, then say what to do with it: {COMMANDS['passage'][0]}"
    return Command(name="passage", problem=problem, argument=argument)


def _example(argument: str) -> Command:
    value = argument if not argument or re.search(r"\bexamples?\b", argument) else f"example {argument}"
    return Command(name="example", wishes=(Wish(slot=Slot.EXAMPLE, value=value),), argument=argument)


def _compare(argument: str) -> Command:
    return Command(name="compare", wishes=(Wish(slot=Slot.COMPARE, value=argument),), argument=argument)


def _ask(argument: str) -> Command:
    return Command(name="ask", argument=argument, problem="" if argument else _lacking("ask"))


def _policy(argument: str) -> Command:
    match = re.fullmatch(r"(asker|anyone|quorum)(?:\s+(?:of\s+)?(\d{1,3}))?", argument.lower())
    if match and (match[1] == "quorum" or not match[2]):
        quorum = int(match[2]) if match[2] else Policy().quorum
        if quorum >= 2:
            policy = Policy.model_validate({"decides": match[1], "quorum": quorum})
            return Command(name="policy", argument=argument, policy=policy)
    problem = "Say who decides: /policy asker, /policy anyone, or /policy quorum 2 (at least 2)"
    return Command(name="policy", problem=problem, argument=argument)


def _ledger(argument: str) -> Command:
    """`tried|found|open|asked|pin` and what; `done N` closes a line; nothing shows them."""
    head, _, what = argument.partition(" ")
    head, what = head.lower().rstrip(":"), what.strip()
    if not argument or (head == "done" and what.isdecimal()):
        return Command(name="ledger", argument=argument)
    if head == "pin":
        return _pin(what)
    if head in HEADS and what:
        wish = Wish(slot=Slot.STEP, value=what, target=head, scope=Scope.THREAD)
        return Command(name="ledger", wishes=(wish,), argument=argument)
    return Command(name="ledger", problem=_lacking("ledger"), argument=argument)


def _pin(argument: str) -> Command:
    """A fact in the person's own words."""
    if not argument:
        return Command(name="pin", problem=_lacking("pin"))
    return Command(name="pin", wishes=(Wish(slot=Slot.PIN, value=argument, scope=Scope.THREAD),), argument=argument)


_SPECIAL: dict[str, Callable[[str], Command]] = {
    "refine": _words("refine", Scope.ANSWER),
    "always": _words("always", Scope.ALWAYS),
    "thread": _words("thread", Scope.THREAD),
    "profile": _profile,
    "reject": _reject,
    "restore": _restore,
    "passage": _passage,
    "example": _example,
    "ask": _ask,
    "compare": _compare,
    "policy": _policy,
    "ledger": _ledger,
    "pin": _pin,
}
