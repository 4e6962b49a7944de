"""Drawing for real: pictures of the right size, nothing from outside, and a child that may die."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import struct
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import vl_convert

from bot.charts.channels import Spec
from bot.charts.chart import Chart, Hints
from bot.charts.child import drawn as render
from bot.charts.choose import choose
from bot.charts.draw import Drawing
from bot.charts.svg import safe
from bot.charts.vega import spec
from bot.errors import DrawingFailed
from bot.tables.table import Kind, Result

CHILD = Path(__file__).parent.parent / "bot/charts/child.py"
ATTACKS = (
    "datum.y = 1; alert(1)", "'+alert(1)+'", '"];alert(1);["', "</text><script>alert(1)</script>", "{{constructor}}",
    "file:///etc/passwd", "javascript:alert(1)", "url(http://127.0.0.1/x)", '{"expr": "1+1"}', '{"signal": "width"}',
    "\u202egnp.exe", "a\u0000b\u001b[31m", "\\'; open('/etc/passwd')//", "x" * 100_000,
    "\ud7ff\uffff", "&#x3c;b>", "%s%n",
)  # fmt: skip


def chart_of(*rows: tuple[str, float], title: str = "", german: bool = False) -> Chart:
    found = Result(columns=("name", "value"), kinds=(Kind.TEXT, Kind.NUMBER), rows=rows)
    chart = choose(found, Hints(title=title, german=german))
    assert isinstance(chart, Chart)
    return chart


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


PLAIN = chart_of(("North", 3), ("South", 2), ("East", -1))


@pytest.fixture
async def drawing() -> AsyncIterator[Drawing]:
    async with Drawing() as open_drawing:
        yield open_drawing


async def test_a_png_is_wide_enough_for_a_phone_and_dark_differs_from_light(drawing: Drawing) -> None:
    light, dark = await drawing.png(PLAIN), await drawing.png(PLAIN, dark=True)
    assert size(light)[0] >= 1600
    assert size(light) == size(dark)
    assert light != dark


async def test_an_svg_has_the_words_of_the_chart_and_type_of_14_pixels_or_more(drawing: Drawing) -> None:
    root = ElementTree.fromstring(await drawing.svg(chart_of(("Nörd & <b>", 3.5), ("South", 2), german=True)))
    texts = {node.text for node in root.iter() if node.text}
    assert "Nörd & <b> 3,5" in (root.get("aria-label") or "")
    assert {"Nörd & <b>", "South", "3,5"} <= texts
    sizes = [value.removesuffix("px") for node in root.iter() if (value := node.get("font-size"))]
    assert sizes
    assert min(map(float, sizes)) >= 14


async def test_names_that_look_like_code_or_addresses_are_drawn_as_words(drawing: Drawing) -> None:
    attack = chart_of(*((text, at + 1) for at, text in enumerate(ATTACKS)), title=ATTACKS[3])
    for dark in (False, True):
        assert size(await drawing.png(attack, dark))[0] >= 1600
    svg = await drawing.svg(attack)
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg
    assert not {node.tag.rpartition("}")[2] for node in ElementTree.fromstring(svg).iter()} & {"script", "image", "a"}


def test_no_expression_of_the_compiled_chart_holds_a_word_of_the_data() -> None:
    rows = tuple((f"Zq{at}'+\"{text[:40]}", at + 1.0) for at, text in enumerate(ATTACKS))
    found = Result(columns=("Zqa", "Zqb", "Zqc"), kinds=(Kind.TEXT, Kind.TEXT, Kind.NUMBER),
                   rows=tuple((name, side, value) for name, value in rows[:5] for side in ("Zq1", "Zq2")))  # fmt: skip
    crossed = choose(found)
    assert isinstance(crossed, Chart)
    for chart in (chart_of(*rows), crossed):
        compiled = vl_convert.vegalite_to_vega(json.dumps(spec(chart)), vl_version="6.4")
        codes = list(_codes(compiled))
        assert codes
        assert not [code for code in codes if "Zq" in code]


def _codes(node: object, within: bool = False) -> list[str]:
    """Every string of a compiled chart that Vega reads as an expression."""
    if isinstance(node, dict):
        return [code for key, value in node.items()
                for code in _codes(value, key in ("expr", "signal", "update", "test", "init"))]  # fmt: skip
    if isinstance(node, list):
        return [code for value in node for code in _codes(value)]
    return [node] if within and isinstance(node, str) else []


async def test_a_child_that_was_killed_is_replaced_and_one_stays_warm_else(drawing: Drawing) -> None:
    await drawing.png(PLAIN)
    first = drawing.pid
    await drawing.png(PLAIN)
    assert first
    assert drawing.pid == first
    os.kill(first, signal.SIGKILL)
    await asyncio.wait_for(drawing._child.wait(), 5) if drawing._child else None
    assert size(await drawing.png(PLAIN))[0] >= 1600
    assert drawing.pid != first


async def test_a_child_that_dies_at_work_fails_this_picture_and_not_the_next(drawing: Drawing) -> None:
    await drawing.png(PLAIN)
    pid = drawing.pid
    assert pid
    os.kill(pid, signal.SIGSTOP)
    task = asyncio.create_task(drawing.png(PLAIN))
    await asyncio.sleep(0.05)
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(DrawingFailed):
        await task
    assert await drawing.png(PLAIN)


async def test_a_child_that_hangs_is_ended_in_time() -> None:
    async with Drawing(seconds=8) as drawing:
        await drawing.png(PLAIN)
        pid = drawing.pid
        assert pid
        drawing._seconds = 0.2
        os.kill(pid, signal.SIGSTOP)
        with pytest.raises(DrawingFailed, match="too long"):
            await drawing.png(PLAIN)
        assert drawing.pid is None
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


async def test_a_child_that_cannot_be_started_fails_the_picture_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, drawing: Drawing
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", str(tmp_path / "nothing"))
        with pytest.raises(DrawingFailed, match="died"):
            await drawing.png(PLAIN)
    assert await drawing.png(PLAIN)


async def test_a_picture_is_cut_at_its_time_of_the_processor(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, drawing: Drawing
) -> None:
    busy = tmp_path / "busy.py"
    busy.write_text(f"import runpy\nchild = runpy.run_path({str(CHILD)!r})\nchild['limit']()\nchild['limit_time'](1)\n"
                    "while True: pass\n")  # fmt: skip
    with monkeypatch.context() as patch:
        patch.setattr("bot.charts.draw._CHILD", busy)
        with pytest.raises(DrawingFailed, match="died"):
            await drawing.png(PLAIN)
    assert await drawing.png(PLAIN)


async def test_a_picture_that_is_cancelled_does_not_become_the_next_ones(drawing: Drawing) -> None:
    await drawing.png(PLAIN)
    task = asyncio.create_task(drawing.svg(PLAIN))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert size(await drawing.png(PLAIN))[0] >= 1600


async def test_several_at_once_each_get_their_own_picture(drawing: Drawing) -> None:
    names = ["Alpha", "Beta", "Gamma"]
    svgs = await asyncio.gather(*(drawing.svg(chart_of((name, 1), ("x", 2))) for name in names))
    assert all(name in svg for name, svg in zip(names, svgs, strict=True))


async def test_no_child_is_left_behind() -> None:
    async with Drawing() as drawing:
        await drawing.png(PLAIN)
        pid = drawing.pid
    assert pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_spec_of_three_million_points_dies_in_the_child_only() -> None:
    bomb = {"data": {"sequence": {"start": 0, "stop": 3_000_000, "as": "a"}}, "mark": "point",
            "encoding": {"x": {"field": "a", "type": "quantitative"}}}  # fmt: skip
    assert _raw(bomb).returncode != 0


def test_a_child_has_none_of_the_bots_rights_to_write_files_or_to_grow() -> None:
    code = (
        f"import runpy, resource; child = runpy.run_path({str(CHILD)!r}); child['limit'](); child['limit_time'](5);"
        "print([resource.getrlimit(kind)[0] for kind in (resource.RLIMIT_DATA, resource.RLIMIT_AS,"
        " resource.RLIMIT_FSIZE, resource.RLIMIT_CORE, resource.RLIMIT_CPU)])"
    )
    found = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    data, addresses, size_of_files, core, cpu = json.loads(found.stdout)
    assert (data, addresses, size_of_files, core) == (1 << 30, 96 << 30, 0, 0)
    assert cpu <= 7


def test_data_from_an_address_is_not_fetched_by_the_child() -> None:
    with pytest.raises(ValueError, match=r"(?i)not allowed|denied|external|failed"):
        render({"kind": "svg", "locale": "", "spec": {
            "data": {"url": "http://127.0.0.1:9/x.json"}, "mark": "bar",
            "encoding": {"x": {"field": "a", "type": "nominal"}}}})  # fmt: skip


def _raw(built: Spec) -> subprocess.CompletedProcess[bytes]:
    request = json.dumps({"kind": "png", "spec": built, "locale": "", "seconds": 15}).encode()
    return subprocess.run([sys.executable, "-I", str(CHILD)], input=struct.pack(">I", len(request)) + request,
                          capture_output=True, timeout=60, env={"TZ": "UTC"})  # fmt: skip


HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


@pytest.mark.parametrize(
    "inner",
    ["<script>alert(1)</script>", '<image href="http://x/i.png"/>', "<foreignObject><p>x</p></foreignObject>",
     "<style>@import url(http://x)</style>", '<a href="http://x"><text>x</text></a>', '<use xlink:href="#x"/>',
     "<animate/>", '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>'],
)  # fmt: skip
def test_elements_that_load_or_run_are_taken_out_of_an_svg(inner: str) -> None:
    root = ElementTree.fromstring(safe(f"{HEAD}<g>{inner}<rect width='2'/></g></svg>"))
    assert [node.tag.rpartition("}")[2] for node in root.iter()] == ["svg", "g", "rect"]


@pytest.mark.parametrize(
    "attribute",
    ['onload="alert(1)"', 'fill="url(http://x)"', 'href="javascript:x"', 'xlink:href="http://x"', 'style="fill:red"',
     'fill="url(  data:x )"', 'stroke-x="url(//x)"', 'filter="url(#x)"', 'clip-path="url(http://x#y)"'],
)  # fmt: skip
def test_attributes_that_load_or_run_are_taken_out_of_an_svg(attribute: str) -> None:
    root = ElementTree.fromstring(safe(f"{HEAD}<rect {attribute} width='2' clip-path2='' fill-opacity='1'/></svg>"))
    assert set(root[0].attrib) == {"width", "fill-opacity"}


@pytest.mark.parametrize("text", ["", "<html/>", "<svg/>", f"<!DOCTYPE x [<!ENTITY a 'b'>]>{HEAD}</svg>", f"{HEAD}<g>"])
def test_what_is_no_plain_svg_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        safe(text)


def test_an_inner_reference_of_an_svg_stays() -> None:
    assert "url(#clip1)" in safe(f"{HEAD}<g clip-path='url(#clip1)'/></svg>")
