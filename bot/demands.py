"""How people ask for what takes more than words: the patterns of `bot.abilities`, by ability. Pure.

A request stands at the beginning of a sentence or behind words that ask ("can you", "please", "and then").
"""

from __future__ import annotations

import re

from bot.asking import (
    ADJ,
    ASKED_OF_IT,
    HEAD,
    KIND_OF_FILE,
    LIVE,
    MACHINE,
    NO_FILE,
    PAGE,
    PICTURE,
    PLACE,
    RECORDING,
    THE,
    URL,
    WHO_READS,
    WITHIN,
)  # fmt: skip

_DRAW = (
    HEAD + r"(?:draw|sketch|paint)\s+(?!up\b|on\b|from\b|out\b|attention|(?:an?\s+|the\s+|some\s+|any\s+|your\s+)*"
    r"(?:\w+\s+)?(?:conclusions?|parallels?|comparisons?|distinctions?|inferences?|lines? between|line|lessons?|"
    r"analog(?:y|ies)|attention|connections?|insights?|contrast|crowds?|blood|"
    r"(?:vivid |clear |bleak |rosy |grim |different |full |broad )+(?:picture|portrait|scene|image) of)\b)\S+",
    HEAD + r"(?:illustrate|photograph|visuali[sz]e)\s+(?:it|this|that|these|those|the|my|our)\b"
    r"(?!\s+(?:point|idea|concept|difference)\w*\s+with\s+(?:an?\s+)?(?:example|stor|analog))",
    HEAD + r"(?:plot|graph|chart)\s+(?!an?\s+(?:course|path|way)|twist|hole|theory|database)"
    r"(?:it|this|that|these|those|the|my|our|\w+\s+(?:over|by|against|per|as))\b",
    HEAD + r"(?:make|create|generate|show|give|add|include|design|render|produce|do|use|get|insert|attach|provide|"
    r"send|see|find|put|need|want)\s+" + THE + ADJ + PICTURE,
    r"\b(?:i|we)(?:['’]d)? (?:want|need|would like|like|prefer)\s+(?:to see\s+)?" + THE + ADJ + PICTURE,
    r"\b(?:as|into|with)\s+an?\s+" + ADJ + PICTURE + r"(?!\s+(?:that|which|who)\b)",
    r"^(?:and |now |maybe |or |what about |how about )?(?:an?\s+|some\s+)?(?:(?:bar|pie|line|nice|small|big|"
    r"simple)\s+)?"
    + PICTURE + r"(?:\s+(?:please|of|for|showing|with)\b.*)?\s*[.!?]*$",
    r"\b(?:can|could) (?:i|we) (?:see|have|get)\s+" + THE + ADJ + PICTURE,
    r"\b(?:zeichne|male)\s+\S+|\b(?:dessine|dessinez)\b|\bdibuja\w*\s+(?!(?:una? )?(?:conclusi|paralel|"
    r"compara))\S+|\bdesenh[ae]\s+\S+|"
    r"\b(?:mach|mache|erstelle?|erzeuge?|zeige?|generiere)\s+(?:\w+\s+){0,4}(?:bild|foto|diagramm|grafik|"
    r"zeichnung|logo)\b|"
    r"\b(?:fais|faites|crée|créez|montre|génère)\S*\s+(?:\w+\s+){0,3}(?:image|photo|dessin|graphique|diagramme)\b|"
    r"\b(?:haz|crea|genera|muestra|hazme|créame)\s+(?:\w+\s+){0,3}(?:imagen|foto|dibujo|gráfico|gráfica|diagrama)\b|"
    r"\b(?:faça|crie|gere|mostre|faz|cria)\s+(?:\w+\s+){0,3}(?:imagem|foto|desenho|gráfico|diagrama)\b|"
    r"\bfüge?\s+(?:\w+\s+){0,3}(?:bild|foto|diagramm|grafik|zeichnung)\b.{0,20}\b(?:hinzu|ein)\b|"
    r"\b(?:ajoute|ajoutez|insère|insérez|mets|mettez)\s+(?:\w+\s+){0,3}(?:image|photo|dessin|graphique|diagramme)\b|"
    r"\b(?:añade|agrega|incluye|inserta|pon)\s+(?:\w+\s+){0,3}(?:imagen|foto|dibujo|gráfico|gráfica|diagrama)\b|"
    r"\b(?:adicione|adiciona|inclua|insira|coloque)\s+(?:\w+\s+){0,3}(?:imagem|foto|desenho|gráfico|diagrama)\b|"
    r"(?:絵|図|グラフ|画像|イラスト|写真|チャート)(?:を|も)?(?:追加|入れて|付けて|載せて)|"
    r"(?:加|添加|附|插入|配)(?:上)?(?:一)?(?:张|張|个|個|幅)?[^。，]{0,6}(?:图|圖|照片|图片|图表)|"
    r"(?:絵|図|グラフ|画像|イラスト|写真|チャート)(?:を|も)?(?:描|書|かい|作|つく|生成|見せ|表示)|画(?:一|个|個|張|张|幅)|"
    r"(?:生成|做|给我|給我|制作|来)(?:一)?(?:张|張|个|個|幅)?[^。，]{0,6}(?:图|圖|照片|图片|图表)",
)  # fmt: skip
_LOOK_UP = (
    HEAD + r"(?:look\s+(?:it\s+|that\s+|this\s+)?up\b(?!\s+(?:to|table|at|from|into))|google\s+\S+|"
    r"browse\s+(?:the\s+|for\s+)?(?:web|internet|net|online)|check\s+the\s+(?:news|weather|scores?|prices?|traffic)|"
    r"search\s+(?:the\s+)?(?:web|internet|net|online|google)|search\s+(?:for|up)\s+(?!(?:an?\s+)?(?:better|"
    r"other|another|nicer|stronger|simpler|new)\b|(?:synonym|word|typo|error|mistake|"
    r"bug|meaning))\S+|"
    r"check\s+(?:\w+\s+){0,3}online|fetch\s+(?:the\s+)?(?:latest|current|live)|"
    r"find\s+(?:\w+\s+){0,5}(?:online|on the (?:web|internet)))",
    HEAD + r"look\s+(?:\w+\s+){1,4}up\b(?!\s+(?:to|table))",
    r"\b(?:today['’]s|tonight['’]s|tomorrow['’]s|yesterday['’]s|current|latest|live|up-to-date|real-?time|"
    r"this week['’]s)\s+(?:\w+\s+){0,3}?" + LIVE + r"\b(?!\s+(?:complexity|series|zone|field|column|function|"
    r"variable|stamp|management|format|api|app|template|endpoint|widget|section|part|paragraph|article|bullet|item))",
    r"\bwhat(?:['’]?s| is| will)\s+(?:the\s+)?weather\b(?!\s*[?.]?$|\s+(?:forecast\w*|fronts?|patterns?|"
    r"systems?|stations?|balloons?))|"
    r"\bweather\s+(?:\w+\s+){0,3}(?:today|tomorrow|now|this weekend|tonight|in (?-i:[A-Z])\w+)",
    r"\bwhat\s+(?:time|day|date)\s+is\s+it\b|\bis it (?:raining|snowing|sunny)\b|\bhow(?:['’]s| is) the weather\b|"
    r"\bwill it (?:rain|snow)\b",
    r"\b" + LIVE + r"\b(?:\s+\w+){0,4}\s+(?:right now|at the moment|today|as of now|tonight|at present)\b",
    r"\bhow much (?:is|does|are|do)\b.{1,50}\b(?:right now|now|today|currently|at the moment|these days)\b",
    r"\bwho (?:won|is winning|scored|plays|is playing)\b.{0,50}\b(?:yesterday|today|tonight|last night|this weekend|"
    r"right now|now)\b",
    r"\bwho(?:['’]s| is)\b.{1,40}\b(?:right now|currently|at the moment|today)\b",
    r"\bwhat(?:['’]?s| is)\b.{0,30}\b(?:stock price|share price|exchange rate|bitcoin|market cap)\b",
    r"\bwhat(?:['’]?s| is) trending\b|\bwhat(?:['’]?s| is)\b.{1,40}\btrading at\b|"
    r"\bwhat(?:['’]?s| is) the (?:score|traffic)\b|\bwho(?:['’]?s| is) the (?:current|"
    r"present)\b(?!\s+(?:speaker|narrator|character|user|person|owner of this|author))|"
    r"^is (?-i:[A-Z])\w+ (?:down|offline)\b(?: right now| today| again)?\s*\?",
    r"\baktuelle[nrs]?\s+(?:\w+\s+)?[\w-]*(?:preise?|wetter|kurse?)\b|"
    r"\bwie (?:viel|teuer)\b.{1,40}\b(?:heute|gerade|aktuell|momentan)\b|"
    r"\b(?:prix|combien (?:coûte|vaut))\b.{1,40}\b(?:aujourd['’]hui|maintenant|actuellement|en ce moment)|"
    r"\b(?:precio|cuánto (?:cuesta|vale))\b.{1,40}\b(?:hoy|ahora|actualmente)\b|"
    r"\b(?:preço|quanto (?:custa|vale|está))\b.{1,40}\b(?:hoje|agora|atualmente)\b",
    r"\bhow many\b(?!\s+(?:words|sentences|characters|bullets|points|paragraphs|wishes|"
    r"lines)).{1,60}\b(?:right now|currently|at the moment|as of (?:now|today))|"
    r"\b(?:is|are) (?!(?:the |my )?(?:tone|text|answer|list|end|intro|wording|style)\b)(?:the |"
    r"my )?(?:\w+ ){1,4}(?:running|open|closed|down|up|delayed|on time|working) "
    r"(?:today|tonight|right now|now|tomorrow)\b|"
    r"\b(?:check|see|tell me) (?:if|whether) (?:my|our|the) (?:web)?(?:site|page|server|app|service|api)s? (?:is|are) "
    r"(?:up|down|online|reachable|working)\b|"
    r"\bfind (?:me |us )?(?:the |an? )?(?:cheap\w*|best|next|nearest|closest|available)\b.{0,40}\b(?:flights?|"
    r"hotels?|trains?|"
    r"tickets?|restaurants?|deals?|buses|bus|rooms?)\b",
    r"\bwie sp[äa]t ist es\b|\bwas kostet\b.{1,40}\b(?:gerade|heute|aktuell|momentan|jetzt)\b|"
    r"\bquelle heure est-il\b|\bqué hora es\b|\bque horas s[ãa]o\b|\bcomo está o tempo\b|"
    r"(?:今|いま)(?:は)?何時|(?:现在|現在)几点|几点了",
    r"\bwhat(?:['’]?s| is) (?:happening|going on) (?:in the (?:news|world)|today|right now)",
    r"\b(?:aktuelle[nrs]?|heutige[nrs]?)\s+(?:\w+\s+)?(?:\w*preise?|\w*wetter|nachrichten|\w*kurse?|stand)\b|"
    r"\bwetter\s+(?:\w+\s+){0,3}(?:heute|morgen)|"
    r"\b(?:wie (?:ist|wird) das wetter|such\w* (?:im (?:internet|netz|web)|online)|googel\w*)|"
    r"\b(?:cherche\w*\s+(?:\w+\s+){0,3}sur (?:internet|le web|google)|quel temps fait|météo|prix actuel|cours actuel|"
    r"actualités (?:du jour|d))|"
    r"\b(?:busca\w*\s+(?:\w+\s+){0,4}(?:en (?:internet|google|la web|línea))|qué tiempo hace|precio actual|"
    r"noticias de hoy|tiempo (?:hace|hará) )|"
    r"\b(?:pesquis\w+\s+(?:\w+\s+){0,4}(?:na internet|no google|na web|online)|previsão do tempo|preço atual|"
    r"notícias de hoje)|"
    r"(?:今日|現在|今|最新|明日)の[^。]{0,8}(?:天気|株価|ニュース|価格|値段|為替|レート)|"
    r"(?:検索|ググ|調べ)(?:して|て)(?:ください|くれ|$)|"
    r"(?:今天|现在|目前|最新|明天|今日)的?[^。]{0,8}(?:天气|天氣|股价|股價|新闻|新聞|价格|價格|汇率|匯率)|"
    r"(?:上网|在网上|网上)(?:查|搜)|搜索一下|查一下",
)  # fmt: skip
_RUN = (
    HEAD + r"(?:run|execute)\s+(?:`[^`]*`|…)\s*(?:and|,|on my|for me|then|$)|"
    + HEAD + r"(?:push|commit|merge|upload)\s+(?:it|this|that|these|the changes|my changes)\s+(?:to|into|on)\s+"
    r"(?:git\w*|github|gitlab|bitbucket|main|master|prod\w*|the repo\w*|my repo\w*|our repo\w*|npm|pypi)\b",
    HEAD + r"(?:deploy|release|ship|roll out)\s+(?:it|this|that)\b"
    r"(?!\s+(?:section|paragraph|argument|as|in (?:words|prose)))|"
    + HEAD + r"(?:restart|reboot|redeploy|stop|start)\s+[\w.-]+\s+on\s+(?:prod\w*|staging|(?:the|our|my)\s+\w+|"
    r"(?:server|host)\b)|" + HEAD + r"ssh\s+(?:in)?to\b",
    r"\b(?:exécute|exécutez|lance|lancez|déploie|déployez)\b.{0,30}\bsur (?:notre|mon|nos|mes|le) serveurs?\b|"
    r"\b(?:ejec[uú]ta|despliega|desplega|corre)\w*\b.{0,30}\ben (?:nuestro|mi|el) servidor\b|"
    r"サーバー?(?:上)?で[^。]{0,6}(?:実行|動か|走らせ)|在(?:我们|我|我們)的?(?:服务器|伺服器|电脑)上(?:运行|执行|跑|執行)",
    HEAD + r"(?:run|execute)\s+(?:it|this|that|these|them|those|(?:the|my|our|your)\s+(?:\w+\s+){0,2}" + MACHINE
    + r")\b(?:(?!\s+(?:by|through|past)\s+(?:me|him|her|them|us))|$)(?=.{0,60}(?:" + MACHINE
    + r"|\band\b|output|result|server|machine|$))",
    HEAD + r"(?:restart|reboot|deploy|redeploy|shut ?down|install|log\s?in(?:to| to| on)|ssh (?:in)?to|connect to|"
    r"stop|kill|patch|provision|back ?up)\s+(?:it|this|that|(?:the|my|our|your|production|prod)\b)"
    r"(?!\s+\w+\s+(?:section|paragraph|sentence))(?=.{0,40}(?:" + MACHINE
    + r"|prod|live|staging|cloud|aws|node|docker|nginx|postgres|redis)|\s*[.!?]*$)",
    HEAD + r"(?:query|check|inspect|ping|monitor|look (?:at|into|on))\s+(?:my|our)\s+(?:\w+\s+){0,2}(?:servers?|"
    r"databases?|db|logs?|cluster|disk|network|machine|computer|router|website|services?)\b",
    r"\b(?:führe?|starte|lass)\s+(?:\w+\s+){0,4}(?:code|skript|server|befehl|abfrage|programm)\b|"
    r"\b(?:exécute\w*|lance|redémarre\w*)\s+(?:\w+\s+){0,3}(?:code|script|serveur|commande|requête|programme)|"
    r"\b(?:ejecuta\w*|reinicia\w*|corre)\s+(?:\w+\s+){0,3}(?:código|script|servidor|comando|consulta|programa)|"
    r"\b(?:execut[ae]|reinici[ae]|rode|roda)\s+(?:\w+\s+){0,3}(?:código|script|servidor|comando|consulta|programa)|"
    r"(?:コード|スクリプト|サーバー|コマンド|プログラム|クエリ)を[^。]{0,4}(?:実行|再起動|走らせ|動かし)|"
    r"(?:运行|執行|执行|重启|重啟|部署)[^。]{0,6}(?:代码|程式|脚本|服务器|命令|查询|程序)",
)  # fmt: skip
_SEND = (
    HEAD + r"(?:send|forward|submit|deliver|fax)\s+(?!me\b(?!.{0,60}\b(?:e-?mail|by mail|sms|text message)\b)|us\b)"
    r"(?:(?:it|this|that|these|them|him|her|(?:an?|the|my|our|your)\s+(?:\w+\s+){0,2}(?:e-?mails?|mails?|"
    r"messages?|texts?|"
    r"sms|invit\w+|reports?|letters?|repl(?:y|ies)|answers?|summary|draft|invoices?|dms?|notes?|files?)|everyone|"
    r"everybody|all|(?-i:[A-Z])[a-z]+)\b)(?!\s+(?:back\s+|on\s+)?to\b" + PLACE + ")",
    HEAD + r"(?:e-?mail|dm|tweet|text|message)\s+(?:it|this|that|him|her|them|everyone|everybody|"
    r"the (?:team|client|customer|boss|group)|my \w+|our \w+|(?-i:[A-Z])[a-z]+)\b",
    HEAD
    + r"(?:post|publish|share|upload|tweet)\s+(?:it|this|that|the \w+|my \w+|them)\s+(?:on|to|in|with|at)\b"
    + WITHIN,
    HEAD + r"(?:post|publish|upload|tweet)\s+(?:it|this|that)\s*[.!]*$",
    HEAD + r"(?:mail|slack|whatsapp|fax|ping|notify|alert|inform)\s+(?:it\b|this\b|him\b|her\b|them\b|everyone\b|"
    r"(?-i:[A-Z])[a-z]+"
    r"|(?:the|my|our|these|those|all)\s+(?:\w+\s+)?(?:channel|team|group|boss|manager|clients?|customers?|colleagues?|"
    r"\w+\s+to\s+(?:him|her|them|my|our|the|(?-i:[A-Z]))))" + WITHIN,
    HEAD
    + r"(?:e-?mail|forward|send)\s+(?:the|my|our|this)\s+"
    + WHO_READS
    + r"(?:\w+\s+){1,2}to\b"
    + WITHIN
    + r"\s+(?:him|her|them|my|our|the|"
    r"(?-i:[A-Z]))",
    r"\b(?:schick\w*|sende|versende|poste)\s+(?:\w+\s+){0,4}(?:an\s+\w+|mail|e-mail|nachricht|ab)\b|"
    r"\b(?:envoie|envoyez)\b(?!-moi)\s*\S+|"
    r"\b(?:envía(?:le|lo|la|selo)?|manda(?:le|lo|la|selo)?)\s+(?:\w+\s+){0,4}(?:a|un|correo|mensaje|email)\b|"
    r"\b(?:envie|manda|mande)\s+(?:\w+\s+){0,4}(?:para|um e-mail|mensagem|email)\b|"
    r"(?:メール|メッセージ)を?[^。]{0,6}(?:送って|送信して|送信)|"
    r"(?:发|發|寄|发送|發送)(?:一)?(?:封|个|個|条|條)?(?:邮件|郵件|电子邮件|消息|短信|给他|给她)",
)
_REMIND = (
    HEAD + r"remind\s+(?:me|us|him|her|them|everyone)\s+(?:to|at|in|on|tomorrow|every|about|when|later|next|tonight|"
    r"before|after|again (?:in|at))\b",
    HEAD + r"(?:set|create|add|make|schedule)\s+(?:me\s+)?(?:an?|the|my)\s+(?:\w+\s+){0,2}(?:reminders?|alarms?|"
    r"timers?|calendar (?:event|entry))\b",
    HEAD + r"wake me\b",
    HEAD
    + r"keep an eye on\s+(?:my|our|the)\s+(?:inbox|server|price|market|stock|site|website|logs?|news|calendar)s?\b",
    HEAD + r"let (?:me|us) know\s+(?:when|once|as soon as)\s+(?:the\s+|my\s+|our\s+|an?\s+)?(?:\w+\s+)?(?:price|"
    r"stock|rate|"
    r"site|server|build|deploy\w*|order|ticket|flight|package|weather|score|market)s?\b",
    HEAD + r"(?:message|ping|tell|notify|alert|text|e-?mail|write)\s+me\s+(?:when|every|tomorrow(?!['’]s)|at \d|"
    r"in \d|later|if (?!(?:this|that|it|i|you|there|these|my|we)\b)|"
    r"as soon as|next)\b",
    HEAD + r"schedule\s+(?:an?|the|this|my|our)\s+(?:\w+\s+){0,2}(?:meetings?|calls?|events?|appointments?|posts?)\b",
    HEAD + r"(?:put|add|save)\s+(?:it|this|that|them|the \w+)\s+(?:to|on|in|into)\s+(?:my|our|the)\s+calendar",
    r"\berinner\w*\s+mich\b(?!\s+(?:bitte\s+)?(?:was|wie|wer|warum))|"
    r"\bstell\w*\s+(?:\w+\s+){0,3}(?:wecker|timer|erinnerung)|\brappelle[sz]?-moi\s+(?:de|d['’]|demain|à)|"
    r"\brecuérdame\s+(?:que|a|mañana|el|en)|\bme lembr[ae]|\blembre-me|リマインド|"
    r"(?:思い出させて|アラームを(?:セット|設定))|提醒我|设(?:个|置)?(?:一个)?(?:闹钟|提醒)",
)
_OPEN = (
    HEAD + r"(?:read|check|open|scan|look (?:at|through)|go through)\s+(?:my|our)\s+(?:\w+\s+)?"
    r"(?:e-?mails|inbox|calendar|dashboards?|drive)\b(?!\s+(?:template|widget|code|draft))",
    r"\bwhat(?:['’]s| is| are) (?:in |on )?(?:my|our) (?:unread |new )?(?:e-?mails|inbox|calendar)\b",
    HEAD + r"(?:open|visit|go to|click(?: on)?|follow|access|browse|crawl|scrape|download)\s+"
    r"(?:(?:this|that|the|my|our|these|those)\s+(?:\w+\s+){0,2}" + PAGE + r"\b|" + URL + r")(?!\s+(?:section|"
    r"menu|tag))",
    r"\b(?:read|download|summari[sz]e|check|review|analy[sz]e|translate|look at|see|explain|tl;?dr|according to|"
    r"proofread|"
    r"based on|what does|what['’]s (?:on|in)|what is (?:on|in)|describe|compare)\b.{0,40}?" + URL,
    HEAD + r"(?:read|summari[sz]e|check|review|analy[sz]e|translate|look at|proofread)\s+"
    r"(?:(?:this|that|my|our|these|the attached|the linked)\s+(?:\w+\s+){0,1}" + PAGE + r")\b",
    r"\b(?:öffne|lies|fasse|besuche|ouvre|ouvrez|lis|lisez|résume[rz]?|abre|lee|resume|abra|leia|"
    r"resuma)\s+(?:\w+\s+){0,3}"
    + URL,
    r"\b(?:öffne|lies|fasse)\s+(?:\w+\s+){0,3}(?:link|datei|seite|webseite|dokument|pdf)\b|"
    r"\b(?:ouvre|ouvrez|lis|résume)\s+(?:\w+\s+){0,3}(?:lien|fichier|page|document)\b|"
    r"\b(?:abre|lee|resume)\s+(?:\w+\s+){0,3}(?:enlace|archivo|página|documento)\b|"
    r"\b(?:abra|leia|resuma)\s+(?:\w+\s+){0,3}(?:link|arquivo|página|documento)\b|"
    r"(?:リンク|ファイル|ページ|サイト)を[^。]{0,4}(?:開いて|読んで|見て)|"
    r"(?:打开|打開|读一下|看一下)[^。]{0,6}(?:链接|連結|文件|网页|網頁|网站)",
)  # fmt: skip
_REMEMBER = (
    r"\b(?:in|from|of)\s+(?:my|our|the|your)\s+(?:other|last|previous|earlier|old)\s+(?:\w+\s+)?(?:chats?|"
    r"conversations?|threads?|sessions?)\b",
    r"\b(?:what|when|where|which|who)\b.{0,20}\b(?:did|had|was|were)\s+(?:i|we|you)\b.{0,50}\b(?:last time|yesterday|"
    r"last (?:week|month|year|night)|the other day)\b",
    r"\b(?:do you|can you|you)\s+(?:still\s+)?(?:remember|recall)\b.{0,60}\b(?:me|last (?:time|week|month)|yesterday|"
    r"other (?:chat|thread|conversation)|we (?:talked|discussed|spoke|said))\b",
    r"\b(?:like|as)\s+(?:we|you|i)\s+(?:discussed|said|told you|talked about|agreed|did)\s+"
    r"(?:last (?:time|week|month)|yesterday|the other day)\b",
    r"\b(?:letztes mal|gestern|letzte woche)\b.{0,30}\b(?:gesagt|besprochen|geschrieben|gefragt)|"
    r"\berinnerst du dich\b|\btu te souviens|\bla dernière fois\b.{0,20}\b(?:dit|parlé)|"
    r"\bte acuerdas\b|\bla última vez\b.{0,20}\b(?:dij|habl)|\bvocê (?:se )?lembra\b|\bda última vez\b|"
    r"前回の(?:会話|チャット|話)|覚えてい?ますか|上次(?:我们|我|你)?(?:说|聊|讨论|談)|你还?记得",
)
_CALL = (
    HEAD + r"(?:(?:phone|ring|dial)\s+(?:him|her|them|me|us|my|the|our|\+?\d|(?-i:[A-Z]))|"
    r"call\s+(?:him|her|them|us)\b(?!\s+(?:an?|the|by)\b)|"
    r"call\s+(?:my|our|the)\s+(?:mom|mum|dad|mother|father|doctor|dentist|bank|customer|client|restaurant|office|boss|"
    r"landlord|hotel|police|team|school|support|store|shop|company|airline|insurance|lawyer|wife|husband|friend|"
    r"hotline)s?\b|call\s+\+?\d[\d -]{4,}|call me\s+(?:at|on|back|in|later|tomorrow|when|now|tonight)\b|"
    r"give\s+(?:me|him|her|them|us|my \w+)\s+a\s+(?:\w+\s+)?call\b|make\s+a\s+(?:phone\s+)?call\b)",
    r"\bruf\w*\s+(?:\w+\s+){1,4}an\b|\b(?:appelle|appelez|téléphone)[ -](?:moi|le|la|les|mon|ma)\b|"
    r"\bllama\s+(?:a\s+|al\s+|por teléfono)\w+|\bll[aá]mame\b|\bligue\s+para\b|\bliga\s+para\b|"
    r"電話(?:して|をかけて|かけて)|(?:打电话|打電話)(?:给|給)?",
)
_WATCH = (
    HEAD + r"(?:watch|listen to|transcribe|hear|view|play)\s+(?:it\b|(?:this|that|the|my|our|these)\s+(?:\w+\s+){0,2}"
    + RECORDING + r"\b|" + URL + ")",
    r"\b(?:summari[sz]e|describe|explain|review|analy[sz]e|translate)\s+(?:this|that|my|the attached|the linked)\s+"
    r"(?:\w+\s+)?(?:" + RECORDING + r"|pictures?|images?|photos?|screenshots?|selfies?)\b",
    r"\bwhat (?:does|do) (?:the|this|my|that|these) (?:attached )?(?:screenshots?|photos?|pictures?|videos?|"
    r"recordings?|images?) "
    r"(?:show|say|depict)\b",
    r"\bwhat(?:['’]s| is| do you see| can you see)\s+(?:shown\s+|happening\s+)?(?:in|on)\s+(?:this|my|the attached|"
    r"that)\s+(?:\w+\s+)?(?:picture|image|photo|screenshot|video|clip)\b",
    HEAD + r"look at\s+(?:this|my|the attached|that)\s+(?:\w+\s+)?(?:picture|image|photo|screenshot|video)\b",
    r"\b(?:schau\w*|sieh)\s+(?:\w+\s+){0,3}(?:video|film|bild|foto)\b|"
    r"\bregarde[sz]?\s+(?:\w+\s+){0,2}(?:vidéo|film|photo|image)\b|"
    r"\bmira\s+(?:\w+\s+){0,2}(?:vídeo|video|foto|imagen)\b|"
    r"\b(?:assista|veja)\s+(?:\w+\s+){0,2}(?:vídeo|foto|imagem|filme)\b|"
    r"(?:動画|ビデオ|映像|写真|画像)を?(?:見て|観て|確認して)|"
    r"看(?:一下|看)?(?:这个|这段|这张|這個)?(?:视频|影片|照片|图片)",
)  # fmt: skip
_PAY = (
    HEAD + r"(?:pay\s+(?:my|the|this|our|for (?:it|this|my|the)|him|her|them|\$?\d)\b(?!\s+attention)|"
    r"(?:buy|purchase)\s+(?:me|it|this|that|us|\d|an?|some|the|two|three)\b|"
    r"order\s+(?:me\s+|us\s+)?(?:an?|some|two|three|four|\d+)\s+(?!list|by)\w+|"
    r"(?:book|reserve)\s+(?:me\s+|us\s+)?(?:an?|the|two|my|our|some|\d)\s+(?:\w+\s+){0,3}(?:tables?|flights?|rooms?|"
    r"tickets?|hotels?|appointments?|seats?|taxis?|cabs?|trains?|trips?|cars?|rides?|reservations?)\b|"
    r"(?:transfer|wire|donate|refund)\s+(?:me\s+|him\s+|her\s+|them\s+)?[$€£]?\d|subscribe (?:me|us) to|venmo\b)",
    r"\b(?:bezahle?|kaufe?|bestelle?|buche?|überweise?)\s+(?:mir\s+|uns\s+)?(?:ein|eine|einen|die|den|das|meine|\d)\b|"
    r"\b(?:paie|payez|achète|achetez|réserve|réservez|commande)[ -](?:moi\s+)?(?:un|une|le|la|ma|mon)\b|"
    r"\b(?:paga|compra|cómprame|reserva|resérvame)\s+(?:un|una|el|la|mi)\b|"
    r"\b(?:pague|compre|reserve)\s+(?:um|uma|o|a|minha|meu)\b|"
    r"(?:予約|購入|注文|支払|送金)(?:を)?(?:して|い)|(?:帮我|幫我|替我)(?:订|買|买|付|预订|转账|支付)|"
    r"(?:^|[，。,请請])(?:订|訂|预订|買|买)(?:一|两|兩|个|個)?(?:张|張|间|間|份|个|個)[^。，]{0,6}(?:票|酒店|房|餐|位)",
)

_MAKE = (
    HEAD + r"(?:make|create|generate|produce|build|prepare|give|need|want|export|save|download|provide|output|"
    r"get)\s+" + THE
    + r"(?:(?!of\b|from\b|for\b|about\b|on\b|in\b|out\b)[\w-]+\s+){0,2}?" + KIND_OF_FILE + NO_FILE,
    HEAD + r"(?:export|save|download|convert|turn|put|make|change|transform|store|output|get|render)\s+"
    r"(?:(?:it|this|that|them|these|everything|all|(?:the|my|our|your)\s+(?:\w+\s+)?\w+)\s+)?(?:as|to|into|in)\s+"
    + THE + r"(?:" + KIND_OF_FILE + NO_FILE + r"|files?\b|disk|(?:desktop|downloads?)(?: folder)?)",
    r"^(?:and |now |ok |please )*(?:as|in|into|to) (?:an? )?" + KIND_OF_FILE + r"(?: please| file)?\W*$",
    r"\b(?:exportier|speicher|erstell|mach|erzeug|generier)\w*\b.{0,40}\b(?:powerpoint|excel|pdf|word)(?:[- ]?datei|"
    r"[- ]?dokument|[- ]?tabelle)?\b|^als (?:pdf|excel\w*|powerpoint|word\W?\w*)\W*$|"
    r"\b(?:exporte[rz]?|enregistre[rz]?|crée[rz]?|fais|exporta\w*|guarda\w*|crea|haz|exporte|salve|salva|gere|crie)\b"
    r".{0,40}\b(?:powerpoint|excel|pdf|word)\b|"
    r"(?:PDF|Excel|エクセル|パワポ|パワーポイント|Word|ワード)(?:ファイル)?(?:に|で|として)(?:して|出力|保存|変換|書き出)|"
    r"(?:导出|匯出|保存|生成|做成|做)[^。，]{0,6}(?:PDF|Excel|PPT|Word)",
)  # fmt: skip
DEMANDS: dict[str, tuple[re.Pattern[str], ...]] = {
    ability: tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (*patterns, *((ASKED_OF_IT[ability],) if ability in ASKED_OF_IT else ()))
    )
    for ability, patterns in (
        ("draw", _DRAW),
        ("look up", _LOOK_UP),
        ("run", _RUN),
        ("send", _SEND),
        ("remind", _REMIND),
        ("open", _OPEN),
        ("remember", _REMEMBER),
        ("call", _CALL),
        ("watch", _WATCH),
        ("pay", _PAY),
        ("make files", _MAKE),
    )
}
"""By the ability's name: one match in a sentence is a request."""
