"""The Grafana dashboard and the rules of alerts: of metrics that there are, in words that Prometheus reads."""

import json
import re
from pathlib import Path

import promql_parser
import pytest
import yaml
from prometheus_client.metrics import MetricWrapperBase

from dashboard.watch import counted
from dashboard.watch.state import Looked, State

DEPLOY = Path(__file__).parents[3] / "dashboard" / "deploy"
BOARD = json.loads((DEPLOY / "grafana.json").read_text(encoding="utf-8"))
ALERTS = yaml.safe_load((DEPLOY / "alerts.yml").read_text(encoding="utf-8"))
ASKED = {
    **{
        f"{panel['title']} {target['refId']}": target["expr"]
        for panel in BOARD["panels"]
        for target in panel["targets"]
    },
    **{rule["alert"]: rule["expr"] for group in ALERTS["groups"] for rule in group["rules"]},
}


def told() -> dict[str, set[str]]:
    """Names of all samples, each with its labels."""
    families = [*counted.REGISTRY.collect(), *State(lambda: Looked("a", False, 1, 1, 0, 0, True)).collect()]
    found = {sample.name: set(sample.labels) for family in families for sample in family.samples}
    metrics = [one for one in vars(counted).values() if isinstance(one, MetricWrapperBase)]
    declared = {one._name: (one._type, set(one._labelnames)) for one in metrics}
    ends = {"counter": ("_total",), "gauge": ("",), "histogram": ("_bucket", "_count", "_sum")}
    for name, (kind, labels) in declared.items():
        for end in ends[kind]:
            found[name + end] = labels | ({"le"} if end == "_bucket" else set())
    # Prometheus adds where it asked, and whether it was answered.
    return {name: labels | {"job", "instance"} for name, labels in (found | {"up": set()}).items()}


@pytest.mark.parametrize("name", ASKED)
def test_every_question_is_one_that_prometheus_reads_of_metrics_that_there_are(name):
    known, asked = told(), ASKED[name]
    promql_parser.parse(asked)
    names = set(re.findall(r"\b(?:diversiteit|process)_\w+|\bup\b", asked))
    assert names and names <= known.keys()
    labels = {
        label for group in re.findall(r"\{([^}]*)\}", asked) for label in re.findall(r"(\w+)\s*[=!]", group)
    }
    labels |= {label.strip() for group in re.findall(r"by \(([^)]*)\)", asked) for label in group.split(",")}
    assert labels <= set().union(*(known[one] for one in names))


def test_the_test_above_would_see_what_is_no_question():
    with pytest.raises(ValueError, match=r"."):
        promql_parser.parse("sum(rate(x[5m])")


def test_every_alert_says_how_bad_it_is_and_what_to_look_at():
    for group in ALERTS["groups"]:
        for rule in group["rules"]:
            assert rule["labels"]["severity"] in ("info", "warning", "critical")
            assert len(rule["annotations"]["summary"]) > 20
