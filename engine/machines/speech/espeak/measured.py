"""Machines, speech, espeak-ng, measured: written by `tests/bench/measure_voices.py`, not by hand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """Gain to the house level, tone correction, median fundamental and pace of a voice."""

    gain_db: float
    presence_db: float
    air_db: float
    pitch_hz: float
    words_per_minute: float


UNMEASURED = Measured(0.0, 0.0, 0.0, 120.0, 155.0)
MEASURED: dict[str, Measured] = {
    "voice-en-miles": Measured(1.6, 3.0, 3.0, 109.0, 158.0),
    "voice-en-clara": Measured(3.8, 3.0, 3.0, 182.0, 158.0),
    "voice-en-edmund": Measured(5.6, -1.8, -0.0, 101.0, 159.0),
    "voice-en-harriet": Measured(1.2, -3.2, 1.9, 214.0, 162.0),
    "voice-en-victor": Measured(6.8, 3.0, -4.5, 76.0, 158.0),
    "voice-en-nico": Measured(1.9, 2.8, 1.9, 125.0, 165.0),
    "voice-en-toby": Measured(5.1, 0.6, -2.1, 153.0, 164.0),
    "voice-en-callum": Measured(4.2, -4.8, -1.0, 115.0, 163.0),
    "voice-en-desmond": Measured(2.5, 3.0, -2.1, 96.0, 160.0),
    "voice-en-lionel": Measured(1.3, 3.0, -0.3, 116.0, 157.0),
    "voice-en-hank": Measured(4.1, -1.6, -0.2, 91.0, 155.0),
    "voice-en-moira": Measured(1.5, -7.9, -0.5, 198.0, 159.0),
    "voice-en-lena": Measured(4.6, -10.0, -9.1, 248.0, 157.0),
    "voice-en-ines": Measured(2.6, -8.7, 2.2, 167.0, 154.0),
    "voice-en-june": Measured(-0.1, -10.0, 3.0, 235.0, 164.0),
    "voice-en-rosalind": Measured(4.5, -10.0, 0.3, 200.0, 148.0),
    "voice-en-annette": Measured(4.8, -10.0, -2.4, 242.0, 159.0),
    "voice-en-poppy": Measured(1.0, 3.0, 3.0, 262.0, 164.0),
    "voice-en-bram": Measured(5.2, 3.0, -2.8, 96.0, 152.0),
    "voice-en-owen": Measured(3.9, 3.0, -1.5, 105.0, 152.0),
    "voice-en-silas": Measured(1.9, -0.5, -1.8, 104.0, 159.0),
    "voice-en-ruth": Measured(5.5, -10.0, -0.6, 174.0, 159.0),
    "voice-en-unit": Measured(6.6, -4.6, -0.5, 141.0, 157.0),
    "voice-de-anton": Measured(1.7, 3.0, 3.0, 110.0, 158.0),
    "voice-de-frieda": Measured(4.6, 3.0, 1.7, 182.0, 159.0),
    "voice-fr-lucien": Measured(6.8, -0.3, 3.0, 101.0, 178.0),
    "voice-fr-margot": Measured(2.3, -3.6, 3.0, 214.0, 180.0),
    "voice-es-rafael": Measured(2.6, 2.7, 3.0, 114.0, 165.0),
    "voice-es-lucia": Measured(4.7, 3.0, 3.0, 185.0, 167.0),
    "voice-it-paolo": Measured(4.3, -1.0, 3.0, 104.0, 148.0),
    "voice-it-giulia": Measured(2.1, -4.4, 1.5, 212.0, 152.0),
    "voice-pt-tiago": Measured(1.7, 1.6, 3.0, 112.0, 146.0),
    "voice-pt-beatriz": Measured(3.9, 3.0, 3.0, 184.0, 148.0),
    "voice-nl-joris": Measured(5.5, -0.1, 3.0, 103.0, 163.0),
    "voice-nl-saskia": Measured(1.8, -4.8, 3.0, 214.0, 169.0),
    "voice-pl-kasper": Measured(1.5, 3.0, 3.0, 112.0, 134.0),
    "voice-pl-zofia": Measured(4.3, 3.0, 1.6, 184.0, 135.0),
    "voice-sv-nils": Measured(5.7, -1.3, 0.1, 102.0, 144.0),
    "voice-sv-astrid": Measured(1.3, -3.3, 2.5, 214.0, 143.0),
}
