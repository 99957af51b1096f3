"""No kind of fault that was once on a page comes back, in any text or any sentence of the sample."""

import pytest

from dashboard.content import LANGUAGES
from tests.dashboard.content.kinds import KINDS, faults
from tests.dashboard.content.told import declared, plain, sentences

PUT_BACK = {
    "nl": {
        "one as a number": "Van de 10 andere gemeenten stegen er 1 meer; Gouda en de 1 gekozen gemeente.",
        "the same of": "Elk plaatje is een van de 17 andere gemeenten van hetzelfde type van Almere.",
        "in the middle of": "Meer dan in het midden van de 10 andere gemeenten.",
        "thousands of euros": "Gemiddelde WOZ-waarde: 262 duizend euro.",
        "a background as a place": "Migratieachtergrond in het buurland 17,2%",
        "people as a label": "Herkomst overig niet-westers: 3,1% van de inwoners.",
        "a share as it": "De diversiteitsindex: in Gouda ging het van 0,31 naar 0,45.",
        "bounds of a part": "De index viel in 65% van de gevallen binnen grenzen van 80%.",
        "what is not": "Urk heeft geen verborgen diversiteit: daarvoor moet de kans ten minste 37% zijn.",
        "a country without a capital": "Van de inwoners had 5,8% een poolse migratieachtergrond.",
        "none as a number": "Er zijn 0 andere gemeenten van dit type.",
        "an island as a town": "In Texel wonen 13.846 mensen.",
    },
    "en": {
        "one as a number": "Of the 10 other municipalities, 1 more rose; Gouda and the 1 chosen municipality.",
        "the type of": "The type of Vaals is border municipality.",
        "in the middle of": "That is more than the middle of the 10 other municipalities.",
        "thousands of euros": "Mean value of homes: 262 thousand euros.",
        "a background as a place": "37.9% of residents had a migration background across that border",
        "people as a label": "Origin outside Europe: 8.3% of the residents of Vaals.",
        "bounds of a part": "The index came out within bounds of 80% in 65% of the cases.",
        "what is not": "Urk has no hidden diversity: for that the chance must be at least 37%.",
        "a country without a capital": "Of the residents, 5.8% had a polish background.",
        "none as a number": "There are 0 other municipalities of this type.",
        "an island as a town": "13,846 people live in Texel.",
        "translated Dutch": "Part below",
    },
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_has_a_fault_of_a_known_kind(code):
    found = [(key, fault) for key, text in declared(code).items() for fault in faults(plain(text), code)]
    assert found == []


@pytest.mark.slow
@pytest.mark.xdist_group("all stories")
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_sentence_has_a_fault_of_a_known_kind(snapshot, code):
    found = [(where, fault) for where, said in sentences(snapshot, code) for fault in faults(said, code)]
    assert found == []


@pytest.mark.parametrize(("code", "kind"), [(code, kind) for code in LANGUAGES for kind in KINDS[code]])
def test_each_kind_is_found_where_it_is_put_back(code, kind):
    assert kind in dict(faults(PUT_BACK[code][kind], code))
