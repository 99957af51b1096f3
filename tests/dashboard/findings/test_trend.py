from dashboard import cached


def trend(snapshot, nl, gemeente):
    return cached.profile_picture(snapshot, gemeente, 2025, nl).trend_finding


def test_there_are_two_series_with_the_break_between(snapshot, nl):
    found = trend(snapshot, nl, "GM0344")
    old, new = found.series
    assert (old.indicator.classification, new.indicator.classification) == ("migratieachtergrond", "herkomst")
    assert list(old.own.index) == list(range(1996, 2023))
    assert list(new.own.index) == list(range(2022, 2026))
    assert "vergelijk ze niet" in found.explanation


def test_the_alternative_text_tells_both_ends_of_both(snapshot, nl):
    alt = trend(snapshot, nl, "GM0344").alt
    assert all(year in alt for year in ("1996", "2022", "2025"))


def test_a_missing_year_stays_a_gap(snapshot, nl):
    _, new = trend(snapshot, nl, "GM0363").series
    assert new.own.isna().to_dict() == {2022: True, 2023: False, 2024: False, 2025: False}
