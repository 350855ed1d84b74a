"""Machines, speech, programs, known: how each engine that may be on a machine is asked for its voices and made to speak."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.machines.speech.programs.running import LISTING_S, ProgramFailed, found, run
from engine.table_read.voices import Gender

F, M, N = Gender.FEMALE, Gender.MALE, Gender.NEUTRAL
PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ()._-]{0,80}")


@dataclass(frozen=True, slots=True)
class FoundVoice:
    """A voice as its engine calls it, and what is known of it."""

    own_name: str
    language: str = "en"
    gender: Gender = N
    licence: str = "as installed on this machine"


@dataclass(frozen=True, slots=True)
class Order:
    """How a clause is to be said: by which voice, from and into which files, at which pace."""

    program: str
    voice: str
    text: Path
    sound: Path
    rate: float

    @property
    def letters(self) -> bytes:
        """The words, for a program that reads them from its input."""
        return self.text.read_bytes()


@dataclass(frozen=True, slots=True)
class Program:
    """An engine: `program` must be on the path; `arguments` of an order, `stdin` when it reads words from its input."""

    engine: str
    program: str
    voices: Callable[[str], tuple[FoundVoice, ...]]
    arguments: Callable[[Order], list[str]]
    stdin: bool = False
    encoding: str = "utf-8"
    platform: str = ""
    beside: Callable[[Order], Mapping[str, str]] = field(default=lambda order: {})
    remedy: str = "Install one of its voices."


FLITE_KNOWN = {
    "kal": ("en-US", M), "kal16": ("en-US", M), "awb": ("en-GB", M), "rms": ("en-US", M), "slt": ("en-US", F),
}  # fmt: skip


def _flite_voices(program: str) -> tuple[FoundVoice, ...]:
    names = run([program, "-lv"], LISTING_S).partition(":")[2].split()
    known = [
        (name, *FLITE_KNOWN.get(name, ("en", N))) for name in names if name != "awb_time" and PLAIN.fullmatch(name)
    ]
    return tuple(FoundVoice(name, language, gender, "MIT-like (CMU)") for name, language, gender in known)


def _flite(order: Order) -> list[str]:
    stretch = f"duration_stretch={1 / order.rate:.3f}"
    return [order.program, "-voice", order.voice, "--setf", stretch, "-f", str(order.text), "-o", str(order.sound)]


FESTIVAL_KNOWN = {
    "kal": ("en-US", M),
    "ked": ("en-US", M),
    "rab": ("en-GB", M),
    "slt": ("en-US", F),
    "clb": ("en-US", F),
    "bdl": ("en-US", M),
}


def _festival_voices(program: str) -> tuple[FoundVoice, ...]:
    festival = found("festival")
    if festival is None:
        return ()
    names = re.findall(r"[a-z0-9_]+", run([festival, "--batch", "(print (voice.list))"], LISTING_S))
    made = []
    for name in sorted(set(names)):
        language, gender = next((fact for key, fact in FESTIVAL_KNOWN.items() if key in name), ("en", N))
        made.append(FoundVoice(name, language, gender))
    return tuple(made)


def _festival(order: Order) -> list[str]:
    # The voice's name consists of letters, digits and underscores alone: it was read so from festival's own list.
    chosen = f"(begin (voice_{order.voice}) (Parameter.set 'Duration_Stretch {1 / order.rate:.3f}))"
    return [order.program, "-eval", chosen, "-o", str(order.sound), str(order.text)]


RHVOICE_FOLDERS = ("/usr/share/RHVoice/voices", "/usr/local/share/RHVoice/voices")
RHVOICE_INFO = re.compile(r"^(name|language|gender)=(.+)$", re.MULTILINE)
RHVOICE_TONGUES = {
    "English": "en", "Russian": "ru", "Ukrainian": "uk", "Georgian": "ka", "Esperanto": "eo", "Kyrgyz": "ky", "Tatar": "tt",
    "Brazilian-Portuguese": "pt-BR", "Polish": "pl", "Macedonian": "mk", "Albanian": "sq", "Czech": "cs", "Slovak": "sk",
}  # fmt: skip


def _rhvoice_voices(program: str) -> tuple[FoundVoice, ...]:
    infos = [info for folder in RHVOICE_FOLDERS for info in sorted(Path(folder).glob("*/voice.info"))]
    made = []
    for info in infos:
        facts = dict(RHVOICE_INFO.findall(info.read_text(encoding="utf-8", errors="replace")))
        gender = {"female": F, "male": M}.get(facts.get("gender", "").strip(), N)
        tongue = RHVOICE_TONGUES.get(facts.get("language", "").strip(), "en")
        made.append(
            FoundVoice(facts.get("name", info.parent.name).strip(), tongue, gender, "read the voice's own terms")
        )
    return tuple(made)


def _rhvoice(order: Order) -> list[str]:
    return [order.program, "-p", order.voice, "-r", f"{order.rate * 100:.0f}", "-o", str(order.sound)]


SAY_LINE = re.compile(r"^(.+?)\s{2,}([a-z]{2,3}[_-][A-Z0-9]{2,4})\s+#", re.MULTILINE)


def _say_voices(program: str) -> tuple[FoundVoice, ...]:
    listed = SAY_LINE.findall(run([program, "-v", "?"], LISTING_S))
    return tuple(FoundVoice(name, tag.replace("_", "-")) for name, tag in listed if PLAIN.fullmatch(name))


def _say(order: Order) -> list[str]:
    pace = f"{order.rate * 175:.0f}"
    form = ["--file-format=WAVE", "--data-format=LEI16@22050"]
    return [order.program, "-v", order.voice, "-r", pace, *form, "-o", str(order.sound), "-f", str(order.text)]


def _loudspeakers_only(program: str) -> tuple[FoundVoice, ...]:
    raise ProgramFailed("it speaks to the loudspeakers only and hands over no sound")


SAPI_LIST = (
    "Add-Type -AssemblyName System.Speech; (New-Object System.Speech.Synthesis.SpeechSynthesizer).GetInstalledVoices() | "
    'Where-Object Enabled | ForEach-Object { $_.VoiceInfo } | ForEach-Object { "$($_.Name)|$($_.Culture.Name)|$($_.Gender)" }'
)
SAPI_SPEAK = (
    "Add-Type -AssemblyName System.Speech; $s = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$s.SelectVoice($env:STUDIO_VOICE); $s.Rate = [int]$env:STUDIO_RATE; $s.SetOutputToWaveFile($env:STUDIO_SOUND); "
    "$s.Speak([IO.File]::ReadAllText($env:STUDIO_TEXT)); $s.Dispose()"
)
SHELL = ["-NoProfile", "-NonInteractive", "-Command"]


def _sapi_voices(program: str) -> tuple[FoundVoice, ...]:
    rows = [line.strip().split("|") for line in run([program, *SHELL, SAPI_LIST], 3 * LISTING_S).splitlines()]
    genders = {"Female": F, "Male": M}
    return tuple(
        FoundVoice(row[0], row[1] or "en-US", genders.get(row[2], N)) for row in rows if len(row) == 3 and row[0]
    )


def _sapi(order: Order) -> list[str]:
    return [order.program, *SHELL, SAPI_SPEAK]


def _sapi_beside(order: Order) -> dict[str, str]:
    steps = min(max(round((order.rate - 1) * 10), -10), 10)
    named = {"STUDIO_VOICE": order.voice, "STUDIO_TEXT": str(order.text), "STUDIO_SOUND": str(order.sound)}
    return {**named, "STUDIO_RATE": str(steps)}


PROGRAMS = (
    Program("flite", "flite", _flite_voices, _flite),
    Program("festival", "text2wave", _festival_voices, _festival, encoding="latin-1"),
    Program("RHVoice", "RHVoice-test", _rhvoice_voices, _rhvoice, stdin=True),
    Program("speech-dispatcher", "spd-say", _loudspeakers_only, _flite, remedy="Use the engine behind it by itself."),
    Program("macOS voices", "say", _say_voices, _say, platform="darwin"),
    Program("Windows voices", "powershell", _sapi_voices, _sapi, platform="win32", beside=_sapi_beside),
)


def fits_here(program: Program) -> bool:
    """Whether this kind of system may have it."""
    return not program.platform or program.platform == sys.platform


__all__ = ["PROGRAMS", "FoundVoice", "Order", "Program", "ProgramFailed", "fits_here"]
