"""What is somebody's own: cards, accounts, identity numbers, and where they are reached. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice

import phonenumbers
from stdnum import iban, luhn
from stdnum.br import cpf
from stdnum.ch import ssn as ahv
from stdnum.de import idnr
from stdnum.es import dni, nie
from stdnum.fr import nir
from stdnum.it import codicefiscale
from stdnum.nl import bsn
from stdnum.pl import pesel
from stdnum.se import personnummer
from stdnum.us import ssn

Span = tuple[int, int]
Valid = Callable[[str], bool]

MOST = 200
"""Candidates of one kind that are looked at in one text: each takes about 0.1 ms. Our choice."""

_CARD = re.compile(r"(?<![\w.+-])\d(?:[ -]?\d){12,18}(?![\w-]|[.,]\d)")
_ISSUERS = re.compile(
    r"4\d{12}(?:\d{3}){0,2}|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|"
    r"(?:6011|65\d\d|64[4-9]\d)\d{12,15}|3(?:0[0-5]|[68]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17}|"
    r"(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8,15}"
)
"""Visa, Mastercard, American Express, Discover, Diners Club, JCB, UnionPay, Maestro: how their numbers begin, how long
they are (ISO/IEC 7812)."""
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}(?![a-z0-9])")

_IDS: tuple[tuple[str, Valid], ...] = (
    (r"(?<![\w.-])\d{3}-\d{2}-\d{4}(?![\w-])", ssn.is_valid),
    (r"(?<![\w.-])(?:\d{8}-?[A-Z])(?![\w-])", dni.is_valid),
    (r"(?<![\w.-])[XYZ]-?\d{7}-?[A-Z](?![\w-])", nie.is_valid),
    (r"(?<![\w.-])[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}(?![\w-])", nir.is_valid),
    (r"(?<![\w.-])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w-])", cpf.is_valid),
    (r"(?<![\w.-])[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z](?![\w-])", codicefiscale.is_valid),
    (r"(?<![\w.-])756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}(?![\w-])", ahv.is_valid),
    (r"(?<![\w.-])(?:19|20)?\d{6}[-+]\d{4}(?![\w-])", personnummer.is_valid),
    (r"(?<![\w.-])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?\d\d){3} ?[A-D](?![\w-])", bool),
)
"""By how they are written, and whether their check digits are right. The last row: the United Kingdom, without any."""
_LABELLED: tuple[tuple[str, str, Valid], ...] = (
    (r"steuer-?(?:id\w*|nummer)|idnr|tax id", r"\d{2} ?\d{3} ?\d{3} ?\d{3}", idnr.is_valid),
    (r"pesel", r"\d{11}", pesel.is_valid),
    (r"bsn|burgerservicenummer", r"\d{9}", bsn.is_valid),
    (r"cpf", r"\d{11}", cpf.is_valid),
    (r"ssn|social security(?: number)?", r"\d{9}|\d{3} \d{2} \d{4}", ssn.is_valid),
    (r"passport|reisepass|passeport|pasaporte|passaporte|ausweis|identity card|id card|driver'?s licen[cs]e|"
     r"führerschein", r"(?=[A-Z]{0,3}\d)[A-Z0-9]{6,12}", bool),
    (r"aadhaar", r"\d{4} ?\d{4} ?\d{4}", bool),
)  # fmt: skip
"""Numbers that are recognised only behind their name, within 25 characters of it."""

_PHONE = re.compile(r"(?<![\w.,:/#$€£-])(?:\+|\()?\d(?:[ ()./-]{0,3}\d){6,17}(?![\w%]|[.,:/-]\d)")
_CALLS = re.compile(
    r"(?<!\w)(?:tel|telephone|phone|call|calls|mobile|cell|cellphone|whatsapp|fax|text (?:me|us|him|her|them)|ring|"
    r"reach|"
    r"telefon|handy|mobil|anrufen|ruf|nummer|téléphone|portable|appelle\w*|teléfono|móvil|celular|ll[aá]ma\w*|telefone|"
    r"telemóvel|ligue|liga|电话|手机|電話|携帯)(?![^\W\d])[^\d\n]{0,25}$",
    re.IGNORECASE,
)
LEAST = 9
"""Digits of a number that is known for one only by the words before it."""
_REGIONS = ("US", "GB", "DE", "FR", "ES", "BR", "PT", "AT", "CH", "IT", "JP", "CN", "IN")
_SHAPES = (
    (r"\(\d{3}\) ?\d{3}[- .]\d{4}|\d{3}-\d{3}-\d{4}|\d{3}\.\d{3}\.\d{4}|1[- .]\d{3}[- .]\d{3}[- .]\d{4}", ("US",)),
    (r"\(\d{2}\) ?9?\d{4}-\d{4}", ("BR",)),
    (r"0\d(?: \d\d){4}", ("FR",)),
    (r"\(?0\d{2,5}\)?[ /-]\d{3,8}(?:[ -]\d{2,6}){0,3}", ("DE", "GB", "AT", "IT", "JP")),
)
"""Numbers without a country's code, in the way that its people write them."""
_DATE = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}.*|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|(?:\d{1,3}\.){3}\d{1,3}|\d+[./]\d+"
)

_MAIL = re.compile(
    r"(?<![\w.+%/@-])[A-Za-z0-9][\w.+%-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w@-]|:\S*/)"
)
_NO_MAIL = re.compile(
    r"git@.*|.*@(?:.*\.)?example(?:\.\w+)?|.*\.(?:example|test|invalid|localhost|png|jpe?g|gif|svg|webp|css|js|py|"
    r"local)",
    re.IGNORECASE,
)
"""Names that are nobody's (RFC 2606), and files."""

_NAME = r"(?:[A-ZÀ-Ý][\w'’.-]{0,24} ){1,4}"
_STREETS = (
    rf"\b\d{{1,5}}[A-Za-z]?,? (?:[NSEW]\.? )?{_NAME}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|"
    rf"Court|"
    r"Ct|Way|Place|Pl|Square|Sq|Terrace|Close|Crescent|Highway|Hwy|Parkway|Pkwy)\b\.?",
    r"\b[A-ZÄÖÜ][\wäöüß-]{1,30}(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|ufer|damm) \d{1,4} ?[a-z]?\b",
    r"\b\d{1,4}(?: (?:bis|ter))?,? (?:rue|avenue|boulevard|place|chemin|allée|impasse|quai|route) "
    r"[\w'’ .-]{2,40}?(?=,|$|\n| \d)",
    r"\b(?:[Cc]alle|C/|[Aa]venida|Av\.|[Aa]vda\.|[Pp]laza|[Pp]aseo|[Rr]ua|[Tt]ravessa|[Pp]raça|[Aa]lameda) "
    r"[\w'’ .-]{2,40}?,? (?:n[.ºo°]* ?)?\d{1,5}\b",
    r"\b[A-Z][\w'’.-]{1,24}straat \d{1,4}\b|\b[Vv]ia (?:[A-Z][\w'’.]+ ){1,3}\d{1,4}\b",
    r"\bP\.? ?O\.? Box \d{1,6}\b|\bPostfach \d{2,6}\b",
)
_CODE = re.compile(
    r"\b[A-Z]{2},? \d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|"
    r"\b(?:[A-Z]{1,2}-)?\d{4,5} [A-ZÀ-Ý][\wäöüßéèà-]+|"
    r"\b\d{5}-\d{3}\b|\b\d{4}-\d{3}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b\d{4} ?[A-Z]{2}\b"
)
"""Postal codes: of the United States, the United Kingdom, the continent, Brazil, Portugal, Canada, the Netherlands."""
_LIVES = re.compile(
    r"\b(?:address|live[sd]?|living|ship|deliver|mail|send|home|house|moved|residing|adresse|anschrift|wohn\w*|"
    r"habite?\w*|"
    r"livre\w*|dirección|domicilio|vivo|vive|envíe?\w*|endereço|moro|mora|entreg\w+|indirizzo|abito|residente|adres)\b"
    r"[^\n]{0,60}$",
    re.IGNORECASE,
)


def cards(text: str) -> Iterator[Span]:
    """Where a card number stands: it begins as an issuer's do, and its check digit is right."""
    for found in islice(_CARD.finditer(text), MOST):
        digits = re.sub(r"\D", "", found[0])
        if _ISSUERS.fullmatch(digits) and luhn.is_valid(digits) and len(set(digits)) > 1:
            yield found.span()


def accounts(text: str) -> Iterator[Span]:
    """Where an IBAN stands, with the right check digits for its country and length."""
    for found in islice(_IBAN.finditer(text), MOST):
        written = found[0]
        while len(written) >= 15 and not iban.is_valid(written):
            written = re.sub(r"[ -]?.$", "", written)
        if len(written) >= 15:
            yield found.start(), found.start() + len(written)


def identities(text: str) -> Iterator[Span]:
    """Where a national identity number stands: by its form and check digits, or behind its name."""
    for pattern, valid in _written():
        yield from (found.span() for found in islice(pattern.finditer(text), MOST) if valid(found[0]))
    for pattern, valid in _labelled():
        yield from (found.span("id") for found in islice(pattern.finditer(text), MOST) if valid(found["id"]))


@cache
def _written() -> tuple[tuple[re.Pattern[str], Valid], ...]:
    return tuple((re.compile(pattern), valid) for pattern, valid in _IDS)


@cache
def _labelled() -> tuple[tuple[re.Pattern[str], Valid], ...]:
    return tuple(
        (re.compile(rf"\b(?i:{label})\b[^\d\n]{{0,25}}?(?<![\w-])(?P<id>{number})(?![\w-])"), valid)
        for label, number, valid in _LABELLED
    )


def phones(text: str) -> Iterator[Span]:
    """Where a telephone number is: with its country's code, behind a word for calling, or as people write it there."""
    for found in islice(_PHONE.finditer(text), MOST):
        if not _DATE.fullmatch(found[0]) and _is_phone(found[0], text[max(0, found.start() - 50) : found.start()]):
            yield found.span()


def _is_phone(written: str, before: str) -> bool:
    if written.startswith(("+", "00")):
        return _valid("+" + re.sub(r"\D", "", written).removeprefix("00"), None)
    if any(re.fullmatch(shape, written) and any(_valid(written, one) for one in found) for shape, found in _SHAPES):
        return True
    enough = sum(map(str.isdigit, written)) >= LEAST
    return enough and _CALLS.search(before) is not None and any(_valid(written, region) for region in _REGIONS)


def _valid(written: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(written, region))
    except phonenumbers.NumberParseException:
        return False


def mails(text: str) -> Iterator[Span]:
    """Where an e-mail address stands that may be somebody's."""
    for found in islice(_MAIL.finditer(text), MOST):
        if not _NO_MAIL.fullmatch(found[0]):
            yield found.span()


@cache
def _streets() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row) for row in _STREETS)


def places(text: str) -> Iterator[Span]:
    """Where a postal address stands: a street with a number, and a postal code or words for living beside it.

    A street alone is none: `10 Downing Street` is a fact that people write about.
    """
    for pattern in _streets():
        for found in islice(pattern.finditer(text), MOST):
            code = _CODE.search(text, found.end(), found.end() + 50)
            ahead = _CODE.search(text, max(0, found.start() - 40), found.start())
            if code or ahead or _LIVES.search(text[max(0, found.start() - 80) : found.start()]):
                yield found.start(), code.end() if code else found.end()
