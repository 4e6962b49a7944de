"""Questions about the two small unseen files, written after the first ones had been answered and the reader mended."""

from __future__ import annotations

import statistics
from functools import partial

from unseen_parts import (
    GERMAN,
    NO,
    Dialogue,
    by_name,
    each,
    mean,
    named,
    number,
    parts,
    pick,
    shares,
    table,
    top,
    total,
)
from unseen_tables import Row, freight_rows, gym_rows


def freight_later() -> list[Dialogue]:
    """About the parcels, written when the first questions had been answered."""
    rows = freight_rows()
    cost, kilos, rating = total("cost"), total("kilos"), mean("rating")
    rows_of = partial(pick, rows)

    def month(row: Row) -> str:
        return named(row["day"])

    def quarter(row: Row) -> str:
        return f"Q{(row['day'].month + 2) // 3} 2025"

    by_country = each(rows, "country", cost)
    second = [row for row in rows_of(country="Germany") if row["day"].month > 3]
    heavy = [row for row in rows if row["kilos"] > 50]
    late = each(rows_of(state="late"), "carrier")
    returned = [row for row in rows if row["state"] != "returned"]
    asked = [
        ("how much did we pay DHL?", number(cost(rows_of(carrier="DHL")))),
        ("Number of late shipments per carrier", parts(table(late))),
        ("which carrier has the best rating on average?", parts(top(each(rows, "carrier", rating)))),
        ("Average cost of a shipment", number(mean("cost")(rows))),
        ("total weight of shipments over 50 kg", number(kilos(heavy))),
        ("what percentage of shipments were returned", number(100 * len(rows_of(state="returned")) / len(rows))),
        ("cost per kg by carrier", parts(table({name: [value[0] / value[1]] for name, value in
                                                  each(rows, "carrier", cost, kilos).items()}))),
        ("Monthly number of shipments and cost", parts(table(each(rows, month, len, cost)))),
        ("how many shipments went to Poland or Italy",
         number(len([*rows_of(country="Poland"), *rows_of(country="Italy")]))),
        ("Freight costs for Germany, Q2", number(cost(second))),
        ("cheapest and most expensive shipment?",
         parts({"number": min(row["cost"] for row in rows)}, {"number": max(row["cost"] for row in rows)})),
        ("do we ship more with DHL or with GLS?",
         parts({"number": len(rows_of(carrier="DHL"))}, {"number": len(rows_of(carrier="GLS"))})),
        ("Wie viele Sendungen hatten wir im Mai?", number(sum(row["day"].month == 5 for row in rows))),
        ("Durchschnittliche Bewertung je Land", parts(table(each(rows, "country", rating)))),
        ("who is our favourite carrier", NO),
        ("is DHL going to raise prices?", NO),
        ("shipments without a rating", number(len(rows_of(rating=None)))),
        ("Which month had the highest freight cost?", parts(top(each(rows, month, cost)))),
        ("average rating of late vs delivered shipments",
         parts(table(each(rows_of(state="late") + rows_of(state="delivered"), "state", rating)))),
        ("total cost excluding Maersk", number(cost(rows) - cost(rows_of(carrier="Maersk")))),
    ]  # fmt: skip
    rest, half = [row for row in rows if row["country"] != "Germany"], each(rows, quarter, cost)
    june = [row for row in rest if row["day"].month == 6]
    chains = [
        (["Freight cost by country", "without Germany", "only in June", "number of shipments too", "alphabetically"],
         [parts(table(by_country)), parts(table(each(rest, "country", cost))),
          parts(table(each(june, "country", cost))),
          parts(table(each(june, "country", cost, len))), parts(by_name(table(each(june, "country", cost, len))))]),
        (["freight cost per quarter", "monthly please", "what about the weight?", "leave the returned ones out"],
         [parts(table(half)), parts(table(each(rows, month, cost))),
          [[table(each(rows, month, kilos))], [table(each(rows, month, cost, kilos))]],
          [[table(each(returned, month, kilos))], [table(each(returned, month, cost, kilos))]]]),
    ]  # fmt: skip
    return [("freight", [text], [want]) for text, want in asked] + [("freight", texts, want) for texts, want in chains]


def gym_later() -> list[Dialogue]:
    """About the gym, written when the first questions had been answered."""
    people, visits = gym_rows()
    members = partial(pick, people)
    seen = partial(pick, visits)

    def weekday(row: Row) -> str:
        return f"{row['day']:%A}"

    plans = each(people, "plan")
    spring = [row for row in visits if 3 <= row["day"].month <= 5]
    brandt = each(seen(trainer="Brandt"), "kind")
    asked = [
        ("how many premium members are there in Leeds", number(len(members(plan="Premium", city="Leeds")))),
        ("What's the median age?", number(statistics.median(row["age"] for row in people if row["age"]))),
        ("total monthly fees", number(total("fee")(people))),
        ("list the number of inactive members per city",
         [[table(each(members(active=False), "city"))],
          [table(each([row for row in members(active=False) if row["city"]], "city"))]]),
        ("members older than 60", number(sum((row["age"] or 0) > 60 for row in people))),
        ("busiest weekday for Yoga", parts(top(each(seen(kind="Yoga"), weekday)))),
        ("Which trainer gave the most classes?", parts(top(each(visits, "trainer")))),
        ("average visit length", number(mean("minutes")(visits))),
        ("how many visits per trainer in April", parts(table(each([row for row in visits if row["day"].month == 4],
                                                                      "trainer")))),
        ("How many visits between March and May 2025?", number(len(spring))),
        ("share of members on each plan", parts(table(shares(plans)))),
        ("How many different members visited us?", number(len({row["member"] for row in visits}))),
        ("What share of visits was cancelled late?", number(100 * sum(row["late"] for row in visits) / len(visits))),
        ("Anzahl der Besuche pro Monat", parts(table(each(visits, lambda row: f"{GERMAN[row['day'].month]} 2025")))),
        ("Wer ist das jüngste Mitglied?",
         parts({"top": min((row for row in people if row["age"]), key=lambda row: row["age"])["name"]})),
        ("Will we have more members next year?", NO),
        ("what is a good retention rate for gyms?", [[{"told": True}], [{"declined": True}]]),
        ("monthly fee income from basic and plus", number(total("fee")(members(plan="Basic") + members(plan="Plus")))),
        ("youngest member", parts({"number": min(row["age"] for row in people if row["age"])})),
        ("How many visits did Okafor have in the first quarter?",
         number(sum(row["day"].month <= 3 for row in seen(trainer="Okafor")))),
    ]  # fmt: skip
    boxless = {name: value for name, value in brandt.items() if name != "Boxing"}
    basic = members(plan="Basic")
    chains = [
        (["visits by class for Brandt", "not Boxing", "show percentages", "smallest first"],
         [parts(table(brandt)), parts(table(boxless)), parts(table(shares(boxless))),
          parts(table(shares(boxless), by=0, up=True))]),
        (["average age by city", "only basic", "and by plan?"],
         [parts(table(each(people, "city", mean("age")))), parts(table(each(basic, "city", mean("age")))),
          parts(table(each(basic, "plan", mean("age"))))]),
    ]  # fmt: skip
    return [("gym", [text], [want]) for text, want in asked] + [("gym", texts, want) for texts, want in chains]
