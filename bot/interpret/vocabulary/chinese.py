"""Chinese: the commonest plain wishes."""

from __future__ import annotations

from bot.directives import Scope, Slot
from bot.interpret.lexicon import Language, Role, Term

CHINESE = Language(
    roles={
        Role.FILLER: (
            "其他, 其余, 剩下的, 的, 地, 得, 把, 它, 这, 这个, 那个, 那, 这些, 给, 我, 我们, 你, 您, 用, 以, "
            "用更, 成, 为, 为了, "
            "一个, 一份, 个, 版, 版本, 回答, 答案, 内容, 文章, 文字, 文本, 语气, 风格, 口吻, 语言, 方式, 形式, "
            "格式, 一下, 来, 再, 弄, 弄得, 更加, 整体, 全部, 都, 也, 就, 在, 里, 上, 句子, 话, 的话, 词, 现在, "
            "然后, 那种, 式, 会, 被, 說, 說得, 个人"
        ),
        Role.ASIDE: (
            "请, 請, 麻烦, 麻烦你, 拜托, 谢谢你了, 好的, 好, 嗯, 哦, 吗, 嗎, 吧, 呢, 啊, 呀, 了, 可以吗, 行吗, "
            "好吗, 可不可以, 能不能, 您好, 你好, 那么, 最好, 比较好, 就行, 就好, 即可, 不错但, 其实, 也许, "
            "如果可以, 可否, 够了, 哈"
        ),
        Role.FIRM: (
            "说一遍, 再说一遍, 说一次, 再说一次, 写, 写得, 写成, 改, 改成, 改为, 改得, 改写, 改写成, 变, 变成, "
            "做成, 做, 转成, 转换成, 换成, 换, 说, 说得, 解释, 讲, 讲得, 翻译, 翻译成, 翻成, 译成, 回复, 可以, "
            "能, 能否, 可以用, 请用, 希望, 我想要, 我要, 想要, 要, 需要, 应该, 保持, 列成, 列, 整理成, 用一个, "
            "使用, 缩短到, 压缩到, 精简到, 缩减到, 控制在, 限制在, 给我, 给出, 让它, 让, 使, 弄成, 搞"
        ),
        Role.MORE: "更, 更加, 再, 多",
        Role.LESS: "别那么, 不要那么, 不要这么, 别这么, 不要太, 别太, 不那么, 少",
        Role.NOT: "不, 不要, 别, 没有, 无, 不用, 不要用",
        Role.TOO: "太, 过于, 太过",
        Role.SLIGHT: "一点, 一些, 一点点, 稍微, 略微, 稍, 点, 些, 有点, 一點",
        Role.STRONG: "很多, 得多, 多了, 大大",
        Role.VERY: "很, 非常, 特别, 十分",
        Role.AND: "和, 并, 并且, 而且, 且, 以及, 又",
        Role.BUT: "但, 但是, 不过, 只, 只是, 只要",
        Role.IS: "是, 这是, 显得",
        Role.THANKS: "谢谢, 谢谢你, 谢谢您, 多谢, 感谢, 非常感谢, 谢了, 谢啦, 谢谢啦, 謝謝, 辛苦了, 太感谢了",
        Role.PRAISE: "不错, 挺好, 还不错, 挺好的, 不錯",
    },
    terms=(
        (
            "精简一下, 简略, 简略一点, 缩减, 缩减一下, 缩一下, 删减, 删减一下, 太啰嗦, 别啰嗦, 长话短说, "
            "说重点, 讲重点, 重点就行, 压缩一下, 字太多, 太多字, "
            "字数太多, 篇幅太长, 少写点, 少点字",
            Term(Slot.LENGTH, "shorter", own=True),
        ),
        (
            "补充细节, 多写一点, 多写点, 写多一点, 说详细点, 讲详细点, 说细一点, 讲细一点, 细一点, 展开讲, "
            "展开说, 展开写, 太短, 太简单笼统, 太笼统, 扩充, 扩充一下, "
            "深入一点, 深入讲讲, 细节不够",
            Term(Slot.LENGTH, "longer", own=True),
        ),
        (
            "让外行也能看懂, 让人看得懂, 通俗一点, 通俗点, 像跟小白解释一样, 给零基础的人, 零基础, 给零基础, "
            "没基础的人也能懂, 说人话, 讲人话, 用人话说, 白话一点, 白话, "
            "浅显一点, 傻瓜式, 太专业, 太专业了, 太难懂, 太复杂, 给不懂技术的人, 给不懂的人",
            Term(Slot.EXPERTISE, "beginner", own=True),
        ),
        (
            "随和, 接地气, 接地气一点, 生活化, 生活化一点, 不那么正式, 像聊天一样, 聊天一样, 太正式, "
            "太正式了, 太死板, 太官方",
            Term(Slot.TONE, "casual", own=True),
        ),
        (
            "正经, 正经一点, 书面化, 书面化一点, 郑重, 郑重一点, 商务正式",
            Term(Slot.TONE, "formal", own=True),
        ),
        (
            "温柔, 温柔一点, 温和, 温和一点, 柔和, 柔和一点, 亲切一点, 太冷漠, 太生硬",
            Term(Slot.TONE, "friendly", own=True),
        ),
        (
            "改回去, 还是改回去, 还是改回去吧, 改回来, 变回去, 换回去, 换回来, 回到之前, 回到刚才的, "
            "还是之前的好, 还是刚才的好, 还是上一版好, 撤销刚才的修改, 撤销修改, "
            "刚才的更好, 上一个更好, 恢复原样, 还原成之前的",
            Term(Slot.UNDO, own=True),
        ),
        (
            "举个例子吧, 举几个例子, 来个例子, 加上例子, 举个具体的例子, 给个具体例子, 具体例子, 举例子, "
            "用例子说明, 有例子吗, 给几个例子, 加些例子",
            Term(Slot.EXAMPLE, own=True, noun=True),
        ),
        (
            "正合我意, 就这样, 就要这个, 行就这个, 非常完美, 很满意就这样, 搞定, 绝了, 给力, 赞, 点赞, "
            "这下对了, 挺完美",
            Term(Slot.ACCEPT, own=True),
        ),
        (
            "给五岁小孩, 像给五岁小孩讲一样, 讲给小孩听, 让小孩也能懂, 小学生也能懂, 给小学生",
            Term(Slot.EXPERTISE, "child", own=True),
        ),
        (
            "用表格列出来, 列个表, 列成表, 列成表格, 做成表格, 做个表格, 画个表格, 弄成表格, 弄个表格, 整理成表格",
            Term(Slot.FORMAT, "table", own=True),
        ),
        (
            "一条一条, 一条条列出来, 逐条列出, 分条列出, 列点说明, 分点列出, 一条一条列出来",
            Term(Slot.FORMAT, "bullets", own=True),
        ),
        ("短, 简短, 简洁, 精简, 简明, 简练, 短小, 簡短, 簡潔", Term(Slot.LENGTH, "shorter", "longer")),
        ("缩短, 缩短一下, 精炼, 言简意赅, 压缩", Term(Slot.LENGTH, "shorter", own=True)),
        ("总结, 总结一下, 概括, 概括一下, 摘要", Term(Slot.LENGTH, "shorter", "shorter", own=True)),
        ("一句话, 用一句话, 一句话概括, 一句话总结", Term(Slot.LENGTH, "exactly 1 sentence", own=True)),
        ("长, 啰嗦, 冗长, 長", Term(Slot.LENGTH, "longer", "shorter", bad=True)),
        ("详细, 具体, 深入, 細, 详尽, 詳細", Term(Slot.LENGTH, "longer", "shorter")),
        ("展开, 扩展, 扩写, 展开说说, 展开讲讲, 多说一点, 多说点", Term(Slot.LENGTH, "longer", own=True)),
        ("正式, 严肃正式, 书面, 书面语, 官方", Term(Slot.TONE, "formal", "casual")),
        ("随意, 口语, 口语化, 轻松, 随便, 休闲, 非正式, 輕鬆", Term(Slot.TONE, "casual", "formal")),
        ("死板, 生硬, 官腔", Term(Slot.TONE, "formal", "casual", bad=True)),
        ("友好, 亲切, 温暖, 热情友好", Term(Slot.TONE, "friendly", "neutral")),
        ("专业, 专业化, 商务, 職業", Term(Slot.TONE, "professional", "casual")),
        ("幽默, 搞笑, 有趣, 风趣", Term(Slot.TONE, "funny", "serious")),
        ("严肃, 认真", Term(Slot.TONE, "serious", "funny")),
        ("礼貌, 客气", Term(Slot.TONE, "polite", "direct")),
        ("直接", Term(Slot.TONE, "direct", "polite")),
        ("有说服力, 说服力", Term(Slot.TONE, "persuasive", "neutral")),
        ("中立, 客观", Term(Slot.TONE, "neutral")),
        ("热情, 生动, 活泼", Term(Slot.TONE, "enthusiastic", "neutral")),
        ("简单, 通俗, 通俗易懂, 易懂, 浅显, 容易理解, 簡單", Term(Slot.EXPERTISE, "beginner", "expert")),
        (
            "简化, 简化一下, 初学者, 给初学者, 面向初学者, 适合初学者, 给新手, 新手, 给小白, 小白, 大白话, "
            "用大白话, 给外行, 看不懂",
            Term(Slot.EXPERTISE, "beginner", own=True),
        ),
        ("技术性, 技术, 高级, 深奥专业", Term(Slot.EXPERTISE, "expert", "beginner")),
        ("复杂, 难, 难懂, 深奥, 複雜", Term(Slot.EXPERTISE, "expert", "beginner", bad=True)),
        ("专家, 给专家, 面向专家, 给专业人士, 面向专业人士", Term(Slot.EXPERTISE, "expert", own=True)),
        ("孩子, 给孩子, 小孩, 给小孩, 五岁小孩, 给小朋友, 小朋友, 儿童", Term(Slot.EXPERTISE, "child", own=True)),
        (
            "列表, 要点, 项目符号, 分点, 列点, 清单列表, 条列, 条目, 分条, 列表形式",
            Term(Slot.FORMAT, "bullets", "prose", noun=True),
        ),
        ("编号, 编号列表, 有序列表", Term(Slot.FORMAT, "numbered", "prose", noun=True)),
        ("表格, 表, 表格形式", Term(Slot.FORMAT, "table", "prose", noun=True)),
        ("邮件, 电子邮件, 电邮", Term(Slot.FORMAT, "email", noun=True)),
        ("步骤, 分步骤, 一步一步, 分步", Term(Slot.FORMAT, "steps", noun=True)),
        ("清单", Term(Slot.FORMAT, "checklist", noun=True)),
        (
            "小标题, 加标题, 带标题, 用标题, 分标题, 有标题, 加小标题, 加上小标题, 加上标题",
            Term(Slot.FORMAT, "headings", noun=True),
        ),
        ("只要代码, 只给代码, 只有代码", Term(Slot.FORMAT, "code only", own=True)),
        ("段落, 不要列表, 不要分点, 不用列表", Term(Slot.FORMAT, "prose", own=True)),
        ("json", Term(Slot.FORMAT, "json", noun=True)),
        ("中文, 汉语, 普通话, 华语", Term(Slot.LANGUAGE, "Chinese")),
        ("简体中文, 简体", Term(Slot.LANGUAGE, "Simplified Chinese")),
        ("繁体中文, 繁體中文, 繁体, 繁體", Term(Slot.LANGUAGE, "Traditional Chinese")),
        ("英文, 英语, 英語", Term(Slot.LANGUAGE, "English")),
        ("日语, 日文, 日語", Term(Slot.LANGUAGE, "Japanese")),
        ("德语, 德文", Term(Slot.LANGUAGE, "German")),
        ("法语, 法文", Term(Slot.LANGUAGE, "French")),
        ("西班牙语, 西班牙文", Term(Slot.LANGUAGE, "Spanish")),
        ("韩语, 韩文", Term(Slot.LANGUAGE, "Korean")),
        ("葡萄牙语", Term(Slot.LANGUAGE, "Portuguese")),
        ("俄语, 俄文", Term(Slot.LANGUAGE, "Russian")),
        (
            "再来一次, 再试一次, 再来一个, 重试, 重新生成, 再写一次, 换一个, 换一版, 换个版本, 重写, 再来, "
            "再试试, 重来一次, 再試一次, 另一个版本",
            Term(Slot.AGAIN, own=True),
        ),
        (
            "撤销, 撤回, 撤消, 还原, 恢复, 返回, 退回, 像之前一样, 回到上一个版本, 上一个版本, 上一版, "
            "上一版更好, 之前的更好, 之前的版本更好, 取消修改, 恢复上一版, 撤銷",
            Term(Slot.UNDO, own=True),
        ),
        ("重新开始, 从头开始, 重置, 全部忘掉, 忘掉之前的, 从头来", Term(Slot.RESET, own=True)),
        ("停, 停止, 停下, 取消, 算了, 不用了, 中止, 别写了", Term(Slot.STOP, own=True)),
        (
            "完美, 很好, 太好了, 非常好, 太棒了, 很棒, 棒, 就是这个, 就是这样, 正是我需要的, 正是我想要的, "
            "没问题, 好极了, 满意, 很满意, 可以了, 对了, 好多了, 更好了, 真棒",
            Term(Slot.ACCEPT, own=True),
        ),
        (
            "不对, 错了, 错, 不好, 不行, 不是这个, 不是我要的, 不是我想要的, 不是我问的, 答非所问, 没用, 没帮助, "
            "很差, 不满意, 不喜欢, 我不喜欢, 不是这样",
            Term(Slot.REJECT, own=True),
        ),
        (
            "例子, 举例, 举个例子, 给个例子, 例如, 比如, 举例说明, 加个例子, 一个例子, 示例",
            Term(Slot.EXAMPLE, own=True, noun=True),
        ),
    ),
    scopes={
        Scope.THREAD: "在这个对话中, 在这个对话里, 在本次对话中, 在这个讨论中",
        Scope.ANSWER: "只这一次, 就这一次, 这次, 仅此一次",
        Scope.ALWAYS: "总是, 以后, 以后都, 今后, 从现在开始, 从现在起, 每次, 一直, 始终, 永远",
    },
    add="",
    drop="",
    task="写一首, 写一篇, 写一封, 写一个故事, 帮我写一, 请写一",
)
