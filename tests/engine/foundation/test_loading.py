"""Foundation, loading: the collector rests while a studio is loaded, and works again whatever happened."""

from __future__ import annotations

import gc

import pytest

from engine.foundation.loading import undisturbed


def test_nothing_is_collected_while_loading() -> None:
    with undisturbed():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_works_again_after_a_failure() -> None:
    with pytest.raises(KeyError), undisturbed():
        raise KeyError("broken")
    assert gc.isenabled()


def test_what_was_loaded_is_not_looked_through_again() -> None:
    gc.unfreeze()
    with undisturbed():
        built = [[] for _ in range(10)]
    assert gc.get_freeze_count() > len(built)
    gc.unfreeze()
