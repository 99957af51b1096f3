"""Gemeenten found by what people type, in the real list."""

import pytest

from dashboard.findings.data.search import NotFoundError, code_of, find_gemeente, search
from data_sources.declared import read_declaration


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("GM0344", "GM0344"),
        (" gm0344 ", "GM0344"),
        (" GM0344 ", "GM0344"),
        ("gm344", "GM0344"),
        ("0344", "GM0344"),
        ("344", "GM0344"),
        ("0363", "GM0363"),
        ("Utrecht", "GM0344"),
        ("utrecht", "GM0344"),
        ("Den Haag", "GM0518"),
        ("'s-Gravenhage", "GM0518"),
        ("s gravenhage", "GM0518"),
        ("den bosch", "GM0796"),
        ("sudwest fryslan", "GM1900"),
        ("Rijswijk", "GM0603"),
        ("Capelle aan den IJssel", "GM0502"),
        ("Capelle a/d IJssel", "GM0502"),
        ("Nuenen c.a.", "GM0820"),
        ("shertogenbosch", "GM0796"),
        ("St. Michielsgestel", "GM0845"),
        ("Ljouwert", "GM0080"),
        ("Valkenburg", "GM0994"),
        ("Hengelo", "GM0164"),
        ("Bergen Limburg", "GM0893"),
    ],
)
def test_a_gemeente_of_today(known, asked, code):
    found = find_gemeente(asked, known)
    assert (found.code, found.former) == (code, None)


@pytest.mark.parametrize(
    ("asked", "code", "former"),
    [
        ("Winsum", "GM1966", "GM0053"),
        ("GM0053", "GM1966", "GM0053"),
        ("Weesp", "GM0363", "GM0457"),
        ("Brielle", "GM1992", "GM0501"),
        ("457", "GM0363", "GM0457"),
        ("De Friese Meren", "GM1940", "GM1921"),
        ("Hengelo (Gld.)", "GM1876", "GM0248"),
    ],
)
def test_a_gemeente_that_is_gone_leads_to_its_successor(known, asked, code, former):
    found = find_gemeente(asked, known)
    assert (found.code, found.former) == (code, former)


def test_an_unknown_name_says_what_is_near(known):
    with pytest.raises(NotFoundError) as caught:
        find_gemeente("Utrecth", known)
    assert "Utrecht" in caught.value.names
    assert not caught.value.several


@pytest.mark.parametrize("asked", ["", "GM9999", "zzzzzz", "<script>", "'; --", "x" * 10_000])
def test_what_is_no_name_is_not_found(known, asked):
    with pytest.raises(NotFoundError) as caught:
        find_gemeente(asked, known)
    assert caught.value.names == ()


def test_a_name_that_two_gemeenten_share_asks_which(known):
    with pytest.raises(NotFoundError) as caught:
        find_gemeente("Bergen", known)
    assert caught.value.several
    assert {"Bergen (NH.) (GM0373)", "Bergen (L.) (GM0893)"} == set(caught.value.names)
    assert find_gemeente("bergen l", known).code == "GM0893"


TYPED = {
    "Den Haag": "'s-Gravenhage",
    "den ha": "'s-Gravenhage",
    "Den Bosch": "'s-Hertogenbosch",
    "hertogenbosch": "'s-Hertogenbosch",
    "s Hertogenbosch": "'s-Hertogenbosch",
    "Fryslan": "Súdwest-Fryslân",
    "sudwest": "Súdwest-Fryslân",
    "Sudwest-Fryslan": "Súdwest-Fryslân",
    "sudwst": "Súdwest-Fryslân",
    "noardeast": "Noardeast-Fryslân",
    "Nuenen c.a.": "Nuenen, Gerwen en Nederwetten",
    "gerwen": "Nuenen, Gerwen en Nederwetten",
    "0344": "Utrecht",
    "gm0344": "Utrecht",
    "344": "Utrecht",
    " GM0344 ": "Utrecht",
    "haarlemmer": "Haarlemmermeer",
    "mermeer": "Haarlemmermeer",
    "Amersfort": "Amersfoort",
    "Utrecth": "Utrecht",
    "Ysselstein": "IJsselstein",
    "utr": "Utrecht",
    "Winsum": "Winsum",
    "sneek": "Sneek",
    "De Friese Meren": "De Friese Meren",
    "hengelo g": "Hengelo (Gld.)",
}


@pytest.mark.parametrize("asked", TYPED)
def test_what_people_type_comes_first(known, asked):
    assert search(asked, known)[0].name == TYPED[asked]


def test_a_part_of_a_name_lists_all_that_have_it_and_those_of_today_first(known):
    assert {match.name for match in search("fryslan", known)} == {"Súdwest-Fryslân", "Noardeast-Fryslân"}
    listed = search("haarlemmer", known)
    assert [match.former is None for match in listed] == [True, False]
    assert known.names[listed[1].code] == "Haarlemmermeer"


def test_a_name_of_several_gives_the_choice_with_the_province(known):
    assert [(match.name, match.province) for match in search("Bergen", known)[:2]] == [
        ("Bergen (L.)", "Limburg"),
        ("Bergen (NH.)", "Noord-Holland"),
    ]
    assert [match.former for match in search("Hengelo", known)] == [None, "GM0248"]


def test_another_name_is_told_and_a_gemeente_is_listed_once(known):
    assert search("den haag", known)[0].known_as == "Den Haag"
    assert search("gravenhage", known)[0].known_as is None
    codes = [match.former or match.code for match in search("nuenen", known)]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("asked", ["", " ", "(", "qqqq", "gm9999", "9999", "<script>", "x" * 10_000, "\x00"])
def test_what_is_like_no_name_lists_nothing(known, asked):
    assert search(asked, known) == ()


def test_no_more_is_listed_than_is_asked(known):
    assert len(search("a", known)) == 8
    assert len(search("a", known, most=3)) == 3


@pytest.mark.slow
def test_every_gemeente_of_today_is_found_by_its_name_and_by_its_code_in_any_form(known):
    forms = (str.upper, str.lower, lambda code: code[2:], lambda code: code[2:].lstrip("0"), " {} ".format)
    for code, name in known.names.items():
        for asked in (name, name.upper(), *(form(code) for form in forms)):
            assert find_gemeente(asked, known).code == code, asked
            assert search(asked, known)[0].code == code, asked


@pytest.mark.slow
def test_every_gemeente_that_is_gone_is_found_by_its_name_and_its_code(known):
    for code, former in known.former.items():
        for asked in (former.name, code, code[2:]):
            found = find_gemeente(asked, known)
            assert (found.code, found.former) == (known.now(code), code), asked
            assert search(asked, known)[0].former == code, asked


def test_every_alias_is_of_a_gemeente_and_finds_it(known):
    aliases = read_declaration("dashboard.findings.data", "aliases.toml", dict[str, str])
    codes = {name: code for code, name in known.names.items()}
    for alias, name in aliases.items():
        assert find_gemeente(alias, known).code == codes[name]
        assert search(alias, known)[0].known_as is not None


@pytest.mark.slow
def test_the_name_that_is_listed_finds_just_what_is_listed(known):
    for letter in "abcdefghijklmnopqrstuvwxyz":
        for match in search(letter, known, most=1000):
            found = find_gemeente(match.name, known)
            assert (found.code, found.former) == (match.code, match.former), match.name


def test_a_code_that_nothing_has_is_none(known):
    assert code_of("0999", known) is None
    assert code_of("12345", known) is None
    assert code_of("-344", known) is None
    assert code_of("gm-344", known) == "GM0344"
