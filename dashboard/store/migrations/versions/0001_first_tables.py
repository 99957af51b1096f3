"""the first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Go on to this shape."""
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("practice", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=True),
        sa.Column("code_until", sa.String(length=10), nullable=False),
        sa.Column("token", sa.String(length=43), nullable=False),
        sa.Column("leader", sa.String(length=64), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("showing", sa.String(length=40), nullable=False),
        sa.Column("revealed", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("code", name=op.f("uq_meetings_code")),
        sa.UniqueConstraint("leader", name=op.f("uq_meetings_leader")),
        sa.UniqueConstraint("token", name=op.f("uq_meetings_token")),
    )
    op.create_table(
        "answers",
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("gemeente", sa.String(length=6), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting"], ["meetings.id"], name=op.f("fk_answers_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting", "gemeente", "question", name=op.f("pk_answers")),
    )
    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.create_index("ix_answers_question", ["meeting", "question"], unique=False)

    op.create_table(
        "curated",
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("gemeente", sa.String(length=6), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("under", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting"], ["meetings.id"], name=op.f("fk_curated_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting", "question", "gemeente", name=op.f("pk_curated")),
    )
    op.create_table(
        "holders",
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("gemeente", sa.String(length=6), nullable=False),
        sa.Column("receipt", sa.String(length=64), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting"], ["meetings.id"], name=op.f("fk_holders_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting", "gemeente", name=op.f("pk_holders")),
    )
    op.create_table(
        "members",
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("gemeente", sa.String(length=6), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=True),
        sa.Column("at_table", sa.Integer(), nullable=True),
        sa.Column("fixed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting"], ["meetings.id"], name=op.f("fk_members_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting", "gemeente", name=op.f("pk_members")),
    )
    op.create_table(
        "published",
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("totals", sa.Text(), nullable=False),
        sa.Column("final", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting"], ["meetings.id"], name=op.f("fk_published_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting", "question", name=op.f("pk_published")),
    )
    op.create_table(
        "questions",
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=10), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting"], ["meetings.id"], name=op.f("fk_questions_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting", "key", name=op.f("pk_questions")),
    )
