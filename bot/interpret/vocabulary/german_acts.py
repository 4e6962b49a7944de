"""German words for what is done once: again, undo, start over, stop, yes, no; and for an example."""

from __future__ import annotations

from bot.directives import Slot
from bot.interpret.lexicon import Term

ACTS: tuple[tuple[str, Term], ...] = (
    (
        "mach die änderung rückgängig, mach die letzte änderung rückgängig, "
        "letzte änderung rückgängig, die letzte änderung zurücknehmen, nimm die änderung zurück, "
        "nimm die letzte änderung zurück, doch wieder wie vorher, wie es war, wie es vorher war, "
        "das davor war besser, das war vorher besser, das war davor besser, vorher war es schöner, "
        "das alte war besser, die alte version war besser, die alte war besser, die davor war besser, "
        "davor war besser",
        Term(Slot.UNDO, own=True),
    ),
    (
        "mit einem konkreten beispiel, konkretes beispiel, ein konkretes beispiel, zeig ein beispiel, "
        "zeig mal ein beispiel, gib mal ein beispiel, ein beispiel bitte, beispiel bitte, "
        "bring ein beispiel, nenn ein beispiel, da fehlt ein beispiel, da fehlt noch ein beispiel, "
        "es fehlt ein beispiel, veranschauliche, veranschauliche das",
        Term(Slot.EXAMPLE, own=True, noun=True),
    ),
    (
        "einwandfrei, gekauft, läuft, sehr schön so, genau das was ich brauchte, "
        "genau das brauchte ich, kann so bleiben, kann man so lassen, nehm ich so, mega, hammer, "
        "wunderbar so, jawohl",
        Term(Slot.ACCEPT, own=True),
    ),
    (
        "nochmal, noch einmal, noch mal, versuch es nochmal, versuche es noch einmal, "
        "versuch's nochmal, neu, "
        "neu schreiben, anders, anders formuliert, noch eins, noch eine, noch eine version, "
        "eine andere version, andere version, neuer versuch, neue version",
        Term(Slot.AGAIN, own=True),
    ),
    (
        "rückgängig, rückgängig machen, rueckgaengig, mach das rückgängig, mach es rückgängig, "
        "mach rückgängig, geh zurück, zurück bitte, wieder zurück, wie vorher, wie zuvor, "
        "vorherige version, "
        "die vorherige version, die vorherige version war besser, vorher war es besser, nimm das zurück, "
        "vorher war besser",
        Term(Slot.UNDO, own=True),
    ),
    (
        "von vorne, von vorn, fang von vorne an, fang nochmal von vorne an, von neuem, alles zurücksetzen, "
        "zurücksetzen, vergiss alles, neu anfangen, reset",
        Term(Slot.RESET, own=True),
    ),
    ("stopp, stop, halt, abbrechen, brich ab, hör auf, vergiss es, egal, schon gut", Term(Slot.STOP, own=True)),
    (
        "perfekt, super, genau, genau so, genau das, prima, toll, klasse, ausgezeichnet, wunderbar, "
        "hervorragend, passt, passt so, das passt, gefällt mir, das gefällt mir, sehr gut, besser, "
        "viel besser, spitze, top, genau richtig, ist gut so, gut so",
        Term(Slot.ACCEPT, own=True),
    ),
    (
        "falsch, schlecht, das stimmt nicht, stimmt nicht, das ist falsch, nicht gut, gefällt mir nicht, "
        "das gefällt mir nicht, nein, nicht das was ich wollte, das meinte ich nicht, das hilft nicht, "
        "hilft mir nicht, unbrauchbar",
        Term(Slot.REJECT, own=True),
    ),
    (
        "beispiel, ein beispiel, beispiele, mit beispiel, mit beispielen, mit einem beispiel, "
        "zum beispiel, "
        "gib ein beispiel, gib mir ein beispiel, ein beispiel wäre gut",
        Term(Slot.EXAMPLE, own=True, noun=True),
    ),
)
