"""Origin: from published columns or dimension keys to one partition of the inhabitants."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from data_sources.catalogue.models import TableSource
from data_sources.catalogue.origins import ColumnPartition, Node, Tree
from data_sources.errors import FiguresDoNotFitError
from data_sources.tidy.codes import as_categories

KEYS = ["region", "level", "year"]
ORIGIN_COLUMNS = [
    *KEYS,
    "classification",
    "groups",
    "group",
    "birthplace",
    "persons",
    "share_pct",
    "source_table",
    "rounded_to",
]


class TreeLeaves:
    """The leaves of a tree, given the keys that a table has: named keys, and the rest of their parents.

    Parameters
    ----------
    tree : Tree
        The declared tree.
    codes : mapping of str to str
        Title of every key in the table's code list.
    """

    def __init__(self, tree: Tree, codes: Mapping[str, str]):
        self.tree = tree
        by_title = {title: key for key, title in codes.items()}
        self._key = {
            node.key: node.key if node.key in codes else by_title.get(node.key) for node in tree.nodes
        }
        self.total = tree.total if tree.total in codes else by_title.get(tree.total, tree.total)
        self._nodes = {node.key: node for node in tree.nodes if self._key[node.key]}
        self._every = self._named_after_titles(codes)

    def _named_after_titles(self, codes: Mapping[str, str]) -> dict[str, str]:
        """The group of each key of the partition into all keys; none where the tree declares no such partition."""
        every = self.tree.every
        if every is None:
            return {}
        of_nodes = {str(self._key[node.key]): node.group for node in self._nodes.values()}
        whole = {str(self._key[name]) for name in every.nodes}
        named = {key: every.names.get(title, title) for key, title in codes.items()}
        left_out = {key for key, title in codes.items() if title in every.leave_out} | {self.total}
        return {
            key: of_nodes.get(key, name)
            for key, name in named.items()
            if key in whole or (key not in of_nodes and key not in left_out)
        }

    def _children(self, node: Node) -> list[Node]:
        # A child whose parent the table lacks hangs under the nearest one that is there.
        return [child for child in self._nodes.values() if self._present_parent(child) == node.key]

    def _present_parent(self, node: Node) -> str | None:
        declared = {row.key: row for row in self.tree.nodes}
        parent = node.parent
        while parent is not None and parent not in self._nodes:
            parent = declared[parent].parent
        return parent

    def keys(self) -> list[str]:
        """Return the keys to ask for: every leaf, every parent whose rest is needed, and the total."""
        return list(dict.fromkeys([*self.groups_by_key(), *self._every, self.total]))

    def groups_by_key(self) -> dict[str, str]:
        """Return the group of every key that the table has, apart from the total."""
        return {str(self._key[name]): node.group for name, node in self._nodes.items()}

    def partitions(self, values: pd.DataFrame) -> list[pd.DataFrame]:
        """Return persons per group for the leaves and, where declared, for the nodes at the top.

        Parameters
        ----------
        values : pd.DataFrame
            Persons, one column per key of `keys()`.

        Returns
        -------
        list of pd.DataFrame
            One column per group, same rows; missing where any figure that a group needs is missing.
        """
        leaves: dict[str, pd.Series] = {}
        for node in self._nodes.values():
            children = self._children(node)
            if not children:
                leaves[node.group] = values[self._key[node.key]]
            else:
                whole = values[self._key[node.key]]
                self._add_rest(leaves, node.rest, whole, values, children, node.keep_rest)
        top = [node for node in self._nodes.values() if self._present_parent(node) is None]
        self._add_rest(leaves, self.tree.rest, values[self.total], values, top)
        found = [pd.DataFrame(leaves)]
        if self.tree.also_top and len(leaves) > len(top):
            found.append(pd.DataFrame({node.group: values[self._key[node.key]] for node in top}))
        return found

    def every_key(self, values: pd.DataFrame) -> pd.DataFrame | None:
        """Return persons per key of the dimension, each a group; missing where the table does not name it that year.

        Parameters
        ----------
        values : pd.DataFrame
            Persons, one column per key of `keys()`.

        Raises
        ------
        FiguresDoNotFitError
            The groups are together more than the total.
        """
        if self.tree.every is None:
            return None
        groups = values[list(self._every)].rename(columns=self._every)
        rest = values[self.total] - groups.sum(axis=1)
        if (rest < 0).any():
            raise FiguresDoNotFitError(
                f"alle landen zijn samen meer dan het totaal in {int((rest < 0).sum())} rijen"
            )
        return groups.assign(**{self.tree.every.rest: rest})

    def _add_rest(
        self,
        leaves: dict[str, pd.Series],
        name: str | None,
        whole: pd.Series,
        values: pd.DataFrame,
        parts: list[Node],
        keep: bool = False,
    ) -> None:
        named = values[[self._key[part.key] for part in parts]].sum(axis=1, skipna=False)
        rest = whole - named
        if (rest < 0).any():
            raise FiguresDoNotFitError(
                f"de delen van '{name or 'het totaal'}' zijn samen groter dan het geheel "
                f"in {int((rest < 0).sum())} rijen"
            )
        if name is None and (rest > 0).any():
            raise FiguresDoNotFitError(
                f"de groepen tellen niet op tot het totaal in {int((rest > 0).sum())} rijen"
            )
        if name is not None and (keep or not (rest == 0).all()):
            leaves[name] = rest


def from_tree(source: TableSource, leaves: TreeLeaves, observations: pd.DataFrame) -> pd.DataFrame:
    """Return tidy origin from observations by dimension key.

    Parameters
    ----------
    source : TableSource
        The declaration.
    leaves : TreeLeaves
        The tree, cut to the keys that the table has.
    observations : pd.DataFrame
        `region`, `level`, `year`, `key`, `birthplace` and `persons`; one row per published figure.
    """
    index = [*KEYS, "birthplace"]
    wide = observations.pivot(index=index, columns="key", values="persons").reindex(columns=leaves.keys())
    births = wide.index.get_level_values("birthplace")
    for zero in source.structural_zeros:
        for key, group in leaves.groups_by_key().items():
            if group == zero.group:
                wide.loc[births == zero.birthplace, key] = wide.loc[births == zero.birthplace, key].fillna(0)
    parts = [_stacked(source, persons, leaves.tree.classification) for persons in leaves.partitions(wide)]
    if (every := leaves.every_key(wide)) is not None:
        # A country that was not there yet is no group of that year.
        parts.append(_stacked(source, every, leaves.tree.classification, named_only=True))
    return as_categories(pd.concat(parts, ignore_index=True))


def _stacked(
    source: TableSource, persons: pd.DataFrame, classification: str, named_only: bool = False
) -> pd.DataFrame:
    long = persons.rename_axis(columns="group").stack(future_stack=True).rename("persons").reset_index()
    if named_only:
        long = long.dropna(subset="persons")
    assert source.birthplace is not None
    split = long["birthplace"] != "all"
    if split.any():
        # What is not split by birthplace counts once, as a whole.
        long = long[split ^ long["group"].isin(source.birthplace.not_for)]
    return _finished(source, long, classification, persons.shape[1])


def from_columns(
    source: TableSource,
    partition: ColumnPartition,
    values: pd.DataFrame,
    total: pd.Series | None,
    rest: pd.Series | None,
) -> pd.DataFrame:
    """Return tidy origin from published columns.

    Parameters
    ----------
    source : TableSource
        The declaration.
    partition : ColumnPartition
        The declared partition.
    values : pd.DataFrame
        `region`, `level`, `year` in the index; one column per (group, birthplace).
    total : pd.Series or None
        Inhabitants, or None where the table publishes shares.
    rest : pd.Series or None
        Sum of the published subtotals; what is left of the total (100 for shares) is the group `rest`.
    """
    values = values.copy()
    if partition.rest is not None and rest is not None:
        whole = 100.0 if total is None else total
        values[(partition.rest, "all")] = _remainder(source, whole - rest)
    values.columns = pd.MultiIndex.from_tuples(values.columns, names=["group", "birthplace"])
    groups = values.columns.get_level_values("group").nunique()
    long = values.stack(["group", "birthplace"], future_stack=True).rename("value").reset_index()
    if partition.published == "share":
        long["share_pct"] = long.pop("value").round(1)
        long["persons"] = pd.NA
    else:
        long["persons"] = long.pop("value")
    return _finished(source, long, partition.classification, groups)


def _remainder(source: TableSource, rest: pd.Series) -> pd.Series:
    # Rounded parts can exceed the rounded total; exact ones cannot.
    exact = rest.index.get_level_values("level").map(lambda level: source.rounding[level] == 1)
    if ((rest < -0.15) & exact).any():
        regions = rest[(rest < -0.15) & exact].index.get_level_values("region")[:3]
        raise FiguresDoNotFitError(
            f"{source.id}: de groepen zijn samen groter dan het totaal in {', '.join(regions)}."
        )
    return rest.clip(lower=0)


def _finished(source: TableSource, long: pd.DataFrame, classification: str, groups: int) -> pd.DataFrame:
    frame = long.copy()
    frame["persons"] = frame["persons"].astype("Float64").round().astype("Int64")
    published = "share_pct" in frame
    if published:
        frame["share_pct"] = frame["share_pct"].astype("Float64")
        figures = frame["share_pct"]
    else:
        frame["share_pct"] = _shares(frame)
        figures = frame["persons"]
    # A region without any figure did not exist in that year.
    known = figures.notna().groupby([frame[key] for key in KEYS]).transform("any")
    frame = frame[known]
    finished = frame.assign(
        classification=classification,
        groups=np.int16(groups),
        source_table=source.id,
        rounded_to=(pd.NA if published else frame["level"].map(source.rounding)),
        year=frame["year"].astype("int16"),
    ).astype({"rounded_to": "Int8"})
    return as_categories(finished[ORIGIN_COLUMNS]).sort_values(
        ["level", "region", "year", "group", "birthplace"], ignore_index=True
    )


def _shares(frame: pd.DataFrame) -> pd.Series:
    persons = frame["persons"].astype("Float64")
    by_region = [frame[key] for key in KEYS]
    complete = persons.notna().groupby(by_region).transform("all")
    total = persons.groupby(by_region).transform("sum")
    return (100 * persons / total.where(complete & (total > 0))).astype("Float64")
