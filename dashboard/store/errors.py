"""What can stand between somebody and what is kept."""

__all__ = ["StoreError"]


class StoreError(Exception):
    """What is kept cannot be reached or written: nothing was kept, and it can be tried again."""
