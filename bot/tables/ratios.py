"""Ratios and differences that a question names: "cost per kg", "margin in percent", "actual minus budget". Pure."""

from __future__ import annotations

from bot.tables.draft import Doubt
from bot.tables.grains import NUMBERS
from bot.tables.lexicon import ADDITIVE
from bot.tables.measures import Function, Measure, Part
from bot.tables.pieces import Reading
from bot.tables.spans import head, name_concepts, words
from bot.tables.table import Column, Kind

_PER = ("per", "pro", "je", "for each", "for every")
_KILOS = {"kilo": "kg", "kilos": "kg", "kilogram": "kg", "kilograms": "kg", "kilogramm": "kg", "litre": "l",
          "liter": "l", "litres": "l", "metre": "m", "meter": "m", "mile": "mi", "kilometer": "km", "kilometre": "km",
          "tonne": "t", "ton": "t", "gram": "g", "pound": "lb"}  # fmt: skip
_MARGINS = frozenset({"margin", "margins", "marge", "gewinnmarge", "gewinnmargen", "umsatzrendite"})
_BEFORE_MARGIN = frozenset({"profit", "gross", "net", "operating", "sales"})
_PARTS = frozenset({"share", "percent", "percentage", "percentage of", "share of", "fraction", "proportion", "%",
                    "prozent", "anteil", "anteil von"})  # fmt: skip
_BASES = frozenset({"visit", "visitor", "session", "click", "impression", "view", "sent", "email", "lead", "order",
                    "quantity", "shipment", "delivery", "user", "customer", "call", "produced", "checked",
                    "application", "contact"})  # fmt: skip
"""What the columns are called that things of a rate are a part of."""
_RATED = {"conversion": ("conversion", "order", "purchase", "sale", "signup", "deal", "customer"),
          "click through": ("click",), "click": ("click",), "ctr": ("click",)}  # fmt: skip
_USUAL = {"conversion": ("visit", "visitor", "session", "click", "lead"), "ctr": ("impression", "view"),
          "click through": ("impression", "view"), "click": ("impression", "view", "email")}  # fmt: skip
"""What these are parts of, the nearest first, where a table has several such columns."""
_ACTUAL = frozenset({"actual", "ist", "real"})
_PLAN = frozenset({"budget", "plan", "planned", "target", "forecast", "soll", "budgeted"})
_VARIANCE = frozenset({"variance", "variances", "deviation", "deviations", "abweichung", "abweichungen"})
_AGAINST = frozenset({"budget", "plan", "target", "forecast", "actual", "actuals", "from", "to", "against", "versus",
                      "vs", "between", "and", "vom", "of", "compared to"})  # fmt: skip


def read_ratios(reading: Reading) -> None:
    """Puts the ratios and differences of a question in the place of their words. Doubt where one is not plain."""
    for step in (_minus, _difference, _variance, _margin, _rate, _percent_of, _divided, _per, _profit):
        at = 0
        while at < len(reading.pieces):
            step(reading, at)
            at += 1


def _less(one: Column, other: Column, called: str = "") -> Measure:
    return Measure(function=Function.SUM, column=one.name, less=other.name, called=called)


def _minus(reading: Reading, at: int) -> None:
    """ "Revenue minus cost"."""
    if reading.said(at) not in ("minus", "less"):
        return
    left, right = reading.before(at), reading.after(at)
    one, other = reading.number(left), reading.number(right)
    if one and other and one != other:
        reading.put(left, right, _less(one, other))


def _difference(reading: Reading, at: int) -> None:
    """ "The difference between list price and price"."""
    if reading.said(at) not in ("difference", "differences", "gap", "differenz", "unterschied"):
        return
    first = reading.after(at, ("between", "in", "from"))
    joint = reading.after(first)
    second = reading.after(joint)
    one, other = _priced(reading, first), _priced(reading, second)
    if one and other and one != other and reading.mark(joint) in ("and", "to"):
        reading.put(at, second, _less(one, other))


def _priced(reading: Reading, at: int) -> Column | None:
    """A column of numbers, also of what is not added up: the difference of two prices can be averaged."""
    found = [one for one in reading.columns(at) if one.kind in NUMBERS] if reading.mark(at) == "column" else []
    return found[0] if len(found) == 1 else None


def _variance(reading: Reading, at: int) -> None:
    """ "The budget variance": actual less budget."""
    if reading.said(at) not in _VARIANCE:
        return
    numeric = [one for one in reading.finder.table.columns if one.kind in NUMBERS]
    actual = [one for one in numeric if _ACTUAL & set(name_concepts(one))]
    plan = [one for one in numeric if _PLAN & set(name_concepts(one))]
    if len(actual) != 1 or len(plan) != 1:
        return
    start = end = at
    while start and set(reading.pieces[start - 1].words) <= _AGAINST:
        start -= 1
    while end + 1 < len(reading.pieces) and (
        set(reading.pieces[end + 1].words) <= _AGAINST or reading.columns(end + 1) in (actual, plan)
    ):
        end += 1
    while end > at and reading.said(end) in ("of", "and", "from", "to"):
        end -= 1
    percent = reading.mark(reading.after(end, ("in",))) == "share"
    measure = _less(actual[0], plan[0])
    if percent:
        end = reading.after(end, ("in",))
        part = Part(function=Function.SUM, column=plan[0].name)
        measure = measure.model_copy(update={"over": part, "percent": True})
    reading.put(start, end, measure)


def _margin(reading: Reading, at: int) -> None:
    """ "The profit margin": profit in percent of revenue."""
    table = reading.finder.table
    if reading.said(at) not in _MARGINS or any(_MARGINS & set(words(one.name)) for one in table.columns):
        return
    revenue = reading.draft.of("revenue")
    profit = reading.draft.of("profit")
    cost = _costs(reading)
    if len(revenue) != 1 or not (len(profit) == 1 or (not profit and len(cost) == 1)):
        return
    start, end = at, at
    while start and reading.said(start - 1) in _BEFORE_MARGIN:
        start -= 1
    ahead = reading.after(end, ("in",))
    if reading.mark(ahead) == "share" and reading.mark(reading.after(ahead, ("in",))) not in ("column", "rows"):
        end = ahead
    elif start and reading.mark(reading.before(start)) == "share" and reading.said(reading.before(start)) != "share":
        start = reading.before(start)  # "the percent margin"
    above = Measure(function=Function.SUM, column=profit[0].name) if profit else _less(revenue[0], cost[0])
    called = reading.draft.say("profit margin", "Gewinnmarge")
    _percent(reading, start, end, above.model_copy(update={"called": called}), revenue[0])


def _costs(reading: Reading) -> list[Column]:
    """The columns of what rows cost in all; not what one unit costs, and not one cost of several."""
    found = [("cost",), ("total", "cost"), ("cogs",)]
    numeric = [one for one in reading.finder.table.columns if one.kind in NUMBERS]
    return [one for one in numeric if name_concepts(one) in found]


def _percent(reading: Reading, start: int, end: int, above: Measure, below: Column) -> int:
    part = Part(function=Function.SUM, column=below.name)
    return reading.put(start, end, above.model_copy(update={"over": part, "percent": True}))


def _profit(reading: Reading, at: int) -> None:
    """ "Profit", of a table that has only what it is made of."""
    if reading.said(at) not in ("profit", "profits", "gewinn") or reading.mark(at):
        return
    revenue, cost = reading.draft.of("revenue"), _costs(reading)
    if len(revenue) == 1 and len(cost) == 1 and not reading.draft.of("profit"):
        reading.put(at, at, _less(revenue[0], cost[0], reading.draft.say("profit", "Gewinn")))


def _rate(reading: Reading, at: int) -> None:
    """ "The conversion rate": conversions in percent of what they are a part of, each a column of counts."""
    if reading.said(at) not in ("rate", "rates", "ctr") or reading.mark(at) not in ("rate", ""):
        return
    start = at if reading.said(at) == "ctr" else at - 1
    named = reading.said(start)
    if named in ("through", "thru"):
        start, named = start - 1, "click through"
    if start < 0 or reading.mark(start) in ("yes", "value"):
        return
    numeric = [one for one in reading.finder.table.columns if one.kind is Kind.INTEGER and not reading.names_rows(one)]
    things = _RATED.get(named, ()) or tuple(head(one) for one in reading.columns(start) if one in numeric)
    above = next(([one for one in numeric if head(one) == thing] for thing in things
                  if any(head(one) == thing for one in numeric)), [])  # fmt: skip
    below = [one for one in numeric if head(one) in _BASES and one not in above]
    usual = next(([one for one in below if head(one) == base] for base in _USUAL.get(named, ())
                  if any(head(one) == base for one in below)), [])  # fmt: skip
    below = _said_of(reading, at, below) or usual or below
    if len(above) != 1 or not below:
        return
    if len(below) > 1:
        names = ", ".join(f"“{one.name}”" for one in below[:4])
        raise Doubt(reading.draft.say(f"Of which column is it a part: {names}?", f"Anteil woran: {names}?"))
    called = reading.draft.say(f"{named} rate".replace("ctr rate", "click through rate"), "")
    measure = Measure(function=Function.SUM, column=above[0].name, called=called)
    put = _percent(reading, start, at, measure, below[0])
    _average_away(reading, put)


def _said_of(reading: Reading, at: int, below: list[Column]) -> list[Column]:
    """The column that a rate is said to be of, behind it: "conversion rate of impressions"; its words are taken."""
    for near in range(at + 1, len(reading.pieces)):
        found = [one for one in below if reading.columns(near) == [one]]
        if found:
            start = near - 1 if reading.mark(near - 1) in ("in", "by") else near
            reading.drop(start, near)
            return found
    return []


def _percent_of(reading: Reading, at: int) -> None:
    """ "Profit as a percentage of revenue", "what percent of revenue is profit"."""
    if reading.mark(at) != "share" or reading.said(at) not in _PARTS | {"what percentage", "what share"}:
        return
    right = reading.after(at, ("in",))
    below = reading.number(right)
    if below is None:
        return
    left = reading.before(at, ("in",))
    while left >= 0 and reading.said(left) in ("as", "als"):
        left = reading.before(left, ("in",))
    said = {reading.said(one) for one in range(left + 1, at)}
    above = reading.operand(left) if said & {"as", "in", "als"} else None
    if above and (above.column != below.name or above.less):
        _percent(reading, left, right, above, below)
        return
    other = reading.after(right)
    between = {reading.said(one) for one in range(right + 1, other)}
    above = reading.operand(other) if between & {"is", "are", "was", "were", "goes", "went", "ist", "war"} else None
    if above and above.column != below.name and above.function is Function.SUM:
        _percent(reading, at, other, above, below)


def _divided(reading: Reading, at: int) -> None:
    """ "Cost divided by weight", "the ratio of cost to revenue", "the cost to revenue ratio"."""
    if reading.said(at) == "divided":
        left, right = reading.before(at), reading.after(at, ("by",))
        start = left
    elif reading.said(at) in ("ratio", "ratios", "verhältnis"):
        left = reading.after(at, ("in",))
        right = reading.after(reading.after(left))
        start = at
        if not (reading.operand(left) and reading.mark(reading.after(left)) in ("to", "and")):
            right = reading.before(at)
            left = reading.before(reading.before(right))
            start = left
            if reading.mark(reading.before(right)) not in ("to", ""):
                return
    else:
        return
    above, below = reading.operand(left), reading.number(right)
    if above and below and above.column != below.name:
        part = Part(function=Function.SUM, column=below.name)
        _average_away(reading, reading.put(start, max(right, at), above.model_copy(update={"over": part})))


def _per(reading: Reading, at: int) -> None:
    """ "Cost per kg", "orders per customer"."""
    if reading.said(at) not in _PER:
        return
    left, right = reading.before(at), reading.after(at)
    _united(reading, right)
    below, end = reading.divisor(right), right
    above = reading.operand(left)
    if below and reading.mark(reading.after(end)) == "sold":
        end = reading.after(end)
    if below and above is None and [head(one) for one in reading.columns(left)] == ["price"]:
        main = reading.draft.of("revenue")  # the average price of a unit sold is what was taken for all of them
        sold = name_concepts(below) == ("quantity",) and len(main) == 1
        above = Measure(function=Function.SUM, column=main[0].name) if sold else None
    if below and above and above.column != below.name and above.less != below.name:
        above = above.model_copy(update={"over": Part(function=Function.SUM, column=below.name), "called": ""})
        _average_away(reading, reading.put(left, end, above))
    elif above and above.function is Function.SUM and not above.less and reading.counted(right) and (
        head(reading.draft.column(above.column)) not in ADDITIVE
        and all(map(reading.draft.numbered, reading.columns(right)))
    ):  # fmt: skip
        mean = above.model_copy(update={"function": Function.MEAN})  # the weight of a parcel
        _average_away(reading, reading.put(left, right, mean))
    elif above and above.function is Function.COUNT and (key := _key(reading, right)):
        start = reading.before(left) if reading.mark(reading.before(left)) == "count" else left
        part = Part(function=Function.DISTINCT, column=key.name)
        name = f"{above.called} per {head(key)}" if above.called else ""
        put = reading.put(start, right, above.model_copy(update={"over": part, "called": name}))
        _average_away(reading, put)


def _united(reading: Reading, at: int) -> None:
    """ "Per kilo" as "per kg", where a column is told in that."""
    unit = _KILOS.get(reading.said(at), "")
    found = reading.finder.pieces(unit) if unit and reading.mark(at) != "column" else []
    if len(found) == 1 and found[0].span and found[0].span.mark == "unit":
        reading.pieces[at] = found[0]


def _key(reading: Reading, at: int) -> Column | None:
    """The column whose different values can be counted: each customer of many orders."""
    found = [one for one in reading.columns(at) if reading.draft.key(one)] if reading.mark(at) == "column" else []
    return found[0] if len(found) == 1 and found[0].distinct < reading.finder.table.rows else None


def _average_away(reading: Reading, at: int) -> None:
    """The average, or total, cost per kg is the cost of all of them per kg of all of them."""
    ahead = reading.before(at, ("in",))
    span = reading.pieces[ahead].span if ahead >= 0 else None
    if span and span.mark == "fn" and span.which in (Function.MEAN, Function.SUM):
        reading.drop(ahead, ahead)
