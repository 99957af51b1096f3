"""Slides in the making: what every deck of ours does with a slide, its notes, and what it says of itself."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from pptx.presentation import Presentation as Deck

from dashboard.briefing.deck import COVER, blank_deck, number_slide
from dashboard.language import Language

__all__ = ["SOURCE", "SUBTITLE", "WORDS", "DeckWriter", "resize", "write"]

SUBTITLE, WORDS, SOURCE = 10, 11, 12
"""Places on a slide."""

_LOCALE = {"nl": "nl-NL", "en": "en-GB"}

_LONG = ((300, 14), (210, 16), (160, 18), (100, 20), (60, 24))
"""Characters of a title beyond which it is written smaller, and how large (points)."""


class DeckWriter:
    """A deck in the making.

    Parameters
    ----------
    language : Language
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.deck: Deck = blank_deck()

    def slide(self, layout: int, title: str) -> Any:
        """Add a slide, numbered but for the first page."""
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[layout])
        slide.shapes.title.text = title
        if layout != COVER:
            number_slide(slide, _LOCALE[self.language.code])
        smaller = next((size for most, size in _LONG if len(title) > most), None)
        if smaller is not None and layout != COVER:
            resize(slide.shapes.title, smaller)
        return slide

    def note(self, slide: Any, lines: Sequence[str]) -> None:
        """Write what stands among the notes of a slide."""
        slide.notes_slide.notes_text_frame.text = "\n".join(lines)

    def close(
        self, title: str, subject: str, moment: datetime, keywords: str = "", comments: str = ""
    ) -> bytes:
        """Say what the deck is, and return the file."""
        about = self.deck.core_properties
        about.title, about.author = title, self.language.say("download.site")
        about.last_modified_by, about.subject = about.author, subject
        about.keywords, about.comments = keywords, comments
        about.language, about.revision, about.category = _LOCALE[self.language.code], 1, ""
        about.created = about.modified = moment.replace(tzinfo=None)
        _tell_language(self.deck, _LOCALE[self.language.code])
        out = BytesIO()
        self.deck.save(out)
        return out.getvalue()


def write(
    placeholder: Any, lines: Sequence[str], size: float | None = None, gap: float | None = None
) -> None:
    """Write paragraphs in a place, in its own size and with its own room between them or with others (points)."""
    frame = placeholder.text_frame
    frame.text = lines[0] if lines else ""
    for line in lines[1:]:
        frame.add_paragraph().text = line
    if size is not None:
        resize(placeholder, size)
    if gap is not None:
        for paragraph in frame.paragraphs:
            paragraph.space_before = int(gap * 12700)


def resize(placeholder: Any, size: float) -> None:
    """Write what stands in a place in another size (points)."""
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
