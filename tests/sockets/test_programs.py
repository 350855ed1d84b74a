"""Engines found on the machine: real ones where they are installed, and pretended ones that behave as the others do, or badly."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.machines.speech.programs.known import PROGRAMS, Program
from engine.machines.speech.programs.speech import ProgramTroupe
from engine.machines.voicing.acquaintance import Acquaintance
from engine.stage.errors import VoiceFailed
from engine.stage.speech import Delivery, SpeechRequest
from tests.sockets.hearing import active_level_dbfs

BY_NAME = {program.engine: program for program in PROGRAMS}
HARD = 'It\'s <b>loud</b>; $(rm -rf /) `id` -o /dev/null & "quoted" … naïve, 7 %!'
posix_only = pytest.mark.skipif(os.name != "posix", reason="pretends programs by scripts")


def troupe(engine: str, **changes: object) -> ProgramTroupe:
    program = replace(BY_NAME[engine], platform="", **changes)  # type: ignore[arg-type]
    return ProgramTroupe(program, Acquaintance(None), least_s=5.0)


def real(engine: str) -> ProgramTroupe:
    program: Program = BY_NAME[engine]
    if shutil.which(program.program) is None:
        pytest.skip(f"{engine} is not installed here")
    return ProgramTroupe(program, Acquaintance(None))


@pytest.mark.parametrize("engine", ["flite", "festival"])
def test_a_found_engine_speaks_at_the_house_level_and_times_every_word(engine: str) -> None:
    here = real(engine)
    voice = here.voices()[-1]
    assert here.probe().available
    assert not voice.offered
    take = here.speak(SpeechRequest("Nobody saw the lamp go out. Who could have?", voice.id))
    assert active_level_dbfs(take) == pytest.approx(-20, abs=2.0)
    assert len(take.words) == 9
    assert take.words[-1].end_ms <= take.duration_ms
    assert next(one for one in here.voices() if one.id == voice.id).timbre


@pytest.mark.parametrize("engine", ["flite", "festival"])
def test_text_is_words_and_never_an_option_or_a_command(engine: str, tmp_path: Path) -> None:
    here = real(engine)
    take = here.speak(SpeechRequest(HARD, here.voices()[0].id))
    assert take.samples.any()
    assert len(take.words) == len(HARD.split())
    assert list(tmp_path.iterdir()) == []


def test_flite_is_slower_when_asked_to_be() -> None:
    here = real("flite")
    line = SpeechRequest("Three sisters watched the water.", "voice-flite-slt")
    slow = here.speak(replace(line, delivery=Delivery(rate=0.8)))
    assert slow.duration_ms > here.speak(line).duration_ms * 1.1


SPEAKING = """
    import math, struct, sys, wave
    def write(path, seconds=1.0):
        with wave.open(path, "wb") as file:
            file.setparams((1, 2, 22050, 0, "NONE", ""))
            tone = (int(9000 * math.sin(n / 20)) for n in range(int(22050 * seconds)))
            file.writeframes(b"".join(struct.pack("<h", value) for value in tone))
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the whole search path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def pretend(folder: Path, name: str, body: str) -> None:
    script = folder / name
    script.write_text(f"#!{sys.executable}\n{textwrap.dedent(SPEAKING)}\n{textwrap.dedent(body)}", encoding="utf-8")
    script.chmod(0o755)


SAY = """
    arguments = sys.argv[1:]
    if arguments[:2] == ["-v", "?"]:
        print("Alex                en_US    # Most people recognize me by my voice.")
        print("Amelie              fr_CA    # Bonjour, je m appelle Amelie.")
        raise SystemExit
    assert open(arguments[arguments.index("-f") + 1], encoding="utf-8").read().strip()
    write(arguments[arguments.index("-o") + 1])
"""
SAPI_ID = "voice-windowsvoices-microsoft"
SAPI = """
    import os
    if "GetInstalledVoices" in sys.argv[-1]:
        print("Microsoft David Desktop|en-US|Male")
        print("Microsoft Hedda Desktop|de-DE|Female")
        raise SystemExit
    assert os.environ["STUDIO_VOICE"] in ("Microsoft David Desktop", "Microsoft Hedda Desktop")
    assert open(os.environ["STUDIO_TEXT"], encoding="utf-8").read().strip()
    write(os.environ["STUDIO_SOUND"])
"""


@posix_only
@pytest.mark.parametrize(
    ("engine", "name", "body", "found"),
    [
        ("macOS voices", "say", SAY, [("voice-macosvoices-alex", "en-US"), ("voice-macosvoices-amelie", "fr-CA")]),
        ("Windows voices", "powershell", SAPI, [(f"{SAPI_ID}-david-desktop", "en-US"), (f"{SAPI_ID}-hedda-desktop", "de-DE")]),
    ],
)  # fmt: skip
def test_an_engine_of_another_system_is_listed_and_speaks(
    path: Path, engine: str, name: str, body: str, found: list[tuple[str, str]]
) -> None:
    pretend(path, name, body)
    here = troupe(engine)
    assert [(voice.id, voice.language) for voice in here.voices()] == found
    take = here.speak(SpeechRequest(HARD, found[0][0]))
    assert take.samples.any()
    assert len(take.words) == len(HARD.split())


@posix_only
def test_rhvoice_reads_its_words_from_its_input(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = tmp_path / "voices" / "slt" / "voice.info"
    info.parent.mkdir(parents=True)
    info.write_text("name=SLT\nlanguage=English\ngender=female\n", encoding="utf-8")
    monkeypatch.setattr("engine.machines.speech.programs.known.RHVOICE_FOLDERS", (str(tmp_path / "voices"),))
    pretend(
        path, "RHVoice-test", 'assert sys.stdin.read().strip() == "Hello."\nwrite(sys.argv[sys.argv.index("-o") + 1])'
    )
    here = troupe("RHVoice")
    (voice,) = here.voices()
    assert (voice.name, voice.gender.value) == ("SLT", "female")
    monkeypatch.setattr("engine.machines.voicing.clausewise.audition", lambda language: "Hello.")
    assert here.speak(SpeechRequest("Hello.", voice.id)).samples.any()


@posix_only
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("import time; time.sleep(300)", "took longer"),
        ("raise SystemExit(3)", "ended with 3"),
        ('sys.stderr.write("no such voice"); raise SystemExit(1)', "no such voice"),
        ("pass", "no sound"),
        ('open(sys.argv[sys.argv.index("-o") + 1], "wb").write(b"RIFF nonsense")', "no sound that can be read"),
        ("write(sys.argv[sys.argv.index('-o') + 1], 0)", "no sound"),
    ],
    ids=["hangs", "fails", "complains", "writes nothing", "writes nonsense", "writes no samples"],
)
def test_a_program_that_behaves_badly_costs_one_line_with_a_reason(path: Path, body: str, reason: str) -> None:
    pretend(path, "flite", f'if "-lv" in sys.argv:\n    print("Voices available: slt")\n    raise SystemExit\n{body}')
    program = replace(BY_NAME["flite"], platform="")
    here = ProgramTroupe(program, Acquaintance(None), least_s=0.5 if "sleep" in body else 60)
    with pytest.raises(VoiceFailed, match=reason):
        here.speak(SpeechRequest("Hello there.", "voice-flite-slt"))


@posix_only
def test_a_program_that_cannot_list_its_voices_says_so(path: Path) -> None:
    pretend(path, "flite", 'sys.stderr.write("broken installation"); raise SystemExit(1)')
    here = troupe("flite")
    assert here.voices() == ()
    assert "broken installation" in here.probe().reason


@posix_only
def test_speech_dispatcher_hands_over_no_sound_and_that_is_said(path: Path) -> None:
    pretend(path, "spd-say", "pass")
    here = troupe("speech-dispatcher")
    assert here.voices() == ()
    assert "loudspeakers only" in here.probe().reason
    assert "engine behind it" in here.probe().remedy


def test_what_is_not_installed_is_said_with_what_to_do(path: Path) -> None:
    probe = troupe("flite").probe()
    assert not probe.available
    assert "not installed" in probe.reason
    assert probe.remedy


@posix_only
def test_an_engine_installed_later_is_found_when_looking_again(path: Path) -> None:
    here = troupe("flite")
    assert here.voices() == ()
    pretend(path, "flite", 'print("Voices available: kal slt awb_time")')
    here.look_again()
    assert [voice.name for voice in here.voices()] == ["Kal", "Slt"]


def test_levels_of_found_voices_are_those_of_the_house() -> None:
    here = real("flite")
    levels = [
        active_level_dbfs(here.speak(SpeechRequest("It was the sixth of September, and the sea was still.", one.id)))
        for one in here.voices()
    ]
    assert max(levels) - min(levels) < 2.5
    assert np.mean(levels) == pytest.approx(-20, abs=1.5)
