"""Spanish: the commonest plain wishes."""

from __future__ import annotations

from bot.directives import Scope, Slot
from bot.interpret.lexicon import Language, Role, Term

SPANISH = Language(
    roles={
        Role.FILLER: (
            "lo, la, el, los, las, un, una, unos, unas, esto, eso, este, esta, ese, esa, de, del, en, con, "
            "a, al, "
            "me, nos, te, texto, el texto, respuesta, la respuesta, versión, forma, forma de, formato, "
            "en forma de, formato de, estilo, tono, un tono, manera, de forma, de manera, lenguaje, palabras, "
            "frases, que, ahora, también, todo, para mí, yo, tú, usted, más bien, otra vez en, idioma, ya, sí, "
            "como"
        ),
        Role.ASIDE: (
            "por favor, porfa, porfavor, gracias de antemano, ok, okay, vale, hola, bueno, pues, quizás, "
            "tal vez, "
            "si puedes, si es posible, estaría bien, sería mejor, sería genial, bien pero, está bien pero, "
            "entonces, oye, es suficiente, basta"
        ),
        Role.FIRM: (
            "haz, hazlo, haga, hágalo, haced, escribe, escríbelo, escribelo, escriba, reescribe, reescríbelo, "
            "reescribelo, reformula, explica, explícalo, explicalo, explícame, explicame, explícamelo, da, "
            "dame, "
            "deme, pon, ponlo, ponme, puedes, podrías, podrias, puede, podría, se puede, puedes hacerlo, "
            "podrías hacerlo, puedes explicarlo, puedes ponerlo, hacerlo, hacer, ponerlo, poner, escribirlo, "
            "escribir, explicarlo, explicar, quiero, quisiera, necesito, me gustaría, debe ser, debería ser, "
            "que sea, ser, sea, traduce, tradúcelo, traducelo, traducir, traducirlo, responde, contesta, "
            "responder, usa, utiliza, dilo, decirlo, dale, pásalo, pasalo, convierte, conviértelo, "
            "conviertelo, "
            "manténlo, mantenlo, tener"
        ),
        Role.MORE: "más, mas, un poco más de, algo más",
        Role.LESS: "menos, no tan, no muy",
        Role.NOT: "no, sin, nada de, no uses, de ninguna manera, en ningún caso, no lo hagas, para nada",
        Role.TOO: "demasiado, muy demasiado, demasiada",
        Role.ENOUGH: "suficiente",
        Role.SLIGHT: "un poco, algo, un poquito, ligeramente, un pelín",
        Role.STRONG: "mucho, bastante, mucho mucho",
        Role.VERY: "muy, súper, super, realmente",
        Role.IS: "es, está, suena, parece, era, fue, queda, es que es",
        Role.AND: "y, e, o, además",
        Role.BUT: "pero, solo, sólo, solamente",
        Role.INSTEAD: "en vez de, en lugar de, en vez de una, en lugar de una",
        Role.THANKS: (
            "gracias, muchas gracias, mil gracias, muchísimas gracias, gracias por la ayuda, te lo agradezco, "
            "gracias por todo, ok gracias"
        ),
        Role.PRAISE: "bien, muy bien, bueno, qué bien, que bien, guay, está bien",
    },
    terms=(
        (
            "muy formal, demasiado formal, muy serio, demasiado serio, muy rígido, muy acartonado",
            Term(Slot.TONE, "formal", "casual", bad=True),
        ),
        (
            "muy frío, demasiado frío, muy seco, demasiado seco, borde, muy borde, cortante",
            Term(Slot.TONE, "neutral", "friendly", bad=True),
        ),
        ("muy largo, muy larga, larguísimo, larguísima, eterno", Term(Slot.LENGTH, "longer", "shorter", bad=True)),
        (
            "cortito, más cortito, recorta, recórtalo, recortalo, sintetiza, sintetízalo, sintetizalo, "
            "abreviado, ve directo al punto, directo al grano, menos rollo, mucho rollo, mucho texto, "
            "demasiado texto, menos texto, reduce, redúcelo, reducelo, reducir, comprime, comprímelo, "
            "condensado, condénsalo, acórtame esto, hazlo breve",
            Term(Slot.LENGTH, "shorter", own=True),
        ),
        (
            "extiéndelo, extiendelo, explayate, explayarte, profundiza más, más profundidad, "
            "da más detalles, dame más detalles, más info, más información, entra en detalle, "
            "entra en detalles, complétalo, ahonda, más a fondo, explícalo más",
            Term(Slot.LENGTH, "longer", own=True),
        ),
        (
            "como si no supiera nada, como si yo no supiera nada, para alguien que no sabe nada, "
            "para que cualquiera lo entienda, para que lo entienda cualquiera, que lo entienda cualquiera, "
            "que lo entienda mi abuela, para que lo entienda mi abuela, para gente sin conocimientos, "
            "para no técnicos, en cristiano, en lenguaje sencillo, lenguaje sencillo, "
            "con lenguaje sencillo, más masticado, más llano, en términos simples, con palabras simples, "
            "sin palabras raras, demasiado técnico, muy técnico, muy complicado",
            Term(Slot.EXPERTISE, "beginner", own=True),
        ),
        (
            "menos acartonado, menos rígido, más suelto, suelto, más humano, menos estirado, menos tieso, "
            "más de calle, informalmente, tono relajado",
            Term(Slot.TONE, "casual", own=True),
        ),
        (
            "más de usted, con usted, más respetuoso y formal, de traje",
            Term(Slot.TONE, "formal", own=True),
        ),
        (
            "majo, más majo, cariñoso, más cariñoso, menos frío, menos seco, menos borde, menos cortante, "
            "suave, más suave",
            Term(Slot.TONE, "friendly", own=True),
        ),
        (
            "déjalo como estaba, dejalo como estaba, como estaba antes, como estaba, ponlo como estaba, "
            "vuelve a lo de antes, vuelve a como estaba, deshaz el último cambio, deshaz el cambio, "
            "revierte el último cambio, quita el último cambio, la de antes, la de antes era mejor, "
            "era mejor antes, antes estaba mejor, prefiero la anterior",
            Term(Slot.UNDO, own=True),
        ),
        (
            "un ejemplo concreto, ejemplo concreto, ponme un ejemplo, con un ejemplo concreto, "
            "muéstrame un ejemplo, muestra un ejemplo, falta un ejemplo, agrega un ejemplo, "
            "mete un ejemplo, ilústralo",
            Term(Slot.EXAMPLE, own=True, noun=True),
        ),
        (
            "de lujo, me vale, así me vale, me sirve, clavado, brutal, de diez, bárbaro, quedó genial, "
            "quedó perfecto, ahora sí, justo eso, chévere",
            Term(Slot.ACCEPT, own=True),
        ),
        (
            "como a un niño, como a un niño de 5 años, como si tuviera 5, para mi hijo, para mi hija, "
            "para un crío, para peques",
            Term(Slot.EXPERTISE, "child", own=True),
        ),
        (
            "corto, corta, cortos, breve, breves, conciso, concisa, resumido, resumida, compacto",
            Term(Slot.LENGTH, "shorter", "longer"),
        ),
        (
            "acorta, acórtalo, acortalo, acortar, acortarlo, abrevia, abrévialo, ve al grano, al grano",
            Term(Slot.LENGTH, "shorter", own=True),
        ),
        (
            "resume, resúmelo, resumelo, resumir, resumirlo, resumen, un resumen",
            Term(Slot.LENGTH, "shorter", "shorter", own=True),
        ),
        (
            "en una frase, una sola frase, en una oración, una frase",
            Term(Slot.LENGTH, "exactly 1 sentence", own=True),
        ),
        ("largo, larga, largos, extenso", Term(Slot.LENGTH, "longer", "shorter", bad=True)),
        ("detallado, detallada, detalle, detalles, desarrollado", Term(Slot.LENGTH, "longer", "shorter")),
        (
            "amplía, amplíalo, amplialo, amplía esto, alarga, alárgalo, alargalo, extiende, desarrolla, "
            "profundiza, cuéntame más, dime más, más detalles, más detalle",
            Term(Slot.LENGTH, "longer", own=True),
        ),
        ("formal, formales, serio y formal, de usted, trátame de usted, usted", Term(Slot.TONE, "formal", "casual")),
        (
            "informal, casual, coloquial, relajado, desenfadado, cercano, de tú, tutéame, tutear",
            Term(Slot.TONE, "casual", "formal"),
        ),
        ("rígido, acartonado, tieso", Term(Slot.TONE, "formal", "casual", bad=True)),
        ("amigable, amistoso, amable, cálido, simpático", Term(Slot.TONE, "friendly", "neutral")),
        ("profesional", Term(Slot.TONE, "professional", "casual")),
        ("divertido, divertida, gracioso, graciosa, con humor, humor", Term(Slot.TONE, "funny", "serious")),
        ("serio, seria", Term(Slot.TONE, "serious", "funny")),
        ("educado, cortés, respetuoso", Term(Slot.TONE, "polite", "direct")),
        ("directo, directa", Term(Slot.TONE, "direct", "polite")),
        ("neutral, neutro, objetivo", Term(Slot.TONE, "neutral")),
        ("persuasivo, convincente", Term(Slot.TONE, "persuasive", "neutral")),
        ("entusiasta, animado, dinámico", Term(Slot.TONE, "enthusiastic", "neutral")),
        (
            "sencillo, sencilla, simple, simples, fácil, facil, fácil de entender, claro",
            Term(Slot.EXPERTISE, "beginner", "expert"),
        ),
        (
            "simplifica, simplifícalo, simplificalo, simplificar, simplificarlo, para principiantes, "
            "para un principiante, para novatos, para dummies, para tontos, en palabras sencillas, "
            "con palabras sencillas, en términos sencillos",
            Term(Slot.EXPERTISE, "beginner", own=True),
        ),
        ("técnico, técnica, tecnico, avanzado", Term(Slot.EXPERTISE, "expert", "beginner")),
        (
            "complicado, complejo, difícil, difícil de entender, dificil",
            Term(Slot.EXPERTISE, "expert", "beginner", bad=True),
        ),
        ("para expertos, para un experto, para profesionales", Term(Slot.EXPERTISE, "expert", own=True)),
        (
            "para niños, para un niño, como si tuviera cinco años, como si tuviera 5 años, para un niño de cinco años",
            Term(Slot.EXPERTISE, "child", own=True),
        ),
        (
            "viñetas, puntos, lista, lista de puntos, lista con viñetas, bullets, con viñetas",
            Term(Slot.FORMAT, "bullets", "prose", noun=True),
        ),
        ("lista numerada, numerada, numerado", Term(Slot.FORMAT, "numbered", "prose", noun=True)),
        ("tabla, tablas, cuadro, una tabla", Term(Slot.FORMAT, "table", "prose", noun=True)),
        ("prosa, párrafos, sin viñetas, sin lista, sin listas, texto corrido", Term(Slot.FORMAT, "prose", own=True)),
        ("correo, email, correo electrónico, e-mail, mail", Term(Slot.FORMAT, "email", noun=True)),
        ("pasos, paso a paso", Term(Slot.FORMAT, "steps", noun=True)),
        ("títulos, encabezados", Term(Slot.FORMAT, "headings", noun=True)),
        ("json", Term(Slot.FORMAT, "json", noun=True)),
        ("solo el código, sólo el código, solo código", Term(Slot.FORMAT, "code only", own=True)),
        ("español, espanol, castellano", Term(Slot.LANGUAGE, "Spanish")),
        ("inglés, ingles", Term(Slot.LANGUAGE, "English")),
        ("alemán, aleman", Term(Slot.LANGUAGE, "German")),
        ("francés, frances", Term(Slot.LANGUAGE, "French")),
        ("portugués, portugues", Term(Slot.LANGUAGE, "Portuguese")),
        ("italiano", Term(Slot.LANGUAGE, "Italian")),
        ("japonés, japones", Term(Slot.LANGUAGE, "Japanese")),
        ("chino", Term(Slot.LANGUAGE, "Chinese")),
        ("ruso", Term(Slot.LANGUAGE, "Russian")),
        ("catalán", Term(Slot.LANGUAGE, "Catalan")),
        (
            "otra vez, de nuevo, inténtalo otra vez, inténtalo de nuevo, intentalo de nuevo, "
            "intentalo otra vez, "
            "prueba otra vez, prueba de nuevo, otra, otra versión, una vez más, otro intento, regenera, "
            "vuelve a intentarlo, repite, otra opción",
            Term(Slot.AGAIN, own=True),
        ),
        (
            "deshacer, deshaz, deshazlo, deshaz eso, vuelve atrás, volver atrás, atrás, revertir, revierte, "
            "como antes, versión anterior, la versión anterior, la versión anterior era mejor, la anterior, "
            "la anterior era mejor, estaba mejor antes",
            Term(Slot.UNDO, own=True),
        ),
        (
            "empieza de nuevo, empezar de nuevo, empieza de cero, desde cero, olvida todo, olvídalo todo, "
            "reinicia, reiniciar",
            Term(Slot.RESET, own=True),
        ),
        (
            "alto, detente, para ya, cancela, cancelar, olvídalo, olvidalo, déjalo, dejalo, no importa, da igual, stop",
            Term(Slot.STOP, own=True),
        ),
        (
            "perfecto, perfecta, genial, excelente, exacto, exactamente, eso es, justo lo que necesitaba, "
            "justo lo que quería, me gusta, me encanta, estupendo, fantástico, mejor, mucho mejor, "
            "así está bien, "
            "así sí, increíble, qué bueno, buenísimo, ideal",
            Term(Slot.ACCEPT, own=True),
        ),
        (
            "mal, está mal, incorrecto, no me gusta, no es lo que pedí, no es eso, eso no es lo que pedí, "
            "no era eso, no sirve, no me sirve, malo, horrible, es incorrecto, equivocado",
            Term(Slot.REJECT, own=True),
        ),
        (
            "ejemplo, un ejemplo, ejemplos, por ejemplo, con un ejemplo, con ejemplos, dame un ejemplo, "
            "pon un ejemplo, añade un ejemplo",
            Term(Slot.EXAMPLE, own=True, noun=True),
        ),
    ),
    scopes={
        Scope.THREAD: (
            "en este hilo, para este hilo, en esta conversación, para esta conversación, "
            "por el resto de la conversación"
        ),
        Scope.ANSWER: "solo esta vez, sólo esta vez, esta vez, solo aquí, por esta vez",
        Scope.ALWAYS: (
            "siempre, a partir de ahora, de ahora en adelante, desde ahora, en el futuro, cada vez, en adelante"
        ),
    },
    add=(
        "falta mencionar, falta incluir, falta añadir, falta poner, te faltó, te falta, te falto, olvidaste, "
        "te olvidaste de, se te olvidó, se te olvidaron, faltó mencionar, faltó, añade, mete, mencioná, "
        "habla de, habla también de, agregá, falta, faltan, no olvides, pon también, "
        "agrega, incluye, menciona, pon también, con, añadir, agregar"
    ),
    drop=(
        "sin, quita, quítale, quitale, sácale, bórrame, borra, fuera, deja fuera, no pongas, no quiero, "
        " elimina, borra, omite, saca, evita, no menciones, no incluyas"
    ),
    task=(
        "escribe un, escribe una, escríbeme un, escríbeme una, crea un, crea una, redacta un, redacta una, "
        "explícame, explicame qué"
    ),
)
