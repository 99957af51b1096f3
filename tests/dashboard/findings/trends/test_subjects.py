import numpy as np
import pytest

from dashboard.findings.data.national import HERKOMST, OLD, national
from dashboard.findings.model.indicators import FINEST, indicators
from dashboard.findings.trends.subjects import country, subject_of, subjects, values
from tests.dashboard.newest import NOW


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


def test_every_subject_belongs_to_its_classification_and_every_comparable_indicator_to_a_subject():
    for subject in subjects().values():
        assert subject.indicators
        assert subject.old is None or subject.old.partition == OLD
        assert subject.new is None or subject.new.partition in (HERKOMST, (HERKOMST[0], FINEST))
    for key, indicator in indicators().items():
        if indicator.partition in (OLD, HERKOMST):
            found = subjects()[subject_of(key)].indicators
            assert (indicator.measure, set(indicator.of)) in [(one.measure, set(one.of)) for one in found]


def test_a_group_is_the_published_share(held, snapshot):
    rows = snapshot.origin("gemeente", years=[2010], classification="migratieachtergrond", groups=7)
    row = rows[(rows["region"] == "GM0344") & (rows["group"] == "Turkije")]
    found = values(held, subjects()["turkije"].old)
    assert found.loc[("GM0344", 2010), "value"] == pytest.approx(
        float(row["share_pct"].iloc[0]) / 100, abs=0.001
    )


def test_the_country_is_published_where_cbs_publishes_it_and_weighted_elsewhere(held, snapshot):
    found = country(held, subjects()["westers"], subjects()["westers"].old)
    assert found.index[found["weighted"]].to_list() == [1996, 2018, 2019]
    rows = snapshot.origin("land", years=[2017], classification="migratieachtergrond", groups=3)
    published = rows.set_index("group")["persons"].astype(float)
    assert found.loc[2017, "value"] == pytest.approx(published["Westers"] / published.sum())
    assert found.loc[2017, "table"] == "37325_extract"
    # What is weighted lies between its published neighbours.
    assert found["value"].loc[2017:2020].is_monotonic_increasing


def test_the_national_index_of_the_long_series_is_weighted_until_2019(held):
    found = country(held, subjects()["index"], subjects()["index"].old)
    assert found.index[~found["weighted"]].to_list() == [2020, 2021, 2022]
    assert found["value"].diff().abs().max() < 0.01


def test_the_country_has_no_value_where_a_gemeente_is_missing(held):
    found = country(held, subjects()["index"], subjects()["index"].new)
    assert found.index.to_list() == list(range(2023, NOW + 1))
    assert not found["weighted"].any()
    assert np.isfinite(found["value"]).all()
