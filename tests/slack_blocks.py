"""Checks blocks and views as Slack does: a shape it does not know, or a text that is too long, is an error."""

from __future__ import annotations

import json
from collections.abc import Callable

import slack_limits as limits
from slack_shown import texts
from slack_state import Json, SlackError

_MESSAGE_ONLY = {"context_actions", "markdown", "table", "file", "task_card", "plan"}
_SELECTS = {f"{kind}_select" for kind in ("static", "external", "users", "conversations", "channels")}
_PICKERS = {"datepicker", "timepicker", "datetimepicker"}
_INPUTS = {"plain_text_input", "rich_text_input", "email_text_input", "url_text_input", "number_input", "file_input"}
_CHOICES = {"checkboxes", "radio_buttons"}
_MULTI = {f"multi_{kind}" for kind in _SELECTS}
_IN_ACTIONS = {"button", "overflow", "workflow_button"} | _SELECTS | _PICKERS | _CHOICES
_ACCESSORIES = _IN_ACTIONS | _MULTI | {"image"}
_IN_INPUT = _INPUTS | _SELECTS | _MULTI | _PICKERS | _CHOICES


class Wrong(Exception):
    """What is wrong with a block, and where."""


def _need(true: object, message: str, where: str) -> None:
    if not true:
        raise Wrong(f"{message} [json-pointer:{where}]")


def _text(value: object, where: str, most: int, kinds: tuple[str, ...] = ("plain_text",)) -> None:
    """A text object of one of these kinds, neither empty nor longer than `most`."""
    if not isinstance(value, dict):
        raise Wrong(f"missing required field: text [json-pointer:{where}]")
    _need(value.get("type") in kinds, f"unsupported type: {value.get('type')}", f"{where}/type")
    text = value.get("text")
    _need(isinstance(text, str) and text, "must be more than 0 characters", f"{where}/text")
    _need(len(str(text)) <= most, f"must be less than {most + 1} characters", f"{where}/text")


def _name(thing: Json, key: str, where: str) -> None:
    name = thing.get(key, "")
    _need(isinstance(name, str) and len(name) <= limits.NAME, "must be less than 256 characters", f"{where}/{key}")


def _options(element: Json, where: str, most: int) -> None:
    """Of a select, an overflow menu, checkboxes: their texts and values, each value once."""
    groups = element.get("option_groups")
    options = [option for group in groups for option in group["options"]] if groups else element.get("options")
    if not isinstance(options, list):
        raise Wrong(f"missing required field: options [json-pointer:{where}/options]")
    _need(0 < len(options) <= most, f"no more than {most} items allowed", f"{where}/options")
    for nth, option in enumerate(options):
        there = f"{where}/options/{nth}"
        _text(option.get("text"), f"{there}/text", limits.OPTION_TEXT, ("plain_text", "mrkdwn"))
        value = option.get("value")
        _need(isinstance(value, str) and value, "missing required field: value", there)
        _need(len(str(value)) <= limits.OPTION_VALUE, "must be less than 151 characters", f"{there}/value")
    initial = [element["initial_option"]] if "initial_option" in element else element.get("initial_options", [])
    _need(all(one in options for one in initial), "failed to match any allowed option", f"{where}/initial_option")


def _button(button: Json, where: str) -> None:
    _text(button.get("text"), f"{where}/text", limits.BUTTON_TEXT)
    value = button.get("value", "")
    fits = isinstance(value, str) and len(value) <= limits.BUTTON_VALUE
    _need(fits, "must be less than 2001 characters", f"{where}/value")
    _need(button.get("style") in (None, "primary", "danger"), "failed to match any allowed value", f"{where}/style")


def _element(element: object, where: str, kinds: set[str]) -> None:
    """One interactive element (or an accessory image) of a kind that is allowed here."""
    if not isinstance(element, dict):
        raise Wrong(f"must be an object [json-pointer:{where}]")
    kind = element.get("type")
    _need(kind in kinds, f"unsupported type: {kind}", f"{where}/type")
    _name(element, "action_id", where)
    if kind in ("button", "workflow_button"):
        _button(element, where)
    elif kind == "overflow":
        _options(element, where, limits.OVERFLOW)
    elif kind in _CHOICES:
        _options(element, where, 10)
    elif kind in ("static_select", "multi_static_select"):
        _options(element, where, limits.OPTIONS)
    elif kind == "feedback_buttons":
        for side in ("positive_button", "negative_button"):
            _need(isinstance(element.get(side), dict), f"missing required field: {side}", where)
            _button(element[side], f"{where}/{side}")
    elif kind == "image":
        address, file = element.get("image_url"), element.get("slack_file")
        _need(address or file, "missing required field: image_url", where)
        _need(not file or (len(file) == 1 and not address), "failed to match any allowed schemas", where)
        _need(element.get("alt_text"), "missing required field: alt_text", where)
        _need(len(element["alt_text"]) <= limits.ALT, "must be less than 2001 characters", f"{where}/alt_text")
    if "placeholder" in element:
        _text(element["placeholder"], f"{where}/placeholder", 150)


def _row(block: Json, where: str, kinds: set[str], most: int) -> None:
    inside = block.get("elements")
    _need(isinstance(inside, list) and inside, "no fewer than 1 items allowed", f"{where}/elements")
    rows: list[Json] = list(inside or [])
    _need(len(rows) <= most, f"no more than {most} items allowed", f"{where}/elements")
    for nth, element in enumerate(rows):
        _element(element, f"{where}/elements/{nth}", kinds)
    ids = [element["action_id"] for element in rows if "action_id" in element]
    _need(len(ids) == len(set(ids)), "`action_id` already exists", f"{where}/elements")


def _section(block: Json, where: str) -> None:
    _need("text" in block or "fields" in block, "missing required field: text", where)
    if "text" in block:
        _text(block["text"], f"{where}/text", limits.SECTION, ("plain_text", "mrkdwn"))
    if "fields" in block:
        fields = block["fields"]
        _need(isinstance(fields, list) and 0 < len(fields) <= limits.FIELDS, "no more than 10 items", f"{where}/fields")
        for nth, field in enumerate(fields):
            _text(field, f"{where}/fields/{nth}", limits.FIELD, ("plain_text", "mrkdwn"))
    if "accessory" in block:
        _element(block["accessory"], f"{where}/accessory", _ACCESSORIES)


def _context(block: Json, where: str) -> None:
    inside = block.get("elements")
    fits = isinstance(inside, list) and 0 < len(inside) <= limits.CONTEXT
    _need(fits, "no more than 10 items allowed", f"{where}/elements")
    for nth, element in enumerate(inside or []):
        if element.get("type") == "image":
            _element(element, f"{where}/elements/{nth}", {"image"})
        else:
            _text(element, f"{where}/elements/{nth}", limits.SECTION, ("plain_text", "mrkdwn"))


def _markdown(block: Json, where: str) -> None:
    text = block.get("text")
    _need(isinstance(text, str) and text, "missing required field: text", f"{where}/text")
    if len(str(text)) > limits.MARKDOWN:
        raise SlackError("msg_blocks_too_long")


def _input(block: Json, where: str) -> None:
    _text(block.get("label"), f"{where}/label", 2_000)
    _element(block.get("element"), f"{where}/element", _IN_INPUT)
    if "hint" in block:
        _text(block["hint"], f"{where}/hint", 2_000)


def _table(block: Json, where: str) -> None:
    rows = block.get("rows")
    fits = isinstance(rows, list) and 0 < len(rows) <= limits.TABLE_ROWS
    _need(fits, "no more than 100 items allowed", f"{where}/rows")
    for nth, row in enumerate(rows or []):
        there = f"{where}/rows/{nth}"
        _need(isinstance(row, list) and 0 < len(row) <= limits.TABLE_COLUMNS, "no more than 20 items allowed", there)
        for column, cell in enumerate(row):
            kind = cell.get("type")
            _need(kind in ("raw_text", "rich_text"), f"unsupported type: {kind}", f"{there}/{column}")
            _need(kind == "rich_text" or cell.get("text"), "must be more than 0 characters", f"{there}/{column}/text")


def _rich(block: Json, where: str) -> None:
    kinds = {"rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote"}
    inside = block.get("elements")
    _need(isinstance(inside, list), "missing required field: elements", where)
    for nth, element in enumerate(inside or []):
        _need(element.get("type") in kinds, f"unsupported type: {element.get('type')}", f"{where}/elements/{nth}")
        _need(isinstance(element.get("elements"), list), "missing required field: elements", f"{where}/elements/{nth}")


_CHECKS: dict[str, Callable[[Json, str], None]] = {
    "section": _section,
    "context": _context,
    "markdown": _markdown,
    "input": _input,
    "table": _table,
    "rich_text": _rich,
    "divider": lambda block, where: None,
    "header": lambda block, where: _text(block.get("text"), f"{where}/text", limits.HEADER),
    "image": lambda block, where: _element(block, where, {"image"}),
    "actions": lambda block, where: _row(block, where, _IN_ACTIONS | _MULTI, limits.ACTIONS),
    "context_actions": lambda block, where: _row(
        block, where, {"feedback_buttons", "icon_button"}, limits.CONTEXT_ACTIONS
    ),
}


def check_blocks(blocks: object, *, most: int = limits.BLOCKS, view: bool = False, where: str = "/blocks") -> None:
    """Raise SlackError where a message's (a view's) blocks are not as Slack wants them; fill in missing block ids."""
    error = "invalid_arguments" if view else "invalid_blocks"
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise SlackError("invalid_arguments" if view else "invalid_blocks_format")
    try:
        _need(len(blocks) <= most, f"no more than {most} items allowed", where)
        for nth, block in enumerate(blocks):
            kind = block.get("type")
            here = kind in _CHECKS and not (view and kind in _MESSAGE_ONLY)
            _need(here, f"unsupported type: {kind}", f"{where}/{nth}/type")
            _name(block, "block_id", f"{where}/{nth}")
            _CHECKS[kind](block, f"{where}/{nth}")
            block.setdefault("block_id", f"b{nth}")
        ids = [block["block_id"] for block in blocks]
        _need(len(ids) == len(set(ids)), "`block_id` already exists", where)
    except (Wrong, AttributeError, KeyError, TypeError) as wrong:
        raise SlackError(error, str(wrong)) from None
    if not view:
        _check_whole(blocks)


def _check_whole(blocks: list[Json]) -> None:
    """What holds for all blocks of a message together: its length, and one table at most."""
    length = sum(len(text) for _, text in texts(blocks))
    length += limits.CONTAINER * sum(block["type"] != "markdown" for block in blocks)
    if length > limits.MESSAGE:
        raise SlackError("msg_blocks_too_long")
    if sum(block["type"] == "table" for block in blocks) > 1:
        raise SlackError("invalid_attachments", "only_one_table_allowed")


def check_view(view: object, kind: str) -> Json:
    """A view as it was given, checked; kind is "modal" or "home"."""
    if not isinstance(view, dict) or view.get("type") != kind:
        raise SlackError("invalid_arguments", "failed to match all allowed schemas [json-pointer:/view]")
    try:
        for face in ("title", "submit", "close"):
            if face in view and kind == "modal":
                _text(view[face], f"/view/{face}", limits.TITLE)
        _need(kind == "home" or "title" in view, "missing required field: title", "/view")
        inputs = any(block.get("type") == "input" for block in view.get("blocks", []))
        _need(kind == "home" or not inputs or "submit" in view, "missing required field: submit", "/view")
        _name(view, "callback_id", "/view")
        metadata = view.get("private_metadata", "")
        fits = isinstance(metadata, str) and len(metadata) <= limits.PRIVATE_METADATA
        _need(fits, "must be less than 3001 characters", "/view/private_metadata")
    except (Wrong, AttributeError) as wrong:
        raise SlackError("invalid_arguments", str(wrong)) from None
    check_blocks(view.get("blocks"), most=limits.VIEW_BLOCKS, view=True, where="/view/blocks")
    if len(json.dumps(view)) > limits.VIEW_BYTES:
        raise SlackError("view_too_large")
    return view
