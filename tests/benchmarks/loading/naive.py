"""The yardstick: a map of the country as anyone would write it in an hour, in Streamlit's own settings.

The figures are read once (``st.cache_data``), the boundaries are simplified already, and both travel in the figure.
"""

import json

import pandas as pd
import plotly.express as px
import streamlit as st

from dashboard.findings.data.national import national
from dashboard.findings.data.origin import offer
from data_sources import open_snapshot
from geo.web import web_geometry


@st.cache_data
def figures() -> pd.DataFrame:
    """Read a figure of every gemeente."""
    found = national(open_snapshot())
    latest = found.values("index").groupby("region").tail(1).reset_index().rename(columns={"region": "code"})
    return latest.assign(naam=latest["code"].map(found.gemeenten.names))


@st.cache_data
def boundaries() -> dict:
    """Read the boundaries of every gemeente."""
    held = open_snapshot()
    return json.loads(web_geometry("gemeente", offer(held).current_year, snapshot=held).raw)


st.set_page_config(page_title="Diversiteit", layout="wide")
st.title("Hoe divers is uw gemeente?")
names = figures()["naam"].sort_values()
chosen = st.selectbox("Gemeente", names)
drawn = px.choropleth_map(
    figures(),
    geojson=boundaries(),
    locations="code",
    featureidkey="properties.code",
    color="value",
    hover_name="naam",
    center={"lat": 52.2, "lon": 5.3},
    zoom=6,
    height=600,
)
st.plotly_chart(drawn)
st.dataframe(figures()[figures()["naam"] == chosen])
