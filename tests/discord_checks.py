"""What the local Discord refuses: messages, components, modals and commands that break a limit are 50035, each with the
place of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

import discord_limits as limits
from discord_state import COMPONENTS_V2, ApiError, Json

Path = tuple[str, ...]
ROW, BUTTON, SELECT, INPUT, TEXT, LABEL = 1, 2, 3, 4, 10, 18
SELECTS = (3, 5, 6, 7, 8)
V2_ONLY = (9, 10, 11, 12, 13, 14, 17)
"""Section, text, thumbnail, gallery, file, separator, container."""
IN_MODAL = (1, 10, 18)
_COMMAND = re.compile(r"^[-_'\w]{1,32}$")


class Complaints:
    """Collects what is wrong, by place."""

    def __init__(self) -> None:
        self.errors: Json = {}

    def add(self, path: Path, code: str, message: str) -> None:
        """One more fault."""
        here = self.errors
        for name in path:
            here = here.setdefault(name, {})
        here.setdefault("_errors", []).append({"code": code, "message": message})

    def length(self, path: Path, value: object, most: int, least: int = 0) -> None:
        """A text must fit; None counts as empty."""
        size = len(str(value or ""))
        if size > most:
            self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
        elif size < least:
            self.add(path, "BASE_TYPE_MIN_LENGTH", f"Must be between {least} and {most} in length.")

    def count(self, path: Path, value: list[Json], most: int, least: int = 0) -> None:
        """A list must be no longer and no shorter."""
        if not least <= len(value) <= most:
            self.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")

    def settle(self) -> None:
        """Refuse, if anything was wrong."""
        if self.errors:
            raise ApiError(400, 50035, "Invalid Form Body", errors=self.errors)


def invalid(path: str, code: str, message: str) -> ApiError:
    """A 50035 with one fault."""
    complaints = Complaints()
    complaints.add(tuple(path.split(".")), code, message)
    return ApiError(400, 50035, "Invalid Form Body", errors=complaints.errors)


def check_message(payload: Json, *, files: int = 0, before: Json | None = None) -> None:
    """A message that is posted, or (with what it was `before`) edited."""
    wrong, whole = Complaints(), (before or {}) | payload
    v2 = bool((int(payload.get("flags") or 0) | int((before or {}).get("flags") or 0)) & COMPONENTS_V2)
    wrong.length(("content",), whole.get("content"), limits.CONTENT)
    if v2 and (whole.get("content") or whole.get("embeds")):
        field = "content" if whole.get("content") else "embeds"
        told = "The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2"
        wrong.add((field,), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", told)
    _embeds(wrong, whole.get("embeds") or [])
    _components(wrong, whole.get("components") or [], v2=v2)
    kept = len(whole.get("attachments") or []) if before else 0
    if max(files, kept) > limits.FILES:
        wrong.add(("attachments",), "BASE_TYPE_MAX_LENGTH", f"Must be {limits.FILES} or fewer in length.")
    if len(str(payload.get("nonce") or "")) > limits.NONCE:
        wrong.add(("nonce",), "NONCE_TYPE_TOO_LONG", f"Must be {limits.NONCE} or fewer in length.")
    wrong.settle()
    filled = any(whole.get(name) for name in ("content", "embeds", "components", "sticker_ids", "poll"))
    if not filled and not files and not kept:
        raise ApiError(400, 50006, "Cannot send an empty message")


def _embeds(wrong: Complaints, embeds: list[Json]) -> None:
    wrong.count(("embeds",), embeds, limits.EMBEDS)
    total = 0
    for nth, embed in enumerate(embeds):
        at: Path = ("embeds", str(nth))
        for name, most in limits.EMBED_SIZES.items():
            wrong.length((*at, name), embed.get(name), most)
        wrong.count((*at, "fields"), embed.get("fields") or [], limits.FIELDS)
        wrong.length((*at, "footer", "text"), (embed.get("footer") or {}).get("text"), limits.FOOTER)
        wrong.length((*at, "author", "name"), (embed.get("author") or {}).get("name"), limits.EMBED_AUTHOR)
        for row, field in enumerate(embed.get("fields") or []):
            wrong.length((*at, "fields", str(row), "name"), field.get("name"), limits.FIELD_NAME, 1)
            wrong.length((*at, "fields", str(row), "value"), field.get("value"), limits.FIELD_VALUE, 1)
        total += sum(len(text) for text in embed_texts(embed))
    if total > limits.EMBED_TOTAL:
        wrong.add(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {limits.EMBED_TOTAL}")


def embed_texts(embed: Json) -> list[str]:
    """What is written in an embed."""
    texts = [embed.get("title"), embed.get("description"), (embed.get("author") or {}).get("name")]
    for field in embed.get("fields") or []:
        texts += [field.get("name"), field.get("value")]
    return [text for text in (*texts, (embed.get("footer") or {}).get("text")) if text]


def walk(components: list[Json], path: Path = ("components",)) -> Iterator[tuple[Path, Json]]:
    """Every component with its place, the outer one first."""
    for nth, one in enumerate(components):
        here = (*path, str(nth))
        yield here, one
        yield from walk(one.get("components") or [], (*here, "components"))
        for name in ("accessory", "component"):
            if isinstance(one.get(name), dict):
                yield (*here, name), one[name]


def _components(wrong: Complaints, components: list[Json], *, v2: bool) -> None:
    every = list(walk(components))
    if v2:
        wrong.count(("components",), [one for _, one in every], limits.COMPONENTS)
        if sum(len(one.get("content") or "") for _, one in every if one["type"] == TEXT) > limits.COMPONENT_TEXT:
            told = f"The total text of all components must be {limits.COMPONENT_TEXT} or fewer in length."
            wrong.add(("components",), "COMPONENT_MAX_TOTAL_TEXT_LENGTH_EXCEEDED", told)
    else:
        wrong.count(("components",), components, limits.ROWS)
    for nth, one in enumerate(components):
        if one.get("type") not in ((ROW, *V2_ONLY) if v2 else (ROW,)):
            wrong.add(
                ("components", str(nth), "type"), "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (1,).'
            )
    seen: set[str] = set()
    for path, one in every:
        _component(wrong, path, one)
        name = one.get("custom_id")
        if name is not None and name in seen:
            wrong.add(
                (*path, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"
            )
        seen |= {name} if name is not None else set()


def _component(wrong: Complaints, path: Path, one: Json) -> None:
    kind = one.get("type")
    if kind == ROW:
        inner = one.get("components") or []
        wide = any(it.get("type") in (*SELECTS, INPUT) for it in inner)
        wrong.count((*path, "components"), inner, 1 if wide else limits.ROW_BUTTONS, 1)
    elif kind == BUTTON:
        wrong.length((*path, "label"), one.get("label"), limits.LABEL)
        if not one.get("label") and not one.get("emoji"):
            wrong.add((*path, "label"), "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A label or an emoji is required")
        if one.get("style") == 5:
            return
    elif kind == TEXT:
        wrong.length((*path, "content"), one.get("content"), limits.COMPONENT_TEXT, 1)
    elif kind == SELECT:
        _options(wrong, path, one)
    elif kind == INPUT:
        wrong.length((*path, "placeholder"), one.get("placeholder"), limits.MODAL_HINT)
        wrong.length((*path, "value"), one.get("value"), int(one.get("max_length") or limits.MODAL_VALUE))
    if kind in (BUTTON, *SELECTS, INPUT):
        wrong.length((*path, "custom_id"), one.get("custom_id"), limits.CUSTOM_ID, 1)


def _options(wrong: Complaints, path: Path, one: Json) -> None:
    options = one.get("options") or []
    wrong.count((*path, "options"), options, limits.OPTIONS, 1)
    wrong.length((*path, "placeholder"), one.get("placeholder"), limits.PLACEHOLDER)
    for nth, option in enumerate(options):
        for name, least in (("label", 1), ("value", 1), ("description", 0)):
            wrong.length((*path, "options", str(nth), name), option.get(name), limits.OPTION, least)
    values = [option.get("value") for option in options]
    if len(set(values)) < len(values):
        wrong.add(
            (*path, "options"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used"
        )


def check_modal(data: Json) -> None:
    """A modal."""
    wrong, parts = Complaints(), data.get("components") or []
    wrong.length(("data", "title"), data.get("title"), limits.MODAL_TITLE, 1)
    wrong.length(("data", "custom_id"), data.get("custom_id"), limits.CUSTOM_ID, 1)
    wrong.count(("data", "components"), parts, limits.MODAL_PARTS, 1)
    for path, one in walk(parts, ("data", "components")):
        if len(path) == 3 and one.get("type") not in IN_MODAL:
            wrong.add((*path, "type"), "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (1, 10, 18).')
        if one.get("type") == LABEL or (one.get("type") == INPUT and one.get("label")):
            wrong.length((*path, "label"), one.get("label"), limits.MODAL_LABEL, 1)
        _component(wrong, path, one)
    wrong.settle()


def check_choices(choices: list[Json]) -> None:
    """What autocompletion offers."""
    wrong = Complaints()
    wrong.count(("data", "choices"), choices, limits.CHOICES)
    for nth, choice in enumerate(choices):
        wrong.length(("data", "choices", str(nth), "name"), choice.get("name"), limits.CHOICE, 1)
        wrong.length(("data", "choices", str(nth), "value"), choice.get("value"), limits.CHOICE)
    wrong.settle()


def check_commands(commands: list[Json]) -> None:
    """All the commands of an app in one place."""
    wrong = Complaints()
    for kind, most in limits.COMMANDS.items():
        if sum(one.get("type", 1) == kind for one in commands) > most:
            raise ApiError(400, 30032, f"Maximum number of application commands reached ({most}).")
    for nth, one in enumerate(commands):
        _command(wrong, (str(nth),), one, slash=one.get("type", 1) == 1)
    wrong.settle()


def _command(wrong: Complaints, path: Path, one: Json, *, slash: bool) -> None:
    name = str(one.get("name") or "")
    if slash and (not _COMMAND.match(name) or name != name.lower()):
        wrong.add((*path, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    wrong.length((*path, "name"), name, 32, 1)
    if not slash:
        return
    options = one.get("options") or []
    wrong.length((*path, "description"), one.get("description"), 100, 1)
    wrong.count((*path, "options"), options, limits.CHOICES)
    optional = False
    for nth, option in enumerate(options):
        here = (*path, "options", str(nth))
        _command(wrong, here, option, slash=True)
        for which, choice in enumerate(option.get("choices") or []):
            wrong.length((*here, "choices", str(which), "name"), choice.get("name"), limits.CHOICE, 1)
        wrong.count((*here, "choices"), option.get("choices") or [], limits.CHOICES)
        if optional and option.get("required"):
            wrong.add(here, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed first")
        optional = optional or not option.get("required")
