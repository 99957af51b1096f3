"""All that is found about one gemeente: sections of findings and tables, each made when it is first asked for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from dashboard.findings.model.finding import Finding, Numbers
from dashboard.language import Language
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept

__all__ = ["HEADLINE", "Section", "Story"]

HEADLINE = ("outside", "index_landen", "index_18")
"""Findings that head a story, those that there are."""

Named = TypeVar("Named")


@dataclass(frozen=True, eq=False)
class Section:
    """Findings that belong together, with their tables; each is made once, when it is first asked for.

    Attributes
    ----------
    id : str
    makes_findings, makes_tables : mapping of id to callable
        What makes each, by the id that it has; a finding that the gemeente has no occasion for is None.
    """

    id: str
    makes_findings: Mapping[str, Callable[[], Finding | None]]
    makes_tables: Mapping[str, Callable[[], Numbers]] = field(default_factory=dict)

    @kept(512)
    def finding(self, id: str) -> Finding | None:
        """Return one finding.

        Raises
        ------
        NotHeldError
            The figures that it rests on are not held.
        """
        return self.makes_findings[id]()

    @kept(64)
    def table(self, id: str) -> Numbers:
        """Return one table.

        Raises
        ------
        NotHeldError
            The figures that it rests on are not held.
        """
        return self.makes_tables[id]()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings that there are."""
        return self.there(*self.makes_findings)

    def there(self, *ids: str) -> tuple[Finding, ...]:
        """Return those of some findings that there are, in the order in which they are asked for."""
        found = _held(self.finding, (id for id in ids if id in self.makes_findings))[0]
        return tuple(one for one in found if one is not None)

    @property
    def tables(self) -> tuple[Numbers, ...]:
        """All tables that there are."""
        return tuple(_held(self.table, self.makes_tables)[0])

    @property
    def lacking(self) -> Mapping[str, Lacking]:
        """Why a finding or table is not there, by its id: the figures that it rests on are not held."""
        return self.lacking_of(*self.makes_findings, *self.makes_tables)

    def lacking_of(self, *ids: str) -> Mapping[str, Lacking]:
        """Why those of some findings and tables are not there that are not."""
        findings = _held(self.finding, (id for id in ids if id in self.makes_findings))[1]
        return findings | _held(self.table, (id for id in ids if id in self.makes_tables))[1]

    def title(self, language: Language) -> str:
        """Return its heading."""
        return language.say(f"story.section.{self.id}")


@dataclass(frozen=True, eq=False)
class Story:
    """All that is found about one gemeente.

    Attributes
    ----------
    gemeente, name : str
    sections : tuple of Section
    choose : callable
        The rule that chooses from the sections what stands out.
    """

    gemeente: str
    name: str
    sections: tuple[Section, ...]
    choose: Callable[[tuple[Section, ...]], tuple[Finding, ...]]

    @property
    @kept()
    def standouts(self) -> tuple[Finding, ...]:
        """What stands out."""
        return self.choose(self.sections)

    @property
    def headline(self) -> tuple[Finding, ...]:
        """How many come from elsewhere now, and the index over all countries (else over 18 groups)."""
        return self.there(*HEADLINE)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of the sections."""
        return tuple(finding for section in self.sections for finding in section.findings)

    @property
    def lacking(self) -> Mapping[str, Lacking]:
        """Why a finding or figure is not there, by its id."""
        return {id: why for section in self.sections for id, why in section.lacking.items()}

    def there(self, *ids: str) -> tuple[Finding, ...]:
        """Return those of some findings that there are, in the order in which they are asked for."""
        return tuple(one for id in ids for section in self.sections for one in section.there(id))

    def finding(self, id: str) -> Finding:
        """Return the finding with an id.

        Raises
        ------
        NotHeldError
            The figures that it rests on are not held.
        KeyError
            There is none for this gemeente.
        """
        for section in self.sections:
            if id in section.makes_findings and (found := section.finding(id)) is not None:
                return found
        raise KeyError(id)

    def numbers(self, id: str) -> Numbers:
        """Return the figure with an id.

        Raises
        ------
        NotHeldError
            The figures that it rests on are not held.
        KeyError
            There is none.
        """
        for section in self.sections:
            if id in section.makes_tables:
                return section.table(id)
        raise KeyError(id)


def _held(make: Callable[[str], Named], ids: Iterable[str]) -> tuple[list[Named], dict[str, Lacking]]:
    """Make what can be made; of the rest, tell why not."""
    made: list[Named] = []
    lacking: dict[str, Lacking] = {}
    for id in ids:
        try:
            made.append(make(id))
        except NotHeldError as error:
            lacking[id] = error.lacking
    return made, lacking
