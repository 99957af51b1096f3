import pytest

from dashboard.findings.data.national import HERKOMST, OLD, national
from dashboard.findings.profile.profile import partition_of, profile
from dashboard.findings.profile.story import story
from dashboard.language import Language
from tests.dashboard.newest import NOW


def told(snapshot, gemeente, year=NOW):
    return profile(national(snapshot), gemeente, year)


def test_the_headline_tells_the_share_as_counted_from_the_published_persons(snapshot, nl):
    rows = snapshot.origin("gemeente", years=NOW, classification="herkomst").query("region == 'GM0344'")
    persons = rows.groupby("group", observed=True)["persons"].sum().astype(float)
    share = round(100 * (1 - persons["Nederland"] / persons.sum()))
    said = told(snapshot, "GM0344").share.sentence(nl)
    assert said.startswith(f"Van de inwoners van Utrecht heeft {share}% een herkomst buiten Nederland (")


@pytest.mark.parametrize("language", [Language("nl"), Language("en")], ids=["nl", "en"])
@pytest.mark.parametrize("gemeente", ["GM0363", "GM0088", "GM1966", "GM0981", "GM1992"])
def test_the_latest_year_is_told_as_the_story_tells_it(snapshot, gemeente, language):
    shown, whole = told(snapshot, gemeente), story(snapshot, gemeente)
    for finding in (shown.share, shown.standing, shown.change):
        assert finding.sentence(language) == whole.finding(finding.id).sentence(language)
    assert shown.groups.table(language).equals(whole.numbers("groups").table(language))


def test_groups_add_up_to_everybody_by_birthplace_and_in_all(snapshot):
    groups = told(snapshot, "GM0599").groups.frame
    assert groups["share"].sum() == pytest.approx(1)
    assert (groups["nl"] + groups["abroad"] == groups["persons"]).all()
    assert groups["share"].is_monotonic_decreasing


def test_an_old_year_is_told_in_the_old_classification(snapshot, nl):
    old = told(snapshot, "GM0184", 2010)
    assert old.partition == OLD
    assert old.indicator == "migratieachtergrond"
    # Of years with percentages alone nobody knows how many people that were.
    assert old.share.sentence(nl).startswith("Van de inwoners van Urk had ")
    assert "een migratieachtergrond (1 januari 2010)" in old.share.sentence(nl)
    assert old.change.values["first"].value == 1996
    assert list(old.groups.frame) == ["group", "share", "share_at_most"]
    said = [caveat.say(nl) for caveat in old.caveats]
    assert any("Oude indeling" in caveat for caveat in said)
    assert any("alleen percentages" in caveat for caveat in said)


def test_the_first_year_of_a_division_has_no_change(snapshot):
    assert told(snapshot, "GM0344", 1996).change is None
    assert told(snapshot, "GM0344", 2022).change is None
    assert told(snapshot, "GM0344", 2023).change.values["first"].value == 2022


def test_a_change_since_a_later_year_says_why(snapshot, nl):
    change = told(snapshot, "GM0363").change
    assert change.values["first"].value == 2023
    assert any("Voor 1 januari 2022 is er geen cijfer" in caveat.say(nl) for caveat in change.caveats)


def test_a_gemeente_that_did_not_exist_says_how_its_figure_was_made(snapshot, nl):
    said = [caveat.say(nl) for caveat in told(snapshot, "GM1966", 2005).caveats]
    assert any("bestond in 2005 nog niet" in caveat for caveat in said)


def test_amsterdam_in_2022_falls_back_on_the_classification_that_has_it(snapshot):
    assert partition_of(national(snapshot), "GM0363", 2022) == OLD
    assert partition_of(national(snapshot), "GM0344", 2022) == HERKOMST


def test_a_gemeente_without_figures_is_told_to_have_none(snapshot, nl):
    held = national(snapshot)
    assert partition_of(held, "GM9999", NOW) == HERKOMST
    assert partition_of(held, "GM9999", 2010) == OLD


@pytest.mark.parametrize("gemeente", ["GM0363", "GM1992"])
def test_a_gemeente_that_lacks_a_year_in_the_present_classification_says_so_and_which_year_has_it(
    snapshot, gemeente, nl
):
    held = national(snapshot)
    told = profile(held, gemeente, 2022)
    said = " ".join(caveat.say(nl) for caveat in told.caveats)
    assert "is er voor " + told.name + " geen cijfer van 1 januari 2022" in said
    assert "Van 1 januari 2023 is er wel een." in said
    # Where there is a figure, and where nobody has one, nothing is said.
    for other, year in ((gemeente, 2023), (gemeente, 2021), ("GM0344", 2022)):
        assert not any("not_in_herkomst" in caveat.key for caveat in profile(held, other, year).caveats)
