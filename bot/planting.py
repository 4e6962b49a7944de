"""Whether a text reads as a standing instruction to the bot, rather than as a fact, an answer or advice. Pure.

The last fence before an answer is kept as an example, or a correction in memory: what is kept comes back in later
prompts, and there nobody must find orders. An order to the bot speaks of how to answer (`always answer in French`,
`end every reply with`), of its rules (`ignore previous instructions`), or to the model as such; advice speaks of
anything else (`always wear a helmet`, `answer all questions in ink`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

LONGEST = 100_000
"""Characters that are read; a longer text counts as planting, since nobody has seen what is in the rest. Our choice."""

_TONGUE = (
    r"(?:french|german|english|spanish|portuguese|italian|dutch|russian|polish|turkish|arabic|chinese|japanese|korean|"
    r"hindi|latin|klingon|esperanto|swedish|french|französisch|deutsch|englisch|spanisch|portugiesisch|italienisch|"
    r"russisch|chinesisch|japanisch|fran[cç]ais|allemand|anglais|espagnol|portugais|italien|russe|chinois|franc[eé]s|"
    r"alem[aá]n|ingl[eéê]s|espa[nñ]ol|portugu[eé]s|italiano|ruso|chino|franc[eê]s|alem[aã]o|espanhol|portugu[eê]s|"
    r"capitals|caps|all caps|upper ?case|lower ?case|rhymes?|verse|haikus?|emojis?|pirate|slang|json|xml|yaml|"
    r"bullet(?: point)?s|großbuchstaben|reimen|majuscules|rimes|mayúsculas|maiúsculas|rimas)"
)
_REPLY = r"(?:answers?|repl(?:y|ies)|responses?|outputs?|completions?|messages?)"
_END = r"(?:end|begin|start|finish|close|conclude|sign off|preface|prefix|prepend|append)"
_STANDING = (
    r"(?:from (?:now|here|this (?:point|moment)|today) on(?:wards?)?|from now|henceforth|going forward|hereafter|"
    r"always|"
    r"never|every time|each time|until (?:i say|told|further notice|you are told)|forever|permanently|in (?:all |"
    r"every |"
    r"any )?(?:future|subsequent|following|later) \w+)"
)
_OWNER = r"(?:user|users|people|person|human|anyone|anybody|someone|somebody|they|i)"
_MODEL = r"(?:ai|a\.i\.|assistant|bot|chat ?bot|llm|language model|model|gpt|chatgpt|claude|gemini|copilot|burnish)"

_ENGLISH = (
    # its rules
    r"\b(?:ignore|disregard|forget|override|bypass|discard|drop|do not follow|don't follow|"
    r"stop following)\b[^.!?\n]{0,40}"
    r"\b(?:previous|prior|above|earlier|preceding|former|existing|original|system|your|all|any|other)\b[^.!?\n]{0,30}"
    r"\b(?:instructions?|rules?|prompts?|guidelines?|directions?|directives?|constraints?|safety|programming|"
    r"training)\b",
    r"\b(?:new|updated?|real|actual|hidden|secret) (?:system )?(?:instructions?|directives?|prompt)\b[^.!?\n]{0,40}:",
    r"\b(?:reveal|print|show|repeat|leak|output|tell me)\b[^.!?\n]{0,20}\b(?:your|the) (?:system |initial |hidden )?"
    r"(?:prompt|instructions|rules)\b(?! (?:for|of|on|in)\b)",
    r"(?:^|[\n.#*\[<])[ \t]{0,8}(?:system|developer)(?: prompt| message| note|"
    r" override)?[ \t]?[\])>]?[ \t]?:[ \t\n]{0,3}(?:you|always|never|"
    r"from now|ignore|the (?:assistant|user|bot|model)|answer|reply|respond|do not|don't|end|begin|start|new)\b",
    r"\bsystem (?:prompt|message|override) ?:",
    r"<\|(?:im_?start|im_?end|system|user|assistant|endoftext|start_?header_?id|eot_?id)\|?>|\[/?inst\]|<</?sys>>|"
    r"</?(?:system|instructions?)>|#{2,} ?(?:system|instructions?) ?:",
    # the model as such
    rf"\b(?:note|message|instructions?|attention|important|reminder|order|memo|dear)s?\b[,:!]? (?:(?:to|"
    rf"for) )?(?:the |any |"
    rf"all |every )?{_MODEL}s?\b ?[:,.!-]",
    r"\byou are (?:now|no longer|from now on)\b[^.!?\n]{0,8}\b(?:a|an|called|named|dan|bound|restricted|free|my|"
    r"not bound)\b(?! (?:good|great|better|strong|perfect) (?:position|place))",
    rf"\b(?:as|being|you are|you're|act as|behave as) an? (?:\w+ ){{0,3}}{_MODEL}\b[^.!?\n]{{0,30}}\b(?:you )?(?:must|"
    r"will|shall|should|have to|who|that)\b[^.!?\n]{0,30}\b(?:always|never|only|obey|answer|reply|respond|comply)\b",
    r"\b(?:pretend|act|behave|role-?play|respond)\b[^.!?\n]{0,12}\b(?:to be|you are|you're|as if you (?:are|were)|"
    r"as (?:a|an|"
    r"my|the) (?:pirate|dan|jailbroken|unrestricted|unfiltered|evil|hacker))\b",
    r"\b(?:developer|jailbreak|dan|god|debug|unrestricted) mode (?:enabled|on|activated)\b",
    r"\b(?:save|store|add|write|put|commit|keep|remember)\b[^.!?\n]{0,25}\b(?:in|to|into) (?:your|"
    r"the) (?:long[- ]term )?"
    r"(?:memory|profile|system prompt)\b(?! \w)",
    r"\bremember\b[^.!?\n]{0,40}\b(?:for|in) (?:all|every|any)(?: of)?(?: your| my| the)? (?:future |later |"
    r"following )?"
    rf"(?:{_REPLY}|conversations?|chats?|questions?)\b",
    # how to answer, for long
    rf"\b{_STANDING}\b[^.!?\n]{{0,40}}\b(?:answer|reply|respond|write|speak|talk|communicate)(?:ing)?\b(?: to (?:me|"
    rf"us|them|"
    rf"everyone|the user|users))?(?: back)?(?: only| exclusively| solely)?[ ,]+(?:in|using|with|as|"
    rf"like)\b[^.!?\n]{{0,25}}?"
    rf"\b{_TONGUE}\b",
    rf"\b(?:answer|reply|respond|write|speak|talk)\b[^.!?\n]{{0,12}}\b(?:only|exclusively|solely) (?:in|with|using) "
    rf"[^.!?\n]{{0,20}}{_TONGUE}\b",
    rf"\b(?:answer|reply|respond|speak|talk)\b[^.!?\n]{{0,12}}\b(?:in|"
    rf"using) [^.!?\n]{{0,20}}{_TONGUE}\b[^.!?\n]{{0,20}}"
    rf"\b(?:{_STANDING}|every question|all questions|whatever)\b",
    r"\byou (?:must|have to|shall|will|need to|are to|should)(?: now| always| only| never)* (?:answer|reply|respond|"
    r"write|"
    rf"speak|talk)\b[^.!?\n]{{0,25}}\b(?:in|with|using|as) [^.!?\n]{{0,20}}{_TONGUE}\b",
    r"\byou (?:must|shall|will|are to|have to)(?: now| always)? (?:obey|comply|do as|follow (?:my|these|the following) "
    r"(?:instructions|orders|rules|commands))\b",
    rf"\b{_END}(?:ing)?\b[^.!?\n]{{0,25}}\b(?:every|each|all|any|your|future|the)(?: of)?(?: your| future| the| my|"
    rf" single)* "
    rf"(?:answers?|repl(?:y|ies)|responses?|outputs?|completions?)\b",
    rf"\b(?:every|each|all(?: of)?(?: your| the)?|any|your)(?: future| single| next| later)* (?:answers?|repl(?:y|ies)|"
    r"responses?|outputs?|completions?)(?: you (?:give|write|send|make))? (?:must|should|shall|will|has to|have to|"
    r"needs? "
    rf"to|are to|is to)(?: always| now| only| never)? (?:{_END}|be|contain|include|mention|use|have|say|recommend|"
    rf"link)\b",
    r"\b(?:in|to|at the (?:end|start|beginning|top|bottom) of) (?:every|each|all(?: of)?|any)(?: your| the| future|"
    r" single|"
    r" of your)* (?:answers?|repl(?:y|ies)|responses?|outputs?)\b",
    rf"\bfrom (?:now|here|this (?:point|moment)|today) on(?:wards?)?\b,? ?(?:please )?(?:you (?:must|will|shall|"
    rf"should|have to|"
    rf"are to|need to|are|never|always|only)|always|never|only|answer|reply|respond|write|say|speak|talk|{_END}|"
    rf"include|"
    r"mention|recommend|tell|treat|pretend|act|call (?:me|yourself)|address|refer to (?:me|yourself)|do not|don't|"
    r"refuse|"
    r"obey|forget|ignore|every (?:answer|reply|response)|all (?:your )?(?:answers|replies|responses))\b",
    rf"\b{_STANDING} {_END} (?:it |them |off )?with (?=[\"'“«*_]|the (?:words?|phrase|sentence|line)\b|[a-z]+!)",
    rf"\b{_STANDING} (?:say|add|append|include|mention|write|recommend|repeat|insert|output|"
    rf"print)\b[^.!?\n]{{0,60}}\b(?:in|"
    r"to|at|after|before|with)\b[^.!?\n]{0,20}\b(?:answers?|repl(?:y|ies)|responses?|outputs?)\b",
    rf"\b(?:when|whenever|if|every time|each time)(?:ever)? (?:a |an |the |any )?{_OWNER} (?:asks?|says?|writes?|"
    rf"mentions?|"
    r"wants?|types?)\b[^.!?\n]{0,80}?,? (?:you (?:must|should|will|shall|have to) |always |just |only |never |"
    r"please )?(?:say|"
    r"answer|reply|respond|tell (?:them|him|her|me)|recommend|link|claim|refuse|output|print|deny|send)\b",
    r"\b(?:do not|don't|never) (?:tell|reveal|disclose|admit|mention|show)\b[^.!?\n]{0,20}\b(?:the user|users|this "
    r"(?:instruction|rule|message|prompt)|these (?:instructions|rules)|your (?:instructions|rules|prompt))\b",
    r"\bwithout (?:telling|informing|asking|warning) (?:the )?(?:user|users)\b",
)

_GERMAN = (
    r"\b(?:ignorier\w*|vergiss|vergesst|vergessen sie|missachte\w*|überschreib\w*)\b[^.!?\n]{0,50}\b(?:anweisung\w*|"
    r"regeln?|"
    r"vorgaben?|instruktion\w*|prompts?|befehle?|richtlinien?)\b",
    r"\b(?:ab (?:jetzt|sofort|heute|nun)|von (?:jetzt|nun) an|künftig|in zukunft|immer|stets|nur noch|niemals?)\b"
    r"[^.!?\n]{0,30}\b(?:antworte\w*|antwortest|schreib\w*|sprich|sprechen sie|rede\w*|"
    r"erwider\w*)\b[^.!?\n]{0,25}\b(?:auf|in|"
    rf"mit|als) (?:\w+ )?{_TONGUE}\b",
    r"\b(?:antworte|antworten sie|antwortet|schreibe?|schreiben sie|sprich|rede)\b[^.!?\n]{0,25}\b(?:ab (?:jetzt|"
    r"sofort)|"
    rf"künftig|immer|stets|nur(?: noch)?|ausschließlich)\b[^.!?\n]{{0,20}}\b(?:auf|in|mit) (?:\w+ )?{_TONGUE}\b",
    r"\b(?:beende|beginne|schließe|beenden sie|beginnen sie|ende|starte)\b[^.!?\n]{0,25}\b(?:jede|alle|deine|ihre|"
    r"künftige)"
    r"\w*(?: \w+)? (?:antwort\w*|nachricht\w*|ausgaben?)\b",
    r"\b(?:ab (?:jetzt|sofort|heute)|von (?:jetzt|nun) an)\b,? ?(?:bitte )?(?:bist du|musst du|sollst du|wirst du|"
    r"antworte\w*|"
    r"schreib\w*|sag\w*|beende\w*|beginne\w*|nenn\w*|ignorier\w*|empfiehl\w*|empfehle\w*|verwende\w* in)\b",
    rf"\bdu (?:musst|sollst|wirst)(?: ab jetzt| immer| nur| nun)* (?:\w+ )?(?:auf|"
    rf"in) {_TONGUE}[^.!?\n]{{0,20}}\bantworten\b",
    r"\bdu bist (?:jetzt|nun|ab jetzt|ab sofort|nicht mehr)\b[^.!?\n]{0,20}\b(?:eine?n?|der|die|das|frei|dan)\b",
    r"\b(?:jede|alle|deine)\w*(?: \w+)? antwort\w* (?:muss|müssen|soll\w*|wird|endet|"
    r"beginnt)\b[^.!?\n]{0,40}\b(?:ende\w*|"
    r"beginn\w*|enthalten|mit)\b",
    r"\bsystem-?(?:prompt|anweisung|nachricht) ?:|\banweisung(?:en)? (?:an|für) (?:die |den |das )?(?:ki|bot|"
    r"assistent\w*|modell)",
)

_FRENCH = (
    r"\b(?:ignore[zr]?|oublie[zr]?|ne (?:tiens|tenez|suis|suivez) (?:pas|plus))\b[^.!?\n]{0,50}\b(?:instructions?|"
    r"consignes?|"
    r"règles?|directives?|prompt)\b",
    r"\b(?:désormais|dorénavant|à partir de maintenant|dès maintenant|toujours|à l'avenir|uniquement|"
    r"jamais)\b[^.!?\n]{0,30}"
    r"\b(?:répond\w*|écri\w*|parle\w*)\b[^.!?\n]{0,25}\b(?:en|avec) "
    rf"(?:\w+ )?{_TONGUE}\b",
    rf"\b(?:réponds?|répondez|écris|écrivez|parle[zr]?)\b[^.!?\n]{{0,20}}\b(?:toujours|désormais|uniquement|"
    rf"seulement|dorénavant)"
    rf"\b[^.!?\n]{{0,20}}\ben {_TONGUE}\b",
    r"\b(?:termine[zr]?|commence[zr]?|finis|finissez|conclu\w*)\b[^.!?\n]{0,25}\b(?:chaque|chacune|toutes?|tes|vos)\b"
    r"[^.!?\n]{0,20}\b(?:réponses?|messages?)\b",
    r"\b(?:désormais|dorénavant|à partir de maintenant)\b,? ?(?:tu (?:dois|es|vas|devras|répon\w+|écri\w+)|"
    r"vous (?:devez|êtes|"
    r"allez|devrez)|réponds?|répondez|écris|dis|termine\w*|commence\w*|ignore\w*|appelle[- ]moi|recommande\w*)\b",
    rf"\b(?:tu dois|vous devez)\b[^.!?\n]{{0,20}}\brépondre\b[^.!?\n]{{0,20}}\ben {_TONGUE}\b",
    r"\btu es (?:maintenant|désormais)\b|\b(?:invite|message|prompt) système ?:|\binstructions? (?:pour|à) (?:l'ia|"
    r"l'assistant|"
    r"le bot|le modèle)",
    r"\b(?:chaque|toutes? (?:les|tes|vos)|tes|vos) réponses? (?:doi(?:t|vent)|devra\w*|se terminera\w*|"
    r"commencera\w*)\b",
)

_SPANISH = (
    r"\b(?:ignor[ae]\w*|olvid[ae]\w*|omit[ae]|descart[ae]|no (?:sigas|"
    r"hagas caso))\b[^.!?\n]{0,50}\b(?:instrucci(?:ón|ones)|"
    r"reglas?|indicaci(?:ón|ones)|órdenes|directrices|prompt)\b",
    r"\b(?:a partir de ahora|desde ahora|de ahora en adelante|en adelante|siempre|nunca|solo|sólo|únicamente)\b"
    r"[^.!?\n]{0,30}\b(?:respond\w*|contest\w*|escrib\w*|habl\w*)\b[^.!?\n]{0,25}\b(?:en|con) "
    rf"(?:\w+ )?{_TONGUE}\b",
    r"\b(?:responde|responda|contesta|conteste|escribe|escriba|habla|hable)\b[^.!?\n]{0,20}\b(?:siempre|solo|sólo|"
    r"únicamente|"
    rf"a partir de ahora)\b[^.!?\n]{{0,20}}\ben {_TONGUE}\b",
    r"\b(?:termin[ae]|empiez[ae]|comienz[ae]|acab[ae]|finali[zc][ae]|conclu\w+)\b[^.!?\n]{0,25}\b(?:cada|todas?|tus|"
    r"sus)\b"
    r"[^.!?\n]{0,20}\b(?:respuestas?|mensajes?)\b",
    r"\b(?:a partir de ahora|de ahora en adelante|desde ahora)\b,? ?(?:(?:tú )?(?:eres|debes|tienes que|vas a|"
    r"responderás|"
    r"escribirás)|siempre|nunca|responde|contesta|escribe|di|termina|empieza|ignora|llámame|recomienda|menciona|"
    r"finge)\b",
    rf"\b(?:debes|tienes que|debe|tiene que)\b[^.!?\n]{{0,20}}\b(?:responder|contestar|"
    rf"escribir)\b[^.!?\n]{{0,20}}\ben {_TONGUE}\b",
    r"\b(?:ahora|ya no) eres (?:una?|dan|el|la)\b|\b(?:mensaje|prompt|indicación) del? sistema ?:|"
    r"\binstrucciones para (?:la ia|"
    r"el (?:bot|asistente|modelo))",
    r"\b(?:cada respuesta|todas (?:las|tus) respuestas|tus respuestas) (?:debe[ns]?|tiene[ns]? que|deberá[ns]?|"
    r"terminará\w*)\b",
)

_PORTUGUESE = (
    r"\b(?:ignor[ae]\w*|esque[çc][ae]\w*|esquece|desconsider[ae]\w*|não sig[ao])\b[^.!?\n]{0,50}\b(?:instruç(?:ão|"
    r"ões)|regras?|"
    r"orientaç(?:ão|ões)|ordens|diretrizes|comandos?|prompt)\b",
    r"\b(?:a partir de agora|de agora em diante|daqui (?:pra|para) (?:a )?frente|daqui em diante|sempre|nunca|"
    r"somente|apenas|"
    r"só)\b[^.!?\n]{0,30}\b(?:respond\w*|escrev\w*|fal[ae]\w*)\b[^.!?\n]{0,25}\b(?:em|com) "
    rf"(?:\w+ )?{_TONGUE}\b",
    rf"\b(?:responda|responde|escreva|escreve|fale|fala)\b[^.!?\n]{{0,20}}\b(?:sempre|somente|apenas|"
    rf"só)\b[^.!?\n]{{0,20}}\bem "
    rf"{_TONGUE}\b",
    r"\b(?:termin[ae]|comec[e]|começ[ae]|finali[zs][ae]|encerr[ae]|conclu\w+)\b[^.!?\n]{0,25}\b(?:cada|todas?|suas|"
    r"tuas)\b"
    r"[^.!?\n]{0,20}\b(?:respostas?|mensage(?:m|ns))\b",
    r"\b(?:a partir de agora|de agora em diante|daqui (?:pra|para) (?:a )?frente)\b,? ?(?:você (?:é|deve|vai|tem que|"
    r"precisa|"
    r"responderá)|sempre|nunca|responda|responde|escreva|diga|termine|comece|ignore|me chame|recomende|mencione|"
    r"finja)\b",
    rf"\b(?:você (?:deve|tem que|precisa)|deves)\b[^.!?\n]{{0,20}}\b(?:responder|"
    rf"escrever)\b[^.!?\n]{{0,20}}\bem {_TONGUE}\b",
    r"\bvocê agora é\b|\bagora você é\b|\b(?:mensagem|prompt|comando) d[eo] sistema ?:|\binstruções para (?:a ia|"
    r"o (?:bot|"
    r"assistente|modelo))",
    r"\b(?:cada resposta|todas as (?:suas |tuas )?respostas|suas respostas) (?:deve[m]?|tem que|têm que|precisa[m]?|"
    r"terminará\w*)\b",
)

_OTHERS = (
    r"\b(?:ignora|dimentica)\b[^.!?\n]{0,40}\b(?:istruzioni|regole)\b|\bd'ora in poi\b[^.!?\n]{0,20}\b(?:rispondi|"
    r"scrivi|devi|sei)\b",
    r"\b(?:negeer|vergeet)\b[^.!?\n]{0,40}\b(?:instructies|regels)\b|\bvanaf nu\b[^.!?\n]{0,20}\b(?:antwoord|schrijf|"
    r"moet je|ben je)\b",
    r"(?:以前|これまで|前|上記|すべて)の?(?:の|全ての)?(?:指示|命令|ルール|プロンプト)[^。\n]{0,10}(?:無視|忘れ)|"
    r"(?:今後|これから)[^。\n]{0,12}(?:回答|返答|返事|返信)[^。\n]{0,20}(?:してください|すること|しろ|せよ|ください)",
    r"(?:忽略|无视|忘记|忽視|無視|忘記)[^。\n]{0,12}(?:指令|指示|规则|規則|提示|说明)|"
    r"(?:从现在(?:开始|起)|今后|以后)[^。\n]{0,12}(?:你必须|你要|都要|总是|始终|请|一律)[^。\n]{0,10}(?:回答|回复|用|说)",
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    rows = (*_ENGLISH, *_GERMAN, *_FRENCH, *_SPANISH, *_PORTUGUESE, *_OTHERS)
    return tuple(re.compile(row, re.MULTILINE) for row in rows)


def plants(text: str) -> bool:
    """Whether a text has a standing instruction to the bot in it. Any text can be read; none is changed."""
    if len(text) > LONGEST:
        return True
    said = _plain(text)
    return any(pattern.search(said) for pattern in _patterns())


_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
"""Characters that nobody sees: they hide words from a reader of letters, and not from a model."""


def _plain(text: str) -> str:
    """Lower case, straight apostrophes, one blank between words, marks of bold gone: lines stay."""
    said = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).lower().replace("’", "'").replace("‘", "'")
    said = re.sub(r"[*_`~]{1,3}(?=\w)|(?<=\w)[*_`~]{1,3}", "", said)
    return re.sub(r"[^\S\n]+", " ", said)
