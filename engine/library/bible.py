"""Library, series bible as a value: what is established in a project, and how news is merged into it; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from engine.library.issues import Issue, require, size_of, too_many

EPISODES, BYTES = 100, 1_500_000
TOLD = ("theme", "worldRules", "relationships")
TOLD_LENGTH = 1200
HOSTING = re.compile(r"\b(?:co-?)?(?:host|presenter|moderator)\b", re.IGNORECASE)
NARRATING = re.compile(r"\bnarrat(?:or|es)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SeriesBible:
    """Established continuity: free keys, of which `episodes` is a list; `version` rises with every write."""

    id: str
    project_id: str
    version: int
    created_at: datetime
    updated_at: datetime
    content: dict[str, Any] = field(default_factory=dict)

    def merged(self, news: Mapping[str, Any], at: datetime) -> SeriesBible:
        """The bible after this write: a sent key replaces that key whole, None removes it, others stay.

        Raises `ValidationFailed`.
        """
        content = {name: value for name, value in {**self.content, **news}.items() if value is not None}
        require(bible_issues(content))
        return replace(self, version=self.version + 1, content=content, updated_at=at)

    def names(self) -> tuple[str, ...]:
        """The names of its characters and the titles of its episodes: they may be spoken as established."""
        rows = [*_rows(self.content.get("characters")), *_rows(self.content.get("episodes"))]
        named = [row if isinstance(row, str) else row.get("name") or row.get("title") for row in rows]
        return tuple(name for name in named if isinstance(name, str) and name.strip())

    def company(self) -> str:
        """Who hosts and who narrates every episode, as cast notes say it; others may speak. Empty where the bible does not say."""
        hosts, narrators = [], []
        for row in _rows(self.content.get("characters")):
            name, role = (str(row.get(key) or "") for key in ("name", "role")) if isinstance(row, dict) else ("", "")
            if name.strip() and HOSTING.search(role):
                hosts.append(name.strip())
            elif name.strip() and NARRATING.search(role):
                narrators.append(name.strip())
        said = [f"Hosts: {' and '.join(hosts)}."] if hosts else []
        said += [f"Narrator: {narrators[0]}."] if narrators else []
        return " ".join([*said, "Others may speak."]) if said else ""

    def told(self) -> str:
        """Theme, rules and relationships in words, at most 1200 characters."""
        parts = [_words(self.content[name]) for name in TOLD if name in self.content]
        return "\n".join(part for part in parts if part)[:TOLD_LENGTH]


def bible_issues(content: Mapping[str, Any]) -> list[Issue]:
    """What is wrong with this whole content."""
    issues: list[Issue] = []
    episodes = content.get("episodes", [])
    if not isinstance(episodes, list):
        issues.append(("content.episodes", "Invalid input: expected array, received another type", None))
    elif len(episodes) > EPISODES:
        issues.append(too_many("content.episodes", EPISODES))
    if size_of(content) > BYTES:
        issues.append(("content", f"Too big: expected object to have <={BYTES} bytes", BYTES))
    return issues


def _rows(part: Any) -> list[Any]:
    return [row for row in part if isinstance(row, str | dict)] if isinstance(part, list) else []


def _words(part: Any) -> str:
    if isinstance(part, str):
        return part.strip()
    if isinstance(part, list):
        return "\n".join(filter(None, map(_words, part)))
    return "\n".join(filter(None, map(_words, part.values()))) if isinstance(part, dict) else ""
