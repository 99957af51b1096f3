"""What a briefing is: sentences, pictures and numbers told in one language, before they get a form."""

from dataclasses import dataclass

from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.model.finding import Finding, Numbers
from dashboard.language import Language

__all__ = ["STANDOUTS", "STEPS", "TASKS", "Briefing", "Part", "Sentence"]

STEPS, STANDOUTS, TASKS = "steps", "standouts", "tasks"
"""The parts that hold the five answers, what stands out of all others, and what leads to which theme."""


@dataclass(frozen=True)
class Sentence:
    """A finding in words.

    Attributes
    ----------
    id : str
        Of the finding.
    text : str
    sources : tuple of int
        Places in the briefing's list of sources, from 1.
    caveats : tuple of str
    """

    id: str
    text: str
    sources: tuple[int, ...]
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """Sentences, pictures and numbers that belong together.

    Attributes
    ----------
    id : str
        One of `ALL`.
    title : str
    findings : tuple of Finding
        Those behind the sentences, in the same order.
    sentences : tuple of Sentence
        Of the findings; after them what this part lacks, as the figures for it are not held.
    exhibits : tuple of Exhibit
        Pictures, and tables (those without a picture) that are shown.
    tables : tuple of Numbers
        All numbers of this part, for a workbook; those of the exhibits among them.
    questions : tuple of str
        To talk about, with room to write.
    link : str
        Address of the page that shows this live; a path when the site's own address is not known.
    """

    id: str
    title: str
    findings: tuple[Finding, ...]
    sentences: tuple[Sentence, ...]
    exhibits: tuple[Exhibit, ...]
    tables: tuple[Numbers, ...]
    questions: tuple[str, ...]
    link: str

    @property
    def lacking(self) -> tuple[Sentence, ...]:
        """What this part lacks."""
        return self.sentences[len(self.findings) :]

    @property
    def caveats(self) -> tuple[str, ...]:
        """What to keep in mind with this part, each once."""
        of_sentences = [caveat for sentence in self.sentences for caveat in sentence.caveats]
        return tuple(dict.fromkeys([*of_sentences, *(c for shown in self.exhibits for c in shown.caveats)]))


@dataclass(frozen=True)
class Briefing:
    """All that a bestuurder takes along about one gemeente.

    Attributes
    ----------
    gemeente, name : str
    language : Language
    date : str
        Of the newest figures of origin, and the day they were retrieved, in words.
    retrieved : str
        That day, ISO 8601.
    headline : tuple of tuple of Sentence
        Paragraphs: how many come from elsewhere now, and how that changed.
    parts : tuple of Part
        The others asked for, in the order of `ALL`.
    sources : tuple of str
        Lines, to which the numbers of sentences point (from 1).
    link : str
        Address of the live page of this gemeente.
    full_link : bool
        Whether the link is a whole address, that can be opened from paper.
    recognised : str
        What who takes it along answered to whether this is the picture that they know; empty for nothing.
    steps : tuple of Part
        The five answers, where they are asked for: they stand alone, before the parts.
    """

    gemeente: str
    name: str
    language: Language
    date: str
    retrieved: str
    headline: tuple[tuple[Sentence, ...], ...]
    parts: tuple[Part, ...]
    sources: tuple[str, ...]
    link: str
    full_link: bool
    recognised: str = ""
    steps: tuple[Part, ...] = ()

    @property
    def title(self) -> str:
        """The name of the document."""
        return self.language.say("briefing_pdf.title", name=self.name)

    def told_in(self, part: Part) -> tuple[Sentence, ...]:
        """Return the sentences of a part as they are told on paper: what is told at the beginning is not told again."""
        opening = (*self.headline, *(one.sentences for one in self.parts if STANDOUTS == one.id != part.id))
        first = {it.id for sentences in opening for it in sentences}
        return tuple(it for it in part.sentences if it.id not in first)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of the parts, each once."""
        found = {finding.id: finding for part in (*self.steps, *self.parts) for finding in part.findings}
        return tuple(found.values())

    @property
    def tables(self) -> tuple[Numbers, ...]:
        """All figures of the parts, each once."""
        found = {numbers.id: numbers for part in (*self.steps, *self.parts) for numbers in part.tables}
        return tuple(found.values())
