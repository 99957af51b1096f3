"""Which column holds codes, of what, of which year; and what a column is instead."""

import pytest

from dashboard.findings.own_data import recognition
from dashboard.findings.own_data.codes import as_code
from dashboard.findings.own_data.errors import OwnFiguresError
from tests.dashboard.findings.own_data.made_up import BUURTEN, GEMEENTEN, checked, recognised


def rows(heading, codes):
    return "\n".join([heading, *(f"{code};{10 + nth}" for nth, code in enumerate(codes))])


def refused(text, **chosen):
    with pytest.raises(OwnFiguresError) as caught:
        checked(text, **chosen)
    assert set(caught.value.sentences) == {"nl", "en"}
    return caught.value.kind


def test_codes_of_buurten_go_before_those_of_their_gemeente():
    found = checked("\n".join(["gemeentecode;buurtcode;n", *(f"GM0344;{code[2:]};1" for code in BUURTEN)]))
    assert (found.level, len(found.values)) == ("buurt", len(BUURTEN))
    _, layout = recognised(
        "\n".join(["gemeentecode;buurtcode;n", *(f"GM0344;{code[2:]};1" for code in BUURTEN)])
    )
    assert layout.values == (2,)


def test_the_year_is_the_one_that_fits_most_rows_drawn_or_not():
    assert checked(rows("code;n", BUURTEN)).year == 2024
    assert refused(rows("code;n", [*BUURTEN[:4], "BU03449999", "BU03449998"])) == "no_boundaries"


def test_rows_of_another_level_are_shown_where_most_have_no_boundaries():
    text = rows("code;n", ["WK034401", "WK034402", *BUURTEN[:3], "BU03449999", "BU03449998"])
    found = checked(text)
    assert (found.level, found.year, len(found.values)) == ("wijk", 2024, 2)
    _, layout = recognised(text)
    assert (layout.undrawn.level, layout.undrawn.year) == ("buurt", 2020)


def test_counts_of_buurten_are_summed_where_somebody_asks_it_and_shares_are_not():
    text = rows("code;n", BUURTEN[:3])
    found = checked(text, level="gemeente")
    assert found.values.to_dict() == {"GM0344": 33.0}
    assert found.rows == found.rows_used == 3
    assert refused(text.replace(";10", ";10,5"), level="gemeente") == "no_sums"


def test_a_coarser_code_beside_each_is_not_what_is_summed():
    lines = [f"GM0344;{code};{nth}" for nth, code in enumerate(BUURTEN[:4])]
    found = checked("\n".join(["gemeentecode;buurtcode;n", *lines]), level="gemeente")
    assert (found.values.to_dict(), found.problems) == ({"GM0344": 6.0}, ())


def test_a_column_that_says_total_in_every_row_makes_no_row_one():
    """As CBS writes what it does not part: the sex of all of them."""
    lines = [f"{code};Totaal;{nth}" for nth, code in enumerate(BUURTEN[:4])]
    assert len(checked("\n".join(["code;geslacht;n", *lines])).values) == 4


def test_of_areas_that_share_a_name_the_one_is_meant_that_the_file_is_about():
    found = checked(rows("buurt;n", ["Utrecht", "Noord", "Centrum"]))
    assert list(found.values.index) == ["BU03440101", "BU03440102", "BU03440103"]
    other = checked(rows("buurt;n", ["Noord", "Centrum"]), level="buurt")
    assert list(other.values.index) == ["BU03440102", "BU03440103"]


def test_a_wide_file_of_figures_is_passed_over_quickly(monkeypatch):
    """Codes and names are looked for in few cells of a column that holds neither."""
    asked = []
    monkeypatch.setattr(
        recognition, "as_code", lambda cell, level: asked.append(cell) or as_code(cell, level)
    )
    lines = [f"{BUURTEN[nth % 30]};" + ";".join(str(nth * k) for k in range(1, 21)) for nth in range(2_000)]
    checked("\n".join(["code;" + ";".join(f"n{k}" for k in range(20)), *lines]))
    assert len(asked) < 25_000


def test_a_part_without_a_figure_leaves_the_sum_unknown():
    found = checked(rows("code;n", BUURTEN[:3]).replace(";11", ";x"), level="gemeente")
    assert found.values.isna().all()


@pytest.mark.parametrize(
    ("heading", "cells", "kind"),
    [
        ("postcode;n", range(1621, 1630), "seems_postcodes"),
        ("pc6;n", ["3511AB", "3512 CD", "3513EF"], "seems_postcodes"),
        ("jaar;n", range(2015, 2023), "seems_years"),
        ("wijk;n", range(1, 11), "seems_own_numbers"),
        ("code;n", ["NL226", "NL329", "NL33C", "BE100"], "seems_foreign"),
        ("code;n", ["BU99999999", "BU99999998"], "seems_unknown_codes"),
        ("gemeente;n", ["Atlantis", "Utopia", "Eldorado"], "seems_unknown_names"),
        ("naam;n", ["a", "b"], "no_codes"),
        ("nr;n", range(1, 50), "no_codes"),
    ],
)
def test_what_a_column_is_instead_is_said(heading, cells, kind):
    assert refused(rows(heading, cells)) == kind


def test_a_few_codes_among_others_draw_nothing():
    assert refused(rows("code;n", [*BUURTEN[:2], *(f"9934{nth:04d}" for nth in range(10))])).startswith(
        "seems_"
    )


@pytest.mark.parametrize("heading", ["gemeente;n", "naam;n", "Gemeentenaam;n"])
def test_names_of_gemeenten_work_where_there_is_no_code(heading):
    found = checked(rows(heading, ["Utrecht", "groningen"]))
    assert found.values.to_dict() == {"GM0344": 10.0, "GM0014": 11.0}


def test_a_name_of_several_areas_is_told_and_not_drawn():
    found = checked(rows("gemeente;n", ["Utrecht", "Groningen", "Bergen"]))
    assert list(found.values.index) == ["GM0344", "GM0014"]
    assert [(problem.code, problem.kind) for problem in found.problems] == [("Bergen", "unknown_name")]


def test_a_heading_tells_of_what_areas_names_are():
    assert checked(rows("buurt;n", ["Utrecht", "Noord"])).level == "buurt"


def test_the_newest_of_several_years_is_shown_until_somebody_chooses():
    lines = [
        "code;jaar;n",
        *(f"{code};{year};{year - 2000}" for code in BUURTEN[:3] for year in (2021, 2023, 2022)),
    ]
    text = "\n".join(lines)
    _, layout = recognised(text)
    assert layout.years == (2023, 2022, 2021)
    assert layout.values == (2,)
    assert set(checked(text).values) == {23.0}
    assert set(checked(text, when=2021).values) == {21.0}
    assert {problem.kind for problem in checked(text).problems} == {"not_this_year"}


def test_a_column_of_one_year_is_no_figure_and_asks_nothing():
    _, layout = recognised("\n".join(["code;jaar;n", *(f"{code};2023;5" for code in BUURTEN[:3])]))
    assert (layout.years, layout.values) == ((), (2,))


def test_what_somebody_chooses_is_what_is_read():
    text = "\n".join(
        ["a;b;n", *(f"{old};{new};1" for old, new in zip(BUURTEN[:4], BUURTEN[4:8], strict=True))]
    )
    assert recognised(text)[1].fit.column == 0
    assert recognised(text, column=1)[1].fit.column == 1


def test_more_than_a_hundred_columns_are_read():
    names = ";".join(f"cijfer {nth}" for nth in range(300))
    _, layout = recognised(f"code;{names}\n{BUURTEN[0]}{';1' * 300}\n")
    assert len(layout.values) == 300


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"code;naam\n{BUURTEN[0]};a\n", "no_numbers"),
        ("code;n\n", "no_rows"),
        ("code\nBU03440101\n", "one_column"),
        (" \n", "empty"),
        (f"code;n\n{GEMEENTEN[0]};1\n", None),
    ],
)
def test_what_lacks_is_said(text, kind):
    if kind is None:
        assert checked(text).level == "gemeente"
    else:
        assert refused(text) == kind
