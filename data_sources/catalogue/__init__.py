"""The catalogue: every table, group, indicator and boundary, declared once as data (TOML beside this file).

Adding a year, a table or an indicator touches a declaration here and no code elsewhere; what is published once a
year under a known title or name (kerncijfers, boundaries, theme figures) needs no new declaration at all.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from data_sources.catalogue.models import (
    BoundaryFile,
    BoundaryLayer,
    Family,
    FeatureLayer,
    GroupFile,
    IndicatorColumn,
    Release,
    ReleaseFile,
    Rounded,
    Source,
    TableFile,
    TableSource,
)
from data_sources.catalogue.origins import ColumnPartition, Group, Tree
from data_sources.catalogue.units import units
from data_sources.declared import NotDeclaredError, fitted, read_declaration
from data_sources.errors import CatalogueError

__all__ = [
    "boundaries",
    "column_partitions",
    "families",
    "features",
    "find",
    "groups",
    "layers",
    "listed",
    "order",
    "releases",
    "rounded",
    "tables",
    "trees",
    "units",
]

_TABLES, _BOUNDARIES = "data_sources/catalogue/tables.toml", "data_sources/catalogue/boundaries.toml"


@cache
def groups() -> tuple[Group, ...]:
    """Return all groups of origin, in the order in which they are shown."""
    return _groups().group


@cache
def trees() -> dict[str, Tree]:
    """Return the trees of origin keys, by name."""
    return _groups().tree


@cache
def column_partitions() -> dict[str, ColumnPartition]:
    """Return the partitions that tables publish as columns, by name."""
    return _groups().columns


@cache
def tables() -> tuple[TableSource, ...]:
    """Return the CBS tables that are declared by id; a table takes from its family what it does not say itself."""
    return tuple(_table(row) for row in _tables().table)


@cache
def families() -> tuple[Family, ...]:
    """Return the families of which CBS's catalogue lists a table for every year."""
    return tuple(
        Family(name=name, title=_family(name)["title"], years=row["listed"])
        for name, row in _tables().family.items()
        if "listed" in row
    )


def listed(table_id: str, title: str) -> TableSource | None:
    """Return the table that CBS lists under this title, which need not be declared; None for one of no family."""
    for family in families():
        year = family.year_of(title)
        if year is not None:
            return _table({"id": table_id, "family": family.name, "years": str(year)})
    return None


@cache
def boundaries() -> dict[str, BoundaryLayer]:
    """Return the boundaries that may be asked for, by level."""
    declared = _boundaries()
    shared = declared.model_dump(include={"licence", "attribution", "caveat", "caveat_en", "rests"}) | {
        "datasets": declared.datasets
    }
    made = (fitted(shared | row, BoundaryLayer, f"{_BOUNDARIES}: level") for row in declared.level)
    return {layer.level: layer for layer in made}


@cache
def features() -> tuple[FeatureLayer, ...]:
    """Return the figures that PDOK publishes with the areas."""
    declared = _boundaries()
    shared = declared.model_dump(include={"licence", "attribution"})
    return tuple(fitted(shared | row, FeatureLayer, f"{_BOUNDARIES}: features") for row in declared.features)


def layers() -> tuple[FeatureLayer | BoundaryLayer, ...]:
    """Return all that PDOK publishes once a year."""
    return (*features(), *boundaries().values())


@cache
def releases() -> tuple[Release, ...]:
    """Return when CBS usually publishes what."""
    return read_declaration(__name__, "calendar.toml", ReleaseFile).release


@cache
def find(source_id: str, title: str = "") -> Source:
    """Return the source with this id; capitals do not matter.

    Parameters
    ----------
    source_id : str
    title : str
        CBS's own title, by which a table of a family is known that is not declared by id.

    Raises
    ------
    CatalogueError
        The catalogue declares no such source.
    """
    wanted = source_id.casefold()
    for table in tables():
        if table.id.casefold() == wanted:
            return table
    year = wanted.rpartition("-")[2]
    for layer in layers():
        if year.isdecimal() and int(year) in layer.years and layer.source(int(year)).id == wanted:
            return layer.source(int(year))
    if (found := listed(source_id, title)) is not None:
        return found
    raise CatalogueError(
        f"'{source_id}' staat niet in de catalogus; bekend zijn o.a. 85458NED en gemeente-2025."
    )


def rounded(source_id: str, title: str = "") -> Rounded | None:
    """Return how a table rounds its counts; None where it does not, or where nobody knows."""
    try:
        declared = find(source_id, title)
    except CatalogueError:
        return None
    return declared.rounded if isinstance(declared, TableSource) else None


def order(source: Source) -> tuple[int, int]:
    """Return where a source stands: where two give the same figure, the first is preferred."""
    declared = [table.id for table in tables()]
    if source.id in declared:
        return 0, declared.index(source.id)
    if isinstance(source, TableSource):
        return 1, -source.years[0]
    levels = [*boundaries()]
    level, year = getattr(source, "level", ""), getattr(source, "year", 0)
    is_boundary = source.id == f"{level}-{year}"
    return 2 + (1 + levels.index(level) if is_boundary else 0), -year


def _family(name: str | None) -> dict[str, Any]:
    """What a family declares, with what it takes from the one that it extends."""
    if name is None:
        return {}
    row = dict(_named(_tables().family, name, "family"))
    row.pop("listed", None)
    return _family(row.pop("extends", None)) | row


def _table(row: dict[str, Any]) -> TableSource:
    where = f"table {row.get('id')}"
    whole = _tables().model_dump(include={"licence", "attribution"}) | _family(row.get("family")) | row
    if "family" in row:
        whole["title"] = f"{whole['title']} {row.get('years')}"
    whole.pop("family", None)
    whole["indicators"] = _named(_indicators(), whole.get("indicators"), f"{where}: indicators", ())
    of_origin = _named(trees(), whole.get("tree"), f"{where}: tree") or _named(
        column_partitions(), whole.get("columns"), f"{where}: columns"
    )
    whole["shape"] = hashlib.sha256(repr(of_origin).encode()).hexdigest()[:16] if of_origin else ""
    return fitted(whole, TableSource, f"{_TABLES}: {where}")


def _named(declared: Mapping[str, Any], name: str | None, key: str, nothing: Any = None) -> Any:
    """What a table names that is declared elsewhere."""
    if name is None:
        return nothing
    if name not in declared:
        raise NotDeclaredError(f"{_TABLES}: {key}: there is no {name!r}; there are {', '.join(declared)}")
    return declared[name]


@cache
def _tables() -> TableFile:
    return read_declaration(__name__, "tables.toml", TableFile)


@cache
def _indicators() -> dict[str, tuple[IndicatorColumn, ...]]:
    return read_declaration(__name__, "indicators.toml", dict[str, tuple[IndicatorColumn, ...]])


@cache
def _groups() -> GroupFile:
    return read_declaration(__name__, "groups.toml", GroupFile)


@cache
def _boundaries() -> BoundaryFile:
    return read_declaration(__name__, "boundaries.toml", BoundaryFile)
