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
    "voice-en-miles": Measured(1.8, 3.0, 3.0, 109.0, 158.0),
    "voice-en-clara": Measured(3.5, 3.0, 1.4, 182.0, 158.0),
    "voice-en-edmund": Measured(4.5, -2.4, -2.7, 101.0, 159.0),
    "voice-en-harriet": Measured(3.1, -5.8, -2.8, 214.0, 162.0),
    "voice-en-victor": Measured(5.4, 3.0, -7.6, 76.0, 158.0),
    "voice-en-nico": Measured(1.9, 1.8, -1.2, 125.0, 165.0),
    "voice-en-toby": Measured(4.4, 0.1, -4.3, 153.0, 164.0),
    "voice-en-callum": Measured(4.2, -5.8, -4.3, 115.0, 163.0),
    "voice-en-desmond": Measured(2.5, 3.0, -5.0, 95.0, 160.0),
    "voice-en-lionel": Measured(1.8, 3.0, -3.0, 116.0, 157.0),
    "voice-en-hank": Measured(3.8, -1.8, -2.7, 91.0, 155.0),
    "voice-en-moira": Measured(2.4, -8.4, -3.6, 197.0, 159.0),
    "voice-en-lena": Measured(5.1, -10.0, -10.0, 248.0, 157.0),
    "voice-en-ines": Measured(3.2, -9.3, -1.1, 167.0, 154.0),
    "voice-en-june": Measured(0.6, -10.0, 1.8, 235.0, 164.0),
    "voice-en-rosalind": Measured(4.1, -10.0, -2.9, 200.0, 148.0),
    "voice-en-annette": Measured(4.6, -10.0, -5.5, 240.0, 159.0),
    "voice-en-poppy": Measured(1.3, 3.0, 2.5, 262.0, 164.0),
    "voice-en-bram": Measured(4.5, 3.0, -5.5, 96.0, 152.0),
    "voice-en-owen": Measured(3.9, 3.0, -5.0, 105.0, 152.0),
    "voice-en-silas": Measured(2.2, -0.8, -4.1, 104.0, 159.0),
    "voice-en-ruth": Measured(4.7, -10.0, -3.2, 174.0, 159.0),
    "voice-en-unit": Measured(6.0, -5.0, -2.9, 141.0, 157.0),
    "voice-de-anton": Measured(1.7, 3.0, 2.1, 110.0, 158.0),
    "voice-de-frieda": Measured(3.9, 3.0, -1.8, 182.0, 159.0),
    "voice-fr-lucien": Measured(5.0, -0.9, 3.0, 101.0, 178.0),
    "voice-fr-margot": Measured(3.1, -7.8, 3.0, 214.0, 180.0),
    "voice-es-rafael": Measured(2.0, 2.2, 3.0, 114.0, 165.0),
    "voice-es-lucia": Measured(4.0, 3.0, 3.0, 185.0, 167.0),
    "voice-it-paolo": Measured(3.2, -1.3, 1.2, 104.0, 148.0),
    "voice-it-giulia": Measured(2.9, -7.8, -3.5, 212.0, 152.0),
    "voice-pt-tiago": Measured(1.3, 1.3, 3.0, 112.0, 146.0),
    "voice-pt-beatriz": Measured(3.1, 3.0, 3.0, 184.0, 148.0),
    "voice-nl-joris": Measured(4.7, -0.9, -1.2, 103.0, 163.0),
    "voice-nl-saskia": Measured(3.0, -6.9, -1.6, 214.0, 169.0),
    "voice-pl-kasper": Measured(1.5, 3.0, 3.0, 112.0, 134.0),
    "voice-pl-zofia": Measured(3.8, 3.0, -0.3, 184.0, 135.0),
    "voice-sv-nils": Measured(4.8, -2.2, -3.4, 101.0, 144.0),
    "voice-sv-astrid": Measured(2.5, -5.6, -2.7, 212.0, 143.0),
}
