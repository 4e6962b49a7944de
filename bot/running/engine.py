"""The WebAssembly engine, alike where the sandbox is made and where it runs; only the child processes import it."""

from __future__ import annotations

from wasmtime import Config, Engine

STACK = 1 << 20
"""Bytes of the stack of WebAssembly: Wasmtime's own default is half of it, its most 2 MB."""


def engine() -> Engine:
    """An engine whose programs can be interrupted at any instruction."""
    config = Config()
    config.epoch_interruption = True
    config.max_wasm_stack = STACK
    config.wasm_threads = False
    return Engine(config)
