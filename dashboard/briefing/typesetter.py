"""Typst as a process of its own: a document on standard input, its files on standard output.

Started by :mod:`dashboard.briefing.typeset_apart` as a script, it imports nothing of the dashboard.
"""

import json
import sys

import typst


def main() -> None:
    """Set one document: a line of JSON with its form, then its Typst; back come a line with sizes, then the files."""
    source, out = sys.stdin.buffer, sys.stdout.buffer
    folder, form = json.loads(source.readline())
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    made = typst.compile(source.read(), font_paths=fonts, **form)
    files = [made] if isinstance(made, bytes) else made
    out.write(json.dumps([len(file) for file in files]).encode() + b"\n")
    out.writelines(files)


if __name__ == "__main__":
    main()
