"""The child process that draws: reads requests from standard input, writes pictures to standard output.

It is run by its path, isolated (`python -I child.py`), and imports nothing of Burnish. A request is a length (4 bytes,
big-endian) and JSON: `kind` (png or svg), `spec`, `locale`, `seconds`. An answer is one byte (0 drawn, 1 refused), a
length and the bytes. What limits it was measured with vl-convert-python 1.9.0: V8 reserves 67 GB of addresses before it
draws anything, so an RLIMIT_AS that would bound memory stops it from starting; RLIMIT_DATA counts what is written to
(0.58 GB reserved and 0.09 GB used by an ordinary chart) and stops a chart of 3 million points after 3 s at 0.3 GB.
"""

from __future__ import annotations

import json
import resource
import struct
import sys
from typing import Any

MEMORY = 1 << 30
"""Bytes of writable memory."""
ADDRESSES = 96 << 30
"""Bytes of addresses; above the 67 GB that V8 reserves."""
SCALE = 2.0
ANSWER = 32 << 20
"""Bytes of a picture; a request may have as many."""


def limit() -> None:
    """Bound what this process may take, before anything is drawn."""
    for kind, most in (
        (resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_AS, ADDRESSES), (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, 64),
    ):  # fmt: skip
        hard = resource.getrlimit(kind)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most))


def limit_time(seconds: int) -> None:
    """Let the next picture take so many seconds of the processor, counted from now."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, hard))


def drawn(request: dict[str, Any]) -> bytes:
    """The picture that a request asks for; nothing is fetched from anywhere."""
    import vl_convert  # after the limits

    spec, locale = json.dumps(request["spec"]), request["locale"]
    options: dict[str, Any] = {"allowed_base_urls": [], "vl_version": "6.4"}
    if locale:
        options |= {"format_locale": locale, "time_format_locale": locale}
    if request["kind"] == "png":
        return bytes(vl_convert.vegalite_to_png(spec, scale=SCALE, **options))
    return str(vl_convert.vegalite_to_svg(spec, **options)).encode()


def main() -> None:
    """Draw until standard input ends."""
    limit()
    taken, given = sys.stdin.buffer, sys.stdout.buffer
    while len(head := taken.read(4)) == 4:
        request = json.loads(taken.read(struct.unpack(">I", head)[0]))
        limit_time(int(request["seconds"]))
        try:
            flag, answer = 0, drawn(request)
        except Exception as error:  # whatever the renderer refuses is an answer, and the child lives on
            flag, answer = 1, str(error)[:2000].encode()
        given.write(struct.pack(">BI", flag, len(answer)) + answer)
        given.flush()


if __name__ == "__main__":
    main()
