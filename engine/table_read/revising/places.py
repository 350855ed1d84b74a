"""Revising, places: which lines and scenes a phrase means, by number, by position, by title, by who speaks; pure."""

from __future__ import annotations

import re

from engine.table_read.errors import EditRefused
from engine.table_read.model import Grounding, TableRead
from engine.table_read.revising.clauses import numbers, unquoted
from engine.table_read.revising.people import whom
from engine.table_read.revising.selections import group, some, spoken_of, together, within
from engine.table_read.revising.topics import about, headed, place_of
from engine.table_read.sentences import words

ORDINALS = {
    name: place for place, name in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split())
}
LINES = re.compile(
    r"^(?:the\s+)?(?:lines?|entry|entries|sentences?)\s+((?:no\.?\s*)?[\d\s,–-]*\d(?:[\d\s,–-]|and|to|through|until)*)$",
    re.I,
)
NTH_LINE = re.compile(r"^(?:the\s+|my\s+)?(?:very\s+)?(\w+)\s+(?:line|one)$", re.I)
SCENE = re.compile(r"^(?:the\s+)?(?:scene|beat|chapter|section|part)s?\s+(?:no\.?\s*|number\s+)?(\d+)$", re.I)
NTH_SCENE = re.compile(r"^(?:the\s+)?(\w+)\s+(?:scene|beat|chapter|section|part)$", re.I)
TITLED = re.compile(
    r"^(?:the\s+)?(?:scene|beat|chapter|section|part)s?\s+(?:called|titled|named|about|on)?\s*(.+)$", re.I
)
TITLED_BEFORE = re.compile(r"^(?:the\s+)?(?:(?:whole|entire|full)\s+)?(.+?)\s+(?:scene|beat|chapter|section)$", re.I)
LINES_OF = re.compile(
    r"^(?:all\s+|everything\s+|every line\s+)?(?:the\s+)?(?:lines?\s+)?(?:of|by|from)\s+(.+)$"
    r"|^(.+?)['’]s\s+(?:lines?|part|words|chatter|talk|bits|sentences|text|quotes?)$|"
    r"^(?:everything|all|whatever|what)(?:\s+that)?\s+(.+?)\s+says?$",
    re.I,
)
NTH_OF = re.compile(
    r"^(.+?)['’]s\s+(?:very\s+)?(\w+)\s+(?:line|sentence|words)$|^(?:the\s+)?(\w+)\s+line\s+(?:of|by)\s+(.+)$", re.I
)
NTH_WITHIN = re.compile(r"^(?:the\s+)?(?:very\s+)?(\w+)\s+(?:line|sentence)\s+(?:in|of|from)\s+(.+)$", re.I)
SCENES = re.compile(
    r"^(?:the\s+)?(?:scene|beat|chapter|section|part)s?\s+(\d[\d\s,–-]*(?:(?:and|to|through|until|or)[\d\s,–-]+)+|\d+\s*[–-]\s*\d+)$",
    re.I,
)
EXCEPT = re.compile(r"^(.+?),?\s+(?:except(?: for)?|apart from|but(?: not)?|besides|other than)\s+(.+)$", re.I)
QUESTIONS = re.compile(r"^(?:all\s+|every\s+|any\s+)?(?:of\s+)?(?:the\s+)?questions?$", re.I)
ASKED_BY = re.compile(
    r"^(?:both of\s+|all of\s+|all\s+|the\s+)*(?:(.+?)['’]s\s+questions?|questions?\s+(?:by|of|from)\s+(.+))$", re.I
)
CITED = re.compile(
    r"^(?:also\s+)?(?:the\s+)?(?:(?:line|bit|part|sentence|quote|one)\s+)?(?:(?:that|which|where (?:he|she|it|\w+))\s+(?:says?|reads?|goes)\s+)?"
    r"[\"“„‘«'](.+)[\"”“’»']$",
    re.I,
)
KIND_OF = re.compile(
    r"^(?:the\s+)?(?P<topic>.+?)\s+(?P<kind>line|question|quote|quotation|sentence|remark|joke|bit)$", re.I
)
PART_ABOUT = re.compile(
    r"^(?:the\s+)?(?:part|bit|passage|section|story|stuff|moment|place)s?\s+(?:about|on|of|with|where)\s+(?P<topic>.+)$",
    re.I,
)
BEYOND = re.compile(
    r"^(?:everything|whatever|all(?: (?:the\s+)?lines)?|the rest|what)\s+(?:that\s+)?(?:comes\s+|is\s+)?(?P<side>after|behind|before)\s+(?P<place>.+)$",
    re.I,
)
OWNED_TOPIC = re.compile(r"^(?P<who>.+?)['’]s?\s+(?P<topic>\w.*)$")
FIRST_WORDS, LAST_WORDS = ("first", "opening", "initial"), ("last", "final", "closing")


def scene_of(read: TableRead, phrase: str) -> int | None:
    """The index of the scene this phrase means; None where it means none. Raises `EditRefused` for a number there is not."""
    scenes, phrase = read.screenplay.scenes, phrase.strip(" .,")
    if found := SCENE.match(phrase):
        return _require(int(found[1]) - 1, len(scenes), "scene")
    if phrase.lower() in (
        "the opening",
        "the beginning",
        "the start",
        "the intro",
        "the introduction",
        "opening",
        "intro",
    ):
        return 0
    if phrase.lower() in ("the ending", "the end", "the closing", "the outro", "the conclusion", "ending", "outro"):
        return len(scenes) - 1
    if (found := NTH_SCENE.match(phrase)) and (place := _nth(found[1], len(scenes))) is not None:
        return _require(place, len(scenes), "scene")
    return _titled(read, phrase)


def lines_of(read: TableRead, phrase: str) -> tuple[int, ...] | None:
    """The indexes of the lines this phrase means: numbers count from 1, `entry 0` counts from 0 as the API does."""
    entries, phrase = read.screenplay.entries, phrase.strip(" .,")
    phrase = re.sub(r"(?<=\d)(,?\s+(?:and|or)\s+|,\s*)(?:the\s+)?lines?\s+(?=\d)", r"\1", phrase, flags=re.I)
    if found := LINES.match(phrase):
        base = 0 if phrase.lower().removeprefix("the ").startswith("entr") else 1
        return tuple(_require(number - base, len(entries), "line") for number in numbers(found[1]))
    if (found := NTH_LINE.match(phrase)) and (place := _nth(found[1], len(entries))) is not None:
        return (_require(place, len(entries), "line"),)
    if (found := CITED.match(phrase)) and (said := _saying(read, found[1])):
        return said
    if (found := ASKED_BY.match(phrase)) and (label := whom(read, found[1] or found[2])):
        return (
            tuple(one.index for one in entries if one.character == label and one.text.rstrip("\"'”’) ").endswith("?"))
            or None
        )
    if QUESTIONS.match(phrase):
        return tuple(entry.index for entry in entries if entry.text.rstrip("\"'”’) ").endswith("?")) or None
    if (found := NTH_OF.match(phrase)) and (label := whom(read, found[1] or found[4])):
        said = tuple(entry.index for entry in entries if entry.character == label)
        place = _nth(found[2] or found[3], len(said))
        return None if place is None else (said[_require(place, len(said), f"line of {label}")],)
    if (found := LINES_OF.match(phrase)) and (label := whom(read, found[1] or found[2] or found[3])):
        return tuple(entry.index for entry in entries if entry.character == label)
    return _by_topic(read, phrase)


def _saying(read: TableRead, cited: str) -> tuple[int, ...]:
    """The one line that says these words."""
    wanted = " ".join(words(cited))
    said = tuple(
        one.index for one in read.screenplay.entries if wanted and f" {wanted} " in f" {' '.join(words(one.text))} "
    )
    return said if len(said) == 1 else ()


def _by_topic(read: TableRead, phrase: str) -> tuple[int, ...] | None:
    """`Agnete's line about the low note`, `the boats question`, `where Agnete speaks of the low note`."""
    if (named := KIND_OF.match(phrase)) and (lines := _of_kind(read, named)):
        return lines
    told = spoken_of(phrase)
    label = whom(read, told[0]) if told and told[0] else None
    if told is None or label is None:
        return None
    said = tuple(one.index for one in about(read, told[1]) if one.character == label)
    near = tuple(index for index in place_of(read, told[1]) if read.screenplay.entries[index].character == label)
    return said or (near if len(near) == 1 else None)


def _of_kind(read: TableRead, named: re.Match[str]) -> tuple[int, ...] | None:
    """The one line about a topic that is a question, a quotation, or just a line."""
    kind, owned = named["kind"].lower(), OWNED_TOPIC.match(named["topic"])
    if owned and (label := whom(read, owned["who"])):
        return lines_of(read, f"{label}'s {kind} about {owned['topic']}")
    spoken = about(read, named["topic"])
    if kind == "question":
        spoken = tuple(one for one in spoken if one.text.rstrip("\"'”’) ").endswith("?"))
    if kind in ("quote", "quotation"):
        spoken = tuple(one for one in spoken if one.grounding is Grounding.QUOTE)
    return (spoken[0].index,) if len(spoken) == 1 else None


def somewhere(read: TableRead, phrase: str) -> tuple[int, ...] | None:
    """The lines of whatever this phrase means: lines, a scene, a character, or everything."""
    phrase = phrase.strip(" .,")
    if re.fullmatch(
        r"(?:it|this|that|the (?:whole )?(?:thing|read|script|show|episode|performance|piece)|everything|everyone|everybody|all(?: of it)?|)",
        phrase,
        re.I,
    ):
        return tuple(entry.index for entry in read.screenplay.entries)
    lines = lines_of(read, phrase)
    if lines is not None:
        return lines
    if (beyond := BEYOND.match(phrase)) and (around := somewhere(read, beyond["place"])):
        count = len(read.screenplay.entries)
        return (
            tuple(
                range(max(around) + 1, count) if beyond["side"].lower() in ("after", "behind") else range(min(around))
            )
            or None
        )
    if (lines := _in_a_place(read, phrase)) is not None:
        return lines
    if found := EXCEPT.match(phrase):
        kept, left = somewhere(read, found[1]), somewhere(read, found[2])
        return None if kept is None or left is None else tuple(index for index in kept if index not in left) or None
    label = whom(read, re.sub(r"['’]s?(?: (?:voice|delivery|tone|lines|reading))?$", "", phrase, flags=re.I))
    if label is not None:
        return tuple(entry.index for entry in read.screenplay.entries if entry.character == label)
    return (
        _lines_in(read, scenes_of(read, phrase))
        or group(read, phrase)
        or together(read, phrase, somewhere)
        or headed(read, phrase)
        or ((told := PART_ABOUT.match(phrase)) and place_of(read, told["topic"]))
        or None
    )


def scenes_of(read: TableRead, phrase: str) -> tuple[int, ...]:
    """The indexes of the scenes this phrase means, `scenes 1 and 3`; none where it means none."""
    if found := SCENES.match(phrase.strip(" .,")):
        count = len(read.screenplay.scenes)
        return tuple(_require(number - 1, count, "scene") for number in numbers(found[1]))
    scene = scene_of(read, phrase)
    return () if scene is None else (scene,)


def clearly(read: TableRead, phrase: str) -> tuple[int, ...] | None:
    """The lines of several things at once, each of them a line, a scene or somebody by name; None where one of them is neither."""

    def find(read: TableRead, part: str) -> tuple[int, ...] | None:
        label = whom(read, re.sub(r"['’]s?(?: (?:lines|words|part))?$", "", part, flags=re.I))
        named = label is not None and (part[:1].isupper() or part.casefold().startswith("the "))
        said = tuple(one.index for one in read.screenplay.entries if one.character == label) if named else None
        return (
            lines_of(read, part)
            or some(read, part, somewhere)
            or said
            or _lines_in(read, scenes_of(read, part))
            or None
        )

    return some(read, phrase, somewhere) or _in_a_place(read, phrase) or together(read, phrase, find)


def _in_a_place(read: TableRead, phrase: str) -> tuple[int, ...] | None:
    """`the last line of scene 2`, `Felix in scene 1`, `Nora's last two lines`."""
    if (found := NTH_WITHIN.match(phrase)) and (around := _place(read, found[2])) is not None:
        nth = _nth(found[1], len(around))
        return None if nth is None else (around[_require(nth, len(around), "line of it")],)
    return some(read, phrase, somewhere) or within(read, phrase, somewhere, _place)


def _place(read: TableRead, phrase: str) -> tuple[int, ...] | None:
    return _lines_in(read, scenes_of(read, phrase)) or lines_of(read, phrase) or headed(read, phrase) or None


def _lines_in(read: TableRead, scenes: tuple[int, ...]) -> tuple[int, ...] | None:
    return tuple(one.index for one in read.screenplay.entries if one.scene_index in scenes) or None


def _titled(read: TableRead, phrase: str) -> int | None:
    found = TITLED.match(phrase) or TITLED_BEFORE.match(phrase)
    wanted = words(unquoted(found[1] if found else phrase))
    if not wanted or (found is None and phrase[:1] not in "\"“'‘"):
        return None
    titles = [words(scene.title) for scene in read.screenplay.scenes]
    exact = [place for place, title in enumerate(titles) if title == wanted]
    like = exact or [place for place, title in enumerate(titles) if set(wanted) <= set(title)]
    return like[0] if len(like) == 1 else None


def _nth(word: str, count: int) -> int | None:
    word = word.lower()
    if word in LAST_WORDS:
        return count - 1
    if word in FIRST_WORDS:
        return 0
    if word == "middle" and count % 2:
        return count // 2
    if word in ("penultimate",):
        return count - 2
    if found := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word):
        return int(found[1]) - 1
    return ORDINALS.get(word)


def _require(place: int, count: int, what: str) -> int:
    if not 0 <= place < count:
        raise EditRefused(f"There is no {what} {place + 1}; the script has {count}.")
    return place
