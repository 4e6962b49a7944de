"""Files as people keep them become tables that can be asked."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from files import pdf, xlsx
from measure_tables import csv as orders

from bot.errors import Unanswered
from bot.tables.limits import Limits
from bot.tables.table import Column, Kind, Refused, Table, Text
from bot.tables.workbench import File, Workbench


async def read(data: bytes | str, name: str = "data.csv", limits: Limits | None = None) -> tuple[Table, list[tuple]]:  # type: ignore[type-arg]
    """The one table of a file, and its rows."""
    body = data.encode() if isinstance(data, str) else data
    async with Workbench.open([File(name=name, data=body)], limits or Limits()) as bench:
        assert not bench.refused, bench.refused
        (table,) = bench.tables
        result = await bench.run(f"SELECT {', '.join(one.sql for one in table.columns)} FROM {table.sql}")
        return table, list(result.rows)


async def refused(data: bytes | str, name: str = "data.csv", limits: Limits | None = None) -> Refused:
    """Why a file was refused."""
    body = data.encode() if isinstance(data, str) else data
    async with Workbench.open([File(name=name, data=body)], limits or Limits()) as bench:
        assert not bench.tables and not bench.texts
        (found,) = bench.refused
        return found


def kinds(table: Table) -> list[Kind]:
    return [one.kind for one in table.columns]


def names(table: Table) -> list[str]:
    return [one.name for one in table.columns]


def told(table: Table, *parts: str) -> bool:
    """Whether one note says all of it."""
    return any(all(part in note for part in parts) for note in table.notes)


async def test_a_clean_file_is_read_as_it_is_without_a_note() -> None:
    table, rows = await read("region,revenue,on\nEast,10.5,2025-11-03\nWest,7,2025-11-04\n")
    assert (table.name, table.rows, table.notes) == ("data.csv", 2, ())
    assert rows == [("East", 10.5, "2025-11-03"), ("West", 7.0, "2025-11-04")]
    assert table.columns[1] == Column(
        name="revenue", sql="c2", kind=Kind.NUMBER, missing=0, distinct=2, least="7.0", most="10.5",
        samples=("10.5", "7.0"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("code", "said"),
    [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("cp1252", "Windows-1252")],
)
async def test_the_encoding_is_found(code: str, said: str) -> None:
    table, rows = await read("Straße,Größe €\nMüllerstraße,3\nÖlweg,4\n".encode(code))
    assert names(table) == ["Straße", "Größe €"] and rows == [("Müllerstraße", 3), ("Ölweg", 4)]
    assert table.columns[1].unit == "€"
    assert told(table, said) if said else not table.notes


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
async def test_the_delimiter_is_found(mark: str) -> None:
    table, rows = await read(mark.join(["a", "b", "c"]) + "\n" + mark.join(["x", "1", "y"]) + "\n")
    assert names(table) == ["a", "b", "c"] and rows == [("x", 1, "y")]


async def test_a_semicolon_file_with_decimal_commas_is_no_comma_file() -> None:
    table, rows = await read("Ort;Preis;Menge\nWien;1,5;2,25\nGraz;1.234,56;3\n")
    assert rows == [("Wien", 1.5, 2.25), ("Graz", 1234.56, 3.0)]
    assert told(table, "“Preis”", "decimal comma")


async def test_quotes_with_delimiters_and_lines_in_them_are_kept() -> None:
    _, rows = await read('a,b\n"x, y",1\n"line\none",2\n"say ""hi""",3\n')
    assert [row[0] for row in rows] == ["x, y", "line one", 'say "hi"']


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["1,234.50", "-2,000.00", "3"], [1234.5, -2000.0, 3.0]),
        (["1.234,50", "-2.000,00", "3"], [1234.5, -2000.0, 3.0]),
        (["€ 1,234.50", "€2.00", "3 €"], [1234.5, 2.0, 3.0]),
        (["(5.5)", "-5.5", "5.5-"], [-5.5, -5.5, -5.5]),
        (["12.5%", "3 %", "0%"], [12.5, 3.0, 0.0]),
        (["1 234,5", "1'234.5", "2"], [1234.5, 1234.5, 2.0]),
        (["1e3", "2.5E-1", "4"], [1000.0, 0.25, 4.0]),
        (["−7.5", "+2.5", ".5"], [-7.5, 2.5, 0.5]),
    ],
)
async def test_numbers_are_read_as_people_write_them(cells: list[str], values: list[float]) -> None:
    _, rows = await read("\n".join(["k;v", *(f"row;{cell}" for cell in cells)]))
    assert [row[1] for row in rows] == values


async def test_units_are_kept_beside_the_numbers() -> None:
    table, _ = await read("a;Price (EUR);Share;Tax in %\nx;1.5;12%;3\ny;2.5;13%;4\n")
    assert [one.unit for one in table.columns] == ["", "€", "%", "%"]


async def test_amounts_in_two_currencies_are_not_added_up() -> None:
    table, _ = await read("k,v\na,$5\nb,€5\n")
    assert table.columns[1].kind is Kind.TEXT and told(table, "“v”", "€", "$")


async def test_a_number_that_could_be_two_is_told() -> None:
    table, rows = await read('k,v\na,"1,234"\nb,"2,500"\n')
    assert [row[1] for row in rows] == [1234, 2500] and told(table, "1,234", "1234", "1.234")


async def test_the_rest_of_the_file_settles_what_one_column_leaves_open() -> None:
    _, rows = await read("k;v;w\na;1.234;2,5\nb;2.500;3,5\n")
    assert [row[1] for row in rows] == [1234, 2500]


@pytest.mark.parametrize("cells", [["2025-04-03", "2025-04-15"], ["03.04.2025", "15.04.2025"],
                                   ["3 Apr 2025", "15 Apr 2025"],
                                   ["April 3, 2025", "Apr 15, 2025"], ["03/04/2025", "15/04/2025"],
                                   ["04/03/25", "04/15/25"],
                                   ["2025/4/3", "2025/4/15"], ["3. April 2025", "15. April 2025"]])  # fmt: skip
async def test_dates_of_any_form_become_one(cells: list[str]) -> None:
    table, rows = await read("k;on\n" + "".join(f"x;{cell}\n" for cell in cells))
    assert kinds(table)[1] is Kind.DATE and [row[1] for row in rows] == ["2025-04-03", "2025-04-15"]


async def test_dates_in_three_forms_in_one_column_become_one_and_it_is_told() -> None:
    table, rows = await read("k;on\na;2025-11-03\nb;03.11.2025\nc;3 Nov 2025\n")
    assert [row[1] for row in rows] == ["2025-11-03"] * 3 and told(table, "“on”", "3 forms")


async def test_a_date_that_could_be_two_is_told_with_both() -> None:
    table, rows = await read("k,on\na,03/04/2025\nb,05/06/2025\n")
    assert rows[0][1] == "2025-04-03" and told(table, "03/04/2025", "3 April 2025", "4 March 2025")


async def test_another_column_shows_whether_the_month_stands_first() -> None:
    table, rows = await read("k,on,by\na,03/04/2025,12/31/2025\nb,05/06/2025,11/30/2025\n")
    assert rows[0][1] == "2025-03-04" and told(table, "03/04/2025", "4 March 2025")


async def test_days_first_and_months_first_in_one_column_stay_text() -> None:
    table, _ = await read("k,on\na,13/04/2025\nb,04/13/2025\nc,03/04/2025\n")
    assert table.columns[1].kind is Kind.TEXT and told(table, "“on”", "month first")


async def test_moments_keep_their_clock() -> None:
    table, rows = await read("k,at\na,2025-11-03 14:05\nb,2025-11-04T09:30:10Z\nc,11/05/2025 2:07 PM\n")
    assert kinds(table)[1] is Kind.MOMENT
    assert [row[1] for row in rows][:2] == ["2025-11-03T14:05:00", "2025-11-04T09:30:10"]
    assert rows[2][1].endswith("T14:07:00")


async def test_a_day_that_there_is_not_counts_as_missing_and_is_told() -> None:
    days = "".join(f"x,2025-11-{day:02}\n" for day in range(1, 31))
    table, rows = await read(f"k,on\n{days}x,2025-02-30\n")
    assert rows[-1][1] is None and table.columns[1].missing == 1 and told(table, "“on”", "2025-02-30")


async def test_missing_values_are_counted_not_guessed() -> None:
    table, rows = await read("k,v\na,1\nb,\nc,N/A\nd,-\ne,NA\nf,5\n")
    assert [row[1] for row in rows] == [1, None, None, None, None, 5] and table.columns[1].missing == 4
    assert told(table, "“v”", "N/A")


async def test_na_among_names_is_a_name() -> None:
    _, rows = await read("region,v\nNA,1\nEMEA,2\n")
    assert rows[0][0] == "NA"


async def test_codes_with_leading_zeros_stay_as_they_are() -> None:
    table, rows = await read("zip,v\n01067,1\n80331,2\n")
    assert rows[0][0] == "01067" and told(table, "“zip”", "zeros")


async def test_numbers_too_long_to_count_with_stay_text() -> None:
    table, rows = await read("id,v\n12345678901234567890,1\n12345678901234567891,2\n")
    assert kinds(table)[0] is Kind.TEXT and rows[0][0] != rows[1][0]


async def test_yes_and_no_in_any_words() -> None:
    table, rows = await read("k,paid\na,yes\nb,No\nc,TRUE\nd,\n")
    assert kinds(table)[1] is Kind.YESNO and [row[1] for row in rows] == [1, 0, 1, None]
    assert set(table.columns[1].samples) == {"yes", "no"}


async def test_headers_that_are_blank_or_twice_are_named_and_told() -> None:
    table, _ = await read("Name,Total,,Total\nx,1,2,3\ny,4,5,6\n")
    assert names(table) == ["Name", "Total", "Column 3", "Total (2)"]
    assert told(table, "without a name") and told(table, "“Total” names more than one column")


async def test_what_cannot_be_seen_is_taken_out_of_headers_and_cells() -> None:
    table, rows = await read("\u200bName\u202e,  two\n  \nx\u0000y\u200b,1\n".replace("\n  \n", "\n"))
    assert names(table) == ["Name", "two"] and rows[0][0] == "xy"


async def test_lines_above_the_header_and_totals_below_are_left_out_and_told() -> None:
    text = (
        "Sales report\nmade by Ann\n\nRegion,Revenue,Orders\nEast,10,1\nWest,20,2\nTotal,30,3\n\nSource: the shop,,\n"
    )
    table, rows = await read(text)
    assert rows == [("East", 10, 1), ("West", 20, 2)]
    assert told(table, "2 lines above the header") and told(table, "totals", "“Total”") and told(table, "below")


async def test_a_product_called_total_is_no_total() -> None:
    _, rows = await read("Product,Revenue\nTotal,30\nOther,20\n")
    assert len(rows) == 2


async def test_a_repeated_header_and_blank_rows_are_left_out() -> None:
    table, rows = await read("a,b\nx,1\n\n,\na,b\ny,2\n")
    assert rows == [("x", 1), ("y", 2)] and told(table, "repeat") and told(table, "1 row without any data")


async def test_ragged_rows_are_told() -> None:
    table, rows = await read("a,b,c\nx,1,2\ny,3\nz,4,5,6\nw,7,8\n")
    assert rows[1] == ("y", 3, None) and told(table, "fewer cells") and told(table, "more cells")


async def test_a_file_without_a_header_gets_numbers_for_names() -> None:
    table, rows = await read("East,10,2025-11-03\nWest,20,2025-11-04\n")
    assert names(table) == ["Column 1", "Column 2", "Column 3"] and len(rows) == 2 and told(table, "no header")


async def test_years_as_headers_are_a_header() -> None:
    table, _ = await read("Region,2023,2024\nEast,10,20\nWest,30,40\n")
    assert names(table) == ["Region", "2023", "2024"]


async def test_a_long_cell_is_cut_and_told() -> None:
    table, rows = await read(f"a,b\n{'x' * 5000},1\ny,2\n")
    assert len(rows[0][0]) == 2000 and told(table, "2000 characters")


async def test_a_quote_that_never_ends_does_not_eat_the_file() -> None:
    table, _ = await read('a,b\n"x,1\n' + "y,2\n" * 400_000)
    assert table.rows == 400_001 and told(table, "quotation marks")


async def test_excel_with_dates_formulas_and_several_sheets() -> None:
    data = xlsx({"One": [["on", "n"], [("date", 45964), "=1+6"]], "Two": [["a", "b"], ["x", 2.5], ["y", 3]]})
    async with Workbench.open([File(name="b.xlsx", data=data)]) as bench:
        assert [one.name for one in bench.tables] == ["b.xlsx: One", "b.xlsx: Two"]
        assert (await bench.run("SELECT c1, c2 FROM t1")).rows == (("2025-11-03", 7),)
        assert (await bench.run("SELECT sum(c2) FROM t2")).rows == ((5.5,),)


@pytest.mark.parametrize(
    "text",
    ['[{"a": "x", "b": 1}, {"a": "y", "b": 2}]', '{"count": 2, "rows": [{"a": "x", "b": 1}, {"a": "y", "b": 2}]}',
     '{"a": "x", "b": 1}\n{"a": "y", "b": 2}\n', '{"a": ["x", "y"], "b": [1, 2]}'],
)  # fmt: skip
async def test_json_of_four_forms(text: str) -> None:
    table, rows = await read(text, "data.json")
    assert names(table) == ["a", "b"] and rows == [("x", 1), ("y", 2)]


async def test_json_within_json_becomes_columns_or_text() -> None:
    table, rows = await read('[{"a": {"b": 1, "c": true}, "d": [1, 2]}]', "data.json")
    assert names(table) == ["a.b", "a.c", "d"] and rows == [(1, 1, "[1, 2]")] and told(table, "lists or objects")


async def test_parquet_where_the_extra_is_installed() -> None:
    arro3 = pytest.importorskip("arro3.core")
    io_ = pytest.importorskip("arro3.io")
    body = io.BytesIO()
    fields = {"region": arro3.Array(["East", "West", None], arro3.DataType.utf8()),
              "n": arro3.Array([1.5, 2.5, 3.0], arro3.DataType.float64())}  # fmt: skip
    io_.write_parquet(arro3.Table.from_pydict(fields), body)
    table, rows = await read(body.getvalue(), "data.parquet")
    assert rows == [("East", 1.5), ("West", 2.5), (None, 3.0)] and kinds(table) == [Kind.TEXT, Kind.NUMBER]


async def test_text_and_pdf_are_text_not_tables() -> None:
    files = [
        File(name="a.pdf", data=pdf(["Hello there", "Second page"])),
        File(name="b.txt", data=b"Dear Ann,\nyes, it is.\n"),
    ]
    async with Workbench.open(files) as bench:
        assert bench.texts == (
            Text(name="a.pdf", text="Hello there\n\nSecond page", notes=()),
            Text(name="b.txt", text="Dear Ann,\nyes, it is.\n", notes=()),
        )


async def test_a_table_in_a_text_file_is_a_table() -> None:
    table, _ = await read("a\tb\nx\t1\ny\t2\n", "data.txt")
    assert names(table) == ["a", "b"]


@pytest.mark.parametrize(
    ("data", "name", "part"),
    [
        (b"", "a.csv", "is empty"), (b"a,b\n", "a.csv", "no rows"), (b"\x89PNG\r\n\x1a\n0000", "a.png", "I read CSV"),
        (b"\x89PNG\r\n\x1a\n0000", "a.csv", "I read CSV"), (b"PK\x03\x04nonsense", "a.xlsx", "damaged"),
        (b"PAR1nonsensePAR1", "a.parquet", "damaged"), (b"{not json", "a.json", "damaged"),
        (b"%PDF-1.4 nonsense", "a.pdf", "damaged"), (pdf([""]), "a.pdf", "no text"),
    ],
)  # fmt: skip
async def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, name: str, part: str) -> None:
    found = await refused(data, name)
    assert found.name == name and f"“{name}”" in found.text and part in found.text


@pytest.mark.parametrize(
    ("limits", "part"),
    [({"rows": 2}, "more than 2 rows"), ({"columns": 1}, "more than 1 columns"), ({"cells": 5}, "more than 5 cells"),
     ({"file_bytes": 10}, "larger than"), ({"all_bytes": 10}, "together larger")],
)  # fmt: skip
async def test_every_limit_has_a_sentence(limits: dict[str, int], part: str) -> None:
    found = await refused("a,b\nx,1\ny,2\nz,3\n", limits=Limits(**limits))
    assert part in found.text


async def test_one_bad_file_does_not_take_the_others_with_it() -> None:
    good, bad = File(name="a.csv", data=b"a,b\nx,1\n"), File(name="b.xlsx", data=b"PK\x03\x04")
    async with Workbench.open([bad, good, bad]) as bench:
        assert [one.name for one in bench.tables] == ["a.csv"] and len(bench.refused) == 2
        assert (await bench.run("SELECT count(*) FROM t1")).rows == ((1,),)


async def test_what_is_more_than_a_result_may_hold_is_counted() -> None:
    text = "n\n" + "".join(f"{at}\n" for at in range(50))
    async with Workbench.open([File(name="a.csv", data=text.encode())], Limits(result_rows=7)) as bench:
        found = await bench.run("SELECT c1 FROM t1 ORDER BY c1", names=["number"])
        assert (found.columns, found.kinds, len(found.rows), found.more) == (("number",), (Kind.INTEGER,), 7, 43)


async def test_parameters_stand_for_values() -> None:
    async with Workbench.open([File(name="a.csv", data=b"a,b\nx,1\ny,2\n")]) as bench:
        assert (await bench.run("SELECT c2 FROM t1 WHERE c1 = ?", ["y"])).rows == ((2,),)
        with pytest.raises(Unanswered, match="does not fit"):
            await bench.run("SELECT c9 FROM t1")


async def test_the_sales_file_gives_what_is_counted_apart() -> None:
    data = orders(2_000)
    lines = [line.split(",") for line in data.decode().splitlines()[1:]]
    async with Workbench.open([File(name="q4.csv", data=data)]) as bench:
        found = await bench.run("SELECT c3, sum(c5) FROM t1 GROUP BY c3 ORDER BY c3")
    assert found.rows == tuple(
        (r, sum(int(one[4]) for one in lines if one[2] == r)) for r in ("East", "North", "South", "West")
    )


async def test_200_000_rows_are_read_whole() -> None:
    async with Workbench.open([File(name="big.csv", data=orders(200_000))]) as bench:
        (table,) = bench.tables
        assert table.rows == 200_000 and not table.notes
        assert [one.kind for one in table.columns] == [
            Kind.INTEGER, Kind.DATE, Kind.TEXT, Kind.TEXT, Kind.INTEGER, Kind.NUMBER, Kind.NUMBER, Kind.NUMBER,
        ]  # fmt: skip
        assert (await bench.run("SELECT count(*), count(DISTINCT c1), max(c1) FROM t1")).rows == (
            (200_000, 200_000, 199_999),
        )


async def test_a_table_goes_through_json_whole() -> None:
    table, _ = await read("a,b\nx,1\n")
    assert Table.model_validate(json.loads(table.model_dump_json())) == table


def test_no_file_of_data_is_kept_with_these_tests() -> None:
    assert not [one for one in Path(__file__).parent.rglob("*") if one.suffix in (".xlsx", ".parquet", ".pdf", ".xls")]
