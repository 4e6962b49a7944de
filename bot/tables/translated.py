"""What things that tables often hold are called in German, where a column has the English word for its name. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORDS = {
    "revenue": "Umsatz", "sales": "Umsatz", "turnover": "Umsatz", "quantity": "Menge", "price": "Preis",
    "unit price": "Stückpreis", "discount": "Rabatt", "cost": "Kosten", "costs": "Kosten", "expenses": "Ausgaben",
    "profit": "Gewinn", "region": "Region", "country": "Land", "city": "Stadt", "category": "Kategorie",
    "product": "Produkt", "customer": "Kunde", "order": "Bestellung", "delivery": "Lieferung", "shipment": "Sendung",
    "supplier": "Lieferant", "carrier": "Spediteur", "store": "Filiale", "branch": "Filiale", "channel": "Kanal",
    "department": "Abteilung", "employee": "Mitarbeiter", "salary": "Gehalt", "age": "Alter", "weight": "Gewicht",
    "rating": "Bewertung", "duration": "Dauer", "temperature": "Temperatur", "consumption": "Verbrauch",
    "building": "Gebäude", "member": "Mitglied", "visit": "Besuch", "fee": "Gebühr", "priority": "Priorität",
    "status": "Status", "date": "Datum", "year": "Jahr", "month": "Monat", "week": "Woche", "day": "Tag",
    "quarter": "Quartal",
}  # fmt: skip
_THINGS = {
    "orders": "Bestellungen", "sales": "Verkäufe", "products": "Produkte", "customers": "Kunden", "regions": "Regionen",
    "deliveries": "Lieferungen", "shipments": "Sendungen", "suppliers": "Lieferanten", "stores": "Filialen",
    "employees": "Mitarbeiter", "members": "Mitglieder", "visits": "Besuche", "tickets": "Tickets", "rows": "Zeilen",
    "buildings": "Gebäude", "invoices": "Rechnungen", "bookings": "Buchungen", "transactions": "Transaktionen",
    "payments": "Zahlungen", "returns": "Retouren", "people": "Personen", "users": "Nutzer",
    "complaints": "Beschwerden",
}  # fmt: skip


def in_german(name: str, others: Iterable[str] = ()) -> str:
    """The German word for a column; its own name where there is none, or where one of `others` would be called so."""
    found = _WORDS.get(_bare(name), "")
    alike = (one for one in others if one != name)
    if not found or any(found.lower() in (_bare(one), _WORDS.get(_bare(one), "").lower()) for one in alike):
        return name
    return found


def things_in_german(name: str) -> str:
    """The German word for several things that are counted, in each case the same; the word as it is for no known one.

    "Bestellungen" of `orders`.
    """
    return _THINGS.get(_bare(name), name)


def _bare(name: str) -> str:
    return re.sub(r"[\s_]+", " ", name).strip().lower()
