"""Japanese: the commonest plain wishes."""

from __future__ import annotations

from bot.directives import Scope, Slot
from bot.interpret.lexicon import Language, Role, Term

JAPANESE = Language(
    roles={
        Role.FILLER: (
            "に, を, は, が, で, の, と, も, へ, して, した, する, しろ, せよ, な, く, ように, よう, ような, "
            "感じ, 感じで, 文章, 文, 回答, 答え, これ, それ, この, "
            "その, 全体, 風に, 風, 形, 形式, 形で, 形式で, 調, トーン, 口調, もの, バージョン, 言葉, 表現, 方, "
            "ほう, やり, 書き方, さ, み, 今度は, 次は, それを, これを, "
            "まま, 全部, 一つ, ひとつ, 使って, 使用, という, って, っぽく, 向けに, 版"
        ),
        Role.ASIDE: (
            "お願いします, おねがいします, お願い, お願いできますか, お願いいたします, よろしく, "
            "よろしくお願いします, ください, 下さい, くださいませんか, くれますか, くれませんか, くれる, "
            "もらえますか, もらえませんか, もらえる, いただけますか, いただけませんか, ほしい, 欲しい, "
            "ほしいです, 欲しいです, いい, いいです, がいい, がいいです, すみません, です, ます, "
            "でしょうか, ますか, ですか, か, ね, よ, よね, かな, じゃあ, では, あと, また, あの, えっと, "
            "ちなみに, はい, うん, 助かります, 嬉しいです, うれしいです, 十分, "
            "十分です"
        ),
        Role.FIRM: (
            "して, してください, して下さい, にして, にしてください, にして下さい, してほしい, してくれる, "
            "してもらえますか, まとめて, 書いて, 書き直して, 書き換えて, 説明して, 教えて, "
            "出して, 追加して, 加えて, 入れて, 足して, 追加, 変えて, 直して, 訳して, 翻訳して, 答えて, "
            "表示して, 言い換えて, できますか, できる, "
            "可能ですか, なりますか"
        ),
        Role.MORE: "もっと, より, もう少し, もうちょっと, さらに",
        Role.LESS: "そんなに, あまり, それほど",
        Role.NOT: "なし, なしで, 無しで, ではなく, じゃなく",
        Role.TOO: "すぎる, 過ぎる, すぎ, 過ぎ, すぎます",
        Role.SLIGHT: "少し, ちょっと, 少しだけ, やや, 若干",
        Role.STRONG: "ずっと, かなり, 大幅に, 思い切り",
        Role.VERY: "とても, すごく, 非常に",
        Role.AND: "そして, かつ, それから, て, くて",
        Role.BUT: "でも, けど, だけど, しかし, ただし",
        Role.IS: "これは, 文が",
        Role.THANKS: "ありがとう, ありがとうございます, ありがとうございました, どうも, どうもありがとう, "
        "どうもありがとうございます, サンキュー, 感謝, 感謝します, 助かりました, 助かった",
        Role.PRAISE: "いいね, いいですね, なるほど",
    },
    terms=(
        (
            "短く, 短い, 短め, 短めに, 簡潔, 簡潔に, 手短, 手短に, コンパクト, コンパクトに, 短縮, 短縮して, "
            "短くまとめて",
            Term(Slot.LENGTH, "shorter", own=True),
        ),
        (
            "長すぎる, 長すぎ, 長すぎます, 長過ぎる, 長過ぎます, 長いです, 長い, くどい",
            Term(Slot.LENGTH, "shorter", own=True),
        ),
        ("要約, 要約して, まとめ", Term(Slot.LENGTH, "shorter", "shorter", own=True)),
        ("一文で, 一文, 1文で, 一言で", Term(Slot.LENGTH, "exactly 1 sentence", own=True)),
        (
            "長く, 長め, 長めに, 詳しく, くわしく, 詳細に, 詳細, 具体的に, 短すぎる, 短すぎます, 短すぎ",
            Term(Slot.LENGTH, "longer", own=True),
        ),
        (
            "フォーマル, フォーマルに, 丁寧, 丁寧に, 丁寧語, 敬語, 敬語で, 正式, 正式に, 硬め, 硬く, です・ます調",
            Term(Slot.TONE, "formal", "casual", own=True),
        ),
        (
            "カジュアル, カジュアルに, くだけた, 砕けた, ラフ, ラフに, フランク, フランクに, タメ口, 柔らかく, "
            "やわらかく, 堅すぎる, 硬すぎる, 堅すぎます, 硬すぎます",
            Term(Slot.TONE, "casual", own=True),
        ),
        (
            "親しみやすく, 親しみやすい, フレンドリー, フレンドリーに, 優しく, やさしい口調",
            Term(Slot.TONE, "friendly", own=True),
        ),
        ("面白く, おもしろく, 楽しく, ユーモア, ユーモアのある, 笑える", Term(Slot.TONE, "funny", own=True)),
        (
            "ビジネスライク, プロフェッショナル, ビジネス向け, ビジネス, プロっぽく",
            Term(Slot.TONE, "professional", own=True),
        ),
        ("真面目, 真面目に, まじめに", Term(Slot.TONE, "serious", own=True)),
        (
            "簡単, 簡単に, わかりやすく, 分かりやすく, わかりやすい, 分かりやすい, 易しく, やさしく, 噛み砕いて, "
            "シンプル, シンプルに, 平易, 平易に, 初心者, 初心者向け, 初心者向けに, "
            "初心者でもわかるように, 初学者向け, 素人向け, 難しすぎる, 難しすぎます, 難しい",
            Term(Slot.EXPERTISE, "beginner", own=True),
        ),
        (
            "専門的, 専門的に, 技術的に, 専門家向け, 専門家向けに, 上級者向け, プロ向け",
            Term(Slot.EXPERTISE, "expert", own=True),
        ),
        (
            "子供向け, 子ども向け, 子供にもわかるように, 小学生向け, 小学生にもわかるように, 五歳児, 5歳児",
            Term(Slot.EXPERTISE, "child", own=True),
        ),
        ("箇条書き, 箇条書きで, リスト, リストで, 箇条", Term(Slot.FORMAT, "bullets", noun=True)),
        ("番号付き, 番号付きリスト, 番号リスト", Term(Slot.FORMAT, "numbered", noun=True)),
        ("表, テーブル, 表形式, 表で", Term(Slot.FORMAT, "table", noun=True)),
        ("メール, メール形式", Term(Slot.FORMAT, "email", noun=True)),
        ("手順, ステップ, ステップバイステップ, 段階的に", Term(Slot.FORMAT, "steps", noun=True)),
        ("コードだけ, コードのみ", Term(Slot.FORMAT, "code only", own=True)),
        ("箇条書きなし, 箇条書きなしで, 文章で, 文章形式", Term(Slot.FORMAT, "prose", own=True)),
        ("json", Term(Slot.FORMAT, "json", noun=True)),
        ("日本語, 日本語で", Term(Slot.LANGUAGE, "Japanese")),
        ("英語, 英語で, 英訳, 英訳して", Term(Slot.LANGUAGE, "English")),
        ("中国語, 中国語で", Term(Slot.LANGUAGE, "Chinese")),
        ("ドイツ語, ドイツ語で", Term(Slot.LANGUAGE, "German")),
        ("フランス語, フランス語で", Term(Slot.LANGUAGE, "French")),
        ("スペイン語, スペイン語で", Term(Slot.LANGUAGE, "Spanish")),
        ("韓国語, 韓国語で", Term(Slot.LANGUAGE, "Korean")),
        ("ポルトガル語", Term(Slot.LANGUAGE, "Portuguese")),
        (
            "もう一度, もう一回, もういちど, もう1度, もう1回, やり直し, やり直して, 再生成, 別の, "
            "別のバージョン, 他の, 別の案, 作り直して, 違うの, 再度",
            Term(Slot.AGAIN, own=True),
        ),
        (
            "元に戻して, 戻して, 取り消し, 取り消して, 取消, 前の, 前のに戻して, 前に戻して, 元に戻す, "
            "前のほうが良かった, 前の方が良かった, 前の方がよかった, 前のバージョン, アンドゥ",
            Term(Slot.UNDO, own=True),
        ),
        ("最初から, 最初からやり直して, リセット, リセットして, 全部忘れて, 初めから", Term(Slot.RESET, own=True)),
        ("止めて, やめて, ストップ, キャンセル, 中止, もういい, もういいです, 停止", Term(Slot.STOP, own=True)),
        (
            "完璧, 完璧です, 最高, 最高です, 素晴らしい, 素晴らしいです, すばらしい, いい感じ, いい感じです, "
            "これでいい, これでいいです, これでOK, バッチリ, ばっちり, まさにこれ, "
            "その通り, 良くなった, 気に入った, 気に入りました",
            Term(Slot.ACCEPT, own=True),
        ),
        (
            "違う, 違います, ちがう, ダメ, だめ, 駄目, 良くない, よくない, 間違い, 間違っています, 間違ってる, "
            "いまいち, イマイチ, そうじゃない, そうじゃなくて, 役に立たない",
            Term(Slot.REJECT, own=True),
        ),
        (
            "例, 例を, 例えば, たとえば, 具体例, 具体例を, 例をあげて, 例を挙げて, 例を見せて, 例文",
            Term(Slot.EXAMPLE, own=True, noun=True),
        ),
    ),
    scopes={
        Scope.THREAD: "このスレッドでは, このスレッドで, この会話では, この会話で",
        Scope.ANSWER: "今回だけ, 今回は, ここだけ",
        Scope.ALWAYS: "いつも, 常に, これから, これからは, 今後, 今後は, 毎回, 必ず",
    },
    add="",
    drop="",
    task="",
)
