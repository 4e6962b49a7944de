"""Sentences as models write them over results of many shapes (`claims.jsonl`): the true ones pass, the false do not.

Written in six sittings, each before the readers were mended for it (the last was not learned from: of 24 true ones
3 did not pass, of 22 false ones 5 did); what is still read wrongly is marked `known`.
An invented cause is no number and no order: it is not looked for.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from claim_views import VIEWS

from bot.tables.claims import false_claims
from bot.tables.held import wrong_numbers

SAID = [json.loads(line) for line in (Path(__file__).parent / "claims.jsonl").read_text(encoding="utf-8").splitlines()]


def found(view: str, text: str) -> list[str]:
    analysis, results = VIEWS[view]
    wrong = (*wrong_numbers(text, results, analysis, ""), *false_claims(text, results, analysis))
    return [one.why for one in wrong]


@pytest.mark.parametrize(
    ("view", "text"), [(one["view"], one["say"]) for one in SAID if one["true"] and not one.get("known")]
)
def test_what_is_true_passes(view: str, text: str) -> None:
    assert found(view, text) == []


@pytest.mark.parametrize(
    ("view", "text"), [(one["view"], one["say"]) for one in SAID if not one["true"] and not one.get("known")]
)
def test_what_is_false_does_not_pass(view: str, text: str) -> None:
    assert found(view, text)


@pytest.mark.parametrize(("view", "text", "true"), [(one["view"], one["say"], one["true"]) for one in SAID
                                                    if one.get("known")])  # fmt: skip
@pytest.mark.xfail(strict=True, reason="known misses and false alarms")
def test_what_is_still_read_wrongly(view: str, text: str, true: bool) -> None:
    assert (not found(view, text)) is true
