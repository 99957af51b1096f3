"""What can go wrong between CBS and the snapshot, each told in one clear Dutch line.

A maintainer reads these lines; none of them changes the last good snapshot.
"""


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
    """The snapshot is absent or damaged, or does not hold what is asked."""


class CatalogueError(DataSourceError):
    """The catalogue contradicts itself, or does not declare what is asked."""
