"""Do the figures fit: each source in itself, and the sources with each other."""

from collections.abc import Mapping

import pandas as pd
import pandera.errors

from data_sources.catalogue.models import Source, TableSource
from data_sources.errors import EmptyTableError, FiguresDoNotFitError, UnknownRegionError
from data_sources.schemas import SCHEMAS

POPULATION_TABLE = "03759ned"
LONG_SERIES_TABLE = "70072ned"
PRESENT_TABLE = "85458NED"
CORRECTION = 10
"""Persons by which CBS's own tables may differ for one gemeente, after corrections of addresses."""


def check_alone(source: Source, frames: Mapping[str, pd.DataFrame]) -> None:
    """Check one source's frames: shape, rows, and gemeenten that add up to the country.

    Raises
    ------
    EmptyTableError, FiguresDoNotFitError
    """
    for kind, frame in frames.items():
        if frame.empty:
            raise EmptyTableError(f"{source.id}: {kind} is leeg.")
        try:
            SCHEMAS[kind].validate(frame)
        except pandera.errors.SchemaError as error:
            raise FiguresDoNotFitError(
                f"{source.id}: {kind} heeft niet de juiste vorm: {_first_line(error)}"
            ) from None
    if "origin" in frames:
        _check_country(source, frames["origin"])


def check_together(frames: Mapping[str, Mapping[str, pd.DataFrame]], sources: Mapping[str, Source]) -> None:
    """Check the sources against each other.

    Parameters
    ----------
    frames : mapping
        Frames by kind, per source id; sources that are not there are not compared.
    sources : mapping
        The declarations, per source id.

    Raises
    ------
    UnknownRegionError, FiguresDoNotFitError
    """
    lists = gemeente_lists(frames)
    for source_id, kinds in frames.items():
        # A table's list of regions is taken from its own rows; figures without such a list are looked at themselves.
        listed = kinds.get("regions", kinds.get("indicators"))
        if listed is not None:
            _check_regions(source_id, listed, lists)
        if "origin" in kinds and POPULATION_TABLE in frames:
            _check_population(sources[source_id], kinds["origin"], frames[POPULATION_TABLE]["indicators"])
    if PRESENT_TABLE in frames:
        for source_id, kinds in frames.items():
            if "origin" in kinds and source_id != PRESENT_TABLE:
                _check_same(source_id, kinds["origin"], frames[PRESENT_TABLE]["origin"])


def gemeente_lists(frames: Mapping[str, Mapping[str, pd.DataFrame]]) -> dict[int, set[str]]:
    """Return the gemeenten of each year as CBS's population tables list them."""
    lists: dict[int, set[str]] = {}
    for table in (LONG_SERIES_TABLE, POPULATION_TABLE):
        if table in frames:
            regions = frames[table]["regions"]
            for year, found in regions[regions["level"] == "gemeente"].groupby("year")["region"]:
                lists[int(year)] = set(found)
    return lists


def _check_country(source: Source, origin: pd.DataFrame) -> None:
    """Gemeenten are exact, so they add up to the country, group by group."""
    # Names as plain text: pandas cannot join categories of unlike sizes.
    counted = origin.dropna(subset="persons").astype({"group": str})
    keys = ["year", "classification", "groups", "group", "birthplace"]
    sums = counted[counted["level"] == "gemeente"].groupby(keys)["persons"].sum()
    land = counted[counted["level"] == "land"].set_index(keys)["persons"]
    both = pd.concat({"sum": sums, "land": land}, axis=1).dropna()
    off = both[both["sum"] != both["land"]]
    if len(off):
        year, *_, group, _birth = off.index[0]
        raise FiguresDoNotFitError(
            f"{source.id}: de gemeenten tellen voor {group} in {year} op tot {off['sum'].iloc[0]:.0f}, "
            f"het landtotaal is {off['land'].iloc[0]:.0f}."
        )


def _check_regions(source_id: str, frame: pd.DataFrame, lists: Mapping[int, set[str]]) -> None:
    inside = frame[frame["level"].isin(["gemeente", "wijk", "buurt"])]
    found = pd.DataFrame(
        {"gemeente": "GM" + inside["region"].str[2:6], "year": inside["year"]}
    ).drop_duplicates()
    for year, codes in found.groupby("year")["gemeente"]:
        unknown = sorted(set(codes) - lists.get(int(year), set(codes)))
        if unknown:
            raise UnknownRegionError(
                f"{source_id}: {', '.join(unknown[:5])} staat niet in de lijst van gemeenten van 1 januari {year}."
            )


def _check_population(source: Source, origin: pd.DataFrame, population: pd.DataFrame) -> None:
    """All groups of all gemeenten together are the inhabitants of the country, less declared gaps."""
    counted = origin[(origin["level"] == "gemeente") & origin["persons"].notna()]
    inhabitants = population[population["indicator"] == "inwoners"].set_index(["year", "region"])["value"]
    gaps = source.known_gaps if isinstance(source, TableSource) else {}
    for (year, _, groups), part in counted.groupby(["year", "classification", "groups"]):
        if (year, "NL") not in inhabitants.index:
            continue
        national, found = inhabitants[year, "NL"], int(part["persons"].sum())
        absent = [code for code in gaps.get(year, ()) if code not in set(part["region"])]
        known = [inhabitants[year, code] for code in absent if (year, code) in inhabitants.index]
        if found not in (national, national - sum(known)):
            raise FiguresDoNotFitError(
                f"{source.id}: de {groups} groepen tellen in {year} op tot {found} inwoners, "
                f"Nederland had er {national:.0f}."
            )


def _check_same(source_id: str, origin: pd.DataFrame, present: pd.DataFrame) -> None:
    """Kerncijfers wijken en buurten and 85458NED publish the same gemeente figures."""
    keys = ["region", "year", "classification", "groups", "group"]

    def figures(frame: pd.DataFrame) -> pd.Series:
        of_gemeenten = frame[frame["level"] == "gemeente"].astype({"group": str})
        return of_gemeenten.groupby(keys)["persons"].sum(min_count=1).dropna()

    both = pd.concat({"here": figures(origin), "present": figures(present)}, axis=1).dropna()
    off = both[(both["here"] - both["present"]).abs() > CORRECTION]
    if len(off):
        region, year, *_, group = off.index[0]
        raise FiguresDoNotFitError(
            f"{source_id}: {group} in {region} is {off['here'].iloc[0]:.0f} in {year}, "
            f"volgens {PRESENT_TABLE} {off['present'].iloc[0]:.0f}."
        )


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:200]
