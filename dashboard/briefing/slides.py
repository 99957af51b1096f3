"""A briefing as slides: a thought each, its picture and its words; sentences, caveats and sources among the notes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from dashboard.briefing.deck import COVER, FIGURE, TEXT, WIDE
from dashboard.briefing.deck_writer import SOURCE, SUBTITLE, WORDS, DeckWriter, write
from dashboard.briefing.shown import Shown
from dashboard.briefing.slide_pictures import PICTURES
from dashboard.briefing.told import Briefing, Part, Sentence
from data_sources import Snapshot
from data_sources.declared import Declared, read_declaration

__all__ = ["pptx"]

_SOURCE_SIZES = ((7, 14.0), (11, 12.0), (100, 10.0))
"""Up to how many lines of sources are written in which size."""

_UNDER = 150
"""Characters that have room under a title."""

_SIZES = ((300, 16.0), (620, 14.0), (10_000, 12.0))
_ALONE = ((500, 22.0), (900, 18.0), (1_500, 16.0), (10_000, 14.0))
"""Up to how many characters beside a picture, and without one, are written in which size."""


class DeclaredSlide(Declared):
    """A slide: the part that it is of, what it shows, and the findings that are told beside that."""

    part: str
    show: str | None = None
    findings: tuple[str, ...] = ()
    answers: bool = False
    unless: str | None = None


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
    parts = {part.id: part for part in (*told.steps, *told.parts)}
    for declared in _declared():
        if declared.part in parts and declared.unless not in parts:
            writer.part(parts[declared.part], declared, snapshot)
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
        self.named: list[str] = []

    def cover(self) -> None:
        told = self.told
        slide = self.slide(COVER, told.name)
        lines = [self.language.say("download.site"), told.date, *([told.link] if told.full_link else [])]
        if told.recognised and not any(part.questions for part in told.parts):
            lines.append(self._recognised)
        write(slide.placeholders[1], lines)
        headline = [it for paragraph in told.headline for it in paragraph]
        notes = self._about(headline, ())
        notes.words = [told.title, told.date]
        self._notes(slide, notes, told.link)

    def part(self, part: Part, declared: DeclaredSlide, snapshot: Snapshot) -> None:
        """Add the slides of one declaration, as far as the gemeente has something to show."""
        if declared.show is None and not declared.findings:
            self._words(part)
            return
        told = {sentence.id: sentence for sentence in part.sentences}
        sentences = [*(told[id] for id in declared.findings if id in told), *part.lacking]
        shown = PICTURES[declared.show](self.told, part, snapshot) if declared.show else []
        title = part.title
        if declared.answers:
            answer, *sentences = part.sentences
            title = answer.text
            shown = [replace(one, title=title, subtitle=_headed(part.title, one)) for one in shown]
        if not shown and (sentences or declared.answers):
            self._sentences(title, sentences, part)
        for picture in shown:
            self._picture(picture, sentences, part)

    @property
    def _recognised(self) -> str:
        return f"{self.language.say('briefing_pdf.recognised')} {self.told.recognised}"

    def _words(self, part: Part) -> None:
        if part.questions:
            lines = [f"{n}. {question}" for n, question in enumerate(part.questions, start=1)]
            if self.told.recognised:
                lines.append(self._recognised)
            slide = self.slide(TEXT, part.title)
            write(slide.placeholders[WORDS], lines, size=24)
            self._foot(slide, (), ())
            self._notes(slide, _Notes(words=lines), part.link)
        elif part.findings:
            self._sentences(part.title, list(part.sentences), part)

    def _sentences(self, title: str, sentences: list[Sentence], part: Part) -> None:
        slide = self.slide(TEXT, title)
        lines = [it.text for it in sentences] or [part.title]
        write(slide.placeholders[WORDS], lines, size=_size(lines, _ALONE))
        self._foot(slide, sentences, ())
        self._notes(slide, self._about(sentences, ()), part.link)

    def _picture(self, shown: Shown, sentences: list[Sentence], part: Part) -> None:
        beside = bool(sentences)
        slide = self.slide(FIGURE if beside else WIDE, shown.title)
        write(slide.placeholders[SUBTITLE], [shown.subtitle or self.told.name])
        if beside:
            lines = [it.text for it in sentences]
            write(slide.placeholders[WORDS], lines, size=min(shown.largest, _size(lines, _SIZES)))
        shown.draw(slide, (0.6, 1.85, 7.55 if beside else 12.13, 4.85))
        source_lines = list(shown.sources)
        self._foot(slide, sentences, source_lines)
        notes = self._about(sentences, source_lines)
        notes.caveats = list(dict.fromkeys([*notes.caveats, *shown.caveats]))
        if not sentences:
            notes.words = [shown.alt]
        self._notes(slide, notes, part.link)

    def sources(self) -> None:
        """Add the lines of all sources that the slides name."""
        say = self.language.say
        lines = list(dict.fromkeys(self.named)) or list(self.told.sources)
        slide = self.slide(TEXT, say("deck.sources"))
        size = next(size for most, size in _SOURCE_SIZES if len(lines) <= most)
        write(slide.placeholders[WORDS], lines, size=size, gap=size / 2)
        write(slide.placeholders[SOURCE], [say("download.licence_text")])
        notes = _Notes(words=[say("download.licence_text"), say("download.period_text")])
        self._notes(slide, notes, self.told.link)

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
        self.named += found
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


def _headed(question: str, shown: Shown) -> str:
    """The question with what the picture shows, as far as that has room."""
    told = f"{question} · {shown.title}"
    whole = f"{told} · {shown.subtitle}"
    return whole if shown.subtitle and len(whole) <= _UNDER else told


def _size(lines: Sequence[str], sizes: Sequence[tuple[int, float]]) -> float:
    """In which size (points) lines find room."""
    return next(size for most, size in sizes if sum(map(len, lines)) <= most)
