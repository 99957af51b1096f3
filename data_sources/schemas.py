"""The shapes of the tidy frames, checked before anything is published."""

import pandas as pd
import pandera.pandas as pa

LEVELS = ["land", "provincie", "gemeente", "wijk", "buurt"]
REGION = r"^(NL|PV\d{2}|GM\d{4}|WK[0-9A-Z]{6}|BU[0-9A-Z]{8})$"


def _are_region_codes(regions: pd.Series) -> bool:
    # A region stands in a frame once for every figure, so its code is looked at once.
    return bool(regions.drop_duplicates().str.fullmatch(REGION).all())


_region = pa.Column(str, pa.Check(_are_region_codes, error=f"region codes match {REGION}"))
_level = pa.Column("category", pa.Check.isin(LEVELS))
_year = pa.Column("int16", pa.Check.in_range(1988, 2100))

ORIGIN = pa.DataFrameSchema(
    {
        "region": _region,
        "level": _level,
        "year": _year,
        "classification": pa.Column("category", pa.Check.isin(["herkomst", "migratieachtergrond"])),
        "groups": pa.Column("int16", pa.Check.ge(2)),
        "group": pa.Column("category"),
        "birthplace": pa.Column("category", pa.Check.isin(["nl", "abroad", "all"])),
        "persons": pa.Column("Int64", pa.Check.ge(0), nullable=True),
        "share_pct": pa.Column("Float64", pa.Check.in_range(0, 100), nullable=True),
        "source_table": pa.Column("category"),
        "rounded_to": pa.Column("Int8", pa.Check.isin([1, 5]), nullable=True),
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
        "indicator": pa.Column("category", pa.Check.str_matches(r"^[a-z0-9_]+$")),
        "value": pa.Column(float),
        "unit": pa.Column("category"),
        "source_table": pa.Column("category"),
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
        "name": pa.Column(str),
        "gemeente": pa.Column(str, nullable=True),
    },
    unique=["region", "year"],
    strict=True,
    ordered=True,
)

HISTORY = pa.DataFrameSchema(
    {"region": pa.Column(str), "name": pa.Column(str), "description": pa.Column(str)},
    unique=["region"],
    strict=True,
    ordered=True,
)

AREAS = pa.DataFrameSchema(
    {
        "region": _region,
        "name": pa.Column(str),
        "gemeente": pa.Column(str, nullable=True),
        "geometry": pa.Column(object),
    },
    unique=["region"],
    strict=True,
    ordered=True,
)

SCHEMAS = {"origin": ORIGIN, "indicators": INDICATORS, "regions": REGIONS, "history": HISTORY, "areas": AREAS}
