"""Library, errors: what can go wrong with projects and sources."""

from __future__ import annotations

from engine.foundation.errors import KnownError, NotFound


class ProjectNotFound(NotFound):
    """No such project."""

    code = "project_not_found"


class ProjectArchived(KnownError):
    """Nothing new may begin in an archived project."""

    code = "project_precondition_failed"


class SourceNotFound(NotFound):
    """No such source, or it was deleted."""

    code = "source_not_found"


class SourceTypeUnsupported(KnownError):
    """An unknown source type or file format."""

    code = "source_type_unsupported"


class SourceTooLarge(KnownError):
    """More text or bytes than a source may have; details: limit, actual."""

    code = "source_too_large"


class SourceFetchFailed(KnownError):
    """An address could not be fetched: refused, missing, too big, wrong type, too slow."""

    code = "source_fetch_failed"


class SourceExtractionFailed(KnownError):
    """The file is broken, encrypted, or took too much time or memory to read."""

    code = "source_extraction_failed"


class SourceEmpty(KnownError):
    """There is no text in it, a scanned PDF for instance."""

    code = "source_empty"


class UploadGone(KnownError):
    """A file was handed in and is not on this machine any more; handing it in again helps."""

    code = "service_unavailable"
