"""what is established in a project: series bibles and cast canons."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.storage.columns

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this version."""
    op.create_table(
        "series_bibles",
        sa.Column("project_id", sa.String(length=25), nullable=False),
        sa.Column("id", sa.String(length=25), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("created_at", engine.storage.columns.Moment(), nullable=False),
        sa.Column("updated_at", engine.storage.columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_series_bibles_project_id")),
        sa.PrimaryKeyConstraint("project_id", name=op.f("pk_series_bibles")),
    )
    op.create_table(
        "cast_canons",
        sa.Column("project_id", sa.String(length=25), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("characters", sa.JSON(), nullable=False),
        sa.Column("avatar_style", sa.Text(), nullable=True),
        sa.Column("updated_at", engine.storage.columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_cast_canons_project_id")),
        sa.PrimaryKeyConstraint("project_id", name=op.f("pk_cast_canons")),
    )


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError
