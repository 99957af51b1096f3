"""The page of own figures, run by Streamlit's own test runner; all figures are made up."""

import pytest

from data_sources import open_snapshot
from tests.dashboard.test_app import KINDS, open_page, words

pytestmark = pytest.mark.slow

PAGE = "screens/eigen_cijfers.py"


def html(app):
    return "\n".join(element.proto.body for element in app.get("html"))


def laid(data, name="cijfers.csv", **parameters):
    app = open_page(PAGE, **({"gemeente": "GM0344"} | parameters))
    app.file_uploader[0].upload(name, data, "text/csv").run()
    assert not app.exception
    return app


@pytest.fixture(scope="module")
def buurten():
    areas = open_snapshot().areas("buurt", 2024)
    return list(areas.loc[areas["gemeente"] == "GM0344", "region"])


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("gemeente", KINDS.values(), ids=KINDS)
def test_every_kind_of_gemeente_can_bring_figures(gemeente, language):
    areas = open_snapshot().areas("buurt", 2024)
    codes = areas.loc[areas["gemeente"] == gemeente, "region"]
    lines = [f"{code};{nth},5" for nth, code in enumerate(codes)]
    app = laid("\n".join(["code;cijfer", *lines]).encode(), gemeente=gemeente, taal=language)
    assert app.title[0].value == ("Eigen cijfers" if language == "nl" else "Own figures")
    assert len(app.get("plotly_chart")) == 1
    assert f"{len(codes):,}".replace(",", "." if language == "nl" else ",") in html(app)


def test_without_a_gemeente_it_asks_for_one():
    app = open_page(PAGE)
    assert not app.exception
    assert not app.get("file_uploader")


def test_a_file_is_told_with_its_faults_and_its_source(buurten):
    lines = [f"{code};{10 + nth}" for nth, code in enumerate(buurten[:20])]
    lines[2] = f"{buurten[2]};veel"
    app = laid("\n".join(["code;cijfer", *lines, "BU99999999;4"]).encode())
    said = html(app)
    assert "Kolom code: 19 van 21 rijen horen bij de buurten van 2024." in said
    assert "Geen getal: Rij 4." in said
    assert "Onbekende code: Rij 22." in said
    assert "Eigen opgave cijfers.csv (cijfer)" in said
    assert "Dit is geen getal." in said


def test_what_a_file_holds_is_never_run(buurten):
    head = "code;<img src=x onerror=alert(1)>"
    lines = [head, f"{buurten[0]};5", f"{buurten[1]};<script>alert(1)</script>", "<b>dik</b>;3"]
    app = laid("\n".join(lines).encode(), name="<i>naam</i>.csv")
    said = html(app) + words(app)
    assert "&lt;script&gt;" in said
    for raw in ("<script", "<img", "<b>dik", "<i>naam"):
        assert raw not in said


def test_a_file_of_another_gemeente_leads_there(buurten):
    lines = ["code;cijfer", *(f"{code};3" for code in buurten[:3])]
    app = laid("\n".join(lines).encode(), gemeente="GM0363")
    assert "3 rijen horen bij een andere gemeente dan Amsterdam" in html(app)
    assert not app.get("plotly_chart")
    assert [link.proto.label for link in app.get("page_link") if "Utrecht" in link.proto.label]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is leeg"),
        (b"a\nb\n", "maar één kolom"),
        (b"PK\x03\x04 and no more", "beschadigd"),
        (b"naam;cijfer\nAtlantis;3\n", "geen kolom met codes"),
        (bytes(range(256)) * 8, "niet te lezen als tekst"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(data, said):
    app = laid(data)
    assert said in app.error[0].value


def test_the_officer_decides_how_a_file_is_read(buurten):
    lines = [
        "nr;code;jaar;cijfer",
        *(f"{nth};{code};{year};{year}" for nth, code in enumerate(buurten[:4]) for year in (2023, 2024)),
    ]
    app = laid("\n".join(lines).encode())
    said = html(app)
    assert "Kolom code: 4 van 8 rijen horen bij de buurten van 2024." in said
    assert "Rij over een ander jaar: Rijen 2, 4, 6, 8." in said
    boxes = {box.label: box for box in app.selectbox}
    boxes["Jaar van de cijfers"].set_value(2023).run()
    assert "Rij over een ander jaar: Rijen 3, 5, 7, 9." in html(app)
    boxes = {box.label: box for box in app.selectbox}
    boxes["Gebieden"].set_value("gemeente").run()
    assert not app.exception
    assert "opgeteld tot gemeenten" in html(app)


def test_what_cannot_be_drawn_leaves_a_way_out():
    """Buurten of 2020 have no boundaries here: counts can be added up to gemeenten."""
    held = open_snapshot()
    drawn = {code for year in held.area_years("buurt") for code in held.areas("buurt", year)["region"]}
    codes = sorted(set(held.regions("buurt", 2020)["region"]) - drawn)[:5]
    app = laid("\n".join(["code;aantal", *(f"{code};2" for code in codes)]).encode(), gemeente="GM0363")
    assert "buurten van 2020" in app.error[0].value
    next(box for box in app.selectbox if box.label == "Gebieden").set_value("gemeente").run()
    assert not app.error
    assert "opgeteld tot gemeenten" in html(app)


def test_a_file_that_is_taken_away_leaves_nothing(buurten):
    app = laid(f"code;cijfer\n{buurten[0]};3\n".encode())
    assert "own_made" in app.session_state
    app.file_uploader[0].set_value(None).run()
    assert "own_made" not in app.session_state
