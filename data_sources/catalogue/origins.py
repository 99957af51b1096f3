"""How tables express origin: as a tree of dimension keys, or as a set of columns."""

import unicodedata
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from data_sources.declared import Declared, Text

Birthplace = Literal["nl", "abroad", "all"]
Classification = Literal["herkomst", "migratieachtergrond"]


class Group(Declared):
    """A group of origin, named as CBS names it; see `groups.toml` for the meaning of each field."""

    name: str
    nl: str | None = None
    en: str
    having: Text | None = None
    classic: bool = False
    eu: bool = False
    moe: bool = False
    gips: bool = False

    @property
    def code(self) -> str:
        """The name as it stands in an address: letters and underscores, without accents."""
        plain = unicodedata.normalize("NFKD", self.name).encode("ascii", "ignore").decode()
        return "_".join("".join(one if one.isalnum() else " " for one in plain).split()).casefold()


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

    With `rest`, that group is what the total (100 for shares) holds beyond the `subtotals`. Shares are written in a
    multiple of `step`.
    """

    classification: Classification
    published: Literal["persons", "share"] = "persons"
    total: ColumnSpec | None = None
    groups: tuple[GroupColumn, ...]
    by_birthplace: tuple[GroupColumn, ...] = ()
    rest: str | None = None
    subtotals: tuple[ColumnSpec, ...] = ()
    step: float | None = Field(default=None, repr=False)

    @model_validator(mode="after")
    def _written(self) -> Self:
        if (self.published == "share") != (self.step is not None):
            raise ValueError(
                f"{self.classification}: shares need the step in which they are written, and only they"
            )
        return self


class Node(Declared):
    """A key of an origin dimension (or its title), the group it means and the key it is part of.

    What it holds beyond the named keys below it is the group `rest`. With `keep_rest` that is a group even when nobody
    is in it: what CBS sums there goes beyond what it names. CBS's `title` of the key stands here where it is not the
    name of the group.
    """

    key: str
    group: str
    title: str | None = None
    parent: str | None = None
    rest: str | None = None
    keep_rest: bool = False


class EveryKey(Declared):
    """A partition of its own into every key of a dimension, each named as CBS titles it.

    Attributes
    ----------
    nodes : tuple of str
        Keys of nodes that are groups of it too.
    leave_out : tuple of str
        Titles of keys that overlap others.
    names : dict of str to str
        Names of groups, where they are not the title.
    rest : str
        What the total holds beyond them: also who was born where the table names nothing in that year.
    """

    nodes: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    names: dict[str, str] = Field(default_factory=dict)
    rest: str


class NamedGroup(NamedTuple):
    """A group below the top of a tree, and all groups of which it can be made up, itself among them."""

    name: str
    kind: Literal["sum", "country", "rest"]
    of: tuple[str, ...]


class Tree(Declared):
    """How the keys of an origin dimension contain each other.

    With `also_top`, the nodes without a parent are published as a partition of their own beside the leaves; with
    `every`, so is the division into all keys of the dimension.
    """

    also_top: bool = False
    classification: Classification
    total: str
    rest: str | None = None
    nodes: tuple[Node, ...]
    every: EveryKey | None = None

    @model_validator(mode="after")
    def _parents_are_nodes(self) -> Self:
        keys = {node.key for node in self.nodes}
        orphans = {node.key for node in self.nodes if node.parent and node.parent not in keys}
        if orphans:
            raise ValueError(f"nodes without their parent: {', '.join(sorted(orphans))}")
        return self

    def named(self) -> tuple[NamedGroup, ...]:
        """Return every group below the top: first the sums over others, then what is one, then the rests.

        Which of the groups of a sum a table has, only the table knows: a sum is over those that are there.
        """
        below = [node for node in self.nodes if node.parent]
        sums = {node.parent for node in below}
        rests = [node.rest for node in self.nodes if node.rest]
        return (
            *(NamedGroup(node.group, "sum", self._within(node)) for node in below if node.key in sums),
            *(NamedGroup(node.group, "country", (node.group,)) for node in below if node.key not in sums),
            *(NamedGroup(rest, "rest", (rest,)) for rest in rests),
        )

    def _within(self, node: Node) -> tuple[str, ...]:
        children = [child for child in self.nodes if child.parent == node.key]
        deeper = (group for child in children for group in self._within(child))
        return (node.group, *deeper, *((node.rest,) if node.rest else ()))


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
