"""Machines, voicing, library: where espeak-ng lies, for engines that have it read words for them."""

from __future__ import annotations


def espeak() -> tuple[str, str]:
    """Paths of the library and of its data. Raises FileNotFoundError when it is missing."""
    try:
        import espeakng_loader  # type: ignore[import-untyped,unused-ignore]

        return str(espeakng_loader.get_library_path()), str(espeakng_loader.get_data_path())
    except (ImportError, RuntimeError) as missing:
        raise FileNotFoundError(str(missing)) from missing
