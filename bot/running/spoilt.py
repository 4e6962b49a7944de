"""How the child tells that the sandbox's file is none, before it has anything to say. Pure."""

SPOILT = 3
"""Its exit code."""
