"""A measure of all gemeenten on the map, besides those of origin: which there are is declared in ``measures.toml``."""

from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.certainty import Range
from dashboard.analysis.themes import themes
from dashboard.charts.area_map import area_map, classes_key, unsure_key
from dashboard.charts.ground import Size, ground
from dashboard.charts.hovers import NUMBER, at_most, told_instead
from dashboard.exhibits.exhibit import Area, Exhibit
from dashboard.findings.data.national import national
from dashboard.findings.model.absence import if_held
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.peers.map_measures import map_measure, mapped
from dashboard.findings.peers.measures import Measure, joint
from dashboard.findings.within.classes import classify, classify_around_zero
from dashboard.findings.within.sure import unsure_of_written
from dashboard.language import Language
from dashboard.language.units import units
from dashboard.markup.extremes import measure_extremes
from data_sources import Snapshot
from data_sources.kept import kept

__all__ = ["MeasureMap", "mapped_names", "measure_map"]


@dataclass(frozen=True, eq=False)
class MeasureMap:
    """A map of a measure, and its highest and lowest gemeenten as HTML; see :class:`.kaart.MapPicture`."""

    exhibit: Exhibit
    extremes: str
    measure: Measure


@kept(16)
def mapped_names(held: Snapshot, language: Language) -> dict[str, dict[str, str]]:
    """Names of the measures that can be drawn, by key, those of each subject by its own name."""
    frames = national(held)
    return {
        _subject(subject, language): {
            key: one.name.write(language)
            for key in keys
            if (one := map_measure(frames, key, frames.year)) is not None
        }
        for subject, keys in mapped(frames).items()
    }


def _subject(subject: str, language: Language) -> str:
    declared = themes().theme.get(subject)
    return declared.label[language.code] if declared else language.say(f"map_measure.subject.{subject}")


@kept(200)
def measure_map(
    held: Snapshot, key: str, classes: str, own: str | None, frame: Size, language: Language
) -> MeasureMap:
    """A measure of all gemeenten.

    Parameters
    ----------
    held : Snapshot
    key : str
        One of `mapped_names`.
    classes : str
        How values are put into classes.
    own : str or None
        Gemeente that is pointed out.
    frame : (width, height)
        Expected size in pixels.
    language : Language
    """
    frames = national(held)
    one = map_measure(frames, key, frames.year)
    assert one is not None
    names, values = frames.gemeenten.names, one.scale * one.values
    digits = one.digits or 0
    made = (classify_around_zero if units()[one.unit].signed else classify)(values, classes, digits)
    unsure = () if one.bounds is None else unsure_of_written(one.scale * one.bounds, made, digits)
    frame_of = pd.DataFrame({"name": pd.Series(names), key: one.values}).sort_values(
        [key, "name"], ascending=[False, True], na_position="last"
    )
    numbers = joint("measure_map", [one], frame_of)
    known = frame_of.dropna()
    told = {
        "measure": one.name.write(language),
        "period": one.period,
        "unit": language.say(f"unit.{one.unit}.of", base=one.base.write(language)),
    }
    title = language.say("measure_map.title", **told)
    drawn = if_held(lambda: ground(held, "gemeente", frames.gemeenten.year, None, frame))
    form = f"%{{customdata:{'+' if made.around_zero else ''},.{max(digits, 0)}f}}"
    ends = one.ends(values.index)
    at_zero = at_most(
        ends[values.notna()], lambda value, within: _bare(one, one.quantity(value, within), language)
    )
    hover = told_instead(f"{told['measure']}: {NUMBER}", form, at_zero)
    exhibit = Exhibit(
        id="measure_map",
        numbers=numbers,
        language=language,
        title=title,
        alt=language.say(
            "measure_map.alt",
            **told,
            **_ends(one, known, language),
        ),
        picture=area_map(values, made, hover, drawn, language, own=own, unsure=unsure) if drawn else None,
        subtitle=language.say("measure_map.subtitle", **told),
        key=(
            *classes_key(made, lambda low, high: _range(low, high, one, language), language, any(at_zero)),
            *unsure_key(unsure, language),
        )
        if drawn
        else (),
        own=names.get(own) if own else None,
        terms=("klassen",),
        map=Area("gemeente", frames.gemeenten.year, None) if drawn else None,
        period=one.period,
    )
    extremes = measure_extremes(
        one, names, own, lambda quantity: _bare(one, quantity, language), language, linked=True
    )
    return MeasureMap(exhibit, extremes, one)


def _ends(one: Measure, known: pd.DataFrame, language: Language) -> dict[str, str]:
    of = {end: known.iloc[[place]] for end, place in (("high", 0), ("low", -1))}
    rows = {end: one.ends(row.index).iloc[0].astype(float) for end, row in of.items()}
    told = {
        end: one.quantity(row["value"], Range(row["low"], row["high"])).write(language)
        for end, row in rows.items()
    }
    return told | {f"{end}est": str(row["name"].iloc[0]) for end, row in of.items()}


def _range(low: float, high: float, one: Measure, language: Language) -> tuple[str, str]:
    """The bounds of a class without what the line under the title says of their unit."""
    return _bare(one, one.quantity(low / one.scale), language), _bare(
        one, one.quantity(high / one.scale), language
    )


def _bare(one: Measure, quantity: Quantity, language: Language) -> str:
    """A number without its unit, unless that is a sign."""
    sign_of = units()[one.unit].on_axes

    def number(told: float) -> str:
        sign = "−" if told < 0 else "+" if told > 0 and units()[one.unit].signed else ""
        return sign + language.formats.decimal(abs(told), one.digits or 0) + sign_of

    return quantity.write_as(number, language)
