"""The words by which a question shows what kind of task it is: what is made, what is done to it, what is asked. Pure.

English first; the commonest verbs and things in German, French, Spanish and Portuguese beside them.
"""

from __future__ import annotations

CODE = (
    r"(?:python|bash|shell|powershell|sql|js|javascript|typescript|vba|java|react|css|html) ?|functions?|scripts?|"
    r"code|"
    r"snippets?|programs?|regex(?:es)?|regexps?|regular expressions?|queries|query|class(?:es)?|methods?|"
    r"(?:unit |integration |e2e )?tests?(?: cases?| suites?)?|endpoints?|apis?|dockerfiles?|docker[- ]compose|yaml|"
    r"makefiles?(?: targets?)?|one[- ]liners?|cli|components?|hooks?|migrations?|algorithms?|parsers?|decorators?|"
    r"cron(?: ?jobs?| expressions?)?|terraform|playbooks?|github actions?|lambdas?|macros?|css|html|sql|regex|"
    r"(?:discord |slack |telegram |chat)bots?|scrapers?|linters?|loops?|recursion|interfaces?|structs?|enums?|types|"
    r"type hints?|docstrings?|schemas?|middleware|webhooks?|binary search|(?:linked list|ring buffer|queue|stack)s?|"
    r"(?:flask|django|fastapi|express|vue|react|svelte|rails|spring|web|todo|node) ?apps?|(?:jq|sed|awk) \w+|"
    r"extensions?|modules?|helm charts?|manifests?|deployments?|login|stored procedures?|triggers?|"
    r"pull requests?|prs?|diffs?|commits?|stack ?traces?|repos?|codebase|"
    # German, French, Spanish, Portuguese
    r"[\w-]*(?:skripte?|funktion|abfrage|programm)|fonctions?|requête|programme|función|consulta|programa|código|"
    r"função"
)
"""What is code, as the thing made or worked on."""

TECH = (
    r"python\d?|javascript|typescript|js|ts|node(?:\.?js)?|java|kotlin|swift|rust|golang|go|c\+\+|cpp|c#|csharp|ruby|"
    r"rails|php|perl|scala|haskell|elixir|lua|bash|zsh|powershell|sql|postgres(?:ql)?|mysql|sqlite|graphql|react|vue|"
    r"angular|svelte|django|flask|fastapi|express|html|css|tailwind|vba|matlab|dart|flutter|pandas|numpy|pytest|jest|"
    r"k8s|kubernetes|helm|terraform|ansible|docker|nginx|jq|awk|sed"
)
"""Languages and tools that code is written in or for."""

WRITING = (
    r"(?:[\w'-]+ )?(?:e-?mails?|mails?)|letters?|(?:blog |linkedin |instagram |facebook |slack |reddit )?posts?|"
    r"blogs?|"
    r"articles?|"
    r"essays?|stor(?:y|ies)|poems?|haikus?|limericks?|sonnets?|songs?|lyrics|speech(?:es)?|toasts?|tweets?|captions?|"
    r"bios?|cover letters?|resumes?|cvs?|press releases?|announcements?|messages?|repl(?:y|ies)|responses?|notes?|"
    r"invit(?:e|ation)s?|headlines?|taglines?|slogans?|product descriptions?|job (?:ads?|descriptions?|postings?)|"
    r"newsletters?(?: intros?)?|memos?|pitch(?:es)?|reviews?|complaints?|apolog(?:y|ies)|eulog(?:y|ies)|"
    r"obituar(?:y|ies)|vows|cards?|greetings?|statements?|paragraphs?|sentences?|introduction|intro|abstract|"
    r"dialogues?|"
    r"scenes?|chapters?|recommendation|reference|release notes|subject lines?(?: ideas)?|personal statement|texts?|"
    r"wording|"
    r"grammar|spelling|names|novels?|screenplay|fairy ?tales?|jokes?|out of office(?: message| reply)?|dm|"
    # German, French, Spanish, Portuguese
    r"briefe?|gedichte?|geschichten?|nachricht|rede|aufsatz|beitrag|anschreiben|bewerbung|courriel|lettre|poème|"
    r"histoire|discours|texte|correo|carta(?: de presentación)?|poema|cuento|mensaje|discurso|texto|mensagem|"
    r"história|redação"
)
"""What is prose, as the thing made or worked on."""

DATA = (
    r"(?:(?:bar|line|pie|area) )?charts?|(?:bar |line )?graphs?|plots?|pivot(?: ?tables?)?|histograms?|scatter "
    r"?plots?|"
    r"box ?plots?|heat ?maps?|dashboards?|data|dataset|data set|numbers|figures|csv|spreadsheets?|(?:google "
    r")?sheets?|"
    r"survey(?: results| answers)?|metrics|rows|columns?|table|outliers?|trends?|trendline|regression line|"
    r"t[- ]tests?|"
    r"(?:excel |google sheets? |spreadsheet )?formulas?|vlookup|pivot|correlations?|mean|median|average|variance|"
    r"standard deviation|std ?dev|percentages?|totals?|sum|growth(?: rate)?|"
    # German, French, Spanish, Portuguese
    r"\w*diagramme?|zahlen|daten|tabelle|graphique|données|chiffres|tableau|gráficos?|datos|cifras|tabla|dados|"
    r"números|tabela|planilha"
)
"""What is data, as the thing made or worked on."""

MAKE = (
    r"write(?: me| us| up)?|draft|compose|create|make(?: me| us)?|generate|prepare|come up with|build(?: me)?|"
    r"implement|code(?: up)?|produce|whip up|develop|give me|give us|need|i need|i want|want|add|set up|show me|"
    r"schreib(?:e|en)?(?: mir| uns)?|erstell(?:e|en)?(?: mir| uns)?|verfass(?:e|en)?|mach(?:e)?(?: mir)?|"
    r"écri(?:s|vez|re)(?:-moi| moi)?|rédige(?:z|r)?|crée(?:z|r)?|fais(?:-moi)?|génère|"
    r"escrib(?:e|a|ir)(?:me)?|escríbeme|redact(?:a|ar)|crea(?:r|me)?|haz(?:me)?|genera|"
    r"escrev(?:a|e|er)(?: me)?|cri(?:e|a|ar)|faça|faz|gere|redija"
)
"""To make something new: what it is decides the kind."""

MEND = (
    r"fix|review|optimi[sz]e|improve|check|clean up|simplify|rewrite|edit|shorten|document|test|convert|port|"
    r"translate|"
    r"turn|make|speed up|update|change|finish|extend|help(?: me)?(?: with| fix)?|look at|look over|tidy(?: up)?|"
    r"repariere?|korrigiere?|verbessere?|corrige(?:z|r)?|améliore(?:z|r)?|mejora(?:r)?|arregla(?:r)?|corrija|"
    r"corrigir|melhore|conserte"
)
"""To work on something that is there: what it is decides the kind."""

REWORD = (
    r"rephrase|reword|paraphrase|proofread|copy-?edit|punch up|ghostwrite|formulier(?:e|en)?|umformulieren|"
    r"lektorier(?:e|en)|reformule(?:z|r)?|reformula(?:r)?|reescrev(?:a|er)|reescrib(?:e|ir)"
)
"""To work on prose, whatever stands behind it."""

TRANSLATE = r"translate|übersetz(?:e|en)?|tradui(?:s|sez|re)|traduce|traducir|traduz(?:a|ir)?"
"""To put prose into another language, unless it is code."""

PROGRAM = r"debug|refactor|unit[- ]test|recompile|lint|deploy|dockeri[sz]e"
"""To work on code, whatever stands behind it."""

REASON = (
    r"explain|eli5|define|clarify|teach me|walk me through|help me understand|describe how|describe the|tell me "
    r"about|"
    r"tell me (?:how|why|what)|give me an overview|overview of|compare|contrast|what(?:'s|s)? the (?:difference|"
    r"point|"
    r"meaning|idea|deal|reason|purpose)|difference between|difference btw|diff between|differences? (?:between|btw)|"
    r"pros and cons|why|how come|"
    r"what (?:is|are|was|were|does|do|did|causes|caused|happens|makes)|what'?s|how (?:does|do|did|is|are|was|"
    r"were)(?! (?:i|we|you|u)\b)|"
    r"erklär(?:e|en)?|warum|wieso|weshalb|was (?:ist|sind|bedeutet|heißt)|wie funktionier(?:t|en)|unterschied "
    r"zwischen|"
    r"expli(?:que|quez|quer)(?:-moi| moi)?|pourquoi|qu'est[- ]ce que?|c'est quoi|comment (?:fonctionne|"
    r"marche)(?:nt)?|"
    r"explic(?:a|ame|ar)|explícame|por qué|qué (?:es|son|significa)|cómo funcionan?|"
    r"expli(?:que|ca|car)|por que|o que (?:é|são|significa)|como funcionam?"
)
"""To be told how something is, or why."""

REASONED = r"\bvs\.?\b|\bversus\b|\bi (?:don'?t|dont|do not) (?:get|understand)\b|\bconfused about\b|\bi'?m lost\b"
"""What shows the same anywhere in a sentence."""

LOOKUP = (
    r"what(?:'s|s| is| are| was| were) (?:the )?(?:best|cheapest|fastest|time|weather|date|price|score|capital|"
    r"population|address|"
    r"phone|name of|latest|status|odds|temperature|score|plan|news|for (?:lunch|dinner|breakfast)|up\b|new\b|next\b)|"
    r"what (?:do|would|did) (?:you|u)|what are (?:you|we|they|some|good|the best)|what(?:'s|s| is) (?:your|my|our) |"
    r"how (?:are|is|was|were|did) (?:you|u|it|your|things)\b|why (?:don'?t|not|are|did|do|would) (?:we|you)\b|"
    r"what(?:'s|s| is) (?:a|the) (?:good|nice|better|nicer|great)|"
    r"how (?:was|were) (?:the|that|this)|why not|how do you (?:feel|like)|o que você|was ist (?:der|die|das) beste"
)
"""Begins as a question for reasons does, and asks for a fact or an opinion."""

FIGURES = (
    r"(?:sales|revenues?|orders|turnover|profits?|expenses)\b(?! (?:pitch|copy|pages?|e-?mails?|process|teams?|strateg|"
    r"funnel|calls?|letters?|people|managers?|law|from chaos))"
)
"""What a business counts, where it is analysed."""
ANALYSE = (
    r"analy[sz]e|crunch|plot|chart|graph|visuali[sz]e|aggregate|correlate|calculate|compute|forecast|extrapolate|"
    r"pivot|tabulate|sum(?: up)?|average|draw|group|summari[sz]e|spot|find|clean up|compare|"
    r"analysier(?:e|en)?|berechne|auswerten|werte|erstell(?:e|en)?|analyse(?:z|r)?|calcule(?:z|r)?|analiz(?:a|ar|e)|"
    r"calcul(?:a|ar|e)|analis(?:a|ar|e)|haz|fais|faça"
)
"""To work on numbers, where data is named or attached."""

SPREAD = ("csv", "tsv", "xlsx", "xls", "ods", "parquet")
"""Ends of the names of files that hold a table."""

SOURCE = (
    "py", "js", "ts", "jsx", "tsx", "java", "go", "rs", "rb", "php", "c", "h", "cc", "cpp", "cs", "kt", "swift", "sh",
    "sql", "css", "scala", "lua", "ipynb", "tf",
)  # fmt: skip
"""Ends of the names of files that hold code."""

ERROR = (
    r"\b\w+(?:error|exception)\b|\berror e\d{4}|\bsegfault|\b(?:stack ?trace|traceback)\b|\bborrow checker\b|"
    r"(?:won'?t|doesn'?t|does not|will not) (?:compile|build|run)\b|\bwrong (?:with|w/?) (?:my|this|the) code"
)
"""What went wrong in code, by what only code says."""

FAULT = rf"{ERROR}|\berrors?\b|\bthrows?\b|\bcrash\w*|\bfail\w*|\bbroken\b|\bwrong\b|\bwork\b|\breturns?\b|\bwhy\b"
"""What may have gone wrong in the code beside it."""

HOWTO = (
    r"how (?:do|can|would|should|could) (?:i|we|you)|how to|where do i|wie (?:kann|mache|schreibe) ich|comment "
    r"(?:faire|je)|"
    r"cómo (?:puedo|hago)|como (?:eu )?(?:faço|posso)"
)
"""To be told how to do something."""

SHEET = r"\b(?:excel|spreadsheets?|google sheets?|vlookup|xlookup|pivot tables?)\b"
"""What formulas are written in."""

SHEETS = r"\b(?:spreadsheets?|google sheets?|csv|data|dataset|charts?|graphs?|formulas?|pivot)\b"
"""What is data even where none is attached."""

MANNER = (
    r"\b(?:sounds?|professional\w*|polite\w*|nicer|harsh|friendl\w+|höflich\w*|grammar|typos?|spelling|wording|tone|"
    r"fautes|rechtschreibung|ortografía|português|orthographe)\b"
)
"""What only prose has."""

WORDED = (
    r"(?:a )?(?:nicer|better|polite|different|another|good|professional) (?:way|word\w*) (?:to say|of saying|for)|"
    r"how (?:should|do|can|would) (?:i|we) (?:word|phrase|say|put|write to)\b|text (?:my|the|him|her) "
)
"""To be told how to word something."""

SOUGHT = r"^what(?:'s|s| is) the (?:[\w-]+ )?(?:regex|query|command|code|one[- ]liner|sql|selector) (?:for|to|that)\b"
"""A piece of code that somebody wants to know."""
