"""A finished read is edited by hand, previewed, refined, recast, taken again and restored; each speaks only what it changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.planning.model import ArtifactRequest
from engine.production.errors import StoryJobStateInvalid
from engine.production.model import RefineWish
from engine.stage.rehearsing import LineState
from engine.table_read.errors import DraftStale, EditRefused, NothingRefined
from engine.table_read.model import TableRead
from engine.table_read.revising.changes import Kind
from engine.table_read.revising.edits import DropLines, Mute, SayInstead
from tests.engine.stage.reviser_desk import Desk, Kept, KnowingReviser
from tests.fakes.made import finished, performed, until


@pytest.fixture
def desk(home: Path, kept: Kept) -> Iterator[Desk]:
    desk = Desk(home, kept=kept)
    yield desk
    desk.studio.close()


def guest_lines(read: TableRead) -> list[str]:
    return sorted({one.text.rstrip(".!?") for one in read.screenplay.entries if one.character == "GUEST"})


def plain(texts: list[str]) -> list[str]:
    return sorted(text.rstrip(".!?") for text in texts)


def test_recasting_one_speaker_speaks_that_speakers_lines_and_no_other(desk: Desk) -> None:
    before = desk.balance
    other = desk.free_voice()
    spoken = desk.spoken_by(lambda: desk.do("recast", {"GUEST": other}))

    assert plain(spoken) == guest_lines(desk.read())
    assert {request.voice_id for request in desk.speech.requests} == {other}
    assert (desk.version, desk.balance) == (1, before)


def test_recasting_back_speaks_nothing_and_sounds_the_same_to_the_byte(desk: Desk) -> None:
    first = {one.character: one.voice_id for one in desk.read().cast}["GUEST"]
    with desk.studio.reading("test") as work:
        inputs = desk.studio.stage.books.book(work, desk.id).inputs
    assert desk.spoken_by(lambda: desk.do("recast", {"GUEST": desk.free_voice()})) != []

    assert desk.spoken_by(lambda: desk.do("recast", {"GUEST": first})) == []
    with desk.studio.reading("test") as work:
        assert desk.studio.stage.books.book(work, desk.id).inputs == inputs


def test_a_refine_of_one_line_speaks_one_line_before_it_takes_the_place(desk: Desk) -> None:
    desk.speech.requests.clear()
    job = finished(desk.studio, desk.refine('Change line 2 to "So they say, and so they always did."'))

    assert str(job.status) == "READY", job.failure
    assert [request.text for request in desk.speech.requests] == ["So they say, and so they always did."]
    assert desk.version == 2
    with desk.studio.reading("test") as work:
        assert set(desk.do("states")) == {LineState.SPOKEN}
        assert set(desk.studio.receipts.kept(work, desk.id, 2)) == {"html"}


def test_a_deferred_read_is_refined_without_a_word_being_spoken_until_somebody_has_it_performed(home: Path) -> None:
    desk = Desk(home, ArtifactRequest(defer_audio_render=True))
    try:
        job = finished(desk.studio, desk.refine('Change line 2 to "So they say."'))
        desk.do("edit", [SayInstead(1, "They say so.")])
        desk.do("apply")
        performed(desk.studio, desk.id)
        assert (str(job.status), desk.version, desk.speech.requests) == ("READY", 3, [])
        assert set(desk.do("states")) == {LineState.UNSPOKEN}
        desk.do("perform")
        performed(desk.studio, desk.id)
        assert set(desk.do("states")) == {LineState.SPOKEN}

        desk.speech.requests.clear()
        finished(desk.studio, desk.refine('Change line 2 to "And so they say."'))
        assert [one.text for one in desk.speech.requests] == ["And so they say."]
        assert (desk.version, set(desk.do("states"))) == (4, {LineState.SPOKEN})
    finally:
        desk.studio.close()


def test_a_deferred_read_is_finished_in_its_new_words_and_stays_without_music(home: Path) -> None:
    desk = Desk(home, ArtifactRequest(defer_audio_render=True, defer_music=True))
    try:
        assert str(finished(desk.studio, desk.refine('Change line 2 to "So they say."')).status) == "READY"
        desk.finalize()
        with desk.studio.reading("test") as work:
            assert desk.studio.music.state(work, desk.id)[0].clips == ()
        assert sorted(plain([one.text for one in desk.speech.requests])) == sorted(
            plain([one.text for one in desk.read().screenplay.entries])
        )
        assert (desk.version, set(desk.do("states"))) == (2, {LineState.SPOKEN})
        assert desk.state().mode == "audio"
    finally:
        desk.studio.close()


def test_edits_by_hand_wait_in_a_draft_and_become_one_version_without_a_charge(desk: Desk) -> None:
    before, base = desk.balance, desk.read()
    desk.do("edit", [SayInstead(1, "So they say.")])
    desk.do("edit", [DropLines((3,))])
    assert (desk.read(), desk.version) == (base, 1)

    spoken = desk.spoken_by(lambda: desk.do("apply"))

    assert spoken == ["So they say."]
    assert (desk.version, desk.balance) == (2, before)
    versions = desk.do("versions")
    assert versions[0].scope == "edit"
    assert versions[0].instruction == "1 line removed, 1 line reworded."
    assert desk.read(1) == base
    assert desk.do("draft").draft is None


def test_what_was_edited_and_taken_back_is_there_after_a_restart(desk: Desk) -> None:
    desk.do("edit", [SayInstead(1, "So they say.")])
    desk.do("edit", [Mute((2,))])
    desk.do("undo")
    desk.studio.close()
    desk.studio = desk.open()

    known = desk.do("draft")
    assert known.now.screenplay.entries[1].text == "So they say."
    assert not known.now.screenplay.entries[2].muted
    assert desk.do("redo").now.screenplay.entries[2].muted
    desk.do("undo")
    desk.do("undo")
    assert not desk.do("draft").is_changed
    with pytest.raises(NothingRefined):
        desk.do("apply")


def test_an_edit_that_cannot_be_leaves_the_draft_as_it_was(desk: Desk) -> None:
    desk.do("edit", [SayInstead(1, "So they say.")])
    with pytest.raises(EditRefused, match="no line 900"):
        desk.do("edit", [SayInstead(1, "Something else."), Mute((899,))])
    assert desk.do("draft").now.screenplay.entries[1].text == "So they say."


def test_edits_of_a_version_that_was_replaced_are_kept_until_somebody_decides(desk: Desk) -> None:
    desk.do("edit", [SayInstead(1, "So they say.")])
    finished(desk.studio, desk.refine("mute line 3"))
    assert desk.do("draft").is_stale
    with pytest.raises(DraftStale, match="version 1"):
        desk.do("apply")
    assert desk.do("apply", anyway=True) == 3
    assert desk.read().screenplay.entries[1].text == "So they say."


def test_a_refine_and_edits_do_not_overtake_each_other(desk: Desk) -> None:
    import threading

    desk.do("edit", [SayInstead(1, "So they say.")])
    desk.speech.gate = threading.Event()
    job = desk.refine('Change line 4 to "The eels will hear of it."')
    with pytest.raises(StoryJobStateInvalid, match="being refined"):
        desk.do("apply")
    with pytest.raises(StoryJobStateInvalid):
        desk.do("restore", 1)
    desk.speech.gate.set()
    assert str(finished(desk.studio, job).status) == "READY"


def test_an_earlier_version_comes_back_as_a_new_one_with_the_recording_it_had(desk: Desk) -> None:
    url, base = desk.finalize(), desk.read()
    desk.do("edit", [SayInstead(1, "So they say.")])
    desk.do("apply")
    performed(desk.studio, desk.id)
    assert desk.state() is None
    paid = desk.balance

    spoken = desk.spoken_by(lambda: desk.do("restore", 1))

    assert (spoken, desk.version, desk.read(), desk.balance) == ([], 3, base, paid)
    assert desk.state().media_path == url
    with pytest.raises(NothingRefined):
        desk.do("restore", 1)


def test_a_refine_that_is_taken_back_sounds_as_before_to_the_byte(desk: Desk) -> None:
    url, base = desk.finalize(), desk.read()
    recorded = desk.recording()
    assert str(finished(desk.studio, desk.refine("Whisper line 2 and swap the first two scenes")).status) == "READY"
    assert desk.state() is None

    assert desk.spoken_by(lambda: desk.do("restore", 1)) == []
    assert (desk.read(), desk.state().media_path, desk.recording()) == (base, url, recorded)


def test_a_version_that_is_not_current_shows_the_sound_it_ended_with(desk: Desk) -> None:
    url = desk.finalize()
    desk.do("edit", [SayInstead(1, "So they say.")])
    desk.do("apply")
    performed(desk.studio, desk.id)

    ended = desk.do("ended", 1)
    assert (ended.finalization.media_path, ended.measured) == (url, True)
    assert set(ended.companions) == {"captions_vtt", "captions_srt", "transcript", "chapters"}
    assert desk.do("ended", 2) is None


def test_a_new_take_is_one_line_spoken_and_the_old_one_can_be_chosen_again(desk: Desk) -> None:
    spoken = desk.spoken_by(lambda: desk.do("take", {1: None}))
    assert plain(spoken) == plain([desk.read().screenplay.entries[1].text])
    facts = desk.do("takes", 1)
    assert [(one.number, one.is_chosen, one.duration_ms is not None) for one in facts] == [
        (0, False, True),
        (1, True, True),
    ]
    assert facts[0].duration_ms != facts[1].duration_ms

    assert desk.spoken_by(lambda: desk.do("take", {1: 0})) == []
    assert desk.read().screenplay.entries[1].take == 0
    with pytest.raises(EditRefused, match="no take 3"):
        desk.do("take", {1: 2})


def test_a_preview_says_what_would_be_done_and_does_nothing(desk: Desk) -> None:
    before = (desk.read(), desk.balance, desk.version)
    preview = desk.do("preview", RefineWish('Change line 2 to "So they say". Sing it in Klingon. Longer, please.'))

    assert [one.kind for one in preview.comparison.lines if one.kind is not Kind.SAME] == [Kind.REWORDED]
    assert (preview.credits, preview.to_speak) == (8, 1)
    assert len(preview.from_sources) == 1 and "Klingon" in preview.not_done[0]
    assert (desk.read(), desk.balance, desk.version) == before


def test_a_line_that_states_what_no_source_carries_is_marked(desk: Desk) -> None:
    factual = next(one for one in desk.read().screenplay.entries if one.evidence_ids)
    now = desk.do("edit", [SayInstead(factual.index, "The mill has cost 9 million since 1911.")]).now
    assert now.screenplay.entries[factual.index].unsupported
    again = desk.do("edit", [SayInstead(factual.index, factual.text)]).now.screenplay.entries[factual.index]
    assert (again.unsupported, again.evidence_ids) == (False, factual.evidence_ids)


def test_lines_say_how_they_stand_before_anything_is_spoken_anew(desk: Desk) -> None:
    made = desk.do("edit", [SayInstead(1, "So they say.")])
    states = desk.do("states", made.now)
    assert states[1] is LineState.STALE
    assert {*states[:1], *states[2:]} == {LineState.SPOKEN}


def test_a_version_remembers_what_was_asked_of_it_and_not_done(desk: Desk) -> None:
    finished(desk.studio, desk.refine("Rename the guest to Ada, and sing it in Latin."))

    newest, first = desk.do("versions")
    assert first.notes == ()
    assert len(newest.notes) == 1
    assert "sing it in Latin" in newest.notes[0]
    desk.do("restore", 1)
    assert desk.do("versions")[0].notes == ()


def test_a_model_is_asked_for_what_nobody_else_understands_and_the_preview_says_so(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "reviser", KnowingReviser())
    desk = Desk(home)
    preview = desk.do("preview", RefineWish("Let it glow from inside."))
    assert (preview.for_model, preview.not_done, preview.is_empty) == (("Let it glow from inside",), (), False)

    desk.refine("Let it glow from inside.")
    until(lambda: desk.version == 2)
    assert desk.read().screenplay.entries[0].parenthetical == "warm"
    assert desk.do("versions")[0].notes == ("Of “Let it glow from inside” only the first line.",)
    desk.studio.close()


def test_versions_that_follow_each_other_at_once_all_have_their_receipts(desk: Desk) -> None:
    revisions = desk.studio.revisions
    with desk.studio.work("test") as work:
        revisions.edit(work, desk.id, [SayInstead(1, "So they say in the village.")])
        assert revisions.apply(work, desk.id) == 2
        assert revisions.restore(work, desk.id, 1) == 3
    performed(desk.studio, desk.id)

    with desk.studio.reading("test") as work:
        assert [set(desk.studio.receipts.kept(work, desk.id, number)) for number in (1, 2, 3)] == [{"html"}] * 3
