"""Whether the reason told for a missing figure is the true one, and no other is true as well."""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.findings.model.finding import Finding
from dashboard.findings.model.quantities import Told
from tests.dashboard.findings.said.facts import Facts

__all__ = ["REASONS", "false_reasons", "unchecked"]

_THEMES = Path(__file__).parents[4] / "dashboard" / "analysis" / "themes.toml"
_A_REASON = re.compile(r"\b(missing|absent|none|few|once|short|one_year|never|lacking|unsure|incomplete)\b")
_NO_REASON = {
    "story.outlook.none",  # opens the reasons, which follow
    "story.neighbours.none",
    "story.jumps.none",
}
_LESS = re.compile(r"story\.variety_alike\.\w+\.few\.\w+")
"""Few, of the share of all beside the country: a comparison, and no lack."""


def false_reasons(finding: Finding, gemeente: str, facts: Facts) -> Iterator[str]:
    """Yield the reasons among the sentences and caveats of a finding that the figures do not bear out."""
    for told in (*finding.told, *finding.caveats):
        check = REASONS.get(told.key)
        if check is not None:
            values = {name: quantity.value for name, quantity in told.filled.items()}
            yield from (f"{told.key}: {why}" for why in check(facts, gemeente, values, finding.id))


def unchecked(told: Told) -> bool:
    """Whether a text gives a reason that nothing here checks."""
    none = told.key in _NO_REASON or bool(_LESS.fullmatch(told.key))
    return bool(_A_REASON.search(told.key)) and told.key not in REASONS and not none


def _absent(facts: Facts, gemeente: str, told: dict[str, Any], _: str) -> Iterator[str]:
    year = told["absent"]
    if year not in facts.years("gemeente", "herkomst", 3):
        yield f"there are no figures of {year} at all"
    elif facts.whole(gemeente, year, "herkomst", 3):
        yield f"all that {gemeente} was made of in {year} is published"


def _not_then(facts: Facts, gemeente: str, told: dict[str, Any], _: str) -> Iterator[str]:
    yield from _absent(facts, gemeente, {"absent": told["year"]}, _)
    if not facts.whole(gemeente, told["other"], "herkomst", 3):
        yield f"{told['other']}, which is offered, has none either"


def _never(facts: Facts, gemeente: str, told: dict[str, Any], _: str) -> Iterator[str]:
    years = facts.years("gemeente", "herkomst", 3)
    if there := [year for year in years if facts.whole(gemeente, year, "herkomst", 3)]:
        yield f"there are figures of {there}"


def _one_year(facts: Facts, gemeente: str, told: dict[str, Any], _: str) -> Iterator[str]:
    if facts.years("gemeente", "migratieachtergrond", 18) != {told["year"]}:
        yield "there are figures of more years"


def _withheld(facts: Facts, gemeente: str, told: dict[str, Any], finding: str) -> Iterator[str]:
    yield from _not_there(facts, gemeente, told["year"], finding)
    if facts.made_of(gemeente, told["year"]) != {gemeente}:
        yield f"in {told['year']} it was made of others"


def _joined(facts: Facts, gemeente: str, told: dict[str, Any], finding: str) -> Iterator[str]:
    yield from _not_there(facts, gemeente, told["year"], finding)
    if facts.made_of(gemeente, told["year"]) == {gemeente}:
        yield f"in {told['year']} it was what it is now"


def _changed(facts: Facts, gemeente: str, told: dict[str, Any], _: str) -> Iterator[str]:
    if len(facts.made_of(gemeente, told["first"])) == 1:
        yield f"since {told['first']} it is what it was"


def _not_there(facts: Facts, gemeente: str, year: int, finding: str) -> Iterator[str]:
    """Whether one of the codes that a figure needs really lacks a value."""
    then = facts.made_of(gemeente, year)
    needed = _codes(finding.removeprefix("task_"))
    rows = facts.snapshot.indicators("gemeente", year, list(needed)).dropna(subset=["value"])
    there = {code: set(part["region"]) for code, part in rows.groupby("indicator", observed=True)}
    if all(then <= there.get(code, set()) for code in needed):
        yield f"every figure is there in {year}"


def _few_wijken(facts: Facts, gemeente: str, told: dict[str, Any], _: str) -> Iterator[str]:
    year, count = told["year"], told["count"]
    peopled = facts.peopled(gemeente, "wijk", year)
    known = peopled & facts.published("wijk", year, "herkomst", 3)
    if count != len(known):
        yield f"{len(known)} wijken have figures, not {count}"


def _apart(facts: Facts, gemeente: str, told: dict[str, Any], _: str) -> Iterator[str]:
    known = facts.peopled(gemeente, "wijk", told["year"])
    if told["count"] > len(known):
        yield f"only {len(known)} wijken have fifty inhabitants"


def _few(facts: Facts, gemeente: str, told: dict[str, Any], finding: str) -> Iterator[str]:
    if finding != "wijken":
        return
    year = max(facts.years("wijk", "herkomst", 3))
    small = facts.areas(gemeente, "wijk", year) - facts.peopled(gemeente, "wijk", year, told["least"])
    if told["n"] != len(small):
        yield f"{len(small)} wijken are that small, not {told['n']}"


def _unsure(facts: Facts, gemeente: str, told: dict[str, Any], _: str) -> Iterator[str]:
    year = max(facts.years("wijk", "herkomst", 3))
    if not 0 < told["unsure"] <= len(facts.peopled(gemeente, "wijk", year)):
        yield f"there are no {told['unsure']} such wijken"


def _incomplete(facts: Facts, gemeente: str, told: dict[str, Any], _: str) -> Iterator[str]:
    """A part of a gemeente that is no more came to it: CBS's history knows it, and its buurten are not inside."""
    years = facts.years("buurt", "herkomst", 3) | facts.years("buurt", "migratieachtergrond", 7)
    if all(facts.made_of(gemeente, year) == {gemeente} for year in years):
        yield "it did not get a part of another"


REASONS: dict[str, Callable[[Facts, str, dict[str, Any], str], Iterator[str]]] = {
    "story.change.absent": _absent,
    "caveat.not_in_herkomst.other": _not_then,
    "caveat.not_in_herkomst.never": _never,
    "story.growing.one_year": _one_year,
    "story.turnover.missing.changed": _changed,
    "story.task.missing.withheld": _withheld,
    "story.task.missing.joined": _joined,
    "story.wijken.few": _few_wijken,
    "story.wijken.apart": _apart,
    "story.wijken.unsure": _unsure,
    "story.mixing.incomplete": _incomplete,
    "caveat.few": _few,
}


@cache
def _codes(task: str) -> frozenset[str]:
    """The codes of CBS's figures that a declared figure is made of."""
    declared = tomllib.loads(_THEMES.read_text())["indicator"][task]
    found: set[str] = set()
    for source in declared["from"]:
        for name in ("value", "numerator", "denominator"):
            given = source["figure"].get(name, [])
            found |= {given} if isinstance(given, str) else set(given)
    return frozenset(found)
