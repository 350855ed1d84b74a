"""Two finished reads whose passages stand under headings: a podcast on allotments, and a report on a bridge in German."""

from __future__ import annotations

from dataclasses import replace

from engine.planning.envelope import Confidence, Evidence
from engine.table_read.model import CastMember, Entry, Grounding, Scene, Screenplay, TableRead

Q, C, J = Grounding.QUOTE, Grounding.CLAIM, Grounding.CONNECTIVE
ALLOTMENTS = (
    ("The drought lasted 71 days", (
        ("NORA", J, "", "Welcome to “A Year on the Allotments”."),
        ("NORA", C, "", "The allotments have 64 plots behind the railway."),
        ("FELIX", C, "Water", "The committee rationed the standpipe to twenty minutes."),
        ("FELIX", C, "Water", "In August the rain flooded six plots."),
    )),
    ("One swarm was lost", (
        ("FELIX", C, "Bees", "The three hives yielded 71 kilograms of honey."),
        ("NORA", J, "", "So where's the catch?"),
        ("NORA", C, "Bees", "One swarm was lost on 2 June."),
        ("FELIX", J, "", "Enter Tom Hallam, who looks after the colony."),
        ("TOM HALLAM", Q, "Bees", "They settled on the signal box and stopped the 8.14 to Leeds."),
        ("NORA", C, "Money", "Rent rose from 38 to 45 pounds a year."),
        ("NORA", C, "Money", "A raffle paid for the new shed roof."),
        ("FELIX", J, "", "Quick tally of that."),
    )),
    ("What was taken", (
        ("FELIX", C, "Thefts", "Somebody took nineteen pumpkins in the night."),
        ("FELIX", J, "", "This is Priya Nair."),
        ("PRIYA NAIR", Q, "Thefts", "I counted them every evening."),
        ("NORA", C, "Next year", "The committee will plant a hedge of blackthorn."),
        ("NORA", J, "", "And we stop there."),
    )),
)  # fmt: skip
BRIDGE = (
    ("Der Zustand", (
        ("NARRATOR", C, "", "Die Brücke verbindet seit 1956 die beiden Hälften der Stadt."),
        ("NARRATOR", C, "Der Zustand", "Der Spannstahl ist an 14 von 22 Stellen angerostet."),
        ("HELGA WIRTH", Q, "Der Zustand", "Ich habe keine Brücke gesehen, die so leise stirbt."),
    )),
    ("Die Kosten", (
        ("NARRATOR", C, "Der Verkehr", "Die Umleitung über Arnstein ist 23 Kilometer lang."),
        ("NARRATOR", C, "Die Kosten", "Ein Neubau kostet 46 Millionen Euro."),
        ("NARRATOR", C, "Die Kosten", "Der Bund prüft einen Zuschuss."),
    )),
    ("Der Entscheid", (
        ("NARRATOR", C, "Die Fledermäuse", "Im Widerlager überwintern 230 Tiere."),
        ("NARRATOR", J, "", "So sagt es Emil Graf."),
        ("EMIL GRAF", Q, "Die Fledermäuse", "Die Tiere waren vor dem Beton da."),
        ("NARRATOR", C, "Die Empfehlung", "Der Stadtrat entscheidet am 12. Juni."),
    )),
)  # fmt: skip
MALE = {"FELIX", "TOM HALLAM", "EMIL GRAF"}
HEADED = {
    "allotments": ("A Year on the Allotments", "podcast", ALLOTMENTS),
    "bridge": ("Gutachten zur Brücke", "documentary", BRIDGE),
}


def headed_play(name: str, *, looked_up: bool = True) -> TableRead:
    """One of them, its headings `looked_up` or not."""
    title, mode, told = HEADED[name]
    lines = [(scene, *line) for scene, (_, said) in enumerate(told) for line in said]
    entries = tuple(
        Entry(at, scene, who, text, ground, () if ground is J else (f"e{at}",))
        for at, (scene, who, ground, _, text) in enumerate(lines)
    )
    scenes = tuple(Scene(at, heading, "context", (f"b{at}",)) for at, (heading, _) in enumerate(told))
    headings = {
        f"e{at}": tuple(filter(None, (title, over)))
        for at, (_, _, ground, over, _) in enumerate(lines)
        if ground is not J
    }
    script = Screenplay(title, mode, scenes, entries, "NARRATOR" if mode == "documentary" else None)
    evidence = tuple(
        Evidence(one.evidence_ids[0], "s1", one.text, one.text, Confidence.HIGH, one.text, 0, len(one.text))
        for one in entries
        if one.evidence_ids
    )
    cast = tuple(
        CastMember(
            one,
            f"voice-{one.split()[-1].lower()}",
            one.title(),
            "male" if one in MALE else "female",
            narrator=one == "NARRATOR",
        )
        for one in script.characters
    )
    read = TableRead(script, cast, evidence, (), title)
    return replace(read, headings=headings) if looked_up else read
