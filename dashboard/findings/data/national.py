"""Figures of all gemeenten that findings are made of, computed once per snapshot when first asked for."""

import itertools
from functools import partial

import pandas as pd

import geo
from dashboard.analysis import backtest, events, jumps, tempo, trends
from dashboard.analysis import peers as peer_sets
from dashboard.analysis.buurt_themes import of_buurten
from dashboard.analysis.new_diversity import hidden_diversity
from dashboard.analysis.themes import ThemeTables, Values, theme_tables, themes, with_margins
from dashboard.analysis.type_rules import typology
from dashboard.derived import derived
from dashboard.findings.data.by_country import ByCountry
from dashboard.findings.data.held import Held
from dashboard.findings.data.origin import on_division
from dashboard.findings.data.small_areas import HERKOMST, OLD, SmallAreas
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.indicators import Partition
from dashboard.findings.sources.types import gemeente_signals, gemeente_types
from data_sources import Snapshot
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept

__all__ = ["HERKOMST", "JUMPING", "KINDS", "OLD", "OLD_COUNTRIES", "PREFERRED", "National", "national"]

OLD_COUNTRIES: Partition = ("migratieachtergrond", 18)
KINDS = ("type", "nearest", "neighbours", "province", "size")
"""The sets of peers that every gemeente has, as far as the figures for them are held."""

PREFERRED = ("type", "nearest", "size", "province", "neighbours")
"""The same in the order in which they are taken where nobody chose: neighbours are often too few."""


JUMPING = {OLD: "Overig niet-westers", HERKOMST: "Buiten Europa"}
"""The group of each classification to which residents of reception centres belong: there many move at once."""

_COMPOSED = "herindeling", "inwoners"
"""Bases of shares that are the mean of those of gemeenten that were taken over."""


class National(Held):
    """Frames of all gemeenten of today; not to be changed by who asks for them.

    Parameters
    ----------
    snapshot : Snapshot
    """

    # Countries

    @property
    @kept()
    def by_country(self) -> ByCountry:
        """The countries as the present classification names them, else those of the old one."""
        return self._of_countries(self.finest, "index_landen") if self.finest else self.old_countries

    @property
    @kept()
    def old_countries(self) -> ByCountry:
        """The countries of the old classification: 18 groups."""
        return self._of_countries(OLD_COUNTRIES, "index_18")

    def _of_countries(self, partition: Partition, index: str) -> ByCountry:
        return ByCountry(
            partition,
            index,
            partial(self.origin, partition),
            partial(self.land_origin, partition),
            lambda: if_held(lambda: self.pairs),
        )

    @property
    @kept()
    @derived
    def hidden(self) -> pd.DataFrame:
        """Whether the old lens misses the diversity of a gemeente."""
        year = self.old_countries.year
        old = 100 * self.in_year("niet_westers", year)["value"]
        index = self.in_year("index_18", year)["value"]
        return hidden_diversity(index, old)

    # Change

    @property
    @kept()
    def land_shares(self) -> pd.DataFrame:
        """The published national shares (%) of herkomst, on year."""
        return next(iter(trends.series(self.land_origin(HERKOMST)).values())).loc["NL"]

    @property
    @kept()
    def tempo_years(self) -> tuple[int, ...]:
        """Years of herkomst with figures of gemeenten and, where there are such, of the country, oldest first."""
        years = self.years(HERKOMST)
        land = if_held(lambda: self.land_shares)
        both = years if land is None else tuple(year for year in years if year in land.index)
        return both if len(both) > 1 else years

    @property
    @kept()
    @derived
    def tempo(self) -> pd.DataFrame | None:
        """Change between the years with a national figure, beside the country and the peers; None with one year."""
        shares = self.shares[HERKOMST]
        if len(self.tempo_years) < 2:
            return None
        first, last = self.tempo_years[0], self.tempo_years[-1]
        land = if_held(lambda: self.land_shares)
        found = trends.tempo(
            shares,
            first,
            last,
            country=land if land is not None and {first, last} <= set(land.index) else None,
            peers=if_held(lambda: self.pairs),
        )
        return found.set_index(["region", "measure"]).sort_index()

    @property
    @kept()
    @derived
    def jumps(self) -> pd.DataFrame:
        """Yearly changes that are far larger than anywhere else, of all gemeenten."""
        there = [
            self.shares[partition][group] for partition, group in JUMPING.items() if partition in self.shares
        ]
        basis = if_held(lambda: self.origin(OLD).drop_duplicates(["region", "year"]))
        composed = None if basis is None else basis.set_index(["region", "year"])["basis"].isin(_COMPOSED)
        changes = jumps.yearly_changes(*there, composed=composed)
        if changes.empty:
            raise NotHeldError(Lacking("series", ("gemeente",)))
        return jumps.sudden_jumps(changes, self.inhabitants, last=max(self.years(OLD), default=None))

    def sudden_jumps(self, gemeente: str) -> pd.DataFrame:
        """The sudden jumps of one gemeente; none where no two years are held."""
        found = if_held(lambda: self._sudden)
        if found is None:
            return pd.DataFrame({name: [] for name in ("region", "year", "change", "usual", "reason")})
        return found[found["region"] == gemeente]

    @property
    @kept()
    def _sudden(self) -> pd.DataFrame:
        return self.jumps[self.jumps["sudden"]]

    @property
    @kept()
    def window(self) -> tuple[int, ...]:
        """Years in a row that a tempo of the present classification may rest on: none before the latest shock."""
        return tuple(events.since_shock(self.unbroken(HERKOMST).index.unique("year")))

    @property
    @kept()
    @derived
    def record(self) -> pd.DataFrame | None:
        """What an outlook over windows as short as the present series would have been worth, by size class.

        None where that cannot be checked: with too few years of the old classification.

        Raises
        ------
        NotHeldError
            There are no figures of one of the classifications.
        """
        old = backtest.three_groups(self.unbroken(OLD))
        window = max(len(self.window), tempo.MINIMUM_YEARS)
        classes = peer_sets.size_classes(self.inhabitants)
        found = [backtest.backtest(old, classes, ahead, window) for ahead in backtest.HORIZONS]
        record = pd.concat(found, ignore_index=True)
        return record if len(record) else None

    # Inside gemeenten

    @property
    @kept()
    def inside(self) -> SmallAreas:
        """The wijken and buurten, by gemeente of today."""
        return SmallAreas(self.snapshot, self.year)

    # Types, peers, themes

    @property
    @kept()
    def types(self) -> pd.DataFrame:
        """Type, signals and reasons of every gemeente."""
        return gemeente_types(self.snapshot)

    @property
    @kept()
    def signals(self) -> pd.DataFrame:
        """All signals of every gemeente."""
        return gemeente_signals(self.snapshot).signals

    @property
    @kept()
    def scores(self) -> pd.DataFrame:
        """The signals by which gemeenten are alike, standardised over all of them."""
        return peer_sets.standardised(self.signals)

    @property
    @kept()
    @derived
    def neighbours(self) -> pd.DataFrame:
        """Pairs of gemeenten with a shared border."""
        found = geo.neighbours(self.year, snapshot=self.snapshot)
        # Boundaries may hold gemeenten of which there are no figures.
        return found[found["region"].isin(self.regions) & found["neighbour"].isin(self.regions)]

    @property
    @kept()
    @derived
    def provinces(self) -> pd.DataFrame:
        """Province of every gemeente, on region."""
        return geo.provinces(self.year, snapshot=self.snapshot).set_index("region")

    @property
    @kept()
    def kinds(self) -> tuple[str, ...]:
        """The sets of peers that can be made of what is held, in the order of `KINDS`."""
        some = next(iter(self.regions))
        return tuple(kind for kind in KINDS if if_held(partial(self.peers, some, kind)) is not None)

    @kept(1024)
    def kinds_of(self, gemeente: str | None) -> tuple[str, ...]:
        """The sets of peers that a gemeente can be compared with, first the one that is taken where nobody chose.

        Those of its type are none where the type only says what they are not; they are not the first where they are
        too few. Without a gemeente: all sets.
        """
        preferred = sorted(self.kinds, key=PREFERRED.index)
        if gemeente is not None:
            if "type" in preferred and not typology().type[self.types.loc[gemeente, "type"]].peers:
                preferred.remove("type")
            enough = (kind for kind in preferred if self.peers(gemeente, kind).enough)
            preferred = [*itertools.islice(enough, 1), *preferred]
        return tuple(dict.fromkeys([*preferred[:1], *(kind for kind in KINDS if kind in preferred)]))

    def usual_peers(self, gemeente: str) -> peer_sets.PeerSet:
        """The peers that are taken where nobody chose; nobody where nothing tells others apart."""
        kinds = self.kinds_of(gemeente)
        return self.peers(gemeente, kinds[0]) if kinds else peer_sets.PeerSet("size", gemeente, ())

    @kept(4096)
    def peers(self, gemeente: str, kind: str) -> peer_sets.PeerSet:
        """One of the sets of peers in `KINDS`.

        Raises
        ------
        NotHeldError
            What tells who they are is not held.
        """
        if kind == "type":
            return peer_sets.same_type(gemeente, self.types["type"])
        if kind == "nearest":
            return peer_sets.nearest(gemeente, self.signals, scores=self.scores)
        if kind == "neighbours":
            return peer_sets.neighbouring(gemeente, self.neighbours)
        if kind == "province":
            return peer_sets.same_province(gemeente, self.provinces["province"])
        return peer_sets.same_size(gemeente, self.inhabitants)

    @kept(512)
    def all_others(self, gemeente: str) -> peer_sets.PeerSet:
        """All other gemeenten of today."""
        return peer_sets.PeerSet("own", gemeente, tuple(code for code in self._codes if code != gemeente))

    @property
    @kept()
    def _codes(self) -> tuple[str, ...]:
        return tuple(self.regions.tolist())

    @property
    @kept(2)
    def themes(self) -> ThemeTables:
        """Figures of all themes, those of gemeenten on today's division."""
        return ThemeTables(themes(), **self._theme_values())

    @derived
    def _theme_values(self) -> dict[str, dict[str, Values]]:
        needed = with_margins(self.snapshot.indicators(["gemeente", "wijk"], indicator=themes().needs))
        of_gemeenten = needed[needed["level"] == "gemeente"]
        if len(of_gemeenten):
            of_gemeenten = on_division(of_gemeenten, self.year, self.snapshot)
        of_wijken = needed[needed["level"] == "wijk"]
        found = theme_tables(pd.concat([of_gemeenten, of_wijken]), self._families())
        return {"gemeente": found.gemeente, "wijk": found.wijk, "beside_wijk": found.beside_wijk}

    @property
    @kept(2)
    def buurt_themes(self) -> dict[str, Values]:
        """Figures of themes that wijken have too, of all buurten."""
        return self._buurt_values()

    @derived
    def _buurt_values(self) -> dict[str, Values]:
        rows = with_margins(self.snapshot.indicators("buurt", indicator=themes().needs))
        return of_buurten(rows, self._families())

    def _families(self) -> dict[str, str]:
        """The family of each source that themes use."""
        entries = self.snapshot.sources()
        return {entry.id: family for entry in entries if (family := themes().family(entry.id, entry.title))}

    @property
    @kept()
    @derived
    def pairs(self) -> pd.DataFrame:
        """Every gemeente (`region`) with each of its usual peers (`peer`).

        Raises
        ------
        NotHeldError
            Nothing tells who they are.
        """
        found = {region: list(self.usual_peers(region).members) for region in self.regions}
        if not any(found.values()):
            raise NotHeldError(Lacking("areas", ("gemeente",)))
        return pd.Series(found).explode().dropna().rename_axis("region").rename("peer").reset_index()


@kept()
def national(snapshot: Snapshot) -> National:
    """Return the frames of a snapshot; the same object every time."""
    return National(snapshot)
