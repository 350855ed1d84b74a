"""Packaging, docs check: what README and docs point at exists: pages, headings, files, `dev.py` verbs."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from workshop.places import Checkout
from workshop.verbs import VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
CODE = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
VERB = re.compile(r"packaging/dev\.py[ \t]+([a-z][a-z-]*)")
PATH = re.compile(r"^(?:engine|embedded_api|studio_app|packaging|resources|tests|docs|\.ci)/[\w./-]*$")


def pages(root: Path) -> list[Path]:
    """README, CHANGELOG and every page of docs."""
    tops = [root / name for name in ("README.md", "CHANGELOG.md") if (root / name).exists()]
    return [*tops, *sorted((root / "docs").rglob("*.md"))]


def anchors(text: str) -> set[str]:
    """The headings of a page as links name them."""
    words = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(FENCE.sub("", text)))
    return {word.strip().replace(" ", "-") for word in words}


def broken_links(page: Path, text: str) -> Iterator[str]:
    """Links inside the checkout that lead nowhere; addresses on the network are not followed."""
    for target in LINK.findall(CODE.sub("", FENCE.sub("", text))):
        if re.match(r"[a-z][a-z+.-]*:", target):
            continue
        name, _, anchor = target.partition("#")
        file = page.parent / name if name else page
        if not file.exists():
            yield f"no such file: {target}"
        elif anchor and file.suffix == ".md" and anchor not in anchors(file.read_text(encoding="utf-8")):
            yield f"no such heading: {target}"


def missing_files(root: Path, text: str) -> Iterator[str]:
    """Paths in code style that the checkout does not have."""
    for code in CODE.findall(FENCE.sub("", text)):
        if PATH.match(code) and not (root / code.rstrip("/")).exists():
            yield f"no such file: {code}"


def unknown_verbs(text: str) -> Iterator[str]:
    """Commands that `dev.py` would refuse."""
    for verb in VERB.findall(text):
        if verb not in VERBS:
            yield f"dev.py knows no verb {verb}"


def findings(root: Path) -> Iterator[str]:
    """Everything wrong, a line each: page, then what."""
    for page in pages(root):
        text = COMMENT.sub("", page.read_text(encoding="utf-8"))
        for finding in (*broken_links(page, text), *missing_files(root, text), *unknown_verbs(text)):
            yield f"{page.relative_to(root).as_posix()}: {finding}"


def main() -> int:
    """Print the findings; 0 when there are none."""
    found = list(findings(Checkout.here().root))
    print("\n".join(found) if found else "The docs say what is so.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
