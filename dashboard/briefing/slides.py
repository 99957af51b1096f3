"""A briefing as slides: a finding each, with charts that can be edited, sentences and sources among the notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any

from dashboard.briefing.deck import COVER, FIGURE, TEXT, WIDE
from dashboard.briefing.deck_writer import SOURCE, SUBTITLE, WORDS, DeckWriter, write
from dashboard.briefing.parts import Briefing, Part, Sentence
from dashboard.briefing.shown import Shown
from dashboard.briefing.slide_pictures import PICTURES
from data_sources import Snapshot
from data_sources.declared import Declared, read_declaration

__all__ = ["pptx"]

_MOST_SOURCES = 9  # lines on the last slide
_SIZES = ((430, 16.0), (620, 14.0), (10_000, 12.0))
"""Up to how many characters beside a picture are written in which size."""


class DeclaredSlide(Declared):
    """A slide: the part that it is of, what it shows, and the findings that are told beside that."""

    part: str
    show: str | None = None
    findings: tuple[str, ...] = ()


class DeclaredSlides(Declared):
    """The whole declaration."""

    slide: tuple[DeclaredSlide, ...]


@cache
def _declared() -> tuple[DeclaredSlide, ...]:
    return read_declaration(__package__, "slides.toml", DeclaredSlides).slide


def pptx(told: Briefing, snapshot: Snapshot) -> bytes:
    """Lay a briefing out as slides.

    Parameters
    ----------
    told : Briefing
    snapshot : Snapshot
        Holds the boundaries of its maps.

    Returns
    -------
    bytes
        Office Open XML, 16:9. Charts are native; pictures and charts carry an alternative text; the notes of each
        slide hold the sentences, what to keep in mind, the sources and the link.
    """
    writer = _Writer(told)
    writer.cover()
    writer.headline()
    parts = {part.id: part for part in told.parts}
    for id, slides in groupby(_declared(), key=lambda slide: slide.part):
        if (part := parts.get(id)) is not None:
            for declared in slides:
                writer.part(part, declared, snapshot)
            writer.lacking(part)
    writer.sources()
    return writer.finish()


@dataclass
class _Notes:
    """What stands among the notes of a slide."""

    sentences: Sequence[Sentence] = ()
    words: Sequence[str] = ()
    sources: Sequence[str] = ()
    caveats: Sequence[str] = ()
    link: str = ""


class _Writer(DeckWriter):
    """A deck in the making."""

    def __init__(self, told: Briefing) -> None:
        super().__init__(told.language)
        self.told = told

    def cover(self) -> None:
        told = self.told
        slide = self.slide(COVER, told.name)
        link = [told.link] if told.full_link else []
        write(slide.placeholders[1], [self.language.say("download.site"), told.date, *link])
        self._notes(slide, _Notes(words=[told.title, told.date], link=told.link))

    def headline(self) -> None:
        told = self.told
        slide = self.slide(TEXT, self.language.say("deck.headline", name=told.name))
        paragraphs = [" ".join(it.text for it in paragraph) for paragraph in told.headline]
        sentences = [it for paragraph in told.headline for it in paragraph]
        if told.recognised:
            paragraphs.append(f"{self.language.say('briefing_pdf.recognised')} {told.recognised}")
        write(slide.placeholders[WORDS], paragraphs)
        self._foot(slide, sentences, ())
        self._notes(slide, self._about(sentences, ()), told.link)

    def part(self, part: Part, declared: DeclaredSlide, snapshot: Snapshot) -> None:
        """Add the slides of one declaration, as far as the gemeente has something to show."""
        if declared.show is None and not declared.findings:
            self._words(part)
            return
        told = {sentence.id: sentence for sentence in part.sentences}
        sentences = [told[id] for id in declared.findings if id in told]
        shown = PICTURES[declared.show](self.told, part, snapshot) if declared.show else []
        if not shown and sentences:
            self._sentences(part.title, sentences, part)
        for picture in shown:
            self._picture(picture, sentences, part)

    def lacking(self, part: Part) -> None:
        """Add a slide with what a part lacks, if anything."""
        if part.lacking:
            self._sentences(part.title, list(part.lacking), part)

    def _words(self, part: Part) -> None:
        if part.questions:
            slide = self.slide(TEXT, part.title)
            write(slide.placeholders[WORDS], part.questions, size=24)
            self._foot(slide, (), ())
            self._notes(slide, _Notes(words=part.questions), part.link)
        elif part.findings:
            title = self.language.say("deck.standouts", name=self.told.name)
            self._sentences(title, list(part.sentences[: len(part.findings)]), part, numbered=True)

    def _sentences(self, title: str, sentences: list[Sentence], part: Part, numbered: bool = False) -> None:
        slide = self.slide(TEXT, title)
        lines = [f"{n}. {it.text}" if numbered else it.text for n, it in enumerate(sentences, start=1)]
        write(slide.placeholders[WORDS], lines, size=20)
        self._foot(slide, sentences, ())
        self._notes(slide, self._about(sentences, ()), part.link)

    def _picture(self, shown: Shown, sentences: list[Sentence], part: Part) -> None:
        beside = bool(sentences)
        slide = self.slide(FIGURE if beside else WIDE, shown.title)
        write(slide.placeholders[SUBTITLE], [shown.subtitle or self.told.name])
        if beside:
            lines = [it.text for it in sentences]
            size = next(size for most, size in _SIZES if sum(map(len, lines)) <= most)
            write(slide.placeholders[WORDS], lines, size=size)
        shown.draw(slide, (0.6, 1.85, 7.55 if beside else 12.13, 4.85))
        source_lines = list(shown.sources)
        self._foot(slide, sentences, source_lines)
        notes = self._about(sentences, source_lines)
        notes.caveats = list(dict.fromkeys([*notes.caveats, *shown.caveats]))
        if not sentences:
            notes.words = [shown.alt]
        self._notes(slide, notes, part.link)

    def sources(self) -> None:
        """Add the lines of all sources, on as many slides as they take."""
        say, lines = self.language.say, self.told.sources
        count = -(-len(lines) // _MOST_SOURCES)
        for here in range(count):
            title = say("deck.sources")
            if count > 1:
                title = say("deck.of", title=title, here=here + 1, count=count)
            slide = self.slide(TEXT, title)
            some = lines[here * _MOST_SOURCES : (here + 1) * _MOST_SOURCES]
            numbered = [f"{here * _MOST_SOURCES + n}. {line}" for n, line in enumerate(some, start=1)]
            write(slide.placeholders[WORDS], numbered, size=14)
            write(slide.placeholders[SOURCE], [say("download.licence_text")])
            self._notes(
                slide,
                _Notes(words=[say("download.licence_text"), say("download.period_text")]),
                self.told.link,
            )

    def finish(self) -> bytes:
        told = self.told
        retrieved = max(
            (source.retrieved for numbers in told.tables for source in numbers.sources),
            default=told.retrieved,
        )
        licence = self.language.say("download.licence_text")
        return self.close(told.title, told.name, datetime.fromisoformat(retrieved), "CBS", licence)

    def _about(self, sentences: Sequence[Sentence], lines: Sequence[str]) -> _Notes:
        own = [self.told.sources[number - 1] for it in sentences for number in it.sources]
        caveats = [caveat for it in sentences for caveat in it.caveats]
        return _Notes(
            sentences=sentences,
            sources=list(dict.fromkeys([*lines, *own])),
            caveats=list(dict.fromkeys(caveats)),
        )

    def _foot(self, slide: Any, sentences: Sequence[Sentence], lines: Sequence[str]) -> None:
        """Name the source under a slide; where there are many, the first and how many more."""
        say = self.language.say
        found = self._about(sentences, lines).sources
        words = say("download.attribution")
        if found:
            words = say("download.source_line", lines=found[0])
        if len(found) == 2:
            words = say("download.source_line", lines=" · ".join(found))
        elif len(found) > 2:
            words = say("deck.more_sources", line=words, n=len(found) - 1)
        write(slide.placeholders[SOURCE], [words])

    def _notes(self, slide: Any, notes: _Notes, link: str = "") -> None:
        say = self.language.say
        lines = [*(it.text for it in notes.sentences), *notes.words]
        if notes.caveats:
            lines += ["", say("deck.notes_caveats"), *notes.caveats]
        if notes.sources:
            lines += ["", say("deck.notes_sources"), *notes.sources]
        lines += ["", say("deck.notes_link", link=link or notes.link)]
        self.note(slide, lines)
