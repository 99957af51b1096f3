"""A briefing on paper: a PDF that screen readers can read (PDF/UA-1), set by Typst."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any

import segno

from dashboard.briefing.paper import LOOK, typeset
from dashboard.briefing.pictures import shapes_of
from dashboard.briefing.steps import WIDTH
from dashboard.briefing.tables import written_table
from dashboard.briefing.told import Briefing, Part, Sentence
from dashboard.charts.key import KeyEntry
from dashboard.charts.printing import draw
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.profile.steps import STEPS
from dashboard.style.colours import INK, on_paper
from data_sources import Snapshot

__all__ = ["pages", "pdf"]

WIDE, BESIDE, SMALL = 760, 440, WIDTH
"""Pixels that a picture is drawn for: over the whole page, beside its sentences, or small on page one."""

MOST_PAGES = 5

ROOM = (4, 1, 0)
"""Lines to write on under each question, where it stands apart: as many as fit. Under two, all stands closer."""

COLOURS = 256
"""Of a page to be looked at: Streamlit keeps its pages with every visitor, for minutes after they left."""

_BESIDE = ("areas_gemeente", "areas_wijk", "areas_buurt", "variety")
"""Exhibits that stand beside the sentences of their part: those about as high as wide."""

_WORDS = (
    *("label", "licence", "page", "caveat", "qr_alt", "live", "sources", "account", "see", "recognised"),
    *("annex", "annex_intro"),
)

_PICTURED = ("who", "change", "where")
"""The answers of which page one shows the picture."""


def pdf(told: Briefing, snapshot: Snapshot) -> bytes:
    """Set a briefing on A4 pages.

    Parameters
    ----------
    told : Briefing
    snapshot : Snapshot
        Holds the boundaries of its maps.

    Returns
    -------
    bytes
        PDF 1.7 that follows PDF/UA-1: tagged, with a language, a title, and every picture told in words. The same
        briefing gives the same bytes.

    Raises
    ------
    dashboard.charts.printing.CannotPrintError
        A picture asks for something that the print renderer does not draw.
    """
    return b"".join(_compiled(told, snapshot, format="pdf", pdf_standards=["ua-1"]))


def pages(
    told: Briefing, snapshot: Snapshot, sharpness: float = 96, colours: int | None = COLOURS
) -> tuple[bytes, ...]:
    """Return the pages of :func:`pdf` as PNG, to be looked at before it is saved.

    Parameters
    ----------
    told : Briefing
    snapshot : Snapshot
    sharpness : float
        Pixels per inch.
    colours : int or None
        The foremost that a page keeps; None for all.
    """
    return _compiled(told, snapshot, format="png", ppi=sharpness, colours=colours)


def _compiled(told: Briefing, snapshot: Snapshot, **form: Any) -> tuple[bytes, ...]:
    """Return what Typst makes: one file, or one for each page."""
    data = _data(told, snapshot)
    tries = (data | {"room": room} for room in ROOM)
    # The day on which the figures were retrieved: it does not change with the day of printing.
    moment = datetime.fromisoformat(told.retrieved)
    return typeset(_template(), moment, *tries, most_pages=MOST_PAGES, **form)


@cache
def _template() -> bytes:
    return resources.files(__package__).joinpath("briefing.typ").read_bytes()


def _data(told: Briefing, snapshot: Snapshot) -> dict[str, Any]:
    say = told.language.say
    return dict(LOOK) | {
        "title": told.title,
        "name": told.name,
        "author": say("briefing_pdf.author"),
        "keywords": [told.gemeente, told.name, "CBS"],
        "language": told.language.code,
        "date": told.date,
        "words": _words(told),
        "headline": [[_sentence(it) for it in paragraph] for paragraph in told.headline],
        "recognised": told.recognised,
        "steps": _page_one(told, snapshot),
        "parts": [_part(part, told, snapshot) for part in told.parts],
        "sources": told.sources,
        "link": told.link,
        "full_link": told.full_link,
        "qr": segno.make(told.link, error="m").svg_inline(border=0, dark=INK) if told.full_link else None,
    }


def _page_one(told: Briefing, snapshot: Snapshot) -> dict[str, Any] | None:
    """The five answers, with their pictures, the questions to talk about, and one line of source."""
    if not told.steps:
        return None
    answers, pictures = [], []
    for number, (id, part) in enumerate(zip(STEPS, told.steps, strict=True), start=1):
        answer, *under = (sentence.text for sentence in part.sentences)
        answers.append({"number": number, "question": part.title, "answer": answer, "under": " ".join(under)})
        if id in _PICTURED:
            pictures += [_small(it, number, snapshot) for it in part.exhibits]
    shown = [exhibit for part in told.steps for exhibit in part.exhibits]
    used = tuple(dict.fromkeys(source for exhibit in shown for source in exhibit.numbers.sources))
    source = replace(shown[0], numbers=replace(shown[0].numbers, sources=used)).source if shown else ""
    return {"answers": answers, "pictures": pictures, "source": source}


def _small(exhibit: Exhibit, number: int, snapshot: Snapshot) -> dict[str, Any]:
    """A picture beside the answers: these say what it shows, but of what the areas of a map are coloured."""
    picture = _picture(exhibit, snapshot, SMALL) | {"number": number}
    return picture if exhibit.map is not None else picture | {"subtitle": ""}


def _words(told: Briefing) -> dict[str, str]:
    # The page's own numbers are filled in by Typst, which alone knows them.
    filled = {"page": {"n": "{n}", "count": "{count}"}}
    return {word: told.language.say(f"briefing_pdf.{word}", **filled.get(word, {})) for word in _WORDS}


def _sentence(it: Sentence) -> dict[str, Any]:
    return {"text": it.text, "sources": it.sources}


def _part(part: Part, told: Briefing, snapshot: Snapshot) -> Mapping[str, Any]:
    return {
        "id": part.id,
        "title": part.title,
        "sentences": [_sentence(it) for it in told.told_in(part)],
        "questions": part.questions,
        "caveats": part.caveats,
        "pictures": [_picture(it, snapshot) for it in part.exhibits if it.picture is not None],
        "tables": [written_table(it, told) for it in part.exhibits if it.picture is None],
    }


def _picture(exhibit: Exhibit, snapshot: Snapshot, width: int | None = None) -> dict[str, Any]:
    assert exhibit.picture is not None
    beside = exhibit.id in _BESIDE
    wide = width or (BESIDE if beside else WIDE)
    return {
        "svg": draw(exhibit.picture, wide, shapes_of(exhibit, snapshot)),
        "alt": exhibit.alt,
        "title": exhibit.title,
        "subtitle": exhibit.subtitle,
        "key": [_key_entry(entry) for entry in exhibit.key],
        "beside": beside,
    }


def _key_entry(entry: KeyEntry) -> dict[str, Any]:
    """Return what Typst draws of a legend; it knows no rgba."""
    return asdict(entry) | {"colour": on_paper(entry.colour), "edge": on_paper(entry.edge)}
