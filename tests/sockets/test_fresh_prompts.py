"""Whatever is typed for music or a sound: nothing silent, clipped, clicking or called what it is not; a few always, many at night."""

from __future__ import annotations

import random
import time

import numpy as np
import pytest

from engine.machines.music.composer import ComposedMusic
from engine.machines.music.understanding import understand
from engine.machines.music.vocabulary import INSTRUMENT_WORDS, KIND_WORDS, MODIFIERS
from engine.machines.sounds.finding import LIBRARY, find
from engine.machines.sounds.maker import SynthesisedSounds
from engine.stage.limiter import true_peaks
from engine.stage.music.ports import BedRequest

RATE = 44_100
HIGHEST = 10 ** (-1 / 20)
MOODS = ("hook", "context", "conflict", "proof", "turn", "payoff", "cta")
STRANGE = (
    "🦜🪩",
    "夜",
    "ليل",
    "रात",
    "zzz",
    "???",
    "x" * 300,
    "no",
    "only",
    "loud silence",
    "fast slow",
    "<b>",
    "kazoo",
    "\u202e",
    "5/4",
)
KINDS = (
    ("悲伤的弦乐，缓慢", "solemn"), ("夜の街のジャズ、ピアノ", "jazz"), ("тихая фортепианная мелодия, грусть", "piano"),
    ("gregorian chant", "hymn"), ("death metal blast beats", "rock"), ("Trommeln und Pauken, bedrohlich", "dread"),
    ("drum and bass, frantic", "electronic"), ("Irish pub jig with fiddle", "acoustic"), ("cold war spy, bongos and vibraphone", "jazz"),
    ("glitchy hacker montage, dark synth", "neon"),
    ("silence", "air"), ("lo-fi hip hop beats to study to", "lofi"),
    ("7/8 balkan brass", "march"), ("음산한 드론", "dread"),
)  # fmt: skip
SOUNDS = (
    ("шум дождя", "Rain"), ("porte qui claque", "Door slam"), ("ドアをノックする音", "Door knock"), ("صوت المطر", "Rain"), ("Regen auf Blech", "Rain"),
    ("ein Hund", "Dog"),
)  # fmt: skip


def faults(frames: np.ndarray, stretch_s: float) -> list[str]:
    """What is wrong with a sound, in words; nothing of it may be silent for most of `stretch_s`."""
    found: list[str] = []
    if not np.isfinite(frames).all():
        return ["not a number"]
    if float(true_peaks(frames, 0.0).max()) > HIGHEST:
        found.append("over -1 dBTP")
    if max(np.abs(frames[:2]).max(), np.abs(frames[-2:]).max()) > 0.03:
        found.append("does not begin and end in silence")
    size = round(stretch_s * RATE)
    stretches = [frames[at : at + size] for at in range(0, max(1, len(frames) - size + 1), size)]
    if any(np.sqrt((one**2).mean()) < 0.002 for one in stretches):
        found.append("silent")
    return found


def music_faults(prompt: str, scene: int, seconds: float = 12.0) -> list[str]:
    request = BedRequest((prompt,), "fresh", scene % 5, 5, MOODS[scene % len(MOODS)], seconds=seconds)
    made = ComposedMusic().compose(request)
    named = made.description.partition(" in ")[0] == understand(request).name
    # A slow lone instrument may breathe; nobody may think that the music is over.
    return [*faults(made.frames, 5.5), *([] if named else ["called what it is not"])]


def sound_faults(prompt: str, seconds: float) -> list[str]:
    made = SynthesisedSounds().make(prompt, seconds)
    exact = [] if len(made.frames) == round(seconds * RATE) else ["not as long as asked for"]
    return [*faults(made.frames, seconds), *exact, *([] if made.name == find(prompt).recipe.name else ["misnamed"])]


@pytest.mark.parametrize(("prompt", "kind"), KINDS, ids=[str(at) for at in range(len(KINDS))])
def test_music_is_understood_in_other_scripts_and_styles(prompt: str, kind: str) -> None:
    assert understand(BedRequest((prompt,), "show")).name == kind


@pytest.mark.parametrize(("prompt", "name"), SOUNDS, ids=[str(at) for at in range(len(SOUNDS))])
def test_a_sound_is_found_in_other_languages(prompt: str, name: str) -> None:
    assert find(prompt).recipe.name == name


@pytest.mark.parametrize(
    "prompt", ["only melody", "solo violin, nothing else", "no bass no drums only bells", "only bass"]
)
def test_an_instrument_that_is_alone_plays_from_the_beginning_to_the_end(prompt: str) -> None:
    assert music_faults(prompt, 4, 8.0) == []


def level_db(frames: np.ndarray) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(frames.astype(np.float64) ** 2)) + 1e-9))


@pytest.mark.parametrize(
    "prompt", ["cold war spy, bongos and vibraphone", "heartbroken at 3am, solo piano", "funk with a trumpet"]
)
def test_whoever_has_the_melody_is_heard_in_every_scene(prompt: str) -> None:
    for scene in range(3):
        made = ComposedMusic().compose(BedRequest((prompt,), "show", scene, 3, "context", seconds=12))

        assert level_db(made.stems["lead"]) > -60


@pytest.mark.parametrize("prompt", ["bossa nova, slow", "slow jazz", "slow march"])
def test_what_is_plucked_at_the_beginning_does_not_die_before_the_band_comes_in(prompt: str) -> None:
    frames = ComposedMusic().compose(BedRequest((prompt,), "show", 1, 5, "context", seconds=24)).frames
    halves = [level_db(frames[at : at + RATE // 2]) for at in range(0, 8 * RATE, RATE // 2)]

    assert min(halves) > max(halves) - 34


def test_words_of_a_style_set_its_tempo_and_its_mood() -> None:
    def understood(prompt: str) -> tuple[float, str]:
        character = understand(BedRequest((prompt,), "show"))
        return character.bpm, character.mode

    assert understood("drum and bass")[0] > 160
    assert understood("an Irish jig")[0] > 115
    assert understood("80s chase")[0] > understood("80s")[0]
    assert understood("haunted waltz")[1] == "minor"
    assert understood("quartet, dark")[1] == understood("quartet")[1]


def test_a_tempo_in_numbers_is_kept_within_what_can_be_played() -> None:
    def tempo(prompt: str) -> float:
        return understand(BedRequest((prompt,), "show", mood="turn")).bpm

    assert tempo("slow jazz, 120 bpm") == 120
    assert tempo("jazz 10 bpm") == 40
    assert tempo("jazz at 300 BPM") == 176
    assert tempo("8-bit 1990s") == tempo("8-bit")


@pytest.mark.parametrize("prompt", ["glass breaking", "typewriter with bell", "⚡🌧️"])
def test_a_sharp_sound_stays_under_its_true_peak(prompt: str) -> None:
    assert sound_faults(prompt, 1.7) == []


@pytest.mark.nightly
@pytest.mark.timeout(300)
def test_eighty_prompts_that_were_never_heard_before() -> None:
    seed = int(time.time())
    chance = random.Random(seed)
    words = [
        *INSTRUMENT_WORDS,
        *MODIFIERS,
        *(word for said in KIND_WORDS.values() for word in said.split()),
        "no",
        "only",
        "with",
        ",",
        *STRANGE,
    ]
    things = [*(word for one in LIBRARY for word in one.words.split()), "far", "muffled", "no", "slow", *STRANGE]
    wrong = {}
    for number in range(40):
        prompt = " ".join(chance.choices(words, k=chance.randint(1, 7)))
        wrong[prompt] = music_faults(prompt, number, chance.uniform(6, 40 if number % 20 == 0 else 12))
        sound = " ".join(chance.choices(things, k=chance.randint(1, 5)))
        wrong[sound] = sound_faults(sound, round(chance.uniform(0.1, 8), 2))
    assert {prompt: found for prompt, found in wrong.items() if found} == {}, f"seed {seed}"


@pytest.mark.nightly
@pytest.mark.timeout(300)
def test_every_instrument_can_be_alone() -> None:
    names = sorted({name for name, (role, _) in INSTRUMENT_WORDS.items() if role != "color"})
    assert {name: found for name in names if (found := music_faults(f"only {name}", 2))} == {}
