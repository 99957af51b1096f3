"""What a briefing is made up of, told in one language, before it gets the form of paper, slides or a workbook."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeVar
from urllib.parse import urlencode

from dashboard.briefing.address import site_address
from dashboard.content import LANGUAGES
from dashboard.exhibits.briefing import EXHIBITS
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.data.national import national
from dashboard.findings.model import absence
from dashboard.findings.model.finding import Finding, Numbers, Story
from dashboard.findings.profile.story import story
from dashboard.language import Language
from dashboard.url.view import PARAMETERS
from data_sources import Snapshot
from data_sources.declared import Declared, read_declaration
from data_sources.errors import Lacking, NotHeldError

__all__ = ["ALL", "Briefing", "Part", "Sentence", "Writer", "briefing"]

Made = TypeVar("Made")

QUESTIONS = ("sight", "tasks", "ahead")
"""The questions with which a meeting opens: keys of `briefing_pdf.question` among the texts."""


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
    on_slides : tuple of Exhibit
        What slides show besides.
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
    on_slides: tuple[Exhibit, ...]
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
        Paragraphs: how many come from elsewhere, how varied they are, and the index.
    parts : tuple of Part
        Those asked for, in the order of `ALL`.
    sources : tuple of str
        Lines, to which the numbers of sentences point (from 1).
    link : str
        Address of the live page of this gemeente.
    full_link : bool
        Whether the link is a whole address, that can be opened from paper.
    recognised : str
        What who takes it along answered to whether this is the picture that they know; empty for nothing.
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
        found = {finding.id: finding for part in self.parts for finding in part.findings}
        return tuple(found.values())

    @property
    def tables(self) -> tuple[Numbers, ...]:
        """All figures of the parts, each once."""
        found = {numbers.id: numbers for part in self.parts for numbers in part.tables}
        return tuple(found.values())


STANDOUTS = "standouts"
"""The part that tells what stands out of all others."""


class DeclaredPart(Declared):
    """A part as it is declared: ids of findings and tables, names of exhibits, and the page that shows the same."""

    id: str
    page: str
    findings: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()
    slides: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()


class DeclaredParts(Declared):
    """The whole declaration: with `headline`, ids of findings whose sentences follow each other."""

    headline: tuple[tuple[str, ...], ...]
    part: tuple[DeclaredPart, ...]


@cache
def _declared() -> DeclaredParts:
    return read_declaration(__package__, "parts.toml", DeclaredParts)


ALL: tuple[str, ...] = tuple(part.id for part in _declared().part)
"""Parts that can be asked for, in their order."""


def briefing(
    snapshot: Snapshot,
    gemeente: str,
    language: Language,
    parts: Collection[str] = ALL,
    base_url: str = "",
    slides: bool = True,
) -> Briefing:
    """Put the briefing of a gemeente together.

    Parameters
    ----------
    snapshot : Snapshot
    gemeente : str
        Code of a gemeente of today.
    language : Language
    parts : collection of str
        Which of `ALL`.
    base_url : str
        The site's own address, such as ``https://diversiteit.example``; by default that of the settings. When
        neither is known, links are paths.
    slides : bool
        Whether what only slides show is made as well.

    Returns
    -------
    Briefing

    Raises
    ------
    KeyError
        There is no such gemeente today.
    ValueError
        There is no such part.
    """
    if unknown := sorted(set(parts) - set(ALL)):
        raise ValueError(f"A briefing has the parts {', '.join(ALL)}, not {', '.join(unknown)}.")
    told = story(snapshot, gemeente)
    address = (base_url or site_address()).rstrip("/")
    writer = Writer(told, language, address, slides)
    paragraphs = (writer.sentences(writer.findings(ids)) for ids in _declared().headline)
    headline = tuple(paragraph for paragraph in paragraphs if paragraph)
    made = tuple(writer.part(snapshot, declared) for declared in _declared().part if declared.id in parts)
    newest = told.headline[0].sources[0]
    return Briefing(
        gemeente=gemeente,
        name=told.name,
        language=language,
        date=language.say(
            "briefing_pdf.date",
            year=newest.period,
            retrieved=language.formats.date(newest.retrieved),
        ),
        retrieved=newest.retrieved,
        headline=headline,
        parts=made,
        sources=tuple(writer.lines),
        link=writer.address("uw-gemeente"),
        full_link=bool(address),
    )


class Writer:
    """Tells the findings of one gemeente in one language and numbers their sources."""

    def __init__(self, told: Story, language: Language, base_url: str, slides: bool) -> None:
        self.story, self.language, self.base_url, self.slides = told, language, base_url, slides
        self.lines: dict[str, int] = {}
        self.said: set[Lacking] = set()

    def part(self, snapshot: Snapshot, declared: DeclaredPart) -> Part:
        """Make a declared part."""
        ids = declared.findings
        found = self.story.standouts if declared.id == STANDOUTS else self.findings(ids)
        held = national(snapshot)
        missing = {id: why for one in self.story.sections for id, why in one.lacking_of(*ids).items()}
        lacking = [missing[id] for id in ids if id in missing]
        shown, on_slides = (
            self.made(
                [partial(EXHIBITS[name], held, self.story, self.language) for name in names],
                lacking,
            )
            for names in (declared.exhibits, declared.slides if self.slides else ())
        )
        tables = self.made([partial(self.numbers, id) for id in declared.tables], lacking)
        sentences = (*self.sentences(found), *self.lacks(declared.id, lacking))
        for numbers in tables:
            for source in numbers.sources:
                self.number(source.line(self.language, numbers.partition))
        return Part(
            id=declared.id,
            title=self.language.say(f"briefing_pdf.part.{declared.id}"),
            findings=found,
            sentences=sentences,
            exhibits=shown,
            on_slides=on_slides,
            tables=tables,
            questions=tuple(self.language.say(f"briefing_pdf.question.{key}") for key in QUESTIONS)
            if declared.id == "questions"
            else (),
            link=self.address(declared.page),
        )

    def made(self, makers: list[Callable[[], Made | None]], lacking: list[Lacking]) -> tuple[Made, ...]:
        """What can be made; why the rest cannot goes to `lacking`."""
        made = []
        for make in makers:
            try:
                one = make()
            except NotHeldError as error:
                lacking.append(error.lacking)
            else:
                made += [one] if one is not None else []
        return tuple(made)

    def numbers(self, id: str) -> Numbers | None:
        """A table of the story; None where the gemeente has no occasion for it."""
        try:
            return self.story.numbers(id)
        except KeyError:
            return None

    def lacks(self, part: str, lacking: list[Lacking]) -> tuple[Sentence, ...]:
        """Say what a part lacks, in full where the briefing says it first."""
        told = []
        for number, why in enumerate(dict.fromkeys(lacking), start=1):
            said = absence.again(why) if why in self.said else absence.told(why)
            self.said.add(why)
            told.append(Sentence(f"lacking_{part}_{number}", said.say(self.language), ()))
        return tuple(told)

    def findings(self, ids: Collection[str]) -> tuple[Finding, ...]:
        """Those findings that there are."""
        return self.story.there(*ids)

    def sentences(self, findings: tuple[Finding, ...]) -> tuple[Sentence, ...]:
        """Tell findings, each with the numbers of its sources."""
        return tuple(
            Sentence(
                finding.id,
                finding.sentence(self.language),
                tuple(self.number(line) for line in finding.source_lines(self.language)),
                tuple(caveat.say(self.language) for caveat in finding.caveats),
            )
            for finding in findings
        )

    def number(self, line: str) -> int:
        """Return the place of a source in the list; a new one comes last."""
        return self.lines.setdefault(line, len(self.lines) + 1)

    def address(self, page: str) -> str:
        """The address of a page with this gemeente."""
        query = {PARAMETERS["gemeente"]: self.story.gemeente}
        if self.language.code != LANGUAGES[0]:
            query[PARAMETERS["language"]] = self.language.code
        return f"{self.base_url}/{page}?{urlencode(query)}"
