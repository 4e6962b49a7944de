"""A chart as files: the picture as PNG, and its numbers beside it as CSV."""

from __future__ import annotations

from pathlib import Path

import structlog

from bot.charts.alt import chart_csv
from bot.charts.chart import Chart
from bot.errors import DrawingFailed
from bot.pictures import Pictures

log = structlog.get_logger()


async def written(chart: Chart, pictures: Pictures, place: Path, *, replace: bool = False) -> tuple[Path, ...]:
    """Write it to `place` with `.png` and `.csv` added; gives the paths, the picture first.

    Where it cannot be drawn, the numbers alone are written. Raises FileExistsError unless `replace`, and OSError.
    """
    contents = {".csv": chart_csv(chart).encode("utf-8-sig")}
    try:
        contents = {".png": await pictures.png(chart), **contents}
    except DrawingFailed as failed:
        log.warning("chart not drawn", reason=str(failed))
    paths = {place.with_name(place.name + ending): content for ending, content in contents.items()}
    for path in paths:
        if not replace and path.exists():
            raise FileExistsError(17, "it is there already", str(path))
    for path, content in paths.items():
        path.write_bytes(content)
    return tuple(paths)


def make(folder: Path) -> None:
    """Make the folder where it is not there. Raises OSError, also where a file is called so."""
    folder.mkdir(parents=True, exist_ok=True)


def free(folder: Path) -> Path:
    """The first of `chart-1`, `chart-2` and so on that no file in the folder is called yet."""
    number = 1
    while any((folder / f"chart-{number}{ending}").exists() for ending in (".png", ".csv")):
        number += 1
    return folder / f"chart-{number}"
