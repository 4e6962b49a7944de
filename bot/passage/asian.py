"""The words by which people name a part in Japanese and Chinese, read. Pure.

Both scripts of Chinese are read: what is said is brought to the simplified signs first, the patterns too.
"""

from __future__ import annotations

import re
import unicodedata

from bot.passage.name import Name, counted

_SIMPLE = str.maketrans(
    "個後點條項標題結論總驟碼數簡開頭話單張節欄類義間動圖兩這裡們個範舉",
    "个后点条项标题结论总骤码数简开头话单张节栏类义间动图两这里们个范举",
)
_DIGITS = {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_NUMBER = r"(?:\d{1,3}|十[一二三四五六七八九]?|[一二三四五六七八九两])"
_KINDS = {
    "codeline": "代码行|コードの行|コード行",
    "code": "コード(?:ブロック|例)?|サンプルコード|スクリプト|代码(?:块|段|片段|示例)?|程式码|脚本",
    "paragraph": "段落|パラグラフ|自然段|段",
    "sentence": "文章|文|センテンス|句话|句子|句",
    "bullet": "箇条书き|箇条書き|項目符号|项目符号",
    "list": "リスト|一覧|列表|清单",
    "step": "ステップ|手順|工程|步骤|步",
    "example": "例え|例|事例|例子|示例|范例",
    "table": "テーブル|表格|表",
    "item": "項目|ポイント|要点|点|条目|条|项|アイテム",
    "cell": "セル|单元格",
    "column": "カラム|列|栏",
    "row_or_line": "行",
    "heading": "小見出し|見出し|小标题",
    "title": "タイトル|表題|标题|题目",
    "section": "セクション|節|章节|章|节|小节",
    "intro": "導入(?:部|文)?|イントロ|序文|はじめに|書き出し|冒頭|引言|开头|简介|前言|导言",
    "conclusion": "結論|まとめ|結び|締め(?:くくり)?|おわりに|末尾|结论|总结|结尾|结语",
    "quote": "引用(?:文|部分)?|引文",
    "function": "関数|メソッド|函数|方法",
    "class": "クラス|类",
    "part": "部分|ところ|箇所|地方",
}
_COUNTERS = {"段": "paragraph", "句": "sentence", "文": "sentence", "点": "item", "条": "item", "项": "item",
             "步": "step", "行": "row_or_line", "列": "column", "节": "section", "章": "section"}  # fmt: skip
_COUNTER = "段落|段|句|文|点|条|项|步|行|列|节|章|个|つ|块|张|份|则|番|处"
_KIND = "|".join(f"(?P<{name}>{forms})" for name, forms in _KINDS.items())
_END = r"(?:だけ|のみ|を|は|が|に)?"
_JAPANESE = (
    rf"(?:(?:(?P<first>最初|初め|はじめ|冒頭|先頭|一番上|1番上)|(?P<back>最後|最終|末尾|一番下)から(?P<far>{_NUMBER})(?:番目|つ目|個目|行目)?|"
    rf"(?P<last>最後|最終|末尾|一番下)|(?P<middle>真ん中|中央|中間))の?(?:(?P<many>{_NUMBER})(?:つ|個|行|文)?の?)?|"
    rf"第?(?P<place>{_NUMBER})(?:番目|つ目|つめ|個目|番|つ)の?|第(?P<plain>{_NUMBER})の?|"
    rf"(?P<all>すべて|全て|全部|各|全|両方)の?)?(?:{_KIND})(?P<number>\d{{1,3}})?{_END}"
)
_SUFFIXED = rf"(?P<place>{_NUMBER})(?:{_KIND})目{_END}"
_CHINESE = (
    rf"(?:请?把)?(?:(?:倒数第(?P<far>{_NUMBER})|第(?P<place>{_NUMBER})|(?P<first>开头|首|最初|最上面)的?|"
    rf"(?P<last>最后|末尾?|尾|最下面)的?|"
    rf"(?P<middle>中间)的?那?|(?P<all>所有|全部|每|各)的?|前(?P<head>{_NUMBER})|后(?P<tail>{_NUMBER})|那|这)?"
    rf"(?P<many>(?<=[后头首初]){_NUMBER})?一?(?P<counter>{_COUNTER})?的?(?:{_KIND})?(?P<number>\d{{1,3}})?)(?:的内容)?"
)
_BETWEEN = re.compile(r"(?:の(?:中の|うちの)?|的|中的?|里面?的?|内的?|にある|)")


def _normal(words: str) -> str:
    """Words with simplified signs, digits of the usual width and no blanks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", words)).translate(_SIMPLE)


_PATTERNS = tuple(re.compile(one.translate(_SIMPLE)) for one in (_JAPANESE, _SUFFIXED, _CHINESE))


def asian(words: str) -> Name | None:
    """The name that words in one of these languages are; None for anything else."""
    said = _normal(words)
    if not said or said.isascii() or len(said) > 40:
        return None
    matches = (pattern.fullmatch(said) for pattern in _PATTERNS)
    return next((name for match in matches if match and (name := _read(match))), None)


def _read(match: re.Match[str]) -> Name | None:
    """The name that a match is; None where it says no kind of part."""
    said = match.groupdict()
    counter = said.get("counter") or ""
    kind = next((name for name in _KINDS if said.get(name)), "") or _COUNTERS.get(counter, "")
    if not kind:
        return None
    if kind == "code" and counter == "行":
        kind = "codeline"
    places = _places(said)
    if kind == "title" and places:
        kind = "heading"
    return Name(
        kind={"row_or_line": "line_or_row"}.get(kind, kind),
        places=places,
        numbered=bool(said.get("number")),
        every=bool(said.get("all")),
    )


def _places(said: dict[str, str | None]) -> tuple[int, ...]:
    """Which of them: `第二`, `最後から2番目`, `前两`, `最后三`."""
    number = {name: _number(word) for name, word in said.items()
              if word and name in ("far", "place", "plain", "head", "tail", "many", "number")}  # fmt: skip
    if "far" in number:
        return (-number["far"],)
    if "head" in number or "tail" in number:
        return counted(1, number["head"]) if "head" in number else counted(-1, number["tail"])
    if said.get("first") or said.get("last"):
        return counted(1 if said.get("first") else -1, number.get("many", 1))
    if said.get("middle"):
        return (0,)
    return next(((number[name],) for name in ("place", "plain", "number") if name in number), ())


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return 10 + _DIGITS.get(word[1:], 0) if word[0] == "十" else _DIGITS[word]


def asian_split(words: str) -> tuple[str, str] | None:
    """A part and what it is part of, as words; the whole stands first in these languages (`最后一段的第二句`)."""
    said = _normal(words)
    if not said or said.isascii() or len(said) > 40:
        return None
    for at in range(1, len(said)):
        between = _BETWEEN.match(said, at)
        inner = said[between.end() if between else at :]
        if asian(said[:at]) and asian(inner):
            return inner, said[:at]
    return None
