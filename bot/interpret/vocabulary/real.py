"""Real words that look like misspelt words of the vocabulary, so that none is taken for a wish.

Found by looking up the 60,000 commonest English words, the commonest of six other languages and a
dictionary's rarer ones in the speller itself.
"""

from __future__ import annotations

REAL = (
    "aging alain allays amain anther anthers argan ballet ballets batter beater beginne beginnen belter bester "
    "beter betere bette betted betten betters bettie bettor billet billets bitter boulet bulle bulled bullen "
    "buller bulles bullies butter caracteres casal casals casuals caudal causal character checklists chiese "
    "chinees chinesa chinesen chineses cinese cochise concile confidant conversations defail delate deleted "
    "deletes dental dentals deplete derail derailed derails detailer detain detained detains elaborated "
    "elaborates emile emily exert exerts expands expect expects expend experta experte explains explant export "
    "exports exsert fannier fanny fenny finny flench floral formals formam forman formar formas formol formyl "
    "frech friendlies friendlike funky funnies germain germane germans germany germen gorman heading healings "
    "hearings included includer includes incluem inclure incluye informa informan informar italia italiana "
    "italiane italiani italians javanese langer languaged languages linger loaner lodger loger logger loner longe "
    "longear longed lounge lounger lunger mentions menton numberer paragraphe pearse pease pectic peleas peptic "
    "perfecte perfecti perfects pervious photic pleads pleas pleased pleaser pleases pleats pleite poetics pointe "
    "police politie polity pontic portuguesa portugueses postic precious prefect processional professionale "
    "ptotic reaver regenerant regenerated regenerates relove remote removed remover removes rescore restare "
    "restored restorer restores rever reverb revere revers reverts revest revet revier rewriter rewrites rewrote "
    "sample sampler seconda seconde secondi secondo seconds secund sektion semple sentenced sentencer sentience "
    "serieus serions serios serous shooter shorted shortens shotter shouter simile simpel simpele simper simplex "
    "sipple snorter soorten sorten sortent sorter sorters sporten sporter suction summaries summarised summarises "
    "summarized summarizer summarizes taber tabled tabler tablet tahir taled talen taler tales tanks technica "
    "technicals thanes thanos their thinks thirds thirl threads thready threap threat tired translates tread "
    "treads verbous verizon versine versione wards wirds wolds woldy woods woody woord wordt world worlds worldy "
    "worms wormy worry worst worts"
)
