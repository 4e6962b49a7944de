"""Escape attempts: what strangers' files and queries could try. None gets through, and the bot lives on.

Each query is an attempt; so is each file. `test_there_are_at_least_sixty` counts them.
"""

from __future__ import annotations

import gzip
import io
import os
import struct
import zipfile
import zlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from files import pdf, sheet, xlsx

from bot.errors import Unanswered
from bot.tables.limits import MB, Limits
from bot.tables.workbench import File, Workbench

CSV = b"name,n\nEast,1\nWest,2\n"
LIMITS = Limits(query_seconds=1, read_seconds=8, memory=600 * MB)
MANY = b"n\n" + b"".join(b"%d\n" % at for at in range(3000))
LONG = b"text\n" + b"a" * 2000 + b"\n" + b"b" * 2000 + b"\n"

FORBIDDEN = {
    "read a file": "SELECT readfile('/etc/passwd')",
    "write a file": "SELECT writefile('{out}', 'x')",
    "edit a file": "SELECT edit('x', 'touch {out}')",
    "list a folder": "SELECT * FROM fsdir('/')",
    "unpack a file": "SELECT * FROM zipfile('/tmp/x.zip')",
    "csv table": "SELECT * FROM csv('/etc/passwd')",
    "attach a file": "ATTACH '{out}' AS x",
    "attach memory": "ATTACH ':memory:' AS x",
    "attach an address": "ATTACH 'file:{out}?mode=rwc' AS x",
    "attach by parameter": "ATTACH ? AS x",
    "detach": "DETACH main",
    "vacuum into": "VACUUM INTO '{out}'",
    "vacuum": "VACUUM",
    "backup": "BACKUP main TO '{out}'",
    "copy": "COPY t1 TO '{out}'",
    "output": ".output {out}",
    "shell": ".shell touch {out}",
    "load an extension": "SELECT load_extension('/tmp/x.so')",
    "load with an entry": "SELECT load_extension('/tmp/x.so', 'init')",
    "tokenizer pointer": "SELECT fts3_tokenizer('simple')",
    "tokenizer pointer set": "SELECT fts3_tokenizer('x', x'4141414141414141')",
    "fts table": "CREATE VIRTUAL TABLE f USING fts5(x)",
    "fts4 table": "CREATE VIRTUAL TABLE f USING fts4(x)",
    "rtree table": "CREATE VIRTUAL TABLE f USING rtree(a, b, c)",
    "temp virtual table": "CREATE VIRTUAL TABLE temp.f USING fts5(x)",
    "dbstat": "SELECT * FROM dbstat",
    "stmt": "SELECT * FROM sqlite_stmt",
    "dbpage": "SELECT * FROM sqlite_dbpage",
    "bytecode": "SELECT * FROM bytecode('SELECT 1')",
    "json_each": "SELECT * FROM json_each('[1,2]')",
    "json_tree": "SELECT * FROM json_tree('[1,2]')",
    "pragma function": "SELECT * FROM pragma_database_list",
    "pragma table list": "SELECT * FROM pragma_table_info('t1')",
    "generate_series": "SELECT * FROM generate_series(1, 1000000000)",
    "the schema": "SELECT sql FROM sqlite_master",
    "the temp schema": "SELECT * FROM sqlite_temp_master",
    "the schema by its other name": "SELECT * FROM sqlite_schema",
    "pragma": "PRAGMA database_list",
    "pragma temp folder": "PRAGMA temp_store_directory = '/tmp'",
    "pragma query_only": "PRAGMA query_only = OFF",
    "pragma schema": "PRAGMA writable_schema = ON",
    "pragma journal": "PRAGMA journal_mode = WAL",
    "pragma mmap": "PRAGMA mmap_size = 1000000000",
    "pragma hard heap": "PRAGMA hard_heap_limit = 0",
    "pragma key": "PRAGMA key = 'x'",
    "insert": "INSERT INTO t1 VALUES ('x', 1)",
    "update": "UPDATE t1 SET c2 = 0",
    "delete": "DELETE FROM t1",
    "replace into": "REPLACE INTO t1 VALUES ('x', 1)",
    "insert returning": "INSERT INTO t1 VALUES ('x', 1) RETURNING c1",
    "insert within": "WITH a AS (SELECT 1) INSERT INTO t1 SELECT 'x', 1 FROM a",
    "drop": "DROP TABLE t1",
    "alter": "ALTER TABLE t1 RENAME TO t2",
    "create": "CREATE TABLE t9 (a)",
    "create temp": "CREATE TEMP TABLE t9 AS SELECT * FROM t1",
    "create view": "CREATE VIEW v AS SELECT * FROM t1",
    "create trigger": "CREATE TRIGGER g AFTER INSERT ON t1 BEGIN SELECT 1; END",
    "create index": "CREATE INDEX i ON t1 (c1)",
    "reindex": "REINDEX",
    "analyze": "ANALYZE",
    "begin": "BEGIN EXCLUSIVE",
    "savepoint": "SAVEPOINT x",
    "two statements": "SELECT 1; DROP TABLE t1",
    "two statements behind a comment": "SELECT 1 /* ; */; DELETE FROM t1 --",
    "explain": "EXPLAIN SELECT * FROM t1",
    "nothing": "",
    "a comment": "-- x",
    "a NUL": "SELECT 1\0; DROP TABLE t1",
    "half a character": "SELECT '\ud800'",
    "recursion": "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
    "recursion unnamed": "WITH r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r",
    "zeroblob": "SELECT zeroblob(2000000000)",
    "randomblob": "SELECT hex(randomblob(1000000000))",
    "printf": "SELECT printf('%.*c', 2000000000, 'x')",
    "format": "SELECT format('%2000000000d', 1)",
    "replace": "SELECT replace(c1, 'a', c1) FROM t1",
    "group_concat": "SELECT group_concat(a.c1) FROM t1 a, t1 b",
    "json array": "SELECT json_group_array(c1) FROM t1",
    "quote": "SELECT quote(c1) FROM t1",
    "char": "SELECT char(65, 66)",
    "the log": "SELECT sqlite_log(1, 'x')",
    "versions": "SELECT sqlite_version(), sqlite_source_id()",
    "options": "SELECT sqlite_compileoption_get(1)",
    "the regexp hook": "SELECT c1 REGEXP '(a+)+$' FROM t1",
    "the match hook": "SELECT c1 MATCH 'x' FROM t1",
    "soundex": "SELECT soundex(c1) FROM t1",
    "a function of no name": "SELECT nosuch(c1) FROM t1",
    "another table": "SELECT * FROM t2",
    "the table by another schema": "SELECT * FROM temp.t1",
    "deep brackets": "SELECT " + "(" * 2000 + "1" + ")" * 2000,
    "a long sum": "SELECT " + "+".join(["1"] * 5000),
    "many unions": " UNION ALL ".join(["SELECT 1"] * 400),
    "many columns": "SELECT " + ",".join(["1"] * 3000),
    "many joins": "SELECT 1 FROM " + ", ".join(f"t1 a{at}" for at in range(80)),
    "a long query": "SELECT '" + "x" * 100_000 + "'",
    "many parameters": "SELECT ?100000",
    "a long pattern": "SELECT 'x' LIKE '" + "%a" * 5000 + "'",
    "glob": "SELECT c1 GLOB '" + "*a" * 90 + "' FROM t1",
    "JSON by its arrow": "SELECT '[1,2]' -> 0",
    "JSON by its other arrow": "SELECT '{\"a\": 1}' ->> 'a'",
    "chance": "SELECT random()",
    "what changed": "SELECT total_changes()",
    "the clock's own name": "SELECT current_timestamp",
    "text search": "SELECT fts5(1)",
    "values": "VALUES (1)",
    "a table as a function": "SELECT * FROM t1('x')",
    "pragma within": "SELECT EXISTS (SELECT 1 FROM pragma_compile_options)",
    "pragma joined": "SELECT * FROM t1 JOIN pragma_function_list",
    "the schema within": "SELECT (SELECT count(*) FROM main.sqlite_master)",
    "the schema in quotes": 'SELECT * FROM "SQLITE_MASTER"',
    "the schema in brackets": "SELECT * FROM [sqlite_master]",
    "the schema as our table": "WITH t1 AS (SELECT * FROM sqlite_master) SELECT * FROM t1",
    "the schema in wide letters": "SELECT * FROM ｓqlite_master",
    "wide letters": "ＳＥＬＥＣＴ 1",
    "an order of no name": "SELECT c1 FROM t1 ORDER BY c1 COLLATE x",
    "an index of no name": "SELECT * FROM t1 INDEXED BY x",
    "explain behind with": "WITH a AS (SELECT 1) EXPLAIN SELECT 1",
    "a comment first": "/**/SELECT 1",
    "select into": "SELECT * INTO t9 FROM t1",
    "delete within": "WITH a AS (SELECT 1) DELETE FROM t1",
    "update within": "WITH a AS (SELECT 1) UPDATE t1 SET c2 = 9 RETURNING c2",
    "raise": "SELECT raise(ABORT, 'x')",
    "match of a table": "SELECT * FROM t1 WHERE t1 MATCH 'x'",
    "the smallest number": "SELECT abs(-9223372036854775808)",
    "bytes that are no text": "SELECT CAST(x'ff00ff' AS TEXT)",
    "a NUL in a name": 'SELECT 1 AS "a\0b"',
    "deep queries": "SELECT " + "(SELECT " * 60 + "1" + ")" * 60,
    "deep cases": "SELECT " + "CASE WHEN 1 THEN " * 95 + "1" + " END" * 95,
    "growing text": "WITH RECURSIVE r(x) AS (SELECT c1 FROM t1 UNION ALL SELECT x || x FROM r) SELECT max(length(x)) "
    "FROM r",
}
"""Each is refused, whatever it would do."""

_DOUBLED = "WITH a0 AS MATERIALIZED (SELECT c1 x FROM t1 LIMIT 1), " + ", ".join(
    f"a{at} AS MATERIALIZED (SELECT x || x x FROM a{at - 1})" for at in range(1, 9)
) + " "  # fmt: skip
"""A text of half a million characters, as x of a8."""

BOMBS = {
    "cross join": (MANY, "SELECT count(*) FROM t1 a, t1 b, t1 c, t1 d"),
    "sort of a cross join": (MANY, "SELECT a.c1 FROM t1 a, t1 b, t1 c ORDER BY a.c1 * b.c1 - c.c1 LIMIT 1"),
    "distinct of a cross join": (MANY,
     "SELECT count(DISTINCT a.c1 * 3000000 + b.c1 * 3001 + c.c1) FROM t1 a, t1 b, t1 c"),
    "windows of a cross join": (MANY, "SELECT row_number() OVER (ORDER BY a.c1 + b.c1) FROM t1 a, t1 b, t1 c"),
    "groups of a cross join": (MANY, "SELECT a.c1, b.c1, c.c1, count(*) FROM t1 a, t1 b, t1 c GROUP BY 1, 2, 3"),
    "rows without end": (MANY, "SELECT a.c1 FROM t1 a, t1 b, t1 c, t1 d"),
    "doubling": (LONG, "WITH " + ", ".join(
        [f"a{at} AS MATERIALIZED (SELECT x || x x FROM a{at - 1})" for at in range(1, 25)]
    ).replace("a1 AS MATERIALIZED (SELECT x || x x FROM a0)", "a1 AS MATERIALIZED (SELECT c1 || c1 x FROM t1)")
     + " SELECT length(x) FROM a24"),
    "long text held": (LONG,
     "SELECT count(DISTINCT a.x || b.x || c.x || d.x || e.x || f.x || g.x || h.x) FROM " + ", ".join(
        f"(SELECT substr(c1, n) x FROM t1, (SELECT length(c1) - 1999 n FROM t1 UNION SELECT 2 UNION SELECT 3 UNION "
        f"SELECT 4)) {name}" for name in "abcdefgh")),
    "search of long text in long text": (LONG, _DOUBLED + "SELECT instr(x, substr(x, 1, 250000) || 'b') FROM a8"),
    "windows of all rows": (MANY,
     "SELECT sum(n) OVER (ORDER BY n RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW) "
     "FROM (SELECT a.c1 n FROM t1 a, t1 b)"),
    "a query for each row": (MANY,
     "SELECT (SELECT count(*) FROM t1 b, t1 c WHERE b.c1 < a.c1 AND c.c1 < b.c1) FROM t1 a"),
    "many counts": (MANY,
     f"SELECT {','.join(f'count(DISTINCT a.c1 * {at + 1} + b.c1 * 3001)' for at in range(200))} FROM t1 a, t1 b"),
    "format of dates": (LONG, "SELECT length(strftime(c1 || c1 || replace(c1, 'a', '%J'), 'now')) FROM t1"),
}  # fmt: skip
"""Each ends in time, without a result that is too large."""


@pytest_asyncio.fixture
async def bench() -> AsyncIterator[Workbench]:
    async with Workbench.open([File(name="a.csv", data=CSV)], LIMITS) as held:
        yield held


async def lives(bench: Workbench) -> bool:
    """Whether the tables can still be asked, and are as they were."""
    return (await bench.run("SELECT c1, c2 FROM t1 ORDER BY c2")).rows == (("East", 1), ("West", 2))


@pytest.mark.parametrize("name", FORBIDDEN)
async def test_a_query_that_does_more_than_read_is_refused(name: str, bench: Workbench, tmp_path: Path) -> None:
    out = tmp_path / "out"
    pid = bench.pid
    with pytest.raises(Unanswered) as caught:
        await bench.run(FORBIDDEN[name].replace("{out}", str(out)), ["x"] if "?" in FORBIDDEN[name] else [])
    assert caught.value.args[0].endswith(".") and caught.value.reason
    assert not out.exists() and bench.pid == pid and await lives(bench)


@pytest.mark.parametrize("name", BOMBS)
async def test_a_query_that_would_take_all_time_or_memory_ends(name: str) -> None:
    data, sql = BOMBS[name]
    async with Workbench.open([File(name="a.csv", data=data)], LIMITS) as bench:
        with pytest.raises(Unanswered) as caught:
            await bench.run(sql)
        assert caught.value.args[0].endswith(".")
        assert (await bench.run("SELECT count(*) > 0 FROM t1")).rows == ((1,),)


async def test_rows_too_wide_to_be_told_are_counted_and_not_kept() -> None:
    async with Workbench.open([File(name="a.csv", data=LONG)], LIMITS) as bench:
        found = await bench.run(_DOUBLED + f"SELECT {','.join(['x'] * 100)} FROM a8, t1, t1 b, t1 c, t1 d, t1 e")
        assert (found.rows, found.more) == ((), 32)


async def test_a_pattern_that_could_go_back_for_ever_does_not() -> None:
    data = b"text\n" + (b"a" * 1900 + b"\n") * 500
    async with Workbench.open([File(name="a.csv", data=data)], LIMITS) as bench:
        found = await bench.run("SELECT count(*) FROM t1 WHERE c1 LIKE '" + "%a" * 95 + "%b'")
        assert found.rows == ((0,),)


def _bomb() -> bytes:
    """A workbook whose sheet unpacks to a thousand times its size."""
    body = sheet([["a", "b"], ["x", 1]]).encode()
    return xlsx(raw={"xl/worksheets/s1.xml": body.replace(b"<sheetData>", b"<sheetData>" + b" " * (450 * MB))})


def _lying() -> bytes:
    """A workbook that says its sheet is small."""
    data = bytearray(xlsx(raw={"xl/worksheets/s1.xml": b"<worksheet>" + b" " * (200 * MB)}))
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            if struct.unpack_from("<I", data, at + place)[0] > 100 * MB:
                struct.pack_into("<I", data, at + place, 1000)
    return bytes(data)


def _sheet(body: str) -> bytes:
    return xlsx(raw={"xl/worksheets/s1.xml": body.encode()})


def _laughs(target: str = "lol9") -> bytes:
    entities = '<!ENTITY lol0 "lol">' + "".join(f'<!ENTITY lol{at} "{f"&lol{at - 1};" * 10}">' for at in range(1, 10))
    return _sheet(
        f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><worksheet xmlns="http://schemas.openxmlformats.org/'
        f'spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&{target};</t></is></c></row>'
        "</sheetData></worksheet>"
    )


def _outside() -> bytes:
    return _sheet(
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet xmlns="http://schemas.'
        'openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is>'
        '</c></row><row r="2"><c r="A2" t="inlineStr"><is><t>&f;</t></is></c></row></sheetData></worksheet>'
    )


def _entries() -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as pack:
        for at in range(6000):
            pack.writestr(f"xl/{at}", b"")
    return body.getvalue()


def _far() -> bytes:
    """Two cells in the far corners of a sheet."""
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return _sheet(
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData></worksheet>"
    )


ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>n</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c><c r="B2"><v>1</v></c></row>'
)


def _rows(more: str, beside: str = "") -> bytes:
    return _sheet(
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{ROWS}{more}</sheetData>{beside}</worksheet>"
    )


def _packed(parts: dict[str, bytes]) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in parts.items():
            pack.writestr(name, data)
    return body.getvalue()


def _elsewhere(target: bytes) -> bytes:
    """A workbook whose sheet is said to be in another place."""
    with zipfile.ZipFile(io.BytesIO(xlsx())) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}
    return _packed({name: data.replace(b'Target="worksheets/s1.xml"', target) for name, data in parts.items()})


def _spaces() -> bytes:
    """An OpenDocument sheet with a cell of two thousand million spaces, in a few bytes."""
    uris = {"office": "office", "table": "table", "text": "text"}
    names = " ".join(f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"' for one, uri in uris.items())
    cell = '<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2000000000"/></text:p>'
    body = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="S"><table:table-row>{cell}</table:table-cell></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return _packed({"mimetype": kind, "content.xml": body.encode(), "META-INF/manifest.xml": manifest})


def _filtered(names: bytes, data: bytes) -> bytes:
    """A PDF whose page is packed in that way."""
    stream = zlib.compress(data, 9)
    return pdf(["x"], stream).replace(b"/Filter/FlateDecode", b"/Filter" + names)


FILES = {
    "zip bomb": ("a.xlsx", _bomb),
    "zip bomb that lies": ("a.xlsx", _lying),
    "zip of many entries": ("a.xlsx", _entries),
    "zip cut off": ("a.xlsx", lambda: xlsx()[:-40]),
    "XML bomb": ("a.xlsx", _laughs),
    "XML deep": ("a.xlsx", lambda: _sheet("<a>" * 2_000_000)),
    "a sheet with far corners": ("a.xlsx", _far),
    "JSON deep": ("a.json", lambda: b"[" * 5_000_000),
    "JSON deep and closed": ("a.json", lambda: b'[{"a": ' + b"[" * 90_000 + b"]" * 90_000 + b"}]"),
    "JSON deep objects": ("a.json", lambda: b'{"a":' * 1_000_000 + b"1" + b"}" * 1_000_000),
    "JSON of many keys": ("a.json", lambda: b"[" + b",".join(b'{"k%d": 1}' % at for at in range(100_000)) + b"]"),
    "JSON lists of nothing": ("a.json", lambda: b"[" + b"[]," * 20_000_000 + b"[]]"),
    "CSV of one cell": ("a.csv", lambda: b'"' + b"x" * (60 * MB)),
    "CSV of many columns": ("a.csv", lambda: b"a," * 3_000_000 + b"\n" + b"1," * 3_000_000),
    "CSV of many rows": ("a.csv", lambda: b"a,b\n" * 2_000_000),
    "CSV of nothing but lines": ("a.csv", lambda: b"\n" * (50 * MB)),
    "CSV of nothing but NUL": ("a.csv", lambda: b"\0" * (50 * MB)),
    "PDF bomb": ("a.pdf", lambda: pdf(["x"], zlib.compress(b"0" * (500 * MB), 9))),
    "PDF of pages of pages": ("a.pdf", lambda: pdf(["x"]).replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")),
    "PDF that contains itself": ("a.pdf", lambda: pdf(["x"]).replace(b"/Contents 4 0 R", b"/Contents 3 0 R")),
    "Parquet of a lying length": ("a.parquet", lambda: b"PAR1" + b"\xff" * 67 + b"\x7fPAR1"),
    "an old Excel file of noise": ("a.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 100_000),
    "a sheet with a column out of all": ("a.xlsx", lambda: _rows('<row r="3"><c r="ZZZZZZZZZZ3"><v>5</v></c></row>')),
    "a sheet with a row out of all": ("a.xlsx",
     lambda: _rows('<row r="99999999999"><c r="A99999999999"><v>5</v></c></row>')),
    "a sheet with row 0": ("a.xlsx", lambda: _rows('<row r="0"><c r="A0"><v>5</v></c></row>')),
    "a sheet from a folder above": ("a.xlsx", lambda: _elsewhere(b'Target="../../../../etc/passwd"')),
    "a sheet from an address": ("a.xlsx",
     lambda: _elsewhere(b'Target="http://127.0.0.1:1/s.xml" TargetMode="External"')),
    "a zip in a zip": ("a.xlsx", lambda: _packed({"xl/inner.xlsx": _packed({"xl/x": b"0" * (100 * MB)})})),
    "a workbook of noise": ("a.xlsb", lambda: _packed({"xl/workbook.bin": bytes(range(256)) * 400})),
    "spaces without end": ("a.ods", _spaces),
    "PDF packed as zeros": ("a.pdf", lambda: _filtered(b"[/FlateDecode/ASCII85Decode]", b"z" * 60_000_000)),
    "PDF packed as runs": ("a.pdf", lambda: _filtered(b"[/FlateDecode/RunLengthDecode]", b"\x81A" * 20_000_000)),
    "PDF of a lying width": ("a.pdf", lambda: _filtered(
        b"/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000/Colors 4/BitsPerComponent 16>>", b"0" * 1000)),
    "PDF of deep brackets": ("a.pdf", lambda: pdf(["x"], zlib.compress(b"BT " + b"[" * 2_000_000 + b" TJ ET"))),
    "CSV of one line": ("a.csv", lambda: b"a,b\n" + b"x" * (70 * MB)),
    "CSV of nothing but quotes": ("a.csv", lambda: b"a,n\n" + b'"' * (20 * MB) + b"\n"),
    "CSV parted by NUL": ("a.csv", lambda: b"sep=\0\na\0n\nx\x001\n"),
    "JSON lines cut off": ("a.jsonl", lambda: b'{"a":1}\n' * 1000 + b'{"a":'),
    "a packed file by another name": ("a.csv", lambda: gzip.compress(CSV)),
    "two files in one": ("a.pdf", lambda: b"%PDF-1.4\n" + xlsx()),
    "a page by another name": ("a.xls", lambda: b"<html><table><tr><td>a</td></tr></table></html>"),
    "a file that is a program": ("a.csv", lambda: b"\x7fELF" + b"\0" * 1000),
    "a database file": ("a.csv", lambda: b"SQLite format 3\0" + b"\0" * 1000),
}  # fmt: skip
"""Each is refused."""


@pytest.mark.parametrize("name", FILES)
async def test_a_file_made_to_harm_is_refused_and_the_others_are_read(name: str) -> None:
    called, make = FILES[name]
    files = [File(name="good.csv", data=CSV), File(name=called, data=make())]
    async with Workbench.open(files, LIMITS) as bench:
        assert [one.name for one in bench.refused] == [called] and bench.refused[0].text.endswith(".")
        assert await lives(bench)


HARMLESS = {
    "a formula that runs a program": ("a.csv", b"a,n\n=cmd|'/C calc'!A0,1\n+cmd|' /C x'!A0,2\n@SUM(1+1)*cmd|,3\n"),
    "a formula that asks an address": ("a.csv", b'a,n\n"=WEBSERVICE(""http://127.0.0.1/"")",1\n'),
    "a link": ("a.csv", b'a,n\n"=HYPERLINK(""http://x.test/"",""y"")",1\nfile:///etc/passwd,2\n'),
    "SQL in a cell": ("a.csv", b"a,n\n\"'; DROP TABLE t1; --\",1\n\"x' UNION SELECT sql FROM sqlite_master --\",2\n"),
    "SQL in a header": ("a.csv", b"\"c1); DROP TABLE t1; --\",\"a\"\" INTEGER); ATTACH '{out}' AS y; --\"\nx,1\n"),
    "a header like ours": ("a.csv", b"c2,c1,t1\nx,1,2\n"),
    "words of SQL as headers": ("a.csv", b"select,from,where,rowid\nx,1,2,3\n"),
    "numbers without end": ("a.csv", b"a,n\nx,1e999\ny,-1e999\nz,nan\n" + b"w," + b"9" * 1900 + b"\n"),
    "a number of 5,000 digits in JSON": ("a.json", b'[{"a": "x", "n": ' + b"9" * 5000 + b"}]"),
    "JSON that names our parts": ("a.json", b'[{"__class__": "os.system", "__reduce__": "x"}]'),
    "names that differ in case alone": ("a.csv",
     b"Name,name,NAME,ROWID,rowid,sqlite_master\nx,y,z,1,2,3\nq,w,e,4,5,6\n"),
    "names that look alike": ("a.csv", "nаme,name,ｎame,İ,ı\na,b,c,d,e\nf,g,h,i,j\n".encode()),
    "a NUL within": ("a.csv", b"a,n\nx\0y,1\n\0,2\nz,3\n"),
    "halves of characters": ("a.json", b'[{"a\\ud800":"x\\ud800","n":1},{"a\\ud800":"\\udc00","n":2}]'),
    "numbers beyond all": ("a.json", b'[{"a":"x","n":1e999999999},{"a":"y","n":-1e999999},{"a":"z","n":3}]'),
    "a name of a million letters": ("a.json", b'[{"' + b"k" * 1_000_000 + b'":1,"n":2}]'),
    "digits for our own reader": ("a.csv", b"a,n\n" + b"".join(b'"%s",1\n' % one for one in (
        b"1," * 900, b"(" * 900 + b"1" + b")" * 900, b"1e" * 900, b"1/" * 900, b"$" * 1900, b"Jan " * 400,
        b"2025-01-01T" + b"0" * 1900, b"January " * 3 + b"99" * 400) * 40)),
    "a sheet that says it is large": ("a.xlsx", _rows("", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
    "a date bomb": ("a.csv", b"a,on\n" + b"x,9999-99-99\n" * 500),
    "patterns for our own reader": ("a.csv",
     b"a,n\n" + b"1" * 55 + b",1\n" + b"1,1,1," * 9 + b"\n" + b"1 " * 29 + b"!,2\n"),
}  # fmt: skip
"""Each is read as what it is: text and numbers."""


@pytest.mark.parametrize("name", HARMLESS)
async def test_what_stands_in_cells_and_headers_does_nothing(name: str, tmp_path: Path) -> None:
    called, data = HARMLESS[name]
    out = tmp_path / "out"
    data = data.replace(b"{out}", str(out).encode())
    async with Workbench.open([File(name=called, data=data)], LIMITS) as bench:
        assert not bench.refused
        (table,) = bench.tables
        assert all(one.sql == f"c{at}" for at, one in enumerate(table.columns, 1)) and table.sql == "t1"
        assert (await bench.run("SELECT count(*) FROM t1")).rows == ((table.rows,),)
    assert not out.exists()


@pytest.mark.parametrize(("cell", "what"), [("A1048576", "rows"), ("XFD3", "columns")])
async def test_a_cell_far_from_the_others_is_what_a_workbook_is_refused_for(cell: str, what: str) -> None:
    number = "".join(filter(str.isdigit, cell))
    data = _rows(f'<row r="{number}"><c r="{cell}"><v>5</v></c></row>')
    async with Workbench.open([File(name="a.xlsx", data=data)], LIMITS) as bench:
        assert [what in one.text for one in bench.refused] == [True]


async def test_an_entity_from_outside_is_not_read() -> None:
    async with Workbench.open([File(name="a.xlsx", data=_outside())], LIMITS) as bench:
        for table in bench.tables:
            assert "root:" not in table.model_dump_json()
            assert "root:" not in str((await bench.run(f"SELECT * FROM {table.sql}")).rows)


async def test_a_formula_in_a_workbook_is_not_computed() -> None:
    data = xlsx({"S": [["a", "n"], ["x", '=WEBSERVICE("http://127.0.0.1:1/")'], ["y", "=cmd|'/C calc'!A0"]]})
    async with Workbench.open([File(name="a.xlsx", data=data)], LIMITS) as bench:
        assert (await bench.run("SELECT c2 FROM t1")).rows == ((7,), (7,))


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.csv", "/etc/passwd", "a'; DROP TABLE t1; --.csv", "<!channel>.csv", "x\u202egpj.csv",
             "\0.csv",
             "a" * 5000 + ".csv", "http://127.0.0.1/a.csv", "", "@everyone.csv"],
)  # fmt: skip
async def test_a_file_s_name_is_only_a_name(name: str) -> None:
    async with Workbench.open([File(name=name, data=CSV)], LIMITS) as bench:
        for shown in [*(one.name for one in bench.tables), *(one.name for one in bench.texts)]:
            assert shown and len(shown) <= 80 and not set(shown) & set("/\\<>\0\u202e@`")
            assert "etc" not in shown


async def test_a_child_that_is_killed_is_replaced_and_the_next_question_answered(bench: Workbench) -> None:
    assert bench.pid
    os.kill(bench.pid, 9)
    with pytest.raises(Unanswered):
        await bench.run("SELECT 1 FROM t1")
    assert await lives(bench)
    async with Workbench.open([File(name="b.csv", data=CSV)], LIMITS) as other:
        assert await lives(other)


def _bounds(pid: int) -> dict[str, str]:
    """What the kernel says a process may take."""
    lines = Path(f"/proc/{pid}/limits").read_text().splitlines()
    return {line[:26].strip(): line[26:].split()[0] for line in lines}


def _open(pid: int) -> list[int]:
    return sorted(int(one.name) for one in Path(f"/proc/{pid}/fd").iterdir())


def _told(pid: int) -> bytes:
    return Path(f"/proc/{pid}/environ").read_bytes()


def _there(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


async def test_the_child_is_bounded_and_gone_at_the_end() -> None:
    async with Workbench.open([File(name="a.csv", data=CSV)], LIMITS) as bench:
        await lives(bench)
        assert bench.pid
        pid, bounds = bench.pid, _bounds(bench.pid)
        assert bounds["Max address space"] == str(LIMITS.memory) and bounds["Max file size"] == "0"
        assert int(bounds["Max open files"]) <= max(_open(pid)) + 1, "nothing more can be opened"
        assert int(bounds["Max cpu time"]) < 60 and bounds["Max core file size"] == "0"
        assert b"TOKEN" not in _told(pid) and b"HOME" not in _told(pid)
    assert not _there(pid)


def test_there_are_at_least_sixty() -> None:
    assert len(FORBIDDEN) + len(BOMBS) + len(FILES) + len(HARMLESS) >= 60
