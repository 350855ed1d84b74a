"""how names, acronyms and numbers are said, for one project and for all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.storage.columns

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this version."""
    op.create_table(
        "pronunciations",
        sa.Column("project_id", sa.String(length=25), nullable=False),
        sa.Column("written", sa.String(length=120), nullable=False),
        sa.Column("respelled", sa.String(length=120), nullable=False),
        sa.Column("sounds", sa.String(length=120), nullable=False),
        sa.Column("updated_at", engine.storage.columns.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("project_id", "written", name=op.f("pk_pronunciations")),
    )


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError
