"""Stores of a test's own."""

from tests.dashboard.stores import kept, url

__all__ = ["kept", "url"]
