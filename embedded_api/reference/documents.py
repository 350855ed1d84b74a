"""Reference, documents: the texts that say how this API is used, with the links of the server that is asked."""

from __future__ import annotations

from typing import Any

from embedded_api.reference.examples import quickstart_steps
from engine.foundation.paths import resources_dir

Document = dict[str, Any]
PAGES = {
    "quickstart": "quickstart.md", "concepts": "concepts.md", "cli": "cli.md", "docs/agents": "agent-guidance.md", "dashboard/api": "keys.md",
    "llms.txt": "llms.txt",
}  # fmt: skip

TEXTS = (
    "llms.txt",
    "llms-full.txt",
    "docs",
    "docs.md",
    "docs/agents/",
    "quickstart",
    "concepts",
    "api-reference",
    "cli",
)


def page(name: str, origin: str) -> str:
    """One text."""
    text = (resources_dir() / "docs" / PAGES[name]).read_text(encoding="utf-8").replace("{origin}", origin)
    return text.replace("{steps}", quickstart_steps(origin)) if "{steps}" in text else text


def whole(origin: str, description: Document) -> str:
    """Everything, one after the other."""
    parts = [page(name, origin) for name in ("llms.txt", "quickstart", "concepts", "docs/agents", "cli")]
    return "\n\n".join([*parts, api_reference(description)])


def api_reference(description: Document) -> str:
    """Every operation in a line, by tag."""
    lines = [
        "# Reference",
        "",
        "Every route below `/api/v1`, unless its path says otherwise; shapes are in `openapi.json`.",
    ]
    for tag in (one["name"] for one in description["tags"]):
        found = list(_lines(description, tag))
        lines += ["", f"## {tag}", "", *found] if found else []
    return "\n".join(lines) + "\n"


def guidance(origin: str, description: Document) -> Document:
    """The agent guidance answer."""
    return {
        "version": "v1",
        "instructions": page("docs/agents", origin),
        "tools": list(_tools(description)),
        "resources": [
            {"uri": "sleeperhit://capabilities", "description": "What this installation can do, as it is now."},
            {"uri": "sleeperhit://agent-guidance", "description": "This text."},
        ],
    }


def index(origin: str) -> Document:
    """Where everything is, for a program."""
    api = {name: f"{origin}/api/v1/{name}" for name in ("openapi.json", "examples", "agent-guidance", "capabilities")}
    texts = {name: f"{origin}/{name}" for name in TEXTS}
    return {
        "version": "v1",
        "name": "Sleeper Hit Studio Story API",
        "baseUrl": f"{origin}/api/v1",
        "api": api,
        "documents": texts,
    }


def _operations(description: Document) -> Any:
    for path, item in description["paths"].items():
        yield from ((method.upper(), path, one) for method, one in item.items() if method != "servers")


def _lines(description: Document, tag: str) -> Any:
    for method, path, one in _operations(description):
        if one["tags"][0] == tag:
            scopes = f" ({' or '.join(one['x-scopes'])})" if "x-scopes" in one else ""
            yield f"- `{method} {path}`{scopes}: {one['summary']}"


def _tools(description: Document) -> Any:
    for method, path, one in _operations(description):
        if "x-scopes" in one:
            name = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in one["operationId"])
            yield {
                "name": name,
                "description": one["summary"],
                "endpoint": f"{method} {path}",
                "scopes": one["x-scopes"],
            }
