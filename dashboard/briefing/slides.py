"""A briefing as slides: a finding each, with charts that can be edited, sentences and sources among the notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from itertools import groupby
from typing import Any

from pptx.presentation import Presentation as Deck

from dashboard.briefing.deck import COVER, FIGURE, TEXT, WIDE, blank_deck, number_slide
from dashboard.briefing.parts import Briefing, Part, Sentence
from dashboard.briefing.shown import Shown
from dashboard.briefing.slide_pictures import PICTURES
from data_sources import Snapshot
from data_sources.declared import Declared, read_declaration

__all__ = ["pptx"]

_LOCALE = {"nl": "nl-NL", "en": "en-GB"}
_SUBTITLE, _TEXT, _SOURCE = 10, 11, 12
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
    return writer.close()


@dataclass
class _Notes:
    """What stands among the notes of a slide."""

    sentences: Sequence[Sentence] = ()
    words: Sequence[str] = ()
    sources: Sequence[str] = ()
    caveats: Sequence[str] = ()
    link: str = ""


class _Writer:
    """A deck in the making."""

    def __init__(self, told: Briefing) -> None:
        self.told, self.language = told, told.language
        self.deck: Deck = blank_deck()

    def cover(self) -> None:
        told = self.told
        slide = self._slide(COVER, told.name)
        link = [told.link] if told.full_link else []
        _write(slide.placeholders[1], [self.language.say("download.site"), told.date, *link])
        self._notes(slide, _Notes(words=[told.title, told.date], link=told.link))

    def headline(self) -> None:
        told = self.told
        slide = self._slide(TEXT, self.language.say("deck.headline", name=told.name))
        paragraphs = [" ".join(it.text for it in paragraph) for paragraph in told.headline]
        sentences = [it for paragraph in told.headline for it in paragraph]
        if told.recognised:
            paragraphs.append(f"{self.language.say('briefing_pdf.recognised')} {told.recognised}")
        _write(slide.placeholders[_TEXT], paragraphs)
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
            slide = self._slide(TEXT, part.title)
            _write(slide.placeholders[_TEXT], part.questions, size=24)
            self._foot(slide, (), ())
            self._notes(slide, _Notes(words=part.questions), part.link)
        elif part.findings:
            title = self.language.say("deck.standouts", name=self.told.name)
            self._sentences(title, list(part.sentences[: len(part.findings)]), part, numbered=True)

    def _sentences(self, title: str, sentences: list[Sentence], part: Part, numbered: bool = False) -> None:
        slide = self._slide(TEXT, title)
        lines = [f"{n}. {it.text}" if numbered else it.text for n, it in enumerate(sentences, start=1)]
        _write(slide.placeholders[_TEXT], lines, size=20)
        self._foot(slide, sentences, ())
        self._notes(slide, self._about(sentences, ()), part.link)

    def _picture(self, shown: Shown, sentences: list[Sentence], part: Part) -> None:
        beside = bool(sentences)
        slide = self._slide(FIGURE if beside else WIDE, shown.title)
        _write(slide.placeholders[_SUBTITLE], [shown.subtitle or self.told.name])
        if beside:
            lines = [it.text for it in sentences]
            size = next(size for most, size in _SIZES if sum(map(len, lines)) <= most)
            _write(slide.placeholders[_TEXT], lines, size=size)
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
            slide = self._slide(TEXT, title)
            some = lines[here * _MOST_SOURCES : (here + 1) * _MOST_SOURCES]
            numbered = [f"{here * _MOST_SOURCES + n}. {line}" for n, line in enumerate(some, start=1)]
            _write(slide.placeholders[_TEXT], numbered, size=14)
            _write(slide.placeholders[_SOURCE], [say("download.licence_text")])
            self._notes(
                slide,
                _Notes(words=[say("download.licence_text"), say("download.period_text")]),
                self.told.link,
            )

    def close(self) -> bytes:
        about = self.deck.core_properties
        about.title, about.author = self.told.title, self.language.say("download.site")
        about.last_modified_by, about.subject = about.author, self.told.name
        about.keywords, about.comments = "CBS", self.language.say("download.licence_text")
        about.language, about.revision, about.category = _LOCALE[self.language.code], 1, ""
        retrieved = max(
            (source.retrieved for numbers in self.told.tables for source in numbers.sources),
            default=self.told.retrieved,
        )
        about.created = about.modified = datetime.fromisoformat(retrieved).replace(tzinfo=None)
        _tell_language(self.deck, _LOCALE[self.language.code])
        out = BytesIO()
        self.deck.save(out)
        return out.getvalue()

    def _slide(self, layout: int, title: str) -> Any:
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[layout])
        slide.shapes.title.text = title
        if layout != COVER:
            number_slide(slide, _LOCALE[self.language.code])
        if len(title) > 60 and layout != COVER:
            _resize(slide.shapes.title, 24)
        return slide

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
        _write(slide.placeholders[_SOURCE], [words])

    def _notes(self, slide: Any, notes: _Notes, link: str = "") -> None:
        say = self.language.say
        lines = [*(it.text for it in notes.sentences), *notes.words]
        if notes.caveats:
            lines += ["", say("deck.notes_caveats"), *notes.caveats]
        if notes.sources:
            lines += ["", say("deck.notes_sources"), *notes.sources]
        lines += ["", say("deck.notes_link", link=link or notes.link)]
        slide.notes_slide.notes_text_frame.text = "\n".join(lines)


def _write(placeholder: Any, lines: Sequence[str], size: float | None = None) -> None:
    frame = placeholder.text_frame
    frame.text = lines[0] if lines else ""
    for line in lines[1:]:
        frame.add_paragraph().text = line
    if size is not None:
        _resize(placeholder, size)


def _resize(placeholder: Any, size: float) -> None:
    for paragraph in placeholder.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = int(size * 12700)


_RUN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def _tell_language(deck: Deck, locale: str) -> None:
    """Say of every text in which language it is, so that it is spoken and checked as such."""
    for slide in deck.slides:
        charts = [shape.chart.part._element for shape in slide.shapes if shape.has_chart]
        notes = [slide.notes_slide._element] if slide.has_notes_slide else []
        for element in (slide._element, *notes, *charts):
            for run in element.iter(f"{_RUN}r"):
                properties = run.find(f"{_RUN}rPr")
                if properties is None:
                    properties = run.makeelement(f"{_RUN}rPr", {})
                    run.insert(0, properties)
                properties.set("lang", locale)
            for name in ("endParaRPr", "defRPr"):
                for properties in element.iter(f"{_RUN}{name}"):
                    properties.set("lang", locale)
