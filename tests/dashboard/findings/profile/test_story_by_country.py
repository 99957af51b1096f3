"""The story where the figures name the countries of origin: the present leads, in words and numbers of its own."""

import pandas as pd
import pytest

from dashboard.analysis.new_diversity import countries
from dashboard.charts.countries import MOST
from dashboard.content import LANGUAGES
from dashboard.exhibits.gemeente import countries_exhibit
from dashboard.exhibits.lenses import lenses_exhibit
from dashboard.findings.data.by_country import ByCountry
from dashboard.findings.data.group_search import find_group, most_of
from dashboard.findings.data.national import OLD_COUNTRIES, national
from dashboard.findings.data.search import NotFoundError
from dashboard.findings.peers.measures import measure
from dashboard.findings.profile.profile import profile
from dashboard.findings.profile.story import story
from dashboard.language import Language
from tests.with_countries import GROWS

pytestmark = pytest.mark.slow

GEMEENTEN = ("GM0344", "GM0981", "GM0088", "GM1992")
every = pytest.mark.parametrize("code", GEMEENTEN)


@pytest.fixture(scope="module")
def held(by_country):
    return national(by_country)


def persons(snapshot, code, year):
    """Persons by group, straight from the snapshot; those of 2023 only where the gemeente was there."""
    rows = snapshot.origin("gemeente", years=year, classification="herkomst")
    rows = rows[(rows["region"] == code) & (rows["groups"] > 3)]
    return rows.groupby("group", observed=True)["persons"].sum().astype(float)


@every
def test_the_present_leads_over_all_countries_and_over_three_groups(by_country, held, code):
    told = story(by_country, code)
    assert [finding.id for finding in told.headline] == ["outside", "index_landen"]
    assert {finding.year for finding in told.headline} == {2025}
    assert "index_18" not in {finding.id for finding in told.findings}
    now = persons(by_country, code, 2025)
    chance = 1 - ((now / now.sum()) ** 2).sum()
    assert told.finding("index_landen").values["chance"].value == pytest.approx(chance)
    positions = told.numbers("positions").frame.set_index("region").loc[code]
    assert positions["index_landen"] == pytest.approx(chance)
    assert f"{held.finest[1]} groepen" in told.finding("index_landen").sentence(Language("nl"))


@every
def test_the_largest_countries_are_those_of_now(by_country, code):
    now = persons(by_country, code, 2025)
    largest = now[countries(now.index)].sort_values(ascending=False, kind="stable").head(3)
    told = story(by_country, code).finding("countries").values
    assert [item.filled["persons"].value for item in told["countries"].value] == largest.tolist()
    assert told["named"].value == 45
    for item in told["countries"].value:
        share = now[item.filled["group"].value] / now.sum()
        assert item.filled["share"].value == pytest.approx(share)


@every
def test_countries_grow_between_the_first_and_the_last_year_that_have_them(by_country, code):
    finding = story(by_country, code).finding("growing")
    first = 2023 if code == "GM1992" else 2022
    assert finding.source_lines(Language("nl"))[0].startswith(f"CBS 85458NED, {first}–2025")
    for item in finding.values["countries"].value if "countries" in finding.values else ():
        group = item.filled["group"].value
        before, now = persons(by_country, code, first), persons(by_country, code, 2025)
        assert item.filled["growth"].value == now[group] - before[group] >= 25
        assert item.filled["before"].value == pytest.approx(before[group] / before.sum())
        assert item.filled["after"].value == pytest.approx(now[group] / now.sum())


def test_the_country_that_was_made_to_grow_is_told_to(by_country):
    grown = story(by_country, "GM0344").finding("growing").values["countries"].value
    assert GROWS in {item.filled["group"].value for item in grown}


@every
def test_lenses_are_whole_where_cbs_sums_all_of_the_eu(by_country, code):
    now = persons(by_country, code, 2025)
    lenses = story(by_country, code).numbers("lenses").frame.set_index("measure")["share"]
    moe = ["Bulgarije", "Hongarije", "Polen", "Roemenië", "Overig Midden- en Oost-Europa in de EU"]
    gips = ["Griekenland", "Italië", "Portugal", "Spanje"]
    eu = [*moe, *gips, "België", "Duitsland", "Frankrijk", "Overig EU"]
    for measure_key, groups in (("moe", moe), ("gips", gips), ("eu", eu)):
        assert lenses[f"lens.herkomst.{measure_key}"] == pytest.approx(now[groups].sum() / now.sum())
    finding = story(by_country, code).finding("eu")
    assert finding.told[0].key.startswith("story.eu.herkomst.whole.")
    assert "story.eu.bound" not in {caveat.key for caveat in finding.caveats}
    outside = now.drop("Nederland")
    effective = story(by_country, code).finding("effective").values["number"].value.filled["first"].value
    assert effective == pytest.approx(outside.sum() ** 2 / (outside**2).sum())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_and_figure_can_be_told(by_country, language):
    spoken = Language(language)
    missing = spoken.say("value.missing")
    for code in GEMEENTEN:
        told = story(by_country, code)
        for finding in told.findings:
            words = [finding.sentence(spoken), *(caveat.say(spoken) for caveat in finding.caveats)]
            assert all(words) and not any("{" in text or "nan" in text for text in words), finding.id
        for id in ("index_landen", "countries", "classic", "outside_classic", "eu", "effective", "growing"):
            assert missing not in told.finding(id).sentence(spoken), (code, id)
            assert told.finding(id).partition == national(by_country).finest
        for id in ("positions", "countries", "lenses"):
            assert len(told.numbers(id).table(spoken)) == len(told.numbers(id).frame)


def test_no_finding_mixes_divisions_and_what_rests_on_old_groups_says_why(by_country, held):
    nl = Language("nl")
    told = story(by_country, "GM0344")
    for finding in told.findings:
        # Each of these lays divisions beside each other, and says so.
        if finding.partition and finding.id not in ("hidden", "outlook_absent", "national_classic"):
            assert {source.partition for source in finding.sources} <= {None, finding.partition}
    why = [caveat.say(nl) for caveat in told.finding("type").caveats]
    assert any("18 groepen van 2022" in text for text in why)
    signal = measure(held, "largest_group_share", 2025)
    assert signal.partition == OLD_COUNTRIES
    assert "story.type.old_groups" in {caveat.key for caveat in signal.caveats}


def test_without_countries_the_story_is_that_of_the_old_ones(snapshot):
    told = story(snapshot, "GM0344")
    assert [finding.id for finding in told.headline] == ["outside", "index_18"]
    assert told.finding("countries").partition == OLD_COUNTRIES
    assert told.finding("growing_absent").told[0].key == "story.growing.one_year"
    assert [caveat.key for caveat in told.finding("type").caveats] == ["story.type.caveat"]
    assert countries_exhibit(national(snapshot), told, Language("nl")) is None
    assert profile(national(snapshot), "GM0344", 2025).by_country == ()


def test_the_page_tells_the_index_by_country_of_the_years_that_have_it(held):
    told = profile(held, "GM0344", 2023).by_country
    assert [(one.id, one.year) for one in told] == [("index_landen", 2023)]
    assert profile(held, "GM0344", 2010).by_country == ()


def test_the_picture_names_the_largest_and_sums_the_others_to_all_with_another_origin(by_country, held):
    told, nl = story(by_country, "GM0344"), Language("nl")
    exhibit = countries_exhibit(held, told, nl)
    here, abroad = (trace for trace in exhibit.picture.data if trace.type == "bar")
    assert len(here.x) == len(abroad.x) == MOST + 2
    now = persons(by_country, "GM0344", 2025)
    outside = now.drop("Nederland").sum() / now.sum()
    assert sum(here.x) + sum(abroad.x) == pytest.approx(outside, abs=1e-3)
    assert sum(here.customdata) + sum(abroad.customdata) == now.drop("Nederland").sum()
    assert here.text[0] == nl.group(now[countries(now.index)].idxmax())
    # The table holds every group by its own name, those born abroad apart.
    frame = exhibit.numbers.frame.set_index("group")
    assert set(frame.index) == set(now.index)
    assert (frame["nl"] + frame["abroad"] == frame["persons"]).all()


def test_both_lenses_are_drawn_in_the_words_of_the_division(by_country, held, nl):
    exhibit = lenses_exhibit(story(by_country, "GM0344"), nl)
    assert exhibit.terms[-1] == "groepen_landen"
    hiding = next(one for one in held.gemeenten.names if story(by_country, one).there("hidden"))
    terms = lenses_exhibit(story(by_country, hiding), nl).terms
    assert terms[-3:] == ("verborgen_diversiteit", "groepen_landen", "groepen_18")
    drawn = [words for trace in exhibit.picture.data if trace.text for words in trace.text]
    assert drawn and not any("voor zover genoemd" in words for words in drawn)


@pytest.mark.parametrize("asked", ["Polen", "poland", " POLEN ", "herkomst_polen"])
def test_a_group_is_found_by_its_name_in_either_language(held, asked):
    assert find_group(asked, held) == "herkomst_polen"


def test_a_group_that_is_not_there_is_refused_with_what_is_nearly_the_same(held, snapshot):
    with pytest.raises(NotFoundError) as nearly:
        find_group("Poken", held)
    assert "Polen" in nearly.value.names
    with pytest.raises(NotFoundError):
        find_group("Polen", national(snapshot))


def test_where_a_group_has_the_largest_share(by_country, held):
    found = most_of(held, "herkomst_belgie", 2025).frame
    rows = by_country.origin("gemeente", years=2025, classification="herkomst")
    rows = rows[rows["groups"] > 3]
    total = rows.groupby("region", observed=True)["persons"].sum()
    share = rows[rows["group"] == "België"].groupby("region", observed=True)["persons"].sum() / total
    assert found["share"].to_list() == pytest.approx(share.astype(float).nlargest(10).to_list())


def test_growth_is_counted_from_the_first_year_of_each_gemeente():
    """By hand: A has two years, B lacks the first, C lacks the last."""
    rows = [
        (region, year, group, count)
        for region, counts in {
            "A": {2022: (900, 50, 50), 2023: (900, 90, 40), 2024: (900, 150, 60)},
            "B": {2022: (None, None, None), 2023: (500, 10, 90), 2024: (500, 20, 190)},
            "C": {2022: (100, 0, 0), 2023: (100, 0, 0), 2024: (100, None, 0)},
        }.items()
        for year, persons_of in counts.items()
        for group, count in zip(("Nederland", "Polen", "India"), persons_of, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["region", "year", "group", "persons"])
    frame["persons"] = frame["persons"].astype("Int64")
    found = ByCountry(("herkomst", 3), "index", lambda: frame, lambda: frame, lambda: None)
    assert found.years == (2022, 2023, 2024)
    assert found.first_years.to_dict() == {"A": 2022, "B": 2023}
    grown = found.growing.reset_index()[["region", "group", "growth"]]
    assert grown.to_numpy().tolist() == [["A", "Polen", 100.0], ["B", "India", 100.0]]
