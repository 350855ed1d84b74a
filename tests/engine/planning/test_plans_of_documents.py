"""Plans of whole documents of many kinds: what a producer would read first holds, whatever the document."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

from engine.library.digesting.boilerplate import is_boilerplate
from engine.library.digesting.leaning import dangles
from engine.planning.envelope import BeatRole, PlanEnvelope
from engine.planning.ports import PlanningSource
from tests.documents import HERE, source_of
from tests.engine.planning.bridge import PLAIN_TITLES, draft, laws_hold

WIDER = sorted((HERE / "wider").iterdir())
ALL = [*WIDER, *sorted(path for path in HERE.iterdir() if path.suffix in (".md", ".txt"))]
ENGLISH = [
    path
    for path in ALL
    if path.stem.split("_")[-1] not in ("bericht", "article", "reportaje", "articolo", "verslag", "reportagem")
]
LEFT_OVER = re.compile(r"\*\*|__|https?:|\[\d|^#|^\W*(?:note|caution|warning|action|tl;?dr)\b", re.IGNORECASE)
A_PAIR = re.compile(r"^The \w+(?: \w+)? and (?:the )?\w+$")


@lru_cache(maxsize=64)
def planned(path: Path) -> tuple[PlanningSource, PlanEnvelope]:
    """A document and the plan of it, about three pages long."""
    source = source_of(path)
    return source, draft(source, creative_brief={"pageTarget": 3}).envelope


def named(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=[path.stem for path in paths])


@named(ALL)
def test_the_laws_of_a_plan_hold_and_every_beat_tells_something(path: Path) -> None:
    source, envelope = planned(path)

    laws_hold(envelope, (source,))
    assert all(beat.evidence_ids for beat in envelope.beats)


@named(ALL)
def test_the_thesis_is_a_whole_sentence_of_the_document(path: Path) -> None:
    source, envelope = planned(path)
    said = envelope.thesis.one_line

    assert said[-1] in ".!?”…"
    assert 5 <= len(said.split()) <= 46
    assert not dangles(said), said
    assert not is_boilerplate(said)
    words = re.findall(r"\w+", said.split(",” says ")[0])
    assert all(word.lower() in (source.text or "").lower() for word in words), said


@named(ALL)
def test_titles_name_their_matter(path: Path) -> None:
    source, envelope = planned(path)
    titles = [beat.title for beat in envelope.beats]

    assert len(set(titles)) == len(titles)
    assert sum(title in PLAIN_TITLES for title in titles) <= 3, titles
    for title in titles:
        assert 2 <= len(title.split()) <= 14, title
        assert not A_PAIR.match(title), title
        assert not LEFT_OVER.search(title), title
        assert (
            title in PLAIN_TITLES
            or title.strip("“”?").lower() in re.sub(r"\s+", " ", (source.text or "").replace("**", "")).lower()
        ), title


@named(ENGLISH)
def test_no_beat_opens_on_a_pronoun_or_on_furniture(path: Path) -> None:
    _, envelope = planned(path)

    for beat in envelope.beats:
        evidence = envelope.evidence_of(beat)
        assert not is_boilerplate(" ".join(item.quote for item in evidence[:1]))
        assert beat.role is not BeatRole.HOOK or not dangles(evidence[0].claim), evidence[0].claim


@named(ENGLISH)
def test_a_source_is_told_in_the_order_it_was_written(path: Path) -> None:
    _, envelope = planned(path)
    line = envelope.thesis.one_line.rstrip(".")
    body = [item for beat in envelope.beats[1:] for item in envelope.evidence_of(beat) if line not in item.claim]

    later = [one.char_start < other.char_start for one, other in pairwise(body)]
    assert sum(later) >= len(later) - 3
