"""Where figures come in: the catalogue, the readers of CBS and PDOK, the checks and the snapshot.

Every table is declared once, fetched, checked, made tidy and published; must not know measures or Streamlit.
"""

import pandas as pd

from data_sources.earlier import open_former
from data_sources.snapshot import Snapshot, open_snapshot

__all__ = ["Snapshot", "open_former", "open_snapshot"]

# Codes and names are looked up by ones and twos, in small frames: Arrow's would be made into Python's own each time.
pd.set_option("mode.string_storage", "python")
