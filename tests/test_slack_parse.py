"""Slack's payloads: each golden one is exactly what its file says, and no other makes the parser raise."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from slack_bolt.request.internals import extract_enterprise_id, extract_team_id

from adapters.slack.buttons import value
from adapters.slack.delivery import Delivery, Me
from adapters.slack.parse import origin, parse
from adapters.slack.pressed import carried
from adapters.slack.views import About
from bot.answers import Frame

GOLDEN = {
    path.stem: json.loads(path.read_text("utf-8")) for path in Path(__file__).parent.glob("payloads/slack/*.json")
}
DELIVERY: TypeAdapter[Delivery | None] = TypeAdapter(Delivery | None)
KINDS = get_args(Delivery)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.text(st.characters(), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
HOSTILE: list[Any] = [
    None,
    True,
    -1,
    2**70,
    1e400,
    "",
    "\0",
    "\ud800",
    "x" * 5_000,
    "<@U07BURN5SH>",
    "1790000100.000100",
    "../..",
    "burnish:",
    "burnish:more",
    "T1:T2",
    '{"t":"slack:a:b:c","a":1e999}',
    '{"t":"slack:a:b:c","a":-1,"v":true}',
    "[" * 2_900,
    [],
    {},
    [[]],
    [None],
    {"id": None},
    {"id": {"id": "T1"}},
]
"""Values that have each broken some parser."""


def parsed(name: str) -> Delivery | None:
    return parse(GOLDEN[name]["payload"], Me(**GOLDEN[name]["me"]))


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_each_payload_is_what_its_file_says(name: str) -> None:
    assert parsed(name) == DELIVERY.validate_python(GOLDEN[name]["is"])


def test_every_kind_of_delivery_has_a_payload() -> None:
    assert {type(parsed(name)) for name in GOLDEN} == {*KINDS, type(None)}


def test_both_events_of_one_mention_are_one_value() -> None:
    assert parsed("mention_as_app_mention") == parsed("mention_as_message")


def test_a_message_and_its_change_speak_of_the_same_message() -> None:
    before, after = parsed("mention_as_message"), parsed("edit_that_adds_a_mention")
    assert before and after
    same = {"team", "user", "channel", "ts", "thread", "text", "called"}
    assert before.model_dump(include=same) == after.model_dump(include=same)


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_a_delivery_is_its_own_json(name: str) -> None:
    found = parsed(name)
    assert found is None or type(found).model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize("name", sorted(name for name in GOLDEN if not name.startswith("malformed")))
def test_the_workspace_is_the_one_whose_token_bolt_asks_for(name: str) -> None:
    payload = GOLDEN[name]["payload"]
    where = origin(payload)
    assert where["enterprise"] == (extract_enterprise_id(payload) or "")
    assert (extract_team_id(payload) or where["team"]) == where["team"]


@pytest.mark.parametrize(
    ("answer", "version", "what"), [(1, 2, ""), (None, None, "d-1"), (3, None, 'a "quote" \\ – 💡')]
)
def test_what_a_button_carries_is_read_back(answer: int | None, version: int | None, what: str) -> None:
    frame = Frame(thread="slack:T1:C1:1.2", answer=answer or 1, version=version, text="", progress="done", sequence=4)
    found = carried(value(frame, what))
    assert found and (found.thread, found.version, found.sequence, found.value) == (frame.thread, version, 4, what)
    about = About(thread="slack:T1:C1:1.2", answer=answer, version=version, sequence=4)
    packed = carried(about.packed())
    assert packed and packed.model_dump(exclude={"value"}) == about.model_dump()


@pytest.mark.parametrize(
    "packed",
    [
        "",
        "5",
        "null",
        "[]",
        "{}",
        '{"t":5}',
        '{"t":"slack:T1:C1"}',
        '{"t":"slack::C1:1.2"}',
        "[" * 100_000,
        "{" * 2_000,
        '{"t":"slack:T1:C1:1.2","a":"1"}',
        '{"t":"slack:T1:C1:1.2","a":-1}',
        '{"t":"slack:T1:C1:1.2","a":true}',
        '{"t":"slack:T1:C1:1.2","s":null}',
        '{"t":"slack:T1:C1:1.2","x":5}',
        '{"t":"slack:T1:C1:1.2","v":1.5}',
        '{"t":"slack:T1:C1:1.2","a":99999999999999999999}',
        '{"t":"slack:T1:C1:1.2","x":"\\ud800"}',
    ],
)
def test_what_no_button_of_ours_carries_is_nothing(packed: str) -> None:
    assert carried(packed) is None


def paths(node: Any, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in a payload, the innermost among them."""
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path for key, inner in inside for path in [(*above, key), *paths(inner, (*above, key))]]


def mutated(payload: Any, path: tuple[str | int, ...], new: Any, *, gone: bool) -> Any:
    """A copy with another value at a place, or with nothing there."""
    made = copy.deepcopy(payload)
    node = made
    for step in path[:-1]:
        node = node[step]
    if gone:
        del node[path[-1]]
    else:
        node[path[-1]] = new
    return made


def readable(payload: Any, me: Me) -> None:
    """It gives nothing or a delivery which a store can keep."""
    found = parse(payload, me)
    assert found is None or isinstance(found, KINDS)
    if found:
        assert found.team and "\0" not in found.team
        assert type(found).model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_no_field_is_needed_and_none_is_trusted(name: str) -> None:
    payload, me = GOLDEN[name]["payload"], Me(**GOLDEN[name]["me"])
    chance = random.Random(name)
    for path in paths(payload):
        readable(mutated(payload, path, None, gone=True), me)
        for new in chance.sample(HOSTILE, 2):
            readable(mutated(payload, path, new, gone=False), me)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_whatever_becomes_of_a_payload_nothing_is_raised(data: st.DataObject) -> None:
    golden = GOLDEN[data.draw(st.sampled_from(sorted(GOLDEN)))]
    payload = golden["payload"]
    for _ in range(data.draw(st.integers(1, 4))):
        if places := paths(payload):
            new = data.draw(st.sampled_from(HOSTILE) | JSON)
            payload = mutated(payload, data.draw(st.sampled_from(places)), new, gone=data.draw(st.booleans()))
    readable(payload, Me(**golden["me"]))


@settings(max_examples=200)
@given(JSON, st.sampled_from(["event_callback", "block_actions", "message_action", "view_submission", ""]))
def test_any_json_is_read_or_is_nothing(payload: Any, kind: str) -> None:
    readable(payload, Me(bot_user="U1"))
    readable({"type": kind, "team_id": "T1", "event": payload, "view": payload, "actions": [payload]}, Me(bot_user=""))
