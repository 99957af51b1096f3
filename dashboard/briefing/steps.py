"""The five answers as parts of a briefing: page one of the paper, and the first slides."""

from collections.abc import Mapping

from dashboard.briefing.told import Part
from dashboard.briefing.writer import Writer
from dashboard.exhibits.five_steps import STEPS, Step, step_unkept
from dashboard.findings.data.origin import offer
from dashboard.findings.model.finding import Finding, Link
from dashboard.findings.model.quantities import Told
from dashboard.findings.profile.present import link
from dashboard.findings.profile.steps import answer
from data_sources import Snapshot

__all__ = ["ON_SLIDE", "WIDTH", "answered", "step_parts"]

WIDTH, ON_SLIDE = 358, 520
"""Pixels that a picture is laid out for: about the width that it gets on paper, and on a slide beside its words."""

_PAGE = "uw-gemeente"


def step_parts(held: Snapshot, writer: Writer, width: int = WIDTH) -> tuple[Part, ...]:
    """Answer the five questions about the gemeente of a writer, each as a part.

    Parameters
    ----------
    held : Snapshot
    writer : Writer
    width : int
        Pixels that a picture is laid out for.
    """
    gemeente, language = writer.story.gemeente, writer.language
    year = offer(held).years("gemeente")[0]
    parts = []
    for id in STEPS:
        step = step_unkept(held, gemeente, id, year, width, language)
        found = answer(held, gemeente, id, year)
        said = {f"step_{id}": found.told, f"step_{id}_under": found.under}
        parts.append(answered(f"step_{id}", step, said, writer, link(_PAGE, gemeente), writer.address(_PAGE)))
    return tuple(parts)


def answered(
    id: str, step: Step, said: Mapping[str, tuple[Told, ...]], writer: Writer, shown_at: Link, address: str
) -> Part:
    """Put an answer together as a part, its sentences with the sources of its picture.

    Parameters
    ----------
    id : str
        Of the part.
    step : Step
    said : mapping of id to tuple of Told
        The sentences, by the id of the finding that they make.
    writer : Writer
    shown_at : Link
        Where the dashboard shows this.
    address : str
        The same, as it is written.
    """
    shown = step.exhibit
    numbers = shown.numbers if shown else None
    findings = tuple(
        Finding(
            one,
            words,
            numbers.sources if numbers else (),
            partition=numbers.partition if numbers else None,
            caveats=numbers.caveats if numbers else (),
            link=shown_at,
        )
        for one, words in said.items()
        if words
    )
    drawn = (shown,) if shown is not None and shown.picture is not None else ()
    return Part(
        id=id,
        title=step.question,
        findings=findings,
        sentences=writer.sentences(findings),
        exhibits=drawn,
        tables=tuple(one.numbers for one in drawn),
        questions=(),
        link=address,
    )
