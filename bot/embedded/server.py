"""The child process around the embedded model: llama.cpp's server, OpenAI-compatible, on loopback only.

Run as `python -m bot.embedded.server`. It reads one JSON line from its standard input (`file`, `key`), writes one to
its standard output when it serves (`port`) or cannot (`error`), and ends when its standard input closes: so it cannot
outlive the bot, however the bot ends. What llama.cpp has to say goes to standard error.

Numbers of memory and speed were measured on two cores of an AMD EPYC with xllamacpp 2026.10.11549.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from bot.embedded.fetch import NAME

CONTEXT = 8192
"""Tokens of prompt and reply together: what SmolLM2 was trained for. 335 MB resident once loaded (238 at 2048)."""
CACHE = 128
"""MiB of earlier threads' prefixes kept for when they go on, about 5,500 tokens; 470 MB resident at its fullest."""
BATCH = 64
"""Tokens read at a time. Only between two batches does it notice that nobody listens any more: then a prompt of 1,300
tokens is left after 1.3 s, not after the 15 s that reading all of it takes; reading it whole is not slower for it."""
THREADS = 8
"""At most: so small a model gains nothing from more, and threads that wait for each other spin."""
CONNECTIONS = 16
"""Threads that serve HTTP; by default it would be one for each core."""
PING = 5
"""Seconds between two signs of life while it reads a prompt."""
LOG = 4 << 20
"""Bytes that standard error may grow to, should it be a file."""
MEMORY = 1536 << 20
"""Bytes of data that the process may have (Linux); it loads with 400 MB and was never seen above 700."""


def cores() -> int:
    """How many cores this process may use: its affinity, and a container's quota where cgroup v2 sets one."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text().split()
        return max(1, min(count, int(quota) // int(period)))
    except (OSError, ValueError):  # no cgroup v2, or "max": no quota
        return count


def params(file: str, key: str) -> Any:
    """llama.cpp's parameters, with every default that is unsafe for us set otherwise."""
    import xllamacpp

    chosen = xllamacpp.CommonParams()
    chosen.model.path, chosen.model_alias = file, {NAME}
    # All but one: with as many threads as cores, any other load made it thirty times slower.
    threads = min(THREADS, max(1, cores() - 1))
    chosen.cpuparams.n_threads = chosen.cpuparams_batch.n_threads = threads
    chosen.n_gpu_layers, chosen.fit_params = 0, False
    # One slot: a second one halves the speed of both and shares no prefix. The rest wait in its queue.
    chosen.n_parallel, chosen.n_ctx, chosen.cache_ram_mib = 1, CONTEXT, CACHE
    chosen.n_batch = chosen.n_ubatch = BATCH
    chosen.hostnames, chosen.port, chosen.n_threads_http = ["127.0.0.1"], 0, CONNECTIONS
    chosen.api_keys, chosen.cors_origins, chosen.cors_credentials = [key], "", False
    chosen.ui, chosen.endpoint_slots, chosen.endpoint_props = False, False, False
    chosen.endpoint_metrics, chosen.sse_ping_interval, chosen.verbosity = True, PING, 1
    return chosen


def confine() -> None:
    """Cap this process's memory (where the system can) and its log, and let no core file hold people's prompts."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LOG, LOG))  # Python ignores the signal: a write past it just fails
    if sys.platform == "linux":  # elsewhere it does not count what malloc maps
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def main() -> None:
    """Serve until the standard input closes."""
    order = json.loads(sys.stdin.readline())
    answer = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # nothing that native code prints may get between the parent and its one line
    confine()
    try:
        import xllamacpp

        server = xllamacpp.Server(params(order["file"], order["key"]))
        told: dict[str, Any] = {"port": int(server.listening_address.rpartition(":")[2])}
    except Exception as error:  # whatever it is, the parent is told and gives up
        told = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(told), file=answer, flush=True)
    answer.close()
    if "port" in told:
        sys.stdin.read()
    os._exit(0 if "port" in told else 1)  # at once: its threads would finish what they are at


if __name__ == "__main__":
    main()
