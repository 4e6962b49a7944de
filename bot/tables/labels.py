"""How groups and spans of days are called: "November 2025", "Q4 2025", "October to November 2025". Pure."""

from __future__ import annotations

import re

from bot.charts.times import civil, day_number

_MONTHS = {False: "January February March April May June July August September October November December",
           True: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"}  # fmt: skip
_GERMAN_DAYS = {
    "Monday": "Montag", "Tuesday": "Dienstag", "Wednesday": "Mittwoch", "Thursday": "Donnerstag",
    "Friday": "Freitag", "Saturday": "Samstag", "Sunday": "Sonntag", "Others": "Sonstige",
}  # fmt: skip
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def named(cell: str | int | float | None, german: bool = False) -> str:
    """A group as people say it: `November 2025`, `Q4 2025`, `week 45 of 2025`."""
    if cell is None:
        return "(fehlt)" if german else "(missing)"
    text = str(cell)
    if found := re.fullmatch(r"(\d{4})-(\d\d)", text):
        month = int(found[2])
        return f"{_month(month, german)} {found[1]}" if 1 <= month <= 12 else text
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        return f"Q{found[2]} {found[1]}"
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", text):
        return f"KW {int(found[2])} {found[1]}" if german else f"week {int(found[2])} of {found[1]}"
    return _GERMAN_DAYS.get(text, text) if german else text


def _month(month: int, german: bool) -> str:
    return _MONTHS[german].split()[month - 1]


def day(iso: str, german: bool = False, year: bool = True) -> str:
    """A day in words: `November 3, 2025`, `3. November 2025`; what is no day as it is."""
    found = _DAY.match(iso)
    if not found or not 1 <= int(found[2]) <= 12:
        return iso
    number, name = int(found[3]), _month(int(found[2]), german)
    text = f"{number}. {name}" if german else f"{name} {number}"
    return text + (f" {found[1]}" if german else f", {found[1]}") if year else text


def first(label: str) -> int | None:
    """The number of the day that a period begins with: of 2025-11-03, 2025-W45, 2025-11, 2025-Q4 or 2025."""
    if not (found := re.fullmatch(r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|Q([1-4])|W(\d\d)))?", label)):
        return None
    year = int(found[1])
    if found[5]:
        fourth = day_number(year, 1, 4)
        return fourth - (fourth + 3) % 7 + 7 * (int(found[5]) - 1)
    month = int(found[2] or 0) or (3 * int(found[4]) - 2 if found[4] else 1)
    return day_number(year, month, int(found[3] or 1)) if 1 <= month <= 12 else None


def last(label: str) -> int | None:
    """The number of the day that a period ends with."""
    start = first(label)
    if start is None:
        return None
    months = 3 if "Q" in label else 0 if "W" in label else {4: 12, 7: 1}.get(len(label), 0)
    if not months:
        return start + (6 if "W" in label else 0)
    year, month, _ = civil(start)
    over = year * 12 + month - 1 + months
    return day_number(over // 12, over % 12 + 1, 1) - 1


def span(start: str, end: str, german: bool = False) -> tuple[str, bool]:
    """The days from one to another (both counted) in words, and whether they are one period that "in" goes with.

    `November 2025`, `Q4 2025`, `2025`; `October to November 2025`; else `November 10 to December 5, 2025`.
    """
    if not (_DAY.match(start) and _DAY.match(end)):
        return f"{start} {'bis' if german else 'to'} {end}", False
    start, end = sorted((start[:10], end[:10]))
    if start == end:
        return day(start, german), False
    to = "bis" if german else "to"
    year, month = start[:4], int(start[5:7])
    for label in (year, f"{year}-Q{(month + 2) // 3}", start[:7]):
        if (first(label), last(label)) == (first(start), first(end)):
            return named(label, german), True
    if start.endswith("-01") and last(end[:7]) == first(end):
        if start[:4] != end[:4] and start[5:7] == "01" and end[5:7] == "12":
            return f"{start[:4]} {to} {end[:4]}", False
        opening = _month(month, german) + ("" if year == end[:4] else f" {year}")
        return f"{opening} {to} {named(end[:7], german)}", False
    return f"{day(start, german, year != end[:4])} {to} {day(end, german)}", False
