import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data_sources.parquet import to_parquet


def written(storage: str) -> bytes:
    with pd.option_context("mode.string_storage", storage):
        regions = pd.Series(["GM0344", None], dtype="str")
        return to_parquet(
            pd.DataFrame({"region": regions, "level": regions.astype("category"), "persons": [1, 2]})
        )


def test_equal_frames_give_equal_bytes_however_pandas_keeps_text():
    assert written("python") == written("pyarrow")
    held = pq.read_schema(pa.BufferReader(written("python")))
    assert (held.field("region").type, held.field("persons").type) == (pa.large_string(), pa.int64())
