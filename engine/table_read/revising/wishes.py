"""Revising, wishes: what one clause of an instruction asks for, as edits of the script it is said about; pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising import edits
from engine.table_read.revising.answers import Answer, FromSources, Revoice
from engine.table_read.revising.applying import character
from engine.table_read.revising.clauses import unquoted
from engine.table_read.revising.people import ARTICLE, whom
from engine.table_read.revising.places import clearly, lines_of, scene_of, somewhere
from engine.table_read.revising.selections import listed, within
from engine.table_read.revising.topics import bare_topic, headed, place_of, told_of
from engine.table_read.revising.trading import exchanged, speakers_swapped, swapped_within
from engine.table_read.screenplay import Grounding

Found = re.Match[str]
NAME = r"[\"“'‘]?(?P<{}>[^\"”“]+?)[\"”'’]?"
INNER = re.compile(r"[\"”'’]\s*,?\s+(?:and|,)\s+\S", re.I)
TWO_NAMES = re.compile(r"[\"”'’]\s*,?\s+(?:and|,)\s+\S|(?:,|\band\b).+\b(?:to|into|as)\b|^(?:[^\"“'‘\s]+\s+){5}", re.I)
MARKS = {
    "comma": ",", "semicolon": ";", "colon": ":", "dash": "—", "full stop": ".", "period": ".", "question mark": "?", "sentence": ".", "exclamation mark": "!",
}  # fmt: skip
WHO_SAYS = re.compile(r"^(?:who (?:says|reads|speaks)|the speakers? of)\s+", re.I)


def rename(read: TableRead, found: Found) -> Answer | None:
    """`rename the narrator to Ada`, `call HOST Mira`; None where more than a name is said."""
    if TWO_NAMES.search(found["name"]):
        return None
    is_bare = found.string.casefold() in {
        f"{verb} {found['who']} {found['name']}".casefold() for verb in ("call", "name")
    }
    who, said = _name_and_name(read, found["who"], found["name"]) if is_bare else (found["who"], found["name"])
    label = _label(read, who)
    name = re.sub(r"[\s,]+(?:instead|please|from (?:now|here) on|now)$", "", unquoted(said).rstrip("."), flags=re.I)
    return (edits.Rename(label, unquoted(name)),)


def swap(read: TableRead, found: Found) -> Answer:
    """`swap Mira and Ben`, `swap scenes 2 and 3`."""
    one, other = found["one"], found["other"]
    other = f"line {other}" if WHO_SAYS.match(one) and other.strip().isdigit() else other
    if (who := WHO_SAYS.match(one)) and (turned := speakers_swapped(read, one[who.end() :], other)) is not None:
        return turned
    if (placed := swapped_within(read, one, other)) is not None:
        return placed
    first, second = _pair_of_scenes(read, one, other)
    if (turned := exchanged(read, one, other)) is not None and None in (first, second):
        return turned
    if first is not None and second is not None:
        first, second = sorted((first, second))
        return edits.MoveScene(second, first), edits.MoveScene(first + 1, second + 1)
    lines, others = lines_of(read, one), lines_of(read, other)
    if lines and others and len(lines) == len(others) == 1:
        before, behind = sorted((lines[0], others[0]))
        return edits.MoveLines((behind,), before), edits.MoveLines((before + 1,), behind + 1)
    return (edits.SwapCharacters(_label(read, _bare(one)), _label(read, _bare(other))),)


def give(read: TableRead, found: Found) -> Answer:
    """`give line 4 to Ben`, `let Ben say line 4`."""
    said = found["lines"]
    lines = (
        lines_of(read, said)
        or _all_of(read, said)
        or clearly(read, said)
        or _of_topic(read, said)
        or _under_heading(read, said)
    )
    if not lines:
        raise EditRefused(f"It is not clear which lines “{found['lines']}” are.")
    return (edits.GiveLines(lines, _label(read, found["who"])),)


def say(read: TableRead, found: Found) -> Answer:
    """`change line 4 to "..."`."""
    lines = lines_of(read, found["line"])
    if lines is None or len(lines) != 1:
        raise EditRefused(f"It is not clear which line “{found['line']}” is.")
    return (edits.SayInstead(lines[0], unquoted(found["text"])),)


def replace_words(read: TableRead, found: Found) -> Answer:
    """`replace "foo" with "bar"`: in every line that is no quotation."""
    old, new = unquoted(found["old"]), unquoted(found["new"])
    pattern = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)", re.I)
    where = somewhere(read, found["where"].strip().removeprefix("in ")) if found["where"] else None
    if found["where"] and where is None:
        raise EditRefused(f"It is not clear where “{found['where'].strip()}” is.")
    around = [one for one in read.screenplay.entries if where is None or one.index in where]
    holding = [entry for entry in around if pattern.search(entry.text)]
    free = [entry for entry in holding if entry.grounding is not Grounding.QUOTE]
    if not holding:
        raise EditRefused(f"No line says “{old}”.")
    if not free:
        raise EditRefused(f"“{old}” stands in quotations only, and those are not changed.")
    said = tuple(
        edits.SayInstead(entry.index, pattern.sub(lambda said: _as_written(said, old, new), entry.text))
        for entry in free
    )
    titled = pattern.sub(lambda said: _as_written(said, old, new), read.screenplay.title)
    return said if where is not None or titled == read.screenplay.title else (*said, edits.Retitle(titled))


def add(read: TableRead, found: Found) -> Answer:
    """`add "..." after line 4, said by Ben`; without quotation marks it is a wish for the sources."""
    text, rest = unquoted(found["text"]), found["rest"] or ""
    who = re.search(
        r"(?:said |spoken )?(?:by|for|from|as)\s+(?:the\s+)?([^,]+?)(?=\s+(?:before|after|at)\b|$)", rest, re.I
    )
    before = place_before(read, rest)
    speaking = read.screenplay.entries[max(0, before - 1)].character
    label = _label(read, who[1]) if who else read.screenplay.narrator or speaking
    return (edits.AddLine(before, label, text),)


def have_say(read: TableRead, found: Found) -> Answer:
    """`have Ben say "..." before the last line`."""
    return (edits.AddLine(place_before(read, found["where"]), _label(read, found["who"]), unquoted(found["text"])),)


def merge(read: TableRead, found: Found) -> Answer:
    """`merge scenes 2 and 3`, `join lines 4 and 5`."""
    lines = lines_of(read, f"lines {found['one']} and {found['other']}") if "line" in found["what"].lower() else None
    if lines is not None:
        if lines[1] != lines[0] + 1:
            raise EditRefused("Only a line and the one right after it can be joined.")
        return (edits.JoinLines(lines[0]),)
    first, second = sorted((int(found["one"]) - 1, int(found["other"]) - 1))
    apart = () if second == first + 1 else (edits.MoveScene(second, first + 1),)
    return *apart, edits.MergeScenes(first)


def split(read: TableRead, found: Found) -> Answer:
    """`split line 4 after "the flood"`."""
    lines, where = lines_of(read, found["line"]), unquoted(found["where"])
    if lines is None or len(lines) != 1:
        raise EditRefused(f"It is not clear which line “{found['line']}” is.")
    text = read.screenplay.entries[lines[0]].text
    if (mark := MARKS.get(ARTICLE.sub("", where).lower().removeprefix("first "))) is not None and (
        at := text.find(mark)
    ) > 0:
        return (edits.SplitLine(lines[0], at + len(mark)),)
    place = re.search(rf"(?<!\w){re.escape(where)}(?!\w)[,;:.!?]*", text, re.I)
    if place is None:
        raise EditRefused(f"Line {lines[0] + 1} does not say “{where}”.")
    return (edits.SplitLine(lines[0], place.end() if found["side"].lower() == "after" else place.start()),)


def mute(read: TableRead, found: Found) -> Answer:
    """`mute line 4`, `unmute the narrator`."""
    lines = somewhere(read, found["what"])
    if not lines:
        raise EditRefused(f"It is not clear which lines “{found['what']}” are.")
    return (edits.Mute(lines, not found["verb"].lower().startswith(("un", "speak"))),)


def retitle(read: TableRead, found: Found) -> Answer | None:
    """`change the title to "..."`, `rename scene 2 to "..."`."""
    scene = scene_of(read, found["scene"]) if found["scene"] else None
    if INNER.search(found["title"]) or ANOTHER_SCENE.search(found["title"]):
        return None
    title = unquoted(found["title"])
    return (edits.Retitle(title),) if scene is None else (edits.RetitleScene(scene, title),)


def voice(read: TableRead, found: Found) -> Answer:
    """`give Ben a deeper voice`, `recast Mira as a man`."""
    return Revoice(_label(read, found["who"]), tuple(re.findall(r"[^\W\d_]+", found["traits"].lower())))


def undo(read: TableRead, found: Found) -> Answer:
    """`undo the last change`: an instruction makes new versions; older ones are restored elsewhere."""
    raise EditRefused("An earlier version is not brought back by an instruction.", hint="Restore it under Versions.")


def from_sources(read: TableRead, found: Found) -> Answer:
    """More about something, another focus: the sources are asked again."""
    return FromSources(found.string)


EDGE = re.compile(
    r"\b(?P<edge>start|beginning|front|top|opening|end|bottom|close|ending)\s+(?:of|in)\s+(?P<of>.+)$", re.IGNORECASE
)
NO_STUFF = re.compile(r"\blines?\b", re.IGNORECASE)
ANOTHER_SCENE = re.compile(
    r"\band\s+(?:the\s+)?(?:(?:first|second|third|last|other|next)\s+(?:one|scene|beat)|scene\s+\d+)\b", re.IGNORECASE
)
START = re.compile(r"\b(?:start|beginning|front|top|opening)\b", re.IGNORECASE)
Recogniser = Callable[[TableRead, Found], Answer | None]


def _label(read: TableRead, phrase: str) -> str:
    return character(
        read,
        re.sub(
            r"^(?:the\s+)?(?:character|speaker|host named|voice of)\s+|['’]s (?:name|voice|part)$",
            "",
            unquoted(phrase),
            flags=re.I,
        ),
    )


def _name_and_name(read: TableRead, who: str, name: str) -> tuple[str, str]:
    """`Emil` and `Graf Dr. Graf` as `Emil Graf` and `Dr. Graf`: a name is as long as somebody is called so."""
    label, rest = whom(read, who), name.split()
    while (
        label is not None
        and len(rest) > 1
        and rest[0].casefold() in label.casefold().split()
        and whom(read, f"{who} {rest[0]}") == label
    ):
        who, rest = f"{who} {rest[0]}", rest[1:]
    return who, " ".join(rest)


def _as_written(said: Found, old: str, new: str) -> str:
    """The new word with a capital where the old one opened a sentence, or has one although it was asked for without."""
    before = said.string[: said.start()].rstrip(" \"“‘'")
    opens = not before or before[-1] in ".!?:…"
    is_raised = said[0][:1].isupper() and (opens or old[:1].islower())
    return f"{new[:1].upper()}{new[1:]}" if is_raised and new[:1].islower() else new


def is_name(phrase: str, label: str) -> bool:
    """Whether a phrase names somebody rather than a topic that is also a word of a label."""
    plain = ARTICLE.sub("", phrase.strip())
    return plain[:1].isupper() or plain.casefold() == ARTICLE.sub("", label).casefold()


def _of_topic(read: TableRead, phrase: str) -> tuple[int, ...] | None:
    """What is said of a topic, perhaps in one place: `the pumpkin stuff in scene 3`; only where it is called stuff or the like."""
    if bare_topic(phrase) == phrase or NO_STUFF.search(phrase):
        return None
    return within(read, phrase, told_of, somewhere) or told_of(read, phrase) or None


def _under_heading(read: TableRead, phrase: str) -> tuple[int, ...]:
    """`the whole storm himself`: what stands under a heading."""
    parts = [
        headed(read, one) for one in listed(re.sub(r"\s+(?:him|her|them|it)sel(?:f|ves)$", "", phrase, flags=re.I))
    ]
    lines = tuple(sorted(index for one in parts for index in one)) if all(parts) else ()
    return tuple(index for index in lines if read.screenplay.entries[index].evidence_ids)


def _bare(phrase: str) -> str:
    return re.sub(
        r"^(?:the\s+)?(?:speakers?|characters?|hosts?|voices? of|roles? of|parts? of)\s+", "", phrase, flags=re.I
    )


def _pair_of_scenes(read: TableRead, one: str, other: str) -> tuple[int | None, int | None]:
    numbered = re.match(r"(?:the )?(?:scenes|beats|parts)\s+(\d+)$", one, re.I)
    if numbered and other.strip().isdigit():
        return scene_of(read, f"scene {numbered[1]}"), scene_of(read, f"scene {other.strip()}")
    return scene_of(read, one), scene_of(read, other)


def _all_of(read: TableRead, phrase: str) -> tuple[int, ...]:
    label = whom(read, _bare(phrase))
    return tuple(one.index for one in read.screenplay.entries if one.character == label) if label else ()


def topic_of(phrase: str) -> str:
    """What a line is about: `the quote about the flood` as `the flood`."""
    phrase = re.sub(
        r"\s+(?:quote|quotation|line|bit|story|fact|part|passage|figure|number|stat|statistic|example|anecdote|stuff|thing)$",
        "",
        phrase,
        flags=re.I,
    )
    return re.sub(
        r"^(?:(?:the\s+)?(?:line|quote|quotation|part|bit|story|fact|number|figure)s?\s+(?:about|on|of|that says)|what .+? says? (?:about|on|of))\s+",
        "",
        phrase,
        flags=re.I,
    )


def place_before(read: TableRead, where: str) -> int:
    """The line a place stands before: `after line 4`, `at the end`. Raises `EditRefused`."""
    count = len(read.screenplay.entries)
    where = re.sub(r"\s+(?:speaks?|talks?|says? (?:it|that|so|anything)|begins?)$", "", where, flags=re.I)
    place = re.search(r"\b(before|after)\s+(.+?)(?=,?\s+(?:said|spoken|by|for|as)\b|$)", where, re.I)
    if place is None and (edge := EDGE.search(where)) and (around := somewhere(read, edge["of"])):
        return min(around) if START.fullmatch(edge["edge"]) else max(around) + 1
    if place is None:
        return 0 if START.search(where) else count
    lines = lines_of(read, place[2]) or somewhere(read, place[2]) or place_of(read, place[2])
    if not lines:
        raise EditRefused(f"It is not clear where “{place[2].strip()}” is.")
    return min(lines) if place[1].lower() == "before" else max(lines) + 1
