"""Made-up tables in the shape of CBS's, about a country of three gemeenten that do not exist."""

from dataclasses import dataclass, field
from typing import Any

GEMEENTEN = {"GM9001": "Verzonnen Aa", "GM9002": "Verzonnen Bee", "GM9003": "Verzonnen Cee"}
WIJKEN = {"WK900101": "Wijk 01", "WK900102": "Wijk 02"}
BUURTEN = {"BU90010101": "Buurt 01", "BU90010201": "Buurt 02"}
PROVINCIES = {"PV90": "Verzonnen provincie"}
MODIFIED = "2026-05-01T02:00:00"

HERKOMST = {  # persons in GM9001 by key: (born in the Netherlands, born abroad)
    "1012600": (700, 0),
    "H007933": (60, 140),  # Europe: the EU 170, the rest 30
    "H007935": (52, 118),  # the EU: Polen 90, Duitsland 70, the rest 10
    "H008718": (20, 70),
    "H008592": (30, 40),
    "H008859": (55, 45),  # outside Europe: Turkije 50, Suriname 30, Afrika 20
    "H008766": (30, 20),
    "H008751": (15, 15),
    "H008860": (10, 10),  # Africa without Morocco: Ghana 12, the rest 8
    "H008612": (6, 6),
}
HERKOMST_TITLES = {
    "T001040": "Totaal",
    "1012600": "Nederland",
    "H007933": "Europa (exclusief Nederland)",
    "H007935": "EU (exclusief Nederland)",
    "H008718": "Polen",
    "H008592": "Duitsland",
    "H008859": "Buiten Europa",
    "H008766": "Turkije",
    "H008751": "Suriname",
    "H008860": "Afrika (exclusief Marokko)",
    "H008612": "Ghana",
}
FACTOR = {"GM9001": 1, "GM9002": 2, "GM9003": 3}
MERGED_IN = 2027
"""From that year on, the first two gemeenten are one: GM9010."""
MERGED_NAME = "Verzonnen Dee"


def gemeenten_of(year: int) -> dict[str, str]:
    """Return the names of the gemeenten of a year, by code."""
    if year < MERGED_IN:
        return GEMEENTEN
    return {"GM9003": GEMEENTEN["GM9003"], "GM9010": MERGED_NAME}


def _factors(year: int) -> dict[str, int]:
    """How many times the figures of the first gemeente each gemeente of a year has, and the country."""
    own = (
        FACTOR
        if year < MERGED_IN
        else {"GM9003": FACTOR["GM9003"], "GM9010": FACTOR["GM9001"] + FACTOR["GM9002"]}
    )
    return {**own, "NL01": sum(own.values())}


@dataclass
class Table:
    """One table: what the service says of it, its columns, its dimensions and its rows."""

    id: str
    title: str
    topics: list[dict[str, Any]]
    dimensions: dict[str, dict[str, tuple[str, str]]]
    rows: list[dict[str, Any]]
    modified: str | None = MODIFIED
    pads: dict[str, int] = field(default_factory=dict)
    text: str = ""


def topic(
    key: str, title: str, *, under: tuple[str, ...] = (), unit: str = "aantal", text: str = ""
) -> dict[str, Any]:
    """Return a column of figures inside topic groups, and what is said of it."""
    return {"key": key, "title": title, "under": under, "unit": unit, "text": text}


def origin_by_country(years: tuple[int, ...] = (2022, 2023)) -> Table:
    """Return a table like 85458NED with named countries and both birthplaces."""
    births = {
        "T001638": ("Totaal", ""),
        "A051735": ("Geboren in Nederland", ""),
        "A051736": ("Geboren buiten", ""),
    }
    rows = []
    for year in years:
        for region, factor in _factors(year).items():
            for key in HERKOMST_TITLES:
                born = _born(key)
                figures = {"A051735": born[0], "A051736": born[1], "T001638": sum(born)}
                for birth, persons in figures.items():
                    rows.append(
                        {
                            "Geslacht": "T001038",
                            "Leeftijd": "10000",
                            "Herkomstland": key,
                            "Geboorteland": birth,
                            "RegioS": region,
                            "Perioden": f"{year}JJ00",
                            # CBS may leave a combination empty that cannot exist.
                            "Bevolking_1": None
                            if (key, birth) == ("1012600", "A051736")
                            else persons * factor,
                        }
                    )
    return Table(
        "85458NED",
        "Verzonnen herkomst",
        [topic("Bevolking_1", "Bevolking")],
        {
            "Geslacht": {"T001038": ("Totaal mannen en vrouwen", "")},
            "Leeftijd": {"10000": ("Totaal", "")},
            "Herkomstland": {key: (title, "") for key, title in HERKOMST_TITLES.items()},
            "Geboorteland": births,
            "RegioS": _regions_with_country(),
            "Perioden": {f"{year}JJ00": (str(year), "") for year in years},
        },
        rows,
        pads={"RegioS": 6},
    )


def background_by_generation(years: tuple[int, ...] = (2020, 2021)) -> Table:
    """Return a table like 84910NED, with generations and more years than the recorded one."""
    titles = {
        "T001040": "Totaal",
        "1012600": "Nederlandse achtergrond",
        "H008766": "Turkije",
        "H008718": "Polen",
    }
    persons = {
        "1012600": (700, 0, 0),
        "H008766": (60, 40, 20),
        "H008718": (30, 25, 5),
        "T001040": (1000, 180, 120),
    }
    generations = {"T001040": ("Totaal", ""), "A1": ("Eerste generatie", ""), "A2": ("Tweede generatie", "")}
    rows = [
        {
            "Geslacht": "T001038",
            "Leeftijd": "10000",
            "Migratieachtergrond": key,
            "Generatie": generation,
            "RegioS": region,
            "Perioden": f"{year}JJ00",
            "BevolkingOp1Januari_1": persons[key][place] * factor,
        }
        for year in years
        for region, factor in {**FACTOR, "NL01": sum(FACTOR.values())}.items()
        for key in titles
        for place, generation in enumerate(generations)
    ]
    return Table(
        "84910NED",
        "Verzonnen migratieachtergrond",
        [topic("BevolkingOp1Januari_1", "Bevolking op 1 januari")],
        {
            "Geslacht": {"T001038": ("Totaal", "")},
            "Leeftijd": {"10000": ("Totaal", "")},
            "Migratieachtergrond": {key: (title, "") for key, title in titles.items()},
            "Generatie": generations,
            "RegioS": _regions_with_country(),
            "Perioden": {f"{year}JJ00": (str(year), "") for year in years},
        },
        rows,
        pads={"RegioS": 6},
    )


def population(years: tuple[int, ...] = (2020, 2021, 2022, 2023, 2025)) -> Table:
    """Return a table like 03759ned."""
    rows = [
        {
            "Geslacht": "T001038",
            "Leeftijd": "10000",
            "BurgerlijkeStaat": "T001019",
            "RegioS": region,
            "Perioden": f"{year}JJ00",
            "BevolkingOp1Januari_1": 1000 * factor,
            "GemiddeldeBevolking_2": None,
        }
        for year in years
        for region, factor in _factors(year).items()
    ]
    return Table(
        "03759ned",
        "Verzonnen bevolking",
        [
            topic(
                "BevolkingOp1Januari_1", "Bevolking op 1 januari", text="Wie er woont.\r\n\r\nOp 1 januari. "
            ),
            topic("GemiddeldeBevolking_2", "Gemiddelde"),
        ],
        {
            "Geslacht": {"T001038": ("Totaal", "")},
            "Leeftijd": {"10000": ("Totaal", "")},
            "BurgerlijkeStaat": {"T001019": ("Totaal", "")},
            "RegioS": _regions_with_country(),
            "Perioden": {f"{year}JJ00": (str(year), "") for year in years},
        },
        rows,
        pads={"RegioS": 6},
    )


def turnover(years: tuple[int, ...] = (2012, 2013)) -> Table:
    """Return a table like 37230ned: flows of months and years."""
    titles = {
        "LevendGeborenKinderen_2": "Levend geboren kinderen",
        "Overledenen_3": "Overledenen",
        "TotaleVestiging_4": "Totale vestiging",
        "VestigingVanuitEenAndereGemeente_5": "Vestiging vanuit een andere gemeente",
        "Immigratie_6": "Immigratie",
        "TotaalVertrekInclAdmCorrecties_7": "Totaal vertrek incl. adm. correcties",
        "VertrekNaarAndereGemeente_8": "Vertrek naar andere gemeente",
        "EmigratieInclusiefAdmCorrecties_9": "Emigratie inclusief adm. correcties",
        "Bevolkingsgroei_11": "Bevolkingsgroei",
    }
    periods = {
        f"{year}{part}": 12 if part == "JJ00" else 1 for year in years for part in ("JJ00", "MM01", "MM02")
    }
    rows = [
        {"RegioS": region, "Perioden": period}
        | {key: place * months * factor for place, key in enumerate(titles, start=1)}
        for period, months in periods.items()
        for region, factor in _factors(years[0]).items()
    ]
    return Table(
        "37230ned",
        "Verzonnen bevolkingsontwikkeling",
        [topic(key, title) for key, title in titles.items()],
        {"RegioS": _regions_with_country(), "Perioden": {key: (key, "") for key in periods}},
        rows,
        pads={"RegioS": 6},
    )


def national(years: tuple[int, ...] = (1997, 1998)) -> Table:
    """Return a table like the national series: countries under titles, and groups of them that overlap."""
    persons = {
        "Totaal": 1000,
        "Nederlandse achtergrond": 800,
        "Met migratieachtergrond": 200,
        "Westerse migratieachtergrond": 90,
        "Niet-westerse migratieachtergrond": 110,
        "Azië": 60,
        "Turkije": 40,
        "Filippijnen": 15,
        "Zuid-Soedan": 5,  # not there in the first year
        "België": 80,
        "(voormalig) Joegoslavië": 10,
        "Joegoslavië (oud)": 6,
        "Kroatië": 4,
    }
    keys = {title: f"EX{place:05}" for place, title in enumerate(persons, start=1)}
    rows = [
        {
            "Generatie": "EXGEN00",
            "Migratieachtergrond": keys[title],
            "Perioden": f"{year}JJ00",
            "Bevolking_1": None if (title, year) == ("Zuid-Soedan", years[0]) else count,
        }
        for year in years
        for title, count in persons.items()
    ]
    return Table(
        "37325_extract",
        "Verzonnen landelijke reeks",
        [topic("Bevolking_1", "Bevolking")],
        {
            "Generatie": {"EXGEN00": ("Totaal", "")},
            "Migratieachtergrond": {key: (title, "") for title, key in keys.items()},
            "Perioden": {f"{year}JJ00": (str(year), "") for year in years},
        },
        rows,
    )


def kwb_new(table_id: str, *, split_by_birthplace: bool) -> Table:
    """Return kerncijfers in the classification of origin, as from 2023."""
    here = [("Nederland", 700, 0), ("Europa (exclusief Nederland)", 60, 140), ("Buiten Europa", 55, 45)]
    topics = [topic("AantalInwoners_5", "Aantal inwoners", under=("Bevolking",))]
    figures = {"AantalInwoners_5": 1000}
    path = ("Bevolking", "Bevolking naar herkomst")
    for number, (title, nl, abroad) in enumerate(here):
        topics.append(topic(f"Totaal_{17 + number}", title, under=(*path, "Herkomstland")))
        figures[f"Totaal_{17 + number}"] = nl + abroad
    if split_by_birthplace:
        for number, (title, nl, abroad) in enumerate(here):
            topics.append(topic(f"Hier_{20 + number}", title, under=(*path, "Geboren in Nederland")))
            figures[f"Hier_{20 + number}"] = nl
            if abroad:
                topics.append(
                    topic(f"Elders_{22 + number}", title, under=(*path, "Geboren buiten Nederland"))
                )
                figures[f"Elders_{22 + number}"] = abroad
    topics.append(
        topic("GemiddeldeWOZWaardeVanWoningen_39", "Gemiddelde WOZ-waarde van woningen", unit="x 1 000 euro")
    )
    return _kwb(table_id, topics, figures, {"GemiddeldeWOZWaardeVanWoningen_39": 310})


def kwb_old(table_id: str) -> Table:
    """Return kerncijfers in the old classification, with this vintage's own suffixes and titles."""
    path = ("Bevolking", "Personen met een migratieachtergrond")
    inner = (*path, "Niet-westers")
    topics = [
        topic("AantalInwoners_5", "Aantal inwoners", under=("Bevolking",)),
        topic("WestersTotaal_117", "Westers totaal", under=path),
        topic("NietWestersTotaal_118", "Niet-westers totaal", under=inner),
        topic("Marokko_119", "Marokko", under=inner),
        topic("Antillen_120", "(voormalige) Nederlandse Antillen en Aruba", under=inner),
        topic("Suriname_121", "Suriname ", under=inner),
        topic("Turkije_122", "Turkije", under=inner),
        topic("OverigNietWesters_123", "Overig niet-westers", under=inner),
        topic("Turkije_140", "Turkije", under=("Sociale zekerheid",)),
    ]
    figures = {
        "AantalInwoners_5": 1000,
        "WestersTotaal_117": 100,
        "NietWestersTotaal_118": 150,
        "Marokko_119": 50,
        "Antillen_120": 10,
        "Suriname_121": 30,
        "Turkije_122": 40,
        "OverigNietWesters_123": 20,
        "Turkije_140": 7,
    }
    return _kwb(table_id, topics, figures, {})


def _kwb(
    table_id: str, topics: list[dict[str, Any]], figures: dict[str, int], averages: dict[str, int]
) -> Table:
    def row(region: str, factor: float) -> dict[str, Any]:
        counts = {key: round(value * factor) for key, value in figures.items()}
        return {"WijkenEnBuurten": region, **counts, **averages}

    wide = [row("NL00", sum(FACTOR.values()))]
    wide += [row(region, factor) for region, factor in FACTOR.items()]
    # Two wijken with a buurt each: 0.6 and 0.4 of the gemeente, on multiples of five.
    inside = [("WK900101", 0.6), ("BU90010101", 0.6), ("WK900102", 0.4), ("BU90010201", 0.4)]
    wide += [
        {
            key: 5 * round(value / 5) if isinstance(value, int) else value
            for key, value in row(code, part).items()
        }
        for code, part in inside
    ]
    names = {"NL00": "Nederland", **GEMEENTEN, **WIJKEN, **BUURTEN}
    return Table(
        table_id,
        "Verzonnen kerncijfers",
        topics,
        {"WijkenEnBuurten": {key: (name, "") for key, name in names.items()}},
        wide,
        pads={"WijkenEnBuurten": 10},
    )


def _born(key: str) -> tuple[int, int]:
    if key == "T001040":
        tops = [HERKOMST[top] for top in ("1012600", "H007933", "H008859")]
        return sum(nl for nl, _ in tops), sum(abroad for _, abroad in tops)
    return HERKOMST[key]


def _regions_with_country() -> dict[str, tuple[str, str]]:
    return {
        "NL01": ("Nederland", ""),
        **{key: (f"{name} (gemeente)", _LIVES.get(key, "Begindatum")) for key, name in GEMEENTEN.items()},
        "GM9010": (MERGED_NAME, _LIVES["GM9010"]),
    }


_DAY = f"01-01-{MERGED_IN}"
_LIVES = {
    old: f"Opgeheven per {_DAY}, overgegaan naar:\r\n- {MERGED_NAME} (GM9010),\r\n... {1000 * FACTOR[old]} inwoners\r\n"
    for old in ("GM9001", "GM9002")
} | {
    "GM9010": f"Ontstaan per {_DAY}, ontvangen van:\r\n"
    + "".join(
        f"- {GEMEENTEN[old]} ({old}),\r\n... {1000 * FACTOR[old]} inwoners\r\n"
        for old in ("GM9001", "GM9002")
    )
}
