"""What can go wrong between CBS and the snapshot, each told in one clear Dutch line.

A maintainer reads these lines; none of them changes the last good snapshot.
"""

from dataclasses import dataclass
from typing import Literal

from data_sources.wording import masked


class DataSourceError(Exception):
    """Something is wrong with a source or the snapshot; the message says what, and what to do."""


class SourceUnreachableError(DataSourceError):
    """No connection, no answer in time, or a connection cut in the middle of an answer."""


class SourceUnavailableError(DataSourceError):
    """The service answers, but with an error status or a maintenance page."""


class GarbledAnswerError(DataSourceError):
    """The answer is not the JSON that it should be."""


class PagingLoopError(DataSourceError):
    """The link to the next page leads back to a page that was read already."""


class UnknownTableError(DataSourceError):
    """The service does not know the table, or not for this year."""


class ColumnError(DataSourceError):
    """A column that the catalogue asks for is missing, renamed or ambiguous."""


class EmptyTableError(DataSourceError):
    """The table, or a part that should have rows, has none."""


class FiguresDoNotFitError(DataSourceError):
    """Row counts, totals or shares contradict each other."""


class UnknownRegionError(DataSourceError):
    """A region is not in the list of the year that the figures are of."""


class SnapshotError(DataSourceError):
    """The snapshot is absent or damaged, or does not hold what is asked.

    Parameters
    ----------
    *told
        What is wrong.
    place : str
        Where the snapshot lies, for whoever keeps it: visitors need not know.
    """

    def __init__(self, *told: object, place: str = ""):
        super().__init__(*told)
        self.place = place

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{masked(self.place)}: {super().__str__()}" if self.place else super().__str__()


@dataclass(frozen=True)
class Lacking:
    """What is asked of a snapshot and not in it; all that is not known stays empty.

    Attributes
    ----------
    kind : str
        `origin`, `indicators`, `regions` (which there are, and their names), `areas` (boundaries), `history` (of
        gemeenten), `source`, or `series`: the figures of more years than there are.
    levels : tuple of str
    years : tuple of int
    classification : str or None
    groups : int or None
        Of the classification.
    indicators : tuple of str
    sources : tuple of str
        Ids of tables or layers, where those were asked for by name.
    there : tuple of int
        Years of the same that the snapshot does hold, as far as looked up.
    """

    kind: Literal["origin", "indicators", "regions", "areas", "history", "source", "series"]
    levels: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    classification: str | None = None
    groups: int | None = None
    indicators: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    there: tuple[int, ...] = ()

    def __str__(self) -> str:
        """Say it in one line."""
        words = {
            "origin": "cijfers over herkomst",
            "indicators": f"cijfers ({', '.join(self.indicators[:3]) or 'andere dan herkomst'})",
            "regions": "regiolijst",
            "areas": "grenzen",
            "history": "geschiedenis van gemeenten (03759ned)",
            "source": f"bron {', '.join(self.sources)}",
            "series": "reeks van meer jaren",
        }[self.kind]
        if self.classification:
            words += f" ({self.classification}{f', {self.groups} groepen' if self.groups else ''})"
        where = " ".join([", ".join(self.levels), _years(self.years)]).strip()
        there = f"; wel van {_years(self.there)}" if self.there else ""
        return f"geen {words}{f' van {where}' if where else ''} in de momentopname{there}."


class NotHeldError(SnapshotError):
    """The snapshot does not hold figures that something rests on.

    Parameters
    ----------
    lacking : Lacking
        Which.
    """

    def __init__(self, lacking: Lacking):
        super().__init__(lacking)
        self.lacking = lacking


class CatalogueError(DataSourceError):
    """The catalogue contradicts itself, or does not declare what is asked."""


class CannotBeShownError(DataSourceError):
    """The figures fit, but the dashboard could not show them."""


def _years(years: tuple[int, ...]) -> str:
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))
