"""The dot map of a gemeente."""

import numpy as np
import pandas as pd

import geo
from dashboard.charts.dot_map import dot_legend, dot_map
from dashboard.charts.ground import Size, ground
from dashboard.exhibits.exhibit import Area, Exhibit
from dashboard.findings.data.areas import area_names
from dashboard.findings.data.national import national
from dashboard.findings.model.indicators import Partition
from dashboard.findings.within.dots import Dots, dots
from dashboard.language import Language
from data_sources import Snapshot
from data_sources.kept import kept
from geo.degrees import in_degrees
from geo.dots import scatter

__all__ = ["dots_exhibit"]


@kept(200)
def dots_exhibit(
    held: Snapshot,
    gemeente: str,
    level: str,
    year: int,
    partition: Partition,
    frame: Size,
    language: Language,
) -> Exhibit | None:
    """Residents of the wijken or buurten of a gemeente as dots; None where there are no numbers of them.

    Parameters
    ----------
    held : Snapshot
    gemeente, level : str
    year : int
    partition : Partition
    frame : (width, height)
        Expected size in pixels.
    language : Language
    """
    names = area_names(held, level, year, gemeente)
    found = dots(held, names, level, year, partition)
    if found is None:
        return None
    shown = ground(held, level, year, gemeente, frame)
    where, words = national(held).gemeenten.names[gemeente], language.say(f"classification.{partition[0]}")
    each = language.formats.integer(found.each)
    told = ", ".join(
        f"{language.group(group)} {language.formats.integer(int(count))}"
        for group, count in found.counts.sum().items()
    )
    level_words = language.say(f"level.{level}.singular")
    return Exhibit(
        id=f"dots_{level}",
        numbers=found.numbers,
        language=language,
        title=language.say("dots.title", where=where, level=level_words),
        subtitle=language.say("dots.subtitle", year=year, each=each, classification=words),
        alt=language.say("dots.alt", where=where, level=level_words, year=year, each=each, told=told),
        picture=dot_map(found, _places(held, found, level, year), shown, language),
        key=dot_legend(found, language),
        terms=("puntenkaart", "afronding"),
        map=Area(level, year, gemeente),
        period=str(year),
    )


def _places(held: Snapshot, found: Dots, level: str, year: int) -> pd.DataFrame:
    """Group and place of every dot, the groups mixed."""
    boundaries = geo.boundaries(level, year, snapshot=held).set_index("region")["geometry"]
    counts = found.counts[found.counts.sum(axis=1) > 0]
    points = scatter(boundaries.loc[counts.index], counts.sum(axis=1).to_numpy())
    # Mixed within every area, and the areas among one another: always in the same way.
    mixer = np.random.default_rng(0)
    groups = np.concatenate([mixer.permutation(np.repeat(counts.columns, row)) for row in counts.to_numpy()])
    degrees = in_degrees(points).geometry
    places = pd.DataFrame({"group": groups, "lon": degrees.x.to_numpy(), "lat": degrees.y.to_numpy()})
    return places.iloc[mixer.permutation(len(places))].reset_index(drop=True)
