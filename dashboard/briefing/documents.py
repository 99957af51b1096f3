"""Every form of a briefing by its name, and the files it is kept in."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

from dashboard.briefing.cells import file_name
from dashboard.briefing.parts import ALL, briefing
from dashboard.briefing.pdf import pages, pdf
from dashboard.briefing.steps import ON_SLIDE, WIDTH
from dashboard.briefing.told import Briefing
from dashboard.language import Language
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["FORMATS", "MIME", "document", "document_name", "drawn"]


# What writes slides and workbooks takes long to import, and is not needed for a PDF.


def _slides(told: Briefing, snapshot: Snapshot) -> bytes:
    from dashboard.briefing.slides import pptx

    return pptx(told, snapshot)


def _workbook(told: Briefing, snapshot: Snapshot) -> bytes:
    from dashboard.briefing.workbook import briefing_workbook

    return briefing_workbook(told, snapshot)


_SLIDES = "pptx"

FORMATS: Mapping[str, Callable[[Briefing, Snapshot], bytes]] = MappingProxyType(
    {"pdf": pdf, _SLIDES: _slides, "xlsx": _workbook}
)
"""Makers of a briefing, by the ending of its file."""

MIME: Mapping[str, str] = MappingProxyType(
    {
        "pdf": "application/pdf",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "zip": "application/zip",
    }
)


def document(
    snapshot: Snapshot,
    gemeente: str,
    language: Language,
    form: str,
    parts: Collection[str] = ALL,
    base_url: str = "",
    recognised: str = "",
) -> bytes:
    """Make the briefing of a gemeente in one form.

    Parameters
    ----------
    snapshot : Snapshot
    gemeente : str
        Code of a gemeente of today.
    language : Language
    form : str
        One of `FORMATS`.
    parts : collection of str
    base_url : str
        The site's own address; by default that of the settings.
    recognised : str
        What who takes it along answered to whether this is the picture that they know.

    Returns
    -------
    bytes

    Raises
    ------
    KeyError
        There is no such gemeente, or no such form.
    """
    width = ON_SLIDE if form == _SLIDES else WIDTH
    told = briefing(snapshot, gemeente, language, parts, base_url, width)
    return FORMATS[form](replace(told, recognised=_plain(recognised)), snapshot)


@kept(16)
def drawn(
    held: Snapshot,
    gemeente: str,
    language: Language,
    parts: tuple[str, ...],
    base_url: str,
    recognised: str = "",
) -> tuple[bytes, ...]:
    """Return the pages of the PDF as PNG, to be looked at before it is saved; see :func:`document`."""
    told = briefing(held, gemeente, language, parts, base_url)
    return pages(replace(told, recognised=_plain(recognised)), held)


def _plain(words: str) -> str:
    """Words without what no document can hold: signs that steer, and halves of letters."""
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())


def document_name(gemeente: str, name: str, language: Language, form: str) -> str:
    """Return the name of the file: the same for every run, different for every gemeente, language and form."""
    return f"briefing-{file_name(name)}-{gemeente}-{language.code}.{form}"
