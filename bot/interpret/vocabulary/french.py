"""French: the commonest plain wishes."""

from __future__ import annotations

from bot.directives import Scope, Slot
from bot.interpret.lexicon import Language, Role, Term

FRENCH = Language(
    roles={
        Role.FILLER: (
            "le, la, les, l, un, une, de, du, des, ce, cet, cette, ça, ca, cela, c, texte, le texte, réponse, "
            "la réponse, version, en, dans, sous, avec, sur, à, au, aux, me, moi, nous, vous, tu, il, je, "
            "encore, "
            "forme de, sous forme de, sous forme d', sous forme d'un, sous forme d'une, sous la forme d'un, "
            "forme, style, ton, un ton, d'un, d'une, façon, manière, de façon, de manière, ton plus, langage, "
            "mots, phrases, plutôt, maintenant, aussi, tout, même, pour moi, chose, que, d'"
        ),
        Role.ASIDE: (
            "s'il te plaît, s'il te plait, s'il vous plaît, s'il vous plait, svp, stp, s il te plait, "
            "merci d'avance, ok, oui, bonjour, salut, hum, bon, peut-être, si possible, si possible merci, "
            "ce serait bien, ce serait mieux, serait mieux, alors, bien mais, suffit"
        ),
        Role.FIRM: (
            "fais-moi, fais moi, fais ça, fais-moi ça, mets-moi ça, mets moi ça, tu me fais, "
            "tu me le fais, fais, fais-le, fais le, faites, faites-le, rends, rends-le, rends le, rendez, "
            "rendez-le, écris, "
            "écris-le, écrivez, réécris, réécris-le, réécrivez, reformule, reformulez, explique, explique-moi, "
            "explique moi, expliquez, donne, donne-moi, donne moi, donnez, donnez-moi, mets, mets-le, mets ça, "
            "mettez, peux-tu, peux tu, pouvez-vous, pouvez vous, pourrais-tu, pourrais tu, pourriez-vous, "
            "pourriez vous, tu peux, vous pouvez, tu pourrais, je veux, je voudrais, j'aimerais, il faut, "
            "il faudrait, sois, soyez, être, soit, faire, rendre, écrire, réécrire, expliquer, mettre, "
            "reformuler, traduis, traduis-le, traduisez, traduire, réponds, répondez, répondre, utilise, "
            "utilisez, présente, présentez, dis, dis-le, donner, passe, passe-le, passez, avoir, doit être, "
            "devrait être"
        ),
        Role.MORE: "plus, encore plus, un ton plus, davantage",
        Role.LESS: "moins, pas si, pas aussi, pas trop",
        Role.NOT: (
            "pas, pas de, sans, pas en, surtout pas, en aucun cas, ne fais pas, ne le fais pas, ne le rends pas"
        ),
        Role.TOO: "trop",
        Role.ENOUGH: "assez",
        Role.SLIGHT: "un peu, légèrement",
        Role.STRONG: "beaucoup, bien, nettement",
        Role.VERY: "très, vraiment, super, si",
        Role.IS: "est, c'est, cest, c'était, semble, sonne, ça fait, trouve ça",
        Role.AND: "et, puis, ou",
        Role.BUT: "mais, seulement, juste",
        Role.INSTEAD: "au lieu de, au lieu d'une, au lieu d'un, plutôt que",
        Role.THANKS: (
            "merci, merci beaucoup, merci infiniment, merci bcp, merci mille fois, je te remercie, "
            "je vous remercie, merci bien, mille mercis, un grand merci, merci à toi, merci à vous, "
            "thanks"
        ),
        Role.PRAISE: "bien, cool, sympa, pas mal, bon, très bien, c'est bien",
    },
    terms=(
        (
            "fais plus bref, va droit au but, droit au but, allège, allège un peu, résume un peu, coupe, "
            "élague, trop de texte, trop de blabla, moins de blabla, moins bavard, synthétise, "
            "synthétique, plus synthétique, version plus courte, réduis, réduire, plus concentré, "
            "à rallonge",
            Term(Slot.LENGTH, "shorter", own=True),
        ),
        (
            "étoffe, étoffe un peu, approfondis, creuse, creuse un peu, plus de profondeur, "
            "donne plus de détails, plus d'infos, plus d'informations, rentre dans les détails, "
            "entre dans les détails, explique davantage, complète",
            Term(Slot.LENGTH, "longer", own=True),
        ),
        (
            "comme si j'y connaissais rien, comme si je n'y connaissais rien, "
            "pour quelqu'un qui n'y connaît rien, pour les non techniciens, pour un non technicien, "
            "pour les néophytes, pour un néophyte, pour le grand public, en langage simple, "
            "langage courant, en langage courant, plus digeste, pour que tout le monde comprenne, "
            "trop technique, trop compliqué, trop compliquée, trop pointu, fais simple, "
            "sans jargon technique",
            Term(Slot.EXPERTISE, "beginner", own=True),
        ),
        (
            "moins guindé, moins rigide, moins coincé, moins froid et plus cool, cool, détends le ton, "
            "détends un peu, avec tu, on se tutoie, on peut se tutoyer, tutoie-moi, en tutoyant, "
            "moins pompeux, plus humain, à la cool",
            Term(Slot.TONE, "casual", own=True),
        ),
        (
            "avec vous, en vouvoyant, plus pro et formel, style soutenu, langage soutenu",
            Term(Slot.TONE, "formal", own=True),
        ),
        (
            "plus doux, moins sec, moins froid, moins froide, moins sèche, gentil, plus gentil, gentille, plus humaine",
            Term(Slot.TONE, "friendly", own=True),
        ),
        (
            "reviens à la version d'avant, remets comme avant, remets comme c'était, "
            "annule le dernier changement, annule la dernière modif, annule la dernière modification, "
            "annule ta modification, c'était mieux, la version d'avant, la version d'avant était mieux, "
            "reviens à l'ancienne version",
            Term(Slot.UNDO, own=True),
        ),
        (
            "plus d'exemples, d'autres exemples, davantage d'exemples, un exemple concret, exemple concret, "
            "avec un exemple concret, donne un exemple concret, "
            "tu peux donner un exemple, illustre, illustre avec un exemple, il manque un exemple, "
            "mets un exemple, rajoute un exemple",
            Term(Slot.EXAMPLE, own=True, noun=True),
        ),
        (
            "c'est nickel, niquel, trop bien, validé, je valide, je prends, c'est tout bon, tout bon, "
            "pile ce qu'il me fallait, exactement ce qu'il me fallait, c'est exactement ça, impec, au top, "
            "rien à redire",
            Term(Slot.ACCEPT, own=True),
        ),
        (
            "comme à un enfant de 5 ans, comme si j'avais 5 ans, à un enfant, pour mon fils, "
            "pour ma fille, pour un gamin, pour un enfant de 5 ans",
            Term(Slot.EXPERTISE, "child", own=True),
        ),
        (
            "court, courte, courts, bref, brève, concis, concise, succinct, succincte, compact",
            Term(Slot.LENGTH, "shorter", "longer"),
        ),
        (
            "raccourcis, raccourcis-le, raccourcis le, raccourcir, raccourcissez, abrège, abrégez, condense, "
            "version courte, fais court, va à l'essentiel, plus succinct",
            Term(Slot.LENGTH, "shorter", own=True),
        ),
        (
            "résume, résume-le, résumez, résumer, résumé, un résumé, en résumé",
            Term(Slot.LENGTH, "shorter", "shorter", own=True),
        ),
        ("en une phrase, une seule phrase, une phrase", Term(Slot.LENGTH, "exactly 1 sentence", own=True)),
        ("long, longue, longs, verbeux", Term(Slot.LENGTH, "longer", "shorter", bad=True)),
        (
            "détaillé, détaillée, détails, de détails, détail, développé, approfondi",
            Term(Slot.LENGTH, "longer", "shorter"),
        ),
        (
            "développe, développez, développer, détaille, détaillez, allonge, rallonge, rallonger, "
            "dis-m'en plus, "
            "dis m'en plus, plus de détails, plus de détail, davantage de détails",
            Term(Slot.LENGTH, "longer", own=True),
        ),
        (
            "formel, formelle, formellement, soutenu, vouvoie, vouvoie moi, vouvoyer, vouvoiement, officiel",
            Term(Slot.TONE, "formal", "casual"),
        ),
        (
            "décontracté, décontractée, informel, informelle, familier, relax, "
            "détendu, tutoie, tutoie moi, tutoyer, tutoiement",
            Term(Slot.TONE, "casual", "formal"),
        ),
        ("guindé, rigide, raide", Term(Slot.TONE, "formal", "casual", bad=True)),
        ("amical, amicale, chaleureux, chaleureuse, sympathique, convivial", Term(Slot.TONE, "friendly", "neutral")),
        ("professionnel, professionnelle, pro", Term(Slot.TONE, "professional", "casual")),
        ("drôle, amusant, humoristique, marrant, d'humour", Term(Slot.TONE, "funny", "serious")),
        ("sérieux, sérieuse", Term(Slot.TONE, "serious", "funny")),
        ("poli, polie, courtois", Term(Slot.TONE, "polite", "direct")),
        ("direct, directe", Term(Slot.TONE, "direct", "polite")),
        ("neutre, objectif", Term(Slot.TONE, "neutral")),
        ("convaincant, persuasif", Term(Slot.TONE, "persuasive", "neutral")),
        ("enthousiaste, dynamique, vivant", Term(Slot.TONE, "enthusiastic", "neutral")),
        (
            "simple, simples, simplement, clair, facile, facile à comprendre, accessible",
            Term(Slot.EXPERTISE, "beginner", "expert"),
        ),
        (
            "simplifie, simplifie-le, simplifiez, simplifier, pour débutant, pour débutants, pour un débutant, "
            "pour une débutante, pour les débutants, pour les nuls, vulgarise, vulgariser, pour un novice, "
            "pour les novices, avec des mots simples, en termes simples, en mots simples",
            Term(Slot.EXPERTISE, "beginner", own=True),
        ),
        ("technique, techniques, pointu", Term(Slot.EXPERTISE, "expert", "beginner")),
        (
            "compliqué, complexe, difficile, difficile à comprendre",
            Term(Slot.EXPERTISE, "expert", "beginner", bad=True),
        ),
        (
            "pour experts, pour un expert, pour des experts, pour les experts, pour des professionnels",
            Term(Slot.EXPERTISE, "expert", own=True),
        ),
        (
            "pour un enfant, pour les enfants, pour des enfants, comme si j'avais cinq ans, "
            "comme si j'avais 5 ans, comme à un enfant",
            Term(Slot.EXPERTISE, "child", own=True),
        ),
        (
            "puces, liste, liste à puces, une liste à puces, points, liste de points, bullet points, tirets",
            Term(Slot.FORMAT, "bullets", "prose", noun=True),
        ),
        ("liste numérotée, numérotée, numéroté", Term(Slot.FORMAT, "numbered", "prose", noun=True)),
        ("tableau, tableaux, table", Term(Slot.FORMAT, "table", "prose", noun=True)),
        (
            "prose, paragraphes, texte continu, sans puces, sans liste, sans tableau, pas de liste, pas de puces",
            Term(Slot.FORMAT, "prose", own=True),
        ),
        ("email, e-mail, mail, courriel", Term(Slot.FORMAT, "email", noun=True)),
        ("étapes, étape par étape, pas à pas", Term(Slot.FORMAT, "steps", noun=True)),
        ("titres, sous-titres", Term(Slot.FORMAT, "headings", noun=True)),
        ("json", Term(Slot.FORMAT, "json", noun=True)),
        ("juste le code, seulement le code, que le code", Term(Slot.FORMAT, "code only", own=True)),
        ("français, francais", Term(Slot.LANGUAGE, "French")),
        ("anglais", Term(Slot.LANGUAGE, "English")),
        ("allemand", Term(Slot.LANGUAGE, "German")),
        ("espagnol", Term(Slot.LANGUAGE, "Spanish")),
        ("italien", Term(Slot.LANGUAGE, "Italian")),
        ("portugais", Term(Slot.LANGUAGE, "Portuguese")),
        ("japonais", Term(Slot.LANGUAGE, "Japanese")),
        ("chinois", Term(Slot.LANGUAGE, "Chinese")),
        ("russe", Term(Slot.LANGUAGE, "Russian")),
        ("arabe", Term(Slot.LANGUAGE, "Arabic")),
        (
            "encore, encore une fois, réessaie, réessaye, réessayez, recommence, refais, refais-le, refais le, "
            "une autre, un autre, une autre version, autre version, essaie encore, régénère, nouvelle version, "
            "autrement",
            Term(Slot.AGAIN, own=True),
        ),
        (
            "annule, annuler, annulez, annule ça, annule cela, reviens en arrière, retour en arrière, retour, "
            "comme avant, version précédente, la version précédente, la version précédente était mieux, "
            "c'était mieux avant, défais",
            Term(Slot.UNDO, own=True),
        ),
        (
            "recommence à zéro, repars de zéro, repartons de zéro, on recommence, oublie tout, réinitialise, "
            "réinitialiser, depuis le début",
            Term(Slot.RESET, own=True),
        ),
        ("stop, arrête, arrêtez, arrête ça, laisse tomber, tant pis, annule tout", Term(Slot.STOP, own=True)),
        (
            "parfait, parfaite, super, génial, excellent, nickel, impeccable, top, c'est ça, c'est parfait, "
            "exactement, exactement ça, c'est mieux, beaucoup mieux, mieux, très bien, ça marche, ça me va, "
            "ça me convient, j'adore, bravo, formidable, magnifique",
            Term(Slot.ACCEPT, own=True),
        ),
        (
            "faux, c'est faux, mauvais, nul, c'est nul, non, pas bon, ce n'est pas ça, c'est pas ça, "
            "ce n'est pas ce que j'ai demandé, ce n'est pas ce que je voulais, c'est pas ce que je voulais, "
            "pas terrible, incorrect, je n'aime pas, j'aime pas, ça n'aide pas",
            Term(Slot.REJECT, own=True),
        ),
        (
            "exemple, un exemple, des exemples, par exemple, avec un exemple, avec des exemples, "
            "donne un exemple, donne-moi un exemple, donne moi un exemple, ajoute un exemple",
            Term(Slot.EXAMPLE, own=True, noun=True),
        ),
    ),
    scopes={
        Scope.THREAD: (
            "dans ce fil, pour ce fil, dans cette conversation, pour cette conversation, "
            "pour le reste de la conversation, dans cette discussion"
        ),
        Scope.ANSWER: "juste cette fois, cette fois, seulement cette fois, juste ici, pour cette fois",
        Scope.ALWAYS: (
            "toujours, à partir de maintenant, désormais, dorénavant, à l'avenir, chaque fois, à chaque fois"
        ),
    },
    add=(
        "tu as oublié, t'as oublié, tu as oublié de mentionner, il manquerait, pense à, pense à ajouter, "
        "parle aussi de, ajoute, mets, parle de, parle aussi de, précise, n'oublie pas, il manque, ajoutez, "
        "mentionne, "
        "mentionnez, inclus, incluez, rajoute, avec"
    ),
    drop=(
        "sans, vire, dégage, zappe, vire-moi, enlève-moi, laisse tomber, arrête avec, enlève, enlevez, "
        "supprime, supprimez, retire, retirez, pas de, évite, évitez, ne mentionne pas, "
        "ne parle pas de"
    ),
    task=(
        "écris un, écris une, écris-moi un, écris-moi une, écris moi un, écris moi une, rédige un, rédige une, "
        "crée un, crée une, explique-moi, explique moi"
    ),
)
