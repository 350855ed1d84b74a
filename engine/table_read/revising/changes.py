"""Revising, changes: two versions of a script side by side, line by line; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from engine.table_read.model import Entry, TableRead
from engine.table_read.sentences import alike, words

SAME_LINE = 0.4


class Kind(StrEnum):
    """What happened to a line; REVOICED lines kept their words and are said by another voice or in another manner."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    REVOICED = "revoiced"
    MOVED = "moved"


ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Change:
    """One line before and after; None where there is none."""

    kind: Kind
    before: Entry | None
    after: Entry | None

    @property
    def told(self) -> str:
        """What happened, as it is said of so many lines."""
        if self.kind is not Kind.REVOICED or self.before is None or self.after is None:
            return str(self.kind)
        if self.before.muted != self.after.muted:
            return "muted" if self.after.muted else "no longer muted"
        return "said otherwise"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every line of both versions, in the order they are read; `retitled` are the scenes that have another name now, before and after."""

    lines: tuple[Change, ...]
    renamed_scenes: int = 0
    recast: tuple[str, ...] = ()
    title: str | None = None
    retitled: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing that is heard or shown is different."""
        unmarked = not self.recast and not self.renamed_scenes and self.title is None
        return unmarked and all(one.kind is Kind.SAME for one in self.lines)

    def sentence(self) -> str:
        """What is different, in words."""
        changed = sorted((one for one in self.lines if one.kind is not Kind.SAME), key=lambda one: ORDER[one.kind])
        count = Counter(one.told for one in changed)
        parts = [f"{many} {'line' if many == 1 else 'lines'} {told}" for told, many in count.items()]
        parts += [f"{' and '.join(self.recast)} in another voice"] if self.recast else []
        scenes = "1 scene" if self.renamed_scenes == 1 else f"{self.renamed_scenes} scenes"
        parts += [f"{scenes} called or placed otherwise"] if self.renamed_scenes else []
        parts += [f"the title is “{self.title}”"] if self.title is not None else []
        said = ", ".join(parts) or "nothing changed"
        return f"{said[:1].upper()}{said[1:]}."


def compared(before: TableRead, after: TableRead) -> Comparison:
    """What has become of every line from one version to the other."""
    old, new = before.screenplay.entries, after.screenplay.entries
    matcher = SequenceMatcher(None, [words(one.text) for one in old], [words(one.text) for one in new], autojunk=False)
    voices = {one.character: one.voice_id for one in before.cast}
    recast = tuple(one.character for one in after.cast if voices.get(one.character, one.voice_id) != one.voice_id)
    renamed = sum(
        one.title != other.title for one, other in zip(before.screenplay.scenes, after.screenplay.scenes, strict=False)
    )
    # Scenes joined at the end leave all titles before them where they were.
    renamed = renamed or abs(len(before.screenplay.scenes) - len(after.screenplay.scenes))
    title = after.screenplay.title if after.screenplay.title != before.screenplay.title else None
    lines = tuple(_found_again(list(_aligned(matcher, old, new))))
    return Comparison(lines, renamed, recast, title, _retitled(before, after))


def _retitled(before: TableRead, after: TableRead) -> tuple[tuple[str, str], ...]:
    """Scenes that stand where they stood under a name that was not there before."""
    old, new = ([one.title for one in read.screenplay.scenes] for read in (before, after))
    pairs = zip(old, new, strict=False) if len(old) == len(new) else ()
    return tuple((one, other) for one, other in pairs if one not in new and other not in old)


def _aligned(
    matcher: SequenceMatcher[tuple[str, ...]], old: tuple[Entry, ...], new: tuple[Entry, ...]
) -> Iterator[Change]:
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            yield from (_kept(one, other) for one, other in zip(old[first:last], new[begin:end], strict=True))
        else:
            yield from _replaced(list(old[first:last]), list(new[begin:end]))


def _kept(one: Entry, other: Entry) -> Change:
    same = (one.character, one.parenthetical, one.muted) == (other.character, other.parenthetical, other.muted)
    return Change(Kind.SAME if same else Kind.REVOICED, one, other)


def _replaced(gone: list[Entry], come: list[Entry]) -> Iterator[Change]:
    """Reworded lines are paired by likeness, in order; as many lines by the same speakers are the same lines in other words."""
    if [one.character for one in gone] == [one.character for one in come]:
        yield from (Change(Kind.REWORDED, one, other) for one, other in zip(gone, come, strict=True))
        return
    for other in come:
        like = next((one for one in gone if _like(one, other)), None)
        if like is None:
            yield Change(Kind.ADDED, None, other)
            continue
        yield from (Change(Kind.REMOVED, one, None) for one in gone[: gone.index(like)])
        gone = gone[gone.index(like) + 1 :]
        yield Change(Kind.REWORDED, like, other)
    yield from (Change(Kind.REMOVED, one, None) for one in gone)


def _like(one: Entry, other: Entry) -> bool:
    return alike(frozenset(words(one.text)), frozenset(words(other.text))) >= SAME_LINE


def _found_again(changes: list[Change]) -> Iterator[Change]:
    """A line that went in one place and came in another has moved."""
    gone = {words(one.before.text): one for one in changes if one.kind is Kind.REMOVED and one.before}
    moved = {words(one.after.text) for one in changes if one.kind is Kind.ADDED and one.after} & set(gone)
    for one in changes:
        if one.kind is Kind.ADDED and one.after and words(one.after.text) in moved:
            yield Change(Kind.MOVED, gone[words(one.after.text)].before, one.after)
        elif not (one.kind is Kind.REMOVED and one.before and words(one.before.text) in moved):
            yield one
