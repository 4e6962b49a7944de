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
