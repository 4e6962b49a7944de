"""A chart in words, for those who do not see it, and its data as CSV. Pure."""

from __future__ import annotations

from bot.charts.channels import shared_year
from bot.charts.chart import Chart, Layout, Mark, Point, Scale, told
from bot.charts.sentences import mark_name
from bot.charts.times import named

LENGTH = 1000
"""Discord takes 1,024 characters of alt text, Slack 2,000 (`alt_txt`)."""
_GAPS = 3
"""So many gaps are all named."""
FEW = 8
"""So many numbers are all read out; of more, the main ones."""


def alt(chart: Chart) -> str:
    """What the picture shows, with its main numbers: all of a few, else the first, last, highest and lowest."""
    german = chart.german
    kind = mark_name(chart.mark.value, german)
    stacked = {Layout.STACKED: " (gestapelt)" if german else " (stacked)",
               Layout.NORMALISED: " (als Anteile)" if german else " (as shares)"}.get(chart.layout, "")  # fmt: skip
    head = f"{'Diagramm' if german else 'Chart'}, {kind}{stacked}: {chart.title or chart.y.title}."
    if chart.y.log:
        head += " Logarithmische Skala." if german else " Log scale."
    body = _cloud(chart) if chart.x.scale is Scale.NUMBERS and chart.mark is Mark.POINT else " ".join(
        _line(chart, name) for name in chart.names)  # fmt: skip
    text = f"{head} {body}"
    return text if len(text) <= LENGTH else text[: LENGTH - 1].rstrip() + "…"


def _at(chart: Chart, point: Point) -> str:
    if chart.x.scale is Scale.TIME and chart.x.grain:
        text, year = named(str(point.x), chart.x.grain, chart.german, chart.x.numbered), shared_year(chart)
        said = chart.x.numbered and year and year in chart.title  # not once more with each of many weeks
        return text.removesuffix(f" {year}").removesuffix(" of") if said else text
    return point.x if isinstance(point.x, str) else told(point.x, chart.german, chart.x.unit)


def _line(chart: Chart, name: str) -> str:
    """One series in words."""
    german, unit = chart.german, chart.y.unit
    points = [point for point in chart.points if point.series == name]
    lead = f"{name}: " if name else ""
    gaps = _gaps(chart, name)
    if len(points) * len(chart.names) <= 3 * FEW and len(points) <= FEW:
        return lead + ", ".join(f"{_at(chart, point)} {told(point.y, german, unit)}" for point in points) + f".{gaps}"
    parts = [("höchster Wert" if german else "highest", max(points, key=lambda point: point.y)),
             ("tiefster" if german else "lowest", min(points, key=lambda point: point.y))]  # fmt: skip
    if chart.x.scale is Scale.TIME:
        parts = [("von" if german else "from", points[0]), ("bis" if german else "to", points[-1]), *parts]
    words = ", ".join(f"{word} {told(point.y, german, unit)} ({_at(chart, point)})" for word, point in parts)
    return f"{lead}{len(points)} {'Werte' if german else 'values'}, {words}.{gaps}"


def _gaps(chart: Chart, name: str) -> str:
    """Where a line breaks, since there is no value: of more than three, how many and from where to where."""
    places = [Point(x=place, y=0) for place in sorted(place for place, series in chart.gaps if series == name)]
    if not places:
        return ""
    said = [_at(chart, place) for place in (places if len(places) <= _GAPS else [places[0], places[-1]])]
    if len(places) > _GAPS:
        count, to = len(places), "bis" if chart.german else "to"
        return f" {count} {'Lücken' if chart.german else 'gaps'}, {said[0]} {to} {said[1]}."
    one = "Lücke" if chart.german else "gap"
    many = "Lücken" if chart.german else "gaps"
    return f" {(one if len(said) == 1 else many).capitalize()}: {', '.join(said)}."


def _cloud(chart: Chart) -> str:
    """A cloud of points in words."""
    german = chart.german
    xs = [float(point.x) for point in chart.points]
    ys = [point.y for point in chart.points]
    to = "bis" if german else "to"
    spans = [
        f"{axis.title} {told(min(values), german, axis.unit)} {to} {told(max(values), german, axis.unit)}"
        for axis, values in ((chart.x, xs), (chart.y, ys))
    ]
    return f"{len(xs)} {'Punkte' if german else 'points'}; {'; '.join(spans)}."


def chart_csv(chart: Chart) -> str:
    """The points that are drawn, as CSV: x, series where there are some, y."""
    heads = [
        chart.x.title or "x",
        *([chart.series or "series"] if chart.names != ("",) else []),
        chart.y.title or "value",
    ]
    rows: list[list[str | int | float | None]] = [
        [point.x, *([point.series] if chart.names != ("",) else []), point.y] for point in chart.points
    ]
    return _csv(heads, rows)


def _csv(heads: list[str], rows: list[list[str | int | float | None]]) -> str:
    """RFC 4180 lines; words that a spreadsheet would run as a formula begin with an apostrophe."""
    lines = [[_cell(head) for head in heads], *([_cell(cell) for cell in row] for row in rows)]
    return "".join(",".join(line) + "\r\n" for line in lines)


def _cell(cell: str | int | float | None) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        exact = float(f"{cell:.12g}")  # sums of cents without the noise of binary fractions
        return repr(int(exact) if abs(exact) < 1e15 and exact == int(exact) else exact)
    text = cell.replace("\0", "")
    if text.lstrip(" \ufeff")[:1] in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠") and text.strip():
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',"\r\n;\t') else text
