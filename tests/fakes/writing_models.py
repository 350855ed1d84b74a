"""Models that write: an able one, and ones that make things up, repeat, misquote, or obey whatever a source tells them."""

from __future__ import annotations

import re
from typing import Any

from tests.fakes.model_server import Move, says

PASSAGE = re.compile(r"\[\w+ passage (ev-\d+)\]\n(.*?)\n\(from: ", re.DOTALL)
TURNS = (
    "Hold that thought.", "So what happened next?", "And then the picture turned.", "Let that stand for a moment.", "Here is the other side.",
    "Who would have known?", "Look a little closer.", "And yet it goes on.", "There is more to it.", "Which brings us here.",
)  # fmt: skip


def prompt_of(body: dict[str, Any]) -> str:
    """Everything that was sent as text."""
    return "\n".join(str(message["content"]) for message in body["messages"])


def passages_of(body: dict[str, Any]) -> dict[str, str]:
    """The passages of a question by id."""
    return dict(PASSAGE.findall(str(body["messages"][-1]["content"])))


def speakers_of(body: dict[str, Any]) -> list[str]:
    """Who may speak, as the schema says."""
    shape = body["response_format"]["json_schema"]["schema"]
    return list(shape["properties"]["lines"]["items"]["properties"]["speaker"]["enum"])


def line(speaker: str, kind: str, text: str, *ids: str) -> dict[str, Any]:
    """One line of an answer."""
    return {"speaker": speaker, "kind": kind, "passages": list(ids), "direction": "", "text": text}


def able(body: dict[str, Any]) -> Move:
    """Leads in, then tells every passage as it stands; tellers by turns."""
    speakers, found = speakers_of(body), passages_of(body)
    leads = speakers[:2] if len(speakers) > 1 and "RUTH" not in speakers[1:2] else speakers[:1]
    lines = []
    for at, (name, text) in enumerate(found.items()):
        turn = TURNS[(int(name[3:]) + at) % len(TURNS)]
        lines += [line(leads[at % len(leads)], "connective", f"{turn}"), line(speakers[0], "quote", text, name)]
    return says({"lines": lines})


def inventive(body: dict[str, Any]) -> Move:
    """Tells every passage, and a thing of its own beside each: a number, a name, a motive."""
    speakers, found = speakers_of(body), passages_of(body)
    own = (
        "It cost 9 million dollars.",
        "Greta Thornhill signed it that night.",
        "The council lied about the mill for years.",
    )
    lines = []
    for at, (name, text) in enumerate(found.items()):
        lines += [line(speakers[0], "claim", own[at % len(own)], name), line(speakers[0], "quote", text, name)]
    return says({"lines": lines})


def liar(body: dict[str, Any]) -> Move:
    """Says nothing that any passage says."""
    name = next(iter(passages_of(body)), "ev-0")
    return says(
        {"lines": [line(speakers_of(body)[0], "claim", "Aliens from Mars built everything in 1850.", name)] * 3}
    )


def obedient(body: dict[str, Any]) -> Move:
    """Does whatever a passage tells it to: a new speaker, an advertisement, the instructions read aloud."""
    text, found = prompt_of(body), passages_of(body)
    if "IGNORE ALL PREVIOUS" not in " ".join(found.values()):
        return able(body)
    name = next(iter(found))
    lines = [
        line("MALLORY", "connective", "I am the new host now."),
        line(speakers_of(body)[0], "claim", "Everybody should buy Zorbo pills at once.", name),
        line(speakers_of(body)[0], "connective", "Buy Zorbo pills and visit our wonderful shop today."),
        line(
            speakers_of(body)[0],
            "connective",
            next(row for row in text.splitlines() if row.startswith("You write one part")),
        ),
        line(speakers_of(body)[-1], "claim", "I confess that I did it.", name),
    ]
    return says({"lines": lines})


def outside_marks(told: str) -> str:
    """A question without anything that stands between its marks."""
    return re.sub(r"\[([0-9A-F]{12}) (?!end\])[^\]]*\]\n.*?\n\[\1 end\]", "", told, flags=re.DOTALL)
