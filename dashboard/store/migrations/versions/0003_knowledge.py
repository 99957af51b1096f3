"""what people ask and react, what experts note, and where answers are found."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Go on to this shape."""
    op.create_table(
        "sent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("receipt", sa.String(length=64), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("about", sa.String(length=500), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("decided", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ask", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("heading", sa.String(length=20), nullable=False),
        sa.Column("merged", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent")),
        sa.UniqueConstraint("receipt", name=op.f("uq_sent_receipt")),
        # What is published lies at an address with its number: that of one which is gone never becomes another's.
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sent_state", "sent", ["state", "kind", "about"])
    op.create_table(
        "signals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier", sa.String(length=60), nullable=False),
        sa.Column("gemeente", sa.String(length=6), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signals")),
    )
    op.create_table(
        "desks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desks")),
        sa.UniqueConstraint("secret", name=op.f("uq_desks_secret")),
    )
    op.create_table(
        "signing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing")),
    )
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("ask", sa.Text(), nullable=False),
        sa.Column("stems", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entries")),
    )
    op.create_index("ix_entries_key", "entries", ["key", "language"], unique=True)
    op.create_table(
        "terms",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("stem", sa.String(length=60), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.PrimaryKeyConstraint("entry", "stem", name=op.f("pk_terms")),
    )
    op.create_index("ix_terms_stem", "terms", ["language", "stem"])
    op.create_table(
        "vocabulary",
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.Column("stem", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("language", "word", name=op.f("pk_vocabulary")),
    )
    op.create_index("ix_vocabulary_stem", "vocabulary", ["language", "stem"])
    if op.get_bind().dialect.name == "postgresql":
        # The stems themselves, and not what the database's own reading of words makes of them.
        lexemes = "array_to_tsvector(string_to_array(stems, ' '))"
        op.execute(f"CREATE INDEX ix_entries_stems ON entries USING gin ({lexemes})")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE entries_found USING fts5(stems, content='entries', content_rowid='id', "
            "tokenize='unicode61 remove_diacritics 0')"
        )
