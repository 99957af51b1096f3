from dashboard.markup.map_years import years_form


def test_the_slider_goes_from_the_first_to_the_last_year_and_stands_at_what_is_shown(nl):
    html = years_form("map_gemeente", (1996, 1997, 1998), 1997, 'data-codes="GM1"', nl)
    assert 'min="1996" max="1998" step="1" value="1997" aria-label="Jaar"' in html
    assert 'data-map="map_gemeente" data-year="1997" data-codes="GM1"' in html
    assert 'data-play="Speel af" data-stop="Stop">Speel af</button>' in html
