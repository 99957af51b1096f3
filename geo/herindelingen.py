"""The municipal reorganisations (herindelingen) since 1988, as CBS tells of them (03759ned)."""

import pandas as pd

from data_sources import Snapshot
from data_sources.errors import NotHeldError
from data_sources.kept import kept
from geo.history import History, history_of_lists, parse_history
from geo.source import chosen


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
    return events_of(chosen(snapshot)).copy()


def border_corrections(snapshot: Snapshot | None = None) -> pd.DataFrame:
    """Changes of border between gemeenten that both live on, which a series on one division leaves out.

    Returns
    -------
    DataFrame
        As :func:`events`, most people first.
    """
    found = events_of(chosen(snapshot)).query("kind == 'grenswijziging'")
    return found.sort_values("inhabitants", ascending=False, ignore_index=True)


def gemeenten(year: int, snapshot: Snapshot | None = None) -> pd.DataFrame:
    """The gemeenten that existed on 1 January of a year (1988 and later).

    Returns
    -------
    DataFrame
        `region`, `name` (CBS's present spelling), sorted by region.
    """
    return alive(pd.Timestamp(year, 1, 1), chosen(snapshot))


def province_changes(snapshot: Snapshot | None = None) -> pd.DataFrame:
    """Gemeenten that went to another province.

    Returns
    -------
    DataFrame
        `date`, `region`, `old`, `new` (names of provinces), oldest first.
    """
    return history_of(chosen(snapshot)).provinces.sort_values(["date", "region"], ignore_index=True)


@kept()
def names(snapshot: Snapshot) -> dict[str, str]:
    """Return the name of every gemeente since 1988 by its code, as CBS spells it now; shared between callers."""
    lives = history_of(snapshot).lives
    return dict(zip(lives["region"], lives["name"], strict=True))


def alive(day: pd.Timestamp, snapshot: Snapshot) -> pd.DataFrame:
    """Return the gemeenten that exist on a day: `region`, `name`."""
    lives = history_of(snapshot).lives
    alive = (lives["begin"].isna() | (lives["begin"] <= day)) & (lives["end"].isna() | (lives["end"] > day))
    return lives.loc[alive, ["region", "name"]].sort_values("region", ignore_index=True)


@kept()
def history_of(snapshot: Snapshot) -> History:
    """Return CBS's account, read; shared between callers.

    Where the snapshot does not hold it, gemeenten live as long as they are listed, and nothing is known of what
    became of them: see :func:`told`.
    """
    try:
        return parse_history(snapshot.history())
    except NotHeldError:
        return history_of_lists(snapshot.regions("gemeente"))


@kept()
def told(snapshot: Snapshot) -> bool:
    """Return whether CBS's account is there, so that gemeenten of different years can be brought together."""
    try:
        snapshot.history()
    except NotHeldError:
        return False
    return True


@kept()
def events_of(snapshot: Snapshot) -> pd.DataFrame:
    """Return :func:`events`; shared between callers."""
    history = history_of(snapshot)
    known = history.lives["region"]
    flows, renames = (
        told[told["old"].isin(known) & told["new"].isin(known)] for told in (history.flows, history.renames)
    )
    ends = flows["old"].map(history.lives.set_index("region")["end"])
    kind = pd.Series("grenswijziging", index=flows.index)
    kind[flows["old"] == flows["new"]] = "behouden"
    kind[ends == flows["date"]] = "opgeheven"
    found = pd.concat([flows.assign(kind=kind), renames.assign(kind="naamswijziging")])
    found["inhabitants"] = found["inhabitants"].astype("Int64")
    columns = ["date", "old", "new", "kind", "inhabitants", "hectare"]
    return found.sort_values(["date", "kind", "old", "new"], ignore_index=True)[columns]
