"""Who came to live in a gemeente and who left it, as its page and its briefing show that."""

from dashboard.analysis.turnover import flows
from dashboard.charts.turnover import Bar, turnover_bars
from dashboard.exhibits.exhibit import Exhibit
from dashboard.findings.data.national import National
from dashboard.findings.data.turnover import LAND, turnover
from dashboard.findings.model.finding import Story
from dashboard.findings.profile.turnover import ARRIVALS, DEPARTURES
from dashboard.language import Language

__all__ = ["turnover_exhibit", "turnover_told"]

_WAYS = {"arrivals": ARRIVALS, "departures": DEPARTURES}


def turnover_exhibit(held: National, told: Story, language: Language) -> Exhibit:
    """Those who came and those who left, in the gemeente and the country; without a picture where none is known.

    Raises
    ------
    NotHeldError
        There are no figures of it.
    """
    numbers, found = told.numbers("turnover"), turnover(held)
    known = not numbers.frame["value"].isna().any()
    years = {"first": found.years[0], "last": found.years[-1]}
    return Exhibit(
        id="turnover",
        numbers=numbers,
        language=language,
        title=language.say("turnover.title", name=told.name),
        alt=" ".join(turnover_told(told, language)),
        picture=turnover_bars(_bars(held, told, language), flows().decimals, language) if known else None,
        subtitle=language.count("turnover.subtitle", len(found.years), **years),
        terms=("vlottendheid", "mediaan"),
    )


def turnover_told(told: Story, language: Language) -> tuple[str, ...]:
    """Return what is said of it, a sentence or two for each way and for what remains."""
    return tuple(
        finding.sentence(language) for finding in told.there("arrivals", "departures", "moves_balance")
    )


def _bars(held: National, told: Story, language: Language) -> tuple[tuple[Bar, ...], ...]:
    found = turnover(held).mean
    ways = []
    for way, (every, inside, abroad) in _WAYS.items():
        bars = []
        for region, key in ((told.gemeente, way), (LAND, "country")):
            row = found.loc[region]
            number = language.formats.decimal(row[every], flows().decimals)
            words = language.say(f"turnover.bar.{key}", value=number, name=told.name)
            bars.append(Bar(words, float(row[inside]), float(row[abroad]), region != LAND))
        ways.append(tuple(bars))
    return tuple(ways)
