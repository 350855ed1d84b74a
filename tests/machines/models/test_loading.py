"""The libraries of the models are imported late, by whoever asks first; several may ask at once."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from engine.foundation.language_models import ProviderKind
from engine.machines.models import providers

if TYPE_CHECKING:
    import pytest

KINDS = (ProviderKind.OPENAI, ProviderKind.ANTHROPIC, ProviderKind.GEMINI)


def test_several_first_questions_at_once_import_one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    inside: set[str] = set()
    together: list[set[str]] = []

    def slow(name: str) -> None:
        inside.add(name)
        time.sleep(0.01)
        together.append(set(inside))
        inside.discard(name)

    monkeypatch.setattr(providers, "import_module", slow)
    with ThreadPoolExecutor(len(KINDS)) as threads:
        list(threads.map(providers.loaded, KINDS))
    assert {name for names in together for name in names} >= {
        name for kind in KINDS for name in providers.OF_KIND[kind]
    }
    assert max(map(len, together)) == 1


def test_what_is_named_for_a_kind_of_provider_can_be_imported() -> None:
    for kind in KINDS:
        providers.loaded(kind)
