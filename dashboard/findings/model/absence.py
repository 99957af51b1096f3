"""What is said where figures are not held, and how to do without them.

Whatever reads figures raises :class:`~data_sources.errors.NotHeldError` when there are none. What cannot be told
without them gives way to a sentence (:func:`told`); what only adds to something else is left out (:func:`if_held`).
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from dashboard.findings.model.quantities import Quantity, Told
from dashboard.language import Language
from data_sources.catalogue import column_partitions, features, tables, trees
from data_sources.catalogue.models import TableSource
from data_sources.errors import Lacking, NotHeldError, SnapshotError

__all__ = ["NOTHING", "again", "behind", "if_held", "nothing", "sentences", "told", "unmapped", "untold"]

Made = TypeVar("Made")
Other = TypeVar("Other")

NOTHING = Lacking("origin", ("gemeente",))
"""The one thing without which there is nothing to show: origin per gemeente, of any year, in either classification."""

_NAMED = 3
"""Tables that are named; of more the newest, and how many there are besides."""


def if_held(make: Callable[[], Made], otherwise: Other = None) -> Made | Other:  # type: ignore[assignment]
    """Return what is made, or something else where the figures for it are not held.

    Only for what adds to something else: a comparison, a caveat, a choice among several.
    """
    try:
        return make()
    except NotHeldError:
        return otherwise


def told(lacking: Lacking) -> Told:
    """Say that something is not there for want of figures, which figures those are, and where CBS has them.

    Parameters
    ----------
    lacking : Lacking

    Returns
    -------
    Told
    """
    if lacking == NOTHING:
        return Told("absence.nothing", {"tables": _named(_tables(lacking))})
    what = {"what": Quantity(_what(lacking), "told")}
    if lacking.kind == "areas":
        return Told("absence.lacking_areas", what)
    found = _tables(lacking)
    if found:
        return Told("absence.lacking_from", what | {"tables": _named(found)})
    layer = next((layer for layer in features() if layer.level in lacking.levels), None)
    if lacking.kind == "indicators" and layer is not None:
        title = Quantity(layer.title.replace(" {year}", ""), "name")
        return Told(
            "absence.lacking_from",
            what | {"tables": Quantity(Told("absence.layer", {"title": title}), "told")},
        )
    return Told("absence.lacking", what)


def sentences(lacking: Mapping[str, Lacking], language: Language) -> list[str]:
    """Say why the parts of something are not there, each reason once."""
    return [told(why).say(language) for why in dict.fromkeys(lacking.values())]


def nothing(error: SnapshotError) -> Told:
    """Say that there is nothing to show: no figures of gemeenten, or none that can be read."""
    return told(error.lacking) if isinstance(error, NotHeldError) else Told("absence.broken")


def behind() -> Told:
    """Say that the figures shown are the last good ones, because what lies in their place now cannot be read."""
    return Told("absence.behind")


def again(lacking: Lacking) -> Told:
    """Say it of one more thing, where it was said in full before."""
    return Told("absence.again", {"what": Quantity(_what(lacking), "told")})


def unmapped(lacking: Lacking) -> Told:
    """Say that there is a table instead of a map."""
    return Told("absence.map", {"what": Quantity(_what(lacking), "told")})


def untold(years: tuple[int, ...]) -> tuple[Told, ...]:
    """Say which years are left out because nobody tells what became of their gemeenten; nothing where none is."""
    return (Told("absence.untold", {"years": Quantity(_years(years), "name")}),) if years else ()


def _what(lacking: Lacking) -> Told:
    """Name the figures in plain words."""
    levels = tuple(Told(f"level.{level}.plural") for level in lacking.levels) or (Told("absence.areas"),)
    filled = {"levels": Quantity(levels, "list"), "named": Quantity(lacking.sources, "names")}
    key: str = lacking.kind if lacking.kind != "series" or not lacking.classification else "series_of"
    if lacking.classification:
        filled["classification"] = Quantity(lacking.classification, "classification")
        if key == "origin":
            key = "grouped" if lacking.groups else "classified"
            filled["groups"] = Quantity(lacking.groups, "count")
    said = Told(f"absence.what.{key}", filled)
    if not lacking.years or lacking.kind == "series":
        return said
    years = Quantity(_years(lacking.years), "name")
    return Told("absence.of_years", {"what": Quantity(said, "told"), "years": years})


def _tables(lacking: Lacking) -> tuple[TableSource, ...]:
    """The tables of the catalogue that hold such figures, newest first."""
    found = [table for table in tables() if _holds(table, lacking)]
    return tuple(sorted(found, key=lambda table: -table.years[-1]))


def _holds(table: TableSource, lacking: Lacking) -> bool:
    if lacking.sources:
        return table.id in lacking.sources
    if lacking.kind == "history":
        return table.history
    at_level = not lacking.levels or bool(set(lacking.levels) & set(table.levels))
    in_years = not lacking.years or any(year in table.years for year in lacking.years)
    if not (at_level and in_years):
        return False
    if lacking.kind in ("origin", "series"):
        return _divides(table, lacking.classification, lacking.groups)
    if lacking.kind == "indicators":
        codes = {column.code for column in table.indicators}
        return set(lacking.indicators) <= codes and bool(codes)
    return False


def _divides(table: TableSource, classification: str | None, groups: int | None) -> bool:
    """Whether a table has origin in so many groups of a classification."""
    if table.columns:
        columns = column_partitions()[table.columns]
        counts, found = {len(columns.groups) + bool(columns.rest)}, columns.classification
    elif table.tree:
        tree = trees()[table.tree]
        whole = {node.parent for node in tree.nodes}
        leaves = sum(node.key not in whole for node in tree.nodes) + bool(tree.rest)
        top, found = sum(node.parent is None for node in tree.nodes), tree.classification
        # Which countries have a name is for the table to say: more than the whole of them it never has.
        counts = {top, *range(top + 1, 2 * leaves)} if tree.also_top else {leaves}
    else:
        return False
    return classification in (None, found) and (groups is None or groups in counts)


def _named(found: Iterable[TableSource]) -> Quantity:
    """Name tables: of one its title as well, of many the newest and how many there are besides."""
    listed = list(found)
    if len(listed) == 1:
        one = {"table": Quantity(listed[0].id, "name"), "title": Quantity(listed[0].title, "name")}
        return Quantity(Told("absence.table", one), "told")
    first = {"names": Quantity(tuple(table.id for table in listed[:_NAMED]), "names")}
    more = len(listed) - _NAMED
    if more <= 0:
        return Quantity(Told("absence.tables", first), "told")
    first = {"names": Quantity(", ".join(table.id for table in listed[:_NAMED]), "name")}
    return Quantity(Told("absence.tables_more", first | {"more": Quantity(more, "count")}, "more"), "told")


def _years(years: tuple[int, ...]) -> str:
    whole = len(years) > 2 and years[-1] - years[0] == len(years) - 1
    return f"{years[0]}–{years[-1]}" if whole else ", ".join(map(str, years))
