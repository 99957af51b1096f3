"""who sits where, and what the tables note."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Go on to this shape."""
    op.create_table(
        "seatings",
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("smallest", sa.Integer(), nullable=False),
        sa.Column("largest", sa.Integer(), nullable=False),
        sa.Column("bound", sa.Float(), nullable=True),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting"], ["meetings.id"], name=op.f("fk_seatings_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting", name=op.f("pk_seatings")),
    )
    op.create_table(
        "apart",
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("one", sa.String(length=6), nullable=False),
        sa.Column("other", sa.String(length=6), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting"], ["meetings.id"], name=op.f("fk_apart_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting", "one", "other", name=op.f("pk_apart")),
    )
    op.create_table(
        "notes",
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("at_table", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting"], ["meetings.id"], name=op.f("fk_notes_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting", "at_table", name=op.f("pk_notes")),
    )
