"""A table that nobody published, in a unit that nobody declared: what is declared of it, and what it holds."""

from tests.small_services.figures import MODIFIED, Table, topic

TABLE, YEAR = "99999NED", 2024
CODE, THEME = "bibliotheekbezoek", "lezen"

DECLARATIONS = {
    "data_sources/catalogue/units.toml": """
["keer per jaar"]
together = "mean"
number.nl = { one = "{n} keer per jaar", other = "{n} keren per jaar" }
number.en = { one = "{n} time a year", other = "{n} times a year" }
of = { nl = "{base}, in keren per jaar", en = "{base}, in times a year" }
""",
    "data_sources/catalogue/indicators.toml": """
library = [{ code = "bibliotheekbezoek_per_inwoner", unit = "keer per jaar", titles = ["Bezoek per inwoner"] }]
""",
    "data_sources/catalogue/tables.toml": """
[[table]]
id = "99999NED"
title = "Verzonnen bibliotheekbezoek"
holds = "Verzonnen bezoek aan bibliotheken per gemeente en wijk"
holds_en = "Made-up visits to libraries per municipality and wijk"
region = "WijkenEnBuurten"
years = "2024"
levels = ["gemeente", "wijk"]
rounding = { gemeente = 1, wijk = 1 }
indicators = "library"
caveat = "Niemand heeft dit geteld."
caveat_en = "Nobody counted this."
""",
    "data_sources/catalogue/groups.toml": """
[[group]]
name = "Verzonnenland"
en = "Madeupland"
eu = true
""",
    "dashboard/analysis/themes.toml": """
[theme.lezen]
label = { nl = "Verzonnen lezen", en = "Made-up reading" }

[indicator.bibliotheekbezoek]
theme = "lezen"
from = [{ sources = ["bibliotheken"], figure = { value = "bibliotheekbezoek_per_inwoner" } }]
unit = "keer per jaar"
decimals = 1
base = { nl = "gemiddelde van alle inwoners", en = "mean of all residents" }
label = { nl = "Verzonnen bezoek aan de bibliotheek", en = "Made-up visits to the library" }
caveat = { nl = "Wie elders leent, telt hier niet.", en = "Who borrows elsewhere is not counted here." }
levels = ["gemeente", "wijk"]
""",
    "dashboard/content/opgaven.toml": """
[[question]]
theme = "lezen"
text = { nl = "Wie leest hier?", en = "Who reads here?" }
""",
    "dashboard/analysis/typology.toml": """
[type.verzonnen-type]
one = { nl = "verzonnen gemeente", en = "made-up municipality" }
many = { nl = "verzonnen gemeenten", en = "made-up municipalities" }
""",
}
"""What is added at the end of each declaration."""

LINES = {
    "data_sources/catalogue/groups.toml": (
        '    { key = "H008552", group = "België", parent = "H007935" },\n',
        '    { key = "H008552", group = "België", parent = "H007935" },\n'
        '    { key = "H999999", group = "Verzonnenland", parent = "H007935" },\n',
    ),
    "dashboard/analysis/themes.toml": ("[source]\n", '[source]\nbibliotheken = "Verzonnen bibliotheek"\n'),
    "dashboard/analysis/typology.toml": (
        "[[rule]]\n",
        """[[rule]]
type = "verzonnen-type"
sentence = { nl = "{inhabitants} inwoners", en = "{inhabitants} residents" }
all = [{ signal = "inhabitants", at_least = 900_000, why = { nl = "Verzonnen.", en = "Made up." } }]

[[rule]]
""",
    ),
}
"""What is added further up: the line that is there, and what stands there then. The first rule that holds decides."""


def values(regions: list[str]) -> dict[str, float]:
    """Return a figure for every region, no two next to each other alike."""
    return {region: round(2 + place * 7 % 50 / 10, 1) for place, region in enumerate(regions)}


def table(regions: list[str]) -> Table:
    """Return the table as CBS would publish it."""
    return Table(
        TABLE,
        "Verzonnen bibliotheekbezoek",
        [topic("BezoekPerInwoner_1", "Bezoek per inwoner", unit="keer per jaar")],
        {"WijkenEnBuurten": {region: (f"Gebied {region}", "") for region in regions}},
        [
            {"WijkenEnBuurten": region, "BezoekPerInwoner_1": value}
            for region, value in values(regions).items()
        ],
        MODIFIED,
        {"WijkenEnBuurten": 10},
    )
