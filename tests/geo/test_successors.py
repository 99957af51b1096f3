import pandas as pd
import pytest

from data_sources import Snapshot
from geo.herindelingen import gemeenten
from geo.successors import successors, transition
from tests.geo.made_up import HISTORY, MadeUpSnapshot, indicators


def links(frame: pd.DataFrame) -> dict[tuple[str, str], tuple[float, float, str]]:
    return {
        (row.old, row.new): (round(row.weight, 6), round(row.part, 6), row.basis)
        for row in frame.itertuples()
    }


def test_merger_split_and_tiny_part(made_up: MadeUpSnapshot) -> None:
    # Oud splits 600 : 396; the 4 people (0.4%) who went to Zoom are left with the others.
    assert links(successors(2018, 2019, made_up)) == {
        ("GM0001", "GM0003"): (0.39759, 0.099, "herindeling"),
        ("GM0001", "GM0009"): (0.60241, 0.3, "herindeling"),
        ("GM0002", "GM0009"): (1, 0.7, "geheel"),
        ("GM0003", "GM0003"): (1, 0.901, "geheel"),
        ("GM0004", "GM0004"): (1, 1, "ongewijzigd"),
        ("GM0005", "GM0005"): (1, 1, "ongewijzigd"),
        ("GM0007", "GM0007"): (1, 1, "ongewijzigd"),
    }


def test_a_chain_multiplies_and_an_untold_number_is_taken_from_nearby(made_up: MadeUpSnapshot) -> None:
    # Dorp (500) joined Nieuwstad in 2022; CBS does not tell what that had: 2500 in 2021.
    found = links(successors(2018, 2023, made_up))
    assert found["GM0007", "GM0009"] == (1, round(500 / 3000, 6), "geheel")
    assert found["GM0002", "GM0009"] == (1, round(0.7 * 2500 / 3000, 6), "geheel")
    assert found["GM0001", "GM0009"] == (0.60241, 0.25, "herindeling")
    assert found["GM0005", "GM0006"] == (1, 1, "ongewijzigd"), "a new name is the same gemeente"


def test_a_number_from_after_the_merger_counts_without_what_was_received() -> None:
    # Nieuwstad already in 2013, so that the figure of 2023 is nearer to the merger of 2022 than its founding.
    texts = {
        code: (name, text.replace("Ontstaan per 01-01-2019", "Ontstaan per 01-01-2013"))
        for code, (name, text) in HISTORY.items()
        if code not in ("GM0001", "GM0002")
    }
    known = indicators()
    later = MadeUpSnapshot(texts, known.assign(year=known["year"].replace(2021, 2023)))
    found = links(successors(2022, 2023, later))
    assert found["GM0009", "GM0009"] == (1, 0.8, "geheel"), "2500 of whom 500 had come with Dorp"


def test_without_any_known_number_the_parts_are_missing() -> None:
    texts = {"GM0007": HISTORY["GM0007"], "GM0009": ("Nieuwstad", "Begindatum voor 1830")}
    known = indicators()
    unknown = MadeUpSnapshot(texts, known[known["region"] != "GM0009"])
    found = successors(2022, 2023, unknown).set_index("old")
    assert found["weight"].tolist() == [1, 1]
    assert found["part"].isna().all()


def test_the_middle_of_a_year(made_up: MadeUpSnapshot) -> None:
    before = transition(made_up, pd.Timestamp(2022, 1, 1), pd.Timestamp(2023, 1, 1), with_parts=True)
    after = transition(made_up, pd.Timestamp(2022, 3, 24), pd.Timestamp(2023, 1, 1), with_parts=True)
    assert "GM0007" in set(before["old"])
    assert "GM0007" not in set(after["old"])


def test_a_merger_cannot_be_undone(made_up: MadeUpSnapshot) -> None:
    with pytest.raises(ValueError, match="2018 lies before 2019"):
        successors(2019, 2018, made_up)


@pytest.mark.parametrize("year", range(1995, 2027))
def test_everybody_goes_somewhere_and_comes_from_somewhere(year: int, embedded: Snapshot) -> None:
    found = successors(year, 2026, embedded)
    assert set(found["old"]) == set(gemeenten(year, embedded)["region"])
    assert set(found["new"]) == set(gemeenten(2026, embedded)["region"])
    assert not found.duplicated(["old", "new"]).any()
    assert found.groupby("old")["weight"].sum().to_numpy() == pytest.approx(1)
    assert found.groupby("new")["part"].sum().to_numpy() == pytest.approx(1)
    assert ((found["weight"] == 1) | (found["basis"] == "herindeling")).all()


SPLITS = {
    # CBS's inhabitants at the split: Winsum, Littenseradiel, Boarnsterhim, Maasdonk, Haaren.
    ("GM0053", 2018): {"GM1966": 11_947, "GM1969": 1_558},
    ("GM0140", 2017): {"GM0080": 3_394, "GM1900": 5_411, "GM1949": 1_878},
    ("GM0055", 2013): {"GM1921": 783, "GM0074": 6_018, "GM0080": 11_024, "GM1900": 1_653},
    ("GM1671", 2014): {"GM0796": 6_719, "GM0828": 4_629},
    ("GM0788", 2020): {"GM0757": 2_149, "GM0824": 5_827, "GM0855": 1_442, "GM0865": 4_900},
}


@pytest.mark.parametrize(("split", "expected"), SPLITS.items(), ids=lambda value: str(value))
def test_well_known_splits(split: tuple[str, int], expected: dict[str, int], embedded: Snapshot) -> None:
    region, year = split
    found = successors(year, year + 1, embedded).query(f"old == '{region}'").set_index("new")
    assert found["weight"].to_dict() == pytest.approx(
        {new: people / sum(expected.values()) for new, people in expected.items()}
    )
    assert set(found["basis"]) == {"herindeling"}


def test_weesp_joined_amsterdam_during_2022(embedded: Snapshot) -> None:
    found = links(successors(2022, 2023, embedded))
    assert found["GM0457", "GM0363"] == (1, round(20_766 / (20_766 + 882_633), 6), "geheel")
    assert ("GM0457", "GM0457") in links(successors(2021, 2022, embedded))


def test_new_names_are_followed(embedded: Snapshot) -> None:
    # Menaldumadeel became Menameradiel (2011), which went into Waadhoeke (2018).
    found = links(successors(1996, 2025, embedded))
    assert found["GM0083", "GM1949"][0] == 1
    # De Friese Meren became De Fryske Marren in July 2015.
    assert links(successors(2015, 2016, embedded))["GM1921", "GM1940"] == (1, 1, "ongewijzigd")
