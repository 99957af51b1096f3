"""The record of the outlook as a table: how far it was off before, beside simpler guesses."""

import pandas as pd

from dashboard.findings.data.national import OLD, National
from dashboard.findings.model.finding import BY_ROW, Numbers
from dashboard.findings.model.quantities import Quantity, Told

__all__ = ["record_numbers"]

_GUESSES = ("outlook", "no_change", "straight_line", "least_squares")
_UNITS = {"share_pct": ("points", 2), "diversity_index": ("index", 3)}


def record_numbers(held: National) -> Numbers | None:
    """Put the record together.

    Parameters
    ----------
    held : National

    Returns
    -------
    Numbers or None
        One row a horizon and measure (None without a record): mean absolute errors of the outlook and its rivals,
        and how often the outcome fell within its range.
    """
    record = held.record
    if record is None:
        return None
    frame = pd.DataFrame(
        {
            "horizon": record["horizon"],
            "origins": record["origins"],
            "measure": "record." + record["measure"],
            **{guess: record[guess].astype(float) for guess in _GUESSES},
            "coverage": record["coverage"].astype(float) / 100,
            "unit": [_UNITS[measure][0] for measure in record["measure"]],
            "decimals": [_UNITS[measure][1] for measure in record["measure"]],
        }
    )
    years = held.years(OLD)
    tables = held.values("index_7")["source_table"].astype(str).unique()
    units = {"horizon": "count", "origins": "count", "measure": "text", "coverage": "share"} | dict.fromkeys(
        _GUESSES, BY_ROW
    )
    return Numbers(
        id="record",
        frame=frame,
        units=units,
        sources=held.sources(", ".join(tables), f"{years[0]}–{years[-1]}", OLD),
        partition=OLD,
        caveats=(Told("trends.caveat.record"),),
        headings={
            column: Quantity(f"record.{column}", "text")
            for column in ("horizon", "origins", "measure", "coverage", *_GUESSES)
        },
    )
