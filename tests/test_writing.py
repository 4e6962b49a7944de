"""Writing an answer: held while it comes, finished by code, tried again, the best kept; through the front door."""

from __future__ import annotations

from pathlib import Path

from bots import ScriptedModel, a_bot

from bot.errors import ModelUnavailable
from bot.ports import Request

TIDES = "The tide rises, and it falls, twice a day, because the moon pulls on the sea."


async def test_what_is_mechanical_is_done_by_code_and_said(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: TIDES)) as room:
        await room.ask("Explain tides to me.")
        await room.reply("no commas please, and end with 'Any questions?'")
        version = (await room.answer()).current
        assert version and version.text == f"{TIDES.replace(',', '')}\n\nAny questions?"
        assert version.finished == ("marks left out", "last words put in")
        assert "Finished by code: marks left out, last words put in." in room.seen.frames[-1].line


async def test_nothing_is_finished_where_the_operator_said_so(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: TIDES), finish=False) as room:
        await room.ask("Explain tides to me.")
        await room.reply("no commas please")
        version = (await room.answer()).current
        assert version and version.text == TIDES and version.finished == ()
        assert "Not managed: Do not use any commas. It had 3." in room.seen.frames[-1].line


async def test_a_server_that_takes_a_grammar_holds_the_number_of_bullets(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: TIDES)
    model.holds = "grammar"
    async with a_bot(tmp_path, model) as room:
        await room.ask("Explain tides to me.")
        assert room.model.requests[-1].grammar is None
        await room.reply("exactly 3 bullets")
        grammar = room.model.requests[-1].grammar
        assert grammar is not None and grammar.splitlines()[0].count('"- "') == 3


async def test_a_server_that_takes_a_schema_holds_them_and_people_read_a_list(tmp_path: Path) -> None:
    def script(request: Request, call: int) -> str:
        return '{"points": ["The moon pulls on the sea.", "The sea rises."]}' if request.json_schema else TIDES

    model = ScriptedModel(script)
    model.holds = "schema"
    async with a_bot(tmp_path, model) as room:
        await room.ask("Explain tides to me.")
        await room.reply("exactly 2 bullets")
        assert await room.text() == "- The moon pulls on the sea.\n- The sea rises."
        assert not [frame for frame in room.seen.frames if "points" in frame.text]


async def test_of_several_candidates_the_best_counts_and_all_are_counted(tmp_path: Path) -> None:
    def script(request: Request, call: int) -> str:
        return f"{TIDES} The word is neap." if call == 3 else TIDES

    async with a_bot(tmp_path, ScriptedModel(script), candidates=3) as room:
        await room.ask("Explain tides to me.", id="q")
        first = (await room.answer()).current
        assert first and first.attempts == 3
        room.model.script = lambda request, call: f"{TIDES} The word is neap." if call == 6 else TIDES
        await room.reply('use the word "neap"')
        version = (await room.answer()).current
        assert version and version.text.endswith("neap.") and version.violations == ()
        assert "The best of 3 tries." in room.seen.frames[-1].line


async def test_a_candidate_that_fails_does_not_spoil_the_others(tmp_path: Path) -> None:
    def script(request: Request, call: int) -> str:
        if call == 2:
            raise ModelUnavailable("down", reason="down")
        return TIDES

    async with a_bot(tmp_path, ScriptedModel(script), candidates=2) as room:
        await room.ask("Explain tides to me.")
        assert await room.text() == TIDES


async def test_no_round_makes_it_worse_and_it_ends_when_nothing_improves(tmp_path: Path) -> None:
    drafts = [f"{TIDES} The neap tide is low.", TIDES, TIDES, "Never asked for: neap spring ebb."]
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: TIDES), attempts=5) as room:
        await room.ask("Explain tides to me.")
        asked = len(room.model.requests)
        room.model.script = lambda request, call: drafts[call - asked - 1]
        await room.reply('use the words "neap" and "spring"')
        version = (await room.answer()).current
        assert version and version.text == drafts[0]
        assert len(room.model.requests) == asked + 3


async def test_a_weak_model_gets_a_fresh_try_and_no_complaint(tmp_path: Path) -> None:
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: TIDES), attempts=2, seed=1) as room:
        await room.ask("Explain tides to me.")
        await room.reply('use the word "neap"')
        first, second = room.model.requests[-2:]
        assert first.messages == second.messages and first.seed != second.seed


async def test_what_was_agreed_is_carried_over_where_a_draft_lost_it(tmp_path: Path) -> None:
    agreed = "Neil Armstrong landed on 20 July 1969. He walked for two hours. It was a long way home for all of them."
    model = ScriptedModel(lambda request, call: agreed)
    async with a_bot(tmp_path, model) as room:
        await room.ask("When did people first land on the moon?")
        await room.react("👍")
        model.script = lambda request, call: "It was a great day for people everywhere, and a long way home for all."
        await room.reply("more casual please")
        version = (await room.answer()).current
        assert version and "20 July 1969" in version.text and version.violations == ()
        assert "carried over" in room.seen.frames[-1].line


async def test_what_the_bot_cannot_do_is_said_first(tmp_path: Path) -> None:
    text = "Use red for the roof and blue for the sky, and paint with a broad brush."
    async with a_bot(tmp_path, ScriptedModel(lambda request, call: text)) as room:
        await room.ask("Draw me a picture of a house by the sea.")
        assert (await room.text()).startswith("I can't draw charts or pictures")
        assert (await room.text()).endswith(text)


async def test_the_tone_is_judged_by_the_model_only_where_the_operator_wants_it(tmp_path: Path) -> None:
    def script(request: Request, call: int) -> str:
        return '{"meets": false, "because": "It is too stiff."}' if request.json_schema else TIDES

    async with a_bot(tmp_path, ScriptedModel(script), judge_tone=True) as room:
        await room.ask("Explain tides to me.")
        before = len(room.model.requests)
        await room.reply("more casual")
        assert len(room.model.requests) == before + 2
        assert "Not managed" in room.seen.frames[-1].line
    async with a_bot(tmp_path / "other", ScriptedModel(script)) as room:
        await room.ask("Explain tides to me.")
        await room.reply("more casual")
        assert "Not managed" not in room.seen.frames[-1].line


async def test_a_new_passage_gets_the_marks_that_the_whole_is_to_have(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request, call: f"{TIDES}\n\nSailors wait for the tide.")
    async with a_bot(tmp_path, model) as room:
        await room.ask("Explain tides to me.")
        await room.reply("no commas please")
        model.script = lambda request, call: "Old sailors, and young ones, wait for it."
        await room.reply("make the last paragraph more vivid")
        assert await room.text() == f"{TIDES.replace(',', '')}\n\nOld sailors and young ones wait for it."
