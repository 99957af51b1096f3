import numpy as np
import pandas as pd
import pytest

from dashboard import cached
from dashboard.findings.profile import make_profile, rank_sentence


def profile(snapshot, nl, gemeente, year=2025):
    return cached.profile_picture(snapshot, gemeente, year, nl).finding


def test_the_headline_tells_the_chance_as_counted_from_the_published_persons(snapshot, nl):
    rows = snapshot.origin("gemeente", years=2025, classification="herkomst").query("region == 'GM0344'")
    persons = rows.groupby("group", observed=True)["persons"].sum().astype(float)
    chance = round(100 * (1 - ((persons / persons.sum()) ** 2).sum()))
    assert profile(snapshot, nl, "GM0344").headline == (
        f"De kans dat twee willekeurige inwoners van Utrecht een verschillende herkomst hebben is {chance}%."
    )


def test_groups_add_up_to_everybody_by_birthplace_and_in_all(snapshot, nl):
    groups = profile(snapshot, nl, "GM0599").groups
    assert groups["share"].sum() == pytest.approx(1)
    assert (groups["nl"] + groups["abroad"] == groups["persons"]).all()
    assert groups["share"].is_monotonic_decreasing


def test_an_old_year_is_told_in_the_old_classification(snapshot, nl):
    old = profile(snapshot, nl, "GM0184", 2010)
    assert old.partition == ("migratieachtergrond", 7)
    assert "migratieachtergrond hadden was" in old.headline
    assert old.groups["persons"].isna().all()
    assert any("Oude indeling" in caveat for caveat in old.caveats)


def test_a_gemeente_that_did_not_exist_says_how_its_figure_was_made(snapshot, nl):
    assert any(
        "bestond in 2005 nog niet" in caveat for caveat in profile(snapshot, nl, "GM1966", 2005).caveats
    )


def test_amsterdam_in_2022_falls_back_on_the_classification_that_has_it(snapshot, nl):
    assert profile(snapshot, nl, "GM0363", 2022).partition == ("migratieachtergrond", 7)


def test_a_gemeente_without_figures_says_so_and_shows_no_groups(snapshot, nl):
    origin = cached.gemeente_origin(snapshot, ("herkomst", 3))
    index = cached.gemeente_values(snapshot, "index")
    gone = make_profile("GM9999", "Nergens", 2025, ("herkomst", 3), origin, index, snapshot, nl)
    assert gone.headline == "Voor Nergens is er geen cijfer voor 2025."
    assert gone.rank == ""
    assert gone.groups.empty
    assert gone.source == ""


OTHERS = pd.Series([0.1, 0.2, 0.3, 0.4, np.nan])


@pytest.mark.parametrize(
    ("value", "change", "sentence"),
    [
        (0.35, None, "Dat is meer dan in 75% van de gemeenten."),
        (0.15, (2022, 0), "Dat is minder dan in 75% van de gemeenten en evenveel als in 2022."),
        (0.5, (2022, 4), "Dat is het meest van alle 5 gemeenten en 4 procentpunt meer dan in 2022."),
        (0.05, (1996, -2), "Dat is het minst van alle 5 gemeenten en 2 procentpunt minder dan in 1996."),
        (float("nan"), None, ""),
    ],
)
def test_rank_and_change_in_one_sentence(nl, value, change, sentence):
    assert rank_sentence(value, OTHERS, change, nl) == sentence


def test_nearly_all_is_never_told_as_all(nl):
    others = pd.Series([0.1] * 999 + [0.9])
    assert "99%" in rank_sentence(0.5, others, None, nl)
