"""Every exhibit of every page, in each of its views, for one gemeente."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.charts.ground import ground
from dashboard.exhibits import (
    country,
    dots,
    eigen_cijfers,
    eigen_gebied,
    five_steps,
    kaart,
    opgaven,
    several,
    trends,
    uw_gemeente,
    vergelijk,
    wijken,
)
from dashboard.exhibits.classic_groups import classic_picture
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.measure_map import measure_map
from dashboard.exhibits.national_origins import growth_picture, national_picture
from dashboard.exhibits.theme_areas import theme_areas
from dashboard.exhibits.turnover import moves_picture
from dashboard.findings.areas.held_area import held_area
from dashboard.findings.areas.own_area import OWN, OwnArea
from dashboard.findings.areas.reading import division, offered
from dashboard.findings.data.areas import area_names
from dashboard.findings.data.national import National, national
from dashboard.findings.own_data.joined import OwnSource, join
from dashboard.findings.own_data.laying import Checked
from dashboard.findings.peers.chosen_peers import peer_set
from dashboard.language import Language
from data_sources import Snapshot

__all__ = ["GEMEENTEN", "OTHERS", "PAGES", "Case", "of_countries"]

GEMEENTEN = {"large": "GM0363", "small": "GM0088", "merged": "GM1966", "border": "GM0981"}
OTHERS = {
    "jumping": ("GM1950", "trends"),
    "lacking": ("GM1992", "uw_gemeente"),
    "missing year": ("GM1992", "trends"),
}
"""Pages that look otherwise for another gemeente: one institution makes it jump; a year or wijken are missing."""

NL = Language("nl")
SIZE = (640, 420)
DIVISIONS = {"herkomst": ("herkomst", 3), "migratieachtergrond": ("migratieachtergrond", 7)}
STRIPS = ("index", "buiten_europa", "inhabitants", "menging_h", "wmo")
THEMES = ("wonen", "onderwijs", "werk-en-inkomen", "zorg-en-ondersteuning", "samenleven")


@dataclass(frozen=True)
class Case:
    """A view with its exhibit, and what someone who looks at it was told before: whose it is, and beside whom."""

    view: str
    exhibit: Exhibit
    held: Snapshot
    gemeente: str
    peers: tuple[str, ...] = ()
    measure: str = ""
    keys: tuple[str, ...] = ()
    second: object = None
    area: OwnArea | None = None

    @property
    def frames(self) -> National:
        """The figures of all gemeenten, and of the area of one's own where it is one that is seen."""
        held = national(self.held)
        return held if self.area is None else held_area(held, self.area)

    @property
    def names(self) -> dict[str, str]:
        """Names of all gemeenten."""
        return self.frames.gemeenten.names

    @property
    def own(self) -> str:
        """The name of the own gemeente."""
        return self.names[self.gemeente]

    @property
    def areas(self) -> dict[str, str]:
        """Names of the areas of the map, by code."""
        where = self.exhibit.map
        assert where is not None
        names = area_names(self.held, where.level, where.year, where.gemeente)
        return {code: name for code, name in names.items() if not where.only or code in where.only}


def _peers(held: Snapshot, gemeente: str, kind: str) -> tuple[str, ...]:
    return tuple(peer_set(national(held), gemeente, kind, ()).members)


def of_uw_gemeente(held: Snapshot, gemeente: str) -> Iterator[Case]:
    year = national(held).year
    for when in (year, 2010):
        yield Case(f"groups {when}", uw_gemeente.head(held, gemeente, when, NL).groups, held, gemeente)
        for width in (600, 340):
            shown = uw_gemeente.hundred(held, gemeente, when, width, NL)
            yield Case(f"hundred {when} {width}", shown, held, gemeente)
    for kind in ("type", "nearest"):
        shown = uw_gemeente.standing(held, gemeente, year, kind, (), NL).positions
        yield Case(f"positions {kind}", shown, held, gemeente, _peers(held, gemeente, kind))
        shown = uw_gemeente.variety(held, gemeente, kind, (), 600, NL).exhibit
        yield Case(f"variety {kind}", shown, held, gemeente, _peers(held, gemeente, kind))
    shown = uw_gemeente.turnover(held, gemeente, NL).exhibit
    yield Case("turnover", shown, held, gemeente)
    yield Case("series", uw_gemeente.series(held, gemeente, NL), held, gemeente)
    for narrow in (False, True):
        yield Case(f"lenses {narrow}", uw_gemeente.lens(held, gemeente, narrow, NL).exhibit, held, gemeente)
    for id in five_steps.STEPS:
        for width in (700, 358):
            drawn = five_steps.step(held, gemeente, id, year, width, NL).exhibit
            if drawn is not None:
                yield Case(f"step {id} {width}", drawn, held, gemeente, _peers(held, gemeente, "nearest"))


def of_countries(held: Snapshot, gemeente: str) -> Iterator[Case]:
    """Those of a snapshot that knows countries."""
    shown, _ = uw_gemeente.countries(held, gemeente, NL)
    if shown is not None:
        yield Case("countries", shown, held, gemeente)


def of_trends(held: Snapshot, gemeente: str) -> Iterator[Case]:
    for across in ("alle", "buitenland"):
        for width in (1100, 358):
            headed = moves_picture(held, gemeente, across, width, NL)
            if headed is not None:
                yield Case(f"moves {across} {width}", headed.exhibit, held, gemeente)
    others = tuple(code for code in ("GM0599", "GM0518", "GM0014") if code != gemeente)
    compared = (gemeente, "nearest", ())
    lines = [
        ("index", "index", "NL"),
        ("index", "index", compared),
        ("index", "index", others),
        ("aandeel", "turkije", compared),
        ("aandeel", "buiten_europa", "NL"),
        ("aandeel", trends.ALL, ""),
        ("aantal", trends.ALL, ""),
        ("aantal", "europa", others),
    ]
    # On a phone everything is laid out anew, for every gemeente alike.
    for narrow, width in ((False, 1100), (True, 358))[: 2 if gemeente == GEMEENTEN["large"] else 1]:
        for measure, group, beside in lines:
            shown = trends.lines_picture(held, gemeente, measure, group, beside, width, narrow, NL).exhibit
            view = f"lines {measure} {group} {beside and type(beside).__name__} {width}"
            yield Case(view, shown, held, gemeente, (), measure)
        for measure, group in (("index", "index"), ("aandeel", "turkije"), ("aandeel", "europa")):
            shown = trends.multiples_picture(held, compared, measure, group, width, narrow, NL).exhibit
            keys = (measure, group)
            yield Case(
                f"multiples {keys} {width}",
                shown,
                held,
                gemeente,
                _peers(held, gemeente, "nearest"),
                measure,
                keys,
            )
        shown = classic_picture(held, gemeente, width, narrow, NL).exhibit
        yield Case(f"classic {width}", shown, held, gemeente)
        shown = national_picture(held, width, narrow, NL).exhibit
        yield Case(f"country {width}", shown, held, gemeente)
        yield Case(f"growth {width}", growth_picture(held, narrow, NL).exhibit, held, gemeente)
        for measure in ("aandeel", "aantal"):
            shown = trends.slopes_picture(held, gemeente, measure, width, narrow, NL).exhibit
            yield Case(f"slopes {measure} {width}", shown, held, gemeente, (), measure)


def of_vergelijk(held: Snapshot, gemeente: str) -> Iterator[Case]:
    year = national(held).year
    for kind in ("nearest", "type"):
        compared, peers = (gemeente, kind, ()), _peers(held, gemeente, kind)
        shown = vergelijk.strips_picture(held, compared, STRIPS, year, kind == "type", NL)
        yield Case(f"strips {kind}", shown, held, gemeente, peers, keys=STRIPS)
        for keys in (("inhabitants", "buiten_europa"), ("index", "index_7")):
            shown = vergelijk.relation_picture(held, compared, keys, year, kind == "type", False, NL)
            yield Case(f"relation {keys} {kind}", shown, held, gemeente, peers, keys=keys)
        asked = held, compared, keys, year, True, False, NL, (600, 300)
        shown = vergelijk.relation_picture(*asked)
        yield Case(f"relation {kind} on a slide", shown, held, gemeente, peers, keys=keys)
    for classification in DIVISIONS:
        for kind, sort in (("nearest", "afstand"), ("size", "aandeel")):
            shown = vergelijk.table_picture(held, (gemeente, kind, ()), classification, year, sort, False, NL)
            yield Case(f"table {classification} {kind}", shown, held, gemeente)
            asked = (gemeente, kind, ()), classification, year, sort
            shown = vergelijk.table_on_slide(held, *asked, 8, (700, 320), NL).exhibit
            yield Case(f"rows {classification} {kind}", shown, held, gemeente)
    for subject in ("alles", "wonen"):
        for narrow in (False, True):
            shown = vergelijk.differences_picture(
                held, (gemeente, "nearest", ()), subject, "herkomst", year, narrow, NL
            )
            yield Case(f"differences {subject} {narrow}", shown, held, gemeente)
        shown = vergelijk.differences_picture(
            held, (gemeente, "nearest", ()), subject, "herkomst", year, False, NL, 5, 700
        )
        yield Case(f"differences {subject} on a slide", shown, held, gemeente)


def of_wijken(held: Snapshot, gemeente: str) -> Iterator[Case]:
    for classification in DIVISIONS:
        for level in ("wijk", "buurt"):
            partition, year = wijken.shown_year(held, level, national(held).year, classification)
            for narrow in (False, True):
                part = wijken.spread_part(held, gemeente, level, year, partition, narrow, NL)
                if part is not None:
                    keys = ("buiten_nederland" if classification == "herkomst" else "index_7", str(year))
                    view = f"spread {classification} {level} {narrow}"
                    yield Case(view, part.exhibit, held, gemeente, keys=keys)
            part = wijken.living_part(held, gemeente, level, year, partition, NL)
            if part is not None:
                yield Case(f"living {classification} {level}", part.exhibit, held, gemeente)
        part = wijken.change_part(held, gemeente, classification, False, NL)
        if part is not None:
            yield Case(f"change {classification}", part.exhibit, held, gemeente)
        mixing = wijken.mixing_part(held, gemeente, "nearest", (), classification, False, NL)
        keys = tuple(mixing.exhibit.numbers.units)
        peers = _peers(held, gemeente, "nearest")
        yield Case(f"mixing {classification}", mixing.exhibit, held, gemeente, peers, keys=keys)


def of_kaart(held: Snapshot, gemeente: str) -> Iterator[Case]:
    frames = national(held)
    year = frames.year
    country = ("index", year, None)
    set_off = {
        "nl": kaart.against_number(held, "index", year, "nl", gemeente, ("nearest", ()), NL),
        "midden": kaart.against_number(held, "index", year, "midden", gemeente, ("nearest", ()), NL),
        "peers": kaart.against_number(held, "index", year, "peers", gemeente, ("nearest", ()), NL),
        "since": kaart.against_year(held, "index", frames.years(DIVISIONS["herkomst"])[0]),
        "none": None,
    }
    for name, against in set_off.items():
        found = kaart.map_picture(held, "gemeente", country, "natural", gemeente, SIZE, NL, against)
        yield Case(f"map gemeente {name}", found.exhibit, held, gemeente, second=found.legend)
    for key in ("vestiging_buitenland", "verhuissaldo", "koopwoningen", "groep_polen", "even_grote_groepen"):
        shown = measure_map(held, key, "natural", gemeente, SIZE, NL)
        yield Case(f"measure {key}", shown.exhibit, held, gemeente)
    for level in ("wijk", "buurt"):
        partition, inside = wijken.shown_year(held, level, year, "herkomst")
        for indicator, classes in (("buiten_europa", "quantiles"), ("buiten_nederland", "natural")):
            which = (indicator, inside, gemeente)
            own = next(iter(area_names(held, level, inside, gemeente)))
            found = kaart.map_picture(held, level, which, classes, own, SIZE, NL)
            yield Case(f"map {level} {indicator}", found.exhibit, held, gemeente, (own,), second=found.legend)
        for code in ("bijstand", "woningwaarde"):
            over = theme_areas(held, (gemeente, level), code, "quantiles", None, SIZE, NL)
            if over is not None:
                yield Case(f"task {level} {code}", over.exhibit, held, gemeente)
        shown = dots.dots_exhibit(held, gemeente, level, inside, partition, SIZE, NL)
        if shown is not None:
            yield Case(f"dots {level}", shown, held, gemeente)
    both = ((*country[:2], None), ("index", frames.years(DIVISIONS["herkomst"])[0], None))
    two = kaart.two_maps(held, "gemeente", both, "equal", gemeente, SIZE, NL)
    for side, found in zip("ab", two.pictures, strict=True):
        yield Case(f"two maps {side}", found.exhibit, held, gemeente, second=found.legend)


def _areas(held: Snapshot, gemeente: str) -> Iterator[OwnArea]:
    """The gemeente with those around it, and some of its wijken and buurten."""
    frames = national(held)
    around = frames.neighbours.loc[frames.neighbours["region"] == gemeente, "neighbour"]
    yield OwnArea("gemeente", tuple(sorted({gemeente, *around})), frames.year, "Samen")
    for level, most in (("wijk", 4), ("buurt", 6)):
        members = tuple(sorted(offered(frames, level, gemeente)))[:most]
        yield OwnArea(level, members, division(frames, level), "Samen", gemeente)


def of_eigen_gebied(held: Snapshot, gemeente: str) -> Iterator[Case]:
    year = national(held).year
    for area in _areas(held, gemeente):
        parts = held_area(national(held), area).parts.members
        keys = ("buiten_nederland", str(year if area.exact else area.year))
        seen = {
            f"{id} {width}": eigen_gebied.area_step(held, area, id, year, width, NL).exhibit
            for id in eigen_gebied.STEPS
            for width in (700, 358)
        }
        seen["groups"] = eigen_gebied.groups(held, area, year, NL)
        seen["map"] = eigen_gebied.area_map(held, area, SIZE, NL)
        seen |= {
            f"in order {narrow}": eigen_gebied.parts_in_order(held, area, narrow, NL)
            for narrow in (False, True)
        }
        for view, shown in seen.items():
            if shown is not None:
                yield Case(f"area {area.level} {view}", shown, held, OWN, parts, keys=keys, area=area)


def of_opgaven(held: Snapshot, gemeente: str) -> Iterator[Case]:
    declared = national(held).themes.declared.indicator
    for kind in ("nearest", "type"):
        for theme in THEMES:
            keys = tuple(code for code, one in declared.items() if one.theme == theme)
            shown = opgaven.theme_exhibit(held, gemeente, theme, (kind, ()), NL)
            yield Case(
                f"theme {theme} {kind}", shown, held, gemeente, _peers(held, gemeente, kind), keys=keys
            )
    for code in declared:
        shown = opgaven.wijken_exhibit(held, gemeente, code, SIZE, NL)
        if shown is not None:
            yield Case(f"wijken {code}", shown, held, gemeente)
    shown = opgaven.relation_exhibit(held, gemeente, "koopwoningen", ("nearest", ()), False, NL)
    keys = ("buiten_nederland", "koopwoningen")
    yield Case("relation of a theme", shown, held, gemeente, _peers(held, gemeente, "nearest"), keys=keys)


def of_eigen_cijfers(held: Snapshot, gemeente: str) -> Iterator[Case]:
    year = max(held.area_years("wijk"))
    names = area_names(held, "wijk", year, gemeente)
    for view, low in (("above zero", 1.5), ("around zero", -3.5)):
        numbers = pd.Series([low + nth * 1.5 for nth in range(len(names))], index=list(names), dtype=float)
        checked = Checked("wijk", year, numbers.iloc[1:], (), len(numbers) - 1, 1, None)
        areas = pd.DataFrame({"name": pd.Series(names), "inhabitants": 10.0, "outside": 0.5})
        own = OwnSource("file.csv", "number", "the test", date(2026, 1, 2))
        beside = join(checked, areas, own, ())
        if len(names) > 1:
            shown = ground(held, "wijk", year, gemeente, SIZE)
            yield Case(
                view, eigen_cijfers.own_map(checked, beside, "n", "w", gemeente, shown, NL), held, gemeente
            )


def of_presentatie(held: Snapshot, gemeente: str) -> Iterator[Case]:
    """What slides alone show: of the country, and of some gemeenten beside one another."""
    frames = national(held)
    some = tuple(dict.fromkeys((gemeente, "GM0599", "GM0518")))
    for width, height in ((1200, 560), (900, 520)):
        shown = several.groups_of_some(frames, some, NL, height, width)
        yield Case(f"several {width}", shown, held, gemeente)
        yield Case(f"types {width}", country.types_exhibit(frames, NL, height, width), held, gemeente)
        yield Case(f"survey {width}", country.survey_exhibit(NL, height, width), held, gemeente)


PAGES = {
    "uw_gemeente": of_uw_gemeente,
    "trends": of_trends,
    "vergelijk": of_vergelijk,
    "wijken": of_wijken,
    "kaart": of_kaart,
    "opgaven": of_opgaven,
    "presentatie": of_presentatie,
    "eigen_cijfers": of_eigen_cijfers,
    "eigen_gebied": of_eigen_gebied,
}
