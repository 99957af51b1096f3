from dashboard.language.formats import Formats


def test_dutch_numbers_have_points_for_thousands_and_a_decimal_comma():
    nl = Formats("nl_NL")
    assert nl.integer(1234567) == "1.234.567"
    assert nl.decimal(0.5, 2) == "0,50"
    assert nl.percent(0.0746, 1) == "7,5%"
    assert nl.separators == ",."


def test_english_numbers_are_the_other_way_round():
    en = Formats("en_GB")
    assert (en.integer(1234567), en.decimal(0.5, 2), en.separators) == ("1,234,567", "0.50", ".,")


def test_a_day_is_written_in_full_from_an_iso_text():
    assert Formats("nl_NL").date("2025-03-01T10:00:00+00:00") == "1 maart 2025"
    assert Formats("en_GB").date("2025-03-01") == "1 March 2025"
