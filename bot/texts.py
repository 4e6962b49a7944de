"""Every sentence that a person chatting may read, in one place. Plain, short, and about what they can do next."""

from __future__ import annotations

NO_MODEL = "I can't reach the model right now. Your message is kept; press Again, or I will answer when I am restarted."
PROMPT_TOO_LONG = (
    "That is more than my model can read at once. Shorten the question or attach less, and I will try again."
)
EMBEDDED_NOTE = (
    "Written by SmolLM2-135M, the small built-in model: it shows that everything works, not how good answers get."
)
