import pandas as pd
import shapely

from data_sources import Snapshot
from geo import provinces
from tests.geo.made_up import MadeUpSnapshot, areas

NUMBERS_2025 = {
    "Groningen": 10, "Fryslân": 18, "Drenthe": 12, "Overijssel": 25, "Flevoland": 6, "Gelderland": 51,
    "Utrecht": 26, "Noord-Holland": 44, "Zuid-Holland": 50, "Zeeland": 13, "Noord-Brabant": 56, "Limburg": 31,
}  # fmt: skip


def made_up_country() -> MadeUpSnapshot:
    west = areas({"PV20": shapely.box(0, 0, 10, 10)}).assign(name="Westland")
    east = areas({"PV21": shapely.box(10, 0, 20, 10)}).assign(name="Oostland")
    # GM0004 went from Westland to Oostland in 2016; GM0005 is drawn just outside both.
    gemeenten = areas(
        {
            "GM0003": shapely.box(1, 1, 9, 9),
            "GM0004": shapely.box(11, 1, 19, 9),
            "GM0005": shapely.box(20.5, 1, 22, 3),
        }
    )
    return MadeUpSnapshot(
        shapes={
            ("provincie", 2022): pd.concat([west, east], ignore_index=True),
            ("gemeente", 2015): gemeenten,
            ("gemeente", 2016): gemeenten,
        }
    )


def test_a_point_inside_decides_and_history_puts_right() -> None:
    country = made_up_country()
    assert provinces(2016, country).to_numpy().tolist() == [
        ["GM0003", "PV20", "Westland"],
        ["GM0004", "PV21", "Oostland"],
        ["GM0005", "PV21", "Oostland"],
    ]
    before = provinces(2015, country).set_index("region")
    assert before.loc["GM0004"].tolist() == ["PV20", "Westland"]


def test_as_many_gemeenten_as_each_province_has(embedded: Snapshot) -> None:
    found = provinces(2025, embedded)
    assert found["province_name"].value_counts().to_dict() == NUMBERS_2025


def test_leerdam_lay_in_zuid_holland_and_vijfheerenlanden_lies_in_utrecht(embedded: Snapshot) -> None:
    assert provinces(2018, embedded).set_index("region").loc["GM0545", "province_name"] == "Zuid-Holland"
    assert provinces(2019, embedded).set_index("region").loc["GM1961", "province_name"] == "Utrecht"


def test_agrees_with_the_published_numbers_per_province(embedded: Snapshot) -> None:
    """Inhabitants of 2022: gemeenten added up per province against CBS's own provinces (84910NED)."""
    origin = embedded.origin(level=["gemeente", "provincie"], groups=18)
    people = origin.groupby("region")["persons"].sum()
    published = people[people.index.str.startswith("PV")]
    # Of 1 January 2022, with Weesp at Amsterdam: both in Noord-Holland.
    by_province = provinces(2022, embedded).set_index("region")["province"]
    added = people[people.index.str.startswith("GM")].groupby(by_province).sum()
    assert added.to_dict() == published.to_dict()
