"""Machines, encoding, ahead: the next block is made while the encoder is still busy with the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from types import TracebackType

T = TypeVar("T")


class OneAhead(Generic[T]):
    """The same blocks, made in a thread of their own, one of them before it is asked for; raises what they raise.

    Leaving the context lets the thread end with the block it is at.
    """

    def __init__(self, blocks: Iterable[T]) -> None:
        self._blocks = iter(blocks)
        self._thread = ThreadPoolExecutor(1, "block-ahead")

    def __enter__(self) -> OneAhead[T]:
        """Ready to be asked."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nobody asks any more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def __iter__(self) -> Iterator[T]:
        coming = self._thread.submit(next, self._blocks, None)
        while (block := coming.result()) is not None:
            coming = self._thread.submit(next, self._blocks, None)
            yield block
