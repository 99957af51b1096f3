"""The stored tables of a snapshot, read as files: figures are recounted from these alone."""

from pathlib import Path

import pandas as pd

from tests.dashboard.conftest import APP

__all__ = ["stored"]

_FOLDER = APP.parents[1] / "data_sources" / "snapshot"


def stored(kind: str, table: str) -> pd.DataFrame:
    """Return a table as it lies there.

    Parameters
    ----------
    kind : str
        `origin` or `indicators`.
    table : str
    """
    (file,) = Path(_FOLDER, kind).glob(f"{table}-*.parquet")
    return pd.read_parquet(file)
