"""Which gemeente became which: municipal reorganisations (herindelingen) since 1988, with the people concerned.

Everything comes from CBS's own account (03759ned, see :mod:`geo.history`). A gemeente that is dissolved hands
its people on, in the proportions that CBS counted at that moment; a new name or code hands on everybody.
A border correction between gemeenten that both live on moves nobody here: CBS publishes no figures for the
strip that moved, and treating them would turn published figures of hundreds of gemeenten into estimates for
the sake of few people (:func:`border_corrections` lists them: 329 of them in 1995-2025 with 26 466 people, half
of those in five corrections, Rijswijk to 's-Gravenhage in 2002 with 5 887 the largest). For the same reason a
part of a dissolved gemeente that holds under 1% of its people is left with the other parts.
"""

from functools import lru_cache

import pandas as pd

from data_sources import Snapshot
from geo.history import History, parse_history
from geo.source import chosen, inhabitants

MINIMUM_PART = 0.01
_LINK = ["old", "new", "weight", "part"]


def events(snapshot: Snapshot | None = None) -> pd.DataFrame:
    """All changes that CBS tells of, oldest first.

    Parameters
    ----------
    snapshot : Snapshot, optional
        Default: the embedded one.

    Returns
    -------
    DataFrame
        `date`, `old`, `new` (codes of gemeenten), `kind`, `inhabitants` (persons at that moment), `hectare`.
        Kinds: `opgeheven` (old was dissolved that day), `grenswijziging` (both live on), `behouden` (what a
        gemeente kept when it grew; old = new), `naamswijziging` (new name and code; no numbers).
    """
    return _events(chosen(snapshot)).copy()


def border_corrections(snapshot: Snapshot | None = None) -> pd.DataFrame:
    """Changes of border between gemeenten that both live on, which :func:`successors` leaves out.

    Returns
    -------
    DataFrame
        As :func:`events`, most people first.
    """
    found = _events(chosen(snapshot)).query("kind == 'grenswijziging'")
    return found.sort_values("inhabitants", ascending=False, ignore_index=True)


def gemeenten(year: int, snapshot: Snapshot | None = None) -> pd.DataFrame:
    """The gemeenten that existed on 1 January of a year (1988 and later).

    Returns
    -------
    DataFrame
        `region`, `name` (CBS's present spelling), sorted by region.
    """
    return _alive(pd.Timestamp(year, 1, 1), chosen(snapshot))


def province_changes(snapshot: Snapshot | None = None) -> pd.DataFrame:
    """Gemeenten that went to another province.

    Returns
    -------
    DataFrame
        `date`, `region`, `old`, `new` (names of provinces), oldest first.
    """
    return _history(chosen(snapshot)).provinces.sort_values(["date", "region"], ignore_index=True)


def successors(from_year: int, to_year: int, snapshot: Snapshot | None = None) -> pd.DataFrame:
    """What became of the gemeenten of one year by another, splits and chains of mergers included.

    Parameters
    ----------
    from_year, to_year : int
        1 January of each; `to_year` is not earlier than `from_year`.
    snapshot : Snapshot, optional
        Default: the embedded one.

    Returns
    -------
    DataFrame
        `old`, `new`: codes; `weight`: the part of old's people that came to new (sums to 1 per old);
        `part`: the part of new's people that came from old, by CBS's counts at the mergers (sums to 1 per new;
        missing when a number is not known); `basis`: `ongewijzigd` (one gemeente, at most renamed), `geheel`
        (old went over whole), `herindeling` (old was split, by CBS's count of inhabitants at that moment).

    Raises
    ------
    ValueError
        When `to_year` lies before `from_year`: a merger cannot be undone.
    """
    if to_year < from_year:
        raise ValueError(f"{to_year} lies before {from_year}: mergers cannot be undone")
    days = pd.Timestamp(from_year, 1, 1), pd.Timestamp(to_year, 1, 1)
    links = transition(*days, chosen(snapshot)).copy()
    basis = pd.Series("geheel", index=links.index)
    basis[links["part"] == 1] = "ongewijzigd"
    basis[links["weight"] < 1] = "herindeling"
    return links.assign(basis=basis)


@lru_cache(maxsize=256)
def transition(start: pd.Timestamp, end: pd.Timestamp, snapshot: Snapshot) -> pd.DataFrame:
    """Links `old`, `new`, `weight`, `part` from the gemeenten of one day to those of a later day.

    As :func:`successors`; shared between callers, so not to be changed.
    """
    if start >= end:
        regions = _alive(end, snapshot)["region"]
        return pd.DataFrame({"old": regions, "new": regions, "weight": 1.0, "part": 1.0})
    # Year by year, so that the years of a series share what they have in common.
    until = min(pd.Timestamp(start.year + 1, 1, 1), end)
    links = transition(until, end, snapshot)
    steps = _steps(snapshot)
    for day in sorted((day for day in steps if start < day <= until), reverse=True):
        for step in reversed(steps[day]):
            links = _compose(step, links)
    return links


def _compose(step: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """Put one day's step before the links that follow it; who takes no part in the step keeps its links."""
    chained = step.merge(links, left_on="new", right_on="old", suffixes=("", "_next"))
    chained["weight"] *= chained["weight_next"]
    chained["part"] *= chained["part_next"]
    chained = chained.drop(columns=["new", "old_next"]).rename(columns={"new_next": "new"})[_LINK]
    # Two ways from old to new (by two of its heirs that merged later) are one link; unknown stays unknown.
    chained = chained.groupby(["old", "new"], as_index=False).sum(skipna=False)
    untouched = links[~links["old"].isin(step["old"]) & ~links["old"].isin(step["new"])]
    return pd.concat([untouched, chained]).sort_values(["old", "new"], ignore_index=True)


def _alive(day: pd.Timestamp, snapshot: Snapshot) -> pd.DataFrame:
    lives = _history(snapshot).lives
    alive = (lives["begin"].isna() | (lives["begin"] <= day)) & (lives["end"].isna() | (lives["end"] > day))
    return lives.loc[alive, ["region", "name"]].sort_values("region", ignore_index=True)


@lru_cache(maxsize=4)
def _history(snapshot: Snapshot) -> History:
    return parse_history(snapshot.history())


@lru_cache(maxsize=4)
def _events(snapshot: Snapshot) -> pd.DataFrame:
    history = _history(snapshot)
    known = history.lives["region"]
    flows = history.flows[history.flows["old"].isin(known) & history.flows["new"].isin(known)]
    ends = flows["old"].map(history.lives.set_index("region")["end"])
    kind = pd.Series("grenswijziging", index=flows.index)
    kind[flows["old"] == flows["new"]] = "behouden"
    kind[ends == flows["date"]] = "opgeheven"
    found = pd.concat([flows.assign(kind=kind), history.renames.assign(kind="naamswijziging")])
    found["inhabitants"] = found["inhabitants"].astype("Int64")
    columns = ["date", "old", "new", "kind", "inhabitants", "hectare"]
    return found.sort_values(["date", "kind", "old", "new"], ignore_index=True)[columns]


@lru_cache(maxsize=4)
def _steps(snapshot: Snapshot) -> dict[pd.Timestamp, list[pd.DataFrame]]:
    """Per day on which a gemeente ended: links of the mergers, then of the new names."""
    found = _events(snapshot)
    merged = found[(found["kind"] == "opgeheven") & (found["inhabitants"] > 0)].copy()
    total = merged.groupby("old")["inhabitants"].transform("sum")
    merged = merged[merged["inhabitants"] >= MINIMUM_PART * total]
    merged = pd.concat([merged, _what_heirs_had(merged, snapshot)])
    people = merged["inhabitants"].astype(float)
    merged["weight"] = people / people.groupby([merged["date"], merged["old"]]).transform("sum")
    merged.loc[merged["old"] == merged["new"], "weight"] = 1.0
    in_new = people.groupby([merged["date"], merged["new"]])
    merged["part"] = people / in_new.transform("sum", skipna=False)
    renamed = found[found["kind"] == "naamswijziging"].assign(weight=1.0, part=1.0)
    steps: dict[pd.Timestamp, list[pd.DataFrame]] = {}
    for frame in (merged, renamed):
        for day, links in frame.groupby("date"):
            steps.setdefault(day, []).append(links[_LINK])
    return steps


def _what_heirs_had(merged: pd.DataFrame, snapshot: Snapshot) -> pd.DataFrame:
    """The people whom an heir already had: CBS's number at that moment, else from the nearest known moment."""
    found = _events(snapshot)
    begin = _history(snapshot).lives.set_index("region")["begin"]
    received = merged.groupby(["date", "new"], as_index=False)["inhabitants"].sum()
    heirs = received[received["new"].map(begin) != received["date"]].rename(columns={"inhabitants": "received"})
    kept = found.loc[found["kind"] == "behouden", ["date", "new", "inhabitants"]]
    heirs = heirs.merge(kept, on=["date", "new"], how="left")
    sizes = _known_sizes(snapshot)
    for row in heirs[heirs["inhabitants"].isna()].itertuples():
        known = sizes[sizes["region"] == row.new]
        if known.empty:
            continue
        nearest = known.loc[(known["date"] - row.date).abs().idxmin()]
        after = nearest["date"] >= row.date
        heirs.loc[row.Index, "inhabitants"] = nearest["inhabitants"] - (row.received if after else 0)
    return heirs.assign(old=heirs["new"])[["date", "old", "new", "inhabitants"]]


def _known_sizes(snapshot: Snapshot) -> pd.DataFrame:
    """Moments (`region`, `date`, `inhabitants`) at which a gemeente's number of inhabitants is known.

    From the published figures (`inwoners`), and from the history: who is dissolved hands on everybody, who is
    founded or grows by a merger has what came and what was kept.
    """
    found = _events(snapshot)
    begin = _history(snapshot).lives.set_index("region")["begin"]
    gone = found[found["kind"] == "opgeheven"].rename(columns={"old": "region"})
    # A day before: the last moment at which the gemeente had them.
    gone = gone.assign(date=gone["date"] - pd.Timedelta(days=1))
    whole = found[(found["kind"] == "behouden") | (found["new"].map(begin) == found["date"])]
    whole = whole[["date", "new"]].drop_duplicates()
    grown = found[found["kind"] != "naamswijziging"].merge(whole, on=["date", "new"])
    grown = grown.rename(columns={"new": "region"})
    counted = inhabitants(snapshot).reset_index()
    published = pd.DataFrame(
        {
            "region": counted["region"],
            "date": pd.to_datetime(counted["year"].astype(str) + "-01-01"),
            "inhabitants": counted["inhabitants"].astype("Int64"),
        }
    )
    from_history = pd.concat([gone, grown]).groupby(["region", "date"], as_index=False)["inhabitants"].sum()
    return pd.concat([published, from_history], ignore_index=True)
