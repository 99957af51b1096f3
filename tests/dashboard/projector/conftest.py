"""The site as it is served, without Streamlit's own part."""

from tests.dashboard.plain.conftest import site

__all__ = ["site"]
