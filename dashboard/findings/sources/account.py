"""The account of every figure: what it is, how it is computed, from which tables, in which years, and what to mind.

Made from the declarations and the snapshot, so that what a page shows cannot lack its account.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial

import pandas as pd

from dashboard.analysis.declared import Computation
from dashboard.analysis.themes import ThemeIndicator, themes
from dashboard.analysis.turnover import Flow, flows
from dashboard.derived import derived
from dashboard.findings.data.national import National
from dashboard.findings.data.turnover import turnover
from dashboard.findings.model import absence
from dashboard.findings.model.indicators import FINEST, Indicator, indicators
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.sources.declarations import formulas
from dashboard.findings.sources.grounds import named, rests_on
from dashboard.findings.sources.turnover_words import turnover_caveats
from data_sources import Snapshot
from data_sources.catalogue import tables
from data_sources.errors import Lacking
from data_sources.kept import kept

__all__ = ["FAMILIES", "Account", "Use", "account", "family_of"]

FAMILIES = ("herkomst", "vlottendheid", "opgaven", "maten")
"""Figures of origin, of turnover, of the tasks, and measures of the analysis."""

_ROUNDING = {1: "exact", 5: "fives"}


@dataclass(frozen=True)
class Use:
    """A table from which a figure comes.

    Attributes
    ----------
    level : str
    first, last : int
        Years.
    table, url : str
    rounding : str
        Of persons: `exact`, `fives` (multiples of five), `shares` (shares only); or as `published`.
    """

    level: str
    first: int
    last: int
    table: str
    url: str
    rounding: str


@dataclass(frozen=True)
class Account:
    """The account of one figure.

    Attributes
    ----------
    key : str
        By which a page links to it.
    family : str
        One of `FAMILIES`.
    name, definition : Quantity
    facts : tuple of (str, Quantity)
        Key of a heading among the texts, and what stands beside it.
    uses : tuple of Use
    caveats : tuple of Quantity
    grounds : tuple of Told
        What the caveats rest on.
    theme : str or None
        Of a figure of the tasks.
    """

    key: str
    family: str
    name: Quantity
    definition: Quantity
    facts: tuple[tuple[str, Quantity], ...]
    uses: tuple[Use, ...] = ()
    caveats: tuple[Quantity, ...] = ()
    grounds: tuple[Told, ...] = ()
    theme: str | None = None


def family_of(key: str) -> str | None:
    """Return the family of a figure; None when there is no such figure."""
    if key in indicators():
        return FAMILIES[0]
    if key in flows().flow:
        return FAMILIES[1]
    if key in themes().indicator:
        return FAMILIES[2]
    return FAMILIES[3] if key in formulas() else None


@kept()
def account(held: National) -> dict[str, Account]:
    """Give an account of every figure.

    Parameters
    ----------
    held : National

    Returns
    -------
    dict of str to Account
        All declared indicators (one entry for those of every group), flows, figures of the tasks and measures, in
        the declared order.
    """
    # One account will do for the shares of all groups.
    told: dict[str, Indicator] = {}
    for key, one in indicators().items():
        told.setdefault(one.entry, held.indicator(key))
    found = [_indicator(held.snapshot, one) for one in told.values() if one.groups != FINEST]
    found += [_flow(held, code, one) for code, one in flows().flow.items()]
    found += [_theme(held, code, one) for code, one in themes().indicator.items()]
    found += [_measure(key) for key in formulas()]
    return {entry.key: entry for entry in found}


def _indicator(snapshot: Snapshot, indicator: Indicator) -> Account:
    classification, groups = indicator.partition
    kind = "share" if indicator.is_share else "index"
    of = indicator.of if indicator.group is None else ()
    counted = [Told("verantwoording.group", {"group": Quantity(name, "group")}) for name in of]
    facts = [
        ("formula", _text(f"verantwoording.formula.{kind}")),
        ("classification", Quantity(classification, "classification")),
        ("groups", Quantity(groups, "count")),
    ]
    if counted:
        facts.append(("counted", Quantity(tuple(counted), "list")))
    if indicator.birthplace:
        facts.append(("counted", _text(f"verantwoording.birthplace.{indicator.birthplace}")))
    uses = _origin_uses(snapshot, classification, groups)
    caveats = [_text("trend.break")]
    if not uses:
        lacking = Lacking("origin", ("gemeente",), (), classification, groups)
        caveats.insert(0, Quantity(absence.told(lacking), "told"))
    if not indicator.is_share:
        caveats.append(_text("verantwoording.caveat.groups"))
    if any(use.rounding == "shares" for use in uses):
        caveats.append(_text("caveat.shares_only"))
    if any(use.rounding == "fives" for use in uses):
        caveats.append(_text("caveat.rounded"))
    return Account(
        key=indicator.entry,
        family=FAMILIES[0],
        name=indicator.told("option") if indicator.group is None else _text("verantwoording.each"),
        definition=_text(f"indicator.{indicator.entry}.definition"),
        facts=tuple(facts),
        uses=uses,
        caveats=tuple(caveats),
        grounds=_grounds(snapshot, caveats),
    )


def _grounds(snapshot: Snapshot, caveats: list[Quantity], *names: str) -> tuple[Told, ...]:
    """What caveats rest on: first the named, then those of texts."""
    texts = (Told(one.value) for one in caveats if one.unit == "text")
    return named(snapshot, [*names, *(name for told in texts for name in rests_on(told) or ())])


@kept(16)
@derived
def _origin_uses(snapshot: Snapshot, classification: str, groups: int) -> tuple[Use, ...]:
    found: list[Use] = []
    for level in ("land", "gemeente", "wijk", "buurt"):
        read = partial(snapshot.origin, level, classification=classification, groups=groups)
        rows = absence.if_held(read)
        if rows is None:
            continue
        for (table, rounded), of_table in rows.groupby(
            ["source_table", "rounded_to"], observed=True, dropna=False
        ):
            years = of_table["year"]
            found.append(
                Use(
                    level,
                    int(years.min()),
                    int(years.max()),
                    str(table),
                    snapshot.source(str(table)).url,
                    "shares" if pd.isna(rounded) else _ROUNDING[int(rounded)],
                )
            )
    return tuple(sorted(found, key=lambda use: (-use.last, use.table)))


def _flow(held: National, code: str, declared: Flow) -> Account:
    told = {
        "per": Quantity(flows().per, "count"),
        "plus": _columns(declared.plus),
        "less": _columns(declared.less),
        "residents": _columns((flows().residents,)),
    }
    form = "flow_less" if declared.less else "flow"
    facts = [
        ("formula", Quantity(Told(f"verantwoording.formula.{form}", told), "told")),
        ("unit", _text(f"unit.{declared.unit}.name")),
    ]
    made = absence.if_held(lambda: turnover(held))
    said = turnover_caveats(held, code) if made else ()
    if made is None:
        said = (absence.told(Lacking("indicators", ("gemeente",), indicators=declared.needs)),)
    caveats = [*(Quantity(one, "told") for one in said), _text("verantwoording.caveat.all_residents")]
    uses = [
        Use("gemeente", years[0], years[-1], table, held.snapshot.source(table).url, "exact")
        for table, years in (made.tables if made else {}).items()
    ]
    return Account(
        key=code,
        family=FAMILIES[1],
        name=_both(declared.label.nl, declared.label.en),
        definition=_text("verantwoording.flow"),
        facts=tuple(facts),
        uses=tuple(sorted(uses, key=lambda use: (-use.last, use.table))),
        caveats=tuple(caveats),
        grounds=_grounds(held.snapshot, caveats, *(name for one in said for name in rests_on(one) or ())),
    )


def _theme(held: National, code: str, declared: ThemeIndicator) -> Account:
    facts = [
        ("formula", Quantity(_formula(declared.origins[0].figure), "told")),
        ("base", _both(declared.base.nl, declared.base.en)),
        ("unit", _text(f"unit.{declared.unit}.name")),
    ]
    others = [origin.figure for origin in declared.origins[1:]]
    facts += [("formula_other", Quantity(_formula(figure), "told")) for figure in others]
    made = absence.if_held(lambda: held.themes)
    of_levels = {} if made is None else {"gemeente": made.gemeente, "wijk": made.wijk}
    found = ((level, of_level.get(code)) for level, of_level in of_levels.items())
    uses = tuple(
        Use(
            level,
            values.year,
            values.year,
            values.source_table,
            held.snapshot.source(values.source_table).url,
            "published",
        )
        for level, values in found
        if values
    )
    caveats = [
        _both(declared.caveat.nl, declared.caveat.en),
        _text("verantwoording.caveat.all_residents"),
    ]
    if not uses:
        lacking = Lacking("indicators", declared.levels, indicators=declared.origins[0].figure.needs)
        caveats.insert(0, Quantity(absence.told(lacking), "told"))
    return Account(
        key=code,
        family=FAMILIES[2],
        name=_both(declared.label.nl, declared.label.en),
        definition=_text("verantwoording.theme_figure"),
        facts=tuple(facts),
        uses=uses,
        caveats=tuple(caveats),
        grounds=_grounds(held.snapshot, caveats, *declared.rests),
        theme=declared.theme,
    )


def _measure(key: str) -> Account:
    declared = formulas()[key]
    return Account(
        key=key,
        family=FAMILIES[3],
        name=_both(declared.name.nl, declared.name.en),
        definition=_both(declared.text.nl, declared.text.en),
        facts=(
            ("formula", _both(declared.formula.nl, declared.formula.en)),
            ("range", _both(declared.range.nl, declared.range.en)),
            ("reference", _both(declared.reference.nl, declared.reference.en)),
        ),
    )


def _formula(numbers: Computation) -> Told:
    """How a figure is made of CBS's columns, by their own titles."""
    per = Quantity(int(numbers.per), "count")
    if numbers.value:
        form = "value" if numbers.per == 1 else "value_times"
        return Told(f"verantwoording.formula.{form}", {"per": per, "column": _columns((numbers.value,))})
    told = {
        "per": per,
        "numerator": _columns(numbers.numerator),
        "denominator": _columns(numbers.denominator),
    }
    return Told("verantwoording.formula.rate", told)


def _columns(codes: Iterable[str]) -> Quantity:
    return Quantity(" + ".join(f"‘{_titles().get(code, code.replace('_', ' '))}’" for code in codes), "name")


@cache
def _titles() -> dict[str, str]:
    """The title of every column of the tables, by code; of several that of the newest table."""
    return {
        column.code: column.titles[0]
        for table in sorted(tables(), key=lambda table: min(table.years))
        for column in table.indicators
    }


def _text(key: str) -> Quantity:
    return Quantity(key, "text")


def _both(nl: str, en: str) -> Quantity:
    return Quantity((nl, en), "both")
