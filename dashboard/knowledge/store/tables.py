"""The tables. Of who sent something nothing is kept but what they wrote, on which day, and a hash of their receipt."""

from sqlalchemy import Column, Index, Integer, String, Table, Text

from dashboard.store.metadata import metadata

__all__ = ["desks", "entries", "sent", "signals", "signing", "terms", "vocabulary"]

sent = Table(
    "sent",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("receipt", String(64), unique=True),
    Column("language", String(2), nullable=False),
    Column("words", Text, nullable=False),
    # The view that it was asked at, or the dossier that it is about.
    Column("about", String(500), nullable=False),
    Column("day", String(10), nullable=False),
    Column("state", String(10), nullable=False),
    Column("decided", String(10), nullable=False),
    Column("version", Integer, nullable=False),
    Column("ask", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("heading", String(20), nullable=False),
    Column("merged", String(60), nullable=False),
    Index("ix_sent_state", "state", "kind", "about"),
)
"""Questions and reactions. `ask` and `answer` are the expert's: the question as it is published and its answer, or the
reason why it is not."""

signals = Table(
    "signals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("dossier", String(60), nullable=False),
    Column("gemeente", String(6), nullable=False),
    Column("language", String(2), nullable=False),
    Column("words", Text, nullable=False),
    Column("name", String(60), nullable=False),
    Column("day", String(10), nullable=False),
)
"""Notes that experts wrote unasked, beside a dossier, a gemeente, or a gemeente within a dossier."""

desks = Table(
    "desks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("secret", String(64), nullable=False, unique=True),
    Column("name", String(60), nullable=False),
    Column("day", String(10), nullable=False),
)
"""Who may answer and let through: whoever has the link, of which a hash is kept."""

signing = Table(
    "signing",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False),
)
"""One row: with what the time of a form is signed, the same for every server."""

entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(60), nullable=False),
    Column("language", String(2), nullable=False),
    Column("ask", Text, nullable=False),
    Column("stems", Text, nullable=False),
    Index("ix_entries_key", "key", "language", unique=True),
)
"""What can be found: the stems of a question, and those of question and answer, with a blank between them. Each store
has an index of its own kind on the second."""

terms = Table(
    "terms",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("stem", String(60), primary_key=True),
    Column("language", String(2), nullable=False),
    Index("ix_terms_stem", "language", "stem"),
)
"""The stems of each entry: how many have one says how much it tells."""

vocabulary = Table(
    "vocabulary",
    metadata,
    Column("language", String(2), primary_key=True),
    Column("word", String(60), primary_key=True),
    Column("stem", String(60), nullable=False),
    Index("ix_vocabulary_stem", "language", "stem"),
)
"""Words as they are written, as long as any entry has their stem: what somebody may have meant who mistyped."""
