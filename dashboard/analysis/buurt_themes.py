"""The figures of tasks of buurten: of those that wijken have, what is held of buurten too."""

from collections.abc import Mapping

import pandas as pd

from dashboard.analysis.themes import Values, places_of, theme_values, themes

__all__ = ["of_buurten"]


def of_buurten(indicators: pd.DataFrame, families: Mapping[str, str]) -> dict[str, Values]:
    """Compute of all buurten the figures that wijken have too; see :func:`~dashboard.analysis.themes.theme_tables`.

    Parameters
    ----------
    indicators : frame
        Tidy indicators of buurten, with their margins.
    families : mapping of source to family

    Returns
    -------
    dict of Values
        By code; a figure that no source has of buurten is absent.
    """
    places = indicators.groupby("indicator", observed=True).indices
    found = {
        code: theme_values(indicators.iloc[places_of(one, places)], families, one, "buurt")
        for code, one in themes().indicator.items()
        if "wijk" in one.levels
    }
    return {code: values for code, values in found.items() if values is not None}
