"""Which boundaries and theme figures go with figures of which years."""

from data_sources import catalogue
from data_sources.wanted import wanted

FIGURES = {
    ("gemeente", "origin"): (1996, 2025, 2026),
    ("wijk", "origin"): (2020, 2021, 2022, 2024, 2025),
    ("buurt", "origin"): (2020, 2024),
    ("buurt", "indicators"): (2015, 2020, 2024),
}


def years(level, *kinds):
    return sorted({year for kind in kinds for year in FIGURES.get((level, kind), ())})


def asked(this_year=2026):
    return {
        one.candidates[0].id.rpartition("-")[0]: one for one in wanted(years, this_year) if one.candidates
    }


def test_gemeenten_are_drawn_in_every_year_that_has_figures():
    one = asked()["gemeente"]
    assert [source.id for source in one.candidates] == ["gemeente-2026", "gemeente-2025", "gemeente-1996"]
    assert one.enough == 3


def test_wijken_and_buurten_are_drawn_in_the_newest_years_with_any_figures():
    found = asked()
    assert [source.year for source in found["wijk"].candidates] == [2025, 2024, 2022, 2021, 2020]
    assert [source.year for source in found["buurt"].candidates] == [2024, 2020, 2015]
    assert found["wijk"].enough == catalogue.boundaries()["wijk"].newest


def test_provinces_are_those_of_the_newest_year():
    one = asked()["provincie"]
    assert (one.candidates[0].year, one.enough) == (2026, 1)


def test_theme_figures_are_sought_from_this_year_back():
    assert [source.year for source in asked(2027)["wijken-en-buurten"].candidates] == [2027, 2026, 2025, 2024]


def test_without_figures_no_boundaries_are_asked_for():
    found = wanted(lambda level, *kinds: (), 2026)
    assert [source.id for one in found for source in one.candidates if "buurten" not in source.id] == []
