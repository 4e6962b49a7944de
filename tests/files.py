"""Files of all kinds, made on the spot: no file of data is kept with the tests."""

from __future__ import annotations

import io
import zipfile
import zlib

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_PACKAGE = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_STYLES = f'<styleSheet {_MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'


def sheet(rows: list[list[object]]) -> str:
    """The XML of a sheet. A text that begins with "=" is a formula with the saved value 7; ("date", n) is a day."""
    lines = []
    for at, row in enumerate(rows, 1):
        cells = []
        for to, value in enumerate(row):
            place = f'r="{chr(65 + to)}{at}"'
            if value is None:
                continue
            if isinstance(value, tuple):
                cells.append(f'<c {place} s="1"><v>{value[1]}</v></c>')
            elif isinstance(value, str) and value.startswith("="):
                cells.append(f"<c {place}><f>{value[1:].replace('&', '&amp;').replace('<', '&lt;')}</f><v>7</v></c>")
            elif isinstance(value, str):
                text = value.replace("&", "&amp;").replace("<", "&lt;")
                cells.append(f'<c {place} t="inlineStr"><is><t>{text}</t></is></c>')
            else:
                cells.append(f"<c {place}><v>{value}</v></c>")
        lines.append(f'<row r="{at}">{"".join(cells)}</row>')
    return f"<?xml version='1.0'?><worksheet {_MAIN}><sheetData>{''.join(lines)}</sheetData></worksheet>"


def xlsx(sheets: dict[str, list[list[object]]] | None = None, raw: dict[str, bytes] | None = None) -> bytes:
    """A workbook of these sheets; `raw` adds or replaces parts of the package."""
    held: dict[str, list[list[object]]] = sheets or {"Data": [["a", "b"], ["x", 1]]}
    listed = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(held, 1))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(f'<Relationship Id="r{at}" Type="{kind}/worksheet" Target="worksheets/s{at}.xml"/>'
                    for at in range(1, len(held) + 1))  # fmt: skip
    parts = {
        "[Content_Types].xml": _TYPES, "_rels/.rels": _PACKAGE, "xl/styles.xml": _STYLES,
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{kind}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{links}<Relationship Id="s" Type="{kind}/styles" Target="styles.xml"/></Relationships>',
        **{f"xl/worksheets/s{at}.xml": sheet(rows) for at, rows in enumerate(held.values(), 1)},
    }  # fmt: skip
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, text in ({name: text.encode() for name, text in parts.items()} | (raw or {})).items():
            pack.writestr(name, text)
    return body.getvalue()


def pdf(pages: list[str], packed: bytes | None = None) -> bytes:
    """A PDF with a line of text on each page; `packed` is put as the deflated content of every page instead."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for text in pages:
        stream = packed if packed is not None else zlib.compress(f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode())
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1<</Type/Font/Subtype/Type1"
            b"/BaseFont/Helvetica>>>>>>/Contents " + f"{len(objects) + 2} 0 R>>".encode()
        )
        objects.append(f"<</Length {len(stream)}/Filter/FlateDecode>>stream\n".encode() + stream + b"\nendstream")
    objects[1] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>".encode()
    body, places = b"%PDF-1.4\n", []
    for at, one in enumerate(objects, 1):
        places.append(len(body))
        body += f"{at} 0 obj".encode() + one + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        body
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
            f"startxref\n{len(body)}\n%%EOF"
        ).encode()
    )
