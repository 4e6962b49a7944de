"""Real words that look like misspelt words of the vocabulary, so that none is taken for a wish.

Found by looking up the 60,000 commonest English words, and the commonest of six other languages, in the speller itself.
"""

from __future__ import annotations

REAL = (
    "aging alain argan ballet ballets batter beater beginne beginnen belter bester beter betere bette betten "
    "betters bettie billet billets bitter boulet bulle bullen buller bulles bullies butter caracteres casal "
    "casuals caudal causal character checklists chiese chinees chinesa chinesen chineses cinese cochise concile "
    "confidant conversations deleted deletes dental deplete derail derailed detain detained elaborated elaborates "
    "emile emily exert exerts expands expect expects expend experta experte explains export exports fanny floral "
    "formam forman formar formas frech friendlies funky funnies germain germans germany gorman heading hearings "
    "included includes incluem inclure incluye informa informan informar italia italiana italiane italiani "
    "italians javanese langer languages linger lodger loger logger loner longe longed lounge mentions menton "
    "paragraphe pearse pease peleas perfecte pleads pleas pleased pleaser pleases pleite poetics pointe police "
    "politie polity portuguesa portugueses precious prefect professionale regenerated remote removed remover "
    "removes restare restored restorer restores rever reverb revere revers reverts revier rewrites rewrote sample "
    "sampler seconda seconde secondi secondo seconds sektion semple sentenced serieus serions serios shooter "
    "shorted shortens simile simpel simpele simplex soorten sorten sortent sporten suction summaries summarised "
    "summarises summarized summarizes taber tabled tablet tahir talen tales tanks technica thanos their thinks "
    "thirds threads threat tired translates tread treads verizon versione wards wirds woods woody woord wordt "
    "world worlds worms worry worst "
)
