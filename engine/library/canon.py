"""Library, cast canon as a value: who the characters of a project are, and how news about them is merged; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from engine.library.issues import Issue, require, too_big, too_many

CHARACTERS, ALIASES = 100, 20
LENGTHS = {"avatar_url": 2048, "avatar_prompt": 2000, "voice_id": 120, "voice_provider": 120}
NAME, STYLE = 120, 2000


@dataclass(frozen=True, slots=True)
class CanonCharacter:
    """One character; `voice_provider` is a hint, `body_figure_url` is written by the studio alone."""

    name: str
    aliases: tuple[str, ...] = ()
    avatar_url: str | None = None
    avatar_prompt: str | None = None
    body_figure_url: str | None = None
    voice_id: str | None = None
    voice_provider: str | None = None

    def is_called(self, name: str) -> bool:
        """Whether this name or alias means the character; case and outer spaces do not count."""
        return folded(name) in map(folded, (self.name, *self.aliases))

    def told(self, news: Mapping[str, Any]) -> CanonCharacter:
        """The character with these fields changed; None clears. Its name stays as it was first written."""
        known = {name: value for name, value in news.items() if name not in ("name", "aliases", "body_figure_url")}
        if "aliases" in news:
            known["aliases"] = tuple(dict.fromkeys(news["aliases"] or ()))
        return replace(self, **known)


@dataclass(frozen=True, slots=True)
class CastCanon:
    """The characters of a project; `version` rises with every write."""

    project_id: str
    version: int
    updated_at: datetime
    characters: tuple[CanonCharacter, ...] = ()
    avatar_style: str | None = None

    def merged(self, content: Mapping[str, Any], at: datetime) -> CastCanon:
        """The canon after this write: characters merge by name or alias, new ones are appended, others stay.

        `content` holds `characters` (mappings with at least a name) and `avatar_style`, as far as sent; None clears.
        Raises `ValidationFailed` with every problem.
        """
        require(canon_issues(content))
        characters = self.characters
        if "characters" in content:
            characters = _merged(self.characters, content["characters"]) if content["characters"] is not None else ()
        if len(characters) > CHARACTERS:
            require([too_many("content.characters", CHARACTERS)])
        style = content.get("avatar_style", self.avatar_style)
        return CastCanon(self.project_id, self.version + 1, at, characters, style)


def folded(name: str) -> str:
    """A name as it is compared."""
    return name.strip().casefold()


def canon_issues(content: Mapping[str, Any]) -> list[Issue]:
    """Everything in a write that is over its limit or of no use, by path."""
    issues: list[Issue] = []
    if len(content.get("avatar_style") or "") > STYLE:
        issues.append(too_big("content.avatarStyle", STYLE))
    for place, character in enumerate(content.get("characters") or ()):
        issues += [
            (f"content.characters[{place}].{path}", message, limit) for path, message, limit in _character(character)
        ]
    return issues


def _character(character: Mapping[str, Any]) -> list[Issue]:
    name = character.get("name") or ""
    issues = [too_big("name", NAME)] if len(name) > NAME else []
    if not name.strip():
        issues.append(("name", "Too small: expected string to have >=1 characters", 1))
    aliases = character.get("aliases") or ()
    if len(aliases) > ALIASES:
        issues.append(too_many("aliases", ALIASES))
    issues += [too_big(f"aliases[{place}]", NAME) for place, alias in enumerate(aliases) if len(alias) > NAME]
    issues += [too_big(_camel(name), most) for name, most in LENGTHS.items() if len(character.get(name) or "") > most]
    address = character.get("avatar_url")
    if address is not None and not address.startswith(("http://", "https://", "/media/")):
        issues.append(("avatarUrl", "Invalid input: expected an http or https address", None))
    return issues


def _merged(known: tuple[CanonCharacter, ...], sent: list[Mapping[str, Any]]) -> tuple[CanonCharacter, ...]:
    found = list(known)
    for news in sent:
        place = _place(found, news["name"])
        if place is None:
            found.append(CanonCharacter(news["name"].strip()).told(news))
        else:
            found[place] = found[place].told(news)
    return tuple(found)


def _place(characters: list[CanonCharacter], name: str) -> int | None:
    by_name = (place for place, one in enumerate(characters) if folded(one.name) == folded(name))
    by_alias = (place for place, one in enumerate(characters) if one.is_called(name))
    return next(by_name, next(by_alias, None))


def _camel(name: str) -> str:
    head, _, tail = name.partition("_")
    return head + tail.title()
