"""The envelope of every plan fits one strict schema, and every wish a brief can hold changes something in it."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from embedded_api.schemas.planning import envelope_out
from engine.planning.model import ArtifactRequest
from tests.engine.planning.bridge import PAPER, REPORT, draft
from tests.engine.planning.test_plans_of_documents import ALL, named, planned

TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
PLACE = {"type": ["integer", "null"], "minimum": 0}


def closed(**properties: Any) -> dict[str, Any]:
    """An object with exactly these members."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def many(item: Any, fewest: int = 0, most: int = 10_000) -> dict[str, Any]:
    return {"type": "array", "items": item, "minItems": fewest, "maxItems": most}


MAYBE = {"type": ["object", "null"]}
ID = {"type": "string", "pattern": r"^ev-\d+$"}
ROLE = {"enum": ["hook", "context", "conflict", "proof", "turn", "payoff", "cta"]}
EVIDENCE = closed(
    id=ID, sourceId=TEXT, claim=TEXT, support=TEXT, confidence={"enum": ["high", "medium", "low"]}, quote=TEXT,
    charStart=PLACE, charEnd=PLACE, page=PLACE, kind={"enum": ["fact", "estimate", "opinion", "forecast", "quotation", "definition"]},
    attribution={"type": ["string", "null"]},
)  # fmt: skip
EVIDENCE["required"] = [name for name in EVIDENCE["required"] if name not in ("kind", "attribution")]
ENVELOPE = closed(
    version={"const": 1}, projectId=TEXT, title={**TEXT, "maxLength": 240}, target={"type": "object"},
    sourceDigest=closed(
        summary={"type": "string"}, sourceIds=many(TEXT), evidence=many(EVIDENCE), gaps=many(TEXT), rightsNotes=many(TEXT),
        coverage=many(closed(sourceId=TEXT, mode={"enum": ["full", "digest", "metadata"]}, charsRead=PLACE, charsTotal=PLACE)),
    ),
    thesis=closed(oneLine=TEXT, supportingClaims=many(TEXT), avoidClaims=many(TEXT)),
    journey=closed(beats=many(closed(
        id=TEXT, role=ROLE, title=TEXT, narration=TEXT, visualIntent=TEXT, evidenceIds=many(ID), estimatedSeconds={"type": "integer", "minimum": 1},
    ), 7, 7)),
    scriptBlueprint=closed(
        pageTarget={"type": "integer", "minimum": 1, "maximum": 60},
        scenes=many(closed(sceneIndex=PLACE, title=TEXT, pageBudget={"type": "number", "exclusiveMinimum": 0}, beatIds=many(TEXT)), 2),
    ),
    visualSystem=closed(style=TEXT, palette=many({"type": "string", "pattern": "^#[0-9a-f]{6}$"}, 1), typography=TEXT),
    audioSystem=closed(voice=TEXT, music=TEXT, sfxPolicy=TEXT),
    artifacts=many(closed(type=TEXT, mode={"type": ["string", "null"]}, narrationPolicy={"type": ["string", "null"]}, renderPlan=MAYBE), 1, 8),
)  # fmt: skip


@named(ALL)
def test_every_envelope_fits_the_schema(path: Any) -> None:
    _, envelope = planned(path)
    shape = envelope_out(envelope)

    jsonschema.Draft202012Validator(ENVELOPE).validate(shape)
    known = {item["id"] for item in shape["sourceDigest"]["evidence"]}
    told = [name for beat in shape["journey"]["beats"] for name in beat["evidenceIds"]]
    assert len(told) == len(set(told))
    assert set(told) == known


WISHES: list[tuple[str, str, Any]] = [
    ("creative_brief", "projectFormat", "podcast"), ("creative_brief", "installmentLabel", "Episode 3"),
    ("creative_brief", "seriesContext", "The detour every lorry takes."), ("creative_brief", "genre", "radio play"),
    ("creative_brief", "audience", "children"), ("creative_brief", "writingStyle", "terse and dry"),
    ("creative_brief", "castNotes", "Two hosts, Dana and Lee."), ("creative_brief", "musicStyle", "solo cello"),
    ("creative_brief", "sfxPolicy", "none at all"), ("creative_brief", "replanInstruction", "Say more of the closed road and the baker."),
    ("creative_brief", "comps", ["Serial"]), ("creative_brief", "mustKnowBeforeWriting", ["Who owns the moon base?"]),
    ("creative_brief", "pageTarget", 4), ("target", "audience", "engineers"), ("target", "objective", "tell when the council votes"),
    ("target", "outcome", "the detour of lorries is counted"), ("target", "tone", "wry"), ("target", "industry", "lorries and detours"),
    ("target", "distributionContext", "a train ride"), ("style_constraints", "preferredVisualStyle", "woodcuts"),
    ("style_constraints", "voicePreference", "an old woman"), ("style_constraints", "musicPolicy", "no music"),
    ("style_constraints", "forbiddenVisuals", ["divers"]), ("style_constraints", "brandSafety", ["Do not mention the treasurer"]),
]  # fmt: skip


@pytest.mark.parametrize(("where", "name", "wish"), WISHES, ids=[name for _, name, _ in WISHES])
def test_every_wish_changes_the_plan(where: str, name: str, wish: Any) -> None:
    short = {"creative_brief": {"pageTarget": 1}}
    plain = envelope_out(draft(REPORT, PAPER, **short).envelope)
    asked = {**short, where: {**short.get(where, {}), name: wish}}
    wished = envelope_out(draft(REPORT, PAPER, **asked).envelope)

    assert {**wished, "target": {}} != {**plain, "target": {}}


def test_notes_of_a_request_change_what_is_told() -> None:
    plain = draft(REPORT, PAPER, creative_brief={"pageTarget": 1}).envelope
    asked = (ArtifactRequest(notes="Tell how the detour of lorries was counted."),)
    told = draft(REPORT, PAPER, creative_brief={"pageTarget": 1}, requests=asked).envelope

    assert [one.quote for one in told.source_digest.evidence] != [one.quote for one in plain.source_digest.evidence]
