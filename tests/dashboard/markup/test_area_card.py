import pandas as pd

from dashboard.findings.model.quantities import Quantity
from dashboard.findings.within.area_facts import AreaFacts
from dashboard.markup.area_card import area_card
from dashboard.style.colours import OWN

OLD = pd.Series([0.1, 0.2], index=[2010, 2011])
NEW = pd.Series([0.3, 0.4], index=[2022, 2023])


def area(name, value, **told):
    facts = {"value": Quantity(value, "share", 1)} | told
    return AreaFacts(name, facts, OLD, NEW)


def test_one_area_is_told_line_by_line_with_the_ways_from_it(nl):
    html = area_card([(area("Gouda", 0.3), True, {"Naar haar pagina": "/x?a=1&b=2"})], nl)
    assert "<th scope=col class=own>Gouda" in html
    assert "<th scope=row>Cijfer<td>30,0%" in html
    assert '<th scope=row>2010–2023<td><img width=120 height=24 alt="10,0% in 2010 tot 20,0% in 2011' in html
    assert '<a href="/x?a=1&amp;b=2" target="_self" data-page>Naar haar pagina</a>' in html
    assert OWN.replace("#", "%23") in html
    assert "hoger" not in html


def test_two_stand_side_by_side_and_what_one_lacks_stays_empty(nl):
    more = area("Urk", 0.1, persons=Quantity(20, "count"))
    html = area_card([(area("Gouda", 0.3), False, {}), (more, False, {})], nl)
    assert "<th scope=row>Aantal<td><td>20" in html
    assert "Gouda ligt 20,0 procentpunt hoger dan Urk." in html


def test_where_there_is_nowhere_to_go_nothing_is_said_of_it(nl):
    assert "Verder" not in area_card([(area("Gouda", 0.3), True, {})], nl)


def test_names_bring_no_markup_along(nl):
    assert "<b>" not in area_card([(area("<b>", 0.3), False, {"<b>": "/"})], nl)
