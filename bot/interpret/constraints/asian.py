"""The common constraints in Japanese and Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.directives import Slot
from bot.interpret.constraints.abroad import excluded, one
from bot.interpret.constraints.amounts import amounts
from bot.interpret.constraints.grammar import Rule
from bot.interpret.constraints.terms import quoted
from bot.interpret.reading import Wish
from bot.interpret.tokens import Text

_JAPANESE_MARKS = {
    "commas": "読点|コンマ|カンマ", "emoji": "絵文字|顔文字",
    "exclamation marks": "感嘆符|びっくりマーク|エクスクラメーションマーク",
    "question marks": "疑問符|はてなマーク", "parentheses": "括弧|かっこ|カッコ",
    "quotation marks": "引用符", "links": "リンク",
}  # fmt: skip
_CHINESE_MARKS = {
    "commas": "逗号|逗號", "emoji": "表情符号|表情|emoji|表情符號", "exclamation marks": "感叹号|感嘆號|叹号|惊叹号",
    "question marks": "问号|問號", "parentheses": "括号|括號",
    "quotation marks": "引号|引號", "semicolons": "分号|分號", "links": "链接",
}  # fmt: skip
_PLEASE_JA = r"(?:ください|下さい|お願いします|お願い|ね|よ|にして|で|て|。|して)*"
_TERM = r"(?P<terms>[「『\"'][^」』\"'\n]{1,60}[」』\"'])"


def _asian(marks: dict[str, str]) -> str:
    mark = "(?:" + "|".join(marks.values()) + ")"
    return rf"(?P<marks>{mark}(?:(?:、|や|と|和|或|或者|及|,\s*){mark})*)"


def _bare(slot: Slot) -> Callable[[Text, re.Match[str]], tuple[Wish, ...]]:
    return lambda text, match: (Wish(slot=slot, value=text.slice(*match.span("terms"))[1:-1]),)


def _term(slot: Slot) -> Callable[[Text, re.Match[str]], tuple[Wish, ...]]:
    return lambda text, match: (Wish(slot=slot, value=quoted(text.slice(*match.span("terms"))[1:-1])),)


_UNITS_JA = {
    "単語": "words", "語": "words", "文字": "characters", "段落": "paragraphs",
    "箇条書き": "bullets", "項目": "bullets", "文": "sentences",
}  # fmt: skip
_LIMITS_JA = {
    "以上": "at least", "少": "at least", "最低": "at least", "以内": "at most",
    "以下": "at most", "まで": "at most",
    "最大": "at most", "多": "at most",
}  # fmt: skip


def _amount(text: Text, match: re.Match[str]) -> tuple[Wish, ...] | None:
    said = f"{match['rel'] or ''}{match['aft'] or ''}"
    unit = _UNITS_JA[match["unit"]]
    alone = "at most" if unit in ("words", "characters") else "exactly"
    limit = next((name for words, name in _LIMITS_JA.items() if words in said), "exactly" if said else alone)
    return amounts(unit, ((limit, _number(match["count"])),))


def _listed(text: Text, match: re.Match[str]) -> tuple[Wish, ...]:
    """`箇条書きで3つ`: how many there are to be of what was named just before."""
    said = f"{match['rel'] or ''}{match['aft'] or ''}"
    limit = next((name for words, name in _LIMITS_JA.items() if words in said), "exactly")
    return amounts("numbered" if "番号" in match["form"] else "bullets", ((limit, _number(match["count"])),)) or ()


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else "一二三四五六七八九十".index(said) + 1


def _pointed(text: Text, match: re.Match[str]) -> tuple[Wish, ...]:
    """`分三点说`: so many points, or paragraphs."""
    unit = "paragraphs" if match["unit"] == "段" else "bullets"
    return amounts(unit, (("exactly", _number(match["count"].replace("两", "二"))),)) or ()


_RULES_JA = (
    Rule(rf"{_asian(_JAPANESE_MARKS)}(?:は|を|の|も)?(?:一切)?(?:使わない|使わず|使用しない|入れない|つけない|なし|抜き|無し|禁止|やめ|使用禁止|省)(?:に|で|"
         rf"いで)?{_PLEASE_JA}", excluded(_JAPANESE_MARKS)),
    Rule(rf"(?:全部|すべて|全て)?大文字(?:で|だけで|のみで|に)?(?:書|し)?(?:いて)?{_PLEASE_JA}",
         one(Slot.CASE, "capitals")),
    Rule(rf"(?:全部|すべて|全て)?小文字(?:で|だけで|のみで|に)?(?:書|し)?(?:いて)?{_PLEASE_JA}",
         one(Slot.CASE, "lowercase")),
    Rule(rf"(?:単語|言葉)?{_TERM}(?:という(?:言葉|単語))?(?:は|を)?(?:使わない|使わず|使用しない|避け)(?:で|に)?{_PLEASE_JA}",
         _term(Slot.EXCLUDE)),
    Rule(rf"{_TERM}(?:という(?:言葉|単語))?を?(?:使って|入れて|含めて|使用して){_PLEASE_JA}", _term(Slot.INCLUDE)),
    Rule(rf"(?:最後は|最後に)?{_TERM}(?:で|と言って)(?:終わ(?:って|らせて|る)|締めて|締めくくって){_PLEASE_JA}",
         _bare(Slot.END)),
    Rule(rf"(?:最初は)?{_TERM}(?:で|から)(?:始めて|始まる|はじめて){_PLEASE_JA}", _bare(Slot.START)),
    Rule(r"(?:(?P<rel>少なくとも|最低(?:でも)?|最大(?:でも)?|多くとも|ちょうど|ぴったり)\s*)?(?P<count>\d{1,5}|[一二三四五六七八九十])\s*(?:つの|"
         r"個の)?(?P<unit>単語|語|文字|段落(?!目)|"
         r"箇条書き|項目|文)(?P<aft>以上|以内|以下|まで)?(?:で|に|書いて|して|まとめて)*(?:ください|お願いします)?",
         _amount, "語|文|段落|箇条|項目"),
    Rule(r"(?P<form>箇条書き|番号付きリスト|リスト|ポイント)(?:で|を|に|は|にして)?[、,\s]*(?:(?P<rel>少なくとも|最低(?:でも)?|最大(?:でも)?|多くとも|ちょうど|ぴったり)\s*)?"
         r"(?P<count>\d{1,2}|[一二三四五六七八九十])\s*(?:つ|個|点|項目|行)(?P<aft>以上|以内|以下|まで|ほど)?(?:で|に|書いて|挙げて|出して|して|まとめて)*"
         r"(?:ください|お願いします)?", _listed, "箇条|リスト|ポイント"),
    Rule(rf"(?:タイトル|題名|見出しタイトル)を?(?:付けて|つけて|入れて|追加して|付き){_PLEASE_JA}",
         one(Slot.INCLUDE, "a title")),
)  # fmt: skip
_RULES_ZH = (
    Rule(r"(?:请|請)?(?:分(?:成|为)?|列(?:出|成)?|用|写成|总结成|归纳成|整理成)(?P<count>\d{1,2}|[二三四五六七八九十两])\s*(?:个)?"
         r"(?P<unit>要点|点|条|段)(?:来)?(?:说|写|讲|列出|说明|概括|总结|表达)?(?:一下)?(?:吧|就行|即可)?(?=\s*(?:[,.;!?、]|"
         r"$))", _pointed,
         "点|条|段"),
    Rule(rf"(?:请|請)?(?:不要|别|別|不用|禁止|不能|去掉|不准|不许|勿|避免)(?:使用|用|出现|有|加|写)?(?:任何)?{_asian(_CHINESE_MARKS)}",
         excluded(_CHINESE_MARKS)),
    Rule(r"(?:请|請)?(?:全部|都|全)?(?:用|使用|改成|写成|换成)?(?:全部)?大[写寫](?:字母)?",
         one(Slot.CASE, "capitals")),
    Rule(r"(?:请|請)?(?:全部|都|全)?(?:用|使用|改成|写成|换成)?(?:全部)?小[写寫](?:字母)?",
         one(Slot.CASE, "lowercase")),
    Rule(rf"(?:请|請)?(?:不要|别|別|避免|不能|禁止)(?:使用|用|出现|提到|提|说)?(?:词语|单词|这个词|词|單詞)?{_TERM}(?:这个词|一词|这个字)?",
         _term(Slot.EXCLUDE)),
    Rule(rf"(?:请|請)?(?:要|必须)?(?:使用|用|包含|加入|包括|提到|加上)(?:词语|单词|关键词|词)?{_TERM}(?:这个词|一词)?",
         _term(Slot.INCLUDE)),
    Rule(rf"(?:请|請)?(?:最后)?(?:用|以){_TERM}(?:来)?(?:结尾|结束|收尾|結尾)", _bare(Slot.END)),
    Rule(rf"(?:请|請)?(?:用|以){_TERM}(?:来)?(?:开头|开始|開頭)", _bare(Slot.START)),
    Rule(r"(?:请|請)?(?:加|加上|加个|添加|起|给|写)(?:一)?(?:个|個)?(?:标题|標題)(?:吧)?",
         one(Slot.INCLUDE, "a title")),
)  # fmt: skip
RULES = (*_RULES_JA, *_RULES_ZH)
