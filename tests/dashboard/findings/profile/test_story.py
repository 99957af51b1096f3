"""The sentences of seven gemeenten, with their numbers counted again from the published figures."""

import re

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.backtest import three_groups
from dashboard.findings.data.national import HERKOMST, OLD, OLD_COUNTRIES, national
from dashboard.findings.model.finding import Finding
from dashboard.findings.model.story import Section
from dashboard.findings.profile.standouts import CANDIDATES, LEAST, MOST, standouts
from dashboard.findings.profile.story import story
from dashboard.findings.trends.jumped import happened
from dashboard.language import Language
from dashboard.language.places import placed
from geo import herindelingen
from tests.dashboard.newest import INSIDE, NOW

LANGUAGES = {"nl": Language("nl"), "en": Language("en")}
GEMEENTEN = {
    "GM0363": "Amsterdam",
    "GM0184": "Urk",
    "GM0981": "Vaals",
    "GM1966": "Het Hogeland",
    "GM0088": "Schiermonnikoog",
    "GM1992": "Voorne aan Zee",
    "GM1950": "Westerwolde",
}
FORMED = {"GM0501": "GM1992", "GM0530": "GM1992", "GM0614": "GM1992"}  # Voorne aan Zee, 2023
FIRST_YEAR = dict.fromkeys(GEMEENTEN, 2022) | {"GM0363": 2023, "GM1992": 2023}

every = pytest.mark.parametrize("code", GEMEENTEN)
both = pytest.mark.parametrize("language", LANGUAGES)


def persons(snapshot, year, partition) -> pd.DataFrame:
    """Persons by gemeente and group as published, those of 2023 put together by hand."""
    classification, groups = partition
    rows = snapshot.origin("gemeente", year, classification=classification, groups=groups)
    region = rows["region"].map(FORMED).fillna(rows["region"])
    return rows["persons"].astype(float).groupby([region, rows["group"].astype(str)]).sum().unstack()


def index_of(counts: pd.DataFrame) -> pd.Series:
    shares = counts.div(counts.sum(axis=1), axis=0)
    return 1 - (shares**2).sum(axis=1)


def number(value: float, digits: int, language: str) -> str:
    text = f"{value:,.{digits}f}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def percent(share: float, language: str) -> str:
    """A share as sentences tell it: one decimal below ten percent."""
    return number(100 * share, int(round(100 * share, 1) < 10), language) + "%"


def elsewhere(counts):
    """The share of residents with an origin elsewhere."""
    return 1 - counts["Nederland"] / counts.sum(axis=1)


def sentence(snapshot, code, language, finding) -> str:
    return story(snapshot, code).finding(finding).sentence(LANGUAGES[language])


@every
@both
def test_the_chance_over_18_groups(snapshot, code, language):
    chance = number(100 * index_of(persons(snapshot, 2022, OLD_COUNTRIES))[code], 0, language)
    name = GEMEENTEN[code]
    expected = {
        "nl": "De maat van de WRR, over 18 groepen: op 1 januari 2022 was de kans dat twee willekeurige inwoners van "
        f"{name} een verschillende migratieachtergrond hadden {chance}% (oude indeling; hoger dan 94% kan die kans "
        "met 18 groepen niet zijn).",
        "en": "The WRR's measure, over 18 groups: on 1 January 2022 the chance that two random residents of "
        f"{name} had different migration backgrounds was {chance}% (old classification; with 18 groups that chance "
        "cannot be higher than 94%).",
    }
    assert sentence(snapshot, code, language, "index_18") == expected[language]


@every
@both
def test_the_chance_over_3_groups(snapshot, code, language):
    chance = number(100 * index_of(persons(snapshot, NOW, HERKOMST))[code], 0, language)
    name = GEMEENTEN[code]
    expected = {
        "nl": f"Op 1 januari {NOW} is de kans dat twee willekeurige inwoners van {name} een verschillende herkomst "
        f"hebben {chance}% (nieuwe indeling, 3 groepen; hoger dan 67% kan die kans met 3 groepen niet zijn).",
        "en": f"On 1 January {NOW} the chance that two random residents of {name} have different origins is "
        f"{chance}% (new classification, 3 groups; with 3 groups that chance cannot be higher than 67%).",
    }
    assert sentence(snapshot, code, language, "index_3") == expected[language]


@every
@both
def test_the_place_among_all(snapshot, code, language):
    shares = elsewhere(persons(snapshot, NOW, HERKOMST))
    own, others = shares[code], shares.drop(code)
    rank, lower, higher = int((others > own).sum()) + 1, (others < own).mean(), (others > own).mean()
    words = {"nl": ("meer", "minder"), "en": ("more", "less")}[language]
    share = f"{100 * min(max(lower, higher), 0.99):.0f}%"
    more = words[0] if lower >= higher else words[1]
    if higher == 1:
        expected = {
            "nl": "Dat is minder dan in alle 341 andere gemeenten.",
            "en": "That is less than in all 341 other municipalities.",
        }
    else:
        expected = {
            "nl": f"Dat is {more} dan in {share} van de 341 andere gemeenten "
            f"(plaats {rank} van 342, van hoog naar laag).",
            "en": f"That is {more} than in {share} of the 341 other municipalities "
            f"(place {rank} of 342, from high to low).",
        }
    assert sentence(snapshot, code, language, "standing_3_all") == expected[language]


@every
@both
def test_the_change_since_the_first_year_that_the_gemeente_has(snapshot, code, language):
    first = FIRST_YEAR[code]
    before, after = (100 * elsewhere(persons(snapshot, year, HERKOMST))[code] for year in (first, NOW))
    # With as many decimals as make the numbers add up as they are written.
    fitting = (
        digits
        for digits in (1, 2)
        if round(round(after, digits) - round(before, digits), digits) == round(after - before, digits)
    )
    # Where none do, the change is that between the numbers as they are written.
    digits = next(fitting, 1)
    points = number(round(after, digits) - round(before, digits), digits, language)
    low, high = (number(value, digits, language) for value in (before, after))
    expected = {
        "nl": f"Dat is {points} procentpunt meer dan op 1 januari {first}: het aandeel ging van {low}% naar {high}%.",
        "en": f"That is {points} percentage points more than on 1 January {first}: "
        f"the share went from {low}% to {high}%.",
    }
    assert sentence(snapshot, code, language, "change") == expected[language]


@every
@both
def test_residents_with_an_origin_elsewhere_beside_the_country(snapshot, code, language):
    counts = persons(snapshot, NOW, HERKOMST)
    people = counts.drop(columns="Nederland").sum(axis=1)
    own, national = people[code] / counts.loc[code].sum(), people.sum() / counts.sum().sum()
    share, country = percent(own, language), percent(national, language)
    people, more = number(people[code], 0, language), own > national
    name = GEMEENTEN[code]
    expected = {
        "nl": f"Van de inwoners van {name} heeft {share} een herkomst buiten Nederland ({people} inwoners, "
        f"1 januari {NOW}); "
        f"dat is {'meer' if more else 'minder'} dan landelijk ({country}).",
        "en": f"Of the residents of {name}, {share} have an origin outside the Netherlands ({people} residents, "
        f"1 January {NOW}); that is {'more' if more else 'less'} than nationally ({country}).",
    }
    assert sentence(snapshot, code, language, "outside") == expected[language]


@every
@both
def test_the_largest_countries(snapshot, code, language):
    own = persons(snapshot, 2022, OLD_COUNTRIES).loc[code]
    largest = own.drop(["Nederland", "Overig"]).nlargest(3)
    english = {
        "Turkije": "Turkey",
        "Marokko": "Morocco",
        "Syrië": "Syria",
        "Polen": "Poland",
        "Duitsland": "Germany",
    }
    english |= {"België": "Belgium", "Indonesië": "Indonesia", "Verenigd Koninkrijk": "United Kingdom"}
    english |= {"Nederlandse Antillen en Aruba": "Netherlands Antilles and Aruba"}
    people = {"nl": "inwoners", "en": "residents"}[language]
    parts = [
        f"{group if language == 'nl' else english.get(group, group)} ({percent(count / own.sum(), language)}, "
        f"{number(count, 0, language)} {people})"
        for group, count in largest.items()
    ]
    told = f"{parts[0]}, {parts[1]} {'en' if language == 'nl' else 'and'} {parts[2]}"
    name = GEMEENTEN[code]
    expected = {
        "nl": f"De grootste groepen uit de 16 landen die de tabel noemt waren op 1 januari 2022 in {name}: {told}.",
        "en": "The largest groups from the 16 countries that the table names were, "
        f"on 1 January 2022 in {name}: {told}.",
    }
    assert sentence(snapshot, code, language, "countries") == placed(expected[language], language)


@every
@both
def test_the_tempo_beside_the_country(snapshot, code, language):
    counts = {year: persons(snapshot, year, HERKOMST) for year in (2023, NOW)}
    shares = {year: 100 * (1 - c["Nederland"] / c.sum(axis=1)) for year, c in counts.items()}
    land = {year: 100 * (1 - c["Nederland"].sum() / c.sum().sum()) for year, c in counts.items()}
    own, national = shares[NOW][code] - shares[2023][code], land[NOW] - land[2023]
    told = sentence(snapshot, code, language, "tempo")
    point = {"nl": "procentpunt", "en": "percentage points"}[language]
    # What rounds to nothing is not nothing.
    least = {"nl": "<0,1", "en": "<0.1"}[language]
    assert (number(abs(own), 1, language) if round(own, 1) else least) + f" {point}" in told
    assert f"+{number(national, 1, language)} {point}" in told
    words = {
        "nl": ("steeg", "daalde", "vrijwel gelijk"),
        "en": ("rose", "fell", "hardly changed"),
    }[language]
    assert words[0 if round(own, 1) > 0 else 1 if round(own, 1) < 0 else 2] in told


@both
@pytest.mark.parametrize("code", ["GM0184", "GM0981", "GM0088"])
def test_the_long_series_of_a_gemeente_that_never_merged(snapshot, code, language):
    ends = []
    for year in (1996, 2022):
        rows = snapshot.origin("gemeente", year, classification=OLD[0], groups=OLD[1])
        shares = rows[rows["region"] == code]["share_pct"].astype(float)
        ends.append(number(1 - ((shares / shares.sum()) ** 2).sum(), 2, language))
    name = GEMEENTEN[code]
    expected = {
        "nl": f"Van 1996 tot 2022 steeg de diversiteitsindex van {name} van {ends[0]} naar {ends[1]} "
        "(oude indeling, 7 groepen).",
        "en": f"From 1996 to 2022 the diversity index of {name} rose from {ends[0]} to {ends[1]} "
        "(old classification, 7 groups).",
    }
    assert sentence(snapshot, code, language, "series_7") == expected[language]


@pytest.mark.parametrize("code", ["GM0184", "GM0981", "GM1950"])
def test_the_mixing_over_buurten(snapshot, code):
    rows = snapshot.origin("buurt", INSIDE, classification="herkomst")
    rows = rows[rows["region"].str[2:6] == code[2:]]
    counts = (
        rows.astype({"group": str}).pivot(index="region", columns="group", values="persons").astype(float)
    )
    counts = counts[counts.sum(axis=1) > 0]
    weight, shares = counts.sum(axis=1) / counts.sum().sum(), counts.div(counts.sum(axis=1), axis=0)
    whole = counts.sum() / counts.sum().sum()

    def entropy(p):
        return -(p * np.log(p.where(p > 0, 1))).sum()

    h = 1 - (weight * shares.apply(entropy, axis=1)).sum() / entropy(whole)
    d = (shares.sub(whole).abs().sum(axis=1) * weight).sum() / (2 * (1 - (whole**2).sum()))
    told = sentence(snapshot, code, "nl", "mixing_H_3")
    assert f"was H op 1 januari {INSIDE} {number(h, 2, 'nl')} ({len(counts)} buurten, 3 groepen)" in told
    told = sentence(snapshot, code, "nl", "mixing_D_3")
    where = "Op Urk" if code == "GM0184" else f"In {GEMEENTEN[code]}"
    assert f"{where} was D op 1 januari {INSIDE} {number(d, 2, 'nl')} (" in told


def test_a_gemeente_formed_since_says_what_is_missing_and_how_it_was_joined(snapshot):
    nl = LANGUAGES["nl"]
    voorne = story(snapshot, "GM1992")
    assert [caveat.say(nl) for caveat in voorne.finding("change").caveats] == [
        "Voor 1 januari 2022 is er geen cijfer: de tabel mist dat jaar een of meer gemeenten waaruit Voorne aan Zee "
        "nu bestaat."
    ]
    assert [caveat.say(nl) for caveat in voorne.finding("index_18").caveats] == [
        "Voorne aan Zee bestond in 2022 nog niet in de vorm van nu. Het cijfer is samengenomen uit de vroegere "
        "gemeenten."
    ]
    assert (
        voorne.finding("series_7")
        .caveats[0]
        .say(nl)
        .startswith("Tot en met 2022 bestond Voorne aan Zee nog niet")
    )


@both
def test_the_jumps_of_westerwolde_are_told_without_a_cause_that_is_not_in_the_figures(snapshot, language):
    told = sentence(snapshot, "GM1950", language, "jumps")
    for part in {
        "nl": (
            "Waardoor, staat niet in deze cijfers.",
            "Op te zoeken in Westerwolde",
            "In het jaar tot 1 januari 2025 steeg het aandeel inwoners met een herkomst buiten Europa met 3,4",
            "In het jaar tot 1 januari 2022 steeg het aandeel inwoners met een overige niet-westerse achtergrond",
            "Hier staan de laatste 3.",
        ),
        "en": (
            "These figures do not say why.",
            "To be looked up in Westerwolde",
            "In the year to 1 January 2025 the share of residents with an origin outside Europe rose by 3.4",
            "In the year to 1 January 2022 the share of residents with another non-western background rose",
            "The latest 3 are these.",
        ),
    }[language]:
        assert part in told
    caveats = [
        caveat.say(LANGUAGES[language]) for caveat in story(snapshot, "GM1950").finding("tempo").caveats
    ]
    assert any("Westerwolde" in caveat for caveat in caveats)
    with pytest.raises(KeyError):
        story(snapshot, "GM0184").finding("jumps")


@pytest.mark.slow
@both
def test_no_sentence_of_a_jump_names_a_cause(snapshot, language):
    causes = {"nl": ("waarschijnlijk", "verklaart", "doordat"), "en": ("probably", "explains", "because")}[
        language
    ]
    told = [
        sentence(snapshot, code, language, "jumps")
        for code in national(snapshot).gemeenten.names
        if story(snapshot, code).there("jumps")
    ]
    assert len(told) > 10
    assert not [one for one in told if any(cause in one for cause in causes)]


@both
def test_a_border_that_moved_in_the_year_of_a_jump_is_told_as_cbs_tells_it(snapshot, language):
    held = national(snapshot)
    events = herindelingen.events(snapshot)
    moved = events[(events["kind"] == "grenswijziging") & (events["inhabitants"] > 0)].iloc[-1]
    year = moved["date"].year + (moved["date"] > pd.Timestamp(moved["date"].year, 1, 1))
    there = [code for code in (moved["old"], moved["new"]) if code in held.gemeenten.names]
    for code in there:
        said = " ".join(one.say(LANGUAGES[language]) for one in happened(held, code, int(year)))
        assert LANGUAGES[language].formats.integer(int(moved["inhabitants"])) in said
        assert held.gemeenten.names[code] in said


@both
def test_too_few_of_its_type_is_said_and_the_likes_step_in(snapshot, language):
    likes = {"nl": "de 10 meest gelijkende gemeenten", "en": "the 10 most similar municipalities"}[language]
    for finding in ("standing_3_peers", "task_koopwoningen", "mixing_H_3"):
        assert likes in sentence(snapshot, "GM0363", language, finding)
    few = {
        "nl": "er zijn 2 andere gemeenten van dit type",
        "en": "there are 2 other municipalities of this type",
    }
    assert few[language] in sentence(snapshot, "GM0363", language, "type_peers")


@both
def test_a_type_that_only_says_what_is_not_is_no_group_and_the_likes_step_in(snapshot, language):
    words = {"nl": "meest gelijkende gemeenten", "en": "most similar municipalities"}[language]
    of_type = {"nl": "hetzelfde type", "en": "same type"}[language]
    for gemeente in ("GM0184", "GM0106"):
        unlike = {
            "nl": "gemeenten zijn geen groep om mee te vergelijken",
            "en": "are not a group to compare with",
        }
        assert unlike[language] in sentence(snapshot, gemeente, language, "type_peers")
        for finding in ("standing_3_peers", "tempo", "mixing_H_3", "task_koopwoningen"):
            told = sentence(snapshot, gemeente, language, finding)
            assert words in told
            assert of_type not in told
        assert "peers.type" not in set(story(snapshot, gemeente).numbers("peer_sets").frame["peers_kind"])
    for finding in ("standing_3_peers", "tempo", "mixing_H_3", "task_koopwoningen"):
        assert of_type in sentence(snapshot, "GM0034", language, finding)


@both
def test_likes_of_another_size_are_told_where_too_few_are_of_the_same(snapshot, language):
    within = {
        "nl": "In aantal inwoners verschillen zij hooguit een factor 3 van Urk.",
        "en": "they differ from Urk by a factor of at most 3.",
    }
    assert within[language] in sentence(snapshot, "GM0184", language, "nearest")
    beyond = {
        "nl": "Maar 2 gemeenten verschillen in aantal inwoners hooguit een factor 3 van Vlieland.",
        "en": "Only 2 municipalities differ from Vlieland in number of residents by a factor of at most 3.",
    }
    assert beyond[language] in sentence(snapshot, "GM0096", language, "nearest")


@both
def test_an_island_and_a_withheld_income(snapshot, language):
    assert (
        sentence(snapshot, "GM0088", language, "neighbours")
        == {
            "nl": "Schiermonnikoog heeft geen buurgemeenten over land.",
            "en": "Schiermonnikoog has no neighbouring municipalities over land.",
        }[language]
    )
    assert (
        sentence(snapshot, "GM0088", language, "task_inkomen")
        == {
            "nl": "Gemiddeld inkomen per inwoner: geen cijfer voor Schiermonnikoog (gemiddelde per persoon in "
            "particuliere huishoudens, 2024); CBS publiceert het niet.",
            "en": "Mean income per inhabitant: no figure for Schiermonnikoog (mean per person in private "
            "households, 2024); CBS does not publish it.",
        }[language]
    )


@both
def test_one_neighbour_is_told_in_the_singular(snapshot, language):
    assert (
        sentence(snapshot, "GM0184", language, "neighbours")
        == {
            "nl": "Urk grenst aan één gemeente: Noordoostpolder.",
            "en": "Urk borders on one municipality: Noordoostpolder.",
        }[language]
    )


def test_a_part_of_a_gemeente_that_was_split_is_said_to_be_left_out(snapshot):
    nl = LANGUAGES["nl"]
    told = [caveat.say(nl) for caveat in story(snapshot, "GM0865").finding("mixing_H_7").caveats]
    assert any(text.startswith("Vught kreeg later een deel van een opgeheven gemeente") for text in told)
    for code, finding in (("GM0865", "mixing_H_3"), ("GM0184", "mixing_H_7")):
        told = [caveat.say(nl) for caveat in story(snapshot, code).finding(finding).caveats]
        assert len(told) == 1


def test_hidden_diversity_is_told_in_vaals_and_nothing_of_it_in_amsterdam(snapshot):
    assert sentence(snapshot, "GM0981", "nl", "hidden").startswith("Vaals heeft verborgen diversiteit:")
    assert "hidden" not in {finding.id for finding in story(snapshot, "GM0363").findings}


def test_the_type_is_told_with_its_reason_in_both_languages(snapshot):
    assert sentence(snapshot, "GM0981", "nl", "type").startswith(
        "Vaals is ingedeeld als grensgemeente: 15,1 km grens met Duitsland en België;"
    )
    assert sentence(snapshot, "GM0981", "en", "type").startswith(
        "Vaals is a border municipality: 15.1 km of border with Germany and Belgium;"
    )


@pytest.mark.parametrize(
    ("gemeente", "dutch", "english"),
    [
        ("GM0184", "gemeenten met 20.000 tot 50.000 inwoners", "with 20,000 to 50,000 inhabitants"),
        ("GM0513", "gemeenten met 50.000 tot 100.000 inwoners", "with 50,000 to 100,000 inhabitants"),
        ("GM0363", "gemeenten met 150.000 inwoners of meer", "with 150,000 inhabitants or more"),
        ("GM0088", "gemeenten met minder dan 20.000 inwoners", "with fewer than 20,000 inhabitants"),
    ],
)
def test_why_there_is_no_outlook_is_told_with_the_record_of_that_size(snapshot, gemeente, dutch, english):
    record = national(snapshot).record
    low = int(re.sub(r"\D", "", dutch.split(" tot ")[0])) if "minder" not in dutch else 0
    rows = record[(record["size_class"] == low) & (record["measure"] == "diversity_index")]
    held = [f"{100 * row.coverage:.0f}%" for row in rows.itertuples()]
    for code, size, words in (
        (
            "nl",
            dutch,
            ["Wat van 1 januari 2022 op 1 januari 2023 veranderde", "uit Oekraïne (CBS", "Onder 75%"],
        ),
        (
            "en",
            english,
            ["What changed from 1 January 2022 to 1 January 2023", "from Ukraine (CBS", "Below 75%"],
        ),
    ):
        told = sentence(snapshot, gemeente, code, "outlook_absent")
        assert size in told
        assert all(part in told for part in [*held, *words, f"{rows['independent'].iloc[0]}"])


def test_the_record_has_as_many_groups_in_like_order_as_there_are_today(snapshot):
    """Niet-westers stands for Buiten Europa, Westers for Europa."""
    held = national(snapshot)
    assert list(held.shares[HERKOMST].columns) == [
        "Nederland",
        "Buiten Europa",
        "Europa (exclusief Nederland)",
    ]
    assert list(three_groups(held.shares[OLD]).columns) == ["Nederland", "Niet-westers", "Westers"]


def test_at_most_three_things_on_origin_stand_out_each_of_another_section(snapshot):
    for code in GEMEENTEN:
        told = story(snapshot, code)
        chosen = told.standouts
        distances = [finding.unusual for finding in chosen]
        assert distances == sorted(distances, reverse=True)
        assert all(distance >= LEAST for distance in distances)
        of = [section.id for finding in chosen for section in told.sections if finding in section.findings]
        assert len(of) == len(set(of)) == len(chosen) <= MOST
        assert set(of) <= {"present", "groups", "lenses", "development"}
    assert [finding.id for finding in story(snapshot, "GM0981").standouts][:2] == ["special", "outside"]


@pytest.mark.slow
@pytest.mark.parametrize("code", ["nl", "en"])
def test_what_stands_out_names_what_it_is_compared_with(snapshot, code):
    language = Language(code)
    words = {"nl": ("landelijk", "midden"), "en": ("nation", "middle", "Netherlands", "country")}[code]
    for gemeente in national(snapshot).gemeenten.names:
        for finding in story(snapshot, gemeente).standouts:
            told = finding.sentence(language)
            assert any(word in told for word in words), (gemeente, finding.id, told)


def test_where_nothing_lies_far_nothing_stands_out():
    near = Finding("near", (), unusual=LEAST - 0.01)
    far = Finding("far", (), unusual=LEAST)
    cafes = Finding("cafes", (), unusual=9.0)

    def section(id, **findings):
        return Section(id, {name: (lambda one=one: one) for name, one in findings.items()})

    assert standouts([section("present", outside=near), section("tasks", cafes=cafes)]) == ()
    assert standouts([section("groups", europa=near, buiten_europa=far)]) == (far,)


def test_every_finding_on_origin_that_says_how_far_it_lies_can_stand_out(snapshot):
    for gemeente in GEMEENTEN:
        for section in story(snapshot, gemeente).sections:
            far = {finding.id for finding in section.findings if finding.unusual is not None}
            if section.id in CANDIDATES:
                assert far <= set(CANDIDATES[section.id])
            else:
                # Where groups live and what comes and goes say it for the bridge to the tasks.
                assert section.id in ("mixing", "tasks", "turnover") or not far


def test_there_is_no_story_of_a_gemeente_that_is_gone(snapshot):
    with pytest.raises(KeyError, match="GM0053"):
        story(snapshot, "GM0053")
