"""Stage, exports: what a finished read can be taken away as; pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from engine.stage.mastering import PEAK_DBTP
from engine.stage.recording import Loudness


class ExportFormat(StrEnum):
    """MP3 is the finished recording itself; the others are made of the same frames, mastered the same way; stems and texts are folders."""

    MP3 = "mp3"
    WAV = "wav"
    FLAC = "flac"
    OPUS = "opus"
    M4A = "m4a"
    STEMS = "stems"
    TEXTS = "texts"

    @property
    def label(self) -> str:
        """What it is for, in a few words."""
        return _LABELS[self]

    @property
    def ceiling_dbtp(self) -> float:
        """How high its frames may peak so that it does not peak above -1 dBTP itself."""
        return _CEILINGS.get(self, PEAK_DBTP)

    @property
    def is_heard_meanwhile(self) -> bool:
        """Whether it can be decoded while it is written, so that it need not be read again to be measured."""
        return self in (ExportFormat.MP3, ExportFormat.M4A)

    @property
    def suffix(self) -> str:
        """How its name ends; a folder's does not."""
        return "" if self.is_folder else f".{self}"

    @property
    def is_folder(self) -> bool:
        """Whether it is several files."""
        return self in (ExportFormat.STEMS, ExportFormat.TEXTS)


_LABELS = {
    ExportFormat.MP3: "MP3: plays everywhere, with chapters",
    ExportFormat.WAV: "WAV: 24 bit, uncompressed, for editing",
    ExportFormat.FLAC: "FLAC: 24 bit, lossless, half the size, with chapters",
    ExportFormat.OPUS: "Opus: the smallest file, with chapters",
    ExportFormat.M4A: "M4A: AAC with chapters, for phones and audiobook players",
    ExportFormat.STEMS: "Stems: a folder with one WAV a speaker, music and effects, not mastered",
    ExportFormat.TEXTS: "Texts: a folder with captions (VTT, SRT), transcript, chapters and citations",
}

_CEILINGS = {ExportFormat.WAV: -1.2, ExportFormat.FLAC: -1.2, ExportFormat.OPUS: -2.6, ExportFormat.M4A: -2.9}
"""What is lossless adds nothing; Opus adds 0.8 to 1.2 dB, AAC by two loops 0.8 to 1.7 dB (measured)."""


@dataclass(frozen=True, slots=True)
class Exported:
    """Where it went and what it measures; stems have a loudness of their sum only once they are mixed, so none; texts have no sound."""

    format: ExportFormat
    path: Path
    files: tuple[Path, ...]
    duration_ms: int
    loudness: Loudness | None
    warnings: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """Length and loudness in a few words."""
        minutes, seconds = divmod(round(self.duration_ms / 1000), 60)
        facts = [f"{minutes}:{seconds:02d}"]
        if self.loudness:
            facts += [f"{self.loudness.integrated_lufs:.1f} LUFS", f"true peak {self.loudness.true_peak_dbtp:.1f} dBTP"]
        if self.format.is_folder:
            facts.append(f"{len(self.files)} files")
        return ", ".join(facts)
