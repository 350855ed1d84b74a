"""Library, digesting: says what a text says, in its own words; offline, deterministic, pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.library.digesting.extractive import ExtractiveDigester

__all__ = ["ExtractiveDigester"]


def __getattr__(name: str) -> Any:
    """The digester, once somebody wants it: who asks only for the language of a line need not wait for it."""
    if name not in __all__:
        raise AttributeError(f"There is no {name} in {__name__}.")
    from engine.library.digesting import extractive

    return getattr(extractive, name)
