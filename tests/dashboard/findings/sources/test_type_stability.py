from dashboard.analysis.type_rules import typology
from dashboard.findings import gemeente_types
from dashboard.findings.sources.type_stability import MOVES, other_types


def test_at_most_one_gemeente_in_twenty_changes_type_when_all_bounds_move_by_a_twentieth(snapshot):
    changed = other_types(snapshot)
    assert set(MOVES) == {1.05, 0.95} == set(changed["move"])
    assert (changed.groupby("move").size() <= 0.05 * len(gemeente_types(snapshot))).all()


def test_it_says_which_gemeenten_change_and_into_what(snapshot):
    changed = other_types(snapshot, [1.0, 2.0])
    assert set(changed["move"]) == {2.0}
    assert (changed["type"] != changed["moved_type"]).all()
    types = gemeente_types(snapshot)["type"]
    assert changed["type"].tolist() == types[changed["region"]].tolist()
    assert set(changed["moved_type"]) <= set(typology().type)
