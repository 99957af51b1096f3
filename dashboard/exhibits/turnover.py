"""Who came to live in a gemeente and who left it, as its page and its briefing show that."""

from dashboard.analysis.turnover import flows
from dashboard.charts.turnover import Bar, turnover_bars
from dashboard.charts.turnover_lines import HEIGHT, turnover_lines
from dashboard.exhibits.exhibit import Exhibit, Headed
from dashboard.findings.data.national import National, national
from dashboard.findings.data.turnover import LAND, turnover
from dashboard.findings.model.story import Story
from dashboard.findings.profile.turnover import ARRIVALS, DEPARTURES
from dashboard.findings.trends.moves import moves
from dashboard.language import Language
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["moves_picture", "turnover_exhibit", "turnover_told"]

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


@kept(400)
def moves_picture(
    held: Snapshot, gemeente: str, across: str, width: int, language: Language, height: int = HEIGHT
) -> Headed | None:
    """Who came and who left, year by year; None where the gemeente is not the same since any of those years.

    Raises
    ------
    NotHeldError
        There are no figures of any gemeente.
    """
    frames = national(held)
    found, name = moves(frames, gemeente, across), frames.gemeenten.names[gemeente]
    if found is None:
        return None
    said = tuple(sentence.say(language) for sentence in found.told)
    exhibit = Exhibit(
        id="trends_moves",
        numbers=found.numbers,
        language=language,
        title=language.say("turnover.title", name=name),
        alt=" ".join(said),
        picture=turnover_lines(found, flows().decimals, language, width, height),
        subtitle=language.say(f"turnover.yearly.subtitle.{across}"),
        terms=("vlottendheid", "herindeling"),
        width=width,
    )
    return Headed(exhibit, said)


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
