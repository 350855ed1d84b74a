"""Music, character: what kind of music a bed is, as a value; the kinds the composer knows by name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Part:
    """A voice of the band: which instrument, in which manner, how loud (1.0 is its usual level)."""

    instrument: str
    manner: str
    gain: float = 1.0


@dataclass(frozen=True, slots=True)
class Character:
    """Everything a bed is made from, besides chance.

    `swing` is how late the second of two eighths comes, as a share of a beat; `energy`, `brightness`, `space` and `density`
    run from 0 to 1; `color` is a noise that is always there.
    """

    name: str
    bpm: float
    mode: str
    family: str
    chords: Part | None = None
    bass: Part | None = None
    pad: Part | None = None
    lead: Part | None = None
    drums: Part | None = None
    color: str | None = None
    beats: int = 4
    swing: float = 0.0
    energy: float = 0.5
    brightness: float = 0.5
    space: float = 0.4
    density: float = 0.5

    def having(self, role: str, part: Part | str) -> Character:
        """With another part in a role."""
        changed: dict[str, Any] = {role: part}
        return replace(self, **changed)

    def without(self, *roles: str) -> Character:
        """Without some of its parts."""
        gone: dict[str, Any] = dict.fromkeys(roles)
        return replace(self, **gone)


ROLES = ("chords", "bass", "pad", "lead", "drums", "color")
KINDS = {
    kind.name: kind
    for kind in (
        Character("jazz", 92, "minor", "jazz", Part("rhodes", "charleston", 0.8), Part("upright", "walking"), None,
                  Part("sax", "phrases"), Part("brushes", "brushes", 0.8), "vinyl", swing=0.16, energy=0.4, brightness=0.35, space=0.45),
        Character("pulse", 112, "minor", "tension", Part("pluck", "ostinato", 0.7), Part("subbass", "pulse"),
                  Part("strings", "swell", 0.6), None, Part("tick", "ticking", 0.7), energy=0.6, brightness=0.5, space=0.45, density=0.6),
        Character("acoustic", 84, "major", "folk", Part("guitar", "picking"), Part("upright", "rootfifth", 0.7), Part("strings", "hold", 0.25),
                  Part("flute", "phrases", 0.5), Part("shaker", "shaker", 0.35), energy=0.4, brightness=0.55, space=0.35),
        Character("chip", 138, "major", "chip", Part("square", "arpeggio", 0.6), Part("triangle", "octaves"), None, Part("pulsewave", "busy", 0.7),
                  Part("chipkit", "chip", 0.6), energy=0.8, brightness=0.9, space=0.05, density=0.8),
        Character("solemn", 56, "minor", "solemn", None, Part("cellos", "whole", 0.9), Part("strings", "chorale", 1.1), Part("cello", "long", 0.8),
                  None, energy=0.25, brightness=0.5, space=0.75, density=0.4),
        Character("air", 50, "lydian", "still", None, None, Part("glass", "drift", 1.0), None, None, "air", energy=0.1, brightness=0.45,
                  space=0.95, density=0.15),
        Character("lofi", 74, "minor", "jazz", Part("rhodes", "lazy", 0.9), Part("subbass", "lazy", 0.9), None, Part("musicbox", "sparse", 0.4),
                  Part("dustkit", "lofi", 0.8), "vinyl", swing=0.1, energy=0.4, brightness=0.25, space=0.3),
        Character("electronic", 122, "minor", "loop", Part("saw", "offbeat", 0.5), Part("acid", "octaves", 0.8), Part("analog", "hold", 0.5),
                  Part("bell", "sparse", 0.4), Part("clubkit", "four", 0.8), energy=0.75, brightness=0.65, space=0.4, density=0.7),
        Character("epic", 78, "minor", "heroic", None, Part("cellos", "drive", 0.9), Part("brass", "swell", 0.9), Part("horn", "long", 0.8),
                  Part("taiko", "taiko"), energy=0.9, brightness=0.5, space=0.7, density=0.6),
        Character("dread", 46, "phrygian", "dread", None, Part("drone", "whole", 1.0), Part("cluster", "drift", 0.7), Part("bowed", "rare", 0.5),
                  Part("deepkit", "heartbeat", 0.7), "air", energy=0.3, brightness=0.2, space=0.9, density=0.2),
        Character("piano", 72, "major", "song", Part("piano", "broken", 0.9), None, Part("strings", "hold", 0.25), Part("piano", "phrases", 0.8),
                  None, energy=0.3, brightness=0.45, space=0.5, density=0.4),
        Character("latin", 104, "minor", "latin", Part("guitar", "bossa", 0.9), Part("upright", "bossa", 0.9), None, Part("flute", "phrases", 0.6),
                  Part("congas", "bossa", 0.7), energy=0.5, brightness=0.55, space=0.3, density=0.6),
        Character("blues", 68, "blues", "blues", Part("organ", "lazy", 0.5), Part("upright", "walking", 0.9), None, Part("slide", "phrases", 0.8),
                  Part("brushes", "shuffle", 0.7), swing=0.17, energy=0.45, brightness=0.4, space=0.35),
        Character("rock", 118, "mixolydian", "rock", Part("overdrive", "drive", 0.7), Part("pickbass", "pulse", 0.9), None,
                  Part("overdrive", "sparse", 0.5), Part("kit", "rock", 0.9), energy=0.85, brightness=0.6, space=0.25, density=0.7),
        Character("lullaby", 66, "major", "folk", Part("musicbox", "arpeggio", 0.7), None, Part("choir", "hold", 0.3), Part("musicbox", "phrases", 0.7),
                  None, beats=3, energy=0.15, brightness=0.5, space=0.55, density=0.35),
        Character("march", 108, "major", "heroic", Part("brass", "offbeat", 0.6), Part("tuba", "rootfifth", 0.9), None, Part("trumpet", "busy", 0.7),
                  Part("snare", "march", 0.7), energy=0.75, brightness=0.6, space=0.35, density=0.6),
        Character("neon", 98, "minor", "loop", Part("saw", "arpeggio", 0.4), Part("acid", "pulse", 0.9), Part("analog", "swell", 0.7),
                  Part("sawlead", "long", 0.5), Part("gatedkit", "eighties", 0.8), energy=0.65, brightness=0.6, space=0.55, density=0.6),
        Character("chamber", 80, "major", "song", Part("pizzicato", "offbeat", 0.7), Part("cellos", "rootfifth", 0.6), Part("strings", "hold", 0.4),
                  Part("clarinet", "phrases", 0.7), None, beats=3, energy=0.4, brightness=0.45, space=0.45, density=0.45),
        Character("hymn", 64, "major", "solemn", Part("churchorgan", "chorale", 0.8), None, Part("choir", "chorale", 0.7), None, None,
                  energy=0.35, brightness=0.4, space=0.9, density=0.3),
        Character("funk", 102, "dorian", "vamp", Part("clav", "sixteenths", 0.6), Part("pickbass", "funk", 1.0), None, Part("brass", "stabs", 0.6),
                  Part("kit", "funk", 0.9), energy=0.7, brightness=0.6, space=0.2, density=0.75),
        Character("heroic", 96, "major", "heroic", Part("strings", "ostinato", 0.6), Part("cellos", "drive", 0.8), Part("brass", "swell", 0.7),
                  Part("horn", "phrases", 0.8), Part("taiko", "ticking", 0.5), energy=0.75, brightness=0.55, space=0.6, density=0.6),
    )
}  # fmt: skip
"""Every kind; a name is what `vocabulary` maps words to."""
