"""Table read, spoken words, codes: what machines write: hexadecimal, hashes, addresses of networks, paths, options, operators, names in programs; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.table_read.spoken import numbers
from engine.table_read.spoken.letters import spell
from engine.table_read.spoken.names_of_things import SMALL_WORDS, SPELLED_ANYWAY

if TYPE_CHECKING:
    from engine.table_read.spoken.place import Place

HEX = re.compile(r"^0[xX]([0-9a-fA-F]+)$")
UUID = re.compile(r"^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.IGNORECASE)
HASH = re.compile(r"^(?=[a-f]*\d)(?=\d*[a-f])(?:[0-9a-f]{7,}|[0-9A-F]{16,})$")
HEARD = 7
"""So much of a hash is said as people say to tell one from another."""
NETWORK = re.compile(r"^((?:\d{1,3}\.){3}\d{1,3})(?::(\d+)|/(\d{1,2}))?$")
OF_NETWORKS = frozenset({"ip", "address", "addresses", "host", "server", "at", "on", "from", "to", "ping", "gateway"})
HARDWARE = re.compile(r"^(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2}$", re.IGNORECASE)
SIX = re.compile(r"^(?=.*:.*:)(?=.*[0-9a-f])[0-9a-f:]+$", re.IGNORECASE)
CLOCK = re.compile(r"^([01]?\d|2[0-4]):([0-5]\d):([0-5]\d)$")
PATH = re.compile(r"^(?:(~|\.{1,2})?/)?((?:[\w.@+-]+/)*[\w.@+-]+)/?$")
DRIVE = re.compile(r"^([A-Za-z]):\\((?:[\w.@+ -]+\\)*[\w.@+ -]*)$")
FILE = re.compile(r"^([\w@+-]+)\.([a-z]\w{0,4})$")
RELEASE = re.compile(r"^[vV]?(\d+(?:\.\d+){0,3})[-.]?(rc|alpha|beta|a|b|dev|post|final)[-.]?(\d*)$")
STAGES = {"rc": "release candidate", "a": "alpha", "b": "beta", "dev": "development", "post": "post"}
OPTION = re.compile(r"^(--?)([a-zA-Z][\w-]*)(?:=(\S+))?$")
SETTING = re.compile(r"^\$\{?([A-Za-z_]\w*)\}?$|^%([A-Z_][A-Z0-9_]*)%$")
OPERATORS = {
    "->": "arrow", "::": "", "==": "equals", "===": "equals", "!=": "is not", ">=": "at least", "<=": "at most", "~=": "about", "&&": "and", "||": "or",
    ":=": "becomes", "<": "less than", ">": "more than", "=": "equals",
}  # fmt: skip
OPERATOR = re.compile(r"(->|::|={2,3}|!=|>=|<=|~=|&&|\|\||:=|(?<=\w)[<>=](?=[\w.-]))")
CAMEL = re.compile(r"^[a-z]{2,}\d*(?:[A-Z][a-z0-9]+)+[A-Z]*$")
CONSTANT = re.compile(r"^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$")
POWER = re.compile(r"^(\d+|[a-zA-Z])\^([-−]?\d{1,3})$")
SCIENTIFIC = re.compile(r"^([-−+]?\d+(?:\.\d+)?)[eE]([-−+]?\d{1,3})$")
LANGUAGES = {"C#": "C sharp", "F#": "F sharp", "C++": "C plus plus", "IPv4": "I P version four", "IPv6": "I P version six", "NOx": "N O X", "PhDs": "P H D's",
             "c/o": "care of", "I/O": "I O", "TCP/IP": "T C P I P", "A/B": "ay B", ".NET": "dot net"}  # fmt: skip
ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": "", "&mdash;": "—", "&ndash;": "–"}
NAMES = frozenset({"MAX", "MIN", "VAR", "DIR", "LOG", "KEY", "TMP", "BIN", "APP", "ENV"})
STANDARDS = frozenset({"RFC", "ISO", "IEC", "EN", "DIN"})


def say_code(place: Place) -> str | None:
    """How one of these is said; None where the token is none of them."""
    core = place.core()
    if core in LANGUAGES:
        return LANGUAGES[core]
    if re.fullmatch(r"![a-zA-Z_]\w*", core):
        return _piece(core)
    for rule in (_digits, _network, _clock, _standard, _release, _power, _path, _option, _setting, _name, _operators):
        words = rule(place, core)
        if words is not None:
            return " ".join(words.split())
    return None


def spelled(text: str) -> str:
    """Every letter and every figure by itself: `9fce` is `nine F C E`."""
    return " ".join(numbers.digits(one) if one.isdigit() else spell(one.upper()) for one in text if one.isalnum())


def _digits(_place: Place, core: str) -> str | None:
    if found := HEX.match(core):
        return f"zero X {spelled(found[1])}"
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?", core):
        return numbers.figure(core.replace(".", "").replace(",", "."))
    if UUID.match(core) or HASH.match(core):
        return spelled(core[:HEARD]) + (" and so on" if len(core) > HEARD else "")
    if core.upper() == core and HARDWARE.match(core):
        return spelled(core)
    return None


def _network(place: Place, core: str) -> str | None:
    if found := NETWORK.match(core):
        parts = found[1].split(".")
        told = found[2] or found[3] or len(found[1]) > 11 or place.core(-1).lower() in OF_NETWORKS
        if not told or any(int(part) > 255 for part in parts):
            return None
        more = f" port {numbers.cardinal(int(found[2]))}" if found[2] else f" slash {found[3]}" if found[3] else ""
        return " dot ".join(numbers.cardinal(int(part)) for part in parts) + more
    if SIX.match(core) and ("::" in core or re.search(r"[a-f]", core)) and not core.endswith(":"):
        return " colon ".join(filter(None, (spelled(part) for part in core.split(":"))))
    return None


def _clock(_place: Place, core: str) -> str | None:
    found = CLOCK.match(core)
    if found is None:
        return None
    hour, minute, second = (int(part) for part in found.groups())
    said = f"{'oh ' if 0 < minute < 10 else ''}{numbers.cardinal(minute)}" if minute else "hundred"
    seconds = f" and {numbers.cardinal(second)} second{'s' * (second != 1)}" if second else ""
    return f"{numbers.cardinal(hour)} {said}{seconds}"


def _standard(place: Place, core: str) -> str | None:
    """The number of a standard in pairs, `RFC 2616`; the answer of a server as it is called, `HTTP 404`."""
    before = place.joined(-1)
    if before in STANDARDS and re.fullmatch(r"[1-9]\d{3}", core):
        return numbers.year(int(core))
    if before == "HTTP" and re.fullmatch(r"[1-5]0[1-9]", core):
        return " ".join("oh" if one == "0" else numbers.digits(one) for one in core)
    return None


def _release(_place: Place, core: str) -> str | None:
    found = RELEASE.match(core)
    if found is None or ("." not in found[1] and found[2] in ("a", "b")):
        return None
    said = " point ".join(numbers.cardinal(int(part)) for part in found[1].split("."))
    return f"{said} {STAGES.get(found[2], found[2])} {numbers.digits(found[3])}"


def _power(_place: Place, core: str) -> str | None:
    if found := SCIENTIFIC.match(core):
        return f"{numbers.figure(found[1])} times ten to the power of {numbers.figure(found[2].lstrip('+'))}"
    found = POWER.match(core)
    if found is None:
        return None
    base, raised = numbers.figure(found[1]) if found[1].isdigit() else found[1], found[2]
    small = {"2": "squared", "3": "cubed"}.get(raised)
    return f"{base} {small or f'to the power of {numbers.figure(raised)}'}"


def _path(_place: Place, core: str) -> str | None:
    if found := DRIVE.match(core):
        return ", ".join([f"drive {spell(found[1].upper())}", *(_piece(part) for part in found[2].split("\\") if part)])
    found = PATH.match(core)
    if found is None or "/" not in core:
        return None
    parts = found[2].split("/")
    starts = core[0] in "/~." and not re.match(r"^/\d+$", core)
    if not starts and (FILE.match(parts[-1]) is None or parts[0].isdigit() or "." in parts[0]):
        return None
    return " slash ".join([*(["home"] if found[1] == "~" else []), *map(_piece, parts)])


def _option(_place: Place, core: str) -> str | None:
    found = OPTION.match(core)
    if found is None:
        return None
    dash = "dash " if len(found[2]) == 1 else ""
    value = f" equals {_piece(found[3])}" if found[3] else ""
    return f"{dash}{_piece(found[2])}{value}"


def _setting(_place: Place, core: str) -> str | None:
    found = SETTING.match(core)
    return _piece(found[1] or found[2]) if found else None


def _name(_place: Place, core: str) -> str | None:
    bare = core.rstrip("(")
    if CAMEL.match(bare) or CONSTANT.match(bare):
        return _piece(bare)
    called = core.endswith("(") or "::" in core or ("_" in bare and "/" not in bare)
    dotted = re.fullmatch(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+", bare) if called else None
    return (
        " dot ".join(map(_piece, bare.split(".")))
        if dotted
        else _piece(bare)
        if called and bare.isidentifier()
        else None
    )


def _operators(_place: Place, core: str) -> str | None:
    """A token of program text with operators in it: `ptr->next`, `n=42`, `numpy>=1.2,<2.0`."""
    if core in OPERATORS and len(core) > 1 and core != "::":
        return OPERATORS[core]
    if (
        not OPERATOR.search(core)
        or core.startswith(("<", ">", "=", "-"))
        or "://" in core
        or ("/" in core and "." in core.partition("/")[0])
    ):
        return None
    told = []
    for part in OPERATOR.split(re.sub(r",(?=[<>=!~])", " ", core)):
        if (word := OPERATORS.get(part)) is not None:
            told.append(word)
        else:
            told += [_piece(one) for one in re.split(r"[\s,]+", re.sub(r"([<>=!~]=?)", r" \1 ", part)) if one]
    return " ".join(told)


def _piece(text: str) -> str:
    """One name of a program, in words: `noDeps` is `no Deps`, `README.md` is `readme dot M D`."""
    if text in OPERATORS:
        return OPERATORS[text]
    if text.startswith("!"):
        return f"not {_piece(text[1:])}" if text[1:] else ""
    if numbers.is_number(text):
        return numbers.figure(text)
    if re.fullmatch(r"\d+(?:\.\d+)+", text):
        return " point ".join(numbers.figure(part) for part in text.split("."))
    if found := FILE.match(text):
        kind = spell(found[2].upper()) if len(found[2]) < 4 else found[2]
        return f"{_piece(found[1])} dot {kind}"
    words = re.findall(r"\d+(?:\.\d+)*|[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+", text)
    return " ".join(_word(word) for word in words)


def _word(word: str) -> str:
    if word[0].isdecimal():
        return " point ".join(numbers.figure(part) for part in word.split("."))
    if word.isupper() and len(word) > 1:
        said = word in NAMES or word in SMALL_WORDS or (len(word) > 3 and re.search("[AEIOUY]", word))
        return word.lower() if said and word not in SPELLED_ANYWAY else spell(word)
    return word
