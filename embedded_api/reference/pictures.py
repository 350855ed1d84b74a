"""Reference, pictures: the manifest of decks, boards, trailers and production videos as it is answered."""

from __future__ import annotations

from typing import Annotated, Literal

from embedded_api.reference.base import ADDED, Shape, Time
from embedded_api.reference.receipts import ReceiptFiles


class PictureFile(Shape):
    """A finished file."""

    id: str
    kind: Literal["video", "pdf", "pptx", "zip", "contact_sheet", "image", "audio", "captions"]
    name: str
    url: str
    content_type: str
    byte_size: int
    duration_ms: int | None
    width: int | None
    height: int | None
    sha256: str


class Slide(Shape):
    """A slide of a deck."""

    index: int
    beat_id: str
    role: str
    title: str
    bullets: list[str]
    speaker_notes: str
    image_url: str
    start_ms: int
    end_ms: int
    evidence_ids: list[str]


class Frame(Shape):
    """A frame of a storyboard."""

    index: int
    beat_id: str
    image_url: str
    width: int
    height: int
    shot: str
    caption: str
    visual_intent: str
    evidence_ids: list[str]


class Shot(Shape):
    """A shot of a film."""

    index: int
    beat_id: str
    start_ms: int
    end_ms: int
    caption: str
    image_url: str
    evidence_ids: list[str]


class SpokenCaptions(Shape):
    """What is said, with its times."""

    vtt_url: str
    srt_url: str
    timing: Literal["measured"]


class PictureManifest(Shape):
    """Everything an artifact of pictures offers."""

    type: Literal["pitch_deck", "storyboard", "trailer", "production_video"]
    status: Literal["ready"]
    title: str
    share_token: str | None
    viewer_url: str | None
    viewer_fullscreen_url: str | None
    files: list[PictureFile]
    slides: list[Slide] | None = None
    frames: list[Frame] | None = None
    shots: list[Shot] | None = None
    captions: SpokenCaptions | None = None
    poster_url: str | None
    citations_url: str
    receipts: Annotated[ReceiptFiles, ADDED]
    expires_at: Time | None


class SeenEvidence(Shape):
    """A passage behind a picture."""

    quote: str
    source: str
    page: int | None


class PublicAlbum(Shape):
    """An artifact of pictures as its viewer shows it."""

    type: Literal["pitch_deck", "storyboard", "trailer", "production_video"]
    status: Literal["ready"]
    title: str
    share_token: str | None
    viewer_url: str | None
    viewer_fullscreen_url: str | None
    files: list[PictureFile]
    slides: list[Slide] | None = None
    frames: list[Frame] | None = None
    shots: list[Shot] | None = None
    captions: SpokenCaptions | None = None
    poster_url: str | None
    receipts: Annotated[ReceiptFiles, ADDED]
    expires_at: Time | None
    credit: str
    width: int
    height: int
    evidence: dict[str, SeenEvidence]


class PublicAlbumAnswer(Shape):
    """What the viewer shows."""

    artifact: Annotated[PublicAlbum, ADDED]


class Video(Shape):
    """How a table read is seen."""

    status: Literal["not_rendered", "queued", "rendering", "complete", "failed", "stale"]
    render_url: str
    url: str | None
    duration_ms: Annotated[int | None, ADDED]
    width: Annotated[int | None, ADDED]
    height: Annotated[int | None, ADDED]
    byte_size: Annotated[int | None, ADDED]
    error: Annotated[str | None, ADDED]


class FinalizeVideo(Shape):
    """The state of a film."""

    mode: Literal["video"]
    status: Literal["queued", "rendering", "complete", "failed", "stale"]
    url: str | None
    error: str | None


class Outlook(Shape):
    """What making a film will roughly take: how long it is and how large, the room it needs until it is there and what there is, seconds of work."""

    duration_ms: int
    byte_size: int
    needed_bytes: int
    free_bytes: int
    fits: bool
    seconds: int


class OutlookAnswer(Shape):
    """What making the film would take."""

    outlook: Annotated[Outlook, ADDED]


class FilmAnswer(Shape):
    """The state of the film."""

    finalize: FinalizeVideo
    video: Video
