"""What the terminal says of files and pictures; all else that people are told comes from `bot.texts`."""

from __future__ import annotations

from collections.abc import Sequence

MISSING = "There is no file “{name}”."
FOLDER = "“{name}” is a folder. Name a file that is in it."
NO_FILE = "“{name}” is no file that can be read to its end."
FORBIDDEN = "“{name}” may not be read with your rights."
UNREADABLE = "“{name}” cannot be read: {why}."
PLAIN_PATH = "“{name}” has to be a path below the dialogue's folder, with / between its parts and without “..”."
OUTSIDE = "“{name}” leads out of the dialogue's folder, where nothing is read."
QUOTES = "A quotation mark there has no end. Write the path in quotes, or as it is."
ADDRESS = "I fetch nothing from addresses. Download it, and attach the file."

ATTACH = 'Which file? /attach sales.csv, or "in quotes", several with spaces between them.'
DETACHED = "No file goes with your next message."
NOTHING_SAID = "You have said nothing yet that could be changed."
NEW = "A new thread: ask something."
UNREACT = "Which one? /unreact 👍"
NO_OFFER = "There is nothing to choose by that number."

NO_CHART = "There is no chart to save yet."
NOT_DRAWN = "The chart could not be drawn just now. Try once more."
THERE_ALREADY = "“{name}” is there already. Give another name: /save q4"
NOT_WRITTEN = "“{name}” cannot be written: {why}."
QUERY = "/query shows how the numbers were computed"
SAVE = "/save writes the chart and its numbers to files"


def waiting(names: Sequence[str]) -> str:
    """Which files go along when the person next says something."""
    *others, last = names
    listed = f"{', '.join(others)} and {last}" if others else last
    return f"{listed} {'go' if others else 'goes'} with your next message; /detach leaves out what waits."


def saved(names: Sequence[str]) -> str:
    """After a chart was written."""
    return f"Saved: {' and '.join(names)}"
