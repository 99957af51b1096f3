"""Many briefings: resumed where a run was cut short, whole or not there, and the command around it."""

import json
import zipfile

import pytest
from typer import Typer
from typer.testing import CliRunner

from dashboard.briefing import batch
from dashboard.briefing.batch import JOURNAL, Order, fulfil, write_whole
from dashboard.briefing.command import main

pytestmark = pytest.mark.slow

ORDER = Order(("GM0088", "GM0184"), "xlsx", "nl", ("index",))


def run(*words: str):
    app = Typer()
    app.command()(main)
    return CliRunner().invoke(app, list(words))


def test_what_is_there_is_not_made_again_and_what_is_lost_is(tmp_path):
    first = list(fulfil(ORDER, tmp_path))
    assert [(one.kept, one.error) for one in first] == [(False, "")] * 2
    assert all(one.kept for one in fulfil(ORDER, tmp_path))
    (tmp_path / first[0].file).unlink()
    (tmp_path / first[1].file).write_bytes(b"cut short")
    assert [one.kept for one in fulfil(ORDER, tmp_path)] == [False, False]
    assert zipfile.is_zipfile(tmp_path / first[1].file)


def test_other_figures_or_other_parts_are_another_document(tmp_path):
    list(fulfil(ORDER, tmp_path))
    other = Order(ORDER.gemeenten, "xlsx", "nl", ("index", "groups"))
    assert not any(one.kept for one in fulfil(other, tmp_path))
    assert not any(one.kept for one in fulfil(ORDER, tmp_path))
    assert ORDER.key("a") != ORDER.key("b")


def test_a_journal_that_was_cut_short_is_read_as_far_as_it_goes(tmp_path):
    first = list(fulfil(ORDER, tmp_path))
    path = tmp_path / JOURNAL
    path.write_text(path.read_text()[:-20])
    assert [one.kept for one in fulfil(ORDER, tmp_path)] == [True, False]
    assert json.loads(path.read_text().splitlines()[0])["file"] == first[0].file


def test_one_that_fails_does_not_cost_the_others(tmp_path, monkeypatch):
    real = batch.document

    def broken(snapshot, code, *rest):
        if code == "GM0088":
            raise ValueError("made up")
        return real(snapshot, code, *rest)

    monkeypatch.setattr(batch, "document", broken)
    made = {one.gemeente: one for one in fulfil(ORDER, tmp_path)}
    assert made["GM0088"].error == "ValueError: made up"
    assert not (tmp_path / made["GM0088"].file).exists()
    assert made["GM0184"].error == ""


def test_a_file_is_whole_or_not_there(tmp_path):
    with pytest.raises(TypeError):
        write_whole(tmp_path / "a", "no bytes")
    assert list(tmp_path.iterdir()) == []


def test_the_command_makes_files_and_packs_them(tmp_path):
    out, packed = tmp_path / "out", tmp_path / "all.zip"
    words = ("Urk", "GM0088", "--format", "xlsx", "--part", "index", "--workers", "1")
    done = run(*words, "--out", str(out), "--zip", str(packed))
    assert done.exit_code == 0, done.output
    names = {"briefing-urk-GM0184-nl.xlsx", "briefing-schiermonnikoog-GM0088-nl.xlsx"}
    assert {path.name for path in out.glob("*.xlsx")} == names
    assert set(zipfile.ZipFile(packed).namelist()) == names


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("Urk", "--format", "doc"),
        ("Urk", "--language", "fy"),
        ("Urk", "--part", "no"),
        ("Qwertyuiop",),
    ],
)
def test_the_command_refuses_what_it_does_not_know(words, tmp_path):
    done = run(*words, "--out", str(tmp_path))
    assert done.exit_code == 2
    assert list(tmp_path.iterdir()) == []
