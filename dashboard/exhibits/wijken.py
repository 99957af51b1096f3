"""The page of what lies inside a gemeente."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from dashboard.charts.dots import dot_key
from dashboard.charts.interval_dots import MOST_ROWS as MOST_AREAS
from dashboard.charts.interval_dots import Mark, interval_dots, most_apart, most_changed
from dashboard.charts.strip import strip_plots
from dashboard.exhibits.exhibit import Exhibit, Headed
from dashboard.findings.data.national import HERKOMST, OLD, national
from dashboard.findings.data.small_areas import TOLD_BY
from dashboard.findings.model.finding import Numbers
from dashboard.findings.model.indicators import Partition, indicators
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.peers.chosen_peers import among, peer_set
from dashboard.findings.within.dispersion import (
    Dispersion,
    YearsCompared,
    change_years,
    changed,
    dispersion,
    year_shown,
)
from dashboard.findings.within.location_quotients import location_quotients
from dashboard.findings.within.segregation import segregation
from dashboard.findings.within.sure import alike, chance, ends_told, moved, sure, unit_of
from dashboard.language import Language
from dashboard.markup.location_quotients import MOST_ROWS, location_quotient_key, location_quotient_table
from dashboard.style.colours import MUTED, OWN
from data_sources import Snapshot
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept
from geo.called import called

__all__ = ["change_part", "changed_between", "living_part", "mixing_part", "shown_year"]
__all__ += ["nothing_to_compare", "spread_part"]


@kept(200)
def shown_year(held: Snapshot, level: str, asked: int, classification: str) -> tuple[Partition, int]:
    """The division and year of wijken or buurten nearest to what is looked at."""
    found = year_shown(national(held), level, asked, classification)
    if found is None:
        raise NotHeldError(Lacking("origin", (level,)))
    return found


@kept(400)
def spread_part(
    held: Snapshot,
    gemeente: str,
    level: str,
    year: int,
    partition: Partition,
    narrow: bool,
    language: Language,
) -> Headed | None:
    """How far the wijken or buurten lie apart; None without figures of two of them."""
    found = dispersion(national(held), gemeente, level, year, partition)
    if found is None or len(found.areas) < 2:
        return None
    name = national(held).gemeenten.names[gemeente]
    areas = found.areas
    certain = sure(areas)
    known = areas[certain]
    told = {
        "name": Quantity(name, "name"),
        "count": Quantity(len(known), "count"),
        "year": Quantity(year, "year"),
        "levels": Quantity(f"level.{level}.plural", "text"),
    }
    if len(known) < 2:
        told["count"] = Quantity(len(areas), "count")
        sentence = Told("wijken.spread.few", told).say(language)
    else:
        told |= ends_told(known, chance, f"level.{level}.plural")
        told["which"] = Quantity(f"wijken.spread.which.{'all' if certain.all() else 'sure'}", "text")
        form = "same" if alike(known) else "apart"
        sentence = Told(f"wijken.spread.{form}.{partition[0]}", told).say(language)
    shown = most_apart(areas, certain)
    unit = unit_of(indicators()[TOLD_BY[partition]])
    mark = Mark(found.own, f"{name} {Quantity(found.own, unit).write(language)}", OWN)
    words = language.say(f"classification.{partition[0]}")
    measure = language.say(f"wijken.measure.{partition[0]}")
    measure = measure[:1].upper() + measure[1:]
    subtitle = language.say(
        "wijken.spread.subtitle", measure=measure, year=year, classification=words, groups=partition[1]
    )
    if len(shown) < len(areas):
        levels = told["levels"].write(language)
        subtitle += " " + language.say(
            "wijken.spread.selection", shown=len(shown), count=len(areas), sure=len(known), levels=levels
        )
    if not certain.reindex(shown.index).all():
        subtitle += " " + language.say("wijken.spread.open")
    exhibit = Exhibit(
        id=f"spread_{level}",
        numbers=found.numbers,
        language=language,
        title=language.say("wijken.spread.title", levels=told["levels"].write(language), name=name),
        subtitle=subtitle,
        alt=sentence,
        picture=interval_dots(
            shown,
            mark,
            ".0%" if unit == "share" else ".2f",
            language,
            narrow,
            certain,
            known["value"] if len(shown) < len(areas) else None,
            unit,
        ),
        terms=("index" if unit == "index" else partition[0], "afronding", f"groepen_{partition[1]}"),
    )
    return Headed(exhibit, (sentence,))


@kept(800)
def mixing_part(
    held: Snapshot,
    gemeente: str,
    kind: str,
    others: tuple[str, ...],
    classification: str,
    narrow: bool,
    language: Language,
) -> Headed | None:
    """How evenly the groups live over the buurten, beside the peers; None without a figure of any gemeente."""
    frames = national(held)
    peers = peer_set(frames, gemeente, kind, others)
    found = segregation(frames, peers, classification)
    if found is None:
        return None
    name, who = frames.gemeenten.names[gemeente], among(frames, peers).write(language)
    subtitle = language.say("vergelijk.strips.subtitle", among=who)
    compared = language.say("vergelijk.strips.key_peers") if peers.members else ""
    # What is said of a measure besides what it is: what rounding leaves open in it.
    beside = " ".join(
        one.say(language)
        for strip, told in zip(found.distributions.distributions, found.measures, strict=True)
        for one in (strip.told, *told[1:])
    )
    measures = (" ".join(one.say(language) for one in told) for told in found.measures)
    return Headed(
        Exhibit(
            id="mixing_strips",
            numbers=found.distributions.numbers,
            language=language,
            title=language.say("wijken.mixing.title", name=name),
            alt=f"{subtitle} {beside}",
            picture=strip_plots(found.distributions, peers, frames.gemeenten.names, language, narrow),
            subtitle=subtitle,
            key=dot_key(name, compared, language.say("vergelijk.strips.key_others")),
            own=name,
            terms=("h_maat", "d_maat", "peers", "mediaan", "afronding"),
        ),
        (found.sentence.say(language), *measures),
    )


@kept(400)
def living_part(
    held: Snapshot, gemeente: str, level: str, year: int, partition: Partition, language: Language
) -> Headed | None:
    """Which groups live where; None with fewer than two areas."""
    found = location_quotients(national(held), gemeente, level, year, partition)
    if found is None:
        return None
    name = national(held).gemeenten.names[gemeente]
    subtitle = language.say("wijken.living.subtitle", year=year, name=name)
    count = len(found.frame) // found.frame["group"].nunique()
    if count > MOST_ROWS:
        levels = language.say(f"level.{level}.plural")
        subtitle += ". " + language.say(
            "wijken.living.selection", shown=MOST_ROWS, count=count, levels=levels, name=name
        )
    names = called(national(held).inside.area_names_of(level, year, gemeente), name)
    sentence = _most(found, names, name, partition[0], language)
    return Headed(
        Exhibit(
            id=f"living_{level}",
            numbers=found,
            language=language,
            title=language.say("wijken.living.title", name=name),
            subtitle=subtitle,
            alt=sentence,
            drawn=location_quotient_table(found, names, level, language),
            key=location_quotient_key(language),
            terms=("locatiequotient", "afronding", f"groepen_{partition[1]}"),
        ),
        (sentence,),
    )


_FEWER, _MORE = 0.8, 1.25
"""Between these the share of a group is nearly that of the whole gemeente, as in the tints of the table."""

_LEAST = 0.01


def _most(
    numbers: Numbers, names: Mapping[str, str], name: str, classification: str, language: Language
) -> str:
    """Say of which group the share differs most from that in the whole gemeente, more or less, and where."""
    frame = numbers.frame
    known = frame[frame["quotient"].notna()]
    if known.empty:
        return language.say("wijken.living.none", name=name)
    # Half as many is as far from alike as twice as many.
    apart = np.log(known["quotient"].clip(lower=_LEAST)).abs()
    most = known.loc[apart.idxmax()]
    row, quotient = most.to_dict(), most["quotient"]
    way = "most_more" if quotient >= _MORE else "most_less" if quotient <= _FEWER else "same"
    return Told(
        f"wijken.living.{way}",
        {
            "area": Quantity(names[str(most["name"])], "name"),
            "having": Quantity((str(most["group"]), classification), "having"),
            "share": replace(numbers.quantity(row, "share"), rounded=True),
            "whole": Quantity(float(most["whole"]), "share"),
            "times": replace(numbers.quantity(row, "quotient"), digits=None, rounded=True),
            "name": Quantity(name, "name"),
        },
    ).say(language)


@kept(400)
def changed_between(held: Snapshot, classification: str) -> YearsCompared | None:
    """The classification and the years between which wijken are compared; None without two years in either."""
    return change_years(national(held), classification)


@kept(400)
def change_part(
    held: Snapshot,
    gemeente: str,
    classification: str,
    narrow: bool,
    language: Language,
    most: int = MOST_AREAS,
) -> Headed | None:
    """Which wijken changed most, so many at most; None without wijken that are the same in both years."""
    found = changed(national(held), gemeente, classification)
    years = change_years(national(held), classification)
    if found is None or years is None:
        return None
    name = national(held).gemeenten.names[gemeente]
    partition, first, last = years
    words = language.say(f"wijken.change.in.{partition[0]}")
    areas = found.areas
    certain = moved(areas)
    sentence = _moved(found, years, certain, name, language)
    mark = Mark(0.0, language.say("wijken.change.zero"), MUTED)
    shown = most_changed(areas, certain, most)
    subtitle = language.say(
        "wijken.change.subtitle",
        measure=language.say(f"wijken.measure.{partition[0]}"),
        first=first,
        last=last,
        groups=partition[1],
        classified=words,
    )
    if len(shown) < len(areas):
        subtitle += " " + language.say("wijken.change.selection", shown=len(shown), count=len(areas))
    if not certain.reindex(shown.index).all():
        subtitle += " " + language.say("wijken.change.open")
    return Headed(
        Exhibit(
            id="wijk_changes",
            numbers=found.numbers,
            language=language,
            title=language.say("wijken.change.title", name=name),
            subtitle=subtitle,
            alt=sentence,
            picture=interval_dots(shown, mark, "+.1f", language, narrow, certain),
            terms=("index", "afronding", "procentpunt"),
        ),
        (sentence,),
    )


def _moved(
    found: Dispersion, years: YearsCompared, sure: "pd.Series[bool]", name: str, language: Language
) -> str:
    partition, first, last = years
    told = {
        "name": Quantity(name, "name"),
        "count": Quantity(len(found.areas), "count"),
        "sure": Quantity(int(sure.sum()), "count"),
        "first": Quantity(first, "year"),
        "last": Quantity(last, "year"),
        "classified": Quantity(f"wijken.change.in.{partition[0]}", "text"),
        "measure": Quantity(f"wijken.measure.{partition[0]}", "text"),
    }
    if not sure.any():
        return Told("wijken.change.none", told, "count").say(language)
    known = found.areas[sure]
    most = known.loc[known["value"].abs().idxmax()]
    told |= {"most": Quantity(str(most["name"]), "name"), "change": Quantity(float(most["value"]), "change")}
    if len(known) == 1 < len(found.areas):
        return Told("wijken.change.only", told).say(language)
    return Told("wijken.change.most", told, "count").say(language)


def nothing_to_compare(held: Snapshot, gemeente: str, level: str, asked: int, language: Language) -> str:
    """Say why a gemeente has no wijken or buurten to lay beside each other: there is one, or figures lack."""
    frames = national(held)
    years = {year for one in (HERKOMST, OLD) for year in frames.inside.small_tables(level, one)}
    year = min(years, key=lambda one: abs(one - asked), default=asked)
    count = int((frames.inside.parents(level, year) == gemeente).sum()) if years else 0
    name = frames.gemeenten.names[gemeente]
    if level == "wijk" and count == 1:
        return language.say("wijken.none.areas", name=name)
    levels = language.say(f"level.{level}.plural")
    return language.say("wijken.none.figures", name=name, count=count, levels=levels)
