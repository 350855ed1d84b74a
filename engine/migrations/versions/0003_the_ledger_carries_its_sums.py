"""the ledger carries its sums, and jobs are found by status."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SUMS = sa.text("UPDATE ledger SET monthly_after = :monthly, reserved_after = :reserved WHERE seq = :seq")


def upgrade() -> None:
    """Bring the database to this version."""
    for name in ("monthly_after", "reserved_after"):
        op.add_column("ledger", sa.Column(name, sa.Integer(), server_default="0", nullable=False))
    op.create_index("ix_ledger_kind", "ledger", ["kind", "created_at", "id"], unique=False)
    op.create_index("ix_story_jobs_status", "story_jobs", ["status", "created_at", "id"], unique=False)
    _carry()


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError


def _carry() -> None:
    connection, monthly, reserved, sums = op.get_bind(), 0, 0, []
    lines = sa.text("SELECT seq, kind, bucket, credits, settled_credits FROM ledger ORDER BY seq")
    for seq, kind, bucket, credits, settled in connection.execute(lines):
        monthly += credits if bucket == "monthly" else 0
        reserved -= credits if kind in ("reserve", "release") else (settled or 0) if kind == "settle" else 0
        sums.append({"seq": seq, "monthly": monthly, "reserved": reserved})
    if sums:
        connection.execute(SUMS, sums)
