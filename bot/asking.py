"""The words of which requests are made, as patterns: what asks, and what things are asked of. Pure."""

from __future__ import annotations

HEAD = (
    r"(?:^|[,;:]\s*|\b(?:please|pls|can you|could you|would you|will you|can u|and|then|also|now|just|you to|you can|"
    r"you|kindly|go ahead and|able to|let['’]s|instead|bitte|por favor|puedes|podrías|pode|você pode|peux-tu|"
    r"pouvez-vous|tu peux|kannst du|können sie|könntest du)\s+)"
    r"(?:please\s+|also\s+|just\s+|quickly\s+|now\s+|bitte\s+|mir\s+)*"
)
THE = r"(?:(?:an?|the|this|that|these|those|my|our|your|some|me|us|it|him|her|them|all|another|one|of|to|for|with)\s+)*"
ADJ = (
    r"(?:(?!(?:big|bigger|clear|full|fuller|complete|whole|vivid|rundown|run-down|summary|synopsis|outline|recap|gist|"
    r"analysis|explanation|description|overview|retelling|prompt|caption|title)\b|"
    r"docker|container|disk|helm|mental|word|iso|vm|system|boot)[\w-]+\s+){0,3}?"
)
PICTURE = (
    r"(?:(?:pictures?|images?|photos?|photographs?|drawings?|illustrations?|sketch(?:es)?|charts?|diagrams?|"
    r"infographics?|logos?|memes?|gifs?|visuali[sz]ations?|visual representations?|flow ?charts?|posters?|heat ?maps?|"
    r"histograms?|scatter ?plots?|graphs?|plots?)\b(?!\s+(?:of accounts|data structures?|class(?:es)?|"
    r"algorithms?|traversals?|database|theory|ql|tag|processing|library|"
    r"prompt|descriptions?|hole|twist|line|summary|outline|point|briefs?|ideas?|captions?|"
    r"titles?|names?|concepts?|slogans?|alt text|format|types?|axis|legend|guidelines)))"
)
LIVE = (
    r"(?:prices?|weather|news|scores?|exchange rates?|stock|share price|temperature|forecast|traffic|results|"
    r"standings|headlines|odds|date|time|(?:tide|train|bus|flight|show) times?|departures|"
    r"arrivals|listings|value of \w+|bitcoin|btc|rates?|gas prices?|schedule|menu|opening hours)"
)
MACHINE = (
    r"(?:code|scripts?|quer(?:y|ies)|tests?|programs?|commands?|functions?|notebooks?|benchmarks?|sql|apps?|servers?|"
    r"services?|pipelines?|migrations?|builds?|containers?|machines?|computers?|laptops?|databases?|db|cluster|pods?|"
    r"router|website|pc)"
)
PAGE = (
    r"(?:links?|urls?|pages?|websites?|sites?|files?|pdfs?|documents?|docs?|spreadsheets?|attachments?|articles?|"
    r"repos?|repository)"
)
URL = r"(?:https?://|www\.)\S+"
RECORDING = (
    r"(?:videos?|clips?|movies?|films?|recordings?|podcasts?|audio|songs?|episodes?|"
    r"voice (?:notes?|messages?|memos?)|youtube)"
)

PLACE = (
    r"\s+(?:the\s+|an?\s+|its\s+|their\s+)?(?:\w+\s+){0,2}?(?:sections?|paragraphs?|sentences?|chapters?|parts?|steps?|"
    r"pages?|lines?|end|ending|beginning|start|top|bottom|front|back|conclusion|introduction|intro|appendix|footnotes?|"
    r"readers?|audience)\b"
)
"""A place in the text itself, or those who read it."""
WITHIN = rf"(?!{PLACE})"
WHO_READS = (
    r"(?!(?:\w+\s+)?(?:readers?|users?|visitors?|audience|hero(?:ine|es)?|characters?|protagonists?|players?)\b)"
)
"""Not those whom a text leads somewhere."""

KIND_OF_FILE = (
    r"(?:power ?points?|pptx?|excel(?:[ -](?:files?|sheets?|spreadsheets?|workbooks?))?|xlsx?|word[ -](?:docs?|"
    r"documents?|"
    r"files?)|docx|pdfs?(?: files?)?|google (?:docs?|sheets?|slides)|keynote|zip(?: files?)?|epub|"
    r"download(?:able)?(?: \w+)? (?:files?|links?|versions?))\b"
)
NO_FILE = (
    r"(?!['’]s)(?!\s+(?:formulas?|macros?|functions?|templates?|tips?|tutorials?|courses?|parsers?|librar\w+|code|"
    r"scripts?|"
    r"shortcuts?|outlines?|text|contents?|titles?|training|skills?|in python|with python|using|export\w*|reader))"
)
"""What no file is, though it has the name of one."""

_ABLE = r"\b(?:(?:can|could|do) you|are you (?:able to|allowed to)|do you know how to)\s+(?:also\s+|even\s+|really\s+)?"
"""How somebody asks what the bot can do, before doing any of it."""
ASKED_OF_IT = {
    "draw": _ABLE + r"(?:draw|paint|sketch|make (?:images|pictures|drawings))\s*\?",
    "look up": _ABLE + r"(?:browse|surf|search|access|use|reach|see|check|have (?:access to )?)\s*(?:the |to the )?"
    r"(?:internet|web|google)\b|\bare you (?:connected to|online)\b",
    "run": _ABLE + r"(?:run|execute)\s+(?:code|python|programs?|scripts?|sql|commands?)\b",
    "send": _ABLE + r"(?:send|forward)\s+(?:e-?mails?|mails?|messages|texts)\b",
    "remind": _ABLE + r"(?:set|make|create|schedule)\s+(?:reminders|alarms|timers|meetings)\b",
    "open": _ABLE + r"(?:open|follow|visit|read|click(?: on)?)\s+(?:links|urls|web ?sites|web ?pages)\b",
    "call": _ABLE + r"(?:make|place)\s+(?:phone )?calls\b",
    "watch": _ABLE
    + r"(?:see|read|view|understand|recogni[sz]e|process|analy[sz]e|interpret|look at|handle|open|describe|"
    r"accept|take|watch|hear|listen to)\s+(?:any |my |these |the |some )?(?:images?|pictures?|photos?|screenshots?|"
    r"videos?|"
    r"audio|recordings?|voice (?:notes?|messages?))\b",
    "pay": _ABLE + r"(?:book|order|buy|pay for)\s+(?:flights|things|tickets|food|hotels|tables)\b",
    "make files": _ABLE + r"(?:make|create|export|save)\s+" + KIND_OF_FILE + NO_FILE,
}
"""By ability: a question for it in general."""

OF_ITSELF = (
    r"\W*(?:(?:hi|hello|hey|so|and|please|tell me|burnish)\W+)*(?:what (?:all |else |exactly )?(?:can|"
    r"could) you (?:\w+ )?do\b|"
    r"what are you (?:able to(?: do)?|capable of(?: doing)?|good (?:at|for))\b|what (?:are|"
    r"is) your (?:\w+ )?(?:capabilit\w+|features?|abilit\w+|"
    r"skills?|limits?|limitations?)\b|how (?:can|could) you help\b|what can i (?:ask|say|do with)\b|was kannst du\b|"
    r"que (?:peux-tu|pouvez-vous|sais-tu) faire\b|¿?qué (?:puedes|sabes) hacer\b|o que (?:você|vc) (?:pode|"
    r"sabe) fazer\b|"
    r"何(?:が|を)?でき|你(?:能|会|可以)(?:做|干)?(?:什么|啥))(?:,? (?:for (?:me|us)|here|with (?:data|files|it|this)|"
    r"exactly|please|then|now|today|burnish|alles|so|hier|tun|machen|you|about|ici|aquí|aqui))*[？\W]*"
)
"""A question of what the bot can do, and nothing more."""
