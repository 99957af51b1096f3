"""A picture with all that belongs to it: what it shows, the finding in words, the numbers behind it, the source.

Every picture on a page is one of these: the screen shows it, every export writes it, so that they cannot differ.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

import plotly.graph_objects as go

from dashboard.charts.key import Key
from dashboard.findings.model.citation import Citation
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.indicators import Partition
from dashboard.language import Language
from dashboard.markup.figure_table import figure_table
from dashboard.markup.key import key_html
from data_sources.kept import kept

__all__ = ["Area", "Exhibit", "Headed", "short_source"]


def short_source(cited: Sequence[Citation], language: Language) -> str:
    """Write tables in one line, with the years that they are of; nothing where there are none."""
    years = [year for source in cited for year in re.findall(r"\d{4}", source.period)]
    if not cited:
        return ""
    first, last = min(years), max(years)
    return language.say(
        "exhibit.source_short",
        holder=", ".join(dict.fromkeys(source.holder for source in cited)),
        tables=", ".join(dict.fromkeys(source.number for source in cited)),
        period=first if first == last else f"{first}–{last}",
    )


@dataclass(frozen=True)
class Area:
    """Which boundaries a map draws: those of all gemeenten, or the wijken or buurten of one, or some of either.

    Attributes
    ----------
    level : str
    year : int
    gemeente : str or None
    only : tuple of str
        Codes of those that are drawn; all where there are none.
    """

    level: str
    year: int
    gemeente: str | None = None
    only: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exhibit:
    """One picture, told in one language.

    Attributes
    ----------
    id : str
        The same for every gemeente; names files and widgets.
    numbers : Numbers
        The numbers: exactly those of the picture, with their sources and caveats.
    language : Language
    title : str
        What is seen, as a short line.
    alt : str
        The finding in words: what someone who does not see the picture must know.
    picture : go.Figure or None
        None for a table alone.
    subtitle : str
        When, where, of whom.
    key : Key
        The legend, where it is not in the picture.
    drawn : str
        HTML of the table as it is first seen, where it is a picture by itself.
    own : str or None
        The value in the table's first column whose row is the own gemeente's.
    terms : tuple of str
        Words that are explained on the spot: keys of `term.*` among the texts.
    map : Area or None
        The boundaries that the picture draws.
    width : int
        Pixels that the picture is laid out for, where its words would not have room in less.
    period : str
        Of what years the figures are, where the title does not say: it names files as well.
    """

    id: str
    numbers: Numbers
    language: Language
    title: str
    alt: str
    picture: go.Figure | None = field(default=None, compare=False)
    subtitle: str = ""
    key: Key = ()
    drawn: str = ""
    own: str | None = None
    terms: tuple[str, ...] = ()
    map: Area | None = None
    width: int = 0
    period: str = ""

    @property
    @kept()
    def table(self) -> str:
        """HTML of the numbers; written once, when it is first opened, and kept as long as the exhibit."""
        return figure_table(self.numbers, self.language, self.own)

    @property
    @kept()
    def sources(self) -> list[str]:
        """Tables with their reference dates, day of retrieval, classification: a line for all that share those."""
        alike: dict[tuple[str, str, Partition | None], list[str]] = {}
        for source in self.numbers.sources:
            day = self.language.formats.date(source.retrieved)
            key = source.holder, day, source.partition or self.numbers.partition
            alike.setdefault(key, []).append(f"{source.table} ({source.period})")
        return [self._source_line(*key, ", ".join(dict.fromkeys(tables))) for key, tables in alike.items()]

    @property
    def caption(self) -> str:
        """HTML of what stands right under the picture where the rest is behind a gesture: legend and source."""
        return f"{key_html(self.key, self.language)}<p>{escape(self.source)}</p>"

    @property
    def source(self) -> str:
        """All tables in one line, with the years that they are of; nothing where there are none."""
        return short_source(self.numbers.sources, self.language)

    def _source_line(self, holder: str, day: str, partition: Partition | None, tables: str) -> str:
        say = self.language.say
        told = say("exhibit.source", holder=holder, tables=tables, retrieved=day)
        if partition is None:
            return told
        words = say(f"classification.{partition[0]}")
        return f"{told} · {say('story.classified', classification=words, groups=partition[1])}"

    @property
    @kept()
    def caveats(self) -> list[str]:
        """What to keep in mind."""
        return [caveat.say(self.language) for caveat in self.numbers.caveats]


@dataclass(frozen=True)
class Headed:
    """An exhibit with the paragraphs that say first what is to be seen."""

    exhibit: Exhibit
    paragraphs: tuple[str, ...]
