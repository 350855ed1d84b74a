"""Captions, transcript and chapters."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise

from engine.stage.captions import CUE_LETTERS, cues, srt, vtt
from engine.stage.companions import written
from engine.stage.model import SAMPLE_RATE
from engine.stage.recording import Chapter
from engine.stage.speech import WordTiming
from engine.stage.timeline import Measured, lay_out
from engine.stage.transcript import chapters_json, citations_json, transcript_html
from engine.table_read.model import Grounding
from tests.engine.stage.builders import a_book, a_read

LONG = (
    "The engineers measured the flow at the sluice for eleven months, and what they wrote down was less than half of what the "
    "old brochure had promised to everybody who would listen. Nobody in the hall said a word. Then the miller's granddaughter laughed."
)


def _measured(text: str) -> Measured:
    words = tuple(
        WordTiming(found.start(), found.end(), number * 300, number * 300 + 280)
        for number, found in enumerate(re.finditer(r"\S+", text))
    )
    return Measured(len(words) * 300 * SAMPLE_RATE // 1000, words)


def test_cues_split_between_words_and_stay_readable() -> None:
    read = a_read(((0, "NARRATOR", LONG, Grounding.CLAIM), (1, "TOM", "No.", Grounding.QUOTE)))
    captions = cues(lay_out(a_book(read), {0: _measured(LONG)}))

    mine = [cue for cue in captions if cue.character == "NARRATOR"]
    assert " ".join(cue.text.replace("\n", " ") for cue in mine) == LONG
    assert all(len(cue.text) <= CUE_LETTERS + 1 for cue in captions)
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(captions))
    assert all(cue.end_ms > cue.start_ms for cue in captions)


def test_a_cue_begins_when_its_first_word_is_heard() -> None:
    read = a_read(((0, "NARRATOR", LONG, Grounding.CLAIM), (1, "TOM", "No.", Grounding.QUOTE)))
    placed = lay_out(a_book(read), {0: _measured(LONG)})
    second = cues(placed)[1]
    word = next(word for word in placed[0].timed().words if LONG[word.start :].startswith(second.text.split()[0]))

    assert second.start_ms == word.start_ms


def test_every_word_of_a_measured_caption_has_its_time_in_webvtt() -> None:
    read = a_read(((0, "NARRATOR", LONG, Grounding.CLAIM), (1, "TOM", "No, never.", Grounding.QUOTE)))
    placed = lay_out(a_book(read), {0: _measured(LONG)})
    text = vtt(cues(placed))
    stamped = re.findall(r"<(\d\d):(\d\d):(\d\d)\.(\d\d\d)>(\S+)", text)
    times = {word: int(m) * 60_000 + int(s) * 1000 + int(ms) for _, m, s, ms, word in stamped}
    heard = {LONG[word.start : word.end]: word.start_ms for word in placed[0].timed().words}

    assert len(stamped) == len(LONG.split()) - len([cue for cue in cues(placed) if cue.character == "NARRATOR"])
    assert all(times[word] in (heard[word], *(w.start_ms for w in placed[0].timed().words)) for word in times)
    assert times["sluice"] == heard["sluice"]
    assert re.sub(r"<\d\d:[^>]+>", "", text).count("<v TOM>No, never.") == 1
    assert "<0" not in text.partition("<v TOM>")[2], "an estimate does not pretend to know its words"


def test_stamps_rise_within_their_caption() -> None:
    read = a_read(((0, "NARRATOR", LONG, Grounding.CLAIM), (1, "TOM", "No.", Grounding.QUOTE)))
    for cue in cues(lay_out(a_book(read), {0: _measured(LONG)})):
        times = [cue.start_ms, *(ms for _, ms in cue.stamps), cue.end_ms]
        assert all(before < after for before, after in pairwise(times))
        assert all(cue.text[at - 1] in " \n" for at, _ in cue.stamps)


def test_markup_in_a_line_stays_text() -> None:
    read = a_read(
        ((0, "NARRATOR", "Write <b> & co --> now.", Grounding.CONNECTIVE), (1, "TOM", "No.", Grounding.QUOTE))
    )
    text = vtt(cues(lay_out(a_book(read), {})))

    assert text.startswith("WEBVTT\n\n1\n00:00:00.350 --> ")
    assert "<v NARRATOR>Write &lt;b&gt; &amp; co --&gt; now." in text


def test_subrip_names_a_speaker_once_until_another_speaks() -> None:
    text = srt(cues(lay_out(a_book(), {})))

    assert re.match(r"1\n00:00:00,350 --> \d\d:\d\d:\d\d,\d{3}\nNARRATOR: The mill", text)
    assert text.count("NARRATOR:") == 3


def test_the_transcript_leads_from_a_line_to_its_passage() -> None:
    page = transcript_html(a_read(), (Chapter("The <still> wheel", 0, 9000), Chapter("The eels", 9000, 12_000)))

    assert "<h2>The &lt;still&gt; wheel <small>0:00</small></h2>" in page
    assert 'Nobody asked the eels.<sup><a href="#source-1">1</a></sup>' in page
    assert '<li id="source-1"><q>Nobody asked the eels.</q> <cite>The mill report, page 7</cite></li>' in page
    assert "<script" not in page


def test_what_is_muted_has_no_passage_in_the_transcript_and_no_citation() -> None:
    read = a_read()
    muted = tuple(replace(entry, muted=bool(entry.evidence_ids)) for entry in read.screenplay.entries)
    silent = replace(read, screenplay=replace(read.screenplay, entries=muted))

    assert "Where it comes from" in transcript_html(read, ())
    assert "Where it comes from" not in transcript_html(silent, ())
    assert json.loads(citations_json(read))["citations"][0]["passages"][0]["page"] == 7
    assert json.loads(citations_json(silent))["citations"] == []


def test_chapters_are_seconds() -> None:
    assert json.loads(chapters_json("T", (Chapter("One", 0, 1500),))) == {
        "version": "1.2.0", "title": "T", "chapters": [{"startTime": 0.0, "endTime": 1.5, "title": "One"}],
    }  # fmt: skip


def test_four_companions_are_written() -> None:
    names = [name for name, *_ in written(a_read(), a_book(), {})]

    assert names == ["captions_vtt", "captions_srt", "transcript", "chapters"]
