"""What a briefing is made up of, told in one language, before it gets the form of paper, slides or a workbook."""

from collections.abc import Collection
from functools import cache

from dashboard.briefing.address import site_address
from dashboard.briefing.steps import WIDTH, step_parts
from dashboard.briefing.told import STEPS, Briefing
from dashboard.briefing.writer import DeclaredPart, Writer
from dashboard.findings.profile.story import story
from dashboard.language import Language
from data_sources import Snapshot
from data_sources.declared import Declared, read_declaration

__all__ = ["ALL", "briefing"]


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
    width: int = WIDTH,
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
    width : int
        Pixels that the pictures of the five answers are laid out for.

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
    writer = Writer(told, language, address)
    steps = step_parts(snapshot, writer, width) if STEPS in parts else ()
    paragraphs = (writer.sentences(writer.findings(ids)) for ids in _declared().headline)
    headline = tuple(paragraph for paragraph in paragraphs if paragraph)
    made = tuple(
        writer.part(snapshot, declared)
        for declared in _declared().part
        if declared.id in parts and declared.id != STEPS
    )
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
        steps=steps,
        parts=made,
        sources=tuple(writer.lines),
        link=writer.address("uw-gemeente"),
        full_link=bool(address),
    )
