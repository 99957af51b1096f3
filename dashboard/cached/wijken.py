"""The page of what lies inside a gemeente."""

from dataclasses import dataclass

import pandas as pd

from dashboard.cached import keep
from dashboard.charts.exhibit import Exhibit
from dashboard.charts.interval_dots import interval_dots, most_apart
from dashboard.charts.living_table import living_table
from dashboard.findings.indicators import Partition
from dashboard.findings.living import living
from dashboard.findings.mixing import SURE
from dashboard.findings.national import HERKOMST, OLD, National, national
from dashboard.findings.quantities import Quantity, Told
from dashboard.findings.spread import CHANGE, Spread, changed, spread, year_shown
from dashboard.findings.story import story
from dashboard.language import Language
from data_sources import Snapshot

__all__ = ["Part", "change_part", "living_part", "mixing_words", "shown_year", "spread_part"]


@dataclass(frozen=True)
class Part:
    """A picture with the sentence that heads it."""

    sentence: str
    exhibit: Exhibit


@keep(max_entries=200)
def shown_year(held: Snapshot, level: str, asked: int, classification: str) -> tuple[Partition, int] | None:
    """The division and year of wijken or buurten nearest to what is looked at."""
    return year_shown(national(held), level, asked, classification)


@keep(max_entries=400)
def spread_part(
    held: Snapshot,
    gemeente: str,
    level: str,
    year: int,
    partition: Partition,
    narrow: bool,
    language: Language,
) -> Part | None:
    """How far the wijken or buurten lie apart; None without figures of two of them."""
    found = spread(national(held), gemeente, level, year, partition)
    if found is None or len(found.areas) < 2:
        return None
    name = national(held).gemeenten.names[gemeente]
    areas = found.areas
    sure = areas["high"] - areas["low"] <= SURE
    told = {
        "name": Quantity(name, "name"),
        "count": Quantity(len(areas), "count"),
        "year": Quantity(year, "year"),
        "levels": Quantity(f"level.{level}.plural", "text"),
    }
    known = areas[sure]
    if len(known) < 2:
        sentence = Told("wijken.spread.few", told).say(language)
    else:
        for end, row in (("high", known.iloc[0]), ("low", known.iloc[-1])):
            told[f"{end}_name"] = Quantity(str(row["name"]), "name")
            told[end] = Quantity(float(row["value"]), "chance", rounded=True)
        sentence = Told("wijken.spread.apart", told).say(language)
    shown = most_apart(areas, sure)
    mark = language.say("wijken.spread.own", name=name, value=language.formats.decimal(found.own, 2))
    words = language.say(f"classification.{partition[0]}")
    subtitle = language.say("wijken.spread.subtitle", year=year, classification=words, groups=partition[1])
    if len(shown) < len(areas):
        subtitle += " " + language.say(
            "wijken.spread.selection",
            shown=len(shown),
            count=len(areas),
            levels=told["levels"].write(language),
        )
    exhibit = Exhibit(
        id=f"spread_{level}",
        figure=found.figure,
        language=language,
        title=language.say("wijken.spread.title", levels=told["levels"].write(language), name=name),
        subtitle=subtitle,
        alt=sentence,
        picture=interval_dots(shown, (found.own, mark), ".2f", language, narrow),
        terms=("index", "afronding", f"groepen_{partition[1]}"),
    )
    return Part(sentence, exhibit)


@keep(max_entries=400)
def mixing_words(held: Snapshot, gemeente: str, language: Language) -> tuple[str, ...]:
    """How evenly the groups live over the buurten, in words: a sentence a measure."""
    findings = {finding.id: finding for finding in story(held, gemeente).findings}
    wanted = [f"mixing_{measure}_{HERKOMST[1]}" for measure in ("H", "D")]
    return tuple(findings[one].sentence(language) for one in wanted if one in findings)


@keep(max_entries=400)
def living_part(
    held: Snapshot, gemeente: str, level: str, year: int, partition: Partition, language: Language
) -> Part | None:
    """Which groups live where; None with fewer than two areas."""
    found = living(national(held), gemeente, level, year, partition)
    if found is None:
        return None
    name = national(held).gemeenten.names[gemeente]
    return Part(
        _most(found.frame, name, language),
        Exhibit(
            id=f"living_{level}",
            figure=found,
            language=language,
            title=language.say("wijken.living.title", name=name),
            subtitle=language.say("wijken.living.subtitle", year=year, name=name),
            alt=_most(found.frame, name, language),
            drawn=living_table(found, level, language),
            terms=("locatiequotient", "afronding", f"groepen_{partition[1]}"),
        ),
    )


def _most(frame: pd.DataFrame, name: str, language: Language) -> str:
    """Say of which group the share differs most, and where."""
    known = frame[(frame["group"] != "Nederland") & frame["quotient"].notna()]
    if known.empty:
        return language.say("wijken.living.none", name=name)
    most = known.loc[known["quotient"].idxmax()]
    return Told(
        "wijken.living.most",
        {
            "area": Quantity(str(most["name"]), "name"),
            "group": Quantity(str(most["group"]), "group"),
            "share": Quantity(float(most["share"]), "share", rounded=True),
            "whole": Quantity(float(most["whole"]), "share"),
            "times": Quantity(float(most["quotient"]), "times"),
            "name": Quantity(name, "name"),
        },
    ).say(language)


@keep(max_entries=400)
def change_part(held: Snapshot, gemeente: str, narrow: bool, language: Language) -> Part | None:
    """Which wijken changed most; None without wijken that are the same in both years."""
    found = changed(national(held), gemeente)
    if found is None:
        return None
    name = national(held).gemeenten.names[gemeente]
    first, last = CHANGE
    areas = found.areas
    sure = (areas["low"] > 0) | (areas["high"] < 0)
    sentence = _moved(national(held), found, sure, name, language)
    zero = language.say("wijken.change.zero")
    return Part(
        sentence,
        Exhibit(
            id="wijk_changes",
            figure=found.figure,
            language=language,
            title=language.say("wijken.change.title", name=name),
            subtitle=language.say("wijken.change.subtitle", first=first, last=last, groups=OLD[1]),
            alt=sentence,
            picture=interval_dots(most_apart(areas, sure), (0.0, zero), "+.1f", language, narrow),
            terms=("index", "afronding", "procentpunt"),
        ),
    )


def _moved(held: National, found: Spread, sure: "pd.Series[bool]", name: str, language: Language) -> str:
    told = {
        "name": Quantity(name, "name"),
        "count": Quantity(len(found.areas), "count"),
        "sure": Quantity(int(sure.sum()), "count"),
        "first": Quantity(CHANGE[0], "year"),
        "last": Quantity(CHANGE[1], "year"),
    }
    if not sure.any():
        return Told("wijken.change.none", told).say(language)
    most = found.areas[sure].iloc[0]
    told |= {"most": Quantity(str(most["name"]), "name"), "change": Quantity(float(most["value"]), "change")}
    return Told("wijken.change.most", told).say(language)
