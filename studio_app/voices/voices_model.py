"""Voices, model: the catalogue as a table that can be searched."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from engine.table_read.choosing import Wanted, by_language
from engine.table_read.voices import Voice

COLUMNS = ("Name", "Language", "Heard as", "Character", "Engine")
WIDE = {"029": "Caribbean", "419": "Latin America"}
"""Regions wider than a country, which Qt has no name for."""
SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
VOICE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class VoicesModel(QAbstractTableModel):
    """Voices that fit what is wanted, by language then name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Voice, ...] = ()
        self._wanted = Wanted()
        self.shown: tuple[Voice, ...] = ()

    def show_voices(self, voices: tuple[Voice, ...]) -> None:
        """Show another catalogue."""
        self._all = by_language(voices)
        self.want(self._wanted)

    def want(self, wanted: Wanted) -> None:
        """Show only what fits."""
        self.beginResetModel()
        self._wanted, self.shown = wanted, tuple(voice for voice in self._all if wanted.fits(voice))
        self.endResetModel()

    def languages(self) -> tuple[tuple[str, str], ...]:
        """Tag and name of every language somebody speaks, by name."""
        roots = {voice.language.partition("-")[0].lower() for voice in self._all}
        return tuple(sorted(((root, language_name(root)) for root in roots), key=lambda pair: pair[1].lower()))

    def row_of(self, voice_id: str) -> int:
        """Where a voice is shown, -1 where it is not."""
        return next((row for row, voice in enumerate(self.shown) if voice.id == voice_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """One row a voice."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """The columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        """The columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A voice's words."""
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        voice = self.shown[index.row()]
        if role == VOICE_ROLE:
            return voice
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{voice.name}, {', '.join(_words(voice)[1:4])}"
        return _words(voice)[index.column()] if role in SHOWN else None


def language_name(tag: str) -> str:
    """A language in English; its tag where Qt has no name for it."""
    language = QLocale.codeToLanguage(tag.partition("-")[0])
    return tag if language == QLocale.Language.AnyLanguage else QLocale.languageToString(language)


def region_name(tag: str) -> str:
    """The region of a tag in English; what is no region as it is written."""
    region = tag.partition("-")[2]
    if region in WIDE:
        return WIDE[region]
    territory = QLocale.codeToTerritory(region)
    return QLocale.territoryToString(territory) if territory != QLocale.Country.AnyTerritory else region


def _words(voice: Voice) -> tuple[str, ...]:
    region = region_name(voice.language)
    language = language_name(voice.language) + (f" ({region})" if region else "")
    away = "" if voice.installed else " (not installed)"
    character = f"{voice.description}, {voice.price}" if voice.price else voice.description
    return voice.name + away, language, voice.gender.value, character, voice.engine
