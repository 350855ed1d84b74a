"""Machines, writers, extractive, plain phrases in other languages: joints for sources that explain; none speaks of a quarrel, a turn or a doubt."""

from __future__ import annotations

OCCASIONS = ("hook", "context", "conflict", "proof", "turn", "payoff", "cta", "still_open")


def _plain(*lines: str) -> dict[str, tuple[str, ...]]:
    """A line of phrases for every occasion, parted by ` | `."""
    return {f"{name}_plain": tuple(line.split(" | ")) for name, line in zip(OCCASIONS, lines, strict=True)}


PLAIN_BY_TONGUE: dict[str, dict[str, tuple[str, ...]]] = {
    "de": _plain(
        "Damit fängt es an. | Das zuerst. | Das ist der Anfang.",
        "Zuerst, worauf es beruht. | Eins nach dem anderen. | Ein wenig von dem, was man vorher wissen sollte.",
        "Nun einen Schritt weiter. | Es gehört noch mehr dazu. | Sehen wir genauer hin.",
        "Nun das Einzelne. | Das lässt sich genauer sagen. | So weit der Umriss; hier sind die Einzelheiten.",
        "Und dann ist da noch dies. | Weiter zum nächsten Teil. | Auch das gehört dazu.",
        "Was nimmt man davon mit? | Wer eines behalten will, behalte dies. | Im Ganzen ist es dies.",
        "Eine Seite bleibt noch. | Noch eines vor dem Schluss. | Ein letztes Stück.",
        "Hier enden die Seiten. | So weit reicht diese Lesung. | Der Rest lässt sich nachlesen.",
    ),
    "fr": _plain(
        "C'est par là que l'on commence. | Cela d'abord. | Voilà le début.",
        "D'abord, ce sur quoi cela repose. | Une chose après l'autre. | Un peu de ce qu'il faut savoir avant.",
        "Un pas plus loin, maintenant. | Ce n'est pas tout. | Regardons de plus près.",
        "Passons au détail. | Cela peut se dire plus précisément. | Voilà pour l'ensemble ; voici le détail.",
        "Et il y a ceci. | Passons à la suite. | Ceci en fait partie.",
        "Que faut-il en retenir ? | S'il faut n'en garder qu'une chose, la voici. | Dans l'ensemble, voici ce que c'est.",
        "Il reste une page. | Encore une chose avant la fin. | Un dernier morceau.",
        "Les pages s'arrêtent ici. | Cette lecture s'arrête là. | Le reste est à lire.",
    ),
    "es": _plain(
        "Por ahí se empieza. | Eso, lo primero. | Ese es el comienzo.",
        "Primero, en qué se apoya. | Una cosa tras otra. | Un poco de lo que conviene saber antes.",
        "Ahora, un paso más. | Hay algo más. | Miremos más de cerca.",
        "Ahora, los detalles. | Se puede decir con más precisión. | Hasta aquí el conjunto; estos son los detalles.",
        "Y también está esto. | Pasemos a lo siguiente. | Esto también forma parte.",
        "¿Qué conviene retener? | Si hay que quedarse con una cosa, que sea esta. | En conjunto, es esto.",
        "Queda una página. | Una cosa más antes del final. | Un último trozo.",
        "Aquí terminan las páginas. | Hasta aquí llega esta lectura. | Lo demás se puede leer.",
    ),
    "it": _plain(
        "Si comincia da qui. | Questo per primo. | Questo è l'inizio.",
        "Prima, su che cosa si regge. | Una cosa dopo l'altra. | Un po' di quel che conviene sapere prima.",
        "Ora un passo più avanti. | C'è dell'altro. | Guardiamo più da vicino.",
        "Ora i particolari. | Si può dire con più precisione. | Fin qui l'insieme; ecco i particolari.",
        "E poi c'è questo. | Passiamo oltre. | Anche questo ne fa parte.",
        "Che cosa resta da tenere a mente? | Se c'è una cosa da ricordare, è questa. | Nell'insieme, è questo.",
        "Resta una pagina. | Ancora una cosa prima della fine. | Un ultimo pezzo.",
        "Le pagine finiscono qui. | Fin qui arriva questa lettura. | Il resto si può leggere.",
    ),
    "nl": _plain(
        "Daar begint het. | Dat eerst. | Dat is het begin.",
        "Eerst waar het op rust. | Het een na het ander. | Iets van wat men vooraf moet weten.",
        "Nu een stap verder. | Er hoort meer bij. | Laten we beter kijken.",
        "Nu de bijzonderheden. | Het kan nauwkeuriger. | Tot zover de grote lijn; hier zijn de bijzonderheden.",
        "En dan is er dit. | Verder naar het volgende. | Ook dit hoort erbij.",
        "Wat neemt men ervan mee? | Wie één ding wil onthouden, onthoude dit. | Al met al is het dit.",
        "Er is nog één bladzijde. | Nog één ding voor het einde. | Een laatste stuk.",
        "Hier houden de bladzijden op. | Tot zover deze lezing. | De rest is na te lezen.",
    ),
    "pt": _plain(
        "É por aí que se começa. | Isso primeiro. | É esse o começo.",
        "Primeiro, aquilo em que assenta. | Uma coisa de cada vez. | Um pouco do que convém saber antes.",
        "Agora, um passo adiante. | Há mais do que isso. | Vejamos mais de perto.",
        "Agora, os pormenores. | Pode dizer-se com mais rigor. | Até aqui o conjunto; eis os pormenores.",
        "E há também isto. | Passemos à parte seguinte. | Também isto faz parte.",
        "O que convém reter? | Se houver uma coisa a guardar, que seja esta. | No conjunto, é isto.",
        "Falta uma página. | Mais uma coisa antes do fim. | Um último pedaço.",
        "As páginas acabam aqui. | Até aqui chega esta leitura. | O resto pode ler-se.",
    ),
}
