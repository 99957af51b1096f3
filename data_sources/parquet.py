"""How a tidy frame is written."""

import io
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

__all__ = ["to_parquet"]


def to_parquet(frame: pd.DataFrame) -> bytes:
    """Return a tidy frame as Parquet bytes; equal frames give equal bytes."""
    buffer = io.BytesIO()
    written = {name: _written(kind) for name, kind in frame.dtypes.items()}
    table = pa.Table.from_pandas(frame.astype(written), preserve_index=False)
    pq.write_table(table, buffer, compression="zstd", compression_level=9)
    return buffer.getvalue()


def _written(kind: Any) -> Any:
    """How a column is written: text in one way, however pandas keeps it, as files of two days are read together."""
    if isinstance(kind, pd.StringDtype):
        return pd.StringDtype("pyarrow", kind.na_value)
    if isinstance(kind, pd.CategoricalDtype) and isinstance(kind.categories.dtype, pd.StringDtype):
        return pd.CategoricalDtype(kind.categories.astype(_written(kind.categories.dtype)), kind.ordered)
    return kind
