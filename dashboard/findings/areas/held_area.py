"""The figures of all gemeenten with an area of one's own among them, so that all that tells of a gemeente tells of it.

What is told of gemeenten by what they are and not by what they count (types, nearest likes, borders) it has not.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import pandas as pd

from dashboard.analysis import trends
from dashboard.analysis.peers import PeerSet, same_size, same_type
from dashboard.findings.areas.added import area_origin, area_values
from dashboard.findings.areas.own_area import OWN, OwnArea
from dashboard.findings.data.by_country import ByCountry
from dashboard.findings.data.gemeenten import Gemeenten
from dashboard.findings.data.national import HERKOMST, National
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.indicators import Indicator, Partition
from data_sources.kept import kept

__all__ = ["HeldArea", "held_area"]


class HeldArea(National):
    """All gemeenten of today, and an area of one's own under the code `OWN`; not to be changed by who asks.

    Parameters
    ----------
    base : National
        The gemeenten alone.
    area : OwnArea
    """

    def __init__(self, base: National, area: OwnArea):
        super().__init__(base.snapshot)
        self.base, self.area = base, area

    @kept(16)
    def origin(self, partition: Partition) -> pd.DataFrame:
        """Origin of all gemeenten and of the area, in all years."""
        own = if_held(partial(area_origin, self.base, self.area, partition))
        there = self.base.origin(partition)
        return there if own is None or own.empty else pd.concat([there, _like(own, there)], ignore_index=True)

    @kept(64)
    def values(self, indicator: str) -> pd.DataFrame:
        """An indicator of all gemeenten and of the area, on (region, year)."""
        there = self.base.values(indicator)
        own = if_held(partial(area_values, self.base, self.area, self.indicator(indicator)))
        if own is None or own.empty:
            return there
        made = own.set_index(["region", "year"])[[*there.columns]].astype(there.dtypes.to_dict())
        return pd.concat([there, made]).sort_index()

    def of_gemeenten(self, indicator: str) -> pd.DataFrame:
        """An indicator of gemeenten alone."""
        return self.base.values(indicator)

    def land_origin(self, partition: Partition) -> pd.DataFrame:
        """Origin of the country, of all years."""
        return self.base.land_origin(partition)

    def land_values(self, indicator: Indicator) -> pd.DataFrame:
        """What is published of the country, on year."""
        return self.base.land_values(indicator)

    @property
    def shares(self) -> Mapping[Partition, pd.DataFrame]:
        """Series of shares of gemeenten by partition: which years there are, they say of all."""
        return self.base.shares

    @property
    @kept()
    def inhabitants(self) -> pd.Series:
        """Residents of every gemeente and of the area."""
        there = self.base.inhabitants
        own = there.reindex(self.area.members).sum(skipna=False) if self.area.exact else pd.NA
        return pd.concat([there, pd.Series({OWN: own}, dtype=there.dtype)])

    @property
    @kept()
    def gemeenten(self) -> Gemeenten:
        """The gemeenten of today and before, and the area by its name."""
        there = self.base.gemeenten
        return replace(there, names=there.names | {OWN: self.area.name})

    def _of_countries(self, partition: Partition, index: str) -> ByCountry:
        whole = super()._of_countries(partition, index)
        return whole if self.area.exact else self.base._of_countries(partition, index)

    @property
    @kept()
    def tempo(self) -> pd.DataFrame | None:
        """Change of gemeenten between the years with a national figure, and that of the area beside the country."""
        there = self.base.tempo
        origin = if_held(partial(area_origin, self.base, self.area, HERKOMST))
        first, last = self.tempo_years[0], self.tempo_years[-1]
        if there is None or origin is None or not {first, last} <= set(origin["year"]) or not self.area.exact:
            return there
        land = if_held(lambda: self.base.land_shares)
        country = land if land is not None and {first, last} <= set(land.index) else None
        own = trends.tempo(next(iter(trends.series(origin).values())), first, last, country=country)
        return pd.concat([there, own.set_index(["region", "measure"])]).sort_index()

    @property
    def tempo_years(self) -> tuple[int, ...]:
        """Years of herkomst with figures of gemeenten and of the country."""
        return self.base.tempo_years

    @property
    def land_shares(self) -> pd.DataFrame:
        """The published national shares."""
        return self.base.land_shares

    # Types, peers

    @property
    def types(self) -> pd.DataFrame:
        """Type of every gemeente; the area has none."""
        return self.base.types

    @property
    def kinds(self) -> tuple[str, ...]:
        """The sets of peers that can be made of what is held."""
        return self.base.kinds

    def kinds_of(self, gemeente: str | None) -> tuple[str, ...]:
        """The sets of peers of a gemeente; of the area, those of its size, and of its type where all parts have one."""
        if gemeente != OWN:
            return self.base.kinds_of(gemeente)
        if not self.area.exact:
            return ()
        return tuple(kind for kind in ("type", "size") if self.peers(OWN, kind).members)

    def usual_peers(self, gemeente: str) -> PeerSet:
        """The peers that are taken where nobody chose; of the area its parts, where these are gemeenten."""
        if gemeente != OWN:
            return self.base.usual_peers(gemeente)
        return self.parts

    @property
    def parts(self) -> PeerSet:
        """The gemeenten of which the area is made, to be pointed out among all; none where it is itself one."""
        several = self.area.exact and len(self.area.members) > 1
        return PeerSet("own", OWN, self.area.members if several else ())

    @kept(16)
    def peers(self, gemeente: str, kind: str) -> PeerSet:
        """One of the sets of peers; of the area without its own parts."""
        if gemeente != OWN:
            return self.base.peers(gemeente, kind)
        if kind == "type":
            return self._of_type()
        found = same_size(OWN, self.inhabitants)
        return replace(found, members=tuple(one for one in found.members if one not in self.area.members))

    def _of_type(self) -> PeerSet:
        """Other gemeenten of the type of all parts; nobody where they have several, or one that is no group."""
        types = if_held(lambda: self.base.types["type"])
        own = set() if types is None or not self.area.exact else set(types.reindex(self.area.members))
        if len(own) != 1 or "type" not in self.base.kinds_of(self.area.members[0]):
            return PeerSet("type", OWN, ())
        found = same_type(self.area.members[0], types)
        others = tuple(one for one in found.members if one not in self.area.members)
        return replace(found, region=OWN, members=others)

    def all_others(self, gemeente: str) -> PeerSet:
        """All other gemeenten of today; beside the area, those that are no part of it."""
        if gemeente != OWN:
            return self.base.all_others(gemeente)
        members = set(self.area.members)
        return PeerSet("own", OWN, tuple(code for code in self.base.regions if code not in members))


@kept(6)  # one weighs some 15 MB, and is made in a second
def held_area(held: National, area: OwnArea) -> HeldArea:
    """Return the figures of all gemeenten with an area among them; the same object every time."""
    return HeldArea(held, area)


def _like(own: pd.DataFrame, there: pd.DataFrame) -> pd.DataFrame:
    """The same rows in the kinds of columns that others have; what may be off by more than fits is kept whole."""
    kinds = {
        name: kind for name, kind in there.dtypes.items() if name not in ("off_by", "source_table", "level")
    }
    return own[[*there.columns]].astype(kinds)
