"""Where figures come from: a table, and the day of its figures."""

from dataclasses import dataclass

from dashboard.findings.model.indicators import Partition
from dashboard.language import Language

__all__ = ["Citation"]


@dataclass(frozen=True)
class Citation:
    """A table and the day of its figures.

    Attributes
    ----------
    table, title, url : str
    period : str
        The year, or first and last year, each as of 1 January (or over that year, for flows).
    retrieved : str
        ISO 8601.
    holder : str
        Who publishes it.
    partition : Partition or None
        Classification and number of groups of these figures, where another than the finding's.
    """

    table: str
    title: str
    url: str
    period: str
    retrieved: str
    holder: str
    partition: Partition | None = None

    @property
    def number(self) -> str:
        """The number of the table at its holder, also where an extract of it is held."""
        return self.table.removesuffix("_extract")

    def line(self, language: Language, partition: Partition | None = None) -> str:
        """Name the table, the reference date, the day of retrieval, and the classification if any."""
        told = language.say(
            "story.source",
            holder=self.holder,
            table=self.table,
            period=self.period,
            retrieved=language.formats.date(self.retrieved),
        )
        partition = self.partition or partition
        if partition is None:
            return told
        words = language.say(f"classification.{partition[0]}")
        return f"{told}; {language.say('story.classified', classification=words, groups=partition[1])}"
