"""People talking to each other: `ben can you review?`, `Maria, are you joining?`, `bis morgen!`."""

from __future__ import annotations

from bot.interpret.tokens import Text, compiled
from bot.interpret.tongues import lexicons

_CALLED = (
    r"^\s*(?:(?:hey|hi|hello|ok|okay|so|yo|thanks|btw|and)[\s,]+)?(?P<name>@?[^\W\d_][\w'-]+)(?P<comma>\s*,)?\s+"
    r"(?:(?:can|could|will|would|did|do|have|are|were|may|should) (?:you|u|ya|we|i)\b|(?:please )?(?:take a look|"
    r"have a look|"
    r"fyi|wdyt|what do you think|thoughts|what say you|any thoughts)|you (?:around|free|there|in|ok|up|coming|"
    r"joining)\b|"
    r"kannst du|könntest du|hast du|bist du|kommst du|tu peux|peux-tu|as-tu|tu viens|puedes|has visto|vienes|"
    r"você pode|pode|viu|vem)"
)
_BEGIN = (
    "so ok and but please how what why when where who which also then maybe now great nice bot burnish you that "
    "this it hey hi hello sorry wait actually perfect good cool well yes no or if because since again instead "
    "otherwise first next finally btw hmm hm oh ah um lol can could would will did do have are were may should not "
    "just still even there here anyone everyone someone guys all both thanks thx shorter longer wie was warum wann "
    "wo wer und aber bitte comment pourquoi quand qui et mais donc cómo "
    "qué por cuándo quién y pero como que quando "
    "quem e mas only alternatively additionally meanwhile ideally preferably sometimes alright right sure okay "
    "what's how's whatever"
)
"""Words that begin a sentence and are nobody's name."""
_NO_NAME = frozenset(_BEGIN.split())
_ABROAD = (
    r"^(?:ok|okay|gut|super|ja|alles klar|vale|sim|oui|d'accord)?[\s,!]*(?:bin gleich (?:zurück|da|wieder da)|"
    r"bis (?:morgen|später|gleich|dann|bald)|"
    r"bin (?:im meeting|unterwegs|krank|mittagessen)|mahlzeit|guten (?:morgen|abend|tag)|moin(?: moin)?|servus|"
    r"grüß (?:gott|dich|euch)|hallöchen|tschüss|ciao|gute nacht|schönen (?:feierabend|abend|tag)|feierabend|"
    r"hallo (?:zusammen|alle|leute)|guten morgen zusammen|schönes wochenende|"
    r"(?:ich )?(?:schau|melde|kümmere) (?:mir das|mich)? ?(?:später|morgen|gleich|drum).*|wer (?:kommt|ist dabei).*|"
    r"à (?:demain|plus|bientôt|toute|tout à l'heure)|coucou|bonne (?:nuit|journée|soirée)|salut (?:les gars|"
    r"à tous|tout le monde)|bon appétit|bonjour(?: à tous)?|salut(?: tout le monde)?|bon week-end|on en (?:parle|"
    r"reparle).*|"
    r"je (?:suis en réunion|reviens|regarde ça).*|j'arrive|qui vient.*|"
    r"nos vemos.*|hola a todos|qué tal|buen provecho|feliz (?:finde|viernes|lunes)|un abrazo|hasta (?:mañana|"
    r"luego|pronto|el \w+)|buenos días|buenas(?: tardes| noches)?|buen finde|ahora vuelvo|"
    r"(?:lo )?hablamos.*|quién viene.*|voy (?:para allá|tarde).*|"
    r"até (?:amanhã|logo|mais|já)|e aí|oi (?:gente|pessoal|galera)|bom (?:almoço|fim de semana)|fui|abraços?|"
    r"bom dia|boa (?:tarde|noite)|já volto|a gente (?:se fala|conversa).*|quem vem.*|"
    r"また(?:明日|後で|ね|あとで).*|お疲れ(?:様|さま).*|おはよう.*|こんにちは|こんばんは|おやすみ.*|おつ(?:です|かれ.*)?|"
    r"了解(?:です|しました)?|"
    r"明天见|待会(?:儿)?见|"
    r"吃饭了?吗?|下班了?|各位好|大家早|早安?|"
    r"周末愉快|拜拜|大家(?:早上|晚上|下午|中午)?好|早上好|晚安|收到|好的|回头聊)(?: (?:\w+|@\w+)){0,3}[\s.!?。！~]*$"
)


def to_somebody(text: Text) -> bool:
    """Whether a message begins with somebody's name and asks them something, or is small talk in another language."""
    if compiled(_ABROAD).match(text.plain.strip()):
        return True
    match = compiled(_CALLED).match(text.plain)
    if match is None:
        return False
    name = match["name"]
    called = bool(match["comma"]) and text.slice(*match.span("name"))[:1].isupper()
    return (
        name.startswith("@")
        or (called and name not in _NO_NAME)
        or (name not in _NO_NAME and not name.endswith("ly") and all(name not in one.words for one in lexicons()))
    )
