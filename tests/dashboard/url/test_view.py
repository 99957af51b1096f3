import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.findings.data.national import national
from dashboard.findings.data.origin import offer
from dashboard.findings.model.indicators import indicators
from dashboard.findings.within.classes import METHODS
from dashboard.language import Language
from dashboard.url.view import PARAMETERS, View, read_view
from data_sources import open_snapshot

NL = Language("nl")


def read(offered, known, **parameters):
    return read_view(parameters, offered, known, NL)


def test_nothing_asked_is_the_newest_year_of_the_share_without_a_word(offered, known):
    view, notes = read(offered, known)
    assert view == View(None, max(offered.years("gemeente")), "buiten_nederland")
    assert notes == ()


def test_a_view_survives_the_url(offered, known):
    view = View("GM0344", 2024, "europa", "buurt", "equal", "BU03440101")
    assert read_view(view.parameters(), offered, known, NL) == (view, ())


def test_the_newest_year_gives_way_to_that_of_other_areas_and_one_that_was_chosen_does_not(offered, known):
    view, _ = read(offered, known, gemeente="GM0344")
    inside = view.parameters(level="wijk")
    assert "jaar" not in inside and read_view(inside, offered, known, NL)[1] == ()
    back = read_view(inside, offered, known, NL)[0].parameters(level="gemeente")
    assert read_view(back, offered, known, NL)[0].year == view.year
    assert view.parameters()["jaar"] == view.parameters(level="gemeente")["jaar"] == str(view.year)
    chosen, _ = read(offered, known, gemeente="GM0344", jaar="2023")
    assert chosen.parameters(level="wijk")["jaar"] == "2023"


def kinds(gemeente):
    """The sets of peers of Utrecht are all; of another gemeente all but the type."""
    every = ("type", "nearest", "neighbours", "province", "size")
    return every if gemeente in (None, "GM0344") else every[1:]


def test_peers_that_are_none_here_give_way_with_a_word(offered, known):
    view, notes = read_view({"gemeente": "GM0096", "vergelijk": "type"}, offered, known, NL, kinds)
    assert view.peers == "nearest"
    assert notes == (NL.say("note.peers_unlike", asked=NL.say("peers.type"), shown=NL.say("peers.nearest")),)
    view, notes = read_view({"gemeente": "GM0344", "vergelijk": "type"}, offered, known, NL, kinds)
    assert (view.peers, notes) == ("type", ())


def test_usual_peers_give_way_to_those_of_another_gemeente_and_chosen_ones_stay(offered, known):
    view, _ = read_view({"gemeente": "GM0096"}, offered, known, NL, kinds)
    assert view.peers == "nearest"
    assert "vergelijk" not in view.parameters()
    there, notes = read_view(view.parameters(gemeente="GM0344"), offered, known, NL, kinds)
    assert (there.peers, notes) == ("type", ())
    chosen = view.parameters(gemeente="GM0344", peers="province")
    assert read_view(chosen, offered, known, NL, kinds)[0].peers == "province"
    assert there.parameters(peers="nearest")["vergelijk"] == "nearest"


def test_a_former_gemeente_leads_to_its_successor_with_a_word(offered, known):
    view, notes = read(offered, known, gemeente="GM0053")
    assert view.gemeente == "GM1966"
    assert len(notes) == 1
    assert "Winsum" in notes[0]
    assert "Het Hogeland" in notes[0]


@pytest.mark.parametrize("asked", ["0363", "gm0363", "363", " GM0363 ", "Amsterdam", "amsterdam"])
def test_a_code_in_any_form_and_a_name_are_understood_without_a_word(offered, known, asked):
    view, notes = read(offered, known, gemeente=asked)
    assert (view.gemeente, notes) == ("GM0363", ())
    assert view.parameters()["gemeente"] == "GM0363"


def test_a_name_of_several_asks_which_and_one_that_is_nearly_right_says_what_may_be_meant(offered, known):
    view, notes = read(offered, known, gemeente="Bergen")
    assert view.gemeente is None
    assert "Bergen (L.) (GM0893) en Bergen (NH.) (GM0373)" in notes[0]
    view, notes = read(offered, known, gemeente="Amersfort")
    assert view.gemeente is None
    assert notes[0].endswith("Bedoelt u Amersfoort?")


def test_a_renamed_gemeente_is_told_to_be_called_otherwise(offered, known):
    _, notes = read(offered, known, gemeente="1921")
    assert notes == ("De Friese Meren heet na 1 januari 2015 De Fryske Marren.",)


def test_gemeenten_chosen_by_hand_are_understood_in_any_form(offered, known):
    view, notes = read(offered, known, vergelijk="own", met="0363,gm599,GM0457, 344")
    assert (view.others, notes) == (("GM0363", "GM0599", "GM0344"), (NL.say("note.others", most=12),))
    view, notes = read(offered, known, vergelijk="own", met="0363,gm599")
    assert (view.others, notes) == (("GM0363", "GM0599"), ())


def test_wijken_bring_the_year_to_the_nearest_with_boundaries(offered, known):
    view, notes = read(
        offered, known, gemeente="GM0344", niveau="wijk", jaar="2025", indicator="buiten_nederland"
    )
    assert (view.level, view.year, view.indicator) == ("wijk", 2024, "buiten_nederland")
    assert "2024" in notes[0]


def test_wijken_of_an_old_indicator_stay_in_the_old_classification(offered, known):
    view, _ = read(offered, known, gemeente="GM0344", niveau="wijk", jaar="2010", indicator="westers")
    assert (view.year, view.indicator) == (2022, "westers")


def test_a_year_before_the_break_brings_the_old_counterpart_and_says_so(offered, known):
    view, notes = read(offered, known, jaar="2010", indicator="europa")
    assert view.indicator == "migratieachtergrond"
    assert "andere indeling" in notes[0]


def test_birthplace_is_not_known_of_wijken(offered, known):
    view, notes = read(offered, known, gemeente="GM0344", niveau="wijk", indicator="geboren_buiten_nederland")
    assert view.indicator in offered.indicators("wijk", view.year)
    assert notes


def test_wijken_without_a_gemeente_are_the_country(offered, known):
    view, notes = read(offered, known, niveau="wijk")
    assert view.level == "gemeente"
    assert "gemeente" in notes[0]


@pytest.mark.parametrize("name", PARAMETERS.values())
@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "x" * 10_000, "²025", "１９９６", "-1", " "])
def test_rubbish_gives_a_default_and_a_note_that_does_not_repeat_it(offered, known, name, value):
    asked = {"gemeente": "GM0344", "niveau": "wijk"} | {name: value}
    view, notes = read(offered, known, **asked)
    assert view.indicator in offered.indicators(view.level, view.year)
    assert notes
    assert value.strip() == "" or not any(value in note for note in notes)


_SNAPSHOT = open_snapshot()
_VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["GM0344", "GM0053", "GM9999", "wijk", "buurt", "2022", "2025", "1996", "WK034401"]),
    st.sampled_from([*indicators(), *METHODS]),
)


# Unicode's tables are read when the first text is drawn, which a busy machine takes seconds for.
@settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(list(PARAMETERS.values())), _VALUES))
def test_any_url_can_be_shown_and_is_read_the_same_again(parameters):
    offered, known = offer(_SNAPSHOT), national(_SNAPSHOT).gemeenten
    view, _ = read_view(parameters, offered, known, NL)
    assert (view.level, view.year, view.indicator) in offered.cells
    assert read_view(view.parameters(), offered, known, NL) == (view, ())


def test_the_parts_of_an_area_are_read_in_any_form_each_once(offered, known):
    view, notes = read(offered, known, samen="gm344,De Bilt,WK034401,bu03440111", naam="  Mijn *gebied* ")
    assert view.together == ("GM0344", "GM0310", "WK034401", "BU03440111")
    assert (view.named, notes) == ("Mijn gebied", ())
    assert read_view(view.parameters(), offered, known, NL) == (view, ())


def test_parts_that_are_none_are_left_out_with_a_word(offered, known):
    view, notes = read(offered, known, samen="GM0344,GM0344,GM9999,Atlantis,,<b>")
    assert view.together == ("GM0344",)
    assert notes == (NL.say("note.together", most=150),)
    view, _ = read(offered, known, samen=",".join(f"BU{number:08d}" for number in range(3440000, 3440400)))
    assert len(view.together) == 150


def test_a_name_without_an_area_is_none(offered, known):
    view, notes = read(offered, known, naam="Niets")
    assert (view.named, notes) == ("", (NL.say("note.named"),))
    assert "naam" not in view.parameters()
