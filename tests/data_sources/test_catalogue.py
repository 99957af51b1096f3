"""The declarations are whole, and one source is one declaration."""

import pytest

from data_sources import catalogue
from data_sources.catalogue.models import BoundarySource, FeatureSource, TableSource
from data_sources.catalogue.years import parse_years
from data_sources.errors import CatalogueError


def test_every_source_has_its_own_id_and_says_what_it_holds():
    sources = [*catalogue.tables(), *(layer.source(2025) for layer in catalogue.layers())]
    assert len({source.id for source in sources}) == len(sources)
    assert all(source.holds and source.licence == "CC BY 4.0" and source.caveat for source in sources)


def test_a_table_that_cbs_lists_under_the_title_of_a_family_needs_no_declaration():
    found = catalogue.find("99123NED", "Kerncijfers wijken en buurten 2031")
    assert isinstance(found, TableSource)
    assert (found.id, found.years, found.columns) == ("99123NED", range(2031, 2032), "kwb-herkomst")
    old = catalogue.find("99124NED", "Kerncijfers wijken en  buurten 2017")
    assert isinstance(old, TableSource) and old.columns == "kwb-migratieachtergrond"
    for title in (
        "Kerncijfers wijken en buurten 2012",
        "Kerncijfers wijken en buurten 2003-2012",
        "Kerncijfers",
    ):
        with pytest.raises(CatalogueError):
            catalogue.find("99125NED", title)


def test_where_two_sources_give_a_figure_the_declared_order_decides():
    ids = [
        "gemeente-2025",
        "99123NED",
        "85458NED",
        "wijken-en-buurten-2025",
        "gemeente-2026",
        "84910NED",
        "wijk-2026",
    ]
    titles = {"99123NED": "Kerncijfers wijken en buurten 2031"}
    ordered = sorted(ids, key=lambda name: catalogue.order(catalogue.find(name, titles.get(name, ""))))
    assert ordered == [
        "85458NED",
        "84910NED",
        "99123NED",
        "wijken-en-buurten-2025",
        "gemeente-2026",
        "gemeente-2025",
        "wijk-2026",
    ]


def test_kerncijfers_of_ten_years_are_declared():
    years = {s.years.start: s.id for s in catalogue.tables() if "Kerncijfers wijken en buurten 20" in s.title}
    assert set(range(2015, 2026)) == set(years)
    assert years[2020] == "84799NED"


@pytest.mark.parametrize(("table", "years"), [("85458NED", 2022), ("84910NED", 2010), ("70072ned", 1995)])
def test_open_years_start_where_the_table_starts(table, years):
    source = catalogue.find(table)
    assert isinstance(source, TableSource)
    assert source.years.start == years


def test_every_level_has_boundaries_of_any_year():
    assert set(catalogue.boundaries()) == {"gemeente", "wijk", "buurt", "provincie"}
    assert isinstance(catalogue.find("gemeente-2025"), BoundarySource)
    assert isinstance(catalogue.find("Wijk-2041"), BoundarySource)
    with pytest.raises(CatalogueError):
        catalogue.find("gemeente-1950")


def test_theme_figures_are_declared_once_for_all_years():
    found = catalogue.find("wijken-en-buurten-2025")
    assert isinstance(found, FeatureSource)
    assert found.year == 2025 and "2025" in found.title and "2025" in found.caveat


def test_old_boundaries_are_sought_in_the_historic_dataset_first():
    old, new = catalogue.find("buurt-2015"), catalogue.find("buurt-2024")
    assert isinstance(old, BoundarySource) and isinstance(new, BoundarySource)
    assert old.datasets == ("gebiedsindelingen-historisch", "gebiedsindelingen")
    assert new.datasets == ("gebiedsindelingen",)


def test_all_groups_that_trees_and_columns_use_are_declared_in_both_languages():
    declared = {group.name: group.en for group in catalogue.groups()}
    used = {node.group for tree in catalogue.trees().values() for node in tree.nodes}
    used |= {node.rest for tree in catalogue.trees().values() for node in tree.nodes if node.rest}
    used |= {tree.rest for tree in catalogue.trees().values() if tree.rest}
    used |= {column.group for part in catalogue.column_partitions().values() for column in part.groups}
    assert used <= set(declared)
    assert all(declared.values())


def test_the_45_named_countries_hang_under_their_part_of_the_world():
    tree = catalogue.trees()["herkomst"]
    parents = {node.parent for node in tree.nodes if node.parent}
    countries = [node for node in tree.nodes if node.key not in parents]
    named = [node for node in countries if node.key != "1012600"]
    assert len(named) == 45
    by_name = {node.group: node.parent for node in tree.nodes}
    assert by_name["Turkije"] == "H008859"  # outside Europe since 2022
    assert by_name["Polen"] == "H007937"  # Central and Eastern Europe in the EU
    assert by_name["Midden- en Oost-Europa in de EU"] == "H007935"  # the EU


def test_a_changed_declaration_has_another_fingerprint():
    source = catalogue.find("84799NED")
    assert source.declaration == catalogue.find("84799ned").declaration
    assert source.declaration != source.model_copy(update={"title": "anders"}).declaration


def test_figures_are_read_again_when_the_groups_that_they_stand_for_change(monkeypatch):
    before = catalogue.find("85458NED").declaration
    tree = catalogue.trees()["herkomst"]
    fewer = tree.model_copy(update={"nodes": tree.nodes[:-1]})
    monkeypatch.setattr(catalogue, "trees", lambda: {"herkomst": fewer})
    (row,) = (row for row in catalogue._tables().table if row["id"] == "85458NED")
    assert catalogue._table(row).declaration != before


def test_years_are_read_as_ranges():
    assert list(parse_years("2020")) == [2020]
    assert list(parse_years("2010..2012")) == [2010, 2011, 2012]
    assert 2040 in parse_years("2022..")


def test_an_unknown_source_is_told():
    with pytest.raises(CatalogueError, match="12345NED"):
        catalogue.find("12345NED")


def test_a_tree_names_what_is_below_its_top_once_and_sums_hold_their_parts():
    named = {group.name: group for group in catalogue.trees()["herkomst"].named()}
    assert named["Polen"].of == ("Polen",)
    assert named["Nederlandse Cariben"].of == (
        "Nederlandse Cariben",
        "Aruba",
        "Curaçao",
        "Overig Nederlandse Cariben",
    )
    assert (named["Nederlandse Cariben"].kind, named["Overig Azië"].kind) == ("sum", "rest")
    assert "Nederland" not in named and "Buiten Europa" not in named


def test_every_group_has_a_code_of_its_own_without_accents():
    codes = [group.code for group in catalogue.groups()]
    assert len(set(codes)) == len(codes)
    assert all(code.isascii() and code.replace("_", "").isalnum() for code in codes)
    assert {"bosnie_herzegovina", "curacao", "afrika_exclusief_marokko"} <= set(codes)
