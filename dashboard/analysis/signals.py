"""What is known of every gemeente that can tell its type: composition, border, nearest large city, economy.

Every signal is one number (or name) per gemeente with the national value beside it; which there are, in which
unit, is declared in `typology.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from dashboard.analysis.declared import Computation
from data_sources.declared import Declared

EUROPE = "Europa (exclusief Nederland)"
NATIVE = "Nederland"


class Groups(Declared):
    """The groups of origin that signals are about, by the names of the classification by country."""

    native: str
    unnamed: tuple[str, ...]
    labour: tuple[str, ...]
    international: tuple[str, ...]
    settled: tuple[str, ...]
    border: dict[str, str]


class LargeCity(Declared):
    """Which gemeenten pull on others: inhabitants, times the other's size, and the pull that undoes it."""

    inhabitants: int
    times_own_size: float
    pulled_from: float


@dataclass(frozen=True)
class SignalTable:
    """Signals of all gemeenten.

    Attributes
    ----------
    signals : frame (gemeenten × signals)
        Numbers in the unit that `typology.toml` declares, or names (a text, or a tuple of texts).
    national : Series (signals)
        The same for the country; missing where it has no meaning.
    sources : frame (signals)
        `period` (a year, or two with a dash) and `source` (ids of tables) of each signal, once known.
    """

    signals: pd.DataFrame
    national: pd.Series
    sources: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame(columns=["period", "source"], dtype=str)
    )

    def sourced(self, period: str, source: str) -> "SignalTable":
        """Return the table with the same period and source for all its signals."""
        said = pd.DataFrame({"period": period, "source": source}, index=self.signals.columns)
        return replace(self, sources=said)


def origin_signals(now: pd.DataFrame, before: pd.DataFrame, europe_born_abroad: pd.Series) -> SignalTable:
    """Share of residents with an origin outside the Netherlands, in Europe, and its rise (85458NED).

    Parameters
    ----------
    now, before : (gemeenten × groups) frames of persons
        The three groups of herkomst in two years, on the same gemeenten.
    europe_born_abroad : Series (gemeenten)
        Persons now with an origin in Europe born outside the Netherlands.

    Returns
    -------
    SignalTable
        `inhabitants`, `share_outside_nl`, `share_europe`, `share_europe_born_abroad` (%), `growth_europe`
        (percentage points; missing for a gemeente without figures in one of the years). The national rise is that of
        the gemeenten known in both years together.
    """
    now = now.astype(float)
    before = before.astype(float).reindex(index=now.index, columns=now.columns)
    europe_born_abroad = europe_born_abroad.astype(float).reindex(now.index)
    values = _composition(now, europe_born_abroad)
    values["growth_europe"] = values["share_europe"] - _percentage(before, EUROPE)
    national = _composition(_together(now), pd.Series({"NL": europe_born_abroad.sum()})).loc["NL"]
    both = values["growth_europe"].notna()
    national["growth_europe"] = (
        _percentage(_together(now[both]), EUROPE) - _percentage(_together(before[both]), EUROPE)
    )["NL"]
    return SignalTable(values, national)


def country_signals(countries: pd.DataFrame, national: pd.Series, groups: Groups) -> SignalTable:
    """The largest groups by country of origin, how special they are here, and groups that tell a type.

    Parameters
    ----------
    countries : (gemeenten × groups) frame of persons
        The 18 groups of 84910NED.
    national : Series (groups)
        The same for the country.
    groups : Groups
        What the groups stand for.

    Returns
    -------
    SignalTable
        `share_background` (% with a migration background); of the largest named group (`largest_group`) and of the
        largest of the settled communities (`settled_group`): name, `…_share` and `…_national_share` (% of
        inhabitants), `…_of_migrants` and `…_national_of_migrants` (% of residents with a migration background),
        `…_quotient` (location quotient: share / national share, Isard); `share_labour`, `share_international`
        (% of inhabitants), `labour_of_migrants` (%). Missing where a group is.
    """
    both = pd.concat([countries.astype(float), national.astype(float).to_frame("NL").T])[countries.columns]
    total = both.sum(axis=1, skipna=False)
    share = both.div(total, axis=0)
    migrants = 1 - share[groups.native]
    signals = pd.DataFrame({"share_background": 100 * migrants}, index=both.index)
    some = migrants.where(migrants > 0)
    named = [name for name in both if name not in (groups.native, *groups.unnamed)]
    for signal, of in (("largest_group", named), ("settled_group", [g for g in groups.settled if g in both])):
        largest = share[of].fillna(-1).idxmax(axis=1).where(total.notna())
        own = share[of].max(axis=1, skipna=False)
        signals[signal] = largest.astype(object)
        signals[f"{signal}_share"] = 100 * own
        signals[f"{signal}_of_migrants"] = 100 * own / some
        national_share = largest.map(share.loc["NL"]).astype(float)
        signals[f"{signal}_national_share"] = 100 * national_share
        signals[f"{signal}_national_of_migrants"] = 100 * national_share / some["NL"]
        signals[f"{signal}_quotient"] = own / national_share
    labour = share[list(groups.labour)].sum(axis=1, skipna=False)
    signals["share_labour"] = 100 * labour
    signals["labour_of_migrants"] = 100 * labour / some
    signals["share_international"] = 100 * share[list(groups.international)].sum(axis=1, skipna=False)
    return SignalTable(signals.drop(index="NL"), signals.loc["NL"])


def border_signals(
    borders: pd.DataFrame, countries: pd.DataFrame, national: pd.Series, groups: Groups
) -> SignalTable:
    """Land border, and the residents with a background in the country on the other side.

    Parameters
    ----------
    borders : frame
        `region`, `country` (a key of `groups.border`), `border_m` (metres).
    countries, national, groups
        As in :func:`country_signals`.

    Returns
    -------
    SignalTable
        `border_km` (0 without a border), and, missing without one, `border_country` (names of the groups, the
        longest border first), `border_group_share`, `border_group_national_share` (% of inhabitants),
        `border_group_of_migrants`, `border_group_national_of_migrants` (%),
        `border_group_quotient`. National values of the groups: for all bordering countries together.
    """
    km = borders.pivot_table(index="region", columns="country", values="border_m", aggfunc="sum") / 1000
    km = km.rename(columns=groups.border).reindex(countries.index).fillna(0)
    persons = countries.astype(float)
    total, native = persons.sum(axis=1, skipna=False), persons[groups.native]
    touched = (km > 0).astype(float)
    across = (persons[km.columns] * touched).sum(axis=1, skipna=False).where(km.sum(axis=1) > 0)
    national_share = touched @ (national[km.columns].astype(float) / float(national.sum()))
    from_abroad = 1 - float(national[groups.native]) / float(national.sum())
    names = [tuple(row[row > 0].sort_values(ascending=False).index) for _, row in km.iterrows()]
    signals = pd.DataFrame(
        {
            "border_km": km.sum(axis=1),
            "border_country": pd.Series(names, index=km.index, dtype=object).where(km.sum(axis=1) > 0),
            "border_group_share": 100 * across / total,
            "border_group_national_share": 100 * national_share.where(national_share > 0),
            "border_group_of_migrants": 100 * across / (total - native).where(total > native),
            "border_group_national_of_migrants": 100 * national_share.where(national_share > 0) / from_abroad,
            "border_group_quotient": across / total / national_share.where(national_share > 0),
        }
    )
    together = {"border_km": float(km.to_numpy().sum()), "border_group_quotient": 1.0}
    return SignalTable(signals, pd.Series(together, dtype=object))


def city_signals(coordinates: pd.DataFrame, inhabitants: pd.Series, large: LargeCity) -> SignalTable:
    """The large city whose pull is strongest: inhabitants (thousands) / distance (km) squared.

    Parameters
    ----------
    coordinates : frame (gemeenten)
        `x`, `y` in metres (EPSG:28992): where people live, on average.
    inhabitants : Series (gemeenten)
    large : LargeCity
        A city pulls on gemeenten that it exceeds `times_own_size`; a city on which a larger one pulls with
        `pulled_from` or more is a suburb itself and pulls on none.

    Returns
    -------
    SignalTable
        `large_city` (code), `large_city_inhabitants`, `large_city_km`, `large_city_pull`; the pull is 0, and the
        others are missing, where no city is that much larger.

    Notes
    -----
    The form of the gravity model of spatial interaction (Reilly, 1931; Stewart, 1948).
    """
    xy = coordinates.reindex(inhabitants.index)[["x", "y"]].astype(float)
    people = inhabitants.astype(float)
    cities = people.index[people >= large.inhabitants]
    km = pd.DataFrame(
        {city: np.hypot(*(xy - xy.loc[city]).to_numpy().T) / 1000 for city in cities}, people.index
    )
    larger = pd.DataFrame(
        {city: people[city] >= large.times_own_size * people for city in cities}, people.index
    )
    pull = (people[cities] / 1000 / km.where(km > 0) ** 2).where(larger)
    is_suburb = pull.loc[cities].max(axis=1).fillna(0) >= large.pulled_from
    pull = pull[cities[~is_suburb]]
    felt = pull.max(axis=1)
    city = pull.fillna(-1).idxmax(axis=1).where(felt.notna()) if pull.shape[1] else felt.astype(object)
    distance = [km.loc[region, name] if isinstance(name, str) else np.nan for region, name in city.items()]
    signals = pd.DataFrame(
        {
            "large_city": city.astype(object),
            "large_city_inhabitants": city.map(people).astype(float),
            "large_city_km": pd.Series(distance, index=people.index, dtype=float),
            "large_city_pull": felt.fillna(0).where(xy.notna().all(axis=1)),
        }
    )
    return SignalTable(signals, pd.Series(dtype=object))


def figure_signals(indicators: pd.DataFrame, figures: Mapping[str, Computation]) -> SignalTable:
    """Signals that are a declared figure of the indicators.

    Parameters
    ----------
    indicators : (gemeenten × indicators) frame
        Values of one year.
    figures : mapping of signal to Computation

    Returns
    -------
    SignalTable
        One signal per figure, missing where a part is. National: of all gemeenten together, a mean weighted by
        the figure's weight; missing where it has none.
    """
    values = pd.DataFrame({signal: figure.of(indicators) for signal, figure in figures.items()})
    together = {signal: figure.together(indicators) for signal, figure in figures.items()}
    return SignalTable(values, pd.Series(together, dtype=object))


def joined(tables: list[SignalTable]) -> SignalTable:
    """Put signals together on the gemeenten of the first table."""
    regions = tables[0].signals.index
    signals = pd.concat([table.signals.reindex(regions) for table in tables], axis=1)
    national = pd.concat([table.national.astype(object) for table in tables])
    sources = pd.concat([table.sources for table in tables])
    return SignalTable(signals, national.reindex(signals.columns), sources.reindex(signals.columns))


def _composition(persons: pd.DataFrame, europe_born_abroad: pd.Series) -> pd.DataFrame:
    total = persons.sum(axis=1, skipna=False)
    return pd.DataFrame(
        {
            "inhabitants": total,
            "share_outside_nl": 100 - _percentage(persons, NATIVE),
            "share_europe": _percentage(persons, EUROPE),
            "share_europe_born_abroad": 100 * europe_born_abroad / total,
        }
    )


def _percentage(persons: pd.DataFrame, group: str) -> pd.Series:
    return 100 * persons[group] / persons.sum(axis=1, skipna=False)


def _together(persons: pd.DataFrame) -> pd.DataFrame:
    return persons.sum().to_frame("NL").T
