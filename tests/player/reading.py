"""A made-up table read for the player: lines, words with their times, passages, and a sound of the same length."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import imageio_ffmpeg

SCENES = [("What the harbour knew", "hook"), ("Seven to two", "turn"), ("The ferry runs again", "resolution")]
LINES = [
    (0, "NARRATOR", "The harbour stayed calm that night, though nobody could say why.", "quote", ["ev-0"]),
    (
        0,
        "MARA",
        "Three sisters watched the water from the old stone wall, counting the lights of every boat.",
        "claim",
        ["ev-1"],
    ),
    (0, "TOM", "And then?", "connective", []),
    (
        1,
        "NARRATOR",
        "By morning the council had voted, seven to two, and the 🛥 ferry would run again.",
        "quote",
        ["ev-1", "ev-2"],
    ),
    (1, "MARA", "“Nobody slept,” the minutes say; nobody, that is, except the harbour master.", "claim", ["ev-2"]),
    (1, "TOM", "I should like to see that written down.", "connective", []),
    (2, "NARRATOR", "It is written down: page twelve, in a clerk’s small and patient hand.", "quote", ["ev-2"]),
    (2, "MARA", "So the ferry ran, and the lights on the water were counted once more.", "claim", ["ev-0"]),
]
CAST = [("NARRATOR", "#6d8bd6", True), ("MARA", "#d0648a", False), ("TOM", "#3f9c7a", False)]
EVIDENCE = {
    "ev-0": {
        "quote": "The harbour remained calm throughout the night.",
        "sourceLabel": "Harbour log",
        "page": None,
        "url": "https://example.org/log",
    },
    "ev-1": {
        "quote": "Three sisters of the town kept watch from the wall.",
        "sourceLabel": "Town minutes",
        "page": 4,
        "url": None,
    },
    "ev-2": {
        "quote": "Carried, seven to two. <b>No member slept</b>.",
        "sourceLabel": "Town minutes",
        "page": 12,
        "url": "javascript:alert(1)",
    },
}
LEAD_MS, GAP_MS, MS_PER_SIGN, TAIL_MS = 600, 500, 55, 700
BYTES_PER_MS = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """Entries and timeline as the server tells them; `stretch` above 1 makes estimates wrong on purpose."""

    stretch: float = 1.0

    def entries(self) -> list[dict[str, Any]]:
        """Every line with its times."""
        at, entries = float(LEAD_MS), []
        for index, (scene, character, text, grounding, evidence) in enumerate(LINES):
            end = at + len(text) * MS_PER_SIGN
            entries.append({
                "entryIndex": index, "sceneIndex": scene, "character": character, "text": text, "grounding": grounding,
                "parenthetical": "dry" if index == 2 else None, "evidenceIds": evidence,
                "startMs": round(at * self.stretch), "endMs": round(end * self.stretch), "words": self._words(text, at),
            })  # fmt: skip
            at = end + GAP_MS
        return entries

    def _words(self, text: str, at: float) -> list[dict[str, int]]:
        places = [match.span() for match in re.finditer(r"\S+", text)]
        edges = [start for start, _ in places] + [len(text)]
        return [
            {
                "start": start,
                "end": end,
                "startMs": round((at + edge * MS_PER_SIGN) * self.stretch),
                "endMs": round((at + after * MS_PER_SIGN) * self.stretch),
            }
            for (start, end), (edge, after) in zip(places, pairwise(edges), strict=True)
        ]

    @property
    def duration_ms(self) -> int:
        """How long it is."""
        return self.entries()[-1]["endMs"] + round(TAIL_MS * self.stretch)

    def scenes(self) -> list[dict[str, Any]]:
        """The scenes with their spans."""
        spans = [[entry for entry in self.entries() if entry["sceneIndex"] == index] for index in range(len(SCENES))]
        return [
            {
                "sceneIndex": index,
                "title": title,
                "role": role,
                "startMs": spans[index][0]["startMs"],
                "endMs": spans[index][-1]["endMs"],
            }
            for index, (title, role) in enumerate(SCENES)
        ]

    def data(self, *, estimated: bool, recording: str | None, worded: bool) -> dict[str, Any]:
        """The public data of the read."""
        entries = [{**entry, "words": entry["words"] if worded else []} for entry in self.entries()]
        cast = [
            {
                "character": name,
                "voiceName": f"Voice of {name.title()}",
                "narrator": narrator,
                "avatarUrl": None,
                "color": color,
            }
            for name, color, narrator in CAST
        ]
        return {
            "artifactId": "artifact", "title": "The Night the Harbour Held Its Breath",
            "credit": "From “The harbour log” and the minutes of the town council, 1911",
            "thesis": "A vote that nobody remembers decided whether a town would keep its ferry.", "mode": "table_read", "revision": 1,
            "expiresAt": None, "recordingUrl": recording, "recordingDurationMs": self.duration_ms if recording else None, "durationMs": self.duration_ms,
            "estimated": estimated, "cast": cast, "scenes": self.scenes(), "entries": entries, "evidence": EVIDENCE, "captionsUrl": None,
        }  # fmt: skip

    def timeline(self) -> dict[str, Any]:
        """The timeline answer."""
        kept = ("entryIndex", "sceneIndex", "character", "startMs", "endMs")
        entries = [{**{name: entry[name] for name in kept}, "rendered": True} for entry in self.entries()]
        return {"durationMs": self.duration_ms, "estimated": False, "chapters": [], "entries": entries}


@cache
def sound(duration_ms: int) -> bytes:
    """A constant 64 kbit/s MP3 of this length: a low tone that swells, nothing to decode but something to hear."""
    wave = f"aevalsrc=0.1*sin(440*PI*t)*(0.6+0.4*sin(PI*t)):s=44100:d={duration_ms / 1000}"
    line = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-v",
        "error",
        "-f",
        "lavfi",
        "-i",
        wave,
        "-ac",
        "1",
        "-b:a",
        "64k",
        "-write_xing",
        "0",
    ]
    return subprocess.run(
        [*line, "-id3v2_version", "0", "-f", "mp3", "pipe:1"], check=True, capture_output=True, timeout=60
    ).stdout


def from_ms(mp3: bytes, position_ms: int) -> bytes:
    """The sound from the frame that holds this position on."""
    wanted, at = position_ms * BYTES_PER_MS, 0
    while at < wanted:
        at += 208 + ((mp3[at + 2] >> 1) & 1)
    return mp3[at:]
