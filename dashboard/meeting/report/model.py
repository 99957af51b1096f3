"""What a report is made up of, told in one language, before it gets the form of paper, slides or a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

import pandas as pd

from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.language import Language
from dashboard.meeting.report.shown import Bar, Dot, Said

__all__ = ["Bars", "Item", "Part", "Quadrant", "Report", "Table", "Words", "numbers_of"]


@dataclass(frozen=True)
class Item:
    """Something under its own heading; by itself only words, that say why there is nothing to see.

    Attributes
    ----------
    id : str
        Key of the question, or what else it is of.
    title : str
    notes : tuple of str
        What is to be known with it: of how many, what stands beside it elsewhere.
    own : str
        What one gemeente answered itself; only in what that gemeente gets.
    """

    kind: ClassVar[str] = ""

    id: str
    title: str
    notes: tuple[str, ...] = ()
    own: str = ""

    @property
    def numbers(self) -> Numbers | None:
        """The numbers behind it, for a workbook."""
        return None


@dataclass(frozen=True)
class Bars(Item):
    """How often each option was chosen.

    Attributes
    ----------
    bars : tuple of Bar
    chosen : frozenset of str
        Names of those that one gemeente chose itself.
    """

    kind: ClassVar[str] = "bars"

    bars: tuple[Bar, ...] = ()
    chosen: frozenset[str] = frozenset()

    @property
    def numbers(self) -> Numbers:
        """See :attr:`Item.numbers`."""
        rows = [(bar.name, bar.count, None if bar.count is None else bar.share) for bar in self.bars]
        frame = pd.DataFrame(rows, columns=["option", "count", "share"])
        frame = frame.astype({"count": float, "share": float})
        absent = {column: Told("verslag.all_chose") for column in ("count", "share")}
        return numbers_of(self.id, frame, {"count": "count", "share": "share"}, absent)


@dataclass(frozen=True)
class Words(Item):
    """What was written: answers that were let through, by heading and of nobody in particular, or notes by table.

    Attributes
    ----------
    said : list
    heads : tuple of str
        What headings and words are called above the columns of a workbook.
    """

    kind: ClassVar[str] = "words"

    said: Said = field(default_factory=list)
    heads: tuple[str, str] = ("under", "words")

    @property
    def numbers(self) -> Numbers:
        """See :attr:`Item.numbers`."""
        rows = [(under, words) for under, told in self.said for words, _ in told]
        return numbers_of(self.id, pd.DataFrame(rows, columns=list(self.heads)))


@dataclass(frozen=True)
class Quadrant(Item):
    """How many gemeenten stand where on both scales at once.

    Attributes
    ----------
    dots : tuple of Dot
    counts : tuple of (across, up, gemeenten)
    alt : str
        The same in words.
    here : tuple of float or None
        Where one gemeente stands itself.
    """

    kind: ClassVar[str] = "quadrant"

    dots: tuple[Dot, ...] = ()
    counts: tuple[tuple[int, int, int], ...] = ()
    alt: str = ""
    here: tuple[float, float] | None = None

    @property
    def numbers(self) -> Numbers:
        """See :attr:`Item.numbers`."""
        frame = pd.DataFrame(self.counts, columns=["proactive", "plural", "count"])
        return numbers_of(self.id, frame, dict.fromkeys(frame, "count"))


@dataclass(frozen=True)
class Table(Item):
    """Rows of words.

    Attributes
    ----------
    heads : tuple of str
    rows : tuple of tuple of str
    widths : tuple of float
        Parts of the page.
    right : tuple of bool
        Whether a column stands to the right, as numbers do.
    listed : Numbers or None
        The same to be sorted, a row for each thing.
    """

    kind: ClassVar[str] = "table"

    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[float, ...] = ()
    right: tuple[bool, ...] = ()
    listed: Numbers | None = None

    @property
    def numbers(self) -> Numbers | None:
        """See :attr:`Item.numbers`."""
        return self.listed


@dataclass(frozen=True)
class Part:
    """What belongs together.

    Attributes
    ----------
    id, title : str
    sentences : tuple of str
        Said before anything is seen.
    items : tuple of Item
    sources : tuple of str
        On whose work this part rests, a line each.
    works : tuple of str
        Keys of those works in `literature.toml`.
    """

    id: str
    title: str
    sentences: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    sources: tuple[str, ...] = ()
    works: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """All that is told of a meeting at one moment.

    Attributes
    ----------
    language : Language
    name, label : str
        Of the meeting (or of the gemeente that it is for), and what kind of document it is.
    about : tuple of str
        Day and place, the moment, and whether answers are still taken.
    mark : str
        What every page says of a meeting to practise with; empty for a real one.
    parts : tuple of Part
    moment : datetime
    """

    language: Language
    name: str
    label: str
    about: tuple[str, ...]
    mark: str
    parts: Sequence[Part]
    moment: datetime

    @property
    def title(self) -> str:
        """The name of the document."""
        return self.language.say("verslag.title", label=self.label, name=self.name)

    @property
    def works(self) -> tuple[str, ...]:
        """Keys of the works that its parts rest on, each once."""
        return tuple(dict.fromkeys(work for part in self.parts for work in part.works))


def numbers_of(
    id: str, frame: pd.DataFrame, units: dict[str, str] | None = None, absent: dict[str, Told] | None = None
) -> Numbers:
    """Return a table under the headings of a report."""
    headings = {column: Quantity(f"verslag.head.{column}", "text") for column in map(str, frame)}
    return Numbers(id, frame, units or {}, headings=headings, absent=absent or {})
