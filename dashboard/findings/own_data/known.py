"""What own figures are laid on and beside: codes, areas and CBS's figures. Nothing of a user comes in here."""

import csv
import io
from functools import partial

import pandas as pd

import geo
from dashboard.findings.data.areas import area_values
from dashboard.findings.data.national import HERKOMST, national
from dashboard.findings.data.origin import offer
from dashboard.findings.data.search import gemeente_names, letters
from dashboard.findings.model.bounds import BOUNDS, exact
from dashboard.findings.model.citation import Citation
from dashboard.findings.own_data.codes import LEVELS
from dashboard.findings.own_data.places import Named, Places
from dashboard.findings.profile.present import SHARE_OF
from dashboard.language import Language
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["areas", "gemeente_of", "places", "published", "template"]

_SHARE = SHARE_OF[HERKOMST]


@kept()
def places(held: Snapshot) -> Places:
    """The areas that own figures can be laid on."""
    codes: dict[tuple[str, int], set[str]] = {}
    for level in LEVELS:
        rows = held.regions(level)
        for year, there in rows.groupby("year")["region"]:
            codes.setdefault((level, int(year)), set()).update(there)
        for year in held.area_years(level):
            codes[level, year] = set(held.areas(level, year)["region"])
    drawn = frozenset((level, year) for level in LEVELS for year in held.area_years(level))
    return Places({key: frozenset(found) for key, found in codes.items()}, drawn, partial(_named, held))


@kept(16)
def _named(held: Snapshot, level: str, year: int) -> Named:
    """Codes by name of the areas of a level and year, and of gemeenten by the other names that people know them by."""
    found: dict[str, list[str]] = {}
    for code, name in held.areas(level, year).set_index("region")["name"].items():
        for written in gemeente_names(name) if level == "gemeente" else (letters(name),):
            found.setdefault(written, []).append(str(code))
    return {name: tuple(dict.fromkeys(codes)) for name, codes in found.items()}


@kept(100)
def areas(held: Snapshot, level: str, year: int, gemeente: str | None) -> pd.DataFrame:
    """Areas of one gemeente, or all gemeenten.

    On region: `name`, `inhabitants`, and in years with one `outside` (the share from elsewhere), with `low` and `high`
    where rounding leaves it open.
    """
    if level == "gemeente":
        names = held.areas(level, year).set_index("region")["name"]
    else:
        names = held.areas(level, year).set_index("region")["name"]
        names = names[gemeente_of(held, level, year) == gemeente]
    found = names.sort_values().to_frame()
    if (level, year, _SHARE) in offer(held).cells:
        rows = area_values(held, _SHARE, level, year).set_index("region").reindex(found.index)
        bounds = {} if exact(rows) else {end: rows[end] for end in BOUNDS}
        return found.assign(inhabitants=rows["inhabitants"], outside=rows["value"], **bounds)
    rows = held.indicators(level, year, "inwoners").set_index("region")
    return found.assign(inhabitants=rows["value"].reindex(found.index)) if len(rows) else found


@kept(100)
def published(held: Snapshot, level: str, year: int) -> tuple[Citation, ...]:
    """Where the inhabitants and the share from elsewhere come from."""
    frames, partition = national(held), None
    if (level, year, _SHARE) in offer(held).cells:
        partition = HERKOMST
        tables = held.origin(level, year, *partition)["source_table"]
    else:
        tables = held.indicators(level, year, "inwoners")["source_table"]
    joined = ",".join(sorted(set(tables.astype(str))))
    return frames.sources(joined, year, partition) if joined else ()


@kept(16)
def gemeente_of(held: Snapshot, level: str, year: int) -> pd.Series:
    """The gemeente of today in which each area lies, on region; missing where that was split."""
    return geo.inside_today(held.areas(level, year).set_index("region")["gemeente"], year, held)


@kept(100)
def template(held: Snapshot, gemeente: str, language: Language) -> bytes:
    """A file to fill in: the codes and names of the buurten of a gemeente, as a Dutch Excel opens it."""
    year = max(held.area_years("buurt"))
    inside = held.areas("buurt", year).set_index("region", drop=False)
    inside = inside[gemeente_of(held, "buurt", year) == gemeente].sort_index()
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(language.say(f"eigen_cijfers.template.{column}") for column in ("code", "name", "value"))
    writer.writerows((code, name, "") for code, name in zip(inside["region"], inside["name"], strict=True))
    return out.getvalue().encode("utf-8-sig")
