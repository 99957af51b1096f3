"""The record of the outlook as a table: how far it was off before, and how often its bounds held, by size class."""

from typing import Any

import pandas as pd

from dashboard.findings.data.national import OLD, National
from dashboard.findings.model.finding import BY_ROW, Numbers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.peers.chosen_peers import size_class
from dashboard.findings.trends.outlooks import own_record

__all__ = ["record_numbers"]

_ERRORS = ("outlook", "no_change", "score", "score_no_change")
_COUNTS = ("horizon", "origins", "independent")
_PARTS = ("coverage", "least")
_UNITS = {"share_pct": ("points", 2), "diversity_index": ("index", 3)}


def record_numbers(held: National, gemeente: str | None = None) -> Numbers | None:
    """Put the record together.

    Parameters
    ----------
    held : National
    gemeente : str, optional
        Of whose size class; by default of every one.

    Returns
    -------
    Numbers or None
        One row a horizon, size class and measure (None without a record): mean absolute errors and interval scores
        of the outlook and of 'no change', and how often the outcome fell within its bounds.
    """
    record = held.record
    if record is not None and gemeente is not None:
        record = own_record(held, gemeente)
    if record is None or record.empty:
        return None
    frame = pd.DataFrame(
        {
            "horizon": record["horizon"],
            "size": [size_class(int(low)) for low in record["size_class"]],
            "measure": "record." + record["measure"],
            **{name: record[name] for name in ("origins", "independent", *_PARTS)},
            **{name: record[name].astype(float) for name in _ERRORS},
            "unit": [_UNITS[measure][0] for measure in record["measure"]],
            "decimals": [_UNITS[measure][1] for measure in record["measure"]],
        }
    )
    years = held.years(OLD)
    tables = held.values("index_7")["source_table"].astype(str).unique()
    units: dict[str, Any] = dict.fromkeys(_COUNTS, "count") | dict.fromkeys(_PARTS, "share")
    units |= {"size": "told", "measure": "text"} | dict.fromkeys(_ERRORS, BY_ROW)
    return Numbers(
        id="record",
        frame=frame,
        units={name: units[name] for name in frame if name in units},
        sources=held.sources(", ".join(tables), f"{years[0]}–{years[-1]}", OLD),
        partition=OLD,
        caveats=(Told("trends.caveat.record"),),
        headings={str(name): Quantity(f"record.{name}", "text") for name in frame if name in units},
    )
