"""The catalogue: every table, group, indicator and boundary, declared once as data (TOML beside this file).

Adding a year, a table or an indicator touches a declaration here and no code elsewhere.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from data_sources.catalogue.models import (
    BoundaryCatalogue,
    BoundarySource,
    FeatureSource,
    Source,
    TableSource,
)
from data_sources.catalogue.origins import ColumnPartition, Group, Tree
from data_sources.errors import CatalogueError

__all__ = [
    "boundaries",
    "column_partitions",
    "features",
    "find",
    "groups",
    "sources",
    "tables",
    "trees",
]


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def groups() -> tuple[Group, ...]:
    """Return all groups of origin, in the order in which they are shown."""
    return tuple(Group.model_validate(row) for row in _read("groups")["group"])


@cache
def trees() -> dict[str, Tree]:
    """Return the trees of origin keys, by name."""
    return {name: Tree.model_validate(row) for name, row in _read("groups")["tree"].items()}


@cache
def column_partitions() -> dict[str, ColumnPartition]:
    """Return the partitions that tables publish as columns, by name."""
    return {name: ColumnPartition.model_validate(row) for name, row in _read("groups")["columns"].items()}


@cache
def tables() -> tuple[TableSource, ...]:
    """Return all CBS tables; a table takes from its family what it does not say itself."""
    declared, indicators = _read("tables"), _read("indicators")
    shared = {key: declared[key] for key in ("licence", "attribution")}

    def family(name: str | None) -> dict[str, Any]:
        if name is None:
            return {}
        row = dict(declared["family"][name])
        return family(row.pop("extends", None)) | row

    found = []
    for row in declared["table"]:
        whole = shared | family(row.get("family")) | row
        if "family" in row:
            whole["title"] = f"{whole['title']} {row['years']}"
        whole.pop("family", None)
        whole["indicators"] = indicators[whole["indicators"]] if "indicators" in whole else []
        found.append(TableSource.model_validate(whole))
    return tuple(found)


@cache
def boundaries() -> tuple[BoundarySource, ...]:
    """Return all boundary layers that may be asked for, one per level and year."""
    return tuple(BoundaryCatalogue.model_validate(_read("boundaries")).sources())


@cache
def features() -> tuple[FeatureSource, ...]:
    """Return the figures that PDOK publishes with the areas."""
    declared = _read("boundaries")
    shared = {"licence": declared["licence"], "attribution": declared["attribution"]}
    return tuple(FeatureSource.model_validate(shared | row) for row in declared["features"])


def sources() -> tuple[Source, ...]:
    """Return every declared source, preferred ones first."""
    return (*tables(), *features(), *boundaries())


def find(source_id: str) -> Source:
    """Return the source with this id; capitals do not matter.

    Raises
    ------
    CatalogueError
        The catalogue declares no such source.
    """
    for source in sources():
        if source.id.casefold() == source_id.casefold():
            return source
    raise CatalogueError(
        f"'{source_id}' staat niet in de catalogus; bekend zijn o.a. 85458NED en gemeente-2025."
    )
