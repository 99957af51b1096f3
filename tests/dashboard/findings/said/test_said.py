"""Every sentence of every story, in both languages, and what each objection is there for."""

import pytest

from dashboard.findings.data.national import national
from dashboard.findings.model.finding import Finding
from dashboard.findings.model.quantities import Quantity, Told
from dashboard.language import Language
from tests.dashboard.findings.said.lint import comparisons, objections, zeros
from tests.dashboard.stories import story


@pytest.mark.slow
@pytest.mark.xdist_group("all stories")
@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_sentence_of_every_story_could_be_read_aloud(snapshot, code):
    language, wrong, read = Language(code), [], 0
    for gemeente in national(snapshot).gemeenten.names:
        for finding in story(snapshot, gemeente).findings:
            said = [finding.sentence(language), *(caveat.say(language) for caveat in finding.caveats)]
            found = [*(why for one in said for why in objections(one, language)), *comparisons(finding)]
            found += zeros(finding, language)
            wrong += [(gemeente, finding.id, why) for why in found]
            read += len(said)
    assert read > 10_000
    assert wrong == []


PUT_BACK = {
    "nl": {
        "a sum": "Dat is 0,2 procentpunt meer dan op 1 januari 2023: de kans ging van 62,4% naar 62,7%.",
        "a floor": "Ten minste 4,4% heeft een herkomst in een ander EU-land, minder dan landelijk (4,6%).",
        "a cause": "Een jaar waarin waarschijnlijk één grote instelling het verklaart.",
        "two reasons": "Wonen: geen cijfer; CBS publiceert het niet, of het ontbreekt van een deel van de gemeente.",
        "less as as much": "In Stolwijkersluis is het 5,7%; in heel Gouda 22%. Dat is 0,3 keer zo veel.",
        "named elsewhere": "Van hen hoorde 91% tot geen van die groepen, meer dan landelijk (69%).",
    },
    "en": {
        "a sum": "That is 0.2 percentage points more: the chance went from 62.4% to 62.7%.",
        "a floor": "At least 4.4% have an origin in another EU country, less than nationally (4.6%).",
        "a cause": "A year of which one large institution probably is the cause.",
        "two reasons": "Housing: no figure; CBS does not publish it, or it is missing for a part.",
        "less as as much": "In Stolwijkersluis it is 5.7%; in the whole of Gouda 22%. That is 0.3 times as much.",
        "named elsewhere": "Of them, 91% belonged to none of those groups, more than nationally (69%).",
    },
}


@pytest.mark.parametrize(
    ("code", "kind"), [(code, kind) for code, kinds in PUT_BACK.items() for kind in kinds]
)
def test_each_kind_of_fault_is_found_where_it_is_put_back(code, kind):
    assert list(objections(PUT_BACK[code][kind], Language(code)))


@pytest.mark.parametrize(
    ("key", "own", "other"),
    [
        ("outside.more", 0.249, 0.254),
        ("outside.less", 0.3, 0.2),
        ("outside.more", 0.2, 0.2),
        ("variety_alike.herkomst.many.small", 0.2, 0.3),
        ("variety_alike.herkomst.few.large", 0.3, 0.2),
    ],
)
def test_more_and_less_that_the_numbers_do_not_bear_are_found(key, own, other):
    told = Told(f"story.{key}", {"share": Quantity(own, "share"), "national": Quantity(other, "share")})
    assert list(comparisons(Finding("outside", (told,))))


@pytest.mark.parametrize("code", ["nl", "en"])
def test_what_is_said_well_meets_no_objection(code):
    well = {
        "nl": "Dat is 0,24 procentpunt meer dan op 1 januari 2023: de kans ging van 62,45% naar 62,69%.",
        "en": "That is 0.24 percentage points more: the chance went from 62.45% to 62.69%.",
    }
    assert not list(objections(well[code], Language(code)))


@pytest.mark.parametrize("unit", ["change", "%"])
def test_a_rounded_zero_that_is_told_as_zero_is_found(nl, unit):
    told = Told("story.tempo.same", {"points": Quantity(0.004, unit, 1)})
    assert list(zeros(Finding("tempo", (told,)), nl))
    assert not list(zeros(Finding("tempo", (Told("x", {"points": Quantity(0.004, "points", 1)}),)), nl))
