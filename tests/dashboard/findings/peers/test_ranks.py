import pytest

from dashboard.analysis.peers import own_selection
from dashboard.findings.data.national import national
from dashboard.findings.peers.ranks import ranks
from dashboard.findings.profile.present import of_year
from dashboard.language import Language
from tests.dashboard.newest import NOW


def found(snapshot, gemeente="GM0344", kind="type", year=NOW, indicator="buiten_nederland"):
    held = national(snapshot)
    return ranks(held, indicator, year, held.peers(gemeente, kind))


def test_the_place_is_that_in_the_ordered_list(snapshot):
    shown = found(snapshot)
    values = of_year(national(snapshot), "buiten_nederland", NOW)
    assert shown.everyone.rank == int((values > values["GM0344"]).sum()) + 1 == 13
    row = shown.numbers.frame.set_index("name").loc["Utrecht"]
    assert row["rank"] == 13
    assert row["value"] == values["GM0344"]


def test_shares_with_one_decimal_leave_open_which_place_it_is(snapshot):
    shown = found(snapshot, "GM0088", year=2010, indicator="index_7")
    values = of_year(national(snapshot), "index_7", 2010)
    first, last = shown.everyone.places
    assert first < int((values > values["GM0088"]).sum()) + 1 < last
    row = shown.numbers.frame.set_index("name").loc["Schiermonnikoog"]
    assert (row["rank"], row["rank_last"]) == (first, last)
    assert row["low"] < row["value"] < row["high"]
    told = shown.numbers.table(Language("nl")).set_index("Naam").loc["Schiermonnikoog"]
    assert told["Plaats"] == f"{first} tot {last}"
    # Exact ones have one place, and no bounds.
    assert "low" not in found(snapshot).numbers.frame
    exact = found(snapshot).numbers.frame
    assert (exact["rank"] == exact["rank_last"]).all()


def test_the_peers_are_those_of_the_set(snapshot):
    shown = found(snapshot, kind="neighbours")
    frame = shown.numbers.frame
    held = national(snapshot)
    names = {held.gemeenten.names[code] for code in held.peers("GM0344", "neighbours").members}
    assert set(frame.loc[frame["is_peer"] == "uw_gemeente.yes", "name"]) == names


def test_ranks_are_told_among_all_the_type_and_the_peers(snapshot):
    assert list(found(snapshot).ranks.frame["peers_kind"]) == [
        "uw_gemeente.peers.all",
        "uw_gemeente.peers.type",
    ]
    rows = found(snapshot, kind="province").ranks.frame.set_index("peers_kind")
    assert list(rows.index) == [f"uw_gemeente.peers.{kind}" for kind in ("all", "type", "province")]
    assert rows.loc["uw_gemeente.peers.all", "peers"] == 341
    assert rows.loc["uw_gemeente.peers.all", "percentile"] == pytest.approx(329 / 341)
    assert rows["rank"].tolist() == [13, 3, 1]


def test_too_few_peers_have_no_place_and_that_is_said(snapshot, nl):
    shown = found(snapshot, "GM0981", "neighbours")
    assert shown.beside.rank is None
    assert shown.ranks.frame["rank"].isna().tolist() == [False, False, True]
    assert "minder dan 5" in shown.ranks.caveats[0].say(nl)


def test_a_choice_by_hand_may_be_empty(snapshot, nl):
    held = national(snapshot)
    shown = ranks(held, "buiten_nederland", NOW, own_selection("GM0344", [], held.types.index))
    assert shown.ranks.table(nl).iloc[-1, 0] == "Zelf gekozen"
    assert not (shown.numbers.frame["is_peer"] == "uw_gemeente.yes").any()


def test_without_a_figure_there_is_no_place(snapshot, nl):
    shown = found(snapshot, "GM0363", year=2022)
    assert shown.everyone.rank is None
    assert "geen cijfer" in shown.numbers.table(nl).set_index("Naam").loc["Amsterdam"].tolist()
