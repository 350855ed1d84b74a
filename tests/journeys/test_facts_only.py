"""Of a source of which only facts may be kept no word stays on the disk but what its digest quotes, also after kill -9 on the way."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine import StudioSettings, open_studio
from engine.library.model import DigestStatus, SourceStatus
from engine.storage.codec import dump_json
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines
from tests.journeys.facts_only import NOTES, PAGES, found

ROOT = Path(__file__).parents[2]
MARK = re.compile(rb"[pn]q\d{4}mark")


def _run(home: Path, *when: str) -> int:
    command = [sys.executable, "-m", "tests.journeys.facts_only", str(home), *when]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def _on_disk(home: Path) -> dict[str, set[bytes]]:
    """The marked words in every file there is, the database and what it writes ahead among them."""
    files = [path for path in home.rglob("*") if path.is_file()]
    marks = {str(path.relative_to(home)): set(MARK.findall(path.read_bytes())) for path in files}
    return {name: words for name, words in marks.items() if words}


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a Unix signal")
def test_no_word_stays_but_what_the_digest_quotes(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert _run(home, "reading") == -signal.SIGKILL
    assert _on_disk(home), "what has to be read again is still there"
    assert _run(home, "read") == -signal.SIGKILL
    assert _run(home) == 0
    with_words = _on_disk(home)
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=fake_machines())
    sources = found(studio)
    studio.close()
    quoted = set(
        MARK.findall(b"".join(dump_json(source.digest, type(source.digest)) for source in sources if source.digest))
    )

    assert [source.status for source in sources] == [SourceStatus.READY] * 2
    assert [source.digest_status for source in sources] == [DigestStatus.READY] * 2
    assert [source.preview for source in sources] == [None, None]
    assert 0 < len(quoted) < (PAGES + NOTES) / 4
    assert {name: words - quoted for name, words in with_words.items() if words - quoted} == {}
