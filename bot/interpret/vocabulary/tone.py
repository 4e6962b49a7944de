"""English words for how an answer sounds."""

from __future__ import annotations

from bot.directives import Slot
from bot.interpret.lexicon import Term


def _tone(value: str, less: str = "", *, own: bool = False, bad: bool = False) -> Term:
    return Term(Slot.TONE, value, less, own=own, bad=bad)


TONE: tuple[tuple[str, Term], ...] = (
    (
        "encouraging, encouragingly, supportive, reassuring, reassuringly, comforting",
        _tone("encouraging", "neutral"),
    ),
    (
        "pompous, pretentious, stilted, wooden, highfalutin, like a legal contract, like a legal document, "
        "like a lawyer, lawyerly, legalese, like a textbook, textbooky, academic sounding, "
        "like a press release, stodgy, prim, fancy",
        _tone("formal", "casual", bad=True),
    ),
    (
        "passive aggressive, snappy with me, grumpy, hostile, condescending, snippy, curt, abrasive, "
        "brusque, bitchy, arrogant, icy, impersonal, distant, clinical, sterile",
        _tone("direct", "friendly", bad=True),
    ),
    (
        "be nice about it, be nice, be kind, be kind about it, be gentle, be gentle about it, more gentle, "
        "sugarcoat it a bit, less snappy, less grumpy, less bitchy, less passive aggressive, "
        "be friendly about it, less hostile, less judgy, add some warmth, some warmth",
        _tone("friendly", own=True),
    ),
    (
        "less corporate speak, without the corporate speak, drop the corporate speak, "
        "lose the corporate speak, less suit and tie, let your hair down, as if texting a friend, "
        "like texting a friend, like you're talking to a friend, like a friend would, "
        "like talking to a mate, in a chill way, more vibey, less uptight, chillax",
        _tone("casual", own=True),
    ),
    (
        "more down to earth, down to earth, like a human, like a normal person, like a person, "
        "like a real person, like a human being, sound human, humanize it, humanise it, make it human, "
        "less ai, less like ai, less like chatgpt, less like a robot, less bot like, more natural sounding, "
        "more human sounding",
        _tone("natural", own=True),
    ),
    (
        "business appropriate, work appropriate, office appropriate, work safe, boardroom ready, "
        "client ready, suitable for work, fit for a client, stricter tone, posher, more polished and formal",
        _tone("formal", own=True),
    ),
    (
        "tone down the hype, tone the hype down, cut the hype, drop the hype, less hype, no hype, "
        "without the hype, lose the hype, dial down the hype, less salesman, more matter of fact, drier, "
        "tone the drama down, less drama, chill with the enthusiasm",
        _tone("neutral", own=True),
    ),
    (
        "blunter, more to the point and direct, straight up, no sugarcoating, without sugarcoating, "
        "dont sugarcoat it, don't sugarcoat it, straighter, franker, stop hedging, no hedging, "
        "without hedging",
        _tone("direct", own=True),
    ),
    ("formal, formally, official, formality, official sounding", _tone("formal", "casual")),
    ("stiff, stuffy, uptight, bureaucratic, corporate, starchy", _tone("formal", "casual", bad=True)),
    (
        "casual, casually, informal, informally, relaxed, laid back, chatty, conversational, colloquial, "
        "chill, "
        "loose",
        _tone("casual", "formal"),
    ),
    (
        "chattier, looser, breezier, chirpier, comfier, more laidback, laidback, loosen it up, loosen up, "
        "relax the tone",
        _tone("casual", own=True),
    ),
    ("unprofessional, sloppy, flippant", _tone("casual", "professional", bad=True)),
    (
        "friendly, warm, warmly, friendliness, warmth, kind, kindly, nice tone, approachable, personable, "
        "welcoming, inviting, personal, cheerful",
        _tone("friendly", "neutral"),
    ),
    (
        "friendlier, warmer, kinder, nicer, warm it up, softer, gentler, cheerier, soften it, soften the tone",
        _tone("friendly", own=True),
    ),
    ("cold, harsh, rude, unfriendly, blunt, aggressive, pushy, bossy, mean", _tone("direct", "friendly", bad=True)),
    ("colder, cooler in tone", _tone("neutral", own=True)),
    (
        "professional, professionally, businesslike, business like, business tone, corporate tone",
        _tone("professional", "casual"),
    ),
    (
        "funny, humorous, witty, hilarious, playful, fun, silly, amusing, lighthearted, light hearted, "
        "with humor, "
        "with humour, with some humor, humor, humour, entertaining",
        _tone("funny", "serious"),
    ),
    ("funnier, wittier, make me laugh, lighten it up, lighten up, sillier", _tone("funny", own=True)),
    ("goofy, jokey, childish, cheesy", _tone("funny", "serious", bad=True)),
    ("serious, seriously, sober, solemn, somber, earnest", _tone("serious", "funny")),
    (
        "enthusiastic, enthusiastically, excited, exciting, energetic, upbeat, lively, vivid, peppy, "
        "passionate, "
        "engaging",
        _tone("enthusiastic", "neutral"),
    ),
    (
        "jazz it up, spice it up, livelier, pep it up, liven it up, more energy, more enthusiasm, "
        "with enthusiasm, "
        "punch it up",
        _tone("enthusiastic", own=True),
    ),
    ("boring, dry, dull, bland, flat, lifeless, monotone", _tone("neutral", "enthusiastic", bad=True)),
    (
        "gushing, over the top, hyped, hypey, dramatic, cringe, cringey, emotional, flowery, exaggerated, "
        "sensational",
        _tone("enthusiastic", "neutral", bad=True),
    ),
    ("salesy, marketingy, promotional, cheesy marketing", _tone("persuasive", "neutral", bad=True)),
    (
        "neutral, neutrally, objective, objectively, factual, matter of fact, impartial, unbiased, balanced",
        _tone("neutral"),
    ),
    ("tone it down, tone down, calm it down, calmer, dial it down, toned down", _tone("neutral", own=True)),
    ("biased, opinionated, one sided, judgmental, preachy", _tone("confident", "neutral", bad=True)),
    ("polite, politely, courteous, respectful, diplomatic, tactful", _tone("polite", "direct")),
    ("more tact, politer", _tone("polite", own=True)),
    ("confident, confidently, assertive, authoritative, self assured", _tone("confident", "neutral")),
    (
        "wishy washy, hedgy, hesitant, timid, vague and hedged, apologetic, unsure of itself",
        _tone("polite", "confident", bad=True),
    ),
    (
        "empathetic, empathetically, sympathetic, compassionate, understanding, caring, sensitive, "
        "with empathy, "
        "empathy",
        _tone("empathetic", "neutral"),
    ),
    ("persuasive, persuasively, convincing, compelling", _tone("persuasive", "neutral")),
    ("direct, directly, straightforward, frank, candid, no nonsense", _tone("direct", "polite")),
    ("poetic, poetically, lyrical, literary", _tone("poetic", "neutral")),
    ("academic, scholarly", _tone("academic", "casual")),
    ("sarcastic, ironic, snarky", _tone("sarcastic", "serious")),
    ("inspiring, inspirational, motivational, motivating, uplifting", _tone("inspiring", "neutral")),
    ("natural, human, natural sounding, humanlike", _tone("natural")),
    (
        "robotic, artificial, like ai, like an ai, like chatgpt, like a robot, ai generated, mechanical, "
        "canned, "
        "templated",
        _tone("neutral", "natural", bad=True),
    ),
    ("dramatically, more drama, suspenseful, mysterious, spooky, scary", _tone("dramatic", "neutral")),
    ("scarier, spookier, darker", _tone("dark", own=True)),
)  # fmt: skip
