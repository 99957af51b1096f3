"""What people leave here is kept in one database: SQLite in the user's data folder, or PostgreSQL.

Rooms above keep tables of their own in it; nothing is confirmed before it is kept. Knows no page, no figure, no text.
"""

from dashboard.store.database import Store, open_store, store
from dashboard.store.errors import StoreError

__all__ = ["Store", "StoreError", "open_store", "store"]
