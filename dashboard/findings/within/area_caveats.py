"""What is to be said of the inhabitants and the index of wijken and buurten."""

import pandas as pd

from dashboard.findings.data.small_areas import FEWEST
from dashboard.findings.model.quantities import Quantity, Told

__all__ = ["area_caveats", "few_caveats", "few_of", "index_caveats", "missing_caveats"]


def area_caveats(areas: pd.DataFrame) -> list[Told]:
    """Say of how many areas the inhabitants are added up, for want of a published number.

    Parameters
    ----------
    areas : DataFrame
        With `summed`; see :meth:`dashboard.findings.data.small_areas.SmallAreas.residents`.
    """
    return _counted("summed", int(areas["summed"].fillna(False).astype(bool).sum()))


def few_caveats(areas: pd.DataFrame) -> list[Told]:
    """Say how many areas have too few `inhabitants` for a figure."""
    return _counted("few", few_of(areas), least=Quantity(FEWEST, "count"))


def few_of(areas: pd.DataFrame) -> int:
    """How many areas have too few `inhabitants` for a figure."""
    return int((areas["inhabitants"] < FEWEST).fillna(False).sum())


def index_caveats(areas: pd.DataFrame) -> list[Told]:
    """Say also how many have too few inhabitants, and of how many the groups do not reach the total.

    Parameters
    ----------
    areas : DataFrame
        With `inhabitants`, `summed`, `fits` and `low`; see :meth:`~.small_areas.SmallAreas.indices`.
    """
    unfit = int((~areas["fits"] & areas["low"].notna()).sum())
    return [*few_caveats(areas), *_counted("unfit", unfit), *area_caveats(areas)]


def missing_caveats(lacking: pd.DataFrame, level: str, year: int) -> list[Told]:
    """Say why areas have no figure: each area for one reason, the one that is true of it.

    Parameters
    ----------
    lacking : DataFrame
        The areas without a value that do not have too few inhabitants for one: `persons` (of all groups or of those
        concerned; missing where CBS publishes none).
    level : str
    year : int
    """
    if level == "gemeente":
        return _counted("parts", len(lacking), year=Quantity(year, "year"))
    withheld = int(lacking["persons"].isna().sum())
    return [*_counted("withheld", withheld), *_counted("empty", len(lacking) - withheld)]


def _counted(key: str, number: int, **filled: Quantity) -> list[Told]:
    return [Told(f"caveat.{key}", {"n": Quantity(number, "count"), **filled}, "n")] if number else []
