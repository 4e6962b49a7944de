"""Tables as a terminal shows them."""

from __future__ import annotations


def print_table(head: list[str], rows: list[list[str]]) -> None:
    """Aligned columns, the first to the left; an empty line after them."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in [head, *rows]:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        print("  ".join(cells).rstrip())
    print()
