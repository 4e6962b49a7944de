"""Keys, tokens and passwords in a text, by the formats that their makers publish. Pure."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

Span = tuple[int, int]

FORMATS = (
    r"sk-(?:ant-|proj-|svcacct-|admin-|or-v1-)?[A-Za-z0-9_-]{20,}",  # OpenAI, Anthropic, OpenRouter
    r"gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,}",  # GitHub
    r"gl(?:pat|dt|rt|ptt|ft|soat|imt|agent|cbt|oas|ffct)-[A-Za-z0-9_.-]{20,}",  # GitLab
    r"xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-\d-[A-Za-z0-9-]{10,}|xoxe\.xox[bp]-[A-Za-z0-9-]{10,}",  # Slack
    r"hooks\.slack\.com/(?:services|workflows)/T[A-Z0-9]+/[A-Z0-9]+/[A-Za-z0-9/]{16,}",
    r"[MNO][A-Za-z\d_-]{23,27}\.[\w-]{6}\.[\w-]{27,45}|mfa\.[\w-]{60,}",  # Discord
    r"discord(?:app)?\.com/api/webhooks/\d{15,20}/[\w-]{50,}",
    r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}",  # AWS
    r"AIza[\w-]{35}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{28}|1//0[\w-]{40,}",  # Google
    r"(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/=]{24,}",  # Stripe
    r"npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{50,}",
    r"eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{5,}",  # JWT
    r"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----",  # PEM, OpenSSH, PGP
    r"SG\.[\w-]{16,}\.[\w-]{16,}|key-[0-9a-f]{32}",  # SendGrid, Mailgun
    r"(?:AC|SK)[0-9a-f]{32}",  # Twilio
    r"hf_[A-Za-z]{34}|dapi[0-9a-f]{32}|dop_v1_[0-9a-f]{64}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}",
    r"\d{8,10}:AA[\w-]{33}",  # Telegram
    r"lin_api_[A-Za-z0-9]{40}|(?:secret|ntn)_[A-Za-z0-9]{40,}|AGE-SECRET-KEY-1[A-Z0-9]{50,}|ATATT3[\w=-]{50,}",
    r"AccountKey=[A-Za-z0-9+/]{40,}={0,2}|SharedAccessKey=[A-Za-z0-9+/]{40,}={0,2}",  # Azure
    r"(?:bearer|basic|token)[ ]+(?=[\w.~+/=-]*\d)[A-Za-z0-9._~+/-]{20,}={0,2}",  # an Authorization header
    r"[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s:/@]{0,80}:[^\s/@]{3,200}@[^\s/@]{2,}",  # a connection string with a password
)
"""A row for each maker, as written in its documentation or by what scanners of leaked keys look for."""

_NAMED = (
    r"(?<![A-Za-z])(?P<name>(?P<pass>pass(?:word|wd|code|phrase)|pwd|passwort|kennwort|mot de passe|mdp|contraseña|"
    r"senha|"
    r"wachtwoord|パスワード|密码)|(?P<pin>pin(?:[ -]?code)?)|(?:api|access|auth|secret|private|encryption|signing|"
    r"client|bearer|refresh|session|license|recovery)[ _-]?(?:key|token|secret|code|id)s?|secret|token|api[ _-]?key)"
    r"\"?\s{0,3}(?P<mark>[:=：]+|(?:is|was|ist|lautet|est|es|é)(?=\s))\s{0,3}[\"'`]?(?P<value>[^\s\"'`,;<>]{4,200})"
)
"""A value behind its name: `password: ...`, `API_KEY=...`, `my pin is ...`."""
_NO_VALUE = re.compile(
    r"(?:required|optional|missing|invalid|wrong|incorrect|expired|strings?|text|none|null|true|false|hidden|empty|"
    r"must|"
    r"should|please|enter|your|never|minimum|reset|forgot\w*|change\w*|weak|strong|secure|safe|stored?|hashed|"
    r"encrypted|"
    r"not|that|this|what|when|where|only|very|with|from|used|sent|valid|needed|always|still|just|also|here|there|at|to|"
    r"bearer|basic|example|placeholder|redacted|changeme|secret|password|token|bytes|number|integer|boolean|falsch|"
    r"richtig|nötig|requis|obligatoire|incorrecta|obligatoria|errada|obrigatória)[.!?]*|"
    r"[*•.xX_#-]{3,}|[<\[{(].*|\$.*|%.*|(?:os|process|env|config|settings|self|secrets)\b.*|your[-_].*|my[-_].*|"
    r".*\.\.\.",
    re.IGNORECASE,
)
"""What stands there and is no secret: a word about it, a placeholder, a reference."""

_TOKEN = r"(?<![\w/+=.@-])[A-Za-z0-9_+/=-]{24,400}(?![\w/+=@-])"
_BESIDE = re.compile(
    r"(?:https?://\S*|sha\d{3}-|sha\d{3}:|md5:|base64,|@|[/\\]|integrity=\"?|(?:commit|hash|checksum|digest|sum|etag|"
    r"id|uuid|guid)\b[\"'`:= ]{1,4})$",
    re.IGNORECASE,
)
"""What stands before a long string that is no secret: an address, a hash, an id."""
RANDOM = 3.9
"""Bits a character from which a string of letters of both cases and digits is a random one: words joined by marks stay
below it. Our choice, by the labelled cases."""


@cache
def _formats() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9_])(?:{'|'.join(FORMATS)})")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(_NAMED, re.IGNORECASE)


@cache
def _token() -> re.Pattern[str]:
    return re.compile(_TOKEN)


@cache
def _bearer() -> re.Pattern[str]:
    return re.compile(FORMATS[-2], re.IGNORECASE)


def secrets(text: str) -> Iterator[Span]:
    """Where a text has a key, a token or a password, from which character up to which; some of them twice."""
    yield from (found.span() for found in _formats().finditer(text))
    yield from (found.span() for found in _bearer().finditer(text))
    yield from (found.span("value") for found in _named().finditer(text) if _is_value(found))
    for found in _token().finditer(text):
        made = found[0].startswith(("sha256-", "sha384-", "sha512-"))  # of a file, to check it by
        if not made and is_random(found[0]) and not _BESIDE.search(text, max(0, found.start() - 200), found.start()):
            yield found.span()


def _is_value(found: re.Match[str]) -> bool:
    value = found["value"].rstrip(".,!?)")
    if _NO_VALUE.fullmatch(value):
        return False
    if found["pin"]:
        return re.fullmatch(r"\d{4,8}", value) is not None
    digits, signs = any(char.isdigit() for char in value), any(not char.isalnum() for char in value.strip("-_"))
    if found["pass"] and found["mark"][0] in ":=：":
        return len(value) >= 4 and not value.startswith(("(", "[", "{"))
    mixed = re.search(r"[a-z][A-Z]", value) is not None
    if found["pass"]:
        return digits or (signs and "-" not in value and "'" not in value) or mixed
    return len(value) >= 8 and digits and (mixed or len(value) >= 16 or any(char.isalpha() for char in value))


def is_random(token: str) -> bool:
    """Whether a string looks made by chance: letters of both cases and digits, mixed all over, in no order of words.

    Hashes and UUIDs have only one case; names in code change their kind of character only where a word begins.
    """
    small = sum(char.islower() for char in token)
    large = sum(char.isupper() for char in token)
    digits = sum(char.isdigit() for char in token)
    if min(small, large, digits) < 2 or len(token) < 24:
        return False
    pieces = re.findall(r"[A-Z]?[a-z]+|[A-Z]+|\d+", token)
    return len(pieces) * 3.2 > len(token) and entropy(token) >= RANDOM


def entropy(token: str) -> float:
    """Bits a character by how often each of its characters stands in it."""
    return -sum(count / len(token) * math.log2(count / len(token)) for count in Counter(token).values())
