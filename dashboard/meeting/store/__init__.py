"""What a meeting keeps: in SQLite in the user's data folder, or in PostgreSQL; nothing is confirmed before it is kept.

Knows no page, no figure and no text.
"""

from dashboard.meeting.store.database import Store, open_store, store
from dashboard.meeting.store.errors import (
    ClosedError,
    ConflictError,
    HeldError,
    MeetingError,
    StoreError,
    UnknownMeetingError,
)

__all__ = [
    "ClosedError",
    "ConflictError",
    "HeldError",
    "MeetingError",
    "Store",
    "StoreError",
    "UnknownMeetingError",
    "open_store",
    "store",
]
