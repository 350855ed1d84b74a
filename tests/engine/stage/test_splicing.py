"""A mix of which a little has changed is spliced from the last one, and is what mixing all of it would give, to the last bit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3

from engine.machines.encoding.loudness import FfmpegLoudness
from engine.machines.encoding.mp3_file import Mp3File, checksum
from engine.machines.sounds.maker import SynthesisedSounds
from engine.stage.blocks import Block, Run, runs
from engine.stage.mastering import HIGHEST_DBTP, TARGET_LUFS, Master
from engine.stage.mix_sheet import MixSheet, SheetBroken, block_names, even_edges
from engine.stage.mixer import RECORD_BLOCK
from engine.stage.moments import Moments
from engine.stage.score import Cue
from engine.stage.sheets import KEPT, kept_mixes
from engine.stage.splicing import mastered
from tests.engine.stage.builders import a_read
from tests.engine.stage.spliced import (
    LINES,
    House,
    conducted,
    decoded,
    file_of,
    finished,
    mixed_as_a_whole,
    noise,
    opened,
    sheet_of,
    sound_of,
    with_cue,
)
from tests.fakes.floor import Floor


@pytest.fixture
def house(floor: Floor) -> Iterator[House]:
    with opened(floor) as house:
        yield house


def test_a_new_cue_mixes_only_its_own_blocks_and_gives_what_mixing_everything_gives(
    house: House, tmp_path: Path
) -> None:
    theater, encoder, click = house
    before, first = finished(theater), sheet_of(theater)
    with_cue(theater, 6, click, 0.7)
    after, second = finished(theater), sheet_of(theater)

    place = conducted(theater).placed[6]
    assert encoder.wholes == 1
    assert [begin for begin, _ in encoder.patches] == [place.voice_start // RECORD_BLOCK]
    assert sum(end - begin for begin, end in encoder.patches) <= 2
    assert len(first.names) >= 10
    assert second.master == first.master

    whole, spliced = mixed_as_a_whole(theater, second, tmp_path), file_of(theater, after)
    assert sound_of(spliced) == sound_of(whole)
    assert sound_of(spliced) != sound_of(file_of(theater, before))
    assert np.array_equal(decoded(spliced), decoded(whole))
    with Mp3File(spliced) as one, Mp3File(whole) as other:
        assert one.head[:52] == other.head[:52]  # how many frames, how many bytes
        assert one.head[152:190] == other.head[152:190]  # delay, padding, length, the sum of the sound
    assert MP3(spliced).info.length == pytest.approx(MP3(whole).info.length, abs=0.001)
    measured = FfmpegLoudness().measure_file(spliced)
    assert after.loudness is not None
    assert after.loudness.integrated_lufs == pytest.approx(measured.integrated_lufs, abs=0.11)
    assert after.loudness.true_peak_dbtp == pytest.approx(measured.true_peak_dbtp, abs=0.11)
    chapters = ID3(spliced).getall("CHAP")
    assert sorted(one.start_time for one in chapters) == [one.start_ms for one in conducted(theater).timeline.chapters]


def test_a_read_that_ends_otherwise_is_spliced_to_its_new_end(house: House, tmp_path: Path) -> None:
    theater, encoder, _ = house
    finished(theater)
    entries = theater.reads.now.screenplay.entries
    said = [each.text for each in entries[:-2]] + ["Enough."] * 2
    theater.reads.now = a_read(
        [(each.scene_index, each.character, text, each.grounding) for each, text in zip(entries, said, strict=True)]
    )
    after = finished(theater)

    assert encoder.wholes == 1
    assert theater.spoken.count("Enough.") == 2
    assert sound_of(file_of(theater, after)) == sound_of(mixed_as_a_whole(theater, sheet_of(theater), tmp_path))
    assert len(decoded(file_of(theater, after))) == conducted(theater).placed[-1].end


def test_back_and_forth_ends_with_the_bytes_it_began_with(house: House) -> None:
    theater, encoder, click = house
    before, score = finished(theater), theater.part.now
    began = sound_of(file_of(theater, before))
    for gain in (0.3, 0.6, 0.8):
        theater.part.now = score
        with_cue(theater, 2, click, gain)
        finished(theater)
    with theater.floor.units.reading("test") as work:
        assert len(kept_mixes(work, theater.artifact.id)) == KEPT
    theater.floor.blobs.drop(before.blob or "")
    theater.part.now = score
    again = finished(theater)

    assert encoder.wholes == 1
    assert sound_of(file_of(theater, again)) == began


def test_a_mix_that_cannot_be_spliced_is_made_as_a_whole(house: House) -> None:
    theater, encoder, click = house
    before = finished(theater)
    file_of(theater, before).write_bytes(b"\0" * 4096)
    with_cue(theater, 9, click)
    assert encoder.wholes == 1
    finished(theater)
    assert encoder.wholes == 2  # the kept file is damaged

    loud = theater.stage.sounds.keep([noise(9, 0.6, 5)])
    with_cue(theater, 4, loud, 4.0)
    state = finished(theater)
    assert encoder.wholes >= 3  # the whole would be too loud with the master it had
    assert state.loudness is not None
    assert state.loudness.integrated_lufs == pytest.approx(TARGET_LUFS, abs=0.7)


def test_what_an_encoder_makes_higher_is_made_at_most_twice_and_its_next_mix_is_spliced(
    house: House,
) -> None:
    theater, encoder, _ = house
    hiss = theater.stage.sounds.keep([SynthesisedSounds().make(name, 0.4).frames for name in ("Rimshot", "Scissors")])
    for line in range(0, LINES, 4):
        with_cue(theater, line, hiss, 2.5)
    state = finished(theater)
    assert encoder.wholes <= 2
    assert FfmpegLoudness().measure_file(file_of(theater, state)).true_peak_dbtp <= HIGHEST_DBTP

    theater.part.now = replace(theater.part.now, cues=theater.part.now.cues[:-1])
    made = encoder.wholes
    state = finished(theater)
    assert encoder.wholes == made
    assert state.loudness is not None
    assert state.loudness.true_peak_dbtp <= HIGHEST_DBTP


def test_a_stretch_is_mastered_as_it_is_in_the_whole(house: House) -> None:
    theater = house[0]
    with_cue(theater, 9, theater.stage.sounds.keep([noise(2, 0.9, 3)]), 3.0)  # the limiter has something to do
    theater.stage.recorder.hear(conducted(theater), lambda _: None)
    conductor, master = conducted(theater), Master(6.0)
    whole = np.concatenate(list(master.apply(each.sound for each in conductor.record(lambda _: None))))
    count = -(-len(whole) // RECORD_BLOCK)

    for first, last in ((0, 0), (0, 2), (3, 5), (count - 2, count - 1), (5, 5), (1 / 3, 2), (2.7, 4.1)):
        begin, end = int(first * RECORD_BLOCK), min(len(whole), int((last + 1) * RECORD_BLOCK))
        part = np.concatenate(list(mastered(conductor, master, begin, end, lambda _: None)))
        assert np.array_equal(part, whole[begin:end])


def test_only_blocks_that_sound_different_change_their_names(house: House) -> None:
    theater = house[0]
    theater.stage.recorder.hear(conducted(theater), lambda _: None)

    def names() -> tuple[str, ...]:
        conductor = conducted(theater)
        return block_names(conductor.book, conductor.placed, even_edges(conductor.placed))

    def sound() -> np.ndarray:
        return np.concatenate([each.sound for each in conducted(theater).record(lambda _: None)])

    was, heard, score = names(), sound(), theater.part.now
    bed = score.beds[1]
    changes = (
        replace(score, cues=(score.cues[0], replace(score.cues[1], gain=0.5))),
        replace(score, cues=(replace(score.cues[0], pan=0.4), score.cues[1])),
        replace(score, cues=(replace(score.cues[0], word=4), score.cues[1])),
        replace(score, beds=(score.beds[0], replace(bed, gain_db=-3.0))),
        replace(score, beds=(score.beds[0], replace(bed, fade_out_ms=1800))),
        replace(score, cues=(*score.cues, Cue(LINES - 1, theater.stage.sounds.keep([noise(60, 0.1, 4)])))),
    )
    for change in changes:
        theater.part.now = change
        now, there = names(), sound()
        differs = np.flatnonzero((there != heard).any(axis=1)) // RECORD_BLOCK
        touched = {at for at, (one, other) in enumerate(zip(was, now, strict=True)) if one != other}
        assert touched >= set(differs.tolist())
        assert touched <= {at + step for at in differs.tolist() for step in (-1, 0, 1)} or change.beds != score.beds
        assert 0 < len(touched) < len(was)


def test_runs_that_lie_close_are_made_in_one_go_and_a_sheet_is_read_back_as_it_was() -> None:
    def of(signs: str) -> tuple[Run, ...]:
        return runs([Block(at, at + 1, None if sign == "X" else 0) for at, sign in enumerate(signs)])

    assert of("aXcXefgh") == (Run(1, 3),)
    assert of("aXcdeXgh") == (Run(1, 1), Run(5, 5))
    assert of("abcdefghXX") == (Run(8, 9),)
    assert of("abcdefgh") == ()

    moments = Moments.of(np.array([-20.0, -18.0]), np.array([-3.0, -np.inf]))
    sheet = MixSheet(Master(1.25), tuple(range(9)), tuple("abcdefgh"), (("one", 0), ("two", 5)), moments)
    again = MixSheet.from_bytes(sheet.to_bytes())
    assert (again.master, again.edges, again.names, again.lines) == (
        sheet.master,
        sheet.edges,
        sheet.names,
        sheet.lines,
    )
    assert np.array_equal(again.moments.lufs, moments.lufs)
    for damaged in (b"", b"nonsense", sheet.to_bytes()[:-9]):
        with pytest.raises(SheetBroken):
            MixSheet.from_bytes(damaged)


def test_the_sum_in_a_head_is_that_of_every_byte_in_turn() -> None:
    content = np.random.default_rng(1).integers(0, 256, 5000, np.uint8).tobytes()
    plain = 0
    for byte in content:
        plain ^= byte
        for _ in range(8):
            plain = plain >> 1 ^ 0xA001 if plain & 1 else plain >> 1
    assert checksum(content) == plain
    assert checksum(content[1234:], checksum(content[:1234])) == plain
