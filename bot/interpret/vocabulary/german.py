"""German: the commonest plain wishes."""

from __future__ import annotations

from bot.directives import Scope, Slot
from bot.interpret.lexicon import Language, Role, Term
from bot.interpret.vocabulary.german_acts import ACTS

GERMAN = Language(
    roles={
        Role.FILLER: (
            "rest, es, das, dies, diese, dieser, dieses, den, dem, die, der, ein, eine, einen, einem, "
            "einer, ne, "
            "nen, text, "
            "antwort, die antwort, antworten, deine antworten, den text, version, fassung, variante, mal, "
            "noch, noch mal, ich, mir, "
            "uns, du, "
            "sie, als, in, im, auf, mit, für mich, für uns, auch, jetzt, nun, dann, stil, ton, tonfall, "
            "sprache, "
            "form, format, formuliert, geschrieben, formulierung, weise, art, schreibstil, wörtern, worten, "
            "worte, sätze, sätzen, wieder, das ganze, alles, davon, bisschen"
        ),
        Role.ASIDE: (
            "bitte, ok, okay, ja, hallo, hey, hi, hm, hmm, also, gut aber, super aber, aber bitte, vielleicht, "
            "wenn möglich, wäre gut, wäre super, wäre toll, wäre besser, wäre schön, gerne, gern, "
            "danke im voraus, eher, lieber, doch, einfach mal, reicht, reichen, genügt, genügen, "
            "schon gut aber, schön wäre, "
            "vielen dank im voraus"
        ),
        Role.FIRM: (
            "geben, zeigen, gib uns, hinzufügen, mach daraus, mach draus, mache daraus, daraus, draus, "
            "mach, mache, "
            "machen, "
            "mach es, mach das, mache es, mache das, schreib, schreibe, schreib es, schreib das, schreiben, "
            "umschreiben, formuliere, formulier, formulieren, erklär, erkläre, erklären, erklär es, "
            "erklär das, "
            "erkläre es, gib, gib mir, zeig, zeig mir, fass, fasse, halte, halt, halten, antworte, "
            "antworten, antworte mir, antwortet, pack, pack es, pack das, pack das mal, mach mal, "
            "mach das mal, kürz, kannst du mal, schreibs, machs, erklärs, erklär das mal, erklär mal, "
            "formulier das, formulier es, "
            "übersetze, übersetzen, übersetz, ausdrücken, sagen, sag, fassen, stell, stelle, darstellen, "
            "kannst du, "
            "könntest du, kannst du das, kannst du es, können sie, könnten sie, geht das, geht es, ginge das, "
            "ginge es, wie wäre es mit, kann man das, ich möchte, ich hätte gern, ich hätte gerne, "
            "ich brauche, "
            "ich will, ich würde, wir brauchen, soll, sollte, sollte sein, soll sein, sein, haben, werden, "
            "muss, "
            "müsste, sei, klingen, verwende, benutze, nutze, nimm, bleib, formatiere, ausgeben, zusammen"
        ),
        Role.MORE: "mehr, etwas mehr",
        Role.LESS: "weniger, nicht so, nicht ganz so, nicht",
        Role.TOO: "zu",
        Role.NOT: "kein, keine, keinen, ohne, nicht, auf keinen fall, keinesfalls, "
        "bloß nicht, bitte nicht, auf gar keinen fall",
        Role.ENOUGH: "genug",
        Role.SLIGHT: "etwas, ein bisschen, bisschen, ein wenig, leicht, ein klein wenig",
        Role.STRONG: "viel, deutlich, wesentlich, erheblich, weitaus, sehr viel, noch viel",
        Role.VERY: "sehr, ganz, echt, richtig, so",
        Role.IS: ("ist, ist mir, das ist, es ist, klingt, das klingt, es klingt, wirkt, liest sich, war, viel zu war"),
        Role.AND: "und, sowie, und auch",
        Role.BUT: "aber, jedoch, nur",
        Role.INSTEAD: "statt, anstatt, anstelle von",
        Role.THANKS: (
            "danke, danke schön, dankeschön, vielen dank, danke dir, danke sehr, herzlichen dank, besten dank, "
            "merci, tausend dank, danke dir vielmals"
        ),
        Role.PRAISE: "schön, cool, nett, gut, ganz gut, sehr gut",
    },
    terms=(
        (
            "kürz das mal, dampf es ein, dampf das ein, eindampfen, straffer, straff es, straffen, "
            "straffe, mach hinne kürzer, komm auf den punkt, auf den punkt, komprimiere, komprimieren, "
            "komprimier, ganz kurz, kurzform, in kurz, stark gekürzt, eingekürzt, einkürzen, gestrafft, "
            "zu viel text, viel zu viel text, zu ausführlich, zu viele worte",
            Term(Slot.LENGTH, "shorter", own=True),
        ),
        (
            "bau es aus, ausbauen, bau das aus, führ das aus, führe das aus, führ das weiter aus, "
            "vertiefe, vertiefen, vertief das, mehr tiefe, mehr infos, mehr informationen, "
            "zu oberflächlich, oberflächlich, geh tiefer rein, etwas mehr dazu, erweitere, erweitern, "
            "weiter ausführen",
            Term(Slot.LENGTH, "longer", own=True),
        ),
        (
            "so dass es jeder versteht, sodass es jeder versteht, dass es jeder versteht, "
            "damit es jeder versteht, so dass ich es verstehe, sodass ich es verstehe, "
            "damit ich es verstehe, dass es auch laien verstehen, damit es auch laien verstehen, "
            "für nicht techniker, für nichttechniker, für leute ohne vorwissen, ohne vorwissen, "
            "ohne fachwissen, für dumme, idiotensicher, allgemeinverständlich, auf gut deutsch, für omas, "
            "für neulinge, für meine oma, wie für doofe, zu technisch, zu kompliziert",
            Term(Slot.EXPERTISE, "beginner", own=True),
        ),
        (
            "weniger gestelzt, ungezwungener, ungezwungen, menschlicher, cooler, nicht so hochgestochen, "
            "alltagssprachlich, in alltagssprache, gestelzt",
            Term(Slot.TONE, "casual", own=True),
        ),
        (
            "seriöser im ton, gehobener, bürotauglich",
            Term(Slot.TONE, "formal", own=True),
        ),
        (
            "liebevoller, einfühlsamer, weniger kühl, nicht so kühl, nicht so kalt, weniger schroff, nicht so schroff",
            Term(Slot.TONE, "friendly", own=True),
        ),
        (
            "für ein grundschulkind, für einen 5 jährigen, wie für einen fünfjährigen, "
            "für ein kleines kind, wie einem kind, wie einem fünfjährigen, als wär ich fünf",
            Term(Slot.EXPERTISE, "child", own=True),
        ),
        (
            "kürzer, kuerzer, knapper, gekürzt, kürzen, kürz, kürze, kürze es, kürz das, fass dich kürzer, "
            "fasse dich kürzer, bündiger, kompakter, prägnanter",
            Term(Slot.LENGTH, "shorter", own=True),
        ),
        (
            "kurz, knapp, prägnant, kompakt, kurzfassung, kurz und knapp, kurz und bündig",
            Term(Slot.LENGTH, "shorter", "longer"),
        ),
        (
            "zusammenfassen, fass es zusammen, fass das zusammen, fasse das zusammen, fasse es zusammen, "
            "zusammengefasst, zusammenfassung, eine zusammenfassung",
            Term(Slot.LENGTH, "shorter", "shorter", own=True),
        ),
        ("in einem satz, ein satz, ein satz reicht, tldr", Term(Slot.LENGTH, "exactly 1 sentence", own=True)),
        (
            "länger, laenger, ausführlicher, ausfuehrlicher, detaillierter, genauer, mehr details, "
            "mehr detail, "
            "geh mehr ins detail, mehr dazu",
            Term(Slot.LENGTH, "longer", own=True),
        ),
        ("lang, lange, langatmig, wortreich, viel text", Term(Slot.LENGTH, "longer", "shorter", bad=True)),
        ("ausführlich, detailliert, details", Term(Slot.LENGTH, "longer", "shorter")),
        (
            "formell, förmlich, formal, formeller ton, sachlich formell, gesiezt, "
            "per sie, siezen, sieze mich, sieze, mit sie, sie form",
            Term(Slot.TONE, "formal", "casual"),
        ),
        ("formeller, förmlicher, formaler", Term(Slot.TONE, "formal", own=True)),
        (
            "locker, lässig, umgangssprachlich, informell, salopp, leger, per "
            "du, geduzt, duzen, duze mich, duze, mit du, du form",
            Term(Slot.TONE, "casual", "formal"),
        ),
        (
            "lockerer, lässiger, informeller, umgangssprachlicher, legerer, entspannter, weniger steif, "
            "weniger förmlich, weniger formell",
            Term(Slot.TONE, "casual", own=True),
        ),
        ("steif, hölzern, bürokratisch", Term(Slot.TONE, "formal", "casual", bad=True)),
        ("freundlich, nett, herzlich, warm", Term(Slot.TONE, "friendly", "neutral")),
        ("freundlicher, netter, herzlicher, wärmer, sympathischer", Term(Slot.TONE, "friendly", own=True)),
        ("professionell, geschäftlich, seriös", Term(Slot.TONE, "professional", "casual")),
        ("professioneller, geschäftlicher, seriöser", Term(Slot.TONE, "professional", own=True)),
        ("lustig, witzig, humorvoll", Term(Slot.TONE, "funny", "serious")),
        ("lustiger, witziger, humorvoller", Term(Slot.TONE, "funny", own=True)),
        ("ernst, ernsthaft", Term(Slot.TONE, "serious", "funny")),
        ("ernster, ernsthafter", Term(Slot.TONE, "serious", own=True)),
        ("höflich", Term(Slot.TONE, "polite", "direct")),
        ("höflicher", Term(Slot.TONE, "polite", own=True)),
        ("neutral, sachlich, neutraler, sachlicher, objektiver", Term(Slot.TONE, "neutral")),
        ("direkter", Term(Slot.TONE, "direct", own=True)),
        ("überzeugender", Term(Slot.TONE, "persuasive", own=True)),
        ("begeisterter, mitreißender, lebendiger, spannender", Term(Slot.TONE, "enthusiastic", own=True)),
        (
            "einfach, leicht verständlich, verständlich, leichter sprache, einfacher sprache, laienhaft",
            Term(Slot.EXPERTISE, "beginner", "expert"),
        ),
        (
            "einfacher, verständlicher, leichter verständlich, leichter, für anfänger, für einen anfänger, "
            "für eine anfängerin, für laien, für einen laien, für einsteiger, für dummies, simpler, "
            "in einfachen worten, mit einfachen worten, in leichter sprache, in einfacher sprache, "
            "vereinfacht, "
            "vereinfache, vereinfache es, vereinfachen, weniger technisch, weniger fachchinesisch",
            Term(Slot.EXPERTISE, "beginner", own=True),
        ),
        ("technisch, fachlich", Term(Slot.EXPERTISE, "expert", "beginner")),
        (
            "kompliziert, komplex, schwierig, schwer verständlich, schwer",
            Term(Slot.EXPERTISE, "expert", "beginner", bad=True),
        ),
        (
            "technischer, fachlicher, für experten, für einen experten, für fachleute, für profis, "
            "für fortgeschrittene",
            Term(Slot.EXPERTISE, "expert", own=True),
        ),
        (
            "für kinder, für ein kind, kindgerecht, wie für ein kind, als wäre ich fünf, als wäre ich 5, "
            "für einen fünfjährigen",
            Term(Slot.EXPERTISE, "child", own=True),
        ),
        (
            "stichpunkte, stichpunkten, stichworten, stichwörter, aufzählung, aufzählungspunkte, "
            "aufzählungspunkten, bulletpoints, bullet points, bullets, liste, punkten, stichwortartig",
            Term(Slot.FORMAT, "bullets", "prose", noun=True),
        ),
        (
            "nummerierte liste, nummeriert, nummerierte, nummerierten, nummerierten liste, nummerierter liste",
            Term(Slot.FORMAT, "numbered", "prose", noun=True),
        ),
        (
            "tabelle, tabellarisch, tabellenform, tabellen, tabellenformat",
            Term(Slot.FORMAT, "table", "prose", noun=True),
        ),
        (
            "fließtext, ohne stichpunkte, ohne aufzählung, keine stichpunkte, keine aufzählung, keine liste, "
            "ganzen sätzen, ganze sätze",
            Term(Slot.FORMAT, "prose", own=True),
        ),
        ("e mail, email, mail", Term(Slot.FORMAT, "email", noun=True)),
        ("schritt für schritt, schritte, schritten, anleitung", Term(Slot.FORMAT, "steps", noun=True)),
        ("checkliste", Term(Slot.FORMAT, "checklist", noun=True)),
        ("überschriften", Term(Slot.FORMAT, "headings", noun=True)),
        ("nur code, nur den code, nur der code", Term(Slot.FORMAT, "code only", own=True)),
        ("json", Term(Slot.FORMAT, "json", noun=True)),
        ("deutsch, hochdeutsch", Term(Slot.LANGUAGE, "German")),
        ("englisch", Term(Slot.LANGUAGE, "English")),
        ("französisch", Term(Slot.LANGUAGE, "French")),
        ("spanisch", Term(Slot.LANGUAGE, "Spanish")),
        ("italienisch", Term(Slot.LANGUAGE, "Italian")),
        ("portugiesisch", Term(Slot.LANGUAGE, "Portuguese")),
        ("japanisch", Term(Slot.LANGUAGE, "Japanese")),
        ("chinesisch", Term(Slot.LANGUAGE, "Chinese")),
        ("russisch", Term(Slot.LANGUAGE, "Russian")),
        ("türkisch", Term(Slot.LANGUAGE, "Turkish")),
        ("polnisch", Term(Slot.LANGUAGE, "Polish")),
        ("niederländisch", Term(Slot.LANGUAGE, "Dutch")),
        *ACTS,
    ),
    scopes={
        Scope.THREAD: (
            "in diesem thread, für diesen thread, in diesem gespräch, für den rest des gesprächs, "
            "in dieser unterhaltung"
        ),
        Scope.ANSWER: "nur dieses mal, nur diesmal, diesmal, nur hier, dieses eine mal",
        Scope.ALWAYS: (
            "mir immer, bei mir immer, generell, ab heute, dauerhaft, standardmäßig, immer, ab jetzt, "
            "von jetzt an, ab sofort, in zukunft, künftig, zukünftig, jedes mal, grundsätzlich"
        ),
    },
    add=(
        "du hast vergessen, vergessen hast du, es fehlen noch, erwähne auch, erwähne bitte, pack noch, pack, "
        "schreib noch, schreib auch, bau noch, nimm auch, erwähn, es fehlt noch, es fehlt, "
        "es fehlen, da fehlt noch, da fehlt, da fehlen noch, da fehlen, vergiss nicht, füge, ergänze, erwähne, "
        "nenne, mit, füg, nimm noch"
    ),
    drop=(
        "ohne, schmeiß, schmeiss, wirf, hau, kick, nimm, streich bitte, lass, lasse, entferne, streiche, "
        "streich, lösche, keine, kein, keinen, erwähne nicht"
    ),
    task=(
        "schreibe ein, schreibe eine, schreibe einen, schreib ein, schreib eine, schreib einen, "
        "schreib mir ein, "
        "schreib mir eine, schreib mir einen, erstelle ein, erstelle eine, erstelle einen, erkläre mir, "
        "erklär mir, nenne mir"
    ),
)
