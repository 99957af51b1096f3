"""A gemeente beside its peers: the sentences and numbers of every way of choosing them, held to the figures."""

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.type_rules import typology
from dashboard.findings.data.national import KINDS, national
from dashboard.findings.model.finding import CODE
from dashboard.findings.model.quantities import Quantity
from dashboard.findings.peers.chosen_peers import among, beside_peers, peer_set, who
from dashboard.findings.peers.comparison_table import COLUMNS, SORTS, comparison_table
from dashboard.findings.peers.correlation import correlation
from dashboard.findings.peers.differences import differences
from dashboard.findings.peers.distributions import distributions
from dashboard.findings.peers.measures import Measure, measure, measure_groups
from dashboard.language import Language
from tests.dashboard.newest import NOW

NL, EN = Language("nl"), Language("en")
GEMEENTEN = ["GM0363", "GM0088", "GM1966", "GM0981", "GM0184", "GM1992", "GM1950"]


@pytest.fixture(scope="module")
def held(snapshot):
    return national(snapshot)


def made_up(held, values, key="made_up"):
    """A measure of made-up values."""
    series = pd.Series(values).reindex(held.types.index).astype(float)
    return Measure(key, Quantity(key, "name"), "2025", "%", 1, series, ())


def _types(held, gemeente, language):
    return typology().type[held.types.loc[gemeente, "type"]].many[language.code]


@pytest.mark.parametrize("gemeente", GEMEENTEN)
@pytest.mark.parametrize("kind", KINDS)
def test_who_the_peers_are_is_told_with_their_number(held, gemeente, kind):
    peers = peer_set(held, gemeente, kind)
    for language in (NL, EN):
        said = who(held, peers).sentence(language)
        # Those of a province or a size are told without the gemeente; one or none in words.
        assert (held.gemeenten.names[gemeente] in said) == (kind in ("type", "nearest", "neighbours"))
        if kind not in held.kinds_of(gemeente):
            assert language.say("story.type_unlike", types="") in said.replace(
                _types(held, gemeente, language), ""
            )
        else:
            assert len(peers.members) < 2 or str(len(peers.members)) in said
        too_few = language.say("vergelijk.few.other", count=len(peers.members), minimum=peers.minimum)
        assert (too_few in said) == (1 < len(peers.members) < peers.minimum)


def test_the_size_class_and_the_province_are_named(held):
    assert "minder dan 20.000 inwoners" in who(held, peer_set(held, "GM0088", "size")).sentence(NL)
    assert "150.000 inwoners of meer" in who(held, peer_set(held, "GM0363", "size")).sentence(NL)
    assert "20.000 tot 50.000 inwoners" in who(held, peer_set(held, "GM1966", "size")).sentence(NL)
    said = who(held, peer_set(held, "GM0088", "province")).sentence(NL)
    assert said.startswith("In de provincie Fryslân liggen 17 andere gemeenten; de grootste zijn Leeuwarden,")


def test_those_chosen_by_hand_are_named_and_never_the_gemeente_itself(held):
    peers = peer_set(held, "GM0363", "own", ("GM0599", "GM0363", "GM0344"))
    assert peers.members == ("GM0344", "GM0599")
    assert "U koos 2 gemeenten om Amsterdam mee te vergelijken: Utrecht en Rotterdam." in who(
        held, peers
    ).sentence(NL)
    assert "Kies er hierboven" in who(held, peer_set(held, "GM0363", "own")).sentence(NL)


def test_an_unknown_choice_by_hand_is_refused(held):
    with pytest.raises(KeyError):
        peer_set(held, "GM0363", "own", ("GM9999",))


def test_beside_the_middle_of_the_peers(held):
    peers = peer_set(held, "GM0344", "nearest")
    index = measure(held, "index", 2025)
    middle = np.median([index.values[code] for code in peers.members])
    told = beside_peers(held, peers, index)
    assert told.filled["middle"].value == pytest.approx(middle)
    assert told.say(NL) == (
        "Diversiteitsindex (3 groepen), 2025: Utrecht 0,55, meer dan de middelste van de 10 meest gelijkende "
        "gemeenten (0,53)."
    )


def test_with_too_few_peers_no_middle_is_told(held):
    told = beside_peers(held, peer_set(held, "GM0363", "type"), measure(held, "index", 2025))
    assert told.key == "vergelijk.beside.alone"


def test_the_table_holds_the_published_share_of_every_year(held):
    peers = peer_set(held, "GM0344", "nearest")
    found = comparison_table(held, peers, "herkomst", 2025, "naam")
    frame = found.numbers.frame
    assert list(frame.columns[: len(COLUMNS)]) == list(COLUMNS)
    row = frame.loc[found.regions.index("GM0344")]
    values = held.values("buiten_nederland")["value"]
    assert row["now"] == values["GM0344", 2025]
    assert row["change"] == pytest.approx(100 * (values["GM0344", 2025] - values["GM0344", 2022]))
    assert row["migratieachtergrond_1996"] == held.values("migratieachtergrond")["value"]["GM0344", 1996]
    assert row["distance"] == 0
    nearest = frame.loc[found.regions.index(peers.members[0])]
    assert nearest["distance"] == pytest.approx(peers.distances["distance"].iloc[0])
    assert found.numbers.heading("migratieachtergrond_1996", NL) == "Migratieachtergrond 1996 (oude indeling)"
    assert {"85458NED", "70072ned"} <= {source.table for source in found.numbers.sources}


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("classification", ["herkomst", "migratieachtergrond"])
def test_the_table_comes_in_the_order_asked_for_with_missing_last(held, sort, classification):
    # Voorne aan Zee has no index of 2022, so no change.
    peers = peer_set(held, "GM1992", "size")
    found = comparison_table(held, peers, classification, 2022, sort)
    assert sorted(found.regions) == sorted(("GM1992", *peers.members))
    column, rising = SORTS[sort]
    values = found.numbers.frame[column]
    known = values.dropna()
    assert list(values.index[: len(known)]) == list(known.index)
    assert known.is_monotonic_increasing if rising else known.is_monotonic_decreasing


def test_a_year_that_is_the_first_has_no_change(held):
    found = comparison_table(
        held, peer_set(held, "GM0344", "nearest"), "migratieachtergrond", 1996, "aandeel"
    )
    assert found.year == 1996
    assert found.numbers.frame["change"].isna().all()


def test_a_missing_year_stays_missing(held):
    peers = peer_set(held, "GM1992", "nearest")
    frame = comparison_table(held, peers, "herkomst", 2025, "aandeel").numbers.frame
    own = frame[frame["name"] == "Voorne aan Zee"].iloc[0]
    assert np.isnan(own["herkomst_2022"])
    assert not np.isnan(own["herkomst_2025"])


def test_strips_hold_every_gemeente_once(held):
    found = distributions(
        held, peer_set(held, "GM0344", "nearest"), [measure(held, "index", 2025), measure(held, "wmo", 2025)]
    )
    assert len(found.numbers.frame) == len(held.types)
    assert found.numbers.frame["name"].is_unique
    assert found.numbers.frame["wmo"].isna().sum() == measure(held, "wmo", 2025).values.isna().sum() > 0


def test_differences_are_in_units_of_the_spread_of_the_peers(held):
    peers = peer_set(held, "GM0344", "nearest")
    others = dict(zip(peers.members, range(10), strict=True))
    far = made_up(held, others | {"GM0344": 13.5}, "far")
    low = made_up(held, others | {"GM0344": 0.0}, "low")
    flat = made_up(held, dict.fromkeys(peers.members, 3.0) | {"GM0344": 5.0}, "flat")
    lacking = made_up(held, others, "lacking")
    found = differences(held, peers, [low, flat, lacking, far], 10)
    assert [one.key for one in found.measures] == ["far", "low"]
    assert found.numbers.frame["spreads"].tolist() == pytest.approx([(13.5 - 4.5) / 4.5, (0 - 4.5) / 4.5])
    assert [caveat.say(NL) for caveat in found.numbers.caveats[-2:]] == [
        "Eén cijfer staat hier niet: van Utrecht is het er niet.",
        "Eén cijfer staat hier niet: de middelste helft van de vergeleken gemeenten heeft hetzelfde.",
    ]
    assert found.told.say(NL) == (
        "Het meest verschilt Utrecht van de 10 meest gelijkende gemeenten in: far, 2025 (13,5%, middelste 4,5%) en "
        "low, 2025 (0,0%, middelste 4,5%)."
    )
    table = found.numbers.table(NL)
    assert table.columns.tolist()[0] == "Cijfer"
    assert table["Afstand in spreidingen"].tolist() == ["2,0", "-1,0"]


def test_only_the_largest_differences_are_kept(held):
    peers = peer_set(held, "GM0344", "nearest")
    declared = (measure(held, key, 2025) for keys in measure_groups().values() for key in keys)
    measures = [one for one in declared if one is not None]  # shares of countries are not held
    found, every = (differences(held, peers, measures, most) for most in (5, 100))
    assert len(found.measures) == 5
    kept = sorted(every.numbers.frame["spreads"].abs(), reverse=True)[:5]
    assert sorted(found.numbers.frame["spreads"].abs(), reverse=True) == pytest.approx(kept)


def test_with_too_few_peers_there_are_no_differences(held):
    found = differences(held, peer_set(held, "GM0363", "type"), [measure(held, "index", 2025)], 10)
    assert not found.measures
    assert "dat kan vanaf 5 vergeleken gemeenten" in found.told.say(NL)


@pytest.mark.parametrize(
    ("power", "key"),
    [(1, "often.higher"), (-1, "often.lower"), (0, "rarely")],
)
def test_going_together_is_told_by_ranks_and_never_as_a_cause(held, power, key):
    peers = peer_set(held, "GM0344", "nearest")
    count = np.arange(1, len(held.types) + 1, dtype=float)
    x = made_up(held, dict(zip(held.types.index, count, strict=True)), "x")
    y = made_up(held, dict(zip(held.types.index, count**power, strict=True)), "y")
    found = correlation(held, peers, x, y)
    assert found.told[-2].key == f"vergelijk.together.{key}"
    assert found.told[-1].say(NL) == "Samenhang is geen oorzaak."
    assert found.numbers.caveats[0].key == "vergelijk.no_cause_why"


def test_gemeenten_without_a_figure_are_counted(held):
    peers = peer_set(held, "GM0344", "nearest")
    found = correlation(held, peers, measure(held, "wmo", 2025), measure(held, "inkomen", 2025))
    lacking = len(held.types) - len(found.numbers.frame)
    assert lacking >= 17
    assert any(f"hebben er {lacking} geen cijfer" in caveat.say(NL) for caveat in found.numbers.caveats)


def test_a_measure_against_itself_is_told_once(held):
    index = measure(held, "index", 2025)
    found = correlation(held, peer_set(held, "GM0344", "nearest"), index, index)
    assert list(found.numbers.frame) == ["name", "index", CODE]
    assert len(found.told) == 1


def test_a_measure_of_published_shares_is_compared_only_as_far_as_their_decimal_allows(snapshot):
    held = national(snapshot)
    old = measure(held, "index_7", 2010)
    said = {}
    for gemeente in held.regions[::3]:
        peers = held.usual_peers(gemeente)
        form = beside_peers(held, peers, old).key.rsplit(".", 1)[1]
        said[form] = said.get(form, 0) + 1
        ends = old.bounds.reindex(list(peers.members)).median()
        if form in ("more", "less"):
            own = old.bounds.loc[gemeente]
            assert own["low"] > ends["high"] if form == "more" else own["high"] < ends["low"]
    assert said["more"] and said["less"]
    now = measure(held, "index", NOW)
    assert now.bounds["low"].equals(now.bounds["high"])


def test_one_gemeente_chosen_by_hand_is_called_by_its_name(held):
    assert among(held, peer_set(held, "GM0513", "own", ("GM0546",))).write(NL) == "Leiden"
    assert (
        among(held, peer_set(held, "GM0513", "own", ("GM0546", "GM0344"))).write(NL)
        == "de 2 gekozen gemeenten"
    )
