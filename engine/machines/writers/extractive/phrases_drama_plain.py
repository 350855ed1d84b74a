"""Machines, writers, extractive, plain phrases of the stage: what is asked of sources that only explain; nobody suspects them of a quarrel."""

from __future__ import annotations

OCCASIONS = ("ask_conflict_plain", "ask_proof_plain", "ask_turn_plain", "ask_payoff_plain")
ONLY_ENGLISH = {
    "ask_context_plain": ("What is it about? Slowly.", "First what I need to know.", "Where does one begin with it?"),
    "ask_cta_plain": ("What else is on the page?", "Is that all of it?", "And the last line?"),
}


def _asked(*lines: str) -> dict[str, tuple[str, ...]]:
    """A line of phrases for every occasion, parted by ` | `."""
    return {name: tuple(line.split(" | ")) for name, line in zip(OCCASIONS, lines, strict=True)}


PLAIN_DRAMA = ONLY_ENGLISH | _asked(
    "Slowly. What comes then? | That much I could have guessed. What next?",
    "How exactly? I will have to do it without you. | I need it to the letter. Read me the particulars.",
    "You are not at the foot of the page. | And what belongs to it besides?",
    "If I keep one line of it, which? | So what do I carry out of here?",
)
PLAIN_STAGED: dict[str, dict[str, tuple[str, ...]]] = {
    "de": _asked(
        "Langsam. Was kommt dann? | So weit hätte ich es geahnt. Und weiter?",
        "Wie genau? Ich muss ohne Sie damit zurechtkommen. | Ich brauche es im Einzelnen.",
        "Sie sind noch nicht unten auf der Seite. | Und was gehört noch dazu?",
        "Wenn ich eine Zeile behalte, welche? | Was nehme ich also mit?",
    ),
    "fr": _asked(
        "Doucement. Qu'est-ce qui vient après ? | Jusque-là, je l'aurais deviné. Et ensuite ?",
        "Comment, exactement ? Il faudra que je me débrouille sans vous. | Il me faut le détail.",
        "Vous n'êtes pas au bas de la page. | Et qu'est-ce qui va avec ?",
        "Si je n'en garde qu'une ligne, laquelle ? | Qu'est-ce que j'emporte, alors ?",
    ),
    "es": _asked(
        "Despacio. ¿Qué viene después? | Hasta ahí lo habría adivinado. ¿Y luego?",
        "¿Cómo, exactamente? Tendré que arreglármelas sin usted. | Lo necesito con detalle.",
        "Todavía no ha llegado al pie de la página. | ¿Y qué más le pertenece?",
        "Si me quedo con una línea, ¿con cuál? | ¿Qué me llevo, entonces?",
    ),
    "it": _asked(
        "Piano. Che cosa viene dopo? | Fin qui l'avrei indovinato. E poi?",
        "Come, esattamente? Dovrò cavarmela senza di lei. | Mi serve nei particolari.",
        "Non è ancora in fondo alla pagina. | E che cosa ne fa parte, ancora?",
        "Se tengo una riga sola, quale? | Che cosa mi porto via, allora?",
    ),
    "nl": _asked(
        "Rustig. Wat komt er dan? | Tot zover had ik het geraden. En verder?",
        "Hoe precies? Ik moet het straks zonder u doen. | Ik heb het nodig tot in bijzonderheden.",
        "U bent nog niet onder aan de bladzijde. | En wat hoort er nog bij?",
        "Als ik één regel onthoud, welke dan? | Wat neem ik dus mee?",
    ),
    "pt": _asked(
        "Devagar. O que vem depois? | Até aí eu teria adivinhado. E a seguir?",
        "Como, exatamente? Vou ter de me arranjar sem a senhora. | Preciso disso em pormenor.",
        "Ainda não chegou ao fim da página. | E que mais lhe pertence?",
        "Se eu guardar uma só linha, qual? | Então o que levo daqui?",
    ),
}
