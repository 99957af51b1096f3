import pandas as pd

from dashboard.charts.hovers import NUMBER, at_most, told_instead

ENDS = pd.DataFrame({"value": [0.0, 0.0, 2.0], "low": [0.0, 0.0, 1.0], "high": [0.5, 0.0, 3.0]})


def test_only_a_mark_at_0_that_may_be_more_says_something_else_than_its_number():
    told = at_most(ENDS, lambda value, within: f"{value} to {within.high}")
    assert told == ["0.0 to 0.5", "", ""]
    template = f"name: {NUMBER}!"
    assert told_instead(template, "%{x}", told) == ["name: 0.0 to 0.5!", "name: %{x}!", "name: %{x}!"]


def test_marks_that_are_all_written_alike_share_one_template():
    assert told_instead(f"a {NUMBER}", "%{x}", ["", ""]) == "a %{x}"
