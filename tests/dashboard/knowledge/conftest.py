"""The site as it is served, as for the plain pages."""

from tests.dashboard.plain.conftest import site

__all__ = ["site"]
