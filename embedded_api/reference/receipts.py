"""Reference, receipts: where the files are that name every line's passage."""

from __future__ import annotations

from embedded_api.reference.base import Shape


class ReceiptFiles(Shape):
    """Every line with its passage, as files."""

    html_url: str | None
    pdf_url: str | None
