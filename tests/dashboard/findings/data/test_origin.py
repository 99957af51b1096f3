from dashboard.findings.data.origin import LEVELS, Offer
from tests.dashboard.newest import INSIDE, NOW


def test_only_what_has_boundaries_is_offered(offered, snapshot):
    for level in LEVELS[1:]:
        assert set(offered.years(level)) <= set(snapshot.area_years(level))


def test_the_offer_of_the_embedded_figures(offered):
    assert offered.years("gemeente") == list(range(NOW, 1995, -1))
    assert offered.years("wijk") == [INSIDE, 2022]
    assert offered.years("buurt") == [INSIDE]
    assert offered.indicators("gemeente", 2010) == [
        "migratieachtergrond",
        "index_7",
        "westers",
        "niet_westers",
        "turkije",
        "marokko",
        "suriname",
        "antillen",
        "overig_niet_westers",
    ]
    assert "geboren_buiten_nederland" in offered.indicators("gemeente", NOW)
    assert "geboren_buiten_nederland" not in offered.indicators("wijk", INSIDE)


def test_an_index_over_three_groups_is_shown_of_gemeenten_alone(offered):
    assert "index" in offered.indicators("gemeente", NOW)
    for level in LEVELS[1:]:
        assert not any("index" in offered.indicators(level, year) for year in offered.years(level))
    assert "index_7" in offered.indicators("wijk", 2022)
    assert offered.indicators("wijk", INSIDE)[0] == "buiten_nederland"


def test_levels_without_any_figure_are_left_out():
    assert Offer(frozenset({("gemeente", 2025, "index")}), 2025).levels() == ["gemeente"]
