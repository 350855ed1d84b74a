"""Machines, readers, book: an EPUB's chapters in the order they are bound."""
