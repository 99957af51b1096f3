"""Whether published counts can all be what the catalogue says of their rounding."""

import pandas as pd
import pytest

from data_sources import catalogue, open_snapshot

NEAREST, EITHER = 2, 4
WHOLES = {
    "sex": ("mannen", "vrouwen"),
    "age": (
        "inwoners_0_tot_15_jaar",
        "inwoners_15_tot_25_jaar",
        "inwoners_25_tot_45_jaar",
        "inwoners_45_tot_65_jaar",
        "inwoners_65_jaar_en_ouder",
    ),
    "origin": ("Nederland", "Europa (exclusief Nederland)", "Buiten Europa"),
}
"""What adds up to the inhabitants of an area where nothing is rounded."""

HELD = open_snapshot()
ROUNDED = [one.id for one in HELD.sources() if catalogue.rounded(one.id, one.title) and one.file("origin")]


OTHERWISE = {"GM0184", "GM0376"}


def counts(table) -> pd.DataFrame:
    """Wijken and buurten of a table by what is counted."""
    figures = HELD.of_source(table, "indicators")[["region", "level", "indicator", "value"]]
    groups = HELD.of_source(table, "origin").rename(columns={"group": "indicator", "persons": "value"})
    rows = pd.concat([figures, groups[[*figures]]]).astype({"indicator": str, "value": float})
    return rows[rows["level"].isin(["wijk", "buurt"])].pivot(
        index="region", columns="indicator", values="value"
    )


def apart(wide: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    """How far the parts of each area lie from its inhabitants, per number that is rounded."""
    return (wide[[*parts]].sum(axis=1) - wide["inwoners"]).abs() / (len(parts) + 1)


@pytest.mark.slow
@pytest.mark.parametrize("table", ROUNDED)
def test_all_numbers_of_an_area_can_be_true_at_once_and_not_all_to_the_nearest(table):
    wide = counts(table)
    assert wide["inwoners"].mod(5).eq(0).all() and wide["inwoners"].notna().all()
    found = {name: apart(wide, parts) for name, parts in WHOLES.items() if set(parts) <= set(wide)}
    assert len(found) >= 2
    assert all((each <= EITHER).all() for each in found.values())
    assert any((each > NEAREST).any() for each in found.values())
    origin = HELD.origin(["wijk", "buurt"], list(HELD.source(table).file("origin").years))
    assert origin["off_by"].eq(EITHER).all()


@pytest.mark.parametrize("table", ROUNDED)
def test_a_gemeente_of_one_wijk_shows_how_far_numbers_are_off(table):
    figures = HELD.of_source(table, "indicators").astype({"indicator": str})
    figures = figures[figures["indicator"].isin(["inwoners", "mannen", "vrouwen", *WHOLES["age"]])]
    wijken = figures[figures["level"] == "wijk"]
    wijken = wijken.assign(gemeente="GM" + wijken["region"].str[2:6])
    alone = wijken[~wijken.duplicated(["gemeente", "indicator"], keep=False)]
    whole = figures[figures["level"] == "gemeente"].set_index(["region", "indicator"])["value"]
    off = alone["value"].to_numpy() - whole.loc[[*zip(alone["gemeente"], alone["indicator"], strict=True)]]
    assert off.max() <= EITHER
    # Two gemeenten of 2022 have a few inhabitants more than any wijk.
    assert set(off.index[off < -EITHER].get_level_values("region")) <= OTHERWISE
    assert {-4, -3, 3, 4} <= set(off)
