import numpy as np
import pytest

from dashboard.exhibits.dots import dots_exhibit
from dashboard.findings.data.areas import area_names
from dashboard.findings.model.finding import CODE
from dashboard.findings.within.dots import MOST_DOTS, dots
from dashboard.style.colours import GROUPS
from data_sources.kept import let_go

HERKOMST, OLD = ("herkomst", 3), ("migratieachtergrond", 7)
FRAME = (800, 640)


def found(snapshot, gemeente, level="wijk", year=2024, partition=HERKOMST):
    names = area_names(snapshot, level, year, gemeente)
    return dots(snapshot, names, level, year, partition)


@pytest.mark.parametrize("gemeente", ["GM0363", "GM0088", "GM1966", "GM0981", "GM0184"])
@pytest.mark.parametrize("level", ["wijk", "buurt"])
def test_every_group_has_a_dot_for_each_so_many_residents_of_the_gemeente(snapshot, gemeente, level):
    shown = found(snapshot, gemeente, level)
    persons = shown.numbers.frame.drop(columns=["name", CODE]).astype(float).dropna()
    assert shown.counts.sum().to_dict() == {
        group: round(total / shown.each) for group, total in persons.sum().items()
    }
    assert 0 < shown.counts.to_numpy().sum() <= MOST_DOTS + len(persons.columns)


def test_an_area_has_the_dots_of_its_residents_but_for_one(snapshot):
    shown = found(snapshot, "GM0344")
    persons = shown.numbers.frame.drop(columns="name").set_index(CODE).astype(float).loc[shown.counts.index]
    assert (np.abs(shown.counts.to_numpy() - persons.to_numpy() / shown.each) < 1).all()


def test_areas_without_figures_are_named_and_not_filled(snapshot):
    shown = found(snapshot, "GM0363", "buurt")
    names = area_names(snapshot, "buurt", 2024, "GM0363")
    assert set(shown.unknown) | set(shown.counts.index) == set(names)
    assert not set(shown.unknown) & set(shown.counts.index)


def test_there_are_no_dots_where_there_are_no_figures(snapshot):
    assert dots(snapshot, {}, "wijk", 2024, HERKOMST) is None
    assert found(snapshot, "GM0344", "wijk", 2024, OLD) is None


def test_the_picture_has_the_dots_in_the_colours_of_their_groups(snapshot, nl):
    exhibit = dots_exhibit(snapshot, "GM0344", "wijk", 2022, OLD, FRAME, nl)
    shown = found(snapshot, "GM0344", "wijk", 2022, OLD)
    drawn = {}
    for trace in exhibit.picture.data:
        if trace.type == "scattermap":
            drawn[trace.marker.color] = drawn.get(trace.marker.color, 0) + len(trace.lon)
    assert drawn == {GROUPS[group]: int(count) for group, count in shown.counts.sum().items() if count}
    assert f"1 stip is ongeveer {nl.formats.integer(shown.each)} inwoners" in exhibit.subtitle


def test_residents_without_a_dot_of_their_group_are_told(snapshot, nl):
    shown = found(snapshot, "GM0363", "buurt")
    hidden = shown.persons.to_numpy()[shown.counts.to_numpy() == 0].sum()
    assert hidden > 0
    assert any(nl.formats.integer(hidden) in caveat.say(nl) for caveat in shown.numbers.caveats)


def test_an_area_that_is_pointed_at_tells_its_numbers_and_shares(snapshot, nl):
    exhibit = dots_exhibit(snapshot, "GM0344", "wijk", 2024, HERKOMST, FRAME, nl)
    shown, areas = found(snapshot, "GM0344"), exhibit.picture.data[0]
    persons = shown.persons.to_numpy()
    assert np.allclose(areas.customdata[:, :3], persons)
    assert np.allclose(areas.customdata[:, 3:], persons / persons.sum(axis=1, keepdims=True), atol=0.001)


def test_the_same_dots_every_time(snapshot, nl):
    first = dots_exhibit(snapshot, "GM0088", "wijk", 2024, HERKOMST, FRAME, nl).picture.to_json()
    let_go(snapshot, dots_exhibit)
    assert dots_exhibit(snapshot, "GM0088", "wijk", 2024, HERKOMST, FRAME, nl).picture.to_json() == first


@pytest.mark.parametrize(
    ("gemeente", "level"), [("GM0363", "buurt"), ("GM0599", "wijk"), ("GM0855", "buurt")]
)
def test_the_dots_of_the_largest_gemeenten_are_light(snapshot, nl, gemeente, level):
    exhibit = dots_exhibit(snapshot, gemeente, level, 2024, HERKOMST, FRAME, nl)
    assert len(exhibit.picture.to_json()) < 55_000
