from dashboard.language import Language


def test_the_gemeenten_of_today_are_all_there_in_dutch_order(known):
    names = list(known.names.values())
    assert len(names) == 342
    assert names.index("'s-Gravenhage") < names.index("Groningen")


def test_a_split_gemeente_leads_to_where_most_people_went(known, nl):
    winsum = known.former["GM0053"]
    assert winsum.name == "Winsum"
    assert [code for code, _ in winsum.successors] == ["GM1966", "GM1969"]
    assert known.now("GM0053") == "GM1966"
    assert known.what_became("GM0053", nl) == (
        "Winsum is na 1 januari 2018 verdeeld over Het Hogeland (het grootste deel) en Westerkwartier; "
        "u ziet nu Het Hogeland."
    )


def test_a_merged_gemeente_is_told_in_both_languages(known):
    # Weesp went to Amsterdam on 24 March 2022.
    assert known.what_became("GM0457", Language("nl")).startswith(
        "Weesp is na 1 januari 2022 opgegaan in Amsterdam"
    )
    assert "became part of Amsterdam" in known.what_became("GM0457", Language("en"))


def test_a_renamed_gemeente_is_not_told_to_be_merged(known, nl):
    # De Friese Meren became De Fryske Marren on 1 July 2015.
    assert known.former["GM1921"].renamed and not known.former["GM0457"].renamed
    assert known.what_became("GM1921", nl) == "De Friese Meren heet na 1 januari 2015 De Fryske Marren."


def test_every_former_gemeente_leads_to_one_of_today(known):
    assert {known.now(code) for code in known.former} <= set(known.names)
    assert not set(known.former) & set(known.names)


def test_an_unknown_code_leads_nowhere(known):
    assert known.now("GM9999") is None
