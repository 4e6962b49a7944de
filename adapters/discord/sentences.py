"""What people on Discord are told about what they wrote or pressed. Plain, short, and about what they can do next."""

from __future__ import annotations

CALLED_IN_VAIN = (
    "Yes? Ask me something behind the mention, and I answer. Then reply to the answer to change it, in your own words."
)
NOT_READ = "I couldn't read what was said here before, so I answer only what you asked me."
UNREAD = (
    "I can't read messages here, unless they mention me or reply to my answer: this server's Discord settings don't let"
    " me. So reply to my answer, or use the buttons under it."
)
"""Once in a thread, where the message-content intent is not granted."""
GONE = "That is not there any more, so nothing is changed."
OLD = "That can't be used any more. Mention me with a question, and I answer anew."
"""For a button or a form that is ours, but of which nobody can make sense any longer."""
NO_ANSWER = "There is no finished answer of mine here that could be changed."
NOT_YOURS = "That belongs to somebody else, so only they can press it."
SAY_WHAT = "Say what should change, in your own words."
TOO_LONG = "This answer is too long to be edited here. Tell me what you want changed instead."
ASK_WHAT = "Say what you want to know."
LATE = "That took me too long, and Discord did not let me open it any more. Please press it once more."
TAKEN = "On it: you see what comes of it in the answer."
ON_IT = "On it: you see what comes of it in the answer."
NO_ANSWER_HERE = "You have no answer of mine in this channel yet. Mention me in it with a question, or use /ask."
IN_PRIVATE = "I'm not in this place, so I answer in our direct messages."
ASKED = "On it: I put your question here, and answer it."
REFINE_WHAT = "Say what should change: in words, or by tone, length, format or expertise."
EXPORTED = "This is all that I keep of you:"
TOO_MUCH = "What I keep of you is more than Discord takes as a file. Whoever runs me can give it to you."
ADD_WHAT = "Say what you want of every answer: formal, for a beginner, in German."
DONE = "Done."
"""Where a command has nothing else to say."""
OLD_COMMAND = "That command is another one now. Start Discord anew to see it as it is."
NOT_POSTED = "I couldn't write your question there. Ask me in another channel, or write to me directly."
ERASE = "Erase everything"
ERASES = (
    "This erases all that I keep of you {}: your profile, what I remember of you, and your conversations with me, my"
    " answers in them included. It can't be brought back. What stands on Discord itself stays there."
    " To take it along first: /profile export."
)
"""Before that is done, with where."""
ERASES_HERE, ERASES_DIRECT = "in this server", "from our direct messages"
USUAL_UNTOLD = (
    "I went by something here that you usually ask for. What it is, I tell only you: /profile show has it, and there"
    " you can take it out."
)
"""To somebody who takes no direct messages."""
NOT_DRAWN = "The chart could not be drawn just now: its numbers are attached as CSV."
NOT_ATTACHED = "Discord did not take {}, so that is missing here."
MAY_NOT_ATTACH = (
    "I am not allowed to attach files here, so {} is missing. Whoever runs this server can give my role Attach Files."
)
ALL_IN_FILE = "All of it is in the file."
CHART, REST, BOTH = "the chart", "the rest of the answer", "the chart and the rest of the answer"
"""What may be missing."""
NO_THREAD = "Say that in a thread of mine, or where you have asked me something: it is about that conversation."


def about(address: str) -> str:
    """Under what is said in direct messages about a thread elsewhere."""
    return f"-# It is about {address}"


def pressed(label: str) -> str:
    """Under a notice whose offer was taken."""
    return f"-# You chose “{label}”." if label else "-# Done."
