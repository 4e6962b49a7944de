"""Sentences that tell how code is instead of how it should be, and what they want. Pure."""

from __future__ import annotations

import re

_STATES = re.compile(
    r"(?:so |and |but |hmm+,? |well,? |ok(?:ay)?,? |still,? )*(?:(?:it|this|that|there|these|those|you|they|"
    r"(?:the|your|my) (?:[\w'`()]+ ){0,2}?[\w`()]+)"
    r"(?:'s|'ve|n't| \w+n'?t|(?: still| just| only| also| now| all| always)* (?:is|are|was|were|has|have|had|"
    r"use[sd]?|does|do|did|imports?|imported|contains?|prints?|returns?|calls?|lacks?|forgot|misse[sd]|rel(?:y|ies)|"
    r"raises?|adds?|added|came|comes|looks))\b|still\b)"
)
_OUGHT = re.compile(
    r"\b(?:(?:should|must|needs?|ought|could|can|shall|may)(?:n't)?|ha(?:s|ve) to|want|better|supposed|won't)\b"
)


def complained(plain: str, before: str, absent: bool | None) -> bool | None:
    """What a sentence wants that tells how the code is: there are none of what is wanted, still some of what is not.

    That it has something says neither. Any other sentence wants what it says.
    """
    if absent is None or not _STATES.match(plain) or _OUGHT.search(plain):
        return absent
    if absent:
        return False
    if re.search(r"\b(?:still|too many|all th[eo]se)\b", before):
        return True
    return False if re.search(r"\b(?:lacks?|missing|misse[sd]|forgot)\b", plain) else None
