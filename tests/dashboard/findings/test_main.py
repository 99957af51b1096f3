"""The command that tells the story of a gemeente, on the embedded figures."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from dashboard.findings.__main__ import main
from dashboard.findings.data.national import national
from tests.dashboard.newest import NOW

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
app = typer.Typer()
app.command()(main)
run = CliRunner()


@pytest.fixture(autouse=True)
def _opened_once(snapshot, monkeypatch):
    """The embedded figures are opened once for all of these tests, as national frames are made once."""
    monkeypatch.setattr("dashboard.findings.__main__.open_snapshot", lambda: snapshot)


def told(*words: str) -> str:
    done = run.invoke(app, list(words))
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("asked", ["GM0344", "Utrecht", "0344", "344", " gm0344 ", "UTRECHT"])
def test_a_code_and_a_name_tell_the_same_story(asked):
    story = told(asked)
    assert story.startswith("Utrecht (GM0344)\n")
    assert "Wat opvalt" in story
    assert story == told("GM0344")


def test_every_sentence_points_to_a_source_that_stands_below():
    story, _, sources = told("GM0184").partition("\nBronnen\n")
    numbered = {line.split("]")[0] + "]" for line in sources.strip().splitlines()}
    assert set(re.findall(r"\[\d+\]", story)) == numbered
    for line in sources.strip().splitlines():
        assert re.search(r"\[\d+\] CBS.*, \d{4}(–\d{4})?, opgehaald \d+ \w+ \d{4}.* · https://", line)
    assert f"85458NED, {NOW}" in sources
    assert "herkomst (indeling sinds 2022), 3 groepen" in sources


def test_the_story_in_english():
    story = told("Vaals", "--language", "en")
    assert "What stands out" in story
    assert "Why there is no outlook" in story
    assert "Sources" in story
    assert "gemeente " not in story


def test_an_old_name_leads_to_the_successor_with_a_word_about_it():
    story = told("Winsum")
    assert story.startswith("Het Hogeland (GM1966)\n")
    assert "Winsum is na 1 januari 2018 verdeeld over Het Hogeland" in story


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Utrecth"], "Er is geen gemeente 'Utrecth'. Bedoelt u Utrecht?"),
        (["Qwertyuiop"], "Er is geen gemeente 'Qwertyuiop'."),
        (["Qwertyuiop", "--language", "en"], "There is no municipality 'Qwertyuiop'."),
        (
            ["Bergen"],
            "'Bergen' kan meer gemeenten zijn: Bergen (L.) (GM0893) en Bergen (NH.) (GM0373). Geef de code.",
        ),
        (["Utrecht", "--language", "fy"], "--language: nl, en"),
        (
            [],
            "python -m dashboard.findings"
            " GEMEENTE | --types | --backtest | --group LAND | --grounds | --dictionary",
        ),
    ],
)
def test_what_cannot_be_told_is_one_line_and_a_code_of_two(words, said):
    done = run.invoke(app, words)
    assert done.exit_code == 2
    assert done.stderr.strip() == said
    assert done.stdout == ""


def test_the_table_of_types_adds_up_and_gives_reasons(snapshot):
    table = told("--types").splitlines()
    counts = [int(line.split()[-1]) for line in table[1:10]]
    assert sum(counts) == int(table[10].split()[-1]) == len(national(snapshot).types)
    assert re.match(r"Alle grenzen 1,05 keer zo hoog: \d+ van de 342 ", table[12])
    labour = table[table.index(f"Gemeenten met arbeidsmigranten ({counts[5]})") + 1 :][: counts[5]]
    assert any(
        re.match(r"Westland +op 1 januari 2022 had 3,6% van de inwoners een Poolse", line) for line in labour
    )
    assert sum("landelijk" in line for line in table) == len(national(snapshot).types)
    assert "All bounds 0.95 times as high: " in told("--types", "--language", "en")


def test_the_back_test_stands_beside_no_change_by_size(snapshot):
    table = told("--backtest")
    rows = [line for line in table.splitlines() if re.match(r"\d", line)]
    record = national(snapshot).record
    assert len(rows) == len(record) == 20
    at_ten = record[(record["horizon"] == 10) & (record["measure"] == "diversity_index")].iloc[-1]
    wanted = [f"{at_ten[name]:.3f}".replace(".", ",") for name in ("outlook", "no_change", "score")]
    assert any(all(number in row for number in [*wanted, "150.000 inwoners of meer"]) for row in rows)
    assert "150,000 inhabitants or more" in told("--backtest", "--language", "en")


def test_the_command_as_it_is_typed():
    command = [sys.executable, "-m", "dashboard.findings", "Utrecth"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr == "Er is geen gemeente 'Utrecth'. Bedoelt u Utrecht?\n"
