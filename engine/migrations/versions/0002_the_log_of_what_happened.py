"""the log of what happened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.storage.columns

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this version."""
    op.create_table(
        "happenings",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=25), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("project_id", sa.String(length=25), nullable=True),
        sa.Column("job_id", sa.String(length=25), nullable=True),
        sa.Column("created_at", engine.storage.columns.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_happenings")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("happenings", schema=None) as batch_op:
        batch_op.create_index("ix_happenings_project", ["project_id", "number"], unique=False)
        batch_op.create_index("ix_happenings_job", ["job_id", "number"], unique=False)
        batch_op.create_index(batch_op.f("ix_happenings_created_at"), ["created_at"], unique=False)


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError
