"""Reference, uploading: what taking in a source may be sent as; the route reads its body by hand, so it is said by hand."""

from __future__ import annotations

from typing import Any

_IDENTITY: dict[str, Any] = {
    "label": {"type": "string", "maxLength": 300},
    "retentionPolicy": {"enum": ["EXTRACTED_ONLY", "STORE_ORIGINAL", "METADATA_ONLY"], "type": "string"},
    "producer": {"type": "string", "maxLength": 120},
    "externalId": {"type": "string", "maxLength": 255},
    "originatedAt": {"type": "string", "format": "date-time"},
}
_FORM = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "contentMediaType": "application/octet-stream"},
        "type": {"type": "string", "const": "file"},
        "metadata": {"type": "string", "contentMediaType": "application/json"},
        **_IDENTITY,
    },
    "x-added": True,
}
SOURCE_BODY = {
    "required": True,
    "content": {
        "application/json": {"schema": {"$ref": "#/components/schemas/SourceIn"}},
        "multipart/form-data": {"schema": _FORM},
    },
}
