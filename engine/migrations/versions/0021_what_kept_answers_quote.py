"""what kept answers quote stands apart from them, and goes with what it quotes."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

WORDS = ("extractedTextPreview", "digest")
ANSWERS = sa.table(
    "answers",
    *(sa.column(name, sa.String()) for name in ("api_key_id", "method", "path", "key", "about")),
    sa.column("body", sa.JSON(none_as_null=True)), sa.column("quoted", sa.JSON(none_as_null=True)),
)  # fmt: skip
SOURCES = sa.table("sources", *(sa.column(name) for name in ("id", "text_blob")))
NAMES = (ANSWERS.c.api_key_id, ANSWERS.c.method, ANSWERS.c.path, ANSWERS.c.key)


def upgrade() -> None:
    """Bring the database to this version."""
    op.add_column("answers", sa.Column("about", sa.String(length=25), nullable=True))
    op.add_column("answers", sa.Column("quoted", sa.JSON(none_as_null=True), nullable=True))
    op.create_index("ix_answers_about", "answers", ["about"])
    _part_what_is_kept(op.get_bind())


def _part_what_is_kept(connection: sa.Connection) -> None:
    standing = set(connection.scalars(sa.select(SOURCES.c.id).where(SOURCES.c.text_blob.is_not(None))))
    taken_in = sa.select(*NAMES, ANSWERS.c.body).where(ANSWERS.c.path.like("/api/v1/story-projects/%/sources"))
    for *identity, body in connection.execute(taken_in).all():
        if body and isinstance(body.get("source"), dict):
            same = [column == value for column, value in zip(NAMES, identity, strict=True)]
            connection.execute(ANSWERS.update().where(*same).values(**_parted(body, standing)))


def _parted(body: dict[str, Any], standing: set[str]) -> dict[str, Any]:
    source = body["source"]
    words = {"source": {name: source[name] for name in WORDS if name in source}}
    bare = {**body, "source": {**source, **dict.fromkeys(words["source"])}}
    return {"body": bare, "about": source["id"], "quoted": words if source["id"] in standing else None}


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError
