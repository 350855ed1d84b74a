"""Extractive planner, wording: how a plan speaks of its own material; this is English, the other languages stand beside it."""

from __future__ import annotations

from dataclasses import dataclass

from engine.planning.envelope import BeatRole

Lines = dict[BeatRole, tuple[str, ...]]


def of_roles(*lines: str) -> Lines:
    """Seven lines, one for each role of the arc in its order; `|` parts several ways to say one."""
    return {role: tuple(line.split(" | ")) for role, line in zip(BeatRole, lines, strict=True)}


@dataclass(frozen=True, slots=True)
class Wording:
    """The turns of phrase of one language.

    `leads` name who says what a beat begins with, `alone` do not; `plain` and `plain_titles` are for sources that only
    explain, of which no quarrel, turn or doubt is told. `{who}` and `{what}` are filled in. `empty` is the thesis where
    nothing can be quoted, and where there are no sources.
    """

    titles: Lines
    plain_titles: Lines
    leads: Lines
    alone: Lines
    plain: Lines
    frames: Lines
    goes_on: tuple[str, ...]
    answers: tuple[str, ...]
    additions: tuple[str, ...]
    nothing: str
    passages: tuple[str, str]
    drawn: str
    heard: str
    both: str
    disagree: str
    quoted: str
    about: str
    says: str
    settled: str
    as_fact: tuple[str, str]
    banned: str
    unanswered: str
    sides: str
    shown: tuple[str, str, str]
    year: str
    large: str
    outcome: str
    empty: tuple[str, str]

    def listed(self, items: tuple[str, ...] | list[str]) -> str:
        """`a, b and c`."""
        return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {self.both} {items[-1]}"


ENGLISH_WORDING = Wording(
    titles=of_roles(
        "What the sources ask", "How things stood", "What is in dispute", "What was measured", "What changed",
        "What is now so", "What is still open",
    ),
    plain_titles=of_roles(
        "What it is", "What it rests on", "What to look out for", "The particulars", "What else belongs to it",
        "What it comes to", "What is left to say",
    ),
    leads=of_roles(
        "{who} opens the story: “{what}” | It begins with {who}: “{what}” | The first words are {whose}: “{what}”",
        "{who} sets the scene: “{what}” | The ground is laid by {who}: “{what}” | Where it starts, by {who}: “{what}”",
        "Here the accounts part. {Who} has it so: “{what}” | The difficulty, as {who} puts it: “{what}”",
        "Now what can be checked. From {who}: “{what}” | The evidence, first from {who}: “{what}”",
        "Then something changes. From {who}: “{what}” | The turn comes with {who}: “{what}”",
        "What follows from it, by {who}: “{what}” | It comes to this, says {who}: “{what}”",
        "What is still to come, by {who}: “{what}” | The story ends on what is open. {Who}: “{what}”",
    ),
    alone=of_roles(
        "It opens on this: “{what}”", "This is where it starts: “{what}”", "Here is the difficulty: “{what}”",
        "Now what can be checked: “{what}”", "Then it turns: “{what}”", "This is what it comes to: “{what}”",
        "This is what stays open: “{what}”",
    ),
    plain=of_roles(
        "It opens on what it is about: “{what}”", "First, what the rest stands on: “{what}”", "A step further in: “{what}”",
        "Now the particulars: “{what}”", "This belongs to it as well: “{what}”", "Taken together: “{what}”",
        "And last: “{what}”",
    ),
    frames=of_roles(
        "One image, held: {things}.", "A wide view to find one's way: {things}{years}.", "Two sides of one frame: {things}.",
        "Figures drawn plainly over {things}.", "Close on the find: {things}{years}.",
        "The place of the opening, seen anew: {things}.", "A frame that waits for an answer: {things}{years}.",
    ),
    goes_on=("It goes on: “{what}”", "And then: “{what}”", "Beside it: “{what}”"),
    answers=("{who} answers: “{what}”", "{who} sees it otherwise: “{what}”", "Against it stands {who}: “{what}”"),
    additions=("{who} adds: “{what}”", "Then {who}: “{what}”", "{who} is heard as well: “{what}”"),
    nothing="The sources have nothing of their own to say here. The writer only connects.",
    passages=("One passage", "{count} passages"), drawn=" from {sources}", heard="; in their own words: {voices}", both="and",
    disagree="{one} and {other} disagree{about}: {mine} against {theirs}", quoted="“{what}”", about=" on {what}",
    says="“{what},” says {who}.", settled="As settled, where they disagree: {what}",
    as_fact=("As fact: “{what}” It is a forecast of {who}.", "As fact: “{what}” It is the opinion of {who}."),
    banned="Anything about: {what}", unanswered="The brief asks for something the sources hardly speak of: {what}",
    sides="Two sides of one frame, each with its figure: {mine} on the left, {theirs} on the right.",
    shown=("the face of {who}", "the page of {who} it stands on", "an empty table"), year=", in {year}", large=" Set large: {numbers}.",
    outcome=" It should lead to this: {what}.",
    empty=("Nothing in the sources can be quoted, so there is nothing to claim.", "There are no sources yet, so there is nothing to claim."),
)  # fmt: skip
