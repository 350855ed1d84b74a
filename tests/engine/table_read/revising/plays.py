"""Short finished reads for changing: interviews in podcasts, a drama of four, documentaries, one of them in German."""

from __future__ import annotations

from engine.planning.envelope import Confidence, Evidence
from engine.table_read.model import CastMember, Entry, Grounding, Scene, Screenplay, TableRead

SAYS = {"q": Grounding.QUOTE, "c": Grounding.CLAIM, "-": Grounding.CONNECTIVE}
BEES = (
    ("The roof", (
        ("NORA", "-", "You're with us for “You listen before you look”."),
        ("FELIX", "-", "I have questions."),
        ("FELIX", "-", "I'll let Agnete Holm tell it."),
        ("AGNETE HOLM", "q", "In 1997 a swarm settled on the ventilation shaft of the maternity ward."),
        ("AGNETE HOLM", "q", "The worst year was 2012, when it rained from June to August and we took 41 kg."),
        ("NORA", "-", "I believe every word of that."),
        ("FELIX", "c", "The hospital wanted to close the roof in 2019."),
    )),
    ("The report", (
        ("FELIX", "-", "You have a look on your face."),
        ("AGNETE HOLM", "q", "A consultant wrote a report about the risk to patients."),
        ("AGNETE HOLM", "q", "I asked how many incidents there had been in 22 years."),
        ("NORA", "-", "Show me something I could check."),
        ("AGNETE HOLM", "q", "Over 18 months, 57 patients came to the roof at least twice a week."),
        ("AGNETE HOLM", "q", "They kept up their exercises for 9 weeks on average."),
    )),
    ("A low note", (
        ("FELIX", "-", "If I only remember one thing, what should it be?"),
        ("AGNETE HOLM", "q", "A calm hive is a low note, around 250 Hz."),
        ("NORA", "-", "That's as far as the paper goes."),
        ("FELIX", "-", "And I'm Felix. Goodbye."),
    )),
)  # fmt: skip
LIBRARY = (
    ("The saving", (
        ("RUTH ABARA", "q", "People do not come for the books any more."),
        ("RUTH ABARA", "q", "They come because it is the last place in this town where nobody asks you to buy anything."),
        ("THE STRANGER", "-", "I came in at the wrong moment. Who was that?"),
        ("THE REPORTER", "-", "That was Ruth Abara. Then sit down."),
        ("THE REPORTER", "c", "The council says the saving is £61,500 a year."),
    )),
    ("The other side", (
        ("THE STRANGER", "-", "I can hear that there is another side."),
        ("THE REPORTER", "c", "Volunteers counted 11,870 visits in six months."),
        ("THE STRANGER", "-", "Can any of it be shown?"),
        ("THE REPORTER", "c", "Councillor Dev Marland, who chairs the finance committee, says he takes no pleasure in it."),
    )),
    ("The heating", (
        ("THE REPORTER", "c", "What the report leaves out is the boiler."),
        ("THE REPORTER", "c", "If the room is closed, the boiler still has to run."),
        ("TOBIAS ORCHARD", "q", "I would have to evict the doctor."),
        ("TOBIAS ORCHARD", "q", "I should like somebody to mend the second radiator."),
        ("THE STRANGER", "-", "Then I know what I came to ask."),
    )),
)  # fmt: skip
TRAIN = (
    ("How things stood", (
        ("NARRATOR", "c", "At 22.08 the sleeper to Trieste leaves platform 3 with 11 carriages."),
        ("NARRATOR", "-", "Keep that in mind."),
        ("NARRATOR", "c", "The operator lost 6.1 million francs on the line in 2024."),
    )),
    ("The carriages", (
        ("NARRATOR", "c", "The reason is simple enough, says Beatrix Amsler, a transport economist."),
        ("NARRATOR", "c", "A seat in a day train is sold three or four times in 24 hours."),
        ("NARRATOR", "c", "Banks will not lend on the carriages."),
    )),
    ("The signaller", (
        ("NARRATOR", "c", "Ilka Renn noticed that the train stands still in Villach every night."),
        ("ILKA RENN", "q", "I did not do it for the company."),
        ("ILKA RENN", "q", "I did it because I wave to that train and it does not move."),
        ("NARRATOR", "c", "The path belongs to a freight operator until December 2026."),
        ("NARRATOR", "-", "That is the question, and nobody has closed it."),
    )),
)  # fmt: skip
REEF = (
 ("A recording", (
  ("MAYA", "-", "Today we go under water, and we leave the camera at home."),
  ("OTIS", "-", "You mean we are going to listen to fish?"),
  ("MAYA", "c", "A healthy reef can be heard from 12 kilometres away."),
  ("DR LENA VOSS", "q", "I put a microphone into the lagoon in 2009 and thought it was broken."),
  ("DR LENA VOSS", "q", "It was shrimp, thousands of snapping shrimp."),
  ("OTIS", "-", "I will never order shrimp again."),
 )),
 ("The bleaching", (
  ("OTIS", "c", "In 2016 the water stayed above 30 degrees for eleven weeks."),
  ("DR LENA VOSS", "q", "The reef went quiet before it went white."),
  ("MAYA", "c", "The ministry cut the monitoring budget by half that winter."),
  ("OTIS", "-", "Who pays for the boats now?"),
  ("DR LENA VOSS", "q", "Two dive schools and a bakery."),
 )),
 ("The loudspeaker", (
  ("MAYA", "c", "The team played the sound of the old reef to the dead one for 40 nights."),
  ("DR LENA VOSS", "q", "Twice as many young fish settled there."),
  ("OTIS", "-", "So you lied to the fish?"),
  ("DR LENA VOSS", "q", "I told them what it could be."),
  ("MAYA", "-", "That is all we have time for."),
 )),
)  # fmt: skip
STEG = (
 ("Der Sturm", (
  ("ERZÄHLERIN", "c", "Im Januar 1987 riss der Sturm den Steg von Ahrenshoop weg."),
  ("ERZÄHLERIN", "-", "Niemand hatte damit gerechnet."),
  ("HEIKE BRANDT", "q", "Mein Vater stand am Fenster und sagte kein Wort."),
 )),
 ("Das Geld", (
  ("ERZÄHLERIN", "c", "Der Neubau kostet 3,2 Millionen Euro."),
  ("JONAS", "-", "Und wer bezahlt das?"),
  ("ERZÄHLERIN", "c", "Die Gemeinde hat 700 Einwohner."),
  ("HEIKE BRANDT", "q", "Für das Geld könnte man auch eine Schule bauen."),
 )),
 ("Die Möwen", (
  ("JONAS", "c", "Auf den alten Pfählen brüten heute 40 Paare Lachmöwen."),
  ("HEIKE BRANDT", "q", "Die Möwen waren die ersten, die zurückkamen."),
  ("ERZÄHLERIN", "-", "Im Frühjahr wird abgestimmt."),
 )),
)  # fmt: skip
BREAD = (
 ("Flour and water", (
  ("KIT", "-", "Welcome back. Today there is a jar on the table, and it is breathing."),
  ("PROF ADA OKORO", "q", "A sourdough starter is a zoo you keep in the kitchen."),
  ("KIT", "c", "The oldest one in the lab's library was fed for the first time in 1889."),
  ("SAM", "-", "I killed mine in a week."),
  ("PROF ADA OKORO", "q", "Everyone does, and nobody tells their friends."),
 )),
 ("The library of jars", (
  ("SAM", "c", "In St Vith, a baker keeps 153 starters from 29 countries in glass cabinets."),
  ("KIT", "-", "What does it cost to keep them alive?"),
  ("SAM", "c", "The flour alone is 400 euros a month, paid by a bakery supplier."),
  ("PROF ADA OKORO", "q", "People send us jars from their grandmothers."),
  ("KIT", "-", "So it is a graveyard?"),
  ("PROF ADA OKORO", "q", "It is a nursery."),
 )),
 ("Hands", (
  ("SAM", "c", "In 2018 bakers from 14 countries were given the same flour for a month."),
  ("PROF ADA OKORO", "q", "The microbes on their hands ended up in the bread."),
  ("KIT", "-", "You taste the baker, then."),
  ("SAM", "-", "Please never say that again."),
  ("KIT", "-", "Thanks for listening, and wash your hands."),
 )),
)  # fmt: skip
PHARE = (
 ("La tempête", (
  ("NARRATRICE", "c", "En décembre 1989, le phare de la Jument a tenu contre une vague de trente mètres."),
  ("YANN LE GOFF", "q", "J'ai ouvert la porte parce que j'attendais l'hélicoptère."),
  ("NARRATRICE", "-", "Il l'a refermée juste à temps."),
 )),
 ("La photo", (
  ("NARRATRICE", "c", "Le photographe Jean Guichard a pris neuf images en deux secondes."),
  ("CLAIRE", "-", "Et combien ont été publiées ?"),
  ("NARRATRICE", "c", "Une seule a fait le tour du monde."),
 )),
 ("Le silence", (
  ("CLAIRE", "c", "Depuis 1991, plus personne ne vit dans le phare."),
  ("YANN LE GOFF", "q", "La nuit, je me réveille encore quand la lampe devrait tourner."),
  ("NARRATRICE", "-", "La lumière, elle, tourne toujours."),
 )),
)  # fmt: skip
PLAYS = {
    "bees": ("You listen before you look", "podcast", BEES),
    "library": ("Reading Room at Risk", "drama", LIBRARY),
    "bread": ("The Starter", "podcast", BREAD),
    "phare": ("Le phare", "documentary", PHARE),
    "reef": ("What the reef heard", "podcast", REEF),
    "steg": ("Der Steg", "documentary", STEG),
    "train": ("Who Pays for the Night Train?", "documentary", TRAIN),
}
WOMEN = {
    "NORA",
    "AGNETE HOLM",
    "RUTH ABARA",
    "NARRATOR",
    "ILKA RENN",
    "MAYA",
    "DR LENA VOSS",
    "ERZÄHLERIN",
    "HEIKE BRANDT",
}


def play(name: str) -> TableRead:
    """One of them, finished: every quote and claim has a passage of its own."""
    title, mode, told = PLAYS[name]
    lines = [(scene, *line) for scene, (_, said) in enumerate(told) for line in said]
    entries = tuple(
        Entry(at, scene, who, text, SAYS[mark], () if mark == "-" else (f"e{at}",))
        for at, (scene, who, mark, text) in enumerate(lines)
    )
    scenes = tuple(Scene(at, heading, "context", (f"b{at}",)) for at, (heading, _) in enumerate(told))
    narrator = "NARRATOR" if mode == "documentary" else None
    script = Screenplay(title, mode, scenes, entries, narrator)
    evidence = tuple(_passage(entry) for entry in entries if entry.evidence_ids)
    return TableRead(script, tuple(_member(one) for one in script.characters), evidence, (), title)


def _passage(entry: Entry) -> Evidence:
    return Evidence(
        entry.evidence_ids[0], "s1", entry.text, entry.text, Confidence.HIGH, entry.text, 0, len(entry.text)
    )


def _member(name: str) -> CastMember:
    gender = "female" if name in WOMEN else "male"
    return CastMember(name, f"voice-{name.split()[-1].lower()}", name.title(), gender, narrator=name == "NARRATOR")
