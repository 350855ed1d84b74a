"""What may be wanted of an instruction: checks over a read before it and what was understood of it."""

from __future__ import annotations

from collections.abc import Callable

from engine.table_read.model import Entry, TableRead
from engine.table_read.revising.understanding import Understood, understood
from engine.table_read.timing import seconds
from tests.engine.table_read.revising.plays import play
from tests.engine.table_read.revising.reads import voices

Check = Callable[[TableRead, Understood], bool]


def lines(read: TableRead) -> list[tuple[str, str]]:
    """Who says what."""
    return [(entry.character, entry.text) for entry in read.screenplay.entries]


def texts(read: TableRead) -> list[str]:
    """What is said."""
    return [entry.text for entry in read.screenplay.entries]


def titles(read: TableRead) -> list[str]:
    """The scenes."""
    return [scene.title for scene in read.screenplay.scenes]


def whole(made: Understood) -> bool:
    """Nothing was left undone."""
    return not made.not_done and not made.from_sources


def named(**renamed: str) -> Check:
    """These characters, by a word of their name, are called so now, and nobody says more or less."""

    def check(before: TableRead, made: Understood) -> bool:
        names = {
            one: next((new for word, new in renamed.items() if word in one.split()), one) for one, _ in lines(before)
        }
        return whole(made) and [who.upper() for who, _ in lines(made.read)] == [names[who] for who, _ in lines(before)]

    return check


def gone(*indexes: int) -> Check:
    """Exactly these lines are not there any more."""

    def check(before: TableRead, made: Understood) -> bool:
        return whole(made) and lines(made.read) == [one for at, one in enumerate(lines(before)) if at not in indexes]

    return check


def directed(only: Callable[[Entry], bool], *like: str) -> Check:
    """Exactly these lines are said in a manner that has one of these words."""

    def check(before: TableRead, made: Understood) -> bool:
        manners = [entry.parenthetical for entry in made.read.screenplay.entries]
        wanted = [only(entry) for entry in before.screenplay.entries]
        told = all(
            any(word in (manner or "") for word in like) for manner, want in zip(manners, wanted, strict=True) if want
        )
        return whole(made) and told and [bool(manner) for manner in manners] == wanted

    return check


def each(**manners: str) -> Check:
    """Every line is said in its speaker's manner, by a word of the name; whoever is not named says it as before."""

    def check(before: TableRead, made: Understood) -> bool:
        said = [
            (
                next((manner for name, manner in manners.items() if name in one.character.split()), ""),
                one.parenthetical or "",
            )
            for one in made.read.screenplay.entries
        ]
        return whole(made) and all(manner in told and bool(manner) == bool(told) for manner, told in said)

    return check


def by(name: str, scene: int | None = None) -> Callable[[Entry], bool]:
    """Lines of somebody."""
    return lambda entry: name in entry.character and scene in (None, entry.scene_index)


def at(*indexes: int) -> Callable[[Entry], bool]:
    """These lines."""
    return lambda entry: entry.index in indexes


def about(target: float, most: float | None = None) -> Check:
    """It takes about as long, or between the two."""

    def check(before: TableRead, made: Understood) -> bool:
        low, high = (target, most) if most else (target * 0.75, target * 1.1)
        return low <= seconds(made.read) <= high

    return check


def part(share: float) -> Check:
    """It takes about this part of what it took."""
    return lambda before, made: abs(seconds(made.read) / seconds(before) - share) < 0.12


def scenes(*order: int) -> Check:
    """The scenes are these, in this order."""
    return lambda before, made: whole(made) and titles(made.read) == [titles(before)[one] for one in order]


def said(index: int, text: str, who: str | None = None) -> Check:
    """A line says this, perhaps by that one, and there are as many as before, or one more where it is new."""

    def check(before: TableRead, made: Understood) -> bool:
        entry = made.read.screenplay.entries[index]
        return whole(made) and entry.text == text and who in (None, entry.character)

    return check


def given(index: int, who: str, text: str | None = None) -> Check:
    """Somebody says what was said there, or this."""
    return lambda before, made: whole(made) and lines(made.read)[index] == (who, text or texts(before)[index])


def swapped(one: str, other: str) -> Check:
    """Two say each other's lines."""
    turned = {one: other, other: one}
    return lambda before, made: (
        whole(made) and lines(made.read) == [(turned.get(who, who), text) for who, text in lines(before)]
    )


def muted(*indexes: int) -> Check:
    """Exactly these lines are passed over."""
    return lambda before, made: (
        whole(made) and [entry.index for entry in made.read.screenplay.entries if entry.muted] == list(indexes)
    )


def revoiced(name: str) -> Check:
    """Exactly this one has another voice."""

    def check(before: TableRead, made: Understood) -> bool:
        heard = {one.character: one.voice_id for one in before.cast}
        other = [one.character for one in made.read.cast if heard[one.character] != one.voice_id]
        return whole(made) and other == [name]

    return check


def asked(before: TableRead, made: Understood) -> bool:
    """The sources are asked; the script itself is not touched."""
    return bool(made.from_sources) and not made.not_done and made.read == before


def told(*words: str) -> Check:
    """Nothing is done, and it is said why, with these words."""

    def check(before: TableRead, made: Understood) -> bool:
        sentence = " ".join(made.not_done)
        return (
            made.read == before and not made.from_sources and bool(sentence) and all(one in sentence for one in words)
        )

    return check


def reported(before: TableRead, made: Understood) -> bool:
    """Either the sources are asked or it is said that it is not done; nothing is done silently."""
    return made.read == before and bool(made.not_done or made.from_sources)


def both(*checks: Check) -> Check:
    """All of these."""
    return lambda before, made: all(one(before, made) for one in checks)


def like(*wanted: str) -> Check:
    """Everything is done, and these lines are heard, in this order, among others."""

    def check(before: TableRead, made: Understood) -> bool:
        said = iter(texts(made.read))
        return whole(made) and all(any(one in text for text in said) for one in wanted)

    return check


def without(word: str, count: int) -> Check:
    """No line says this word, and so many lines are left."""
    return lambda before, made: (
        whole(made) and len(texts(made.read)) == count and not any(word in text for text in texts(made.read))
    )


def cast_of(*names: str) -> Check:
    """These speak, among others."""
    return lambda before, made: whole(made) and set(names) <= set(made.read.screenplay.characters)


def mannered(manner: str, count: int) -> Check:
    """So many lines are said so."""
    return lambda before, made: (
        whole(made) and sum(manner in (one.parenthetical or "") for one in made.read.screenplay.entries) == count
    )


def mannered_only(before: TableRead, made: Understood) -> bool:
    """Lines are said otherwise, and it is said that their words stay."""
    return texts(made.read) == texts(before) and "words stay" in " ".join(made.not_done)


def is_met(name: str, instruction: str, check: Check) -> None:
    """What is asked for of this play is done or named."""
    before = play(name)

    made = understood(before, instruction, voices())

    assert check(before, made), (lines(made.read), made.done, made.from_sources, made.not_done)
