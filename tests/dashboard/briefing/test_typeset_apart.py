import io
import json
import subprocess
import sys

import pytest
from PIL import Image, ImageChops

from dashboard.briefing import typeset_apart as apart
from dashboard.briefing.typeset_apart import CannotTypesetError, typeset_apart


def test_every_page_is_a_file_of_its_own_in_order():
    document = b"#sys.inputs.word\n#pagebreak()\n#set page(width: 90pt)\nsecond"
    first, second = typeset_apart(document, {"word": "é"}, format="svg")
    assert b'width="90pt"' in second and b'width="90pt"' not in first
    (whole,) = typeset_apart(document, {"word": "é"}, format="pdf")
    assert whole.startswith(b"%PDF")


@pytest.mark.parametrize("form", ["pdf", "svg"])
def test_of_several_the_first_is_taken_that_has_room_or_else_the_last(form):
    document = b"#for _ in range(int(sys.inputs.more)) [#pagebreak()]"
    tries = [{"more": "4"}, {"more": "2"}, {"more": "1"}]

    def made(most: int) -> tuple[bytes, ...]:
        return typeset_apart(document, *tries, format=form, timestamp=0, most_pages=most)

    def alone(more: str) -> tuple[bytes, ...]:
        return typeset_apart(document, {"more": more}, format=form, timestamp=0)

    assert made(5) == alone("4") and made(4) == made(3) == alone("2") and made(1) == alone("1")


def test_what_typst_does_not_understand_is_told_without_what_stood_there():
    with pytest.raises(CannotTypesetError) as caught:
        typeset_apart(b"#nothing(sys.inputs.secret)", {"secret": "s3cret"}, format="pdf")
    assert "nothing" in str(caught.value) and "s3cret" not in str(caught.value)


def test_what_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(apart, "_SECONDS", 0.01)
    with pytest.raises(CannotTypesetError, match=r"0\.01 s"):
        typeset_apart(b"a", {}, format="pdf")


@pytest.mark.slow
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


def test_a_page_in_few_colours_is_the_same_picture_in_a_third_of_the_bytes():
    blue = b'#rect(fill: rgb("#123456"), width: 100%, height: 30pt)'
    document = b"#set page(width: 90pt, height: 90pt, margin: 0pt)\n#set text(5pt)\n" + blue + b"#lorem(9)"
    (many,) = typeset_apart(document, {}, format="png", ppi=288.0)
    (few,) = typeset_apart(document, {}, format="png", ppi=288.0, colours=8)
    one, other = (Image.open(io.BytesIO(made)).convert("RGB") for made in (many, few))
    assert one.size == other.size and len(other.getcolors()) <= 8
    assert other.getpixel((180, 40)) == one.getpixel((180, 40)) == (0x12, 0x34, 0x56)
    assert ImageChops.difference(one, other).getextrema()[0][1] < 64
    assert len(few) < len(many) / 2
