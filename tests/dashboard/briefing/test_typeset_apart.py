import json
import subprocess
import sys

import pytest

from dashboard.briefing import typeset_apart as apart
from dashboard.briefing.typeset_apart import CannotTypesetError, typeset_apart


def test_every_page_is_a_file_of_its_own_in_order():
    document = b"#sys.inputs.word\n#pagebreak()\n#set page(width: 90pt)\nsecond"
    first, second = typeset_apart(document, {"word": "é"}, format="svg")
    assert b'width="90pt"' in second and b'width="90pt"' not in first
    (whole,) = typeset_apart(document, {"word": "é"}, format="pdf")
    assert whole.startswith(b"%PDF")


def test_what_typst_does_not_understand_is_told_without_what_stood_there():
    with pytest.raises(CannotTypesetError) as caught:
        typeset_apart(b"#nothing(sys.inputs.secret)", {"secret": "s3cret"}, format="pdf")
    assert "nothing" in str(caught.value) and "s3cret" not in str(caught.value)


def test_what_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(apart, "_SECONDS", 0.01)
    with pytest.raises(CannotTypesetError, match=r"0\.01 s"):
        typeset_apart(b"a", {}, format="pdf")


def test_the_process_that_shows_pages_never_holds_typst():
    seen = subprocess.run(
        [
            sys.executable,
            "-c",
            "import json, sys; import dashboard.app, dashboard.briefing.documents as made;"
            "from dashboard.language import Language; from data_sources import open_snapshot;"
            "held = open_snapshot(); made.document(held, 'GM0088', Language('nl'), 'pdf', ('questions',));"
            "print(json.dumps([it for it in sys.modules if 'typst' in it]))",
        ],
        capture_output=True,
        check=True,
    )
    assert json.loads(seen.stdout.splitlines()[-1]) == []
