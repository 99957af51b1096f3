"""Which gemeente became which, with the people who went along.

A gemeente that is dissolved hands its people on, in the proportions that CBS counted at that moment; a new
name or code hands on everybody. A border correction between gemeenten that both live on moves nobody here:
CBS publishes no figures for the strip that moved, and treating them would turn published figures of hundreds
of gemeenten into estimates for the sake of few people. They are 329 in 1995-2025 with 26 466 people, half of
those in five corrections (Rijswijk to 's-Gravenhage in 2002 is the largest, 5 887); see
:func:`geo.herindelingen.border_corrections`. For the same reason a part of a dissolved gemeente that holds
under 1% of its people is left with the other parts.
"""

import pandas as pd

from data_sources import Snapshot
from data_sources.errors import Lacking, NotHeldError
from data_sources.kept import kept
from geo.herindelingen import alive, events_of, history_of, told
from geo.source import chosen, inhabitants

MINIMUM_PART = 0.01

Heirs = dict[str, dict[str, tuple[float, float]]]
"""Per old gemeente and new: the weight (of old's people) and the part (of new's people)."""

Steps = dict[pd.Timestamp, list[Heirs]]
"""Per day on which a gemeente ended: links of the mergers, then of the new names."""


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
        `part`: the part of new's people that came from old, by CBS's counts at the mergers (sums to 1 per
        new; missing when a number is not known); `basis`: `ongewijzigd` (one gemeente, at most renamed),
        `geheel` (old went over whole), `herindeling` (old was split, by CBS's count of inhabitants then).

    Raises
    ------
    ValueError
        When `to_year` lies before `from_year`: a merger cannot be undone.
    data_sources.errors.NotHeldError
        The years have other gemeenten, and the snapshot does not tell what became of them.
    """
    if to_year < from_year:
        raise ValueError(f"{to_year} lies before {from_year}: mergers cannot be undone")
    days = pd.Timestamp(from_year, 1, 1), pd.Timestamp(to_year, 1, 1)
    links = transition(chosen(snapshot), *days, with_parts=True).copy()
    basis = pd.Series("geheel", index=links.index)
    basis[links["part"] == 1] = "ongewijzigd"
    basis[links["weight"] < 1] = "herindeling"
    return links.assign(basis=basis)


@kept(256)
def transition(
    snapshot: Snapshot, start: pd.Timestamp, end: pd.Timestamp, *, with_parts: bool
) -> pd.DataFrame:
    """Links `old`, `new`, `weight`, `part` from the gemeenten of one day to those of a later day.

    As :func:`successors`; shared between callers, so not to be changed.

    Parameters
    ----------
    snapshot : Snapshot
    start, end : Timestamp
    with_parts : bool
        Whether `part` is asked for: it takes the number of inhabitants of every heir. Else it is missing where a
        gemeente took others in.

    Raises
    ------
    data_sources.errors.NotHeldError
        The days have other gemeenten, and the snapshot does not tell what became of them.
    """
    if not comparable(snapshot, start, end):
        raise NotHeldError(Lacking("history", ("gemeente",), (start.year, end.year)))
    heirs = _heirs(start, end, _steps(snapshot, with_parts), snapshot)
    rows = [(old, new, *shares) for old in sorted(heirs) for new, shares in sorted(heirs[old].items())]
    links = pd.DataFrame(rows, columns=["old", "new", "weight", "part"])
    return links.round(12)  # a gemeente that was split and joined again is whole


@kept(256)
def comparable(snapshot: Snapshot, day: pd.Timestamp, other: pd.Timestamp) -> bool:
    """Return whether figures of two days can be brought together: their gemeenten are the same, or CBS tells."""
    if told(snapshot):
        return True
    return set(alive(day, snapshot)["region"]) == set(alive(other, snapshot)["region"])


def _heirs(start: pd.Timestamp, end: pd.Timestamp, steps: Steps, snapshot: Snapshot) -> Heirs:
    heirs: Heirs = {region: {region: (1.0, 1.0)} for region in alive(end, snapshot)["region"]}
    for day in sorted((day for day in steps if start < day <= end), reverse=True):
        for step in reversed(steps[day]):
            heirs = _before(step, heirs)
    return heirs


def _before(step: Heirs, later: Heirs) -> Heirs:
    """Put one day's step before what comes later; who takes no part in the step keeps its heirs."""
    in_step = {new for heirs in step.values() for new in heirs}
    chained: Heirs = {old: heirs for old, heirs in later.items() if old not in in_step}
    for old, heirs in step.items():
        chained[old] = {}
        for between, (weight, part) in heirs.items():
            for new, (next_weight, next_part) in later[between].items():
                # Two ways from old to new, by heirs that merged later, are one link.
                so_far = chained[old].get(new, (0.0, 0.0))
                chained[old][new] = (so_far[0] + weight * next_weight, so_far[1] + part * next_part)
    return chained


@kept()
def _steps(snapshot: Snapshot, with_parts: bool) -> Steps:
    found = events_of(snapshot)
    merged = found[(found["kind"] == "opgeheven") & (found["inhabitants"] > 0)].copy()
    total = merged.groupby(["date", "old"])["inhabitants"].transform("sum")
    merged = merged[merged["inhabitants"] >= MINIMUM_PART * total]
    merged = pd.concat([merged, _heirs_themselves(merged, snapshot, with_parts)])
    people = merged["inhabitants"].astype(float)
    merged["weight"] = people / people.groupby([merged["date"], merged["old"]]).transform("sum")
    merged.loc[merged["old"] == merged["new"], "weight"] = 1.0
    in_new = people.groupby([merged["date"], merged["new"]])
    merged["part"] = people / in_new.transform("sum", skipna=False)
    renamed = found[found["kind"] == "naamswijziging"].assign(weight=1.0, part=1.0)
    steps: Steps = {}
    for frame in (merged, renamed):
        for day, links in frame.groupby("date"):
            step: Heirs = {}
            columns = (links[name] for name in ("old", "new", "weight", "part"))
            for old, new, weight, part in zip(*columns, strict=True):
                step.setdefault(old, {})[new] = (weight, part)
            steps.setdefault(pd.Timestamp(str(day)), []).append(step)
    return steps


def _heirs_themselves(merged: pd.DataFrame, snapshot: Snapshot, counted: bool) -> pd.DataFrame:
    """Heirs that were there already, as heirs of themselves, and the people whom they had where that is asked."""
    begin = history_of(snapshot).lives.set_index("region")["begin"]
    received = merged.groupby(["date", "new"])["inhabitants"].sum().rename("received").reset_index()
    heirs = received[received["new"].map(begin) != received["date"]]
    heirs = _what_heirs_had(heirs, snapshot) if counted else heirs.assign(inhabitants=float("nan"))
    return heirs.assign(old=heirs["new"])[["date", "old", "new", "inhabitants"]]


def _what_heirs_had(heirs: pd.DataFrame, snapshot: Snapshot) -> pd.DataFrame:
    """The people whom an heir already had: CBS's number then, else from the nearest known moment."""
    found = events_of(snapshot)
    kept = found.loc[found["kind"] == "behouden", ["date", "new", "inhabitants"]]
    heirs = heirs.merge(kept, on=["date", "new"], how="left")
    untold = heirs[heirs["inhabitants"].isna()]
    sizes = _known_sizes(snapshot) if len(untold) else {}
    untold = untold[untold["new"].isin(list(sizes))]
    for row, date, new, received_then in zip(
        untold.index, untold["date"], untold["new"], untold["received"], strict=True
    ):
        known = sizes[new]
        nearest = known.loc[(known["date"] - date).abs().idxmin()]
        after = nearest["date"] >= date
        heirs.loc[row, "inhabitants"] = nearest["inhabitants"] - (received_then if after else 0)
    return heirs


@kept()
def _known_sizes(snapshot: Snapshot) -> dict[str, pd.DataFrame]:
    """Moments (`region`, `date`, `inhabitants`) at which a gemeente's number of inhabitants is known, by gemeente.

    From the published figures (`inwoners`), and from the history: who is dissolved hands on everybody, who is
    founded or grows by a merger has what came and what was kept.
    """
    found = events_of(snapshot)
    begin = history_of(snapshot).lives.set_index("region")["begin"]
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
    from_history = pd.concat([gone, grown]).groupby(["region", "date"])["inhabitants"].sum()
    known = pd.concat([published, from_history.reset_index()], ignore_index=True)
    return {str(region): moments for region, moments in known.groupby("region")}
