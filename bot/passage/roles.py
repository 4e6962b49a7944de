"""What the introduction, the conclusion and the examples of a text can be. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.passage.blocks import Heading, Outline
from bot.passage.roots import bare
from bot.passage.sentences import sentences
from bot.passage.spans import Reading, Span, inside

_INTRO = (
    r"introduction|intro|overview|background|einleitung|einführung|überblick|aperçu|introducción|introdução|"
    r"はじめに|導入|序文|概要|引言|简介|簡介|前言|概述"
)
_CONCLUSION = (
    r"conclusions?|concluding remarks|summary|in summary|wrap ?up|final thoughts|closing|fazit|schluss|"
    r"zusammenfassung|en résumé|résumé|conclusión|conclusiones|resumen|conclusão|resumo|まとめ|結論|おわりに|"
    r"结论|結論|总结|總結|结语"
)


def _called(parts: Outline, scope: Span, titles: str) -> list[Heading]:
    return [one for one in parts.headings if one.span.within(scope) and re.fullmatch(titles, bare(one.text))]


def intros(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    """What comes before all else: a section of that name, or the paragraphs before the first heading or block."""
    if titled := _called(parts, scope, _INTRO):
        yield [one.section for one in titled]
        return
    prose = inside(parts.paragraphs, scope)
    title = parts.headings[0].span.end if parts.headings and not text[: parts.headings[0].span.start].strip() else 0
    starts = [one.span.start for one in parts.headings if one.span.start >= title and one.span.end != title]
    starts += [
        span.start for span in (*parts.lists, *(one.span for one in parts.tables), *(one.span for one in parts.codes))
    ]
    before = [one for one in prose if one.end <= min(starts, default=len(text))]
    if not before:
        return
    yield before[:1]
    if len(before) > 1 and min(starts, default=len(text)) in [one.span.start for one in parts.headings]:
        yield [Span(start=before[0].start, end=before[-1].end)]


def conclusions(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    """What comes after all else: a section of that name, or the last paragraph; or what stands behind that."""
    if titled := _called(parts, scope, _CONCLUSION):
        yield [one.section for one in titled]
        return
    prose = sorted(inside((*parts.paragraphs, *parts.quoted), scope), key=lambda span: span.start)[-1:]
    blocks = inside((*parts.lists, *(one.span for one in parts.tables), *(one.span for one in parts.codes)), scope)
    last = max((*prose, *blocks), key=lambda span: span.end, default=None)
    yield prose
    if last and prose and last != prose[0]:
        items = [item.body for item in parts.items if item.body.within(last)]
        yield items[-1:] or [last]


_EXAMPLE = re.compile(
    r"[\s*_#>-]*(?:for (?:example|instance)|example|e\.g\.|as an example|to illustrate|say you|imagine|suppose|"
    r"take the|zum beispiel|beispiel|z\.\s?b\.|par exemple|exemple|por ejemplo|ejemplo|por exemplo|exemplo)(?!\w)|"
    r"[\s*_#>-]*(?:例えば|たとえば|例:|例：|例如|比如)", re.IGNORECASE)  # fmt: skip


def examples(text: str, parts: Outline, scope: Span) -> Iterator[Reading]:
    """What begins like an example: sections, items, paragraphs, or else sentences of them."""
    sections = [one.section for one in parts.headings if one.section.within(scope) and _EXAMPLE.match(one.text)]
    blocks = sorted((*parts.paragraphs, *(item.body for item in parts.items)), key=lambda span: span.start)
    begun = [span for span in blocks if span.within(scope) and _EXAMPLE.match(span.of(text))]
    within = [
        one for span in blocks if span.within(scope) and span not in begun
        for one in sentences(text, span) if re.search(r"\b(?:for (?:example|instance)|e\.g\.)", one.of(text), re.I)
    ]  # fmt: skip
    free = [span for span in (*begun, *within) if not any(span.within(section) for section in sections)]
    yield sorted((*sections, *free), key=lambda span: span.start)
    if not sections and not free:
        yield inside((code.span for code in parts.codes), scope)
