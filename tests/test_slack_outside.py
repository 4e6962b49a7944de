"""Everything that people do in Slack, through the bot's own process, by both transports.

Starting a process takes a second, so all dialogues of one transport go through one; each has people and threads of its
own, and what fails in one is told beside what fails in the others.
"""

from __future__ import annotations

import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import slack_limits as limits
from slack_outside import Outside, Transport, outside
from slack_payloads import event_callback, message_event

Dialogue = Callable[[Outside], Awaitable[None]]
_WORDS = tuple("sea moon harbour wind sail shore gull salt rope light storm cliff sand wave boat river".split(" "))  # noqa: SIM905
LONG = "\n\n".join(
    f"Paragraph {number}: "
    + " ".join(f"{_WORDS[(number * step + step * step) % 16]}{number % step}" for step in range(2, 14))
    for number in range(1, 900)
)
TABLE = "| Sea | Tide |\n|---|---|\n| North | high |\n| Baltic | low |\n\n```python\nprint('tide')\n```"


def script(payload: dict[str, Any]) -> str:
    """What the model says: by the question, else an answer that tells which call it was."""
    asked = payload["messages"][-1]["content"]
    for word, text in {
        "everything about the sea": LONG,
        "as a comparison": TABLE,
        "call everybody": "<!channel> <@U2> <!subteam^S1> @here: done",
        "very slowly": " ".join(f"rises{number}" for number in range(400)),
    }.items():
        if word in asked:
            return text
    return f"The tide rises and falls with the moon, and that is call {abs(hash(asked)) % 1000}."


async def a_mention_that_comes_four_times_is_answered_once(bot: Outside) -> None:
    root = await bot.asked(copies=2)
    assert len(bot.answers(root)) == 1


async def a_direct_message_and_the_pane(bot: Outside) -> None:
    direct = bot.server.team.direct("U2")
    await bot.server.opens_home("U2", "messages")
    root = await bot.server.says("U2", direct, "What is a wave?")
    await bot.shows("Version 1", root, direct)
    await bot.server.says("U2", direct, "shorter", root)
    await bot.shows("Version 2: shorter", root, direct)


async def replies_refine_and_people_among_themselves_are_left_alone(bot: Outside) -> None:
    root = await bot.asked()
    message = bot.message(root)
    await bot.server.says("U2", "C1", "<@U3> are you in on Monday?", root)
    await bot.server.says("U3", "C1", 'more formal, and end with "Any questions?"', root)
    await bot.shows("Version 2: formal", root)
    assert bot.message(root) == message and "Any questions?" in bot.text(root)


async def a_mention_in_somebody_elses_thread(bot: Outside) -> None:
    root = await bot.server.says("U1", "C1", "The sale ends Friday.")
    await bot.server.says("U2", "C1", "No, on Sunday.", root)
    await bot.server.says("U3", "C1", "when does it end?", root, mention=True)
    await bot.shows("Used: the 2 messages above", root)
    assert "No, on Sunday." in str(bot.model.requests[-1].messages)


async def reactions_on_and_off(bot: Outside) -> None:
    root = await bot.asked()
    message = bot.message(root)
    await bot.server.reacts("U2", message, "scissors", copies=2)
    await bot.shows("Version 2: shorter", root)
    await bot.server.unreacts("U2", message, "scissors")
    await bot.shows("Version 1", root)
    await bot.server.reacts("U3", message, "question")
    await bot.tells("What was wrong with it?", "U3")


async def every_button_and_the_menu(bot: Outside) -> None:
    root = await bot.asked()
    message = bot.message(root)
    for number, label in enumerate(("Shorter", "Simpler", "More detail"), 2):
        assert (await bot.server.presses("U1", message, label)).acked
        await bot.shows(f"Version {number}", root)
    await bot.server.presses("U1", message, "Undo")
    await bot.shows("Version 3", root)
    await bot.server.presses("U1", message, "More…", "More formal")
    await bot.shows("formal", root)


async def why_and_history(bot: Outside) -> None:
    root = await bot.asked()
    message = bot.message(root)
    await bot.server.says("U1", "C1", "more formal", root)
    await bot.shows("Version 2: formal", root)
    assert (await bot.server.presses("U1", message, "Why?")).acked
    view = await bot.opens("Write in a formal tone.")
    await bot.server.presses("U1", view["id"], "burnish:remove")
    await bot.shows("Version 1", root)
    await bot.server.presses("U2", message, "More…", "History")
    view = await bot.opens("2. formal", "U2")
    await bot.server.presses("U2", view["id"], "Restore")
    await bot.shows("Version 2", root)


async def the_shortcuts_and_the_edit_form(bot: Outside) -> None:
    root = await bot.asked()
    message = bot.message(root)
    await bot.server.shortcut("U2", message, "burnish:refine")
    view = await bot.opens("What should change?", "U2") if bot.modal("U2") else await _form(bot, "U2")
    assert (await bot.server.submits(view["id"], {"say": "more casual", "holds": "thread"})).acked
    await bot.shows("casual", root)
    await bot.server.presses("U1", message, "More…", "Edit the text…")
    view = await _form(bot, "U1", "Edit the text")
    assert (await bot.server.submits(view["id"], {"text0": "The moon pulls the water."})).acked
    await bot.shows("The moon pulls the water.", root)
    other = await bot.server.says("U3", "C1", "Lunch is at noon.")
    await bot.server.shortcut("U1", other, "burnish:ask")
    view = await _form(bot, "U1", "Ask about this message")
    assert (await bot.server.submits(view["id"], {"question": "When is lunch?"})).acked
    await bot.shows("Version 1", other)
    assert "Lunch is at noon." in str(bot.model.requests[-1].messages) and not bot.server.troubles


async def _form(bot: Outside, user: str, title: str = "Refine this answer") -> dict[str, Any]:
    def there() -> bool:
        view = bot.server.modal(user)
        return bool(view and view.get("submit") and view["title"]["text"] == title)

    await bot.server.until(there)
    view = bot.server.modal(user)
    assert view
    return view


async def the_home_tab_and_the_profile(bot: Outside) -> None:
    await bot.server.opens_home("U3")
    await bot.server.until(lambda: "What I can do" in bot.home("U3"))
    home = bot.server.team.homes["U3"]["id"]
    await bot.server.presses("U3", home, "Add a wish…")
    view = await _form(bot, "U3", "Your profile")
    assert (await bot.server.submits(view["id"], {"standing": "in capitals"})).acked
    await bot.server.until(lambda: "capital" in bot.home("U3"))
    root = await bot.asked(user="U3")
    assert "capital" in str(bot.model.requests[-1].messages).lower()
    await bot.server.presses("U3", bot.server.team.homes["U3"]["id"], "Export everything")
    direct = bot.server.team.direct("U3")
    await bot.server.until(lambda: "profile" in str(bot.server.visible(direct)).lower())
    await bot.server.presses("U3", bot.server.team.homes["U3"]["id"], "Erase everything")
    await bot.server.until(lambda: "Nothing yet." in bot.home("U3"))
    assert bot.answers(root)


async def slash_commands(bot: Outside) -> None:
    assert (await bot.server.commands("U2", "C1", "help")).acked
    await bot.tells("/burnish ask", "U2")
    await bot.server.commands("U2", "C1", "ask What is an ebb?")
    await bot.server.until(lambda: any("What is an ebb?" in one["text"] for one in bot.server.visible("C1")))
    (posted,) = [one for one in bot.server.visible("C1") if "What is an ebb?" in one["text"]]
    await bot.server.until(lambda: any("Version 1" in one["text"] for one in bot.answers(posted["ts"])))
    await bot.server.commands("U2", "C1", "histry")
    await bot.tells("Did you mean /burnish history?", "U2")
    await bot.server.commands("U2", "C1", "forget")
    await bot.tells("is erased", "U2")


async def messages_that_change(bot: Outside) -> None:
    root = await bot.asked()
    calls = len(bot.model.requests)
    await bot.server.unfurls(root)
    reply = await bot.server.says("U1", "C1", "shorter", root)
    await bot.shows("Version 2: shorter", root)
    assert len(bot.model.requests) == calls + 1, "a link's preview asks nothing"
    await bot.server.edits("U1", reply, "more formal")
    await bot.shows("Version 3: formal", root)
    await bot.server.deletes(reply)
    await bot.shows("Version 1", root)
    await bot.server.edits("U1", root, "<@UBOT> What is a wave?")
    await bot.shows("Version 4", root)
    await bot.server.deletes(root)
    await bot.shows("The question was taken back.", root)


async def files_and_long_answers(bot: Outside) -> None:
    root = await bot.asked("Sum it up.", files=[("sales.txt", "text/plain", b"North sold 5")])
    assert "North sold 5" in str(bot.model.requests[-1].messages) and "Used: sales.txt" in bot.text(root)
    root = await bot.asked("Tell me everything about the sea.")
    await bot.server.until(lambda: any(one.get("files") for one in bot.server.team.thread("C1", root)))
    assert "Paragraph 1:" in bot.text(root) and "comes as a file" in bot.text(root)
    assert any(b"Paragraph 899:" in content for content in bot.server.team.contents.values())
    root = await bot.asked("Show it as a comparison.")
    assert "| North | high |" in bot.text(root) and "print('tide')" in bot.text(root)


async def nobody_is_called(bot: Outside) -> None:
    root = await bot.asked("call everybody: &lt;!channel&gt;")
    assert "done" in bot.text(root) and not bot.server.world.pinged


async def slacks_stop_control_and_feedback_in_mid_answer(bot: Outside) -> None:
    bot.model.delay = 0.02
    root = await bot.server.says("U1", "C1", "Tell it very slowly.", mention=True)
    await bot.server.until(lambda: "rises" in bot.text(root))
    delivered = await bot.server.event(
        bot.server.team, message_event(bot.server.team, _reply(bot, root, "what is 2 + 2? /shorter"))
    )
    assert delivered.acked and delivered.delay < limits.ACK_SECONDS
    other = await bot.server.says("U2", "C1", "Tell it very slowly.", mention=True)
    await bot.server.until(lambda: "rises" in bot.text(other))
    await bot.server.halts("U2", bot.message(other))
    await bot.shows("Stopped.", other)
    bot.model.delay = 0.0
    await bot.shows("Version", root)  # what was said meanwhile is answered before anything else is counted


def _reply(bot: Outside, root: str, text: str) -> dict[str, Any]:
    ts = bot.server.world.clock.stamp()
    message = {
        "type": "message",
        "ts": ts,
        "channel": "C1",
        "user": "U1",
        "text": text,
        "thread_ts": root,
    }
    bot.server.team.messages["C1", ts] = message
    return message


async def what_is_none_of_ours_is_acknowledged_and_nothing_more(bot: Outside) -> None:
    calls, said = len(bot.model.requests), len(bot.server.calls("chat.postMessage"))
    for event in (
        {
            "type": "message",
            "subtype": "bot_message",
            "bot_id": "B9",
            "text": "<@UBOT> hi",
            "channel": "C1",
            "ts": "9.1",
        },
        {"type": "message", "subtype": "channel_join", "user": "U2", "text": "joined", "channel": "C1", "ts": "9.2"},
        {"type": "message", "channel": 7, "text": {"a": []}},
        {"type": "reaction_added", "user": "U1", "reaction": "tada", "item": {"type": "file", "file": "F1"}},
        {"type": "team_join"},
    ):
        payload = event_callback(bot.server.world, bot.server.team, event)
        assert (await bot.server.deliver(payload, "events_api")).acked, event
    assert (len(bot.model.requests), len(bot.server.calls("chat.postMessage"))) == (calls, said)


DIALOGUES: tuple[Dialogue, ...] = (
    a_mention_that_comes_four_times_is_answered_once,
    a_direct_message_and_the_pane,
    replies_refine_and_people_among_themselves_are_left_alone,
    a_mention_in_somebody_elses_thread,
    reactions_on_and_off,
    every_button_and_the_menu,
    why_and_history,
    the_shortcuts_and_the_edit_form,
    the_home_tab_and_the_profile,
    slash_commands,
    messages_that_change,
    files_and_long_answers,
    nobody_is_called,
    slacks_stop_control_and_feedback_in_mid_answer,
    what_is_none_of_ours_is_acknowledged_and_nothing_more,
)


@pytest.mark.parametrize("transport", ["sockets", "http"])
async def test_everything_that_people_do_goes_through_the_process(transport: Transport, tmp_path: Path) -> None:
    failed: dict[str, str] = {}
    async with outside(transport, tmp_path, script=script) as bot:
        for dialogue in DIALOGUES:
            try:
                await dialogue(bot)
            except Exception:
                failed[dialogue.__name__] = traceback.format_exc(limit=-4)
        refused = {(call.method, call.answered) for call in bot.server.log} - {
            (one.method, "ok") for one in bot.server.log
        }
    assert refused <= {("chat.stopStream", "stopped_by_user"), ("chat.appendStream", "stopped_by_user")}
    assert not failed, "\n\n".join(f"{name}\n{why}" for name, why in failed.items())
