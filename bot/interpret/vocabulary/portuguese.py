"""Portuguese: the commonest plain wishes."""

from __future__ import annotations

from bot.directives import Scope, Slot
from bot.interpret.lexicon import Language, Role, Term

PORTUGUESE = Language(
    roles={
        Role.FILLER: (
            "o, a, os, as, um, uma, isso, isto, este, esta, esse, essa, de, do, da, em, no, na, com, me, "
            "nos, te, "
            "texto, o texto, resposta, a resposta, versão, forma, forma de, formato, em forma de, formato de, "
            "estilo, tom, um tom, maneira, de forma, de maneira, linguagem, palavras, frases, que, agora, "
            "também, "
            "tudo, para mim, pra mim, eu, você, idioma, já, sim, como, numa, num, pro, pra"
        ),
        Role.ASIDE: (
            "por favor, pfv, pf, por gentileza, obrigado desde já, ok, okay, olá, oi, bom, bem, então, "
            "talvez, se puder, se possível, seria bom, seria melhor, seria ótimo, bom mas, tá bom mas, "
            "é suficiente, basta, poxa, né"
        ),
        Role.FIRM: (
            "faça, faz, faça isso, deixe, deixa, deixe isso, deixa isso, torne, torna, escreva, escreve, "
            "reescreva, reescreve, reformule, explique, explica, explique isso, me explica, me explique, dê, "
            "me dê, me dá, coloque, coloca, põe, ponha, pode, poderia, você pode, você poderia, consegue, "
            "dá pra, "
            "dá para, pode ser, poderia ser, pode fazer, pode deixar, fazer, deixar, escrever, explicar, "
            "colocar, "
            "quero, queria, gostaria, preciso, deve ser, deveria ser, seja, ser, traduza, traduz, traduzir, "
            "traduza isso, responda, responde, responder, use, usa, utilize, diga, fale, passe, passa, "
            "transforme, transforma, mantenha, ter"
        ),
        Role.MORE: "mais, um pouco mais de",
        Role.LESS: "menos, não tão, nao tão, não tanto",
        Role.NOT: "não, nao, sem, nada de, não use, de jeito nenhum, de modo algum, não faça, não deixe",
        Role.TOO: "demais, muito demais, demasiado, longo demais então",
        Role.ENOUGH: "suficiente",
        Role.SLIGHT: "um pouco, um pouquinho, ligeiramente, levemente",
        Role.STRONG: "bem, muito, bastante",
        Role.VERY: "super, realmente, tão",
        Role.IS: "é, está, tá, ficou, soa, parece, era, foi",
        Role.AND: "e, ou, além disso",
        Role.BUT: "mas, só, apenas, somente, porém",
        Role.INSTEAD: "em vez de, ao invés de, no lugar de",
        Role.THANKS: (
            "obrigado, obrigada, muito obrigado, muito obrigada, brigado, brigada, valeu, vlw, obg, agradeço, "
            "obrigado pela ajuda"
        ),
        Role.PRAISE: "bom, boa, legal, muito bom, bacana, está bom, tá bom",
    },
    terms=(
        (
            "muito formal, formal demais, muito sério, sério demais, formal pra caramba, muito engessado, muito duro",
            Term(Slot.TONE, "formal", "casual", bad=True),
        ),
        (
            "muito frio, frio demais, muito seco, seco demais, grosso, grosseiro, muito grosso",
            Term(Slot.TONE, "neutral", "friendly", bad=True),
        ),
        (
            "encurta isso aí, encurta isso, diminui, diminui isso, diminua, reduz, reduz isso, corta, "
            "sintetiza, sintetize, compacta, vai direto ao ponto, vá direto ao ponto, menos texto, "
            "texto demais, muito texto, muita enrolação, menos enrolação, sem enrolação, mais curtinho, "
            "curtinho, enxuga, dá uma enxugada, dá uma resumida, resumidinho, grande demais, muito grande",
            Term(Slot.LENGTH, "shorter", own=True),
        ),
        (
            "dá mais detalhes, dê mais detalhes, detalha, detalhe melhor, detalha mais, detalha melhor, "
            "estende, aprofunda, aprofunda mais, aumenta, mais informação, mais informações, mais info, "
            "explica melhor, explique melhor, desenvolve, desenvolve mais, entra em detalhes, completa",
            Term(Slot.LENGTH, "longer", own=True),
        ),
        (
            "como se eu fosse leigo, como se eu fosse leiga, como se eu não soubesse nada, "
            "pra quem não entende nada, para quem não entende nada, pra quem não manja, "
            "pra quem tá começando, para quem está começando, para qualquer um entender, "
            "pra qualquer um entender, pra minha vó entender, de um jeito mais simples, "
            "de um jeito mais fácil, de uma forma mais simples, de uma forma mais fácil, "
            "de forma mais simples, de um modo mais simples, de um jeito fácil, de um jeito simples, "
            "de forma simples, em linguagem simples, linguagem simples, mais mastigado, mastigado, "
            "sem palavras difíceis, traduz pra gente normal, complicado demais, técnico demais",
            Term(Slot.EXPERTISE, "beginner", own=True),
        ),
        (
            "mais solto, solto, menos engessado, menos duro, mais humano, menos robótico, mais de boa, "
            "de boa, mais leve, leve, mais na boa",
            Term(Slot.TONE, "casual", own=True),
        ),
        (
            "mais respeitoso e formal, mais culto, norma culta",
            Term(Slot.TONE, "formal", own=True),
        ),
        (
            "mais carinhoso, carinhoso, menos seco, menos frio, menos grosso, mais gentil, gentil, mais fofo",
            Term(Slot.TONE, "friendly", own=True),
        ),
        (
            "deixa como estava, deixa como tava, como estava antes, como tava antes, como tava, "
            "volta como era, volta como estava, volta pro que era, desfaz a última mudança, desfaz isso, "
            "desfaça a última alteração, desfaz a última alteração, a de antes, a de antes era melhor, "
            "antes tava melhor, antes estava melhor, prefiro a anterior, tava melhor antes",
            Term(Slot.UNDO, own=True),
        ),
        (
            "um exemplo concreto, exemplo concreto, um exemplo prático, exemplo prático, "
            "mostra um exemplo, bota um exemplo, põe um exemplo, coloca um exemplo, falta um exemplo, "
            "dá um exemplo, ilustra",
            Term(Slot.EXAMPLE, own=True, noun=True),
        ),
        (
            "top, massa, show de bola, ficou show, ficou top, ficou massa, mandou bem, mandou muito bem, "
            "fechou, agora sim, era isso mesmo, exatamente isso, tá ótimo, tá perfeito, beleza assim, "
            "sensacional",
            Term(Slot.ACCEPT, own=True),
        ),
        (
            "como se eu tivesse 5, pra uma criança, como pra uma criança, para meu filho, pro meu filho, "
            "pra minha filha, para uma criança de 5 anos",
            Term(Slot.EXPERTISE, "child", own=True),
        ),
        (
            "curto, curta, curtos, breve, conciso, concisa, resumido, resumida, sucinto, enxuto, direto ao ponto",
            Term(Slot.LENGTH, "shorter", "longer"),
        ),
        (
            "encurte, encurta, encurtar, encurte isso, abrevie, reduza, enxugue",
            Term(Slot.LENGTH, "shorter", own=True),
        ),
        (
            "resuma, resume, resumir, resuma isso, resumo, um resumo",
            Term(Slot.LENGTH, "shorter", "shorter", own=True),
        ),
        (
            "em uma frase, numa frase, uma frase só, em uma só frase, uma frase",
            Term(Slot.LENGTH, "exactly 1 sentence", own=True),
        ),
        (
            "longo, longa, longos, comprido, extenso, longo demais, muito longo, muito longa, muito comprido, "
            "longa demais",
            Term(Slot.LENGTH, "longer", "shorter", bad=True),
        ),
        ("detalhado, detalhada, detalhe, detalhes, desenvolvido", Term(Slot.LENGTH, "longer", "shorter")),
        (
            "amplie, alongue, aumente, desenvolva, aprofunde, expanda, mais detalhes, mais detalhe, "
            "me conte mais, fale mais",
            Term(Slot.LENGTH, "longer", own=True),
        ),
        ("formal, formais", Term(Slot.TONE, "formal", "casual")),
        (
            "informal, casual, coloquial, descontraído, descontraida, descontraída, relaxado",
            Term(Slot.TONE, "casual", "formal"),
        ),
        ("engessado, rígido, duro", Term(Slot.TONE, "formal", "casual", bad=True)),
        ("amigável, amigavel, simpático, caloroso, acolhedor", Term(Slot.TONE, "friendly", "neutral")),
        ("profissional", Term(Slot.TONE, "professional", "casual")),
        ("engraçado, engraçada, divertido, divertida, com humor, humor", Term(Slot.TONE, "funny", "serious")),
        ("sério, séria, serio", Term(Slot.TONE, "serious", "funny")),
        ("educado, educada, cortês, respeitoso", Term(Slot.TONE, "polite", "direct")),
        ("direto, direta", Term(Slot.TONE, "direct", "polite")),
        ("neutro, neutra, objetivo", Term(Slot.TONE, "neutral")),
        ("persuasivo, convincente", Term(Slot.TONE, "persuasive", "neutral")),
        ("entusiasmado, animado, empolgante", Term(Slot.TONE, "enthusiastic", "neutral")),
        ("simples, fácil, facil, claro, fácil de entender", Term(Slot.EXPERTISE, "beginner", "expert")),
        (
            "simplifique, simplifica, simplificar, simplifique isso, para iniciantes, para um iniciante, "
            "pra iniciantes, para leigos, pra leigos, para um leigo, em palavras simples, "
            "com palavras simples, "
            "em termos simples",
            Term(Slot.EXPERTISE, "beginner", own=True),
        ),
        ("técnico, técnica, tecnico, avançado", Term(Slot.EXPERTISE, "expert", "beginner")),
        (
            "complicado, complexo, difícil, difícil de entender, dificil, muito técnico, técnico demais",
            Term(Slot.EXPERTISE, "expert", "beginner", bad=True),
        ),
        (
            "para especialistas, para um especialista, para experts, para profissionais",
            Term(Slot.EXPERTISE, "expert", own=True),
        ),
        (
            "para crianças, para uma criança, pra criança, como se eu tivesse cinco anos, como se eu tivesse 5 anos",
            Term(Slot.EXPERTISE, "child", own=True),
        ),
        (
            "tópicos, topicos, marcadores, lista, bullet points, bullets, itens, lista de tópicos",
            Term(Slot.FORMAT, "bullets", "prose", noun=True),
        ),
        ("lista numerada, numerada, numerado", Term(Slot.FORMAT, "numbered", "prose", noun=True)),
        ("tabela, tabelas, uma tabela, quadro", Term(Slot.FORMAT, "table", "prose", noun=True)),
        (
            "prosa, parágrafos, sem tópicos, sem lista, sem listas, texto corrido",
            Term(Slot.FORMAT, "prose", own=True),
        ),
        ("email, e-mail, mail", Term(Slot.FORMAT, "email", noun=True)),
        ("passos, passo a passo, etapas", Term(Slot.FORMAT, "steps", noun=True)),
        ("títulos, cabeçalhos", Term(Slot.FORMAT, "headings", noun=True)),
        ("json", Term(Slot.FORMAT, "json", noun=True)),
        ("só o código, apenas o código, somente o código", Term(Slot.FORMAT, "code only", own=True)),
        ("português, portugues", Term(Slot.LANGUAGE, "Portuguese")),
        ("português do brasil, português brasileiro", Term(Slot.LANGUAGE, "Brazilian Portuguese")),
        ("inglês, ingles", Term(Slot.LANGUAGE, "English")),
        ("alemão, alemao", Term(Slot.LANGUAGE, "German")),
        ("francês, frances", Term(Slot.LANGUAGE, "French")),
        ("espanhol", Term(Slot.LANGUAGE, "Spanish")),
        ("italiano", Term(Slot.LANGUAGE, "Italian")),
        ("japonês, japones", Term(Slot.LANGUAGE, "Japanese")),
        ("chinês, chines", Term(Slot.LANGUAGE, "Chinese")),
        ("russo", Term(Slot.LANGUAGE, "Russian")),
        (
            "de novo, outra vez, novamente, tente de novo, tenta de novo, tente novamente, tente outra vez, "
            "outra, mais uma vez, outra versão, gere de novo, refaça, refaz, mais uma, outra opção, "
            "tenta outra vez",
            Term(Slot.AGAIN, own=True),
        ),
        (
            "desfazer, desfaça, desfaz, desfaça isso, volta, voltar, volte, reverter, reverta, como antes, "
            "versão anterior, a versão anterior, a versão anterior era melhor, a anterior, "
            "a anterior era melhor, "
            "estava melhor antes",
            Term(Slot.UNDO, own=True),
        ),
        (
            "comece de novo, começar de novo, recomece, do zero, comece do zero, esqueça tudo, esquece tudo, "
            "reiniciar, reinicie",
            Term(Slot.RESET, own=True),
        ),
        (
            "pare, parar, cancela, cancelar, cancele, esquece, esqueça, deixa pra lá, não importa, stop",
            Term(Slot.STOP, own=True),
        ),
        (
            "perfeito, perfeita, ótimo, otimo, excelente, exato, exatamente, é isso, é isso aí, isso mesmo, "
            "era isso, adorei, gostei, amei, maravilhoso, melhor, muito melhor, bem melhor, ficou ótimo, "
            "ficou bom, ficou perfeito, show, incrível",
            Term(Slot.ACCEPT, own=True),
        ),
        (
            "errado, está errado, tá errado, incorreto, ruim, não gostei, não foi isso que eu pedi, "
            "não é isso, "
            "não era isso, não ajuda, não ajudou, péssimo, horrível",
            Term(Slot.REJECT, own=True),
        ),
        (
            "exemplo, um exemplo, exemplos, por exemplo, com um exemplo, com exemplos, dê um exemplo, "
            "me dê um exemplo, me dá um exemplo",
            Term(Slot.EXAMPLE, own=True, noun=True),
        ),
    ),
    scopes={
        Scope.THREAD: (
            "neste tópico, nesta conversa, nesta thread, para esta conversa, no resto da conversa, nessa conversa"
        ),
        Scope.ANSWER: "só desta vez, só dessa vez, desta vez, dessa vez, só aqui",
        Scope.ALWAYS: (
            "sempre, a partir de agora, de agora em diante, daqui pra frente, daqui para frente, no futuro, "
            "toda vez, todas as vezes"
        ),
    },
    add=(
        "faltou colocar, faltou mencionar, faltou incluir, faltou falar de, falta colocar, falta mencionar, "
        "falta incluir, esqueceu, você esqueceu, esqueceu de mencionar, esqueceu de colocar, "
        "esqueceu de falar de, adicione, bota, coloca também, põe também, fala de, fala sobre, falta, "
        "faltou, não esquece, cita, "
        "cite,  adiciona, acrescente, inclua, inclui, mencione, menciona, com"
    ),
    drop=(
        "sem, tire, corta, apaga, apague, retira, retire, elimina, elimine, exclui, não quero, para de usar, "
        "pare de usar,  tira, remova, remove, exclua, omita, evite, não mencione, não inclua"
    ),
    task=(
        "escreva um, escreva uma, escreve um, escreve uma, me escreva um, me escreva uma, crie um, crie uma, "
        "me explique, me explica o que"
    ),
)
