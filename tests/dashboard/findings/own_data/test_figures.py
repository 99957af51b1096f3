"""What outside scripts rely on: a file of any kind read and laid on areas, or refused with its reason."""

import pytest

from dashboard.findings import read_own_figures
from dashboard.findings.own_data.errors import OwnFiguresError
from tests.dashboard.findings.own_data.made_up import workbook

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def buurten(snapshot):
    areas = snapshot.areas("buurt", 2024)
    return sorted(areas.loc[areas["gemeente"] == "GM0034", "region"])[:8]


def test_codes_without_their_zeros_are_of_their_own_gemeente(snapshot, buurten):
    lines = ["buurtcode;buurt;aantal", *(f"{int(code[2:])};buurt;{nth}" for nth, code in enumerate(buurten))]
    found = read_own_figures("\n".join(lines).encode(), snapshot)
    assert (found.level, found.year, found.column, found.codes) == ("buurt", 2024, "aantal", "buurtcode")
    assert found.values.to_dict() == {code: float(nth) for nth, code in enumerate(buurten)}
    assert not found.problems


def test_columns_sheets_levels_and_years_can_be_chosen(snapshot, buurten):
    rows = [["code", "a", "b"], *([code, 1, 2] for code in buurten)]
    data = workbook([["uitleg", "x"], ["bron", "y"]], rows)
    assert read_own_figures(data, snapshot).column == "a"
    assert set(read_own_figures(data, snapshot, column="b").values) == {2.0}
    assert set(read_own_figures(data, snapshot, column=2, sheet="Blad 2").values) == {2.0}
    assert read_own_figures(data, snapshot, column="code").codes == "code"
    summed = read_own_figures(data, snapshot, level="gemeente", year=2024)
    assert (summed.year, summed.values.to_dict()) == (2024, {"GM0034": 8.0})
    with pytest.raises(OwnFiguresError) as caught:
        read_own_figures(data, snapshot, column="er is geen")
    assert caught.value.kind == "no_such_column"


def test_names_of_gemeenten_are_found_as_people_write_them(snapshot):
    lines = ["gemeente;n", "Den Haag;1", "'s-Hertogenbosch;2", "Sudwest-Fryslan;3", "Nuenen;4", "utrecht;5"]
    found = read_own_figures("\n".join(lines).encode(), snapshot)
    assert list(found.values.index) == ["GM0518", "GM0796", "GM1900", "GM0820", "GM0344"]


def test_four_figures_of_a_postcode_never_draw(snapshot):
    for head in ("postcode", "pc4", "code", "x"):
        lines = [f"{head};klanten", *(f"{code};{code % 7}" for code in range(1621, 1640))]
        with pytest.raises(OwnFiguresError) as caught:
            read_own_figures("\n".join(lines).encode(), snapshot)
        assert caught.value.kind in ("seems_postcodes", "no_codes", "seems_unknown_codes")


def test_numbers_that_count_never_are_codes(snapshot):
    lines = ["naam;klanten", *(f"wijk {nth};{nth}" for nth in range(1, 100))]
    with pytest.raises(OwnFiguresError):
        read_own_figures("\n".join(lines).encode(), snapshot)
