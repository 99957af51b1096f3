"""The exhibits that have an address: what each is called there, what makes it, and what can be asked of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from dashboard.analysis.themes import themes
from dashboard.exhibits import dots, five_steps, kaart, opgaven, trends, uw_gemeente, vergelijk, wijken
from dashboard.exhibits.classic_groups import classic_picture
from dashboard.exhibits.exhibit import Exhibit, Headed
from dashboard.exhibits.national_origins import growth_picture, national_picture
from dashboard.exhibits.turnover import moves_picture
from dashboard.findings.data.areas import area_names
from dashboard.findings.model.indicators import indicators
from dashboard.language import Language
from dashboard.url.view import View
from data_sources import Snapshot

__all__ = ["ADDRESSED", "WIDTH", "Addressed", "Wanted"]

WIDTH = 844
"""Pixels across that pictures are laid out for: those of a picture file without its margins."""

_SIZE = (WIDTH, 620)

_STRIPS = ("index", "buiten_europa", "inhabitants", "menging_h", "wmo")


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for.

    Attributes
    ----------
    held : Snapshot
    view : View
        Gemeente, year, indicator, level, peers: as in the address of any page.
    options : mapping of str to str
        What this exhibit can be asked besides, all of it.
    language : Language
    """

    held: Snapshot
    view: View
    options: Mapping[str, str]
    language: Language

    @property
    def gemeente(self) -> str:
        """Code of the gemeente."""
        return str(self.view.gemeente)

    @property
    def compared(self) -> tuple[str, str, tuple[str, ...]]:
        """The gemeente and its peers."""
        return self.gemeente, self.view.peers, self.view.others

    @property
    def inside(self) -> str:
        """The level within the gemeente: that asked for, else wijken."""
        return "wijk" if self.view.level == "gemeente" else self.view.level

    def named(self, *options: str) -> tuple[str, ...]:
        """Return some options, in order."""
        return tuple(self.options[one] for one in options)


@dataclass(frozen=True)
class Addressed:
    """An exhibit with an address.

    Attributes
    ----------
    page : str
        Name of the page that shows it live.
    make : callable (Wanted) -> Exhibit or None
        None where there is nothing to show of this gemeente.
    options : mapping of str to tuple of str
        What can be asked, and what may be answered; the first where nobody asks.
    national : bool
        Whether it is of the whole country, and needs no gemeente.
    """

    page: str
    make: Callable[[Wanted], Exhibit | None]
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    national: bool = False


def _of(part: Headed | None) -> Exhibit | None:
    return None if part is None else part.exhibit


def _step(id: str, asked: Wanted) -> Exhibit | None:
    return five_steps.step(asked.held, asked.gemeente, id, asked.view.year, WIDTH, asked.language).exhibit


def _groups(asked: Wanted) -> Exhibit:
    return uw_gemeente.head(asked.held, asked.gemeente, asked.view.year, asked.language).groups


def _positions(asked: Wanted) -> Exhibit:
    view = asked.view
    held = asked.held, asked.gemeente, view.year, view.peers, view.others
    return uw_gemeente.standing(*held, asked.language).positions


def _series(asked: Wanted) -> Exhibit:
    return uw_gemeente.series(asked.held, asked.gemeente, asked.language)


def _variety(asked: Wanted) -> Exhibit:
    return uw_gemeente.variety(asked.held, *asked.compared, WIDTH, asked.language).exhibit


def _countries(asked: Wanted) -> Exhibit | None:
    return uw_gemeente.countries(asked.held, asked.gemeente, asked.language)[0]


def _lenses(asked: Wanted) -> Exhibit:
    return uw_gemeente.lens(asked.held, asked.gemeente, False, asked.language).exhibit


def _turnover(asked: Wanted) -> Exhibit:
    return uw_gemeente.turnover(asked.held, asked.gemeente, asked.language).exhibit


def _reasons(asked: Wanted) -> Exhibit:
    return uw_gemeente.reasons(asked.held, asked.gemeente, asked.language)


def _lines(asked: Wanted) -> Exhibit:
    measure, group, beside = asked.named("maat", "groep", "naast")
    # The index is of all groups together, and the groups together are no index.
    group = "index" if measure == "index" else trends.ALL if group == "index" else group
    together = "" if group == trends.ALL else beside
    compared = asked.compared if together == "groep" else "NL" if together == "land" else ""
    held = asked.held, asked.gemeente, measure, group, compared
    return trends.lines_picture(*held, WIDTH, False, asked.language).exhibit


def _slopes(asked: Wanted) -> Exhibit:
    held = asked.held, asked.gemeente, asked.options["maat"]
    return trends.slopes_picture(*held, WIDTH, False, asked.language).exhibit


def _moves(asked: Wanted) -> Exhibit | None:
    headed = moves_picture(asked.held, asked.gemeente, asked.options["over"], WIDTH, asked.language)
    return _of(headed)


def _classic(asked: Wanted) -> Exhibit:
    return classic_picture(asked.held, asked.gemeente, WIDTH, False, asked.language).exhibit


def _country(asked: Wanted) -> Exhibit:
    return national_picture(asked.held, WIDTH, False, asked.language).exhibit


def _growth(asked: Wanted) -> Exhibit:
    return growth_picture(asked.held, False, asked.language).exhibit


def _strips(asked: Wanted) -> Exhibit | None:
    return vergelijk.strips_picture(
        asked.held, asked.compared, _STRIPS, asked.view.year, False, asked.language
    )


def _table(asked: Wanted) -> Exhibit:
    held = asked.held, asked.compared, asked.view.classification, asked.view.year
    return vergelijk.table_picture(*held, asked.options["volgorde"], False, asked.language)


def _differences(asked: Wanted) -> Exhibit:
    held = asked.held, asked.compared, asked.options["onderwerp"], asked.view.classification, asked.view.year
    return vergelijk.differences_picture(*held, False, asked.language)


def _spread(asked: Wanted) -> Exhibit | None:
    partition, year = wijken.shown_year(asked.held, asked.inside, asked.view.year, asked.view.classification)
    held = asked.held, asked.gemeente, asked.inside, year, partition
    part = wijken.spread_part(*held, False, asked.language)
    return _of(part)


def _living(asked: Wanted) -> Exhibit | None:
    partition, year = wijken.shown_year(asked.held, asked.inside, asked.view.year, asked.view.classification)
    part = wijken.living_part(asked.held, asked.gemeente, asked.inside, year, partition, asked.language)
    return _of(part)


def _changed(asked: Wanted) -> Exhibit | None:
    part = wijken.change_part(asked.held, asked.gemeente, asked.view.classification, False, asked.language)
    return _of(part)


def _mixing(asked: Wanted) -> Exhibit | None:
    part = wijken.mixing_part(asked.held, *asked.compared, asked.view.classification, False, asked.language)
    return _of(part)


def _map(asked: Wanted) -> Exhibit | None:
    view = asked.view
    within = None if view.level == "gemeente" else view.gemeente
    if not area_names(asked.held, view.level, view.year, within):
        return None
    own = view.gemeente if within is None else view.area
    which = view.indicator, view.year, within
    return kaart.map_picture(asked.held, view.level, which, view.classes, own, _SIZE, asked.language).exhibit


def _dots(asked: Wanted) -> Exhibit | None:
    partition = indicators()[asked.view.indicator].partition
    held = asked.held, asked.gemeente, asked.inside, asked.view.year, partition
    return dots.dots_exhibit(*held, _SIZE, asked.language)


def _peers(asked: Wanted) -> tuple[str, tuple[str, ...]]:
    return opgaven.shown_peers(
        asked.held, asked.gemeente, (asked.view.peers, asked.view.others), asked.language
    )[0]


def _theme(asked: Wanted) -> Exhibit:
    return opgaven.theme_exhibit(
        asked.held, asked.gemeente, asked.options["thema"], _peers(asked), asked.language
    )


def _theme_wijken(asked: Wanted) -> Exhibit | None:
    return opgaven.wijken_exhibit(asked.held, asked.gemeente, asked.options["cijfer"], _SIZE, asked.language)


def _relation(asked: Wanted) -> Exhibit | None:
    held = asked.held, asked.gemeente, asked.options["cijfer"], _peers(asked)
    return opgaven.relation_exhibit(*held, False, asked.language)


_FIGURE = {"cijfer": tuple(themes().indicator)}

ADDRESSED: Mapping[str, Addressed] = MappingProxyType(
    {
        "wie": Addressed("uw_gemeente", partial(_step, "who")),
        "verandering": Addressed("uw_gemeente", partial(_step, "change")),
        "groot-of-klein": Addressed("uw_gemeente", partial(_step, "variety")),
        "waar": Addressed("uw_gemeente", partial(_step, "where")),
        "samenstelling": Addressed("uw_gemeente", _groups),
        "plaats": Addressed("uw_gemeente", _positions),
        "index-door-de-jaren": Addressed("uw_gemeente", _series),
        "grootste-groepen": Addressed("uw_gemeente", _variety),
        "landen": Addressed("uw_gemeente", _countries),
        "oude-en-nieuwe-blik": Addressed("uw_gemeente", _lenses),
        "type": Addressed("uw_gemeente", _reasons),
        "komen-en-gaan": Addressed("uw_gemeente", _turnover),
        "lijnen": Addressed(
            "trends",
            _lines,
            {
                "maat": ("aandeel", "aantal", "index"),
                "groep": ("buiten_europa", "europa", "turkije", "marokko", "suriname", "index"),
                "naast": ("land", "groep", "niemand"),
            },
        ),
        "hellingen": Addressed("trends", _slopes, {"maat": ("aandeel", "aantal")}),
        "verhuizingen": Addressed("trends", _moves, {"over": ("alle", "buitenland")}),
        "klassieke-groepen": Addressed("trends", _classic),
        "land": Addressed("trends", _country, national=True),
        "groei-per-land": Addressed("trends", _growth, national=True),
        "naast-anderen": Addressed("vergelijk", _strips),
        "tabel": Addressed("vergelijk", _table, {"volgorde": ("afstand", "aandeel")}),
        "verschillen": Addressed("vergelijk", _differences, {"onderwerp": ("alles", *themes().theme)}),
        "spreiding": Addressed("wijken", _spread),
        "wie-woont-waar": Addressed("wijken", _living),
        "wijken-veranderd": Addressed("wijken", _changed),
        "menging": Addressed("wijken", _mixing),
        "kaart": Addressed("kaart", _map, national=True),
        "stippen": Addressed("kaart", _dots),
        "opgave": Addressed("opgaven", _theme, {"thema": tuple(themes().theme)}),
        "opgave-wijken": Addressed("opgaven", _theme_wijken, _FIGURE),
        "opgave-samenhang": Addressed("opgaven", _relation, _FIGURE),
    }
)
"""By the name in the address."""
