"""That the readers of pictures can object: charts that draw something else than the numbers are found out."""

import dataclasses
import importlib
import pkgutil
from math import ceil, floor

import numpy as np
import pytest

from dashboard import exhibits
from dashboard.charts import area_map, bounded, dots, lenses, strip, theme_strip, trend
from dashboard.charts import variety as how_varied
from dashboard.charts.printing import axes, svg
from dashboard.exhibits import gemeente as of_gemeente
from dashboard.exhibits import kaart, national_origins
from dashboard.exhibits import variety as of_variety
from dashboard.style import colours
from data_sources.kept import let_go
from tests.dashboard.exhibits.cases import GEMEENTEN, PAGES
from tests.dashboard.exhibits.truth.readers import read
from tests.dashboard.newest import NOW

pytestmark = pytest.mark.slow

GEMEENTE = GEMEENTEN["border"]


@pytest.fixture
def view(snapshot):
    """Makes one view of a page anew, whatever was made before; nothing that is made here is kept."""
    rooms = [
        importlib.import_module(f"{exhibits.__name__}.{one.name}")
        for one in pkgutil.iter_modules(exhibits.__path__)
    ]
    kept = [
        made
        for room in rooms
        for made in vars(room).values()
        if hasattr(made, "__wrapped__") and made.__module__ == room.__name__
    ]
    let_go(snapshot, *kept)

    def make(page, name):
        return next(case for case in PAGES[page](snapshot, GEMEENTE) if case.view == name)

    yield make
    let_go(snapshot, *kept)


def shares_by_100(monkeypatch):
    drawn = of_gemeente.composition
    monkeypatch.setattr(
        of_gemeente,
        "composition",
        lambda told, *rest: drawn(changed(told, share=lambda f: f["share"] / 100), *rest),
    )


def parts_exchanged(monkeypatch):
    drawn = of_gemeente.composition
    other = {"nl": lambda f: f["abroad"], "abroad": lambda f: f["nl"]}
    monkeypatch.setattr(of_gemeente, "composition", lambda told, *rest: drawn(changed(told, **other), *rest))


def changed(told, **columns):
    frame = told.frame
    return dataclasses.replace(
        told, frame=frame.assign(**{name: make(frame) for name, make in columns.items()})
    )


def dots_at_nine_tenths(monkeypatch):
    monkeypatch.setattr(strip, "drawn", lambda measure: 0.9 * dots.drawn(measure))


def two_colours_swapped(monkeypatch):
    one, other = "Europa (exclusief Nederland)", "Buiten Europa"
    monkeypatch.setitem(colours.GROUPS, one, "#e69f00")
    monkeypatch.setitem(colours.GROUPS, other, "#0072b2")


def old_colours_swapped(monkeypatch):
    monkeypatch.setitem(colours.GROUPS, "Turkije", "#009e73")
    monkeypatch.setitem(colours.GROUPS, "Marokko", "#d55e00")


def own_and_middle_swapped_in_series(monkeypatch):
    drawn = trend._line
    other = {"own": "median", "median": "own"}

    def swapped(series, which, *rest):
        return drawn(series, which, *rest) | {"y": drawn(series, other[which], *rest)["y"]}

    monkeypatch.setattr(trend, "_line", swapped)


def own_and_middle_swapped_in_strips(monkeypatch):
    drawn = strip._traces

    def swapped(*given):
        traces = drawn(*given)
        middle, own = traces[0], traces[-1]
        at = middle["x"][0], own["x"][0]
        middle["x"], own["x"] = [at[1], at[1]], [at[0]]
        return traces

    monkeypatch.setattr(strip, "_traces", swapped)


def own_and_country_swapped_in_lenses(monkeypatch):
    drawn = lenses._bars, lenses._marks
    held = {}

    def bars(told):
        held["bars"] = told
        return drawn[0](told)

    def marks(told):
        return drawn[1]([(share, middle) for (share, middle, _) in held["bars"]])

    monkeypatch.setattr(lenses, "_bars", bars)
    monkeypatch.setattr(lenses, "_marks", marks)


def own_and_middle_swapped_in_themes(monkeypatch):
    own = theme_strip._own
    monkeypatch.setattr(
        theme_strip,
        "_own",
        lambda told, scale, *rest: own(told._replace(value=float(scale._low)), scale, *rest),
    )


def printed_higher(monkeypatch):
    """All marks of the printed twin stand three pixels too high, its axes where they were."""
    pixel = axes.Axis.pixel
    monkeypatch.setattr(axes.Axis, "pixel", lambda axis, raw: pixel(axis, raw) - (0 if axis.is_x else 3))


def printed_axis_shifted(monkeypatch):
    """The numbers along the printed axes stand beside their places."""
    labels = axes.Axis.labels
    monkeypatch.setattr(
        axes.Axis, "labels", lambda axis, told: [(at + 4, text) for at, text in labels(axis, told)]
    )


def printed_in_another_colour(monkeypatch):
    circle = svg.Sheet.circle

    def other(sheet, x, y, radius, fill, *rest):
        circle(sheet, x, y, radius, "#56b4e9" if fill == "#0b3c8c" else fill, *rest)

    monkeypatch.setattr(svg.Sheet, "circle", other)


def two_types_swapped(monkeypatch):
    first, second, *others = how_varied.TYPES
    monkeypatch.setattr(how_varied, "TYPES", (second, first, *others))


def least_and_most_swapped(monkeypatch):
    drawn = of_variety.variety
    other = {"largest_share": lambda f: f["largest_most"], "largest_most": lambda f: f["largest_share"]}

    def swapped(found, *rest):
        return drawn(dataclasses.replace(found, numbers=changed(found.numbers, **other)), *rest)

    monkeypatch.setattr(of_variety, "variety", swapped)


def legend_in_other_colours(monkeypatch):
    drawn = kaart.class_key

    def other(*given):
        first, second, *rest = drawn(*given)
        return (
            dataclasses.replace(first, colour=second.colour),
            dataclasses.replace(second, colour=first.colour),
            *rest,
        )

    monkeypatch.setattr(kaart, "class_key", other)


def legend_entry_in_another_colour(monkeypatch):
    drawn = of_gemeente.dot_key

    def other(*given):
        first, *rest = drawn(*given)
        return (dataclasses.replace(first, colour="#a9b0b6"), *rest)

    monkeypatch.setattr(of_gemeente, "dot_key", other)


def countries_exchanged(monkeypatch):
    """Every small picture has the name of another country."""
    made = national_origins.growth_multiples
    monkeypatch.setattr(
        national_origins,
        "growth_multiples",
        lambda held: dataclasses.replace(made(held), names=made(held).names[::-1]),
    )


def hatching_left_out_of_one_area(monkeypatch):
    drawn = area_map.hatching
    monkeypatch.setattr(area_map, "hatching", lambda ground, regions: drawn(ground, regions[1:]))


def hatching_of_half_an_area(monkeypatch):
    """Every other line is left out of what is drawn first."""
    drawn = area_map.hatching

    def thinner(*given):
        ends = drawn(*given).reshape(-1, 6)
        half = len(ends) // 2
        return np.concatenate([ends[:half:2], ends[half:]]).reshape(-1, 2)

    monkeypatch.setattr(area_map, "hatching", thinner)


def bounds_written_narrower(monkeypatch):
    """Bounds of which the low one is rounded up, and the high one down."""
    monkeypatch.setattr(
        bounded,
        "outward",
        lambda low, high, scale, digits: (
            ceil(low * scale * 10**digits) / 10**digits,
            floor(high * scale * 10**digits) / 10**digits,
        ),
    )


MUTATIONS = [
    (shares_by_100, "uw_gemeente", f"groups {NOW}"),
    (parts_exchanged, "uw_gemeente", f"groups {NOW}"),
    (two_colours_swapped, "uw_gemeente", f"groups {NOW}"),
    (two_colours_swapped, "uw_gemeente", f"hundred {NOW} 600"),
    (two_colours_swapped, "kaart", "dots wijk"),
    (old_colours_swapped, "trends", "slopes aandeel 1100"),
    (old_colours_swapped, "trends", "lines aandeel alle  1100"),
    (dots_at_nine_tenths, "vergelijk", "strips nearest"),
    (dots_at_nine_tenths, "wijken", "mixing herkomst"),
    (own_and_middle_swapped_in_series, "uw_gemeente", "series"),
    (own_and_middle_swapped_in_strips, "vergelijk", "strips nearest"),
    (own_and_country_swapped_in_lenses, "uw_gemeente", "lenses False"),
    (own_and_middle_swapped_in_themes, "opgaven", "theme wonen nearest"),
    (printed_higher, "trends", "lines index index str 1100"),
    (own_and_middle_swapped_in_series, "uw_gemeente", "step change 700"),
    (printed_higher, "uw_gemeente", "series"),
    (printed_higher, "uw_gemeente", "step change 700"),
    (printed_higher, "trends", "classic 1100"),
    (countries_exchanged, "trends", "growth 1100"),
    (bounds_written_narrower, "trends", "classic 1100"),
    (bounds_written_narrower, "trends", "country 1100"),
    (printed_axis_shifted, "trends", "lines index index str 1100"),
    (printed_axis_shifted, "wijken", "spread herkomst buurt False"),
    (printed_in_another_colour, "vergelijk", "strips nearest"),
    (two_types_swapped, "uw_gemeente", "variety nearest"),
    (least_and_most_swapped, "uw_gemeente", "variety nearest"),
    (printed_higher, "uw_gemeente", "variety nearest"),
    (hatching_left_out_of_one_area, "kaart", "map buurt buiten_europa"),
    (hatching_of_half_an_area, "kaart", "map buurt buiten_europa"),
    (legend_in_other_colours, "kaart", "map gemeente none"),
    (legend_entry_in_another_colour, "uw_gemeente", "positions nearest"),
]


@pytest.mark.parametrize(
    ("mutation", "page", "name"), MUTATIONS, ids=lambda one: getattr(one, "__name__", one)
)
def test_a_chart_that_draws_something_else_is_found_out(view, monkeypatch, mutation, page, name):
    with monkeypatch.context() as patch:
        mutation(patch)
        with pytest.raises(AssertionError, match=f"{name} of"):
            read(view(page, name))
