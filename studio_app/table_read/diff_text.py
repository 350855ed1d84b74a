"""Table read, diff text: two versions as one text, what went struck through, what came marked; names and words are escaped."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from engine.table_read.model import Entry
from engine.table_read.revising.changes import Change, Comparison, Kind
from studio_app.theme.colors import Colors

TOKEN = re.compile(r"\s+|[^\s]+")
MOST = 300


def diff_html(comparison: Comparison, colors: Colors) -> str:
    """Every changed line; nothing changed is said in words."""
    changed = [one for one in comparison.lines if one.kind is not Kind.SAME]
    if comparison.is_empty:
        return f'<p style="color:{colors.quiet}">Nothing that is heard or shown is different.</p>'
    parts = [_changed(one, colors) for one in changed[:MOST]]
    parts += [f"<p>{html.escape(name)} speaks in another voice.</p>" for name in comparison.recast]
    parts += [f"<p>The scene {_went(one, colors)} is {_came(other, colors)}.</p>" for one, other in comparison.retitled]
    elsewhere = comparison.renamed_scenes - len(comparison.retitled)
    scenes = "1 scene is" if elsewhere == 1 else f"{elsewhere} scenes are"
    parts += [f"<p>{scenes} called or placed otherwise.</p>"] if elsewhere > 0 else []
    parts += [f"<p>The title is {_came(comparison.title, colors)}.</p>"] if comparison.title is not None else []
    parts += [f"<p>And {len(changed) - MOST} more lines.</p>"] if len(changed) > MOST else []
    return "".join(parts)


def _changed(change: Change, colors: Colors) -> str:
    entry = change.after or change.before
    assert entry is not None
    head = f"Line {entry.index + 1} · {html.escape(entry.character)} · {change.told}"
    return (
        f'<p style="margin-bottom:0; color:{colors.quiet}; font-size:12px">{head}</p>'
        f'<p style="margin-top:2px">{_body(change, colors)}</p>'
    )


def _body(change: Change, colors: Colors) -> str:
    before, after = change.before, change.after
    if before is None and after is not None:
        return _came(after.text, colors)
    if after is None and before is not None:
        return _went(before.text, colors)
    assert before is not None and after is not None
    manner = "; ".join(_manners(before, after))
    words = "".join(_words(before.text, after.text, colors)) if before.text != after.text else html.escape(after.text)
    return words + (f'<br><span style="color:{colors.accent}">{html.escape(manner)}</span>' if manner else "")


def _manners(before: Entry, after: Entry) -> Iterator[str]:
    if before.character != after.character:
        yield f"{before.character} → {after.character}"
    if before.parenthetical != after.parenthetical:
        yield f"({before.parenthetical or 'plainly'}) → ({after.parenthetical or 'plainly'})"
    if before.muted != after.muted:
        yield "muted" if after.muted else "no longer muted"
    if before.take != after.take:
        yield f"take {before.take + 1} → take {after.take + 1}"


def _words(before: str, after: str, colors: Colors) -> Iterator[str]:
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    for tag, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield html.escape("".join(old[first:last]))
            continue
        if last > first:
            yield _went("".join(old[first:last]), colors)
        if end > begin:
            yield _came("".join(new[begin:end]), colors)


def _went(text: str, colors: Colors) -> str:
    return f'<s style="color:{colors.bad}">{html.escape(text)}</s>'


def _came(text: str, colors: Colors) -> str:
    return f'<span style="color:{colors.good}; font-weight:600; text-decoration:underline">{html.escape(text)}</span>'
