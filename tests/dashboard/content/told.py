"""All that the dashboard says: every text that is declared, and every sentence that a gemeente's figures make."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import dashboard
import data_sources
import geo
from dashboard.content import LANGUAGES, texts
from dashboard.findings.model.finding import Finding
from dashboard.language import Language
from dashboard.language.units import units
from data_sources import Snapshot, catalogue
from tests.dashboard.stories import story

SAMPLE = (
    "GM0034",  # Almere: large and young
    "GM0060",  # Ameland: an island
    "GM0344",  # Utrecht: one of the four
    "GM0373",  # Bergen (NH.): a name with brackets
    "GM0513",  # Gouda
    "GM0518",  # 's-Gravenhage: a name with an apostrophe
    "GM0664",  # Goes: a name that ends in s
    "GM0184",  # Urk: few from elsewhere
    "GM0744",  # Baarle-Nassau: on the border, small
    "GM0981",  # Vaals: on the border, most from one country
    "GM1900",  # Súdwest-Fryslân: accents
    "GM1966",  # Het Hogeland: merged
)
"""Large, small, merged, on a border, on an island; names with accents, apostrophes and brackets."""

_NAMES = {"title", "authors", "publisher", "attribution"}
"""Keys under which stand the names that others gave, beside texts of our own."""


def declared(code: str) -> dict[str, str]:
    """Return every text that is declared in a language, by where it stands."""
    of_units = {
        f"unit.{unit}.{part}": words
        for unit, about in units().items()
        for part, words in about.words(code).items()
    }
    elsewhere = {
        f"{file.name}:{key}": text
        for file in declarations()
        for key, text in _both(tomllib.loads(file.read_text(encoding="utf-8")), code)
    }
    return {**texts(code), **of_units, **elsewhere}


@cache
def declarations() -> tuple[Path, ...]:
    """Return every declaration but the texts of each language, which are read as the dashboard reads them."""
    rooms = (Path(str(room.__file__)).parent for room in (dashboard, data_sources, geo))
    files = (file for room in rooms for file in sorted(room.rglob("*.toml")))
    return tuple(file for file in files if file.parent.name not in LANGUAGES)


def plain(text: str) -> str:
    """Return a text without its gaps, its marks and what a program reads (addresses, commands, codes)."""
    for unread in (r"<[^>]*>", r"\{[^{}]*\}", r"`[^`]*`", r"python -m [\w. -]+", r"https?://\S+"):
        text = re.sub(unread, " ", text)
    return text


def findings(snapshot: Snapshot, gemeenten: tuple[str, ...] = SAMPLE) -> Iterator[tuple[str, Finding]]:
    """Yield the findings of the stories of some gemeenten."""
    for gemeente in gemeenten:
        for finding in story(snapshot, gemeente).findings:
            yield gemeente, finding


def sentences(snapshot: Snapshot, code: str) -> Iterator[tuple[str, str]]:
    """Yield what is said of the sample, and where, with its reservations."""
    language = Language(code)
    for gemeente, finding in findings(snapshot):
        where = f"{gemeente} {finding.id}"
        yield where, finding.sentence(language)
        yield from ((where, caveat.say(language)) for caveat in finding.caveats)


def names(snapshot: Snapshot, gemeenten: tuple[str, ...] = ()) -> set[str]:
    """Return names that others gave: of gemeenten then and now, tables, groups, and areas within some gemeenten."""
    regions = snapshot.regions()
    areas = regions["name"][~regions["level"].isin(("wijk", "buurt")) | regions["gemeente"].isin(gemeenten)]
    found = {*areas.astype(str), *snapshot.history()["name"].astype(str)}
    found |= {source.title for source in (*catalogue.tables(), *catalogue.families())}
    return found | {name for one in catalogue.groups() for name in (one.name, one.nl, one.en) if name}


def _both(tree: object, code: str, within: str = "") -> Iterator[tuple[str, str]]:
    """Yield what is said in one language where a declaration says it in both, as `nl` and `en` or as `x` and `x_en`."""
    if isinstance(tree, list):
        for number, one in enumerate(tree):
            yield from _both(one, code, f"{within}[{number}]")
    if not isinstance(tree, dict):
        return
    for key, value in tree.items():
        at = f"{within}.{key}".lstrip(".")
        if key in LANGUAGES:
            if key == code and set(LANGUAGES) & tree.keys():
                yield from _all(value, at)
        elif isinstance(value, str):
            dutch = key.removesuffix("_en")
            if f"{dutch}_en" in tree and key.endswith("_en") == (code == "en"):
                yield at, value
        elif key not in _NAMES:
            yield from _both(value, code, at)


def _all(value: object, at: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _all(one, f"{at}.{key}")
    elif isinstance(value, list):
        for one in value:
            yield from _all(one, at)
