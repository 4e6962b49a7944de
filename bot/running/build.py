"""The child process that makes the sandbox: CPython for WebAssembly with our guest in it, compiled for this machine.

Run by its path, isolated (`python -I build.py FILE`). componentize-py brings CPython for WASI and its standard library,
runs `guest.py` once and freezes it; Wasmtime compiles that to FILE, which is replaced at once or not at all. No text
of a person or a model comes here.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

HERE = Path(__file__).parent


def build(target: Path) -> None:
    """Write the compiled sandbox to a file: 34 MB of WebAssembly become 51 MB."""
    from componentize_py import script  # type: ignore[import-untyped, unused-ignore]
    from wasmtime.component import Component

    from bot.running.engine import engine

    with tempfile.TemporaryDirectory() as folder:
        packages = Path(folder, "empty", "lib", "site-packages")
        packages.mkdir(parents=True)
        os.environ["VIRTUAL_ENV"] = str(packages.parents[1])  # or it looks for the packages of the bot
        guest, component = Path(folder, "guest"), Path(folder, "sandbox.wasm")
        guest.mkdir()
        Path(guest, "guest.py").write_bytes(Path(HERE, "guest.py").read_bytes())
        sys.argv = ["componentize-py", "-d", str(HERE / "sandbox.wit"), "-w", "sandbox",
                    "componentize", "guest", "-p", str(guest), "-o", str(component)]  # fmt: skip
        script()
        compiled = Component.from_file(engine(), component).serialize()
    made = target.with_name(f"{target.name}.{os.getpid()}")
    made.write_bytes(compiled)
    made.replace(target)
    for other in target.parent.glob("*.cwasm"):
        if other != target:
            other.unlink(missing_ok=True)  # of another version; who runs it keeps it until then


if __name__ == "__main__":
    build(Path(sys.argv[1]))
