"""Every sentence that people read in Slack and nowhere else; the others are in `bot.texts`. Plain, short, and about
what they can do next."""

from __future__ import annotations

import re

from bot.interpret.usage import COMMANDS

_COMMAND = re.compile(rf"(?<![\w/:.])(?<!@Burnish )/(?=(?:{'|'.join(COMMANDS)})\b)")

CALLED_IN_VAIN = (
    "Yes? Ask me something behind the mention, and I answer in a thread. There you can reply to change the answer, in "
    "your own words. /burnish help lists what else I can do."
)
NOT_READ = "I couldn't read what was said in this thread before, so I answer only what you asked me."
NOT_THERE = (
    "I'm not in that channel, so I can't answer there. Invite me (/invite @Burnish), or write to me directly: under "
    "Apps, Burnish, Messages."
)
NOT_POSTED = "I couldn't write in that channel. Ask me in another one, or write to me directly."
LATE = "That took me too long, and Slack did not let me open it any more. Please press it once more."
NOT_SHOWN = "That can't be shown right now. Close this and try it once more."
NO_ANSWER = "There is no finished answer of mine here that could be changed."
TOO_MUCH = "… There is more, which does not fit here: my Home tab shows it, and exports all of it."
EXPORTED = "This is all that I keep of you, as a file:"
SENT = "I have sent it to you as a file: it is in our direct messages."
GONE = "That is not there any more, so nothing is changed. Open it once more."
NO_CHART = "The chart could not be put here just now; its numbers are in the file behind “Data (CSV)”."
CHART_BELOW = "The chart is a picture in this thread."
DATA_THERE = "The data is in this thread already, as {name}."
NO_DATA = "I couldn't put the data into this thread. Try it once more a little later."

ASKED = "asked:"
"""Behind the name of the person whose question it is."""
THREAD = "Your latest answer in this channel"
"""What stands on the link to its thread."""
UNDONE = "I took back the last change of it."
NO_REACH = "Commands don't reach into threads."
IN_THREAD = "There you can reply in your own words (“undo”, “shorter”), press the buttons, or react."
NO_ANSWER_HERE = (
    "You have no answer of mine in this channel yet. Mention me in it with a question, or use /burnish ask and your "
    "question."
)
ASK_WHAT = "Say what you want to know: /burnish ask What is a tide?"
HELP = (
    ("/burnish ask What is a tide?", "I put your question into this channel and answer in its thread."),
    ("/burnish profile", "What I keep of you; with words behind it, they are added: /burnish profile in German"),
    ("/burnish profile off", "Your profile is kept but not used, until /burnish profile on."),
    ("/burnish profile join", "One profile for two accounts: gives you a code. /burnish profile part parts them."),
    ("/burnish memory", "What I remember of corrections and of answers that were right."),
    ("/burnish meet", "Three questions about how you like answers."),
    ("/burnish history", "The versions of your latest answer in this channel."),
    ("/burnish undo", "Takes the last change of that answer back."),
    ("/burnish forget", "Erases all that I keep of you: profile, memory, your conversations with me."),
    ("/burnish help", "This list."),
)
"""Each command and what it does."""
INSTEAD = (
    "Commands don't reach into threads. There, reply to change the answer, quote a passage to change only that, press "
    "a button under it, or react to it; my Home tab lists what reactions do."
)


def typed(said: str, *, thread: bool = True) -> str:
    """A sentence with its commands as people can give them: Slack takes no message that begins with a slash, and its
    own slash commands only outside of threads."""
    return _COMMAND.sub("@Burnish /" if thread else "/burnish ", said)


def put_ask(question: str) -> str:
    """For a question where a command should be."""
    return f"To ask that, put “ask” in front: /burnish ask {question[:200]}"


def not_here(argument: str) -> str:
    """For switching the profile in a thread, from outside of it."""
    on = argument.split()[0].lower()
    where = "Commands don't reach into threads, so I can't tell which one you mean."
    return f"{where} Reply in it: @Burnish /profile {on} here"


def unknown(name: str, near: str) -> str:
    """For a command that there is not, or not outside of threads."""
    if name.lower() in COMMANDS:
        return f"“{name}” is about one answer. {INSTEAD}"
    hint = f"Did you mean /burnish {near}?" if near else "/burnish help lists what I know."
    return f"I don't know “{name[:40]}”. {hint}"
