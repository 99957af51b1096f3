"""Typst as a process of its own: a document on standard input, its files on standard output.

Started by :mod:`dashboard.briefing.typeset_apart` as a script, it imports nothing of the dashboard.
"""

import io
import json
import re
import sys
from typing import Any

import typst

_PAGE = re.compile(rb"/Type\s*/Page\b")
"""A page in Typst's PDF, which does not compress its page objects."""


def main() -> None:
    """Set one document: a line of JSON with its form, then its Typst; back come a line with sizes, then the files."""
    source, out = sys.stdin.buffer, sys.stdout.buffer
    folder, inputs, most, form = json.loads(source.readline())
    files = _files(source.read(), folder, inputs, most, **form)
    out.write(json.dumps([len(file) for file in files]).encode() + b"\n")
    out.writelines(files)


def _files(
    document: bytes,
    folder: str,
    inputs: list[dict[str, str]],
    most: int | None,
    colours: int | None = None,
    **form: Any,
) -> list[bytes]:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    files: list[bytes] = []
    # What was laid out for one try is not laid out again for the next.
    for one in inputs:
        made = typst.compile(document, font_paths=fonts, sys_inputs=one, **form)
        files = [made] if isinstance(made, bytes) else made
        if most is None or _pages(files) <= most:
            break
    return files if colours is None else [_in_few(colours, png) for png in files]


def _pages(files: list[bytes]) -> int:
    return max(len(files), sum(len(_PAGE.findall(file)) for file in files if file.startswith(b"%PDF")))


def _in_few(colours: int, png: bytes) -> bytes:
    """A picture in its foremost colours, each other as the nearest of these: it looks alike in a third of the bytes."""
    # Few documents want it, and it takes longer to load than Typst.
    from PIL import Image

    whole = Image.open(io.BytesIO(png)).convert("RGB")
    counted: list[Any] = whole.getcolors(whole.width * whole.height) or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in sorted(counted, reverse=True)[:colours] for part in colour])
    drawn = io.BytesIO()
    whole.quantize(palette=palette, dither=Image.Dither.NONE).save(drawn, format="PNG")
    return drawn.getvalue()


if __name__ == "__main__":
    main()
