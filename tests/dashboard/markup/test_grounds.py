"""What caveats rest on opens under them, and is no HTML of anybody else's."""

from dashboard.findings.model.quantities import Quantity, Told
from dashboard.language import Language
from dashboard.markup.grounds import grounds_html


def test_grounds_stand_behind_one_summary_and_are_escaped():
    said = {name: Quantity(name, "name") for name in ("table", "id", "subject")}
    told = Told("ground.said_at", said | {"words": Quantity("<b>vet</b> & meer", "name")})
    html = grounds_html((told, Told("ground.own.own_formula")), Language("nl"))
    assert html.count("<details") == html.count("<summary>") == 1
    assert html.count("<p>") == 2
    assert "&lt;b&gt;vet&lt;/b&gt; &amp; meer" in html


def test_without_grounds_there_is_nothing_to_open():
    assert grounds_html((), Language("en")) == ""
