"""How tables express origin: as a tree of dimension keys, or as a set of columns."""

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

Birthplace = Literal["nl", "abroad", "all"]
Classification = Literal["herkomst", "migratieachtergrond"]


class Declared(BaseModel):
    """A declaration: complete, unchangeable, and without keys that nobody reads."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Group(Declared):
    """A group of origin, named as CBS names it."""

    name: str
    en: str
    classic: bool = False
    eu: bool = False
    moe: bool = False
    gips: bool = False


class ColumnSpec(Declared):
    """A column found by title; `under` and `unit` tell apart columns with the same title."""

    titles: tuple[str, ...]
    under: str | None = None
    unit: str | None = None


class GroupColumn(ColumnSpec):
    """A column that holds one group."""

    group: str
    birthplace: Birthplace = "all"


class ColumnPartition(Declared):
    """A partition of the inhabitants that a table publishes as columns.

    With `rest`, that group is what the total (100 for shares) holds beyond the `subtotals`.
    """

    classification: Classification
    published: Literal["persons", "share"] = "persons"
    total: ColumnSpec | None = None
    groups: tuple[GroupColumn, ...]
    by_birthplace: tuple[GroupColumn, ...] = ()
    rest: str | None = None
    subtotals: tuple[ColumnSpec, ...] = ()


class Node(Declared):
    """A key of an origin dimension (or its title), the group it means and the key it is part of."""

    key: str
    group: str
    parent: str | None = None
    rest: str | None = None


class Tree(Declared):
    """How the keys of an origin dimension contain each other.

    With `also_top`, the nodes without a parent are published as a partition of their own beside the leaves.
    """

    also_top: bool = False
    classification: Classification
    total: str
    rest: str | None = None
    nodes: tuple[Node, ...]

    @model_validator(mode="after")
    def _parents_are_nodes(self) -> Self:
        keys = {node.key for node in self.nodes}
        orphans = {node.key for node in self.nodes if node.parent and node.parent not in keys}
        if orphans:
            raise ValueError(f"nodes without their parent: {', '.join(sorted(orphans))}")
        return self


class BirthplaceDimension(Declared):
    """The dimension that tells where people were born, with its keys or titles."""

    dimension: str
    total: str
    nl: str | None = None
    abroad: str | None = None
    not_for: tuple[str, ...] = ()


class StructuralZero(Declared):
    """A combination that cannot exist, which CBS may leave empty."""

    group: str
    birthplace: Birthplace
