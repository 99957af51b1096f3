"""The shapes of the tidy frames, checked before anything is published."""

import pandas as pd
import pandera.pandas as pa

LEVELS = ["land", "provincie", "gemeente", "wijk", "buurt"]
REGION = r"^(NL|PV\d{2}|GM\d{4}|WK[0-9A-Z]{6}|BU[0-9A-Z]{8})$"


def _are_region_codes(regions: pd.Series) -> bool:
    # A region stands in a frame once for every figure, so its code is looked at once.
    return bool(regions.drop_duplicates().str.fullmatch(REGION).all())


_region = pa.Column(
    str,
    pa.Check(_are_region_codes, error=f"region codes match {REGION}"),
    description="code van het gebied: NL, PV…, GM…, WK… of BU…",
)
_level = pa.Column(
    "category", pa.Check.isin(LEVELS), description=", ".join(LEVELS[:-1]) + f" of {LEVELS[-1]}"
)
_year = pa.Column("int16", pa.Check.in_range(1988, 2100), description="jaar; standen zijn van 1 januari")
_source = pa.Column("category", description="bron waaruit het cijfer komt")
_name = pa.Column(str, description="naam van het gebied")
_gemeente = pa.Column(str, nullable=True, description="gemeente waarin het gebied ligt, van hetzelfde jaar")

ORIGIN = pa.DataFrameSchema(
    {
        "region": _region,
        "level": _level,
        "year": _year,
        "classification": pa.Column(
            "category",
            pa.Check.isin(["herkomst", "migratieachtergrond"]),
            description="indeling: herkomst (vanaf 2022) of migratieachtergrond (tot en met 2022)",
        ),
        "groups": pa.Column(
            "int16",
            pa.Check.ge(2),
            description="aantal groepen van de indeling; met `classification` één verdeling van alle inwoners",
        ),
        "group": pa.Column("category", description="groep van herkomst, zoals het CBS haar noemt"),
        "birthplace": pa.Column(
            "category",
            pa.Check.isin(["nl", "abroad", "all"]),
            description="geboren in Nederland, in het buitenland, of alle samen",
        ),
        "persons": pa.Column(
            "Int64",
            pa.Check.ge(0),
            nullable=True,
            description="inwoners; ontbreekt waar het CBS alleen procenten geeft",
        ),
        "share_pct": pa.Column(
            "Float64",
            pa.Check.in_range(0, 100),
            nullable=True,
            description="deel van alle inwoners van het gebied, in procenten",
        ),
        "source_table": _source,
        "rounded_to": pa.Column(
            "Int8", pa.Check.isin([1, 5]), nullable=True, description="waarop het CBS de aantallen afrondde"
        ),
    },
    unique=["region", "year", "classification", "groups", "group", "birthplace"],
    strict=True,
    ordered=True,
)

INDICATORS = pa.DataFrameSchema(
    {
        "region": _region,
        "level": _level,
        "year": _year,
        "indicator": pa.Column(
            "category", pa.Check.str_matches(r"^[a-z0-9_]+$"), description="code van het cijfer"
        ),
        "value": pa.Column(float, description="het cijfer, in zijn eenheid; zonder cijfer geen rij"),
        "unit": pa.Column("category", description="code van de eenheid"),
        "source_table": _source,
    },
    unique=["region", "year", "indicator"],
    strict=True,
    ordered=True,
)

REGIONS = pa.DataFrameSchema(
    {
        "region": _region,
        "level": _level,
        "year": _year,
        "name": _name,
        "gemeente": _gemeente,
    },
    unique=["region", "year"],
    strict=True,
    ordered=True,
)

HISTORY = pa.DataFrameSchema(
    {
        "region": pa.Column(str, description="code van de gemeente of provincie"),
        "name": _name,
        "description": pa.Column(str, description="de tekst van het CBS: begin, einde, wijzigingen"),
    },
    unique=["region"],
    strict=True,
    ordered=True,
)

TEXTS = pa.DataFrameSchema(
    {
        "under": pa.Column(str, description="titels van de onderwerpen eromheen, de ruimste eerst"),
        "title": pa.Column(str, description="titel van het onderwerp; leeg: de tabel zelf"),
        "text": pa.Column(str, description="de toelichting van het CBS, woordelijk"),
    },
    unique=["under", "title"],
    strict=True,
    ordered=True,
)

AREAS = pa.DataFrameSchema(
    {
        "region": _region,
        "name": _name,
        "gemeente": _gemeente,
        "geometry": pa.Column(object, description="grens (WKB, EPSG:28992, hele meters)"),
    },
    unique=["region"],
    strict=True,
    ordered=True,
)

SCHEMAS = {
    "origin": ORIGIN,
    "indicators": INDICATORS,
    "regions": REGIONS,
    "history": HISTORY,
    "texts": TEXTS,
    "areas": AREAS,
}
