from dashboard.content import LANGUAGES
from dashboard.language import Language
from dashboard.markup.map_years import years_form


def test_the_slider_goes_from_the_first_to_the_last_year_and_is_the_same_in_each(nl):
    html = years_form("map_gemeente", "westers", (1996, 1997, 1998), "{year} (oud)", 'data-codes="GM1"', nl)
    assert 'min="1996" max="1998" step="1" aria-label="Jaar"' in html and "value=" not in html
    assert (
        'data-map="map_gemeente" data-indicator="westers" data-label="{year} (oud)" data-codes="GM1"' in html
    )
    assert 'data-play="Speel af" data-stop="Stop">Speel af</button>' in html


def test_words_say_of_which_year_what_stands_beside_the_map_is():
    for code in LANGUAGES:
        language = Language(code)
        html = years_form("map_gemeente", "westers", (1996, 1997), "{year}", "", language)
        told = html.split('data-words="')[1].split('"')[0]
        assert "{shown}" in told and "{told}" in told
