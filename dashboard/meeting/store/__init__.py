"""What a meeting keeps, in tables of its own in the database of all that is kept.

Knows no page, no figure and no text.
"""

from dashboard.meeting.store.errors import (
    ClosedError,
    ConflictError,
    HeldError,
    MeetingError,
    UnknownMeetingError,
)
from dashboard.store import Store, StoreError, open_store, store

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
