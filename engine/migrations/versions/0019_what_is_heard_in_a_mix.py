"""what is heard in each block of a finished mix."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from engine.storage.columns import Moment

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this version."""
    op.create_table(
        "mix_sheets",
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.Column("artifact_id", sa.String(length=25), nullable=False),
        sa.Column("sheet", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("blob", "artifact_id", name=op.f("pk_mix_sheets")),
    )
    op.create_index("ix_mix_sheets_artifact", "mix_sheets", ["artifact_id", "made_at"], unique=False)


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError
