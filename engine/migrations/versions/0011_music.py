"""music: what is wanted of it, the clips under the scenes, and kept sounds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.storage.columns

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this version."""
    op.create_table(
        "music",
        sa.Column("artifact_id", sa.String(length=25), nullable=False),
        sa.Column("coverage_percent", sa.Integer(), nullable=False),
        sa.Column("policy", sa.String(length=10), nullable=False),
        sa.Column("directives", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("artifact_id", name=op.f("pk_music")),
    )
    op.create_table(
        "music_clips",
        sa.Column("artifact_id", sa.String(length=25), nullable=False),
        sa.Column("scene_index", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("ticket", sa.String(length=25), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("updated_at", engine.storage.columns.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("artifact_id", "scene_index", name=op.f("pk_music_clips")),
    )
    op.create_table(
        "kept_sounds",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.Column("frames", sa.Integer(), nullable=False),
        sa.Column("level_db", sa.Double(), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=True),
        sa.Column("created_at", engine.storage.columns.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_kept_sounds")),
    )


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError
