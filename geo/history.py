"""CBS's own account of every gemeente (table 03759ned, description of RegioS), read from Dutch into frames.

The text of a gemeente is a list of changes, newest first::

    Opgeheven per 01-01-2019, overgegaan naar:
    - Het Hogeland (GM1966),
    ... 7807 hectare met 5308 woningen en 11947 inwoners
    - Westerkwartier (GM1969),
    ... 2303 hectare met 732 woningen en 1558 inwoners
    Begindatum voor 1830

Each line is of one of the forms below; what fits none of them is kept as unread, never guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

# CBS lists these among the gemeenten: the IJsselmeer polders before they were one, people without a fixed
# gemeente (whose entry is a paragraph of prose), and abroad.
NOT_GEMEENTEN = frozenset({"GM0996", "GM0997", "GM0998"})

_DATE = r"(?P<date>\d{2}-\d{2}-\d{4})"
_HEADING = re.compile(
    r"(?P<kind>Opgeheven|Ontstaan|Gemeentelijke herindeling|Grenswijziging|Wijziging|Naamswijziging"
    rf"|Provinciale wijziging) per {_DATE}[,:]?(?: (?P<direction>ontvangen van|overgegaan naar|uit):)?"
)
_OTHER = re.compile(r"- (?P<name>.+) \((?P<code>GM\d{4})\),?")
_AMOUNT = re.compile(
    r"\.\.\. (?:(?P<hectare>\d+(?:,\d+)?) hectare )?(?:met )?(?:\d+ woning(?:en)? en )?"
    r"(?P<inhabitants>\d+) inwoners?"
)
_NAME = re.compile(r"(?P<side>oude|nieuwe) naam: (?P<name>.+) \((?P<code>GM\d{4})\),?")
_BEGIN = re.compile(rf"Begindatum (?:{_DATE}|voor \d{{4}})")
_PROVINCE = re.compile(r"- overgegaan van provincie (?P<old>.+) naar provincie (?P<new>.+)")

_FLOW_COLUMNS = ["date", "old", "new", "hectare", "inhabitants"]


@dataclass(frozen=True)
class History:
    """What CBS's text says, as frames.

    Attributes
    ----------
    lives : DataFrame
        One row per gemeente: `region`, `name` (as CBS writes it now), `begin` (missing: before 1830 or
        untold), `end` (first day on which it was no more; missing: it exists).
    flows : DataFrame
        One row per `date`, `old`, `new`: what went from one gemeente to another, or stayed (`old` = `new`):
        `hectare`, `inhabitants` (persons, CBS's count at that moment).
    renames : DataFrame
        `date`, `old`, `new`: the same gemeente under a new name and code.
    provinces : DataFrame
        `date`, `region`, `old`, `new`: gemeenten that changed province (names of provinces).
    unread : DataFrame
        `region`, `line`: lines of a form that this module does not know.
    """

    lives: pd.DataFrame
    flows: pd.DataFrame
    renames: pd.DataFrame
    provinces: pd.DataFrame
    unread: pd.DataFrame


def parse_history(history: pd.DataFrame) -> History:
    """Read CBS's descriptions of gemeenten.

    Parameters
    ----------
    history : DataFrame
        `region`, `name`, `description` (CBS 03759ned, RegioS); who is not a gemeente is left out.

    Returns
    -------
    History
    """
    gemeenten = history[history["region"].str.startswith("GM") & ~history["region"].isin(NOT_GEMEENTEN)]
    facts = [
        fact
        for region, text in zip(gemeenten["region"], gemeenten["description"], strict=True)
        for fact in _facts(region, "" if pd.isna(text) else str(text))
    ]

    def frame(kind: str, columns: list[str]) -> pd.DataFrame:
        made = pd.DataFrame([fact for name, fact in facts if name == kind], columns=columns)
        return made.astype({"date": "datetime64[us]"}) if "date" in columns else made

    flows = frame("flow", _FLOW_COLUMNS)
    # Both gemeenten of a pair tell of the same flow, with the same numbers.
    flows = flows.drop_duplicates(["date", "old", "new"], ignore_index=True)
    renames = frame("rename", ["date", "old", "new"]).drop_duplicates(ignore_index=True)
    ends = pd.concat([frame("end", ["region", "date"]), renames.set_axis(["date", "region", "new"], axis=1)])
    # A founding or a renaming outweighs "Begindatum", which CBS once dates a year early (Gooise Meren).
    begins = pd.concat(
        [
            frame("founding", ["region", "date"]),
            renames.set_axis(["date", "old", "region"], axis=1),
            frame("begin", ["region", "date"]),
        ]
    )
    lives = gemeenten[["region", "name"]].reset_index(drop=True)
    for column, dates in (("begin", begins), ("end", ends)):
        known = dates.drop_duplicates("region").set_index("region")["date"]
        lives[column] = known.reindex(lives["region"]).array
    return History(
        lives=lives,
        flows=flows,
        renames=renames,
        provinces=frame("province", ["date", "region", "old", "new"]),
        unread=frame("unread", ["region", "line"]),
    )


def history_of_lists(listed: pd.DataFrame) -> History:
    """Return what lists of gemeenten alone say: from when until when each is listed, and nothing of what changed.

    Parameters
    ----------
    listed : DataFrame
        `region`, `year`, `name`: the gemeenten of some years (1 January).

    Returns
    -------
    History
        A gemeente begins on the 1 January of the first list that has it, and ends on that of the first list after
        its last; who is in the oldest or newest list is taken to have been there before, or to be there still.
    """
    years = sorted(int(year) for year in listed["year"].unique())
    following = dict(zip(years, [*years[1:], None], strict=True))
    ordered = listed.sort_values("year")
    lives = ordered.groupby("region", as_index=False).agg(
        name=("name", "last"), first=("year", "min"), last=("year", "max")
    )
    begin = lives["first"].where(lives["first"] > years[0])
    end = lives["last"].map(following)
    for column, found in (("begin", begin), ("end", end)):
        lives[column] = pd.to_datetime(found.astype("Int64").astype("string"), format="%Y").astype(
            "datetime64[us]"
        )
    empty = parse_history(pd.DataFrame({"region": [], "name": [], "description": []}, dtype=str))
    return History(
        lives[["region", "name", "begin", "end"]], empty.flows, empty.renames, empty.provinces, empty.unread
    )


def _facts(region: str, text: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield (kind of fact, its values) for each line that says something."""
    heading: re.Match[str] | None = None
    date: datetime | None = None
    other = ""
    for line in (raw.strip() for raw in text.splitlines()):
        if line in ("", "."):
            continue
        if found := _HEADING.fullmatch(line):
            heading, date, other = found, _day(found["date"]), ""
            if heading["kind"] == "Opgeheven":
                yield "end", (region, date)
            elif heading["kind"] == "Ontstaan":
                yield "founding", (region, date)
        elif found := _BEGIN.fullmatch(line):
            if found["date"]:
                yield "begin", (region, _day(found["date"]))
        elif heading and (found := _PROVINCE.fullmatch(line)):
            yield "province", (date, region, found["old"], found["new"])
        elif heading and (found := _OTHER.fullmatch(line)):
            other = found["code"]
        elif heading and other and (found := _AMOUNT.fullmatch(line)):
            old, new = (region, other) if heading["direction"] == "overgegaan naar" else (other, region)
            hectare = float(found["hectare"].replace(",", ".")) if found["hectare"] else None
            yield "flow", (date, old, new, hectare, int(found["inhabitants"]))
        elif heading and (found := _NAME.fullmatch(line)):
            old, new = (region, found["code"]) if found["side"] == "nieuwe" else (found["code"], region)
            yield "rename", (date, old, new)
        else:
            yield "unread", (region, line)


def _day(text: str) -> datetime:
    return datetime.strptime(text, "%d-%m-%Y")
