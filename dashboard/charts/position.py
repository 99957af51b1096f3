"""Where one gemeente stands among all: a dot each, the own one large."""

import numpy as np
import plotly.graph_objects as go

from dashboard.charts.template import figure
from dashboard.findings.profile import Profile
from dashboard.language import Language
from dashboard.theme import INK, OTHERS, OWN

__all__ = ["position"]

_COLUMNS = 70


def position(profile: Profile, names: dict[str, str], language: Language, height: int = 190) -> go.Figure:
    """Draw all gemeenten on the index, dots that would overlap stacked around the middle.

    Parameters
    ----------
    profile : Profile
    names : dict of region to name
    language : Language
    height : int
        Pixels.

    Returns
    -------
    go.Figure
    """
    known = profile.others.dropna().sort_values()
    low, high = float(known.min()), float(known.max())
    column = np.round((known.to_numpy() - low) / (high - low or 1) * _COLUMNS).astype(int)
    nth = known.groupby(column).cumcount().to_numpy()
    # 0, 1, -1, 2, -2, …
    offset = np.where(nth % 2 == 1, (nth + 1) // 2, -(nth // 2))
    own = known.index == profile.gemeente
    label = language.say("indicator.index.name")
    hover = f"<b>%{{text}}</b><br>{label}: %{{x:.2f}}<extra></extra>"
    others = go.Scatter(
        x=known[~own].round(4).tolist(),
        y=offset[~own].tolist(),
        text=[names[region] for region in known.index[~own]],
        mode="markers",
        marker={"color": OTHERS, "size": 6, "opacity": 0.75},
        hovertemplate=hover,
    )
    traces, notes = [others], []
    if own.any():
        value = float(known[own].iloc[0])
        traces.append(
            go.Scatter(
                x=[value],
                y=[0],
                text=[profile.name],
                mode="markers",
                marker={"color": OWN, "size": 17, "line": {"color": "#ffffff", "width": 2}},
                hovertemplate=hover,
            )
        )
        left = value < (low + high) / 2
        notes.append(
            {"x": value, "y": 1, "yref": "paper", "yanchor": "top", "showarrow": True, "ax": 0, "ay": 0}
            | {"text": f"<b>{profile.name} {language.formats.decimal(value, 2)}</b>", "showarrow": False}
            | {"xanchor": "left" if left else "right", "font": {"color": OWN, "size": 15}}
        )
    for side, at, anchor in (("lowest", 0, "left"), ("highest", 1, "right")):
        notes.append(
            {"x": at, "xref": "paper", "xanchor": anchor, "y": 0, "yref": "paper", "yanchor": "bottom"}
            | {
                "text": language.say(f"profile.{side}"),
                "showarrow": False,
                "font": {"color": INK, "size": 12},
            }
        )
    reach = max(6, int(np.abs(offset).max()))
    return figure(
        traces,
        language,
        height,
        margin={"l": 8, "r": 8, "t": 4, "b": 24},
        annotations=notes,
        hovermode="closest",
        xaxis={"tickformat": ".1f", "fixedrange": True, "nticks": 8, "range": [low - 0.02, high + 0.02]},
        yaxis={"visible": False, "fixedrange": True, "range": [-reach * 1.5, reach * 1.6]},
    )
