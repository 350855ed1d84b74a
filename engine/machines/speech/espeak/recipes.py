"""Machines, speech, espeak-ng, recipes: how each voice is made; what was measured of it is in `measured`."""

from __future__ import annotations

from dataclasses import dataclass

from engine.machines.speech.espeak.tongues import rows
from engine.table_read.voices import Gender

LOW, WIDE = 40, 90
"""Of a variant whose own melody hardly moves: its floor is lowered as far as its ceiling is raised, so that it stays where it was."""

F, M, N = Gender.FEMALE, Gender.MALE, Gender.NEUTRAL


@dataclass(frozen=True, slots=True)
class Recipe:
    """`speaker` is the library's own name (language+variant), `pace` its words per minute, the rest its parameters."""

    name: str
    language: str
    speaker: str
    gender: Gender
    description: str
    pace: int = 158
    pitch: int = 50
    range: int = 58
    volume: int = 60
    gap: int = 1
    narrates: bool = False

    @property
    def id(self) -> str:
        """The catalogue id, stable for ever."""
        return f"voice-{self.language.partition('-')[0]}-{self.name.lower()}"

    @property
    def is_english(self) -> bool:
        """Whether it reads English."""
        return self.language.startswith("en")

    @property
    def family(self) -> str:
        """Voices made by the same variant sound alike whatever their accent."""
        return "espeak-" + (self.speaker.partition("+")[2] or "plain").lower().replace(" ", "-")


FIRST = (
    Recipe("Miles", "en-US", "en-us+miguel", M, "warm, even, mid-low; carries long stretches", narrates=True),
    Recipe(
        "Clara",
        "en-US",
        "en-us+steph",
        F,
        "clear and calm, rather low; carries long stretches",
        pitch=LOW,
        range=WIDE,
        narrates=True,
    ),
    Recipe(
        "Edmund", "en-GB", "en-gb-x-rp+edward2", M, "measured British baritone; a lecturer", pace=152, narrates=True
    ),
    Recipe(
        "Harriet",
        "en-GB",
        "en-gb-x-rp+belinda",
        F,
        "bright, composed British; a presenter",
        pitch=42,
        range=80,
        narrates=True,
    ),
    Recipe("Victor", "en-US", "en-us+david", M, "very deep and unhurried; authority", pace=154, pitch=52),
    Recipe("Nico", "en-US", "en-us-nyc+Reed", M, "quick and direct, city vowels", pace=158, pitch=58),
    Recipe("Toby", "en-US", "en-us+Nguyen", M, "young and light; curious", pace=164, pitch=54),
    Recipe("Callum", "en-GB", "en-gb-scotland+john", M, "Scottish, lean and friendly", pitch=60, range=70),
    Recipe("Desmond", "en-029", "en-029+marcelo", M, "Caribbean, rounded, lively melody", pitch=42),
    Recipe("Lionel", "en-GB", "en-gb-x-gbclan+Michael", M, "northern English, dry; wide melody", pitch=62, range=44),
    Recipe("Hank", "en-US", "en-us+m7", M, "broad and nasal; an old hand", pitch=30, pace=156),
    Recipe("Moira", "en-GB", "en-gb-scotland+f2", F, "Scottish, brisk and warm", pitch=52),
    Recipe("Lena", "en-US", "en-us+Alicia", F, "high and breathy; young", pace=178),
    Recipe("Ines", "en-029", "en-029+f4", F, "Caribbean, low and grounded", pitch=44),
    Recipe("June", "en-US", "en-us+Andrea", F, "bright and eager", pitch=42, pace=138, range=84),
    Recipe("Rosalind", "en-GB", "en-gb-x-gbcwmd+grandma", F, "elderly, wavering, Midlands", pace=148),
    Recipe("Annette", "en-US", "en-us+Annie", F, "crisp and pointed", pitch=52),
    Recipe("Poppy", "en-GB", "en+anika", F, "childlike, soft, very high", pace=134, pitch=46, range=60),
    Recipe("Bram", "en-GB", "en-gb-x-rp+iven4", M, "dark and hushed; a storyteller by night", pitch=46, pace=150),
    Recipe("Owen", "en-US", "en-us+Lee", M, "thin and watchful; a witness", pitch=56, range=82),
    Recipe("Silas", "en-GB", "en+travis", M, "rough at the edges; wide melody", pitch=54, range=50),
    Recipe("Ruth", "en-US", "en-us+shelby", F, "low, matter-of-fact", pitch=48),
    Recipe("Unit", "en-US", "en-us+robosoft8", N, "a courteous machine, nearly without melody", range=6),
    Recipe("Anton", "de", "de+miguel", M, "German, warm and even", narrates=True),
    Recipe("Frieda", "de", "de+steph", F, "German, clear and calm", pitch=LOW, range=WIDE, narrates=True),
    Recipe("Lucien", "fr", "fr+edward2", M, "French, measured", pace=142, narrates=True),
    Recipe("Margot", "fr", "fr+belinda", F, "French, bright", pace=144, pitch=42, range=80, narrates=True),
    Recipe("Rafael", "es", "es+miguel", M, "Spanish, warm and even", narrates=True),
    Recipe("Lucia", "es", "es+steph", F, "Spanish, clear and calm", pitch=LOW, range=WIDE, narrates=True),
    Recipe("Paolo", "it", "it+michel", M, "Italian, open", narrates=True),
    Recipe("Giulia", "it", "it+belinda", F, "Italian, bright", pitch=42, range=80, narrates=True),
    Recipe("Tiago", "pt-BR", "pt-br+miguel", M, "Brazilian, warm and even", narrates=True),
    Recipe("Beatriz", "pt-BR", "pt-br+steph", F, "Brazilian, clear and calm", pitch=LOW, range=WIDE, narrates=True),
    Recipe("Joris", "nl", "nl+edward2", M, "Dutch, measured", pace=150, narrates=True),
    Recipe("Saskia", "nl", "nl+belinda", F, "Dutch, bright", pitch=42, range=80, narrates=True),
    Recipe("Kasper", "pl", "pl+miguel", M, "Polish, warm and even", narrates=True),
    Recipe("Zofia", "pl", "pl+steph", F, "Polish, clear and calm", pitch=LOW, range=WIDE, narrates=True),
    Recipe("Nils", "sv", "sv+edward2", M, "Swedish, measured", narrates=True),
    Recipe("Astrid", "sv", "sv+belinda", F, "Swedish, bright", pitch=42, range=80, narrates=True),
)


def _of_tongues() -> tuple[Recipe, ...]:
    """Variants are chosen for clearness, so that one row of the table makes one plain, pleasant person."""
    made = []
    for speaker, tag, name, gender, variant, note in rows():
        made.append(
            Recipe(
                name, tag, f"{speaker}+{variant}", F if gender == "f" else M, note,
                pitch={"belinda": 42, "steph": LOW}.get(variant, 50), range={"belinda": 80, "steph": WIDE}.get(variant, 58),
                narrates=True,
            )
        )  # fmt: skip
    return tuple(made)


RECIPES = FIRST + _of_tongues()
