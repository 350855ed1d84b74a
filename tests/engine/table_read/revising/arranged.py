"""What may be wanted of an instruction: checks on the order of lines and scenes, on who takes over, on pauses and lengths."""

from __future__ import annotations

from engine.table_read.model import Entry, TableRead
from engine.table_read.rests import rest_in
from engine.table_read.revising.understanding import Understood
from engine.table_read.timing import seconds
from tests.engine.table_read.revising.wanted import Check, lines, texts, whole


def everyone(entry: Entry) -> bool:
    """Every line."""
    return True


def paused(*indexes: int) -> Check:
    """Exactly before these lines a pause is asked for."""

    def check(before: TableRead, made: Understood) -> bool:
        rests = {one.index: rest_in(one.parenthetical) for one in made.read.screenplay.entries}
        return (
            whole(made)
            and texts(made.read) == texts(before)
            and tuple(at for at, one in rests.items() if one) == indexes
        )

    return check


def order(*indexes: int) -> Check:
    """The lines are these, in this order."""
    return lambda before, made: whole(made) and texts(made.read) == [texts(before)[one] for one in indexes]


def merged(count: int) -> Check:
    """So many scenes are left, and not a line is lost."""
    return lambda before, made: (
        whole(made) and len(made.read.screenplay.scenes) == count and lines(made.read) == lines(before)
    )


def joined(first: int) -> Check:
    """A line and the next one are one."""

    def check(before: TableRead, made: Understood) -> bool:
        old = texts(before)
        return whole(made) and texts(made.read) == [*old[:first], f"{old[first]} {old[first + 1]}", *old[first + 2 :]]

    return check


def taken_over(one: str, other: str) -> Check:
    """Somebody says what somebody else said."""
    return lambda before, made: (
        whole(made) and lines(made.read) == [(one if who == other else who, text) for who, text in lines(before)]
    )


def opens(index: int) -> Check:
    """It begins with this line, and no line is lost."""
    return lambda before, made: (
        whole(made)
        and texts(made.read)[0] == texts(before)[index]
        and sorted(texts(made.read)) == sorted(texts(before))
    )


def closes(index: int) -> Check:
    """It ends with this line, and no line is lost."""
    return lambda before, made: (
        whole(made)
        and texts(made.read)[-1] == texts(before)[index]
        and sorted(texts(made.read)) == sorted(texts(before))
    )


def fewer(least: float, most: float) -> Check:
    """It is so many seconds shorter."""
    return lambda before, made: least <= seconds(before) - seconds(made.read) <= most


def cut_in(scene: int) -> Check:
    """Only this scene is shorter."""

    def others(read: TableRead) -> list[str]:
        return [one.text for one in read.screenplay.entries if one.scene_index != scene]

    return lambda before, made: seconds(made.read) < seconds(before) and others(before) == others(made.read)


def untouched(before: TableRead, made: Understood) -> bool:
    """Nothing is changed, and what could not be done is said or asked of the sources."""
    return made.read == before and bool(made.not_done or made.from_sources)


def asked_of(topic: str) -> Check:
    """The sources are asked about this; the script itself is not touched."""
    return lambda before, made: (
        not made.not_done and made.read == before and len(made.from_sources) == 1 and topic in made.from_sources[0]
    )


def closing(words: str) -> Check:
    """The last line says this."""
    return lambda _, made: words in texts(made.read)[-1]
