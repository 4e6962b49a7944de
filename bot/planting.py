"""Texts that tell a model how to answer. Pure. (first cut: helper "private data and planting" owns this file)"""

from __future__ import annotations


def plants(text: str) -> bool:
    """Whether a text reads as a standing instruction."""
    return False
