"""A progress bar on the terminal's error stream; plain lines where that is no terminal."""

from __future__ import annotations

import sys
from typing import TextIO

WIDTH = 30


class Bar:
    """Shows a sentence and a share (0 to 1, or None for unknown), each call in place of the one before."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._sentence = ""
        self._drawn = False

    def __call__(self, sentence: str, share: float | None) -> None:
        """Show how far it is."""
        if not self._stream.isatty():
            if sentence != self._sentence:
                self._stream.write(f"{sentence}\n")
                self._stream.flush()
        else:
            filled = "█" * round((share or 0) * WIDTH)
            percent = f" {share:4.0%} {filled:░<{WIDTH}}" if share is not None else ""
            self._stream.write(f"\r\x1b[K{sentence}{percent}")
            self._stream.flush()
            self._drawn = True
        self._sentence = sentence

    def done(self) -> None:
        """Clear the line."""
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._drawn = False
