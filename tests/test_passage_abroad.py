"""Parts named in German, French, Spanish, Portuguese, Japanese and Chinese are found like the English ones, or not."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.passage import Ambiguous, Found, Missing, locate
from bot.passage.european import folded
from bot.passage.quotes import LIKE, _letters

TEXT = """# Tides

Sea one. Sea two.

Moon one. Moon two. Moon three.

- Bullet one
- Bullet two
- Bullet three

```python
tide()
```

| tide | sea |
|------|-----|
| high | near |
| low  | far |

Clock one. Clock two."""


def words(target: str, text: str = TEXT) -> str:
    located = locate(text, target)
    assert isinstance(located, Found), located
    return located.words(text)


@pytest.mark.parametrize(
    ("english", "others"),
    [
        ("the second paragraph",
         "den zweiten Absatz; des zweiten Absatzes; 2. Absatz; Absatz 2; le deuxième paragraphe; "
         "le 2e paragraphe; au second paragraphe; el segundo párrafo; el parrafo 2; o segundo parágrafo; "
         "o 2º parágrafo; 2番目の段落; 2段落目; 第二段; 第2段; 第二個段落"),
        ("the last paragraph",
         "den letzten Absatz; le dernier paragraphe; el último párrafo; o último parágrafo; 最後の段落; "
         "最后一段; 最後一段; 末段"),
        ("the last bullet",
         "den letzten Punkt; der unterste Stichpunkt; le dernier point; la dernière puce; el último punto; "
         "la última viñeta; o último ponto; 最後の項目; 最後の箇条書き; 最后一点; 最后一条"),
        ("the second to last bullet",
         "den vorletzten Punkt; l'avant-dernier point; el penúltimo punto; o penúltimo ponto; "
         "最後から2番目の項目; 倒数第二点"),
        ("the last two bullets",
         "die letzten zwei Punkte; die beiden letzten Punkte; les deux derniers points; "
         "los dos últimos puntos; los últimos dos puntos; os dois últimos pontos; 最後の2つの項目; 最后两点"),
        ("all the bullets",
         "alle Punkte; toutes les puces; todos los puntos; todos os pontos; すべての項目; 所有要点"),
        ("the code",
         "den Code; le code; le bloc de code; el código; o código; コード; 代码; 那段代码; 代碼"),
        ("the table",
         "die Tabelle; le tableau; la tabla; a tabela; 表; 表格"),
        ("the list",
         "die Liste; la liste; la lista; a lista; リスト; 列表"),
        ("the title",
         "den Titel; le titre; el título; o título; タイトル; 标题; 標題"),
        ("the first row",
         "die erste Tabellenzeile; la primera fila; la première rangée"),
        ("the second column",
         "die zweite Spalte; la deuxième colonne; la segunda columna; a segunda coluna; 2番目の列; 第二列"),
        ("the second sentence of the second paragraph",
         "der zweite Satz des zweiten Absatzes; den 2. Satz im zweiten Absatz; "
         "la deuxième phrase du deuxième paragraphe; la segunda frase del segundo párrafo; "
         "a segunda frase do segundo parágrafo; 2番目の段落の2番目の文; 第二段的第二句; 第二段第二句话"),
        ("the paragraph about moon",
         "den Absatz über Moon; le paragraphe sur moon; el párrafo sobre moon; o parágrafo sobre moon"),
    ],
)  # fmt: skip
def test_a_part_named_in_another_language_is_the_one_named_in_english(english: str, others: str) -> None:
    assert {other: words(other) for other in others.split("; ")} == dict.fromkeys(others.split("; "), words(english))


@pytest.mark.parametrize("target", ["dritte Zeile", "troisième ligne", "terceira linha", "3行目", "第三行"])
def test_a_word_that_means_a_line_or_a_row_is_asked_about_where_both_are_there(target: str) -> None:
    assert isinstance(locate(TEXT, target), Ambiguous)


def test_abschnitt_is_a_paragraph_where_there_are_no_sections_and_asked_about_where_there_are() -> None:
    assert words("zweiten Abschnitt", "One.\n\nTwo.") == "Two."
    assert isinstance(locate("## A\n\nOne.\n\n## B\n\nTwo.\n\nThree.", "zweiten Abschnitt"), Ambiguous)


@pytest.mark.parametrize(
    "target", ["den neunten Absatz", "le dixième point", "第九段", "9番目の項目", "la cuarta fila"]
)
def test_a_part_that_is_not_there_is_not_found(target: str) -> None:
    assert isinstance(locate(TEXT, target), Missing)


@pytest.mark.parametrize(
    ("text", "target", "means"),
    [
        ("Hallo.\n\n## Fazit\n\nGut so.", "das Fazit", "## Fazit\n\nGut so."),
        ("你好。世界。\n\n## 总结\n\n很好。", "结论", "## 总结\n\n很好。"),
        ("海は広い。深い。\n\n例えば、太平洋。", "例", "例えば、太平洋。"),
    ],
)
def test_introductions_conclusions_and_examples_are_known_by_their_words_in_these_languages(
    text: str, target: str, means: str
) -> None:
    assert words(target, text) == means


@given(st.text())
def test_folding_keeps_every_character_s_place(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text("abc 1", min_size=1, max_size=20), st.text("abc 1", min_size=1, max_size=20))
def test_a_stretch_has_letters_enough_exactly_if_difflib_s_quick_ratio_says_so(stretch: str, quote: str) -> None:
    ratio = SequenceMatcher(a=stretch, b=quote, autojunk=False).quick_ratio()
    assert _letters(stretch, quote)(0, len(stretch)) == (ratio >= LIKE)
