"""Why there are no wijken to look at: one reason, the true one."""

import numpy as np
import pytest

from dashboard.exhibits.wijken import living_part, mixing_part, nothing_to_compare
from dashboard.findings.data.areas import area_names
from dashboard.findings.data.national import national
from dashboard.language import Language
from geo.called import called
from tests.dashboard.newest import INSIDE


@pytest.mark.parametrize(
    ("code", "one", "figures"), [("nl", "één wijk", "diversiteitsindex"), ("en", "one district", "index")]
)
def test_one_wijk_is_no_want_of_figures(snapshot, code, one, figures):
    language = Language(code)
    counts = {
        gemeente: len(area_names(snapshot, "wijk", INSIDE, gemeente))
        for gemeente in national(snapshot).gemeenten.names
    }
    alone = [gemeente for gemeente, count in counts.items() if count == 1]
    assert len(alone) > 10
    for gemeente in alone:
        said = nothing_to_compare(snapshot, gemeente, "wijk", INSIDE, language)
        assert one in said and figures not in said


@pytest.mark.parametrize("gemeente", ["GM0513", "GM0344", "GM0363", "GM0981"])
def test_the_greatest_difference_is_the_greatest_in_the_table(snapshot, gemeente, nl):
    level, partition = "wijk", ("herkomst", 3)
    part = living_part(snapshot, gemeente, level, INSIDE, partition, nl)
    frame = part.exhibit.numbers.frame.dropna(subset="quotient")
    apart = np.log(frame["quotient"].clip(lower=0.01)).abs()
    greatest = frame.loc[apart.idxmax()]
    (said,) = part.paragraphs
    names = called(frame["name"].unique(), national(snapshot).gemeenten.names[gemeente])
    assert names[greatest["name"]] in said
    assert nl.group(greatest["group"]) in said
    if gemeente == "GM0513":
        assert "Stolwijkersluis" in said


@pytest.mark.parametrize(
    ("classification", "said"), [("herkomst", "ligt tussen"), ("migratieachtergrond", "niet precies")]
)
def test_the_words_for_who_does_not_see_the_mixing_say_what_rounding_leaves_open(
    snapshot, nl, classification, said
):
    alt = mixing_part(snapshot, "GM0344", "nearest", (), classification, False, nl).exhibit.alt
    assert said in alt.partition("Ongelijke spreiding")[2]
