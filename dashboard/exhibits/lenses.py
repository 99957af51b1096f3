"""The old lens and the new one: what each looks at in a gemeente."""

from dashboard.charts.lenses import lenses
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.model.indicators import Partition, short
from dashboard.findings.model.story import Story
from dashboard.language import Language

__all__ = ["lenses_exhibit"]


def lenses_exhibit(told: Story, language: Language, narrow: bool = False) -> Exhibit:
    """What the old lens and the new one look at."""
    numbers = told.numbers("lenses")
    classic = told.finding("classic")
    said = [told.finding(id).sentence(language) for id in ("classic", "eu", "outside_classic")]
    known = classic.values["share"].known
    return Exhibit(
        id="lenses",
        numbers=numbers,
        language=language,
        title=language.say("uw_gemeente.lenses"),
        subtitle=language.say("uw_gemeente.lenses_subtitle", year=classic.year),
        alt=" ".join(said),
        picture=lenses(numbers, language, narrow) if known else None,
        terms=(
            "klassieke_groepen",
            "nieuwe_blik",
            *(("verborgen_diversiteit",) if told.there("hidden") else ()),
            *dict.fromkeys(f"groepen_{short(one)}" for one in (numbers.partition, *_old(told)) if one),
        ),
    )


def _old(told: Story) -> tuple[Partition | None, ...]:
    """The division by which hidden diversity is told, where it is."""
    return tuple(finding.partition for finding in told.there("hidden"))
