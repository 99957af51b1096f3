"""The briefing of an area of one's own: its five answers with their pictures, its parts, and questions to open with."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from urllib.parse import urlencode

from dashboard.briefing.address import site_address
from dashboard.briefing.cells import file_name
from dashboard.briefing.documents import FORMATS
from dashboard.briefing.steps import ON_SLIDE, answered
from dashboard.briefing.told import Briefing, Part
from dashboard.briefing.writer import Writer
from dashboard.content import LANGUAGES
from dashboard.exhibits.eigen_gebied import STEPS, area_step, tables
from dashboard.exhibits.five_steps import Step
from dashboard.findings.areas.answers import area_answer
from dashboard.findings.areas.area_story import area_story, left_out
from dashboard.findings.areas.own_area import OwnArea
from dashboard.findings.areas.parts import latest_year
from dashboard.findings.areas.parts_told import area_link
from dashboard.findings.data.national import national
from dashboard.language import PARAMETER as LANGUAGE
from dashboard.language import Language
from data_sources import Snapshot

__all__ = ["area_briefing", "area_document", "area_document_name"]

_TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"who": ("area_measures",), "where": ("area_parts",), "ask": ("area_laid", "area_tasks")}
)
"""The tables that go with an answer; of these the parts are printed too, where they are few."""

_FEW = 20


def area_briefing(held: Snapshot, area: OwnArea, language: Language, base_url: str = "") -> Briefing:
    """Put the briefing of an area together.

    Parameters
    ----------
    held : Snapshot
    area : OwnArea
    language : Language
    base_url : str
        The site's own address; by default that of the settings.

    Returns
    -------
    Briefing
        With a part for each of the five answers, of the last year that the area has.

    Raises
    ------
    NotHeldError
        There are no figures of the area.
    """
    frames = national(held)
    told, year = area_story(frames, area), latest_year(frames, area)
    address = (base_url or site_address()).rstrip("/")
    writer = Writer(told, language, address)
    link = _link(area, language, address)
    headline = writer.sentences(told.there("outside", "standing_3_all", "change", "area_made"))
    steps = {id: area_step(held, area, id, year, ON_SLIDE, language) for id in STEPS}
    parts = tuple(_part(held, area, step, writer, link) for step in steps.values())
    newest = told.finding("outside").sources[0]
    day = language.formats.date(newest.retrieved)
    return Briefing(
        gemeente="+".join(area.members[:3]),
        name=area.name,
        language=language,
        date=language.say("briefing_pdf.date", year=newest.period, retrieved=day),
        retrieved=newest.retrieved,
        headline=(headline,),
        parts=parts,
        sources=tuple(writer.lines),
        link=link,
        full_link=bool(address),
    )


def _part(held: Snapshot, area: OwnArea, step: Step, writer: Writer, link: str) -> Part:
    """One answer as a part."""
    frames, language = national(held), writer.language
    answer = area_answer(frames, area, step.id, latest_year(frames, area))
    said = {f"area_{step.id}": answer.told, f"area_{step.id}_under": answer.under}
    if step.id == "ask":
        said["area_left_out"] = left_out(frames, area)
    part = answered(f"area_{step.id}", step, said, writer, area_link(area), link)
    laid = tuple(tables(held, area, id, language) for id in _TABLES.get(step.id, ()))
    printed = tuple(one for one in laid if one.id == "area_parts" and len(one.numbers.frame) <= _FEW)
    for one in laid:
        for source in one.numbers.sources:
            writer.number(source.line(language, one.numbers.partition))
    return replace(
        part,
        exhibits=(*part.exhibits, *printed),
        tables=(*part.tables, *(one.numbers for one in laid)),
        questions=tuple(f"{question} {facts}" for question, facts in step.questions),
    )


def _link(area: OwnArea, language: Language, address: str) -> str:
    query = dict(area_link(area).query)
    if language.code != LANGUAGES[0]:
        query[LANGUAGE] = language.code
    return f"{address}/{area_link(area).page}?{urlencode(query)}"


def area_document(held: Snapshot, area: OwnArea, language: Language, form: str, base_url: str = "") -> bytes:
    """Make the briefing of an area in one form.

    Parameters
    ----------
    held : Snapshot
    area : OwnArea
    language : Language
    form : str
        One of :data:`~dashboard.briefing.documents.FORMATS`.
    base_url : str

    Returns
    -------
    bytes
    """
    return FORMATS[form](area_briefing(held, area, language, base_url), held)


def area_document_name(area: OwnArea, language: Language, form: str) -> str:
    """Return the name of the file."""
    return f"briefing-{file_name(area.name)}-{language.code}.{form}"
