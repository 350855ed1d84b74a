"""live sources are counted quickly."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

THERE = sa.text("deleted_at IS NULL")


def upgrade() -> None:
    """Bring the database to this version."""
    op.create_index(
        "ix_sources_live", "sources", ["project_id"], unique=False, sqlite_where=THERE, postgresql_where=THERE
    )


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError
