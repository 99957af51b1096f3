"""A made-up herindeling on the embedded figures: what a new division of gemeenten looks like when CBS publishes it.

In the year after the newest of a snapshot two gemeenten become one with a new code, one is split over two, one gets
another name and code, and the wijken of one have new codes. None of it says anything about a real gemeente.
"""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from data_sources import Snapshot
from tests.other_years import a_year_more, changed, copied, last, published

MERGED = {"GM0981": "GM1999", "GM1729": "GM1999"}
"""Vaals and Gulpen-Wittem, which touch."""
MERGED_NAME = "Verzonnen Heuvelland"
SPLIT, HEIRS = "GM0279", {"GM0203": 0.75, "GM0351": 0.25}
"""Scherpenzeel, which touches Barneveld and Woudenberg."""
RENAMED, RENAMED_NAME = {"GM0907": "GM1998"}, "Verzonnen Maas"
"""Gennep."""
RECODED = "GM0344"
"""Utrecht, whose wijken and buurten get other codes."""


def a_new_division(held: Snapshot, folder: Path) -> Snapshot:
    """Return the figures with a year more, in which the division is a new one."""
    before = a_year_more(held, folder / "year")
    year = max(before.area_years("gemeente"))
    people = before.origin("gemeente", year - 1, "herkomst", 3).groupby("region")["persons"].sum()

    def change(frame: pd.DataFrame, kind: str) -> pd.DataFrame:
        if kind == "history":
            return _told(frame, year, people)
        if kind == "areas":
            return _drawn(frame)
        if "year" not in frame:
            return frame  # what CBS says of a table is of no year
        new = frame["year"] == year
        of_year = _counted(frame[new]) if kind == "origin" else _listed(frame[new])
        return pd.concat([frame[~new], of_year.astype(frame.dtypes.to_dict())], ignore_index=True)

    def recoded(frame: pd.DataFrame, kind: str) -> pd.DataFrame:
        return frame.assign(region=_recode(frame["region"])) if "region" in frame else frame

    made, target = [], folder / "division"
    for entry in before.sources():
        newest = last(entry) == year
        if entry.id in ("85458NED", "03759ned") or (newest and entry.id.startswith("gemeente-")):
            made.append(changed(before, target, entry, change))
        elif last(entry) == year - 1 and {"wijk", "buurt"} & {
            at for file in entry.files for at in file.levels
        }:
            made.append(changed(before, target, entry, recoded))
        else:
            made.append(copied(before, target, entry))
    return published(target, made)


def _counted(origin: pd.DataFrame) -> pd.DataFrame:
    """Persons of the new gemeenten; shares made again."""
    inside = origin[origin["level"] == "gemeente"].astype({"group": str, "birthplace": str})
    gone = inside[inside["region"] == SPLIT]
    first, second = HEIRS
    parts = gone.assign(persons=(gone["persons"] * HEIRS[first]).round().astype("Int64"), region=first)
    rest = gone.assign(persons=gone["persons"].to_numpy() - parts["persons"].to_numpy(), region=second)
    whole = pd.concat([inside[inside["region"] != SPLIT], parts, rest])
    whole["region"] = whole["region"].replace(MERGED | RENAMED)
    keys = [name for name in whole if name not in ("persons", "share_pct")]
    whole = whole.groupby(keys, observed=True, as_index=False, dropna=False)["persons"].sum()
    total = whole.groupby(["region", "groups"], observed=True)["persons"].transform("sum")
    whole["share_pct"] = (100 * whole["persons"] / total).astype("Float64")
    return pd.concat([origin[origin["level"] != "gemeente"], whole])[origin.columns]


def _listed(rows: pd.DataFrame) -> pd.DataFrame:
    """Regions or inhabitants of the new gemeenten, those that are gone left out."""
    kept = rows[~rows["region"].isin([SPLIT])].copy()
    kept["region"] = kept["region"].replace(MERGED | RENAMED)
    if "name" in kept:
        for code, name in (("GM1999", MERGED_NAME), ("GM1998", RENAMED_NAME)):
            kept.loc[kept["region"] == code, ["name", "gemeente"]] = [name, code]
    if "value" in kept:
        added = kept.groupby("region")["value"].transform("sum")
        kept["value"] = kept["value"].where(~kept["region"].isin(MERGED.values()), added)
    return kept.drop_duplicates(["region", *(["indicator"] if "indicator" in kept else [])])


def _told(history: pd.DataFrame, year: int, people: pd.Series) -> pd.DataFrame:
    """CBS's own text on the gemeenten, with what happened on 1 January."""
    day = f"01-01-{year}"
    names = history.set_index("region")["name"]
    texts = history.set_index("region")["description"]

    def line(code: str, inhabitants: float) -> str:
        name = MERGED_NAME if code == "GM1999" else names[code]
        return f"- {name} ({code}),\r\n... 100 hectare met 10 woningen en {round(inhabitants)} inwoners\r\n"

    new = {
        "GM1999": (
            MERGED_NAME,
            f"Ontstaan per {day}, ontvangen van:\r\n" + "".join(line(c, people[c]) for c in MERGED),
        ),
        "GM1998": (RENAMED_NAME, f"Naamswijziging per {day},\r\noude naam: {names['GM0907']} (GM0907)\r\n"),
    }
    said = {
        code: f"Opgeheven per {day}, overgegaan naar:\r\n{line('GM1999', people[code])}" for code in MERGED
    } | {
        "GM0907": f"Naamswijziging per {day},\r\nnieuwe naam: {RENAMED_NAME} (GM1998),\r\n",
        SPLIT: f"Opgeheven per {day}, overgegaan naar:\r\n"
        + "".join(line(code, people[SPLIT] * part) for code, part in HEIRS.items()),
    }
    for code, part in HEIRS.items():
        said[code] = (
            f"Gemeentelijke herindeling per {day}, ontvangen van:\r\n{line(code, people[code])}"
            + line(SPLIT, people[SPLIT] * part)
        )
    texts = texts.where(~texts.index.isin(said), texts.index.map(said).fillna("") + "\r\n" + texts)
    told = pd.DataFrame(
        {"region": texts.index, "name": names.reindex(texts.index), "description": texts.to_numpy()}
    )
    added = pd.DataFrame(
        [(code, *row) for code, row in new.items()], columns=["region", "name", "description"]
    )
    return pd.concat([told, added], ignore_index=True)


def _drawn(areas: pd.DataFrame) -> pd.DataFrame:
    """Boundaries of the new gemeenten; who is split is drawn with its first heir."""
    drawn = gpd.GeoDataFrame(areas, geometry=gpd.GeoSeries.from_wkb(areas["geometry"]))
    drawn["region"] = drawn["region"].replace(MERGED | RENAMED | {SPLIT: next(iter(HEIRS))})
    split = areas["region"] == SPLIT
    whole = pd.concat([drawn[~split], drawn[split]]).dissolve("region", aggfunc="first", as_index=False)
    for code, name in (("GM1999", MERGED_NAME), ("GM1998", RENAMED_NAME)):
        whole.loc[whole["region"] == code, "name"] = name
    shapes = shapely.to_wkb(shapely.normalize(whole.geometry.to_numpy()))
    return pd.DataFrame(whole.drop(columns="geometry")).assign(gemeente=whole["region"], geometry=shapes)[
        areas.columns
    ]


def _recode(regions: pd.Series) -> pd.Series:
    return regions.str.replace(rf"^((?:WK|BU){RECODED[2:]})\d", r"\g<1>5", regex=True)
