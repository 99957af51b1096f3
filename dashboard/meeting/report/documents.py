"""Every form of a report by its name, and the files it is kept in."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dashboard.briefing.cells import file_name
from dashboard.meeting.report.model import Report

__all__ = ["FORMS", "document_name"]


# What makes documents takes long to import, and no phone of a hall needs it.


def _pdf(told: Report) -> bytes:
    from dashboard.meeting.report.on_paper import pdf

    return pdf(told)


def _slides(told: Report) -> bytes:
    from dashboard.meeting.report.slides import slides

    return slides(told)


def _workbook(told: Report) -> bytes:
    from dashboard.meeting.report.workbook import workbook

    return workbook(told)


FORMS: Mapping[str, Callable[[Report], bytes]] = MappingProxyType(
    {"pdf": _pdf, "pptx": _slides, "xlsx": _workbook}
)
"""Makers of a report, by the ending of its file."""


def document_name(told: Report, form: str) -> str:
    """Return the name of the file: of the meeting, the moment and the language; of a practice meeting it says so."""
    say = told.language.say
    words = (
        say("verslag.file"),
        told.mark and say("verslag.practice"),
        told.name,
        f"{told.moment:%Y-%m-%d-%H%M}",
    )
    return f"{file_name(*filter(None, dict.fromkeys(words)))}-{told.language.code}.{form}"
