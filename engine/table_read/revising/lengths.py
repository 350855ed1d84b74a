"""Revising, lengths: wishes for a shorter or a longer read; pure."""

from __future__ import annotations

import re

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising.answers import Answer, Fit, FromSources
from engine.table_read.revising.fitting import AND_A_HALF, CLOCK, MINUTES, clocked, seconds_in
from engine.table_read.timing import seconds

Found = re.Match[str]
LIMIT = re.compile(
    r"\b(?:under|within|below|at most|max(?:imum)?|no (?:more|longer) than|not (?:more|longer) than|less than|shorter than|fewer than"
    r"|tops|or less|limit|cap|fits? in(?:to)?|into)\b",
    re.I,
)
RELATIVE = re.compile(
    rf"(?:{MINUTES.pattern}|and a half)\s+(?P<way>shorter|longer|less|more)\b(?!\s+(?:than|or)\b)", re.I
)
BY_SO_MUCH = re.compile(
    r"(?:shorten|trim|cut|drop|lose|shave|take|knock)\s+(?:it\s+|things\s+)?(?:out\s+|off\s+|(?:down\s+)?by\s+)?(?:another\s+|about\s+|some\s+)?\d",
    re.I,
)
EXACTLY = re.compile(r"\b(?:exactly|precisely|to the second|on the dot)\b", re.I)
SHARE = re.compile(
    r"\b(?:(?P<to>to|by|in)\s+)?(?:(?P<n>an?|one|two|three)\s+)?(?P<d>half|halves|thirds?|quarters?)\b", re.I
)
COUNT, DIVISOR = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}, {"half": 2, "halve": 2, "third": 3, "quarter": 4}
LENGTH = re.compile(f"{AND_A_HALF.pattern}|{CLOCK.pattern}|{MINUTES.pattern}", re.I)
NOT_LONGER = re.compile(r"\b(?:not?|never|without (?:\w+ )*)\s+(?:be\s+|become\s+|any\s+|much\s+)?longer\b", re.I)
FOR_WHOM = re.compile(r"^for (?:the|our|my|a|an)\s+[\w-]+(?:\s+[\w-]+)?,?\s+(?=(?:we|i|it|make)\b)", re.I)
FOR_WHAT = re.compile(r"\s+for (?:the|our|my|a|an)\s+[\w-]+(?:\s+[\w-]+)?$", re.I)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
AROUND_LENGTHS = frozenset(
    "a an about and around as aim at be below bring can cap could cut down duration exactly fit fits for get go have i in into is it just keep last length "
    "let limit long longer make max maximum more most must need needs no not only of on or over please precisely read roughly run runs runtime "
    "running script shall should show shorter shorten spot stretch extend strictly take takes target than that the thing this time to total under up want "
    "we whole will within would episode piece story less tops trim bang has ideally what's no's everything needs lasts all told altogether "
    "tighter briefer concise condense tighten bit little lot much slightly significantly by percent per cent back half third quarter halve "
    "lose shave off from bring get but also far way even somewhat i'd we'd like would as so too still please they them drags short shorten "
    "its it's that's less more than now before one and a touch tad overall if possible rather quite really".split()
)


def shorter(read: TableRead, found: Found) -> Answer | None:
    """`make it shorter`, `cut it to three minutes`, `trim 20 %`; None where more than a length is said."""
    if not _is_of_length_alone(found.string):
        return None
    if re.search(r"\blonger\b", found.string, re.I):
        raise EditRefused("It cannot become shorter and longer at once.", hint="Say how long it shall take.")
    return Fit(wanted_of(seconds(read), found.string, -1), at_most=bool(LIMIT.search(found.string)))


def longer(read: TableRead, found: Found) -> Answer | None:
    """Longer needs more than the script has; None for what shall just not become so."""
    if NOT_LONGER.search(found.string):
        return None
    if re.search(r"\b(?:pause|silence|gap|break|breath|rest)s?\b", found.string, re.I):
        return None
    if re.search(r"\bshorter\b", found.string, re.I):
        raise EditRefused("It cannot become shorter and longer at once.", hint="Say how long it shall take.")
    return FromSources(found.string) if seconds_in(found.string) is None else _either(read, found.string)


def timed(read: TableRead, found: Found) -> Answer | None:
    """`make it 90 seconds`, `make it 20 seconds shorter`; None where more than a length is said."""
    if not _is_of_length_alone(found.string):
        return None
    return _either(read, found.string)


def bare(read: TableRead, found: Found) -> Answer | None:
    """`to 90 seconds`, `3 mins max`, `I want the whole thing two minutes long`; None where more than a length is said."""
    wish = found.string
    if seconds_in(wish) is None or not _is_of_length_alone(wish):
        return None
    return _either(read, wish)


def _is_of_length_alone(wish: str) -> bool:
    """Whether every word of it is about a length."""
    rest = SHARE.sub(" ", LENGTH.sub(" ", FOR_WHAT.sub("", FOR_WHOM.sub("", wish))))
    return {word.lower() for word in WORD.findall(rest)} <= AROUND_LENGTHS


def _either(read: TableRead, wish: str) -> Answer:
    now, at_most = seconds(read), bool(LIMIT.search(wish))
    target = wanted(now, wish)
    if at_most and target >= now:
        raise EditRefused(f"It takes about {clocked(now)} as it is.")
    return (
        Fit(target, at_most=at_most, exactly=bool(EXACTLY.search(wish))) if target < now else FromSources(wish, target)
    )


def wanted(now: float, wish: str) -> float:
    """The length a wish asks for: the one it names, or so much more or less than `now`."""
    named = seconds_in(wish) or now
    if BY_SO_MUCH.match(wish) and not re.search(r"\b(?:to|under|within)\b", wish, re.I):
        return max(now * 0.1, now - named)
    if found := RELATIVE.search(wish):
        return now + named if found["way"].lower() in ("longer", "more") else max(now * 0.1, now - named)
    return named


def wanted_of(now: float, wish: str, sign: int) -> float:
    """How long something that takes `now` shall be: `by a third`, `to 40 %`, `under a minute`, `a bit`."""
    named = seconds_in(wish)
    if named is not None:
        by = (
            RELATIVE.search(wish)
            or BY_SO_MUCH.match(wish)
            or (
                re.search(r"\b(?:by|off|remove|lose|shave)\b", wish, re.I)
                and not re.search(r"\bto\b|\bunder\b", wish, re.I)
            )
        )
        return max(now * 0.1, now - named) if by else named
    if share := re.search(r"(\d+(?:\.\d+)?)\s*(?:%|percent|per cent)", wish):
        part = min(95.0, float(share[1])) / 100
        return now * (part if re.search(rf"\bto {re.escape(share[1])}", wish) else 1 + sign * part)
    if share := SHARE.search(wish):
        part = COUNT.get((share["n"] or "a").lower(), 1) / DIVISOR[share["d"].lower().removesuffix("s")]
        return now * (part if (share["to"] or "").lower() == "to" else 1 + sign * part)
    amount = {
        "much": 0.55,
        "lot": 0.55,
        "significantly": 0.6,
        "bit": 0.88,
        "slightly": 0.88,
        "little": 0.88,
    }
    return now * next((share for word, share in amount.items() if re.search(rf"\b{word}\b", wish, re.I)), 0.75)
