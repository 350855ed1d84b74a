"""Foundation, settings file: the owner's choices written down by name, with everything else in the file left as it is."""

from __future__ import annotations

import json
import os
import re
import secrets
import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from engine.foundation.errors import ValidationFailed
from engine.foundation.settings import StudioSettings, expected_of, read_settings

if TYPE_CHECKING:
    from pathlib import Path

# Where the data lies, and what nobody named, are not changed from outside.
_HIDDEN = ("database_url", "extra")


def dotted_names() -> dict[str, str]:
    """Dotted names of the contract, such as `lan.apiEnabled`, to the names of fields."""
    return {_dotted(item.name): item.name for item in fields(StudioSettings) if item.name not in _HIDDEN}


def as_written(settings: StudioSettings) -> dict[str, Any]:
    """Every setting under its dotted name, in plain JSON types."""
    values = {dotted: getattr(settings, name) for dotted, name in dotted_names().items()}
    return {dotted: list(value) if isinstance(value, tuple) else value for dotted, value in values.items()}


def write_settings(path: Path, changes: dict[str, Any]) -> StudioSettings:
    """Write these settings by dotted name, None for the default again; the file is replaced whole or not at all.

    Returns what the file now says. Raises `ValidationFailed`, `SettingsUnreadable`.
    """
    require_fitting(changes)
    read_settings(path)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    for dotted, value in changes.items():
        section, key = dotted.split(".")
        text = _edited(text, section, key, None if value is None else _literal(value))
    _replace(path, text)
    return read_settings(path)


def require_fitting(changes: dict[str, Any]) -> None:
    """Itself silent. Raises `ValidationFailed` naming every setting that is not known or cannot be so."""
    names, kinds = dotted_names(), {item.name: str(item.type) for item in fields(StudioSettings)}
    issues: list[tuple[str, str, int | float | None]] = []
    for dotted, value in changes.items():
        if dotted not in names:
            issues.append(("", f'Unrecognized key: "{dotted}"', None))
        elif value is not None and (expected := expected_of(names[dotted], kinds[names[dotted]], value)):
            issues.append((dotted, f"Invalid input: expected {expected}", None))
        elif not all(str(text).isprintable() for text in (value if isinstance(value, list) else [value])):
            issues.append((dotted, "Invalid input: expected printable text", None))
    if issues:
        raise ValidationFailed(issues)


def _edited(text: str, section: str, key: str, literal: str | None) -> str:
    """The text with one line changed; a file written in a form of its own is written anew instead."""
    tables = tomllib.loads(text)
    wanted = {**tables, section: {**tables.get(section, {}), key: None if literal is None else _value(literal)}}
    if literal is None:
        del wanted[section][key]
    edited = _with_line(text.splitlines(), section, key, None if literal is None else f"{key} = {literal}")
    return edited if _says(edited) == _without_empty(wanted) else _dumped(wanted)


def _with_line(lines: list[str], section: str, key: str, line: str | None) -> str:
    header = next((n for n, one in enumerate(lines) if re.match(rf"\s*\[\s*{section}\s*\]", one)), None)
    if header is None:
        return _joined(lines if line is None else [*lines, *([""] if lines else []), f"[{section}]", line])
    end = next((n for n in range(header + 1, len(lines)) if re.match(r"\s*\[", lines[n])), len(lines))
    old = next((n for n in range(header + 1, end) if re.match(rf"\s*{key}\s*=", lines[n])), None)
    new = [] if line is None else [line]
    where = slice(old, old + 1) if old is not None else slice(header + 1, header + 1)
    return _joined([*lines[: where.start], *new, *lines[where.stop :]])


def _joined(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def _says(text: str) -> dict[str, Any] | None:
    try:
        return _without_empty(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        return None


def _without_empty(tables: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in tables.items() if value != {}}


def _dumped(tables: dict[str, Any]) -> str:
    """A whole file: values, then tables by their dotted names."""
    lines: list[str] = []

    def dump(table: dict[str, Any], name: str) -> None:
        plain = {key: value for key, value in table.items() if not isinstance(value, dict)}
        if name and plain:
            lines.extend([f"[{name}]"])
        lines.extend(f"{json.dumps(key)} = {_literal(value)}" for key, value in plain.items())
        for key, value in table.items():
            if isinstance(value, dict):
                dump(value, f"{name}.{json.dumps(key)}" if name else json.dumps(key))

    dump(tables, "")
    return _joined(lines)


def _literal(value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(_literal(item) for item in value)}]"
    if isinstance(value, bool | int | float):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _value(literal: str) -> Any:
    return tomllib.loads(f"it = {literal}")["it"]


def _replace(path: Path, text: str) -> None:
    draft = path.with_suffix(f".{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)


def _dotted(name: str) -> str:
    section, _, rest = name.replace("rate_limit_", "rateLimit_", 1).partition("_")
    head, *more = rest.split("_")
    return f"{section}.{head}{''.join(word.capitalize() for word in more)}"
