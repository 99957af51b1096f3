"""A made-up country of a few gemeenten, in the form in which a snapshot gives its data."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

HISTORY = {
    "GM0001": (
        "Oud",
        "Opgeheven per 01-01-2019, overgegaan naar:\r\n"
        "- Nieuwstad (GM0009),\r\n... 10 hectare met 300 woningen en 600 inwoners\r\n"
        "- Groot (GM0003),\r\n... 5,5 hectare met 1 woning en 396 inwoners\r\n"
        "- Zoom (GM0004)\r\n... 4 inwoners\r\n"
        "\r\nBegindatum voor 1830\r\n",
    ),
    "GM0002": (
        "Klein",
        "Opgeheven per 01-01-2019, overgegaan naar:\r\n"
        "- Nieuwstad (GM0009),\r\n... 20 hectare met 700 woningen en 1400 inwoners \r\n"
        ".\r\nBegindatum 01-01-1990\r\n",
    ),
    "GM0003": (
        "Groot",
        "Gemeentelijke herindeling per 01-01-2019, ontvangen van:\r\n"
        "- Groot (GM0003),\r\n... 90 hectare 1 woning en 3604 inwoners\r\n"
        "- Oud (GM0001),\r\n... 5,5 hectare met 1 woning en 396 inwoners\r\n"
        "\r\nBegindatum voor 1830\r\n",
    ),
    "GM0004": (
        "Zoom",
        "Grenswijziging per 01-01-2019, ontvangen van:\r\n- Oud (GM0001),\r\n... 4 inwoners\r\n"
        "Grenswijziging per 01-01-2018, overgegaan naar:\r\n- Groot (GM0003),\r\n"
        "... 7 hectare met 0 woningen en 1 inwoner\r\n"
        "Provinciale wijziging per 01-01-2016:\r\n"
        "- overgegaan van provincie Westland naar provincie Oostland \r\n"
        "Begindatum voor 1830\r\n",
    ),
    "GM0005": ("Eerder", "Naamswijziging per 01-07-2020,\r\nnieuwe naam: Later (GM0006),\r\n"),
    "GM0006": (
        "Later",
        "Naamswijziging per 01-07-2020,\r\noude naam: Eerder (GM0005)\r\nBegindatum 01-07-2020",
    ),
    # Joined Nieuwstad in the middle of a year, which had grown to a number that CBS does not tell.
    "GM0007": (
        "Dorp",
        "Opgeheven per 24-03-2022, overgegaan naar:\r\n- Nieuwstad (GM0009),\r\n"
        "... 1 hectare met 1 woning en 500 inwoners\r\n",
    ),
    "GM0009": (
        "Nieuwstad",
        "Gemeentelijke herindeling per 24-03-2022, ontvangen van:\r\n- Dorp (GM0007),\r\n"
        "... 1 hectare met 1 woning en 500 inwoners\r\n"
        "Ontstaan per 01-01-2019 uit:\r\n"
        "- Oud (GM0001),\r\n... 10 hectare met 300 woningen en 600 inwoners\r\n"
        "- Klein (GM0002),\r\n... 20 hectare met 700 woningen en 1400 inwoners\r\n"
        "Begindatum 01-01-2018\r\n",
    ),
    "GM0997": ("Register", "Opgeheven per 01-10-1994\r\nEen alinea in gewone taal.\r\n"),
    "PV20": ("Westland", "Provincie.\r\n"),
}

INHABITANTS = {
    # 2015: of every gemeente; 2021: of Nieuwstad only, the nearest to the merger of 2022.
    2015: {"GM0001": 1000, "GM0002": 3000, "GM0003": 4000, "GM0004": 100, "GM0005": 50, "GM0007": 400},
    2021: {"GM0009": 2500},
}


def indicators() -> pd.DataFrame:
    rows = [
        (region, "gemeente", year, "inwoners", float(value), "aantal", "MADEUP")
        for year, values in INHABITANTS.items()
        for region, value in values.items()
    ]
    columns = ["region", "level", "year", "indicator", "value", "unit", "source_table"]
    return pd.DataFrame(rows, columns=columns).astype({"value": "Float64"})


def areas(shapes: dict[str, BaseGeometry], gemeente: dict[str, str] | None = None) -> pd.DataFrame:
    inside = gemeente or {region: region for region in shapes}
    return pd.DataFrame(
        {
            "region": list(shapes),
            "name": [f"Gebied {region}" for region in shapes],
            "gemeente": [inside.get(region) for region in shapes],
            "geometry": shapely.to_wkb(list(shapes.values())),
        }
    )


@dataclass(eq=False)
class MadeUpSnapshot:
    """Stands where a snapshot stands; holds what a test gives it."""

    texts: dict[str, tuple[str, str]] = field(default_factory=lambda: HISTORY)
    figures: pd.DataFrame = field(default_factory=indicators)
    shapes: dict[tuple[str, int], pd.DataFrame] = field(default_factory=dict)

    def history(self) -> pd.DataFrame:
        rows = [(region, *told) for region, told in self.texts.items()]
        return pd.DataFrame(rows, columns=["region", "name", "description"])

    def indicators(self, level: Any = None, years: Any = None, indicator: Any = None) -> pd.DataFrame:
        return self.figures[self.figures["indicator"] == indicator]

    def areas(self, level: str, year: int) -> pd.DataFrame:
        return self.shapes[level, year]

    def years(self, level: str, *kinds: str) -> tuple[int, ...]:
        return ()

    def area_years(self, level: str) -> list[int]:
        return sorted(year for at, year in self.shapes if at == level)
