"""The docs check: it finds what is not so, and lets be what is."""

from __future__ import annotations

import pytest

import docs_check


@pytest.fixture
def root(tmp_path):
    """A checkout with a page worth linking to."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "tour.md").write_text("# The tour\n\n## The `main` job, end to end\n")
    return tmp_path


@pytest.mark.parametrize(
    "text",
    [
        "[tour](docs/tour.md)",
        "[job](docs/tour.md#the-main-job-end-to-end)",
        "[web](https://example.org/nowhere)",
        "`docs/tour.md` and `docs/`",
        "python3 packaging/dev.py demo",
        "```\n[not a link](nowhere.md)\n```",
        "<!-- ![later](docs/images/later.png) -->",
    ],
)
def test_what_is_so_passes(root, text):
    (root / "README.md").write_text(text)
    assert list(docs_check.findings(root)) == []


@pytest.mark.parametrize(
    "text",
    [
        "[gone](docs/gone.md)",
        "[gone](docs/tour.md#another-heading)",
        "![gone](docs/images/gone.png)",
        "`engine/cellar/model.py`",
        "python3 packaging/dev.py dance",
    ],
)
def test_what_is_not_so_is_found(root, text):
    (root / "README.md").write_text(text)
    assert len(list(docs_check.findings(root))) == 1


def test_a_page_below_docs_is_read_from_where_it_stands(root):
    (root / "docs" / "adr").mkdir()
    (root / "docs" / "adr" / "0001.md").write_text("[up](../tour.md) [wrong](tour.md)")
    assert list(docs_check.findings(root)) == ["docs/adr/0001.md: no such file: tour.md"]
