"""Tells the parts of a briefing from the story of a gemeente, as they are declared."""

from collections.abc import Callable, Collection
from functools import partial
from typing import TypeVar
from urllib.parse import urlencode

from dashboard.briefing.told import STANDOUTS, TASKS, Part, Sentence
from dashboard.content import LANGUAGES
from dashboard.exhibits.briefing import EXHIBITS
from dashboard.findings.data.national import national
from dashboard.findings.model import absence
from dashboard.findings.model.finding import Finding, Numbers
from dashboard.findings.model.story import Story
from dashboard.findings.themes.bridges import bridge_findings
from dashboard.language import Language
from dashboard.url.view import PARAMETERS
from data_sources import Snapshot
from data_sources.declared import Declared
from data_sources.errors import Lacking, NotHeldError

__all__ = ["QUESTIONS", "DeclaredPart", "Writer"]

Made = TypeVar("Made")

QUESTIONS = ("sight", "tasks", "ahead")
"""The questions with which a meeting opens: keys of `briefing_pdf.question` among the texts."""


class DeclaredPart(Declared):
    """A part as it is declared: ids of findings and tables, names of exhibits, the page that shows the same."""

    id: str
    page: str
    findings: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()
    dated: bool = False
    tables: tuple[str, ...] = ()


class Writer:
    """Tells the findings of one gemeente in one language and numbers their sources."""

    def __init__(self, told: Story, language: Language, base_url: str) -> None:
        self.story, self.language, self.base_url = told, language, base_url
        self.lines: dict[str, int] = {}
        self.said: set[Lacking] = set()

    def part(self, snapshot: Snapshot, declared: DeclaredPart) -> Part:
        """Make a declared part."""
        ids = declared.findings
        held = national(snapshot)
        found = self.findings(ids)
        if declared.id == STANDOUTS:
            found = self.story.standouts
        elif declared.id == TASKS:
            found = bridge_findings(held, self.story)
        missing = {id: why for one in self.story.sections for id, why in one.lacking_of(*ids).items()}
        lacking = [missing[id] for id in ids if id in missing]
        shown = self.made(
            [partial(EXHIBITS[name], held, self.story, self.language) for name in declared.exhibits], lacking
        )
        tables = self.made([partial(self.numbers, id) for id in declared.tables], lacking)
        sentences = (*self.sentences(found), *self.lacks(declared.id, lacking))
        for numbers in tables:
            for source in numbers.sources:
                self.number(source.line(self.language, numbers.partition))
        return Part(
            id=declared.id,
            title=self.titled(declared, found),
            findings=found,
            sentences=sentences,
            exhibits=shown,
            tables=tables,
            questions=tuple(self.language.say(f"briefing_pdf.question.{key}") for key in QUESTIONS)
            if declared.id == "questions"
            else (),
            link=self.address(declared.page),
        )

    def titled(self, declared: DeclaredPart, found: tuple[Finding, ...]) -> str:
        """The heading of a part, with the years of its findings where it is said to be dated."""
        title = self.language.say(f"briefing_pdf.part.{declared.id}")
        years = sorted({finding.year for finding in found if finding.year is not None})
        if not declared.dated or not years:
            return title
        return self.language.say("briefing_pdf.dated", title=title, years="–".join(map(str, years)))

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
                tuple(sorted(self.number(line) for line in finding.source_lines(self.language))),
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
