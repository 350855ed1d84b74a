"""Revising, edits: what can be changed about a script by hand or by wish, one small value each; pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rename:
    """A character is called otherwise from now on, in labels and where other lines speak of it."""

    character: str
    name: str


@dataclass(frozen=True, slots=True)
class SwapCharacters:
    """Two characters say each other's lines."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class GiveLines:
    """Somebody else says these lines."""

    indexes: tuple[int, ...]
    character: str


@dataclass(frozen=True, slots=True)
class SayInstead:
    """A line says something else; it keeps its evidence as far as its words still rest on it."""

    index: int
    text: str


@dataclass(frozen=True, slots=True)
class Direct:
    """These lines are delivered in this manner; None takes the direction away."""

    indexes: tuple[int, ...]
    parenthetical: str | None


@dataclass(frozen=True, slots=True)
class Mute:
    """These lines stay in the script and are not spoken, or are spoken again."""

    indexes: tuple[int, ...]
    muted: bool = True


@dataclass(frozen=True, slots=True)
class DropLines:
    """These lines go; a scene that has none left goes with them."""

    indexes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MoveLine:
    """A line goes before the line that is now at `before`; the number of lines means the end. It joins that line's scene."""

    index: int
    before: int


@dataclass(frozen=True, slots=True)
class MoveLines:
    """Lines go, in their order, before the line that is now at `before`; into that line's scene, or the one that is named."""

    indexes: tuple[int, ...]
    before: int
    scene: int | None = None


@dataclass(frozen=True, slots=True)
class SplitLine:
    """One line becomes two by the same speaker; `at` counts characters and falls between words."""

    index: int
    at: int


@dataclass(frozen=True, slots=True)
class JoinLines:
    """A line and the next one in its scene, by the same speaker, become one."""

    index: int


@dataclass(frozen=True, slots=True)
class AddLine:
    """A line of the author's own before the line now at `before`; the number of lines means the end."""

    before: int
    character: str
    text: str


@dataclass(frozen=True, slots=True)
class DropScene:
    """A scene goes with all its lines."""

    index: int


@dataclass(frozen=True, slots=True)
class MoveScene:
    """A scene goes before the scene now at `before`; the number of scenes means the end."""

    index: int
    before: int


@dataclass(frozen=True, slots=True)
class MergeScenes:
    """A scene and the next become one, under the first one's title."""

    index: int


@dataclass(frozen=True, slots=True)
class RetitleScene:
    """A scene is called otherwise."""

    index: int
    title: str


@dataclass(frozen=True, slots=True)
class Retitle:
    """The whole read is called otherwise."""

    title: str


Structural = (
    DropLines
    | MoveLine
    | MoveLines
    | SplitLine
    | JoinLines
    | AddLine
    | DropScene
    | MoveScene
    | MergeScenes
    | RetitleScene
)
"""Edits of the order: of which lines and scenes there are, and where."""

Edit = Rename | SwapCharacters | GiveLines | SayInstead | Direct | Mute | Retitle | Structural
