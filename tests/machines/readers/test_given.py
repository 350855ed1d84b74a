"""Text that is given stays as it is; its blocks are told in place."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.library.extraction import BlockKind
from engine.library.speakable import speakable
from engine.machines.readers.given.reader import GivenTextReader, read

NOTE = """---
title: From the floor
---

# From the floor

I saw **61** of them.
Nobody else did.

Second heading
--------------

1. One thing.
- [ ] Another
  goes on.

> Quoted words
> go on.

```py
code()
```

| a | b |
|---|---|
| 1 | 2 |

![a picture](x.png)

[1]: https://a.example
"""


def _blocks(text: str, *, markdown: bool) -> list[tuple[str, str]]:
    return [
        (block.kind.value, text[block.start : block.end])
        for block in GivenTextReader().lay_out(text, markdown=markdown).blocks
    ]


def test_markdown_is_told_block_by_block() -> None:
    assert _blocks(NOTE, markdown=True) == [
        ("code", "---\ntitle: From the floor\n---"),
        ("heading", "From the floor"),
        ("paragraph", "I saw **61** of them.\nNobody else did."),
        ("heading", "Second heading"),
        ("list_item", "One thing."),
        ("list_item", "Another\n  goes on."),
        ("quote", "Quoted words\n> go on."),
        ("code", "```py\ncode()\n```"),
        ("table", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("caption", "![a picture](x.png)"),
        ("reference", "[1]: https://a.example"),
    ]


def test_plain_text_has_titles_paragraphs_turns_and_lists() -> None:
    text = "An interview\n\nANNA: How was it?\nBEN: It was cold.\n\nWrapped lines\ngo on here.\n\n- one\n- two\n\n-----\n\n> old words\n"
    assert _blocks(text, markdown=False) == [
        ("heading", "An interview"),
        ("paragraph", "ANNA: How was it?"),
        ("paragraph", "BEN: It was cold."),
        ("paragraph", "Wrapped lines\ngo on here."),
        ("list_item", "one"),
        ("list_item", "two"),
        ("quote", "old words"),
    ]


@given(st.text(alphabet="ab \n#>-*`|~1.=[]()\t!:", max_size=120), st.booleans())
def test_blocks_never_overlap_and_lie_in_the_text(text: str, markdown: bool) -> None:
    blocks = GivenTextReader().lay_out(text, markdown=markdown).blocks
    assert all(0 <= block.start <= block.end <= len(text) for block in blocks)
    assert all(one.end <= other.start for one, other in itertools.pairwise(blocks))


@pytest.mark.parametrize("markdown", [True, False])
def test_nothing_spoken_begins_or_ends_with_white_space(markdown: bool) -> None:
    for kind, text in _blocks(NOTE, markdown=markdown):
        if kind != BlockKind.CODE.value:
            assert text == text.strip()


def test_plain_text_that_is_markdown_is_laid_out_as_markdown() -> None:
    text = "# The weir\n\nIt was **built** in 1840.\n\n## Who paid\n\nThe [parish](https://a.example) did.\n"
    assert ("heading", "The weir") in _blocks(text, markdown=False)
    assert ("heading", "Who paid") in _blocks(text, markdown=False)


def test_lines_of_settings_that_begin_with_a_hash_are_no_headings() -> None:
    text = "# where the pump listens\nport = 80\n# how long it waits\nwait = 9\n# who may call\nonly = all\n"
    assert not any(kind == "heading" for kind, _ in _blocks(text, markdown=False))


MANUAL = """WEIR(1)                 User Commands                 WEIR(1)

NAME
       weir, weird - lift and lower a gate

DESCRIPTION
       weir lifts a gate by the given number of hands, and waits un‐
       til the water has settled.

   Old gates
       A gate of oak is lifted at half the speed.
"""


def test_a_page_of_a_manual_has_its_sections_and_its_entry_for_a_title(tmp_path: Path) -> None:
    path = tmp_path / "weir.1.txt"
    path.write_text(MANUAL, encoding="utf-8")
    found = read(path, "utf-8", lambda _percent, _detail: None)
    told = [(block.kind.value, speakable(found.text[block.start : block.end])) for block in found.layout.blocks]

    assert found.metadata["title"] == "weir: lift and lower a gate"
    assert [text for kind, text in told if kind == "heading"][1:] == ["NAME", "DESCRIPTION", "Old gates"]
    whole = "weir lifts a gate by the given number of hands, and waits until the water has settled."
    assert ("paragraph", whole) in told
