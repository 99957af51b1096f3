"""A made-up snapshot: the embedded figures, with countries of origin that nobody counted.

Every gemeente's residents with an origin in Europe and outside it are divided over the groups that the catalogue's
tree names below those two, so that parts add up to their wholes; none of it says anything about a real gemeente.
"""

import hashlib
import io
import shutil
import zlib
from pathlib import Path

import numpy as np
import pandas as pd

from data_sources import Snapshot, catalogue, open_snapshot
from data_sources.manifest import FileEntry, Manifest, write_manifest
from data_sources.parquet import to_parquet
from data_sources.storage import Storage
from data_sources.tidy.codes import as_categories

TABLE = "85458NED"
EMPTY = ("Overig buiten Europa", "Overig Zuid-Europa in de EU")
"""Rests in which nobody is left, so that they are no groups of their own."""

GROWS = "Polen"
"""The country whose people double in number from the first year to the last, at the cost of the others of Europe."""


def leaves() -> dict[str, tuple[str, ...]]:
    """Return the groups that nothing is part of, by the top group that they are part of."""
    nodes = {node.key: node for node in catalogue.trees()["herkomst"].nodes}
    parents = {node.parent for node in nodes.values()}

    def top(key: str) -> str:
        parent = nodes[key].parent
        return top(parent) if parent else nodes[key].group

    found: dict[str, list[str]] = {}
    for key, node in nodes.items():
        leaf = node.group if key not in parents else node.rest
        if leaf and leaf not in EMPTY:
            found.setdefault(top(key), []).append(leaf)
    return {whole: tuple(parts) for whole, parts in found.items()}


def with_countries(held: Snapshot, folder: Path) -> Snapshot:
    """Write the snapshot with countries to a folder, and open it."""
    shutil.copytree(held._storage.root, folder, dirs_exist_ok=True)
    entry = held.source(TABLE)
    file = entry.file("origin")
    assert file is not None
    frame = pd.read_parquet(io.BytesIO(held.content(file)))
    frame = pd.concat([frame, divided(frame)], ignore_index=True)
    content = to_parquet(as_categories(frame))
    digest = hashlib.sha256(content).hexdigest()
    made = FileEntry(
        **file.model_dump()
        | {"path": f"{TABLE}/origin-{digest[:12]}.parquet", "sha256": digest, "rows": len(frame)}
    )
    storage = Storage(str(folder))
    storage.write(made.path, content)
    files = tuple(made if one is file else one for one in entry.files)
    sources = tuple(
        entry.model_copy(update={"files": files}) if one is entry else one for one in held.sources()
    )
    write_manifest(storage, Manifest(sources=sources))
    return open_snapshot(str(folder))


def divided(three: pd.DataFrame) -> pd.DataFrame:
    """Divide the residents of three groups over countries; the country is the sum of its gemeenten."""
    rows = three.astype({"group": str, "region": str, "level": str})
    first, last = rows["year"].min(), rows["year"].max()
    of_gemeenten = rows[rows["level"] == "gemeente"]
    groups = sum(map(len, leaves().values()))
    made = []
    for whole, parts in leaves().items():
        of_whole = of_gemeenten[of_gemeenten["group"] == whole]
        weights = np.array([_weights(region, len(parts)) for region in of_whole["region"]])
        if GROWS in parts:
            since = (of_whole["year"].to_numpy() - first) / max(last - first, 1)
            weights[:, parts.index(GROWS)] *= 1 + since
        bounds = np.cumsum(weights, axis=1) / weights.sum(axis=1, keepdims=True)
        persons = of_whole["persons"].to_numpy(dtype=float, na_value=np.nan)
        below = np.floor(bounds * persons[:, None] + 1e-9)
        split = np.diff(below, axis=1, prepend=0)
        made += [of_whole.assign(group=part, persons=split[:, place]) for place, part in enumerate(parts)]
    found = pd.concat(made, ignore_index=True)
    keys = ["year", "group", "birthplace"]
    years = set(rows.loc[rows["level"] == "land", "year"])
    land = found[found["year"].isin(years)].groupby(keys, as_index=False, observed=True)["persons"].sum()
    like = rows[rows["level"] == "land"].iloc[0]
    constant = ["region", "level", "classification", "source_table", "rounded_to"]
    found = pd.concat([found, land.assign(**{name: like[name] for name in constant})], ignore_index=True)
    total = found.groupby(["region", "year"])["persons"].transform("sum")
    found["share_pct"] = 100 * found["persons"] / total
    return found.assign(groups=groups).astype(
        {"persons": "Int64", "share_pct": "Float64", "groups": "int16", "year": "int16", "rounded_to": "Int8"}
    )[list(three.columns)]


def _weights(region: str, count: int) -> np.ndarray:
    """Numbers that differ from gemeente to gemeente and from country to country, the same every time."""
    seed = zlib.crc32(region.encode())
    return np.array(
        [1 + (seed >> place % 16) % 13 + 20 * (place == seed % count) for place in range(count)], float
    )
