import pandas as pd
import pytest

from dashboard.findings.data.small_areas import FEWEST
from dashboard.findings.within.reasons import reason, reasons

NAN = float("nan")


def areas(**columns):
    rows = pd.DataFrame(columns, index=["a", "b", "c", "d"])
    return rows.astype({"inhabitants": "Int64", "persons": "Int64"})


ROWS = areas(
    value=[0.2, NAN, NAN, NAN],
    inhabitants=[500, FEWEST - 1, 500, 500],
    persons=[100, 3, None, 0],
)


def test_each_area_without_a_figure_has_the_one_reason_that_is_true_of_it():
    told = reasons(ROWS, ROWS, "wijk")
    assert told.tolist()[1:] == ["few", "withheld", "empty"]
    assert pd.isna(told["a"])


def test_of_gemeenten_the_table_lacks_a_part():
    assert reasons(ROWS, ROWS, "gemeente").tolist()[1:] == ["parts"] * 3


def test_a_figure_without_one_of_before_has_no_difference():
    drawn = ROWS.assign(value=NAN)
    assert reasons(ROWS, drawn, "gemeente")["a"] == "not_both"


@pytest.mark.parametrize("why", ["few", "parts", "withheld", "empty", "not_both", "lacking"])
def test_every_reason_has_words(why, nl):
    assert reason(why, 2022).say(nl).startswith(("geen cijfer: ", "geen verschil: "))
