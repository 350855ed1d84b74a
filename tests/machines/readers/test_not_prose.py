"""What is pasted or uploaded as text and is no prose: subtitles and chats are read as speech, programs, logs and tables are not read aloud."""

from __future__ import annotations

import base64
import random
from pathlib import Path

import pytest

from engine.library.digesting.extractive import ExtractiveDigester
from engine.library.extraction import BlockKind, Extraction
from engine.library.speakable import speakable
from engine.library.unspoken import Unspoken, told_little, unspoken
from engine.machines.readers.given.reader import GivenTextReader, read
from tests.documents import HERE

SUBTITLES = """1
00:00:01,000 --> 00:00:04,200
<i>The mill has stood here</i>
<i>since 1650.</i>

2
00:00:04,500 --> 00:00:07,900
ANNA: I have worked here for nineteen years,
and I still do not know

3
00:00:08,000 --> 00:00:10,500
what the water will do.

4
00:00:11,000 --> 00:00:13,000
[gulls cry]

5
00:00:13,200 --> 00:00:17,000
- Do you ever want to leave?
- No. Who would measure the creek?
"""
VOICES = """WEBVTT

NOTE made by a machine

intro
00:01.000 --> 00:04.000 align:start
<v Anna>The harbour has silted up <c>twice</c>.

00:04.000 --> 00:08.000
<v Anna>It cost four million pounds.
"""
ROLLING = """WEBVTT

00:00:01.000 --> 00:00:02.000
they use the sun

00:00:02.000 --> 00:00:03.000
they use the sun
and the sky.
"""
CHAT = """[12.03.26, 19:02:11] Anna: Did you see the water last night?
[12.03.26, 19:02:40] Ben: Yes! It came up to the third step.
12/03/2026, 19:05 - Anna: Two gates are broken. The guild meets on Friday.
12/03/2026, 7:06 pm - Ben: We should ask why nobody closed the sluice.
"""
LETTER = "From: Ada Low <a@quay.example>\nTo: Ben\nSubject: Re: Re: the sluice\n\nThe county will pay half of it.\n"
PROGRAM = """function mix(blocks, rate) {
  const out = new Float32Array(blocks.length * rate);
  for (let i = 0; i < blocks.length; i++) {
    if (blocks[i].isSilent) continue;
    out.set(blocks[i].data, i * rate);
  }
  return out;
}

// The mixer keeps one block ahead.
export const mixer = mix([], 44100);
"""
LOG = "\n".join(f"2026-11-27 14:{one:02d}:07,120 INFO [worker-1] stage.mixer: block {one} mixed" for one in range(9))
SYSTEM = "\n".join(f"Nov 27 14:{one:02d}:07 gannet sshd[{one}]: Accepted key for ada" for one in range(9))
ASKED = "\n".join(f'10.0.0.{one} - - [27/Nov/2026:14:00:00 +0000] "GET /a/{one} HTTP/1.1" 200 31' for one in range(9))
VALUES = "month,region,visitors\n" + "\n".join(f"Jan,North {one},{one * 7}" for one in range(9))
SHEET = "Month\tVisitors\nJan\t592\nFeb\t444\nMar\t567"
DATA = '{\n "id": 7,\n "name": "The mill",\n "open": true,\n "gates": [\n 1,\n 2\n ]\n}'
BYTES = base64.encodebytes(random.Random(1).randbytes(900)).decode()
TOLD_AS = {
    Unspoken.CODE: (PROGRAM,),
    Unspoken.LOG: (LOG, SYSTEM, ASKED),
    Unspoken.TABLE: (VALUES, SHEET),
    Unspoken.DATA: (DATA,),
    Unspoken.ENCODED: (BYTES,),
}
PROSE = (
    "He rises when the water turns,\nAt two, at three, at four;\nA lantern in the wheelhouse burns,\nThe creek is at the door;",
    "(a) the name of the owner;\n(b) the date of the lease;\n(c) the rent, if any; and\n(d) the parish.",
    "12 March 2026, 19:02 we saw the tide rise.\n13 March 2026, 19:40 it rose again.\n14 March 2026, 20:10 it did not.",
    "- 200 g butter\n- 180 g sugar\n- 3 eggs\n- 250 g flour",
    "1.\tHeat the oven.\n2.\tBeat the butter.\n3.\tFold in the flour.",
    "for years nobody came:\nwhile the mill stood still\nreturn was not thought of\nand if it was, not said.",
)


def _extraction(text: str) -> Extraction:
    return Extraction(text, GivenTextReader().lay_out(text, markdown=False))


def _read(tmp_path: Path, text: str) -> Extraction:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    return read(path, "utf-8", lambda _percent, _detail: None)


def test_uploaded_subtitles_are_what_is_said_in_them(tmp_path: Path) -> None:
    assert _read(tmp_path, SUBTITLES).text.split("\n\n") == [
        "The mill has stood here since 1650.",
        "ANNA: I have worked here for nineteen years, and I still do not know what the water will do.",
        "Do you ever want to leave?",
        "No. Who would measure the creek?",
    ]
    assert _read(tmp_path, VOICES).text == "Anna: The harbour has silted up twice. It cost four million pounds."
    assert _read(tmp_path, ROLLING).text == "they use the sun and the sky."


def test_pasted_subtitles_stay_as_they_are_and_are_spoken_without_their_times() -> None:
    laid = _extraction(SUBTITLES)
    told = [speakable(SUBTITLES[block.start : block.end]) for block in laid.layout.blocks]
    assert told[:2] == [
        "The mill has stood here since 1650.",
        "ANNA: I have worked here for nineteen years, and I still do not know what the water will do.",
    ]
    assert not any("-->" in line or "gulls" in line for line in told)
    assert all(
        SUBTITLES[item.char_start : item.char_end] == item.support
        for item in ExtractiveDigester().digest(laid).evidence
    )


def test_a_chat_is_people_who_speak() -> None:
    found = ExtractiveDigester().digest(_extraction(CHAT)).claims
    said = {claim.statement: claim.attribution for claim in found}
    assert said["The guild meets on Friday."] == "Anna"
    assert said["We should ask why nobody closed the sluice."] == "Ben"
    assert not any("19:0" in claim.statement for claim in found)


def test_the_heads_of_a_letter_name_it_and_are_not_spoken(tmp_path: Path) -> None:
    found = _read(tmp_path, LETTER)
    assert found.metadata["title"] == "the sluice"
    assert [block.kind for block in found.layout.blocks] == [BlockKind.REFERENCE, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("what", TOLD_AS, ids=lambda what: what.name)
def test_what_nobody_would_read_aloud_is_named_and_not_spoken(what: Unspoken) -> None:
    for text in TOLD_AS[what]:
        found = _extraction(text)
        assert {block.kind for block in found.layout.blocks} <= {BlockKind.CODE, BlockKind.TABLE}
        assert told_little(found) == f"Most of this is {what}: it is kept, but nothing in it can be read aloud."
        digest = ExtractiveDigester().digest(found)
        assert (digest.claims, digest.summary) == ((), told_little(found))


def test_the_words_within_data_are_told() -> None:
    said = "The mill was built in 1650 by a guild of fishermen, and it still grinds flour twice a day."
    found = _extraction(f'{{\n "id": 7,\n "name": "The mill",\n "body": "{said}"\n}}')
    spoken = [found.text[block.start : block.end] for block in found.layout.blocks if block.kind is BlockKind.PARAGRAPH]
    assert spoken == [said]


@pytest.mark.parametrize("text", PROSE, ids=lambda text: text.split()[1].strip(",.;"))
def test_lists_poems_and_diaries_are_prose(text: str) -> None:
    assert unspoken(text) is None
    assert unspoken(f"{text}\n{text}\n{text}", whole=True) is None


def test_no_paragraph_of_a_real_document_is_taken_for_a_program() -> None:
    for path in [*HERE.glob("*.txt"), *(HERE / "wider").glob("*.txt")]:
        text = path.read_text(encoding="utf-8")
        assert unspoken(text, whole=True) is None, path.name
        assert not told_little(_extraction(text)), path.name


@pytest.mark.parametrize(
    "question, answer", [("Q. ", "A. "), ("Q{}. ", "A{}. "), ("Q: ", "A: "), ("Question {}: ", "Answer: ")]
)
def test_questions_and_answers_are_told_without_their_letters(question: str, answer: str) -> None:
    asked = (
        ("Who owns the mill?", "The guild has owned the mill since 1650."),
        ("Why was it closed?", "A storm broke two gates in 2019."),
    )
    text = "\n\n".join(
        f"{question}{one[0]}\n{answer}{one[1]}".replace("{}", str(number)) for number, one in enumerate(asked, 1)
    )
    said = {claim.statement for claim in ExtractiveDigester().digest(_extraction(text)).claims}
    assert said == {one[1] for one in asked}
