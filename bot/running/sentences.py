"""What people are told about code that was run, by the language of the answer. Pure."""

from __future__ import annotations

from bot.running.ran import Stop

ENGLISH = "en"
HEADS: dict[str, dict[str, str]] = {
    "en": {
        "": "Output, as run:",
        "beginning": "The beginning of its output, as run:",
        "raised": "As run, it stopped with an error:",
        "time": "As run, it was stopped: it took too long. Until then:",
        "memory": "As run, it was stopped: it needed too much memory. Until then:",
        "nothing": "As run, it printed nothing.",
    },
    "de": {
        "": "Ausgabe, wie ausgeführt:",
        "beginning": "Der Anfang der Ausgabe, wie ausgeführt:",
        "raised": "Ausgeführt, endete es mit einem Fehler:",
        "time": "Ausgeführt, wurde es gestoppt: Es dauerte zu lange. Bis dahin:",
        "memory": "Ausgeführt, wurde es gestoppt: Es brauchte zu viel Speicher. Bis dahin:",
        "nothing": "Ausgeführt, gab es nichts aus.",
    },
    "fr": {
        "": "Sortie, telle qu’exécutée :",
        "beginning": "Le début de la sortie, telle qu’exécutée :",
        "raised": "À l’exécution, le programme s’est arrêté sur une erreur :",
        "time": "À l’exécution, le programme a été arrêté : trop long. Jusque-là :",
        "memory": "À l’exécution, le programme a été arrêté : trop de mémoire. Jusque-là :",
        "nothing": "À l’exécution, le programme n’a rien affiché.",
    },
    "es": {
        "": "Salida, al ejecutarlo:",
        "beginning": "El principio de la salida, al ejecutarlo:",
        "raised": "Al ejecutarlo, se detuvo con un error:",
        "time": "Al ejecutarlo, se detuvo: tardaba demasiado. Hasta entonces:",
        "memory": "Al ejecutarlo, se detuvo: necesitaba demasiada memoria. Hasta entonces:",
        "nothing": "Al ejecutarlo, no mostró nada.",
    },
    "pt": {
        "": "Saída, ao executar:",
        "beginning": "O começo da saída, ao executar:",
        "raised": "Ao executar, parou com um erro:",
        "time": "Ao executar, foi parado: demorava demais. Até então:",
        "memory": "Ao executar, foi parado: precisava de memória demais. Até então:",
        "nothing": "Ao executar, não mostrou nada.",
    },
}
"""What stands above an output, by the language's code; "" is a program that came to its end."""
ALL = frozenset(head for heads in HEADS.values() for head in heads.values())
CLAIMED = "Do not state what code prints unless it was run."
"""The requirement that a claimed output breaks."""
MUST_RUN = "The code must run."
FOUND = "It said that the code prints “{said}”, and {what}."
NOT_RUN = "it was not run"
OTHERWISE = "as run, it printed “{output}”"
NOTHING = "as run, it printed nothing"
FAILED = "As run, it stopped: {error}."
SPOKEN_OF = "Code was run, and its output stands under it."
"""Under an answer, and in "Why?"."""


def head(stopped: Stop, language: str, *, cut: bool, printed: bool) -> str:
    """What stands above an output; `cut` where only its beginning is shown."""
    heads = HEADS.get(language, HEADS[ENGLISH])
    if stopped in (Stop.RAISED, Stop.TIME, Stop.MEMORY):
        return heads[stopped.value]
    return heads["beginning"] if cut else heads[""] if printed else heads["nothing"]
