"""Questions about the three unseen files with their right answers, by plain Python: writes tests/unseen.jsonl.

`python tests/unseen_answers.py`. A line of unseen.jsonl is a conversation: `file`, `asked` (a list: the question, then
the feedback), and `want`, for each of them a list of answers any of which is right. An answer is a list of things that
must all be seen: `rows` (a table of exactly these labels, with these numbers in each row; `ordered` where the order was
asked for), `number`, `top` (the label that comes first), `told` (by the model, not of the data),
`chart` (the kind of picture), or `declined`. `set` is 1 for the first questions, 2 for those that were written later.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from unseen_later import freight_later, gym_later
from unseen_parts import (
    NO,
    Dialogue,
    Part,
    Row,
    by_name,
    each,
    mean,
    middle,
    named,
    number,
    parts,
    shares,
    table,
    top,
    total,
)
from unseen_tables import DESK, desk_rows, freight_rows, gym_rows


def freight() -> list[Dialogue]:
    """About the parcels."""
    rows = freight_rows()
    cost, kilos = total("cost"), total("kilos")

    def month(row: Row) -> str:
        return named(row["day"])

    def in_month(at: int) -> list[Row]:
        return [row for row in rows if row["day"].month == at]

    by_carrier = each(rows, "carrier", cost)
    march = each(in_month(3), "carrier", cost)
    kept = each([row for row in in_month(3) if row["state"] != "lost"], "carrier", cost)
    monthly = each(rows, month, cost)
    crossed: defaultdict[str, dict[str, list[float]]] = defaultdict(dict)
    for row in rows:
        crossed[month(row)].setdefault(row["carrier"], [0.0])[0] += row["cost"]
    wide = {name: {one: value[0] for one, value in held.items()} for name, held in crossed.items()}
    two = {name: {one: held.get(one, 0.0) for one in ("DHL", "UPS")} for name, held in wide.items()}
    country = each(rows, "country", mean("kilos"))
    both = each(rows, "country", mean("kilos"), kilos)
    summed = each(rows, "country", kilos)
    unpaid = [row for row in rows if row["paid"] == "unpaid"]
    march_cost, april_cost = (sum(row["cost"] for row in in_month(at)) for at in (3, 4))
    ups = [row for row in rows if row["carrier"] == "UPS" and dt.date(2025, 2, 1) <= row["day"] <= dt.date(2025, 3, 15)]
    ratings = each([row for row in rows if row["carrier"] in ("DHL", "DPD")], "carrier", mean("rating"))
    dear = {row["no"]: [row["cost"]] for row in rows}
    asked = [
        ("What did we spend on freight in total?", number(cost(rows))),
        ("how many shipments were late?", number(sum(row["state"] == "late" for row in rows))),
        ("Which carrier is the most expensive on average?", parts(top(each(rows, "carrier", mean("cost"))))),
        ("top 5 countries by freight cost", parts(table(each(rows, "country", cost), by=0, first=5))),
        ("How many different carriers do we use?", number(len(by_carrier))),
        ("share of each carrier in total weight", parts(table(shares(each(rows, "carrier", kilos))))),
        ("How did freight cost change from March to April 2025?",
         number(april_cost - march_cost, 100 * (april_cost / march_cost - 1))),
        ("Shipments to Austria in May", number(sum(row["country"] == "Austria" for row in in_month(5)))),
        ("Wie hoch sind die Frachtkosten pro Carrier?", parts(table(by_carrier))),
        ("Gesamtgewicht nach Land", parts(table(each(rows, "country", kilos)))),
        ("Which five shipments cost the most?", parts(table(dear, by=0, first=5))),
        ("compare DHL and DPD by average rating", parts(table(ratings))),
        ("total frieght cost for UPS between 1 Feb and 15 March 2025", number(cost(ups))),
        ("How many shipments are still unpaid and what do they cost in total?",
         parts({"number": len(unpaid)}, {"number": cost(unpaid)})),
        ("Why are the Hermes deliveries so late?", NO),
        ("What will freight cost us in July?", NO),
        ("How heavy were the lightest and the heaviest shipment?",
         parts({"number": min(row["kilos"] for row in rows)}, {"number": max(row["kilos"] for row in rows)})),
    ]  # fmt: skip
    chains: list[tuple[list[str], list[list[list[Part]]]]] = [
        (["Total freight cost by carrier", "only March", "as percentages", "leave out lost shipments", "sort by name"],
         [parts(table(by_carrier)), parts(table(march)), parts(table(shares(march))), parts(table(shares(kept))),
          parts(by_name(table(shares(kept))))]),
        (["freight cost per month", "by carrier too", "as a line chart", "just DHL and UPS"],
         [parts(table(monthly)), [[{"cross": wide}], [{"cross_any": wide}], [table(monthly), table(by_carrier)]],
          parts({"chart": "line"}), [[{"cross": two}, {"chart": "line"}], [{"cross_any": two}, {"chart": "line"}],
           [{"rows": {one: [sum(held.values())] for one, held in two.items()}}, {"chart": "line"}]]]),
        (["average weight per country pls", "and the total?", "the other way round", "just the top 3"],
         [parts(table(country)), [[table(both)], [table(country), table(summed)], [table(summed)]],
          [[table(both, by=0, up=True)], [table(country, by=0, up=True)], [table(summed, by=0, up=True)],
           [table(both, by=1, up=True)]],
          [[table(both, by=0, first=3)], [table(both, by=0, first=3, up=True)], [table(summed, by=0, first=3)],
           [table(country, by=0, first=3)], [table(both, by=1, first=3)], [table(both, by=1, first=3, up=True)]]]),
    ]  # fmt: skip
    return [("freight", [text], [want]) for text, want in asked] + [("freight", texts, want) for texts, want in chains]


def gym() -> list[Dialogue]:
    """About the gym."""
    people, visits = gym_rows()
    active = [row for row in people if row["active"]]

    def quarter(row: Row) -> str:
        return f"Q{(row['joined'].month + 2) // 3} {row['joined'].year}"

    discount = mean("discount")([row for row in people if row["plan"] == "Premium"])
    oldest = max(people, key=lambda row: row["age"] or 0)
    yoga = sum(row["kind"] == "Yoga" for row in visits)
    spring = [row for row in visits if row["day"].month == 3]
    monthly = each(visits, lambda row: named(row["day"]), len, mean("minutes"))
    city, known = each(people, "city"), [row for row in people if row["city"]]
    trainer = each(visits, "trainer", total("minutes"))
    both = each(visits, "trainer", total("minutes"), mean("minutes"))
    rest = [row for row in visits if row["kind"] != "Yoga"]
    without = each(rest, "trainer", total("minutes"), mean("minutes"))
    asked = [
        ("How many members are active?", number(len(active))),
        ("avg age by plan", parts(table(each(people, "plan", mean("age"))))),
        ("What is the average discount of premium members?", number(100 * discount, discount)),
        ("whats the total monthly fee of the active members", number(total("fee")(active))),
        ("how many people joined in 2024?", number(sum(row["joined"].year == 2024 for row in people))),
        ("members by city, biggest first", [[table(city, by=0)], [table(each(known, "city"), by=0)]]),
        ("Number of joins per quarter in 2025",
         parts(table(each([row for row in people if row["joined"].year == 2025], quarter)))),
        ("Which class was visited the most?", parts(top(each(visits, "kind")))),
        ("How many visits were cancelled late?", number(sum(row["late"] for row in visits))),
        ("What share of visits are Yoga?", number(100 * yoga / len(visits))),
        ("average minutes per class in March 2025", parts(table(each(spring, "kind", mean("minutes"))))),
        ("Wie viele Mitglieder sind nicht aktiv?", number(len(people) - len(active))),
        ("Durchschnittsalter pro Stadt",
         [[table(each(people, "city", mean("age")))], [table(each(known, "city", mean("age")))]]),
        ("How many members have no age?", number(sum(row["age"] is None for row in people))),
        ("Who is the oldest member?", parts({"top": oldest["name"], "number": oldest["age"]})),
        ("Which trainer should we fire?", NO),
        ("How do our prices compare with other gyms in Leeds?", NO),
        ("Visits per month and the average minutes", parts(table(monthly))),
    ]  # fmt: skip
    here = each(active, "city")
    fine = each([row for row in active if row["city"]], "city")
    some = each(known, "city")
    chains: list[tuple[list[str], list[list[list[Part]]]]] = [
        (["How many members do we have per plan?", "by city instead", "only the active ones", "as a pie chart"],
         [parts(table(each(people, "plan"))), [[table(city)], [table(some)]], [[table(here)], [table(fine)]],
          [[table(here), {"chart": "pie"}], [table(fine), {"chart": "pie"}]]]),
        (["total minutes per trainer", "and the average?", "without Yoga", "just the top 2"],
         [parts(table(trainer)), [[table(both)], [table(trainer), table(each(visits, "trainer", mean("minutes")))]],
          parts(table(without)), [[table(without, by=0, first=2)], [table(without, by=1, first=2)]]]),
    ]  # fmt: skip
    return [("gym", [text], [want]) for text, want in asked] + [("gym", texts, want) for texts, want in chains]


def desk(rows: list[Row]) -> list[Dialogue]:
    """About the tickets."""
    reply, csat = mean("first_reply_min"), mean("csat")

    def year(one: str) -> list[Row]:
        return [row for row in rows if row["created"].startswith(one)]

    def month(row: Row) -> str:
        return named(dt.date.fromisoformat(row["created"][:10]))

    def weekday(row: Row) -> str:
        return f"{dt.date.fromisoformat(row['created'][:10]):%A}"

    late = [row for row in rows if "2024-10" <= row["created"] < "2025"]
    first = {one: sum(row["created"][:7] in (f"{one}-01", f"{one}-02", f"{one}-03") for row in rows)
             for one in ("2024", "2025")}  # fmt: skip
    agents = each(rows, "agent")
    again = sum(row["reopened"] == "yes" for row in rows)
    cross: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for row in rows:
        cross[row["team"]][row["priority"]] = cross[row["team"]].get(row["priority"], 0) + 1
    recent = year("2025")

    def crossed(of: list[Row], share: bool = False) -> list[list[Part]]:
        found: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for row in of:
            found[row["team"]][row["priority"]] = found[row["team"]].get(row["priority"], 0) + 1
        if not share:
            return [[{"cross": found}], [{"cross_any": found}], [table(each(of, "team")), table(each(of, "priority"))]]
        one = {name: {key: 100 * value / sum(held.values()) for key, value in held.items()}
               for name, held in found.items()}  # fmt: skip
        two = {name: {key: 100 * value / len(of) for key, value in held.items()} for name, held in found.items()}
        apart = [table(shares(each(of, "team"))), table(shares(each(of, "priority")))]
        return [[{"cross": one}], [{"cross": two}], [{"cross_any": one}], [{"cross_any": two}], apart]

    kept = [row for row in recent if row["status"] != "cancelled"]
    lands = [row for row in rows if row["country"] == "Germany"]
    asked = [
        ("How many tickets did we get in 2024?", number(len(year("2024")))),
        ("median first reply time by priority", parts(table(each(rows, "priority", middle("first_reply_min"))))),
        ("which team is slowest to reply?", parts(top(each(rows, "team", reply)))),
        ("how many tickets are still open, by team?",
         parts(table(each([row for row in rows if row["status"] == "open"], "team")))),
        ("What percentage of tickets were reopened?", number(100 * again / len(rows))),
        ("urgent tickets from Germany in the last quarter of 2024",
         number(sum(row["priority"] == "urgent" and row["country"] == "Germany" for row in late))),
        ("Tickets per month in 2025 as a line chart", parts(table(each(recent, month)), {"chart": "line"})),
        ("How many different agents handled tickets?", number(len(agents))),
        ("share of tickets by channel", parts(table(shares(each(rows, "channel"))))),
        ("Compare average first reply of Billing and Technical",
         parts(table(each([row for row in rows if row["team"] in ("Billing", "Technical")], "team", reply)))),
        ("How did the number of tickets change from Q1 2024 to Q1 2025?",
         number(first["2025"] - first["2024"], 100 * (first["2025"] / first["2024"] - 1))),
        ("Anzahl der Tickets pro Land", parts(table(each(rows, "country")))),
        ("Wie viele Tickets wurden im Februar 2025 storniert?",
         number(sum(row["status"] == "cancelled" for row in year("2025-02")))),
        ("how many tickest took more than 24 hours for a first reply?",
         number(sum(row["first_reply_min"] > 1440 for row in rows))),
        ("forecast ticket volume for the next quarter", NO),
        ("Is our csat better than the industry average?", NO),
        ("Which weekday is busiest?", parts(top(each(rows, weekday)))),
    ]  # fmt: skip
    chains: list[tuple[list[str], list[list[list[Part]]]]] = [
        (["Tickets per team", "split by priority", "only 2025", "leave out cancelled", "as a share"],
         [parts(table(each(rows, "team"))), crossed(rows), crossed(recent), crossed(kept), crossed(kept, True)]),
        (["average csat by channel", "only Germany", "nach Team", "lowest first"],
         [parts(table(each(rows, "channel", csat))), parts(table(each(lands, "channel", csat))),
          parts(table(each(lands, "team", csat))), parts(table(each(lands, "team", csat), by=0, up=True))]),
        (["top 10 agents by number of tickets", "top 3 only", "the worst ones instead"],
         [parts(table(agents, by=0, first=10)), parts(table(agents, by=0, first=3)),
          parts(table(agents, by=0, first=3, up=True))]),
    ]  # fmt: skip
    return [("desk", [text], [want]) for text, want in asked] + [("desk", texts, want) for texts, want in chains]


def held(path: Path | None = None) -> list[Row]:
    """The tickets, as rows with names."""
    if path is None:
        return [dict(zip(DESK, row, strict=True)) for row in desk_rows()]
    lines = csv.DictReader(io.StringIO(path.read_text()))
    return [row | {"first_reply_min": int(row["first_reply_min"]), "csat": int(row["csat"]) if row["csat"] else None}
            for row in lines]  # fmt: skip


def main() -> None:
    """Write the questions with the right answers."""
    first, later = [*freight(), *gym(), *desk(held())], [*freight_later(), *gym_later()]
    found = [*first, *later]
    lines = [
        json.dumps({"file": file, "set": 1 + (at >= len(first)), "asked": asked, "want": want}, ensure_ascii=False)
        for at, (file, asked, want) in enumerate(found)
    ]
    (Path(__file__).parent / "unseen.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    print(len(found), "conversations,", sum(len(asked) for _, asked, _ in found), "questions and feedbacks")


if __name__ == "__main__":
    main()
