"""The one Plotly template: quiet axes, the site's type and ink, numbers as the language writes them."""

from typing import Any

from dashboard.charts.drawn import Drawn, Trace
from dashboard.language import Language
from dashboard.style.colours import FONT, INK, LINE, MUTED

__all__ = ["config", "figure"]

# A few keys instead of the hundreds of Plotly's own template: they travel with every figure.
_PLAIN: dict[str, Any] = {
    "font": {"family": FONT, "size": 14, "color": INK},
    "paper_bgcolor": "rgba(0,0,0,0)",
    "plot_bgcolor": "rgba(0,0,0,0)",
    "hoverlabel": {
        "bgcolor": "#ffffff",
        "bordercolor": LINE,
        "font": {"family": FONT, "size": 14, "color": INK},
        "align": "left",
        "namelength": 0,  # no trace is named beside what is told of its points
    },
    "showlegend": False,
}
_AXIS = {"showgrid": False, "zeroline": False, "linecolor": LINE, "tickfont": {"color": MUTED}}
_TEMPLATES = {
    axes: {"layout": _PLAIN | ({"xaxis": _AXIS, "yaxis": _AXIS} if axes else {})} for axes in (True, False)
}
_BUTTONS = {"bgcolor": "rgba(255,255,255,0.85)", "color": MUTED, "activecolor": INK}


def figure(traces: list[Trace], language: Language, height: int, **layout: Any) -> Drawn:
    """Make a figure in the dashboard's style.

    Parameters
    ----------
    traces : list of Trace
    language : Language
        Decides how numbers are written.
    height : int
        Pixels.
    **layout
        Further layout of this figure.

    Returns
    -------
    Drawn
        Not to be changed; a copy (``go.Figure(...)``) can be.
    """
    settings = {"margin": {"l": 0, "r": 0, "t": 0, "b": 0}, **layout}
    if "map" in layout:
        settings["modebar"] = _BUTTONS
    axes = [axis for name, axis in layout.items() if name.startswith(("xaxis", "yaxis"))]
    hidden = "map" in layout or (axes and not any(axis.get("visible", True) for axis in axes))
    return Drawn(
        traces,
        {
            "template": _TEMPLATES[not hidden],
            "height": height,
            "separators": language.formats.separators,
            **settings,
        },
    )


def config(language: Language, buttons: tuple[str, ...] = ()) -> dict[str, Any]:
    """Settings of the figure's own controls: only the buttons named, with titles in the language.

    Parameters
    ----------
    language : Language
    buttons : tuple of str
        Plotly's names of the buttons to show; none by default.

    Returns
    -------
    dict
        For ``st.plotly_chart(config=...)``.
    """
    if not buttons:
        return {"displayModeBar": False}
    names = {
        "Zoom in": language.say("map.zoom_in"),
        "Zoom out": language.say("map.zoom_out"),
        "Reset view": language.say("map.reset"),
    }
    return {
        "displaylogo": False,
        "displayModeBar": True,
        "modeBarButtons": [list(buttons)],
        "locale": language.code,
        "locales": {language.code: {"dictionary": names, "format": {}}},
    }
