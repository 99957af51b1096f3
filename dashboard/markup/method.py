"""The method as HTML: the rules of the types with their bounds and reasons, and how figures are compared and made."""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from dashboard.analysis.backtest import COVERAGE, HORIZONS, LEAST_COVERAGE
from dashboard.analysis.events import shocks
from dashboard.analysis.tempo import MINIMUM_YEARS
from dashboard.analysis.type_rules import Condition, typology
from dashboard.findings.data.small_areas import FEWEST
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.within.segregation_section import NEAR
from dashboard.findings.within.sure import SURE
from dashboard.language import Language
from dashboard.markup.account import folded, heading, table_link

__all__ = ["SignalSource", "members_html", "method_html", "rules_html", "signals_html"]

SignalSource = tuple[str, tuple[tuple[str, str], ...], str]
"""A signal, the tables it comes from with their addresses, and their period."""


def rules_html(national: pd.Series, language: Language) -> str:
    """Every rule with its bounds, and why they lie there.

    Parameters
    ----------
    national : Series (signals)
        National values, on which some bounds rest.
    language : Language

    Returns
    -------
    str
        HTML.
    """
    told = []
    for number, rule in enumerate(typology().rule, start=1):
        title = language.say(
            "verantwoording.type.rule", number=number, type=typology().type[rule.type].one[language.code]
        )
        parts = [
            f"<p style='margin:.5rem 0 0'>{_say(f'verantwoording.type.{part}', language)}</p>"
            f"<ul>{''.join(_condition(one, national, language) for one in conditions)}</ul>"
            for part, conditions in (("all", rule.all), ("any", rule.any))
            if conditions
        ]
        body = "".join(parts) or f"<p>{_say('verantwoording.type.fallback', language)}</p>"
        told.append(folded(title, body, f"regel-{number}"))
    return "".join(told)


def members_html(types: pd.Series, names: Mapping[str, str], language: Language) -> str:
    """The gemeenten of every type, by name."""
    told = []
    for code, type_name in typology().type.items():
        members = sorted((names[region] for region in types.index[types == code]), key=str.casefold)
        title = language.say(
            "verantwoording.type.members", type=type_name.many[language.code], count=len(members)
        )
        told.append(folded(title, f"<p>{escape(', '.join(members))}</p>", f"type-{code}"))
    return "".join(told)


def signals_html(sources: Sequence[SignalSource], language: Language) -> str:
    """From which table each signal comes."""
    rows = []
    for signal, used, period in sources:
        label = escape(typology().signal[signal].label[language.code])
        tables = ", ".join(table_link(table, url) for table, url in used)
        told = language.say("verantwoording.type.signal", signal=label, table=tables, period=period)
        rows.append(f"<li>{told}")
    words = language.say("verantwoording.type.signals")
    return folded(words, f"<ul>{''.join(rows)}</ul>", "kenmerken")


def method_html(year: int, window: int, corrected: int, language: Language) -> Mapping[str, str]:
    """How figures are compared, carried forward, mixed, rounded and converted.

    Parameters
    ----------
    year : int
        Of the division on which gemeenten stand.
    window : int
        Years in a row that a tempo may rest on.
    corrected : int
        Residents of areas that went from one gemeente to another while both lived on, in the years that are shown.
    language : Language

    Returns
    -------
    mapping of str to str
        HTML by subject.
    """
    formats, declared = language.formats, typology()
    *_, shock = shocks().values()
    likes = [signal.label[language.code] for signal in declared.signal.values() if signal.nearest]
    filled: dict[str, dict[str, object]] = {
        "peers": {
            "nearest": declared.peers.nearest,
            "minimum": declared.peers.minimum,
            "sizes": ", ".join(formats.integer(size) for size in declared.peers.size_classes),
            "unlike": "; ".join(one.many[language.code] for one in declared.type.values() if not one.peers),
        },
        "nearest": {
            "count": len(likes),
            "signals": "; ".join(likes),
            "factor": formats.decimal(declared.peers.size_factor, 0),
            "nearest": declared.peers.nearest,
        },
        "outlook": {
            "immigrants": formats.integer(shock.immigrants),
            "from_there": formats.integer(shock.from_there),
            "country": shock.country[language.code],
            "source": shock.source[language.code],
            "url": shock.url,
            "first": shock.first,
            "last": shock.last,
            "window": window,
            "least": MINIMUM_YEARS,
            "required": formats.percent(LEAST_COVERAGE, 0),
            "coverage": formats.percent(COVERAGE, 0),
            "horizons": Quantity(tuple(map(str, HORIZONS)), "names").write(language),
        },
        "outlook_interval": {},
        "mixing": {"near": formats.decimal(NEAR, 2)},
        "rounding": {"width": formats.decimal(SURE, 2), "fewest": FEWEST},
        "break": {},
        "mergers": {"year": year, "corrected": formats.integer(corrected)},
        "classes": {},
    }
    told = {
        subject: f"<p>{escape(language.say(f'verantwoording.method.{subject}', **values))}</p>"
        for subject, values in filled.items()
    }
    told["outlook"] += told.pop("outlook_interval")
    return {
        subject: f'<div style="max-width:54rem">{_title(subject, language)}{body}</div>'
        for subject, body in told.items()
    }


def _condition(condition: Condition, national: pd.Series, language: Language) -> str:
    """One bound, and why it lies there."""
    declared = typology()
    bound = declared.written(condition.signal, condition.threshold(national), language.code, None)  # type: ignore[arg-type]
    if condition.times:
        times = language.formats.decimal(float(getattr(condition, condition.comparison)), 2)
        bound = language.say("verantwoording.type.national", bound=bound, times=times)
    told = language.say(
        f"verantwoording.type.{condition.comparison}",
        signal=declared.signal[condition.signal].label[language.code],
        bound=bound,
    )
    why = language.say("verantwoording.type.why", why=condition.why[language.code])
    return f'<li>{escape(told)}<br><span style="color:var(--muted)">{escape(why)}</span>'


def _title(subject: str, language: Language) -> str:
    return heading(language.say(f"verantwoording.method.{subject}_title"))


def _say(key: str, language: Language) -> str:
    return escape(language.say(key))
