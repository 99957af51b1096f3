import json
from unittest.mock import patch

import numpy as np
import plotly.graph_objects as go
import plotly.io as pio

from dashboard.charts import drawn
from dashboard.charts.drawn import Drawn, scatter_trace

TRACE = scatter_trace(
    x=np.array([1.5, 2.5]), y=["<b>Urk</b>", None], marker={"size": 3, "color": ["#fff", "#000"]}, text=None
)
LAYOUT = {
    "height": 300,
    "xaxis": {"range": [0, 3], "title": {"text": "é"}},
    "annotations": [{"x": 1, "y": 2}],
}


def test_what_travels_is_what_plotly_sends() -> None:
    told = json.loads(pio.to_json(Drawn([TRACE], LAYOUT).to_dict(), validate=False))
    made = json.loads(pio.to_json(go.Figure([TRACE], LAYOUT).to_dict(), validate=False))
    made["layout"].pop("template", None)
    assert told == made


def test_it_is_written_once_and_says_its_size() -> None:
    picture = Drawn([TRACE], LAYOUT)
    with patch.object(drawn, "to_json_plotly", wraps=drawn.to_json_plotly) as writing:
        first, again = (pio.to_json(picture.to_dict(), validate=False) for _ in range(2))
    assert first == again
    assert writing.call_count == 5  # x, y, marker; xaxis, annotations
    assert picture.to_dict()["layout"]["height"] == 300


def test_its_values_stay_those_that_were_given() -> None:
    picture = Drawn([TRACE], LAYOUT)
    picture.to_dict()
    assert picture.data[0].x.tolist() == [1.5, 2.5]
    assert picture.layout.xaxis.title.text == "é"
