"""Running Python that a model wrote, in WebAssembly, and showing its output as run.

`runnable` finds the programs of an answer, a `Runner` (`sandbox.Sandbox`) runs them, `shown` puts the outputs under
them, `unmet` names outputs that were claimed and not run, `bare` takes the outputs away again.
"""
