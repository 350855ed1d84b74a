"""a project keeps how many sources it holds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COUNTED = """
    UPDATE projects SET source_count =
        (SELECT count(*) FROM sources WHERE sources.project_id = projects.id AND sources.deleted_at IS NULL)
"""


def upgrade() -> None:
    """Bring the database to this version."""
    op.add_column("projects", sa.Column("source_count", sa.Integer(), server_default="0", nullable=False))
    op.execute(COUNTED)


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError
