"""film is encoded in segments that are kept by what they show; a table read has a film."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.storage.columns

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this version."""
    op.create_table(
        "film_segments",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.Column("created_at", engine.storage.columns.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_film_segments")),
    )
    op.create_index(op.f("ix_film_segments_blob"), "film_segments", ["blob"])
    op.create_table(
        "films",
        sa.Column("artifact_id", sa.String(length=25), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("inputs", sa.String(length=64), nullable=False),
        sa.Column("job_id", sa.String(length=25), nullable=True),
        sa.Column("reservation_id", sa.String(length=25), nullable=True),
        sa.Column("media_path", sa.String(length=300), nullable=True),
        sa.Column("poster_path", sa.String(length=300), nullable=True),
        sa.Column("blob", sa.String(length=64), nullable=True),
        sa.Column("duration_ms", sa.Integer(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("byte_size", sa.Integer(), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("requested_at", engine.storage.columns.Moment(), nullable=False),
        sa.Column("updated_at", engine.storage.columns.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("artifact_id", name=op.f("pk_films")),
    )
    op.create_index(op.f("ix_films_blob"), "films", ["blob"])


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError
