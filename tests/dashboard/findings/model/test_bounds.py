import pandas as pd
import pytest

from dashboard.briefing.cells import columns
from dashboard.findings.model.bounds import with_most
from dashboard.findings.model.finding import Numbers
from dashboard.language import Language

ROWS = pd.DataFrame({"name": ["Aa", "Bb"], "share": [0.0, 0.3]})
HIGH = pd.Series([0.0143, 0.31])
NL = Language("nl")


def numbers(frame: pd.DataFrame, **more: str) -> Numbers:
    return Numbers(
        "areas", frame, {"share": "share", "low": "share", "high": "share"}, digits={"share": 1}, **more
    )


def test_a_table_tells_the_most_of_a_published_0_and_a_file_holds_both_numbers():
    told = numbers(with_most(ROWS, {"share": HIGH}))
    assert told.table(NL).iloc[:, 1].tolist() == ["hooguit 1,5%", "30,0%"]
    _, share, most = columns(told, NL)
    assert [cell.value for cell in share.cells] == [0.0, 0.3]
    # Never less than it can be, with the decimals of the screen.
    assert [cell.value for cell in most.cells] == [0.015, 0.31]
    assert most.heading == f"{share.heading}, hooguit"
    assert {cell.form for cell in (*share.cells, *most.cells)} == {"0.0%"}


def test_nothing_is_put_beside_what_is_exactly_0():
    assert list(with_most(ROWS, {"share": pd.Series([0.0, 0.31])})) == ["name", "share"]


@pytest.mark.parametrize(("high", "told"), [(0.0143, "hooguit 1,5%"), (0.0, "0,0%")])
def test_bounds_that_stand_in_the_table_are_written_no_narrower_than_the_number_says(high, told):
    frame = ROWS.head(1).assign(low=0.0, high=high)
    written = numbers(frame, bounded="share").table(NL).iloc[0].tolist()
    assert written == ["Aa", told, "0,0%", f"{1.5 if high else 0.0:.1f}%".replace(".", ",")]
