"""Where figures come in: the catalogue, the readers of CBS and PDOK, the checks and the snapshot.

Every table is declared once, fetched, checked, made tidy and published; must not know measures or Streamlit.
"""

from data_sources.snapshot import Snapshot, open_snapshot

__all__ = ["Snapshot", "open_snapshot"]
