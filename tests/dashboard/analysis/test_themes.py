"""The declared tasks against the snapshot, and figures beside peers on made-up ones."""

import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError

import data_sources
from dashboard.analysis.certainty import written_within
from dashboard.analysis.declared import Computation
from dashboard.analysis.peers import PeerSet
from dashboard.analysis.themes import (
    ThemeIndicator,
    Themes,
    beside_peers,
    theme_tables,
    theme_values,
    themes,
    with_margins,
)

TEXT = {"nl": "verzonnen", "en": "made up"}
RATE = {"numerator": "clients", "denominator": "people", "per": 1000}
SMALL = Themes.model_validate(
    {
        "source": {"new": "newest", "old": "oldest"},
        "theme": {"zorg": {"label": TEXT}},
        "counts": {"gemeente": 1, "wijk": 5},
        "step": {"clients": 10},
        "indicator": {
            code: {
                "theme": "zorg",
                "from": origins,
                "unit": "per 1 000 inwoners",
                "decimals": 0,
                "base": TEXT,
                "label": TEXT,
                "caveat": TEXT,
                "levels": ["gemeente", "wijk"],
            }
            for code, origins in {
                "care": [{"sources": ["new", "old"], "figure": RATE}],
                "unknown": [{"sources": ["new"], "figure": {"value": "nowhere"}}],
            }.items()
        },
    }
)
GEMEENTEN = [f"GM{number:04d}" for number in range(1, 8)]
FAMILIES = {"new": "new", "old": "old"}
PEERS = PeerSet("own", "GM0001", tuple(GEMEENTEN[1:]))


def rows(level, year, source, indicator, values):
    return pd.DataFrame(
        {
            "region": list(values),
            "level": level,
            "year": year,
            "indicator": indicator,
            "value": list(values.values()),
            "source_table": source,
        }
    )


@pytest.fixture
def indicators():
    """Made up: the new source has gemeenten only, the old one has wijken too."""
    people = dict.fromkeys([*GEMEENTEN, "WK000101", "WK000102"], 1000.0)
    gemeenten = {region: people[region] for region in GEMEENTEN}
    wijken = {"WK000101": 500.0, "WK000102": 0.0, "WK000201": 400.0}
    clients = {region: 10.0 * number for number, region in enumerate(GEMEENTEN, start=1)}
    clients["GM0007"] = np.nan
    return pd.concat(
        [
            rows("gemeente", 2024, "new", "clients", clients),
            rows("gemeente", 2024, "other", "people", gemeenten),
            rows("gemeente", 2021, "old", "clients", dict.fromkeys(GEMEENTEN, 5.0)),
            rows("gemeente", 2021, "old", "people", gemeenten),
            rows("wijk", 2021, "old", "clients", {"WK000101": 20.0, "WK000102": 0.0, "WK000201": 8.0}),
            rows("wijk", 2021, "old", "people", wijken),
            rows("wijk", 2020, "old", "clients", {"WK000101": 1.0}),
            rows("wijk", 2020, "old", "people", {"WK000101": 1.0}),
        ],
        ignore_index=True,
    )


@pytest.fixture(scope="module")
def snapshot():
    return data_sources.open_snapshot()


@pytest.fixture(scope="module")
def families(snapshot):
    found = {entry.id: themes().family(entry.id, entry.title) for entry in snapshot.sources()}
    return {table: family for table, family in found.items() if family}


def test_the_preferred_source_with_a_denominator_of_the_same_year(indicators):
    found = theme_values(indicators, FAMILIES, SMALL.indicator["care"], "gemeente")
    assert (found.year, found.source_table) == (2024, "new")
    assert found.by_region["GM0003"] == 30
    assert np.isnan(found.by_region["GM0007"])


def test_the_latest_year_goes_before_the_preferred_source_and_that_before_another_of_its_year(indicators):
    later = indicators[indicators["source_table"] == "old"].assign(year=lambda frame: frame["year"] + 5)
    care = SMALL.indicator["care"]
    found = theme_values(pd.concat([indicators, later]), FAMILIES, care, "gemeente")
    assert (found.year, found.source_table) == (2026, "old")
    assert found.by_region["GM0003"] == 5
    level = indicators[(indicators["source_table"] == "old") & (indicators["level"] == "gemeente")].assign(
        year=2024, indicator="clients"
    )
    found = theme_values(pd.concat([indicators, level.drop_duplicates("region")]), FAMILIES, care, "gemeente")
    assert (found.year, found.source_table) == (2024, "new")


def test_a_family_is_known_by_how_an_id_or_a_title_begins():
    assert themes().family("wijken-en-buurten-2031") == "buurtkaart"
    assert themes().family("99999NED", "Kerncijfers wijken en buurten 2031") == "kerncijfers"
    assert themes().family("70072ned", "Regionale kerncijfers Nederland") is None


def test_wijken_come_from_the_first_source_that_has_them_in_its_latest_year(indicators):
    found = theme_values(indicators, FAMILIES, SMALL.indicator["care"], "wijk")
    assert (found.year, found.source_table) == (2021, "old")
    assert found.by_region["WK000101"] == 40
    assert np.isnan(found.by_region["WK000102"])  # nobody lives there


def test_no_source_gives_nothing(indicators):
    assert theme_values(indicators, FAMILIES, SMALL.indicator["unknown"], "gemeente") is None


def test_a_gemeente_beside_its_peers(indicators):
    beside = beside_peers(theme_tables(indicators, FAMILIES, SMALL), PEERS).set_index("indicator")
    care = beside.loc["care"]
    assert (care["value"], care["peers"], care["median"], care["rank"], care["of"]) == (10, 5, 40, 6, 6)
    assert (care["status"], care["percentile"], care["difference"]) == ("genoeg", 0, -30)
    unknown = beside.loc["unknown"]
    assert unknown["status"] == "te weinig"
    assert unknown[["value", "year", "median"]].isna().all()


@pytest.mark.slow
def test_every_figure_is_published_in_the_steps_that_are_declared(snapshot):
    figures = snapshot.indicators(["gemeente", "wijk"], indicator=themes().needs)
    codes = figures["indicator"].astype(str)
    for level in ("gemeente", "wijk"):
        margins = themes().margins(level)
        assert set(margins) == set(themes().needs)
        for code, margin in margins.items():
            values = figures[(codes == code) & (figures["level"] == level)]["value"].dropna().astype(float)
            counted = code in themes().step or not any(
                origin.figure.value == code for one in themes().indicator.values() for origin in one.origins
            )
            step = themes().step.get(code, themes().counts[level]) if counted else round(2 * margin, 6)
            assert np.allclose(values / step, (values / step).round(), atol=1e-6), (level, code)


def test_of_figures_that_are_written_alike_nobody_knows_which_is_higher(indicators):
    rows = with_margins(indicators, SMALL)
    found = theme_values(rows, FAMILIES, SMALL.indicator["care"], "gemeente")
    # 10 of 1,000 people: 5 to 15, as CBS writes clients in tens, and people of gemeenten one by one.
    assert found.bounds.loc["GM0001"].tolist() == pytest.approx([5, 15])
    assert found.by_region["GM0001"] == 10
    assert found.bounds.loc["GM0007"].isna().all()
    of_wijken = theme_values(rows, FAMILIES, SMALL.indicator["care"], "wijk").bounds
    assert of_wijken.loc["WK000101"].tolist() == pytest.approx([1000 * 15 / 502, 1000 * 25 / 498], rel=1e-6)
    beside = beside_peers(theme_tables(rows, FAMILIES, SMALL), PEERS).set_index("indicator").loc["care"]
    assert (beside["rank"], beside["last"]) == (6, 6)
    alike = rows.replace({"value": {20.0: 10.0}})
    beside = beside_peers(theme_tables(alike, FAMILIES, SMALL), PEERS).set_index("indicator").loc["care"]
    assert (beside["rank"], beside["last"], beside["tied"]) == (5, 6, 0)


def test_a_part_of_a_whole_that_is_rounded_too_lies_between_what_both_leave():
    figure = Computation(numerator=("low",), denominator=("low", "high"), per=100)
    counts = pd.DataFrame({"low": [30.0, 0.0, np.nan], "high": [70.0, 10.0, 10.0]})
    found = figure.bounds(counts, counts * 0 + 5)
    assert found.loc[0].tolist() == pytest.approx([100 * 25 / 100, 100 * 35 / 100])
    assert found.loc[1].tolist() == pytest.approx([0, 100 * 5 / 10])
    assert found.loc[2].isna().all()
    assert figure.bounds(counts, pd.DataFrame()).loc[0].tolist() == [30, 30]


def test_of_a_handful_no_share_is_told_as_more_than_all():
    """Five residents, of whom ten are counted as 65 or older: both are rounded to fives."""
    rows = pd.DataFrame({"old": [10.0, 5.0], "all": [10.0, 5.0]}, ["WK1", "WK2"])
    margins = pd.DataFrame({"old": [4.0, 4.0], "all": [4.0, 4.0]}, ["WK1", "WK2"])
    share = Computation(numerator="old", denominator="all", per=100)
    assert list(share.bounds(rows, margins)["high"]) == [100.0, 100.0]
    # What is told per thousand need be no part of them.
    rate = Computation(numerator="old", denominator="all", per=1000)
    assert list(rate.bounds(rows, margins)["high"]) == pytest.approx([1000 * 14 / 6, 1000 * 9])


def test_wijken_stand_beside_gemeenten_of_the_same_source_and_year(indicators):
    tables = theme_tables(indicators, FAMILIES, SMALL)
    assert tables.wijk
    for code, of_wijken in tables.wijk.items():
        beside = tables.beside_wijk[code]
        assert (of_wijken.year, of_wijken.source_table) == (beside.year, beside.source_table) == (2021, "old")
        assert set(of_wijken.by_region.index.str[:2]) == {"WK"}
        assert beside.by_region["GM0001"] == 5


def test_without_wijken_there_are_none(indicators):
    tables = theme_tables(indicators[indicators["level"] == "gemeente"], FAMILIES, SMALL)
    assert tables.wijk == tables.beside_wijk == {}


def test_an_indicator_without_a_language_is_refused():
    declared = themes().indicator["bijstand"].model_dump(by_alias=True, exclude_none=True)
    for name in ("label", "caveat", "base"):
        with pytest.raises(ValidationError, match=f"{name}.en"):
            ThemeIndicator.model_validate(declared | {name: {"nl": "alleen Nederlands"}})


def test_an_indicator_of_an_unknown_theme_is_refused():
    declared = SMALL.model_dump(by_alias=True, exclude_none=True)
    declared["theme"] = {"wonen": {"label": TEXT}}
    with pytest.raises(ValidationError, match="unknown theme 'zorg'"):
        Themes.model_validate(declared)


def test_the_five_tasks_have_indicators_with_texts_in_both_languages():
    declared = themes()
    tasks = {"wonen", "onderwijs", "werk-en-inkomen", "zorg-en-ondersteuning", "samenleven"}
    assert set(declared.theme) == tasks
    assert {indicator.theme for indicator in declared.indicator.values()} == tasks
    for indicator in declared.indicator.values():
        for text in (indicator.label, indicator.caveat, indicator.base):
            assert text["nl"].strip()
            assert text["en"].strip()


@pytest.mark.slow
def test_every_declared_indicator_is_in_the_snapshot_at_its_levels(snapshot, families):
    declared = themes()
    indicators = snapshot.indicators(["gemeente", "wijk"], indicator=declared.needs)
    for code, indicator in declared.indicator.items():
        for origin in indicator.origins:
            known = indicators[indicators["indicator"].isin(origin.figure.measured)]
            unknown = set(origin.figure.needs) - set(indicators["indicator"])
            assert not unknown, f"themes.toml: indicator {code}: no source gives {unknown}"
            assert set(origin.sources) & {families.get(table) for table in known["source_table"]}, code
        for level in indicator.levels:
            found = theme_values(indicators, families, indicator, level)
            assert found is not None, (code, level)
            assert found.by_region.notna().mean() > 0.4, (code, level)


def test_units_are_those_of_the_snapshot(snapshot):
    declared = themes()
    units = snapshot.indicators("gemeente", indicator=declared.needs).groupby("indicator", observed=True)
    published = units["unit"].first()
    for code, indicator in declared.indicator.items():
        for origin in indicator.origins:
            if origin.figure.value:
                read = published[origin.figure.value]
                told = {"x 1 000 euro": ("euro", 1000)}.get(read, (read, 1))
                assert (indicator.unit, origin.figure.per) == told, code
            else:
                assert {published[part] for part in origin.figure.needs} == {"aantal"}, code


def test_social_assistance_of_amsterdam_is_the_published_count_over_the_inhabitants(snapshot, families):
    wanted = ["aantal_personen_met_een_alg_bijstandsuitkering_tot", "inwoners"]
    published = snapshot.indicators("gemeente", 2024, wanted).set_index(["region", "indicator"])["value"][
        "GM0363"
    ]
    indicators = snapshot.indicators(["gemeente", "wijk"], indicator=themes().needs)
    found = theme_values(indicators, families, themes().indicator["bijstand"], "gemeente")
    assert found.by_region["GM0363"] == pytest.approx(1000 * published[wanted[0]] / published[wanted[1]])
    assert found.year == 2024


def test_what_is_read_in_thousands_is_told_in_ones_with_what_rounding_leaves_of_it():
    figure = Computation(value="income", per=1000)
    read, margins = pd.DataFrame({"income": [30.3, np.nan]}), pd.DataFrame({"income": [0.05, 0.05]})
    assert figure.of(read).round(6).to_list()[0] == 30_300
    bounds = figure.bounds(read, margins)
    assert bounds.loc[0].round(6).to_list() == [30_250, 30_350] and bounds.loc[1].isna().all()
    # Written in whole thousands, a mean value of homes is at most half a thousand off.
    assert themes().margins("gemeente")["gemiddelde_woningwaarde"] == pytest.approx(written_within(1))
